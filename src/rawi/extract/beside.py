"""Gives a verbal noun the doer of what its sentence told before: `قصفوا البلدة، إضافة إلى اعتقال شبان`."""

from collections.abc import Sequence
from itertools import pairwise

from rawi.arabic.words import (
    ADDITIONS,
    CAUSAL_PREPOSITIONS,
    CIRCUMSTANCES,
    DURING,
    FROM,
    STOPS,
    THROUGH,
    WITH,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.antecedents import agrees
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import NUMBER, VERB, Node, governing
from rawi.model import ARMED_KINDS

TAKING = frozenset(("raid", "arrest", "abduction", "territory_change", "restriction", "property_destruction"))
DEEDS = ATTACKS | TAKING | {"deployment", "weapons_disrupted", "conscription"}
IN_COURSE_OF = CIRCUMSTANCES & CAUSAL_PREPOSITIONS  # after, during, in the wake of
FIGHTS_FOR = frozenset(("territory_change", "raid"))  # what is got by fighting


def take_doers_beside(drafts: Sequence[Draft]) -> None:
    """Give each verbal noun without an actor that of the deed right before it which it accompanies.

    `drafts` are those of one sentence, in text order.
    """
    for before, draft in pairwise(drafts):
        if draft.actor or draft.node.tag == VERB or draft.entry is None or draft.act not in DEEDS:
            continue
        if not (before.act in DEEDS and before.actor and _has_subject(before)):
            continue
        if _accompanies(before, draft) and not _befalls(before, draft):
            draft.actor = list(before.actor)
            draft.because.append("control")


def _has_subject(draft: Draft) -> bool:
    """Whether a verb tells it, or carries it, whose subject the doer is."""
    return draft.node.tag == VERB or draft.carried or "control" in draft.because


def _accompanies(before: Draft, draft: Draft) -> bool:
    """Whether the words before a verbal noun make it something else that the same one did."""
    nodes, node = draft.scene.nodes, draft.node
    if any(n.folded in STOPS for n in nodes[before.node.index : node.index]):
        return False
    link = _link(draft.scene, node)
    if link in ADDITIONS or link == THROUGH:
        return True
    armed = all(f.chunk.kind in ARMED_KINDS for f in before.actor)
    has_object = bool(draft.target or draft.place_fillers)
    if link == WITH:
        return armed and has_object and draft.act in TAKING | {"deployment"}
    if draft.act == "clash":
        return armed and link in IN_COURSE_OF | {FROM} and before.act in FIGHTS_FOR
    if link == DURING:
        return armed and has_object
    return armed and has_object and link in IN_COURSE_OF and draft.act in TAKING


def _link(scene: Scene, node: Node) -> str:
    """The preposition before a verbal noun and its number."""
    at = node
    while at.index and not at.prep and scene.nodes[at.index - 1].tag == NUMBER:
        at = scene.nodes[at.index - 1]
    return governing(scene.nodes, at)


def _befalls(before: Draft, draft: Draft) -> bool:
    """`قصف الجيش البلدة إثر اقتحام مواقعه`: what is the doer's own, or himself, he did not attack."""
    doers = [f.chunk for f in before.actor]
    suffer = [f.chunk for f in draft.target]
    if any(a is b or (a.actor is not None and a.actor == b.actor) for a in doers for b in suffer):
        return True
    owned = [n.reading.pronoun for chunk in suffer for n in chunk.nodes if n.reading.pronoun]
    others = [f.chunk for f in before.target]
    return any(
        any(agrees(p, c, owned=True) for c in doers) and not any(agrees(p, c, owned=True) for c in others)
        for p in owned
    )
