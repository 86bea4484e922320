"""The formats in which claims leave as a table, by name; a format is one file beside this one."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from rawi.errors import OutputError
from rawi.export.choice import Asked, Format
from rawi.export.columns import Row, rows_of
from rawi.export.filters import Filter, keep
from rawi.export.protect import protect
from rawi.export.write import whole_file
from rawi.model import CodedDocument

Write = Callable[[Row], None]


def write_to(
    stream: BinaryIO, format_: Format, about: Mapping[str, str], *, bom: bool = False
) -> AbstractContextManager[Write]:
    """A function that writes rows into the stream; the file is whole when the context ends.

    `about` tells how the file was made, where the format has a place for it. Raises: OutputError where
    the package that a format needs is missing.
    """
    from rawi.export import csv_file, geojson, parquet, rows, xlsx

    if format_ is Format.csv:
        return csv_file.csv_to(stream, about, bom=bom)
    if bom:
        raise OutputError(f"{format_}: only CSV has a byte order mark")
    others = {
        Format.xlsx: xlsx.xlsx_to,
        Format.jsonl: rows.rows_to,
        Format.parquet: parquet.parquet_to,
        Format.geojson: geojson.geojson_to,
    }
    return others[format_](stream, about)


@contextmanager
def exporting(
    path: Path | None, stdout: BinaryIO, format_: Format, about: Mapping[str, str], *, bom: bool = False
) -> Iterator[Write]:
    """A function that writes rows to a file, whole or not at all, or to standard output."""
    with ExitStack() as stack:
        stream = stack.enter_context(whole_file(path)) if path else stdout
        yield stack.enter_context(write_to(stream, format_, about, bom=bom))


def wanted_rows(coded: CodedDocument, wanted: Filter, asked: Asked, today: datetime.date) -> Iterator[Row]:
    """The rows of a document that are wanted, without what was not asked for.

    The whole document is protected first, so that a name found in one claim is left out of all.
    """
    kept = keep(coded, wanted)
    if not kept.claims:
        return
    ids = {claim.id for claim in kept.claims}
    yield from (row for row in rows_of(protect(coded, asked, today)) if row.claim.id in ids)


def missing(package: str, extra: str) -> OutputError:
    """What to say where the package of a format is not installed."""
    return OutputError(f"this needs {package}: pip install 'rawi[{extra}]'")
