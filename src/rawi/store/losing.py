"""Which files lose their bytes by a redaction, and how many other texts stand in them."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.store import schema

PAGE = 500


class Losing(msgspec.Struct, frozen=True, kw_only=True):
    """A file whose bytes go, by its name, and how many texts stay that then have no bytes behind them."""

    name: str
    others: int


def losing(connection: sa.Connection, captures: Sequence[Any], gone: Collection[int]) -> list[Losing]:
    """The files of these captures, in their order; `gone` are the versions that do not stay.

    A text counts once, in the first file that brought a version of it.
    """
    names = {row.id: row.name for row in captures}
    ids = sorted(names)
    versions = schema.versions.c
    texts: dict[int, int] = {}
    for start in range(0, len(ids), PAGE):
        asked = sa.select(versions.id, versions.document, versions.capture).order_by(versions.id)
        for row in connection.execute(asked.where(versions.capture.in_(ids[start : start + PAGE]))):
            if row.id not in gone:
                texts.setdefault(row.document, row.capture)
    others = dict.fromkeys((names[id_] for id_ in ids), 0)
    for capture in texts.values():
        others[names[capture]] += 1
    return [Losing(name=name, others=number) for name, number in others.items()]
