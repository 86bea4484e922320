"""The texts in what was fetched: the article of a page, or whatever else stands at an address."""

import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from rawi.errors import InputError
from rawi.model import Arrival, Capture, Issue
from rawi.read.addresses import shown
from rawi.read.article import article_found, read_article
from rawi.read.contents import found_in
from rawi.read.detect import encoding_known
from rawi.read.fetch import Fetcher
from rawi.read.source import opened
from rawi.read.taking import Hints, taken
from rawi.read.text import once_a_file

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)


def fetch_page(
    address: str, fetcher: Fetcher, hints: Hints | None = None
) -> Iterator[Capture | Arrival | Issue]:
    """Yield the page at an address and its article; only an Issue where it cannot be fetched."""
    got = fetcher.get(address)
    if isinstance(got, Issue):
        yield got
    elif _is_front(got.name) and not _is_front(address):
        message = f"leads to the front page now: {got.name}"
        yield Issue(kind="gone", where=shown(address), message=message)
    else:
        yield got
        yield from read_fetched(got, hints or Hints())


def read_fetched(capture: Capture, hints: Hints) -> Iterator[Arrival | Issue]:
    """Yield the texts in what was fetched, by what it is; of a page its article."""
    data = capture.data if isinstance(capture.data, bytes) else b""
    kind = capture.headers.get("content-type", "")
    charset = found[1] if (found := _CHARSET.search(kind)) else None
    if "html" in kind:
        yield from read_article(data, where=capture.name, url=capture.name, hints=hints, charset=charset)
        return
    home = urlsplit(capture.name).hostname or "page"
    encoding = encoding_known(hints.encoding) or encoding_known(charset)
    try:
        with opened(io.BytesIO(data), capture.name) as source:
            found_ = found_in(
                source, encoding, hints.columns, hints.outlet,
                lambda text, where: article_found(text, where, capture.name),
            )  # fmt: skip
            for item in once_a_file(found_):
                yield from taken(item, hints, home)
    except InputError as error:
        message = str(error).removeprefix(f"{capture.name}: ")
        yield Issue(kind="unreadable", where=capture.name, message=message)


def _is_front(address: str) -> bool:
    return urlsplit(address).path in {"", "/"} and not urlsplit(address).query
