"""Folds what is demanded, threatened or promised into the act of demanding, threatening or promising it."""

from rawi.arabic.words import CONTENT_PREPOSITIONS, PAUSES
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node

ASKING = frozenset(("demand", "threat", "pledge"))
TAKES_TARGET = frozenset(("threat", "pledge"))
REACH = 12  # nodes between the speech act and what it asks


def fold_contents(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the acts that a demand, threat or pledge is about (`هدد بقصف البلدة`: one threat).

    What it takes for granted stays (`طالب بوقف قصف البلدة`: the demand and the shelling).
    """
    for outer in drafts:
        if outer.act not in ASKING or outer.entry is None or not outer.entry.says or outer.merged:
            continue
        inner = _content(outer, drafts)
        if inner is None:
            continue
        inner.merged = True
        outer.place_fillers += inner.place_fillers
        outer.because.append("content")
        if outer.act in TAKES_TARGET:
            outer.target = outer.target or inner.target
    return [d for d in drafts if not d.merged]


def _content(outer: Draft, drafts: list[Draft]) -> Draft | None:
    """The event word that the speech act governs: behind its preposition, or the first verb behind أن."""
    after = [d for d in drafts if 0 < d.node.index - outer.node.index <= REACH and not d.merged]
    inner = min(after, key=lambda d: d.node.index, default=None)
    if inner is None or inner.entry is None:
        return None
    scene, node = outer.scene, inner.node
    between = scene.nodes[outer.node.index + 1 : node.index]
    if any(n.tag == SIGN and n.folded in PAUSES for n in between) or any(
        n.tag in (VERB, "relative") for n in between
    ):
        return None
    if node.tag == VERB:
        must = outer.node.form is not None and outer.node.form.pos == "fixed"  # يجب أن تنسحب
        joined = must or any(n.tag == "complementizer" for n in between)
        return inner if joined and node.form is not None and node.form.aspect != "perfect" else None
    return inner if _governor(scene, node) in CONTENT_PREPOSITIONS else None


def _governor(scene: Scene, node: Node) -> str:
    before = scene.nodes[node.index - 1] if node.index else None
    if node.prep or before is None:
        return node.prep
    return before.folded if before.tag == "preposition" and not before.reading.pronoun else ""
