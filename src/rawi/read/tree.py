"""A web page as a tree, where its marks are what is looked for; its text is read elsewhere."""

from lxml import etree, html


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
