"""Reads RSS and Atom as bytes that are here already: its items, each with what it says of its article.

The XML is made sound and small first (no entities, bounded depth and number of items): feedparser, which
knows the dialects, takes quadratic time on markup that is neither.
"""

import datetime
import html
import io
import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

import feedparser
from lxml import etree

from rawi.errors import InputError, SettingsError
from rawi.model import Issue, Published
from rawi.read.addresses import article_key, shown
from rawi.read.detect import decode
from rawi.read.tree import tree_of, words
from rawi.read.visit import digest
from rawi.read.when import published

MOST_BYTES = 8 << 20  # of one feed; feeds of news outlets hold 10 to 100 items in up to 1 MiB
MOST_ITEMS = 500
MOST_ELEMENTS, MOST_DEEP = 50_000, 60  # feedparser takes time by their product: two seconds at most
HEAD = 4096

_ROOT = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.I)
_HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.I)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z]\w{1,30};)")
_BROKEN = (AssertionError, AttributeError, LookupError, TypeError, ValueError)  # feedparser on odd nesting
_PLAIN_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.A)
_KNOWN = {  # prefixes that feeds use without saying what they mean
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


class Item(NamedTuple):
    """An item of a feed: the key and address of its article, what the feed says of it, and a mark of that."""

    key: str
    url: str
    title: str
    text: str
    published: Published | None
    mark: str


class Feed(NamedTuple):
    """A feed: its title and its items, in its order."""

    title: str
    items: list[Item]


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as RSS or Atom do; they may be in any encoding that keeps ASCII, or UTF-16."""
    head = data[:HEAD].replace(b"\0", b"")
    return bool(_ROOT.search(head)) and not _HTML_ROOT.search(head)


def read_feed(data: bytes, where: str) -> Iterator[Feed | Issue]:
    """Yield the feed, after an Issue for each thing in it that could not be read.

    Relative addresses count from `where`. Nothing is fetched; entities of the feed's own are refused.
    """
    try:
        root = _sound(data, where)
    except InputError as error:
        yield Issue(kind="feed", where=where, message=str(error))
        return
    entries = [node for node in root.iter() if _local(node) in {"item", "entry"}]
    if len(entries) > MOST_ITEMS:
        message = f"{len(entries):,} items; the first {MOST_ITEMS} were read"
        yield Issue(kind="gap", where=where, message=message)
        for extra in entries[MOST_ITEMS:]:
            extra.getparent().remove(extra)
    try:
        parsed = feedparser.parse(
            io.BytesIO(etree.tostring(root, encoding="utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": where},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _BROKEN as error:
        message = f"its elements stand where none are expected ({type(error).__name__}); not read"
        yield Issue(kind="feed", where=where, message=message)
        return
    items: list[Item] = []
    for number, entry in enumerate(parsed.entries, 1):
        item = _item(dict(entry), where, number)  # feedparser's own kind of dict warns of old names
        if isinstance(item, Issue):
            yield item
        else:
            items.append(item)
    yield Feed(_plain(_said(dict(parsed.feed), "title")), items)


def _sound(data: bytes, where: str) -> etree._Element:
    """The XML of a feed, mended where it is broken. Raises: InputError for what is none or would do harm."""
    if len(data) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES >> 20} MiB; no feed is so long")
    text, _ = decode(data, None, where)
    if re.search("<!ENTITY", text, re.I):
        raise InputError("declares entities of its own, as bombs do; not read")
    text = _NAMED.sub(lambda found: html.unescape(found[0]), _DECLARATION.sub("", text, count=1))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"is no feed ({str(error)[:80]})") from error
    if root is None or _local(root) not in {"rss", "feed", "rdf"}:
        raise InputError("is no feed: neither RSS nor Atom")
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log) or _is_bulky(root):
        raise InputError("has too many elements, or nests them too deeply, for a feed; not read")
    for node in root.iter(etree.Element):
        _name(node)
    return root


def _is_bulky(root: etree._Element) -> bool:
    deep = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        deep += 1 if event == "start" else -1
        elements += event == "start"
        if deep > MOST_DEEP or elements > MOST_ELEMENTS:
            return True
    return False


def _local(node: etree._Element) -> str:
    return re.split("[}:]", node.tag)[-1].lower() if isinstance(node.tag, str) else ""


def _name(node: etree._Element) -> None:
    """Give names whose prefix was never declared what the prefix stands for; of others drop the prefix."""
    prefix, colon, local = node.tag.partition(":") if "{" not in node.tag else ("", "", "")
    if colon:
        local = local if _PLAIN_NAME.fullmatch(local) else "unknown"
        node.tag = f"{{{_KNOWN[prefix]}}}{local}" if prefix in _KNOWN else local
    for name in [name for name in node.attrib if ":" in name and "{" not in name]:
        del node.attrib[name]


def _item(entry: dict[str, Any], where: str, number: int) -> Item | Issue:
    """What feedparser found of one item."""
    link = (_said(entry, "feedburner_origlink") or _said(entry, "link")).strip()
    try:
        url = urljoin(where, link) if link else ""
    except ValueError:  # http://[
        url = ""
    title = _plain(_said(entry, "title"))
    bodies = [_said(part, "value") for part in entry.get("content", [])] + [_said(entry, "summary")]
    text = _plain(max(bodies, key=len))
    if not (url or text or title):
        return Issue(kind="empty", where=f"{where} item {number}", message="has neither address nor words")
    key = article_key(url) if url else f"id:{shown(where)}/{_said(entry, 'id') or digest(title, text)}"
    return Item(key, url, title, text, _published(entry), digest(title, text, _said(entry, "updated")))


def _said(facts: dict[str, Any], name: str) -> str:
    """What a field says, if it says words at all."""
    value = facts.get(name)
    return value if isinstance(value, str) else ""


def _plain(markup: str) -> str:
    """The words in a stretch of HTML."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    root = tree_of(f"<div>{markup}</div>".encode("utf-8", "replace"))
    return words(root) if root is not None else ""


def _published(entry: dict[str, Any]) -> Published | None:
    """When an item says that its article was published; when it was changed stands in, uncertain."""
    for name, certain in (("published", True), ("created", True), ("updated", False)):
        try:
            found = published(_said(entry, name), "feed")
        except SettingsError:
            found = _parsed(entry.get(f"{name}_parsed"))
        if found:
            return Published(at=found.at, basis="feed", certain=certain and found.certain)
    return None


def _parsed(moment: time.struct_time | None) -> Published | None:
    """A time in a form that only feedparser knows."""
    if moment is None or not 1970 <= moment.tm_year <= 2200:
        return None
    return Published(at=datetime.datetime(*moment[:6], tzinfo=datetime.UTC), basis="feed", certain=False)
