"""The places that the user installed, as rows beside the built-in ones.

They answer for names that no built-in row bears, and for namesakes in a governorate that the text states.
Governorates are called as the built-in table calls them; where a table says another division, the nearest
built-in town tells the governorate.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from rawi.arabic.names import name_key
from rawi.gazetteer.distance import distance_km
from rawi.gazetteer.entry import Entry, Finder
from rawi.knowledge.gazetteer import WIDE, Box, Gazetteer, GazetteerRow
from rawi.knowledge.place_rows import refused_names

MATCHED = frozenset(("name", "spelling"))  # near misses and names inverted from Latin decide nothing
LEVELS = {
    "admin1": "admin1", "admin2": "district", "admin3": "district", "region": "region",
    "quarter": "quarter", "settlement": "town", "camp": "town",
}  # fmt: skip
LONG_ENOUGH = 5  # letters: shorter names have too many neighbours
TOWN_DEGREES = 0.25  # so far off may the town be that tells a governorate
SAME_SPOT_KM = 3.0  # rows of two tables with one name and level are one place up to here


class Details(NamedTuple):
    """What the tables say of a place beyond its row; None or empty where they do not."""

    admin2: str | None = None
    admin3: str | None = None
    pcode: str | None = None
    admin1_pcode: str | None = None
    admin2_pcode: str | None = None
    admin3_pcode: str | None = None
    name_en: str | None = None
    box: Box | None = None


class Installed:
    """An index of installed places beside the built-in gazetteer."""

    def __init__(self, gazetteer: Gazetteer, finder: Finder) -> None:
        self._finder = finder
        self._divisions: dict[tuple[str, str], str] = {}
        self._towns: dict[str, list[GazetteerRow]] = {}
        for row in gazetteer.rows.values():
            if row.level == "admin1":
                self._divisions |= {(row.country, name_key(name)): row.name_ar for name in row.names}
            elif row.admin:
                self._towns.setdefault(row.country, []).append(row)
        self.rows = functools.lru_cache(maxsize=4096)(self._rows)
        self.details = functools.lru_cache(maxsize=4096)(self._details)

    def _rows(self, name: str, announced: bool = False) -> tuple[GazetteerRow, ...]:
        """The rows of a folded name; none for countries.

        Words that are hardly ever names have rows only where one like `بلدة` announces them.
        """
        if not announced and name in refused_names():
            return ()
        found = (c for c in self._finder.find(name) if c.match in MATCHED)
        kept = (c for c in found if c.entry.country and c.entry.kind != "country")
        return tuple(self._row(c.entry, spelled=name if c.match == "name" else "") for c in kept)

    def generated(self, name: str) -> Iterator[GazetteerRow]:
        """The rows whose Arabic name was inverted from a romanised one, where it is this folded name."""
        for found in self._finder.find(name):
            if found.match == "generated" and found.entry.country:
                yield msgspec.structs.replace(self._row(found.entry), generated=True)

    def one_off(self, name: str, within: GazetteerRow) -> tuple[GazetteerRow, ...]:
        """The one row of a governorate whose name is one letter off; none where there are several."""
        if within.admin is None or len(name) < LONG_ENOUGH:
            return ()
        found = self._finder.find_one_off(name, within.country, within.admin)
        return (self._row(found[0].entry),) if len(found) == 1 else ()

    def _row(self, entry: Entry, spelled: str = "") -> GazetteerRow:
        """An entry as a row, with the folded name that it was met by where the table spells it so."""
        return GazetteerRow(
            entry.id, entry.name_ar, (spelled,) if spelled else (), entry.name_en, entry.country,
            self._admin(entry), entry.lat, entry.lon, entry.population,
            LEVELS.get(entry.kind, "facility"), box=entry.box, installed=True,
        )  # fmt: skip

    def _details(self, row: GazetteerRow) -> Details:
        """What the tables say beyond a row: the entry of its id, and those of its name on its spot."""
        own = self._finder.entry(row.id)
        entries = [own] if own else []
        for candidate in self._finder.find(row.name_ar, row.country):
            entry = candidate.entry
            if candidate.match in MATCHED and entry is not own and _is_same(row, entry):
                entries.append(entry)
        names = {f"admin{n}": _first(getattr(e, f"admin{n}") for e in entries) for n in (2, 3)}
        codes = {f"admin{n}_pcode": _first(getattr(e, f"admin{n}_code") for e in entries) for n in (1, 2, 3)}
        lacking = row.level not in WIDE and None in (*names.values(), codes["admin3_pcode"])
        around = self._finder.holding(row.lat, row.lon) if lacking else ()
        for kind, entry in ((entry.kind, entry) for entry in around):
            if kind in names:
                names[kind] = names[kind] or entry.name_ar
            if f"{kind}_pcode" in codes:
                codes[f"{kind}_pcode"] = codes[f"{kind}_pcode"] or entry.pcode or None
        return Details(
            **names, **codes,
            pcode=_first(e.pcode for e in entries),
            name_en=_first(e.name_en for e in entries),
            box=next((e.box for e in entries if e.box), None),
        )  # fmt: skip

    def _admin(self, entry: Entry) -> str | None:
        said = entry.admin1 or (entry.name_ar if entry.kind == "admin1" else "")
        known = self._divisions.get((entry.country, name_key(said)))
        if known or entry.kind in {"admin1", "region"}:
            return known or said or None
        towns = self._towns.get(entry.country, ())
        nearest = min(towns, key=lambda town: _away(entry, town), default=None)
        if nearest is None or _away(entry, nearest) > TOWN_DEGREES:
            return said or None
        return nearest.admin


def _is_same(row: GazetteerRow, entry: Entry) -> bool:
    """Whether an entry is the row's place: of its level, and for places that have a point, beside it."""
    if LEVELS.get(entry.kind, "facility") != row.level:
        return False
    if row.level in WIDE:
        return True
    return distance_km(row.lat, row.lon, entry.lat, entry.lon) <= SAME_SPOT_KM


def _first(values: Iterable[str]) -> str | None:
    return next(filter(None, values), None)


def _away(entry: Entry, town: GazetteerRow) -> float:
    return max(abs(entry.lat - town.lat), abs(entry.lon - town.lon))


@functools.lru_cache(maxsize=2)
def beside(gazetteer: Gazetteer, finder: Finder) -> Installed:
    """The installed places beside a gazetteer, made once for both."""
    return Installed(gazetteer, finder)
