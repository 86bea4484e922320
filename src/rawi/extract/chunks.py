"""Noun phrases and what sort of thing each names; phrases.py finds them.

Event and loss words stay outside phrases: they are the heads that phrases are arguments of.
"""

from dataclasses import dataclass, field

from rawi.extract.nodes import ADJECTIVE, EVENTFUL, NOUN, NUMBER, Node
from rawi.knowledge.load import Knowledge
from rawi.model import Kind

OPENING, CLOSING = "«“\"(‘'", "»”\")’'"
AGENTS = frozenset(("force", "authority", "civilian", "body", "media", "source", "person", "collective"))
PARTITIVE_HEADS = frozenset(("force", "collective", "civilian", "person", "authority", "body", "source"))
TITLES = frozenset(("authority", "person", "source", "media", "civilian"))
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
BELONGING = frozenset(
    ("تابع", "تابعه", "تابعين", "تابعون", "موالي", "مواليه", "موالين", "منتمي", "منتميه", "منتمين")
)


@dataclass(slots=True, eq=False)
class Chunk:
    """A noun phrase: nodes `first` to `last`, its preposition, whether و joins it to the one before."""

    first: int
    last: int
    prep: str = ""
    joined: bool = False
    demonstrative: bool = False
    number: Node | None = None
    nodes: list[Node] = field(default_factory=list)
    class_: str = ""
    kind: Kind | None = None
    actor: str | None = None
    country: str | None = None
    direction: bool = False
    region: bool = False
    facility: bool = False
    title: bool = False
    built: bool = False
    because: tuple[str, ...] = ()

    @property
    def is_agent(self) -> bool:
        """Whether it names somebody who can act."""
        return self.class_ in AGENTS

    @property
    def is_bare(self) -> bool:
        """Whether no preposition governs it."""
        return not self.prep


def is_event_word(node: Node) -> bool:
    """A noun or adjective that tells an event or a loss itself."""
    if node.tag not in (NOUN, ADJECTIVE) or not node.senses:
        return False
    telling = node.tag == ADJECTIVE and not node.reading.article and node.of("attribution") is not None
    return node.senses[0].kind in EVENTFUL or telling


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
    for node in chunk.nodes:
        if sense := node.of("actor"):
            entry = knowledge.actors[sense.id]
            chunk.actor = chunk.actor or entry.id
            chunk.country = chunk.country or entry.country
            because.append(f"actor:{entry.id}")
            if not chunk.class_ or chunk.class_ in ("force", "civilian", "collective"):
                chunk.kind = entry.kind if chunk.class_ != "civilian" else chunk.kind
                chunk.class_ = chunk.class_ or CLASS_OF_KIND[entry.kind]
        elif sense := node.of("country"):
            chunk.country = chunk.country or knowledge.countries[sense.id].iso
            because.append(f"country:{sense.id}")
            if not chunk.class_:
                chunk.class_ = "civilian" if sense.form.pos in ("adjective", "noun") else "country"
        elif sense := node.of("noun"):
            noun = knowledge.nouns[sense.id]
            members = chunk.class_ == "person" and noun.class_ == "force"  # أفراد الشرطة
            if not chunk.class_ or members or (chunk.class_ == "collective" and noun.class_ in AGENTS):
                chunk.class_, chunk.kind = noun.class_, noun.kind
                because.append(f"noun:{noun.id}")
        elif node.of("place") and not chunk.class_:
            chunk.class_ = "place"
        elif node is head_of(chunk) and node.of("common"):
            chunk.class_ = "common"
    chunk.direction = chunk.class_ == "direction"
    head = head_of(chunk).of("noun") if chunk.class_ == "feature" else None
    chunk.region = head is not None and knowledge.nouns[head.id].place == "region"
    titled = head_of(chunk).of("noun")
    chunk.title = titled is not None and knowledge.nouns[titled.id].title
    chunk.facility = head is not None and len(chunk.nodes) > 1 and knowledge.nouns[head.id].hit
    second = chunk.nodes[1].of("noun") if chunk.direction and len(chunk.nodes) > 1 else None
    chunk.built = second is not None and knowledge.nouns[second.id].class_ == "object"
    if chunk.class_ in ("feature", "direction"):
        chunk.class_ = "place"
    chunk.class_ = chunk.class_ or "unknown"
    chunk.because = tuple(because)


def head_of(chunk: Chunk) -> Node:
    """The first word of a phrase that is no number."""
    return next((n for n in chunk.nodes if n.tag != NUMBER), chunk.nodes[0])
