"""A watch over sources that a local server plays, with a desk that only remembers what it is handed."""

import threading
import time
from collections.abc import Iterable, Iterator

import msgspec
import pytest

from rawi.errors import SettingsError
from rawi.model import Arrival, Issue
from rawi.read import sources
from rawi.read.sources import Fetching, WatchedSource
from rawi.read.visit import NEVER, Visit
from rawi.run import watch
from rawi.run.watch import Taken, Visited, Watch
from tests.read.telegram import Channel
from tests.read.web import Handler, Page, Server, served

FETCHING = Fetching(allow_hosts=("127.0.0.1",), seconds_between=0, most_seconds=2)
RSS = "<rss><channel>{}</channel></rss>"
ITEM = "<item><title>قصف {0}</title><link>/news/{0}</link></item>"
PAGE = "<html><body><h1>قصف</h1><p>قصفت طائرات السوق في البلدة صباح اليوم، وقتل {} مدنيين.</p></body></html>"


class Memory:
    """A desk that remembers: texts by their key, visits, and in which thread and order it was called."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.visits: dict[str, Visit] = {}
        self.groups: list[list[Taken]] = []
        self.threads: set[str] = set()

    def visit_of(self, source: str) -> Visit:
        return self.visits.get(source, NEVER)

    def keep_visit(self, source: str, visit: Visit) -> None:
        self.visits[source] = visit

    def take(self, items: Iterable[Taken]) -> dict[str, int]:
        self.threads.add(threading.current_thread().name)
        group = list(items)
        self.groups.append(group)
        new = 0
        for item in group:
            if isinstance(item, Arrival) and self.texts.setdefault(item.key, [])[-1:] != [item.text]:
                self.texts[item.key].append(item.text)
                new += 1
        return {"versions": new}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with served() as server:
        monkeypatch.setenv("RAWI_TELEGRAM", server.base)
        yield server


def feed(server: Server, path: str, *numbers: int) -> WatchedSource:
    server.pages[path] = Page(RSS.format("".join(map(ITEM.format, numbers))))
    server.pages |= {f"/news/{number}": Page(PAGE.format(number)) for number in numbers}
    return WatchedSource(url=server.base + path)


def once(desk: Memory, *watched_: WatchedSource, fetching: Fetching = FETCHING) -> dict[str, Visited]:
    done: list[Visited] = []
    Watch(watched_, desk, fetching, threading.Event(), after=done.append).run(once=True)
    assert len(done) == len(watched_)
    return {visit.source.name: visit for visit in done}


def test_all_sources_are_visited_once_and_the_rest_goes_on_without_a_broken_one(server: Server) -> None:
    desk, channel = Memory(), Channel("example_net")
    channel.tell(1, "قصف")
    server.pages |= {"/s/example_net": channel, "/broken": Page(status=500), "/bad": Page("<rss>&a;</rss>")}
    names = {"good": feed(server, "/feed", 1, 2), "channel": WatchedSource(url="@Example_Net")}
    names |= {path: WatchedSource(url=server.base + path) for path in ("/broken", "/absent")}
    names["refused"] = WatchedSource(url="http://localhost:1/feed")
    done = once(desk, *names.values())
    visits = {name: done[source.name] for name, source in names.items()}
    assert {name: (visit.counts["versions"], visit.failed) for name, visit in visits.items()} == {
        "good": (2, False), "channel": (1, False), "/broken": (0, True), "/absent": (0, True),
        "refused": (0, True),
    }  # fmt: skip
    assert [issue.kind for name in ("/broken", "/absent", "refused") for issue in visits[name].issues] == [
        "status", "gone", "address",
    ]  # fmt: skip
    assert desk.threads == {threading.current_thread().name}
    assert sum(isinstance(item, Issue) for group in desk.groups for item in group) == 3


def test_a_group_is_a_page_with_its_texts(server: Server) -> None:
    desk = Memory()
    once(desk, feed(server, "/feed", 1, 2))
    assert [[type(item).__name__ for item in group] for group in desk.groups] == [
        ["Capture", "Arrival"], ["Capture", "Arrival"], ["Capture"],
    ]  # fmt: skip


def test_an_edited_post_comes_at_the_second_visit_and_nothing_else(server: Server) -> None:
    desk, channel = Memory(), Channel("example_net")
    server.pages["/s/example_net"] = channel
    for number in (1, 2, 3):
        channel.tell(number, f"قصف {number}: 3 قتلى")
    source = WatchedSource(url="@example_net")
    once(desk, source)
    channel.tell(2, "قصف 2: 7 قتلى", edited=True)
    assert once(desk, source)["t.me/example_net"].counts["versions"] == 1
    assert desk.texts["t.me/example_net/2"] == ["قصف 2: 3 قتلى", "قصف 2: 7 قتلى"]
    assert sorted(map(len, desk.texts.values())) == [1, 1, 2]


def test_a_source_that_fails_is_visited_less_often_until_it_is_well(server: Server) -> None:
    desk, source = Memory(), feed(server, "/feed", 1)
    well = server.pages["/feed"]
    done: list[Visited] = []
    stop = threading.Event()
    waits = []
    over = Watch([source], desk, FETCHING, stop, after=done.append)
    for page in (Page(status=500), Page(status=500), well, Page(status=500)):
        server.pages["/feed"] = page
        over._due[source.name] = 0
        over.run(once=True)
        over._due[source.name] = 0
        waits.append(done[-1].next_s)
    assert waits == [1800, 3600, 900, 1800]


def test_the_wait_has_an_end() -> None:
    source = WatchedSource(url="@example_net", every="1d")
    done: list[Visited] = []
    over = Watch([source], Memory(), FETCHING, threading.Event(), after=done.append)
    for _ in range(40):
        over._counts[source.name], over._issues[source.name] = (
            watch.Counter(),
            [Issue(kind="a", where="b", message="c")],
        )
        over._end(source.name)
    assert {visit.next_s for visit in done} == {86400}


def test_a_fault_in_rawi_is_an_issue_of_its_source(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, bad, good = Memory(), WatchedSource(url="@example_net"), feed(server, "/feed", 1)
    monkeypatch.setattr("rawi.read.web.visit_channel", lambda *_: 1 // 0)
    done = once(desk, bad, good)
    (issue,) = done[bad.name].issues
    assert (issue.kind, issue.where) == ("fault", "t.me/example_net")
    assert "ZeroDivisionError" in issue.message
    assert done[good.name].counts["versions"] == 1


def test_a_slow_source_does_not_hold_up_the_others(server: Server) -> None:
    def slow(_handler: Handler) -> Page:
        time.sleep(0.7)
        return Page(RSS.format(""))

    server.pages["/slow"] = slow
    order: list[str] = []
    slow_one, good = WatchedSource(url=f"{server.base}/slow"), feed(server, "/feed", 1)
    Watch(
        [slow_one, good], Memory(), FETCHING, threading.Event(), after=lambda v: order.append(v.source.name)
    ).run(once=True)
    assert order == [good.name, slow_one.name]


def test_it_goes_on_until_it_is_stopped_and_then_stops_at_once(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "WAKE_S", 0.05)
    desk, stop = Memory(), threading.Event()
    source = feed(server, "/feed", 1)
    visits: list[Visited] = []

    def after(visit: Visited) -> None:
        visits.append(visit)
        over._due[source.name] = 0  # due again at once
        if len(visits) == 3:
            stop.set()

    over = Watch([source], desk, FETCHING, stop, after=after)
    over.run(once=False)
    assert len(visits) == 3
    assert list(desk.texts) == [f"{server.base.removeprefix('http://')}/news/1"]


def test_a_stop_does_not_wait_for_the_pace_of_a_host(server: Server) -> None:
    desk, stop = Memory(), threading.Event()
    source = feed(server, "/feed", *range(20))
    threading.Timer(0.5, stop.set).start()
    before = time.monotonic()
    slow = Fetching(allow_hosts=("127.0.0.1",), seconds_between=100)
    Watch([source], desk, slow, stop, after=lambda _: None).run(once=False)
    assert time.monotonic() - before < 3


def test_what_a_source_is_called_and_how_often_it_is_visited() -> None:
    channel = WatchedSource(url="@Example_Net", every="1h", pages=3, look_back=2)
    page = WatchedSource(url="https://user:secret@a.example/feed?token=secret")
    sources.check([channel, page], FETCHING, "rawi.toml")
    assert [(source.name, source.every_s) for source in (channel, page)] == [
        ("t.me/example_net", 3600), ("https://a.example/feed?token=hidden", 900),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ([{"every": "often"}], "rawi.toml: t.me/example_net: 'often' is no length of time"),
        ([{"every": "5s"}], "rawi.toml: t.me/example_net: every = '5s'; be polite"),
        ([{"pages": 0}], "rawi.toml: t.me/example_net: look_back is 1 at least"),
        ([{}, {"url": "t.me/s/Example_Net"}], "rawi.toml: t.me/example_net: stands twice"),
        ([{"url": "https://u:secret@a.example/", "every": "x"}], "rawi.toml: https://a.example/: 'x' is no"),
    ],
)
def test_sources_that_are_wrong(wrong: list[dict[str, object]], says: str) -> None:
    found = msgspec.convert([{"url": "@example_net", **source} for source in wrong], list[WatchedSource])
    with pytest.raises(SettingsError, match=f"^{says}"):
        sources.check(found, FETCHING, "rawi.toml")


def test_a_way_of_fetching_that_is_wrong() -> None:
    with pytest.raises(SettingsError, match=r"rawi.toml: fetch: .*above zero"):
        sources.check([], Fetching(most_mib=0), "rawi.toml")


@pytest.mark.parametrize("words", ["", "0m", "15", "m", "-5m", "1.5h", "99999d", "1w", "٥m"])
def test_what_is_no_length_of_time(words: str) -> None:
    with pytest.raises(SettingsError, match="no length of time"):
        sources.seconds(words, "rawi.toml")
