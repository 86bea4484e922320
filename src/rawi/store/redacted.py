"""What was taken out for good and may not come back, known without being told."""

import hashlib
import secrets

import sqlalchemy as sa

from rawi.store import schema

SALT = "salt"  # of the desk: whoever has a text can tell that it was taken out, nobody can guess which


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


def new_salt() -> str:
    """The salt of a new desk, in hexadecimal."""
    return secrets.token_hex(16)
