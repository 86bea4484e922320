"""Frames of every kind hold the same rows; a notebook shows them escaped, Arabic from right to left."""

import datetime
from collections.abc import Callable

import msgspec
import pytest

from rawi.export.choice import Asked
from rawi.export.columns import COLUMNS, rows_of, values
from rawi.export.filters import Filter
from rawi.export.frames import FIRST_ROWS, Claims
from rawi.model import CodedDocument
from rawi.run.frames import claims_frame, documents_frame
from tests.export.test_protect import PRIVATE, coded

ALL = Asked(True, True, True)


@pytest.fixture
def frame(make: Callable[..., CodedDocument]) -> Claims:
    return claims_frame(lambda: [make()], Filter(), ALL)


def test_arrow_and_polars_hold_the_values(make: Callable[..., CodedDocument], frame: Claims) -> None:
    wanted = [values(row) for row in rows_of(make())]
    assert frame.to_arrow().to_pylist() == wanted
    assert frame.to_polars().to_dicts() == wanted
    assert frame.to_polars()["published"].to_list() == [datetime.date(2020, 5, 4)] * 2


def test_pandas_keeps_what_is_unknown(frame: Claims) -> None:
    table = frame.to_pandas()
    assert list(table.columns) == [column.name for column in COLUMNS]
    assert table["killed_civilian_min"].isna().to_list() == [False, True]
    assert str(table["killed_civilian_min"].dtype) == "int64[pyarrow]"


def test_geopandas_has_a_row_for_each_place(make: Callable[..., CodedDocument]) -> None:
    first, second = make().claims
    (place,) = first.places
    point = msgspec.structs.replace(place, lat=36.0, lon=37.0, precision="place", radius_km=2.0)
    document = make(claims=(msgspec.structs.replace(first, places=(point, place)), second))
    table = claims_frame(lambda: [document], Filter(), ALL).to_geopandas()
    assert [shape and (shape.x, shape.y) for shape in table.geometry] == [(37.0, 36.0), None]
    assert table.crs.to_epsg() == 4326
    assert claims_frame(lambda: [make()], Filter(acts=("talks",)), ALL).to_geopandas().empty


def test_a_frame_is_read_anew_each_time(make: Callable[..., CodedDocument]) -> None:
    documents = [make()]
    frame = claims_frame(lambda: documents, Filter(), ALL)
    assert frame.to_arrow().num_rows == 2
    documents.append(make(id="d2"))
    assert frame.to_arrow().num_rows == 4


def test_a_notebook_shows_it_escaped_and_from_right_to_left(frame: Claims) -> None:
    shown = frame._repr_html_()
    assert '<td lang="ar" dir="rtl">شبكة محلية</td>' in shown
    assert "<td>airstrike</td>" in shown
    trap = "<script>alert(1)</script>"
    document = documents_frame(lambda: [msgspec.structs.replace(coded(), outlet=trap)], Filter(), ALL)
    assert trap not in document._repr_html_()
    assert "&lt;script&gt;" in document._repr_html_()


def test_a_notebook_shows_the_first_rows_only(make: Callable[..., CodedDocument]) -> None:
    many = claims_frame(lambda: (make(id=str(n)) for n in range(FIRST_ROWS)), Filter(), ALL)._repr_html_()
    assert many.count("<tr>") == FIRST_ROWS + 1
    assert f"the first {FIRST_ROWS}" in many


def test_what_stays_out_of_frames() -> None:
    claims = claims_frame(lambda: [coded()], Filter(), Asked())
    titled = msgspec.structs.replace(coded(), title="مقتل الطفل زيد محمد الحلبي")
    documents = documents_frame(lambda: [titled], Filter(), Asked())
    for text in (
        str(claims.to_arrow().to_pylist()),
        claims._repr_html_(),
        str(documents.to_arrow().to_pylist()),
    ):
        assert [word for word in PRIVATE if word in text] == []
    assert "text" not in documents.to_arrow().column_names
    texts = documents_frame(lambda: [titled], Filter(), Asked(), with_text=True).to_arrow()
    assert texts["text"].to_pylist() == [titled.text]


def test_documents_are_counted_by_what_is_wanted(make: Callable[..., CodedDocument]) -> None:
    def numbers(wanted: Filter) -> list[tuple[int, int]]:
        table = documents_frame(lambda: [make()], wanted, ALL).to_arrow()
        return list(zip(table["claims"].to_pylist(), table["violent"].to_pylist(), strict=True))

    assert numbers(Filter()) == [(2, 2)]
    assert numbers(Filter(statuses=("denied",))) == [(1, 1)]
    assert numbers(Filter(acts=("talks",))) == []
