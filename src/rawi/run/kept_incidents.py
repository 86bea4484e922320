"""The incidents that a desk keeps, as they are wanted: filtered, with figures by named policies."""

import datetime
from collections.abc import Iterator

import msgspec

from rawi.export.incident_filter import Wanted, is_wanted
from rawi.link.incidents import figures_of
from rawi.model import Incident
from rawi.run.incidents import How
from rawi.store import Desk


def kept_incidents(
    desk: Desk, wanted: Wanted, how: How, as_of: datetime.datetime | None = None
) -> Iterator[Incident]:
    """Yield what is wanted, by first day and id, as the desk has it or had it at a moment.

    `wanted.changed_since` is when the desk found it to be as it is.
    """
    rest = msgspec.structs.replace(wanted, changed_since=None)
    states = desk.incidents.standing(
        uids=wanted.ids,
        since=wanted.since,
        until=wanted.until,
        changed_since=wanted.changed_since,
        as_of=as_of,
    )
    for state in states:
        if is_wanted(state.incident, rest):
            figures = figures_of(state.incident, how.policies, how.rank)
            yield msgspec.structs.replace(state.incident, figures=figures)
