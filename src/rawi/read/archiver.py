"""Reads the CSV that Bellingcat's auto-archiver writes (`csv_db`): status, metadata and media, a cell each.

The cells hold Python literals, which are read as data and never run. What it writes back to a Google Sheet
(link, archive status, upload timestamp, text content …) is a plain table, and read as one.
"""

import ast
import re
from collections.abc import Mapping, Sequence

CELLS = ("status", "metadata", "media")
HEADINGS = (
    "url",
    "title",
    "content",
    "timestamp",
    "archive status",
    "archive location",
    "hash",
    "archive date",
)
MOST_LETTERS = 1 << 20  # of a cell

_MOMENT = re.compile(r"datetime\.datetime\(([\d, ]+?)(?:, tzinfo=(?:datetime\.timezone\.utc|tzutc\(\)))?\)")


def is_archive(headings: Sequence[str]) -> bool:
    """Whether these are the headings of the archiver's own CSV."""
    return tuple(headings) == CELLS


def unfold(row: Mapping[str, str]) -> dict[str, str]:
    """The columns under HEADINGS that a row of the archiver's CSV holds in its cells.

    >>> row = {"status": "telegram: success", "media": "[]",
    ...        "metadata": "{'url': 'https://t.me/a/1', 'timestamp': datetime.datetime(2024, 3, 2, 10, 5)}"}
    >>> unfold(row)["timestamp"], unfold(row)["archive status"]
    ('2024-03-02T10:05:00+00:00', 'telegram: success')

    A cell that is no literal gives nothing.
    """
    facts = _literal(row.get("metadata", ""))
    media = row.get("media", "")
    found = {name: _words(facts.get(name)) for name in ("url", "title", "content", "timestamp")}
    found["archive status"] = row.get("status", "")
    found["archive date"] = _words(facts.get("_processed_at"))
    found["archive location"] = ", ".join(re.findall(r"https?://[^\s'\",\])]+", media[:MOST_LETTERS])[:20])
    found["hash"] = ", ".join(re.findall(r"\b(?:SHA\S*?:)?[0-9a-f]{64,128}\b", media[:MOST_LETTERS])[:20])
    return found


def _literal(cell: str) -> dict[str, object]:
    if len(cell) > MOST_LETTERS:
        return {}
    try:
        value = ast.literal_eval(_MOMENT.sub(_iso, cell))
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return {}
    return {str(key): inside for key, inside in value.items()} if isinstance(value, dict) else {}


def _iso(found: re.Match[str]) -> str:
    """A time as a quoted string: the archiver works in UTC."""
    parts = [int(part) for part in found[1].split(",") if part.strip()]
    if len(parts) < 3:
        return "''"
    hour, minute, second = [*parts[3:6], 0, 0, 0][:3]
    return f"'{parts[0]:04}-{parts[1]:02}-{parts[2]:02}T{hour:02}:{minute:02}:{second:02}+00:00'"


def _words(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
