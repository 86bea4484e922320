"""Links a noun phrase to its owner, its body or its whole behind a preposition: للجيش, في حركة, من القوات."""

from rawi.arabic.party_words import ASIDES, COLUMNS, FRONT, OFFICIAL, PASSERS
from rawi.arabic.words import (
    ARTICLE,
    BELONGING,
    BY,
    COMMANDERS,
    FEMININE,
    FOR,
    FROM,
    IN,
    IN_NAME_OF,
    LEADERS,
    OBLIQUE_PLURAL,
    OPENING_QUOTES,
    PARTICIPLE,
    TANWIN,
)
from rawi.extract.agreement import shows_tanwin
from rawi.extract.choices import ANNOUNCING
from rawi.extract.chunks import AGENTS, PARTITIVE_HEADS, TITLES, TROOPS, Chunk, head_of, names_person
from rawi.extract.classes import PEOPLE
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, VERB, Node
from rawi.extract.offices import LEADING_MEMBER, VOICES
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry

MEMBERS = frozenset(("authority", "person", "force", "source"))  # who may be in a body
SPEAKING = frozenset(("source", "body", "authority"))  # who speaks in somebody's name
OWNED = frozenset(("object", "feature", "body"))  # مركز للدرك
PERSONS = frozenset(("civilian", "person", "media"))


def after_preposition(
    nodes: list[Node], at: int, chunk: Chunk, following: Node | None, knowledge: Knowledge
) -> int:
    """How many nodes a preposition takes that links the phrase to its owner, its body or its whole."""
    node = nodes[at]
    if node.folded == FOR and not node.reading.pronoun:
        step = _owner_after(nodes, at)  # تابعة لـ "قسد"، مواقع لـ"قسد"
        belongs = chunk.nodes[-1].folded in BELONGING
        return step if step and (belongs or owns(nodes[at + step - 1], chunk, knowledge)) else 0
    if node.conj or node.reading.pronoun or following is None:
        return 0
    if node.folded == IN_NAME_OF:  # الناطق الرسمي باسم الكتائب
        return _owner_after(nodes, at) if class_of(head_of(chunk), knowledge) in SPEAKING else 0
    if node.folded == IN:
        front = following.folded == FRONT and any("place" in n.first for n in nodes[at + 2 : at + 3])
        return 2 if _belongs(chunk, following, knowledge) and not front else 0  # عناصر في جبهة حيس
    return _partitive(chunk, following, knowledge) if node.folded == FROM else 0


def _owner_after(nodes: list[Node], at: int) -> int:
    """How many nodes a lone ل and the party after it take, with an opening quotation mark between."""
    for step in (1, 2):
        node = nodes[at + step] if at + step < len(nodes) else None
        if node is None or (node.tag == SIGN and node.folded not in OPENING_QUOTES):
            return 0
        if node.is_nominal:
            return step + 1
    return 0


def owns(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`حاجزا للجيش`, `عدة مواقع للمسلحين`, `مخيم للنازحين`: an indefinite thing and whose it is.

    So too who speaks for a party, told with his office (`المتحدث الرسمي للجيش`, `المكتب الإعلامي للحركة`).
    """
    if _speaks(chunk):
        actor = node.first.get("actor")
        told = actor is not None and knowledge.actors[actor.id].kind == "media"  # قال المتحدث الرسمي للجزيرة
        return not told and _is_party(node, knowledge, ("body", "authority"))
    classes = [class_of(n, knowledge) for n in chunk.nodes if n.tag != NUMBER]
    if classes[:1] == ["authority"] and _is_office_for(node, chunk):
        return True
    led = classes[:1] in (["collective"], ["direction"])  # عدة مواقع، قرب مخيم
    thing = bool(OWNED.intersection(classes[led : led + 1]))
    if not thing and not _flies(chunk, knowledge):
        return False
    whose = ("civilian",) if thing else ()  # استهداف مسيرة لمدنيين
    return not is_definite(chunk) and _is_party(node, knowledge, whose)


def _speaks(chunk: Chunk) -> bool:
    """Whether a phrase is a spokesman's with what he is, or that of a press office."""
    head = chunk.nodes[0].first.get("noun")
    if head is None or head.id not in VOICES:
        return False
    office = " " in chunk.nodes[0].unit.folded or chunk.nodes[-1].tag == ADJECTIVE
    return office and chunk.nodes[-1] in chunk.nodes[:2]


def _flies(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`غارة لطائرة مسيرة للتحالف`: an aircraft is somebody's, if nothing tells whose (`مسيرة تركية`)."""
    return is_aircraft(chunk, knowledge) and not any(n.of("country", "actor") for n in chunk.nodes)


def is_aircraft(chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether a phrase names an aircraft or a drone."""
    sense = head_of(chunk).first.get("noun")
    return sense is not None and knowledge.nouns[sense.id].means in ("air", "drone")


def _belongs(chunk: Chunk, following: Node, knowledge: Knowledge) -> bool:
    """`قياديين في حركة الشباب`, `عضوا في المجلس المحلي`: a person and the body he is of."""
    if class_of(head_of(chunk), knowledge) not in MEMBERS or is_aircraft(chunk, knowledge):
        return False  # غارات الطيران في جبهة الجفينة
    return following.is_nominal and _is_party(following, knowledge, ("authority", "body"))


def is_member(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`قيادي بتنظيم القاعدة`, `عنصر بالجيش`: one of a party that ب names, no means of his."""
    head = head_of(chunk)
    class_, many = class_of(head, knowledge), head.form is None or head.form.number in ("p", "d")
    if node.prep != BY or many or class_ not in MEMBERS or is_aircraft(chunk, knowledge):
        return False
    others = [n for n in chunk.nodes if n is not head]
    if any(n.of("actor", "country", "noun") for n in others):
        return False  # التقى قائد الجيش بقوات س
    noun, leads = node.first.get("noun"), head.first["noun"].id == LEADING_MEMBER
    if (noun is not None and knowledge.nouns[noun.id].means is not None) or (
        head.reading.article and not leads
    ):
        return False
    if (
        class_ in ("authority", "source")
        and noun is not None
        and knowledge.nouns[noun.id].class_ == "authority"
    ):
        return True  # مسؤول بالحكومة
    return "actor" in node.first if leads else any(s.group == TROOPS for s in node.senses)


def _is_office_for(node: Node, chunk: Chunk) -> bool:
    """`المتحدث العسكري لكتائب س`, `رئيس المكتب السياسي للحركة`: who holds a full-named office of a party."""
    title, *words = " ".join(n.unit.folded for n in chunk.nodes).split()
    office = bool(title and words) and words[-1].removeprefix(ARTICLE) in OFFICIAL and is_defined(chunk)
    return office and any(s.group == TROOPS for s in node.senses)


def _is_party(node: Node, knowledge: Knowledge, classes: tuple[str, ...]) -> bool:
    """Whether a node names an armed party, or one of these classes."""
    if "actor" in node.first:
        return True
    class_ = class_of(node, knowledge)
    return class_ == "force" or class_ in classes


def class_of(node: Node, knowledge: Knowledge) -> str:
    """The class of a noun that knowledge lists; an empty string for other words."""
    sense = node.first.get("noun")
    return knowledge.nouns[sense.id].class_ if sense is not None else ""


def _partitive(chunk: Chunk, following: Node, knowledge: Knowledge) -> int:
    """`وحدات من الجيش`, `عدد من المدنيين`, `3 من المسلحين`: the part goes on with its whole."""
    if not following.is_nominal or following.is_telling or "place" in following.first:
        return 0
    if following.folded in ASIDES and not following.reading.article:
        return 0  # بين الجيش وحلفائه من جهة
    if chunk.number is not None and len(chunk.nodes) == 1:
        return 2
    class_ = class_of(head_of(chunk), knowledge)
    if "common" in following.first and "noun" not in following.first and is_aircraft(chunk, knowledge):
        return 0  # مسيرة من طراز
    named = (
        chunk.number is None and len(chunk.nodes) > 1 and is_definite(chunk)
    )  # مقاتلو الحركة من حي الزهراء
    if named or class_of(following, knowledge) in ANNOUNCING:
        return 0
    if chunk.nodes[0].reading.article and class_ != "collective":  # طرد النظام من مدنهم
        return 0
    column = (
        chunk.nodes[0].folded.removesuffix(TANWIN) in COLUMNS and class_of(following, knowledge) == "force"
    )
    return 2 if column or class_ in PARTITIVE_HEADS else 0  # رتل من الجيش


def is_definite(chunk: Chunk) -> bool:
    """Whether a word of the phrase has the article."""
    return any(n.reading.article for n in chunk.nodes)


def is_defined(chunk: Chunk) -> bool:
    """Whether a phrase is definite by an article, inside a term too (`قوات الأمن`), or by a party's name."""
    last = chunk.nodes[-1]
    return is_definite(chunk) or "actor" in last.first or f" {ARTICLE}" in last.unit.folded


def goes_on_name(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`الناشط مصطفى الحمداني`: a given name right behind what somebody is, and the names behind it."""
    last = chunk.nodes[-1]
    called = last is chunk.nodes[0] and class_of(last, knowledge) in TITLES
    return node.in_name and (last.in_name or called)


def _is_hit_by_weapon(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`استهدفت صواريخ السفينة`: right behind a verb no thing but what fires owns one, and no town."""
    weapon, thing = chunk.nodes[-1], node.first.get("noun")
    if len(chunk.nodes) > 1 or chunk.prep or weapon.reading.article:
        return False
    if thing is None:
        named = "place" in node.first and "country" not in node.first and not (node.prep or node.conj)
        return named and (class_of(weapon, knowledge) == "weapon" or is_aircraft(chunk, knowledge))
    struck = thing.group in ("object", "place") and knowledge.nouns[thing.id].means is None
    flies = is_aircraft(chunk, knowledge) and not node.reading.article  # استهدفت مسيرة سيارة
    return struck and (flies or class_of(weapon, knowledge) == "weapon")


def is_ministry(chunk: Chunk) -> bool:
    """`وزير خارجية مصر`: behind a man in office, the bare feminine is what he is in charge of."""
    office, last = chunk.nodes[0], chunk.nodes[-1]
    bare = not (office.reading.article or last.reading.article)
    one = office.form is not None and office.form.number == "s" and not office.folded.endswith(FEMININE)
    return bare and one and chunk.nodes[1:] == [last] and last.folded.endswith(FEMININE)


def _is_thrown(verb: Node, node: Node, chunk: Chunk) -> bool:
    """`ألقى شبان زجاجات`: right behind a verb and who does it, the new thing that the verb wants."""
    who = chunk.nodes[0].first.get("noun")
    doer = who is not None and who.group in AGENTS | {TROOPS} and len(chunk.nodes) == 1
    fire = any(s.group == "weapon" for s in node.senses)  # فتح مسلح النار
    new = fire or not node.reading.article
    return doer and new and any(node.unit.folded in s.with_words for s in verb.senses)


def is_hit(nodes: list[Node], node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether a word right behind an act and who or what does it is what it is done to, no genitive."""
    before = nodes[chunk.first - 1] if chunk.first else None
    if before is None:
        return False
    if before.tag == VERB and (_is_hit_by_weapon(node, chunk, knowledge) or _is_thrown(before, node, chunk)):
        return True
    acts = before.tag == VERB or (before.is_telling and bool(before.unit.split.verbs))
    return acts and "event" in before.first and _is_hit_by_man(node, chunk, knowledge)


def _is_hit_by_man(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`طعن شاب جنديين`, `هاجم مسلح مصلين`: right behind an act and one man, the people he did it to.

    Who leads people or heads them is of them (`اغتال مجهول قائد مسلحين`).
    """
    head = chunk.nodes[0]
    form, who = head.form, class_of(head, knowledge)
    one = form is not None and form.number == "s" and len(chunk.nodes) == 1 and not chunk.prep
    known = head.reading.article or head.reading.pronoun or head.folded in COMMANDERS | LEADERS
    if known or not one or who not in PEOPLE:
        return False
    people = class_of(node, knowledge) in PEOPLE
    form = node.form
    several = form is not None and form.number in ("p", "d") and node.folded.endswith(OBLIQUE_PLURAL)
    return people and ((several and not node.reading.article) or node.folded in PASSERS)


def is_counted_too(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`137 ضابطا وجنديا`: fighters of two ranks under one number above ten."""
    if chunk.nodes[0].tag != NUMBER or not (shows_tanwin(node) and shows_tanwin(chunk.nodes[-1])):
        return False
    return class_of(node, knowledge) == class_of(chunk.nodes[-1], knowledge) == "force"


def is_second_title(node: Node, following: Node, entry: NounEntry | None, class_: str, last: Node) -> bool:
    """`الزميلة الصحفية شيرين`: two titles with the article before one name."""
    if entry is None or not (node.reading.article and last.reading.article):
        return False
    told = class_ == "force" and node.form is not None and node.form.number == "s"  # القيادي المتمرد فلان
    told = told and node.folded.startswith(PARTICIPLE) and last.tag == NOUN
    first = TITLES if told else PERSONS
    titles = (class_ in PERSONS or told) and entry.class_ in first
    return titles and not following.senses and following.is_nominal and not following.reading.article


def is_his_name(node: Node, chunk: Chunk, knowledge: Knowledge) -> bool:
    """`قوات الرئيس السابق علي عبد الله صالح`: who is known by name, behind his office and its adjective.

    So too behind the body whose office he holds (`الناطق باسم الكتائب أبو خالد`).
    """
    actor, last = node.first.get("actor"), chunk.nodes[-1]
    if node.reading.article or node.prep or node.conj:
        return False
    if actor is None or last.tag != ADJECTIVE:
        head = chunk.nodes[0].first.get("noun")
        holds = head is not None and knowledge.nouns[head.id].title and len(chunk.nodes) > 1
        return holds and "actor" in last.first and names_person(node)
    office = next((n.first.get("noun") for n in reversed(chunk.nodes) if n.tag == NOUN), None)
    titled = office is not None and knowledge.nouns[office.id].title
    return titled and knowledge.actors[actor.id].kind == "government"
