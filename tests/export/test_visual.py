"""Visual order and joined letters, against hand-made lines and as properties."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rawi.export.visual import plain, shape, visual, wrap

LINES = st.text(alphabet="ابتجحلم ئءآ\u064b\u0640abc019٣.,:-/%() \u200f\u200c", max_size=40)


@pytest.mark.parametrize(
    ("logical", "shown"),
    [
        ("ab", "ab"),
        ("12", "12"),
        ("ا 12 ب", "ﺏ 12 ﺍ"),
        ("ا abc ب", "ﺏ abc ﺍ"),
        ("ا (ب)", "(ﺏ) ﺍ"),
        ("ا 5.3 ب", "ﺏ 5.3 ﺍ"),
        ("ا 10:30", "10:30 ﺍ"),
        ("ا.", ".ﺍ"),
        ("", ""),
    ],
)
def test_order(logical: str, shown: str) -> None:
    assert visual(logical) == shown


def test_left_to_right_line_keeps_its_frame() -> None:
    assert visual("c1 ابا x", rtl=False) == "c1 " + shape("ابا")[::-1] + " x"


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("قصف", ["INITIAL", "MEDIAL", "FINAL"]),
        ("دار", ["ISOLATED", "ISOLATED", "ISOLATED"]),
        ("شيء", ["INITIAL", "FINAL", "ISOLATED"]),
        ("سلام", ["INITIAL", "FINAL", "ISOLATED"]),  # lam and alef are one
        ("بيت\u200cها", ["INITIAL", "MEDIAL", "FINAL", "INITIAL", "FINAL"]),
    ],
)
def test_joining(word: str, forms: list[str]) -> None:
    assert [unicodedata.name(c).split()[-2] for c in shape(word)] == forms


@given(LINES)
def test_no_letter_is_lost(line: str) -> None:
    letters = unicodedata.normalize("NFKC", plain(line).replace("\u200c", ""))
    assert sorted(unicodedata.normalize("NFKC", visual(line))) != [] or letters == ""
    spread = str.maketrans("()", "xx")
    assert sorted(unicodedata.normalize("NFKC", visual(line)).translate(spread)) == sorted(
        letters.translate(spread)
    )


@given(LINES, st.integers(2, 30), st.integers(1, 3))
def test_lines_fit(line: str, width: int, lines: int) -> None:
    wrapped = wrap(plain(line), width, lines)
    assert len(wrapped) <= lines
    assert all(cell_len(part) <= width for part in wrapped)


@given(LINES)
def test_nothing_is_cut_where_there_is_room(line: str) -> None:
    assert " ".join(wrap(plain(line), 80, 1)) == plain(line)
