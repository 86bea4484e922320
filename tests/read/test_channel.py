"""Visits of a channel page that a local server plays: new posts, edits, posts taken down, any page at all."""

import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Arrival, Capture, Issue
from rawi.read.channel import visit_channel
from rawi.read.channel_page import read_channel_page
from rawi.read.manners import Manners
from rawi.read.visit import NEVER, Depth, Visit
from rawi.read.web import fetched
from rawi.read.web import visited as visited_at
from tests.read.telegram import Channel
from tests.read.web import Page, Server, guest, served

WHOLE = Depth(most=100)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with served() as server:
        monkeypatch.setenv("RAWI_TELEGRAM", server.base)
        yield server


@pytest.fixture
def channel(server: Server) -> Channel:
    channel = Channel("example_net")
    server.pages["/s/example_net"] = channel
    for number in range(1, 13):
        channel.tell(number, f"قصفت طائرات القرية {number}")
    return channel


def visited(
    visit: Visit = NEVER, depth: Depth = WHOLE
) -> tuple[list[Arrival], list[Issue], Visit, list[Capture]]:
    with guest() as fetcher:
        *items, last = visit_channel("example_net", fetcher, visit, depth)
    assert isinstance(last, Visit)
    arrivals = [item for item in items if isinstance(item, Arrival)]
    issues = [item for item in items if isinstance(item, Issue)]
    return arrivals, issues, last, [item for item in items if isinstance(item, Capture)]


def numbers(arrivals: list[Arrival]) -> list[int]:
    return [int(arrival.key.rpartition("/")[2]) for arrival in arrivals]


def test_what_a_post_says_of_itself(channel: Channel, server: Server) -> None:
    channel.posts.clear()
    channel.tell(7, "عاجل\nقتلى & جرحى", edited=True, forwarded="شبكة أخرى", reply=3)
    (post,), _, _, (page,) = visited()
    assert (post.key, post.kind, post.text) == ("t.me/example_net/7", "post", "عاجل\nقتلى & جرحى")
    assert (post.outlet, post.host, post.url) == (
        channel.title,
        "t.me/example_net",
        "https://t.me/example_net/7",
    )
    assert post.published is not None
    assert (post.published.at, post.published.basis) == (
        datetime.datetime(2024, 3, 5, 10, tzinfo=datetime.UTC), "post",
    )  # fmt: skip
    assert (post.forwarded_from, post.reply_to) == ("شبكة أخرى", "t.me/example_net/3")
    assert post.theirs == {"views": "1.2K", "edited": "edited"}
    assert (page.name, page.method, page.status) == (f"{server.base}/s/example_net", "channel", 200)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("one<br>two<br/><br/><br><br>three", "one\ntwo\n\nthree"),
        ('<i class="emoji" style="x"><b>🇸🇾</b></i> قصف', "🇸🇾 قصف"),
        (
            '<tg-emoji><i class="emoji"><b>⚡️</b></i></tg-emoji><img class="emoji" alt="🚨" src="x">',
            "⚡️🚨",
        ),
        ('<a href="https://t.me/x">القناة</a>&nbsp;<b>عاجل</b><!-- no --> نعم', "القناة عاجل نعم"),
        ('<div class="tgme_widget_message_text js-message_text">inner</div>', "inner"),
        ("<blockquote>قال</blockquote>ثم", "قال\nثم"),
        ("<tg-spoiler>" * 300 + "deep", "deep"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_the_words_of_a_post(channel: Channel, body: str, text: str) -> None:
    channel.tell(12, "")
    channel.posts[12] = channel.posts[12]._replace(body=body)
    assert next(post for post in visited()[0] if post.key.endswith("/12")).text == text


def test_all_pages_are_read_once_and_only_news_after_that(channel: Channel, server: Server) -> None:
    arrivals, issues, visit, captures = visited()
    assert (numbers(arrivals), issues, len(captures)) == ([8, 9, 10, 11, 12, 3, 4, 5, 6, 7, 1, 2], [], 3)
    assert visited(visit)[:3] == ([], [], visit)
    channel.tell(13, "جديد")
    arrivals, issues, _, captures = visited(visit)
    assert (numbers(arrivals), issues, len(captures)) == ([13], [], 1)
    assert server.paths()[:3] == [f"/s/example_net{rest}" for rest in ("", "?before=8", "?before=3")]


def test_many_new_posts_are_followed_back_to_one_that_is_known(channel: Channel) -> None:
    visit = visited()[2]
    for number in range(13, 31):
        channel.tell(number, f"خبر {number}")
    arrivals, issues, _, captures = visited(visit)
    assert (sorted(numbers(arrivals)), issues, len(captures)) == (list(range(13, 31)), [], 4)


def test_a_gap_is_said(channel: Channel) -> None:
    visit = visited()[2]
    for number in range(13, 31):
        channel.tell(number, f"خبر {number}")
    arrivals, (issue,), _, _ = visited(visit, Depth(most=2))
    assert (min(numbers(arrivals)), issue.kind) == (21, "gap")
    assert "posts before 21" in issue.message


def test_a_first_visit_reads_as_many_pages_as_it_may(channel: Channel) -> None:
    arrivals, issues, _, _ = visited(depth=Depth(most=1))
    assert (numbers(arrivals), issues) == ([8, 9, 10, 11, 12], [])


def test_an_edit_is_noticed_at_the_next_visit(channel: Channel) -> None:
    visit = visited()[2]
    channel.tell(10, "قصفت طائرات القرية 10، ارتفاع الحصيلة إلى 7", edited=True)
    channel.tell(2, "معدل")
    (edited,), _, visit, _ = visited(visit)
    assert (edited.key, edited.text.endswith("7"), edited.theirs["edited"]) == (
        "t.me/example_net/10",
        True,
        "edited",
    )
    (older,), _, _, _ = visited(visit, Depth(least=3))
    assert (older.key, older.text) == ("t.me/example_net/2", "معدل")


def test_a_post_taken_down_is_noticed_where_that_is_certain(channel: Channel) -> None:
    visit = visited()[2]
    del channel.posts[10], channel.posts[12]  # the last one may only be missing on an old copy of the page
    (gone,), _, visit, _ = visited(visit)
    assert (gone.key, gone.removed, gone.text) == ("t.me/example_net/10", True, "")
    assert visited(visit)[0] == []
    channel.tell(13, "جديد")
    arrivals, _, visit, _ = visited(visit)
    assert [(arrival.key[-2:], arrival.removed) for arrival in arrivals] == [("13", False), ("12", True)]
    channel.tell(12, "عاد")
    assert [(arrival.key[-2:], arrival.removed) for arrival in visited(visit)[0]] == [("12", False)]


def test_a_post_taken_down_between_two_pages(channel: Channel) -> None:
    visit = visited()[2]
    del channel.posts[7]
    (gone,), _, _, _ = visited(visit, Depth(least=2))
    assert (gone.key, gone.removed) == ("t.me/example_net/7", True)


def test_posts_without_words_and_notices_are_counted_once(channel: Channel) -> None:
    channel.tell(11, "")
    channel.tell(12, "شبكة المثال pinned a photo", service=True)
    arrivals, issues, visit, _ = visited()
    assert (len(arrivals), [issue.kind for issue in issues]) == (10, ["service", "without_text"])
    assert all(issue.message.startswith("1 ") for issue in issues)
    del channel.posts[11]
    assert visited(visit)[:2] == ([], [])


def test_words_that_were_taken_out_are_a_removal(channel: Channel) -> None:
    visit = visited()[2]
    channel.tell(11, "", edited=True)
    (gone,), issues, visit, _ = visited(visit)
    assert (gone.key, gone.removed, gone.text, issues) == ("t.me/example_net/11", True, "", [])
    assert visited(visit)[:2] == ([], [])


def test_a_break_on_the_way_leaves_no_gap(channel: Channel, server: Server) -> None:
    visit = visited()[2]
    for number in range(13, 24):
        channel.tell(number, f"خبر {number}")
    server.pages["/s/example_net?before=19"] = Page(status=500)
    arrivals, (issue,), after, _ = visited(visit)
    assert (numbers(arrivals), issue.kind, after) == ([19, 20, 21, 22, 23], "status", visit)
    del server.pages["/s/example_net?before=19"]
    arrivals, issues, _, _ = visited(after)
    assert (sorted(numbers(arrivals)), issues) == (list(range(13, 24)), [])


def test_a_single_post_is_read_from_the_page_around_it(channel: Channel, server: Server) -> None:
    address = "https://t.me/Example_Net/7?single"
    server.pages["/s/example_net/7"] = channel
    with guest() as fetcher:
        _, post, visit = visited_at(address, fetcher)
        assert isinstance(post, Arrival)
        assert isinstance(visit, Visit)
        assert (post.key, post.text) == ("t.me/example_net/7", "قصفت طائرات القرية 7")
        assert [type(item).__name__ for item in visited_at(address, fetcher, visit)] == ["Capture", "Visit"]
        channel.tell(7, "معدل")
        assert [item.text for item in fetched(address, fetcher) if isinstance(item, Arrival)] == ["معدل"]
        del channel.posts[7]
        assert [item.kind for item in fetched(address, fetcher) if isinstance(item, Issue)] == ["gone"]


@pytest.mark.parametrize(
    "page",
    [
        Page(""), Page("<html></html>"), Page("not html"), Page(b"\xff\x00\xfe"), Page("<!-- -->"),
        Page('<div class="tgme_widget_message" data-post="other/1"></div>'), Page("<div>" * 9999),
        Page('<div class="tgme_widget_message" data-post="example_net/"></div>'),
        Page(status=302, headers={"Location": "/example_net"}),
    ],
)  # fmt: skip
def test_a_page_that_shows_no_posts(channel: Channel, server: Server, page: Page) -> None:
    visit = visited()[2]
    server.pages |= {"/s/example_net": page, "/example_net": Page("<p>Join the channel</p>")}
    arrivals, (issue,), after, _ = visited(visit)
    assert (arrivals, issue.kind, after) == ([], "channel", visit)


def test_what_the_server_says_is_unchanged_is_not_read(channel: Channel, server: Server) -> None:
    visit = visited()[2]
    server.pages["/s/example_net"] = Page(status=304)
    assert visited(Visit(etag='"7"', seen=visit.seen)) == ([], [], Visit(etag='"7"', seen=visit.seen), [])
    assert server.asked[-1].headers["if-none-match"] == '"7"'


def test_the_pages_come_at_a_polite_pace(channel: Channel, server: Server) -> None:
    waits: list[float] = []
    with guest(manners=Manners(2.0, clock=lambda: 0.0, pause=waits.append)) as fetcher:
        list(visit_channel("example_net", fetcher, depth=WHOLE))
    assert waits == [2, 4, 6]
    assert server.asked[0].path == "/robots.txt"


POST = '<div class="tgme_widget_message {}" data-post="example_net/{}">'
MARKUP = st.lists(
    st.sampled_from((
        POST.format("", 5), POST.format("service_message", "\u0665"), POST.format("", "9" * 30),
        '<div class="tgme_widget_message_text">',
        '<time datetime="2024-13-99">', '<a class="tgme_widget_message_date">', "</div>", "<br>", "</a>",
        "\x00", "<!--",
        '<a class="tgme_widget_message_reply" href="/999999999999999999">', "قصف",
        "<table>", "&#x110000;", "<![CDATA[",
        "<svg>", "<plaintext>",
    ))
)  # fmt: skip


@given(st.binary() | MARKUP.map(lambda parts: "".join(parts).encode()))
def test_any_page_at_all(data: bytes) -> None:
    for post in read_channel_page(data, "example_net").posts:
        assert post.number >= 0
        assert "\x00" not in post.text
