"""Step 1: files of any kind, known by their content, into Documents.

`source` opens and unpacks, `detect` tells encoding, kind and language, `records` and `html` find the
texts, `text` makes a Document of each. What is a text is cleaned only where it could not be one.
"""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from rawi.errors import SettingsError
from rawi.model import Document, Issue
from rawi.read.detect import decode, encoding_named, encoding_of, kind_of, language_of
from rawi.read.html import read_page
from rawi.read.records import read_records
from rawi.read.source import HEAD_BYTES, Source, opened
from rawi.read.text import Found, document, replaced

__all__ = ["document", "read_documents"]

ONCE_A_FILE = frozenset(("control", "surrogate"))


def read_documents(
    source: Path | BinaryIO,
    *,
    name: str,
    published: date | None = None,
    outlet: str | None = None,
    encoding: str | None = None,
) -> Iterator[Document | Issue]:
    """Yield the texts of a file or stream: plain text, a page, JSON, JSON Lines; each may be gzipped.

    `published` and `outlet` stand in where a text does not say them. What is set aside, or was put
    right, is an Issue at its place among the texts; `name` is how the source is called there.
    Raises: InputError when the source cannot be read (what came before it stands); SettingsError for
    an unknown encoding.
    """
    known = encoding_named(encoding) if encoding else None
    if encoding and not known:
        raise SettingsError(
            f"encoding: '{encoding}' is unknown; try utf-8, windows-1256, iso-8859-6 or utf-16"
        )
    said: set[str] = set()
    with opened(source, name) as opened_source:
        for item in _texts(opened_source, known):
            for found in (item,) if isinstance(item, Issue) else _documents(item, published, outlet):
                if not isinstance(found, Issue) or found.kind not in said:
                    yield found
                if isinstance(found, Issue) and found.kind in ONCE_A_FILE:
                    said.add(found.kind)


def _texts(source: Source, encoding: str | None) -> Iterator[Found | Issue]:
    found = encoding or encoding_of(source.head)
    beginning = source.head.decode("utf-8", "replace").removeprefix("\ufeff")
    if kind_of(beginning) == "records" and found in {"utf-8", None}:
        yield from read_records(source)  # as it comes; a line that is not UTF-8 is set aside by itself
        return
    text, notice = decode(source.whole(), encoding, source.name)
    if notice:
        yield Issue(kind="encoding", where=source.name, message=notice)
    kind = kind_of(text[:HEAD_BYTES].removeprefix("\ufeff"))
    if kind == "records":
        data = text.encode("utf-8", "replace")
        yield from read_records(Source(source.name, data[:HEAD_BYTES], io.BufferedReader(io.BytesIO(data))))
    elif kind == "page":
        yield read_page(text, source.name)
    else:
        yield Found(source.name, text)


def _documents(found: Found, published: date | None, outlet: str | None) -> Iterator[Document | Issue]:
    """Yield the Document of a text, after what there is to say about it."""
    made = document(
        found.text,
        title=found.title,
        published=found.published or published,
        outlet=found.outlet or outlet,
        id=found.id,
    )
    if not made.text.strip():
        yield Issue(kind="empty", where=found.where, message="there is no text in it")
        return
    yield from replaced(found.text, found.where)
    language = language_of(made.text)
    if language != "Arabic":
        seems = f"seems to be {language}" if language else "has no Arabic letters to speak of"
        yield Issue(kind="language", where=found.where, message=f"{seems}; Rawi reads Arabic")
    yield made
