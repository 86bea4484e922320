"""What a request is made of and how an answer is judged: address, credentials, redirect, headers, status."""

import base64
import datetime
import email.utils
from typing import NamedTuple

import httpcore
import httpx

from rawi.read.addresses import MOST_LETTERS
from rawi.read.guard import Refused

HEADER_LETTERS = 500  # of a header that is kept, or sent back with the next visit
HOLD_S = 60.0  # after "too many requests" without a time
GONE = frozenset((404, 410))
NOT_TEXT = ("audio/", "font/", "image/", "video/")


class Answer(NamedTuple):
    """What a server answered: status, headers by their names in small letters, the bytes unpacked."""

    status: int
    headers: dict[str, str]
    data: bytes


def parsed_url(address: str) -> httpx.URL:
    """The address, taken apart. Raises: Refused for what is none of the web."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused("address", f"is no address ({str(error)[:80]})") from error
    if url.scheme not in {"http", "https"}:
        said = f", not {url.scheme[:20]!r}" if url.scheme else "; write it with https:// before it"
        raise Refused("address", f"only http and https are fetched{said}")
    if not url.raw_host or len(address) > MOST_LETTERS or (url.port or 1) > 65535:
        raise Refused("address", f"an address names a host, and has {MOST_LETTERS:,} letters at most")
    return url


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads, without credentials that it may carry. Raises: Refused."""
    if not location:
        raise Refused("redirect", "redirected to nowhere")
    try:
        joined = str(url.join(location))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused("redirect", f"redirected to what is no address ({str(error)[:80]})") from error
    return parsed_url(joined).copy_with(username="", password="")


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port, as robots.txt belongs to them."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def credentials_of(url: httpx.URL) -> dict[str, str]:
    """The header that carries the user and password of an address, if it has any."""
    if not url.userinfo:
        return {}
    pair = f"{url.username}:{url.password}".encode()
    return {"authorization": "Basic " + base64.b64encode(pair).decode()}


def headers_of(response: httpcore.Response) -> dict[str, str]:
    """The headers by name, the first of a name, printable and not too long."""
    headers: dict[str, str] = {}
    for name, value in response.headers:
        words = "".join(letter for letter in value.decode("latin-1") if letter.isprintable())
        headers.setdefault(name.decode("latin-1").lower(), words)
    return {
        name: value for name, value in headers.items() if len(value) <= HEADER_LETTERS or name == "location"
    }


def rules_in(answer: Answer) -> bytes | Refused:
    """The robots.txt that was answered (none means no rules), or that it could not be read."""
    if answer.status >= 500 or answer.status == 429:
        return Refused("robots", f"the server answered {answer.status}")
    return answer.data if answer.status == 200 else b""


def judge(answer: Answer, *, conditional: bool, even_gone: bool) -> None:
    """Raises: Refused unless there is a text, news that it is the same, or (if wanted) that it is no more."""
    kind = answer.headers.get("content-type", "")
    if answer.status == 200 and kind.startswith(NOT_TEXT):
        raise Refused("type", f"is no text but {kind[:40]}")
    if answer.status in GONE and not even_gone:
        raise Refused("gone", f"is not there (the server answered {answer.status})")
    if answer.status in {429, 503}:
        raise Refused("busy", f"the server wants to be left alone ({answer.status}); ask again later")
    if answer.status not in {200, *GONE} and not (conditional and answer.status == 304):
        raise Refused("status", f"the server answered {answer.status}")


def seconds_in(words: str) -> float:
    """How long a Retry-After says: a number of seconds, or a time."""
    if words.isdecimal():
        return float(words[:9])
    try:
        at = email.utils.parsedate_to_datetime(words)
    except ValueError:
        return HOLD_S
    zoned = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    return max(0.0, (zoned - datetime.datetime.now(datetime.UTC)).total_seconds())
