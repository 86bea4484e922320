"""Fetching from servers that are slow, lie, redirect, pack bombs, and from none that is not meant."""

import gzip
import itertools
import logging
import time
import zlib
from collections.abc import Callable, Iterator, Sequence

import httpcore
import pytest

from rawi.model import Capture, Issue
from rawi.read.fetch import Fetcher, Limits
from rawi.read.guard import Guard, Refused, is_public
from rawi.read.manners import Manners
from rawi.settings import VERSION
from tests.read.web import Page, Server, guest, loopback, served

TEXT = "<p>قصفت طائرات السوق.</p>"
MIB = 1 << 20


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


def got(answer: Capture | Issue) -> Capture:
    assert isinstance(answer, Capture), answer
    return answer


def issue(answer: Capture | Issue) -> tuple[str, str]:
    assert isinstance(answer, Issue), answer
    return answer.kind, answer.message


def test_a_page_is_fetched_as_it_is(server: Server) -> None:
    server.pages["/a"] = Page(
        TEXT, headers={"ETag": '"1"', "Set-Cookie": "id=7", "Server": "old", "X-Secret": "x"}
    )
    with guest() as fetcher:
        page = got(fetcher.get(f"{server.base}/a#top"))
    assert (page.data, page.status, page.name, page.method) == (
        TEXT.encode(),
        200,
        f"{server.base}/a",
        "page",
    )
    assert page.headers["etag"] == '"1"'
    assert not {"set-cookie", "x-secret"} & set(page.headers)
    assert page.received.utcoffset() is not None
    asked = server.asked[-1].headers
    assert asked["user-agent"] == f"rawi/{VERSION}"
    assert not {"cookie", "authorization", "referer"} & set(asked)


def test_servers_are_told_whom_to_ask(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_CONTACT", "desk@example.org\r\nX-Bad: 1")
    server.pages["/a"] = Page(TEXT)
    with guest() as fetcher:
        got(fetcher.get(f"{server.base}/a"))
    assert server.asked[-1].headers["user-agent"] == f"rawi/{VERSION} (desk@example.orgX-Bad: 1)"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::", "::1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1",
        "2001:db8::1", "::ffff:10.0.0.1", "::ffff:1.1.1.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "2002:7f00:1::", "2002:c0a8:101::1",
        "2001:0:7f00:1:0:0:fefe:fefe", "", "localhost", "1.1.1", "017700000001",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "149.154.167.99", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0",
        "[::1]",
        "[::ffff:127.0.0.1]", "user@127.0.0.1",
        "127\u30020\u30020\u30021", "[::ffff:7f00:1]",
    ],
)  # fmt: skip
def test_this_machine_is_not_asked_however_it_is_spelled(server: Server, host: str) -> None:
    with Fetcher(manners=Manners(0)) as fetcher:
        kind, _ = issue(fetcher.get(f"http://{host}:{server.server_address[1]}/"))
    assert kind in {"address", "network"}  # some systems do not know the odd spellings at all
    assert not server.asked


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("file:///etc/passwd", "only http and https are fetched, not 'file'"),
        ("example.org/feed", "write it with https:// before it"),
        ("ftp://127.0.0.1/a", "not 'ftp'"),
        ("javascript:alert(1)", "not 'javascript'"),
        ("/etc/passwd", "write it with https:// before it"),
        ("", "write it with https:// before it"),
        ("http://", "names a host"),
        ("http://127.0.0.1:port/", "is no address"),
        ("http://127.0.0.1:99999/", "names a host"),
        ("http://[::1/", "is no address"),
        ("http://127.0.0.1/\x00", "is no address"),
        ("http://127.0.0.1/" + "a" * 5000, "4,000 letters at most"),
    ],
)
def test_what_is_no_address(address: str, says: str) -> None:
    with guest() as fetcher:
        kind, message = issue(fetcher.get(address))
    assert kind in {"address", "network"}
    assert says in message


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
        "//192.168.1.1/router", "http://localhost:1/", "file:///etc/passwd", "gopher://127.0.0.1:70/", "http://2130706433/",
        "http://10.0.0.1:99999/", "",
    ],
)  # fmt: skip
def test_a_redirect_leads_nowhere_that_is_not_meant(server: Server, location: str) -> None:
    server.pages["/a"] = Page(status=302, headers={"Location": location})
    with Fetcher(allow_hosts=["127.0.0.1"], manners=Manners(0)) as fetcher:
        kind, _ = issue(fetcher.get(f"{server.base}/a"))
    assert kind in {"address", "redirect"}
    assert server.paths() == ["/a"]


def test_a_redirect_is_followed_and_its_end_is_what_is_kept(server: Server) -> None:
    server.pages |= {
        "/a": Page(status=301, headers={"Location": "/b?x=1"}),
        "/b?x=1": Page(
            status=307, headers={"Location": f"http://user:pass@127.0.0.1:{server.server_address[1]}/c#d"}
        ),
        "/c": Page(TEXT),
    }
    with guest() as fetcher:
        page = got(fetcher.get(f"{server.base}/a"))
    assert (page.name, page.data) == (f"{server.base}/c", TEXT.encode())
    assert "authorization" not in server.asked[-1].headers


def test_redirects_have_an_end(server: Server) -> None:
    server.pages["/a"] = Page(status=302, headers={"Location": "/a"})
    with guest() as fetcher:
        assert issue(fetcher.get(f"{server.base}/a"))[0] == "redirect"
    assert len(server.paths()) == 6


class Wire(httpcore.NetworkBackend):
    """Notes where a connection would go, and makes none."""

    def __init__(self) -> None:
        self.dialled: list[str] = []

    def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
        self.dialled.append(host)
        raise httpcore.ConnectError("no network in this test")


def dialled(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Exception]:
    wire = Wire()
    monkeypatch.setattr(guard, "_wire", wire)
    with pytest.raises((httpcore.ConnectError, Refused)) as caught:
        guard.connect_tcp("news.example", 80)
    return wire.dialled, caught.value


def test_a_name_that_means_another_machine_at_the_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = itertools.chain([["1.1.1.1"]], itertools.repeat(["127.0.0.1"]))
    guard = Guard(resolve=lambda _host, _port: next(answers))
    assert dialled(guard, monkeypatch)[0] == ["1.1.1.1"]  # the address that was judged, and no second look
    assert dialled(guard, monkeypatch)[0] == []


@pytest.mark.parametrize("answers", [["1.1.1.1", "10.0.0.1"], ["::1", "2606:4700::1111"], ["fe80::1%lo"]])
def test_a_name_with_one_address_inside_is_refused(
    answers: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, error = dialled(Guard(resolve=lambda _host, _port: answers), monkeypatch)
    assert (tried, isinstance(error, Refused)) == ([], True)


def test_all_addresses_of_a_host_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried, error = dialled(Guard(resolve=lambda _host, _port: ["1.1.1.1", "2606:4700::1111"]), monkeypatch)
    assert tried == ["1.1.1.1", "2606:4700::1111"]
    assert isinstance(error, httpcore.ConnectError)


def test_a_host_allowed_by_name_is_asked_by_its_name(server: Server) -> None:
    server.pages["/a"] = Page(TEXT)
    port = server.server_address[1]
    with Fetcher(
        allow_hosts=["news.example"], resolve=loopback("news.example", "other.example"), manners=Manners(0)
    ) as f:
        assert got(f.get(f"http://NEWS.example:{port}/a")).name == f"http://news.example:{port}/a"
        assert issue(f.get(f"http://other.example:{port}/a"))[0] == "address"
    assert server.asked[-1].headers["host"] == f"news.example:{port}"
    assert server.paths() == ["/a"]


def endless() -> Iterator[bytes]:
    while True:
        yield b"<p>" + b"x" * (1 << 16)


def packed_bomb() -> bytes:
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(engine.compress(bytes(MIB)) for _ in range(200)) + engine.flush()


@pytest.mark.parametrize(
    ("page", "kind", "says"),
    [
        (Page(pieces=endless()), "too large", "more than 20 MiB"),
        (Page(headers={"Content-Length": str(100 * MIB)}), "too large", "more than 20 MiB"),
        (Page(packed_bomb(), headers={"Content-Encoding": "gzip"}), "too large", "more than 20 MiB"),
        (
            Page(gzip.compress(packed_bomb()), headers={"Content-Encoding": "gzip, gzip"}),
            "coding",
            "not asked for",
        ),
        (Page(b"\x8b\x03\x80", headers={"Content-Encoding": "br"}), "coding", "packed as 'br'"),
        (Page(b"no gzip", headers={"Content-Encoding": "gzip"}), "coding", "not packed as it says"),
        (
            Page(gzip.compress(TEXT.encode())[:-9], headers={"Content-Encoding": "gzip"}),
            "cut off",
            "end is missing",
        ),
        (Page(TEXT, headers={"Content-Length": "9999"}), "network", "incomplete|without sending|too slow"),
        (Page(TEXT, headers={"Content-Length": "-5"}), "network", ""),
        (Page(b"\xff\xd8\xff", headers={"Content-Type": "image/jpeg"}), "type", "is no text but image/jpeg"),
        (Page(status=404), "gone", "404"),
        (Page(status=410), "gone", "410"),
        (Page(status=403), "status", "403"),
        (Page(status=500), "status", "500"),
        (Page(status=304), "status", "304"),
        (Page(status=302), "redirect", "to nowhere"),
        (Page(TEXT, headers={f"X-{n}": "y" * 1000 for n in range(2000)}), "network", ""),
    ],
)
def test_an_answer_that_is_not_taken(server: Server, page: Page, kind: str, says: str) -> None:
    server.pages["/a"] = page
    before = time.monotonic()
    with guest(limits=Limits(seconds=5, step_seconds=0.5)) as fetcher:
        found, message = issue(fetcher.get(f"{server.base}/a"))
    assert found == kind
    assert any(part in message for part in says.split("|"))
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        zlib.compress,
        lambda data: zlib.compress(data)[2:-4],
        lambda data: gzip.compress(data) + b"\0\0",
    ],
)
def test_what_is_packed_is_unpacked(server: Server, pack: Callable[[bytes], bytes]) -> None:
    data = TEXT.encode() * 5000
    coding = "gzip" if pack(b"").startswith(b"\x1f") else "deflate"
    server.pages["/a"] = Page(pack(data), headers={"Content-Encoding": coding})
    server.pages["/b"] = Page(
        gzip.compress(data) + gzip.compress(data), headers={"Content-Encoding": "x-gzip"}
    )
    with guest() as fetcher:
        assert got(fetcher.get(f"{server.base}/a")).data == data
        assert got(fetcher.get(f"{server.base}/b")).data == data * 2


def drip(bytes_: bytes) -> Callable[[object], Page]:
    """Bytes that come before any header does, one every 0.1 s."""

    def answer(handler: object) -> Page:
        for byte in bytes_:
            handler.wfile.write(bytes([byte]))  # type: ignore[attr-defined]
            time.sleep(0.1)
        return Page()

    return answer


@pytest.mark.parametrize(
    "answer",
    [Page(pieces=[b"x"] * 100, pause=0.1), drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 100)],
    ids=["body", "head"],
)
def test_a_server_that_drips(server: Server, answer: Page) -> None:
    server.pages["/a"] = answer
    before = time.monotonic()
    with guest(limits=Limits(seconds=1, step_seconds=1)) as fetcher:
        kind, message = issue(fetcher.get(f"{server.base}/a"))
    assert kind == "network"
    assert "too slow" in message
    assert time.monotonic() - before < 2.5


def test_nobody_there() -> None:
    with guest("127.0.0.1") as fetcher:
        kind, message = issue(fetcher.get("http://127.0.0.1:9/a"))
        assert issue(fetcher.get("http://absent.example/a"))[0] == "network"
    assert kind == "network"
    assert "refused" in message


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    def answer(handler: object) -> Page:
        same = handler.headers.get("If-None-Match") == '"7"'  # type: ignore[attr-defined]
        return Page(status=304, headers={"ETag": '"7"'}) if same else Page(TEXT, headers={"ETag": '"7"'})

    server.pages["/a"] = answer
    with guest() as fetcher:
        first = got(fetcher.get(f"{server.base}/a"))
        second = got(
            fetcher.get(
                f"{server.base}/a", etag=first.headers["etag"], modified="Wed, 01 Jan 2025 00:00:00 GMT"
            )
        )
    assert (second.status, second.data) == (304, b"")
    assert server.asked[-1].headers["if-modified-since"] == "Wed, 01 Jan 2025 00:00:00 GMT"


def test_credentials_go_to_their_own_host_and_nowhere_else(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    port = server.server_address[1]
    server.pages |= {
        "/a?token=t0ken": Page(status=302, headers={"Location": "/b"}),
        "/b": Page(
            status=302, headers={"Location": f"http://other.example:{port}/c", "Set-Cookie": "sid=c00kie"}
        ),
        "/c": Page(TEXT, headers={"Set-Cookie": "sid=c00kie"}),
        "/gone": Page(status=404),
    }
    with guest("other.example") as fetcher:
        page = got(fetcher.get(f"http://someone:s3cret@127.0.0.1:{port}/a?token=t0ken"))
        gone = fetcher.get(f"http://someone:s3cret@127.0.0.1:{port}/gone?key=t0ken")
        bad = fetcher.get("http://someone:s3cret@127.0.0.1:port/")
    sent = [(asked.path[:2], asked.headers.get("authorization")) for asked in server.asked]
    basic = "Basic c29tZW9uZTpzM2NyZXQ="
    assert [one for one in sent if one[0] != "/r"] == [
        ("/a", basic),
        ("/b", basic),
        ("/c", None),
        ("/g", basic),
    ]
    kept = repr((page, gone, bad)) + caplog.text
    assert not [secret for secret in ("s3cret", "someone", "t0ken", "c00kie", "c29tZW9uZ") if secret in kept]
    assert "200 http://other.example" in caplog.text


def test_a_service_is_posted_to(server: Server) -> None:
    server.pages["/tsa"] = Page(b"\x30\x00", headers={"Content-Type": "application/timestamp-reply"})
    with guest() as fetcher:
        assert fetcher.post(f"{server.base}/tsa", b"query", "application/timestamp-query") == b"\x30\x00"
        with pytest.raises(Refused, match="answered 404"):
            fetcher.post(f"{server.base}/other", b"query", "text/plain")
    assert [(asked.path, asked.data) for asked in server.asked] == [("/tsa", b"query"), ("/other", b"query")]
