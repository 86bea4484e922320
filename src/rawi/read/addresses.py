"""Addresses of pages and posts: what may be kept of one (no secret), and the key that versions meet under.

Nothing here touches the network; which machines may be asked is decided in `read.guard`.
"""

import re
from urllib.parse import quote, unquote, urlsplit

MOST_LETTERS = 4000  # of an address; servers refuse longer ones, and a line of a log has to stay readable

_SECRET = re.compile(
    r"(?:token|secret|passw(?:or)?d|api_?key|signature)$|^(?:key|auth|pass|pwd|sig|sid)$", re.I
)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|yclid|igshid|mc_[ce]id|ref_src", re.I)
_PAIR = re.compile(r"([^=&;]+)=[^&;]*")
_ESCAPE = re.compile("%[0-9a-fA-F]{2}")
_UNRESERVED = "/%!$&'()*+,;=:@~-._?"
_TELEGRAM = r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?"
_CHANNEL = re.compile(rf"(?:{_TELEGRAM}|@)([a-z]\w{{3,31}})/?(?:[?#].*)?", re.I | re.A)
_POST = re.compile(rf"{_TELEGRAM}([a-z]\w{{3,31}})/(\d{{1,15}})/?(?:[?#].*)?", re.I | re.A)
_NO_CHANNEL = frozenset("addlist addstickers boost invoice joinchat login proxy share socks".split())


def shown(address: str) -> str:
    """The address as it may be kept and printed: no credentials, secrets, fragment, control characters.

    >>> shown("https://user:pass@example.org/feed?id=7&access_token=abc#top")
    'https://example.org/feed?id=7&access_token=hidden'

    What is no address loses all that stands before an `@` as well. At most 4,000 letters.
    """
    printable = "".join(letter for letter in address[:MOST_LETTERS] if letter.isprintable() and letter != " ")
    address = printable.partition("#")[0]
    before, slashes, rest = address.partition("//")
    host = re.match(r"[^/?\\]*", rest)
    if slashes and host:
        rest = host[0].rpartition("@")[2] + rest[host.end() :]
    place, mark, query = (before + slashes + rest).partition("?")
    return place + mark + _PAIR.sub(_hidden, query)


def _hidden(pair: re.Match[str]) -> str:
    return f"{pair[1]}=hidden" if _SECRET.search(unquote(pair[1])) else pair[0]


def article_key(address: str) -> str:
    """The key of an article: its address without scheme, credentials, fragment and what tracks readers.

    >>> article_key("http://user:pass@Example.org:80/خبر?id=7&utm_source=feed#top")
    'example.org/%D8%AE%D8%A8%D8%B1?id=7'
    >>> article_key("https://t.me/s/SomeChannel/15")
    't.me/somechannel/15'
    """
    try:
        parts = urlsplit(shown(address))
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a broken [::1, a port of letters
        return shown(address)
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    place = _encoded(_ascii(host) + (parts.path or "/"))
    if post := post_of(place):
        return post_key(*post)
    kept = [pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return place + (f"?{_encoded('&'.join(kept))}" if any(kept) else "")


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:  # no name of a host at all
        return host


def _encoded(words: str) -> str:
    """One spelling of what has several: letters beyond ASCII encoded, hexadecimal in capitals."""
    return _ESCAPE.sub(lambda found: found[0].upper(), quote(words, safe=_UNRESERVED, errors="replace"))


def post_key(channel: str, number: int) -> str:
    """The key of a post of a public channel.

    >>> post_key("SomeChannel", 15)
    't.me/somechannel/15'
    """
    return f"t.me/{channel.lower()}/{number}"


def channel_of(address: str) -> str | None:
    """The name of the public channel that an address names, in small letters, or None.

    >>> [channel_of(a) for a in ("https://t.me/s/SomeChannel", "t.me/some_channel?before=7", "@somebody")]
    ['somechannel', 'some_channel', 'somebody']
    """
    found = _CHANNEL.fullmatch(address.strip())
    name = (found[1] or "").lower() if found else ""
    return name if name and name not in _NO_CHANNEL else None


def post_of(address: str) -> tuple[str, int] | None:
    """The channel and the number of the post that an address names, or None.

    >>> post_of("https://t.me/SomeChannel/15?single"), post_of("https://t.me/SomeChannel")
    (('somechannel', 15), None)
    """
    found = _POST.fullmatch(address.strip())
    return (found[1].lower(), int(found[2])) if found else None
