"""Reads a public page of a channel as Telegram shows it to browsers: its posts, with what stands around them.

Only what is marked as a post is read, by the classes of the page. A page of another make has no posts.
"""

import datetime
import re
from typing import NamedTuple

from lxml import etree, html

from rawi.read.tree import tree_of, words

_POST = re.compile(r"(\w{1,64})/(\d{1,15})", re.A)


class Post(NamedTuple):
    """A post of a page: its number, its words, what stands around it; a `service` post is Telegram's own."""

    number: int
    text: str
    published: datetime.datetime | None
    edited: bool
    views: str
    forwarded_from: str
    reply_to: int | None
    service: bool


class ChannelPage(NamedTuple):
    """A page of a channel: its title, posts in their order, and whether there are older ones."""

    title: str
    posts: list[Post]
    has_older: bool


def _classed(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _find(path: str) -> etree.XPath:
    """An XPath in which `.name` stands for any element of that class."""
    return etree.XPath(re.sub(r"//\.([\w-]+)", lambda found: f"//*[{_classed(found[1])}]", path))


_IN_REPLY = f"not(ancestor::*[{_classed('tgme_widget_message_reply')}])"
_posts = _find("//.tgme_widget_message[@data-post]")
_title = _find("//.tgme_channel_info_header_title")
_older = _find("//.tme_messages_more[@data-before] | //link[@rel='prev']")
_text = _find(f".//.tgme_widget_message_text[{_IN_REPLY}]")
_poll = _find(".//.tgme_widget_message_poll_question | .//.tgme_widget_message_poll_option_text")
_time = _find(".//.tgme_widget_message_date//time/@datetime")
_meta = _find(".//.tgme_widget_message_meta")
_views = _find(".//.tgme_widget_message_views")
_forwarded = _find(".//.tgme_widget_message_forwarded_from_name")
_reply = _find(".//.tgme_widget_message_reply/@href")


def read_channel_page(page: bytes, channel: str) -> ChannelPage:
    """The posts of a channel on a page, in its order; posts of other channels on it are none.

    A page that shows no channel, or nests without end, has no posts.
    """
    root = tree_of(page)
    if root is None:
        return ChannelPage("", [], has_older=False)
    posts = {}
    for element in _posts(root):
        found = _POST.fullmatch(element.get("data-post"))
        if found and found[1].lower() == channel.lower():
            posts[int(found[2])] = _post(element, int(found[2]))
    title = " ".join(words(found[0]).split()) if (found := _title(root)) else ""
    return ChannelPage(title, [posts[number] for number in sorted(posts)], has_older=bool(_older(root)))


def _post(element: html.HtmlElement, number: int) -> Post:
    texts = _text(element)[:1] + _poll(element)
    reply = re.search(r"/(\d{1,15})(?:\?.*)?$", next(iter(_reply(element)), ""), re.A)
    return Post(
        number=number,
        text="\n".join(filter(None, map(words, texts))),
        published=_when(next(iter(_time(element)), "")),
        edited=any(re.search(r"\bedited\b", words(meta)) for meta in _meta(element)),
        views=_first(_views(element)),
        forwarded_from=_first(_forwarded(element)),
        reply_to=int(reply[1]) if reply else None,
        service="service_message" in element.get("class", "").split(),
    )


def _first(elements: list[html.HtmlElement]) -> str:
    return " ".join(words(elements[0]).split()) if elements else ""


def _when(words_: str) -> datetime.datetime | None:
    try:
        at = datetime.datetime.fromisoformat(words_)
    except ValueError:
        return None
    return at if at.tzinfo else None
