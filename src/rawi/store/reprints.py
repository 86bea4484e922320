"""Finds texts that reprint another, ties them to one origin, and records what was changed.

The origin is the text that was published first, else recorded first. Where an earlier one arrives, ties are
retired and made anew: nothing is written over.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.changes import changed_words
from rawi.store.database import Database
from rawi.store.likeness import ALIKE, bands, likeness, packed, signature, unpacked

BATCH = 100
MOST_CANDIDATES = 200  # of one band; a form letter ties no more


def tie_reprints(database: Database, after_each: Callable[[int], None]) -> int:
    """How many texts were newly tied to an origin; every version that was not looked at yet is.

    Raises: OutputError. What was tied before stays.
    """
    tied = 0
    while True:
        with database.writing() as connection:
            rows = _unseen(connection)
            for row in rows:
                tied += _look_at(connection, row)
        if not rows:
            return tied
        after_each(len(rows))


def _unseen(connection: sa.Connection) -> Sequence[Any]:
    versions, signatures = schema.versions.c, schema.signatures.c
    return connection.execute(
        sa.select(versions.id, versions.document, versions.day, versions.recorded, versions.text)
        .outerjoin(schema.signatures, signatures.version == versions.id)
        .where(signatures.version.is_(None), versions.removed.is_(False))
        .order_by(versions.id)
        .limit(BATCH)
    ).all()


def _look_at(connection: sa.Connection, row: Any) -> int:
    """Keep the signature of a version, and tie it or what it is the origin of; how many ties were made."""
    made = signature(row.text)
    kept = packed(made) if made else b""
    connection.execute(sa.insert(schema.signatures).values(version=row.id, signature=kept))
    if made is None:
        return 0
    marks = bands(made)
    alike = _alike(connection, row, made, marks)
    connection.execute(sa.insert(schema.bands), [{"band": band, "version": row.id} for band in set(marks)])
    if not alike:
        return 0
    origin = min([row, *alike], key=_age)
    if origin.id != row.id:
        return _tie(connection, row, made, _root(connection, origin))
    below = {other.id: other for other in alike}
    below |= {other.id: other for other in _tied_to(connection, list(below)) if other.id != row.id}
    return sum(_tie(connection, other, unpacked(other.signature), row) for other in below.values())


def _rows() -> sa.Select[Any]:
    versions, signatures = schema.versions.c, schema.signatures.c
    return sa.select(versions.id, versions.day, versions.recorded, versions.text, signatures.signature).join(
        schema.signatures, signatures.version == versions.id
    )


def _root(connection: sa.Connection, origin: Any) -> Any:
    """What an origin reprints itself, or the origin."""
    ties = schema.ties.c
    above = sa.select(ties.origin).where(ties.version == origin.id, ties.retired.is_(None))
    found = connection.execute(_rows().where(schema.versions.c.id.in_(above))).one_or_none()
    return origin if found is None else found


def _tied_to(connection: sa.Connection, origins: Sequence[int]) -> Sequence[Any]:
    """The versions that are tied to these."""
    ties = schema.ties.c
    tied = sa.select(ties.version).where(ties.origin.in_(origins), ties.retired.is_(None))
    return connection.execute(_rows().where(schema.versions.c.id.in_(tied))).all()


def _age(row: Any) -> tuple[datetime.date, datetime.datetime, int]:
    return row.day or datetime.date.max, row.recorded, row.id


def _alike(connection: sa.Connection, row: Any, made: Sequence[int], marks: Iterable[int]) -> list[Any]:
    """The versions of other documents that are alike."""
    versions = schema.versions.c
    near = sa.select(schema.bands.c.version).where(schema.bands.c.band.in_(set(marks))).distinct()
    rows = connection.execute(
        _rows().where(versions.id.in_(near.limit(MOST_CANDIDATES)), versions.document != row.document)
    ).all()
    return [other for other in rows if likeness(made, unpacked(other.signature)) >= ALIKE]


def _tie(connection: sa.Connection, row: Any, made: Sequence[int], origin: Any) -> int:
    """Tie a version to its origin, in place of a tie to another; 1, or 0 where the tie stands."""
    ties = schema.ties
    stands = connection.execute(
        sa.select(ties.c.id, ties.c.origin).where(ties.c.version == row.id, ties.c.retired.is_(None))
    ).one_or_none()
    if stands is not None and stands.origin == origin.id:
        return 0
    now = datetime.datetime.now(datetime.UTC)
    if stands is not None:
        connection.execute(sa.update(ties).where(ties.c.id == stands.id).values(retired=now))
    other = signature(origin.text) or made
    connection.execute(
        sa.insert(ties).values(
            version=row.id, origin=origin.id, likeness=likeness(made, other), recorded=now,
            changed=msgspec.json.encode(changed_words(origin.text, row.text)).decode(),
        )
    )  # fmt: skip
    return 1
