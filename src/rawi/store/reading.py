"""Gives back documents with their claims: as the desk stands, or as it stood at a moment.

Documents come in the order of their keys, page by page: memory hardly grows with their number, and two
states of a desk can be compared side by side.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.errors import SettingsError
from rawi.model import Claim, CodedDocument, Published
from rawi.store import schema
from rawi.store.database import Database
from rawi.store.filters import Filter, of_claims, of_versions, standing
from rawi.store.readings import unpack
from rawi.store.words import Asked

PAGE = 100
MOST_LISTED = 10_000  # claims that are listed before they are looked up; of more each is asked by itself
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
    ids = _versions_found(database, wanted, as_of)
    for start in range(0, len(ids), PAGE):
        page = ids[start : start + PAGE]
        with database.reading() as connection:
            rows = connection.execute(_whole(as_of).where(schema.versions.c.id.in_([id_ for id_, _ in page])))
            by_id = {row.id: row for row in rows}
        for id_, positions in page:
            row = by_id.get(id_)
            if row is not None and (asked is None or asked.stands_in(row.text)):
                yield _stored(row, positions)


Positions = tuple[int, ...] | None


def _versions_found(
    database: Database, wanted: Filter, as_of: datetime.datetime | None
) -> Sequence[tuple[int, Positions]]:
    """The versions asked for, in their order, each with the positions of the claims asked for."""
    versions, documents, readings, claims = (
        table.c for table in (schema.versions, schema.documents, schema.readings, schema.claims)
    )
    conditions = list(of_versions(wanted, as_of, is_sqlite=database.is_sqlite))
    order = (documents.key_sha256, versions.number)
    on_claims = of_claims(wanted, lambda chosen: database.is_sqlite and _are_many(database, chosen))
    joined = schema.versions.join(schema.documents, documents.id == versions.document)
    if not on_claims:
        with database.reading() as connection:
            found = sa.select(versions.id).select_from(joined).where(*conditions).order_by(*order)
            return [(id_, None) for id_ in connection.scalars(found)]
    joined = joined.join(schema.readings, readings.version == versions.id)
    joined = joined.join(schema.claims, claims.reading == readings.id)
    conditions += [standing(schema.readings, readings.retired, as_of), *on_claims]
    with database.reading() as connection:
        found = sa.select(versions.id, claims.position).select_from(joined).where(*conditions)
        pairs = connection.execute(found.order_by(*order, claims.position)).all()
    return [(id_, tuple(pair[1] for pair in group)) for id_, group in groupby(pairs, lambda pair: pair[0])]


def _are_many(database: Database, chosen: sa.Select[Any]) -> bool:
    """Whether so many claims are chosen that listing them costs more than asking the rest one by one.

    SQLite always lists them; PostgreSQL knows by itself.
    """
    with database.reading() as connection:
        first = chosen.limit(MOST_LISTED + 1).subquery()
        return (connection.scalar(sa.select(sa.func.count()).select_from(first)) or 0) > MOST_LISTED


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
