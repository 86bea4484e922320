"""A claim: one source saying that one event happened, is planned, is demanded, or did not happen.

The fields are the codebook's (docs/codebook.md). Values are lists so that ambiguity and
plurality survive; a value the machine could not resolve says so in `unresolved`.
"""

import datetime
from typing import Literal

import msgspec

from rawi.model.text import Span

Act = Literal[
    "airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack", "clash", "raid",
    "civilian_attack", "sexual_violence", "abduction", "unspecified_violence",
    "weapons_disrupted", "property_destruction", "arrest", "conscription", "restriction",
    "territory_change", "deployment", "withdrawal", "displacement", "ceasefire", "agreement",
    "violation", "release", "aid", "talks", "support", "demand", "accuse", "reject", "threat",
    "pledge", "protest", "riot", "trial", "sanction",
]  # fmt: skip
Kind = Literal[
    "state_forces", "armed_group", "external_forces", "government", "organisation", "media",
    "civilians", "protesters", "person", "object", "other",
]  # fmt: skip
ARMED_KINDS = frozenset[Kind](("state_forces", "armed_group", "external_forces"))
Status = Literal["asserted", "denied", "planned", "demanded", "conditional"]
HAPPENED = frozenset[Status](("asserted", "denied"))  # told as what happened or did not
Precision = Literal["place", "part", "area"]  # a town or village; a quarter or landmark; wider than a town
Effect = Literal["killed", "injured", "casualty", "missing", "detained", "displaced", "damaged", "destroyed"]
Who = Literal["civilian", "combatant", "object", "unknown"]


class Unresolved(msgspec.Struct, frozen=True, kw_only=True):
    """Why a value could not be tied to the world, and what it might be."""

    reason: str
    candidates: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the text and where they stand."""

    text: str
    start: int
    end: int


class Party(Words, frozen=True, kw_only=True):
    """An actor, target or source: its words, its kind, and its neutral id where one is known."""

    kind: Kind
    id: str | None = None
    because: tuple[str, ...] = ()


class Place(Words, frozen=True, kw_only=True):
    """A place name: its governorate in Arabic, its country (ISO 3166 alpha-2), its id.

    `within` are the words that say in what wider place it lies (`ريف حماة`). A point (`lat`, `lon`, degrees,
    WGS 84) stands only beside its `precision` and the radius of the circle that it stands for; what is wide
    has its `box` (west, south, east, north) too.
    """

    admin: str | None = None
    country: str | None = None
    id: str | None = None
    name_ar: str | None = None
    name_en: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    pcode: str | None = None
    admin1_pcode: str | None = None
    admin2_pcode: str | None = None
    admin3_pcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    box: tuple[float, float, float, float] | None = None
    confidence: float | None = None
    within: str | None = None
    unresolved: Unresolved | None = None
    because: tuple[str, ...] = ()


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """When: the words, where they stand (`span`), and the days they mean (`start`, `end`, inclusive).

    `start` and `end` are None where the text leaves that side open, or where no publication
    date is known. `precision` is day, part_of_day, hours, week, month, year, range or open.
    """

    text: str
    span: Span
    start: datetime.date | None
    end: datetime.date | None
    precision: str
    because: tuple[str, ...] = ()


class Harm(Words, frozen=True, kw_only=True):
    """A loss: its effect, to whom (`who`), on whose side (`of`), between `min` and `max`.

    A vague number ("dozens") leaves both None; "more than 80" leaves `max` None.
    """

    effect: Effect
    who: Who
    of: Literal["target", "actor", "other"] = "target"
    min: int | None = None
    max: int | None = None
    because: tuple[str, ...] = ()


class Count(Words, frozen=True, kw_only=True):
    """How many times the act happened, where the text says so."""

    min: int | None = None
    max: int | None = None
    because: tuple[str, ...] = ()


class Weapon(Words, frozen=True, kw_only=True):
    """The weapon, in the text's words."""

    because: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One source's account of one event; see docs/codebook.md for each field."""

    id: str
    act: Act
    trigger: Words
    quote: Words
    actor: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    harm: tuple[Harm, ...] = ()
    count: Count | None = None
    weapon: Weapon | None = None
    source: tuple[Party, ...] = ()
    status: Status = "asserted"
    background: bool = False
    aggregate: bool = False
    same_as: str | None = None
    confidence: float = 0.5
    because: tuple[str, ...] = ()
