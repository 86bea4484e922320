"""What goes into a cell comes back as it was, whatever it holds, and runs no formula."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.export.cells import CUT, LONGEST, cell, items_of, joined, read_cell, short

TRAPS = st.text(alphabet="a|\\ ?ens'=+-@_x0041\t\r\n\x00\ud800")
WORDS = TRAPS | st.text(st.characters())


@given(WORDS)
def test_words_come_back_and_are_safe(words: str) -> None:
    written = cell(words)
    assert read_cell(written) == words
    assert not written.startswith(("=", "+", "@", "\t", "\r", "\n", "\uff1d"))
    assert not written.startswith("-") or written[1:].replace(".", "", 1).isdigit()
    assert written.encode("utf8").decode("utf8") == written


@given(st.lists(st.none() | WORDS))
def test_lists_come_back(items: list[str | None]) -> None:
    assert items_of(read_cell(cell(items))) == items


@given(WORDS)
def test_any_cell_that_somebody_types_can_be_read(words: str) -> None:
    items = items_of(read_cell(words))
    assert items_of(joined(items)) == items


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""), ([], ""), (True, "true"), (0.5, "0.5"), (datetime.date(2020, 5, 4), "2020-05-04"),
        ([1, None, 3], "1 | ? | 3"), ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("-5", "-5"), (-5.5, "-5.5"),
        ("-2+3", "'-2+3"), ("-5\n", "'-5\n"), ([-5.5, None], "'-5.5 | ?"), ("\uff1d1", "'\uff1d1"),
    ],
)  # fmt: skip
def test_values_are_written_so(value: object, written: str) -> None:
    assert cell(value) == written  # type: ignore[arg-type]


def test_what_no_cell_holds_is_cut_with_a_mark() -> None:
    assert short("a" * LONGEST) == "a" * LONGEST
    assert short("a" * (LONGEST + 1)).endswith(CUT)
    assert len(short("a" * 10 * LONGEST)) == LONGEST
