"""Coded documents put by in a temporary file, to be read again in the order of their days.

That is the order in which linking needs them. What is kept in memory is a day, a key and an offset each.
"""

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

import msgspec

HELD_BYTES = 64 << 20  # so much is put by in memory, the rest on disk
T = TypeVar("T")


class At(NamedTuple):
    """Where an item stands: the day and the key that it is ordered by, and where it begins in the file."""

    day: int
    key: str
    offset: int


class Spool(Generic[T]):
    """A file of items of one type; a context manager that deletes it."""

    def __init__(self, sort: type[T]) -> None:
        self._decoder = msgspec.json.Decoder(sort)
        self._file = tempfile.SpooledTemporaryFile(HELD_BYTES)  # noqa: SIM115  # closed by __exit__
        self._places: list[At] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, item: T, day: int, key: str) -> None:
        """Put an item by."""
        self._file.seek(0, 2)
        self._places.append(At(day, key, self._file.tell()))
        self._file.write(msgspec.json.encode(item) + b"\n")

    def places(self) -> list[At]:
        """Where the items stand, in order of day and key; one that came twice stands there once."""
        found: list[At] = []
        for place in sorted(self._places):
            if not found or found[-1].key != place.key:
                found.append(place)
        return found

    def at(self, place: At) -> T:
        """The item that stands at a place."""
        self._file.seek(place.offset)
        return self._decoder.decode(self._file.readline())

    def __iter__(self) -> Iterator[T]:
        return map(self.at, self.places())
