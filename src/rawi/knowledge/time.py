"""The words of time expressions, read from `time/*.toml`."""

import pathlib
from typing import Literal

import msgspec

from rawi.arabic.fold import fold_word
from rawi.errors import KnowledgeError

FOLDER = pathlib.Path(__file__).parent / "time"
AND = "و"
CONJUNCTIONS = ("", AND, "ف")
CLITICS = (*CONJUNCTIONS, "ب", "ل", "وب", "ول")
SHORTEST_WITH_PREPOSITION = 4  # letters: ب before آب would make a month of the word for door

Kind = Literal[
    "month", "hijri_month", "feast", "month_word", "season", "era",
    "weekday", "day", "day_word", "days_of", "matching", "part_of_day", "part_adverb", "near",
    "clock", "clock_part", "local_time",
    "unit", "few", "half_more", "about", "last", "calendar", "year_word", "years_of", "decade", "century",
    "relation", "this", "portion", "ordinal",
    "months_of", "since", "up_to", "ago", "in", "of", "during", "throughout", "until", "between", "now",
    "and", "the", "for_unit", "for_days", "in_a_row", "onset", "ignore",
]  # fmt: skip
# Kinds that only go on an expression: no rule begins with them, and their words are the most frequent.
FOLLOWING = frozenset[str](
    ("in", "until", "relation", "and", "now", "era", "few", "half_more", "century", "onset", "hijri_month",
     "matching", "clock_part", "in_a_row")
)  # fmt: skip


class TimeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of time and what it means: `kind` says in which of the rules it stands.

    `value` is the number of a month (1-12), a month and day in one (1210), a weekday (Monday is 0), a
    day counted from today, a unit, a relation to now or a portion. `count` is the number in a unit's form
    (0: plural), `until` the last day where a name covers two.
    """

    id: str
    gloss: str
    kind: Kind
    value: int
    forms: tuple[str, ...]
    count: int = 0
    until: int | None = None


class TimeForm(msgspec.Struct, frozen=True, gc=False):
    """One form of an entry: its words after the first, folded; `clitic` stood before the first."""

    rest: tuple[str, ...]
    entry: TimeEntry
    clitic: str = ""


class TimeKnowledge(msgspec.Struct, frozen=True):
    """Forms by their first folded word, with and without clitics, the longest first; the kinds among them.

    `alone` are the kinds of those that are one word, `seconds` the second words of the others; `openings`
    are the words that may begin an expression.
    """

    forms: dict[str, tuple[TimeForm, ...]]
    kinds: dict[str, frozenset[str]]
    alone: dict[str, frozenset[str]]
    seconds: dict[str, frozenset[str]]
    openings: frozenset[str]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    entry: list[TimeEntry]


def may_open_time(word: str, openings: frozenset[str]) -> bool:
    """Whether a folded word may open a time: one of the known `openings`, or a number."""
    return word in openings or word[:1].isdigit()


def load_time_knowledge() -> TimeKnowledge:
    """All time words.

    >>> [(form.clitic, form.entry.id) for form in load_time_knowledge().forms["وامس"]][-1]
    ('و', 'yesterday')

    Raises: KnowledgeError, naming file and field.
    """
    forms: dict[str, dict[tuple[str, tuple[str, ...], str], TimeForm]] = {}
    ids: set[str] = set()
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            entries = msgspec.toml.decode(path.read_bytes(), type=_File).entry
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise KnowledgeError(f"{path.name}: {error}") from error
        for entry in entries:
            if entry.id in ids:
                raise KnowledgeError(f"{path.name}: id {entry.id!r} stands twice")
            ids.add(entry.id)
            for form in entry.forms:
                _add(forms, form, entry)
    kinds = {
        word: frozenset[str](form.entry.kind for form in found.values()) for word, found in forms.items()
    }
    return TimeKnowledge(
        forms={word: _longest_first(found) for word, found in forms.items()},
        kinds=kinds,
        alone={
            word: frozenset(form.entry.kind for form in found.values() if not form.rest)
            for word, found in forms.items()
        },
        seconds={
            word: frozenset(form.rest[0] for form in found.values() if form.rest)
            for word, found in forms.items()
        },
        openings=frozenset(word for word, here in kinds.items() if here - FOLLOWING),
    )


def _add(
    forms: dict[str, dict[tuple[str, tuple[str, ...], str], TimeForm]], form: str, entry: TimeEntry
) -> None:
    first, *rest = (fold_word(word) for word in form.split())
    for clitic in CLITICS:
        if clitic[-1:] in ("ب", "ل") and len(first) < SHORTEST_WITH_PREPOSITION:
            continue
        key = (entry.id, tuple(rest), clitic)
        forms.setdefault(clitic + first, {}).setdefault(key, TimeForm(tuple(rest), entry, clitic))


def _longest_first(found: dict[tuple[str, tuple[str, ...], str], TimeForm]) -> tuple[TimeForm, ...]:
    return tuple(sorted(found.values(), key=lambda form: (-len(form.rest), len(form.clitic))))
