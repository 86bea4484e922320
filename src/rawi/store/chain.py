"""The log: entries that each hash the one before, over what was received and what was made of it.

An entry holds no words, only a salted digest of a row of another table. Where law or safety demands that a
row goes, its salt goes with it: the digest then tells nothing, and the chain still holds.
"""

import datetime
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.store import schema

SALT_BYTES = 16
FIRST = bytes(32)  # what the first entry takes for its predecessor's hash
TICK = datetime.timedelta(microseconds=1)

CAPTURE = ("name", "method", "received", "tool", "status", "headers", "sha256", "bytes")
VERSION = (
    "uid", "number", "capture", "sha256", "title", "named", "host", "url", "published", "basis", "certain",
    "edited", "removed", "forwarded_from", "reply_to", "theirs", "recorded",
)  # fmt: skip
REDACTION = ("sort", "reason", "who", "entries")
CHAINED = {"capture": CAPTURE, "version": VERSION, "redaction": REDACTION}

Row = Mapping[str, Any]


class Entry(NamedTuple):
    """An entry as the next one has to know it."""

    id: int
    recorded: datetime.datetime
    hash: bytes


def digest_of(kind: str, row: Row, salt: bytes) -> bytes:
    """The salted digest of a row: over the fields of its kind, in their order."""
    body = msgspec.json.encode([row[name] for name in CHAINED[kind]])
    return hashlib.sha256(salt + body).digest()


def hash_of(previous: bytes, id_: int, kind: str, recorded: datetime.datetime, digest: bytes) -> bytes:
    """The hash of an entry: over its predecessor's hash and all that it says."""
    facts = f"{id_} {kind} {recorded.astimezone(datetime.UTC).isoformat()} ".encode()
    return hashlib.sha256(previous + facts + digest).digest()


class Ledger:
    """Appends entries within one transaction that no other writer can enter."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._rows: list[dict[str, object]] = []
        self._head = head(connection)
        now = datetime.datetime.now(datetime.UTC)
        self.recorded = max(now, self._head.recorded + TICK)  # time in the log never runs back

    def append(self, kind: str, row: Row) -> int:
        """The number of a new entry for this row, which is to be written with that number."""
        salt = secrets.token_bytes(SALT_BYTES)
        return self._append(kind, digest_of(kind, row, salt), salt)

    def append_digest(self, kind: str, digest: bytes) -> int:
        """The number of a new entry for something that is kept elsewhere, by its digest."""
        return self._append(kind, digest, None)

    def _append(self, kind: str, digest: bytes, salt: bytes | None) -> int:
        id_ = self._head.id + 1
        hash_ = hash_of(self._head.hash, id_, kind, self.recorded, digest)
        self._head = Entry(id_, self.recorded, hash_)
        self._rows.append({
            "id": id_, "kind": kind, "recorded": self.recorded, "salt": salt, "digest": digest, "hash": hash_
        })  # fmt: skip
        return id_

    def write(self) -> None:
        """Write the entries; the rows that they are of come after."""
        if self._rows:
            self._connection.execute(sa.insert(schema.log), self._rows)
            self._rows = []


def head(connection: sa.Connection) -> Entry:
    """The last entry; before the first one, its stand-in."""
    log = schema.log.c
    found = connection.execute(
        sa.select(log.id, log.recorded, log.hash).order_by(log.id.desc()).limit(1)
    ).one_or_none()
    start = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return Entry(*found) if found else Entry(0, start, FIRST)


def empty(connection: sa.Connection, entries: Sequence[int]) -> None:
    """Take the salt of entries away: nobody can tell any more what they were of."""
    log = schema.log
    connection.execute(sa.update(log).where(log.c.id.in_(entries)).values(salt=None))
