"""The words of a text as names are made of them: what each may be, told once for each word type."""

import functools
from typing import NamedTuple

from rawi.arabic.words import AND, ARTICLE, SO
from rawi.knowledge import Knowledge, load
from rawi.knowledge.persons import load_person_words, without_proclitics
from rawi.knowledge.senses import Unit
from rawi.model import Document
from rawi.recognize import recognize
from rawi.segment import segment

PERSONS = frozenset(("civilian", "person", "media"))  # classes of nouns
OFFICES = frozenset(("authority", "source", "body", "force"))
TELLING = frozenset(("event", "harm"))
ALEF_MAQSURA = "\u0649"  # `على` is no `علي`
REMEMBERED = 1024  # texts: those of one document and more
MOST_TYPES = 100_000


class Sort(NamedTuple):
    """What a word type may be to a name."""

    is_word: bool
    given: bool  # a given name, hardly ever anything else
    given_word: bool  # a given name, or a plain word
    link: bool  # stands inside a name: `بن`, `أبو`
    second: bool  # the second half of one: `الله`, `الدين`
    strange: bool  # nothing is known of it
    public: bool  # a known actor
    person: bool  # a noun for a person
    one: bool  # for one person
    office: bool  # a noun for an office, or a rank
    rank: bool  # of a force
    title: bool  # stands before names of private persons
    called: bool  # says that a name follows
    feature: bool  # a noun for a place: `وادي خالد` is no person
    place: bool  # may be a known place, and is no actor
    definite: bool
    attached: bool  # a preposition or conjunction is written onto it
    conjoined: bool  # its first letter may be "and"
    tells: bool  # an event or a loss
    particle: bool
    stops: bool  # a verb, a particle, a sign, a number: no name goes over it


class Word(NamedTuple):
    """A word or phrase of a text: where it stands, its folded letters, what it may be."""

    start: int
    end: int
    folded: str
    sort: Sort
    given_word: bool


@functools.lru_cache(REMEMBERED)
def sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of each sentence of a text."""
    return _reader().sentences(text)


@functools.cache
def _reader() -> "_Reader":
    return _Reader(load())


class _Reader:
    """Reads words, and remembers what each type may be."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._sorts: dict[tuple[str, bool, bool], Sort] = {}

    def sentences(self, text: str) -> tuple[tuple[Word, ...], ...]:
        document = Document(id="", outlet=None, published=None, title="", text=text, sha256="")
        return tuple(
            tuple(self._word(unit, text) for unit in recognize(sentence, self._knowledge))
            for sentence in segment(document)
        )

    def _word(self, unit: Unit, text: str) -> Word:
        plain = unit.number is None and unit.time is None
        key = (unit.folded, plain, unit.first == unit.last)
        sort = self._sorts.get(key)
        if sort is None:
            if len(self._sorts) >= MOST_TYPES:
                self._sorts.clear()
            sort = self._sorts[key] = self._sort(unit, plain=plain and unit.is_word)
        given_word = sort.given_word and not (sort.particle and text[unit.end - 1] == ALEF_MAQSURA)
        return Word(unit.start, unit.end, unit.folded, sort, given_word)

    def _sort(self, unit: Unit, *, plain: bool) -> Sort:
        persons, folded, split = load_person_words(), unit.folded, unit.split
        kinds = {sense.kind for sense in unit.senses}
        nouns = [sense for sense in unit.senses if sense.kind == "noun"]
        classes = {self._knowledge.nouns[sense.id].class_ for sense in nouns}
        public = "actor" in kinds
        single = plain and unit.first == unit.last and not public

        def among(words: frozenset[str]) -> bool:
            return bool(without_proclitics(folded, words))

        given = single and among(persons.given)
        return Sort(
            is_word=unit.is_word, given=given, given_word=single and not given and among(persons.given_words),
            link=single and among(persons.links), second=folded in persons.seconds,
            strange=single and not unit.senses and not given and not folded.isdigit(), public=public,
            person=bool(classes & PERSONS), one=any(s.form.number in ("", "s") for s in nouns),
            office=among(persons.offices) or bool(classes & OFFICES),
            rank=among(persons.offices), title=among(persons.titles), called=among(persons.called),
            feature="feature" in classes, place="place" in kinds and not public,
            definite=folded.startswith(ARTICLE) or any(s.reading.article for s in unit.senses),
            attached=any(s.reading.prep or s.reading.conj for s in unit.senses),
            conjoined=folded.startswith((AND, SO)), tells=bool(kinds & TELLING),
            particle=bool(split.particles),
            stops=not plain or bool(split.particles) or (bool(split.verbs) and not split.nominals),
        )  # fmt: skip
