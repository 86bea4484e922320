"""The stretch between two places: an event on a road, or between two villages, lies at neither of them.

Where the text gives both names (`الطريق بين س وص`), both stay, and each carries the extent of the stretch;
a road that is named by its ends (`طريق س - ص`) is one place.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from rawi.arabic.bearings import AT, NAMED, ROAD, is_stretch
from rawi.gazetteer.distance import distance_km
from rawi.ground.candidates import Candidates
from rawi.ground.extent import Extent, between, extent_of
from rawi.ground.facts import admin_of, placed
from rawi.ground.places import Meaning
from rawi.knowledge.gazetteer import is_village
from rawi.model import Place

LONGEST_KM = 600.0  # of a road that a report names by its ends; farther apart, one of them is a namesake


def with_stretches(places: Sequence[Place], before_each: Sequence[str], text: str) -> tuple[Place, ...]:
    """The places of a claim, in text order; two that are the ends of a stretch share its extent.

    `before_each` are the words before each place, `text` is the document's.
    """
    found = list(places)
    for n, (one, other) in enumerate(pairwise(places)):
        if is_stretch(before_each[n], text[one.end : other.start]):
            whole = _whole(_extent(one), _extent(other))
            found[n : n + 2] = [_on(one, whole), _on(other, whole)] if whole else [one, other]
    return tuple(found)


def road_ends(name: str, candidates: Candidates) -> tuple[str, str] | None:
    """The two places that a folded name of a road is made of, or None.

    >>> from rawi.knowledge import load
    >>> road_ends("طريق دمشق حمص", Candidates(load().gazetteer))
    ('دمشق', 'حمص')
    """
    road, *words = name.split()
    if road not in ROAD or len(words) < 2 or not NAMED.isdisjoint(words):
        return None
    parted = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return next((ends for ends in parted if all(map(candidates.known, ends))), None)


def near_end(end: Meaning, name: str, other: Meaning, candidates: Candidates) -> Meaning:
    """The end of a road as the namesake nearest to its other end, which is the larger place."""
    anchor = other.row
    rows = candidates.find(name) if anchor is not None else []
    if anchor is None or len(rows) < 2 or not all(map(is_village, rows)):
        return end
    nearest = min(rows, key=lambda row: distance_km(row.lat, row.lon, anchor.lat, anchor.lon))
    return Meaning(nearest, None, end.confidence or other.confidence, core=name)


def on_road(place: Place, ends: Sequence[Meaning]) -> Place | None:
    """A road between two places, or None where one of them is not known."""
    rows = [end.row for end in ends if end.row is not None]
    if len(rows) != 2:
        return None
    whole = _whole(*(extent_of(row, "", AT, None) for row in rows))
    if whole is None:
        return None
    admins, countries = {admin_of(row) for row in rows}, {row.country for row in rows}
    place = msgspec.structs.replace(
        place,
        country=countries.pop() if len(countries) == 1 else None,
        admin=admins.pop() if len(admins) == 1 else None,
        name_ar=place.text,
        confidence=min(end.confidence for end in ends),
    )
    return _on(place, whole)


def _extent(place: Place) -> Extent | None:
    if place.lat is None or place.lon is None or place.radius_km is None or place.precision is None:
        return None
    return Extent(place.lat, place.lon, place.radius_km, place.precision, place.box)


def _whole(one: Extent | None, other: Extent | None) -> Extent | None:
    if one is None or other is None or distance_km(*one[:2], *other[:2]) > LONGEST_KM:
        return None
    return between(one, other)


def _on(place: Place, whole: Extent) -> Place:
    return placed(msgspec.structs.replace(place, because=(*place.because, "between")), whole)
