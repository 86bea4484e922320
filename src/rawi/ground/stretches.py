"""The stretch between two places: an event on a road, or between two villages, lies at neither of them.

Both names stay, since the text gives both; each carries the extent of the stretch.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from rawi.arabic.bearings import is_stretch
from rawi.gazetteer.distance import distance_km
from rawi.ground.extent import Extent, between
from rawi.ground.facts import placed
from rawi.model import Place

LONGEST_KM = 600.0  # of a road that a report names by its ends; farther apart, one of them is a namesake


def with_stretches(places: Sequence[Place], before_each: Sequence[str], text: str) -> tuple[Place, ...]:
    """The places of a claim, in text order; two that are the ends of a stretch share its extent.

    `before_each` are the words before each place, `text` is the document's.
    """
    found = list(places)
    for n, (one, other) in enumerate(pairwise(places)):
        if not is_stretch(before_each[n], text[one.end : other.start]):
            continue
        ends = _extent(one), _extent(other)
        if ends[0] and ends[1] and distance_km(*ends[0][:2], *ends[1][:2]) <= LONGEST_KM:
            whole = between(ends[0], ends[1])
            found[n : n + 2] = [_on(one, whole), _on(other, whole)]
    return tuple(found)


def _extent(place: Place) -> Extent | None:
    if place.lat is None or place.lon is None or place.radius_km is None or place.precision is None:
        return None
    return Extent(place.lat, place.lon, place.radius_km, place.precision, place.box)


def _on(place: Place, whole: Extent) -> Place:
    return placed(msgspec.structs.replace(place, because=(*place.because, "between")), whole)
