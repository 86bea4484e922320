"""Reads claims back from the JSON Lines that `rawi code` wrote, one document at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from rawi.model import CodedDocument, Issue
from rawi.read.records import lines_of
from rawi.read.source import MAX_LINE_BYTES, opened

_decoder = msgspec.json.Decoder(CodedDocument)
SHOWN = 200  # characters of a fault


def read_coded(source: Path | BinaryIO, name: str) -> Iterator[CodedDocument | Issue]:
    """Yield each document with its claims, in file order; an Issue of kind `json` for a line that is none.

    Raises: InputError for a file that is absent or cannot be read at all.
    """
    with opened(source, name) as found:
        for number, line in enumerate(lines_of(found.stream), 1):
            where = f"{name}:{number}"
            if line is None:
                size = f"{MAX_LINE_BYTES >> 20} MiB"
                yield Issue(kind="json", where=where, message=f"a document of more than {size} was set aside")
            elif line:
                yield _document(line, where)


def _document(line: bytes, where: str) -> CodedDocument | Issue:
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)[:SHOWN]
        message = f"{what}; a line of `rawi code -o` is wanted"
        return Issue(kind="json", where=where, message=message)
