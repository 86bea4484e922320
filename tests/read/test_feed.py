"""Feeds and pages from a local server: new and changed items, pages that are not there, harmful markup."""

import datetime
import time
from collections.abc import Iterator
from xml.sax.saxutils import escape

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Arrival, Capture, Issue
from rawi.read.again import KEPT
from rawi.read.feed_items import MOST_ITEMS, Feed, is_feed, read_feed
from rawi.read.visit import NEVER, Depth, Visit
from rawi.read.web import feed_of, fetched, visited
from tests.read.web import Handler, Page, Server, guest, served

DAY = "Tue, 05 Mar 2024 22:30:00 +0300"
WORDS = "قصفت طائرات حربية صباح اليوم سوقاً شعبية في البلدة، ما أدى إلى مقتل {} مدنيين وإصابة عشرة آخرين."


def article(toll: int, head: str = "") -> str:
    body = f"<p>{WORDS.format(toll)}</p><p>وقالت فرق الإنقاذ إن الحصيلة قد ترتفع خلال الساعات المقبلة.</p>"
    return f"<html><head>{head}</head><body><article><h1>غارة على سوق</h1>{body}</article></body></html>"


def rss(*items: str) -> str:
    body = f"<channel><title>شبكة</title>{''.join(items)}</channel>"
    return f"<?xml version='1.0'?><rss version='2.0'>{body}</rss>"


def item(number: int, words: str = "ملخص الخبر في سطر واحد", more: str = f"<pubDate>{DAY}</pubDate>") -> str:
    link = f"<link>/news/{number}?utm_source=rss</link>"
    return f"<item><title>خبر {number}</title>{link}<description>{escape(words)}</description>{more}</item>"


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


Found = tuple[list[Arrival], list[str], Visit]


def new(server: Server, visit: Visit = NEVER, path: str = "/feed", again_s: float | None = None) -> Found:
    with guest() as fetcher:
        *items, last = visited(server.base + path, fetcher, visit, depth=Depth(again_s=again_s))
    assert isinstance(last, Visit)
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


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">شبكة</title><entry><id>urn:1</id>
<title>خبر</title><link rel="alternate" href="https://example.org/1"/>
<updated>2024-03-05T10:00:00Z</updated>{}</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>شبكة</title></channel><item><title>خبر</title><link>https://example.org/1</link>
<dc:date>2024-03-05T10:00:00Z</dc:date><description>نص</description></item></rdf:RDF>"""
FIRST = "<title>خبر</title><link>https://example.org/1</link>"
STATED = "<published>2024-03-05T10:00:00Z</published>"
XHTML = "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>نص<br/>ثان</div></content>"
ENCODED = "<content:encoded>&lt;p&gt;نص&amp;nbsp;&amp;laquo;ثان&amp;raquo;&lt;/p&gt;</content:encoded>"
DATED = "<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>"


@pytest.mark.parametrize(
    ("feed", "text", "certain"),
    [
        (ATOM.format("<summary>نص</summary>"), "نص", False),
        (ATOM.format(f"{STATED}<content type='html'>&lt;p>نص&lt;p>ثان</content>"), "نص\n\nثان", True),
        (ATOM.format(XHTML), "نص\nثان", False),
        (RDF, "نص", False),
        (rss(f"<item>{FIRST}<pubDate>2024-03-05 10:00:00 GMT</pubDate>{ENCODED}</item>"), "نص «ثان»", None),
        (rss(f"<item>{FIRST}{DATED}<summary>نص &laquo;ثان&raquo;</summary></item>"), "نص «ثان»", True),
        (rss(f"<item>{FIRST}{DATED}<description>نص & ثان</description></item>"), "نص  ثان", True),
    ],
)  # fmt: skip
def test_dialects_of_feeds(feed: str, text: str, certain: bool | None) -> None:
    plain = "<?xml version='1.0'?>"
    for encoding in ("utf-8", "utf-16"):
        data = feed.replace(plain, f"<?xml version='1.0' encoding='{encoding}'?>").encode(encoding)
        assert is_feed(data)
        (read,) = read_feed(data, "https://example.org/feed")
        assert isinstance(read, Feed)
        (found,) = read.items
        assert (found.key, found.title, found.text) == ("example.org/1", "خبر", text)
        if certain is not None:
            assert found.published is not None
            assert found.published.at == datetime.datetime(2024, 3, 5, 10, tzinfo=datetime.UTC)
            assert found.published.certain is certain


def test_a_feed_in_an_old_arabic_encoding() -> None:
    data = rss(item(1)).replace("version='1.0'", "version='1.0' encoding='windows-1256'", 1).encode("cp1256")
    (read,) = read_feed(data, "https://example.org/feed")
    assert isinstance(read, Feed)
    assert (read.title, read.items[0].title, read.items[0].url) == (
        "شبكة",
        "خبر 1",
        "https://example.org/news/1?utm_source=rss",
    )


BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{}]><rss><channel><item><title>&j;</title></item></channel></rss>'
)
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<item><title>&x;</title></item>")
FETCHING = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">' + rss(item(1))


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        (BOMB.format(LAUGHS), "entities of its own"),
        (OUTSIDE, "entities of its own"),
        (BOMB.format(LAUGHS).replace("ENTITY", "entity").encode("utf-16"), "entities of its own"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]>' + rss(), "entities of its own"),
        (rss("<item>" * 5000), "too many elements"),
        (rss("<a>" * 100 + "</a>" * 100), "too many elements"),
        (rss("<a/>" * 100_000), "too many elements"),
        (rss("<item><title>" + "x" * (9 << 20)), "more than 8 MiB"),
        ("<html><body>rss</body></html>", "is no feed"),
        ("", "is no feed"),
        (b"\x00" * 50, "is no feed"),
        (b"\x81\x8d\x90" * 50, "encoding"),
    ],
)  # fmt: skip
def test_a_feed_that_means_harm_or_is_none(feed: str | bytes, says: str) -> None:
    before = time.monotonic()
    (issue,) = read_feed(feed.encode() if isinstance(feed, str) else feed, "https://example.org/feed")
    assert isinstance(issue, Issue)
    assert (issue.kind, issue.where) == ("feed", "https://example.org/feed")
    assert says in issue.message
    assert time.monotonic() - before < 2


def test_a_doctype_is_not_fetched() -> None:
    (read,) = read_feed(FETCHING.encode(), "https://example.org/feed")
    assert isinstance(read, Feed)
    assert len(read.items) == 1


def test_a_feed_that_is_cut_off_gives_what_came() -> None:
    *_, read = read_feed(rss(item(1), item(2), item(3))[:-60].encode(), "https://example.org/feed")
    assert isinstance(read, Feed)
    assert [found.title for found in read.items[:2]] == ["خبر 1", "خبر 2"]


def test_items_beyond_the_limit_are_counted() -> None:
    issue, read = read_feed(rss(*map(item, range(MOST_ITEMS + 5))).encode(), "https://example.org/feed")
    assert isinstance(issue, Issue)
    assert (issue.kind, issue.message) == (
        "gap",
        f"{MOST_ITEMS + 5:,} items; the first {MOST_ITEMS} were read",
    )
    assert isinstance(read, Feed)
    assert len(read.items) == MOST_ITEMS


def test_items_that_say_nothing_or_lead_nowhere() -> None:
    parts = list(read_feed(rss(
        "<item/>", "<item><link>http://[</link><title>a</title></item>",
        "<item><link>javascript:x()</link></item>",
    ).encode(), "https://example.org/feed"))  # fmt: skip
    assert [part.kind for part in parts if isinstance(part, Issue)] == ["empty"]
    assert isinstance(parts[-1], Feed)
    assert [found.url for found in parts[-1].items] == ["", "javascript:x()"]


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


@pytest.mark.parametrize(
    ("head", "feed"),
    [
        ('<LINK REL="ALTERNATE" TYPE="application/atom+xml" HREF="feed.atom">', "https://example.org/news/feed.atom"),
        ('<link rel="alternate" type="text/html" href="/en"><link rel="stylesheet" href="/a">', None),
        ('<link rel="alternate" type="application/rss+xml" href="">', None),
        ('<link rel="alternate" type="application/rss+xml" href="http://["><link rel="alternate" '
         'type="application/rss+xml" href="//cdn.example.org/x">', "https://cdn.example.org/x"),
        ("", None),
    ],
)  # fmt: skip
def test_where_a_page_says_its_feed_is(head: str, feed: str | None) -> None:
    assert (
        feed_of(
            f"<html><head>{head}</head><body><p>a</p></body></html>".encode(), "https://example.org/news/"
        )
        == feed
    )


PARTS = st.sampled_from((
    "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "http://[",
    "&nbsp;", "&#0;", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<updated>", "2024-13-45",
    "<pubDate>", "Tue, 99 Foo 24", "<![CDATA[", "]]>", "<dc:date>", "<a:b c:d='e' xmlns:a=''>",
    "<content type='xhtml'>",
    "<georss:point>", "<media:content url='x'/>", "<enclosure length='x'/>", "<guid isPermaLink='true'>",
    "<itunes:image href='x'/>", "قصف", "\x00", "<!--", "<?xml", "?>", "xml:base='http://['", "<ttl>",
    "<cloud/>",
    "<link href='//[' rel='self'/>", "<author>", "a@b (c", "<category term=''/>", "<1:2>", "<dc:>",
    "xmlns=':'",
))  # fmt: skip


@given(st.binary() | st.lists(PARTS).map(lambda parts: "".join(parts).encode())
       | st.lists(PARTS).map(lambda parts: f"<rss><channel><item>{''.join(parts)}".encode()))  # fmt: skip
def test_any_feed_at_all(data: bytes) -> None:
    is_feed(data)
    feed_of(data, "https://example.org/")
    for part in read_feed(data, "https://example.org/feed"):
        if isinstance(part, Feed):
            assert all(found.key.isprintable() for found in part.items)
