"""Lets words that point back (`تلك الهجمات`) be totals or single events as what they point to."""

from collections.abc import Iterable

from rawi.extract.acts import ATTACKS, STRUCK
from rawi.extract.drafts import Draft
from rawi.extract.history import LEAD
from rawi.extract.periods import is_of_day, period_of
from rawi.extract.scope import points_back

STRIKES = STRUCK | {"unspecified_violence"}  # acts that one strike may be told as
NEAR = 2  # sentences from a total back to which the next may point
WAR_RULE = "scope:war"
COUNTED = frozenset(("scope:counted", "scope:many_times", "scope:those"))
BARE = frozenset(("scope:many", WAR_RULE))  # totals by a definite word alone


def carry_totals(drafts: Iterable[Draft]) -> None:
    """`165 انفجارا منذ مطلع العام … تسببت تلك الهجمات بمقتل`: what points back to a total is one.

    `الغارات`, `العدوان` without a day of its own is what the report opens with, where that is one event.
    """
    last, sentence, scene = -NEAR, -1, None
    total: Draft | None = None
    news: dict[str, set[str] | None] = {}
    for draft in drafts:
        if draft.scene is not scene:
            scene, sentence = draft.scene, sentence + 1
        kind = "attack" if draft.act in STRIKES else draft.act
        bare = draft.aggregate and not BARE.isdisjoint(draft.because)
        if bare and not LEAD <= last <= sentence < last + NEAR and _is_of(draft, news.get(kind)):
            draft.aggregate = False
            draft.because[:] = [rule for rule in draft.because if rule not in BARE]
            continue
        if sentence < LEAD and draft.status == "asserted":
            before = news.get(kind, set())
            news[kind] = None if draft.aggregate or before is None else before | _doers(draft)
        if draft.act not in ATTACKS:
            continue
        those = sentence - last < NEAR and (_points_to_many(draft) or _is_share(draft, total))
        if not draft.aggregate and those:
            draft.aggregate = True
            draft.because.append("scope:those")
        if draft.aggregate:
            last, total = sentence, total if COUNTED.isdisjoint(draft.because) else draft


def _points_to_many(draft: Draft) -> bool:
    """`تلك الهجمات`, without a day of its own (`الهجمات التي وقعت في 19 تموز`)."""
    if not points_back(draft):
        return False
    day = period_of(draft)
    return day is None or not is_of_day(day)


def _is_share(draft: Draft, total: Draft | None) -> bool:
    """`عدد الغارات 12 … 7 غارات على درعا`: so many of what was counted."""
    return (
        total is not None and total.act == draft.act and draft.number is not None and period_of(draft) is None
    )


def _is_of(draft: Draft, doers: set[str] | None) -> bool:
    """Whether it may be the news of these doers: a war names one of them (`العدوان الإسرائيلي`)."""
    if doers is None:
        return False
    if draft.losses and not _doers(draft):
        return True  # أدى العدوان إلى مقتل ثلاثة
    return WAR_RULE not in draft.because or bool(_doers(draft) & doers)


def _doers(draft: Draft) -> set[str]:
    """The ids and countries of who does it."""
    return {known for f in draft.actor for known in (f.chunk.actor, f.chunk.country) if known is not None}
