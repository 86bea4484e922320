"""Claims as JSON Lines, one flat row a claim: the columns of the table, lists as lists."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

import msgspec

from rawi.export.columns import Row, values
from rawi.export.formats import Write

_encoder = msgspec.json.Encoder()


@contextmanager
def rows_to(stream: BinaryIO, about: Mapping[str, str]) -> Iterator[Write]:
    """A function that writes rows as JSON Lines; `about` finds no place in them."""

    def write(row: Row) -> None:
        stream.write(line(row))

    yield write


def line(row: Row) -> bytes:
    """A row as one line of JSON in UTF-8."""
    return _encoder.encode(values(row)) + b"\n"
