"""What the tests of a desk take in, short to write down."""

import datetime
from collections.abc import Iterator, Sequence

from rawi.model import Arrival, Capture, Published
from rawi.model.arrival import ArrivalKind

NOW = datetime.datetime(2024, 5, 1, 6, 30, tzinfo=datetime.UTC)
DAY = datetime.date(2024, 4, 30)


def capture(data: bytes = b"bytes", name: str = "a.txt", method: str = "file") -> Capture:
    return Capture(name=name, method=method, data=data, received=NOW)  # type: ignore[arg-type]


def arrival(
    key: str,
    text: str,
    *,
    removed: bool = False,
    day: datetime.date | None = DAY,
    kind: ArrivalKind = "post",
    host: str | None = "t.me/example",
) -> Arrival:
    published = Published(at=day, basis="post") if day else None
    title = text.partition("\n")[0]
    return Arrival(
        key=key, kind=kind, text=text, title=title, host=host, published=published, removed=removed
    )


def file(
    texts: Sequence[tuple[str, str]], name: str = "a.txt", method: str = "file"
) -> Iterator[Capture | Arrival]:
    """A capture of the texts' own bytes, and each text with its key."""
    yield capture(repr(texts).encode(), name, method)
    yield from (arrival(key, text) for key, text in texts)
