"""Carries history on: what a report recalls runs over several sentences, though the first alone is dated."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from rawi.model import Claim, Time

LEAD = 2  # sentences of the headline and the first of the report: they tell the news
GAP = 2  # sentences that history may pause between two events
NEWS = timedelta(days=7)  # what is as young is news
LONG = timedelta(days=30)  # what has gone on so long is what the report knows already
# What is known to go on; a total that is told as news (two acts with one toll) is none of it.
KNOWN = frozenset((
    "scope:going_on", "scope:used_to", "scope:carried_on", "scope:practice", "scope:large_toll",
    "scope:thousands", "scope:totals", "scope:many_times", "scope:lasting", "scope:war", "scope:since_war",
))  # fmt: skip
PLUPERFECT = "scope:pluperfect"
SINCE = "time:since"
LONG_SINCE = frozenset(("time:the_year", "time:in_the_year", "time:past", "time:months", "time:years"))
TALK = frozenset(("demand", "support", "pledge", "threat", "accuse"))  # said now, whatever it is about
CARRIED = "history:carried"
HAPPENED = frozenset(("asserted", "denied"))


def carry_history(claims: Iterable[Claim], starts: Sequence[int], published: date | None) -> Iterator[Claim]:
    """Yield the claims, those that go on with history marked `background`.

    Only dated history runs on. `starts` are the offsets at which the sentences begin.
    Of `في 14 نوفمبر اقتحم الجيش المستشفى. وبعدها اختطف مديره.` the second sentence has no day of its own
    and goes on with the first. A recent day ends it.
    """
    run, lands = -GAP, set[str]()
    totals = False
    for claim in _without_news(claims, published):
        sentence = bisect_right(starts, claim.trigger.start) - 1
        totals = totals or (claim.aggregate and sentence < LEAD)
        told = claim.background or sentence < LEAD or claim.status not in HAPPENED
        if not told and _is_recent(claim, published):
            run = -GAP
        near = sentence - run < GAP and _fits(claim, lands)
        reason = "" if told else _reason(claim, published, near=near, totals=totals)
        found = _recall(claim, reason) if reason else claim
        if found.background and (_is_dated(found, published) or reason == CARRIED):
            lands = _countries(found) or (lands if sentence - run < GAP else set())
            run = sentence
        yield found


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
