"""Drops event nouns that only point back: `القصف` after a shelling told before, where it adds nothing.

A pointing noun that adds an actor, a target, a place, a loss or a day stays (codebook, decided cases).
"""

from collections.abc import Iterable, Iterator

from rawi.arabic.words import AFTER, BEFORE, DURING
from rawi.extract.acts import ATTACKS
from rawi.extract.attribution import Saying
from rawi.extract.containers import LAND
from rawi.extract.drafts import Draft
from rawi.extract.nodes import VERB


def drop_pointers(drafts: Iterable[tuple[Draft, list[Saying]]]) -> Iterator[tuple[Draft, list[Saying]]]:
    """The drafts without those that only point back, in text order."""
    told: set[str] = set()
    for draft, sayings in drafts:
        family = "attack" if draft.act in ATTACKS else draft.act
        if family in told and points(draft) and not adds(draft):
            continue
        told.add(family)
        yield draft, sayings


def points(draft: Draft) -> bool:
    """A noun with the article or after a demonstrative: `القصف`, `هذه الهجمات`."""
    node = draft.node
    if node.tag == VERB or draft.entry is None:
        return False
    before = draft.scene.nodes[node.index - 1] if node.index else None
    return node.reading.article or (before is not None and before.tag == "demonstrative")


def adds(draft: Draft) -> bool:
    """Whether the event noun brings anything of its own: party, place, loss, day or number."""
    if draft.actor or draft.target or draft.losses or draft.place_fillers or draft.weapon:
        return True
    scene, at = draft.scene, draft.node.index
    if at and scene.nodes[at - 1].folded in (AFTER, BEFORE, DURING):
        return False
    clause = scene.clause_at[at]
    placed = any(
        at < p.first <= clause.last and not p.container and LAND not in p.because for p in scene.places
    )
    dated = any(clause.first <= n.index <= clause.last for n in scene.times)
    return placed or dated
