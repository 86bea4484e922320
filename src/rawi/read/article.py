"""Reads a page for a desk: its text by trafilatura, what it says of itself by our own scanner.

`rawi code` does not pass here: there the text of a page may not change with the release of another package.
Decision 0011 has the measurements.
"""

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from rawi.errors import InputError, SettingsError
from rawi.knowledge.outlets import find_outlet
from rawi.model import Arrival, Issue, Published
from rawi.read.detect import decode, encoding_known, encoding_of
from rawi.read.html import main_text, page_title, published_on, scan_page
from rawi.read.selected import selected_text
from rawi.read.source import HEAD_BYTES
from rawi.read.taking import Hints, taken
from rawi.read.text import Found
from rawi.read.when import read_time

# trafilatura takes quadratic time on some pages: 21 s for 20,000 links (2026). Pages with more tags, ends
# counted, are read by our own scanner alone, whose time is linear; what is larger still is no article.
MOST_TAGS, MOST_LETTERS = 8_000, 2_000_000
MOST_TAGS_OF_ANY, MOST_LETTERS_OF_ANY = 500_000, 1 << 26

MOST_MISSED = 0.5  # of the letters that an outlet's selector names
_BROKEN = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


def read_article(
    page: bytes | str,
    *,
    where: str,
    url: str | None = None,
    hints: Hints | None = None,
    charset: str | None = None,
) -> Iterator[Arrival | Issue]:
    """Yield the article on a page, after what there is to say about it.

    `url` is where it was fetched, `charset` what the server said of its encoding. The key is the page's own
    canonical address where it is of the same host. Nothing is raised.
    """
    hints = hints or Hints()
    try:
        text, notice = (page, "") if isinstance(page, str) else _decoded(page, where, hints.encoding, charset)
        if notice:
            yield Issue(kind="encoding", where=where, message=notice)
        found = article_found(text, where, url)
    except InputError as error:
        yield Issue(kind="page", where=where, message=str(error).removeprefix(f"{where}: "))
        return
    yield from taken(found, hints, home=urlsplit(url or "").hostname or "page")


def _decoded(page: bytes, where: str, named: str | None, stated: str | None) -> tuple[str, str]:
    """The page as text: what a server states counts only where the bytes tell nothing; it is often wrong."""
    known = encoding_known(named) or (None if encoding_of(page[:HEAD_BYTES]) else encoding_known(stated))
    return decode(page, known, where)


def article_found(page: str, where: str, url: str | None = None) -> Found:
    """The text of a page and what the page says of itself: title, site, address, times.

    The text is trafilatura's; where it misses half of what the outlet's selector names, that; our own where
    there is none, or the page is too long.
    Raises: InputError for a page that is far too large, or where the extra `desk` is missing.
    """
    if len(page) > MOST_LETTERS_OF_ANY or page.count("<") > MOST_TAGS_OF_ANY:
        raise InputError(f"{where}: a page larger than any article ({len(page) >> 20} million letters)")
    read = scan_page(page)
    facts = read.facts
    address = _address(facts, url)
    text, day = _extracted(page)
    text = _of_selector(page, address, text) or text
    published = published_on(facts)
    if published is None and day and not _is_told(day, text):
        published = Published(at=day, basis="page", certain=False)
    return Found(
        where,
        text or main_text(read),
        page_title(read),
        published,
        facts.get("og:site_name") or facts.get("application-name"),
        url=address,
        edited=_edited(facts, published),
        theirs={"author": facts["author"]} if "author" in facts else {},
    )


def _is_long(page: str) -> bool:
    return len(page) > MOST_LETTERS or page.count("<") > MOST_TAGS


def _of_selector(page: str, address: str | None, text: str) -> str:
    """The text that the outlet's selector names, where most of it is missing from what was found."""
    outlet = find_outlet(address)
    if outlet is None or not outlet.selector or _is_long(page):
        return ""
    found = selected_text(page, outlet)
    lines = [line for line in found.split("\n") if line]
    missed = sum(len(line) for line in lines if line not in text)
    return found if missed > MOST_MISSED * sum(map(len, lines)) else ""


def _extracted(page: str) -> tuple[str, datetime.date | None]:
    """The text and the day that trafilatura finds; nothing for a page too long for it.

    Raises: InputError where the extra `desk` is missing.
    """
    if _is_long(page):
        return "", None
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError as error:
        raise InputError("web pages need trafilatura: pip install 'rawi[desk]'") from error
    try:
        found = bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            # the extensive search takes any date: wrong on 22 % of composed pages that state none
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if not isinstance(found, Document):
            return "", None
        return found.text or "", datetime.date.fromisoformat(found.date) if found.date else None
    except _BROKEN:
        return "", None


def _is_told(day: datetime.date, text: str) -> bool:
    """Whether the text itself tells that date in numbers: it is one of the events then, not of the page."""
    gap = r"\D{1,3}"
    year, month, of_month = str(day.year), f"0?{day.month}", f"0?{day.day}(?!\\d)"
    forms = ((year, month, of_month), (of_month, month, year), (month, of_month, year))
    return any(re.search(rf"(?<!\d){gap.join(form)}", text) for form in forms)


def _address(facts: dict[str, str], url: str | None) -> str | None:
    """The canonical address that a page states, if it is of the host that it came from; else that one."""
    stated = facts.get("canonical") or facts.get("og:url")
    if not stated:
        return url
    try:
        whole = urljoin(url or "", stated)
        parts, fetched = urlsplit(whole), urlsplit(url or whole)
    except ValueError:
        return url
    same = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.hostname == fetched.hostname
    return whole if same and len(parts.path) > 1 else url


def _edited(facts: dict[str, str], published: Published | None) -> datetime.datetime | None:
    """When the page says it was changed, if that was after it was published."""
    for name in ("article:modified_time", "datemodified", "og:updated_time"):
        try:
            at = read_time(facts[name])
        except (KeyError, SettingsError):
            continue
        if not isinstance(at, datetime.datetime) or at.tzinfo is None:
            continue
        before = published.at if published else None
        if not isinstance(before, datetime.datetime) or before.tzinfo is None or at > before:
            return at
    return None
