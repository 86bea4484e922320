"""Finds time expressions in a sentence: days by name, parts of day, dates. Durations and Hijri dates are still to come."""

import datetime
import re
from collections.abc import Sequence

from rawi.knowledge.time import TimeEntry, TimeKnowledge
from rawi.model import TimeExpression, Token

ISO_LIKE = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$|^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$")


def find_times(tokens: Sequence[Token], knowledge: TimeKnowledge) -> list[TimeExpression]:
    """Time expressions in text order, none overlapping; nothing is resolved yet.

    Raises: nothing; a date that no calendar has is no date.
    """
    found: list[TimeExpression] = []
    i = 0
    while i < len(tokens):
        expression = _date(tokens, i, knowledge) or _named_day(tokens, i, knowledge)
        if expression is not None:
            found.append(expression)
        i = expression.last + 1 if expression is not None else i + 1
    return found


def _word(tokens: Sequence[Token], i: int, knowledge: TimeKnowledge) -> tuple[TimeEntry, int] | None:
    """The time word at `i`, of two tokens or one, and its last token."""
    for length in (2, 1):
        if i + length > len(tokens):
            continue
        words = [token.folded for token in tokens[i : i + length]]
        for clitic in ("", "و", "ف", "ب", "ل"):
            if words[0].startswith(clitic) and (entry := knowledge.words.get(" ".join([words[0][len(clitic) :], *words[1:]]))):
                return entry, i + length - 1
    return None


def _named_day(tokens: Sequence[Token], i: int, knowledge: TimeKnowledge) -> TimeExpression | None:
    """`فجر أمس الإثنين`, `يوم الخميس`, `مساء اليوم`: a run of time words of which one names a day."""
    because: list[str] = []
    entries: list[TimeEntry] = []
    at = i + 1 if tokens[i].folded == "يوم" and i + 1 < len(tokens) else i
    last = i
    while at < len(tokens) and (word := _word(tokens, at, knowledge)) and word[0].kind != "month":
        entries.append(word[0])
        because.append(f"time:{word[0].id}")
        last = word[1]
        at = last + 1
        if at < len(tokens) and tokens[at].folded == "يوم":
            at += 1
    relative = [e.value for e in entries if e.kind == "day"]
    weekdays = [e.value for e in entries if e.kind == "weekday"]
    if not relative and not weekdays:
        return None
    kind = "day" if relative else "weekday"
    return TimeExpression(
        first=i, last=last, kind=kind, because=tuple(because), numbers=((relative or weekdays)[0],),
        part_of_day=any(e.kind == "part_of_day" for e in entries),
    )  # fmt: skip


def _date(tokens: Sequence[Token], i: int, knowledge: TimeKnowledge) -> TimeExpression | None:
    """`20 آب`, `12 أكتوبر/تشرين الأول 2016`, `2016-04-28`, `28/4/2016`."""
    folded = tokens[i].folded
    if match := ISO_LIKE.match(folded):
        parts = [int(p) for p in match.groups() if p]
        year, month, day = parts if match[1] else reversed(parts)
        date = _calendar_day(year, month, day)
        return TimeExpression(first=i, last=i, kind="date", because=("time:date",), day=date) if date else None
    if not (folded.isdigit() and len(folded) <= 2) or i + 1 >= len(tokens):
        return None
    word = _word(tokens, i + 1, knowledge)
    if word is None or word[0].kind != "month":
        return None
    month, last = word[0].value, word[1]
    if last + 2 < len(tokens) and tokens[last + 1].folded == "/":
        twin = _word(tokens, last + 2, knowledge)
        last = twin[1] if twin and twin[0].kind == "month" else last
    year = 0
    if last + 1 < len(tokens) and re.fullmatch(r"(?:19|20)\d\d", tokens[last + 1].folded):
        year, last = int(tokens[last + 1].folded), last + 1
    if _calendar_day(year or 2000, month, int(folded)) is None:
        return None
    return TimeExpression(first=i, last=last, kind="date", because=(f"time:{word[0].id}",), numbers=(year, month, int(folded)))


def _calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
