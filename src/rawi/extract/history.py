"""Carries history on: what a report recalls runs over several sentences, though the first alone is dated."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from rawi.extract.nodes import Node
from rawi.knowledge.senses import Unit
from rawi.model import HAPPENED, Claim, Time

LEAD = 2  # sentences of the headline and the first of the report: they tell the news
GAP = 3  # sentences that history may pause between two events
NEWS = timedelta(days=7)  # what is as young is news
LONG = timedelta(days=30)  # what has gone on so long is what the report knows already
# What is known to go on; a total that is told as news (two acts with one toll) is none of it.
KNOWN = frozenset((
    "scope:going_on", "scope:used_to", "scope:carried_on", "scope:practice", "scope:large_toll",
    "scope:thousands", "scope:totals", "scope:many_times", "scope:lasting", "scope:war", "scope:since_war",
))  # fmt: skip
# Of these, what the lead itself only sets its news against (`وسط قصف متواصل`).
KNOWN_ASIDE = KNOWN - {"scope:large_toll", "scope:totals", "scope:many_times", "scope:carried_on"}
IN_GENERAL = frozenset(("scope:many", "scope:goes_on"))  # a plural alone: no news that is counted up
PLUPERFECT = "scope:pluperfect"
SINCE = "time:since"
COUNTED = "scope:counted"
LONG_SINCE = frozenset(("time:the_year", "time:in_the_year", "time:past", "time:months", "time:years"))
LATE = timedelta(days=62)  # a total is published so late
RECALLED = frozenset(("scope:recalled", "scope:anniversary", PLUPERFECT))
TALK = frozenset(("demand", "support", "pledge", "threat", "accuse"))  # said now, whatever it is about
CARRIED = "history:carried"
TO_ANOTHER = frozenset(("turn_of_report",))  # the entry of what turns to another matter
TURNS = TO_ANOTHER | {"for_his_part"}
FRONT = 2  # words at the head of a sentence


def opens_with(words: Sequence[Unit] | Sequence[Node], entries: Container[str]) -> bool:
    """Whether a sentence opens with one of these entries: `من جهة أخرى`, `بدوره`."""
    return any(sense.id in entries for word in words[:FRONT] for sense in word.senses)


def carry_history(
    claims: Iterable[Claim], starts: Sequence[int], published: date | None, turns: Container[int] = ()
) -> Iterator[Claim]:
    """Yield the claims, those that go on with history marked `background`.

    Only dated history runs on. `starts` are the offsets at which the sentences begin, `turns` the numbers of
    those that turn to another matter or speaker.
    Of `في 14 نوفمبر اقتحم الجيش المستشفى. وبعدها اختطف مديره.` the second sentence has no day of its own
    and goes on with the first. A recent day ends it.
    """
    run, last, lands = -GAP, -1, set[str]()
    acts: set[str] = set()
    totals = news = False
    for claim in _with_accounts(_without_news(claims, published), starts, published):
        sentence = _sentence(claim, starts)
        if any(n in turns for n in range(last + 1, sentence + 1)):
            run = -GAP
        last = sentence
        aside = news and claim.aggregate and not KNOWN_ASIDE.isdisjoint(claim.because)
        counted = claim.aggregate and IN_GENERAL.isdisjoint(claim.because)
        totals = totals or (counted and sentence < LEAD and not aside)
        lead = sentence < LEAD and not aside
        told = claim.background or lead or claim.status not in HAPPENED
        if lead:
            acts.add(claim.act)
        told = told or (COUNTED in claim.because and claim.act in acts)  # ليرتفع عدد الغارات إلى ثمان
        news = news or not (claim.aggregate or claim.background)
        if not told and _is_recent(claim, published):
            run = -GAP
        near = sentence - run < GAP and _fits(claim, lands)
        reason = "" if told else _reason(claim, published, near=near, totals=totals)
        found = _recall(claim, reason) if reason else claim
        if found.background and (_is_dated(found, published) or reason == CARRIED):
            lands = _countries(found) or (lands if sentence - run < GAP else set())
            run = sentence
        yield found


def settle_history(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims; what a report told as its news goes on with no history where it is told again."""
    news: set[str] = set()
    for claim in claims:
        again = claim.same_as in news and CARRIED in claim.because
        if again or not claim.background:
            news.add(claim.id)
        yield msgspec.structs.replace(claim, background=False) if again else claim


def _sentence(claim: Claim, starts: Sequence[int]) -> int:
    return bisect_right(starts, claim.trigger.start) - 1


def _with_accounts(claims: Iterable[Claim], starts: Sequence[int], published: date | None) -> Iterator[Claim]:
    """The claims; a total of the last months with which a report opens is its news, there and below."""
    news = False
    periods: set[tuple[date | None, date | None]] = set()
    for claim in claims:
        background = claim.background
        if background and claim.time is not None and _is_account(claim, published):
            period = (claim.time.start, claim.time.end)
            if not news and _sentence(claim, starts) < LEAD:
                periods.add(period)
            background = period not in periods
        news = news or not (claim.aggregate or background)
        yield claim if background == claim.background else msgspec.structs.replace(claim, background=False)


def _is_account(claim: Claim, published: date | None) -> bool:
    """`مقتل 212 مدنيا في آذار`: a total of the last months, which a report counts up."""
    end = claim.time.end if claim.time is not None else None
    late = published is not None and end is not None and end < published - LATE
    return claim.aggregate and RECALLED.isdisjoint(claim.because) and not late


def _without_news(claims: Iterable[Claim], published: date | None) -> Iterator[Claim]:
    """The claims; `وكان الجيش قد قصف البلدة أمس` is news, though the tense alone would make it history."""
    for claim in claims:
        news = PLUPERFECT in claim.because and _is_recent(claim, published)
        yield msgspec.structs.replace(claim, background=False) if news else claim


def _reason(claim: Claim, published: date | None, *, near: bool, totals: bool) -> str:
    """Why a claim told after the lead is history: it goes on with one, is a campaign, or began long ago.

    Where the lead itself tells a total (`totals`), what goes on is the news.
    """
    if claim.act in TALK or _is_recent(claim, published):
        return ""
    if near:
        return CARRIED
    if totals:
        return ""
    if claim.aggregate and not KNOWN.isdisjoint(claim.because):
        return "history:campaign"
    return "history:since" if _is_old(claim, published) else ""


def _recall(claim: Claim, reason: str) -> Claim:
    return msgspec.structs.replace(claim, background=True, because=(*claim.because, reason))


def _countries(claim: Claim) -> set[str]:
    return {p.country for p in claim.places if p.country}


def _fits(claim: Claim, lands: set[str]) -> bool:
    """Whether it can belong to the same story: not in another country."""
    own = _countries(claim)
    return not own or not lands or bool(own & lands)


def _is_dated(claim: Claim, published: date | None) -> bool:
    """Whether it has a day: `في الآونة الأخيرة` and `في الأيام الماضية` are vague, and near."""
    return claim.time is not None and (published is None or claim.time.start is not None)


def _is_recent(claim: Claim, published: date | None) -> bool:
    """Whether its day is told and lies in the week of the report."""
    time = claim.time
    if time is None:
        return False
    if published is None or time.start is None:
        return published is None and time.start is None and not _runs_long(time)
    return time.start >= published - NEWS


def _is_old(claim: Claim, published: date | None) -> bool:
    """`منذ بداية العام`: it has gone on for long."""
    time = claim.time
    if time is None:
        return False
    if published is None:
        return _runs_long(time)
    return time.start is not None and time.start < published - LONG


def _runs_long(time: Time) -> bool:
    """Whether its words alone tell that it has gone on for months (`منذ مطلع العام`, `منذ آذار الماضي`)."""
    return SINCE in time.because and not LONG_SINCE.isdisjoint(time.because)
