"""An incident: claims of many reports that tell one event, with everything they disagree on side by side."""

import datetime
from typing import Literal

import msgspec

Field = Literal["act", "actor", "target", "place", "time", "weapon", "count", "harm"]
Grade = Literal["single_origin", "several_origins"]
Mark = Literal["contested", "claimed_by_actor", "denied_by_actor", "figures_differ"]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One claim's word for a value: in which `document`, since when, in what words, through whom.

    `sources` are those whom the report cites, outermost first; empty where the outlet speaks itself.
    `speakers` has the id of each, or its kind where it has none.
    `origin` numbers the independent origin that it goes back to (`Incident.origins`).
    """

    document: str
    claim: str
    published: datetime.date | None
    outlet: str | None
    sources: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    words: str
    denies: bool
    origin: int


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of one field, with all who give it, the earliest first.

    `value` is an id or a word of the codebook, else the words of the text; `min` and `max` are those of a
    figure, None where it is vague or open.
    """

    field: Field
    value: str
    min: int | None = None
    max: int | None = None
    accounts: tuple[Account, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that go back to one telling: copies, reprints, forwards, and whoever cites the same agency.

    `first` is the earliest of `documents`; `kinds` are what speaks there (`outlet`, or kinds of sources).
    """

    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    first: datetime.date | None
    kinds: tuple[str, ...]
    why: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A loss by a named policy: its `effect`, to `who`, from `min` to `max`; None where an end is open."""

    policy: str
    effect: str
    who: str
    min: int | None
    max: int | None


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of an incident; its point stands for a circle of `radius_km`."""

    name: str
    id: str | None = None
    admin: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    radius_km: float | None = None


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One event as told by several reports; never a verdict on what happened.

    `id` is made from the claim that founded it; `formerly` are ids of incidents that went into it.
    `documents` are the reports with a claim of it, and those that only speak of it (`mentions`). `claims` are
    their ids among all documents (`document#c3`).
    """

    id: str
    acts: tuple[str, ...]
    start: datetime.date
    end: datetime.date
    places: tuple[Spot, ...]
    documents: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    claims: tuple[str, ...]
    values: tuple[Value, ...]
    origins: tuple[Origin, ...]
    first_reported: datetime.date | None
    grade: Grade
    marks: tuple[Mark, ...] = ()
    figures: tuple[Figure, ...] = ()
    formerly: tuple[str, ...] = ()
