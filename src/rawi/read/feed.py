"""Visits a feed: the article of each item that is new or was changed, as its page tells it.

Where the page cannot be had, the feed's own words stand in, with an Issue: at once where it will never be
had, else at the third visit that tries, since words that are replaced later look like an edit.
"""

from collections.abc import Generator, Iterator

import msgspec

from rawi.model import Arrival, Capture, Issue, Published
from rawi.read.feed_items import Item, read_feed
from rawi.read.fetch import Fetcher
from rawi.read.pages import fetch_page
from rawi.read.taking import Hints, taken
from rawi.read.text import Found
from rawi.read.visit import NEVER, Visit, next_visit

FOR_GOOD = frozenset(("address", "gone", "redirect", "robots", "too large", "type"))  # trying again is no use
TRIES = 3
_TRIED = "tried "


def visit_feed(
    address: str, fetcher: Fetcher, visit: Visit = NEVER, hints: Hints | None = None
) -> Iterator[Capture | Arrival | Issue | Visit]:
    """Yield the feed and what is new in it; last what the next visit has to know."""
    got = fetcher.get(address, etag=visit.etag, modified=visit.modified, method="feed")
    if isinstance(got, Issue):
        yield from (got, visit)
    elif got.status == 304:
        yield visit
    else:
        yield from visit_items(got, fetcher, visit, hints)


def visit_items(
    capture: Capture, fetcher: Fetcher, visit: Visit = NEVER, hints: Hints | None = None
) -> Iterator[Capture | Arrival | Issue | Visit]:
    """Yield what is new in a feed that was fetched; last what the next visit has to know.

    The feed itself comes after the pages, before those of its own words that stand in for a page.
    """
    items: list[Item] = []
    hints = hints or Hints()
    for part in read_feed(capture.data if isinstance(capture.data, bytes) else b"", capture.name):
        if isinstance(part, Issue):
            yield part
        else:
            items, hints = (
                part.items,
                msgspec.structs.replace(hints, outlet=hints.outlet or part.title or None),
            )
    seen, unfinished, without_page = dict(visit.seen), False, []
    for item in items:
        mark = seen.pop(item.key, "")  # and to the end: what was met last is remembered longest
        if mark != item.mark:
            tries = int(mark.removeprefix(_TRIED)) + 1 if mark.startswith(_TRIED) else 1
            fault = yield from _article(item, fetcher, hints)
            waits = fault not in FOR_GOOD and tries < TRIES and bool(fault)
            if fault and not waits:
                without_page.append(item)
            mark = f"{_TRIED}{tries}" if waits else item.mark
            unfinished |= waits
        seen[item.key] = mark
    yield msgspec.structs.replace(capture, method="feed")
    for item in without_page:
        yield from _own_words(item, hints)
    yield next_visit(None if unfinished else capture, seen)


def _article(item: Item, fetcher: Fetcher, hints: Hints) -> Generator[Capture | Arrival | Issue, None, str]:
    """Yield the page of an item with its article; the result is what kept it away, or nothing."""
    if not item.url:
        return "gone"
    fetched = has_text = False
    fault = ""
    for part in fetch_page(item.url, fetcher, hints):
        if isinstance(part, Arrival):
            has_text = True
            yield msgspec.structs.replace(part, published=_better(part.published, item.published))
            continue
        fetched |= isinstance(part, Capture)
        fault = part.kind if isinstance(part, Issue) and not fetched else fault
        yield part
    return fault or ("" if has_text else "gone")


def _own_words(item: Item, hints: Hints) -> Iterator[Arrival | Issue]:
    """Yield what the feed itself says."""
    found = Found(item.key, item.text, item.title, item.published, key=item.key, url=item.url or None)
    yield from taken(found, hints, home="feed")


def _better(page: Published | None, feed: Published | None) -> Published | None:
    """When an article was published: the page knows best, unless it only seems to say so."""
    return page if page and (page.certain or not feed) else feed
