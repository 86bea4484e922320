"""Marks the parts of a report that counts up a week, a month or a year (`حصيلة آذار`)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rawi.extract.acts import ATTACKS
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.history import LEAD
from rawi.extract.nodes import VERB
from rawi.extract.periods import LOSSES, has_toll, is_long, period_of
from rawi.extract.pointers import points

RULE = "scope:of_account"
SEVERAL = 2  # dead or hurt
COUNTED = frozenset((
    "scope:period", "scope:lasting", "scope:large_toll", "scope:totals", "scope:counted", "scope:many_times",
))  # fmt: skip


def mark_parts(drafts: Iterable[Draft], turns: Sequence[int]) -> None:
    """Where headline or lead counts losses over a long period, what is counted behind them is of that total.

    It has no day of its own; the report's turn to another matter ends it.
    `turns`: the offsets, in text order, of the sentences that open with one.
    """
    scene: Scene | None = None
    sentence, turned, account = -1, 0, False
    for draft in drafts:
        if draft.scene is not scene:
            scene, sentence = draft.scene, sentence + 1
            before, turned = turned, bisect_right(turns, scene.start)
            account = account and turned == before
        if sentence < LEAD and _opens_account(draft):
            account = True
        elif account and _is_part(draft):
            draft.aggregate = True
            draft.because.append(RULE)


def _opens_account(draft: Draft) -> bool:
    """A total, by what was lost or thrown, over a week or longer."""
    if not draft.aggregate or COUNTED.isdisjoint(draft.because):
        return False
    time = period_of(draft)
    return time is not None and any(map(is_long, (time, *time.ends)))


def _is_part(draft: Draft) -> bool:
    """Whether it counts losses, or points back (`القصف`, `هذه الهجمات`), without a day of its own."""
    if draft.status != "asserted" or not (draft.act in ATTACKS or draft.act in LOSSES):
        return False
    several = has_toll(draft) or sum(loss.minimum or 0 for loss in draft.losses) >= SEVERAL
    if not (several or (draft.node.tag != VERB and points(draft))):
        return False
    time = period_of(draft)
    return time is None or is_long(time)
