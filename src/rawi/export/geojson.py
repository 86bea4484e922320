"""Claims as GeoJSON (RFC 7946): one feature for each place of a claim, with its precision and radius.

A town or village is a point, and so is what lies in one. What is wider than a town is never a point: it is
its box, else the circle that it stands for, or has no geometry where neither is known. Claims without a
place are left out.
"""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

import msgspec

from rawi.export.cells import Scalar, Value
from rawi.export.columns import COLUMNS, Row, rounded
from rawi.export.formats import Write
from rawi.gazetteer.distance import EARTH_KM
from rawi.model import Place

CORNERS = 48  # of a circle
DIGITS = 5  # of a coordinate: a metre
STEPWISE = ("place_", "harm_")  # columns of lists that are not repeated in every feature
_encoder = msgspec.json.Encoder()


@contextmanager
def geojson_to(stream: BinaryIO, about: Mapping[str, str]) -> Iterator[Write]:
    """A function that writes rows as the features of one collection; `about` stands beside them."""
    stream.write(b'{"type":"FeatureCollection","about":' + _encoder.encode(about) + b',"features":[\n')
    written = 0

    def write(row: Row) -> None:
        nonlocal written
        for feature in features(row):
            stream.write((b",\n" if written else b"") + _encoder.encode(feature))
            written += 1

    yield write
    stream.write(b"\n]}\n")


def features(row: Row) -> Iterator[dict[str, object]]:
    """A feature for each place of a claim."""
    shared = {c.name: c.of(row) for c in COLUMNS if not c.name.startswith(STEPWISE)}
    for number, place in enumerate(row.claim.places, 1):
        yield {
            "type": "Feature",
            "id": f"{shared['claim_id']}/{number}",
            "geometry": geometry(place),
            "properties": {**shared, **_facts(place)},
        }


def _facts(place: Place) -> dict[str, Value]:
    facts: dict[str, Scalar | None] = {
        "place": place.text, "place_id": place.id, "place_name": place.name_en, "admin1": place.admin,
        "admin2": place.admin2, "admin3": place.admin3, "pcode": place.pcode,
        "admin1_pcode": place.admin1_pcode, "country": place.country,
        "precision": place.precision, "radius_km": rounded(place.radius_km),
    }  # fmt: skip
    return dict(facts)


def geometry(place: Place) -> dict[str, object] | None:
    """A point for a town and what lies in one, a box or circle for what is wider; None where none is known.

    >>> geometry(Place(text="", start=0, end=0, lat=36.0, lon=37.0, precision="place"))
    {'type': 'Point', 'coordinates': [37.0, 36.0]}
    """
    pointed = place.precision in {"place", "part"}
    if place.box and not pointed and (corners := rectangle(*place.box)):
        return {"type": "Polygon", "coordinates": [corners]}
    if place.lat is None or place.lon is None or not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
        return None
    if pointed:
        return {"type": "Point", "coordinates": [round(place.lon, DIGITS), round(place.lat, DIGITS)]}
    ring = circle(place.lat, place.lon, place.radius_km) if place.radius_km else None
    return {"type": "Polygon", "coordinates": [ring]} if ring else None


def rectangle(west: float, south: float, east: float, north: float) -> list[list[float]] | None:
    """The ring of a box, counter-clockwise; None for one over 180 degrees, or that is none.

    >>> rectangle(35.0, 36.0, 36.0, 37.0)
    [[35.0, 36.0], [36.0, 36.0], [36.0, 37.0], [35.0, 37.0], [35.0, 36.0]]
    """
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return [[round(x, DIGITS), round(y, DIGITS)] for x, y in corners]


def circle(lat: float, lon: float, radius_km: float) -> list[list[float]] | None:
    """The ring of a circle on the globe, counter-clockwise; None where it would cross a pole or 180 degrees.

    >>> ring = circle(36.0, 37.0, 50.0)
    >>> len(ring), ring[0] == ring[-1]
    (49, True)
    """
    away = radius_km / EARTH_KM
    if not math.isfinite(away) or away <= 0 or abs(math.radians(lat)) + away >= math.pi / 2:
        return None
    north = math.radians(lat)
    ring = []
    for corner in range(CORNERS):
        bearing = -2 * math.pi * corner / CORNERS
        y = math.asin(math.sin(north) * math.cos(away) + math.cos(north) * math.sin(away) * math.cos(bearing))
        east = math.sin(bearing) * math.sin(away) * math.cos(north)
        x = lon + math.degrees(math.atan2(east, math.cos(away) - math.sin(north) * math.sin(y)))
        ring.append([round(x, DIGITS), round(math.degrees(y), DIGITS)])
    if any(abs(x) > 180 for x, _ in ring):
        return None
    return [*ring, ring[0]]
