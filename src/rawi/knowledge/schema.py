"""What an entry of each kind may hold: one strict type a kind (see README.md beside this file).

A key that is not named here is an error, so a typo cannot pass in silence.
"""

from typing import Literal

import msgspec

from rawi.model import Act, Effect, Kind, Who

Means = Literal[
    "air", "drone", "artillery", "rocket", "bomb", "vehicle_bomb", "suicide", "gun", "chemical", "blade"
]
Need = Literal["weapon", "harm", "actor", "target", "place", "carried"]
NounClass = Literal[
    "force", "authority", "civilian", "body", "media", "source", "person", "object", "weapon",
    "feature", "direction", "collective",
]  # fmt: skip
ParticleClass = Literal[
    "preposition", "conjunction", "complementizer", "relative", "subordinator", "negation", "future",
    "question", "adverb", "demonstrative", "pronoun", "quantifier", "contrast",
]  # fmt: skip


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb by root and form; `with_` are words one of which must follow within the clause.

    A word that opens with @ is a class: `@troops`, `@place`, or one of nouns; one that opens with ^ is the
    class of what the verb's pronoun stands for. Words that open with + (all or none of a verb's) must stand
    right after it; of those that open with < one must stand before it. With `aspect` only those forms count.
    """

    root: str
    form: int
    vowels: str = ""
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    voice: Literal["", "active", "passive"] = ""
    aspect: Literal["", "perfect", "imperfect"] = ""
    masdar: bool = True


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that entries of every kind share."""

    id: str
    gloss: str
    status: Literal["stable", "trial", "retired"] = "stable"
    certainty: Literal["certain", "likely", "doubtful"] = "certain"
    verbs: tuple[Verb, ...] = ()
    nouns: tuple[str, ...] = ()
    noun_with: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    as_written: bool = False
    example: str = ""
    fires_on: str = ""
    not_in: tuple[str, ...] = ()
    source: str = ""


class ActEntry(Entry, frozen=True, kw_only=True):
    """An act of the codebook, with its family and the codes other data sets give it."""

    family: str
    acled: str
    plover: str
    definition: str = ""


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One role of a frame and the grammatical place that fills it."""

    role: Literal["actor", "target", "place", "weapon", "harm", "content", "hearer"]
    slot: Literal[
        "subject", "object", "preposition", "genitive_agent", "genitive_patient", "adjective", "with"
    ]  # fmt: skip
    words: tuple[str, ...] = ()


class FrameEntry(Entry, frozen=True, kw_only=True):
    """Which grammatical places fill which roles."""

    roles: tuple[Role, ...]
    patient_first: bool = False
    parties_only: bool = False


class EventEntry(Entry, frozen=True, kw_only=True):
    """Words that tell an event. `act` may be `none` (looks like one, is none) or `light` (a light verb)."""

    act: Act | Literal["none", "light"]
    frame: str = ""
    by_means: bool = False
    hits_alone: bool = False
    by_target: bool = False
    needs: tuple[Need, ...] = ()
    needs_all: bool = False
    actor_class: tuple[NounClass | Literal["country"], ...] = ()
    says: bool = False
    state: bool = False
    answers: bool = False
    blames: bool = False
    accident: bool = False
    result: bool = False
    campaign: bool = False
    crowd: bool = False
    armed: bool = False
    means: Means | None = None
    effect: Effect | None = None
    background: bool = False
    aggregate: bool = False
    outcome: Literal["", "denied", "planned", "demanded", "conditional"] = ""


class HarmEntry(Entry, frozen=True, kw_only=True):
    """Words that tell a loss, and how the loser stands to them."""

    effect: Effect
    pattern: Literal["undergo", "inflict", "suffering", "sufferer", "loss"]
    who: Who | None = None
    violent: bool = True


class AttributionEntry(Entry, frozen=True, kw_only=True):
    """Words that say who says so."""

    pattern: Literal[
        "say", "transmit", "according", "carrier", "go_on", "closing", "ends", "as", "aside", "turn", "own"
    ]
    inner: bool = False
    hearer: bool = False
    doubt: bool = False
    denies: bool = False
    admits: bool = False
    sees: bool = False
    background: bool = False


class StatusEntry(Entry, frozen=True, kw_only=True):
    """Words that make an event denied, planned, demanded, conditional or doubtful."""

    outcome: Literal["denied", "planned", "demanded", "conditional", "doubtful", "kept"]
    scope: Literal["verb", "noun", "next", "complement", "described"]
    indefinite: bool = False
    fights_stay: bool = False


class ResultEntry(Entry, frozen=True, kw_only=True):
    """Words that tie a loss to its cause: cause first (`forward`) or loss first (`back`)."""

    direction: Literal["forward", "back"]


class NounEntry(Entry, frozen=True, kw_only=True):
    """A common noun that can head an actor, target, source, weapon or place.

    A place with `hit` is a thing that an act is done to, also where it is named (`مستشفى الرستن`).
    A `title` stands before the name of who holds it (`رئيس المجلس فلان`).
    """

    class_: NounClass = msgspec.field(name="class")
    kind: Kind | None = None
    means: Means | None = None
    names_follow: bool = False
    place: Literal[
        "", "settlement", "quarter", "region", "camp", "facility", "water", "road", "front", "sea"
    ] = ""
    in_name: bool = False
    military: bool = False
    hit: bool = False
    title: bool = False


class ActorEntry(Entry, frozen=True, kw_only=True):
    """A named actor. `labels` are names others give it; `short` are names that need support."""

    kind: Kind
    country: str | None = None
    parent: str | None = None
    labels: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    means: Means | None = None
    since: int | None = None
    until: int | None = None
    wikidata: str | None = None


class CountryEntry(Entry, frozen=True, kw_only=True):
    """A country: its names, its nisba, its people, and capitals that stand for its government."""

    iso: str
    names: tuple[str, ...]
    nisba: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    latin: str = ""


class VerbEntry(Entry, frozen=True, kw_only=True):
    """A common verb that tells no event."""


class DomainEntry(Entry, frozen=True, kw_only=True):
    """Words of a field whose language borrows that of war (sport: هجوم، دفاع، تصفيات)."""


class PlightEntry(Entry, frozen=True, kw_only=True):
    """Participles that tell, said of somebody, in what plight an event of the entry `tells` has left him."""

    tells: str


class ScopeEntry(Entry, frozen=True, kw_only=True):
    """Words that show a total or campaign over many events, or history."""

    marks: Literal["aggregate", "background"]


class EvidenceEntry(Entry, frozen=True, kw_only=True):
    """What speaks for or against a claim, and how much, in log-odds."""

    weight: float


class CommonEntry(Entry, frozen=True, kw_only=True):
    """Common adjectives or nouns that tell no event: they shape phrases and are no names."""


class ParticleEntry(Entry, frozen=True, kw_only=True):
    """A function word."""

    class_: ParticleClass = msgspec.field(name="class")


# folder (or file) under knowledge/ -> (kind, type). A file whose path has no row here is an error.
KINDS: dict[str, tuple[str, type[Entry]]] = {
    "taxonomy/acts": ("act", ActEntry),
    "frames": ("frame", FrameEntry),
    "events": ("event", EventEntry),
    "harm": ("harm", HarmEntry),
    "cues/attribution": ("attribution", AttributionEntry),
    "cues/domains": ("domain", DomainEntry),
    "cues/plights": ("plight", PlightEntry),
    "cues/scope": ("scope", ScopeEntry),
    "cues/status": ("status", StatusEntry),
    "cues/results": ("result", ResultEntry),
    "evidence": ("evidence", EvidenceEntry),
    "nouns": ("noun", NounEntry),
    "actors": ("actor", ActorEntry),
    "places/countries": ("country", CountryEntry),
    "places/openers": ("opener", Entry),
    "places/ambiguous": ("ambiguous", Entry),
    "grammar/verbs": ("verb", VerbEntry),
    "grammar/adjectives": ("common", CommonEntry),
    "grammar/nouns": ("common", CommonEntry),
    "grammar/particles": ("particle", ParticleEntry),
}
