"""Visits the sources of a desk again and again: several at once, each at its interval, until told to stop.

Threads fetch and read; the caller's thread hands what they found to the desk, a page at a time. A source that
fails is visited less and less often; whatever happens to it is an Issue, and the rest goes on.
"""

import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from multiprocessing.pool import ThreadPool
from typing import NamedTuple, Protocol

from rawi.model import Arrival, Capture, Issue
from rawi.read.fetch import Fetcher
from rawi.read.manners import Manners
from rawi.read.sources import Fetching, WatchedSource
from rawi.read.taking import Hints
from rawi.read.visit import Depth, Visit
from rawi.read.web import visited

AT_ONCE = 4  # sources; each host has its own pace anyway
MOST_WAITING = 8  # pages that wait for the desk
MOST_BACKOFF_S = 6 * 3600.0
WAKE_S = 0.5  # how late a stop may be noticed

Taken = Capture | Arrival | Issue


class Desk(Protocol):
    """What a watch asks of a desk."""

    def visit_of(self, source: str) -> Visit:
        """What the last visit of a source left."""

    def keep_visit(self, source: str, visit: Visit) -> None:
        """Keep what a visit left for the next one."""

    def take(self, items: Iterable[Taken]) -> Mapping[str, int]:
        """Take in a page with its texts; how many were new, changed, removed, known already."""


class Visited(NamedTuple):
    """A visit that is over: of which source, what came of it, whether it failed, seconds until the next."""

    source: WatchedSource
    counts: Counter[str]
    issues: list[Issue]
    failed: bool
    next_s: float


class Stopped(Exception):  # noqa: N818  # no fault
    """The watch was told to stop while it waited for a host's turn."""


class Watch:
    """A watch over sources; `run` returns when `stop` is set, or with `once` after a visit of each."""

    def __init__(
        self,
        sources: Sequence[WatchedSource],
        desk: Desk,
        fetching: Fetching,
        stop: threading.Event,
        *,
        after: Callable[[Visited], object],
    ) -> None:
        self._sources, self._desk, self._fetching = {s.name: s for s in sources}, desk, fetching
        self._stop, self._after = stop, after
        self._manners = Manners(fetching.seconds_between, pause=self._pause)
        self._found: queue.Queue[tuple[str, list[Taken] | Visit | BaseException]] = queue.Queue()
        self._room = threading.Semaphore(MOST_WAITING)
        self._due = dict.fromkeys(self._sources, 0.0)
        self._failures: Counter[str] = Counter()
        self._counts: dict[str, Counter[str]] = {}
        self._issues: dict[str, list[Issue]] = {}

    def run(self, *, once: bool) -> None:
        """Visit what is due until nothing is left to do, or `stop` is set; what was fetched is taken."""
        with ThreadPool(min(AT_ONCE, len(self._sources)) or 1) as pool:  # threads that end with the process
            while not self._stop.is_set():
                for name in [name for name, due in self._due.items() if due <= time.monotonic()]:
                    self._begin(name, pool)
                if once:
                    self._due.clear()
                    if not self._counts:
                        return
                wait = min(self._due.values(), default=float("inf")) - time.monotonic()
                self._take_next(max(0.0, min(wait, WAKE_S)))
            while not self._found.empty():
                self._take_next(0)

    def _begin(self, name: str, pool: ThreadPool) -> None:
        del self._due[name]
        self._counts[name], self._issues[name] = Counter(), []
        visit = self._desk.visit_of(name)
        job = (self._sources[name], visit)
        pool.apply_async(self._visit, job, error_callback=lambda error: self._found.put((name, error)))

    def _visit(self, source: WatchedSource, visit: Visit) -> None:
        """In a thread: visit a source, and put each page with what was found on it into the queue."""
        hints = Hints(outlet=source.outlet, encoding=source.encoding)
        depth = Depth(source.pages, source.look_back, source.again_s)
        with Fetcher.by(self._fetching, self._manners) as fetcher:
            for group in pages(visited(source.url, fetcher, visit, hints, depth=depth)):
                self._room.acquire()
                self._found.put((source.name, group))

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped

    def _take_next(self, wait: float) -> None:
        """Hand on what comes next, if anything comes in time."""
        try:
            name, found = self._found.get(timeout=wait) if wait else self._found.get_nowait()
        except queue.Empty:
            return
        if not isinstance(found, BaseException):
            self._room.release()
        if isinstance(found, Visit):
            self._desk.keep_visit(name, found)
            self._end(name)
        elif isinstance(found, list):
            self._take(name, found)
        elif not isinstance(found, Stopped):
            message = f"{type(found).__name__}: {found}; a fault in Rawi, please report it"
            self._take(name, [Issue(kind="fault", where=name, message=message[:300])])
            self._end(name)

    def _take(self, name: str, group: list[Taken]) -> None:
        counts = self._counts[name]
        counts.update(self._desk.take(group))
        counts["pages"] += sum(isinstance(item, Capture) for item in group)
        self._issues[name] += [item for item in group if isinstance(item, Issue)]

    def _end(self, name: str) -> None:
        """A visit is over: the next one is planned, later where this one brought nothing but trouble."""
        source, counts, issues = self._sources[name], self._counts.pop(name), self._issues.pop(name)
        failed = bool(issues) and not counts["pages"]
        self._failures[name] = self._failures[name] + 1 if failed else 0
        next_s = max(source.every_s, min(source.every_s * 2 ** self._failures[name], MOST_BACKOFF_S))
        self._due[name] = time.monotonic() + next_s
        self._after(Visited(source, counts, issues, failed, next_s))


def pages(items: Iterable[Taken | Visit]) -> Iterator[list[Taken] | Visit]:
    """Yield each page with what was found on it; last what the visit leaves.

    >>> from rawi.model import Issue
    >>> issue = Issue(kind="gone", where="a", message="b")
    >>> [type(part).__name__ for part in pages([issue, issue, Visit()])]
    ['list', 'Visit']
    """
    page: list[Taken] = []
    for item in items:
        if page and isinstance(item, Capture | Visit):
            yield page
            page = []
        if isinstance(item, Visit):
            yield item
        else:
            page.append(item)
