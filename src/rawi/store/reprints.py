"""Finds texts that reprint another, ties them to one origin, and records what was changed.

The origin is the text that was published first, else recorded first. Where an earlier one arrives, ties are
retired and made anew: nothing is written over.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.changes import changed_words
from rawi.store.database import Database
from rawi.store.likeness import ALIKE, bands, likeness, packed, signature, unpacked
from rawi.store.rows import insert_many, pages

BATCH = 100
PAGE = 500
MOST_CANDIDATES = 200  # of one band; a form letter ties no more


class _Signed(NamedTuple):
    """A version that is compared: its number, that of its document, its age, its signature."""

    id: int
    document: int
    day: datetime.date | None
    recorded: datetime.datetime
    numbers: tuple[int, ...]


def tie_reprints(database: Database, after_each: Callable[[int], None]) -> int:
    """How many texts were newly tied to an origin; every version that was not looked at yet is.

    Raises: OutputError. What was tied before stays.
    """
    tied = 0
    while True:
        with database.writing() as connection:
            rows = _unseen(connection)
            tied += _look_at(connection, rows)
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


def _look_at(connection: sa.Connection, rows: Sequence[Any]) -> int:
    """Keep the signatures of versions, and tie each or what it is the origin of; how many ties were made."""
    made = {row.id: signature(row.text) for row in rows}
    kept = [{"version": id_, "signature": packed(each) if each else b""} for id_, each in made.items()]
    insert_many(connection, schema.signatures, kept)
    marks = {id_: sorted(set(bands(each))) for id_, each in made.items() if each}
    standing = _standing(connection, {mark for each in marks.values() for mark in each})
    known = _signed(connection, {id_ for ids in standing.values() for id_ in ids})
    tied, new = 0, []
    for row in rows:
        if not (numbers := made[row.id]):
            continue
        text = _Signed(row.id, row.document, row.day, row.recorded, numbers)
        near = {id_ for mark in marks[row.id] for id_ in standing.setdefault(mark, [])}
        for mark in marks[row.id]:
            if len(standing[mark]) < MOST_CANDIDATES:
                standing[mark].append(row.id)
                new.append({"band": mark, "version": row.id})
        known[row.id] = text
        if alike := _alike(text, (known[id_] for id_ in sorted(near))):
            tied += _tie_all(connection, text, alike)
    insert_many(connection, schema.bands, new)
    return tied


def _standing(connection: sa.Connection, marks: Iterable[int]) -> dict[int, list[int]]:
    """The versions that stand in these bands."""
    table = schema.bands.c
    found: dict[int, list[int]] = {}
    for some in pages(marks, PAGE):
        here = sa.select(table.band, table.version).where(table.band.in_(some))
        for band, version in connection.execute(here):
            found.setdefault(band, []).append(version)
    return found


def _signed(connection: sa.Connection, ids: Iterable[int]) -> dict[int, _Signed]:
    """The versions of these numbers, by them; short texts are left out."""
    versions, signatures = schema.versions.c, schema.signatures.c
    chosen = sa.select(
        versions.id, versions.document, versions.day, versions.recorded, signatures.signature
    ).join(schema.signatures, signatures.version == versions.id)
    found = {}
    for some in pages(ids, PAGE):
        for row in connection.execute(chosen.where(versions.id.in_(some))):
            if row.signature:
                numbers = unpacked(row.signature)
                found[row.id] = _Signed(row.id, row.document, row.day, row.recorded, numbers)
    return found


def _alike(text: _Signed, near: Iterable[_Signed]) -> list[_Signed]:
    """The texts of other documents that are alike."""
    return [
        other
        for other in near
        if other.document != text.document and likeness(text.numbers, other.numbers) >= ALIKE
    ]


def _tie_all(connection: sa.Connection, text: _Signed, alike: Sequence[_Signed]) -> int:
    """Tie a text to the first of those that are alike, or all of them to it; how many ties were made."""
    origin = min([text, *alike], key=_age)
    if origin.id != text.id:
        return _tie(connection, text, _root(connection, origin))
    below = {other.id: other for other in alike}
    ties = schema.ties.c
    tied = sa.select(ties.version).where(ties.origin.in_(below), ties.retired.is_(None))
    below |= _signed(connection, connection.scalars(tied).all())
    return sum(_tie(connection, other, text) for id_, other in below.items() if id_ != text.id)


def _age(text: _Signed) -> tuple[datetime.date, datetime.datetime, int]:
    return text.day or datetime.date.max, text.recorded, text.id


def _root(connection: sa.Connection, origin: _Signed) -> _Signed:
    """What an origin reprints itself, or the origin."""
    ties = schema.ties.c
    above = sa.select(ties.origin).where(ties.version == origin.id, ties.retired.is_(None))
    found = _signed(connection, connection.scalars(above).all())
    return next(iter(found.values()), origin)


def _tie(connection: sa.Connection, text: _Signed, origin: _Signed) -> int:
    """Tie a version to its origin, in place of a tie to another; 1, or 0 where the tie stands."""
    ties, versions = schema.ties, schema.versions.c
    stands = connection.execute(
        sa.select(ties.c.id, ties.c.origin).where(ties.c.version == text.id, ties.c.retired.is_(None))
    ).one_or_none()
    if stands is not None and stands.origin == origin.id:
        return 0
    now = datetime.datetime.now(datetime.UTC)
    if stands is not None:
        connection.execute(sa.update(ties).where(ties.c.id == stands.id).values(retired=now))
    both = sa.select(versions.id, versions.text).where(versions.id.in_((origin.id, text.id)))
    words = {row.id: row.text for row in connection.execute(both)}
    connection.execute(
        sa.insert(ties).values(
            version=text.id, origin=origin.id, likeness=likeness(text.numbers, origin.numbers), recorded=now,
            changed=msgspec.json.encode(changed_words(words[origin.id], words[text.id])).decode(),
        )
    )  # fmt: skip
    return 1
