"""Lets go of files that brought again what was taken out of a desk: their bytes hold it, so they do not stay.

The other texts of such a file are taken in, without bytes behind them. The log says that its bytes went.
"""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.archive import Archive
from rawi.store.chain import Ledger, empty
from rawi.store.database import Database
from rawi.store.redacted import Tombstones, empty_captures, same_bytes

REFUSED = "redacted"  # the kind of the issue that notes what was refused, and in which capture
AGAIN = "again"  # the sort of redaction that nobody asked for anew
WHO = "rawi"
WHY = "brought again what was taken out"


def let_go(database: Database, archive: Archive, whole: Collection[int]) -> None:
    """Take the bytes of every capture out in which something was refused.

    `whole` are the captures that were read to their end: they stay out. Others were cut off, and may come
    again for the rest. Raises: OutputError; OSError of the archive.
    """
    with database.reading() as connection:
        if not _holding(connection):
            return
    with database.writing() as connection:
        rows = _holding(connection)
        entries = msgspec.json.encode([row.id for row in rows]).decode()
        redaction = {"sort": AGAIN, "reason": WHY, "who": WHO, "entries": entries}
        ledger = Ledger(connection)
        number = ledger.append("redaction", redaction)
        ledger.write()
        connection.execute(sa.insert(schema.redactions).values(id=number, **redaction))
        tombstones = Tombstones(connection)
        tombstones.bury(connection, {row.sha256 for row in rows if row.id in whole}, number)
        empty_captures(connection, rows, tombstones)
        empty(connection, [row.id for row in rows])
        for sha256 in {row.sha256 for row in rows}:  # before all this counts: cut off here, it is done again
            archive.remove(sha256)


def _holding(connection: sa.Connection) -> Sequence[Any]:
    issues = schema.issues.c
    noted = sa.select(issues.capture).where(issues.kind == REFUSED, issues.capture.is_not(None))
    return same_bytes(connection, schema.captures.c.id.in_(noted))
