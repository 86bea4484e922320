"""Outlines: thinned, kept in the index, asked whether they hold a point."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.gazetteer.build import install
from rawi.gazetteer.index import installed
from rawi.gazetteer.polygons import TOLERANCE, holds, packed, thinned, unpacked
from tests.gazetteer.conftest import imported, written

SQUARE = [(36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 36.0), (36.0, 35.0)]
HOLE = [(36.4, 35.4), (36.6, 35.4), (36.6, 35.6), (36.4, 35.6), (36.4, 35.4)]


def boundaries(path: Path, **names: str) -> Path:
    feature = {
        "properties": {"ADM2_AR": "معرة", "ADM2_PCODE": "SY0702", "ADM1_AR": "إدلب"} | names,
        "geometry": {"type": "Polygon", "coordinates": [SQUARE, HOLE]},
    }  # fmt: skip
    return written(path, json.dumps({"type": "FeatureCollection", "features": [feature]}))


def test_an_outline_is_kept_and_holds_its_points(tmp_path: Path) -> None:
    index = imported(boundaries(tmp_path / "syr_adm2.geojson"))
    (entry,) = index.holding(35.2, 36.2)
    assert (entry.kind, entry.name_ar, entry.pcode) == ("admin2", "معرة", "SY0702")
    assert index.holding(35.5, 36.5) == ()  # in the hole
    assert index.holding(34.0, 36.2) == ()
    ((found, rings),) = index.outlines((36.9, 35.9, 38.0, 38.0), "admin2")
    assert (found.id, len(rings)) == (entry.id, 2)
    assert list(index.outlines((37.5, 35.0, 38.0, 36.0), "admin2")) == []


def test_outlines_survive_a_later_import_and_go_with_their_table(tmp_path: Path, plain: Path) -> None:
    imported(boundaries(tmp_path / "syr_adm2.geojson"))
    assert imported(plain).holding(35.2, 36.2)
    install([], dropped=["syr_adm2"])
    index = installed()
    assert index is not None
    assert index.holding(35.2, 36.2) == ()


def test_an_unnamed_level_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "syr_admin3.geojson"
    feature = {"properties": {"ar": "خان", "en": "Khan", "p": "SY070201"},
               "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}  # fmt: skip
    written(path, json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (entry,) = imported(path).holding(35.2, 36.2)
    assert (entry.kind, entry.country, entry.name_en) == ("admin3", "SY", "Khan")


@pytest.mark.parametrize("geometry", [{"type": "Polygon", "coordinates": []}, {"type": "Polygon"}, None])
def test_a_shape_without_points_is_set_aside(tmp_path: Path, geometry: object) -> None:
    path = tmp_path / "some_adm2.geojson"
    square = {"type": "Polygon", "coordinates": [SQUARE]}
    features = [
        {"properties": {"name_ar": "معرة", "p": "SY01"}, "geometry": geometry},
        {"properties": {"name_ar": "إدلب", "p": "SY02"}, "geometry": square},
    ]
    written(path, json.dumps({"type": "FeatureCollection", "features": features}))
    (table,) = imported(path).tables()
    assert (table.rows, table.counts) == (1, {"no coordinates": 1})


@given(st.lists(st.tuples(st.floats(-170, 170), st.floats(-80, 80)), min_size=3, max_size=40))
def test_a_thinned_ring_keeps_its_ends_and_invents_nothing(points: list[tuple[float, float]]) -> None:
    ring = [*points, points[0]]
    thin = thinned(ring)
    assert thin[0] == ring[0]
    assert thin[-1] == ring[-1]
    assert set(thin) <= set(ring)


def test_a_circle_is_thinned_within_the_tolerance() -> None:
    ring = [(math.cos(a / 500 * math.pi), math.sin(a / 500 * math.pi)) for a in range(1001)]
    thin = unpacked(packed([ring]))[0]
    assert len(thin) < 100
    assert holds([thin], 0, 1 - 2 * TOLERANCE)
    assert not holds([thin], 0, 1 + 2 * TOLERANCE)
