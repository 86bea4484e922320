"""What a word for damage is told of: the thing behind it, before it, or that its pronoun means."""

from collections.abc import Iterator

from rawi.extract.agreement import is_accusative
from rawi.extract.antecedents import agrees_with, find_antecedent, relative_head
from rawi.extract.chunks import MATERIAL, Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.victims import is_genitive


def is_thing(chunk: Chunk) -> bool:
    """A thing, or a place that is one (a hospital, a bridge)."""
    return chunk.class_ in MATERIAL or chunk.facility


def thing_meant(scene: Scene, node: Node) -> Chunk | None:
    """What the pronoun of a word stands for: `فدمرتها`, `ما أدى إلى تدميره`."""
    return find_antecedent(scene, node, things=MATERIAL, parties=False)


def thing_of(scene: Scene, node: Node) -> Chunk | None:
    """What undergoes what a verb tells: `تضررت ثلاثة منازل`, `المستشفى الذي خرج عن الخدمة`, `سيارات دُمرت`."""
    described = relative_head(scene, node)
    if described is not None:
        return described if is_thing(described) else None
    return next(_behind(scene, node), None) or _before(scene, node)


def _behind(scene: Scene, node: Node) -> Iterator[Chunk]:
    """Yield the things behind the verb that may be its subject, past causes, places and times."""
    for chunk in scene.chunks_between(node.index + 1, scene.clause_at[node.index].last):
        between = scene.nodes[node.index + 1 : chunk.first]
        if any(n.tag in (VERB, SIGN) for n in between):
            return
        if chunk.is_bare and not chunk.joined and not (between and is_genitive(between[-1])):
            if is_thing(chunk) and not is_accusative(chunk):
                yield chunk
            return


def _before(scene: Scene, node: Node) -> Chunk | None:
    """The nearest bare phrase before the verb that agrees with it, where it is a thing."""
    for chunk in reversed(scene.chunks):
        if chunk.last < node.index and chunk.is_bare and not chunk.joined and agrees_with(node, chunk):
            between = scene.nodes[chunk.last + 1 : node.index]
            parted = any(n.tag == SIGN or (n.tag == VERB and n.first.get("event")) for n in between)
            return chunk if is_thing(chunk) and not parted else None
    return None
