"""Outlets and channels, a file each under `outlets/`: who they are, and what host, channel or name is theirs.

Reading needs them, coding does not: they are read when first asked for, and no figure or grade depends on
them.
"""

import datetime
import hashlib
import pathlib
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

import msgspec

from rawi.arabic.fold import fold
from rawi.errors import KnowledgeError

FOLDER = pathlib.Path(__file__).parent / "outlets"
MOST_LETTERS = 500  # of a name or address that is looked up

_SITES = {  # where channels live: the host, and what a channel there is called
    "t.me": "telegram", "telegram.me": "telegram",
    "x.com": "x", "twitter.com": "x",
    "facebook.com": "facebook", "fb.com": "facebook",
}  # fmt: skip
_PREFIXES = {
    "tg": "telegram", "telegram": "telegram", "x": "x", "twitter": "x", "fb": "facebook",
    "facebook": "facebook",
}  # fmt: skip
_NO_CHANNEL = frozenset(("", "c", "i", "s", "watch", "groups", "story.php", "photo.php", "permalink.php"))
_PREFIXED = re.compile(r"([a-z]+):@?([^/].*)")
_HOST = re.compile(r"[^\s/:]+\.[^\s/:.]{2,}")
_SIGNS = re.compile(r"[\W_]+")


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is usual of an outlet, from and to: outside it `rawi status` warns, a reader may have broken."""

    documents_a_week: tuple[int, int]
    with_a_claim: tuple[float, float]


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On whose side an outlet is, in its own words (`by = "self"`) or a named critic's; where they stand."""

    says: str
    by: str
    date: datetime.date
    source: str


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet or a channel.

    `names` are its Arabic names, `latin` its Latin ones, `labels` what data sets call it. `country` (ISO 3166
    alpha-2) is where it is at home: of media in exile where they come from. Times without a zone are read in
    `time_zone`. `selector` (CSS) names the elements with the text of an article, for pages on which it is not
    found without. `side` stays empty unless it is somebody's dated word.
    """

    id: str
    gloss: str
    bounds: Bounds
    status: Literal["stable", "trial", "retired"] = "stable"
    names: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    telegram: tuple[str, ...] = ()
    x: tuple[str, ...] = ()
    facebook: tuple[str, ...] = ()
    country: str | None = None
    language: str = "ar"
    time_zone: str = ""
    selector: str = ""
    side: tuple[Side, ...] = ()


def read_outlets() -> Iterator[tuple[pathlib.Path, Outlet]]:
    """Every outlet with its file, in the order of their ids.

    Raises: KnowledgeError, naming the file, for one that breaks the schema or is not called as its id.
    """
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            outlet = msgspec.toml.decode(path.read_bytes(), type=Outlet)
        except msgspec.DecodeError as error:
            raise KnowledgeError(f"outlets/{path.name}: {error}") from error
        if outlet.id != path.stem:
            raise KnowledgeError(f"outlets/{path.name} [{outlet.id}]: call the file {outlet.id}.toml")
        yield path, outlet


@cache
def outlets() -> Mapping[str, Outlet]:
    """All outlets by id."""
    return {outlet.id: outlet for _, outlet in read_outlets()}


@cache
def _by_key() -> Mapping[str, Outlet]:
    return {key: outlet for outlet in outlets().values() for key in keys_of(outlet)}


def keys_of(outlet: Outlet) -> Iterator[str]:
    """What an outlet is found by: `host:…`, `telegram:…`, `x:…`, `facebook:…` and `name:…`, all folded."""
    for site in ("telegram", "x", "facebook"):
        yield from (_channel_key(site, name) for name in getattr(outlet, site))
    yield from (f"host:{host}" for host in outlet.hosts)
    yield from (f"name:{_folded(name)}" for name in (*outlet.names, *outlet.latin, *outlet.labels))


@lru_cache(maxsize=4096)  # the texts of one file name few outlets
def find_outlet(words: str | None) -> Outlet | None:
    """The outlet that an address, a host, a channel or a name belongs to; None for an unknown one.

    >>> [o.id for o in map(find_outlet, ("https://www.aawsat.com/a/1", "t.me/s/AJPalestine", "سانا")) if o]
    ['asharq_awsat', 'aljazeera', 'sana']

    Raises: nothing.
    """
    known = _by_key()
    return next((known[key] for key in _candidates(words or "") if key in known), None)


def outlet_id(words: str) -> str:
    """The id of the outlet that words belong to; of an unknown one a stub of its host, channel or name.

    >>> outlet_id("https://news.example.org/a/1"), outlet_id("x:Somebody"), outlet_id("aawsat.com")
    ('news_example_org', 'x_somebody', 'asharq_awsat')
    """
    if known := find_outlet(words):
        return known.id
    key = next(_candidates(words), "name:")
    sort, _, name = key.partition(":")
    plain = _SIGNS.sub("_", name).strip("_")
    if not plain.isascii() or not plain:
        plain = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
    return plain if sort == "host" and plain[0].isalpha() else f"{sort}_{plain}"


def outlet_ids(words: str) -> frozenset[str]:
    """The ids that words may stand for; a bare word may be the name of a channel too.

    >>> sorted(outlet_ids("t.me/somebody")), sorted(outlet_ids("AJPalestine"))
    (['telegram_somebody'], ['aljazeera', 'name_ajpalestine'])
    """
    channel = find_outlet(f"@{words.strip()}")
    return frozenset((outlet_id(words), channel.id)) if channel else frozenset((outlet_id(words),))


def _candidates(words: str) -> Iterator[str]:
    """Yield the keys that words may stand for, the most exact first."""
    words = words.strip()[:MOST_LETTERS]
    prefixed = _PREFIXED.fullmatch(words.lower())
    if prefixed and prefixed[1] in _PREFIXES:
        yield _channel_key(_PREFIXES[prefixed[1]], prefixed[2])
    elif words.startswith("@"):
        yield from (_channel_key(site, words[1:]) for site in ("telegram", "x"))
    else:
        yield from _of_address(words)
    yield f"name:{_folded(words)}"


def _of_address(words: str) -> Iterator[str]:
    try:
        parts = urlsplit(words if "//" in words else f"//{words}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return
    if not _HOST.fullmatch(host):
        return
    labels = host.split(".")
    site = next((_SITES[end] for end in (host, ".".join(labels[-2:])) if end in _SITES), None)
    if site:
        names = [name for name in unquote(parts.path).split("/") if name.lower() not in _NO_CHANNEL]
        if names:
            yield _channel_key(site, names[0])
        return
    if labels[0] in {"www", "m", "amp"}:
        labels = labels[1:]
    for first in range(len(labels) - 1):
        yield f"host:{'.'.join(labels[first:])}"


def _channel_key(site: str, name: str) -> str:
    """Pages have names in words; elsewhere an underscore makes another channel."""
    return f"{site}:{_folded(name) if site == 'facebook' else name.lower().strip()}"


def _folded(name: str) -> str:
    """A name folded, without case, signs and spaces: data sets write Al-Riyadh, Al Riyadh and alriyadh."""
    return _SIGNS.sub("", fold(name).text.lower())
