"""The phrases behind a word that can be its arguments, up to the end of its clause."""

from itertools import zip_longest

from rawi.arabic.party_words import AREAS, SEAT
from rawi.arabic.words import BETWEEN, BY, CAPITAL, COMMA, FOR, TANWIN
from rawi.extract.agreement import shows_tanwin
from rawi.extract.chunks import Chunk, is_manner
from rawi.extract.clauses import Clause, Scene
from rawi.extract.nodes import NOUN, VERB, governing

MAX_REACH = 45  # nodes a verb looks ahead: longer clauses are lists, whose heads stand nearer
NO_GEAR = frozenset(("force", "civilian", "authority", "person", "country"))  # nobody wears or rides them
HIT_BY = frozenset(("authority", "person", "civilian", "object", "place"))


def right_chunks(scene: Scene, node: int) -> list[Chunk]:
    """The phrases after a node up to the end of its clause, or to the next event word's own arguments."""
    clause = scene.clause_at[node]
    chunks = scene.chunks_between(node + 1, min(clause.last, node + MAX_REACH))
    if clause.verb == node and sum([not (c.prep or c.joined) for c in chunks]) == 1:
        chunks = chunks + _past_relative(scene, scene.clause_of[node])
    found: list[Chunk] = []
    closed, speaks = False, -1
    for chunk in chunks:
        before = scene.nodes[chunk.first - 1]
        cited = before.tag == "adverb" and "attribution" in before.first  # وفقا لشهود، بحسب المرصد
        speaks = chunk.last if cited else speaks
        if cited or chunk.class_ == "count" or (chunk.prep == FOR and chunk.first == speaks + 1):
            continue  # بحسب مصدر للوكالة، بحسب القائد العام للجيش
        if closed and chunk.is_bare and before.folded == COMMA:
            continue  # باستعادة معسكر النصر، آخر معاقلهم
        closed = before.is_telling and is_of_event(scene, node, chunk)
        if not closed:
            found.append(chunk)
    return [c for c, after in zip_longest(found, found[1:]) if not _tells_how(c, after)]


def _past_relative(scene: Scene, clause: int) -> list[Chunk]:
    """`يلتقي الوزير الذي وصل أمس، وفدا`: what follows the closed relative clause of the subject."""
    after = scene.clauses[clause + 1] if clause + 1 < len(scene.clauses) else None
    if after is None or after.role != "relative" or after.verb is None:
        return []
    comma = next((i for i in range(after.verb, after.last) if scene.nodes[i].folded == COMMA), None)
    if comma is None:
        return _behind_relative(scene, after)
    if any(n.tag == VERB for n in scene.nodes[comma + 1 : after.last + 1]):
        return []
    chunks = scene.chunks_between(comma + 1, after.last)
    opens = bool(chunks) and chunks[0].first == comma + 1 and chunks[0].is_bare and not chunks[0].joined
    return chunks if opens else []


def _behind_relative(scene: Scene, relative: Clause) -> list[Chunk]:
    """`يلتقي الوزير الذي وصل إلى المطار رئيس الوزراء`: a bare party behind prepositions is the object."""
    assert relative.verb is not None
    chunks = scene.chunks_between(relative.verb + 1, relative.last)
    if (own := _worn(scene, relative, chunks)) is not None:
        return chunks[chunks.index(own) + 1 :]
    first = next((i for i, c in enumerate(chunks) if c.is_bare and not c.joined), 0)
    party = chunks[first] if first else None
    if party is None or not party.is_agent or party.class_ == "collective":
        return []
    return chunks[first:] if scene.chunk_of[party.first - 1] is chunks[first - 1] else []


def _worn(scene: Scene, relative: Clause, chunks: list[Chunk]) -> Chunk | None:
    """`مسلحون يستقلون دراجات قرية`: what those a verb alone describes ride or wear, one more behind."""
    verb = scene.nodes[relative.first]
    form = verb.form
    many = form is not None and form.aspect == "imperfect" and form.number in ("p", "d")
    if not many or verb.tag != VERB or verb.conj or verb.reading.pronoun or len(chunks) < 2:
        return None
    own, other = chunks[:2]
    bare = own.is_bare and other.is_bare and not (own.joined or other.joined)
    side_by_side = own.first == verb.index + 1 and other.first == own.last + 1
    gear = own.class_ not in NO_GEAR or own.nodes[0].folded.endswith(TANWIN)  # زيا عسكريا
    return own if bare and side_by_side and gear else None


def _tells_how(chunk: Chunk, after: Chunk | None) -> bool:
    """`سجنت ظلماً آلاف الشبان`: a lone word with tanwin before the object is no object."""
    if after is None or chunk.prep or chunk.joined or not is_manner(chunk):
        return False
    return after.is_bare and not after.joined and after.first == chunk.last + 1


def is_of_event(scene: Scene, node: int, chunk: Chunk) -> bool:
    """`قتل عنصران باستهداف مسيرة`, `منصات لإطلاق صواريخ`: a genitive of an event noun that is governed.

    Not whom it is done to by the event: `استهدفوا بغارة قائد الجناح`, `بلغم سيارة`, `بقنبلة تجمعا`.
    """
    before = scene.nodes[chunk.first - 1]
    if chunk.first - 1 <= node or not before.is_telling or before.tag != NOUN or chunk.prep or chunk.joined:
        return False
    closed = before.reading.article or before.reading.pronoun or "noun" in before.first or chunk.number
    governor = "" if closed or shows_tanwin(chunk.nodes[0]) else governing(scene.nodes, before)
    return bool(governor) and (governor != BY or chunk.class_ not in HIT_BY)


def is_member(scene: Scene, chunk: Chunk) -> bool:
    """`اعتقلت شبانا بينهم صحفي`, `من بينهم`: one of those who were named."""
    before = scene.nodes[chunk.first - 1] if chunk.first else None
    among = before is not None and before.tag == "preposition" and bool(before.reading.pronoun)
    return among and before is not None and before.folded == BETWEEN and chunk.is_bare and chunk.is_agent


def tells_what_it_is(scene: Scene, chunk: Chunk) -> bool:
    """`مدينة صعدة عاصمة المحافظة`, `تكريت مركز محافظة صلاح الدين`: right behind a place, what it is."""
    before = scene.chunk_of[chunk.first - 1] if chunk.first else None
    town = before is not None and before.class_ == "place" and not before.facility
    head = chunk.nodes[0].folded
    area = len(chunk.nodes) > 1 and chunk.nodes[1].folded.startswith(AREAS)
    return town and (head == CAPITAL or (head == SEAT and area)) and not (chunk.joined or chunk.nodes[0].conj)
