"""Says how far a noun phrase goes: adjectives that agree, genitives, owners, the whole after its part."""

from rawi.arabic.words import FROM
from rawi.extract.agreement import shows_tanwin
from rawi.extract.chunks import (
    AGENTS,
    BELONGING,
    CLOSING,
    OPENING,
    PARTITIVE_HEADS,
    TITLES,
    Chunk,
    head_of,
    is_event_word,
)
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, Node
from rawi.knowledge.lexicon import Sense
from rawi.knowledge.load import Knowledge

THINGS = frozenset(("object", "civilian", "force", "weapon"))  # no genitives of a full term


def more(nodes: list[Node], at: int, chunk: Chunk, opened: bool, knowledge: Knowledge) -> int:
    """How many nodes from `at` on go on the phrase: 0 when it ends before."""
    node, last = nodes[at], chunk.nodes[-1]
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    if node.tag == SIGN:
        if node.folded in CLOSING and opened:
            return 1
        if following is None or node.folded not in OPENING or not following.is_nominal:
            return 0
        return (
            0
            if is_event_word(following)
            or following.prep
            or following.conj
            or _quotes_anew(node, following, chunk)
            else 2
        )
    if node.tag == "preposition" and node.folded == "ل" and last.folded in BELONGING:  # تابعة لـ "قسد"
        return _owner_after(nodes, at)
    if node.tag == "preposition" and node.folded == "في" and not node.conj and not node.reading.pronoun:
        return 2 if _belongs(chunk, following, knowledge) else 0
    if node.tag == "preposition" and node.folded == "من" and not node.reading.pronoun and not node.conj:
        return _partitive(chunk, following, knowledge)
    if not node.is_nominal or node.conj or is_event_word(node):
        return 0
    if node.prep:
        return 1 if node.prep == "ل" and (last.folded in BELONGING or _owns(node, chunk, knowledge)) else 0
    return 1 if _continues(node, following, last, chunk, knowledge) else 0


def _owner_after(nodes: list[Node], at: int) -> int:
    """How many nodes a lone ل and the party after it take, with an opening quotation mark between."""
    for step in (1, 2):
        node = nodes[at + step] if at + step < len(nodes) else None
        if node is None or (node.tag == SIGN and node.folded not in OPENING):
            return 0
        if node.is_nominal:
            return step + 1
    return 0


def _quotes_anew(mark: Node, following: Node, chunk: Chunk) -> bool:
    """`دانت الشبكة "الجريمة البشعة"`: quoted words with the article are a phrase of their own."""
    alone = len(chunk.nodes) == 1 and chunk.nodes[0].reading.article and mark.folded not in "('‘"
    return alone and following.reading.article and following.tag == NOUN and not following.of("actor")


def _owns(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`حاجزا للجيش`, `مواقع للمسلحين`: an indefinite thing and the party it belongs to."""
    head = head_of(chunk).of("noun")
    if head is None or knowledge.nouns[head.id].class_ not in ("object", "feature"):
        return False
    return not any(n.reading.article for n in chunk.nodes) and _is_party(node, knowledge, civilians=True)


def _belongs(chunk: Chunk, following: Node | None, knowledge: Knowledge) -> bool:
    """`قياديين في حركة الشباب`, `عضوا في المجلس المحلي`: a person and the body he is of."""
    head = head_of(chunk).of("noun")
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
    class_ = knowledge.nouns[sense.id].class_ if sense else ""
    if chunk.nodes[0].reading.article and class_ != "collective":  # طرد النظام من مدنهم
        return 0
    return 2 if class_ in PARTITIVE_HEADS else 0


def _counts_next(following: Node | None) -> bool:
    """The number belongs to the noun after it (`أطلقت البحرية 30 صاروخا`), not before it (`جنديين اثنين`)."""
    if following is not None and following.folded == FROM and following.tag == "preposition":
        return True  # اعتقل الجهاز أربعة من العناصر
    return (
        following is not None
        and following.is_nominal
        and not (following.conj or following.prep or following.reading.article)
    )


def _continues(node: Node, following: Node | None, last: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether a bare nominal goes on: an adjective that agrees, a genitive, a name after a title."""
    if node.tag == NUMBER:
        return node.unit.number is not None and not node.unit.number.vague and not _counts_next(following)
    if last.tag == NUMBER:
        return True
    head = chunk.nodes[0]
    defined = any(n.reading.article for n in chunk.nodes)
    title = head.of("noun")
    entry = knowledge.nouns[title.id] if title is not None else None
    names_follow = entry is not None and (entry.names_follow or entry.class_ in TITLES)
    if _is_direction(node, knowledge) and not node.reading.article and _is_force(title, knowledge):
        return False  # قوات النظام جنوبي إدلب
    if node.is_adjectival or _looks_adjective(node):
        return _agrees(node, last, defined=defined)
    if last.reading.article or last.tag == ADJECTIVE or _looks_adjective(last):
        is_name = not node.senses or node.of("actor", "country", "place") is not None
        return is_name and not node.reading.article and names_follow
    if last.reading.pronoun or _closed(last) or _is_circumstance(node) or _is_circumstance(last):
        return False
    if (_is_thing(node, knowledge) and " " in last.unit.folded and last.of("noun")) or shows_tanwin(node):
        return False
    if last.of("actor", "place", "country") and not (not node.senses and last.of("place") is None):
        return False
    noun = node.of("noun")
    sort = knowledge.nouns[noun.id].class_ if noun else ""
    heads_place = title is not None and knowledge.nouns[title.id].class_ in ("feature", "direction")
    if sort == "direction":
        return heads_place
    return not (sort == "feature" and title is not None and knowledge.nouns[title.id].class_ == "force")


def _agrees(node: Node, last: Node, *, defined: bool) -> bool:
    """Whether an adjective goes on: with the article where the noun has it; else it tells what the noun is.

    `اعتقلت القوات مسلحين`, `القصف على الحي مستمر`: the phrase ends before it.
    """
    if node.reading.article:
        named = last.of("actor", "country", "place") is not None
        return last.reading.article or named or (not defined and last.tag != ADJECTIVE)
    return not last.reading.article or not (node.tag == ADJECTIVE or _closed(node))


def _is_direction(node: Node, knowledge: Knowledge) -> bool:
    sense = node.of("noun")
    return sense is not None and knowledge.nouns[sense.id].class_ == "direction"


def _is_force(title: Sense | None, knowledge: Knowledge) -> bool:
    return title is not None and knowledge.nouns[title.id].class_ in AGENTS


def _is_thing(node: Node, knowledge: Knowledge) -> bool:
    """Whether a bare word names something hit: no genitive of a full term before it (`بصاروخ موجه موقعا`)."""
    sense = node.of("noun")
    thing = sense is not None and knowledge.nouns[sense.id].class_ in THINGS
    return thing and not node.reading.article


def _is_circumstance(node: Node) -> bool:
    """An unknown participle with tanwin tells how, and is no part of the phrase (`متأثرا بجراحه`)."""
    word = node.folded
    return not node.senses and len(word) >= 5 and word.startswith("م") and word.endswith("ا")


def _closed(node: Node) -> bool:
    """A plural or dual with its nun: nothing can be its genitive (مسلحون، مدنيين)."""
    form = node.form
    counted = form is not None and form.number in ("p", "d") and node.folded.endswith(("ون", "ين", "ان"))
    return counted and not form.construct and not node.folded.endswith(("ميادين", "قوانين"))  # type: ignore[union-attr]


def _looks_adjective(node: Node) -> bool:
    """An unknown word with the article, or a nisba: it describes the noun before."""
    if node.senses:
        return node.tag == ADJECTIVE
    stem = node.folded
    return node.reading.article or (
        (len(stem) > 3 and stem.endswith(("يه", "يين", "يون", "يا"))) and stem[:1] not in "و"
    )
