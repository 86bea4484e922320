"""Makes a Document of a text: line ends and control characters put right, the title first, the hash.

Every Document of the program is made here, so that offsets always count in the same text.
"""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from rawi.model import Document, Issue, Published
from rawi.model.arrival import ArrivalKind
from rawi.read.detect import language_of

ONCE_A_FILE = frozenset(("control", "surrogate"))

TITLE_LETTERS = 300  # a text that is all one line is not its own title: its beginning is
BROKEN_PAIR = "half a surrogate pair (a broken emoji?) was replaced"
ID_DIGITS = 16  # of the hash: 64 bits, no collision to be expected below a billion texts

Item = TypeVar("Item")

_LINE_END = re.compile("\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"\S[^\n]*")


class Found(msgspec.Struct, frozen=True):
    """A text as it was found, where, and what is said about it there; see `Arrival` for what its fields mean.

    A time of `published` without a zone is the outlet's own; `id` is what the source calls the text;
    `is_last` is False for a version that a later one in the same source replaces.
    """

    where: str
    text: str
    title: str | None = None
    published: Published | None = None
    outlet: str | None = None
    id: str = ""
    kind: ArrivalKind = "article"
    key: str = ""
    url: str | None = None
    host: str | None = None
    edited: datetime.datetime | None = None
    removed: bool = False
    forwarded_from: str | None = None
    reply_to: str | None = None
    theirs: dict[str, str] = {}
    is_last: bool = True


def document(
    text: str,
    *,
    title: str | None = None,
    published: datetime.date | None = None,
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


def notices(found: Found, text: str) -> Iterator[Issue]:
    """Yield what there is to say about a text as it was found: what `clean` replaces, its language.

    `text` is what was made of it; where that is empty, an Issue of kind `empty` says so.
    """
    if not text.strip():
        yield Issue(kind="empty", where=found.where, message="there is no text in it")
        return
    if _CONTROL.search(found.text):
        message = "control characters were read as spaces; is it a text?"
        yield Issue(kind="control", where=found.where, message=message)
    if _SURROGATE.search(found.text):
        yield Issue(kind="surrogate", where=found.where, message=BROKEN_PAIR)
    language = language_of(text)
    if language != "Arabic" and found.kind != "incident":  # a team writes in what language it likes
        seems = f"seems to be {language}" if language else "has no Arabic letters to speak of"
        yield Issue(kind="language", where=found.where, message=f"{seems}; Rawi reads Arabic")


def once_a_file(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items of one file, of the notices in ONCE_A_FILE only the first of each kind."""
    said: set[str] = set()
    for item in items:
        if isinstance(item, Issue) and item.kind in ONCE_A_FILE:
            if item.kind in said:
                continue
            said.add(item.kind)
        yield item
