"""Names that only a user's own tables know: words of a report that stand where a place stands.

The lexicon has the built-in places; villages of installed tables are looked up here, in the countries that
the report names, and single words only in its governorates: tables hold a village for most words.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.arabic.clitics import guess_reading, read_clitics
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
Known = dict[tuple[str, bool], Sense | None]  # by name, and whether a word of place stands before it
PLAIN = Reading("")


class About(msgspec.Struct, frozen=True):
    """The countries that a report names, and the governorates with their country."""

    countries: frozenset[str]
    admins: frozenset[tuple[str, str]]


def name_installed(
    sentences: Sequence[tuple[Unit, ...]], finder: Finder, knowledge: Knowledge
) -> Iterator[tuple[Unit, ...]]:
    """The sentences of a report; names of installed places in them are one unit each, of kind `place`."""
    about = _about(sentences, knowledge)
    known: Known = {}
    for units in sentences:
        yield tuple(_named(units, finder, knowledge, about, known))


def _about(sentences: Iterable[Sequence[Unit]], knowledge: Knowledge) -> About:
    """What the built-in names of a report say of where it is."""
    countries: set[str] = set()
    admins: set[tuple[str, str]] = set()
    rows = knowledge.gazetteer.rows
    for sense in {sense for units in sentences for unit in units for sense in unit.senses}:
        if sense.kind == "country" and sense.form.pos == "fixed":
            countries.add(knowledge.countries[sense.id].iso)
        elif sense.kind == "place" and (row := rows.get(sense.id)):
            countries.add(row.country)
            admins |= {(row.country, row.admin)} if row.admin else set()
    return About(frozenset(countries), frozenset(admins))


def _named(
    units: Sequence[Unit], finder: Finder, knowledge: Knowledge, about: About, known: Known
) -> Iterator[Unit]:
    after = 0
    for i, unit in enumerate(units):
        if i < after:
            continue
        yield (found := _longest(units, i, finder, knowledge, about, known) or unit)
        after = next((j for j in range(i + 1, len(units)) if units[j].first > found.last), len(units))


def _longest(
    units: Sequence[Unit], i: int, finder: Finder, knowledge: Knowledge, about: About,
    known: Known,
) -> Unit | None:  # fmt: skip
    """The unit of the longest name that opens at `i`, or None."""
    following = units[i + 1] if i + 1 < len(units) else None
    named = following is not None and following.is_word and not following.folded.startswith((BY, AND))
    if not _is_plain(units[i]) or (named and _announces(units[i], knowledge)):
        return None
    for end in range(min(len(units), i + LONGEST), i + _is_place(units[i]), -1):
        some = units[i:end]
        if not all(map(_is_plain, some)) or not _may_be_name(units, i, end, knowledge):
            continue
        if len(some) == 1 and not some[0].senses and _goes_on(units[end] if end < len(units) else None):
            continue
        folded = " ".join([unit.folded for unit in some])
        settled = i > 0 and _settles(units[i - 1], knowledge)
        key = (folded, settled)
        if key not in known:
            strict = not (_is_place(some[0]) or some[0].folded in knowledge.name_openers)
            known[key] = _sense(folded, finder, about, SPELLED if settled else EXACT, strict=strict)
        if sense := known[key]:
            split = Split((sense,))
            return Unit(some[0].first, some[-1].last, some[0].start, some[-1].end, folded, (sense,), split)
    return None


def _is_plain(unit: Unit) -> bool:
    return unit.is_word and unit.number is None and unit.time is None


def _is_place(unit: Unit) -> bool:
    return any(sense.kind in ("place", "country") for sense in unit.senses)


def _announces(unit: Unit, knowledge: Knowledge) -> bool:
    """A word of place such as `بلدة`, which is no part of the name; words that open names may be."""
    nouns = [knowledge.nouns[sense.id] for sense in unit.senses if sense.kind == "noun"]
    announces = any(noun.class_ in ("feature", "direction") for noun in nouns)
    return unit.folded in FEATURES or (announces and unit.folded not in knowledge.name_openers)


def _may_be_name(units: Sequence[Unit], i: int, end: int, knowledge: Knowledge) -> bool:
    """Whether these words may be a name here: one strange word in its place, or several with one strange."""
    first, before = units[i], units[i - 1] if i else None
    after = units[end] if end < len(units) else None
    if end - i > 1 and first.folded in knowledge.name_openers:
        return True
    if _is_place(first):  # `الغارية الشرقية` beside `الغارية`
        return end - i == 2 and units[i + 1].folded.startswith(ARTICLE)
    if before is not None and _settles(before, knowledge):
        return end - i == 1 or not (first.senses and units[end - 1].senses)
    if end - i == 1 and not (before and before.is_word) and after is not None and not after.is_word:
        return True  # alone between two signs, as in a dateline
    if first.senses and (end - i == 1 or units[end - 1].senses):
        return False
    if before is not None and before.is_word and before.folded not in BEFORE_PLACES and not _is_place(before):
        return False
    return end - i > 1 or not first.folded.startswith(ARTICLE)


def _goes_on(after: Unit | None) -> bool:
    """Two strange words in a row are a person's name, or the name of another place."""
    return after is not None and after.is_word and not after.senses and not guess_reading(after.folded).conj


def _settles(unit: Unit, knowledge: Knowledge) -> bool:
    """A word that a settlement's name follows: `بلدة`, `حي`, `محيط`, none that has the article."""
    nouns = [knowledge.nouns[s.id] for s in unit.senses if s.kind == "noun" and not s.reading.article]
    return any(noun.class_ == "direction" or noun.place in SETTLED for noun in nouns)


def _sense(
    folded: str, finder: Finder, about: About, matches: frozenset[str], *, strict: bool
) -> Sense | None:
    """The sense of a name that the tables have so, also behind `و` and `ب`."""
    for reading in (PLAIN, *read_clitics(folded)):
        if reading.pronoun or reading.future or (reading.article and reading.prep):
            continue
        name = folded[len(reading.conj) + len(reading.prep) :]
        if len(name) < SHORTEST or name in refused_names():
            continue
        found = [c.entry for c in finder.find(name) if c.match in matches]
        if entry := next((entry for entry in found if _lies_there(entry, about, strict)), None):
            form = Form("fixed", "with" if name.startswith(ARTICLE) else "without")
            return Sense("place", entry.id, form, Reading(name, reading.conj, reading.prep))
    return None


def _lies_there(entry: Entry, about: About, strict: bool) -> bool:
    """Whether an entry lies where the report is; a report that names no place leaves all open."""
    if strict and about.admins:
        return (entry.country, entry.admin1) in about.admins
    return not about.countries or entry.country in about.countries
