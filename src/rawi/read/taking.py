"""Makes an Arrival of a text as it was found: its key, its host, the time of its publication."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from rawi.knowledge.outlets import find_outlet
from rawi.model import Arrival, Issue
from rawi.read.addresses import article_key, channel_of
from rawi.read.columns import ColumnMap
from rawi.read.folder import printable
from rawi.read.text import Found, clean, document, notices
from rawi.read.when import at_outlet, or_told


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What the operator knows of a source: used where a text does not say it itself."""

    outlet: str | None = None
    published: datetime.date | None = None
    encoding: str | None = None
    columns: ColumnMap | None = None


def taken(found: Found | Issue, hints: Hints, home: str) -> Iterator[Arrival | Issue]:
    """Yield the Arrival of a text, after what there is to say about it; `home` is where its own id counts."""
    if isinstance(found, Issue):
        yield found
        return
    made = document(found.text or _told(found), title=found.title)
    if not found.removed:
        yield from notices(found, made.text)
        if not made.text.strip():
            return
    url = clean(found.url).strip() if found.url else None
    outlet = clean(found.outlet).strip() if found.outlet else hints.outlet
    host = found.host or _host(url)
    known = find_outlet(host) or find_outlet(outlet)
    stated = at_outlet(found.published, known.time_zone if known else "")
    yield Arrival(
        key=_key(found, url, outlet or printable(Path(home)), made.sha256),
        kind="post" if found.kind == "article" and _is_post(url) else found.kind,
        text=made.text,
        title=made.title,
        outlet=outlet,
        host=host,
        url=url,
        published=or_told(stated, hints.published),
        edited=found.edited,
        removed=found.removed,
        forwarded_from=found.forwarded_from,
        reply_to=found.reply_to,
        theirs={clean(name): clean(value) for name, value in found.theirs.items()},
    )


def _told(found: Found) -> str:
    """An incident without a description as a text: a column of the team's a line."""
    if found.kind != "incident":
        return ""
    return "\n".join(f"{name}: {value}" for name, value in found.theirs.items() if not name.startswith("@"))


def _key(found: Found, url: str | None, home: str, sha256: str) -> str:
    """What names the text best: the key of its reader, its address, the source's own id, its hash."""
    if found.key:
        return found.key
    if found.kind == "incident":
        return f"incident:{home}/{clean(found.id) or sha256}"
    if url and _names_a_page(url):
        return article_key(url)
    return f"id:{home}/{clean(found.id)}" if found.id else f"sha256:{sha256}"


def _is_post(url: str | None) -> bool:
    return bool(url and channel_of(url.rpartition("/")[0]))


def _names_a_page(url: str) -> bool:
    """Whether an address names more than a site: the front page of an outlet is no text's own."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and (len(parts.path) > 1 or bool(parts.query))


def _host(url: str | None) -> str | None:
    """The host of an address, or the channel."""
    if not url:
        return None
    if channel := channel_of(url.rpartition("/")[0]) or channel_of(url):
        return f"t.me/{channel}"
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
