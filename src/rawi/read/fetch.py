"""Fetches one address after another as a polite guest, within limits, and keeps no secret of any.

`guard` decides which machines are spoken to, `manners` when and whether, `body` how much is taken. What
goes wrong is an Issue: a watch of many addresses never stops for one of them.
"""

import datetime
import logging
import ssl
import time
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Literal, NamedTuple, Self

import httpcore
import httpx

from rawi.model import Capture, Issue
from rawi.read.addresses import shown
from rawi.read.body import ACCEPTED, gathered, too_large, unpacked
from rawi.read.exchange import (
    NOT_TEXT,
    Answer,
    credentials_of,
    headers_of,
    judge,
    origin_of,
    parsed_url,
    redirected,
    rules_in,
    seconds_in,
)
from rawi.read.guard import Guard, Refused, Resolver, look_up
from rawi.read.manners import ROBOTS_BYTES, Manners
from rawi.read.sources import Fetching
from rawi.settings import agent

Method = Literal["feed", "page", "channel"]

KEPT_HEADERS = frozenset(
    "age cache-control content-encoding content-language content-length content-type date etag expires "
    "last-modified retry-after server x-robots-tag".split()
)
REDIRECTS = frozenset((301, 302, 303, 307, 308))

log = logging.getLogger(__name__)


class Limits(NamedTuple):
    """What one address may cost: bytes unpacked, redirects, seconds for all of it and for one step of it."""

    most_bytes: int = 20 << 20
    redirects: int = 5
    seconds: float = 60.0
    step_seconds: float = 20.0


LIMITS = Limits()


class Fetcher:
    """Fetches; not shared among threads, while its `manners` may be. Close it, or use it in a `with`."""

    def __init__(
        self,
        *,
        limits: Limits = LIMITS,
        allow_hosts: Iterable[str] = (),
        manners: Manners | None = None,
        resolve: Resolver = look_up,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._limits, self._manners = limits, manners or Manners()
        self._guard = Guard(allow_hosts, resolve)
        self._pool = httpcore.ConnectionPool(network_backend=self._guard, ssl_context=trust)

    @classmethod
    def by(cls, fetching: Fetching, manners: Manners | None = None) -> Self:
        """A fetcher as the settings of a desk want it; `manners` are those shared with others."""
        limits = Limits(most_bytes=fetching.most_mib << 20, seconds=fetching.most_seconds)
        manners = manners or Manners(fetching.seconds_between)
        return cls(limits=limits, allow_hosts=fetching.allow_hosts, manners=manners)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close what is still connected."""
        self._pool.close()

    def get(
        self,
        address: str,
        *,
        etag: str = "",
        modified: str = "",
        method: Method = "page",
        even_gone: bool = False,
    ) -> Capture | Issue:
        """The bytes at an address with its status 200, or 304 and none where they are still those of `etag`.

        Credentials in the address are sent to its own host, and are nowhere in the result. The name of the
        capture is the address where the redirects ended. With `even_gone` that there is nothing (404, 410) is
        a capture too, without bytes.
        """
        known = {"if-none-match": etag, "if-modified-since": modified}
        conditions = {name: value for name, value in known.items() if value}
        try:
            url, answer = self._follow(address, conditions)
            judge(answer, conditional=bool(conditions), even_gone=even_gone)
        except Refused as refused:
            log.info("%s: %s: %s", shown(address), refused.kind, refused.reason)
            return Issue(kind=refused.kind, where=shown(address), message=refused.reason)
        return Capture(
            name=shown(str(url)),
            method=method,
            data=answer.data,
            received=datetime.datetime.now(datetime.UTC),
            status=answer.status,
            headers={name: value for name, value in answer.headers.items() if name in KEPT_HEADERS},
        )

    def post(self, address: str, data: bytes, content_type: str) -> bytes:
        """What a service that the operator named answers; it is no page, so no robots.txt is asked.

        Raises: Refused.
        """
        url = parsed_url(address)
        self._manners.take_turn(url.host)
        answer = self._ask(url, {"content-type": content_type, **credentials_of(url)}, data=data)
        if answer.status != 200:
            raise Refused("status", f"the server answered {answer.status}")
        return answer.data

    def _follow(
        self, address: str, headers: Mapping[str, str], *, robots: bool = True
    ) -> tuple[httpx.URL, Answer]:
        """The answer at the end of the redirects, and where that is; every step is judged like the first."""
        first = url = parsed_url(address)
        for _ in range(self._limits.redirects + 1):
            if robots:
                self._obey_robots(url)
            self._manners.take_turn(url.host)
            secret = credentials_of(first) if origin_of(url) == origin_of(first) else {}
            answer = self._ask(url, {**headers, **secret}, cut=None if robots else ROBOTS_BYTES)
            if answer.status not in REDIRECTS:
                return url, answer
            url = redirected(url, answer.headers.get("location", ""))
        raise Refused(
            "redirect", f"more than {self._limits.redirects} redirects; the last to {shown(str(url))}"
        )

    def _obey_robots(self, url: httpx.URL) -> None:
        origin = origin_of(url)
        if not self._manners.knows(origin):
            try:
                _, answer = self._follow(f"{origin}/robots.txt", {}, robots=False)
            except Refused as refused:
                if refused.kind in {"address", "busy"}:
                    raise
                self._manners.learn(origin, url.host, refused)
            else:
                self._manners.learn(origin, url.host, rules_in(answer))
        self._manners.check(origin, str(url))

    def _ask(
        self, url: httpx.URL, headers: Mapping[str, str], *, data: bytes | None = None, cut: int | None = None
    ) -> Answer:
        """One request and its answer. Raises: Refused for whatever goes wrong."""
        self._guard.deadline = time.monotonic() + self._limits.seconds
        sent = {
            "host": url.netloc.decode("ascii"),
            "user-agent": agent(),
            "accept-encoding": ACCEPTED,
            **headers,
        }
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        steps = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.step_seconds)
        try:
            with self._pool.stream(
                "GET" if data is None else "POST", target, content=data, extensions={"timeout": steps},
                headers=[(name.encode(), value.encode("latin-1", "ignore")) for name, value in sent.items()],
            ) as response:  # fmt: skip
                answer = Answer(response.status, headers_of(response), self._body(response, cut))
        except httpcore.TimeoutException as error:
            raise Refused("network", f"too slow ({error or 'no answer'}); ask again later") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Refused("network", f"{error or type(error).__name__}") from error
        log.info("%d %s %d bytes", answer.status, shown(str(url)), len(answer.data))
        if answer.status in {429, 503}:
            self._manners.leave_alone(url.host, seconds_in(answer.headers.get("retry-after", "")))
        return answer

    def _body(self, response: httpcore.Response, cut: int | None) -> bytes:
        """The bytes, where there is a use for them: none of errors and pictures, nor of too large a page."""
        headers = headers_of(response)
        if response.status != 200 or headers.get("content-type", "").startswith(NOT_TEXT):
            return b""
        most = cut or self._limits.most_bytes
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > most and not cut:
            raise too_large(most)
        pieces = response.iter_stream()
        return gathered(unpacked(pieces, headers.get("content-encoding", "")), most, cut=bool(cut))
