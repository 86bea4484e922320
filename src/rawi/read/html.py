"""Reads a web page into its main text: headline first, a paragraph a line, and the day it was published.

The scanner is our own: html.parser of Python takes quadratic time on some broken pages, raises
AssertionError on others, and reads scripts differently from one patch release to the next. This one
only goes forwards, keeps open elements in a list instead of recursing, and knows no error.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.errors import SettingsError
from rawi.model import Published
from rawi.read.text import Found
from rawi.read.when import read_time


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


DROPPED = _names(  # a form is kept: old publishing systems put the whole page into one
    "aside button canvas dialog fieldset figcaption footer iframe label math nav noscript object select svg "
    "template"
)
RAW = _names("script style textarea title xmp")  # no tags inside, up to their own end
VOID = _names("area base br col embed hr img input link meta source track wbr")
INLINE = _names(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike "
    "strong sub sup time tt u var wbr"
)
MAIN_SHARE = 0.25  # of the letters of the page: an article with less is a card that leads to another page
LINK_SHARE = 0.5  # of a paragraph's letters: a menu, or a pointer to other news
ATTRIBUTE_LETTERS = 2000  # of the attributes of one tag; more is hostile

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_OPENS = re.compile(r"<(?=[!?]|/?[a-zA-Z])")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s>]++))?""")
_ENDLESS_NUMBER = re.compile(r"&#\d{8,};?")  # html.unescape fails on thousands of digits
_DATA_TIME = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{4,40})"')
_DAYS = ("article:published_time", "datepublished", "dc.date.issued", "pubdate", "date", "time")


class Piece(NamedTuple):
    """A tag with its attributes, a raw element with what stands in it, or (no name) a stretch of text."""

    name: str
    inside: str
    closes: bool = False


class Element(NamedTuple):
    """An open element, whether what stands in it is dropped, and the number of its article (0: none)."""

    name: str
    dropped: bool
    article: int


class Paragraph(NamedTuple):
    """A paragraph, the element it fills, and the number of its article."""

    text: str
    name: str
    article: int


class Page:
    """A page while it is read: the open elements, the paragraph under way, and what was found."""

    def __init__(self) -> None:
        self.facts: dict[str, str] = {}  # by names of <meta>, and `title`, `time`
        self.paragraphs: list[Paragraph] = []
        self._open = [Element("", dropped=False, article=0)]
        self._names: Counter[str] = Counter()
        self._words: list[str] = []
        self._linked = self._articles = 0

    def take(self, piece: Piece) -> None:
        """Go on by one piece."""
        name = piece.name
        if name and name not in INLINE:
            self.end_paragraph()
        if piece.closes:
            self._close(name)
        elif not name:
            self._add(html.unescape(_ENDLESS_NUMBER.sub("\ufffd", piece.inside)))
        elif name in RAW:
            self._learn_raw(name, piece.inside)
        elif name not in VOID:
            self._begin(name)
        if name in {"link", "meta", "time"} and not piece.closes:
            self._learn(name, piece.inside[:ATTRIBUTE_LETTERS])

    def end_paragraph(self) -> None:
        """Keep the paragraph under way, unless it is made of links."""
        if not self._words:
            return
        text = " ".join("".join(self._words).split())
        name, _, article = self._open[-1]
        if text and (name == "h1" or self._linked < LINK_SHARE * len(text)):
            self.paragraphs.append(Paragraph(text, name, article))
        self._words.clear()
        self._linked = 0

    def _add(self, text: str) -> None:
        if not self._open[-1].dropped:
            self._words.append(text)
            self._linked += len(text) if self._names["a"] else 0

    def _begin(self, name: str) -> None:
        if name == self._open[-1].name == "p":
            self._close("p")
        _, dropped, article = self._open[-1]
        if name in {"article", "main"}:
            self._articles += not article
            dropped, article = False, article or self._articles
        self._open.append(Element(name, dropped or name in DROPPED, article))
        self._names[name] += 1

    def _close(self, name: str) -> None:
        """Close the element with all that is open in it; an end without a beginning is nothing."""
        closed = ""
        while self._names[name] and closed != name:
            closed = self._open.pop().name
            self._names[closed] -= 1

    def _learn(self, name: str, attributes: str) -> None:
        found = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(attributes)}
        key = found.get("property") or found.get("itemprop") or found.get("name") or name
        value = found.get("content") or found.get("datetime")
        if name == "link":
            key, value = found.get("rel", ""), found.get("href") if found.get("rel") == "canonical" else None
        if value:
            self.facts.setdefault("time" if name == "time" else key.lower(), html.unescape(value))

    def _learn_raw(self, name: str, inside: str) -> None:
        for key, time in _DATA_TIME.findall(inside) if name == "script" else ():
            self.facts.setdefault(key.lower(), time)
        if name == "title" and not self._open[-1].dropped:
            self.facts.setdefault("title", " ".join(html.unescape(inside[:ATTRIBUTE_LETTERS]).split()))


def read_page(page: str, where: str) -> Found:
    """The main text of a page, its headline and its day; the text is empty when there is none.

    >>> found = read_page("<h1>غارة</h1><nav>الرئيسية</nav><p>قصفت طائرات <b>سوقاً</b>.<p>ثم عادت.", "page")
    >>> found.title, found.text
    ('غارة', 'قصفت طائرات سوقاً.\\nثم عادت.')

    Raises: nothing, and takes linear time, whatever the page.
    """
    read = scan_page(page)
    text = main_text(read)
    return Found(where, text, page_title(read) if text else None, published_on(read.facts))


def scan_page(page: str) -> Page:
    """All paragraphs of a page, and what it says of itself."""
    read = Page()
    for piece in _scan(page):
        read.take(piece)
    read.end_paragraph()
    return read


def main_text(read: Page) -> str:
    """The main text, a paragraph a line, without the headline."""
    title = page_title(read)
    return "\n".join(paragraph.text for paragraph in _main(read.paragraphs) if paragraph.text != title)


def _scan(page: str) -> Iterator[Piece]:
    """Yield tags and text in order; from where no end is found, the rest is dropped, as browsers do."""
    tag, at = _TAG, 0
    while opens := _OPENS.search(page, at):
        start = opens.start()
        if start > at:
            yield Piece("", page[at:start])
        found = tag.match(page, start)
        if not found and tag is _TAG and page[start + 1] not in "!?":
            tag = _PLAIN_TAG  # a quotation mark is not closed in all that follows: they mean nothing then
            found = tag.match(page, start)
        if found:
            at, name = found.end(), found[2].lower()
            inside = found[3]
            if name in RAW and not found[1]:
                ends = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
                inside, at = page[at : ends.start() if ends else None], ends.start() if ends else len(page)
            yield Piece(name, inside, closes=bool(found[1]))
            continue
        closer = "-->" if page.startswith("<!--", start) else ">"
        at = page.find(closer, start) + len(closer)
        if at < len(closer):
            return
    yield Piece("", page[at:])


def _main(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs of the longest article, or else all from the headline on."""
    letters: Counter[int] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.article] += len(paragraph.text)
    longest = max(letters, key=lambda number: (number > 0, letters[number]), default=0)
    if longest and letters[longest] >= MAIN_SHARE * letters.total():
        return [paragraph for paragraph in paragraphs if paragraph.article == longest]
    headline = next((i for i, paragraph in enumerate(paragraphs) if paragraph.name == "h1"), 0)
    return paragraphs[headline:]


def page_title(read: Page) -> str | None:
    """The headline: of the article, else as the page gives it to others, else of the window."""
    facts = read.facts
    headlines = [paragraph for paragraph in _main(read.paragraphs) if paragraph.name == "h1"]
    if headlines and (headlines[0].article or "og:title" not in facts):
        return headlines[0].text
    return facts.get("og:title") or facts.get("title")


def published_on(facts: dict[str, str]) -> Published | None:
    """When a page says that it was published; None where it does not, or in words."""
    for name in _DAYS:
        try:
            return Published(at=read_time(facts[name]), basis="page" if name == "time" else "metadata")
        except (KeyError, SettingsError):
            continue
    return None
