"""Tells what an opened file is by its content, and hands it to its reader: the one place that knows them all.

Both ways in pass here: `read_documents` for coding at once, and `arrivals` for a desk.
"""

import io
import zipfile
from collections.abc import Callable, Iterator

from rawi.errors import InputError
from rawi.model import Issue
from rawi.read.columns import ColumnMap
from rawi.read.detect import decode, encoding_of, kind_of
from rawi.read.html import read_page
from rawi.read.pdf import read_pdf
from rawi.read.records import read_records
from rawi.read.source import HEAD_BYTES, Source
from rawi.read.tables import read_csv, read_xlsx, separator_of
from rawi.read.telegram import is_export, read_export
from rawi.read.text import Found

PageReader = Callable[[str, str], Found]

_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"


def found_in(
    source: Source,
    encoding: str | None,
    columns: ColumnMap | None = None,
    outlet: str | None = None,
    page: PageReader = read_page,
) -> Iterator[Found | Issue]:
    """Yield the texts in a file, whatever it is; `page` reads what is HTML.

    Raises: InputError for a file that cannot be read at all.
    """
    if source.head.startswith(_PDF):
        yield from read_pdf(source)
        return
    if source.head.startswith(_ZIP):
        yield from _zipped(source.whole(), source.name, columns)
        return
    known = encoding or encoding_of(source.head)
    utf8 = known in {"utf-8", None}
    beginning = source.head.decode(known or "utf-8", "replace").removeprefix("\ufeff")
    kind = kind_of(beginning)
    if kind == "records" and utf8:
        if is_export(source.head):
            yield from read_export(source, outlet)
        else:
            yield from read_records(
                source, columns
            )  # as it comes; a line that is not UTF-8 is set aside by itself
    elif kind == "plain" and known and (separator := separator_of(beginning, columns)):
        yield from read_csv(source, known, separator, columns)
    else:
        yield from _held(source, encoding, columns, page)


def _zipped(data: bytes, name: str, columns: ColumnMap | None) -> Iterator[Found | Issue]:
    """Yield what a spreadsheet holds. Raises: InputError for another archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            is_sheet = "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise InputError(f"{name}: a damaged ZIP archive ({error}); unpack or fetch it again") from error
    if not is_sheet:
        raise InputError(
            f"{name}: is a ZIP archive or an office document; unpack it, or save it as plain text"
        )
    yield from read_xlsx(data, name, columns)


def _held(
    source: Source, encoding: str | None, columns: ColumnMap | None, page: PageReader
) -> Iterator[Found | Issue]:
    """Yield what a file holds that has to be held whole to be read."""
    text, notice = decode(source.whole(), encoding, source.name)
    if notice:
        yield Issue(kind="encoding", where=source.name, message=notice)
    kind = kind_of(text[:HEAD_BYTES].removeprefix("\ufeff"))
    if kind == "records":
        data = text.encode("utf-8", "replace")
        held = Source(source.name, data[:HEAD_BYTES], io.BufferedReader(io.BytesIO(data)))
        yield from read_records(held, columns)
    elif kind == "page":
        yield page(text, source.name)
    else:
        yield Found(source.name, text)
