"""The words of time expressions, read from `time/*.toml`."""

import pathlib
from typing import Literal

import msgspec

from rawi.arabic.fold import fold_word
from rawi.errors import KnowledgeError

FOLDER = pathlib.Path(__file__).parent / "time"


class TimeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of time: a month (1–12), a weekday (Monday is 0), a day counted from today, a part of the day."""

    id: str
    gloss: str
    kind: Literal["month", "weekday", "day", "part_of_day"]
    value: int
    forms: tuple[str, ...]


class TimeKnowledge(msgspec.Struct, frozen=True):
    """Entries by their folded words, joined by blanks."""

    words: dict[str, TimeEntry]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    entry: list[TimeEntry]


def load_time_knowledge() -> TimeKnowledge:
    """All time words. Raises: KnowledgeError, naming file and field."""
    words: dict[str, TimeEntry] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            entries = msgspec.toml.decode(path.read_bytes(), type=_File).entry
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise KnowledgeError(f"{path.name}: {error}") from error
        words.update({fold_word(form): entry for entry in entries for form in entry.forms})
    return TimeKnowledge(words)
