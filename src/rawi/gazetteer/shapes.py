"""Reads GeoJSON and shapefiles: attributes of each feature, a point, and for areas box and outline."""

import io
import struct
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from rawi.errors import InputError
from rawi.gazetteer.columns import check_columns, find_columns, named_fields
from rawi.gazetteer.polygons import Point, packed
from rawi.gazetteer.unpack import Content

AREA_TYPES = ("POLYGON", "MULTIPATCH")


class _Geometry(msgspec.Struct):
    type: str
    coordinates: Any = None
    geometries: list["_Geometry"] = []


class _Feature(msgspec.Struct):
    properties: dict[str, Any] | None = None
    geometry: _Geometry | None = None


class _Collection(msgspec.Struct):
    features: list[_Feature]


def geojson_records(content: Content, counts: Counter[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(number, fields) of each feature of a FeatureCollection, with `lat`, `lon`, `box` and `shape`.

    Raises: InputError where it is no GeoJSON, is cut off, or its features have no names.
    """
    try:
        features = msgspec.json.decode(content.data, type=_Collection).features
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{content.name}: no GeoJSON FeatureCollection, or cut off ({error})") from error
    headings = list(dict.fromkeys(key for feature in features for key in feature.properties or {}))
    columns = find_columns(headings)
    check_columns(content.name, columns, headings, placed=True)
    for number, feature in enumerate(features, 1):
        fields = named_fields(feature.properties or {}, columns)
        try:
            points = list(_points(feature.geometry)) if feature.geometry else []
            rings = list(_rings(feature.geometry)) if feature.geometry else []
        except (TypeError, ValueError):
            counts["broken geometry"] += 1
            continue
        yield number, fields | _placed(points, rings)


def _points(geometry: _Geometry) -> Iterator[Point]:
    for part in geometry.geometries:
        yield from _points(part)
    yield from _pairs(geometry.coordinates)


def _pairs(coordinates: Any) -> Iterator[Point]:
    if not coordinates:
        return
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _pairs(part)


def _rings(geometry: _Geometry) -> Iterator[list[Point]]:
    """The rings of polygons, holes included."""
    for part in geometry.geometries:
        yield from _rings(part)
    if geometry.type == "Polygon" and geometry.coordinates:
        yield from (list(_pairs(ring)) for ring in geometry.coordinates)
    elif geometry.type == "MultiPolygon":
        yield from (list(_pairs(ring)) for polygon in geometry.coordinates for ring in polygon)


def shapefile_records(content: Content, counts: Counter[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(number, fields) of each shape, `lat`, `lon`, `box` and `shape` among the fields.

    Raises: InputError where its parts are damaged, it lies in a projection, or the extra is missing.
    """
    try:
        import shapefile
    except ImportError as error:
        raise InputError("shapefiles need pyshp: pip install 'rawi[places]'") from error
    if b"PROJCS" in content.parts.get(".prj", b"").upper():
        raise InputError(
            f"{content.name}: its coordinates are in a projection; save it as WGS 84 (EPSG:4326)"
        )
    files = {end[1:]: io.BytesIO(content.parts[end]) for end in (".shp", ".shx", ".dbf")}
    encoding = _encoding(content.parts.get(".cpg", b""))
    damage = (shapefile.ShapefileException, ValueError, LookupError, OSError, struct.error, Warning)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", shapefile.PossiblyCorruptFileHeader)
            reader = shapefile.Reader(**files, encoding=encoding, encodingErrors="replace")
            shapes = list(reader.iterShapeRecords())
    except damage as error:
        raise InputError(f"{content.name}: the shapefile is damaged or cut off ({error})") from error
    headings = [field[0] for field in reader.fields if field[0] != "DeletionFlag"]
    columns = find_columns(headings)
    check_columns(content.name, columns, headings, placed=True)
    for number, both in enumerate(shapes, 1):
        points = [(float(x), float(y)) for x, y, *_ in both.shape.points]
        is_area = both.shape.shapeTypeName.startswith(AREA_TYPES)
        rings = _split(points, both.shape.parts) if is_area and points else []
        yield number, named_fields(both.record.as_dict(), columns) | _placed(points, rings)


def _encoding(said: bytes) -> str:
    name = said.decode("ascii", "replace").strip().lower()
    return "cp1256" if "1256" in name else "utf-8"


def _split(points: list[Point], parts: Sequence[int]) -> list[list[Point]]:
    ends = [*parts[1:], len(points)]
    return [points[start:end] for start, end in zip(parts, ends, strict=True)]


def _placed(points: list[Point], rings: list[list[Point]]) -> dict[str, str]:
    """`lat`, `lon`, and for areas `box` and `shape`: the point lies inside the largest ring."""
    if not points:
        return {}
    if not rings:
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        return {"lat": f"{y:.5f}", "lon": f"{x:.5f}"}
    box = [
        min(p[0] for p in points),
        min(p[1] for p in points),
        max(p[0] for p in points),
        max(p[1] for p in points),
    ]
    x, y = inner_point(max(rings, key=lambda ring: abs(_area(ring)[0])))
    edges = "|".join(f"{edge:.5f}" for edge in box)
    return {"lat": f"{y:.5f}", "lon": f"{x:.5f}", "box": edges, "shape": packed(rings)}


def inner_point(ring: list[Point]) -> Point:
    """The centre of mass of a ring; where that lies outside, the middle of its widest stretch at that height.

    >>> inner_point([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)])
    (2.0, 2.0)
    """
    area, x, y = _area(ring)
    if not area:
        return ring[0]
    crossings = sorted(_crossings(ring, y))
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches or any(left <= x <= right for left, right in stretches):
        return x, y
    left, right = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (left + right) / 2, y


def _area(ring: list[Point]) -> tuple[float, float, float]:
    """Twice the signed area of a ring, and its centre of mass."""
    twice = sx = sy = 0.0
    ox, oy = ring[0]  # sums stay exact near the ring
    for (ax, ay), (bx, by) in _edges(ring):
        cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
        twice += cross
        sx += (ax + bx - 2 * ox) * cross
        sy += (ay + by - 2 * oy) * cross
    return (twice, ox + sx / (3 * twice), oy + sy / (3 * twice)) if twice else (0.0, ox, oy)


def _edges(ring: list[Point]) -> Iterable[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _crossings(ring: list[Point], y: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in _edges(ring):
        if (ay > y) != (by > y):
            yield ax + (y - ay) / (by - ay) * (bx - ax)
