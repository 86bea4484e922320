"""Places of texts that tell no event."""

from pathlib import Path

import pytest

from rawi.gazetteer.build import Row, Table, install
from rawi.gazetteer.entry import Entry
from rawi.knowledge.load import load
from rawi.model import Place
from rawi.read import document
from rawi.run.mentions import mentioned, places_in


def found(text: str) -> dict[str, Place]:
    return {place.text: place for place in places_in(document(text), load())}


def village(id_: str, name: str, admin: str, lat: float, lon: float) -> Row:
    return Row(Entry(id=id_, name_ar=name, country="SY", admin1=admin, lat=lat, lon=lon))


@pytest.fixture(autouse=True)
def own_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_DATA", str(tmp_path))
    rows = [
        village("v:1", "تل الوردات", "إدلب", 35.7, 36.6), village("v:2", "تل الوردات", "حلب", 36.3, 37.2),
        village("v:3", "بلعونة", "إدلب", 35.8, 36.7), village("v:4", "محمد سعيد", "إدلب", 35.8, 36.7),
        village("v:5", "سراقب الغربية", "إدلب", 35.86, 36.7), village("v:6", "منزولة", "دمشق", 33.5, 36.3),
    ]  # fmt: skip
    install([(Table(name="made", format="CSV"), rows)])


def test_a_title_without_an_event_has_its_places() -> None:
    places = found("مدينة سراقب 3 11 2015")
    assert places["سراقب"].id == "geonames:164905" or places["سراقب"].name_en
    assert places["سراقب"].lat == pytest.approx(35.86, abs=0.05)


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("قصف على بلعونة بريف إدلب", "بلعونة", "v:3"), ("إدلب - بلعونة: آثار القصف", "بلعونة", "v:3"),
        ("غارات على تل الوردات في ريف إدلب", "تل الوردات", "v:1"),
        ("غارات على تل الوردات في ريف حلب", "تل الوردات", "v:2"),
        ("قصف بلدة سراقب الغربية في إدلب", "سراقب الغربية", "v:5"),
    ],
)  # fmt: skip
def test_villages_of_installed_tables_are_read_where_a_place_stands(text: str, name: str, id_: str) -> None:
    assert found(text)[name].id == id_


@pytest.mark.parametrize(
    "text",
    [
        "قال محمد سعيد إن القصف طال إدلب",  # a person
        "زار منزولة إدلب",  # a village of another governorate
    ],
)
def test_strange_words_elsewhere_are_no_places(text: str) -> None:
    assert set(found(text)) == {"إدلب"}


def test_how_far_a_place_lies_from_the_users_own_row() -> None:
    (village_,) = [
        m for m in mentioned(document("قصف على بلعونة بريف إدلب"), load()) if m.place.text == "بلعونة"
    ]
    assert village_.off_km == pytest.approx(0.0)
