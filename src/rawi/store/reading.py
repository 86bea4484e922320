"""Gives back documents with their claims: as the desk stands, or as it stood at a moment.

Documents come in the order of their keys, page by page: memory hardly grows with their number, and two
states of a desk can be compared side by side.
"""

import datetime
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.errors import SettingsError
from rawi.model import Claim, CodedDocument, Published
from rawi.store import schema
from rawi.store.database import Database
from rawi.store.filters import Condition, Filter, is_narrow, of_claims, of_versions, standing, touches_few
from rawi.store.readings import unpack
from rawi.store.words import Asked

PAGE = 100
MOST_LISTED = 10_000  # claims that are listed before they are looked up; of more each is asked by itself
STRETCH, LONGEST_STRETCH = 1_000, 8_000  # documents that are looked through at once: first, and later
# Documents that meet what is asked, of those looked through: where they are fewer, the rest is listed.
FEW, MANY = 0.02, 0.05  # before there is a page of them, and after
_theirs = msgspec.json.Decoder(dict[str, str])


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a document with its claims, and what the desk knows of it.

    `document.id` names the version, `key` the document. `read` is when its claims were recorded, None where
    it was not coded yet; `code` and `knowledge` are the versions that read it. `origin` is the id of the
    version that it reprints. `superseded` is when a later version was recorded.
    """

    document: CodedDocument
    key: str
    kind: str
    host: str | None
    number: int
    removed: bool
    recorded: datetime.datetime
    superseded: datetime.datetime | None
    published: Published | None
    edited: datetime.datetime | None
    read: datetime.datetime | None
    code: str | None
    knowledge: str | None
    theirs: dict[str, str]
    origin: str | None = None


def stored(database: Database, wanted: Filter, as_of: datetime.datetime | None) -> Iterator[Stored]:
    """Yield what a filter asks for, by key and number. Raises: SettingsError, OutputError."""
    if as_of is not None and as_of.tzinfo is None:
        raise SettingsError(f"{as_of.isoformat()}: a moment needs its zone: 2024-05-01T06:00+03:00")
    asked = Asked(wanted.words) if wanted.words is not None else None
    for page in _pages(database, wanted, as_of):
        with database.reading() as connection:
            found = _whole(as_of).where(schema.versions.c.id.in_([one.version for one in page]))
            rows = {row.id: row for row in connection.execute(found)}
        for one in page:
            row = rows.get(one.version)
            if row is not None and (asked is None or asked.stands_in(row.text)):
                yield _stored(row, one.positions)


Positions = tuple[int, ...] | None


class _Met(NamedTuple):
    """A version that meets what is asked, with the key of its document and the positions of the claims."""

    key: str
    version: int
    positions: Positions


def _pages(database: Database, wanted: Filter, as_of: datetime.datetime | None) -> Iterator[Sequence[_Met]]:
    """Yield the versions asked for, by key and number, a page at a time.

    What many meet is found wherever one looks, and would take long to list whole: documents are looked
    through by their keys, stretch by stretch. As soon as few of them meet it, the rest is listed.
    """
    last, size, seen, found = "", STRETCH, 0, 0
    while not touches_few(wanted):
        with database.reading() as connection:
            end = connection.scalar(_key_after(last, size))
            met = list(_met(connection, wanted, as_of, lambda _: False, _between(last, end)))
        yield from _cut(met)
        if end is None:
            return
        last, seen, found = end, seen + size, found + len(met)
        if found < seen * (FEW if found < PAGE else MANY):
            break
        lacking = PAGE - found if found < PAGE else found  # a page first, then as many again
        size = min(max(STRETCH, math.ceil(lacking * seen / max(found, 1))), LONGEST_STRETCH)
    with database.reading() as connection:
        rest = _met(connection, wanted, as_of, lambda chosen: _are_listed(connection, wanted, chosen))
    yield from _cut(one for one in rest if one.key > last)


def _key_after(last: str, size: int) -> sa.Select[str]:
    """The key that ends the next stretch of so many documents; none where fewer are left."""
    key = schema.documents.c.key_sha256
    return sa.select(key).where(key > last).order_by(key).offset(size - 1).limit(1)


def _between(last: str, end: str | None) -> Condition:
    """That the key of a document comes after one and not after another."""
    key = schema.documents.c.key_sha256
    return key > last if end is None else (key > last) & (key <= end)


def _cut(met: Iterable[_Met]) -> Iterator[Sequence[_Met]]:
    rest = iter(met)
    return iter(lambda: list(islice(rest, PAGE)), [])


def _met(
    connection: sa.Connection,
    wanted: Filter,
    as_of: datetime.datetime | None,
    listed: Callable[[sa.Select[Any]], bool],
    *among: Condition,
) -> Iterator[_Met]:
    """The versions asked for, among some documents: asked at once, made one by one."""
    versions, documents, readings, claims = (
        table.c for table in (schema.versions, schema.documents, schema.readings, schema.claims)
    )
    is_sqlite = connection.dialect.name == "sqlite"
    conditions = [*among, *of_versions(wanted, as_of, is_sqlite=is_sqlite)]
    columns, order = (documents.key_sha256, versions.id), (documents.key_sha256, versions.number)
    joined = schema.versions.join(schema.documents, documents.id == versions.document)
    on_claims = of_claims(wanted, listed, looked_up=not among)
    if not on_claims:
        all_theirs = sa.select(*columns).select_from(joined).where(*conditions).order_by(*order)
        return (_Met(key, version, None) for key, version in connection.execute(all_theirs).all())
    joined = joined.join(schema.readings, readings.version == versions.id)
    joined = joined.join(schema.claims, claims.reading == readings.id)
    conditions += [standing(schema.readings, readings.retired, as_of), *on_claims]
    asked = sa.select(*columns, claims.position).select_from(joined).where(*conditions)
    rows = connection.execute(asked.order_by(*order, claims.position)).all()
    groups = groupby(rows, lambda row: (row.key_sha256, row.id))
    return (_Met(*one, tuple(row.position for row in group)) for one, group in groups)


def _are_listed(connection: sa.Connection, wanted: Filter, chosen: sa.Select[Any]) -> bool:
    """Whether listing the claims chosen costs less than asking the rest one by one.

    SQLite always lists what is asked so; PostgreSQL knows by itself.
    """
    if connection.dialect.name != "sqlite" or not is_narrow(wanted):
        return True
    first = chosen.limit(MOST_LISTED + 1).subquery()
    return (connection.scalar(sa.select(sa.func.count()).select_from(first)) or 0) <= MOST_LISTED


def _whole(as_of: datetime.datetime | None) -> sa.Select[tuple[object, ...]]:
    """All that is known of versions, with the reading that stands."""
    versions, documents, readings, runs = (
        table.c for table in (schema.versions, schema.documents, schema.readings, schema.runs)
    )
    origins = schema.versions.alias("origins")
    tie = (schema.ties.c.version == versions.id) & standing(schema.ties, schema.ties.c.retired, as_of)
    reading = (readings.version == versions.id) & standing(schema.readings, readings.retired, as_of)
    return (
        sa.select(
            schema.versions, documents.key, documents.kind, documents.outlet, readings.claims,
            readings.recorded.label("read"), runs.code, runs.knowledge, origins.c.uid.label("origin"),
        )
        .join(schema.documents, documents.id == versions.document)
        .outerjoin(schema.readings, reading)
        .outerjoin(schema.runs, runs.id == readings.confirmed)
        .outerjoin(schema.ties, tie)
        .outerjoin(origins, origins.c.id == schema.ties.c.origin)
    )  # fmt: skip


def _stored(row: sa.Row[tuple[object, ...]], positions: Positions) -> Stored:
    claims: tuple[Claim, ...] = unpack(row.claims, positions) if row.claims is not None else ()
    document = CodedDocument(
        id=row.uid, outlet=row.outlet, url=row.url, published=row.day, title=row.title, text=row.text,
        sha256=row.sha256, claims=claims,
    )  # fmt: skip
    return Stored(
        document=document, key=row.key, kind=row.kind, host=row.host, number=row.number, removed=row.removed,
        recorded=row.recorded, superseded=row.superseded, published=_published(row), edited=row.edited,
        read=row.read, code=row.code, knowledge=row.knowledge, theirs=_theirs.decode(row.theirs),
        origin=row.origin,
    )  # fmt: skip


def _published(row: sa.Row[tuple[object, ...]]) -> Published | None:
    if row.published is None:
        return None
    read = datetime.datetime if "T" in row.published else datetime.date
    return Published(at=read.fromisoformat(row.published), basis=row.basis, certain=row.certain)
