"""Governorates of places whose table does not say them."""

from collections import Counter

import pytest

from rawi.gazetteer.build import Row
from rawi.gazetteer.entry import Entry
from rawi.gazetteer.fill import fill_admins


def place(lat: float, admin1: str = "", country: str = "SY", kind: str = "settlement") -> Row:
    return Row(Entry(id=f"x:{lat}", country=country, admin1=admin1, lat=lat, lon=36.0, kind=kind))


AROUND = [place(35.01, "إدلب"), place(35.02, "إدلب"), place(34.99, "إدلب"), place(34.98, "إدلب")]


@pytest.mark.parametrize(
    ("rows", "admin1"),
    [
        (AROUND, "إدلب"), (AROUND[:3], ""), ([*AROUND[:3], place(35.015, "حماة")], ""),
        ([*AROUND, place(35.1, "حماة")], "إدلب"), ([place(row.entry.lat + 1, "إدلب") for row in AROUND], ""),
        ([place(row.entry.lat, "إدلب", "TR") for row in AROUND], ""), ([], ""),
    ],
)  # fmt: skip
def test_four_neighbours_that_agree_tell_the_governorate(rows: list[Row], admin1: str) -> None:
    counts: Counter[str] = Counter()
    filled = fill_admins([place(35.0), *rows], counts)
    assert filled[0].entry.admin1 == admin1
    assert counts["governorate of the places around"] == bool(admin1)
    assert filled[1:] == rows


def test_governorates_and_countries_have_none() -> None:
    wide = [place(35.0, kind="admin1"), place(35.0, kind="country")]
    assert fill_admins([*wide, *AROUND], Counter())[:2] == wide
