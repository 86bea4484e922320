"""Lets words that point back (`تلك الهجمات`) be totals or single events as what they point to."""

from collections.abc import Iterable

from rawi.extract.acts import ATTACKS
from rawi.extract.drafts import Draft
from rawi.extract.scope import points_back

NEAR = 2  # sentences from a total back to which the next may point


def carry_totals(drafts: Iterable[Draft]) -> None:
    """`165 انفجارا منذ مطلع العام … تسببت تلك الهجمات بمقتل`: what points back to a total is one."""
    last, sentence, scene = -NEAR, -1, None
    for draft in drafts:
        if draft.scene is not scene:
            scene, sentence = draft.scene, sentence + 1
        if draft.act not in ATTACKS:
            continue
        if not draft.aggregate and sentence - last < NEAR and points_back(draft):
            draft.aggregate = True
            draft.because.append("scope:those")
        if draft.aggregate:
            last = sentence
