"""Places drawn on an image."""

from pathlib import Path

import pytest

from rawi.errors import OutputError, SettingsError
from rawi.export.map_image import NARROW_KM, WIDE_KM, draw, frame, near, shaped, spots
from rawi.model import Place

pytest.importorskip("matplotlib", reason="maps need the extra rawi[map]")


def place(text: str, lat: float | None, lon: float | None, km: float = 1.5, **more: object) -> Place:
    box = None if lat is None or lon is None or km <= NARROW_KM else (lon - 1, lat - 1, lon + 1, lat + 1)
    return Place(text=text, start=0, end=1, lat=lat, lon=lon, radius_km=km, box=box, **more)  # type: ignore[arg-type]


HERE = [place("سراقب", 35.86, 36.8), place("إدلب", 35.9, 36.6), place("ريف إدلب", 35.8, 36.6, 60.0)]


def test_a_place_is_drawn_once_and_one_without_a_point_never() -> None:
    found = spots([*HERE, HERE[0], place("مجهول", None, None)])
    assert {(spot.label, spot.times) for spot in found} == {("سراقب", 2), ("إدلب", 1), ("ريف إدلب", 1)}


def test_what_is_too_wide_or_far_off_does_not_set_the_frame() -> None:
    found = spots([*HERE, place("سورية", 35.0, 38.5, WIDE_KM + 1), place("بشكيك", 42.87, 74.59)])
    west, south, east, north = frame(near(found))
    assert 35 < west < east < 38
    assert 34 < south < north < 38


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_an_image_is_written(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"map.{ending}"
    square = [(36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 35.0)]
    assert draw(spots(HERE), [("admin1", [square])], path, title="إدلب 2019") == 3
    magic = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[ending]
    assert path.read_bytes().startswith(magic)


def test_nothing_to_draw_and_nowhere_to_write(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nothing to draw"):
        draw((), [], tmp_path / "map.png")
    with pytest.raises(OutputError, match="cannot be written"):
        draw(spots(HERE), [], tmp_path / "absent" / "map.png")
    with pytest.raises(OutputError, match="cannot be written"):
        draw(spots(HERE), [], tmp_path / "map.docx")


def test_words_keep_their_letters() -> None:
    assert len(shaped("خان شيخون")) == len("خان شيخون")
