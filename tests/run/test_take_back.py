"""A corrected table is judgements beside the reading; what does not fit is counted, and the rest is taken."""

import csv
import datetime
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rawi
from rawi.errors import InputError
from rawi.export.choice import Asked, Format
from rawi.export.columns import rows_of
from rawi.export.filters import Filter
from rawi.export.formats import exporting, wanted_rows
from rawi.model import CodedDocument, Issue, Judgement
from rawi.read.corrected import read_corrected
from rawi.run.take_back import Corrected, take_back

TEXT = """مشاهد من بلدة تل الزهور
قتل الطفل زيد محمد الحلبي وأصيب والده بقصف مدفعي على بلدة كفر زيتا أمس.
ووصلت تعزيزات عسكرية للجيش إلى محيط مدينة سراقب اليوم."""
DAY = datetime.datetime(2020, 5, 5, 9, tzinfo=datetime.UTC)
BY = Corrected("Rima H.", DAY)


@cache
def coded() -> CodedDocument:
    return rawi.code(TEXT, published="2020-05-04", id="d1")


def exported(path: Path, asked: Asked = Asked()) -> Path:  # noqa: B008  # immutable
    with exporting(path, io.BytesIO(), Format(path.suffix[1:]), {}) as write:
        for row in wanted_rows(coded(), Filter(), asked, DAY.date()):
            write(row)
    return path


def corrected(path: Path, row: int, **cells: str) -> Path:
    """The table with cells of one row changed, in CSV or XLSX, as a person would."""
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        sheet = book["claims"]
        heads = [cell.value for cell in sheet[1]]
        for name, words in cells.items():
            sheet.cell(row + 2, heads.index(name) + 1).value = words
        book.save(path)
        return path
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row].update(cells)
    with path.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def taken(path: Path, document: CodedDocument | None = None) -> list[Judgement | Issue]:
    return list(take_back(read_corrected(path), [document or coded()], BY))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("asked", [Asked(), Asked(names=True), Asked(True, True, True)])
def test_what_was_not_touched_says_nothing(tmp_path: Path, ending: str, asked: Asked) -> None:
    assert taken(exported(tmp_path / f"t.{ending}", asked)) == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("cells", "field", "verdict", "value"),
    [
        ({"act": "airstrike", "why": "aircraft"}, "act", "negative", "airstrike"),
        ({"verdict": "positive"}, "", "positive", ""),
        ({"verdict": "Unsure", "why": "two readings"}, "", "unsure", ""),
        ({"status": "denied"}, "status", "negative", "denied"),
        ({"time_start": "2020-05-01"}, "time_start", "negative", "2020-05-01"),
        ({"time_end": ""}, "time_end", "negative", ""),
        ({"background": "yes"}, "background", "negative", "yes"),
        ({"place_words": "'=1+1"}, "place_words", "negative", "=1+1"),
    ],
)
def test_a_change_is_a_judgement(
    tmp_path: Path, ending: str, cells: dict[str, str], field: str, verdict: str, value: str
) -> None:
    path = corrected(exported(tmp_path / f"t.{ending}"), 0, **cells)
    (found,) = taken(path)
    assert isinstance(found, Judgement)
    assert (found.about, found.field, found.verdict, found.value) == ("d1#c1", field, verdict, value)
    assert (found.who, found.when, found.why) == ("Rima H.", DAY, cells.get("why", ""))
    assert found.version == coded().sha256[:12]


@pytest.mark.parametrize(
    ("cells", "kind", "words"),
    [
        ({"act": "bombing"}, "value", "there are abduction"),
        ({"time_start": "04/05/2020"}, "value", "2019-06-15"),
        ({"harm_min": "many"}, "value", "digits"),
        ({"place_ids": "a | b | c"}, "value", "run in step"),
        ({"quote": "other"}, "column", "not for correcting"),
        ({"verdict": "maybe"}, "verdict", "positive"),
        ({"why": "because"}, "verdict", "without verdict"),
        ({"claim_id": "d1#c99"}, "claim", "no such claim"),
        ({"claim_id": "d9#c1"}, "claim", "no such claim"),
        ({"claim_id": ""}, "claim", "no such claim"),
        ({"claim_id": "d1#c2"}, "repeated", "twice"),
        ({"version": "0123456789ab"}, "version", "export it again"),
        ({"trigger": "other"}, "version", "read anew"),
    ],
)
def test_what_does_not_fit_is_counted_and_the_rest_is_taken(
    tmp_path: Path, cells: dict[str, str], kind: str, words: str
) -> None:
    assert len(list(rows_of(coded()))) >= 2
    path = corrected(corrected(exported(tmp_path / "t.csv"), 0, **cells), 1, verdict="negative")
    found = taken(path)
    issues = [item for item in found if isinstance(item, Issue)]
    assert [issue.kind for issue in issues][:1] == [kind]
    assert words in issues[0].message
    assert "t.csv:" in issues[0].where
    if kind != "repeated":
        assert [item.verdict for item in found if isinstance(item, Judgement)] == ["negative"]


def test_a_column_of_theirs_is_named_once(tmp_path: Path) -> None:
    path = exported(tmp_path / "t.csv")
    lines = path.read_text("utf8").splitlines()
    path.write_text("\n".join(f"{line},note" for line in lines), "utf8")
    (issue,) = taken(path)
    assert isinstance(issue, Issue)
    assert (issue.kind, issue.message.partition(":")[0]) == ("column", "note")


def test_rows_and_columns_may_be_left_out_and_sorted(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("claim_id;act\nd1#c2;raid\nd1#c1;shelling\n", "utf8")
    found = taken(path)
    assert [(j.about, j.value) for j in found if isinstance(j, Judgement)] == [("d1#c2", "raid")]
    assert len(found) == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_masked_name_may_be_corrected_and_the_reading_stays_unnamed(tmp_path: Path, ending: str) -> None:
    path = corrected(exported(tmp_path / f"t.{ending}"), 0, harm_words="طفل | والده")
    found = [item for item in taken(path) if isinstance(item, Judgement)]
    assert [item.field for item in found] == ["harm_words"]
    assert "زيد" not in found[0].was


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"a,b\n1,2\n", "no column claim_id"), (b"PK\x03\x04broken", "damaged")],
)
def test_no_table_of_ours_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        list(read_corrected(path))


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"claim_id,act\n", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b"]),
)
def test_any_file_is_a_table_or_refused(tmp_path: Path, data: bytes, head: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(head + data)
    try:
        found = taken(path)
    except InputError:  # one line, and nothing is taken
        found = []
    assert all(isinstance(item, Issue) for item in found)


@pytest.mark.parametrize("words", ["=1+1", "'", "|", "\\", "? | ?", "\x00", "9" * 5000, "\u202e", "_x0000_"])
def test_any_words_in_a_cell_are_taken_or_counted(tmp_path: Path, words: str) -> None:
    for name in ("act", "harm_min", "time_start", "place_words", "background", "confidence", "place_lats"):
        path = corrected(exported(tmp_path / "t.csv"), 0, **{name: words})
        for item in taken(path):
            assert isinstance(item, Issue) or item.field == name


def test_a_file_of_megabytes_in_one_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('claim_id,act\n"' + "a" * (1 << 21), "utf8")
    with pytest.raises(InputError, match="damaged"):
        list(read_corrected(path))


def test_the_order_of_issues_follows_the_table(tmp_path: Path) -> None:
    make: Callable[[str], str] = lambda number: f"d1#c9{number},raid"  # noqa: E731
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["claim_id,act", *map(make, "123")]), "utf8")
    assert [item.where for item in taken(path) if isinstance(item, Issue)] == [
        f"t.csv:{n}" for n in (2, 3, 4)
    ]
