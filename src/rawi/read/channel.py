"""Visits the public page of a channel: posts that are new, were edited, or were taken down since.

The newest page is read first, then older ones back to a post that is known. Where the way there breaks off,
nothing counts as seen, so that the next visit leaves no gap; the same text twice is no new version.
"""

from collections import Counter
from collections.abc import Iterator

from rawi.model import Arrival, Capture, Issue, Published
from rawi.read.addresses import post_key
from rawi.read.channel_page import ChannelPage, Post, read_channel_page
from rawi.read.fetch import Fetcher
from rawi.read.taking import Hints, taken
from rawi.read.telegram import passed_over
from rawi.read.text import Found
from rawi.read.visit import DEPTH, NEVER, Depth, Visit, digest, next_visit
from rawi.settings import setting

WORDLESS, REMOVED = "", "removed"  # instead of a digest


def visit_channel(
    channel: str,
    fetcher: Fetcher,
    visit: Visit = NEVER,
    depth: Depth = DEPTH,
    hints: Hints | None = None,
) -> Iterator[Capture | Arrival | Issue | Visit]:
    """Yield each page and the posts on it that are new, edited or gone; last what the next visit has to know.

    A post that was there and is not, while earlier and later ones are, was taken down: an arrival marked as
    removed, without text. Up to the oldest page wanted, or to a post seen before.
    """
    root = _root(channel)
    address, seen, below, newest = root, dict(visit.seen), 0, None
    for pages in range(1, depth.most + 1):
        marks = visit if address == root else NEVER
        got = fetcher.get(address, method="channel", etag=marks.etag, modified=marks.modified)
        if isinstance(got, Issue) or got.status == 304:
            yield from (got, visit) if isinstance(got, Issue) else (visit,)
            return
        yield got
        newest = newest or got
        page = read_channel_page(got.data if isinstance(got.data, bytes) else b"", channel)
        if not page.posts:
            break
        yield from _news(page, channel, hints or Hints(), got.name, seen, below)
        below = page.posts[0].number
        known = any(str(post.number) in visit.seen for post in page.posts)
        if not page.has_older or (known and pages >= depth.least):
            break
        address = f"{root}?before={below}"
    else:
        if visit.seen:
            message = f"posts before {below} were not reached; visit it more often, or read more pages"
            yield Issue(kind="gap", where=root, message=message)
    if not below:
        message = "shows no posts: no such channel, its preview is off, or the page is of another make"
        yield Issue(kind="channel", where=root, message=message)
        yield visit
        return
    yield next_visit(newest, dict(sorted(seen.items(), key=lambda item: int(item[0]))))


def visit_post(
    channel: str, number: int, fetcher: Fetcher, visit: Visit = NEVER, hints: Hints | None = None
) -> Iterator[Capture | Arrival | Issue | Visit]:
    """Yield the page around a post and the post, if it is new or edited; last what the next visit needs."""
    got = fetcher.get(f"{_root(channel)}/{number}", method="channel")
    if isinstance(got, Issue):
        yield from (got, visit)
        return
    yield got
    page = read_channel_page(got.data if isinstance(got.data, bytes) else b"", channel)
    seen = dict(visit.seen)
    only = page._replace(posts=[post for post in page.posts if post.number == number])
    if only.posts:
        yield from _news(only, channel, hints or Hints(), got.name, seen, 0)
    else:
        yield Issue(kind="gone", where=got.name, message=f"post {number} is not on the page around it")
    yield next_visit(None, seen)


def _root(channel: str) -> str:
    return f"{setting('RAWI_TELEGRAM').rstrip('/')}/s/{channel}"


def _news(
    page: ChannelPage, channel: str, hints: Hints, where: str, seen: dict[str, str], below: int
) -> Iterator[Arrival | Issue]:
    """Yield what is new on a page, and note it in `seen`; `below` is the first post of the page after it."""
    here = {post.number for post in page.posts}
    passed: Counter[str] = Counter()
    for post in page.posts:
        key = str(post.number)
        mark = digest(post.text) if post.text and not post.service else WORDLESS
        before, seen[key] = seen.get(key), mark
        if before == mark:
            continue
        if mark == WORDLESS and before in {None, REMOVED}:
            passed["service" if post.service else "without_text"] += 1
        else:
            yield from taken(_found(post, channel, page.title, where), hints, channel)
    yield from passed_over(passed, where)
    last = below or max(here)
    for number in [int(key) for key, mark in seen.items() if mark not in {WORDLESS, REMOVED}]:
        if min(here) < number < last and number not in here:
            seen[str(number)] = REMOVED
            gone = Post(
                number, "", None, edited=False, views="", forwarded_from="", reply_to=None, service=False
            )
            yield from taken(_found(gone, channel, page.title, where), hints, channel)


def _found(post: Post, channel: str, title: str, where: str) -> Found:
    theirs = {"views": post.views, "edited": "edited" if post.edited else ""}
    return Found(
        f"{where} post {post.number}",
        post.text,
        published=Published(at=post.published, basis="post") if post.published else None,
        outlet=title or None,
        kind="post",
        key=post_key(channel, post.number),
        url=f"https://t.me/{channel}/{post.number}",
        host=f"t.me/{channel}",
        removed=not post.text,
        forwarded_from=post.forwarded_from or None,
        reply_to=post_key(channel, post.reply_to) if post.reply_to else None,
        theirs={name: value for name, value in theirs.items() if value},
    )
