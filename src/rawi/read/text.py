"""Makes a Document of a text: line ends and control characters put right, the title first, the hash.

Every Document of the program is made here, so that offsets always count in the same text.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rawi.model import Document, Issue

TITLE_LETTERS = 300  # a text that is all one line is not its own title: its beginning is
BROKEN_PAIR = "half a surrogate pair (a broken emoji?) was replaced"
ID_DIGITS = 16  # of the hash: 64 bits, no collision to be expected below a billion texts

_LINE_END = re.compile("\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"\S[^\n]*")


class Found(NamedTuple):
    """A text as it was found, where, and what is said about it there."""

    where: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    id: str = ""


def document(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    id: str | None = None,  # noqa: A002  # the name of the field
) -> Document:
    """The text as a Document, the title on its first line; without a title that line is the title.

    >>> report = document("قصفت طائرات سوقاً في البلدة.", title="غارة على سوق")
    >>> report.text.split("\\n"), report.title
    (['غارة على سوق', 'قصفت طائرات سوقاً في البلدة.'], 'غارة على سوق')

    Offsets: the text is kept but for a byte order mark, line ends, and what `clean` replaces.
    """
    body, head = clean(text), clean(title or "").strip()
    stands_first = body.lstrip().startswith(head)
    head = " ".join(head.split("\n"))
    if not stands_first:
        body = f"{head}\n{body}" if body.strip() else head
    if not head:
        first = _LINE.search(body)
        head = first[0][:TITLE_LETTERS].rstrip() if first else ""
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    return Document(
        id=clean(id) if id else sha256[:ID_DIGITS],
        outlet=clean(outlet) if outlet else None,
        published=published,
        title=head,
        text=body,
        sha256=sha256,
    )


def clean(text: str) -> str:
    r"""The text with `\n` line ends, and without what no text holds.

    >>> clean("\ufeffقصف\r\nثم\x00هدوء")
    'قصف\nثم هدوء'

    A control character becomes a space, half a surrogate pair U+FFFD: nothing moves.
    """
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def replaced(text: str, where: str) -> Iterator[Issue]:
    """Yield what `clean` replaces in the text, as notices of kind `control` and `surrogate`."""
    if _CONTROL.search(text):
        message = "control characters were read as spaces; is it a text?"
        yield Issue(kind="control", where=where, message=message)
    if _SURROGATE.search(text):
        yield Issue(kind="surrogate", where=where, message=BROKEN_PAIR)
