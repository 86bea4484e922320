"""PDF files: text in whatever order and form its glyphs were drawn; damaged, locked and hostile ones."""

import io
import re
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Document
from rawi.read import read_documents
from rawi.read.pdf import in_reading_order
from tests.read.makers import issues, kinds, pdf, shaped, take, texts

LINES = [
    "قصفت مدفعية الجيش أطراف القرية صباح اليوم",
    "وقال شاهد إن القصف استمر ساعة 24 دقيقة",
    "وأصيب المدنيون في المدرسة والسوق",
]
SHAPED = [shaped(line) for line in LINES]


@pytest.mark.parametrize("drawn", [LINES, SHAPED], ids=["letters", "forms"])
@pytest.mark.parametrize("backwards", [False, True])
def test_the_text_comes_out_in_reading_order(tmp_path: Path, drawn: list[str], backwards: bool) -> None:
    page = [turned(line) if backwards else line for line in drawn]
    (found,) = texts(take(tmp_path / "a", pdf(page, page)))
    assert found.text.split("\n") == LINES * 2


def turned(line: str) -> str:
    """A line as it is drawn from left to right."""
    return line[::-1].replace("42", "24")


def test_a_glyph_of_two_letters_is_turned_around_as_one(tmp_path: Path) -> None:
    line = "لا يزال الأطفال في ملاجئ المدينة بسبب الإغلاق"
    drawn = re.findall("ل[اأإآ]|.", line)[::-1]
    (found,) = texts(take(tmp_path / "a", pdf([drawn])))
    assert found.text == line


@pytest.mark.parametrize("text", ["", "12/3 (a)", "قصف المدينة (24)", "a report in English", "ى ة"])
def test_what_stands_right_is_left_alone(text: str) -> None:
    assert in_reading_order(text) == text


def test_brackets_and_latin_words_in_a_line_turned_around() -> None:
    line = "قال المتحدث (AFP 12.5) عن المدينة"
    drawn = line[::-1].replace("PFA", "AFP").replace("5.21", "12.5").translate(str.maketrans("()", ")("))
    assert in_reading_order(drawn) == line


def test_title_and_day_are_those_of_the_file(tmp_path: Path) -> None:
    (found,) = texts(take(tmp_path / "a", pdf(LINES, title="تقرير المدينة", made="D:20240302100000Z")))
    assert found.title == "تقرير المدينة"
    assert found.text.startswith("تقرير المدينة\n")
    assert found.published
    assert found.published.at == datetime(2024, 3, 2, 10, tzinfo=UTC)
    assert (found.published.basis, found.published.certain) == ("file", False)


@pytest.mark.parametrize(("made", "at"), [("D:20240302100000", date(2024, 3, 2)), ("yesterday", None)])
def test_a_day_that_is_no_moment(tmp_path: Path, made: str, at: date | None) -> None:
    (found,) = texts(take(tmp_path / "a", pdf(LINES, made=made)))
    assert (found.published.at if found.published else None) == at


def test_what_the_operator_says_stands_in(tmp_path: Path) -> None:
    (found,) = texts(take(tmp_path / "a", pdf(LINES), published=date(2024, 3, 5), outlet="wire"))
    assert found.published
    assert (found.published.at, found.published.basis, found.outlet) == (date(2024, 3, 5), "operator", "wire")


def test_the_day_of_a_file_is_not_counted_from() -> None:
    data = pdf(LINES, made="D:20240302100000Z")
    for told in (None, date(2024, 3, 5)):
        (found,) = read_documents(io.BytesIO(data), name="f", published=told)
        assert isinstance(found, Document)
        assert found.published == told


def test_what_the_operator_says_is_surer_than_the_file(tmp_path: Path) -> None:
    data = pdf(LINES, made="D:20240302100000Z")
    (found,) = texts(take(tmp_path / "a", data, published=date(2024, 3, 5)))
    assert found.published
    assert (found.published.at, found.published.basis) == (date(2024, 3, 5), "operator")


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    items = take(tmp_path / "a", pdf([]))
    assert kinds(items) == ["empty"]
    assert "OCR" in issues(items)[0][1]


def bomb() -> bytes:
    """A page whose drawing unpacks to 80 MB."""
    packed = zlib.compress(b"<0001> Tj " * (8 << 20))
    whole = pdf(LINES)
    start = whole.index(b"<</Length", whole.index(b"6 0 obj"))
    end = whole.index(b"endstream", start)
    head = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return whole[:start] + head + packed + b"\n" + whole[end:]


def test_a_page_that_unpacks_to_too_much_is_set_aside(tmp_path: Path) -> None:
    items = take(tmp_path / "a", bomb())
    assert texts(items) == []
    assert "pdf" in kinds(items)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 500, b"%PDF-1.7\n" + b"[" * 5000, b"%PDF-1.7\n" + b"<<" * 5000],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    assert kinds(take(tmp_path / "a", data)) == ["unreadable"]


def test_pages_that_go_in_a_circle(tmp_path: Path) -> None:
    data = pdf(LINES).replace(b"/Kids[8 0 R]", b"/Kids[2 0 R]")
    assert set(kinds(take(tmp_path / "a", data))) <= {"unreadable", "pdf", "empty"}


WHOLE = pdf(LINES, title="تقرير", made="D:20240302100000Z")


@given(st.integers(0, len(WHOLE)), st.integers(0, 400), st.binary(max_size=20))
def test_any_damage_gives_texts_and_issues_only(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, noise: bytes
) -> None:
    items = take(
        tmp_path_factory.mktemp("pdf") / "a", b"%PDF-" + (WHOLE[:at] + noise + WHOLE[at + length :])[5:]
    )
    assert set(kinds(items)) <= {"unreadable", "pdf", "empty", "language", "control"}
