"""A web server on the loopback that answers as a test tells it, well or badly, and a fetcher for it."""

import http.server
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from rawi.read.fetch import Fetcher, Limits
from rawi.read.guard import Resolver
from rawi.read.manners import Manners


class Page(NamedTuple):
    """What is answered; with `pieces` the bytes come one by one, with a pause (in seconds) before each."""

    data: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    pieces: Sequence[bytes] | Iterator[bytes] = ()
    pause: float = 0.0


Answers = Page | list[Page] | Callable[["Handler"], Page]


class Asked(NamedTuple):
    """A request as it came: path, headers by their names in small letters, what was sent with it, when."""

    path: str
    headers: dict[str, str]
    data: bytes
    at: float


class Server(http.server.ThreadingHTTPServer):
    """Answers a path by its Page, the next of a list (the last one for ever), or what a function makes.

    A path with a query that has no answer of its own has that of the path alone.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Handler)
        self.pages: dict[str, Answers] = {}
        self.asked: list[Asked] = []

    @property
    def base(self) -> str:
        """The address of the server's root."""
        return f"http://{self.server_address[0]}:{self.server_address[1]}"  # type: ignore[str-bytes-safe]

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class Handler(http.server.BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append(Asked(self.path, headers, self.rfile.read(length), time.monotonic()))
        pages = self.server.pages
        found = pages.get(self.path) or pages.get(self.path.partition("?")[0]) or Page(status=404)
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        try:
            self.answer(found if isinstance(found, Page) else found(self))
        except (BrokenPipeError, ConnectionResetError):  # the other end had enough
            self.close_connection = True

    do_POST = do_GET  # noqa: N815

    def answer(self, page: Page) -> None:
        data = page.data.encode() if isinstance(page.data, str) else page.data
        self.send_response(page.status)
        headers = {"Content-Type": "text/html; charset=utf-8", **page.headers}
        if page.pieces:
            self.close_connection = True
            headers.setdefault("Connection", "close")
        else:
            headers.setdefault("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        for piece in page.pieces:
            time.sleep(page.pause)
            self.wfile.write(piece)


@contextmanager
def served(trust: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that runs; with a certificate it speaks TLS."""
    with Server() as server:
        if trust:
            server.socket = trust.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def loopback(*names: str) -> Resolver:
    """A resolver that finds those names on the loopback and no other; the network is asked nothing."""

    def resolve(host: str, port: int) -> Sequence[str]:
        del port
        if host in {"127.0.0.1", *names}:
            return ["127.0.0.1"]
        raise OSError(f"{host}: not in this test")

    return resolve


def guest(*names: str, limits: Limits | None = None, manners: Manners | None = None) -> Fetcher:
    """A fetcher without pauses that may ask the loopback, by these names too."""
    return Fetcher(
        limits=limits or Limits(seconds=5, step_seconds=2),
        allow_hosts=("127.0.0.1", *names),
        manners=manners or Manners(0),
        resolve=loopback(*names),
    )
