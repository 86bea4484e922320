"""Opens the compiled index, read only, and finds entries by name."""

import functools
import json
import math
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import msgspec

from rawi.arabic.names import (
    folded_key,
    is_arabic,
    latin_key,
    latin_sound,
    name_key,
    name_keys,
    one_off,
    plain_name,
    without_feature,
)
from rawi.errors import SettingsError
from rawi.gazetteer.build import COLUMNS, GENERATED, LATIN, REAL, SCHEMA, Table, index_path
from rawi.gazetteer.distance import distance_km
from rawi.gazetteer.entry import KINDS, Box, Candidate, Entry
from rawi.gazetteer.polygons import Point, holds, unpacked

KEPT = 2048  # answers remembered
KEYS_KEPT = 32768  # of names that are there or not
MANY = 3000  # questions whether a name is there: a text or two has fewer, a batch has them soon
MOST = 2000  # rows looked at for one name
SAME_PLACE_KM = 3.0  # rows of two tables with one name and kind are one place up to here
KM_A_DEGREE = 111.0
NEAR_KM = 40.0  # how fast the pull of a place nearby fades
ALIKE = 0.75  # least likeness of two Latin spellings with the same consonants
OTHER_FEATURE = 0.88  # `ناحية س` where `س` was asked for, or the other way about
DISTRICTS = frozenset(("admin2", "admin3"))  # their towns are meant where nothing says otherwise
# How much a way of matching is worth, before the weight of the place.
WORTH = {"name": 1.0, "spelling": 0.9, "latin": 0.8, "generated": 0.6, "one_off": 0.5}
WEIGHTS = {"country": 1.0, "admin1": 0.9, "admin2": 0.7, "region": 0.6, "admin3": 0.55}
_SELECT = f"SELECT n.what, n.spelled, s.name, s.licence, {', '.join('p.' + c for c in COLUMNS)}"
_JOINED = "FROM name n JOIN place p ON p.number = n.place JOIN source s ON s.number = p.source"


def installed() -> "Index | None":
    """The index of the data folder, opened once a process; None where no table is installed.

    Raises: SettingsError where the index was compiled by another version.
    """
    path = index_path()
    try:
        found = path.stat()
    except OSError:
        return None
    return _opened(path, found.st_mtime_ns, found.st_ino, os.getpid())


@functools.lru_cache(maxsize=2)
def _opened(path: Path, _changed: int, _file: int, _process: int) -> "Index":
    return Index(path)


class Index:
    """A compiled index; see `Finder` for what its methods promise."""

    def __init__(self, path: Path) -> None:
        try:
            self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            (schema,) = self._database.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise SettingsError(
                f"{path}: not an index of places ({error}); delete it and import again"
            ) from error
        if schema != SCHEMA:
            raise SettingsError(f"{path}: compiled by another version of Rawi; run `rawi places rebuild`")
        self._keys: frozenset[str] | None = None  # of the real names, once many were sought
        self._asked = 0
        self._remembered = functools.lru_cache(maxsize=KEPT)(self._find)
        self.knows = functools.lru_cache(maxsize=KEYS_KEPT)(self._knows)

    def find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """The entries that a name may mean, best first; of one country (ISO 3166 alpha-2) where given."""
        return self._remembered(name, country)

    def _find(self, name: str, country: str | None) -> tuple[Candidate, ...]:
        if is_arabic(name):
            plain = plain_name(name)
            keys = name_keys(plain)
        else:
            plain = latin_sound(name)
            keys = [latin_key(name)]
        rows = self._rows(keys, "" if country is None else "AND p.country = ?", [country] if country else [])
        if not is_arabic(name):
            rows = _alike(plain, rows)
        return _ranked(_candidate(plain, row) for row in rows)

    def _knows(self, folded: str) -> bool:
        key = folded_key(folded)
        if self._keys is not None:
            return key in self._keys
        self._asked += 1
        if self._asked > MANY:
            keys = self._database.execute("SELECT DISTINCT key FROM name WHERE what = ?", (REAL,))
            self._keys = frozenset(name for (name,) in keys)
        query = "SELECT 1 FROM name WHERE key = ? AND what = ? LIMIT 1"
        return self._database.execute(query, (key, REAL)).fetchone() is not None

    def find_one_off(self, name: str, country: str, admin1: str) -> tuple[Candidate, ...]:
        """The entries of a governorate (its Arabic name) whose name is one letter off."""
        key = name_key(name)
        if len(key) < 4:
            return ()
        rows = self._rows(one_off(key), "AND p.country = ? AND n.what = 0", [country])
        wanted = name_key(admin1)
        inside = [row for row in rows if name_key(_entry(row).admin1) == wanted]
        return _ranked(_judged(_entry(row), "one_off", row[1], 1.0) for row in inside)

    def entry(self, id_: str) -> Entry | None:
        """The entry of an id."""
        named = _SELECT.replace("n.what, n.spelled", "0, ''")
        query = f"{named} FROM place p JOIN source s ON s.number = p.source WHERE p.id = ?"
        row = self._database.execute(query, (id_,)).fetchone()
        return _entry(row) if row else None

    def holding(self, lat: float, lon: float) -> tuple[Entry, ...]:
        """The areas with an outline that a point (degrees, WGS 84) lies in, the widest first."""
        named = _SELECT.replace("n.what, n.spelled", "0, ''") + ", h.rings"
        query = (
            f"{named} FROM shape h JOIN place p ON p.number = h.place JOIN source s ON s.number = p.source "
            "WHERE ? BETWEEN h.west AND h.east AND ? BETWEEN h.south AND h.north"
        )
        rows = self._database.execute(query, (lon, lat))
        found = [_entry(row[:-1]) for row in rows if holds(unpacked(row[-1]), lat, lon)]
        return tuple(sorted(found, key=lambda entry: (KINDS.index(entry.kind), entry.id)))

    def outlines(self, box: Box, kind: str) -> Iterator[tuple[Entry, list[list[Point]]]]:
        """The areas of a kind that touch a box (west, south, east, north), with their rings."""
        named = _SELECT.replace("n.what, n.spelled", "0, ''") + ", h.rings"
        query = (
            f"{named} FROM shape h JOIN place p ON p.number = h.place JOIN source s ON s.number = p.source "
            "WHERE p.kind = ? AND h.west <= ? AND h.east >= ? AND h.south <= ? AND h.north >= ?"
        )
        west, south, east, north = box
        for row in self._database.execute(query, (kind, east, west, north, south)):
            yield _entry(row[:-1]), unpacked(row[-1])

    def tables(self) -> list[Table]:
        """The installed tables, by name."""
        fields = ("name", "format", "licence", "origin", "sha256", "imported", "rows")
        query = f"SELECT {', '.join(fields)}, countries, counts FROM source ORDER BY name"
        return [
            Table(
                **dict(zip(fields, row, strict=False)),
                countries=json.loads(row[7]),
                counts=json.loads(row[8]),
            )
            for row in self._database.execute(query)
        ]

    def near(self, name: str, near: str, country: str | None = None) -> tuple[Candidate, ...]:
        """The candidates of a name, those first that lie near the likeliest meanings of another."""
        around = self.find(near, country)[:MOST]
        best = around[0].score if around else 0.0
        pulls = [(other.entry, other.score / best) for other in around if other.score >= 0.8 * best]
        return tuple(sorted((_pulled(c, pulls, near) for c in self.find(name, country)), key=_order))

    def _rows(self, keys: Sequence[str], also: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        marks = ",".join("?" * len(keys))
        query = f"{_SELECT} {_JOINED} WHERE n.key IN ({marks}) {also} LIMIT {MOST}"
        return self._database.execute(query, (*keys, *values)).fetchall()


def _entry(row: Sequence[Any]) -> Entry:
    """The entry of a selected row: what, spelled, table, licence, then the columns."""
    *before, box, generated = row[4:]
    sides = tuple(json.loads(box)) if box else None
    fields = zip(COLUMNS, (*before, sides, bool(generated)), strict=True)
    return Entry(**dict(fields), source=row[2], licence=row[3])


def _alike(plain: str, rows: Sequence[Any]) -> list[Any]:
    """Without Latin names that share their consonants with a name only by chance."""
    matcher = SequenceMatcher(None, "", plain, autojunk=False)
    kept = []
    for row in rows:
        matcher.set_seq1(latin_sound(row[1]))
        if (
            matcher.real_quick_ratio() >= ALIKE
            and matcher.quick_ratio() >= ALIKE
            and matcher.ratio() >= ALIKE
        ):
            kept.append(row)
    return kept


def _candidate(plain: str, row: Sequence[Any]) -> Candidate:
    """A row met under the key of a name."""
    what, spelled = row[0], row[1]
    if what == LATIN:
        likeness = SequenceMatcher(None, latin_sound(spelled), plain, autojunk=False).ratio()
        return _judged(_entry(row), "latin", spelled, likeness)
    if what == GENERATED:
        return _judged(_entry(row), "generated", spelled, 1.0)
    other = plain_name(spelled)
    entry, bare = _entry(row), without_feature(plain)
    match = "name" if plain == other or (bare or plain) == (without_feature(other) or other) else "spelling"
    exact = name_key(plain) == name_key(other) and (bare or entry.kind not in DISTRICTS)
    return _judged(entry, match, spelled, 1.0 if exact else OTHER_FEATURE)


def _judged(entry: Entry, match: str, spelled: str, likeness: float) -> Candidate:
    """A candidate with its score: how it was met, weighed down for small places."""
    weight = WEIGHTS.get(entry.kind, min(0.8, 0.05 + 0.11 * math.log10(entry.population + 1)))
    score = WORTH[match] * likeness * (0.8 + 0.2 * weight)
    reasons = [f"{match} {spelled}", entry.kind]
    if entry.population:
        reasons.append(f"{entry.population:,} people")
    return Candidate(entry, round(score, 3), match, tuple(reasons))


def _order(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.entry.id


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Best first; one place told by several tables, or met under several names, stands once."""
    kept: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=_order):
        entry = candidate.entry
        same = entry.id if entry.id in kept else next(_told_elsewhere(entry, kept), None)
        if same is None:
            kept[entry.id] = candidate
        else:
            kept[same] = _merged(kept[same], candidate)
    return tuple(sorted(kept.values(), key=_order))


def _told_elsewhere(entry: Entry, kept: Mapping[str, Candidate]) -> Iterator[str]:
    """The ids of candidates of other tables that are the same place."""
    return (id_ for id_, c in kept.items() if c.entry.source != entry.source and _same_place(entry, c.entry))


def _merged(best: Candidate, other: Candidate) -> Candidate:
    """One candidate of two on the same place: the better match, and the other table as a reason."""
    also = f"also in {other.entry.source}"
    if other.entry.source != best.entry.source and also not in best.because:
        best = msgspec.structs.replace(best, because=(*best.because, also))
    if WORTH[other.match] > WORTH[best.match]:
        score = round(max(other.score, min(1.0, best.score / WORTH[best.match] * WORTH[other.match])), 3)
        because = (other.because[0], *best.because[1:])
        best = msgspec.structs.replace(best, match=other.match, score=score, because=because)
    return best


def _same_place(one: Entry, other: Entry) -> bool:
    if one.country != other.country or one.kind != other.kind:
        return False
    if (one.pcode and one.pcode == other.pcode) or (one.geonameid and one.geonameid == other.geonameid):
        return True
    if abs(one.lat - other.lat) > SAME_PLACE_KM / KM_A_DEGREE:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= SAME_PLACE_KM


def _pulled(candidate: Candidate, pulls: Sequence[tuple[Entry, float]], near: str) -> Candidate:
    """The candidate with its score weighed by how near the other name's places lie."""
    best, km = 0.0, math.inf
    for entry, share in pulls:
        away = distance_km(candidate.entry.lat, candidate.entry.lon, entry.lat, entry.lon)
        if entry.box and _inside(candidate.entry, entry.box):
            away = min(away, SAME_PLACE_KM)
        if (pull := share * math.exp(-away / NEAR_KM)) > best:
            best, km = pull, away
    reasons = (*candidate.because, f"{km:.0f} km from {near}") if best else candidate.because
    score = round(candidate.score * (0.3 + 0.7 * best), 3)
    return msgspec.structs.replace(candidate, score=score, because=reasons)


def _inside(entry: Entry, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west <= entry.lon <= east and south <= entry.lat <= north
