"""Reads a table of claims that people have corrected: CSV of any usual separator and encoding, or XLSX.

Cells come as they are written; what they mean is told by `run.take_back`.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from rawi.errors import InputError
from rawi.gazetteer.sheets import LONGEST_FIELD, SEPARATORS, as_typed, decoded, open_sheets
from rawi.gazetteer.unpack import Content, open_file

Cells = dict[str, str]  # by heading
KEY = "claim_id"


def read_corrected(path: Path) -> Iterator[tuple[str, Cells]]:
    """Yield each row with its place in the file (`file:line`, `file[sheet]:row`), empty ones left out.

    Raises: InputError for a file that cannot be read, or has no column `claim_id`.
    """
    content = open_file(path)
    rows = _xlsx(content) if content.data.startswith(b"PK") else _csv(content)
    for where, cells in rows:
        if any(cells.values()):
            yield where, cells


def _csv(content: Content) -> Iterator[tuple[str, Cells]]:
    text = decoded(content)
    separator = max(SEPARATORS, key=text.split("\n", 1)[0].count)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        headings = [heading.strip() for heading in next(reader, [])]
        _check(content.name, headings)
        for values in reader:
            yield f"{content.name}:{reader.line_num}", dict(zip(headings, values, strict=False))
    except csv.Error as error:
        raise InputError(f"{content.name}:{reader.line_num}: {error}; the table is damaged here") from error


def _check(name: str, headings: list[str]) -> None:
    if KEY not in headings:
        raise InputError(f"{name}: no column {KEY}; a table that `rawi export` wrote is wanted")


def _xlsx(content: Content) -> Iterator[tuple[str, Cells]]:
    """The rows of every sheet that has a column `claim_id`."""
    found = False
    for title, rows in open_sheets(content.name, content.data, "desk"):
        headings = [as_typed(value).strip() for value in next(rows, ())]
        if KEY not in headings:
            continue
        found = True
        for number, row in enumerate(rows, 2):
            values = map(as_typed, row)
            yield f"{content.name}[{title}]:{number}", dict(zip(headings, values, strict=False))
    if not found:
        _check(content.name, [])
