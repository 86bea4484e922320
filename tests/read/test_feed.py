"""Feeds and pages from a local server: what is new, changed or gone, and pages that are not there."""

import datetime
from collections.abc import Iterator

import msgspec
import pytest

from rawi.model import Arrival, Capture, Issue
from rawi.read.again import KEPT
from rawi.read.visit import NEVER, Depth, Visit
from rawi.read.web import fetched, visited
from tests.read.feeds import DAY, WORDS, article, item, rss
from tests.read.web import Handler, Page, Server, guest, served


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


Found = tuple[list[Arrival], list[str], Visit]


def new(server: Server, visit: Visit = NEVER, path: str = "/feed", again_s: float | None = None) -> Found:
    with guest() as fetcher:
        *items, last = visited(server.base + path, fetcher, visit, depth=Depth(again_s=again_s))
    assert isinstance(last, Visit)
    assert msgspec.json.decode(msgspec.json.encode(last), type=Visit) == last  # as a desk keeps it
    kinds = [item.kind for item in items if isinstance(item, Issue)]
    return [item for item in items if isinstance(item, Arrival)], kinds, last


def plain_feed(server: Server, *numbers: int) -> None:
    server.pages["/feed"] = Page(
        rss(*(item(n) for n in numbers)), headers={"Content-Type": "application/rss+xml"}
    )
    for number in numbers:
        server.pages.setdefault(f"/news/{number}", Page(article(number)))


def test_the_articles_of_a_feed_are_read_from_their_pages(server: Server) -> None:
    plain_feed(server, 2, 1)
    with guest() as fetcher:
        items = list(fetched(f"{server.base}/feed", fetcher))
    captures = [item for item in items if isinstance(item, Capture)]
    assert [(capture.name.removeprefix(server.base), capture.method) for capture in captures] == [
("/news/2?utm_source=rss", "page"), ("/news/1?utm_source=rss", "page"), ("/feed", "feed"),
    ]  # fmt: skip
    first = next(item for item in items if isinstance(item, Arrival))
    assert first.key == f"{server.base.removeprefix('http://')}/news/2"
    assert (first.kind, first.title, first.host) == ("article", "غارة على سوق", "127.0.0.1")
    assert WORDS.format(2) in first.text
    assert first.published is not None
    assert first.published.at == datetime.datetime.strptime(DAY, "%a, %d %b %Y %H:%M:%S %z")
    assert (first.published.basis, first.published.certain) == ("feed", True)
    assert not [item for item in items if isinstance(item, Issue)]


def test_only_what_is_new_or_changed_is_fetched_at_the_next_visit(server: Server) -> None:
    plain_feed(server, 2, 1)
    _, _, visit = new(server)
    assert new(server, visit) == ([], [], visit)
    server.asked.clear()
    server.pages["/news/1"] = Page(article(7))
    server.pages["/feed"] = Page(rss(item(3), item(2), item(1, "ارتفاع الحصيلة إلى 7")))
    server.pages["/news/3"] = Page(article(3))
    arrivals, issues, _ = new(server, visit)
    assert [arrival.key[-1] for arrival in arrivals] == ["3", "1"]
    assert WORDS.format(7) in arrivals[1].text
    assert issues == []
    assert [path.partition("?")[0] for path in server.paths()] == ["/feed", "/news/3", "/news/1"]


def test_a_feed_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    def answer(handler: Handler) -> Page:
        if handler.headers.get("If-None-Match") == '"7"':
            return Page(status=304)
        return Page(rss(item(1)), headers={"ETag": '"7"', "Last-Modified": DAY})

    server.pages |= {"/feed": answer, "/news/1": Page(article(1))}
    arrivals, _, visit = new(server)
    assert (len(arrivals), visit.etag, visit.modified) == (1, '"7"', DAY)
    assert new(server, visit) == ([], [], visit)


@pytest.mark.parametrize(
    "page",
    [
        Page(status=404),
        Page(status=302, headers={"Location": "/"}),
        Page(headers={"Content-Type": "video/mp4"}),
    ],
)
def test_the_feeds_own_words_stand_in_for_a_page_that_is_not_there(server: Server, page: Page) -> None:
    plain_feed(server, 1)
    server.pages |= {"/news/1": page, "/": Page(article(9))}
    (arrival,), (issue,), visit = new(server)
    assert (arrival.title, arrival.text) == ("خبر 1", "خبر 1\nملخص الخبر في سطر واحد")
    assert (arrival.outlet, arrival.url) == ("شبكة", f"{server.base}/news/1?utm_source=rss")
    assert arrival.published is not None
    assert arrival.published.basis == "feed"
    assert issue in {"gone", "type"}
    assert new(server, visit) == ([], [], visit)


def test_a_page_that_may_come_back_is_waited_for(server: Server) -> None:
    plain_feed(server, 2, 1)
    server.pages["/news/2"] = Page(status=500)
    arrivals, issues, visit = new(server)
    assert ([arrival.key[-1] for arrival in arrivals], issues, visit.etag) == (["1"], ["status"], "")
    assert new(server, visit)[:2] == ([], ["status"])
    server.pages["/news/2"] = Page(article(2))
    (arrival,), issues, _ = new(server, visit)
    assert (WORDS.format(2) in arrival.text, issues) == (True, [])


def test_at_the_third_visit_the_feeds_own_words_are_taken(server: Server) -> None:
    plain_feed(server, 1)
    server.pages["/news/1"] = Page(status=500)
    visit = NEVER
    for wanted in (0, 0, 1, 0):
        arrivals, issues, visit = new(server, visit)
        assert (len(arrivals), len(issues)) == (
            wanted,
            0 if visit.seen and wanted == 0 and issues == [] else 1,
        )


def test_a_page_without_words_gives_way_to_the_feed(server: Server) -> None:
    plain_feed(server, 1)
    server.pages["/news/1"] = Page("<html><body><script>render()</script></body></html>")
    (arrival,), issues, _ = new(server)
    assert (arrival.text, issues) == ("خبر 1\nملخص الخبر في سطر واحد", ["empty"])


def test_an_article_is_read_again_for_what_was_changed_in_silence(server: Server) -> None:
    plain_feed(server, 3, 2, 1)
    (_, second, _), _, visit = new(server, again_s=0)
    assert len(visit.pages) == 3
    assert new(server, visit, again_s=3600)[0] == []
    server.pages |= {"/news/2": Page(article(7)), "/news/3": Page(status=410)}
    arrivals, issues, visit = new(server, visit, again_s=0)
    read = {arrival.key[-1]: arrival.removed for arrival in arrivals}
    assert read == {"1": False, "2": False, "3": True}
    changed = next(arrival for arrival in arrivals if arrival.key == second.key)
    assert WORDS.format(7) in changed.text
    assert changed.published == second.published
    assert issues == []
    assert len(visit.pages) == 2
    server.asked.clear()
    assert new(server, visit, again_s=None) == ([], [], visit)
    assert server.paths() == ["/feed"]


def test_a_page_that_says_it_is_the_same_is_read_again_without_its_bytes(server: Server) -> None:
    def answer(handler: Handler) -> Page:
        known = handler.headers.get("If-None-Match") == '"7"'
        return Page(status=304) if known else Page(article(1), headers={"ETag": '"7"'})

    plain_feed(server, 1)
    server.pages["/news/1"] = answer
    _, _, visit = new(server)
    arrivals, issues, after = new(server, visit, again_s=0)
    assert (arrivals, issues, len(server.paths())) == ([], [], 4)
    assert after.pages[0].last > visit.pages[0].last
    assert after.pages[0].first == visit.pages[0].first


def test_an_article_is_left_alone_after_some_days_or_where_its_address_is_secret(
    server: Server,
) -> None:
    plain_feed(server, 1)
    _, _, visit = new(server)
    (page,) = visit.pages
    old = msgspec.structs.replace(page, first=page.first - KEPT)
    assert new(server, msgspec.structs.replace(visit, pages=(old,)))[2].pages == ()
    server.pages["/feed"] = Page(rss(item(1).replace("utm_source", "token")))
    assert new(server)[2].pages == ()


@pytest.mark.parametrize(
    ("head", "basis", "certain"),
    [
        ('<meta property="article:published_time" content="2024-03-04T10:00:00+03:00">', "metadata", True),
        ("", "feed", True),
    ],
)
def test_the_page_knows_best_when_it_was_published(
    server: Server, head: str, basis: str, certain: bool
) -> None:
    plain_feed(server, 1)
    server.pages["/news/1"] = Page(article(1, head))
    (arrival,), _, _ = new(server)
    assert arrival.published is not None
    assert (arrival.published.basis, arrival.published.certain) == (basis, certain)


def test_a_page_that_names_its_feed_stands_for_it(server: Server) -> None:
    plain_feed(server, 1)
    link = '<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed">'
    server.pages["/home"] = Page(article(5, link))
    arrivals, issues, visit = new(server, path="/home")
    assert ([arrival.key[-6:] for arrival in arrivals], issues, visit.feed) == (
        ["news/1"],
        [],
        f"{server.base}/feed",
    )
    server.asked.clear()
    assert new(server, visit, path="/home") == ([], [], visit)
    assert server.paths() == ["/feed"]
    server.pages["/feed"] = Page(status=404)
    _, issues, visit = new(server, visit, path="/home")
    assert (issues, visit.feed) == (["gone"], "")
    with guest() as fetcher:  # while `rawi add` takes the page that was named
        (text,) = [item for item in fetched(f"{server.base}/home", fetcher) if isinstance(item, Arrival)]
    assert WORDS.format(5) in text.text


def test_a_page_is_watched_for_change_and_for_its_end(server: Server) -> None:
    server.pages["/a"] = Page(article(3), headers={"Last-Modified": DAY})
    (first,), _, visit = new(server, path="/a")
    assert visit.modified == DAY
    server.pages["/a"] = Page(article(7))
    (second,), _, visit = new(server, visit, path="/a")
    assert first.key == second.key
    assert (WORDS.format(3) in first.text, WORDS.format(7) in second.text) == (True, True)
    server.pages["/a"] = Page(status=410)
    (gone,), issues, visit = new(server, visit, path="/a")
    assert (gone.key, gone.removed, gone.text, issues) == (first.key, True, "", [])
    assert new(server, visit, path="/a") == ([], ["gone"], NEVER)
