"""Markup as a tree, where its marks are looked for: pages of channels, links of a page, items of a feed."""

import re
from collections.abc import Iterator

from lxml import etree, html

BLOCKS = frozenset(
    "article blockquote dd div dl dt h1 h2 h3 h4 h5 h6 li ol p pre section table td tr ul".split()
)
UNSEEN = frozenset("script style template".split())


def tree_of(page: bytes) -> html.HtmlElement | None:
    """The tree of a page in UTF-8, or None: for an empty page, or one nested so deeply that its end is lost.

    Raises: nothing, and takes linear time, whatever the page; entities are not fetched.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError):  # empty, or nothing but comments
        return None
    cut_off = any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log)
    return None if cut_off else root


def words(element: html.HtmlElement) -> str:
    """The words of an element as a reader sees them: line breaks kept, an emoji for its picture.

    >>> words(html.fragment_fromstring('<p>one<br>two <i><b>⭐</b></i><img alt="☀"></p>')).splitlines()
    ['one', 'two ⭐☀']
    """
    lines = "".join(_pieces(element)).replace("\xa0", " ").split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Yield the text of all that is in an element, without recursion: pages nest as deep as they like."""
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield {"br": "\n", "img": node.get("alt", "")}.get(node.tag, "\n" if node.tag in BLOCKS else "")
            yield (node.text or "") if node.tag not in UNSEEN else ""
            continue
        yield "\n" if node.tag in BLOCKS else ""
        yield (node.tail or "") if node is not element else ""
