"""What a desk watches, as its `rawi.toml` says it: addresses with their intervals, and how they are fetched.

[fetch]
allow_hosts = ["mirror.local"]

[[source]]
url = "https://example.org/feed"
every = "30m"
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from rawi.errors import SettingsError
from rawi.read.addresses import channel_of, shown

NEVER = "never"
LEAST_S, MOST_S = 60.0, 30 * 86400.0  # between two visits
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class WatchedSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address that is watched: a feed, a page (or the feed it names), or a channel (`@name`, `t.me/name`).

    `every` is the time between two visits (`90s`, `15m`, `6h`, `1d`). `outlet` and `encoding` are used where
    the texts do not say them. Of a channel at most `pages` pages are read at a visit, at least `look_back`,
    to see older posts edited. An article of a feed is read again every `again` for three days, or never.
    """

    url: str
    every: str = "15m"
    outlet: str | None = None
    encoding: str | None = None
    pages: int = 10
    look_back: int = 1
    again: str = "6h"

    @property
    def name(self) -> str:
        """What the source is called: its address without secrets, or the channel."""
        channel = channel_of(self.url)
        return f"t.me/{channel}" if channel else shown(self.url)

    @property
    def every_s(self) -> float:
        """Seconds between two visits."""
        return seconds(self.every, self.name)

    @property
    def again_s(self) -> float | None:
        """Seconds after which an article is read again, or None."""
        return None if self.again == NEVER else seconds(self.again, self.name)


class Fetching(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How addresses are fetched: private hosts that are meant, the pace, what a page may cost.

    `allow_hosts` are names as they stand in addresses. A host is asked once in `seconds_between`. A page
    of more than `most_mib` MiB, unpacked, or of more than `most_seconds` is not taken.
    """

    allow_hosts: tuple[str, ...] = ()
    seconds_between: float = 2.0
    most_mib: int = 20
    most_seconds: float = 60.0


def check(sources: Sequence[WatchedSource], fetching: Fetching, where: str) -> None:
    """Raises: SettingsError naming the file and the source for what cannot be, or would be impolite."""
    names = [source.name for source in sources]
    for source in sources:
        at = f"{where}: {source.name}"
        if not _can_be_watched(source.url):
            raise SettingsError(
                f"{where}: '{source.name}' cannot be watched; write the address of a feed or a page "
                "(https://\u2026, http://\u2026), or a channel (@name or t.me/name, of 4 letters or more)"
            )
        if seconds(source.every, at) < LEAST_S:
            raise SettingsError(f"{at}: every = '{source.every}'; be polite, a minute at least")
        if source.again != NEVER and seconds(source.again, at) < LEAST_S:
            raise SettingsError(f"{at}: again = '{source.again}'; be polite, a minute at least, or never")
        if not 1 <= source.look_back <= source.pages:
            raise SettingsError(f"{at}: look_back is 1 at least, and pages at most")
        if names.count(source.name) > 1:
            raise SettingsError(f"{at}: stands twice; keep one of them")
    if fetching.seconds_between < 0 or fetching.most_mib < 1 or fetching.most_seconds <= 0:
        raise SettingsError(f"{where}: fetch: seconds_between, most_mib and most_seconds are above zero")


def _can_be_watched(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
        return channel_of(address) is not None or bool(parts.scheme in {"http", "https"} and parts.hostname)
    except ValueError:  # a broken [::1
        return False


def seconds(words: str, where: str) -> float:
    """The seconds in a length of time.

    >>> seconds("90s", ""), seconds("15m", ""), seconds("1d", "")
    (90.0, 900.0, 86400.0)

    Raises: SettingsError, saying how a length of time is written.
    """
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", words.strip(), re.A)
    if not found or not 0 < (length := float(found[1]) * _SECONDS[found[2]]) <= MOST_S:
        raise SettingsError(f"{where}: '{words[:20]}' is no length of time; write it like 90s, 15m, 6h or 1d")
    return length
