"""Lets words that point back (`تلك الهجمات`) be totals or single events as what they point to."""

from collections.abc import Iterable

from rawi.extract.acts import ATTACKS
from rawi.extract.drafts import Draft
from rawi.extract.history import LEAD
from rawi.extract.periods import period_of
from rawi.extract.scope import points_back

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
        if draft.aggregate and not BARE.isdisjoint(draft.because) and _is_of(draft, news.get(draft.act)):
            draft.aggregate = False
            draft.because[:] = [rule for rule in draft.because if rule not in BARE]
            continue
        if sentence < LEAD and draft.status == "asserted":
            before = news.get(draft.act, set())
            news[draft.act] = None if draft.aggregate or before is None else before | _doers(draft)
        if draft.act not in ATTACKS:
            continue
        if not draft.aggregate and sentence - last < NEAR and (points_back(draft) or _is_share(draft, total)):
            draft.aggregate = True
            draft.because.append("scope:those")
        if draft.aggregate:
            last, total = sentence, total if COUNTED.isdisjoint(draft.because) else draft


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
