"""Who suffers a loss: the phrase beside or before its word, and what sort of loser it names."""

from rawi.arabic.party_words import NOBODY
from rawi.arabic.words import (
    CLOSING_QUOTES,
    COMMANDERS,
    FOR,
    KUNYA,
    LEADERS,
    NISBA,
    PLAIN_QUOTES,
    SENTENCE_STOPS,
    SOUND_PLURALS,
    STOPS_AND_COMMA,
    SUSPECTS,
    TANWIN,
    THEREIN,
)
from rawi.extract.antecedents import find_antecedent
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import Chunk, is_troops
from rawi.extract.classes import THINGS
from rawi.extract.clauses import Scene
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, TIME, VERB, Node
from rawi.extract.subjects import find_subject
from rawi.knowledge.load import Knowledge
from rawi.model import ARMED_KINDS, Who

NO_MEN = THINGS | {"feature"}
PARTED = frozenset((VERB, "relative", "complementizer", "subordinator"))  # begin a clause of their own
ASIDE_TAGS = frozenset(("time", "adverb", "demonstrative", "quantifier", ADJECTIVE))
PEOPLE = frozenset(("civilian", "force", "person", "authority", "source", "media"))
LIVING = frozenset(("killed", "injured", "casualty", "missing", "detained", "displaced"))
NAME_WORDS = 2  # an unknown word alone names nobody for sure
YEARS = range(1900, 2100)
LONGEST_BRACKET = 5  # nodes


def near_chunk(scene: Scene, node: Node) -> Chunk | None:
    """The first phrase after a loss word that no preposition governs and nothing parts from it.

    What completes the word may part them (`راح ضحية القصف طفلان`), and the opening of a range (`ما بين`).
    """
    words = completing(node)
    for chunk in right_chunks(scene, node.index):
        word = chunk.nodes[0].unit.folded
        if chunk.is_bare and not chunk.joined and word not in words | NOBODY:
            if chunk.nodes[0].conj:
                return None  # 390 مقاتلا قتلوا ومئات جرحوا
            if words and chunk.number is None and not is_person(chunk):
                continue  # راح ضحية الحرب عشرة أشخاص
            far = bool(words) and is_person(chunk) and not _behind_cause(scene, node, chunk)
            far = far and not _behind_toll(scene, node, chunk)
            return chunk if far or is_beside(scene, node, chunk) else None
    ranged = scene.nodes[node.index + 1 : node.index + 3]
    if len(ranged) > 1 and ranged[0].tag == "relative" and ranged[1].tag == NUMBER:
        return scene.chunk_of[ranged[1].index]
    return None


def _behind_cause(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """`لقي مصرعه نتيجة قصف مسيرة`: what stands behind the cause did it, or was there."""
    return any(n.first.get("result") for n in scene.nodes[node.index + 1 : chunk.first])


def _behind_toll(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """`راح ضحيتها سبعة شهداء بينهم طفلان`: a word for the dead told before is counted itself."""
    between = scene.nodes[node.index + 1 : chunk.first]
    return any(n.tag != VERB and bool(n.senses) and n.senses[0].kind == "harm" for n in between)


def completing(node: Node) -> frozenset[str]:
    """The words that a loss word must have beside it (`ضحيته`, `مصرعهم`)."""
    return frozenset(word for s in node.senses if s.kind == "harm" for word in s.with_words)


def is_beside(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """Whether only adjectives, times and other loss words stand between a word and a phrase."""
    between = scene.nodes[node.index + 1 : chunk.first]
    words = completing(node)
    return all(
        (n.tag in ASIDE_TAGS and not (n.conj and n.tag == "adverb"))
        or n.folded in PLAIN_QUOTES
        or (n.folded == "(" and is_name(chunk))
        or n.unit.folded in words
        or _coordinated(n)
        for n in between
    )


def _coordinated(node: Node) -> bool:
    return (bool(node.senses) and node.senses[0].kind == "harm") or node.tag == "conjunction"


def sufferer_of(scene: Scene, node: Node) -> Chunk | None:
    """Who undergoes what a verb tells: the phrase right after it, else its subject or the one told before."""
    after = near_chunk(scene, node)
    form = node.form
    plural = form is not None and form.number in ("p", "d") and form.person == 3
    if after is not None and not plural and not after.direction:
        return after
    if not plural and (far := far_sufferer(scene, node)) is not None:
        return far
    beside = right_before(scene, node)
    if beside is not None and beside.is_bare and not beside.joined and is_person(beside):
        return beside
    subject, _ = find_subject(scene, node, right_chunks(scene, node.index), None)
    fits = subject is not None and subject.is_bare and (is_person(subject) or subject.last + 1 == node.index)
    return subject if fits and subject is not after else _told_before(scene, node)


def wounded(scene: Scene, node: Node) -> Chunk | None:
    """`إصابة خطرة لجندي`: behind the adjective of a noun of loss, ل names who suffers it."""
    at = node.index + 1
    while at < len(scene.nodes) and scene.nodes[at].tag == ADJECTIVE and not scene.nodes[at].reading.article:
        at += 1
    chunk = scene.chunk_of[at] if node.index + 1 < at < len(scene.nodes) else None
    return chunk if chunk is not None and chunk.prep == FOR and is_person(chunk) else None


def right_before(scene: Scene, node: Node) -> Chunk | None:
    """The phrase before a verb, past what closes it: `أن «جنديا» قُتل`, `علي محمود (18 عاما) قُتل`."""
    at = node.index - 1
    if at > 0 and scene.nodes[at].folded == ")":
        opened = (i for i in range(at, max(0, at - LONGEST_BRACKET), -1) if scene.nodes[i].folded == "(")
        at = next(opened, at) - 1
    elif at > 0 and scene.nodes[at].folded in CLOSING_QUOTES:
        at -= 1
    return scene.chunk_of[at] if at >= 0 else None


def far_sufferer(scene: Scene, node: Node) -> Chunk | None:
    """`قُتل في غارة على البلدة أمس ثلاثة مدنيين`: who is new or counted, behind causes, places and times."""
    before = scene.chunk_of[node.index - 1] if node.index else None
    after = scene.nodes[node.index + 1 : node.index + 2]
    therein = bool(after) and after[0].unit.folded in THEREIN  # ليلة دامية قُتل خلالها ستة
    if before is not None and before.is_bare and is_person(before) and not therein:
        return None  # شاب قُتل في
    for chunk in right_chunks(scene, node.index):
        if not chunk.is_bare or chunk.joined or chunk.nodes[0].conj:
            continue
        between = scene.nodes[node.index + 1 : chunk.first]
        if not between or (between[0].tag not in ("preposition", TIME) and not between[0].prep):
            return None
        parted = any(n.tag in PARTED or n.folded in STOPS_AND_COMMA for n in between)
        known = chunk.class_ != "collective" and (chunk.actor or head_of(chunk).reading.article)
        new = chunk.number is not None or not known
        people = is_person(chunk) or _is_plain_number(chunk)  # قُتل فيها عشرة
        fits = people and new and not parted and not is_genitive(between[-1])
        return chunk if fits else None
    return None


def _is_plain_number(chunk: Chunk) -> bool:
    """A number alone that is no year."""
    number = chunk.number.unit.number if chunk.number is not None else None
    alone = number is not None and all(n.tag == NUMBER for n in chunk.nodes)
    return alone and number is not None and number.min not in YEARS


def is_genitive(before: Node) -> bool:
    """Whether what follows a word belongs to it: a noun without the article (`برصاص ثلاثة جنود`)."""
    bare = before.tag == NOUN and not before.reading.article and not before.reading.pronoun
    return bare and (before.is_telling or "noun" in before.first)


def _told_before(scene: Scene, node: Node) -> Chunk | None:
    """The nearest person or counted group before a verb that ends its clause (`34 مقاتلا … قد قتلوا`)."""
    form = node.form
    plural = form is not None and form.number in ("p", "d")
    told = (form.number, form.gender, form.aspect) if form is not None else ()
    one = told == ("s", "m", "imperfect")  # قبل أن يقتل
    for chunk in reversed(scene.chunks):
        if chunk.first > node.index or not chunk.is_bare or (one and is_many(chunk)):
            continue
        if any(n.tag == SIGN and n.folded in SENTENCE_STOPS for n in scene.nodes[chunk.last : node.index]):
            return None
        if is_sufferer(chunk) and not chunk.joined and (not plural or is_many(chunk)):
            return chunk
    return None


def is_person(chunk: Chunk) -> bool:
    """Whether a phrase names people: by its head, or as an unknown name of two words."""
    if chunk.is_agent or chunk.kind is not None:
        return chunk.class_ not in NO_MEN
    return chunk.class_ == "unknown" and is_name(chunk)


def is_sufferer(chunk: Chunk) -> bool:
    """People who can be hurt: no outlet, ministry or country that is only spoken of."""
    return is_person(chunk) and (chunk.class_ not in ("media", "body") or chunk.number is not None)


def is_name(chunk: Chunk) -> bool:
    """`شيرين أبو عاقلة`: words that stand in no list, of which none is an adjective or a plural."""
    nodes = chunk.nodes
    if chunk.number is not None or len(nodes) < NAME_WORDS:
        return False
    family = [i > 0 and _is_family_name(nodes[i - 1], n) for i, n in enumerate(nodes)]
    strange = all(
        goes_on or (n.tag == NOUN and (not n.senses or n.of("openers", "ambiguous")))
        for n, goes_on in zip(nodes, family, strict=True)
    )
    thing = nodes[0].reading.article and nodes[1].reading.article and not nodes[1].senses  # المقعد الأمامي
    return strange and not thing and (not nodes[0].folded.endswith(SOUND_PLURALS) or nodes[1].folded in KUNYA)


def _is_family_name(before: Node, node: Node) -> bool:
    """`طلال الأردني`, `شيرين أبو عاقلة`: what goes on the name of a person."""
    by_people = "country" in node.first and node.reading.article and node.folded.endswith(NISBA[0])
    return by_people or node.folded in KUNYA or before.folded in KUNYA


def is_lone_name(chunk: Chunk) -> bool:
    """`سعادة`, `البغدادي`: one word that stands in no list, no plural, defined only as a family name."""
    word = chunk.nodes[0]
    alone = len(chunk.nodes) == 1 and chunk.class_ == "unknown" and not word.senses and word.tag == NOUN
    family = not word.reading.article or word.folded.endswith(NISBA)
    return alone and family and not word.folded.endswith(SOUND_PLURALS)


def is_many(chunk: Chunk) -> bool:
    """More than one: a number, a plural, a phrase that و lengthens."""
    head = head_of(chunk)
    form = head.form
    return (
        chunk.number is not None
        or (form is not None and form.number in ("p", "d"))
        or chunk.class_ == "collective"
    )


def head_of(chunk: Chunk) -> Node:
    """The first word of a phrase that is no number."""
    for node in chunk.nodes:
        if node.tag != NUMBER:
            return node
    return chunk.nodes[0]


def antecedent(scene: Scene, node: Node) -> Chunk | None:
    """Whom the pronoun of a loss word stands for."""
    found = find_antecedent(scene, node) if node.reading.pronoun else None
    return found if found is not None and is_sufferer(found) else None


def who_of(chunk: Chunk | None, knowledge: Knowledge) -> Who:
    """Civilian, combatant, object or unknown, by what the phrase names; a people's name tells neither."""
    if chunk is None:
        return "unknown"
    if chunk.class_ in NO_MEN:
        return "object"
    if _is_fighter(chunk, knowledge):
        return "combatant"
    if chunk.class_ in ("civilian", "media") or chunk.kind in ("civilians", "person", "media", "protesters"):
        by_people = head_of(chunk).first.get("country") is not None and not head_of(chunk).first.get("noun")
        return "unknown" if by_people else "civilian"
    official = chunk.class_ == "authority" and chunk.number is None and not chunk.country
    plain = chunk.class_ in PEOPLE and words_who(chunk.nodes, knowledge) == "civilian"  # شخصاً مدنياً
    return "civilian" if official or plain or is_name(chunk) else "unknown"


def _is_fighter(chunk: Chunk, knowledge: Knowledge) -> bool:
    """A force, its members (`5 من أفراد المقاومة`) and commanders."""
    if chunk.kind in ARMED_KINDS or chunk.class_ == "force":
        return True
    commands = head_of(chunk).folded.removesuffix(TANWIN) in COMMANDERS
    if commands or any(_is_military(n, knowledge) for n in chunk.nodes):
        return True
    if head_of(chunk).folded in LEADERS and any(n.of("actor") and is_troops(n) for n in chunk.nodes[1:]):
        return True  # زعيم تنظيم داعش
    if chunk.class_ not in ("person", "collective", "count"):
        return False
    return words_who(chunk.nodes, knowledge) == "combatant"


def is_suspect(scene: Scene, chunk: Chunk) -> bool:
    """`عدد من المتهمين`, `ستة أشخاص يشتبه في انتمائهم`: held persons of whom no more is told."""
    after = scene.nodes[chunk.last + 1 : chunk.last + 3]  # past a comma
    return any(n.folded.startswith(SUSPECTS) for n in (*chunk.nodes, *after))


def _is_military(node: Node, knowledge: Knowledge) -> bool:
    sense = node.first.get("noun")
    return sense is not None and knowledge.nouns[sense.id].military


def words_who(nodes: list[Node], knowledge: Knowledge) -> Who | None:
    """What the words after a counted loss say of the losers (`جرحى مدنيون`, `قتلى عسكريين`)."""
    for node in nodes:
        if sense := node.first.get("noun"):
            noun = knowledge.nouns[sense.id]
            if noun.class_ == "force" or noun.military:
                return "combatant"
            if noun.class_ == "civilian":
                return "civilian"
        if (sense := node.first.get("actor")) and knowledge.actors[sense.id].kind in ARMED_KINDS:
            return "combatant"
    return None
