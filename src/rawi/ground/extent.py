"""How far a place reaches on the globe: its point, the circle around it, and for what is wide its box.

The size of a town follows from its people; areas come with the box of the places in them, cut to the
side that the text says. What lies beside a place is shifted and widened, never a point of its own.
"""

import math
from typing import NamedTuple

from rawi.arabic.bearings import Bearing
from rawi.gazetteer.distance import distance_km
from rawi.knowledge.gazetteer import WIDE, Box, GazetteerRow
from rawi.model.claim import Precision

PEOPLE_A_KM2 = 4000  # a rough mean of towns of the region
SMALLEST_KM, AROUND_KM, FACILITY_KM = 1.5, 5.0, 5.0
PART_KM = 1.5  # a quarter, a landmark
KM_A_DEGREE = 111.2
LEAST_SHARE = 0.25  # of an area lies on any side of its main town
FINE_KM = 10.0  # a shorter radius is told to 0.1 km, a longer one to 1 km
INNER = frozenset(("quarter", "facility"))
PLAIN_KM = {"district": 15.0}  # where no box is known


class Extent(NamedTuple):
    """A point (degrees, WGS 84), the radius of the circle that it stands for, its precision, its box."""

    lat: float
    lon: float
    radius_km: float
    precision: Precision
    box: Box | None = None


def extent_of(row: GazetteerRow, relation: str, bearing: Bearing, seat: GazetteerRow | None) -> Extent | None:
    """The extent of what a text says of a row; None for an area of which no box is known.

    `relation` is `area`, `facility` or empty as in `Meaning`; `seat` the main town of an area.
    """
    if row.level in WIDE or (row.level == "district" and row.box):
        return _area(row, bearing, seat)
    if row.level == "district":
        return _circle(row, PLAIN_KM["district"], "area")
    reach = PART_KM if row.level in INNER else _town_km(row.rank)
    if relation == "facility":
        return _circle(row, reach + FACILITY_KM, "part")
    if bearing.away_km is not None:
        return _away(row, bearing, reach)
    if bearing.sides:
        return _beside(row, bearing.sides, reach + AROUND_KM)
    if bearing.around or bearing.rural or relation == "area":
        return _disc(row.lat, row.lon, reach + AROUND_KM * (2 if bearing.rural else 1))
    precision: Precision = "part" if row.level in INNER or bearing.inside else "place"
    return _circle(row, reach, precision)


def between(one: Extent, other: Extent) -> Extent:
    """What lies between two places: the box of both points; of two areas what they share, if anything.

    The radius reaches from the middle to either point.
    """
    if one.box and other.box:
        (w, s, e, n), (w2, s2, e2, n2) = one.box, other.box
        shared = (max(w, w2), max(s, s2), min(e, e2), min(n, n2))
        if shared[0] < shared[2] and shared[1] < shared[3]:
            return _boxed(shared)
    lats, lons = sorted((one.lat, other.lat)), sorted((one.lon, other.lon))
    return _boxed((lons[0], lats[0], lons[1], lats[1]), least_km=min(one.radius_km, other.radius_km))


def _circle(row: GazetteerRow, radius_km: float, precision: Precision) -> Extent:
    return Extent(row.lat, row.lon, _sensible(radius_km), precision)


def _sensible(km: float) -> float:
    """A radius no finer than anything known of it.

    >>> _sensible(12.646), _sensible(1.6512)
    (13.0, 1.7)
    """
    return round(km, 1) if km < FINE_KM else float(math.ceil(km))


def _town_km(people: int) -> float:
    return max(SMALLEST_KM, math.sqrt(people / (math.pi * PEOPLE_A_KM2)))


def _area(row: GazetteerRow, bearing: Bearing, seat: GazetteerRow | None) -> Extent | None:
    if row.box is None:
        return None
    west, south, east, north = row.box
    lat, lon = (seat.lat, seat.lon) if seat else ((south + north) / 2, (west + east) / 2)
    if bearing.sides and not bearing.away_km:
        south, north = _cut(south, north, lat, upper="n" in bearing.sides, lower="s" in bearing.sides)
        west, east = _cut(west, east, lon, upper="e" in bearing.sides, lower="w" in bearing.sides)
    return _boxed((west, south, east, north))


def _cut(low: float, high: float, at: float, *, upper: bool, lower: bool) -> tuple[float, float]:
    """The part of a range above or below a point, a quarter of it at least."""
    least = LEAST_SHARE * (high - low)
    if upper and not lower:
        return min(max(at, low), high - least), high
    if lower and not upper:
        return low, max(min(at, high), low + least)
    return low, high


def _boxed(box: Box, least_km: float = SMALLEST_KM) -> Extent:
    west, south, east, north = box
    lat, lon = (south + north) / 2, (west + east) / 2
    radius = max(least_km, distance_km(lat, lon, north, east))
    sides = (round(west, 3), round(south, 3), round(east, 3), round(north, 3))
    return Extent(round(lat, 3), round(lon, 3), _sensible(radius), "area", sides)


def _disc(lat: float, lon: float, km: float) -> Extent:
    return Extent(lat, lon, _sensible(km), "area", _box(lat, lon, km))


def _beside(row: GazetteerRow, sides: str, reach_km: float) -> Extent:
    return _disc(*_moved(row.lat, row.lon, sides, reach_km), reach_km)


def _away(row: GazetteerRow, bearing: Bearing, reach_km: float) -> Extent:
    """So many kilometres off: on the side that is said, else anywhere on the ring."""
    away = bearing.away_km or 0.0
    if not bearing.sides:
        return _disc(row.lat, row.lon, away + reach_km)
    return _disc(*_moved(row.lat, row.lon, bearing.sides, away), max(reach_km, away / 3))


def _moved(lat: float, lon: float, sides: str, km: float) -> tuple[float, float]:
    """The point so far to one side, or to the corner between two."""
    up = ("n" in sides) - ("s" in sides)
    right = ("e" in sides) - ("w" in sides)
    step = km / KM_A_DEGREE / (math.hypot(up, right) or 1.0)
    return round(lat + up * step, 3), round(lon + right * step / math.cos(math.radians(lat)), 3)


def _box(lat: float, lon: float, km: float) -> Box:
    high = km / KM_A_DEGREE
    wide = high / math.cos(math.radians(lat))
    return round(lon - wide, 3), round(lat - high, 3), round(lon + wide, 3), round(lat + high, 3)
