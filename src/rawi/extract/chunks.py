"""Noun phrases and what sort of thing each names; phrases.py finds them.

Event and loss words stay outside phrases: they are the heads that phrases are arguments of.
"""

from itertools import pairwise

import msgspec

from rawi.arabic.party_words import ORIGIN
from rawi.arabic.words import (
    FEMININE,
    KUNYA,
    MEN,
    SOUND_FEMININE_PLURAL,
    SUPERLATIVES,
    TANWIN,
    THIRD_PERSON,
    US,
)
from rawi.extract.nodes import ADJECTIVE, NUMBER, Node
from rawi.extract.offices import side_of
from rawi.knowledge.load import Knowledge
from rawi.knowledge.persons import load_person_words
from rawi.model import ARMED_KINDS, Kind

OPENING, CLOSING = "«“\"(‘'", "»”\")’'"
AGENTS = frozenset(("force", "authority", "civilian", "body", "media", "source", "person", "collective"))
COUNTED = AGENTS | {"weapon", "object"}
PARTITIVE_HEADS = frozenset(("force", "collective", "civilian", "person", "authority", "body", "source"))
TITLES = frozenset(("authority", "person", "source", "media", "civilian"))
PARTIES = frozenset(("force", "authority", "country"))  # who acts by force
MATERIAL = frozenset(("object", "weapon"))
DOERS = frozenset(("force", "authority", "body", "country", "media", "source", "weapon"))
CLASS_OF_KIND: dict[Kind, str] = {
    "state_forces": "force",
    "armed_group": "force",
    "external_forces": "force",
    "government": "authority",
    "organisation": "body",
    "media": "media",
    "civilians": "civilian",
    "protesters": "civilian",
    "person": "person",
    "object": "object",
    "other": "collective",
}
LESS_THAN_ACTORS = frozenset(("", "force", "civilian", "collective"))  # what an actor's name adds its kind to
TROOPS = "troops"  # the group of words for armed parties
FEMININES = (FEMININE, SOUND_FEMININE_PLURAL)
LONGEST_NAME = 3  # nodes from a given name to the family name


class Chunk(msgspec.Struct, eq=False, gc=False):
    """A noun phrase: nodes `first` to `last`, its preposition, whether و joins it to the one before."""

    first: int
    last: int
    prep: str = ""
    joined: bool = False
    demonstrative: bool = False
    number: Node | None = None
    nodes: list[Node] = []
    class_: str = ""
    kind: Kind | None = None
    owner_kind: Kind | None = None
    actor: str | None = None
    country: str | None = None
    direction: bool = False
    region: bool = False
    facility: bool = False
    title: bool = False
    built: bool = False
    capital: bool = False
    because: tuple[str, ...] = ()

    @property
    def is_agent(self) -> bool:
        """Whether it names somebody who can act."""
        return self.class_ in AGENTS

    @property
    def is_bare(self) -> bool:
        """Whether no preposition governs it."""
        return not self.prep


def describes(node: Node) -> bool:
    """An adjective, or a singular word for a person that is one too (`انفجار مجهول`, no `مطلوبين`)."""
    if node.tag == ADJECTIVE:
        return True
    first = node.senses[0] if node.senses else None
    return (
        first is not None
        and first.id == "people"
        and any(s.form.pos == "adjective" and s.form.number == "s" for s in node.senses)
    )


def classify(chunk: Chunk, knowledge: Knowledge) -> None:
    """Set what sort of thing the phrase names, its kind, its actor id and country, from its head outwards."""
    because: list[str] = []
    men = False
    head = head_of(chunk)
    for node in chunk.nodes:
        first = node.first
        if not first or node.index < head.index:
            continue
        if (sense := first.get("actor")) and not _is_namesake(chunk, node, knowledge):
            if men and chunk.class_ == "civilian" and knowledge.actors[sense.id].kind in ARMED_KINDS:
                chunk.class_ = ""  # رجال الشرطة المصرية
            because.append(_name_actor(chunk, sense.id, knowledge))
        elif sense := first.get("country"):
            chunk.country = chunk.country or knowledge.countries[sense.id].iso
            chunk.capital = node is head and node.unit.folded.endswith(knowledge.capitals[sense.id])
            because.append(f"country:{sense.id}")
            if not chunk.class_:
                chunk.class_ = "civilian" if sense.form.pos in ("adjective", "noun") else "country"
        elif sense := first.get("noun"):
            noun = knowledge.nouns[sense.id]
            people = chunk.class_ == "person" or (chunk.class_ == "civilian" and men)
            members = people and noun.class_ == "force"  # أفراد الشرطة، رجال الجيش
            men = men or node.folded in MEN
            counted = chunk.class_ == "collective" and noun.class_ in COUNTED  # دفعة من الصواريخ
            if not chunk.class_ or members or counted:
                chunk.class_, chunk.kind = noun.class_, noun.kind
                because.append(f"noun:{noun.id}")
            elif chunk.class_ == "weapon" and noun.class_ == "force":
                chunk.owner_kind = chunk.owner_kind or noun.kind  # رصاص قوات الأمن
        elif not chunk.class_ and "place" in first:
            chunk.class_ = "place"
            chunk.facility = _names_facility(node, knowledge)
        elif node is head and "common" in first:
            chunk.class_ = "common"
    _settle_country(chunk, knowledge)
    if not chunk.class_ and not head.first and head.unit.split.nominals and not head.in_name:
        chunk.class_ = "common"  # إعادة فرض الحصار: it tells only with companions, which are absent
    titled = head.first.get("noun")
    chunk.title = titled is not None and knowledge.nouns[titled.id].title
    chunk.because = tuple(because)
    settle_side(_settle_place(chunk, head, knowledge), knowledge)


def settle_side(chunk: Chunk, knowledge: Knowledge) -> Chunk:
    """The phrase with the kind of the body that its head is of (`قائد الكتيبة`, `الناطق باسم الحركة`)."""
    side = side_of(chunk.nodes, knowledge)
    if side is not None:
        chunk.kind, chunk.actor = side.kind, chunk.actor or side.actor
        chunk.country = chunk.country or side.country
    return chunk


def is_person(chunk: Chunk) -> bool:
    """Whether a phrase opens with a given name (`إسماعيل هنية`); no group, whose name may (`فجر ليبيا`)."""
    words, (opening, *rest) = load_person_words(), chunk.nodes[0].unit.folded.split()
    known = chunk.actor is not None and len(rest) == 1
    return opening in words.given or (opening in words.given_words and not known)


def _is_namesake(chunk: Chunk, node: Node, knowledge: Knowledge) -> bool:
    """`محمد بن عمر`: behind a given name that its own names do not have, a known family name is another's."""
    before = (n for n in chunk.nodes if node.index - LONGEST_NAME <= n.index < node.index)
    return any(n.unit.folded.removeprefix(n.conj) in knowledge.given for n in before)


def _names_facility(node: Node, knowledge: Knowledge) -> bool:
    """Whether the name of a place opens with what it is, and an act is done to such (`مطار أربيل الدولي`)."""
    opening, _, rest = node.unit.folded.partition(" ")
    senses = knowledge.lexicon.look(opening).senses if rest else ()
    return any(s.kind == "noun" and knowledge.nouns[s.id].hit for s in senses)


def _name_actor(chunk: Chunk, actor: str, knowledge: Knowledge) -> str:
    """Give a phrase the actor that one of its words names; the answer is the reason for it."""
    entry = knowledge.actors[actor]
    chunk.actor = chunk.actor or entry.id
    chunk.country = chunk.country or entry.country
    if chunk.class_ == "weapon":
        chunk.owner_kind = entry.kind
    if chunk.class_ in LESS_THAN_ACTORS:
        chunk.kind = entry.kind if chunk.class_ != "civilian" else chunk.kind
        chunk.class_ = chunk.class_ or CLASS_OF_KIND[entry.kind]
    return f"actor:{entry.id}"


def _settle_country(chunk: Chunk, knowledge: Knowledge) -> None:
    """Drop an actor whose country an adjective right behind its name contradicts (`طيران الجيش السوداني`)."""
    if chunk.actor is None:
        return
    entry = knowledge.actors.get(chunk.actor)
    if entry is None or not entry.country:
        return
    for node, after in pairwise(chunk.nodes):
        named = node.first.get("actor")
        country = after.first.get("country")
        if named is None or named.id != entry.id or country is None or after.tag != ADJECTIVE:
            continue
        iso = knowledge.countries[country.id].iso
        if iso != entry.country:
            chunk.actor, chunk.country = None, iso
            return


def _settle_place(chunk: Chunk, head: Node, knowledge: Knowledge) -> Chunk:
    """Features and directions are places; what nothing names is unknown."""
    if chunk.class_ == "feature":
        noun = head.first.get("noun")
        sort = knowledge.nouns[noun.id].place if noun is not None else ""
        chunk.region = sort == "region"
        chunk.facility = noun is not None and knowledge.nouns[noun.id].hit
        chunk.class_ = "place"
    elif chunk.class_ == "direction":
        second = chunk.nodes[1].first.get("noun") if len(chunk.nodes) > 1 else None
        chunk.built = second is not None and knowledge.nouns[second.id].class_ == "object"
        chunk.direction, chunk.class_ = True, "place"
    elif not chunk.class_:
        chunk.class_ = "unknown"
    return chunk


def is_ours(chunk: Chunk) -> bool:
    """`قواتنا`, `جنودنا`: the forces of whoever speaks."""
    return chunk.class_ == "force" and len(chunk.nodes) == 1 and chunk.nodes[0].reading.pronoun == US


def body_of(chunk: Chunk) -> Chunk:
    """Whom a spokesman speaks for (`المتحدث باسم الجيش العقيد فلان`: the army), else the phrase itself."""
    nodes = chunk.nodes
    start = next((i for i, n in enumerate(nodes) if i and is_troops(n)), None)
    if chunk.class_ not in ("authority", "source", "body") or start is None:
        return chunk
    body = rest_of(chunk, start, "force")
    named = next((n.index for n in body.nodes[1:] if _is_his_name(n)), None)
    if named is not None:
        body.nodes = [n for n in body.nodes if n.index < named]
        body.last = body.nodes[-1].index
    return body


def _is_his_name(node: Node) -> bool:
    """Whether a word behind a body is the rank or name of who speaks for it."""
    return node.in_name or node.unit.folded in load_person_words().offices or names_person(node)


def names_person(node: Node) -> bool:
    """Whether a word or a known name opens with a given name (`يحيى`, `أبو خالد`, `عبد الرحمن`)."""
    opening = node.unit.folded.partition(" ")[0]
    return opening in load_person_words().given or opening in KUNYA


def rest_of(chunk: Chunk, start: int, class_: str, prep: str = "") -> Chunk:
    """What follows the first `start` words of a phrase as a phrase, naming the same actor and country."""
    nodes = chunk.nodes[start:]
    return Chunk(
        nodes[0].index, chunk.last, prep, nodes=nodes, class_=class_, kind=chunk.kind,
        actor=chunk.actor, country=chunk.country, because=chunk.because,
    )  # fmt: skip


def head_of(chunk: Chunk) -> Node:
    """The first word of a phrase but numbers and superlatives before a noun (`أبرز قادة الفصيل`)."""
    first = chunk.nodes[0]
    if first.tag != NUMBER and first.folded not in SUPERLATIVES:
        return first
    return next((n for n in chunk.nodes if not (n.tag == NUMBER or _is_superlative(n))), first)


def is_troops(node: Node) -> bool:
    """Whether a word names an armed party: its forces or the party itself."""
    return any(s.group == TROOPS for s in node.senses)


def _is_superlative(node: Node) -> bool:
    return node.folded in SUPERLATIVES and not node.reading.article


def tells_how(chunk: Chunk) -> bool:
    """An unknown word with tanwin after an event noun is a circumstance, no genitive."""
    first = chunk.nodes[0]
    return not (first.senses or first.reading.article) and first.folded.endswith(TANWIN)


def is_manner(chunk: Chunk) -> bool:
    """`ميدانيا`, `رميا`: how it was done, one word alone in the accusative that names nobody."""
    lone = len(chunk.nodes) == 1 and chunk.class_ in ("common", "unknown")
    return lone and chunk.nodes[0].folded.endswith(TANWIN) and not chunk.nodes[0].reading.article


def is_of_people(loss: Node, node: Node) -> bool:
    """`استشهاد فلسطيني`, `إصابة إسرائيلي`: one of a people, no adjective of the word for the loss."""
    country = node.first.get("country")
    one = country is not None and country.form.pos == ADJECTIVE and not node.reading.article
    return one and not (node.folded.endswith(FEMININE) and loss.folded.endswith(FEMININES))


def is_origin(node: Node) -> bool:
    """`قصف مصدره القوات`: the word that announces whose something is."""
    return node.folded == ORIGIN and node.reading.pronoun in THIRD_PERSON
