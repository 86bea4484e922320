"""Stamps of the log's head: each a file beside the archive, as the service gave it, and an entry of the log.

The file can be checked without Rawi (`openssl ts -verify`). The entry makes later heads vouch for it.
"""

import datetime
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from rawi.errors import OutputError
from rawi.store import schema
from rawi.store.chain import Entry, Ledger, head
from rawi.store.database import Database

FOLDER, KIND = "stamps", "stamp"

_NAME = re.compile(r"(\d{1,18})\.tsr", re.A)


class KeptStamp(NamedTuple):
    """A stamp that the log speaks of: its own entry, and of which entry it is, with that one's hash.

    `token` is what the service gave; None where the file is gone or was changed.
    """

    id: int
    entry: int
    hash: bytes
    token: bytes | None


def to_stamp(database: Database) -> Entry | None:
    """The head of the log, if anything but a stamp came after the last stamp. Raises: OutputError."""
    log = schema.log.c
    with database.reading() as connection:
        last = head(connection)
        kind = connection.scalar(sa.select(log.kind).where(log.id == last.id))
    return None if kind in {None, KIND} else last


def last_stamped(database: Database) -> datetime.datetime | None:
    """When the last stamp was kept, or None. Raises: OutputError."""
    log = schema.log.c
    with database.reading() as connection:
        found: datetime.datetime | None = connection.scalar(
            sa.select(log.recorded).where(log.kind == KIND).order_by(log.id.desc()).limit(1)
        )
    return found


def keep_stamp(database: Database, folder: Path, entry: Entry, token: bytes) -> None:
    """Keep the stamp of an entry: the file first, then what the log says of it. Raises: OutputError."""
    path = folder / FOLDER / f"{entry.id:09d}.tsr"
    begun = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with begun.open("wb") as file:
            file.write(token)
            file.flush()
            os.fsync(file.fileno())
        begun.rename(path)
    except OSError as error:
        begun.unlink(missing_ok=True)
        raise OutputError(f"{path}: the stamp cannot be kept ({error.strerror})") from error
    with database.writing() as connection:
        ledger = Ledger(connection)
        ledger.append_digest(KIND, hashlib.sha256(token).digest())
        ledger.write()


def kept_stamps(database: Database, folder: Path) -> Iterator[KeptStamp]:
    """Yield every stamp that the log speaks of, in its order. Raises: OutputError."""
    log = schema.log.c
    files = dict(_files(folder / FOLDER))
    with database.reading() as connection:
        stamps = connection.execute(
            sa.select(log.id, log.digest).where(log.kind == KIND).order_by(log.id)
        ).all()
        for id_, digest in stamps:
            entry, token = files.get(digest, (0, None))
            hash_ = connection.scalar(sa.select(log.hash).where(log.id == entry))
            yield KeptStamp(id_, entry, hash_ or b"", token)


def _files(folder: Path) -> Iterator[tuple[bytes, tuple[int, bytes]]]:
    """Yield the digest of each file with the entry that it is of and its bytes."""
    try:
        for path in sorted(folder.glob("*.tsr")):
            if name := _NAME.fullmatch(path.name):
                token = path.read_bytes()
                yield hashlib.sha256(token).digest(), (int(name[1]), token)
    except OSError as error:
        raise OutputError(f"{folder}: the stamps cannot be read ({error.strerror})") from error
