"""What an address of the web names: an article, a feed, a page that says where its feed is, or a channel."""

from collections.abc import Iterator
from urllib.parse import urljoin

import msgspec

from rawi.model import Arrival, Capture, Issue
from rawi.read.addresses import channel_of, post_of, shown
from rawi.read.again import taken_down
from rawi.read.channel import visit_channel, visit_post
from rawi.read.exchange import GONE
from rawi.read.feed import visit_feed, visit_items
from rawi.read.feed_items import is_feed
from rawi.read.fetch import Fetcher
from rawi.read.pages import read_fetched
from rawi.read.taking import Hints
from rawi.read.tree import tree_of
from rawi.read.visit import DEPTH, NEVER, Depth, Visit, next_visit

FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/rdf+xml"))

Seen = Iterator[Capture | Arrival | Issue | Visit]


def fetched(
    address: str, fetcher: Fetcher, hints: Hints | None = None
) -> Iterator[Capture | Arrival | Issue]:
    """Yield what stands at an address now: the posts of a channel, the articles of a feed, a page's text."""
    for item in visited(address, fetcher, hints=hints, follow=False):
        if not isinstance(item, Visit):
            yield item


def visited(
    address: str,
    fetcher: Fetcher,
    visit: Visit = NEVER,
    hints: Hints | None = None,
    *,
    depth: Depth = DEPTH,
    follow: bool = True,
) -> Seen:
    """Yield what is new at an address since a visit; last what the next one has to know.

    How much is read is what `depth` says. With `follow` a page that names its feed stands for
    the feed; another page is watched itself: for a text that changes, and for the day when it is gone.
    """
    hints = hints or Hints()
    if channel := channel_of(address):
        yield from visit_channel(channel, fetcher, visit, depth, hints)
        return
    if post := post_of(address):
        yield from visit_post(*post, fetcher, visit, hints)
        return
    if visit.feed:
        yield from _follow(visit.feed, fetcher, visit, hints, depth)
        return
    got = fetcher.get(address, etag=visit.etag, modified=visit.modified, even_gone=bool(visit.seen))
    if isinstance(got, Issue):
        yield from (got, visit)
        return
    data = got.data if isinstance(got.data, bytes) else b""
    if got.status == 304:
        yield visit
    elif got.status in GONE:
        yield got
        yield from taken_down(visit.seen, got, hints)
        yield NEVER
    elif is_feed(data):
        yield from visit_items(got, fetcher, visit, hints, depth.again_s)
    elif follow and (feed := feed_of(data, got.name)):
        yield from _follow(feed, fetcher, NEVER, hints, depth)
    else:
        yield from _page(got, hints)


def _follow(feed: str, fetcher: Fetcher, visit: Visit, hints: Hints, depth: Depth) -> Seen:
    """Yield what is new in the feed of a page; where the feed is gone, the next visit looks for another."""
    gone = False
    for item in visit_feed(feed, fetcher, visit, hints, depth.again_s):
        gone |= isinstance(item, Issue) and item.kind == "gone" and item.where == shown(feed)
        yield msgspec.structs.replace(item, feed="" if gone else feed) if isinstance(item, Visit) else item


def _page(got: Capture, hints: Hints) -> Seen:
    yield got
    keys = []
    for item in read_fetched(got, hints):
        if isinstance(item, Arrival):
            keys.append(item.key)
        yield item
    yield next_visit(got, dict.fromkeys(keys, ""))


def feed_of(page: bytes, address: str) -> str | None:
    """The address of the feed that a page names for itself, the first if there are several.

    >>> feed_of(b'<link rel="alternate" type="application/rss+xml" href="/rss">', "https://example.org/news")
    'https://example.org/rss'
    """
    root = tree_of(page)
    for link in root.iter("link") if root is not None else ():
        target = str(link.get("href", "")).strip()
        is_alternate = "alternate" in link.get("rel", "").lower().split()
        if target and is_alternate and link.get("type", "").lower() in FEED_TYPES:
            try:
                return urljoin(address, target)
            except ValueError:  # http://[
                continue
    return None
