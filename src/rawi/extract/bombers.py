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
    nodes, last = draft.scene.nodes, _bomb_end(draft)
    last += sum(1 for _ in takewhile(_is_passed, nodes[last + 1 :]))  # عبوة ناسفة كان قد زرعها
    layer = shooter_of(draft.scene, last)
    if layer is None or any(_tells_perfect(n) for n in nodes[last + 1 : layer.first]):
        return layer
    means = {knowledge.nouns[s.id].means for s in layer.nodes[0].senses if s.kind == "noun"}
    return layer if SUICIDE in means else None  # سيارة يستقلها مدنيون


def _bomb_end(draft: Draft) -> int:
    """The last node of the bomb that went off, or of the word for the blast where no bomb is told."""
    ends = [draft.node.index]
    if draft.weapon_node is not None:
        ends.append(draft.weapon_node.index)
    if draft.weapon is not None:
        ends.append(draft.weapon.last)
    if draft.node.tag == VERB:  # انفجر لغم
        beside = draft.scene.nodes[draft.node.index + 1 : draft.node.index + 2]
        ends += [n.index for n in beside if n.tag == NOUN and not n.prep]
    return max(ends)


def _tells_perfect(node: Node) -> bool:
    return node.tag == VERB and node.form is not None and node.form.aspect == "perfect"


def _is_passed(node: Node) -> bool:
    return node.tag == ADJECTIVE or node.folded in HELPERS
