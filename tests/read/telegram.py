"""Plays the public page of a channel on a test's server: its posts can be edited and taken down meanwhile."""

import html
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.read.web import Handler, Page

A_PAGE = 5  # posts; Telegram shows 20


class Told(NamedTuple):
    """A post as it is shown; `body` is markup."""

    body: str
    at: str = "2024-03-05T10:00:00+00:00"
    edited: bool = False
    forwarded: str = ""
    reply: int = 0
    service: bool = False


class Channel:
    """A channel that shows its posts, by their numbers, a page at a time."""

    def __init__(self, name: str, title: str = "شبكة المثال") -> None:
        self.name, self.title = name, title
        self.posts: dict[int, Told] = {}

    def tell(self, number: int, words: str, **facts: object) -> None:
        """Publish a post, or change it."""
        self.posts[number] = Told(html.escape(words).replace("\n", "<br/>"), **facts)  # type: ignore[arg-type]

    def __call__(self, handler: Handler) -> Page:
        """The page that was asked for."""
        parts = urlsplit(handler.path)
        around = parts.path.rpartition("/")[2]
        until = str(int(around) + 2) if around.isdecimal() else "1000000"
        before = int(parse_qs(parts.query).get("before", [until])[0])
        numbers = sorted(number for number in self.posts if number < before)
        shown = numbers[-A_PAGE:]
        link = f'class="tme_messages_more js-messages_more" data-before="{shown[0]}"'
        more = f'<a href="/s/{self.name}?before={shown[0]}" {link}></a>' if len(numbers) > len(shown) else ""
        head = f'<div class="tgme_channel_info_header_title"><span dir="auto">{self.title}</span></div>'
        body = "".join(self._post(number, self.posts[number]) for number in shown)
        return Page(f"<!DOCTYPE html><html><body>{head}<section>{more}{body}</section></body></html>")

    def _post(self, number: int, post: Told) -> str:
        url = f"https://t.me/{self.name}/{number}"
        kind = "service_message" if post.service else "text_not_supported_wrap"
        forwarded = f"""<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;
<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other/5">
<span dir="auto">{post.forwarded}</span></a></div>"""
        reply = f"""<a class="tgme_widget_message_reply" href="https://t.me/{self.name}/{post.reply}">
<div class="tgme_widget_message_text js-message_reply_text">what was replied to</div></a>"""
        text = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{post.body}</div>'
        return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap">
<div class="tgme_widget_message {kind} js-widget_message" data-post="{self.name}/{number}">
<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/x">
<span dir="auto">{self.title}</span></a></div>
{forwarded if post.forwarded else ""}{reply if post.reply else ""}
{text if post.body else '<i class="tgme_widget_message_photo_wrap"></i>'}
<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>
<span class="tgme_widget_message_meta">{"edited &nbsp;" if post.edited else ""}
<a class="tgme_widget_message_date" href="{url}"><time datetime="{post.at}" class="time">10:00</time></a>
</span></div></div></div>"""
