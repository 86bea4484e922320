"""Values as cells of a spreadsheet, and back: lists joined, formulas guarded, unwritable characters escaped.

Every step is undone on the way back, so that what was not changed by hand comes back as it went.
"""

import datetime
import re
from collections.abc import Sequence

Scalar = str | int | float | bool | datetime.date
Value = Scalar | Sequence[Scalar | None] | None

BETWEEN = " | "  # items of a list
UNKNOWN = "?"  # an item that is not known
EMPTY = "\\e"  # an item without letters
BLANK = "\\s"  # a space at the edge of an item
GUARD = "'"  # before what a spreadsheet would take for a formula
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", GUARD)
LONGEST = 32_000  # characters; a cell of XLSX holds 32,767
CUT = "\u2026 [cut]"
_ESCAPES = {"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {"\\\\": "\\", "\\|": "|", "\\n": "\n", "\\r": "\r", "\\?": "?", BLANK: " ", EMPTY: ""}
_ESCAPED = re.compile(r"\\.", re.S)
_ITEMS = re.compile(r"(?:\\.|[^|])+", re.S)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)  # runs nothing, and programs want to read it
_EDGES = re.compile("^ +| +$")
# What XML cannot hold (and UTF-8: halves of surrogate pairs), and what would be taken for its escape.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


def cell(value: Value) -> str:
    """A value as text in a cell; lists joined by ` | `, an item that is not known `?`.

    >>> cell(["a", None, "b|c"]), cell(True), cell(None), cell(datetime.date(2020, 5, 4)), cell("=1+1")
    ('a | ? | b\\\\|c', 'true', '', '2020-05-04', "'=1+1")
    """
    return guarded(writable(plain(value)))


def plain(value: Value) -> str:
    """A value in letters, before anything is guarded or escaped."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return joined([None if item is None else plain(item) for item in value])


def joined(items: Sequence[str | None]) -> str:
    """Items in one cell; `items_of` takes them apart again.

    >>> joined(["a", "", None, "?"])
    'a | \\\\e | ? | \\\\?'
    """
    return BETWEEN.join(map(_item, items))


def _item(item: str | None) -> str:
    if item is None:
        return UNKNOWN
    if item == UNKNOWN:
        return "\\?"
    escaped = "".join(_ESCAPES.get(c, c) for c in item) or EMPTY
    return _EDGES.sub(lambda found: BLANK * len(found[0]), escaped)


def items_of(words: str) -> list[str | None]:
    """The items of a cell, as they were joined; blanks around the bars are free.

    >>> items_of(joined(["a", "", None, "?", "b | c", " d"]))
    ['a', '', None, '?', 'b | c', ' d']
    """
    bare = [item.strip(" ") for item in _ITEMS.findall(words)]
    return [None if item == UNKNOWN else _ESCAPED.sub(_unescape, item) for item in bare if item]


def _unescape(found: re.Match[str]) -> str:
    return _UNESCAPES.get(found[0], found[0])


def guarded(words: str) -> str:
    """The words, an apostrophe before them where a spreadsheet would run them as a formula."""
    return GUARD + words if words.startswith(RISKY) and not _NUMBER.fullmatch(words) else words


def unguarded(words: str) -> str:
    """The words without the apostrophe that `guarded` set."""
    return words[1:] if words.startswith(GUARD) and words[1:].startswith(RISKY) else words


def writable(words: str) -> str:
    """The words, what XML and UTF-8 cannot hold written `_x0000_`, as spreadsheets do.

    >>> writable("a\\x00b"), unwritable("a_x0000_b")
    ('a_x0000_b', 'a\\x00b')
    """
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", words)


def unwritable(words: str) -> str:
    """The words with their `_x0000_` read."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), words)


def short(words: str) -> str:
    """The words, cut with a mark where no cell of XLSX would hold them."""
    return words if len(words) <= LONGEST else words[: LONGEST - len(CUT)] + CUT


def read_cell(words: str) -> str:
    """What stood in a cell before it was guarded and escaped.

    >>> read_cell(cell("=1+1")), read_cell(cell("'quoted'"))
    ('=1+1', "'quoted'")
    """
    return unwritable(unguarded(words))
