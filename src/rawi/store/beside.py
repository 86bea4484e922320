"""What a desk keeps beside its texts: marks of visits to go on from, and what people say of claims."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator

import msgspec
import sqlalchemy as sa

from rawi.model import Judgement
from rawi.read.visit import NEVER, Visit
from rawi.store import schema
from rawi.store.database import Database


def visit_of(database: Database, source: str) -> Visit:
    """What the last visit of a source left; `NEVER` for one never visited. Raises: OutputError."""
    visits = schema.visits.c
    with database.reading() as connection:
        kept = connection.scalar(sa.select(visits.visit).where(visits.source == source))
    return NEVER if kept is None else msgspec.json.decode(kept, type=Visit)


def keep_visit(database: Database, source: str, visit: Visit) -> None:
    """Keep what a visit left for the next one. Raises: OutputError."""
    visits = schema.visits
    row = {"visit": msgspec.json.encode(visit).decode(), "recorded": datetime.datetime.now(datetime.UTC)}
    with database.writing() as connection:
        known = connection.execute(sa.update(visits).where(visits.c.source == source).values(row)).rowcount
        if not known:
            connection.execute(sa.insert(visits).values(source=source, **row))


def judge(database: Database, judgements: Iterable[Judgement]) -> int:
    """How many of the judgements were new; all of them are kept. Raises: OutputError."""
    table = schema.judgements
    now = datetime.datetime.now(datetime.UTC)
    rows = {}
    for item in judgements:
        encoded = msgspec.json.encode(item)
        sha256 = hashlib.sha256(encoded).hexdigest()
        rows[sha256] = {"sha256": sha256, "about": item.about, "judgement": encoded.decode(), "recorded": now}
    with database.writing() as connection:
        there = set(connection.scalars(sa.select(table.c.sha256).where(table.c.sha256.in_(rows))))
        new = [row for sha256, row in rows.items() if sha256 not in there]
        if new:
            connection.execute(sa.insert(table), new)
    return len(new)


def judgements(database: Database, about: str | None = None) -> Iterator[Judgement]:
    """Yield what people said, of one claim or of all, in the order it came in. Raises: OutputError."""
    table = schema.judgements.c
    asked = sa.select(table.judgement).order_by(table.id)
    with database.reading() as connection:
        found = connection.scalars(asked if about is None else asked.where(table.about == about)).all()
    yield from (msgspec.json.decode(row, type=Judgement) for row in found)
