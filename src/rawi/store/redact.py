"""Takes a person, a text or a file out of a desk for good, where law or safety demands it.

Words and bytes go from tables, search, archive and free pages. What stays is an entry of the log: when, who
and why; the entries that it emptied keep digests that tell nothing, and the chain holds. What was taken out
does not come back when it arrives again. What PostgreSQL has in its own log goes when it recycles that.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from rawi.arabic.fold import fold
from rawi.errors import InputError, SettingsError
from rawi.store import schema
from rawi.store.archive import Archive
from rawi.store.chain import VERSION, Ledger, empty
from rawi.store.database import Database
from rawi.store.incidents import forget
from rawi.store.intake import UID_DIGITS
from rawi.store.known import sha256_of
from rawi.store.losing import Losing, captures_of, losing
from rawi.store.masking import masked, name_pattern
from rawi.store.redacted import Tombstones, empty_captures, same_bytes
from rawi.store.words import index_anew

PAGE = 500
LEAST_DIGITS = 12  # of the id of a version, or of a hash
NAMING = ("title", "named", "host", "url", "forwarded_from", "reply_to", "theirs")

Sort = Literal["person", "text", "file"]


class Redacted(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken out: whole versions of texts, names within others, files of the archive.

    `losing` names these files and counts the other texts in them, which stay.
    """

    versions: int
    masked: int
    files: int
    losing: list[Losing]


def redact(
    database: Database, archive: Archive, sort: Sort, subject: str, *, reason: str, who: str
) -> Redacted:
    """What was taken out. `subject` is a name, a document's key or a version's id, a file's name or hash.

    Raises: SettingsError without reason or who; InputError where there is nothing of it; OutputError.
    """
    if not (reason.strip() and who.strip() and subject.strip()):
        raise SettingsError("redact: name what is taken out, why (--reason) and who says so (--who)")
    with database.writing() as connection:
        work = _Redaction(connection, sort, subject, is_sqlite=database.is_sqlite)
        done = work.done(reason, who)
        found = work.found_anything
        tombstones = Tombstones(connection)
    swept = [sha256 for sha256 in archive.hashes() if tombstones.holds(sha256)]
    for sha256 in swept:  # also what an earlier redaction left that was cut off here
        archive.remove(sha256)
    if not found and not swept:
        raise InputError(f"redact: there is no such {sort} in {database.name}")
    database.forget()
    return done


def outlook(database: Database, sort: Sort, subject: str) -> Redacted:
    """What `redact` would take out, nothing of it taken. Raises: SettingsError for no name; OutputError."""
    with database.reading() as connection:
        return _Redaction(connection, sort, subject, is_sqlite=database.is_sqlite).counts


class _Redaction:
    """One redaction within one transaction."""

    def __init__(self, connection: sa.Connection, sort: Sort, subject: str, *, is_sqlite: bool) -> None:
        self._connection, self._sort, self._subject, self._is_sqlite = connection, sort, subject, is_sqlite
        self._tombstones = Tombstones(connection)
        self._name = name_pattern(subject) if sort == "person" else None
        self._whole: list[Any] = []
        self._masked: list[Any] = []
        captures: set[int] = set()
        if sort == "file":
            captures = self._captures_called(subject)
            self._whole = self._versions(schema.versions.c.capture.in_(captures))
        elif sort == "text":
            self._whole = self._versions_called(subject)
        else:
            self._masked = self._versions_naming()
            captures = self._captures_naming()
        gone = {row.id for row in (*self._whole, *self._masked)}
        captures |= captures_of(connection, gone)
        self._captures = same_bytes(connection, schema.captures.c.id.in_(captures))
        self.found_anything = bool(self._whole or self._masked or self._captures)
        self.counts = Redacted(
            versions=len(self._whole),
            masked=len(self._masked),
            files=len({row.sha256 for row in self._captures}),
            losing=losing(connection, self._captures, gone),
        )

    def done(self, reason: str, who: str) -> Redacted:
        """Take it out, and enter that in the log."""
        if not self.found_anything:
            return self.counts
        ledger = Ledger(self._connection)
        touched = [*self._whole, *self._masked]
        entries = sorted({row.id for row in (*touched, *self._captures)})
        row = {
            "sort": self._sort,
            "reason": reason,
            "who": who,
            "entries": msgspec.json.encode(entries).decode(),
        }
        number = ledger.append("redaction", row)
        anew = [self._mask(version, ledger) for version in self._masked]
        ledger.write()
        self._connection.execute(sa.insert(schema.redactions).values(id=number, **row))
        self._bury(number)
        self._delete([version.id for version in touched])
        if anew:
            self._connection.execute(sa.insert(schema.versions), anew)
        empty_captures(self._connection, self._captures, self._tombstones)
        self._beside(touched)
        self._settle_documents({version.document for version in touched})
        empty(self._connection, entries)
        index_anew(self._connection, self._texts(), is_sqlite=self._is_sqlite)
        return self.counts

    def _captures_called(self, subject: str) -> set[int]:
        captures = schema.captures.c
        names = (subject, self._tombstones.blind_name(subject))  # the second: its bytes went earlier
        called: sa.ColumnElement[bool] = captures.name.in_(names)
        if len(subject) >= LEAST_DIGITS and re.fullmatch("[0-9a-f]+", subject):
            called |= captures.sha256.startswith(subject)
        return set(self._connection.scalars(sa.select(captures.id).where(called)))

    def _captures_naming(self) -> set[int]:
        rows = self._connection.execute(sa.select(schema.captures.c.id, schema.captures.c.name))
        return {row.id for row in rows if self._names(row.name)}

    def _versions(self, condition: sa.ColumnElement[bool]) -> list[Any]:
        versions, documents = schema.versions, schema.documents
        joined = sa.select(versions, documents.c.key).join(documents, documents.c.id == versions.c.document)
        return list(self._connection.execute(joined.where(condition)).all())

    def _versions_called(self, subject: str) -> list[Any]:
        versions, documents = schema.versions.c, schema.documents.c
        called = documents.key == subject
        if len(subject) >= LEAST_DIGITS and re.fullmatch("[0-9a-f]+", subject):
            called |= versions.uid.startswith(subject)
        chosen = sa.select(versions.document).join(schema.documents, documents.id == versions.document)
        return self._versions(versions.document.in_(chosen.where(called)))

    def _versions_naming(self) -> list[Any]:
        found: list[Any] = []
        last = 0
        while True:
            ids = sa.select(schema.versions.c.id).where(schema.versions.c.id > last)
            page = self._versions(schema.versions.c.id.in_(ids.order_by(schema.versions.c.id).limit(PAGE)))
            if not page:
                return found
            last = max(row.id for row in page)
            found += [
                row for row in page if self._names(row.text, row.key, *(getattr(row, n) for n in NAMING))
            ]

    def _names(self, *words: str | None) -> bool:
        return self._name is not None and any(self._name.search(fold(each).text) for each in words if each)

    def _mask(self, version: Any, ledger: Ledger) -> dict[str, Any]:
        """The version as it stands from now on, under a number of its own."""
        assert self._name is not None
        row = {name: getattr(version, name) for name in (*VERSION, "text", "document", "day", "superseded")}
        for name in ("text", *NAMING):
            row[name] = row[name] and masked(row[name], self._name)
        key = version.key
        if self._names(key):
            key = self._tombstones.blind_name(key)
            documents = schema.documents
            self._connection.execute(
                sa.update(documents)
                .where(documents.c.id == version.document)
                .values(key=key, key_sha256=sha256_of(key))
            )
        row["sha256"] = sha256_of(row["text"])
        row["uid"] = sha256_of("\0".join((key, row["sha256"], str(version.number))))[:UID_DIGITS]
        return {"id": ledger.append("version", row), **row}

    def _bury(self, number: int) -> None:
        """Note, blinded, what may not come back."""
        words = {row.sha256 for row in (*self._whole, *self._masked, *self._captures)}
        words |= {row.key for row in self._whole if self._sort == "text"}
        words |= {row.key for row in self._masked if self._names(row.key)}
        words.discard(sha256_of(""))  # a removal has no words
        self._tombstones.bury(self._connection, words, number)

    def _delete(self, ids: Sequence[int]) -> None:
        """Delete versions with all that was read in them, and told of them."""
        forget(self._connection, ids)
        readings = sa.select(schema.readings.c.id).where(schema.readings.c.version.in_(ids))
        claims = sa.select(schema.claims.c.id).where(schema.claims.c.reading.in_(readings))
        for table, column, chosen in (
            (schema.places, "claim", claims), (schema.actors, "claim", claims),
            (schema.claims, "reading", readings), (schema.readings, "version", ids),
            (schema.ties, "version", ids), (schema.ties, "origin", ids), (schema.bands, "version", ids),
            (schema.signatures, "version", ids), (schema.carriers, "version", ids),
        ):  # fmt: skip
            self._connection.execute(sa.delete(table).where(table.c[column].in_(chosen)))
        if not self._is_sqlite:
            words = sa.table("words", sa.column("version"))
            self._connection.execute(sa.delete(words).where(words.c.version.in_(ids)))
        self._connection.execute(sa.delete(schema.versions).where(schema.versions.c.id.in_(ids)))

    def _beside(self, touched: Sequence[Any]) -> None:
        """Delete issues, marks of visits and judgements that speak of what goes."""
        parts = {row.uid for row in touched} | {row.key for row in touched}
        chosen = (
            (schema.issues, "id", ("where", "message")),
            (schema.visits, "source", ("visit", "source")),
            (schema.judgements, "id", ("about", "judgement")),
        )
        for table, key, columns in chosen:
            rows = self._connection.execute(sa.select(table)).mappings().all()
            speak = [
                row[key]
                for row in rows
                if any(part in row[name] for part in parts for name in columns)
                or self._names(*(row[name] for name in columns))
            ]
            self._connection.execute(sa.delete(table).where(table.c[key].in_(speak)))

    def _settle_documents(self, ids: set[int]) -> None:
        """Let the last version that is left stand, and forget documents without any."""
        versions, documents = schema.versions.c, schema.documents
        for document in ids:
            left = (
                sa.select(versions.id).where(versions.document == document).order_by(versions.number.desc())
            )
            last = self._connection.scalar(left.limit(1))
            if last is None:
                self._connection.execute(sa.delete(documents).where(documents.c.id == document))
            else:
                stands = sa.update(schema.versions).where(versions.id == last)
                self._connection.execute(stands.values(superseded=None))

    def _texts(self) -> Iterator[list[tuple[int, str]]]:
        versions = schema.versions.c
        last = 0
        while True:
            asked = sa.select(versions.id, versions.text).where(versions.id > last).order_by(versions.id)
            rows = self._connection.execute(asked.limit(PAGE)).all()
            if not rows:
                return
            last = rows[-1].id
            yield [(row.id, row.text) for row in rows]
