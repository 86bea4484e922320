"""Claims as a spreadsheet: a sheet of claims from right to left, and sheets that say what the columns are.

Rows are written as they come and not held. There are no formulas: what looks like one is guarded (see
`cells`). A `verdict` with its list and a `why` stand empty at the end, for whoever corrects the table.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

from rawi.export.cells import Value, guarded, plain, short, writable
from rawi.export.columns import COLUMNS, Row
from rawi.export.csv_file import OPINION
from rawi.export.formats import Write, missing
from rawi.model import Verdict

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEET = "claims"
SHEET_ROWS = 1 << 20  # of one sheet, by the format; more go on in the next
FIXED = "B2"  # the first cell that moves: the head and the id stay in sight
WIDE = frozenset(("quote", "url", "actor_words", "target_words", "source_words", "place_words", "why"))
WIDTHS = (14, 36)  # of a column and of a wide one, in letters


@contextmanager
def xlsx_to(stream: BinaryIO, about: Mapping[str, str]) -> Iterator[Write]:
    """A function that writes rows into a spreadsheet. Raises: OutputError where openpyxl is missing."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise missing("openpyxl", "desk") from error
    book = Workbook(write_only=True)
    sheets: list[Any] = [_claims(book, 1)]
    written = 1

    def write(row: Row) -> None:
        nonlocal written
        if written >= SHEET_ROWS:
            sheets.append(_claims(book, len(sheets) + 1))
            written = 1
        sheets[-1].append([*(cell_value(column.of(row)) for column in COLUMNS), *(None for _ in OPINION)])
        written += 1

    try:
        yield write
        _legend(book, about)
        book.save(stream)
    finally:  # openpyxl's own writers want an end, also where there is no file to be
        for sheet in sheets:
            if not sheet.closed:
                sheet.close()


def cell_value(value: Value) -> str | int | float | bool | datetime.date | None:
    """A value as a cell holds it: numbers, dates and flags as such, all else as guarded text."""
    if value is None or isinstance(value, bool | int | float | datetime.date):
        return value
    return guarded(short(writable(plain(value)))) or None


def _claims(book: "Workbook", number: int) -> Any:
    """A sheet for claims, from right to left, with its head."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet = book.create_sheet(SHEET if number == 1 else f"{SHEET} {number}")
    names = [*(column.name for column in COLUMNS), *OPINION]
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = FIXED
    for at, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS[name in WIDE]
    letter = get_column_letter(names.index("verdict") + 1)
    choices = DataValidation(type="list", formula1=f'"{",".join(get_args(Verdict))}"', allow_blank=True)
    choices.add(f"{letter}2:{letter}{SHEET_ROWS}")
    sheet.data_validations.append(choices)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}1"
    sheet.append(_bold(sheet, names))
    return sheet


def _legend(book: "Workbook", about: Mapping[str, str]) -> None:
    sheet = book.create_sheet("columns")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEF", (22, 12, 18, 44, 60, 20), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(_bold(sheet, ["column", "type", "unit", "meaning", "how it is made", "may be corrected"]))
    for column in COLUMNS:
        facts = (column.name, column.sort, column.unit, column.meaning, column.made)
        sheet.append([*map(cell_value, facts), column.corrected])
    for name, meaning in zip(
        OPINION, (f"yours: {', '.join(get_args(Verdict))}", "your reasons"), strict=True
    ):
        sheet.append([name, "text", "", meaning, "by whoever corrects", True])
    told = book.create_sheet("about")
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 24, 100
    for name, words in about.items():
        told.append([cell_value(name), cell_value(words)])


def _bold(sheet: Any, names: Iterable[str]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = [WriteOnlyCell(sheet, name) for name in names]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells
