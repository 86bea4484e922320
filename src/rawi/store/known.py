"""What a desk knows of the texts that come in: their documents, all versions, and what brought each."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from rawi.store import schema


class Words(NamedTuple):
    """A version as it is compared: the hash of its text, whether taken down, its number, its capture."""

    sha256: str
    removed: bool
    version: int
    capture: int


class Known(NamedTuple):
    """A document as it stands: its number, and the words of all its versions, the latest last."""

    document: int
    versions: tuple[Words, ...]

    def same(self, sha256: str, *, removed: bool, live: bool) -> Words | None:
        """The latest version of these words; where what stands now is shown (`live`), only the latest of all.

        A file may be of any age, so it may bring the words of any version.
        """
        looked_at = self.versions[-1:] if live else reversed(self.versions)
        return next((one for one in looked_at if (one.sha256, one.removed) == (sha256, removed)), None)


def known(connection: sa.Connection, keys: Sequence[str]) -> dict[str, Known]:
    """The documents of these keys that are there, by the hash of their key."""
    documents, versions = schema.documents.c, schema.versions.c
    asked = {sha256_of(key) for key in keys}
    if not asked:
        return {}
    rows = connection.execute(
        sa.select(
            documents.key_sha256, documents.id, versions.sha256, versions.removed,
            versions.id.label("version"), versions.capture,
        )
        .join(schema.versions, versions.document == documents.id)
        .where(documents.key_sha256.in_(asked))
        .order_by(documents.id, versions.number)
    )  # fmt: skip
    found: dict[str, Known] = {}
    for key, document, sha256, removed, version, capture in rows:
        earlier = found[key].versions if key in found else ()
        found[key] = Known(document, (*earlier, Words(sha256, bool(removed), version, capture)))
    return found


def tie(connection: sa.Connection, ties: Iterable[tuple[int, int]]) -> None:
    """Note which captures (the second) brought the words of which versions (the first) again."""
    carriers = schema.carriers.c
    wanted = set(ties)
    there = connection.execute(
        sa.select(carriers.version, carriers.capture).where(
            carriers.version.in_({version for version, _ in wanted}),
            carriers.capture.in_({capture for _, capture in wanted}),
        )
    ).all()
    if new := wanted.difference(map(tuple, there)):
        rows = [{"version": version, "capture": capture} for version, capture in sorted(new)]
        connection.execute(sa.insert(schema.carriers), rows)


def sha256_of(words: str) -> str:
    """The SHA-256 of words in UTF-8, in hexadecimal."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
