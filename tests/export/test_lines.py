"""Rows on a terminal: words are broken off first and then put in order, so the first says the beginning."""

import pytest

from rawi.export.incidents import Line
from rawi.export.lines import text_lines
from rawi.export.visual import visual
from rawi.knowledge.wording import Language, load_wording

FIRST, LAST = "وزارة", "البارة"
QUOTE = f"{FIRST} الدفاع تنفي أن تكون طائراتها قد قصفت السوق في بلدة {LAST}"


@pytest.mark.parametrize(("language", "before"), [("en", "according to"), ("ar", "بحسب")])
def test_the_first_row_holds_the_beginning(language: Language, before: str) -> None:
    line = Line(f"{before} wire \u00b7 «{QUOTE}»", 4)
    rows = [str(row) for row in text_lines(line, load_wording(language), 40, reorder=True)]
    assert len(rows) > 1
    assert visual(FIRST) in rows[0]
    assert visual(LAST) in rows[-1]
    assert all(len(row) <= 40 for row in rows)


def test_words_in_an_order_of_the_terminals_own_are_all_there() -> None:
    rows = text_lines(Line(QUOTE, 2), load_wording("ar"), 30, reorder=False)
    assert [word for row in rows for word in str(row).strip(" \u2067\u2069").split()] == QUOTE.split()


def test_more_rows_than_wanted_are_cut() -> None:
    (row,) = text_lines(Line(QUOTE, 2), load_wording("en"), 30, reorder=False, most=1)
    assert str(row).endswith("\u2026")
