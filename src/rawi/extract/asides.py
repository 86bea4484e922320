"""Leaves out what sets words apart or guesses on the side: a sentence is read as if it were not there."""

from itertools import pairwise
from operator import attrgetter

from rawi.arabic.words import (
    AND,
    ARTICLE,
    BELONGING,
    CLOSING_QUOTES,
    COMMA,
    CONTENT_PREPOSITIONS,
    DASHES,
    FOR,
    FROM,
    GUESSED,
    IN,
    MOTIVES,
    OPENING_QUOTES,
    PLAIN_QUOTES,
    THAT_THEY,
)
from rawi.extract.choices import EVENTFUL
from rawi.knowledge.persons import load_person_words
from rawi.knowledge.senses import Unit

FOLDED, TIMED, NUMBERED = attrgetter("folded"), attrgetter("time"), attrgetter("number")
LONGEST_ASIDE = 10  # units between two dashes
LONGEST_NAME, OFFICE_REACH = 4, 4  # units of a name between commas, and back to the office that it holds
OFFICES = frozenset(("authority", "source", "body"))
TAG = "#"
NO_PARTY = frozenset(("particle", "event", "harm"))
SET_OFF = DASHES | {TAG}
BRACKETS = ("(", ")")
WHOSE = BELONGING | {FROM}
OPENS, CLOSES = PLAIN_QUOTES & OPENING_QUOTES, PLAIN_QUOTES & CLOSING_QUOTES


def without_asides(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without the signs of asides, and without the verb of a guess about what stands before it."""
    return _without_guesses(
        _without_time_commas(_without_name_commas(_without_motives(_without_dashes(units))))
    )


def _without_motives(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """`قصفت هدفا في حيفا إسنادا للمقاومة في غزة`: for whose sake is neither whom an act hits nor where."""
    if MOTIVES.isdisjoint(map(FOLDED, units)):
        return units
    dropped: set[int] = set()
    for first, unit in enumerate(units[:-1]):
        if unit.folded in MOTIVES and units[first + 1].folded.startswith(FOR):
            last = first + 2
            while last < len(units) and _is_of_motive(units, last):
                last += 1
            phrase = range(first, last)
            if not any(s.kind in EVENTFUL for i in phrase for s in units[i].senses):
                dropped |= set(phrase)
    return _without(units, dropped)


def _is_of_motive(units: tuple[Unit, ...], i: int) -> bool:
    """A word with the article or a name, or في before a place."""
    unit = units[i]
    if unit.folded == IN:
        return i + 1 < len(units) and units[i + 1].split.names_place
    named = unit.split.names_place or any(s.kind == "actor" for s in unit.senses)
    return unit.is_word and (named or unit.folded.startswith(ARTICLE))


def _without_name_commas(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """`استقبل وزير الخارجية، عادل الجبير، نظيره`: the commas around the name of who holds an office."""
    commas = [i for i, unit in enumerate(units) if unit.folded == COMMA]
    dropped: set[int] = set()
    for first, last in pairwise(commas):
        names, office = units[first + 1 : last], units[max(first - OFFICE_REACH, 0) : first]
        if not (0 < len(names) <= LONGEST_NAME and office and _is_name(names)):
            continue
        placed = any(s.kind == "place" for s in office[-1].senses)  # سفير فلسطين بتونس، فلان
        holds = any(s.kind == "actor" or s.group in OFFICES for u in office for s in u.senses)
        if holds and not placed and _goes_on(units[last + 1 : last + 2]):
            dropped |= {first, last}
    return _without(units, dropped)


def _goes_on(after: tuple[Unit, ...]) -> bool:
    """Whether a known word stands behind the name, neither joined to it nor with ل (`لوكالة الأنباء`)."""
    return bool(after) and bool(after[0].senses) and not after[0].folded.startswith((AND, FOR))


def _is_name(units: tuple[Unit, ...]) -> bool:
    """Whether units are words of a person's name and nothing else."""
    opening = units[0].folded.partition(" ")[0]
    plain = all(u.is_word and not any(s.kind in NO_PARTY for s in u.senses) for u in units)
    return plain and opening in load_person_words().all_given


def _without_guesses(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """`طائرات يُرجّح أنها روسية قصفت`: an indefinite noun is described by who it is thought to be.

    Between commas the guess is left out whole: `طائرة، يُرجّح أنها تابعة للتحالف، قصفت`.
    """
    if GUESSED.isdisjoint(map(FOLDED, units)):
        return units
    dropped: set[int] = set()
    for i, unit in enumerate(units[:-2]):
        if unit.folded not in GUESSED or units[i + 1].folded not in THAT_THEY or not i:
            continue
        comma = i > 1 and units[i - 1].folded == COMMA
        if _may_be_described(units[i - 1 - comma]) and _tells_who(units[i + 2]):
            dropped |= _aside(units, i - 1) if comma else {i, i + 1}
    return _without(units, dropped)


def _aside(units: tuple[Unit, ...], first: int) -> set[int]:
    """What stands from the comma at `first` to the next near one, which stays where no verb is behind it."""
    after = range(first + 1, min(first + LONGEST_ASIDE, len(units)))
    last = next((i for i in after if units[i].folded == COMMA), 0)
    told = last + 1 < len(units) and bool(units[last + 1].split.verbs)
    return set(range(first, last + told))


def _tells_who(unit: Unit) -> bool:
    """`أنها روسية`, `أنهم من التنظيم`, `أنها تابعة للتحالف`: whose somebody is."""
    return unit.folded in WHOSE or any(sense.kind in ("country", "actor") for sense in unit.senses)


def _may_be_described(unit: Unit) -> bool:
    """A noun without the article; no particle (`كما يُعتقد أنه`) and no event (`انفجار يُعتقد أنه ناجم عن`)."""
    other = any(sense.kind in NO_PARTY for sense in unit.senses)
    return unit.is_word and not (other or unit.split.verbs or unit.folded.startswith(ARTICLE))


def _without_dashes(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without the dashes of an aside (`أعلن الجيش -مساء الاثنين- قصف موقع`) and signs of tags."""
    if SET_OFF.isdisjoint(map(FOLDED, units)):
        return units
    dropped = {i for i, unit in enumerate(units) if unit.folded == TAG}
    opened = -1
    for i, unit in enumerate(units):
        if unit.folded not in DASHES:
            continue
        if opened >= 0 and i - opened <= LONGEST_ASIDE and units[i - 1].end == unit.start:
            dropped |= {opened, i}
            opened = -1
        elif i + 1 < len(units) and unit.end == units[i + 1].start:
            opened = i
    return _without(units, dropped)


def _without_time_commas(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without commas that set off a time: `أقدمت القوات أمس، على اعتقال`."""
    if not any(map(TIMED, units)):
        return units
    dropped: set[int] = set()
    for i, unit in enumerate(units[:-2]):
        if unit.time is None or units[i + 1].folded != COMMA:
            continue
        if i > 1 and units[i - 1].folded == COMMA:
            dropped |= {i - 1, i + 1}
        elif units[i + 2].folded in CONTENT_PREPOSITIONS:
            dropped.add(i + 1)
    return _without(units, dropped)


def without_number_quotes(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without marks around a number (`اعتقال «17» شخصا`, `استهدفت (3) أشخاص`)."""
    if not any(map(NUMBERED, units)):
        return units
    dropped: set[int] = set()
    for i, unit in enumerate(units[1:-1], 1):
        if unit.number is None:
            continue
        marks = units[i - 1].folded, units[i + 1].folded
        quoted = marks[0] in OPENS and marks[1] in CLOSES
        if quoted or (marks == BRACKETS and _is_counted(units[i + 2 : i + 3])):
            dropped |= {i - 1, i + 1}
    return _without(units, dropped)


def _is_counted(after: tuple[Unit, ...]) -> bool:
    """A word that a number may count: no particle, and without the article."""
    if not after or not after[0].is_word or after[0].folded.startswith(ARTICLE):
        return False
    return not after[0].senses or bool(after[0].split.nominals)


def _without(units: tuple[Unit, ...], dropped: set[int]) -> tuple[Unit, ...]:
    return tuple(unit for i, unit in enumerate(units) if i not in dropped) if dropped else units
