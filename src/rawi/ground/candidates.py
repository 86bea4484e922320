"""What a place name may mean: rows of the project's tables, and entries of a user's own tables.

The seam between the two: whatever offers `find` (see `rawi.gazetteer`) adds its entries here, as rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rawi.gazetteer.entry import Entry, Finder
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow, area_cores

MATCHED = frozenset(("name", "spelling"))  # how a user's entry must bear the name
LEVELS = {
    "country": "country", "admin1": "admin1", "admin2": "district", "admin3": "district", "region": "region",
    "quarter": "quarter", "settlement": "town", "camp": "town",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidates:
    """Finds rows by folded name in the project's tables and, where one is given, in a user's index."""

    gazetteer: Gazetteer
    finder: Finder | None = None

    def find(self, name: str) -> list[GazetteerRow]:
        """The rows that bear a name, those that spell it so first, then a user's entries."""
        found = self.gazetteer.named(name)
        ids = {row.id for row in found}
        found = found + [row for row in self.gazetteer.nearly_named(name) if row.id not in ids]
        if self.finder is None:
            return found
        ids = {row.id for row in found}
        entries = [c.entry for c in self.finder.find(name) if c.match in MATCHED and c.entry.id not in ids]
        return found + [_row(entry) for entry in entries if entry.country]

    def find_core(self, name: str) -> tuple[list[GazetteerRow], str]:
        """The rows of the name that a longer one is built on, and whether it is an area of it or beside it.

        `ريف ادلب الجنوبي` is an area of إدلب; `مستشفي الرستن` lies in الرستن.
        """
        for core in area_cores(name):
            if found := self.find(core):
                return found, "area"
        for core in _tails(name):
            if found := self.find(core):
                return found, "facility"
        return [], ""


def _tails(name: str) -> Iterator[str]:
    """What remains of a name without its first words, then without its last (`مطار تفتناز العسكري`)."""
    words = name.split()
    for first in range(1, len(words)):
        yield " ".join(words[first:])
    for last in range(len(words) - 1, 1, -1):
        yield " ".join(words[1:last])


def _row(entry: Entry) -> GazetteerRow:
    level = LEVELS.get(entry.kind, "facility")
    return GazetteerRow(
        entry.id, entry.name_ar, (), entry.name_en, entry.country, entry.admin1 or None,
        entry.lat, entry.lon, entry.population, level,
    )  # fmt: skip
