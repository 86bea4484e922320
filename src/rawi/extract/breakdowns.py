"""The parts that make up a toll: `42 شخصا، هم 18 مدنيا و24 جنديا`, `4 أشخاص (امرأة وثلاثة أطفال)`."""

from collections.abc import Iterator

from msgspec.structs import replace

from rawi.arabic.loss_words import ALL_OF_THEM
from rawi.arabic.words import AND, BETWEEN, COLON, COMMAS, FROM, STOPS, THEM
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Loss
from rawi.extract.losses import suffer, who_counted
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.shared import is_one_new
from rawi.extract.victims import LIVING, who_of
from rawi.knowledge.load import Knowledge

REACH = 14  # nodes between a toll and its parts
NEAR = 2  # nodes from `جميعهم` to what they all are
OPENING_SIGNS = frozenset((COLON, "("))
AMONG = frozenset((FROM, BETWEEN))


def parts_of(scene: Scene, loss: Loss, knowledge: Knowledge) -> list[Loss]:
    """The parts of a loss of nobody in particular, where they are of several sorts and add up to it.

    Where all the parts are of one sort, or all who died are (`جميعهم مدنيون`), so is the whole.
    """
    if loss.who != "unknown" or loss.effect not in LIVING or loss.sufferer is None:
        return []
    opening = _opening(scene, loss)
    if opening is None:
        return []
    if opening.folded in ALL_OF_THEM:
        near = (c for c in scene.chunks if 0 < c.first - opening.index <= NEAR)  # جميعهم من المدنيين
        loss.who = who_of(next(near, None), knowledge)
        return []
    parts = [_part(scene, loss, chunk, knowledge) for chunk in _counted(scene, opening.index + 1)]
    if len(parts) < 2 or sum(part.minimum or 0 for part in parts) != loss.minimum:
        return []
    sorts = {part.who for part in parts}
    if len(sorts) > 1:
        return parts
    loss.who = sorts.pop()
    return []


def _opening(scene: Scene, loss: Loss) -> Node | None:
    """What opens the parts of a toll behind it: `هم`, `منهم`, a colon, a bracket, `جميعهم`."""
    for node in scene.nodes[loss.last + 1 : loss.last + 1 + REACH]:
        them = node.tag == "pronoun" and node.folded in THEM
        them = them or (node.folded in AMONG and node.reading.pronoun in THEM)
        if them or node.folded in OPENING_SIGNS or node.folded in ALL_OF_THEM:
            return node
        if node.tag == VERB or node.is_telling or (node.tag == SIGN and node.folded in STOPS):
            return None
    return None


def _counted(scene: Scene, first: int) -> Iterator[Chunk]:
    """The counted phrases from a node on, as far as commas and و join them."""
    end = first - 1
    for chunk in scene.chunks_between(first, len(scene.nodes)):
        between = scene.nodes[end + 1 : chunk.first]
        aside = chunk.prep and not chunk.nodes[0].conj and all(n.tag == "preposition" for n in between)
        if aside and end >= first:
            end = chunk.last
            continue
        plain = all(n.tag == "conjunction" or n.folded in COMMAS or n.folded == COLON for n in between)
        joined = end < first or chunk.nodes[0].conj == AND or any(n.tag == "conjunction" for n in between)
        if not (plain and joined and chunk.is_bare) or (chunk.number is None and not is_one_new(chunk)):
            return
        yield chunk
        end = chunk.last


def _part(scene: Scene, loss: Loss, chunk: Chunk, knowledge: Knowledge) -> Loss:
    part = replace(loss)
    suffer(part, chunk, knowledge)
    part.who, part.sufferer = who_counted(scene, chunk, knowledge), None  # the whole is who suffers
    return part
