"""Opens a file or a stream as plain bytes: looks at its beginning, undoes gzip, keeps within limits."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rawi.errors import InputError

HEAD_BYTES = 1 << 16  # enough to know the kind by
MAX_BYTES = 1 << 30  # of a text that has to be held whole; JSON Lines may be longer
MAX_LINE_BYTES = 1 << 26  # of one line of JSON Lines
BOMB_RATIO, BOMB_BYTES = 200, 1 << 26  # gzip makes text 3 to 20 times smaller; a bomb, up to 1,000 times

_GZIP = b"\x1f\x8b"
_NOT_TEXT = (
    (b"\xd0\xcf\x11\xe0", "an office document; save it as plain text"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first (zstdcat)"),
    (b"\xfd7zXZ", "packed with xz; unpack it first (xzcat)"),
    (b"BZh", "packed with bzip2; unpack it first (bzcat)"),
    (_GZIP, "packed with gzip twice; unpack it first (zcat)"),
)


class Source(NamedTuple):
    """The unpacked bytes of a source: its name, its beginning, and a stream of all of it."""

    name: str
    head: bytes
    stream: io.BufferedReader

    def whole(self) -> bytes:
        """All the bytes. Raises: InputError for more than can be held."""
        data = self.stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise InputError(f"{self.name}: more than {MAX_BYTES >> 20:,} MiB in one text; split it")
        return data


class _Rejoined(io.RawIOBase):
    """A stream whose beginning was read already; with `packed` it is on the watch for a bomb."""

    def __init__(
        self, head: bytes, rest: BinaryIO | gzip.GzipFile, name: str, packed: "_Rejoined | None" = None
    ) -> None:
        self._head, self._rest, self._name, self._packed = head, rest, name, packed
        self.bytes_read = 0

    def readable(self) -> bool:
        """Always, as io.BufferedReader asks."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the beginning, then from the rest."""
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        self.bytes_read += len(piece)
        if self._packed and self.bytes_read > max(BOMB_BYTES, BOMB_RATIO * self._packed.bytes_read):
            raise InputError(
                f"{self._name}: unpacks to over {BOMB_RATIO} times its size, as a gzip bomb does; "
                "if it is none, unpack it first (zcat)"
            )
        buffer[: len(piece)] = piece
        return len(piece)


@contextmanager
def opened(source: Path | BinaryIO, name: str) -> Iterator[Source]:
    """The source, unpacked. A stream is left open.

    Raises: InputError for what is absent, may not be read, is broken, or is clearly no text.
    """
    try:
        with _open(source, name) as stream:
            yield _unpacked(stream, name)
    except IsADirectoryError:
        raise InputError(f"{name}: is a folder; name the files in it") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{name}: broken gzip ({error}); fetch it again") from error
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from error


def _open(source: Path | BinaryIO, name: str) -> AbstractContextManager[BinaryIO]:
    if not isinstance(source, Path):
        return nullcontext(source)
    try:
        return source.open("rb")
    except ValueError as error:  # a NUL in it
        raise InputError(f"{name}: is no name of a file") from error


def _unpacked(stream: BinaryIO, name: str) -> Source:
    head = stream.read(HEAD_BYTES)
    raw = _Rejoined(head, stream, name)
    if head.startswith(_GZIP):
        unpacked = gzip.GzipFile(fileobj=io.BufferedReader(raw, HEAD_BYTES), mode="rb")
        head = unpacked.read(HEAD_BYTES)
        raw = _Rejoined(head, unpacked, name, packed=raw)
    for magic, what in _NOT_TEXT:
        if head.startswith(magic):
            raise InputError(f"{name}: is {what}")
    return Source(name, head, io.BufferedReader(raw, HEAD_BYTES))
