"""What a desk takes in: bytes as they were received, and the texts found in them.

`read` yields a `Capture`, then an `Arrival` for each text in it; `store` keeps both. Several arrivals of one
`key` are versions of one document.
"""

import datetime
from pathlib import Path
from typing import Literal

import msgspec

ArrivalKind = Literal["article", "post", "record", "incident"]
Basis = Literal["record", "metadata", "page", "feed", "post", "file", "operator"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes as they were received: from where (`name`: a path or an address), by what method, when (UTC).

    `data` are the bytes, or the path of a file too large to be held. `status` and `headers` are those of a
    fetch, without credentials; None and empty for a file.
    """

    name: str
    method: Literal["file", "feed", "page", "channel"]
    data: bytes | Path
    received: datetime.datetime
    status: int | None = None
    headers: dict[str, str] = {}


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When a text was published, what says so, and whether that is certain.

    `at` has a time zone, or is a day where only the day is known.
    """

    at: datetime.datetime | datetime.date
    basis: Basis
    certain: bool = True

    @property
    def day(self) -> datetime.date:
        """The day at the outlet."""
        return self.at.date() if isinstance(self.at, datetime.datetime) else self.at


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A text as published: what it is a text of (`key`), its words, and what is known of it.

    `key` names what was published, so that a later version finds the earlier one: an address, a channel and
    post number, an outlet's own id; the hash of the text where there is nothing better. `text` begins with
    the title, if there is one. `outlet` is as the source names it, `host` the host or channel that it came
    from; the desk finds the outlet's entry by them. `edited` is when the outlet changed it, as far as it
    says so; `removed` is True where it was taken down. `theirs` keeps a team's own columns as they came.
    """

    key: str
    kind: ArrivalKind
    text: str
    title: str = ""
    outlet: str | None = None
    host: str | None = None
    url: str | None = None
    published: Published | None = None
    edited: datetime.datetime | None = None
    removed: bool = False
    forwarded_from: str | None = None
    reply_to: str | None = None
    theirs: dict[str, str] = {}
