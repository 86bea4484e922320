"""Cuts a sentence into clauses: at verbs, complementizers, relatives, subordinators and signs."""

from bisect import bisect_left
from dataclasses import dataclass

from rawi.arabic.words import CLAUSE_STOPS, COMMA, STOPS_AND_COMMA
from rawi.extract.chunks import Chunk
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.places import PlaceName
from rawi.knowledge.load import Knowledge

LONGEST_ASIDE = 9  # nodes
OPENERS = {
    "complementizer": "complement",
    "relative": "relative",
    "subordinator": "adverbial",
    "contrast": "main",
}
OPENING_TAGS = OPENERS.keys() | {VERB}


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
    by_kind: dict[str, list[Node]]
    _starts: list[int]

    def having(self, kind: str) -> list[Node]:
        """The nodes that may mean something of a kind of entry, in text order."""
        return self.by_kind.get(kind, [])

    def clause(self, node: int) -> Clause:
        """The clause in which a node stands."""
        return self.clauses[self.clause_of[node]]

    def chunks_between(self, first: int, last: int) -> list[Chunk]:
        """The phrases that lie wholly between two nodes, both included."""
        found: list[Chunk] = []
        for chunk in self.chunks[bisect_left(self._starts, first) :]:
            if chunk.first > last:
                break
            if chunk.last <= last:
                found.append(chunk)
        return found


def make_scene(
    nodes: list[Node], chunks: list[Chunk], places: list[PlaceName], knowledge: Knowledge, paragraph: int
) -> Scene:
    """The scene of one sentence."""
    clauses, clause_of = split_clauses(nodes, chunks)
    chunk_of: list[Chunk | None] = [None] * len(nodes)
    for chunk in chunks:
        for i in range(chunk.first, chunk.last + 1):
            chunk_of[i] = chunk
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        for kind in node.first:
            by_kind.setdefault(kind, []).append(node)
    start, end = (nodes[0].unit.start, nodes[-1].unit.end) if nodes else (0, 0)
    starts = [chunk.first for chunk in chunks]
    return Scene(
        nodes, chunks, places, clauses, clause_of, chunk_of, paragraph, start, end, by_kind, starts
    )  # fmt: skip


def split_clauses(nodes: list[Node], chunks: list[Chunk]) -> tuple[list[Clause], list[int]]:
    """The clauses of a sentence in text order, and for each node the number of its clause."""
    joined = {chunk.first for chunk in chunks if chunk.joined}
    clauses: list[Clause] = []
    clause_of: list[int] = []
    role = "main"  # the role of the clause that the node opens
    for i, node in enumerate(nodes):
        if not role and (node.tag in OPENING_TAGS or (i and nodes[i - 1].folded == COMMA)):
            role = _opens(nodes, i, clauses[-1], joined)
        if role:
            clauses.append(Clause(i, i, role, len(clauses) - 1 if clauses else None))
        current = clauses[-1]
        current.last = i
        if node.tag == VERB and current.verb is None:
            current.verb = i
        clause_of.append(len(clauses) - 1)
        role = "main" if node.tag == SIGN and _ends_clause(nodes, i) else ""
    return clauses, clause_of


def _ends_clause(nodes: list[Node], i: int) -> bool:
    """Whether a strong sign at `i` ends a clause, and another begins behind it."""
    return nodes[i].folded in CLAUSE_STOPS and i + 1 < len(nodes) and nodes[i + 1].tag != SIGN


def _opens(nodes: list[Node], i: int, current: Clause, joined: set[int]) -> str:
    """The role of the clause that node `i` opens, or an empty string when it opens none."""
    node = nodes[i]
    if node.tag in OPENERS:
        return OPENERS[node.tag]
    before = nodes[i - 1]
    after_comma = before.tag == SIGN and before.folded == COMMA
    if node.tag == VERB:
        if node.conj or after_comma:
            return current.role
        if current.verb is not None and not _is_auxiliary(nodes, current.verb, i):
            closes = current.role == "relative" and _is_definite(before)  # الذي تقوده واشنطن تقصف
            return "relative" if before.is_nominal and not closes else "main"
        return ""
    if after_comma and i not in joined and not _is_aside(nodes, i):
        return "main"
    return ""


def _is_definite(node: Node) -> bool:
    """A word with the article, a pronoun, or a name: no verb alone describes it."""
    return (
        node.reading.article or bool(node.reading.pronoun) or node.of("actor", "country", "place") is not None
    )


def _is_aside(nodes: list[Node], i: int) -> bool:
    """What has no verb before the next sign or near (`، فجر اليوم، مجزرة بحق عائلة`) opens no clause."""
    for node in nodes[i : i + LONGEST_ASIDE]:
        if node.tag == VERB:
            return False
        if node.tag == SIGN and node.folded in STOPS_AND_COMMA:
            return True
    return True


def _is_auxiliary(nodes: list[Node], verb: int, i: int) -> bool:
    """A verb that only carries the next one: `كانت القوات قصفت`, `بدأت تقصف`, `يمكن أن`."""
    first = nodes[verb]
    plain = first.of("verb") is not None and first.of("event", "harm", "attribution") is None
    return plain and i - verb <= 5 and not any(n.tag == VERB for n in nodes[verb + 1 : i])
