"""What one visit of a source leaves for the next: marks of the server, and what was seen there already."""

import datetime
import hashlib
from typing import NamedTuple

import msgspec

from rawi.model import Capture

MOST_SEEN = 5000  # of one source; a feed shows tens of items, a channel's last pages hundreds of posts


class SeenPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an article: where, when it was read first and last, what the server said of it.

    `keys` are those of its texts; `published` is when the feed said that it was published, as ISO has it, and
    `certain` whether that was sure.
    """

    url: str
    first: datetime.datetime
    last: datetime.datetime
    keys: tuple[str, ...] = ()
    published: str = ""
    certain: bool = False
    etag: str = ""
    modified: str = ""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a source after a visit; the desk keeps it and hands it in with the next.

    `etag` and `modified` are what the server said of the first page. `seen` has a digest of each item by its
    key (of a channel, by the post's number); it is empty for a source never visited. `feed` is the feed that
    was found for a page, `pages` are those of its articles that may still change.
    """

    etag: str = ""
    modified: str = ""
    seen: dict[str, str] = {}
    feed: str = ""
    pages: tuple[SeenPage, ...] = ()


NEVER = Visit()


class Depth(NamedTuple):
    """How deep a visit looks: pages of a channel, at most and at least, and articles read before.

    A page of a channel has about 20 posts; to read more than one shows older posts edited. `again_s` is after
    how many seconds the page of an article is read again; None means never.
    """

    most: int = 10
    least: int = 1
    again_s: float | None = None


DEPTH = Depth()


def next_visit(first: Capture | None, seen: dict[str, str]) -> Visit:
    """What the next visit has to know, after one whose first page and whose items those are."""
    headers = first.headers if first else {}
    return Visit(
        etag=headers.get("etag", ""),
        modified=headers.get("last-modified", ""),
        seen=dict(list(seen.items())[-MOST_SEEN:]),
    )


def digest(*words: str) -> str:
    """A short mark of words, to see whether they are still the same.

    >>> digest("a", "b") == digest("a", "b"), digest("a", "b") == digest("ab", "")
    (True, False)
    """
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:16]
