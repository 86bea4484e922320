"""Proves what a desk keeps: the chain of the log, the rows that it is of, the bytes behind every text.

What was redacted has no salt in the log any more; an entry of the log says when, by whom and why, and that is
what is checked of it.
"""

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.archive import BLOCK, Archive
from rawi.store.chain import CHAINED, FIRST, Row, digest_of, hash_of
from rawi.store.database import Database
from rawi.store.losing import with_bytes

PAGE = 500
_TABLES = {"capture": schema.captures, "version": schema.versions, "redaction": schema.redactions}


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What was checked, and the first thing that does not hold: `broken` is empty where all does.

    `unreferenced` counts files of the archive that no entry speaks of: what an `add` that was cut off left.
    `without_bytes` counts texts that stand, but of which every source was taken out by a redaction.
    """

    entries: int = 0
    captures: int = 0
    versions: int = 0
    redacted: int = 0
    without_bytes: int = 0
    unreferenced: int = 0
    head: str = ""
    broken: str = ""


class _Broken(Exception):  # noqa: N818  # found, not gone wrong
    """The first link that does not hold, in words."""


def verify(database: Database, archive: Archive, after_each: Callable[[], None]) -> Verified:
    """What was checked, entry by entry in the order of the log, up to the first that does not hold.

    Raises: OutputError where the database cannot be read at all.
    """
    check = _Check(database, archive)
    broken = ""
    try:
        for _ in check.entries():
            after_each()
        check.rows_without_entries()
        check.files()
    except _Broken as found:
        broken = str(found)
    return Verified(**check.counts, head=check.hash.hex(), broken=broken)


class _Check:
    """One walk along the log."""

    def __init__(self, database: Database, archive: Archive) -> None:
        self._database, self._archive = database, archive
        self.counts = dict.fromkeys(
            ("entries", "captures", "versions", "redacted", "without_bytes", "unreferenced"), 0
        )
        self.hash = FIRST
        self._next = 1
        self._hashes: set[str] = set()  # of files that are proved
        self._emptied: set[int] = set()  # entries that a later redaction has to account for
        self._accounted: set[int] = set()
        self._bare: set[int] = set()  # versions whose first source is emptied

    def entries(self) -> Iterator[int]:
        """Yield the number of each entry that holds. Raises: _Broken."""
        while rows := self._page():
            by_kind = {
                kind: self._rows(kind, [row.id for row in rows if row.kind == kind]) for kind in _TABLES
            }
            for row in rows:
                self._link(row)
                self._subject(row, by_kind.get(row.kind, {}).get(row.id))
                yield row.id
        if lost := self._emptied - self._accounted:
            raise _Broken(f"entry {min(lost)}: was emptied, and no redaction says so")
        with self._database.reading() as connection:
            self.counts["without_bytes"] = len(self._bare - with_bytes(connection, self._bare))

    def _page(self) -> Sequence[Any]:
        log = schema.log
        with self._database.reading() as connection:
            found = sa.select(log).where(log.c.id >= self._next).order_by(log.c.id).limit(PAGE)
            return connection.execute(found).all()

    def _rows(self, kind: str, ids: Sequence[int]) -> dict[int, Row]:
        table = _TABLES[kind]
        with self._database.reading() as connection:
            found = connection.execute(sa.select(table).where(table.c.id.in_(ids))).mappings()
            return {row["id"]: dict(row) for row in found}

    def _link(self, row: Any) -> None:
        if row.id != self._next:
            raise _Broken(f"entry {self._next}: is missing")
        if hash_of(self.hash, row.id, row.kind, row.recorded, row.digest) != row.hash:
            raise _Broken(f"entry {row.id} ({row.kind}): does not follow from the one before it")
        self.hash, self._next = row.hash, row.id + 1
        self.counts["entries"] += 1

    def _subject(self, entry: Any, row: Row | None) -> None:
        """Check what an entry is of. Raises: _Broken."""
        where = f"entry {entry.id} ({entry.kind})"
        if entry.kind not in CHAINED:
            return
        if entry.salt is None:
            self._emptied.add(entry.id)
            self.counts["redacted"] += 1
            return
        if row is None:
            raise _Broken(f"{where}: what it is of is gone")
        if digest_of(entry.kind, row, entry.salt) != entry.digest:
            raise _Broken(f"{where}: what it is of was changed")
        if entry.kind == "redaction":
            self._accounted.update(msgspec.json.decode(row["entries"], type=list[int]))
        elif entry.kind == "capture":
            self.counts["captures"] += 1
            self._bytes(row, where)
        else:
            self.counts["versions"] += 1
            self._text(row, where)

    def _bytes(self, row: Row, where: str) -> None:
        sha256 = row["sha256"]
        if sha256 in self._hashes:
            return
        digest = hashlib.sha256()
        try:
            with self._archive.opened(sha256) as file:
                while block := file.read(BLOCK):
                    digest.update(block)
        except FileNotFoundError as error:
            raise _Broken(f"{where}: the bytes of {row['name']} ({sha256}) are missing") from error
        except (OSError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _Broken(
                f"{where}: the bytes of {row['name']} ({sha256}) cannot be read: {error}"
            ) from error
        if digest.hexdigest() != sha256:
            raise _Broken(f"{where}: the bytes of {row['name']} ({sha256}) are not those that came in")
        self._hashes.add(sha256)

    def _text(self, row: Row, where: str) -> None:
        if hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            raise _Broken(f"{where}: the text of version {row['uid']} was changed")
        if row["capture"] in self._emptied:
            self._bare.add(row["id"])
        elif row["capture"] >= self._next:
            raise _Broken(f"{where}: version {row['uid']} is older than the bytes that it was found in")

    def rows_without_entries(self) -> None:
        """Check that nothing stands beside the log, and that numbers of versions have no gap."""
        log, versions = schema.log, schema.versions
        with self._database.reading() as connection:
            for kind, table in _TABLES.items():
                beside = sa.select(table.c.id).outerjoin(log, (log.c.id == table.c.id) & (log.c.kind == kind))
                if (id_ := connection.scalar(beside.where(log.c.id.is_(None)).limit(1))) is not None:
                    raise _Broken(f"a {kind} with the number {id_} was never entered in the log")
            twice = (
                sa.select(versions.c.document)
                .where(versions.c.superseded.is_(None))
                .group_by(versions.c.document)
                .having(sa.func.count() > 1)
            )
            if (document := connection.scalar(twice.limit(1))) is not None:
                raise _Broken(f"document {document}: two of its versions stand at once")

    def files(self) -> None:
        """Count the files of the archive that no entry speaks of."""
        self.counts["unreferenced"] = sum(sha256 not in self._hashes for sha256 in self._archive.hashes())
