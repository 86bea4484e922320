"""What a desk takes in: of each source its bytes as they were received, then the texts found in them.

A source is a file, a folder or an address. Nothing is raised for what cannot be read: it is an Issue, and
the rest goes on. The time of publication says on what it rests, and whether it is certain.
"""

import datetime
import io
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from rawi.errors import InputError
from rawi.model import Arrival, Capture, Issue
from rawi.read.addresses import channel_of, shown
from rawi.read.article import article_found
from rawi.read.contents import found_in
from rawi.read.detect import encoding_named
from rawi.read.folder import printable, regular_files
from rawi.read.source import opened
from rawi.read.taking import Hints, taken
from rawi.read.text import once_a_file

if TYPE_CHECKING:
    from rawi.read.fetch import Fetcher

HELD_BYTES = 1 << 24  # a larger file is not held: its Capture names it instead

Taken = Capture | Arrival | Issue


def arrivals(
    source: str | Path, hints: Hints | None = None, *, fetcher: "Fetcher | None" = None
) -> Iterator[Taken]:
    """Yield what a source holds: a Capture, then the Arrivals and Issues found in it, file by file.

    What a file is, is known by its content. A folder is walked in the order of its names. An address is
    fetched by `fetcher`, or by one of its own. Memory does not grow with the number of records. A file in
    which nothing can be read is an Issue without a Capture.
    Raises: SettingsError for an unknown encoding.
    """
    hints = hints or Hints()
    encoding = encoding_named(hints.encoding)
    if isinstance(source, str) and is_address(source):
        yield from _fetched(source, hints, fetcher)
        return
    for item in regular_files(Path(source)):
        if isinstance(item, Issue):
            yield item
        else:
            yield from _file(item, hints, encoding)


def is_address(source: str) -> bool:
    """Whether a source is of the web: http, https, or a public channel; a file of that name comes first.

    >>> is_address("https://example.org/a"), is_address("t.me/s/channel"), is_address("reports/t.me")
    (True, True, False)
    """
    if source.lower().startswith(("http://", "https://")):
        return True
    return channel_of(source) is not None and not os.path.lexists(source)


def _fetched(address: str, hints: Hints, fetcher: "Fetcher | None") -> Iterator[Taken]:
    try:
        from rawi.read.fetch import Fetcher
        from rawi.read.web import fetched
    except ImportError:
        message = "addresses need the extra: pip install 'rawi[desk]'"
        yield Issue(kind="unreadable", where=shown(address), message=message)
        return
    with nullcontext(fetcher) if fetcher else Fetcher() as open_fetcher:
        yield from fetched(address, open_fetcher, hints)


def _file(path: Path, hints: Hints, encoding: str | None) -> Iterator[Taken]:
    name = printable(path)
    received = datetime.datetime.now(datetime.UTC)
    begun = False
    try:
        with path.open("rb") as file:
            held = file.read(HELD_BYTES + 1)
        data = held if len(held) <= HELD_BYTES else path
        with opened(io.BytesIO(data) if isinstance(data, bytes) else data, name) as opened_source:
            items = found_in(opened_source, encoding, hints.columns, hints.outlet, article_found)
            for found in once_a_file(items):
                if not begun:
                    yield Capture(name=name, method="file", data=data, received=received)
                begun = True
                yield from taken(found, hints, home=path.name.removesuffix(".gz").partition(".")[0])
    except OSError as error:
        yield Issue(kind="unreadable", where=name, message=str(error.strerror or error))
    except InputError as error:
        yield Issue(kind="unreadable", where=name, message=str(error).removeprefix(f"{name}: "))
