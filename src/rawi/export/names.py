"""Finds the names of private persons in a text: what is left out of an export unless asked for.

It errs on the side of finding too much: a name is a given name with what follows it, or strange words
after a person's noun, a title, or "called". Actors that Rawi knows are public and never part of one.
What it cannot find is told in docs/recipes/export-claims.md.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rawi.arabic.words import AND, ARTICLE, SO
from rawi.knowledge import Knowledge, load
from rawi.knowledge.persons import PersonWords, load_person_words, without_proclitics
from rawi.knowledge.senses import Unit
from rawi.model import Document
from rawi.recognize import recognize
from rawi.segment import segment

PERSONS = frozenset(("civilian", "person", "media"))
OFFICES = frozenset(("authority", "source", "body", "force"))
CONJUNCTIONS = (AND, SO)
TELLING = frozenset(("event", "harm"))
FEATURE = "feature"  # `وادي خالد` is no person
LONGEST_NAME = 6  # words
OFFICE_REACH = 5  # units between an office and the name of its holder (`وزير الخارجية الروسي سيرغي لافروف`)
REMEMBERED = 1024  # texts: those of one document and more


class Name(NamedTuple):
    """Where a name stands, whether its holder has an office, and its words that mean nothing else."""

    start: int
    end: int
    by_office: bool
    strange: tuple[str, ...]


class _Word(NamedTuple):
    """A unit as names are made of it."""

    unit: Unit
    spelled: str
    given: bool  # hardly ever anything else
    given_word: bool  # a given name, or a plain word
    strange: bool  # nothing is known of it
    public: bool  # a known actor
    classes: frozenset[str]  # of the nouns that it may be
    definite: bool
    place: bool  # it may be a known place, and is no actor
    tells: bool  # an event or a loss
    stops: bool  # a verb, a particle, a sign, a number: no name goes over it


@functools.lru_cache(REMEMBERED)
def find_names(text: str) -> tuple[Name, ...]:
    """The names of persons in a text, in text order, known actors apart.

    >>> text = "وأصيب الطفل زيد محمد الحلبي بجروح"
    >>> [text[name.start : name.end] for name in find_names(text)]
    ['زيد محمد الحلبي']
    """
    found: list[Name] = []
    for words in _sentences(text):
        found += _names(words, load_person_words())
    return tuple(found)


def find_strange(text: str) -> tuple[tuple[int, int], ...]:
    """Where words stand of which nothing is known: in the words for a person, most likely names."""
    words = [word for words in _sentences(text) for word in words if word.strange]
    return tuple((word.unit.start, word.unit.end) for word in words)


def find_places(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that are, or may be, names of known places."""
    for words in _sentences(text):
        for word in words:
            if word.place:
                yield word.unit.start, word.unit.end


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand after `street`, `quarter`, `near` and their like, up to two of them."""
    ways = load_person_words().ways
    for words in _sentences(text):
        for way, *after in zip(words, words[1:], words[2:] + words[:1], strict=False):
            if _bare(way.unit.folded, ways) and not after[0].stops:
                last = (
                    after[1] if after[1].unit.start > after[0].unit.start and after[1].strange else after[0]
                )
                yield after[0].unit.start, last.unit.end


def tells_home(text: str) -> bool:
    """Whether the text speaks of somebody's home."""
    homes = load_person_words().homes
    folded = [word.unit.folded for words in _sentences(text) for word in words]
    pairs = map(" ".join, pairwise(folded))
    return any(_bare(word, homes) for word in (*folded, *pairs))


def words_at(text: str, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words of `wanted` (folded) stand in the text, what is attached before them included."""
    for words in _sentences(text):
        for word in words:
            if not word.public and without_proclitics(word.unit.folded, wanted):
                yield word.unit.start, word.unit.end


def _bare(folded: str, wanted: frozenset[str]) -> str:
    return without_proclitics(folded, wanted) or without_proclitics(folded.replace(ARTICLE, "", 1), wanted)


@functools.lru_cache(REMEMBERED)
def _sentences(text: str) -> tuple[tuple[_Word, ...], ...]:
    knowledge, persons = _knowledge(), load_person_words()
    document = Document(id="", outlet=None, published=None, title="", text=text, sha256="")
    return tuple(
        tuple(
            _word(unit, text[unit.start : unit.end], knowledge, persons)
            for unit in recognize(sentence, knowledge)
        )
        for sentence in segment(document)
    )


@functools.cache
def _knowledge() -> Knowledge:
    return load()


def _word(unit: Unit, spelled: str, knowledge: Knowledge, persons: PersonWords) -> _Word:
    kinds = {sense.kind for sense in unit.senses}
    nouns = [knowledge.nouns[sense.id].class_ for sense in unit.senses if sense.kind == "noun"]
    plain = unit.number is None and unit.time is None and unit.is_word
    single = plain and unit.first == unit.last
    public = "actor" in kinds
    given = single and not public and bool(without_proclitics(unit.folded, persons.given))
    word = single and not public and not given and _is_given_word(unit, spelled, persons)
    split = unit.split
    return _Word(
        unit, spelled, given, word,
        strange=single and not unit.senses and not given and not unit.folded.isdigit(),
        public=public,
        classes=frozenset(nouns),
        definite=unit.folded.startswith(ARTICLE) or any(s.reading.article for s in unit.senses),
        place="place" in kinds and not public,
        tells=bool(kinds & TELLING),
        stops=not plain or bool(split.particles) or (bool(split.verbs) and not split.nominals),
    )  # fmt: skip


def _is_given_word(unit: Unit, spelled: str, persons: PersonWords) -> bool:
    """A plain word that is a given name too; `على` is no `علي`."""
    if not without_proclitics(unit.folded, persons.given_words):
        return False
    return not (spelled.endswith("\u0649") and unit.split.particles)


def _names(words: Sequence[_Word], persons: PersonWords) -> Iterator[Name]:
    at = 0
    while at < len(words):
        end = _end(words, at, persons) if _begins(words, at, persons) else at
        if end > at:
            run = words[at:end]
            strange = tuple(word.unit.folded for word in run if word.strange or word.given)
            yield Name(run[0].unit.start, run[-1].unit.end, _by_office(words, at, persons), strange)
        at = max(end, at + 1)


def _begins(words: Sequence[_Word], at: int, persons: PersonWords) -> bool:
    """Whether a name begins at a word: by itself, or by what stands before or after it."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.public or not word.unit.is_word or (at and FEATURE in words[at - 1].classes):
        return False
    if word.given or (_is_link(word, persons) and after is not None and not after.stops and not after.public):
        return word.given or _links_name(word, after, persons)
    if word.given_word and after is not None:
        if after.given or after.given_word or _is_second(after, persons):
            return True
        if after.strange and not after.definite:
            return True
    return at > 0 and _after_title(words[at - 1], word, persons)


def _is_link(word: _Word, persons: PersonWords) -> bool:
    single = word.unit.first == word.unit.last
    return single and bool(without_proclitics(word.unit.folded, persons.links))


def _links_name(word: _Word, after: _Word | None, persons: PersonWords) -> bool:
    """`أبو خليل`, `عبد الله`: not `أم` alone, which is "or" too."""
    if after is None:
        return False
    return after.strange or after.given or after.given_word or _is_second(after, persons) or after.definite


def _is_second(word: _Word, persons: PersonWords) -> bool:
    return word.unit.folded in persons.seconds


def _after_title(before: _Word, word: _Word, persons: PersonWords) -> bool:
    """Whether a word after a person's noun, a title or "called" names that person."""
    if word.stops and not word.given_word:
        return False
    folded = before.unit.folded
    if without_proclitics(folded, persons.called):
        return True
    titled = bool(without_proclitics(folded, persons.titles)) or folded in persons.offices
    if titled:
        return word.strange or word.given_word or not (word.classes or word.definite)
    if before.classes & PERSONS and _is_one(before):
        bare = word.strange and not word.definite and not word.unit.folded.startswith(CONJUNCTIONS)
        return word.given_word or (bare and before.definite)
    return False


def _is_one(word: _Word) -> bool:
    return any(sense.form.number in ("", "s") for sense in word.unit.senses if sense.kind == "noun")


def _end(words: Sequence[_Word], first: int, persons: PersonWords) -> int:
    """The index behind the last word of the name that begins at `first`."""
    at = first + 1
    while at < len(words) and at - first < LONGEST_NAME:
        word, before = words[at], words[at - 1]
        if word.public or not word.unit.is_word:
            break
        linked = _is_link(before, persons)
        alone = at - first == 1 and word.definite and not word.stops  # a given name has a second
        if not linked and not alone and not _goes_on(word, before, persons):
            break
        at += 1
    return at


def _goes_on(word: _Word, before: _Word, persons: PersonWords) -> bool:
    """Whether a name may go on: another name, a strange word, last a family name with the article."""
    if word.given or word.given_word or _is_link(word, persons) or _is_second(word, persons):
        return True
    if word.stops or word.classes & (PERSONS | OFFICES):
        return False
    if any(sense.reading.prep or sense.reading.conj for sense in word.unit.senses):
        return False
    return (word.strange and not before.definite) or word.definite


def _by_office(words: Sequence[_Word], first: int, persons: PersonWords) -> bool:
    """Whether an office or a rank stands before a name with nothing but words of its own between."""
    for word in reversed(words[max(0, first - OFFICE_REACH) : first]):
        if without_proclitics(word.unit.folded, persons.offices) or word.classes & OFFICES:
            return True
        titled = word.classes & PERSONS or without_proclitics(word.unit.folded, persons.titles)
        if titled or word.tells or (word.stops and not word.public):
            return False
    return False
