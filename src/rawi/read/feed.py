"""Visits a feed: the article of each item that is new or was changed, as its page tells it.

Where the page cannot be had, the feed's own words stand in, with an Issue: at once where it will never be
had, else at the third visit that tries, since words that are replaced later look like an edit.
"""

from collections.abc import Generator, Iterator

import msgspec

from rawi.model import Arrival, Capture, Issue
from rawi.read.again import dated, read_again, seen_page
from rawi.read.feed_items import Item, read_feed
from rawi.read.fetch import Fetcher
from rawi.read.pages import fetch_page
from rawi.read.taking import Hints, taken
from rawi.read.text import Found
from rawi.read.visit import NEVER, SeenPage, Visit, next_visit

FOR_GOOD = frozenset(("address", "gone", "redirect", "robots", "too large", "type"))  # trying again is no use
TRIES = 3
_TRIED = "tried "

Seen = Iterator[Capture | Arrival | Issue | Visit]


def visit_feed(
    address: str,
    fetcher: Fetcher,
    visit: Visit = NEVER,
    hints: Hints | None = None,
    again_s: float | None = None,
) -> Seen:
    """Yield the feed and what is new in it; last what the next visit has to know."""
    got = fetcher.get(address, etag=visit.etag, modified=visit.modified, method="feed")
    if isinstance(got, Issue):
        yield from (got, visit)
    elif got.status == 304:
        yield from read_again(visit, got.received, fetcher, hints or Hints(), again_s)
    else:
        yield from visit_items(got, fetcher, visit, hints, again_s)


def visit_items(
    capture: Capture,
    fetcher: Fetcher,
    visit: Visit = NEVER,
    hints: Hints | None = None,
    again_s: float | None = None,
) -> Seen:
    """Yield what is new in a feed that was fetched; last what the next visit has to know.

    The feed itself comes after the pages, before those of its own words that stand in for a page. Pages read
    earlier are read again after `again_s` seconds, as long as they may still change.
    """
    items: list[Item] = []
    hints = hints or Hints()
    for part in read_feed(capture.data if isinstance(capture.data, bytes) else b"", capture.name):
        if isinstance(part, Issue):
            yield part
        else:
            items, outlet = part.items, hints.outlet or part.title or None
            hints = msgspec.structs.replace(hints, outlet=outlet)
    reading = _Reading(fetcher, visit, hints)
    for item in items:
        yield from reading.read(item)
    yield msgspec.structs.replace(capture, method="feed")
    for item in reading.without_page:
        own = Found(item.key, item.text, item.title, item.published, key=item.key, url=item.url or None)
        yield from taken(own, hints, home="feed")
    after = next_visit(None if reading.unfinished else capture, reading.seen)
    after = msgspec.structs.replace(after, pages=tuple(reading.pages.values()))
    yield from read_again(after, capture.received, fetcher, hints, again_s)


class _Reading:
    """One visit's way through the items of a feed, and what it notes for the next."""

    def __init__(self, fetcher: Fetcher, visit: Visit, hints: Hints) -> None:
        self._fetcher, self._hints = fetcher, hints
        self.seen = dict(visit.seen)
        self.pages = {page.url: page for page in visit.pages}
        self.without_page: list[Item] = []
        self.unfinished = False

    def read(self, item: Item) -> Iterator[Capture | Arrival | Issue]:
        """Yield the article of an item, if it is new or was changed."""
        mark = self.seen.pop(item.key, "")  # and to the end: what was met last is remembered longest
        if mark != item.mark:
            tries = int(mark.removeprefix(_TRIED)) + 1 if mark.startswith(_TRIED) else 1
            fault = (yield from self._page(item)) if item.url else "gone"
            waits = bool(fault) and fault not in FOR_GOOD and tries < TRIES
            if fault and not waits:
                self.without_page.append(item)
            mark = f"{_TRIED}{tries}" if waits else item.mark
            self.unfinished |= waits
        self.seen[item.key] = mark

    def _page(self, item: Item) -> Generator[Capture | Arrival | Issue, None, str]:
        """Yield the page of an item with its article; the result is what kept it away, or nothing."""
        capture: Capture | None = None
        keys: list[str] = []
        fault = ""
        for part in fetch_page(item.url, self._fetcher, self._hints):
            if isinstance(part, Arrival):
                keys.append(part.key)
                yield dated(part, item.published)
                continue
            if isinstance(part, Capture):
                capture = part
            elif capture is None:
                fault = part.kind
            yield part
        if capture and keys:
            page: SeenPage | None = self.pages.pop(item.url, None)
            page = seen_page(item.url, capture, keys, item.published, page)
            self.pages |= {page.url: page} if page else {}
        return fault or ("" if keys else "gone")
