"""What is known of a place once its row is chosen: names, divisions, p-codes, extent, confidence."""

from dataclasses import dataclass, field

import msgspec

from rawi.arabic.bearings import Bearing, read_bearing
from rawi.arabic.names import plain_name
from rawi.ground.candidates import Candidates
from rawi.ground.extent import Extent, extent_of
from rawi.ground.installed import Details, beside
from rawi.ground.places import Meaning
from rawi.knowledge.gazetteer import Box, GazetteerRow
from rawi.model import Place

SIDES = {"n": "north", "s": "south", "e": "east", "w": "west"}


@dataclass(frozen=True, slots=True)
class Facts:
    """Says of rows what the project's tables and a user's own know."""

    candidates: Candidates
    _seats: dict[str, GazetteerRow | None] = field(default_factory=dict)

    def filled(self, place: Place, meaning: Meaning, bearing: Bearing) -> Place:
        """The place with all that is known of what it means, and how the event stands to it."""
        row = meaning.row
        assert row is not None
        name = plain_name(place.text)
        details = self.details(row)
        extent = extent_of(self._wide(row, details), meaning.relation, bearing, self._seat(row))
        own = meaning.relation != "facility" or name in row.names
        whole = own and not row.generated and not (meaning.relation and meaning.core != name)
        english = details.name_en or row.name_en
        return placed(
            msgspec.structs.replace(
                place,
                id=row.id if own else None,
                country=row.country,
                admin=admin_of(row),
                name_ar=row.name_ar if whole else place.text,
                name_en=_english(row.name_en or english, meaning, bearing) if own else None,
                admin2=details.admin2,
                admin3=details.admin3,
                pcode=details.pcode if own else None,
                admin1_pcode=details.admin1_pcode,
                admin2_pcode=details.admin2_pcode,
                admin3_pcode=details.admin3_pcode,
                confidence=meaning.confidence,
                because=(*place.because, "generated") if row.generated else place.because,
            ),
            extent,
        )

    def around(self, place: Place, meaning: Meaning, words: str) -> Place:
        """A place that no table has, with the extent of the wider one that the text puts it in."""
        row = meaning.row
        assert row is not None
        place = msgspec.structs.replace(place, country=row.country, admin=admin_of(row))
        return placed(place, self._extent(meaning, words))

    def area(self, meaning: Meaning, words: str) -> Box | None:
        """The box of a wider place that the text puts another in."""
        extent = self._extent(meaning, words)
        return extent.box if extent else None

    def _extent(self, meaning: Meaning, words: str) -> Extent | None:
        row = meaning.row
        assert row is not None
        bearing = read_bearing("", words, meaning.core)
        return extent_of(self._wide(row, self.details(row)), "area", bearing, self._seat(row))

    def details(self, row: GazetteerRow) -> Details:
        """What the user's tables say of a row."""
        finder = self.candidates.finder
        return beside(self.candidates.gazetteer, finder).details(row) if finder else Details()

    def _wide(self, row: GazetteerRow, details: Details) -> GazetteerRow:
        """The row as large as its table says, an installed boundary's box before that of its towns."""
        known = self.candidates.gazetteer.rows.get(row.id, row)
        return msgspec.structs.replace(row, rank=known.rank, box=details.box or row.box)

    def _seat(self, row: GazetteerRow) -> GazetteerRow | None:
        """The main town of a division: the one of its name."""
        if row.level != "admin1":
            return None
        if row.id not in self._seats:
            towns = (r for name in row.names for r in self.candidates.gazetteer.named(name))
            own = (r for r in towns if r.level == "town" and (r.country, r.admin) == (row.country, row.admin))
            self._seats[row.id] = next(own, None)
        return self._seats[row.id]


def placed(place: Place, extent: Extent | None) -> Place:
    """The place with an extent."""
    if extent is None:
        return place
    return msgspec.structs.replace(
        place, lat=extent.lat, lon=extent.lon, radius_km=extent.radius_km, precision=extent.precision,
        box=extent.box,
    )  # fmt: skip


def admin_of(row: GazetteerRow) -> str | None:
    """The governorate of a row; a governorate is its own."""
    return row.admin or (row.name_ar if row.level == "admin1" else None)


def _english(name: str, meaning: Meaning, bearing: Bearing) -> str | None:
    """The English name; that of an area says which part of the place it is."""
    if not name or meaning.relation != "area":
        return name or None
    side = "-".join(SIDES[side] for side in bearing.sides)
    if bearing.rural:
        return f"{side} countryside of {name}".strip() if not side else f"{side}ern countryside of {name}"
    return f"{side} of {name}" if side else f"around {name}"
