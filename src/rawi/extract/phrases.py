"""Finds the noun phrases of a sentence: where each begins, what governs and joins it."""

from rawi.arabic.party_words import FLYING, PEOPLES
from rawi.arabic.site_words import GOODS, MAKING
from rawi.arabic.words import (
    AND,
    ARTICLE,
    ATTACHED_PREPOSITIONS,
    BY,
    CLOSING_QUOTES,
    COMMA,
    FEMININE,
    FOR,
    FREEDOM,
    HONOURS,
    LIFE,
    MATTERS,
    MINISTRY,
    ONE_MORE,
    OPENING_QUOTES,
    QUOTES_AND_COMMA,
    SOUND_FEMININE_PLURAL,
)
from rawi.extract.chunks import Chunk, classify, describes, is_of_people, is_person
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, VERB, Node
from rawi.extract.phrase_ends import more
from rawi.knowledge.load import Knowledge

LONGEST_MINISTRY = 3  # nodes: رئيس لجنة الأمن
CARRIED = FREEDOM | {LIFE}
LINKS = frozenset(("conjunction", "demonstrative", "quantifier"))
OFFICER = "officer"  # the entry of ranks
BEFORE_NOUNS = frozenset(("demonstrative", "quantifier"))
LISTED = frozenset(("place", "unknown", "force"))  # a comma joins two of one sort
PERSONS = frozenset(("authority", "person", "civilian"))
MANY = PERSONS | {"force", "body", "media", "source"}
OPENERS = frozenset(
    (VERB, SIGN, "complementizer", "subordinator", "relative")
)  # open a clause, or are its verb


def find_chunks(nodes: list[Node], knowledge: Knowledge) -> list[Chunk]:
    """The noun phrases of a sentence in text order, none overlapping."""
    chunks: list[Chunk] = []
    after = 0
    for i, node in enumerate(nodes):
        if i < after or not node.is_nominal or node.is_telling:
            continue
        if node.folded in CARRIED and _only_carries(node, nodes[i - 1] if i else None):
            continue
        if _tells_manner_too(nodes, i):
            continue
        if i and nodes[i - 1].is_telling and _describes_event(node, nodes[i - 1], knowledge):
            continue
        chunk = _chunk_at(nodes, i, knowledge)
        classify(chunk, knowledge)
        after = chunk.last + 1
        if chunk.nodes[0] is chunk.number and _only_counts(chunk, nodes):
            chunk.class_ = "count"
        if chunks and chunk.class_ != "count":  # غارة على رفح وثلاثة شهداء في قصف
            _join(chunk, chunks[-1], nodes)
        chunks.append(chunk)
    return _apposed(chunks, nodes, knowledge)


def _tells_manner_too(nodes: list[Node], i: int) -> bool:
    """`قصف بعنف وضراوة مواقع`: a strange noun that و joins to how it was done tells how as well."""
    node, before = nodes[i], nodes[i - 1] if i else None
    how = before is not None and before.tag == "adverb" and before.folded.startswith(BY)
    return how and node.conj == AND and not (node.senses or node.reading.article or node.reading.pronoun)


def _only_carries(node: Node, before: Node | None) -> bool:
    """`أطلق سراح الأسير`, `أودى بحياة الضابط`: a word of its verb, whose genitive is the phrase."""
    ended = before is not None and before.tag == VERB and "harm" in before.first  # أنهى حياة
    taken = node.folded == LIFE and (node.prep == BY or ended) and not node.reading.pronoun
    return taken or node.folded in FREEDOM


def _apposed(chunks: list[Chunk], nodes: list[Node], knowledge: Knowledge) -> list[Chunk]:
    """Join a title and the name or title right after it: `أمير قطر` + `الشيخ تميم`."""
    joined: list[Chunk] = []
    for chunk in chunks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _is_other_side(last, chunk)
            and all(n.tag == "conjunction" for n in nodes[last.last + 1 : chunk.first])
        ):
            last.last, last.country = chunk.last, last.country or chunk.country
            last.nodes += chunk.nodes
        elif (
            last is not None
            and chunk.first == last.last + 1
            and (
                _renames(last, chunk, knowledge)
                or _tells_office(last, chunk, nodes)
                or _is_second_matter(last, chunk)
                or _tells_people(last, chunk)
                or _is_one_lost(last, chunk, nodes)
                or _tells_use(last, chunk)
            )
        ):
            if last.class_ == "authority" and chunk.class_ == "force":
                last.class_, last.kind = chunk.class_, chunk.kind
            last.last = chunk.last
            last.nodes += chunk.nodes
            last.actor = last.actor or chunk.actor
            last.because += chunk.because
        else:
            joined.append(chunk)
    return joined


def _renames(first: Chunk, second: Chunk, knowledge: Knowledge) -> bool:
    """Two phrases side by side name one person: a title, then a title with its article."""
    if second.prep or second.joined:
        return False
    if first.actor is not None and first.actor == second.actor and len(second.nodes) == 1:
        return True  # منظمة الأمم المتحدة للطفولة اليونيسيف
    if first.nodes[-1].in_name and second.nodes[0].in_name and first.number is None:
        return True  # أدهم باشو
    honoured = first.nodes[-1].in_name and first.nodes[-1].unit.folded in HONOURS  # الشيخ نعيم العمري
    if (first.title or honoured) and _is_name(second, knowledge):
        return True
    if is_person(second) and _is_his_side(first, second, knowledge):
        return True
    office = first.class_ == "authority" and first.title
    if not office or first.number is not None or second.number is not None:
        return False
    head = second.nodes[0]
    return second.class_ in PERSONS and head.reading.article and not head.conj


def _is_other_side(first: Chunk, second: Chunk) -> bool:
    """`الطيران السوري والروسي`, `الطيران الحربي أو المسير`: what else the forces of one word are."""
    word = second.nodes[0]
    if not second.joined or first.class_ != "force" or word.prep or first.number is not None:
        return False
    words = " ".join(n.unit.folded for n in first.nodes).split()
    if len(words) == 1 or not (words[-1].startswith(ARTICLE) and word.reading.article):
        return False
    country = "country" in word.first and word.tag == ADJECTIVE and first.country is not None
    flies = word.folded in FLYING and any(w.removeprefix(ARTICLE) in FLYING for w in words)
    alike = word.folded.endswith(FEMININE) == words[-1].endswith(FEMININE)
    return alike and (flies or (country and len(second.nodes) == 1))


def _tells_people(first: Chunk, second: Chunk) -> bool:
    """`المسؤولون الأتراك`, `المقاتلين الأكراد`: a people's broken plural tells of whom several are."""
    word, head = second.nodes[0], first.nodes[-1]
    if len(second.nodes) > 1 or second.prep or second.joined or not word.reading.article:
        return False
    if first.class_ not in MANY or not head.reading.article:
        return False
    several = any(s.kind == "noun" and s.form.number in ("p", "") for s in head.senses)
    people = any(s.kind == "country" and s.form.pos == "noun" for s in word.senses)
    return several and (people or word.folded in PEOPLES)


def _is_his_side(first: Chunk, second: Chunk, knowledge: Knowledge) -> bool:
    """`الأمين العام للأمم المتحدة أنطونيو غوتيريش`: a known person behind his office or his side."""
    side, person = knowledge.actors.get(first.actor or ""), knowledge.actors.get(second.actor or "")
    if side is None or person is None or person.parent is None or is_person(first):
        return False
    return person.parent in (side.id, side.parent)


def _tells_office(first: Chunk, second: Chunk, nodes: list[Node]) -> bool:
    """`العقيد فلان قائد الشرطة أعلن`, `أدان العقيد فلان قائد الشرطة الهجوم`: who he is, behind a name.

    Before the verb, or where its object comes yet; else the office may be the object (`استقبل عباس وزير`).
    """
    if not (first.title and second.title and len(first.nodes) > 1) or second.prep or second.joined:
        return False
    if first.nodes[-1].senses or second.number is not None:
        return False  # no name behind the title
    after = nodes[second.last + 1] if second.last + 1 < len(nodes) else None
    object_follows = after is not None and after.reading.article and not (after.prep or after.conj)
    opening = next((n for n in reversed(nodes[: first.first]) if n.tag in OPENERS), None)
    return (
        opening is None or opening.tag != VERB or (object_follows and after is not None and after.is_nominal)
    )


def _tells_use(thing: Chunk, use: Chunk) -> bool:
    """`ورشة لتصنيع الأثاث`, `سوقا للخضار والفواكه`, `سيارة لأحد المدنيين`: what for, or whose, it is."""
    last, word = thing.nodes[-1], use.nodes[0]
    site = thing.class_ == "object" or thing.facility
    if not site or use.prep != FOR or any(n.reading.article and not n.prep for n in thing.nodes):
        return False
    if use.joined:
        return word.conj == AND and bool(last.reading.article) and word.folded in GOODS
    if word.prep != FOR:
        return False
    one = use.number is not None and use.class_ in PERSONS  # لأحد المدنيين
    several = use.class_ == "object" and thing.class_ == "object" and not word.reading.article  # تجمعا لخيام
    return one or several or word.folded in MAKING or (word.folded in GOODS and bool(word.reading.article))


def _is_one_lost(first: Chunk, second: Chunk, nodes: list[Node]) -> bool:
    """`قتل قائد اللواء العقيد فلان`: behind a word of loss an office, a rank and a name are one man."""
    head, before = second.nodes[0], nodes[first.first - 1]
    if not first.first or first.class_ != "authority" or first.prep or first.number is not None:
        return False
    rank = head.reading.article and any(s.id == OFFICER for s in head.senses)
    if "harm" not in before.first or not rank or second.prep or second.joined:
        return False
    name = nodes[head.index + 1] if head.index + 1 < len(nodes) else head
    return name.is_nominal and not (name.senses or name.reading.article or name.prep or name.conj)


def _is_name(chunk: Chunk, knowledge: Knowledge) -> bool:
    """A person's name right after a title: strange words, or an actor whose first word is none."""
    head = chunk.nodes[0]
    if chunk.number is not None or head.reading.article or head.reading.pronoun or head.conj:
        return False
    if "actor" in head.first:
        first, _, rest = head.unit.folded.partition(" ")
        return bool(rest) and not knowledge.lexicon.look(first).senses
    return chunk.class_ in ("unknown", "authority") and all(not n.senses for n in chunk.nodes[:2])


def _is_second_matter(first: Chunk, second: Chunk) -> bool:
    """`وزير الخارجية والمغتربين`, `لجنة الأمن والدفاع`: what else the ministry is for."""
    head = second.nodes[0]
    if head.conj != AND or first.last - first.first > LONGEST_MINISTRY or second.number is not None:
        return False
    matter = head.unit.folded.removeprefix(head.conj)
    plain = second.class_ in ("common", "unknown") and head.reading.article
    if matter not in MATTERS and not (plain and matter.endswith((FEMININE, SOUND_FEMININE_PLURAL))):
        return False
    words = " ".join(n.unit.folded for n in first.nodes).removeprefix(first.nodes[0].conj).split(" ")
    return words[-1].startswith(ARTICLE) and any(word.startswith(MINISTRY) for word in words[:-1])


def _only_counts(chunk: Chunk, nodes: list[Node]) -> bool:
    """A bare number before an event word counts the event (`ثلاثة انفجارات`)."""
    if len(chunk.nodes) > 1 or chunk.last + 1 >= len(nodes):
        return False
    counted = nodes[chunk.last + 1]
    return counted.is_telling and not counted.prep and not counted.conj


def _chunk_at(nodes: list[Node], i: int, knowledge: Knowledge) -> Chunk:
    first = nodes[i]
    chunk = Chunk(i, i, _governor(nodes, i), nodes=[first])
    if first.tag == NUMBER:
        chunk.number = first
    opened = False
    if i:
        chunk.demonstrative = nodes[i - 1].tag == "demonstrative"
        opened = nodes[i - 1].folded in OPENING_QUOTES
    at = i + 1
    while at < len(nodes) and (step := more(nodes, at, chunk, opened, knowledge)):
        if nodes[at].in_name and nodes[at].unit.folded in HONOURS and not _has_title(chunk, knowledge):
            break  # اغتال مسلحون الشيخ عبد الرحمن
        for node in nodes[at : at + step]:
            if node.is_nominal:
                chunk.nodes.append(node)
            elif node.tag == SIGN:
                opened = node.folded in OPENING_QUOTES and not (opened and node.folded in CLOSING_QUOTES)
        if nodes[at].tag == NUMBER and chunk.number is None:
            chunk.number = nodes[at]
        at += step
        chunk.last = at - 1
    return chunk


def _has_title(chunk: Chunk, knowledge: Knowledge) -> bool:
    nouns = (n.first.get("noun") for n in chunk.nodes)
    return any(noun is not None and knowledge.nouns[noun.id].title for noun in nouns)


def _governor(nodes: list[Node], i: int) -> str:
    """The preposition that governs the phrase opening at `i`, folded; attached or a word of its own."""
    if nodes[i].prep:
        return nodes[i].prep
    at = i - 1
    while at >= 0:
        before = nodes[at]
        if before.tag == "preposition":
            return "" if before.reading.pronoun else before.folded
        torn = at > 0 and nodes[at - 1].folded in ATTACHED_PREPOSITIONS  # لـ»قسد»: the wrong mark
        if before.tag not in BEFORE_NOUNS and before.folded not in OPENING_QUOTES and not torn:
            return ""
        if before.prep:
            return before.prep
        at -= 1
    return ""


def _describes_event(node: Node, before: Node, knowledge: Knowledge) -> bool:
    """An adjective right after an event word is no phrase of its own (`غارات روسية`, `الوساطة الدؤوبة`)."""
    if before.tag != NOUN or node.conj or node.prep:
        return False
    person = node.folded in ONE_MORE or is_of_people(before, node)
    loss = before.first.get("harm") if person else None
    if loss is not None and knowledge.harms[loss.id].pattern in ("suffering", "inflict"):  # إصابة أخرى
        return False
    if describes(node):
        return not node.reading.article or before.reading.article
    return not node.senses and node.reading.article and before.reading.article


def _join(chunk: Chunk, before: Chunk, nodes: list[Node]) -> None:
    """Mark a phrase that و or a comma joins to the one before; it takes over the preposition."""
    joined, comma = chunk.nodes[0].conj == AND, False
    for node in nodes[before.last + 1 : chunk.first]:
        if node.tag in LINKS:
            joined = joined or node.tag == "conjunction"
        elif node.folded not in QUOTES_AND_COMMA:
            return
        comma = comma or node.folded == COMMA
    alike = chunk.class_ == before.class_ and (chunk.number is None) == (before.number is None)
    if joined or (comma and alike and chunk.class_ in LISTED):
        chunk.joined = True
        if not chunk.prep:
            chunk.prep = before.prep
