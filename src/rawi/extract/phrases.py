"""Finds the noun phrases of a sentence: where each begins, what governs and joins it."""

from rawi.extract.chunks import (
    CLOSING,
    OPENING,
    Chunk,
    classify,
    describes,
    is_event_word,
)
from rawi.extract.nodes import NOUN, NUMBER, SIGN, Node
from rawi.extract.phrase_ends import more
from rawi.knowledge.load import Knowledge


def find_chunks(nodes: list[Node], knowledge: Knowledge) -> list[Chunk]:
    """The noun phrases of a sentence in text order, none overlapping."""
    chunks: list[Chunk] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        if node.is_nominal and not is_event_word(node) and not _describes_event(nodes, i):
            chunk = _chunk_at(nodes, i, knowledge)
            classify(chunk, knowledge)
            if _only_counts(chunk, nodes):
                chunk.class_ = "count"
            _join(chunk, chunks, nodes)
            chunks.append(chunk)
            i = chunk.last + 1
        else:
            i += 1
    return _apposed(chunks, knowledge)


def _apposed(chunks: list[Chunk], knowledge: Knowledge) -> list[Chunk]:
    """Join a title and the name or title right after it: `أمير قطر` + `الشيخ تميم`."""
    joined: list[Chunk] = []
    for chunk in chunks:
        last = joined[-1] if joined else None
        if last is not None and _renames(last, chunk, knowledge):
            last.last = chunk.last
            last.nodes += chunk.nodes
            last.actor = last.actor or chunk.actor
            last.because += chunk.because
        else:
            joined.append(chunk)
    return joined


def _renames(first: Chunk, second: Chunk, knowledge: Knowledge) -> bool:
    """Two phrases side by side name one person: a title, then a title with its article."""
    adjacent = second.first == first.last + 1 and not second.prep and not second.joined
    if adjacent and first.title and _is_name(second, knowledge):
        return True
    if not adjacent or first.class_ != "authority" or first.number is not None or second.number is not None:
        return False
    head = second.nodes[0]
    return second.class_ in ("authority", "person", "civilian") and head.reading.article and not head.conj


def _is_name(chunk: Chunk, knowledge: Knowledge) -> bool:
    """A person's name right after a title: strange words, or an actor whose first word is none."""
    head = chunk.nodes[0]
    if chunk.number is not None or head.reading.article or head.reading.pronoun or head.conj:
        return False
    if head.of("actor") is not None:
        first, _, rest = head.unit.folded.partition(" ")
        return bool(rest) and not knowledge.lexicon.look(first).senses
    return chunk.class_ == "unknown" and all(not n.senses for n in chunk.nodes[:2])


def _only_counts(chunk: Chunk, nodes: list[Node]) -> bool:
    """A bare number before an event word counts the event (`ثلاثة انفجارات`)."""
    after = chunk.last + 1
    alone = chunk.nodes[-1] is chunk.number and len(chunk.nodes) == 1
    if not alone or after >= len(nodes):
        return False
    return is_event_word(nodes[after]) and not nodes[after].prep and not nodes[after].conj


def _chunk_at(nodes: list[Node], i: int, knowledge: Knowledge) -> Chunk:
    chunk = Chunk(i, i, _governor(nodes, i), nodes=[nodes[i]])
    chunk.demonstrative = i > 0 and nodes[i - 1].tag == "demonstrative"
    if nodes[i].tag == NUMBER:
        chunk.number = nodes[i]
    opened = i > 0 and nodes[i - 1].folded in OPENING
    at = i + 1
    while at < len(nodes):
        step = more(nodes, at, chunk, opened, knowledge)
        if not step:
            break
        for node in nodes[at : at + step]:
            if node.folded in OPENING and node.tag == SIGN and not (opened and node.folded in CLOSING):
                opened = True
            elif node.folded in CLOSING and node.tag == SIGN:
                opened = False
        chunk.nodes += [n for n in nodes[at : at + step] if n.is_nominal]
        if nodes[at].tag == NUMBER and chunk.number is None:
            chunk.number = nodes[at]
        at += step
        chunk.last = at - 1
    return chunk


def _governor(nodes: list[Node], i: int) -> str:
    """The preposition that governs the phrase opening at `i`, folded; attached or a word of its own."""
    if nodes[i].prep:
        return nodes[i].prep
    before = i - 1
    while before >= 0 and (
        nodes[before].tag in ("demonstrative", "quantifier") or nodes[before].folded in OPENING
    ):
        if nodes[before].prep:
            return nodes[before].prep
        before -= 1
    if before >= 0 and nodes[before].tag == "preposition" and not nodes[before].reading.pronoun:
        return nodes[before].folded
    return ""


def _describes_event(nodes: list[Node], i: int) -> bool:
    """An adjective right after an event word is no phrase of its own (`غارات روسية`, `الوساطة الدؤوبة`)."""
    node, before = nodes[i], nodes[i - 1] if i else None
    if before is None or before.tag != NOUN or not is_event_word(before) or node.conj or node.prep:
        return False
    if describes(node):
        return not node.reading.article or before.reading.article
    return not node.senses and node.reading.article and before.reading.article


def _join(chunk: Chunk, chunks: list[Chunk], nodes: list[Node]) -> None:
    """Mark a phrase that و or a comma joins to the one before; it takes over the preposition."""
    if not chunks:
        return
    before = chunks[-1]
    between = nodes[before.last + 1 : chunk.first]
    signs_only = all(
        n.folded in '«»"“”،()' or n.tag in ("conjunction", "demonstrative", "quantifier") for n in between
    )
    if not signs_only:
        return
    comma = any(n.folded == "،" for n in between)
    conj = chunk.nodes[0].conj == "و" or any(n.tag == "conjunction" for n in between)
    if conj or (comma and _same_sort(before, chunk)):
        chunk.joined = True
        if not chunk.prep:
            chunk.prep = before.prep


def _same_sort(a: Chunk, b: Chunk) -> bool:
    return a.class_ == b.class_ and a.class_ in ("place", "unknown", "force")
