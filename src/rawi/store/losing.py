"""Which files lose their bytes by a redaction, and how many other texts stand without bytes after it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.rows import pages

PAGE = 500


class Losing(msgspec.Struct, frozen=True, kw_only=True):
    """A file whose bytes go, by its name, and how many texts stay that then have no bytes behind them."""

    name: str
    others: int


def captures_of(connection: sa.Connection, ids: Collection[int]) -> set[int]:
    """The captures that brought these versions, at first or again."""
    versions = schema.versions.c
    return {row.capture for row in _carried(connection, versions.id, schema.carriers.c.version, ids)}


def losing(connection: sa.Connection, captures: Sequence[Any], gone: Collection[int]) -> list[Losing]:
    """The files of these captures, in their order; `gone` are the versions that do not stay.

    A text counts once, in the first file that brought a version of it, unless another file that stays brought
    that version too.
    """
    names = {row.id: row.name for row in captures}
    own, again = schema.versions.c, schema.carriers.c
    brought: dict[int, Any] = {}
    for row in _carried(connection, own.capture, again.capture, names):
        if row.version not in gone and row.capture <= brought.get(row.version, row).capture:
            brought[row.version] = row
    keeping = {
        row.version
        for row in _carried(connection, own.id, again.version, brought)
        if row.capture not in names and row.kept
    }
    texts: dict[int, int] = {}
    for version, row in sorted(brought.items()):
        if version not in keeping:
            texts.setdefault(row.document, row.capture)
    others = dict.fromkeys((names[id_] for id_ in sorted(names)), 0)
    for capture in texts.values():
        others[names[capture]] += 1
    return [Losing(name=name, others=number) for name, number in others.items()]


def with_bytes(connection: sa.Connection, ids: Collection[int]) -> set[int]:
    """The versions among these that stand in the bytes of a capture."""
    return {
        row.version
        for row in _carried(connection, schema.versions.c.id, schema.carriers.c.version, ids)
        if row.kept
    }


def _carried(
    connection: sa.Connection, own: sa.Column[Any], again: sa.Column[Any], ids: Collection[int]
) -> Iterator[Any]:
    """Yield what capture brought what version of what document, and whether its bytes are kept.

    `own` and `again` are the columns in which `ids` are looked up.
    """
    versions, carriers, captures = schema.versions.c, schema.carriers.c, schema.captures.c
    kept = (captures.sha256 != "").label("kept")
    first = sa.select(versions.id.label("version"), versions.capture, versions.document, kept).join(
        schema.captures, captures.id == versions.capture
    )
    later = (
        sa.select(carriers.version, carriers.capture, versions.document, kept)
        .join(schema.versions, versions.id == carriers.version)
        .join(schema.captures, captures.id == carriers.capture)
    )
    for page in pages(ids, PAGE):
        yield from connection.execute(first.where(own.in_(page)))
        yield from connection.execute(later.where(again.in_(page)))
