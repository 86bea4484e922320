"""Which outlets are out of their bounds: one went silent, one floods, texts of one are read otherwise.

Bounds stand in the outlets' files, and hold for what is followed: feeds, pages, channels. Files were chosen
by somebody, and say nothing of an outlet. Mostly a reader or a source has broken.
"""

import datetime
from collections import Counter
from typing import Literal

import msgspec
import sqlalchemy as sa

from rawi.knowledge.outlets import outlets
from rawi.store import schema
from rawi.store.database import Database
from rawi.store.intake import LIVE

WEEK = datetime.timedelta(days=7)
WEEKS_BEFORE = 4  # by their mean an outlet is known to be followed
LEAST_CODED = 20  # texts of a week, of which a share says something

Beyond = Literal["silent", "flood", "few claims", "many claims"]


class OutOfBounds(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet out of its bounds: how, with what number, and what is usual, from and to.

    `silent` and `flood` are of the texts published in a week, the others of the share with a claim among the
    texts that came in within it.
    """

    outlet: str
    beyond: Beyond
    number: float
    usual: tuple[float, float]


def out_of_bounds(database: Database, now: datetime.datetime) -> list[OutOfBounds]:
    """The outlets that are out of their bounds in the week before `now`, by their ids. Raises: OutputError.

    An outlet is silent only if it was followed: in the four weeks before, as much came as is usual at least.
    """
    with database.reading() as connection:
        week = _published(connection, now - WEEK, now)
        before = _published(connection, now - (1 + WEEKS_BEFORE) * WEEK, now - WEEK)
        coded, telling = _coded(connection, now - WEEK)
    found = []
    for id_ in sorted({*week, *before, *coded} & set(outlets())):
        bounds = outlets()[id_].bounds
        beyond = _of_number(week[id_], before[id_] / WEEKS_BEFORE, bounds.documents_a_week)
        if beyond:
            found.append(
                OutOfBounds(outlet=id_, beyond=beyond, number=week[id_], usual=bounds.documents_a_week)
            )
        share = telling[id_] / coded[id_] if coded[id_] >= LEAST_CODED else None
        least, most = bounds.with_a_claim
        if share is not None and not least <= share <= most:
            kind: Beyond = "few claims" if share < least else "many claims"
            found.append(OutOfBounds(outlet=id_, beyond=kind, number=share, usual=bounds.with_a_claim))
    return found


def _of_number(week: int, before: float, usual: tuple[int, int]) -> Beyond | None:
    least, most = usual
    if week > most:
        return "flood"
    return "silent" if week < least <= before else None


def _published(connection: sa.Connection, since: datetime.datetime, until: datetime.datetime) -> Counter[str]:
    """How many texts of each outlet were published between two moments; came in, where no day is told."""
    versions, documents = schema.versions.c, schema.documents.c
    told = (versions.day > since.date()) & (versions.day <= until.date())
    untold = versions.day.is_(None) & (versions.recorded > since) & (versions.recorded <= until)
    return _counted(connection, documents.outlet, (versions.number == 1) & (told | untold))


def _coded(connection: sa.Connection, since: datetime.datetime) -> tuple[Counter[str], Counter[str]]:
    """How many texts of each outlet came in since a moment and were coded; how many of them have a claim."""
    versions, readings, claims = schema.versions.c, schema.readings.c, schema.claims.c
    standing = sa.select(readings.id).where(readings.version == versions.id, readings.retired.is_(None))
    telling = sa.select(claims.id).join(schema.readings, readings.id == claims.reading)
    telling = telling.where(readings.version == versions.id, readings.retired.is_(None))
    stands = versions.superseded.is_(None) & (versions.recorded > since)
    outlet = schema.documents.c.outlet
    coded = _counted(connection, outlet, stands & sa.exists(standing))
    return coded, _counted(connection, outlet, stands & sa.exists(telling))


def _counted(
    connection: sa.Connection, outlet: sa.Column[str], condition: sa.ColumnElement[bool]
) -> Counter[str]:
    """How many versions of each outlet meet a condition."""
    versions, captures = schema.versions.c, schema.captures.c
    joined = schema.versions.join(schema.documents, schema.documents.c.id == versions.document)
    joined = joined.join(schema.captures, captures.id == versions.capture)
    asked = sa.select(outlet, sa.func.count()).select_from(joined)
    asked = asked.where(condition, captures.method.in_(LIVE), outlet.is_not(None))
    return Counter({row[0]: row[1] for row in connection.execute(asked.group_by(outlet))})
