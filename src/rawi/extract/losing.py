"""Whom or what a verb of losing loses: `فقد الجيش عشرة من جنوده`, `فُقد بحاران`, `فقد الجنود السيطرة`."""

from itertools import pairwise

from rawi.extract.behind import right_chunks
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import NUMBER, Node
from rawi.extract.subjects import near
from rawi.extract.victims import is_person, near_chunk

LOSE_TRACE = "lose_trace"  # the entries
LOSE_MEN = "lose_men"


def lost_men(scene: Scene, node: Node) -> Chunk | None:
    """`خسرت الفصائل 15 مقاتلا`: people counted, behind who loses them."""
    chunks = [c for c in right_chunks(scene, node.index) if c.is_bare and not c.joined]
    for before, chunk in pairwise(chunks):
        counted = chunk.number is not None or chunk.class_ == "collective"
        if before.first == node.index + 1 and counted and is_person(chunk):
            return chunk if near(scene, node, chunk) else None
    return None


def loses_something(scene: Scene, node: Node) -> bool:
    """`فقد الجنود السيطرة`: who loses something is not lost himself."""
    close = near_chunk(scene, node)
    after = scene.nodes[close.last + 1] if close is not None and close.last + 1 < len(scene.nodes) else None
    return after is not None and after.is_nominal and not (after.conj or after.prep or after.tag == NUMBER)
