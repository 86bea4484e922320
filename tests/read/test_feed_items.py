"""What a feed says: its dialects and encodings, what is broken in it, what means harm."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Issue
from rawi.read.feed_items import MOST_ITEMS, Feed, is_feed, read_feed
from rawi.read.web import feed_of
from tests.read.feeds import item, rss

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
