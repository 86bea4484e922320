"""The text of a page where its outlet says that it stands, for pages on which it is not found without."""

from functools import lru_cache
from typing import Any

from rawi.errors import InputError, KnowledgeError
from rawi.knowledge.outlets import Outlet
from rawi.read.html import main_text, scan_page


def selected_text(page: str, outlet: Outlet) -> str:
    """The text in the elements that an outlet's selector names, in the order of the page; empty for none.

    Raises: KnowledgeError for a selector that is none; InputError where the extra `desk` is missing.
    """
    try:
        from lxml import etree, html
    except ImportError as error:
        raise InputError("web pages need lxml: pip install 'rawi[desk]'") from error
    find = compiled(outlet.selector, outlet.id)
    try:
        root = html.document_fromstring(page)
    except (etree.LxmlError, ValueError):  # an empty page, or one that says another encoding of itself
        return ""
    found = find(root)
    inner = {below for element in found for below in element.iterdescendants()}
    pieces = (html.tostring(each, encoding="unicode", with_tail=False) for each in found if each not in inner)
    return "\n".join(filter(None, (main_text(scan_page(_opened(piece))) for piece in pieces)))


def _opened(piece: str) -> str:
    """The element as the main part of a page: an aside would be dropped by our scanner."""
    return f"<article>{piece.partition('>')[2].rpartition('<')[0]}</article>"


@lru_cache
def compiled(selector: str, outlet: str) -> Any:
    """What finds the elements of a selector. Raises: KnowledgeError, naming the outlet's file."""
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise KnowledgeError(f"outlets/{outlet}.toml: selector '{selector}': {error}") from error
