"""Cuts a sentence into clauses: at verbs, complementizers, relatives, subordinators and signs."""

from dataclasses import dataclass

from rawi.extract.chunks import Chunk
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.places import PlaceName
from rawi.knowledge.load import Knowledge

LONGEST_ASIDE = 9  # nodes
HARD_SIGNS = frozenset(".؛:!؟?|…–—")
OPENERS = {
    "complementizer": "complement",
    "relative": "relative",
    "subordinator": "adverbial",
    "contrast": "main",
}


@dataclass(slots=True, eq=False)
class Clause:
    """Nodes `first` to `last` of a sentence: what opens them, their verb, and the clause they hang on."""

    first: int
    last: int
    role: str
    parent: int | None
    verb: int | None = None


@dataclass(slots=True, eq=False)
class Scene:
    """A sentence made ready for the rules: nodes, phrases, places, clauses, and where each node belongs."""

    nodes: list[Node]
    chunks: list[Chunk]
    places: list[PlaceName]
    clauses: list[Clause]
    clause_of: list[int]
    chunk_of: list[Chunk | None]
    paragraph: int
    start: int
    end: int

    def clause(self, node: int) -> Clause:
        """The clause in which a node stands."""
        return self.clauses[self.clause_of[node]]

    def chunks_between(self, first: int, last: int) -> list[Chunk]:
        """The phrases that lie wholly between two nodes, both included."""
        return [c for c in self.chunks if first <= c.first and c.last <= last]


def make_scene(
    nodes: list[Node], chunks: list[Chunk], places: list[PlaceName], knowledge: Knowledge, paragraph: int
) -> Scene:
    """The scene of one sentence."""
    clauses, clause_of = split_clauses(nodes, chunks)
    chunk_of: list[Chunk | None] = [None] * len(nodes)
    for chunk in chunks:
        chunk_of[chunk.first : chunk.last + 1] = [chunk] * (chunk.last - chunk.first + 1)
    start = nodes[0].unit.start if nodes else 0
    return Scene(nodes, chunks, places, clauses, clause_of, chunk_of, paragraph, start, nodes[-1].unit.end)


def split_clauses(nodes: list[Node], chunks: list[Chunk]) -> tuple[list[Clause], list[int]]:
    """The clauses of a sentence in text order, and for each node the number of its clause."""
    joined = {chunk.first for chunk in chunks if chunk.joined}
    clauses: list[Clause] = []
    clause_of: list[int] = []
    pending = "main"
    for i, node in enumerate(nodes):
        role = pending or _opens(nodes, i, clauses, joined)
        if role or not clauses:
            parent = len(clauses) - 1 if clauses else None
            clauses.append(Clause(i, i, role or "main", parent))
        pending = _pending(nodes, i)
        current = clauses[-1]
        current.last = i
        if node.tag == VERB and current.verb is None:
            current.verb = i
        clause_of.append(len(clauses) - 1)
    return clauses, clause_of


def _pending(nodes: list[Node], i: int) -> str:
    """The role of the clause that a strong sign opens after itself."""
    if nodes[i].tag != SIGN or i + 1 >= len(nodes):
        return ""
    if nodes[i].folded in HARD_SIGNS and nodes[i + 1].tag != SIGN:
        return "main"
    return ""


def _opens(nodes: list[Node], i: int, clauses: list[Clause], joined: set[int]) -> str:
    """The role of the clause that node `i` opens, or an empty string when it opens none."""
    node = nodes[i]
    if node.tag in OPENERS:
        return OPENERS[node.tag]
    before = nodes[i - 1] if i else None
    after_comma = before is not None and before.tag == SIGN and before.folded == "،"
    if node.tag == VERB:
        current = clauses[-1] if clauses else None
        if node.conj or after_comma:
            return "main" if current is None or current.role == "main" else current.role
        if current is not None and current.verb is not None and not _is_auxiliary(nodes[current.verb], node):
            return "relative" if before is not None and before.is_nominal else "main"
        return ""
    if after_comma and i not in joined and not _is_aside(nodes, i):
        return "main"
    return ""


def _is_aside(nodes: list[Node], i: int) -> bool:
    """What has no verb before the next sign or near (`، فجر اليوم، مجزرة بحق عائلة`) opens no clause."""
    for node in nodes[i : i + LONGEST_ASIDE]:
        if node.tag == VERB:
            return False
        if node.tag == SIGN and node.folded in "،.؛":
            return True
    return True


def _is_auxiliary(verb: Node, following: Node) -> bool:
    """A verb that only carries the next one: `كانت القوات قصفت`, `بدأت تقصف`, `يمكن أن`."""
    plain = verb.of("verb") is not None and verb.of("event", "harm", "attribution") is None
    return plain and following.index - verb.index <= 5
