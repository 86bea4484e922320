"""The bytes as they were received, each file under its SHA-256, deflated where that pays.

A file appears whole or not at all: it is written beside its place, flushed to the disk, then renamed. Nothing
here knows what the bytes say or where they came from: the log does.
"""

import contextlib
import gzip
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rawi.errors import OutputError

BLOCK = 1 << 20
PAYS = 0.9  # deflated bytes are kept where they are at most this share
LEVEL = 6
DEFLATED = ".gz"
BEGUN = "begun-"  # how names of files begin that are not whole yet
ABANDONED_S = 86_400.0  # a begun file of this age was left by a process that was killed


class Stored(NamedTuple):
    """The SHA-256 of bytes, and how many they are."""

    sha256: str
    bytes: int


class Archive:
    """A folder of bytes by their SHA-256, two levels deep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes | Path, refused: Callable[[str], bool] = lambda _: False) -> Stored:
        """The hash and size of bytes, or of a file, that are now in the archive and on the disk.

        Bytes whose hash is `refused` are not written.

        Raises: OutputError where they cannot be written; OSError of the file that is read.
        """
        stored = _hashed(data)
        if not refused(stored.sha256) and self.find(stored.sha256) is None:
            try:
                return self._write(data, stored)
            except OSError as error:
                reason = error.strerror or str(error)
                raise OutputError(f"{self.folder}: cannot keep what came in ({reason})") from error
        return stored

    def find(self, sha256: str) -> Path | None:
        """The file in which bytes are kept, or None."""
        place = self._place(sha256)
        deflated = place.with_name(sha256 + DEFLATED)
        return next((path for path in (place, deflated) if path.is_file()), None)

    @contextlib.contextmanager
    def opened(self, sha256: str) -> Iterator[BinaryIO]:
        """The bytes as they were received, to be read. Raises: OSError, EOFError, zlib.error if damaged."""
        path = self.find(sha256)
        if path is None:
            raise FileNotFoundError(sha256)
        with gzip.open(path) if path.suffix == DEFLATED else path.open("rb") as file:
            yield file  # type: ignore[misc]  # a GzipFile reads as any binary file

    def remove(self, sha256: str) -> None:
        """Take bytes out for good. Raises: OSError."""
        if path := self.find(sha256):
            with path.open("r+b") as file:  # what lay on the disk is overwritten before its name goes
                for start in range(0, path.stat().st_size, BLOCK):
                    file.write(bytes(min(BLOCK, path.stat().st_size - start)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            _flush_folder(path.parent)

    def hashes(self) -> Iterator[str]:
        """Yield the hash of every file in the archive, in their order."""
        for path in sorted(self.folder.glob("??/??/*")):
            if not path.name.startswith(BEGUN):
                yield path.name.removesuffix(DEFLATED)

    def sweep(self) -> None:
        """Remove what a killed process began to write more than a day ago."""
        for path in self.folder.glob(f"{BEGUN}*"):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > ABANDONED_S:
                    path.unlink()

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def _write(self, data: bytes | Path, expected: Stored) -> Stored:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=BEGUN, dir=self.folder)
        begun = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                stored, deflated = _copy(data, file, expected.bytes)
                file.flush()
                os.fsync(file.fileno())
            place = self._place(stored.sha256)  # of what was copied: a file may have grown meanwhile
            place.parent.mkdir(parents=True, exist_ok=True)
            begun.rename(place.with_name(stored.sha256 + DEFLATED) if deflated else place)
        finally:
            begun.unlink(missing_ok=True)
        for folder in (place.parent, place.parent.parent, self.folder):
            _flush_folder(folder)
        return stored


def _blocks(data: bytes | Path) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    with data.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _hashed(data: bytes | Path) -> Stored:
    digest, size = hashlib.sha256(), 0
    for block in _blocks(data):
        digest.update(block)
        size += len(block)
    return Stored(digest.hexdigest(), size)


def _copy(data: bytes | Path, file: BinaryIO, size: int) -> tuple[Stored, bool]:
    """Write the bytes, deflated if their beginning shows that it pays; what was written, and whether so."""
    head = next(_blocks(data), b"")[:BLOCK]
    deflated = len(gzip.compress(head, LEVEL)) <= PAYS * len(head) if size else False
    digest, written = hashlib.sha256(), 0
    with contextlib.ExitStack() as stack:
        sink: BinaryIO | gzip.GzipFile = file
        if deflated:
            sink = stack.enter_context(gzip.GzipFile("", "wb", LEVEL, file, mtime=0))
        for block in _blocks(data):
            digest.update(block)
            written += len(block)
            sink.write(block)
    return Stored(digest.hexdigest(), written), deflated


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
