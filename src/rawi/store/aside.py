"""What was set aside as it came in: each issue as it was noted, and how many there are of a kind."""

import datetime
from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.database import Database
from rawi.store.rows import each

PAGE = 500


class Aside(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was set aside: of what kind, where, why; the source it stood in, and when it was noted.

    `source` is the name of the capture, None where there was none to keep.
    """

    kind: str
    where: str
    message: str
    source: str | None
    recorded: datetime.datetime


def set_aside(database: Database, kind: str | None = None) -> Iterator[Aside]:
    """Yield what was set aside, of one kind or of all, in the order it was noted. Raises: OutputError."""
    issues, captures = schema.issues.c, schema.captures.c
    asked = sa.select(
        issues.id, issues.kind, issues.where, issues.message, captures.name.label("source"), issues.recorded
    ).outerjoin(schema.captures, captures.id == issues.capture)
    if kind is not None:
        asked = asked.where(issues.kind == kind)
    for row in each(database, asked, issues.id, PAGE):
        yield Aside(
            kind=row.kind, where=row.where, message=row.message, source=row.source, recorded=row.recorded
        )


def kinds_aside(database: Database) -> dict[str, int]:
    """How much was set aside, by its kind. Raises: OutputError."""
    kind = schema.issues.c.kind
    with database.reading() as connection:
        found = connection.execute(sa.select(kind, sa.func.count()).group_by(kind))
        return {row[0]: row[1] for row in sorted(found)}
