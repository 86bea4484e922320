"""Cuts a sentence into clauses: at verbs, complementizers, relatives, subordinators and signs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import zip_longest

import msgspec

from rawi.arabic.party_words import STILL
from rawi.arabic.words import ALREADY, BETWEEN, CLAUSE_STOPS, COMMA, IN_OR_BY, PAUSES, STOPS_AND_COMMA
from rawi.extract.choices import carries_out
from rawi.extract.chunks import Chunk
from rawi.extract.containers import PlaceName
from rawi.extract.nodes import NOUN, NUMBER, SIGN, TIME, VERB, Node
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Sense

LONGEST_ASIDE = 9  # nodes
CARRIED_REACH = 14  # nodes from a verb to the one that it carries
NEAR_REACH = 5  # nodes within which a comma does not tell, as it does not before قد
OPENERS = {
    "complementizer": "complement",
    "relative": "relative",
    "subordinator": "adverbial",
    "contrast": "main",
}
OPENING_TAGS = OPENERS.keys() | {VERB}
BREAKING = OPENING_TAGS | {SIGN}
# between; still (is, was, are): what stands before them opens no relative clause
IDLE = STILL | {BETWEEN}
CARRYING = "be_become"  # the entry of verbs that carry another


class Clause(msgspec.Struct, eq=False, gc=False):
    """Nodes `first` to `last` of a sentence: what opens them, their verb, and the clause they hang on."""

    first: int
    last: int
    role: str
    parent: int | None
    verb: int | None = None


class Scene(msgspec.Struct, eq=False, gc=False):
    """A sentence made ready for the rules: nodes, phrases, places, clauses, and where each node belongs.

    `clause_of` has the number of each node's clause, `clause_at` the clause. `starts` are the first nodes of
    the phrases; `cues` is what was found of the cues of a kind (see status).
    """

    nodes: list[Node]
    chunks: list[Chunk]
    places: list[PlaceName]
    clauses: list[Clause]
    clause_of: list[int]
    clause_at: list[Clause]
    chunk_of: list[Chunk | None]
    signs: list[Node]
    times: list[Node]
    paragraph: int
    start: int
    end: int
    by_kind: dict[str, list[Node]]
    starts: list[int]
    cues: dict[str, list[tuple[Node, Sense]]] = {}

    def having(self, kind: str) -> Sequence[Node]:
        """The nodes that may mean something of a kind of entry that rules look for, in text order."""
        return self.by_kind.get(kind, ())

    def chunks_between(self, first: int, last: int) -> list[Chunk]:
        """The phrases that lie wholly between two nodes, both included."""
        found = self.chunks[bisect_left(self.starts, first) : bisect_right(self.starts, last)]
        if found and found[-1].last > last:
            found.pop()
        return found


def make_scene(
    nodes: list[Node], chunks: list[Chunk], places: list[PlaceName], knowledge: Knowledge, paragraph: int
) -> Scene:
    """The scene of one sentence."""
    clauses = split_clauses(nodes, chunks)
    clause_of: list[int] = []
    clause_at: list[Clause] = []
    for number, clause in enumerate(clauses):
        length = clause.last - clause.first + 1
        clause_of += [number] * length
        clause_at += [clause] * length
    chunk_of: list[Chunk | None] = [None] * len(nodes)
    for chunk in chunks:
        chunk_of[chunk.first : chunk.last + 1] = [chunk] * (chunk.last + 1 - chunk.first)
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        for kind in node.cues:
            by_kind.setdefault(kind, []).append(node)
    return Scene(
        nodes=nodes,
        chunks=chunks,
        places=places,
        clauses=clauses,
        clause_of=clause_of,
        clause_at=clause_at,
        chunk_of=chunk_of,
        signs=by_kind.get(SIGN, []),
        times=by_kind.get(TIME, []),
        paragraph=paragraph,
        start=nodes[0].unit.start if nodes else 0,
        end=nodes[-1].unit.end if nodes else 0,
        by_kind=by_kind,
        starts=[chunk.first for chunk in chunks],
    )


def split_clauses(nodes: list[Node], chunks: list[Chunk]) -> list[Clause]:
    """The clauses of a sentence in text order: every node stands in one."""
    joined = {chunk.first: chunk for chunk in chunks if chunk.joined}
    clauses: list[Clause] = []
    role: str | None = "main"  # of the clause that the node opens; empty where it may open one
    for i, node in enumerate(nodes):
        tag = node.tag
        if role is None and tag not in BREAKING:
            continue
        if not role and (role is not None or tag in OPENING_TAGS):
            role = _opens(nodes, i, clauses[-1], joined)
        if role:
            clauses.append(Clause(i, i, role, len(clauses) - 1 if clauses else None))
        if tag == VERB and clauses[-1].verb is None:
            clauses[-1].verb = i
        role = _behind(nodes, i) if tag == SIGN else None
    for clause, after in zip_longest(clauses, clauses[1:]):
        clause.last = (after.first if after is not None else len(nodes)) - 1
    return clauses


def _behind(nodes: list[Node], i: int) -> str | None:
    """The role of the clause that begins behind the sign at `i`; empty where one may begin, else None."""
    if _ends_clause(nodes, i):
        return "main"
    return "" if nodes[i].folded == COMMA else None


def _ends_clause(nodes: list[Node], i: int) -> bool:
    """Whether a strong sign at `i` ends a clause, and another begins behind it."""
    return nodes[i].folded in CLAUSE_STOPS and i + 1 < len(nodes) and nodes[i + 1].tag != SIGN


def _opens(nodes: list[Node], i: int, current: Clause, joined: dict[int, Chunk]) -> str:
    """The role of the clause that node `i` opens, or an empty string when it opens none."""
    node = nodes[i]
    if node.tag in OPENERS:
        after = nodes[i + 1] if i + 1 < len(nodes) else None
        idle = node.tag == "relative" and after is not None and after.folded in IDLE  # ما بين, ما زال
        return "" if idle else OPENERS[node.tag]
    before = nodes[i - 1]
    after_comma = before.tag == SIGN and before.folded == COMMA
    if node.tag == VERB:
        if current.role == "relative" and current.verb is not None and is_set_off(nodes, current.first, i):
            return "main"
        if node.conj or after_comma:
            return current.role
        if current.verb is not None and not carries(nodes, current.verb, i):
            closes = current.role == "relative" and _is_definite(before)  # الذي تقوده واشنطن تقصف
            closes |= _is_placed(nodes, i - 1)
            return "relative" if before.is_nominal and not closes else "main"
        return ""
    goes_on = node.folded == ALREADY and not node.conj and carries(nodes, current.verb, i + 1)
    taken = node.tag == "preposition" or node.prep  # تمكنت القوات، بدعم جوي، من
    goes_on |= bool(taken) and current.verb is not None and only_carries(nodes[current.verb])
    goes_on |= _is_object(nodes, current.verb, i)
    listed = i in joined and not _is_next_subject(nodes, joined[i], current)
    if after_comma and not listed and not goes_on and not _is_aside(nodes, i):
        if i in joined:
            joined[i].joined, joined[i].prep = False, ""  # no longer of the list that it seemed to end
        return "main"
    return ""


def _is_object(nodes: list[Node], verb: int | None, i: int) -> bool:
    """`نفذ التحالف أمس، 17 غارة استهدفت`: behind a time and a comma, the event that the verb carries out."""
    if verb is None or nodes[i - 2].tag != TIME or not carries_out(nodes[verb].first):
        return False
    noun = nodes[i + 1] if nodes[i].tag == NUMBER and i + 1 < len(nodes) else nodes[i]
    told = any(n.is_telling for n in nodes[verb + 1 : i])
    return noun.tag == NOUN and noun.is_telling and not (noun.reading.article or noun.prep or told)


def _is_next_subject(nodes: list[Node], chunk: Chunk, current: Clause) -> bool:
    """`الجيش يقصف البلدة، والحكومة تنفي`: known, right before its verb, behind what is told whole."""
    verb = nodes[chunk.last + 1] if chunk.last + 1 < len(nodes) else None
    if verb is None or verb.tag != VERB or verb.conj or chunk.nodes[0].prep:
        return False
    told = current.verb is not None or any(n.is_telling for n in nodes[current.first : chunk.first])
    if not told:
        return False  # القوات، والفصائل الموالية تقدمت
    return _is_definite(chunk.nodes[0]) or "attribution" in verb.first  # وناشطون يقولون


def is_set_off(nodes: list[Node], first: int, verb: int) -> bool:
    """`القوات، التي دخلت أمس، قصفت`: a relative clause from `first` up to a verb stands between commas."""
    before, end = nodes[first - 1] if first else None, nodes[verb - 1]
    return before is not None and before.folded == COMMA == end.folded and not nodes[verb].conj


def _is_definite(node: Node) -> bool:
    """A word with the article, a pronoun, or a name: no verb alone describes it."""
    return (
        node.reading.article or bool(node.reading.pronoun) or node.of("actor", "country", "place") is not None
    )


def _is_placed(nodes: list[Node], i: int) -> bool:
    """`دعما لأهلنا في سوريا هاجمت الكتائب`: a named place behind في, which no verb alone describes."""
    named = nodes[i].of("place", "country") is not None and bool(i)
    return named and nodes[i - 1].tag == "preposition" and nodes[i - 1].folded in IN_OR_BY


def _is_aside(nodes: list[Node], i: int) -> bool:
    """What has no verb before the next sign or near (`، فجر اليوم، مجزرة بحق عائلة`) opens no clause."""
    for node in nodes[i : i + LONGEST_ASIDE]:
        if node.tag == VERB:
            return False
        if node.tag == SIGN and node.folded in STOPS_AND_COMMA:
            return True
    return True


def only_carries(verb: Node) -> bool:
    """`بدأ`, `تمكن من`, `أقدم على`: a verb that tells nothing but that another act is done."""
    return _becomes(verb) and verb.of("event", "harm", "attribution") is None


def _becomes(verb: Node) -> bool:
    sense = verb.first.get("verb")
    return sense is not None and sense.id == CARRYING


def carries(nodes: list[Node], verb: int | None, i: int) -> bool:
    """Whether a verb only carries the one at `i`: `كانت القوات، أمس، قد قصفت`, `بدأت تقصف`."""
    if verb is None or not verb < i:
        return False
    if (
        not (only_carries(nodes[verb]) or (i == verb + 1 and _becomes(nodes[verb])))
        or i - verb > CARRIED_REACH
        or any(n.tag == VERB for n in nodes[verb + 1 : i])
    ):
        return False
    near = i - verb <= NEAR_REACH or nodes[i - 1].folded == ALREADY
    return near or not any(n.folded in PAUSES for n in nodes[verb + 1 : i])
