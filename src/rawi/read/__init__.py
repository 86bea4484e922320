"""Step 1: files of any kind, known by their content, into Documents; for a desk, into Captures and Arrivals.

`source` opens and unpacks, `detect` tells encoding, kind and language, `contents` knows the reader of each
kind of file, `text` makes a Document of what was found, `intake` what a desk keeps. What is a text is cleaned
only where it could not be one.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from rawi.model import Document, Issue
from rawi.read.columns import ColumnMap, read_column_map
from rawi.read.contents import found_in
from rawi.read.detect import encoding_named
from rawi.read.intake import arrivals
from rawi.read.source import opened
from rawi.read.taking import Hints
from rawi.read.text import Found, document, notices, once_a_file
from rawi.read.when import or_told

__all__ = ["ColumnMap", "Hints", "arrivals", "document", "read_column_map", "read_documents"]


def read_documents(
    source: Path | BinaryIO,
    *,
    name: str,
    published: date | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
) -> Iterator[Document | Issue]:
    """Yield the texts of a file or stream of any kind that `contents` knows; it may be gzipped.

    `published` and `outlet` stand in where a text does not say them; a day that is uncertain is not taken for
    one that events are counted from. What is set aside, or was put
    right, is an Issue at its place among the texts; `name` is how the source is called there. Of a post with
    several versions the last is read.
    Raises: InputError when the source cannot be read (what came before it stands); SettingsError for
    an unknown encoding.
    """
    known = encoding_named(encoding)
    with opened(source, name) as opened_source:
        found = found_in(opened_source, known, outlet=outlet)
        yield from once_a_file(item for part in found for item in _documents(part, published, outlet))


def _documents(
    found: Found | Issue, published: date | None, outlet: str | None
) -> Iterator[Document | Issue]:
    """Yield the Document of a text, after what there is to say about it."""
    if isinstance(found, Issue):
        yield found
        return
    if not found.is_last:
        return
    known = or_told(found.published, published)
    made = document(
        found.text,
        title=found.title,
        published=known.day if known and known.certain else None,
        outlet=found.outlet or outlet,
        id=found.id,
    )
    yield from notices(found, made.text)
    if made.text.strip():
        yield made
