"""How many a phrase names: by its number, its dual or singular, and what opens a number (`على الأقل`)."""

from rawi.arabic.fold import fold_word
from rawi.arabic.loss_words import MADE_UP
from rawi.arabic.numbers import WORDS, NumberReading
from rawi.arabic.party_words import GROUPS
from rawi.arabic.words import (
    AGAINST_THEM,
    ALEF,
    ARTICLE,
    AT_LEAST,
    BROKEN_PLURAL,
    COMMANDERS,
    FEMININE_DUAL,
    FROM,
    KUNYA,
    NISBA,
    ONE,
    ONE_MORE,
    PARTICIPLE,
    PLURALS_IN_YA,
    TANWIN,
    YEARS_OLD,
)
from rawi.extract.agreement import shows_tanwin
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import ADJECTIVE, Node
from rawi.extract.victims import PEOPLE, head_of, is_lone_name, is_name
from rawi.knowledge.load import Knowledge

FEW = range(2, 11)  # the number words that follow their noun like an adjective (الأسرى الستة)
DOER_LENGTH = 5  # letters of مقاتل, مواطن, مزارع: participles that look like plurals of things
LOOK_AFTER = 2  # nodes after a phrase in which its number is opened (`على الأقل`)
LONGEST_MADE = 4  # nodes from the last word of a group to the number of its members
Bounds = tuple[int | None, int | None]


def bounds(
    number: NumberReading | None, head: Node | None, knowledge: Knowledge, name: bool = False
) -> Bounds:
    """A number's bounds; without one a singular is 1, a dual 2, a plural open."""
    if number is not None:
        return number.min, number.max
    if name or (head is not None and head.folded in ONE_MORE):
        return 1, 1
    if head is None or head.form is None:
        return (
            (2, 2)
            if head is not None and head.folded.endswith(FEMININE_DUAL) and not head.senses
            else (None, None)
        )
    if head.reading.pronoun and shows_tanwin(head):
        return 2, 2  # والداه: no tanwin before a pronoun
    if head.form.number == "" and _is_doer(head, knowledge):
        return 1, 1
    numbers = _numbers(head)
    if numbers == {"s"} and head.first.get("noun") and not _is_collective(head, knowledge):
        return 1, 1  # أب, which is a town too
    if head.form.number == "d" or (head.form.number == "p" and "d" in numbers):
        return (None, None) if "p" in numbers else (2, 2)
    if head.form.number == "s" and not _is_collective(head, knowledge):
        return 1, 1
    return None, None


def _numbers(head: Node) -> set[str]:
    """What a word may count as a noun; as an adjective the dual and the plural are one (`قتيلين`)."""
    nouns = set() if head.reading.article else {s.form.number for s in head.senses if s.form.pos == "noun"}
    return nouns or {s.form.number for s in head.senses}


def _is_doer(head: Node, knowledge: Knowledge) -> bool:
    """`مقاتل`, `مواطن`, `قيادي`: one person, though the word has the shape of a plural."""
    sense = head.first.get("noun")
    if sense is None or knowledge.nouns[sense.id].class_ not in PEOPLE:
        return False
    if head.reading.pronoun and head.folded.endswith(BROKEN_PLURAL):
        return False  # أبنائهم
    word = head.folded.removesuffix(TANWIN)
    return (
        word in COMMANDERS
        or (word.endswith(NISBA) and word not in PLURALS_IN_YA)
        or (
            word.startswith(PARTICIPLE)
            and word.removesuffix(TANWIN)[2:3] == ALEF
            and len(word) >= DOER_LENGTH
        )
    )


def chunk_bounds(scene: Scene, chunk: Chunk, knowledge: Knowledge) -> tuple[Bounds, int]:
    """The bounds of a phrase and its last node, `على الأقل` after it taken in."""
    head = head_of(chunk)
    called = chunk.class_ == "unknown" and head.unit.folded.removeprefix(head.conj) in knowledge.given
    name = is_name(chunk) or is_lone_name(chunk) or called or _is_known_person(head, knowledge)
    if chunk.number is None and (parts := _made_up_of(scene, chunk)) is not None:
        return bounds(parts.unit.number, None, knowledge), parts.index
    if chunk.number is None and any(n.unit.folded.endswith(AGAINST_THEM) for n in chunk.nodes):
        return (None, None), chunk.last  # المشتبه بهم
    low, high = bounds(number_of(chunk), head, knowledge, name=name)
    if chunk.number is None:
        few = next((WORDS[n.folded] for n in chunk.nodes if n.reading.article and n.folded in WORDS), None)
        low, high = (few, few) if few in FEW else (low, high)
    return opened(scene, chunk.last, (low, high))


def _made_up_of(scene: Scene, chunk: Chunk) -> Node | None:
    """`عائلة مؤلفة من خمسة أفراد`, `الطاقم المكون من 17 شخصا`: the number of a group's members."""
    after = scene.nodes[chunk.last : chunk.last + LONGEST_MADE]
    for made, of, number in zip(after, after[1:], after[2:], strict=False):
        if made.folded.startswith(MADE_UP) and of.folded == FROM and not of.reading.pronoun:
            return number if number.unit.number is not None else None
    return None


def _is_known_person(head: Node, knowledge: Knowledge) -> bool:
    """Whether a word names one person: an actor of whom a form of the name opens with a given name."""
    sense = head.first.get("actor")
    openings = [fold_word(form.split()[0]) for form in knowledge.actors[sense.id].forms] if sense else []
    return any(word in KUNYA or word in knowledge.given for word in openings)


def opened(scene: Scene, last: int, found: Bounds) -> tuple[Bounds, int]:
    """`خمسة مدنيين على الأقل`: the number has no upper bound."""
    for node in scene.nodes[last + 1 : last + 1 + LOOK_AFTER]:
        if node.folded in AT_LEAST and found[0] is not None:
            return (found[0], None), node.index
        if node.tag != ADJECTIVE:
            break
    return found, last


def number_of(chunk: Chunk) -> NumberReading | None:
    """The number of a phrase; none is an age (`شاب (17 عاما)`), nor what counts another of its nouns."""
    if chunk.number is None or any(n.folded in YEARS_OLD for n in chunk.nodes):
        return None
    before = chunk.nodes[: chunk.nodes.index(chunk.number)]
    if len(before) > 1 and chunk.number.folded.removesuffix(TANWIN).startswith(ONE):
        return None  # امرأتان من عائلة واحدة
    return chunk.number.unit.number


def _is_collective(head: Node, knowledge: Knowledge) -> bool:
    """A noun that is singular in form but names many (جيش, عائلة): no number follows from it."""
    sense = head.of("noun", "actor", "country", "common")
    bare = head.folded.removeprefix(ARTICLE)
    if bare.startswith(GROUPS) or head.folded in PLURALS_IN_YA:
        return True
    if head.first.get("harm") and (sense is None or sense.kind == "common"):
        return False  # قتيل
    if sense is None or sense.kind == "noun":
        return sense is not None and knowledge.nouns[sense.id].class_ == "collective"
    if sense.kind == "actor":
        return knowledge.actors[sense.id].kind != "person"
    return not (sense.kind == "country" and head.tag == ADJECTIVE)  # فلسطيني
