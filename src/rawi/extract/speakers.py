"""Finds the phrase that names who speaks: beside a verb of saying, behind a statement, across sentences."""

from collections.abc import Iterator

from msgspec.structs import replace

from rawi.arabic.words import (
    ARTICLE,
    BROKEN_PLURAL,
    COLON,
    COMMAS,
    FEMININE,
    FOR,
    FROM,
    HEARER_PREPOSITIONS,
    HER,
    HIM,
    MATTERS,
    NISBA,
    NUMBER_OF,
    OBLIQUE_PLURAL,
    OFFICE_PREPOSITIONS,
    OWNER_PREPOSITIONS,
    SOUND_FEMININE_PLURAL,
    SOUND_MASCULINE_PLURAL,
    THIRD_PERSON,
)
from rawi.extract.agreement import is_accusative
from rawi.extract.antecedents import taken_up, who_did
from rawi.extract.chunks import OPENING, Chunk, settle_side
from rawi.extract.clauses import Scene
from rawi.extract.full_names import end_of_name, is_given_name, to_its_end
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB, Node
from rawi.knowledge.load import Knowledge

SPEAKERS = frozenset(
    ("source", "media", "authority", "body", "person", "force", "civilian", "country", "collective")
)
NAMED_AFTER = frozenset(
    ("force", "body", "authority", "civilian")
)  # whose ل makes a name longer: المكتب الإعلامي للحركة
OPENING_OR_COMMA = COMMAS | frozenset(OPENING)
REACH = 14  # nodes between a verb of saying and a subject that stands behind hearers and circumstances
BROKEN = 5  # letters of such a plural
NEAR = 4  # nodes between a statement and its author (بيان صادر عن …)


def find_subject(scene: Scene, node: Node) -> Chunk | None:
    """Who speaks: the phrase after the verb (`قال لوكالة … مصدر`) or before it (`المتحدث قال`)."""
    if forms_of(node, "person") == {1}:
        return None
    if forms_of(node, "number") == {"p"}:  # a verb before its subject is singular
        return _before(scene, node)
    if (leading := _leading(scene, node)) is not None:
        return leading
    if node.reading.pronoun and taken_up(scene, node) is not None:
        return _after(scene, node) or who_did(scene, node)
    after = _after(scene, node)
    if after is not None and (after.class_ in SPEAKERS or after.actor):
        return after
    return _before(scene, node) or after


def _leading(scene: Scene, node: Node) -> Chunk | None:
    """`واشنطن تدعو طهران إلى …`: a subject right before its verb, at the head of its clause."""
    chunk = scene.chunk_of[node.index - 1] if node.index else None
    if chunk is None or node.conj or not chunk.is_bare or not (chunk.class_ in SPEAKERS or chunk.actor):
        return None
    clause = scene.clause_at[node.index]
    while chunk.joined and (first := _joined_to(scene, chunk)) is not None:
        chunk = first  # شهود عيان ومصادر ميدانية أكدت
    heads = clause.verb == node.index and clause.role != "relative" and chunk.first - clause.first <= 2
    return chunk if heads and chunk.first >= clause.first and agrees(node, chunk) else None


def _joined_to(scene: Scene, chunk: Chunk) -> Chunk | None:
    """The speaker right before one that و joins to him."""
    before = scene.chunk_of[chunk.first - 1] if chunk.first else None
    return before if before is not None and before.is_bare and before.class_ in SPEAKERS else None


def forms_of(node: Node, feature: str) -> set[object]:
    """What the verb's readings as a word of saying or telling say of a feature (person, gender, number)."""
    return {getattr(s.form, feature) for s in node.senses if s.form.pos == "verb"}


def _after(scene: Scene, node: Node) -> Chunk | None:
    for chunk in scene.chunks:
        if chunk.first <= node.index:
            continue
        if chunk.first - node.index > REACH or _cut(scene.nodes[node.index + 1 : chunk.first]):
            return None
        if chunk.is_bare:
            return chunk if _can_speak(scene, node, chunk) else None
        if chunk.prep not in HEARER_PREPOSITIONS:
            return None
    return None


def _cut(between: list[Node]) -> bool:
    """A complementizer, verb, event word or sign between verb and phrase: the phrase is no subject."""
    return any(
        n.tag in ("complementizer", VERB, "relative", "subordinator", "contrast")
        or (n.tag == SIGN and n.folded not in OPENING_OR_COMMA)
        or n.of("event", "harm") is not None
        for n in between
    )


def _can_speak(scene: Scene, node: Node, chunk: Chunk) -> bool:
    if forms_of(node, "gender") == {"f"} and _gender(chunk) == "m":
        return False  # وحمّلت الجيش: its object
    if is_accusative(chunk):
        return False  # دعا الطرفين إلى
    if chunk.nodes[0].folded == NUMBER_OF and chunk.nodes[0].reading.pronoun:
        return False  # دون أن يذكر عددهم
    if chunk.class_ in SPEAKERS or chunk.actor:
        return True
    if (
        chunk.nodes[0].first.get("status")
        or chunk.first > node.index + 2
        or (chunk.nodes[0].first.get("common") and len(chunk.nodes) < 2)
    ):
        return False
    after = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    told = after is not None and (
        after.tag == "complementizer" or after.folded in OPENING_OR_COMMA or after.folded == COLON
    )
    name = chunk.class_ in ("unknown", "place") and not chunk.nodes[0].senses
    return name or told or is_carrier(chunk)


def are_strange(speakers: list[Chunk]) -> bool:
    """`سجل الذهب خسائر`: who only records or sees is no speaker where nothing tells that he is somebody."""
    return bool(speakers) and all(c.class_ == "unknown" and c.actor is None for c in speakers)


def is_carrier(chunk: Chunk) -> bool:
    """`بيان`, `تقرير أممي`: what carries somebody's words."""
    sense = chunk.nodes[0].first.get("attribution")
    return sense is not None and sense.form.pos == "noun" and not chunk.title


def is_own(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`مراسلنا`, `مراسل القناة`: the outlet itself."""
    sense = chunk.nodes[0].first.get("attribution")
    if sense is None or knowledge.attributions[sense.id].pattern != "own":
        return False
    actor = knowledge.actors.get(chunk.actor or "")
    office = chunk.nodes[0].first.get("noun")
    envoy = office is not None and office.group != "media" and (chunk.country or actor)  # مندوب سوريا الدائم
    return not envoy or (actor is not None and actor.kind == "media")


def _before(scene: Scene, node: Node) -> Chunk | None:
    """The subject before its verb, also over an aside between commas (`المرصد، ومقره لندن، أعلن`)."""
    first, last = scene.clause_at[node.index].first, node.index - 1
    if last >= 0 and scene.nodes[last].folded in COMMAS and not node.conj:
        opening = next(
            (i for i in range(last - 1, max(0, last - REACH), -1) if scene.nodes[i].folded in COMMAS), -1
        )
        if opening < 1 or scene.clause_at[opening - 1].verb not in (None, scene.clause_at[opening - 1].first):
            return None
        chunk = scene.chunk_of[opening - 1]
        if chunk is None or not chunk.is_bare or chunk.first >= NEAR:
            return None
        return chunk if chunk.class_ in SPEAKERS or is_given_name(chunk.nodes[0]) else None
    before = [c for c in scene.chunks if first <= c.first and c.last < node.index and c.is_bare]
    if before and before[-1].first == first and before[-1].last == last:
        return before[-1]  # …، وناشطون يقولون
    for chunk in before:
        if chunk.class_ in SPEAKERS or chunk.actor:
            return chunk
    if not before and scene.clause_at[node.index].role == "relative" and first > 0:
        antecedent = scene.chunk_of[first - 1]
        return antecedent if antecedent and antecedent.class_ in SPEAKERS else None
    return None


def name_cited(scene: Scene, chunk: Chunk, knowledge: Knowledge) -> list[Chunk]:
    """The speakers that a phrase behind `بحسب`, or behind the words told, names: see `name_speakers`.

    A statement with a pronoun is of who stands before (`أسقط الجيش، بحسب بيانه، مسيرتين`).
    """
    if is_carrier(chunk) and (pronoun := chunk.nodes[0].reading.pronoun) in THIRD_PERSON:
        other = {HIM: "f", HER: "m"}.get(pronoun)
        owner = next((c for c in actors_before(scene, chunk.nodes[0]) if _gender(c) != other), None)
        return [to_its_end(scene, owner, None, knowledge)] if owner is not None else []
    found = name_speakers(scene, chunk, knowledge)
    if len(found) != 1 or (stop := end_of_name(scene, found[0])) is None:
        return found
    return [settle_side(to_its_end(scene, found[0], stop, knowledge, whole=True), knowledge)]


def name_speakers(scene: Scene, chunk: Chunk, knowledge: Knowledge, stop: int | None = None) -> list[Chunk]:
    """The speakers that a phrase names: the author of a statement, a widened name, several joined by و.

    Empty when it is a statement that names nobody (`البيان`, `حصيلة جديدة`).
    `stop` is where the words said begin.
    """
    if is_carrier(chunk):
        return _author(scene, chunk, knowledge)
    chunk = _before_quotation(scene, chunk)
    whole = to_its_end(scene, widen(scene, chunk), stop, knowledge)
    found = _with_joined(scene, whole)
    found = [*found[:-1], to_its_end(scene, found[-1], stop, knowledge)]
    return [settle_side(speaker, knowledge) for speaker in found]


def _before_quotation(scene: Scene, chunk: Chunk) -> Chunk:
    """`دانت الشبكة «الجريمة …»`: a head with the article is whole, the quotation is no name of it."""
    head = chunk.nodes[0]
    sign = next(
        (n for n in scene.nodes[chunk.first + 1 : chunk.last] if n.tag == SIGN and n.folded in OPENING), None
    )
    if sign is None or not head.reading.article or head.first.get("actor"):
        return chunk
    return replace(chunk, last=sign.index - 1, nodes=[n for n in chunk.nodes if n.index < sign.index])


def points_back(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`المصدر`, `البيان`: a source or statement with the article and nothing that identifies it."""
    words = [n for n in chunk.nodes if n.tag != NUMBER]
    head = words[0] if words else chunk.nodes[0]
    noun = head.first.get("noun")
    plain = is_carrier(chunk) or (noun is not None and noun.id == "source")
    return (
        plain
        and head.reading.article
        and all(n.tag == ADJECTIVE or n is head or not n.senses for n in words)
        and len(words) <= 2
    )


def _author(scene: Scene, chunk: Chunk, knowledge: Knowledge) -> list[Chunk]:
    """`بيان للوزارة`, `بيان الوزارة`, `تقرير نشرته الصحيفة`; the statement itself when nobody is named."""
    for node in chunk.nodes[1:]:
        if node.tag != ADJECTIVE and (node.of("actor", "country") or _heads_speaker(node, knowledge)):
            return [widen(scene, cut(chunk, node.index))]
    for following in scene.chunks:
        if following.first <= chunk.last:
            continue
        between = scene.nodes[chunk.last + 1 : following.first]
        if following.first - chunk.last > NEAR or any(
            n.tag in (SIGN, "complementizer") and n.folded not in OPENING for n in between
        ):
            break
        marked = any(n.tag == SIGN for n in between)
        published = any(map(_publishes, between)) and following.is_bare and not marked
        if following.prep == FOR and _told_to(chunk, knowledge):
            break
        ministry = following.prep == FOR and ARTICLE + following.nodes[0].folded in MATTERS  # بيان للداخلية
        speaks = ministry or following.class_ in SPEAKERS | {"unknown"}
        if (following.prep in OWNER_PREPOSITIONS or published) and speaks:
            return [widen(scene, following)]
    told = any(n.tag != ADJECTIVE or n.of("actor", "country") for n in chunk.nodes[1:])
    return [chunk] if told else []


def _publishes(node: Node) -> bool:
    """`نشرته`, `صدر`: no verb of an act that the statement tells (`بحسب التقرير قتل الجيش`)."""
    return node.tag == VERB and (bool(node.reading.pronoun) or node.of("event", "harm") is None)


def _told_to(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`تصريحات لـ…`: the hearer follows, not the author."""
    sense = chunk.nodes[0].first.get("attribution")
    return sense is not None and knowledge.attributions[sense.id].hearer


def _heads_speaker(node: Node, knowledge: Knowledge) -> bool:
    noun = node.first.get("noun")
    return noun is not None and knowledge.nouns[noun.id].class_ in SPEAKERS


def cut(chunk: Chunk, first: int) -> Chunk:
    """The phrase from node `first` on."""
    return replace(chunk, first=first, prep="", nodes=[n for n in chunk.nodes if n.index >= first])


def widen(scene: Scene, chunk: Chunk) -> Chunk:
    """A speaker's phrase with what identifies it: `المكتب الإعلامي للحركة`, `مصادر في المدينة`."""
    last = chunk.last
    nodes = list(chunk.nodes)
    for following in scene.chunks:
        if following.first <= last:
            continue
        if not _adjacent(scene, last, following) or not _identifies(chunk, following):
            break
        nodes += following.nodes
        last = following.last
    return chunk if last == chunk.last else replace(chunk, last=last, nodes=nodes)


def _adjacent(scene: Scene, last: int, following: Chunk) -> bool:
    between = scene.nodes[last + 1 : following.first]
    return len(between) <= 1 and all(n.tag == "preposition" for n in between) and not following.nodes[0].conj


def _identifies(chunk: Chunk, following: Chunk) -> bool:
    if following.prep == FOR:
        names = all(n.senses for n in chunk.nodes) and chunk.class_ not in ("person", "media")
        return names and following.class_ in NAMED_AFTER
    known = chunk.class_ == "country" or chunk.actor is not None or chunk.nodes[0].reading.article
    if following.prep == FROM and known:
        return False  # طلبت تركيا من روسيا وقف القصف
    if following.prep in OFFICE_PREPOSITIONS:
        return (
            following.class_ in NAMED_AFTER | {"place", "country", "collective"} or bool(following.actor)
        ) and not is_carrier(following)
    head = following.nodes[0]
    if chunk.nodes[-1].prep and following.is_bare:  # المتحدثة باسم الشرطة
        return True
    describes = (
        head.reading.article
        and head.folded.endswith(NISBA)
        and chunk.nodes[-1].reading.article
        and not following.actor
    )
    return following.is_bare and (describes or (not head.senses and chunk.last > chunk.first))


def _with_joined(scene: Scene, subject: Chunk) -> list[Chunk]:
    """Further speakers that و joins to the first; two bare common nouns are one phrase (`سكان وشهود`)."""
    found = [subject]
    for chunk in scene.chunks:
        if chunk.first <= found[-1].last:
            continue
        if not chunk.joined or chunk.class_ not in SPEAKERS or chunk.first > found[-1].last + 2:
            break
        one = (
            len(found[-1].nodes) == 1
            and not (found[-1].class_ == "source" and " " in found[-1].nodes[0].unit.folded)
            and not found[-1].actor
            and chunk.first == found[-1].last + 1
            and not chunk.actor
        )
        if one:
            found[-1] = replace(found[-1], last=chunk.last, nodes=found[-1].nodes + chunk.nodes)
        else:
            found.append(widen(scene, chunk))
    return found


def following(scene: Scene, index: int, reach: int = 2) -> Chunk | None:
    """The phrase that begins within `reach` nodes after node `index`, without the nodes up to it."""
    for chunk in scene.chunks:
        if chunk.first <= index < chunk.last:
            return cut(chunk, index + 1)
        if chunk.first > index:
            return chunk if chunk.first - index <= reach else None
    return None


def agrees(node: Node, chunk: Chunk) -> bool:
    """Whether a verb or participle without a subject can be this speaker's: `أضافت` is no man's."""
    genders = forms_of(node, "gender")
    wanted = str(min(genders)) if node.tag == VERB and len(genders) == 1 else ""  # type: ignore[type-var]
    if node.tag == VERB and forms_of(node, "number") != {"s"}:
        return True
    if node.tag != VERB:
        wanted = (
            "f" if node.folded.endswith(FEMININE) else "" if node.folded.endswith(OBLIQUE_PLURAL) else "m"
        )
    gender = _gender(chunk)
    return not wanted or not gender or wanted == gender


def _gender(chunk: Chunk) -> str:
    """f, m, or an empty string where the words do not tell."""
    head = next((n for n in chunk.nodes if n.tag != NUMBER), chunk.nodes[0])
    word = head.unit.folded.split(" ")[0]
    if chunk.class_ == "country" and not head.first.get("noun"):
        return "f"
    if word.endswith((FEMININE, SOUND_FEMININE_PLURAL)):
        return "f"
    if not head.senses or chunk.class_ in ("place", "unknown"):
        return ""
    if len(head.reading.stem) == BROKEN and head.reading.stem[2:4] == BROKEN_PLURAL:  # وسائل، فصائل
        return ""
    if head.form is not None and head.form.number == "p":
        return "" if word.endswith(SOUND_MASCULINE_PLURAL) else "f"
    noun = head.first.get("noun")
    return (
        ""
        if noun is None and len(chunk.nodes) == 1
        else "m"
        if head.form is not None and head.form.number == "s"
        else ""
    )


def actors_before(scene: Scene, node: Node) -> Iterator[Chunk]:
    """Bare phrases before a node that name somebody who can speak, the first of the sentence first."""
    for chunk in scene.chunks:
        if chunk.first >= node.index:
            return
        if chunk.is_bare and not chunk.joined and chunk.class_ in SPEAKERS - {"collective"}:
            yield chunk
