"""The page is whole, closed to the outside, and lights overlapping words."""

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

from rawi.export import page
from rawi.model import CodedDocument

Make = Callable[..., CodedDocument]
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Collects text, tags and attributes, and insists that tags nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def whole(*documents: CodedDocument) -> str:
    parts = [page.document(coded, number) for number, coded in enumerate(documents, 1)]
    return "".join([page.opening("A <title>"), *parts, page.closing()])


def test_tags_nest_and_ids_are_unique(make: Make) -> None:
    reader = Reader()
    reader.feed(whole(make(), make()))
    assert reader.open == []
    ids = [attributes["id"] for _, attributes in reader.attributes if "id" in attributes]
    assert len(ids) == len(set(ids)) == 2 * (1 + 2 + 2)


def test_nothing_from_outside_is_markup(make: Make) -> None:
    html = whole(make(outlet='"><img src=x>', id="<b>"))
    assert html.count("<script") == 1
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(&quot;x&quot;)" in html.replace("</span>", "").replace("<span>", "")


def test_nothing_is_loaded_from_anywhere(make: Make) -> None:
    html = whole(make())
    assert not re.search(r"https?:|src=|@import|url\(", html)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_the_text_is_there_to_the_letter(make: Make) -> None:
    coded = make()
    body = re.search(r'<div class="text"[^>]*>(.*?)</div>', page.document(coded, 1), re.DOTALL)
    assert body
    reader = Reader()
    reader.feed(body[1])
    assert "".join(reader.words) == coded.text


def test_overlapping_words_carry_every_role(make: Make) -> None:
    html = page.document(make(), 1)
    assert 'data-r="0:trigger 0:weapon 0:quote" data-role="trigger" data-also="weapon"' in html
    assert 'data-r="0:place 0:target 0:quote" data-role="target" data-also="place"' in html


def test_language_is_on_arabic_elements_only(make: Make) -> None:
    html = whole(make())
    assert '<html lang="en">' in html
    assert '<div class="text" lang="ar" dir="rtl">' in html
