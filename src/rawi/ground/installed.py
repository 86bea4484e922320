"""The places that the user installed, as rows beside the built-in ones.

They answer for names that no built-in row bears, and for namesakes in a governorate that the text states.
Governorates are called as the built-in table calls them; where a table says another division, the nearest
built-in town tells the governorate.
"""

import functools

from rawi.arabic.names import name_key
from rawi.gazetteer.entry import Entry, Finder
from rawi.knowledge.gazetteer import PLACES, Gazetteer, GazetteerRow

MATCHED = frozenset(("name", "spelling"))  # near misses and names inverted from Latin decide nothing
LEVELS = {
    "admin1": "admin1", "admin2": "district", "admin3": "district", "region": "region",
    "quarter": "quarter", "settlement": "town", "camp": "town",
}  # fmt: skip
TOWN_DEGREES = 0.25  # so far off may the town be that tells a governorate


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

    def _rows(self, name: str) -> tuple[GazetteerRow, ...]:
        """The rows of a folded name; none for words that are hardly ever names, and for countries."""
        if name in _refused():
            return ()
        entries = (c.entry for c in self._finder.find(name) if c.match in MATCHED)
        return tuple(self._row(entry) for entry in entries if entry.country and entry.kind != "country")

    def _row(self, entry: Entry) -> GazetteerRow:
        return GazetteerRow(
            entry.id, entry.name_ar, (), entry.name_en, entry.country, self._admin(entry),
            entry.lat, entry.lon, entry.population, LEVELS.get(entry.kind, "facility"),
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


def _away(entry: Entry, town: GazetteerRow) -> float:
    return max(abs(entry.lat - town.lat), abs(entry.lon - town.lon))


@functools.cache
def _refused() -> frozenset[str]:
    return frozenset((PLACES / "not_names.txt").read_text("utf8").splitlines())


@functools.lru_cache(maxsize=2)
def beside(gazetteer: Gazetteer, finder: Finder) -> Installed:
    """The installed places beside a gazetteer, made once for both."""
    return Installed(gazetteer, finder)
