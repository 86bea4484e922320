"""Frames over documents that can be read again and again: filtered, and without what was not asked for."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from rawi.export.choice import Asked
from rawi.export.columns import Row
from rawi.export.filters import Filter, keep
from rawi.export.formats import wanted_rows
from rawi.export.frames import Claims, Documents
from rawi.export.protect import protect
from rawi.model import CodedDocument

Read = Callable[[], Iterable[CodedDocument]]


def claims_frame(read: Read, wanted: Filter, asked: Asked) -> Claims:
    """The claims of documents that are wanted, one row a claim."""

    def rows() -> Iterator[Row]:
        today = datetime.datetime.now(datetime.UTC).date()
        for coded in read():
            yield from wanted_rows(coded, wanted, asked, today)

    return Claims(rows, {})


def documents_frame(read: Read, wanted: Filter, asked: Asked, *, with_text: bool = False) -> Documents:
    """The documents with a claim that is wanted (or all, where nothing is asked for), one row a document."""

    def rows() -> Iterator[CodedDocument]:
        today = datetime.datetime.now(datetime.UTC).date()
        for coded in read():
            kept = keep(coded, wanted)
            if kept.claims or wanted == Filter():
                yield protect(kept, asked, today)

    return Documents(rows, {}, with_text=with_text)
