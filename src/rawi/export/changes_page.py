"""Changes of claims as one self-contained HTML page, in English or in Arabic.

Nothing is loaded from anywhere, everything from outside is escaped, and there is no script.
"""

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from rawi.export.changes import KINDS, Change, by_place, facts, told
from rawi.export.changes_list import ARROWS, BETWEEN, headline, place_words
from rawi.export.filters import is_violent
from rawi.export.page import page_part, style_hash
from rawi.knowledge.wording import Language, Wording

OURS = frozenset(("harm", "act", "status"))  # fields told in the page's own language
SAFE = frozenset(("http", "https"))  # schemes of links


def page(changes: Iterable[Change], words: Wording, language: Language, span: str, note: str = "") -> str:
    """The page; `span` says from when to when, `note` what else there is to say."""
    found = list(changes)
    body = "".join(_section(place_words(place, words), group, words) for place, group in by_place(found))
    nothing = "" if found else f"<p>{escape(words.notes['nothing'])}</p>"
    return "".join((*_head(words, language, span, found), body, nothing, *_foot(words, note)))


def _head(words: Wording, language: Language, span: str, found: list[Change]) -> Iterator[str]:
    style = page_part("page.css") + page_part("changes.css")
    policy = f"default-src 'none'; style-src '{style_hash(style)}'; base-uri 'none'; form-action 'none'"
    title = escape(words.notes["title"])
    counts = BETWEEN.join(f"{words.changes[kind]}: {sum(c.kind == kind for c in found):,}" for kind in KINDS)
    yield f'<!doctype html>\n<html lang="{language}" dir="{words.direction}">\n<head>\n'
    yield f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Rawi">\n'
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield f'<div class="top"><h1>{title}</h1><p><bdi>{escape(span)}</bdi></p>'
    yield f"<p>{escape(counts)}</p></div>\n<main>\n"


def _foot(words: Wording, note: str) -> Iterator[str]:
    yield "</main>\n"
    yield f'<p class="foot">{escape(note)}</p>\n' if note else ""
    yield f'<p class="foot">{escape(words.notes["foot"])}</p>\n</body>\n</html>\n'


def _section(place: str, changes: Iterable[Change], words: Wording) -> str:
    cards = "".join(_card(change, words) for change in changes)
    heading = f"<h2>{_arabic(place)}</h2>"
    return f'<section class="place">\n{heading}\n<ol class="changes">\n{cards}</ol>\n</section>\n'


def _card(change: Change, words: Wording) -> str:
    """A change: its act, what differs, what else is told, the words of the text."""
    violent = " violent" if is_violent(change.claim) else ""
    differing = "".join(_difference(change, field, words) for field in change.fields)
    details = "".join(
        f"<dt>{escape(words.fields[field])}</dt><dd>{_told(field, value)}</dd>"
        for field, value in facts(change, words)
    )
    head = "".join(
        f'<span class="{name}">{escape(text)}</span>'
        for name, text in (
            ("kind", words.changes[change.kind]), ("act", headline(change, words)),
            ("why", words.causes[change.cause]), ("sure", f"{change.claim.confidence:.2f}"),
        )
    )  # fmt: skip
    quote = f'<blockquote lang="ar" dir="rtl">{escape(change.claim.quote.text)}</blockquote>'
    return (
        f'<li class="claim {change.kind}{violent}">\n<header>{head}</header>\n'
        f"<dl>{differing}{details}</dl>\n{quote}{_link(change)}</li>\n"
    )


def _difference(change: Change, field: str, words: Wording) -> str:
    was, now = told(change, field, words)
    none = "\u2013"
    arrow = ARROWS[words.direction]
    return (
        f'<dt>{escape(words.fields[field])}</dt><dd class="differs"><del>{_told(field, was or none)}</del> '
        f"{arrow} <ins>{_told(field, now or none)}</ins></dd>"
    )


def _told(field: str, value: str) -> str:
    return f"<bdi>{escape(value)}</bdi>" if field in OURS else _arabic(value)


def _arabic(words: str) -> str:
    return f'<span lang="ar" dir="auto">{escape(words)}</span>'


def _link(change: Change) -> str:
    """The address of the article, where it is one that a browser may open."""
    url = change.document.url or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in SAFE or not parts.hostname:
        return ""
    return f'<p class="url" dir="ltr"><a rel="noreferrer noopener" href="{escape(url)}">{escape(url)}</a></p>'
