"""How far points on the globe lie apart."""

import math
from functools import lru_cache

EARTH_KM = 6371.0  # its mean radius


@lru_cache(maxsize=16384)  # a report's few places are measured against each other again and again
def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points.

    >>> round(distance_km(33.51, 36.29, 36.20, 37.16))
    309
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
