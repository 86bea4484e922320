"""Says how far a noun phrase goes: adjectives that agree, genitives, owners, the whole after its part."""

from rawi.arabic.party_words import HEARSAY, OTHER_ONES
from rawi.arabic.words import (
    AND,
    ARTICLE,
    BELONGING,
    CLOSING_QUOTES,
    FEMININE,
    FOR,
    FROM,
    IN_NAME_OF,
    NISBA,
    NOMINATIVE_ENDINGS,
    OBLIQUE_PLURAL,
    ONE_OF,
    OPENING_QUOTES,
    PLAIN_QUOTES,
    SERVANT,
    TANWIN,
)
from rawi.extract.agreement import shows_tanwin
from rawi.extract.choices import ANNOUNCING
from rawi.extract.chunks import AGENTS, MATERIAL, TITLES, Chunk, head_of, is_origin
from rawi.extract.describing import (
    agrees,
    is_circumstance,
    is_closed,
    is_participle,
    is_western,
    looks_adjective,
    looks_imperfect,
)
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, Node
from rawi.extract.phrase_owners import (
    PERSONS,
    after_preposition,
    class_of,
    goes_on_name,
    is_aircraft,
    is_counted_too,
    is_defined,
    is_definite,
    is_his_name,
    is_hit,
    is_member,
    is_ministry,
    is_second_title,
    owns,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry
from rawi.model import ARMED_KINDS

BODIES = frozenset(("collective", "body", "force"))
NEWS_BODIES = frozenset(("body", "collective", "media"))
DENIERS = frozenset(("authority", "force", "body", "collective", "source", "person"))
HIT = frozenset(("object", "civilian", "force", "weapon"))
STRAIGHT_QUOTE = '"'  # opens and closes
SOFT_QUOTES = frozenset("('‘")  # these set a word off, and open no quotation
LONGEST_BRACKET = 4  # nodes in brackets that go on a phrase: `(17 عاما)`
DUAL = 2  # two of something
SO_CALLED = "so_called"  # the entry of `المدعو`
CAPTIVE = "detainees"  # the entry


def more(nodes: list[Node], at: int, chunk: Chunk, opened: bool, knowledge: Knowledge) -> int:
    """How many nodes from `at` on go on the phrase: 0 when it ends before."""
    node = nodes[at]
    if node.tag == SIGN:
        return _past_sign(nodes, at, chunk, opened, knowledge)
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    if node.tag == "preposition":
        return after_preposition(nodes, at, chunk, following, knowledge)
    if node.conj:
        also = _opens_with_waw(node, chunk, knowledge) or is_counted_too(node, chunk, knowledge)
        return int(node.conj == AND and also)
    if not node.is_nominal:
        return 0
    if node.prep == FOR and owns(node, chunk, knowledge):
        return 1
    if node.is_telling or _is_past_quotation(nodes, at, chunk):
        return 0
    if node.prep:
        belongs = node.prep == FOR and chunk.nodes[-1].folded in BELONGING
        return int(belongs or is_member(node, chunk, knowledge))
    side = not node.reading.article and class_of(node, knowledge) == "direction"
    if side and (
        is_definite(chunk)
        or shows_tanwin(chunk.nodes[-1])
        or chunk.nodes[-1].reading.pronoun  # أحد قيادييها شرقي المدينة
        or class_of(head_of(chunk), knowledge) in HIT
    ):
        return 0  # قصف الطيران محيط البلدة، قصف ورشة قرب البلدة
    if goes_on_name(node, chunk, knowledge):
        return 1
    if is_hit(nodes, node, chunk, knowledge):
        return 0
    return int(_continues(node, following, chunk, knowledge))


def _past_sign(nodes: list[Node], at: int, chunk: Chunk, opened: bool, knowledge: Knowledge) -> int:
    """How many nodes from a sign on go on the phrase: a closing mark, or an opening one with its word."""
    mark = nodes[at]
    if opened and mark.folded in CLOSING_QUOTES:
        return 1
    if mark.folded not in OPENING_QUOTES or at + 1 == len(nodes):
        return 0
    following = nodes[at + 1]
    goes_on = _goes_on_quoted(mark, following, chunk, knowledge)
    if not goes_on or (_closes(nodes, at) and not _describes(following)):
        return 0
    if mark.folded != "(":
        return 2
    inside = nodes[at + 1 : at + 2 + LONGEST_BRACKET]
    whole = following.tag == NUMBER or any(n.folded == ")" for n in inside)  # no زيد علي وسامر خالد ويوسف
    if not whole or (chunk.number is not None and any(n.conj or n.tag == NUMBER for n in inside)):
        return 0
    beside = class_of(following, knowledge) == "direction" or "place" in following.first
    return 0 if beside else 2  # المقاومة في تعز (جنوب اليمن)


def _opens_with_waw(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`الصحفي وديع نصر`: behind a lone title, a strange word with و is rather a name that opens so."""
    title = chunk.nodes[0]
    if len(chunk.nodes) > 1 or node.senses or not title.reading.article:
        return False
    if node.tag != NOUN or not node.is_nominal:
        return False
    one = title.form is not None and title.form.number == "s" and class_of(title, knowledge) in PERSONS
    other = node.reading.article or node.reading.pronoun or node.prep
    return one and not other and not node.folded.endswith(TANWIN)


def _closes(nodes: list[Node], at: int) -> bool:
    """Whether a straight quotation mark closes: it touches the word before it and not the one behind it."""
    unit = nodes[at].unit
    if nodes[at].folded != STRAIGHT_QUOTE or at + 1 >= len(nodes):
        return False
    return nodes[at - 1].unit.end == unit.start and unit.end < nodes[at + 1].unit.start


def _is_past_quotation(nodes: list[Node], at: int, chunk: Chunk) -> bool:
    """`حملت "الحكومة" مسؤولية المقتل`: behind what was quoted whole, only an adjective goes on the phrase."""
    if nodes[at - 1].folded not in PLAIN_QUOTES or not chunk.first:
        return False
    return nodes[chunk.first - 1].folded in PLAIN_QUOTES and not _describes(nodes[at])


def _describes(node: Node) -> bool:
    return node.is_adjectival or looks_adjective(node)


def _goes_on_quoted(mark: Node, following: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether the word behind an opening quotation mark goes on the phrase before it."""
    if not following.is_nominal or following.is_telling:
        return False
    apart = bool(following.senses) and (bool(chunk.prep) or is_definite(chunk))
    if following.folded.endswith(TANWIN) and (apart or is_aircraft(chunk, knowledge)):
        return False  # قصف الجيش "موقعا عسكريا"
    return not (following.prep or following.conj or _quotes_anew(mark, following, chunk, knowledge))


def _quotes_anew(mark: Node, following: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`دانت الشبكة "الجريمة البشعة"`: quoted words with the article are a phrase of their own.

    So is a name behind an aircraft told with its owner (`استهدفت طائرة تركية "فلان"`).
    """
    if "actor" in chunk.nodes[-1].first and "common" in following.first and not following.reading.article:
        return True  # دانت اليونيسيف "جرائم قتل"
    owned = len(chunk.nodes) > 1 and "country" in chunk.nodes[-1].first and mark.folded not in SOFT_QUOTES
    strange = following.of("noun", "actor", "country", "place") is None
    if owned and strange and is_aircraft(chunk, knowledge):
        return True
    alone = len(chunk.nodes) == 1 and chunk.nodes[0].reading.article and mark.folded not in SOFT_QUOTES
    actor = following.first.get("actor")
    if alone and actor is not None:  # حملت الشبكة "السلطات الإسرائيلية" المسؤولية, but الحركة "الشعبية"
        return knowledge.actors[actor.id].kind == "government"
    return alone and bool(following.reading.article) and following.tag == NOUN


def _counts_next(following: Node | None) -> bool:
    """The number belongs to the noun after it (`أطلقت البحرية 30 صاروخا`), not before it (`جنديين اثنين`)."""
    if following is not None and following.folded == FROM and following.tag == "preposition":
        return True  # اعتقل الجهاز أربعة من العناصر
    return (
        following is not None
        and following.is_nominal
        and not (following.conj or following.prep or following.reading.article)
    )


def _continues(node: Node, following: Node | None, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether a bare nominal goes on: an adjective that agrees, a genitive, a name after a title."""
    last = chunk.nodes[-1]
    if looks_imperfect(node):
        return False
    if node.tag == NUMBER:
        return _is_its_number(node, following, chunk, knowledge)
    if last.tag == NUMBER or (last.folded == SERVANT and node.reading.article) or _is_captive(node, last):
        return True  # عبد النور
    title = chunk.nodes[0].first.get("noun")
    entry = knowledge.nouns[title.id] if title is not None else None
    if is_his_name(node, chunk, knowledge):
        return True
    if _starts_anew(node, last, chunk) or _is_no_name(node, last, entry, knowledge):
        return False
    class_ = class_of(node, knowledge)
    if _is_another(node, following, class_, chunk, entry, knowledge):
        return False
    names_follow = entry is not None and (entry.names_follow or entry.class_ in TITLES)
    if following is not None and is_second_title(node, following, entry, class_, last):
        return True
    if _describes(node):
        named = "actor" in last.first and "noun" in node.first and not node.reading.article  # قسد مدنيا
        return not named and agrees(node, last, chunk, names_follow)
    if last.reading.article or _ends_described(chunk):
        of_place = entry is not None and entry.class_ in BODIES and "place" in node.first  # قصفت الحركة تدمر
        of_place = of_place or _is_seen(node, last)
        return names_follow and not of_place and _may_be_named(node, last, following, knowledge)
    if last.reading.pronoun and len(chunk.nodes) == 1 and entry is not None and entry.class_ in TITLES:
        return not (node.senses or node.reading.article or node.folded.endswith(TANWIN))  # مراسلنا فلان
    return _is_genitive(node, last, chunk, entry, class_, knowledge)


def _is_its_number(node: Node, following: Node | None, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether a number behind a phrase counts it, or tells one of several who its person is."""
    number, last = node.unit.number, chunk.nodes[-1]
    if node.folded in ONE_OF and (is_definite(chunk) or last.of("actor", "country")):
        # القيادي أبو خالد أحد قادة التنظيم, but اعتقلت القوات أحد المصلين
        return not last.senses and class_of(chunk.nodes[0], knowledge) in TITLES
    two = number is not None and number.min == number.max == DUAL and _is_dual(last)  # مسلحين اثنين من
    return two or (number is not None and not number.vague and not _counts_next(following))


def _is_another(
    node: Node, after: Node | None, class_: str, chunk: Chunk, entry: NounEntry | None, knowledge: Knowledge
) -> bool:
    """Whether a word of this class is a party or side beside the phrase, whose first noun is `entry`'s."""
    last, definite = chunk.nodes[-1], bool(node.reading.article)
    people = (entry is not None and entry.class_ in AGENTS) or "actor" in last.first
    many = entry.class_ in BODIES if entry is not None else "actor" in last.first
    named = node.in_name or node.unit.folded in knowledge.given
    if many and named and not last.in_name and is_defined(chunk):
        return class_of(last, knowledge) not in TITLES  # خطفت قوات التنظيم خالد عمر
    if class_ == "direction" and not definite and people:
        return not is_western(node, after, chunk)  # قوات النظام جنوبي إدلب
    if class_ in ANNOUNCING and not definite and people and is_defined(chunk):
        return True  # اقتحمت قوات الأمن حي س
    if "actor" in node.first and len(chunk.nodes) == 1 and "country" in last.first and node.tag != ADJECTIVE:
        return True  # اتهمت السعودية الحوثيين
    people_called = "country" in node.first and node.folded.endswith(OBLIQUE_PLURAL)
    if people_called and definite and "actor" in last.first and not _is_armed(last, knowledge):
        return True  # دعا عباس الإسرائيليين
    term = " " in last.unit.folded and entry is not None and entry.class_ == "force"
    if class_ in TITLES and definite and (term or last.of("actor", "country")):
        return True  # اعتقلت قوات الأمن الناشط، اعتقلت إسرائيل الشاب
    party = (class_ in BODIES or _governs(node, knowledge)) and definite
    if len(chunk.nodes) > 1 and (party or _governs(node, knowledge)) and _is_strange(chunk):
        return True  # دعا بن حلي الأطراف، حمل أحمد عساف حكومة الاحتلال
    described = last.tag == ADJECTIVE and last.reading.article and "noun" not in last.first
    return party and described and node.tag == NOUN  # وصف وزير الدفاع الأمريكي القوات


def _ends_described(chunk: Chunk) -> bool:
    """Whether the last word describes, and is no charge or owner (`وزير خارجية`, `الموالية لشرعية`)."""
    last = chunk.nodes[-1]
    if last is not chunk.nodes[0] and (last.prep or is_ministry(chunk)):
        return False
    return last.tag == ADJECTIVE or looks_adjective(last)


def _is_captive(node: Node, last: Node) -> bool:
    """`الطبيب المختطف`, `الجنود الأسرى`: what somebody suffers, told of him behind what he is."""
    held, person = node.first.get("noun"), last.first.get("noun")
    if held is None or person is None or held.id != CAPTIVE or person.group == "collective":
        return False  # تبادل الطرفان الأسرى
    one, other = last.form, node.form
    agrees = one is not None and other is not None and one.number == other.number
    both = node.reading.article and last.reading.article
    return agrees and bool(both) and " " not in last.unit.folded


def _is_no_name(node: Node, last: Node, entry: NounEntry | None, knowledge: Knowledge) -> bool:
    """`اتهم رئيس الوزراء تنظيم داعش`: who bears arms is not the name of who holds an office.

    Nor is what somebody denies or tells a part of who he is (`نفت وزارة الدفاع خبر الانسحاب`), unless
    he is of a body whose business it is (`مدير شبكة أخبار`).
    """
    bare = last.tag == NOUN and not (last.reading.article or last.of("actor", "country", "place"))
    of_body = bare and class_of(last, knowledge) in NEWS_BODIES
    told = node.folded in HEARSAY and not node.reading.article and not of_body
    if told and entry is not None and entry.class_ in DENIERS:
        return True
    actor = node.first.get("actor")
    if actor is None or entry is None or entry.class_ not in TITLES:
        return False
    office = f" {ARTICLE}" in f" {last.unit.folded}" and not last.unit.folded.endswith(IN_NAME_OF)
    office = office and not (node.is_adjectival and last.reading.article)  # السلطات الحوثية
    return office and knowledge.actors[actor.id].kind in ARMED_KINDS


def _is_dual(node: Node) -> bool:
    return any(s.form.number == "d" for s in node.senses)


def _starts_anew(node: Node, last: Node, chunk: Chunk) -> bool:
    """Whether its ending shows that a word cannot depend on the one before: no genitive has it."""
    if chunk.prep and shows_tanwin(node) and not shows_tanwin(last):
        return True  # قتلت القوات في حلب شابا, but عن تسعين أسيرا فلسطينيا
    noun = node.first.get("noun")
    if noun is not None and noun.id == SO_CALLED:
        return True  # اعتقلت القوات المدعو فلان
    if is_origin(node):
        return True  # قذائف مصدرها مواقع الجيش
    alone = last.form is None or last.form.number == "s"
    return alone and node.folded.endswith(NOMINATIVE_ENDINGS) and is_closed(node)  # اكتسب متشددون


def _may_be_named(node: Node, last: Node, following: Node | None, knowledge: Knowledge) -> bool:
    """Whether a word behind a description may be the name of what is described (`القرية الصغيرة حيش`)."""
    if node.reading.article or node.folded.endswith(TANWIN) or "country" in node.first:
        return False  # حملت الحركة إسرائيل المسؤولية
    heads = following is not None and following.reading.article
    if heads and (not last.reading.article or is_participle(node)):
        return False  # مجموعة مسلحة مدرب النادي، الاحتلال التركي مستهدفة المدنيين
    named = node.of("actor", "country", "place") is not None
    if not node.senses or "opener" in node.first:
        return True  # القيادي أبو خالد
    return named and not _is_armed(node, knowledge)


def _is_seen(node: Node, last: Node) -> bool:
    """`زار وزير الخارجية التركي بغداد`: a province or its seat is no name of who has a state's nisba."""
    return "country" in last.first and any(s.id.startswith("admin1:") for s in node.senses)


def _is_strange(chunk: Chunk) -> bool:
    """A name: its words are in no list of parties, things and places."""
    return all(n.tag == NOUN and n.of("noun", "actor", "country", "place") is None for n in chunk.nodes)


def _governs(node: Node, knowledge: Knowledge) -> bool:
    """A government or its like, no person in office; also one listed by name (`حكومة الاحتلال`)."""
    opening = node.senses if "noun" in node.first else ()
    if "actor" in node.first and " " in node.unit.folded:
        opening = knowledge.lexicon.look(node.unit.folded.partition(" ")[0]).senses
    for sense in opening:
        if sense.kind == "noun":
            noun = knowledge.nouns[sense.id]
            return noun.class_ == "authority" and not noun.title
    return False


def _is_armed(node: Node, knowledge: Knowledge) -> bool:
    """`اتهمت المعارضة قوات النظام`: a force is no name of the party before it, nor an outlet."""
    sense = node.of("actor")
    return sense is not None and knowledge.actors[sense.id].kind in (*ARMED_KINDS, "media")


def _has_no_genitive(last: Node, chunk: Chunk, entry: NounEntry | None, knowledge: Knowledge) -> bool:
    """`فجر انتحاري شاحنة`, `ألقت طائرة تركية مسيرة قنابل`: a person's nisba, a state's aircraft."""
    person = entry is not None and entry.class_ in AGENTS and last is chunk.nodes[0]
    owned = any("country" in n.first for n in chunk.nodes)
    one = last.form is not None and last.form.number == "s"  # not سائقي شاحنات
    return (person and one and last.folded.endswith(NISBA[0])) or (owned and is_aircraft(chunk, knowledge))


def _is_genitive(
    node: Node, last: Node, chunk: Chunk, entry: NounEntry | None, class_: str, knowledge: Knowledge
) -> bool:
    """Whether a noun of this class is the genitive of the one before; `entry` is that of the first noun."""
    if shows_tanwin(last) and not node.of("actor", "country"):
        return False  # لقي 12 مهاجرا حتفهم
    if last.reading.pronoun or is_closed(last) or is_circumstance(node) or is_circumstance(last):
        return False
    if last.folded in OTHER_ONES and len(chunk.nodes) > 1:
        return False  # استهدفت بطائرة أخرى سيارة
    opening, _, rest = last.unit.folded.partition(" ")
    if class_ in TITLES and not node.reading.article and rest and opening.startswith(ARTICLE):
        return False  # التقى المبعوث الأممي وزير الخارجية
    party, closing = node.reading.article or _is_armed(node, knowledge), rest.rpartition(" ")[2]
    told = party or "common" in node.first
    if (told and closing.startswith(ARTICLE)) or (party and closing.endswith(NISBA[0])):
        return False  # هنأ رئيس الوزراء الشرطة، ناشد مجلس محلي المنظمات، أعلنت وزارة الصحة ارتفاع العدد
    described = " " in last.unit.folded and all(w.endswith(FEMININE) for w in last.unit.folded.split())
    if described and entry is not None and entry.class_ == "force":
        return False  # اغتالت مجموعة مسلحة مدرب النادي
    if class_ in MATERIAL and not node.reading.article and _has_no_genitive(last, chunk, entry, knowledge):
        return False
    # no genitive of a full term before it: بصاروخ موجه موقعا
    hit = class_ in HIT and not node.reading.article
    if (hit and " " in last.unit.folded and "noun" in last.first) or shows_tanwin(node):
        return False
    settled = "place" in last.first and "noun" not in last.first  # but فصائل غرفة العمليات
    if (settled or last.of("actor", "country")) and (node.senses or "place" in last.first):
        return False
    if class_ == "direction":
        return entry is not None and entry.class_ in ANNOUNCING
    return not (class_ == "feature" and entry is not None and entry.class_ in ("force", "weapon"))
