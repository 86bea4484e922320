"""Takes what came in into the desk: bytes first, then in small transactions the log and the texts.

A text is known by its key. The same words again add nothing; other words become a new version beside the old.
Whatever was committed stays, wherever the work is cut off; the same sources again bring the rest.
"""

import datetime
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.knowledge.outlets import find_outlet, outlet_id
from rawi.model import Arrival, Capture, Issue
from rawi.settings import agent
from rawi.store import schema
from rawi.store.archive import Archive, Stored
from rawi.store.chain import Ledger
from rawi.store.database import Database
from rawi.store.known import Known, Words, known, sha256_of, tie
from rawi.store.redacted import Tombstones
from rawi.store.refused import REFUSED, let_go
from rawi.store.rows import insert_many, last
from rawi.store.words import index_words

BATCH = 200  # items in one transaction
BATCH_LETTERS = 2_000_000
BATCH_S = 2.0  # what came in is kept after this long, even if little
UID_DIGITS = 32
LIVE = frozenset(("feed", "page", "channel"))  # what they show stands now; a file may be of any age
MOST_OUTLET = 200

Item = Capture | Arrival | Issue


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what came in was new, how much was there already, what was set aside or refused."""

    captures: int = 0
    documents: int = 0
    versions: int = 0
    unchanged: int = 0
    issues: int = 0
    refused: int = 0


class _Source(NamedTuple):
    """Where texts come from: the entry of the capture, whether it shows what stands now, whether refused."""

    capture: int | None = None
    live: bool = False
    refused: bool = False


def take(
    items: Iterable[Item], database: Database, archive: Archive, after_each: Callable[[], None]
) -> Taken:
    """What was new among the items, all of it kept; `after_each` is called for each item that is kept.

    Raises: OutputError where the archive or the database does not take it; what came before is kept.
    """
    counts: Counter[str] = Counter()
    source = _Source()
    holding: set[int] = set()  # captures with something in them that was taken out
    for batch in _batches(items):
        stored = _put(batch, database, archive)
        with database.writing() as connection:
            writer = _Writer(connection, source, batch, is_sqlite=database.is_sqlite)
            for item, kept in zip(batch, stored, strict=True):
                writer.add(item, kept)
            writer.write()
        source = writer.source
        holding |= writer.holding
        counts.update(writer.counts)
        for _ in batch:
            after_each()
    let_go(database, archive, holding)
    return Taken(**counts)


def _put(batch: Sequence[Item], database: Database, archive: Archive) -> list[Stored | None]:
    """Each capture's bytes as they are in the archive now; what was taken out never gets there."""
    if not any(isinstance(item, Capture) for item in batch):
        return [None] * len(batch)
    with database.reading() as connection:
        refused = Tombstones(connection).holds
    return [archive.put(item.data, refused) if isinstance(item, Capture) else None for item in batch]


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size, begun = 0, time.monotonic()
    for item in items:
        batch.append(item)
        if isinstance(item, Capture):
            size += len(item.data) if isinstance(item.data, bytes) else 0
        else:
            size += len(item.text) if isinstance(item, Arrival) else 0
        if len(batch) >= BATCH or size >= BATCH_LETTERS or time.monotonic() - begun > BATCH_S:
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch


class _Writer:
    """Writes one batch within one transaction."""

    def __init__(
        self, connection: sa.Connection, source: _Source, batch: Sequence[Item], *, is_sqlite: bool
    ) -> None:
        self.source = source
        self.counts: Counter[str] = Counter()
        self.holding: set[int] = set()
        self._connection = connection
        self._is_sqlite = is_sqlite
        self._ledger = Ledger(connection)
        self._tombstones = Tombstones(connection)
        self._known = known(connection, [item.key for item in batch if isinstance(item, Arrival)])
        self._last = last(connection, schema.documents)
        self._documents: list[dict[str, Any]] = []
        self._versions: list[dict[str, Any]] = []
        self._captures: list[dict[str, Any]] = []
        self._issues: dict[str, dict[str, Any]] = {}
        self._superseded: list[int] = []
        self._ties: list[tuple[int, int]] = []

    def add(self, item: Item, kept: Stored | None) -> None:
        """Take one item."""
        if isinstance(item, Capture):
            if kept is None:
                raise TypeError("a capture without its bytes")
            self._add_capture(item, kept)
        elif isinstance(item, Issue):
            self._add_issue(item)
        else:
            self._add_arrival(item)

    def write(self) -> None:
        """Write what was new: the log before what it is of.

        This transaction alone writes, so numbers of documents can be given out here.
        """
        self._ledger.write()
        if self._captures:
            self._connection.execute(sa.insert(schema.captures), self._captures)
        if self._issues:
            self._write_issues()
        insert_many(self._connection, schema.documents, self._documents)
        if self._versions:
            insert_many(self._connection, schema.versions, self._versions)
            texts = [(row["id"], row["text"]) for row in self._versions]
            index_words(self._connection, texts, is_sqlite=self._is_sqlite)
        if self._superseded:
            versions = schema.versions
            self._connection.execute(
                sa.update(versions)
                .where(versions.c.id.in_(self._superseded))
                .values(superseded=self._ledger.recorded)
            )
        if self._ties:
            tie(self._connection, self._ties)

    def _add_capture(self, item: Capture, kept: Stored) -> None:
        if self._tombstones.holds(kept.sha256):
            self.source = _Source(refused=True)
            self._refuse(item.name)
            return
        live = item.method in LIVE
        same = self._same_capture(item, kept)
        if same is not None:
            self.source = _Source(same, live)
            return
        row = {
            "name": item.name, "method": item.method, "received": item.received, "tool": agent(),
            "status": item.status, "sha256": kept.sha256, "bytes": kept.bytes,
            "headers": msgspec.json.encode(item.headers, order="sorted").decode(),
        }  # fmt: skip
        id_ = self._ledger.append("capture", row)
        self._captures.append({"id": id_, **row})
        self.source = _Source(id_, live)
        self.counts["captures"] += 1

    def _same_capture(self, item: Capture, kept: Stored) -> int | None:
        """The latest capture of this name, if it brought the same bytes."""
        for row in reversed(self._captures):
            if row["name"] == item.name and row["method"] == item.method:
                return row["id"] if row["sha256"] == kept.sha256 else None
        captures = schema.captures.c
        latest = self._connection.execute(
            sa.select(captures.id, captures.sha256)
            .where(
                sa.func.substr(captures.name, 1, 500) == item.name[:500],
                captures.name == item.name,
                captures.method == item.method,
            )
            .order_by(captures.id.desc())
            .limit(1)
        ).one_or_none()
        return latest.id if latest and latest.sha256 == kept.sha256 else None

    def _add_issue(self, item: Issue) -> None:
        sha256 = sha256_of("\0".join((item.kind, item.where, item.message)))
        self._issues[sha256] = {
            "sha256": sha256, "kind": item.kind, "where": item.where, "message": item.message,
            "capture": self.source.capture, "recorded": self._ledger.recorded,
        }  # fmt: skip

    def _write_issues(self) -> None:
        """Write what was set aside and was not noted before."""
        issues = schema.issues
        there = self._connection.scalars(
            sa.select(issues.c.sha256).where(issues.c.sha256.in_(self._issues))
        ).all()
        new = [row for sha256, row in self._issues.items() if sha256 not in there]
        self.counts["issues"] += len(new)
        if new:
            self._connection.execute(sa.insert(issues), new)

    def _refuse(self, where: str) -> None:
        self.counts["refused"] += 1
        message = "was taken out of this desk for good (`rawi redact`) and stays out"
        self._add_issue(Issue(kind=REFUSED, where=where, message=message))

    def _add_arrival(self, item: Arrival) -> None:
        sha256 = sha256_of(item.text)
        if self.source.refused:
            return
        if self.source.capture is None:
            raise ValueError("a text came in before the bytes that it was found in")
        if self._tombstones.holds(item.key, sha256):
            self.holding.add(self.source.capture)
            self._refuse(f"entry {self.source.capture}")
            return
        key = sha256_of(item.key)
        known = self._known.get(key)
        same = known.same(sha256, removed=item.removed, live=self.source.live) if known else None
        if same:
            self.counts["unchanged"] += 1
            if same.capture != self.source.capture and not item.removed:  # a removal has no words
                self._ties.append((same.version, self.source.capture))
            return
        document = known.document if known else self._add_document(item, key)
        earlier = known.versions if known else ()
        returns = sum((one.sha256, one.removed) == (sha256, item.removed) for one in earlier)
        row = _version(item, sha256, self.source.capture, len(earlier) + 1, returns)
        row["recorded"] = self._ledger.recorded
        id_ = self._ledger.append("version", row)
        if known:
            self._superseded.append(known.versions[-1].version)
        self._versions.append({"id": id_, "document": document, "superseded": None, **row})
        words = Words(sha256, item.removed, id_, self.source.capture)
        self._known[key] = Known(document, (*earlier, words))
        self.counts["versions"] += 1

    def _add_document(self, item: Arrival, key: str) -> int:
        found = find_outlet(item.host) or find_outlet(item.outlet)
        named = item.host or item.outlet
        outlet = found.id if found else outlet_id(named)[:MOST_OUTLET] if named else None
        self._last += 1
        self._documents.append({
            "id": self._last, "key": item.key, "key_sha256": key, "kind": item.kind, "outlet": outlet,
            "recorded": self._ledger.recorded,
        })  # fmt: skip
        self.counts["documents"] += 1
        return self._last


def _version(item: Arrival, sha256: str, capture: int, number: int, returns: int) -> dict[str, Any]:
    """The row of a version but for its number in the log; a text that returns has another id each time."""
    named = "\0".join((item.key, sha256, *(("removed",) if item.removed else ()), *("again",) * returns))
    published = item.published
    return {
        "uid": sha256_of(named)[:UID_DIGITS], "number": number, "capture": capture, "sha256": sha256,
        "title": item.title, "text": item.text, "named": item.outlet, "host": item.host, "url": item.url,
        "published": published.at.isoformat() if published else None,
        "day": published.day if published else None, "basis": published.basis if published else None,
        "certain": published.certain if published else None, "edited": _utc(item.edited),
        "removed": item.removed, "forwarded_from": item.forwarded_from, "reply_to": item.reply_to,
        "theirs": msgspec.json.encode(item.theirs, order="sorted").decode(),
    }  # fmt: skip


def _utc(at: datetime.datetime | None) -> datetime.datetime | None:
    return at.astimezone(datetime.UTC) if at else None
