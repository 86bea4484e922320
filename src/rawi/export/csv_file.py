"""Claims as CSV (RFC 4180) in UTF-8, one row a claim; every cell is read back as it was by `judgements`."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from rawi.export.cells import cell
from rawi.export.columns import COLUMNS, Row
from rawi.export.formats import Write

BOM = b"\xef\xbb\xbf"
OPINION = ("verdict", "why")  # empty columns at the end, for whoever corrects the table


@contextmanager
def csv_to(stream: BinaryIO, about: Mapping[str, str], *, bom: bool = False) -> Iterator[Write]:
    """A function that writes rows as CSV, the names of the columns first; `about` finds no place in it."""
    if bom:
        stream.write(BOM)
    text = io.TextIOWrapper(stream, "utf8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([*(column.name for column in COLUMNS), *OPINION])

    def write(row: Row) -> None:
        writer.writerow([*(cell(column.of(row)) for column in COLUMNS), *("" for _ in OPINION)])

    yield write
    text.flush()
    text.detach()
