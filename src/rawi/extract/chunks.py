"""Joins nodes into noun phrases, and says what sort of thing each phrase names.

Event and loss words stay outside phrases: they are the heads that phrases are arguments of.
"""

from dataclasses import dataclass, field

from rawi.extract.nodes import ADJECTIVE, EVENTFUL, NOUN, NUMBER, SIGN, Node
from rawi.knowledge.load import Knowledge
from rawi.model import Kind

OPENING, CLOSING = "«“\"(‘'", "»”\")’'"
AGENTS = frozenset(("force", "authority", "civilian", "body", "media", "source", "person", "collective"))
PARTITIVE_HEADS = frozenset(("force", "collective", "civilian", "person", "authority", "body", "source"))
TITLES = frozenset(("authority", "person", "source", "media", "civilian"))
BELONGING = frozenset(
    ("تابع", "تابعه", "تابعين", "تابعون", "موالي", "مواليه", "موالين", "منتمي", "منتميه", "منتمين")
)


@dataclass(slots=True, eq=False)
class Chunk:
    """A noun phrase: nodes `first` to `last`, the preposition before it, whether و joins it to the one before."""

    first: int
    last: int
    prep: str = ""
    joined: bool = False
    demonstrative: bool = False
    number: Node | None = None
    nodes: list[Node] = field(default_factory=list)
    class_: str = ""
    kind: Kind | None = None
    actor: str | None = None
    country: str | None = None
    direction: bool = False
    region: bool = False
    because: tuple[str, ...] = ()

    @property
    def is_agent(self) -> bool:
        """Whether it names somebody who can act."""
        return self.class_ in AGENTS

    @property
    def is_bare(self) -> bool:
        return not self.prep


def is_event_word(node: Node) -> bool:
    """A noun or adjective that tells an event or a loss itself."""
    if node.tag not in (NOUN, ADJECTIVE) or not node.senses:
        return False
    telling = node.tag == ADJECTIVE and not node.reading.article and node.of("attribution") is not None
    return node.senses[0].kind in EVENTFUL or telling


def describes(node: Node) -> bool:
    """An adjective, or a singular word for a person that is one too (`انفجار مجهول المصدر`, not `اعتقال مطلوبين`)."""
    if node.tag == ADJECTIVE:
        return True
    first = node.senses[0] if node.senses else None
    return (
        first is not None
        and first.id == "people"
        and any(s.form.pos == "adjective" and s.form.number == "s" for s in node.senses)
    )


def _describes_event(nodes: list[Node], i: int) -> bool:
    """An adjective right after an event word is no phrase of its own (`غارات روسية`, `الوساطة الدؤوبة`)."""
    node, before = nodes[i], nodes[i - 1] if i else None
    if before is None or before.tag != NOUN or not is_event_word(before) or node.conj or node.prep:
        return False
    if describes(node):
        return not node.reading.article or before.reading.article
    return not node.senses and node.reading.article and before.reading.article


def find_chunks(nodes: list[Node], knowledge: Knowledge) -> list[Chunk]:
    """The noun phrases of a sentence in text order, none overlapping."""
    chunks: list[Chunk] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        if node.is_nominal and not is_event_word(node) and not _describes_event(nodes, i):
            chunk = _chunk_at(nodes, i, knowledge)
            _classify(chunk, knowledge)
            if _only_counts(chunk, nodes):
                chunk.class_ = "count"
            _join(chunk, chunks, nodes)
            chunks.append(chunk)
            i = chunk.last + 1
        else:
            i += 1
    return _apposed(chunks, nodes)


def _apposed(chunks: list[Chunk], nodes: list[Node]) -> list[Chunk]:
    """Join a title and the name or title right after it: `أمير قطر` + `الشيخ تميم`."""
    joined: list[Chunk] = []
    for chunk in chunks:
        last = joined[-1] if joined else None
        if last is not None and _renames(last, chunk):
            last.last = chunk.last
            last.nodes += chunk.nodes
            last.actor = last.actor or chunk.actor
            last.because += chunk.because
        else:
            joined.append(chunk)
    return joined


def _renames(first: Chunk, second: Chunk) -> bool:
    """Two phrases side by side name one person: a title, then a title with its article."""
    adjacent = second.first == first.last + 1 and not second.prep and not second.joined
    if not adjacent or first.class_ != "authority" or first.number is not None or second.number is not None:
        return False
    head = second.nodes[0]
    return second.class_ in ("authority", "person", "civilian") and head.reading.article and not head.conj


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
        step = _step(nodes, at, chunk, opened, knowledge)
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


def _step(nodes: list[Node], at: int, chunk: Chunk, opened: bool, knowledge: Knowledge) -> int:
    """How many nodes from `at` on go on the phrase: 0 when it ends before."""
    node, last = nodes[at], chunk.nodes[-1]
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    if node.tag == SIGN:
        if node.folded in CLOSING and opened:
            return 1
        if following is None or node.folded not in OPENING or not following.is_nominal:
            return 0
        return 0 if is_event_word(following) or following.prep or following.conj else 2
    if node.tag == "preposition" and node.folded == "في" and not node.conj and not node.reading.pronoun:
        return 2 if _belongs(chunk, following, knowledge) else 0
    if node.tag == "preposition" and node.folded == "من" and not node.reading.pronoun and not node.conj:
        return _partitive(chunk, following, knowledge)
    if not node.is_nominal or node.conj or is_event_word(node):
        return 0
    if node.prep:
        return 1 if node.prep == "ل" and (last.folded in BELONGING or _owns(node, chunk, knowledge)) else 0
    return 1 if _continues(node, following, last, chunk, knowledge) else 0


def _owns(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`حاجزا للجيش`, `مواقع للمسلحين`: an indefinite thing and the party it belongs to."""
    head = _head(chunk).of("noun")
    if head is None or knowledge.nouns[head.id].class_ not in ("object", "feature"):
        return False
    return not any(n.reading.article for n in chunk.nodes) and _is_party(node, knowledge, civilians=True)


def _belongs(chunk: Chunk, following: Node | None, knowledge: Knowledge) -> bool:
    """`قياديين في حركة الشباب`, `عضوا في المجلس المحلي`: a person and the body he is of."""
    head = next((n for n in chunk.nodes if n.tag != NUMBER), chunk.nodes[0]).of("noun")
    if head is None or knowledge.nouns[head.id].class_ not in ("authority", "person", "force", "source"):
        return False
    return following is not None and following.is_nominal and _is_party(following, knowledge, bodies=True)


def _is_party(node: Node, knowledge: Knowledge, *, bodies: bool = False, civilians: bool = False) -> bool:
    if node.of("actor"):
        return True
    sense = node.of("noun")
    classes = (
        {"force"} | ({"authority", "body"} if bodies else set()) | ({"civilian"} if civilians else set())
    )
    return sense is not None and knowledge.nouns[sense.id].class_ in classes


def _partitive(chunk: Chunk, following: Node | None, knowledge: Knowledge) -> int:
    """`وحدات من الجيش`, `عدد من المدنيين`, `3 من المسلحين`: the part goes on with its whole."""
    if following is None or not following.is_nominal or is_event_word(following) or following.of("place"):
        return 0
    if chunk.number is not None and len(chunk.nodes) == 1:
        return 2
    sense = chunk.nodes[0].of("noun")
    return 2 if sense and knowledge.nouns[sense.id].class_ in PARTITIVE_HEADS else 0


def _counts_next(following: Node | None) -> bool:
    """The number belongs to the noun after it (`أطلقت البحرية 30 صاروخا`), not to the one before (`جنديين اثنين`)."""
    return (
        following is not None
        and following.is_nominal
        and not (following.conj or following.prep or following.reading.article)
    )


def _continues(node: Node, following: Node | None, last: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether a bare nominal goes on the phrase: an adjective that agrees, a genitive, a name after a title."""
    if node.tag == NUMBER:
        return node.unit.number is not None and not node.unit.number.vague and not _counts_next(following)
    if last.tag == NUMBER:
        return True
    head = chunk.nodes[0]
    defined = any(n.reading.article for n in chunk.nodes)
    title = head.of("noun")
    entry = knowledge.nouns[title.id] if title is not None else None
    names_follow = entry is not None and (entry.names_follow or entry.class_ in TITLES)
    if node.is_adjectival or _looks_adjective(node):
        if node.reading.article and not defined and last.tag == ADJECTIVE:
            return False
        return (
            node.reading.article == last.reading.article
            or not node.reading.article
            or last.of("actor", "country", "place") is not None
            or not defined
            or not last.reading.article
        )
    if last.reading.article or last.tag == ADJECTIVE or _looks_adjective(last):
        is_name = not node.senses or node.of("actor", "country", "place") is not None
        return is_name and not node.reading.article and names_follow
    if last.reading.pronoun or _closed(last) or _is_circumstance(node):
        return False
    if last.of("actor", "place", "country") and not (not node.senses and last.of("place") is None):
        return False
    noun = node.of("noun")
    sort = knowledge.nouns[noun.id].class_ if noun else ""
    heads_place = title is not None and knowledge.nouns[title.id].class_ in ("feature", "direction")
    if sort == "direction":
        return heads_place
    return not (sort == "feature" and title is not None and knowledge.nouns[title.id].class_ == "force")


def _is_circumstance(node: Node) -> bool:
    """An unknown participle with tanwin tells how, and is no part of the phrase (`متأثرا بجراحه`)."""
    word = node.folded
    return not node.senses and len(word) >= 5 and word.startswith("م") and word.endswith("ا")


def _closed(node: Node) -> bool:
    """A plural or dual with its nun, or a word with tanwin: nothing can be its genitive (مسلحون، مدنيين، قصفا)."""
    form = node.form
    counted = form is not None and form.number in ("p", "d") and node.folded.endswith(("ون", "ين", "ان"))
    return counted and not form.construct and not node.folded.endswith(("ميادين", "قوانين"))  # type: ignore[union-attr]


def _looks_adjective(node: Node) -> bool:
    """An unknown word with the article, or a nisba: it describes the noun before."""
    if node.senses:
        return node.tag == ADJECTIVE
    stem = node.folded
    return (
        node.reading.article
        or (len(stem) > 3 and stem.endswith(("يه", "يين", "يون", "يا")))
        and stem[:1] not in "و"
    )


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


def _classify(chunk: Chunk, knowledge: Knowledge) -> None:
    """Set what sort of thing the phrase names, its kind, its actor id and country, from its head outwards."""
    because: list[str] = []
    for node in chunk.nodes:
        if sense := node.of("actor"):
            entry = knowledge.actors[sense.id]
            chunk.actor = chunk.actor or entry.id
            chunk.country = chunk.country or entry.country
            because.append(f"actor:{entry.id}")
            if not chunk.class_ or chunk.class_ in ("force", "civilian", "collective"):
                chunk.kind = entry.kind if chunk.class_ != "civilian" else chunk.kind
                chunk.class_ = chunk.class_ or _class_of_kind(entry.kind)
        elif sense := node.of("country"):
            chunk.country = chunk.country or knowledge.countries[sense.id].iso
            because.append(f"country:{sense.id}")
            if not chunk.class_:
                chunk.class_ = "civilian" if sense.form.pos in ("adjective", "noun") else "country"
        elif sense := node.of("noun"):
            noun = knowledge.nouns[sense.id]
            if not chunk.class_ or (chunk.class_ == "collective" and noun.class_ in AGENTS):
                chunk.class_, chunk.kind = noun.class_, noun.kind
                because.append(f"noun:{noun.id}")
        elif node.of("place") and not chunk.class_:
            chunk.class_ = "place"
        elif node is _head(chunk) and node.of("common"):
            chunk.class_ = "common"
    chunk.direction = chunk.class_ == "direction"
    head = _head(chunk).of("noun") if chunk.class_ == "feature" else None
    chunk.region = head is not None and knowledge.nouns[head.id].place == "region"
    if chunk.class_ in ("feature", "direction"):
        chunk.class_ = "place"
    chunk.class_ = chunk.class_ or "unknown"
    chunk.because = tuple(because)


def _head(chunk: Chunk) -> Node:
    """The first word of a phrase that is no number."""
    return next((n for n in chunk.nodes if n.tag != NUMBER), chunk.nodes[0])


def _class_of_kind(kind: Kind) -> str:
    return {
        "state_forces": "force", "armed_group": "force", "external_forces": "force", "government": "authority",
        "organisation": "body", "media": "media", "civilians": "civilian", "protesters": "civilian",
        "person": "person", "object": "object", "other": "collective",
    }[kind]  # fmt: skip
