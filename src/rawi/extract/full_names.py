"""Takes a speaker's phrase to its end: his office, whose it is and where, and his name.

`قائد الجبهة الغربية لمحافظة تعز العميد فلان` is one phrase for who speaks, whatever stands inside it.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from rawi.arabic.words import (
    ABOUT,
    AFFAIRS,
    ARTICLE,
    CLOSING_QUOTES,
    COLON,
    COMMAS,
    FOR,
    HONOURS,
    IN,
    IN_NAME_OF,
    NISBA,
    NOT_TO,
    OFFICE_PREPOSITIONS,
    PLAIN_QUOTES,
    TANWIN,
    TO,
)
from rawi.extract.chunks import OPENING, Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB, Node
from rawi.knowledge.load import Knowledge
from rawi.knowledge.persons import load_person_words

OWNERS = frozenset(("force", "body", "authority", "civilian", "place", "country", "collective"))
OFFICES = frozenset(("authority", "person", "source", "body", "force", "civilian"))  # they have a name
LANDS = frozenset(("country", "place"))
OWNED_AFAR = frozenset(
    ("country", "place", "body", "authority", "force", "collective")
)  # المبعوث إلى سوريا، النائب عن نينوى
REACH = 16  # nodes of a speaker's phrase at most
LONGEST_NAME = 6  # nodes of a title and a name behind an office
LONGEST_OUTLET = 4  # nodes of a name in quotation marks
LONGEST_BRACKET = 4  # nodes in brackets or between commas behind an office


def to_its_end(
    scene: Scene, chunk: Chunk, stop: int | None, knowledge: Knowledge, *, whole: bool = False
) -> Chunk:
    """The phrase of a speaker with what follows of it, up to `stop`, where the words said begin.

    Without a `stop` only names and titles that cannot be an object go on (`دان المفتي الشيخ فلان القصف`);
    `whole`: all bare words up to it are his name.
    """
    end, at = chunk.last, chunk.last + 1
    limit = min(len(scene.nodes) if stop is None else stop, chunk.first + REACH)
    opens = scene.nodes[stop] if stop is not None and stop < len(scene.nodes) else None
    told = stop == len(scene.nodes)  # they open the line below
    told = told or (opens is not None and (opens.tag == "complementizer" or opens.folded == COLON))
    if (hearer := _hearer(scene, at, limit)) is not None:
        limit = hearer
    if (told or whole) and _all_bare(scene.nodes[at:limit]) and limit in (stop, hearer):
        return _cut_at(scene, chunk, limit - 1)
    titled = chunk.title or _is_titled(scene.nodes[chunk.first], knowledge)
    while at < limit and end < limit:
        last = _goes_on(scene, chunk, at, limit, titled, told, knowledge)
        if last is None:
            break
        titled = titled or _is_titled(scene.nodes[at], knowledge)
        at = last + 1
        end = last
    return _cut_at(scene, chunk, end)


def end_of_name(scene: Scene, chunk: Chunk) -> int | None:
    """Where bare words behind one who is cited end, so that all of them are his name; None where they go on.

    `بحسب القائد العام للجيش فلان الفلاني، …`: no object follows a cited source.
    """
    for node in scene.nodes[chunk.last + 1 : chunk.last + 1 + LONGEST_NAME]:
        if node.tag in (SIGN, "relative", "preposition") or node.prep:
            return node.index
        if not node.is_nominal or node.conj or node.is_telling or node.unit.time or node.tag == NUMBER:
            return None
    end = chunk.last + 1 + LONGEST_NAME
    return len(scene.nodes) if end >= len(scene.nodes) else None


def _hearer(scene: Scene, at: int, limit: int) -> int | None:
    """Where an outlet opens that is told, and is no part of the speaker: `أبلغ مسؤول أمني وكالة الأفق أن`."""
    for chunk in scene.chunks_between(at, limit - 1):
        last = scene.nodes[chunk.first - 1]
        closed = last.tag == ADJECTIVE or last.reading.article or " " in last.unit.folded
        closed = closed or last.of("actor", "place") is not None
        if chunk.class_ == "media" and chunk.is_bare and not chunk.nodes[0].conj and closed:
            return chunk.first
    return None


def _cut_at(scene: Scene, chunk: Chunk, end: int) -> Chunk:
    while scene.nodes[end].tag == SIGN and end > chunk.last and scene.nodes[end].folded not in CLOSING_QUOTES:
        end -= 1
    if end == chunk.last:
        return chunk
    more = [n for n in scene.nodes[chunk.last + 1 : end + 1] if n.tag != SIGN]
    return replace(chunk, last=end, nodes=chunk.nodes + more)


def _has_tanwin(node: Node) -> bool:
    """`تقدما`: a circumstance; no name that ends so (`ماريا زاخاروفا`)."""
    return node.folded.endswith(TANWIN) and bool(node.senses) and node.of("actor", "place", "country") is None


def _all_bare(between: Sequence[Node]) -> bool:
    """`الخبير العسكري فلان إن`: bare words between the phrase and إن are all of the speaker's."""
    return all(
        (n.is_nominal and not (n.prep or n.conj or n.folded == NOT_TO or _has_tanwin(n)))
        or (n.tag == SIGN and n.folded in PLAIN_QUOTES)
        for n in between
    )


def _goes_on(
    scene: Scene, chunk: Chunk, at: int, limit: int, titled: bool, told: bool, knowledge: Knowledge
) -> int | None:
    """The last node of the next piece of the phrase, or None where it ends."""
    node = scene.nodes[at]
    if node.tag == SIGN:
        return _sign(scene, at, limit, told, titled, knowledge)
    if at + 1 < limit and scene.nodes[at + 1].folded == NOT_TO:
        return None  # قيادي في الفصيل فضل عدم ذكر اسمه
    if _is_sure_name(scene.nodes, at, titled or chunk.class_ in OFFICES, titled, told):
        return at
    told_of = node.of("event", "harm") is not None and not _is_in_a_name(scene, at, told)
    if node.unit.time or node.tag == VERB or told_of:
        return None
    if node.tag == "preposition" or node.prep:
        return _owner(scene, chunk, at, limit, told, knowledge)
    if node.tag == "demonstrative" and at + 1 < limit and not scene.nodes[at - 1].reading.article:
        return at + 1 if scene.nodes[at + 1].reading.article else None  # قائد هذه القوات
    if node.unit.folded == ARTICLE:  # القناة الـ12
        return at + 1 if at + 1 < limit and scene.nodes[at + 1].tag == NUMBER else None
    if not node.is_nominal or node.tag == NUMBER:
        return None
    if node.conj:
        if told and (lands := _second_land(scene, at)):
            return lands
        return at if _is_second_adjective(scene.nodes, at) or (titled and _is_name(node)) else None
    if told:
        plain = node.first.get("common") and not (node.reading.article or node.is_adjectival)
        return None if plain or _has_tanwin(node) else at
    if _is_titled(node, knowledge):
        after = scene.nodes[at + 1] if at + 1 < limit else None
        return at if after is not None and _is_name(after) else None
    return at if titled and (_is_name(node) or _is_linked(scene.nodes, at)) else None


def _is_in_a_name(scene: Scene, at: int, told: bool) -> bool:
    """`عضو اللقاء الديمقراطي`, `لجنة التحقيق`: an event word that names whose office it is."""
    return told and scene.nodes[at].reading.article and not scene.nodes[at - 1].reading.article


def _sign(scene: Scene, at: int, limit: int, told: bool, titled: bool, knowledge: Knowledge) -> int | None:
    """Quotation marks are passed over; a bracket, or a name between commas, is taken whole."""
    sign = scene.nodes[at].folded
    if sign in PLAIN_QUOTES:
        return at if told else None
    if sign != "(" and not (sign in COMMAS and told and titled):
        return None
    closing = ")" if sign == "(" else sign
    for other in scene.nodes[at + 1 : min(at + 2 + LONGEST_BRACKET, limit)]:
        if other.folded == closing:
            return other.index if sign == "(" else other.index - 1
        named = _is_name(other) or _is_part_of_name(other) or _is_titled(other, knowledge)
        if sign != "(" and not named:
            return None
    ends = sign in COMMAS and at + 1 < limit <= at + 1 + LONGEST_BRACKET
    return limit - 1 if ends else None


def _owner(scene: Scene, chunk: Chunk, at: int, limit: int, told: bool, knowledge: Knowledge) -> int | None:
    """`لمحافظة تعز`, `في مجلس النواب`, `إلى سوريا`: whose office it is; no hearer and no occasion."""
    node = scene.nodes[at]
    apart = node.tag == "preposition"
    preposition = node.folded if apart else node.prep
    start = at + apart
    start += start < limit and scene.nodes[start].folded in PLAIN_QUOTES  # باسم «تجمع ثوار سوريا»
    inner = scene.chunk_of[start] if start < limit else None
    offices = OFFICE_PREPOSITIONS | {FOR, TO, ABOUT} if told else {FOR, IN_NAME_OF}
    named = at > chunk.last + 1 and _is_name(scene.nodes[at - 1]) and preposition == IN
    if inner is None or inner.last >= limit or preposition not in offices or named:
        return None
    if inner.first < at:
        return inner.last  # وزير الإعلام الناطق الرسمي للحكومة
    head = inner.nodes[0]
    if head.first.get("attribution") or head.of("event", "harm") or head.unit.time:
        return None
    owns = inner.class_ in OWNERS or inner.actor is not None or head.folded in AFFAIRS
    owns = owns or preposition == IN_NAME_OF
    if preposition == FOR:
        place = inner.class_ in ("place", "country") and not head.first.get("noun")  # قال مصدر لعنب بلدي
        hearer = inner.class_ in ("civilian", "media", "source", "person")
        place = place or (inner.class_ == "place" and not chunk.title)  # قال مصدر للجزيرة
        owns = (owns and not (place or hearer)) or head.folded in AFFAIRS
        owns = owns and chunk.class_ in OFFICES
    elif preposition in (TO, ABOUT):
        owns = inner.class_ in OWNED_AFAR and chunk.class_ in OFFICES
    return inner.last if owns else None


def _is_sure_name(nodes: Sequence[Node], at: int, office: bool, titled: bool, told: bool) -> bool:
    """A given name behind an office or title, also one that is a plain word too (`العقيد كريم`)."""
    node = nodes[at]
    if is_given_name(node):
        return titled or told
    if not (office and told and node.unit.folded in load_person_words().given_words):
        return False
    return node.tag != "preposition" or _is_ali(nodes, at)


def _is_ali(nodes: Sequence[Node], at: int) -> bool:
    """`العميد علي ردمان`, `علي سعيد`; no `شددت المنظمة على أن`, no `كتب الوزير على منصة`."""
    persons, after = load_person_words(), nodes[at + 1] if at + 1 < len(nodes) else None
    if after is None:
        return False
    ranked = nodes[at - 1].unit.folded in persons.offices or nodes[at - 1].unit.folded in persons.titles
    known = after.unit.folded in persons.given or after.unit.folded in persons.given_words
    family = after.reading.article and not after.senses
    return known or family or (ranked and _is_name(after))


def _second_land(scene: Scene, at: int) -> int | None:
    """`في الشرق الأوسط وشمال أفريقيا`: the end of one more land that an office is for."""
    before, here = scene.chunk_of[at - 1], scene.chunk_of[at]
    if before is None or here is None or before is here:
        return None
    lands = before.prep and before.class_ in LANDS and here.class_ in LANDS
    return here.last if lands else None


def _is_second_adjective(nodes: Sequence[Node], at: int) -> bool:
    """`الخبير العسكري والإستراتيجي`: a second description of the same."""
    node, before = nodes[at], nodes[at - 1]
    both = node.reading.article and before.reading.article
    adjectival = node.tag == ADJECTIVE or (not node.senses and node.folded.endswith(NISBA))
    return bool(both and adjectival and before.is_adjectival)


def _is_titled(node: Node, knowledge: Knowledge) -> bool:
    """`الوزير`, `العميد`, `الدكتور`: who holds an office, rank or title."""
    noun = node.first.get("noun")
    if noun is not None and knowledge.nouns[noun.id].title:
        return True
    persons, word = load_person_words(), node.unit.folded
    return word in persons.offices or word in persons.titles or word in HONOURS


def is_given_name(node: Node) -> bool:
    """`نزار`, `وائل`: a given name, whatever else its letters may be."""
    return node.unit.folded in load_person_words().given


def may_be_given_name(node: Node, before: Node) -> bool:
    """`عزت`, `فضل` right behind an office, also where the name is a plain word too."""
    plain = before.is_nominal and node.unit.folded in load_person_words().given_words
    return plain or is_given_name(node)


def _is_name(node: Node) -> bool:
    """A word that may stand in a name: unknown, without the article."""
    strange = node.is_nominal and not node.senses and not node.folded.endswith(TANWIN)
    return strange or is_given_name(node)


def _is_linked(nodes: Sequence[Node], at: int) -> bool:
    """`عبد الله`, `ولد الشيخ`: the second half of a name."""
    persons = load_person_words()
    return nodes[at - 1].unit.folded in persons.links and not nodes[at].prep


def _is_part_of_name(node: Node) -> bool:
    return node.is_nominal and node.of("event", "harm", "noun", "common") is None and not node.prep


def outlet_of(scene: Scene, node: Node) -> list[Chunk]:
    """`نقل موقع س عن مصدر`, `نقلت "صوت الضفة" عن مصدر`: what stands right behind the verb is who relays."""
    beside = scene.chunk_of[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if beside is not None and beside.is_bare and beside.first == node.index + 1:
        return [replace(beside, class_="media", kind="media")]
    inside = scene.nodes[node.index + 2 : node.index + 3 + LONGEST_OUTLET]
    closing = next((n.index for n in inside if n.folded in CLOSING_QUOTES), None)
    if closing is None or scene.nodes[node.index + 1].folded not in OPENING:
        return []
    named = [n for n in inside if n.index < closing]
    if not named or any(n.tag in (VERB, "complementizer", SIGN) for n in named):
        return []
    return [Chunk(named[0].index, named[-1].index, "", nodes=named, class_="media", kind="media")]
