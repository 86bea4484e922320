"""How a desk stands: how much of what is in it, what waits, what was set aside."""

import datetime

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.aside import kinds_aside
from rawi.store.chain import head
from rawi.store.database import Database
from rawi.store.refused import AGAIN


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of what is in a desk; `head` is the last entry's number and hash, `latest` when it was made.

    `changed` counts documents with more than one version, `issues` what was set aside by its kind.
    """

    documents: int
    versions: int
    changed: int
    removed: int
    captures: int
    coded: int
    claims: int
    runs: int
    reprints: int
    redactions: int
    issues: dict[str, int]
    head: tuple[int, str]
    latest: datetime.datetime | None


def status(database: Database) -> Status:
    """How a desk stands now. Raises: OutputError."""
    versions, readings, claims = schema.versions, schema.readings, schema.claims
    standing = sa.select(readings.c.id).where(readings.c.retired.is_(None))
    kinds = kinds_aside(database)
    with database.reading() as connection:

        def count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
            return connection.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0

        last = head(connection)
        return Status(
            documents=count(schema.documents),
            versions=count(versions),
            changed=count(versions, versions.c.number == 2),
            removed=count(versions, versions.c.removed, versions.c.superseded.is_(None)),
            captures=count(schema.captures),
            coded=count(readings, readings.c.retired.is_(None)),
            claims=count(claims, claims.c.reading.in_(standing)),
            runs=count(schema.runs),
            reprints=count(schema.ties, schema.ties.c.retired.is_(None)),
            redactions=count(schema.redactions, schema.redactions.c.sort != AGAIN),
            issues=kinds,
            head=(last.id, last.hash.hex()),
            latest=last.recorded if last.id else None,
        )
