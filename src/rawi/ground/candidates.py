"""What a place name may mean: rows of the project's tables, and entries of a user's own tables.

The seam between the two: whatever offers `find` (see `rawi.gazetteer`) adds its entries here, as rows.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

import msgspec

from rawi.arabic.bearings import PART_WORDS, ROAD, WATERS
from rawi.gazetteer.distance import distance_km
from rawi.gazetteer.entry import Finder
from rawi.ground.installed import beside
from rawi.knowledge.gazetteer import KNOWN, WIDE, Gazetteer, GazetteerRow, area_cores, is_village

PARTS_KM = 4.0  # from the middle of a place to the farthest of its parts
SMALL = frozenset(("town", "quarter"))
Relation = Literal["", "area", "facility"]  # how a longer name stands to the place that it is built on


@dataclass(frozen=True, slots=True)
class Candidates:
    """Finds rows by folded name in the project's tables and, where one is given, in a user's index."""

    gazetteer: Gazetteer
    finder: Finder | None = None

    def find(
        self, name: str, within: GazetteerRow | None = None, admins: Collection[tuple[str, str]] = ()
    ) -> list[GazetteerRow]:
        """The project's rows that bear a name, those that spell it so first.

        A user's entries join them where none of them lies: in the governorate that the text states
        (`within`), else, where all are villages, in each (country, governorate) that the report names.
        """
        found = self.gazetteer.named(name)
        ids = {row.id for row in found}
        found = found + [row for row in self.gazetteer.nearly_named(name) if row.id not in ids]
        here = {country for country, _ in admins}
        small = all(row.level in SMALL and row.rank < KNOWN for row in found if row.country in here)
        lacking = _stated(within, admins if small else ()) - {(row.country, row.admin) for row in found}
        if not found or not lacking:
            return found
        return found + [row for row in self._installed(name) if (row.country, row.admin) in lacking]

    def known(self, name: str) -> bool:
        """Whether any table has a name."""
        return bool(self.find(name) or self._installed(name))

    def generated(
        self, name: str, within: GazetteerRow | None, admins: Collection[tuple[str, str]]
    ) -> list[GazetteerRow]:
        """The user's entries that bear a name only by inversion of a romanised one.

        Of the governorate that the text states, else of those (country, governorate) that the report names;
        elsewhere a generated name is none.
        """
        if self.finder is None:
            return []
        stated = _stated(within, admins)
        rows = beside(self.gazetteer, self.finder).generated(name)
        return [row for row in rows if (row.country, row.admin) in stated]

    def one_off(self, name: str, within: GazetteerRow | None) -> list[GazetteerRow]:
        """The user's entry one letter off, in the governorate that the text states and nowhere else."""
        if self.finder is None or within is None:
            return []
        return list(beside(self.gazetteer, self.finder).one_off(name, within))

    def find_core(self, name: str, *, announced: bool = False) -> tuple[list[GazetteerRow], Relation, str]:
        """The rows of the name that a longer one is built on, how it stands to them, and that name.

        `ريف ادلب الجنوبي` is an area of إدلب; `مستشفي الرستن` lies in الرستن. A user's entry of the very
        name (no relation) goes before what lies beside a place, and before areas of a user's other entries.
        With `announced` the text says that a settlement's name follows.
        """
        cores = list(area_cores(name))
        sided = bool(cores) and name.startswith(cores[-1])  # `الغارية الشرقية` may be a name of its own
        if sided and (found := self._installed(name)):
            return found, "", name
        for core in cores:
            found = self.find(core)
            if sided and found and core == cores[-1]:  # eastern Aleppo, but no eastern village
                found = [row for row in found if not is_village(row)]
            if found:
                return found, "area", core
        if found := self._installed(name, announced=announced):
            return found, "", name
        for core in self._hosts(name):
            if found := self.find(core):
                return found, "facility", core
        road, _, core = name.partition(" ")
        if road in ROAD and (found := self._installed(core, announced=announced)):
            return found, "facility", core
        for core in cores:
            if name.endswith(core) and (found := self._installed(core)):  # no name without its side
                return found, "area", core
        return [], "", ""

    def parts(self, name: str) -> list[GazetteerRow]:
        """One row in the midst of the parts that tables know a place by: `جوبر الشرقي`, `جوبر الغربي`.

        None where they lie far from each other.
        """
        found: dict[str, GazetteerRow] = {}
        for word in PART_WORDS:
            whole = f"{name} {word}"
            rows = self.gazetteer.nearly_named(whole)
            if not rows and self.finder is not None and self.finder.knows(whole):
                rows = self._installed(whole)
            found |= {row.id: row for row in rows}
        rows = [row for row in found.values() if row.level not in WIDE]
        if not rows:
            return []
        lat, lon = fmean(row.lat for row in rows), fmean(row.lon for row in rows)
        if max(distance_km(lat, lon, row.lat, row.lon) for row in rows) > PARTS_KM:
            return []
        return [msgspec.structs.replace(rows[0], lat=round(lat, 3), lon=round(lon, 3), names=())]

    def _installed(self, name: str, *, announced: bool = False) -> list[GazetteerRow]:
        return list(beside(self.gazetteer, self.finder).rows(name, announced)) if self.finder else []

    def _hosts(self, name: str) -> Iterator[str]:
        """The names of what a place may lie in by its own; none for seas, nor behind the name of a town."""
        first = name.partition(" ")[0]
        if first in WATERS or any(row.rank >= KNOWN for row in self.gazetteer.named(first)):
            return
        yield from _tails(name)


def _tails(name: str) -> Iterator[str]:
    """What remains of a name without its first words, then without its last (`مطار تفتناز العسكري`)."""
    words = name.split()
    for first in range(1, len(words)):
        yield " ".join(words[first:])
    for last in range(len(words) - 1, 1, -1):
        yield " ".join(words[1:last])


def _stated(within: GazetteerRow | None, admins: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """The (country, governorate) that the text states for a place, else those that its report names."""
    return {(within.country, within.admin)} if within and within.admin else set(admins)
