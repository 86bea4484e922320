"""Reads the pages of articles again for some days: for tolls that are raised in silence, and removals."""

import datetime
from collections.abc import Generator, Iterable, Iterator

import msgspec

from rawi.model import Arrival, Capture, Issue, Published
from rawi.read.addresses import shown
from rawi.read.exchange import GONE
from rawi.read.fetch import Fetcher
from rawi.read.pages import read_fetched
from rawi.read.taking import Hints, taken
from rawi.read.text import Found
from rawi.read.visit import SeenPage, Visit
from rawi.read.when import read_time

KEPT = datetime.timedelta(days=3)  # after that an article is left alone
MOST_PAGES = 500  # of one source


def seen_page(
    url: str, capture: Capture, keys: Iterable[str], published: Published | None, before: SeenPage | None
) -> SeenPage | None:
    """What to know of a page to read it again; None for an address that holds a secret."""
    if shown(url) != url.partition("#")[0]:
        return None
    return SeenPage(
        url=url,
        first=before.first if before else capture.received,
        last=capture.received,
        keys=tuple(keys),
        published=published.at.isoformat() if published else "",
        certain=bool(published and published.certain),
        etag=capture.headers.get("etag", ""),
        modified=capture.headers.get("last-modified", ""),
    )


def read_again(
    visit: Visit, since: datetime.datetime, fetcher: Fetcher, hints: Hints, again_s: float | None
) -> Iterator[Capture | Arrival | Issue | Visit]:
    """Yield what has changed on the pages of a visit that are due; last the visit with what is known of them.

    Pages read after `since` are not due.
    """
    kept = []
    for page in visit.pages[-MOST_PAGES:]:
        now = datetime.datetime.now(datetime.UTC)
        after: SeenPage | None = page
        if again_s is not None and page.last < since and (now - page.last).total_seconds() >= again_s:
            after = yield from _page(page, fetcher, hints, now)
        if after and now - after.first < KEPT:
            kept.append(after)
    yield msgspec.structs.replace(visit, pages=tuple(kept))


def _page(
    page: SeenPage, fetcher: Fetcher, hints: Hints, now: datetime.datetime
) -> Generator[Capture | Arrival | Issue, None, SeenPage | None]:
    """Yield a page and its texts, if it changed; the result is what to know of it: nothing if it is gone."""
    got = fetcher.get(page.url, etag=page.etag, modified=page.modified, even_gone=True)
    if isinstance(got, Issue) or got.status == 304:
        if isinstance(got, Issue):
            yield got
        return msgspec.structs.replace(page, last=now)
    yield got
    if got.status in GONE:
        yield from taken_down(page.keys, got, hints)
        return None
    keys, published = [], None
    if page.published:
        published = Published(at=read_time(page.published), basis="feed", certain=page.certain)
    for item in read_fetched(got, hints):
        if isinstance(item, Arrival):
            keys.append(item.key)
            yield dated(item, published)
        else:
            yield item
    return seen_page(page.url, got, keys, published, page)


def taken_down(keys: Iterable[str], capture: Capture, hints: Hints) -> Iterator[Arrival | Issue]:
    """Yield that the texts of a page that is gone were taken down."""
    for key in keys:
        yield from taken(Found(capture.name, "", key=key, url=capture.name, removed=True), hints, home="page")


def dated(arrival: Arrival, feed: Published | None) -> Arrival:
    """The article with its time of publication: the page knows best, unless it only seems to say so."""
    page = arrival.published
    return msgspec.structs.replace(arrival, published=page if page and (page.certain or not feed) else feed)
