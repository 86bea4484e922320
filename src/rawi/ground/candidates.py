"""What a place name may mean: rows of the project's tables, and entries of a user's own tables.

The seam between the two: whatever offers `find` (see `rawi.gazetteer`) adds its entries here, as rows.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from rawi.gazetteer.entry import Finder
from rawi.ground.installed import beside
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow, area_cores

KNOWN = 5000  # people; a built-in place of so many is meant before villages of its name
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
        (`within`), else in those (country, governorate) that the report names.
        """
        found = self.gazetteer.named(name)
        ids = {row.id for row in found}
        found = found + [row for row in self.gazetteer.nearly_named(name) if row.id not in ids]
        small = all(row.level == "town" and row.rank < KNOWN for row in found)
        stated = {(within.country, within.admin)} if within and within.admin else set(admins if small else ())
        if not found or not stated or any((row.country, row.admin) in stated for row in found):
            return found
        return found + [row for row in self._installed(name) if (row.country, row.admin) in stated]

    def one_off(self, name: str, within: GazetteerRow | None) -> list[GazetteerRow]:
        """The user's entry one letter off, in the governorate that the text states and nowhere else."""
        if self.finder is None or within is None:
            return []
        return list(beside(self.gazetteer, self.finder).one_off(name, within))

    def find_core(self, name: str) -> tuple[list[GazetteerRow], Relation, str]:
        """The rows of the name that a longer one is built on, how it stands to them, and that name.

        `ريف ادلب الجنوبي` is an area of إدلب; `مستشفي الرستن` lies in الرستن. A user's entry of the very
        name (no relation) goes before what lies beside a place, and before areas of a user's other entries.
        """
        cores = list(area_cores(name))
        sided = bool(cores) and name.startswith(cores[-1])  # `الغارية الشرقية` may be a name of its own
        if sided and (found := self._installed(name)):
            return found, "", name
        for core in cores:
            if found := self.find(core):
                return found, "area", core
        if found := self._installed(name):
            return found, "", name
        for core in _tails(name):
            if found := self.find(core):
                return found, "facility", core
        for core in cores:
            if name.endswith(core) and (found := self._installed(core)):  # no name without its side
                return found, "area", core
        return [], "", ""

    def _installed(self, name: str) -> list[GazetteerRow]:
        return list(beside(self.gazetteer, self.finder).rows(name)) if self.finder else []


def _tails(name: str) -> Iterator[str]:
    """What remains of a name without its first words, then without its last (`مطار تفتناز العسكري`)."""
    words = name.split()
    for first in range(1, len(words)):
        yield " ".join(words[first:])
    for last in range(len(words) - 1, 1, -1):
        yield " ".join(words[1:last])
