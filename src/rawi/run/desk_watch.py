"""Watches for a desk: its sources by its settings, what comes in into its store, what is new coded."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from rawi.errors import SettingsError
from rawi.read.sources import WatchedSource, check
from rawi.read.visit import Visit
from rawi.run.desk import run_desk
from rawi.run.stamping import stamp_if_due
from rawi.run.watch import Taken, Visited, Watch

if TYPE_CHECKING:
    from rawi.store import Desk


def watch_desk(
    desk: "Desk",
    named: Sequence[WatchedSource],
    stop: threading.Event,
    after: Callable[[Visited], object],
    *,
    once: bool,
    allow_hosts: Sequence[str] = (),
    jobs: int | None = 1,
) -> None:
    """Watch the named sources, or those of the desk's settings, until `stop` is set, or once.

    `after` is called with each visit that is over, when what it brought is coded (without jobs it is not).
    Once a day the log is stamped, where the settings name a service.
    Raises: SettingsError where there is nothing to watch; OutputError where the desk does not take it.
    """
    settings = desk.place.settings
    sources = named or settings.source
    if not sources:
        message = "nothing to watch; name a SOURCE, or write [[source]] into its rawi.toml"
        raise SettingsError(f"{desk.place.name}: {message}")
    fetching = msgspec.structs.replace(
        settings.fetch, allow_hosts=(*settings.fetch.allow_hosts, *allow_hosts)
    )
    check(sources, fetching, desk.place.name)

    def over(visit: Visited) -> None:
        if jobs and visit.counts["versions"]:
            run_desk(desk, jobs, lambda _waiting: None, lambda _kept: None)
        stamp_if_due(desk)
        after(visit)

    Watch(sources, _Counting(desk), fetching, stop, after=over).run(once=once)


class _Counting:
    """A desk as a watch sees it: it says how much was new."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def visit_of(self, source: str) -> Visit:
        """What the last visit of a source left."""
        return self._desk.visit_of(source)

    def keep_visit(self, source: str, visit: Visit) -> None:
        """Keep what a visit left for the next one."""
        self._desk.keep_visit(source, visit)

    def take(self, items: Iterable[Taken]) -> Mapping[str, int]:
        """Take in a page with its texts."""
        taken = self._desk.take(items)
        changed = taken.versions - taken.documents
        return {"new": taken.documents, "changed": changed, "versions": taken.versions}
