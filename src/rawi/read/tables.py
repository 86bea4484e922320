"""Reads tables, row by row: CSV of any usual separator and encoding, and spreadsheets (XLSX).

A row is a text with what its other columns say of it, or an incident as a team recorded it; which column says
what is told by `columns`.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from rawi.errors import InputError, SettingsError
from rawi.gazetteer.sheets import SEPARATORS, as_typed, open_sheets
from rawi.model import Issue
from rawi.read import archiver
from rawi.read.columns import TOLD, ColumnMap, Plan, knows_any, ours, plan
from rawi.read.source import Source
from rawi.read.text import Found
from rawi.read.when import published

LONGEST_FIELD = 1 << 22  # characters; a longer one is a quotation mark never closed
LONGEST_LINE = 1 << 24
HEAD_ROWS = 15  # so far down may the headings of a spreadsheet stand
SAMPLE_ROWS, FEWEST_COLUMNS = 4, 3  # so many rows of one width make a table whose headings say nothing
HEADING_LETTERS = 60
HEADING_WORDS = 4  # of a heading in a table of few rows; more words are a sentence

Row = tuple[int, Sequence[str]]


def separator_of(beginning: str, columns: ColumnMap | None) -> str | None:
    """The separator of a table by its beginning; None for what is none.

    >>> separator_of("url;text\\nhttps://example.org;قصف\\n", None)
    ';'
    >>> separator_of("what,day\\nقصف السوق,2024-03-02\\n", None)
    ','
    >>> separator_of("قالت مصادر, اليوم, إن القصف استمر\\nثم توقف, أمس, فجأة", None) is None
    True
    """
    lines = beginning.lstrip("\ufeff\r\n").splitlines()[:40]
    if not lines:
        return None
    separator = max(SEPARATORS, key=lines[0].count)
    try:
        rows = list(csv.reader(lines, delimiter=separator))[:SAMPLE_ROWS]
    except csv.Error:
        return None
    headings = [heading.strip() for heading in rows[0]] if rows else []
    if len(headings) < 2 or any(len(heading) > HEADING_LETTERS for heading in headings):
        return separator if columns and headings and knows_any(headings, columns) else None
    if archiver.is_archive(headings) or knows_any(headings, columns):
        return separator
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or not all(headings):
        return None
    many = len(rows) == SAMPLE_ROWS and len(headings) >= FEWEST_COLUMNS
    prose = f"{separator} " in lines[0] or any(len(name.split()) > HEADING_WORDS for name in headings)
    return separator if many or not prose else None


def read_csv(
    source: Source, encoding: str, separator: str, columns: ColumnMap | None
) -> Iterator[Found | Issue]:
    """Yield what each row holds, as it comes. Raises: InputError for headings that say nothing."""
    csv.field_size_limit(LONGEST_FIELD)
    stream = io.TextIOWrapper(source.stream, encoding, errors="replace", newline="")
    reader = csv.reader(_lines(stream), delimiter=separator)
    rows: Iterator[Row] = ((reader.line_num, row) for row in reader)
    try:
        head = next((row for _, row in rows if any(row)), [])
        headings = [heading.strip() for heading in head]
        yield from _texts(rows, headings, _plan(source.name, headings, columns), source.name)
    except csv.Error as error:
        message = f"{error}; the table is damaged here, the rest was not read"
        yield Issue(kind="csv", where=f"{source.name}:{reader.line_num}", message=message)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    first = True
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error(f"a line of more than {LONGEST_LINE >> 20} million characters")
        yield line.removeprefix("\ufeff") if first else line
        first = False


def read_xlsx(data: bytes, name: str, columns: ColumnMap | None) -> Iterator[Found | Issue]:
    """Yield what each row holds of each sheet whose headings say what is in it.

    Raises: InputError for a spreadsheet in which no sheet has any, or that cannot be read.
    """
    faults: list[InputError] = []
    read = 0
    for title, sheet in open_sheets(name, data, "desk"):
        where = f"{name}[{title}]"
        rows: Iterator[Row] = ((number, list(map(as_typed, row))) for number, row in enumerate(sheet, 1))
        try:
            headings, chosen = _head(where, rows, columns)
        except InputError as error:
            faults.append(error)
            continue
        read += 1
        yield from _texts(rows, headings, chosen, where)
    if not read:
        raise faults[0] if faults else InputError(f"{name}: a spreadsheet without a sheet")
    for fault in faults:
        where, _, message = str(fault).partition(": ")
        yield Issue(kind="columns", where=where, message=message)


def _head(where: str, rows: Iterator[Row], columns: ColumnMap | None) -> tuple[list[str], Plan]:
    """The headings and what they say; a title or two may stand above them."""
    widest: list[str] = []
    for _, (_, row) in zip(range(HEAD_ROWS), rows, strict=False):
        headings = [value.strip() for value in row]
        if knows_any(headings, columns):
            return headings, _plan(where, headings, columns)
        widest = max(widest, headings, key=lambda row: len(list(filter(None, row))))
    if not widest:
        raise InputError(f"{where}: an empty sheet")
    return widest, _plan(where, widest, columns)


def _plan(where: str, headings: Sequence[str], columns: ColumnMap | None) -> Plan:
    return plan(where, archiver.HEADINGS if archiver.is_archive(headings) else headings, columns)


def _texts(rows: Iterator[Row], headings: Sequence[str], chosen: Plan, name: str) -> Iterator[Found | Issue]:
    number = 0
    for number, values in rows:
        where = f"{name}:{number}"
        if any(values[len(headings) :]):
            message = f"{len(values)} values under {len(headings)} headings; the row was set aside"
            yield Issue(kind="row", where=where, message=message)
        elif any(values):
            row = {heading: value for heading, value in zip(headings, values, strict=False) if heading}
            yield from _text(archiver.unfold(row) if archiver.is_archive(headings) else row, chosen, where)
    if not number:
        yield Issue(kind="empty", where=name, message="a table without rows")


def read_row(row: Mapping[str, str], where: str, columns: ColumnMap | None) -> Iterator[Found | Issue]:
    """Yield what one row holds that stands by itself, its headings beside its values.

    Raises: InputError, naming the columns there are, where none says a text or what happened.
    """
    yield from _text(row, plan(where, list(row), columns), where)


def _text(row: Mapping[str, str], chosen: Plan, where: str) -> Iterator[Found | Issue]:
    said = {role: row.get(heading, "").strip() for role, heading in chosen.headings.items()}
    at = None
    try:
        at = published(said.get("published", ""), "record")
    except SettingsError as error:
        yield Issue(kind="date", where=where, message=f"{error}; the row is kept without it")
    told = {chosen.headings[role] for role in TOLD if role in chosen.headings}
    incident = chosen.kind == "incident"
    theirs = {heading: value for heading, value in row.items() if value and (incident or heading not in told)}
    yield Found(
        where,
        said.get("text", ""),
        said.get("title"),
        at,
        said.get("outlet"),
        said.get("id", ""),
        kind=chosen.kind,
        url=said.get("url"),
        theirs={**theirs, **ours(said)} if incident else theirs,
    )
