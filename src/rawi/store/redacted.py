"""What was taken out for good and may not come back, known without being told; what its captures leave."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from rawi.store import schema

SALT = "salt"  # of the desk: whoever has a text can tell that it was taken out, nobody can guess which
BLIND_DIGITS = 32
EMPTIED = {"headers": "{}", "sha256": "", "bytes": 0, "status": None, "tool": ""}


class Tombstones:
    """What was taken out of a desk, as it stands in this transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        desk = schema.desk.c
        salt = connection.scalar(sa.select(desk.value).where(desk.name == SALT)) or ""
        self._salt = bytes.fromhex(salt)
        self._blinded = set(connection.scalars(sa.select(schema.tombstones.c.blinded)))

    def holds(self, *words: str) -> bool:
        """Whether a key, or the hash of a text or a file, was taken out."""
        return bool(self._blinded) and any(self.blind(each) in self._blinded for each in words)

    def blind(self, words: str) -> str:
        """The words as a tombstone keeps them."""
        return hashlib.sha256(self._salt + words.encode("utf-8", "surrogatepass")).hexdigest()

    def blind_name(self, name: str) -> str:
        """A name or a key as it stands once it was taken out: whoever gives it again finds it by that."""
        return f"redacted:{self.blind(name)[:BLIND_DIGITS]}"

    def bury(self, connection: sa.Connection, words: Iterable[str], redaction: int) -> None:
        """Note, blinded, what may not come back."""
        new = {self.blind(each) for each in words} - self._blinded
        if new:
            rows = [{"blinded": each, "redaction": redaction} for each in sorted(new)]
            connection.execute(sa.insert(schema.tombstones), rows)
            self._blinded |= new


def same_bytes(connection: sa.Connection, chosen: sa.ColumnElement[bool]) -> Sequence[Any]:
    """The chosen captures that are not emptied yet, and every other of the same bytes."""
    captures = schema.captures.c
    hashes = sa.select(captures.sha256).where(chosen, captures.sha256 != "")
    found = sa.select(captures.id, captures.sha256, captures.name).where(captures.sha256.in_(hashes))
    return connection.execute(found.order_by(captures.id)).all()


def empty_captures(connection: sa.Connection, rows: Iterable[Any], tombstones: Tombstones) -> None:
    """Leave of captures nothing but that there was one; no version stands in their bytes any more."""
    captures, carriers = schema.captures, schema.carriers
    for row in rows:
        values = {**EMPTIED, "name": tombstones.blind_name(row.name)}
        connection.execute(sa.update(captures).where(captures.c.id == row.id).values(values))
        connection.execute(sa.delete(carriers).where(carriers.c.capture == row.id))


def new_salt() -> str:
    """The salt of a new desk, in hexadecimal."""
    return secrets.token_hex(16)
