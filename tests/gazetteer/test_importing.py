"""Files of places of every kind, whole and damaged."""

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import shapefile

from rawi.errors import InputError
from rawi.gazetteer.build import index_path
from rawi.gazetteer.importing import read_tables
from tests.gazetteer.conftest import PLAIN, TODAY, imported, written

TIME = ("1", "Asia/Damascus", "2019-01-01")


def place(id_: str, name: str, others: str, point: str, code: str, admin1: str, people: str) -> list[str]:
    lat, lon = point.split()
    plain = name.encode("ascii", "ignore").decode()
    return [
        id_,
        name,
        plain,
        others,
        lat,
        lon,
        code[0],
        code[2:],
        "SY",
        "",
        admin1,
        "",
        "",
        "",
        people,
        "",
        *TIME,
    ]


DUMP = [
    place("163843", "Syria", "سوريا", "35 38.5", "A.PCLI", "00", "16906283"),
    place("169387", "Idlib", "Idleb,ادلب", "35.8 36.7", "A.ADM1", "12", "0"),
    place(
        "168325", "Khān Shaykhūn", "خان شيخون,Khan Cheikhoun,خان شیخون", "35.44 36.65", "P.PPL", "12", "48975"
    ),
    place("1", "Old", "", "35.44 36.65", "P.PPLH", "12", "0"),
]
ALTERNATES = (
    "1\t169387\tar\tإدلب\t1\t\t\t\t\t\n2\t168325\tar\tخانشيخون\t\t\t\t\t\t\n"
    "3\t168325\tlink\thttps://example.org\t\t\t\t\t\t\n"
)
NAMES = [
    [f"admin{n}{what}" for n in (1, 3, 4) for what in ("Name_ar", "Name_en", "Pcode")],
    [f"#{place}+{what}" for place in ("adm1", "adm3", "loc") for what in ("ar", "en", "code")],
    ["إدلب", "Idleb", "SY07", "كفر نبل", "Kafr Nobol", "SY070202", "حاس", "Has", "C4019"],
    ["إدلب", "Idleb", "SY07", "كفر نبل", "Kafr Nobol", "SY070202", "كفر نبل", "Kafr Nobol", "C4022"],
]
POINTS = (("Latitude_y", "Longitude_x"), ("#geo+lat", "#geo+lon"), (35.62, 36.57), (35.61, 36.56))
OCHA = [[*row, *point] for row, point in zip(NAMES, POINTS, strict=True)]
SQUARE = [[[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]]


def dump(lines: list[list[str]] = DUMP) -> str:
    return "".join("\t".join(line) + "\n" for line in lines)


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def geojson(*features: tuple[dict[str, Any], dict[str, Any] | None]) -> str:
    listed = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", "features": listed})


def spreadsheet(rows: list[list[Any]], above: int = 0) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Read me first"])
    sheet = book.create_sheet("places")
    for row in [["A title"]] * above + rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    book.close()
    return file.getvalue()


def shape(folder: Path, **names: str) -> Path:
    folder.mkdir(exist_ok=True)
    with shapefile.Writer(folder / "adm1", encoding="utf-8") as writer:
        for field in names:
            writer.field(field, "C", 80)
        writer.poly(SQUARE)
        writer.record(*names.values())
    return folder / "adm1.shp"


def refusal(*paths: Path, country: str | None = None) -> str:
    with pytest.raises(InputError) as error:
        list(read_tables(paths, country=country, today=TODAY))
    return str(error.value)


def test_a_geonames_dump_with_its_alternate_names(tmp_path: Path) -> None:
    places = zipped(tmp_path / "SY.zip", {"readme.txt": "Read me\n" * 900, "SY.txt": dump()})
    names = zipped(tmp_path / "names.zip", {"SY.txt": ALTERNATES})
    index = imported(places, names)
    (table,) = index.tables()
    assert (table.name, table.format, table.licence) == ("sy", "GeoNames", "CC BY 4.0 (GeoNames)")
    assert (table.rows, table.counts, table.countries) == (3, {"kind not kept": 1}, {"SY": 3})
    found = index.find("خان شيخون", "SY")[0]
    assert (found.entry.id, found.entry.admin1, found.entry.admin1_en) == ("geonames:168325", "إدلب", "Idlib")
    assert index.find("Khan Cheikhoun")[0].entry.id == "geonames:168325"
    assert [c.entry.kind for c in index.find("إدلب")] == ["admin1"]


def test_alternate_names_alone_are_no_table(tmp_path: Path) -> None:
    assert "together with the dump" in refusal(written(tmp_path / "names.txt", ALTERNATES))


def test_populated_places_of_ocha_as_csv_and_as_a_spreadsheet(tmp_path: Path) -> None:
    lines = "\n".join(",".join(map(str, row)) for row in OCHA)
    for path in (
        written(tmp_path / "syr.csv", "\ufeff" + lines),
        written(tmp_path / "syr.xlsx", spreadsheet(OCHA, 2)),
    ):
        entry = imported(path).find("حاس", "SY")[0].entry
        assert (entry.id, entry.kind, entry.name_en) == ("pcode:C4019", "settlement", "Has")
        assert (entry.admin1, entry.admin1_en, entry.admin1_code) == ("إدلب", "Idleb", "SY07")
        assert (entry.admin3, entry.admin3_code, entry.lat) == ("كفر نبل", "SY070202", 35.62)


def test_boundaries_become_areas_with_a_box_and_a_point_inside(tmp_path: Path) -> None:
    properties = {"ADM1_AR": "إدلب", "ADM1_EN": "Idleb", "ADM1_PCODE": "SY07", "ADM0_PCODE": "SY"}
    polygon = {"type": "MultiPolygon", "coordinates": [SQUARE]}
    files = (
        written(tmp_path / "adm1.geojson", geojson((properties, polygon))),
        shape(tmp_path / "shape", **properties),
        zipped(tmp_path / "zipped.zip", {p.name: p.read_bytes() for p in (tmp_path / "shape").iterdir()}),
    )
    for path in files:
        entry = imported(path).find("إدلب", "SY")[0].entry
        assert (entry.id, entry.kind, entry.admin1, entry.admin1_code) == ("pcode:SY07", "admin1", "", "SY07")
        assert (entry.lat, entry.lon, entry.box) == (35.5, 36.5, (36.0, 35.0, 37.0, 36.0))


def test_geojson_in_general(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [36.6, 35.3]}
    features = geojson(({"name": "تل الزهور", "place": "village"}, point), ({"name": "x"}, None))
    index = imported(written(tmp_path / "any.geojson", features), country="sy")
    assert index.find("تل الزهور")[0].entry.country == "SY"
    assert index.tables()[0].counts == {"no coordinates": 1}


def test_rows_set_aside_are_counted_by_reason_and_mended_ones_stay(tmp_path: Path) -> None:
    rows = (
        "SY,,,,,,35,36,town,,\nSY,,,بلا,,,,,town,,\nSY,,,بعيد,,,135,36,town,,\n,,,بلد,,,35,36,town,,\nSY,x\n"
    )
    rows += "SY,,,Sarmin,,,35,36,town,C9,\nSY,,,نسخة,,,35.1,36,town,C1,\n"
    index = imported(written(tmp_path / "plain.csv", PLAIN + rows))
    assert index.tables()[0].counts == {
        "no name": 1, "no coordinates": 1, "coordinates out of range": 1, "no country": 1, "broken row": 1,
        "Latin text in the Arabic column": 1, "duplicate p-code": 1,
    }  # fmt: skip
    assert index.find("Sarmin")[0].entry.name_ar == ""
    assert index.find("نسخة")[0].entry.id == "plain:14"
    assert index.find("كفرزيتا")[0].entry.id == "pcode:C1"


HEAD = "country,name_ar,name_en,lat,lon\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", "", "empty"),
        ("wrong.csv", "a,b,c\n1,2,3\n", "no column for a name .* nor for coordinates .* it has a, b, c"),
        ("nowhere.csv", "name_ar,country\nحماة,SY\n", "no column for coordinates"),
        (
            "swapped.csv",
            HEAD + "SY,حماة,,135,36\nSY,حلب,,136,37\n",
            "out of range in 2 of 2 rows: .*exchanged",
        ),
        (
            "latin.csv",
            HEAD + "SY,Hama,,35,36\nSY,Aleppo,,35,37\n",
            "Latin text in the Arabic column in 2 of 2",
        ),
        (
            "nation.csv",
            "name_ar,lat,lon\nحماة,35,36\n",
            "no country in 1 of 1 rows: say which with --country",
        ),
        ("quote.csv", HEAD + 'SY,"' + "س" * 2_000_000, "damaged here"),
        ("cut.csv", (HEAD + "SY,حماة").encode()[:-1], "cut off in the middle of a letter"),
        ("broken.csv", HEAD + "SY,حماة\n" * 9, "the file is damaged"),
        ("cut.txt", dump()[:-40], "last line is cut off"),
        ("cut_date.txt", dump()[:-4], "last line is cut off"),
        ("narrow.txt", dump(DUMP[:1]) + "1\t2\n" * 40, "have not the 19 columns"),
        ("cut.geojson", geojson(({"name": "x"}, None))[:-9], "cut off"),
        ("other.json", '{"type": "Point"}', "no GeoJSON FeatureCollection"),
        ("nameless.geojson", geojson(({"id": 4}, None)), "no column for a name"),
        ("image.csv", b"\x89PNG\0\0" * 99, "no table"),
        ("cut.csv.gz", gzip.compress(PLAIN.encode() * 99)[:-30], "cut off or damaged"),
        ("cut.zip", b"PK\3\4" + b"x" * 99, "cut off or damaged"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_what_is_wrong(
    tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    path = written(tmp_path / name, content)
    with pytest.raises(InputError, match=says):
        imported(path)
    assert name in refusal(path)
    assert not index_path().exists()


@pytest.mark.parametrize("gone", [".shx", ".dbf", ".shp"])
def test_a_shapefile_without_its_parts(tmp_path: Path, gone: str) -> None:
    path = shape(tmp_path / "shape", ADM1_AR="إدلب", ADM0_PCODE="SY")
    path.with_suffix(gone).unlink()
    left = next((tmp_path / "shape").iterdir())
    assert f"a shapefile without its {gone}" in refusal(left)
    members = {p.name: p.read_bytes() for p in (tmp_path / "shape").iterdir()}
    assert f"a shapefile without its {gone}" in refusal(zipped(tmp_path / "s.zip", members))


def test_a_shapefile_that_is_cut_or_projected(tmp_path: Path) -> None:
    path = shape(tmp_path / "shape", ADM1_AR="إدلب", ADM0_PCODE="SY")
    written(path.with_suffix(".prj"), 'PROJCS["WGS_1984_UTM_Zone_37N"]')
    assert "projection" in refusal(path)
    path.with_suffix(".prj").unlink()
    written(path, path.read_bytes()[:120])
    assert "damaged or cut off" in refusal(path)


def test_bombs_are_refused_before_they_unpack(tmp_path: Path) -> None:
    zeros = bytes(50_000_000)
    assert "unpacks to" in refusal(zipped(tmp_path / "bomb.zip", {"SY.txt": zeros}))
    assert "unpacks to" in refusal(zipped(tmp_path / "bomb.xlsx", {"xl/workbook.xml": zeros}))
    assert "unpacks to" in refusal(written(tmp_path / "bomb.csv.gz", gzip.compress(zeros)))


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"SY.txt": bytes(50_000_000)})
    lying = path.read_bytes().replace(struct.pack("<L", 50_000_000), struct.pack("<L", 1000))
    assert "damaged" in refusal(written(path, lying))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.csv")
    assert "Is a directory" in refusal(tmp_path)
