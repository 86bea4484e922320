"""Tables: CSV and spreadsheets with headings of many kinds, maps of columns, incidents, archives."""

import gzip
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError, SettingsError
from rawi.model import Issue
from rawi.read import ColumnMap, read_column_map, read_documents
from rawi.read.archiver import unfold
from tests.read.makers import TEXT, columns, issues, kinds, table, take, texts

ROW = ("https://example.org/a/1", "عنوان", TEXT, "2024-03-02T10:00:00+03:00")


def sheet(*rows: object, also: tuple[object, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if also:
        second = book.create_sheet("أخرى")
        for row in also:
            second.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "headings",
    [
        ("url", "title", "text", "published"),
        ("URL ", "Headline", "Full_Text", "Publication Date"),
        ("Link", "Upload title", "Text content", "Upload timestamp"),
        ("الرابط", "العنوان", "نصّ الخبر", "تاريخ النشر"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_headings_are_known_in_two_languages(
    tmp_path: Path, headings: tuple[str, ...], separator: str
) -> None:
    (found,) = texts(take(tmp_path / "a.bin", table(headings, ROW, separator=separator)))
    assert (found.key, found.url, found.host) == ("example.org/a/1", ROW[0], "example.org")
    assert (found.title, found.text) == ("عنوان", f"عنوان\n{TEXT}")
    assert found.published
    assert found.published.at == datetime(2024, 3, 2, 7, tzinfo=UTC)
    assert (found.published.basis, found.published.certain) == ("record", True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = table(("url", "title", "text", "published"), *[ROW] * 3).encode(encoding)
    assert [found.title for found in texts(take(tmp_path / "a", data))] == ["عنوان"] * 3


def test_other_columns_are_kept(tmp_path: Path) -> None:
    data = table(("id", "text", "reporter", "source"), ("7", TEXT, "أحد", "شبكة محلية"))
    (found,) = texts(take(tmp_path / "a", data))
    assert (found.key, found.outlet, found.theirs) == ("id:شبكة محلية/7", "شبكة محلية", {"reporter": "أحد"})


def test_a_map_of_columns_wins(tmp_path: Path) -> None:
    data = table(("text", "A", "B", "C"), ("ليس هذا", TEXT, "9", "2024-03-02"))
    (found,) = texts(take(tmp_path / "a", data, columns=columns(text="a", id="B", published="C")))
    assert (found.text, found.key) == (TEXT, "id:a/9")
    assert found.published
    assert found.published.at == date(2024, 3, 2)
    assert found.theirs == {"text": "ليس هذا"}


@pytest.mark.parametrize("named", [{}, {"columns": columns(text="body")}])
def test_a_table_that_does_not_say_its_text_names_its_columns(
    tmp_path: Path, named: dict[str, object]
) -> None:
    data = table(("one", "two", "three"), *[("a", "b", TEXT)] * 3)
    for made in (data, sheet(("one", "two", "three"), ("a", "b", TEXT))):
        (issue,) = take(tmp_path / "a", made, **named)
        assert isinstance(issue, Issue)
        assert issue.kind == "unreadable"
        assert "one, two, three" in issue.message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("columns = {", "a.toml"),
        ('columns = { words = "x" }', "words"),
        ('kind = "post"', "columns"),
        (None, "a.toml"),
    ],
)
def test_a_wrong_map_is_said(tmp_path: Path, text: str | None, says: str) -> None:
    path = tmp_path / "a.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SettingsError, match=says):
        read_column_map(path)


def test_a_map_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('kind = "incident"\n[columns]\ntext = "الوصف"\nact = "النوع"\n')
    assert read_column_map(tmp_path / "a.toml") == ColumnMap(
        columns={"text": "الوصف", "act": "النوع"}, kind="incident"
    )


@pytest.mark.parametrize(
    ("stated", "at", "certain"),
    [
        ("2024-03-02", date(2024, 3, 2), True),
        ("2024/03/02 10:15", date(2024, 3, 2), True),
        ("٢٠٢٤-٠٣-٠٢", date(2024, 3, 2), True),
        ("25/12/2024", date(2024, 12, 25), True),
        ("12/25/2024", date(2024, 12, 25), True),
        ("3/4/2024", date(2024, 4, 3), False),
        ("Sat, 02 Mar 2024 10:00:00 GMT", datetime(2024, 3, 2, 10, tzinfo=UTC), True),
        ("1709373600", datetime(2024, 3, 2, 10, tzinfo=UTC), True),
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, stated: str, at: object, certain: bool) -> None:
    (found,) = texts(take(tmp_path / "a", table(("text", "published"), (TEXT, stated))))
    assert found.published
    assert (found.published.at, found.published.certain) == (at, certain)


@pytest.mark.parametrize("stated", ["أمس", "2024-13-40", "31/31/2024", "7", "9" * 40, "Monday"])
def test_a_row_with_a_date_that_is_none_is_kept_and_said(tmp_path: Path, stated: str) -> None:
    items = take(tmp_path / "a", table(("text", "published"), (TEXT, stated)))
    assert [found.published for found in texts(items)] == [None]
    assert kinds(items) == ["date"]


def test_a_time_is_read_on_the_clock_of_the_outlet(tmp_path: Path) -> None:
    rows = [(TEXT, "2024-03-02 23:30", host) for host in ("https://sabq.org/a", "https://unknown.example/a")]
    known, unknown = texts(take(tmp_path / "a", table(("text", "published", "url"), *rows)))
    assert known.published
    assert known.published.at == datetime(2024, 3, 2, 20, 30, tzinfo=UTC)
    assert known.published.day == date(2024, 3, 2)
    assert unknown.published
    assert unknown.published.at == date(2024, 3, 2)


# Spreadsheets.


def test_a_spreadsheet_with_a_title_above_and_a_second_sheet(tmp_path: Path) -> None:
    rows = [
        ("تقرير شهري",),
        (),
        ("id", "text", "published"),
        (1, TEXT, datetime(2024, 3, 2, 10)),
        (),
        (2, TEXT, None),
    ]
    items = take(tmp_path / "a.csv", sheet(*rows, also=(("x", "y"), (1, 2))))
    assert [found.key for found in texts(items)] == ["id:a/1", "id:a/2"]
    assert texts(items)[0].published
    assert kinds(items) == ["columns"]
    assert "x, y" in issues(items)[0][1]


def zipped(**parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A spreadsheet with one of its parts changed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in archive.namelist():
            inside = archive.read(name)
            assert name != part or old in inside
            copy.writestr(name, inside.replace(old, new) if name == part else inside)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
) + b"]>"  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        zipped(xl__workbook_xml=b"\0" * (300 << 20)),
        zipped(xl__workbook_xml="<a/>"),
        zipped(word__document_xml="<a/>"),
        sheet(("text",), (TEXT,))[:-200],
        changed(sheet(("text",), (TEXT,)), SHEET, b"<sheetData>", b"<sheetData><row><"),
        changed(sheet(("text",), (TEXT,)), SHEET, b'<row r="1"', b'<row r="4000000000"'),
        changed(sheet(("text",), (TEXT,)), SHEET, b'<c r="A1"', b'<c r="ZZZZZZ1"'),
        changed(
            changed(sheet(("text",), (TEXT,)), SHEET, b"<worksheet", ENTITIES + b"<worksheet"),
            SHEET, b"<sheetData>", b"<sheetData><row><c><v>&i;</v></c></row>",
        ),
        b"PK\x03\x04" + b"\0" * 100,
    ],
    ids=["bomb", "no sheet", "a document", "cut off", "broken", "far down", "far out", "entities", "no zip"],
)  # fmt: skip
def test_archives_that_are_refused(tmp_path: Path, data: bytes) -> None:
    assert kinds(take(tmp_path / "a", data))[:1] == ["unreadable"]


def test_a_sheet_that_claims_to_be_huge_is_as_large_as_its_cells(tmp_path: Path) -> None:
    data = sheet(("text", "id"), (TEXT, 1))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        stated = archive.read(SHEET).partition(b'<dimension ref="')[2].partition(b'"')[0]
    data = changed(data, SHEET, b'ref="' + stated + b'"', b'ref="A1:XFD1048576"')
    assert len(texts(take(tmp_path / "a", data))) == 1


def test_a_cell_with_a_day_is_a_day(tmp_path: Path) -> None:
    rows = [("event_date", "location", "fatalities"), (datetime(2024, 3, 2), "أريحا", 3)]
    (found,) = texts(take(tmp_path / "a", sheet(*rows)))
    assert (found.theirs["@date"], found.theirs["@killed"]) == ("2024-03-02", "3")


# Incidents.


def test_incidents_of_a_team_keep_all_their_columns(tmp_path: Path) -> None:
    headings = ("رقم الحادثة", "تاريخ الحادثة", "نوع الحادثة", "المحافظة", "المكان", "عدد القتلى", "الوصف")
    data = table(headings, ("7", "2/3/2024", "قصف مدفعي", "إدلب", "أريحا", "3", TEXT), separator=";")
    (found,) = texts(take(tmp_path / "حوادث.csv", data))
    assert (found.kind, found.key, found.text) == ("incident", "incident:حوادث/7", TEXT)
    assert found.published is None  # the day of an incident is not the day of a publication
    assert set(headings) <= set(found.theirs)
    ours = {name: value for name, value in found.theirs.items() if name.startswith("@") and name != "@text"}
    assert ours == {
        "@id": "7", "@date": "2/3/2024", "@act": "قصف مدفعي", "@admin": "إدلب", "@place": "أريحا",
        "@killed": "3",
    }  # fmt: skip


def test_an_incident_without_a_description_is_told_by_its_columns(tmp_path: Path) -> None:
    rows = [("Shelling", "2024-03-02", "Ariha", "3"), ("Shelling", "2024-03-02", "Sarmin", "")]
    first, second = texts(
        take(tmp_path / "a", table(("event_type", "event_date", "location", "fatalities"), *rows))
    )
    assert first.text == "event_type: Shelling\nevent_date: 2024-03-02\nlocation: Ariha\nfatalities: 3"
    assert first.key != second.key
    again = texts(
        take(tmp_path / "a", table(("event_type", "event_date", "location", "fatalities"), *rows[1:]))
    )
    assert again[0].key == second.key  # whatever its row


# The archiver's tables.


def test_the_sheet_that_the_archiver_fills(tmp_path: Path) -> None:
    headings = ("Link", "Archive status", "Archive location", "Archive date", "Upload timestamp",
                "Upload title", "Text content", "Hash")  # fmt: skip
    rows = [
        ("https://t.me/Some_Channel/5", "telegram: success", "https://store.example/x", "2024-03-03",
         "2024-03-02T10:00:00+00:00", "", TEXT, "SHA3-512:ab"),
        ("https://x.com/a/status/1", "nothing archived", "", "", "", "", "", ""),
    ]  # fmt: skip
    items = take(tmp_path / "a", table(headings, *rows))
    (found,) = texts(items)
    assert (found.key, found.kind, found.host) == ("t.me/some_channel/5", "post", "t.me/some_channel")
    assert found.theirs["Archive location"] == "https://store.example/x"
    assert found.theirs["Hash"] == "SHA3-512:ab"
    assert kinds(items) == ["empty"]


def test_the_csv_that_the_archiver_writes(tmp_path: Path) -> None:
    facts = {
        "_processed_at": datetime(2024, 3, 3, 1, 2, 3, 4, tzinfo=UTC), "url": "https://t.me/some_channel/6",
        "timestamp": datetime(2024, 3, 2, 10, tzinfo=UTC), "content": TEXT, "title": "",
    }  # fmt: skip
    media = (
        f"[Media(filename='/tmp/x', urls=['https://store.example/y'], properties={{'hash': '{'ab' * 32}'}})]"
    )
    items = take(
        tmp_path / "a", table(("status", "metadata", "media"), ("telegram: success", repr(facts), media))
    )
    (found,) = texts(items)
    assert (found.key, found.text) == ("t.me/some_channel/6", TEXT)
    assert found.published
    assert found.published.at == facts["timestamp"]
    assert found.theirs["archive location"] == "https://store.example/y"
    assert found.theirs["hash"] == "ab" * 32


@pytest.mark.parametrize(
    "cell", ["__import__('os').system('x')", "{1: 2", "{" * 9000, "[1]", "{'url': {}}", "{'a': 9**9}"]
)
def test_a_cell_that_is_no_literal_is_nothing(cell: str) -> None:
    assert unfold({"status": "x", "metadata": cell, "media": cell})["content"] == ""


# What breaks.


def test_rows_that_are_broken_are_set_aside(tmp_path: Path) -> None:
    items = take(tmp_path / "a", table(("id", "text"), (1, TEXT), (2, TEXT, "more"), (3,), (4, TEXT)))
    assert [found.key for found in texts(items)] == ["id:a/1", "id:a/4"]
    assert kinds(items) == ["row", "empty"]


def test_a_quotation_mark_never_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.read.tables.LONGEST_FIELD", 1 << 16)
    data = table(("id", "text"), (1, TEXT)) + '2,"' + f"{TEXT}\n" * 4000
    items = take(tmp_path / "a", data)
    assert [found.key for found in texts(items)] == ["id:a/1"]
    assert kinds(items) == ["csv"]


def test_a_line_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.read.tables.LONGEST_LINE", 1 << 16)
    assert kinds(take(tmp_path / "a", table(("id", "text"), (1, TEXT)) + "x," * (1 << 16))) == ["csv"]


def test_a_text_with_commas_is_no_table(tmp_path: Path) -> None:
    for text in (f"قال, شاهد, إن\n{TEXT}\n{TEXT}", f"{TEXT}, {TEXT}\n" * 3, "text\n" + TEXT):
        (found,) = texts(take(tmp_path / "a", text))
        assert found.text.strip() == text.strip()


cells = st.text(max_size=12) | st.sampled_from(
    [TEXT, "2024-03-02", "https://[", "{'url': 'a'}", '"', "\0", "\r"]
)
heads = st.sampled_from(
    ["text", "title", "published", "url", "id", "status", "metadata", "media", "date", "place"]
)


@given(
    st.lists(heads, min_size=2, max_size=6),
    st.lists(st.lists(cells, max_size=7), max_size=4),
    st.binary(max_size=12),
    st.sampled_from(["utf-8", "utf-16", "cp1256"]),
)
def test_any_table_gives_texts_and_issues_only(
    headings: list[str], rows: list[list[str]], noise: bytes, encoding: str
) -> None:
    data = table(headings, *rows).encode(encoding, "replace") + noise
    try:
        for item in read_documents(io.BytesIO(data), name="f"):
            assert isinstance(item, Issue) or item.text.strip()
    except InputError as error:
        assert str(error).startswith("f")  # noqa: PT017


@given(st.binary(max_size=200).map(lambda noise: b"PK\x03\x04" + noise) | st.integers(0, 5000))
def test_any_archive_gives_texts_and_issues_only(noise: bytes | int) -> None:
    whole = sheet(("text", "id"), (TEXT, 1))
    data = noise if isinstance(noise, bytes) else whole[: noise % len(whole)]
    try:
        list(read_documents(io.BytesIO(data), name="f"))
    except InputError as error:
        assert str(error).startswith("f")  # noqa: PT017


# Records as rows.


def test_records_of_incidents(tmp_path: Path) -> None:
    record = {
        "id": "a-1",
        "date": "2023-09-01",
        "location_ar": "أريحا",
        "lat": 35.8,
        "killed": 3,
        "more": [1],
    }
    items = take(tmp_path / "a.jsonl.gz", gzip.compress((json.dumps(record) + "\n").encode() * 2 + b"{}\n"))
    found, _ = texts(items)
    assert (found.kind, found.key) == ("incident", "incident:a/a-1")
    assert (found.theirs["@place"], found.theirs["@killed"], found.theirs["more"]) == ("أريحا", "3", "[1]")
    assert kinds(items) == ["json"]


def test_records_with_a_map(tmp_path: Path) -> None:
    lines = [{"body": TEXT, "link": "https://example.org/a/1"}, {"other": 1}]
    items = take(tmp_path / "a", "\n".join(map(json.dumps, lines)), columns=columns(text="body", url="link"))
    assert [found.key for found in texts(items)] == ["example.org/a/1"]
    assert kinds(items) == ["columns"]
    assert "other" in issues(items)[0][1]
