"""What the gazetteer holds and hands out: entries, and candidates with a score and the reasons for it."""

from collections.abc import Hashable
from typing import Protocol

import msgspec

KINDS = (
    "country", "admin1", "admin2", "admin3", "settlement", "quarter", "camp", "region", "airport", "base",
    "crossing", "dam", "road", "natural", "facility",
)  # fmt: skip
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees
AREAS = frozenset(("country", "admin1", "admin2", "admin3", "region"))  # wider than a point can say


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place of an installed table.

    `id` is `geonames:170063`, `pcode:SY0702`, `wikidata:Q1` or `TABLE:LINE` (the first that the table has).
    `admin1` to `admin3` are Arabic where the table says them in Arabic, with their p-codes where it has
    them; `box` is (west, south, east, north). With `generated` the Arabic name was inverted from a
    romanisation.
    """

    id: str
    name_ar: str = ""
    name_en: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    admin1_en: str = ""
    admin1_code: str = ""
    admin2_code: str = ""
    admin3_code: str = ""
    pcode: str = ""
    geonameid: int = 0
    lat: float = 0.0
    lon: float = 0.0
    kind: str = "settlement"
    population: int = 0
    box: Box | None = None
    generated: bool = False
    source: str = ""
    licence: str = ""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """An entry that a name may mean.

    `score` (0 to 1) orders candidates and is no probability. `match` says how the name was met: `name`
    (letter for letter once folded), `spelling` (blanks, article, hamza or last letter apart), `latin`,
    `generated`, `one_off` (one letter apart: only asked for within a governorate). `because` are the
    reasons in words.
    """

    entry: Entry
    score: float
    match: str
    because: tuple[str, ...] = ()


class Finder(Hashable, Protocol):
    """What grounding needs of an index."""

    def find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """The entries that a name may mean, best first; of one country (ISO 3166 alpha-2) where given."""
        ...

    def knows(self, folded: str) -> bool:
        """Whether any table has a real Arabic name of this key: much faster than `find`."""
        ...

    def find_one_off(self, name: str, country: str, admin1: str) -> tuple[Candidate, ...]:
        """The entries of a governorate (its Arabic name) whose name is one letter off."""
        ...

    def entry(self, id_: str) -> Entry | None:
        """The entry of an id."""
        ...

    def holding(self, lat: float, lon: float) -> tuple[Entry, ...]:
        """The areas with an outline that a point (degrees, WGS 84) lies in, the widest first."""
        ...
