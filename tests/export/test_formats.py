"""The same rows in every format, opened by what others open them with."""

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.errors import OutputError
from rawi.export.cells import plain, read_cell, short
from rawi.export.choice import Format
from rawi.export.columns import COLUMNS, Row, rows_of, values
from rawi.export.formats import exporting, write_to
from rawi.export.geojson import circle, features, geometry
from rawi.model import Claim, CodedDocument, Party, Place, Words
from rawi.read.corrected import read_corrected
from rawi.run.take_back import Corrected, take_back

ABOUT = {"made by": "test", "filters": "=1+1"}
TRAPS = st.text(alphabet="a|\\ ?e'=+-@_x0041\t\r\n\x00\x1f\u202e") | st.text(st.characters(), max_size=40)


def written(coded: CodedDocument, format_: Format, path: Path, *, bom: bool = False) -> Path:
    with exporting(path, io.BytesIO(), format_, ABOUT, bom=bom) as write:
        for row in rows_of(coded):
            write(row)
    return path


def texts(coded: CodedDocument) -> list[dict[str, str]]:
    """Every cell in letters."""
    return [{c.name: short(plain(c.of(row))) for c in COLUMNS} for row in rows_of(coded)]


def hostile(words: str, number: float) -> CodedDocument:
    """A document whose every field holds the words."""
    span: dict[str, Any] = {"text": words, "start": 0, "end": 1}
    claim = Claim(
        id="c1", act="clash", trigger=Words(**span), quote=Words(**span), because=(words, ""),
        actor=(Party(**span, kind="other", id=words), Party(**span, kind="other")),
        places=(Place(**span, lat=number, lon=-number, precision="part", radius_km=number),),
        confidence=number,
    )  # fmt: skip
    return CodedDocument(
        id=words, outlet=words, published=datetime.date(2020, 5, 4), title=words, text=words, sha256="00",
        claims=(claim,),
    )  # fmt: skip


@pytest.mark.parametrize("format_", [Format.csv, Format.xlsx])
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(words=TRAPS, number=st.floats(0, 90))
def test_spreadsheets_come_back_as_they_went(
    tmp_path: Path, format_: Format, words: str, number: float
) -> None:
    coded = hostile(words, number)
    path = written(coded, format_, tmp_path / f"t.{format_}")
    ((_, cells),) = read_corrected(path)
    ours = texts(coded)[0]
    typed = {column.name for column in COLUMNS if column.sort in {"number", "integer", "flag"}}
    assert {name: read_cell(cells[name]) for name in ours if name not in typed} == {
        name: text for name, text in ours.items() if name not in typed
    }
    by = Corrected("nobody", datetime.datetime(2020, 5, 5, tzinfo=datetime.UTC))
    assert list(take_back(read_corrected(path), [coded], by)) == []


@pytest.mark.parametrize("format_", [Format.jsonl, Format.parquet])
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=40), number=st.floats(0, 90))
def test_typed_formats_hold_the_values_themselves(
    tmp_path: Path, format_: Format, words: str, number: float
) -> None:
    import pyarrow.parquet as pq

    coded = hostile(words, number)
    path = written(coded, format_, tmp_path / f"t.{format_}")
    wanted = values(next(rows_of(coded)))
    if format_ is Format.parquet:
        (found,) = pq.read_table(path).to_pylist()
        assert found == wanted
    else:
        assert json.loads(path.read_bytes()) == msgspec.to_builtins(wanted)


def test_csv_has_its_mark_only_on_request(make: Callable[..., CodedDocument], tmp_path: Path) -> None:
    assert written(make(), Format.csv, tmp_path / "a.csv", bom=True).read_bytes()[:3] == b"\xef\xbb\xbf"
    assert written(make(), Format.csv, tmp_path / "b.csv").read_bytes()[:8] == b"claim_id"
    with pytest.raises(OutputError, match="byte order mark"):
        write_to(io.BytesIO(), Format.jsonl, ABOUT, bom=True)


def test_a_spreadsheet_is_laid_out_for_whoever_corrects_it(
    make: Callable[..., CodedDocument], tmp_path: Path
) -> None:
    import openpyxl

    path = written(make(), Format.xlsx, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["claims"]
    assert book.sheetnames == ["claims", "columns", "about"]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "B2"
    heads = [cell.value for cell in sheet[1]]
    assert heads[-2:] == ["verdict", "why"]
    (choices,) = sheet.data_validations.dataValidation
    assert choices.formula1 == '"positive,negative,unsure"'
    assert next(iter(choices.sqref.ranges)).min_col == heads.index("verdict") + 1
    assert sheet.cell(2, heads.index("killed_civilian_min") + 1).value == 12
    assert sheet.cell(2, heads.index("time_start") + 1).value == datetime.datetime(2020, 5, 3)
    assert {cell.data_type for s in book.worksheets for row in s.iter_rows() for cell in row} <= {
        "s", "n", "d", "b", "inlineStr",
    }  # fmt: skip
    assert [row[0].value for row in book["columns"].iter_rows(min_row=2)] == heads


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(
    make: Callable[..., CodedDocument], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    monkeypatch.setattr("rawi.export.xlsx.SHEET_ROWS", 4)
    coded = make(claims=tuple(msgspec.structs.replace(make().claims[0], id=f"c{n}") for n in range(7)))
    path = written(coded, Format.xlsx, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["claims", "claims 2", "claims 3", "columns", "about"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [4, 4, 2]
    assert [cells["claim_id"] for _, cells in read_corrected(path)] == [f"d1#c{n}" for n in range(7)]


def test_parquet_is_read_by_polars(make: Callable[..., CodedDocument], tmp_path: Path) -> None:
    import polars as pl

    frame = pl.read_parquet(written(make(), Format.parquet, tmp_path / "t.parquet"))
    assert frame["act"].to_list() == ["airstrike", "shelling"]
    assert frame["harm_min"].to_list() == [[12], []]
    assert frame["killed_civilian_max"].to_list() == [12, None]
    assert frame["published"].dtype == pl.Date


def test_geojson_is_read_by_geopandas(make: Callable[..., CodedDocument], tmp_path: Path) -> None:
    import geopandas

    coded = make()
    (place,) = coded.claims[0].places
    places = tuple(
        msgspec.structs.replace(
            place, text=precision, lat=36.0, lon=37.0, precision=precision, radius_km=20.0
        )
        for precision in ("place", "part", "area")
    )
    claims = (msgspec.structs.replace(coded.claims[0], places=(*places, place)), coded.claims[1])
    path = written(msgspec.structs.replace(coded, claims=claims), Format.geojson, tmp_path / "t.geojson")
    frame = geopandas.read_file(path)
    assert [shape and shape.geom_type for shape in frame.geometry] == ["Point", "Point", "Polygon", None]
    assert frame.crs.to_epsg() == 4326
    assert frame["place"].to_list() == ["place", "part", "area", "تل الزهور"]
    assert frame["radius_km"].to_list()[:3] == [20.0] * 3
    assert frame.geometry[2].is_valid
    assert frame.geometry[2].exterior.is_ccw
    kilometres = frame.geometry[[2]].to_crs(6933).area.iloc[0] / 1e6
    assert kilometres == pytest.approx(3.14159 * 20**2, rel=0.02)


@pytest.mark.parametrize(
    ("box", "shape"),
    [((35.0, 36.0, 37.5, 38.0), "Polygon"), ((170.0, 0.0, -170.0, 9.0), None), ((1.0, 2.0, 1.0, 2.0), None)],
)
def test_an_area_is_its_box(box: tuple[float, float, float, float], shape: str | None) -> None:
    area = Place(text="x", start=0, end=1, precision="area", box=box)
    found = geometry(area)
    assert (found and found["type"]) == shape
    town = msgspec.structs.replace(area, precision="place", lat=36.5, lon=36.0)
    assert geometry(town) == {"type": "Point", "coordinates": [36.0, 36.5]}


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 30_000, allow_subnormal=False))
def test_a_circle_is_a_closed_ring_on_the_globe_or_nothing(lat: float, lon: float, radius: float) -> None:
    ring = circle(lat, lon, radius)
    if ring is not None:
        assert ring[0] == ring[-1]
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)


@pytest.mark.parametrize(("lat", "lon"), [(None, 1.0), (91.0, 0.0), (float("nan"), 0.0), (0.0, 200.0)])
def test_no_point_on_the_globe_is_no_geometry(lat: float | None, lon: float) -> None:
    assert geometry(Place(text="x", start=0, end=1, lat=lat, lon=lon, precision="place")) is None


def test_a_claim_without_place_is_no_feature(make: Callable[..., CodedDocument]) -> None:
    coded = make()
    assert list(features(Row(coded, coded.claims[1]))) == []


@pytest.mark.parametrize("format_", list(Format))
def test_a_file_is_whole_or_not_there(
    make: Callable[..., CodedDocument], tmp_path: Path, format_: Format
) -> None:
    def fail() -> None:
        with exporting(tmp_path / "t", io.BytesIO(), format_, ABOUT) as write:
            write(next(rows_of(make())))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_", list(Format))
def test_no_claims_are_a_sound_file_too(
    make: Callable[..., CodedDocument], tmp_path: Path, format_: Format
) -> None:
    assert written(make(claims=()), format_, tmp_path / "t").exists()
