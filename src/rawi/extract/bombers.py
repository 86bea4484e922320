"""Finds who laid a bomb that went off, and what it went off at: `انفجر لغم زرعه المسلحون بحافلة`."""

from itertools import takewhile

from rawi.arabic.words import ALREADY, WAS
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import Chunk
from rawi.extract.drafts import Draft, Filler
from rawi.extract.governed import take_governed
from rawi.extract.lists import with_joined
from rawi.extract.nodes import ADJECTIVE, NOUN, VERB, Node
from rawi.extract.origins import take_holder
from rawi.extract.weapons import shooter_of
from rawi.knowledge.load import Knowledge

HELPERS = WAS | {ALREADY}
LAYER = "layer"  # the rule
SUICIDE = "suicide"  # the means


def take_whose(draft: Draft, knowledge: Knowledge) -> None:
    """Give an attack from afar, or a blast, who stands where the fire came from, or who laid the bomb."""
    layer = _layer(draft, knowledge) if draft.act == "explosion" and not draft.actor else None
    if layer is None:
        take_holder(draft, knowledge)
        return
    draft.actor += [Filler(draft.scene, c) for c in with_joined(draft.scene, layer)]
    draft.because.append(LAYER)
    if draft.entry is not None and not draft.target:
        behind = [c for c in right_chunks(draft.scene, layer.first) if c.first > layer.last]
        take_governed(draft, knowledge.frames.get(draft.entry.frame), behind)


def _layer(draft: Draft, knowledge: Knowledge) -> Chunk | None:
    """Who did to the bomb what the verb with its pronoun, behind it, tells; or who died driving it."""
    ends = [draft.node.index]
    ends += [draft.weapon_node.index] if draft.weapon_node is not None else []
    ends += [draft.weapon.last] if draft.weapon is not None else []
    nodes = draft.scene.nodes
    beside = nodes[draft.node.index + 1 : draft.node.index + 2] if draft.node.tag == VERB else []
    ends += [n.index for n in beside if n.tag == NOUN and not n.prep]  # انفجر لغم
    passed = takewhile(_is_passed, nodes[max(ends) + 1 :])  # عبوة ناسفة كان قد زرعها
    last = max(ends) + len(list(passed))
    layer = shooter_of(draft.scene, last)
    if layer is None or any(_is_done(n) for n in nodes[last + 1 : layer.first]):
        return layer
    means = {knowledge.nouns[s.id].means for s in layer.nodes[0].senses if s.kind == "noun"}
    return layer if SUICIDE in means else None  # سيارة يستقلها مدنيون


def _is_done(node: Node) -> bool:
    return node.tag == VERB and node.form is not None and node.form.aspect == "perfect"


def _is_passed(node: Node) -> bool:
    return node.tag == ADJECTIVE or node.folded in HELPERS
