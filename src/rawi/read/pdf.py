"""Reads PDF files that hold text, page by page, and puts Arabic into the order of reading.

A PDF holds glyphs as they are drawn: often in forms of presentation, and from left to right. pypdf's layout
mode gives them in that order (its plain mode tears lines apart that hold numbers or Latin words), and whether
a page has to be turned around is told by what can only begin or only end a word. Columns side by side are not
told apart.
"""

import datetime
import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rawi.errors import InputError
from rawi.model import Issue, Published
from rawi.read.source import Source
from rawi.read.text import Found

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 5000
MOST_CONTENT_BYTES = 1 << 23  # drawing instructions of one page; a page of print has some ten thousand

_BROKEN = (  # what pypdf raises on damaged files, beside its own errors
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, TypeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_WORD = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]{3,}")
_ONLY_LAST = re.compile("[\u0629\u0649\ufe93\ufe94\ufeef\ufef0]")  # ta marbuta, alif maqsura
_ARTICLE = "\u0627\u0644"
_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z\u0660-\u0669](?:[\w.,:/%@+-]*[0-9A-Za-z\u0660-\u0669])?", re.A)
_JOINED = re.compile(rb"<\s*0644\s*06(22|23|25|27)\s*>")  # what one glyph of lam and alif stands for …
_JOINED_FORMS = {b"22": b"<FEF5>", b"23": b"<FEF7>", b"25": b"<FEF9>", b"27": b"<FEFB>"}  # … as one letter
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def read_pdf(source: Source) -> Iterator[Found | Issue]:
    """Yield the text of a PDF, a page after the other, with its title and the day the file was made.

    Raises: InputError for a file that is broken or locked, or where the extra `desk` is missing.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise InputError(f"{source.name}: PDF files need pypdf: pip install 'rawi[desk]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs each flaw that it gets over
    try:
        reader = PdfReader(io.BytesIO(source.whole()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{source.name}: a PDF with a password; save it without one")
        texts: list[str] = []
        for number, page in enumerate(reader.pages, 1):
            text, fault = _page(page) if number <= MOST_PAGES else ("", "one page too many")
            if fault:
                yield Issue(kind="pdf", where=f"{source.name} page {number}", message=fault)
            if number > MOST_PAGES:
                break
            texts.append(text)
        title, published = _facts(reader)
    except (*_BROKEN, PyPdfError) as error:
        raise InputError(f"{source.name}: a PDF that cannot be read ({error})") from error
    if not any(text.strip() for text in texts):
        message = "a PDF without text, as a scan is; it needs OCR first"
        yield Issue(kind="empty", where=source.name, message=message)
        return
    yield Found(source.name, "\n".join(text for text in texts if text.strip()), title, published)


def _page(page: "PageObject") -> tuple[str, str]:
    """The text of a page, and what is wrong with it."""
    from pypdf.errors import PyPdfError

    try:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MOST_CONTENT_BYTES:
            return "", f"more than {MOST_CONTENT_BYTES >> 20} MiB of drawing; the page was set aside"
        _keep_ligatures(page)
        drawn = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
        return in_reading_order("\n".join(" ".join(line.split()) for line in drawn.split("\n"))), ""
    except (*_BROKEN, PyPdfError) as error:
        return "", f"cannot be read ({str(error)[:100]})"


def _keep_ligatures(page: "PageObject") -> None:
    """Let a glyph of lam and alif stand for one letter, so that lines can be turned around by letters."""
    from pypdf.generic import DecodedStreamObject, NameObject

    fonts = page.get("/Resources", {}).get_object().get("/Font", {}).get_object()
    for font in (entry.get_object() for entry in fonts.values()):
        table = font.get("/ToUnicode")
        data = table.get_object().get_data() if table is not None else b""
        if _JOINED.search(data):
            kept = DecodedStreamObject()
            kept.set_data(_JOINED.sub(lambda found: _JOINED_FORMS[found[1]], data))
            font[NameObject("/ToUnicode")] = kept


def _facts(reader: "PdfReader") -> tuple[str | None, Published | None]:
    """The title, and when the file was made: near the day of publication, but not that day for certain."""
    facts = reader.metadata
    if facts is None:
        return None, None
    try:
        made = facts.creation_date
    except ValueError:
        made = None
    title = in_reading_order(facts.title).strip() if isinstance(facts.title, str) else ""
    at: datetime.datetime | datetime.date | None = made if made is None or made.tzinfo else made.date()
    return title or None, Published(at=at, basis="file", certain=False) if at else None


def in_reading_order(text: str) -> str:
    """The text with letters for forms of presentation, and lines turned around if they came out backwards.

    >>> in_reading_order("ﺔﻨﻳﺪﻤﻟﺍ ﻒﺼﻗ 2024"), in_reading_order("قصف المدينة")
    ('2024 قصف المدينة', 'قصف المدينة')
    """
    if _is_backwards(text):
        text = "\n".join(map(_turned, text.split("\n")))
    return _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _is_backwards(text: str) -> bool:
    """Whether more words begin as words only end, and end as they begin, than the other way round."""
    forwards = backwards = 0
    for found in _WORD.finditer(text):
        word = unicodedata.normalize("NFKC", found[0])
        forwards += bool(_ONLY_LAST.match(word[-1])) + word.startswith(_ARTICLE)
        backwards += bool(_ONLY_LAST.match(word[0])) + word.endswith(_ARTICLE[::-1])
    return backwards > forwards


def _turned(line: str) -> str:
    """A line of glyphs from left to right as it is read: numbers and Latin words keep their order."""
    if not _WORD.search(line):
        return line
    turned = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], turned)
