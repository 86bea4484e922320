"""robots.txt and the pace of a host, against a server that asks for one and a clock that only tests move."""

import contextlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Issue
from rawi.read.guard import Refused
from rawi.read.manners import Manners
from tests.read.web import Page, Server, guest, served

FIRM = "User-agent: *\nDisallow: /private\nDisallow: /*?print=\nCrawl-delay: 7\n"


class Clock:
    """A clock that goes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        server.pages |= {"/a": Page("a"), "/b": Page("b"), "/private/c": Page("c"), "/a?print=1": Page("a")}
        yield server


def polite(clock: Clock, interval_s: float = 2.0) -> Manners:
    return Manners(interval_s, clock=clock, pause=clock.wait)


def test_robots_txt_is_read_once_and_obeyed(server: Server) -> None:
    server.pages["/robots.txt"] = Page(FIRM)
    with guest() as fetcher:
        kinds = [
            answer.kind if isinstance(answer := fetcher.get(server.base + path), Issue) else answer.status
            for path in ("/a", "/private/c", "/a?print=1", "/b")
        ]
    assert kinds == [200, "robots", "robots", 200]
    assert [asked.path for asked in server.asked] == ["/robots.txt", "/a", "/b"]


def test_rules_for_rawi_win_over_those_for_all(server: Server) -> None:
    server.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /\n\nUser-agent: rawi\nDisallow: /b\n")
    with guest() as fetcher:
        assert not isinstance(fetcher.get(f"{server.base}/a"), Issue)
        assert isinstance(fetcher.get(f"{server.base}/b"), Issue)


@pytest.mark.parametrize(
    ("robots", "fetched"),
    [
        (Page(status=404), True),
        (Page(status=403), True),
        (Page("<html>not found</html>"), True),
        (Page(b"\xff\xfe\x00" * 100), True),
        (Page(status=500), False),
        (Page(status=429), False),
        (Page("User-agent: *\nDisallow: /\n" + "#" * (2 << 20)), False),
        (Page(status=302, headers={"Location": "/rules"}), False),
        (Page(status=302, headers={"Location": "http://10.0.0.1/robots.txt"}), False),
        (Page(headers={"Content-Length": "9"}), False),
    ],
)
def test_a_robots_txt_that_is_none(server: Server, robots: Page, fetched: bool) -> None:
    server.pages |= {"/robots.txt": robots, "/rules": Page("User-agent: *\nDisallow: /\n")}
    with guest() as fetcher:
        answer = fetcher.get(f"{server.base}/a")
    assert isinstance(answer, Issue) is not fetched, answer
    assert server.paths().count("/a") == fetched


def test_what_a_redirect_leads_to_has_rules_too(server: Server) -> None:
    server.pages |= {"/robots.txt": Page(FIRM), "/d": Page(status=302, headers={"Location": "/private/c"})}
    with guest() as fetcher:
        answer = fetcher.get(f"{server.base}/d")
    assert isinstance(answer, Issue)
    assert server.paths() == ["/d"]


def test_a_host_is_asked_at_its_pace(server: Server) -> None:
    clock = Clock()
    server.pages["/robots.txt"] = Page(FIRM)
    with guest(manners=polite(clock)) as fetcher:
        for path in ("/a", "/b", "/a"):
            fetcher.get(server.base + path)
    assert clock.waits == [2, 7, 7]


def test_hosts_do_not_wait_for_one_another() -> None:
    clock = Clock()
    manners = polite(clock)
    for host in ("one.example", "two.example", "one.example"):
        manners.take_turn(host)
    assert clock.waits == [2]


@pytest.mark.parametrize(
    ("says", "wait"), [("30", 30), ("", 60), ("soon", 60), ("Sat, 01 Jan 2000 00:00:00 GMT", 2)]
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_wants_to_be_left_alone_is(server: Server, status: int, says: str, wait: float) -> None:
    clock = Clock()
    server.pages["/a"] = [Page(status=status, headers={"Retry-After": says}), Page("a")]
    with guest(manners=polite(clock)) as fetcher:
        busy = fetcher.get(f"{server.base}/a")
        assert isinstance(busy, Issue)
        assert busy.kind == "busy"
        assert not isinstance(fetcher.get(f"{server.base}/a"), Issue)
    assert clock.waits == [2, wait]


def test_nobody_waits_for_an_hour(server: Server) -> None:
    clock = Clock()
    server.pages["/a"] = [Page(status=429, headers={"Retry-After": "3600"}), Page("a")]
    with guest(manners=polite(clock)) as fetcher:
        fetcher.get(f"{server.base}/a")
        refused = fetcher.get(f"{server.base}/a")
        assert isinstance(refused, Issue)
        assert (refused.kind, "3,600 s" in refused.message) == ("busy", True)
        clock.now += 3600
        assert not isinstance(fetcher.get(f"{server.base}/a"), Issue)
    assert server.paths() == ["/a", "/a"]


def test_robots_txt_is_read_again_after_a_day_and_a_fault_after_minutes(server: Server) -> None:
    clock = Clock()
    server.pages["/robots.txt"] = [Page(status=500), Page("User-agent: *\nAllow: /\n"), Page(FIRM)]
    with guest(manners=polite(clock, 0)) as fetcher:
        assert isinstance(fetcher.get(f"{server.base}/private/c"), Issue)
        clock.now += 601
        assert not isinstance(fetcher.get(f"{server.base}/private/c"), Issue)
        clock.now += 24 * 3600 + 1
        assert isinstance(fetcher.get(f"{server.base}/private/c"), Issue)


LINES = st.sampled_from(
    ("User-agent: *", "Disallow: ", "Allow:", "Crawl-delay: ", "Request-rate: ", "Visit-time:")
)


@given(st.binary() | st.lists(st.tuples(LINES, st.text("/*$ab%09.-:é\x00"))).map(
    lambda lines: "\n".join(a + b for a, b in lines).encode()))  # fmt: skip
def test_any_robots_txt_at_all(data: bytes) -> None:
    manners = Manners()
    manners.learn("http://a.example", "a.example", data)
    with contextlib.suppress(Refused):
        manners.check("http://a.example", "http://a.example/ab/a%20b?a=*$")


def test_a_pattern_made_to_be_slow() -> None:
    manners = Manners()
    manners.learn("http://a.example", "a.example", b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"$\n")
    manners.check("http://a.example", "http://a.example/" + "a" * 1900)
