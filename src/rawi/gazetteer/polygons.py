"""Outlines of areas: thinned, written as JSON for the index, and asked whether they hold a point.

A shape is a list of rings of (longitude, latitude); holes are rings too, so that a point lies inside where
it is inside an odd number of rings.
"""

import json
from collections.abc import Sequence

Point = tuple[float, float]
Ring = Sequence[Point]
TOLERANCE = 0.002  # degrees, some 200 m: so far may a thinned outline lie off
SMALLEST_RING = 4  # points, the last of which is the first


def packed(rings: Sequence[Ring]) -> str:
    """The thinned rings as JSON, an empty string where nothing is left.

    >>> packed([[(0, 0), (1, 0.0001), (2, 0), (2, 2), (0, 0)]])
    '[[[0,0],[2,0],[2,2],[0,0]]]'
    """
    kept = [thin for ring in rings if len(thin := thinned(ring)) >= SMALLEST_RING]
    rounded = [[(round(x, 4), round(y, 4)) for x, y in ring] for ring in kept]
    return json.dumps(rounded, separators=(",", ":")) if rounded else ""


def unpacked(shape: str) -> list[list[Point]]:
    """The rings of a packed shape."""
    return [[(x, y) for x, y in ring] for ring in json.loads(shape)]


def thinned(ring: Ring, tolerance: float = TOLERANCE) -> list[Point]:
    """The ring without points that lie near the line between those kept (Douglas-Peucker)."""
    if len(ring) < SMALLEST_RING:
        return list(ring)
    far = max(range(len(ring)), key=lambda i: _squared(ring[0], ring[i]))
    keep = {0, far, len(ring) - 1}
    open_ = [(0, far), (far, len(ring) - 1)]
    while open_:
        first, last = open_.pop()
        worst, at = 0.0, -1
        for i in range(first + 1, last):
            if (off := _off(ring[i], ring[first], ring[last])) > worst:
                worst, at = off, i
        if worst > tolerance**2:
            keep.add(at)
            open_ += [(first, at), (at, last)]
    return [ring[i] for i in sorted(keep)]


def holds(rings: Sequence[Ring], lat: float, lon: float) -> bool:
    """Whether a shape holds a point.

    >>> square = [[(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)], [(1, 1), (3, 1), (3, 3), (1, 3), (1, 1)]]
    >>> holds(square, 0.5, 0.5), holds(square, 2, 2), holds(square, 5, 5)
    (True, False, False)
    """
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _off(point: Point, first: Point, last: Point) -> float:
    """The square of the distance of a point from the stretch between two others."""
    length = _squared(first, last)
    if not length:
        return _squared(point, first)
    along = (point[0] - first[0]) * (last[0] - first[0]) + (point[1] - first[1]) * (last[1] - first[1])
    share = min(1.0, max(0.0, along / length))
    foot = (first[0] + share * (last[0] - first[0]), first[1] + share * (last[1] - first[1]))
    return _squared(point, foot)
