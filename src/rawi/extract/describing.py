"""Says whether a word describes the one before it or can depend on it: adjectives, participles, plurals."""

from rawi.arabic.words import (
    ALL_NISBA,
    AND,
    COUNTED_ENDINGS,
    DUAL,
    FEMININE,
    FOR,
    IMPERFECTS,
    MANY_THINGS,
    NISBA,
    NOMINATIVE_ENDINGS,
    NOT_PLURAL,
    OBLIQUE_PLURAL,
    PARTICIPLE,
    SOUND_MASCULINE_PLURAL,
    TANWIN,
)
from rawi.extract.agreement import shows_tanwin
from rawi.extract.chunks import Chunk, head_of
from rawi.extract.nodes import ADJECTIVE, NOUN, Node
from rawi.extract.openings import SOMEBODY
from rawi.extract.phrase_owners import is_definite

SHORTEST_PARTICIPLE = 5  # letters
SHORTEST_IMPERFECT = 5
SHORTEST_NISBA = 4


def agrees(node: Node, last: Node, chunk: Chunk, names_follow: bool) -> bool:
    """Whether an adjective goes on: with the article where the noun has it; else it tells what the noun is.

    `اعتقلت القوات مسلحين`, `القصف على الحي مستمر`: the phrase ends before it.
    """
    head = head_of(chunk)
    known = head.reading.article or last.reading.article or last.of("actor") is not None
    how = node.tag == ADJECTIVE and shows_tanwin(node)
    how = how or (not (node.senses or node.reading.article) and node.folded.endswith(NISBA[0] + TANWIN))
    if _is_kept_from(node, last) or (known and (how or _is_set_adverb(node))):
        return False  # استشهد المواطن خالد عودة متأثرا بجراحه، أعدمت داعش ميدانيا
    both = bool(head.reading.article and node.reading.article)
    if both and is_closed(node) and head.folded.endswith((FEMININE, *MANY_THINGS)):
        return False  # طردت القوات الحكومية الحوثيين
    plain = (
        head.tag == NOUN and head.form is not None and head.form.number == "s" and not head.reading.article
    )
    if plain and shows_tanwin(node) and not head.folded.endswith((TANWIN, FEMININE)):
        return False  # قنص جندي إسرائيلي شابا
    one = head.form is not None and head.form.number == "s"
    if one and both and "noun" in node.first and is_closed(node):
        return False  # قصفت المدفعية المدنيين
    noun = "noun" in node.first
    single = noun and node.form is not None and node.form.number == "s"
    if single and (is_closed(head) or (both and _are_people(head) and not node.folded.endswith(FEMININE))):
        return False  # أحرق المستوطنون الرضيع، اعتقل الجنود الشاب
    two = head.folded.endswith(NOMINATIVE_ENDINGS) and any(s.form.number == "d" for s in head.senses)
    if noun and two and not node.folded.endswith(DUAL):
        return False  # تبادل الطرفان الأسرى
    shown = head.folded.endswith(NOMINATIVE_ENDINGS) and is_closed(head) and is_closed(node)
    if shown and "noun" in node.first and node.folded.endswith(OBLIQUE_PLURAL):
        return False  # قتل المسلحون المدنيين
    other = (FEMININE, TANWIN)
    if head.folded.endswith(SOUND_MASCULINE_PLURAL) and is_closed(head) and node.folded.endswith(other):
        return False  # استهدف مسلحون دورية، هاجم مسلحون مركزا
    if not node.reading.article:
        ends = node.tag == ADJECTIVE or is_closed(node) or shows_tanwin(node) or "country" in node.first
        name = names_follow and not ends and not node.of("noun", "common")  # اللواء سليماني
        return name or not last.reading.article
    if names_follow and last is not head and not (last.senses or node.senses):
        return True  # القيادي نديم الجاسم
    owner = last.prep == FOR and last.tag == NOUN  # التابعة لسلطة الأسد
    if last.reading.article or owner or last.of("actor", "country", "place") is not None:
        return True
    return last.tag != ADJECTIVE and not is_definite(chunk)


def _is_kept_from(node: Node, last: Node) -> bool:
    """`أشعل محتجون الإطارات`, `اتهمت روسيا أوكرانيا`: one of the two has the article, or is a name, alone."""
    if node.reading.article:
        return is_closed(last) and not (last.reading.article or last.prep)  # للاجئين hides its article
    named = last.of("country", "place") is not None and last.of("noun", "actor") is None
    return "country" in node.first and last.tag == NOUN and named


def _are_people(head: Node) -> bool:
    """Whether a word is a broken plural of people: `الجنود`."""
    broken = head.form is not None and not head.form.number
    return broken and any(s.group in SOMEBODY for s in head.senses)


def _is_set_adverb(node: Node) -> bool:
    """`ميدانيا`: an adjective that knowledge also lists as a word of its own, with tanwin."""
    form = node.form
    return form is not None and form.pos == "fixed" and node.folded.endswith(TANWIN) and node.is_adjectival


def is_circumstance(node: Node) -> bool:
    """An unknown participle with tanwin tells how, and is no part of the phrase (`متأثرا بجراحه`)."""
    return is_participle(node) and node.folded.endswith(TANWIN)


def is_participle(node: Node) -> bool:
    """An unknown word that opens as participles do and is long enough to be one."""
    return not node.senses and len(node.folded) >= SHORTEST_PARTICIPLE and node.folded.startswith(PARTICIPLE)


def looks_imperfect(node: Node) -> bool:
    """An unknown word that opens as the imperfect of a derived form does (`تتصدر`, `يستعد`)."""
    return not node.senses and len(node.folded) >= SHORTEST_IMPERFECT and node.folded.startswith(IMPERFECTS)


def is_closed(node: Node) -> bool:
    """A plural or dual with its nun: nothing can be its genitive (مسلحون، مدنيين)."""
    form, word = node.form, node.folded
    if form is None or form.construct or form.number not in ("p", "d"):
        return False
    return word.endswith(COUNTED_ENDINGS) and not word.endswith(NOT_PLURAL)


def looks_adjective(node: Node) -> bool:
    """An unknown word with the article, or a nisba: it describes the noun before."""
    if node.senses:
        return node.tag == ADJECTIVE
    if node.reading.article:
        return True
    stem = node.folded
    return len(stem) >= SHORTEST_NISBA and stem.endswith(ALL_NISBA) and not stem.startswith(AND)


def is_western(node: Node, following: Node | None, chunk: Chunk) -> bool:
    """`مصدر غربي`, `مسؤولين غربيين`: a side of nothing that follows tells where one who is new is from."""
    head = head_of(chunk)
    if head is not chunk.nodes[-1] or is_definite(chunk) or head.reading.pronoun:
        return False
    fits = is_closed(node) if is_closed(head) else node.folded.endswith(NISBA)
    return fits and (following is None or not following.is_nominal or bool(following.prep or following.conj))
