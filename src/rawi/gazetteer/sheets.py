"""Reads tables of rows: CSV of any usual separator and encoding, and XLSX."""

import csv
import datetime
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from rawi.errors import InputError
from rawi.gazetteer.columns import check_columns, find_columns, named_fields
from rawi.gazetteer.unpack import Content, check_sizes

SEPARATORS = ",;\t|"
LONGEST_FIELD = 1 << 20  # characters; a longer one is a quotation mark never closed
HEAD_ROWS = 15  # so far down may the headings of a spreadsheet stand
MOST_ROWS = 1 << 20  # of a sheet, in every program that writes them
BROKEN_SHARE = 0.2  # of the rows: above this it is the file that is broken, not its rows

_BROKEN = (  # what openpyxl and the parsers below it raise on damaged files
    AttributeError, EOFError, IndexError, KeyError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def csv_records(content: Content, counts: Counter[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, fields) of each row; rows with too few or too many columns are counted and left out.

    Raises: InputError for an encoding that cannot be told, headings that say nothing, a broken file.
    """
    text = decoded(content)
    separator = max(SEPARATORS, key=text.split("\n", 1)[0].count)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        headings = [heading.strip() for heading in next(reader, [])]
        columns = find_columns(headings)
        check_columns(content.name, columns, headings, placed=False)
        rows = broken = 0
        for values in reader:
            if not any(values):
                continue
            rows += 1
            if len(values) != len(headings):
                broken += 1
                counts["broken row"] += 1
                continue
            if not _is_tags(values):
                yield reader.line_num, named_fields(dict(zip(headings, values, strict=True)), columns)
    except csv.Error as error:
        raise InputError(f"{content.name}:{reader.line_num}: {error}; the table is damaged here") from error
    if broken > max(1, rows * BROKEN_SHARE):
        raise InputError(f"{content.name}: {broken:,} of {rows:,} rows have not the {len(headings)} columns "
                         "that the headings name; the file is damaged")  # fmt: skip


def decoded(content: Content) -> str:
    """The text of a table: UTF-8, with a byte order mark UTF-16, else the Arabic code page of Windows."""
    if content.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.data.decode("utf-16", "replace")
    try:
        return content.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in content.data[:4096]:
            raise InputError(
                f"{content.name}: no table, no GeoJSON, no shapefile and no spreadsheet"
            ) from error
        if error.start >= len(content.data) - 3:
            raise InputError(f"{content.name}: cut off in the middle of a letter; fetch it again") from error
        return content.data.decode("cp1256", "replace")


def _is_tags(values: list[str]) -> bool:
    """Whether a row holds the hashtags under the headings that humanitarian tables carry."""
    return sum(value.startswith("#") for value in values) * 2 > len([v for v in values if v])


def open_sheets(
    name: str, data: bytes, extra: str = "places"
) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """Yield the title of each sheet of a spreadsheet, and its rows: values, no formulas.

    A row is as long as its last cell, whatever size the sheet claims. Raises: InputError for what is no
    spreadsheet, unpacks to too much, or where the extra with openpyxl is missing.
    """
    try:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException
        from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    except ImportError as error:
        raise InputError(f"spreadsheets need openpyxl: pip install 'rawi[{extra}]'") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_sizes(name, archive)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if isinstance(sheet, ReadOnlyWorksheet):
                sheet.reset_dimensions()
                yield sheet.title, _read(name, sheet.iter_rows(values_only=True))
    except (*_BROKEN, InvalidFileException) as error:
        raise InputError(f"{name}: the spreadsheet cannot be read ({error})") from error


def _read(name: str, rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows of a sheet; openpyxl fills a gap in their numbers with empty ones."""
    try:
        for number, row in enumerate(rows, 1):
            if number > MOST_ROWS:
                raise InputError(f"{name}: a sheet of more than {MOST_ROWS:,} rows, which no spreadsheet has")
            yield row
    except _BROKEN as error:
        raise InputError(f"{name}: the spreadsheet cannot be read ({error})") from error


def as_typed(value: object) -> str:
    """A cell as it would be typed: days without midnight, flags in small letters, whole numbers plain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def xlsx_records(content: Content, counts: Counter[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(row, fields) of the first sheet whose headings say names and coordinates.

    Raises: InputError for a spreadsheet without such a sheet, or where the extra `places` is missing.
    """
    faults: list[InputError] = []
    for title, rows in open_sheets(content.name, content.data):
        try:
            number, headings, columns = _head(f"{content.name}[{title}]", rows)
        except InputError as error:
            faults.append(error)
            continue
        yield from _sheet(rows, number, headings, columns, counts)
        return
    raise faults[-1] if faults else InputError(f"{content.name}: a spreadsheet without a sheet")


def _head(where: str, rows: Iterator[tuple[object, ...]]) -> tuple[int, list[str], Mapping[str, str]]:
    """The row of the headings, the headings, and what they say; titles may stand above."""
    last: InputError = InputError(f"{where}: an empty sheet")
    for number, row in zip(range(1, HEAD_ROWS + 1), rows, strict=False):
        headings = [str(value).strip() if value is not None else "" for value in row]
        columns = find_columns(headings)
        try:
            check_columns(where, columns, filter(None, headings), placed=False)
        except InputError as error:
            if number == 1 or len(columns) > 1:
                last = error
            continue
        return number, headings, columns
    raise last


def _sheet(
    rows: Iterator[tuple[object, ...]],
    head: int,
    headings: list[str],
    columns: Mapping[str, str],
    counts: Counter[str],
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(chain(rows), head + 1):
        values = ["" if value is None else str(value) for value in row]
        if not any(values) or _is_tags(values):
            continue
        if len(values) > len(headings) and any(values[len(headings) :]):
            counts["broken row"] += 1
            continue
        yield number, named_fields(dict(zip(headings, values, strict=False)), columns)
