"""A day that dots set before a headline (`فجر اليوم .. الطيران يقصف`) is of what follows it."""

from collections.abc import Sequence

from rawi.knowledge.senses import Unit

Line = tuple[tuple[Unit, ...], int]


def with_leading_days(sentences: Sequence[Line]) -> Sequence[Line]:
    """The sentences, each with its paragraph; one that is a day and no more opens the next of its line."""
    if not any(_is_day_alone(units) for units, _ in sentences):
        return sentences
    found: list[Line] = []
    for units, paragraph in sentences:
        leads = bool(found) and found[-1][1] == paragraph and _is_day_alone(found[-1][0])
        day = found.pop()[0] if leads else ()
        found.append(((*day, *units), paragraph))
    return found


def _is_day_alone(units: tuple[Unit, ...]) -> bool:
    if units[0].time is None:
        return False
    return len(units) > 1 and all(unit.folded == "." for unit in units[1:])
