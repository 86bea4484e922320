"""Names that only a user's own tables know: words of a report that stand where a place stands.

The lexicon has the built-in places; villages of installed tables are looked up here, in the countries that
the report names, and single words only in its governorates: tables hold a village for most words.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from rawi.arabic.clitics import guess_reading
from rawi.arabic.names import FEATURES
from rawi.arabic.words import AND, ARTICLE, BY, CLOSE_TO, IN, ON, TO
from rawi.gazetteer.entry import Entry, Finder
from rawi.knowledge.load import Knowledge
from rawi.knowledge.place_rows import refused_names
from rawi.knowledge.senses import Form, Sense, Split, Unit
from rawi.model import Reading

LONGEST, SHORTEST = 4, 3  # words of a name; letters of one that is a single word
BEFORE_PLACES = frozenset((IN, ON, TO, CLOSE_TO))
EXACT, SPELLED = frozenset(("name",)), frozenset(("name", "spelling"))
SETTLED = frozenset(("settlement", "quarter", "camp"))
MOST_TYPES = 50_000  # word types whose traits are remembered


class About(msgspec.Struct, frozen=True):
    """The countries that a report names, and the governorates with their country."""

    countries: frozenset[str]
    admins: frozenset[tuple[str, str]]


class Traits(NamedTuple):
    """What a word type is to the seeker: `plain` is no number and no time, `known` has any meaning.

    `announces` a name and is none itself; `settles` is what a settlement's name follows: `بلدة`, `محيط`;
    behind what `invites` a name may open.
    """

    word: bool
    plain: bool
    known: bool
    place: bool
    opens: bool
    announces: bool
    settles: bool
    invites: bool


COUNTED = Traits(True, False, True, False, False, False, False, False)  # a number or a time
_TRAITS: WeakKeyDictionary[Knowledge, dict[str, Traits]] = WeakKeyDictionary()


def name_installed(
    sentences: Sequence[tuple[Unit, ...]], finder: Finder, knowledge: Knowledge
) -> Iterator[tuple[Unit, ...]]:
    """The sentences of a report; names of installed places in them are one unit each, of kind `place`."""
    seeker = _Seeker(finder, knowledge, _about(sentences, knowledge))
    for units in sentences:
        yield tuple(seeker.named(units))


def _about(sentences: Iterable[Sequence[Unit]], knowledge: Knowledge) -> About:
    """What the built-in names of a report say of where it is."""
    countries: set[str] = set()
    admins: set[tuple[str, str]] = set()
    rows = knowledge.gazetteer.rows
    named = {unit.senses for units in sentences for unit in units if unit.split.names_place}
    for sense in {sense for senses in named for sense in senses}:
        if sense.kind == "country" and sense.form.pos == "fixed":
            countries.add(knowledge.countries[sense.id].iso)
        elif sense.kind == "place" and (row := rows.get(sense.id)):
            countries.add(row.country)
            admins |= {(row.country, row.admin)} if row.admin else set()
    return About(frozenset(countries), frozenset(admins))


class _Seeker:
    """Seeks the names of one report; what a word type is, and what a name means, is found out once."""

    def __init__(self, finder: Finder, knowledge: Knowledge, about: About) -> None:
        self._finder, self._knowledge, self._about = finder, knowledge, about
        self._traits = _TRAITS.setdefault(knowledge, {})
        if len(self._traits) > MOST_TYPES:
            self._traits.clear()
        self._known: dict[tuple[str, bool], Sense | None] = {}

    def named(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """The units of a sentence with its installed names."""
        traits = [self._traits_of(unit) for unit in units]
        after = 0
        for i, (unit, own) in enumerate(zip(units, traits, strict=True)):
            if i < after:
                continue
            found = None
            invited = not i or traits[i - 1].invites
            if own.plain and (invited or own.opens or own.place) and _may_open(units, own, i):
                found = self._longest(units, traits, i)
            yield found or unit
            if found:
                after = next((j for j in range(i + 1, len(units)) if units[j].first > found.last), len(units))

    def _traits_of(self, unit: Unit) -> Traits:
        if unit.number is not None or unit.time is not None:
            return COUNTED
        found = self._traits.get(unit.folded)
        if found is None:
            found = self._traits[unit.folded] = _traits(unit, self._knowledge)
        return found

    def _longest(self, units: Sequence[Unit], traits: Sequence[Traits], i: int) -> Unit | None:
        """The unit of the longest name that opens at `i`, or None."""
        settled = i > 0 and traits[i - 1].settles
        stops = (n for n in range(1, LONGEST) if i + n >= len(units) or not traits[i + n].plain)
        longest = next(stops, LONGEST)
        for end in range(i + longest, i + traits[i].place, -1):
            if not self._may_be_name(units, traits, i, end):
                continue
            some = units[i:end]
            key = (" ".join([unit.folded for unit in some]), settled)
            if key not in self._known:
                strict = not (traits[i].place or traits[i].opens)
                matches = SPELLED if settled else EXACT
                self._known[key] = _sense(key[0], self._finder, self._about, matches, strict=strict)
            if sense := self._known[key]:
                first, last = some[0], some[-1]
                split = Split((sense,))
                return Unit(first.first, last.last, first.start, last.end, key[0], (sense,), split)
        return None

    def _may_be_name(self, units: Sequence[Unit], traits: Sequence[Traits], i: int, end: int) -> bool:
        """Whether these words may be a name here: a strange word in its place, several with a strange one."""
        first, alone = traits[i], end - i == 1
        after = units[end] if end < len(units) else None
        if first.place:  # `الغارية الشرقية` beside `الغارية`
            return end - i == 2
        if alone and not first.known and _goes_on(after):
            return False
        if not alone and first.opens:
            return True
        if i and traits[i - 1].settles:
            return alone or not (first.known and traits[end - 1].known)
        if alone and not (i and traits[i - 1].word) and after is not None and not after.is_word:
            return True  # alone between two signs, as in a dateline
        if first.known and (alone or traits[end - 1].known):
            return False
        if i and traits[i - 1].word and units[i - 1].folded not in BEFORE_PLACES and not traits[i - 1].place:
            return False
        return not alone or not units[i].folded.startswith(ARTICLE)


def _may_open(units: Sequence[Unit], own: Traits, i: int) -> bool:
    """Whether a name may open at `i`, where it is invited: none by a word that only announces one."""
    following = units[i + 1] if i + 1 < len(units) else None
    if own.place:
        return following is not None and following.folded.startswith(ARTICLE)
    announced = own.announces and following is not None and following.is_word
    return not announced or following is None or following.folded.startswith((BY, AND))


def _traits(unit: Unit, knowledge: Knowledge) -> Traits:
    nouns = [(knowledge.nouns[s.id], s.reading.article) for s in unit.senses if s.kind == "noun"]
    opens = unit.folded in knowledge.name_openers
    announces = any(noun.class_ in ("feature", "direction") for noun, _ in nouns)
    place = any(sense.kind in ("place", "country") for sense in unit.senses)
    settles = any(
        not article and (noun.class_ == "direction" or noun.place in SETTLED) for noun, article in nouns
    )
    return Traits(
        word=unit.is_word,
        plain=unit.is_word,
        known=bool(unit.senses),
        place=place,
        opens=opens,
        announces=unit.folded in FEATURES or (announces and not opens),
        settles=settles,
        invites=settles or place or not unit.is_word or unit.folded in BEFORE_PLACES,
    )


def _goes_on(after: Unit | None) -> bool:
    """Two strange words in a row are a person's name, or the name of another place."""
    return after is not None and after.is_word and not after.senses and not guess_reading(after.folded).conj


def _sense(
    folded: str, finder: Finder, about: About, matches: frozenset[str], *, strict: bool
) -> Sense | None:
    """The sense of a name that the tables have so, also behind `و` and `ب`."""
    for cut, conj, prep in _cuts(folded):
        name = folded[cut:]
        if len(name) < SHORTEST or name in refused_names() or not finder.knows(name):
            continue
        found = [c.entry for c in finder.find(name) if c.match in matches]
        if entry := next((entry for entry in found if _lies_there(entry, about, strict)), None):
            form = Form("fixed", "with" if name.startswith(ARTICLE) else "without")
            return Sense("place", entry.id, form, Reading(name, conj, prep))
    return None


def _cuts(folded: str) -> Iterator[tuple[int, str, str]]:
    """How much may be cut off before a name: nothing, `و`, `ب` or both; the conjunction, the preposition."""
    yield 0, "", ""
    conj = AND if folded.startswith(AND) else ""
    if conj:
        yield 1, AND, ""
    if folded.startswith(BY, len(conj)):
        yield len(conj) + 1, conj, BY


def _lies_there(entry: Entry, about: About, strict: bool) -> bool:
    """Whether an entry lies where the report is; a report that names no place leaves all open."""
    if strict and about.admins:
        return (entry.country, entry.admin1) in about.admins
    return not about.countries or entry.country in about.countries
