"""Finds the names of private persons in a text: what is left out of an export unless asked for.

It errs on the side of finding too much: a name is a given name with what follows it, or strange words
after a person's noun, a title, or "called". Actors that Rawi knows are public and never part of one.
What it cannot find is told in docs/recipes/export-claims.md.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rawi.arabic.words import ARTICLE
from rawi.export.name_words import REMEMBERED, Word, sentences
from rawi.knowledge.persons import load_person_words, without_proclitics

LONGEST_NAME = 6  # words
OFFICE_REACH = 5  # words between an office and the name of its holder (`وزير الخارجية الروسي سيرغي لافروف`)


class Name(NamedTuple):
    """Where a name stands, whether its holder has an office, and its words that mean nothing else."""

    start: int
    end: int
    by_office: bool
    strange: tuple[str, ...]


@functools.lru_cache(REMEMBERED)
def find_names(text: str) -> tuple[Name, ...]:
    """The names of persons in a text, in text order, known actors apart.

    >>> text = "وأصيب الطفل زيد محمد الحلبي بجروح"
    >>> [text[name.start : name.end] for name in find_names(text)]
    ['زيد محمد الحلبي']
    """
    return tuple(name for words in sentences(text) for name in _names(words))


def find_strange(text: str) -> tuple[tuple[int, int], ...]:
    """Where words stand of which nothing is known: in the words for a person, most likely names."""
    words = [word for words in sentences(text) for word in words if word.sort.strange]
    return tuple((word.start, word.end) for word in words)


def find_places(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that are, or may be, names of known places."""
    for words in sentences(text):
        for word in words:
            if word.sort.place:
                yield word.start, word.end


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands after `street`, `quarter`, `near` and their like; two if the second is strange."""
    ways = load_person_words().ways
    for words in sentences(text):
        for at, (way, first) in enumerate(pairwise(words)):
            if _bare(way.folded, ways) and not first.sort.stops:
                second = words[at + 2] if at + 2 < len(words) else first
                yield first.start, second.end if second.sort.strange else first.end


def tells_home(text: str) -> bool:
    """Whether the text speaks of somebody's home."""
    homes = load_person_words().homes
    folded = [word.folded for words in sentences(text) for word in words]
    return any(_bare(word, homes) for word in (*folded, *map(" ".join, pairwise(folded))))


def words_at(text: str, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words of `wanted` (folded) stand in the text, what is attached before them included."""
    for words in sentences(text):
        for word in words:
            if not word.sort.public and without_proclitics(word.folded, wanted):
                yield word.start, word.end


def _bare(folded: str, wanted: frozenset[str]) -> str:
    return without_proclitics(folded, wanted) or without_proclitics(folded.replace(ARTICLE, "", 1), wanted)


def _names(words: Sequence[Word]) -> Iterator[Name]:
    at = 0
    while at < len(words):
        end = _end(words, at) if _begins(words, at) else at
        if end > at:
            run = words[at:end]
            strange = tuple(word.folded for word in run if word.sort.strange or word.sort.given)
            yield Name(run[0].start, run[-1].end, _by_office(words, at), strange)
        at = max(end, at + 1)


def _begins(words: Sequence[Word], at: int) -> bool:
    """Whether a name begins at a word: by itself, or by what stands before or after it."""
    word, sort = words[at], words[at].sort
    if sort.public or not sort.is_word or (at and words[at - 1].sort.feature):
        return False
    if sort.given:
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None:
        if sort.link and not after.sort.stops and not after.sort.public:
            return after.given_word or _is_name_like(after)
        if word.given_word and (after.given_word or after.sort.given or after.sort.second):
            return True
        if word.given_word and after.sort.strange and not after.sort.definite:
            return True
    return at > 0 and _after_title(words[at - 1], word)


def _is_name_like(word: Word) -> bool:
    """Whether a word completes `أبو`, `عبد` and their like to a name."""
    sort = word.sort
    return sort.strange or sort.given or sort.second or sort.definite


def _after_title(before: Word, word: Word) -> bool:
    """Whether a word after a person's noun, a title or "called" names that person."""
    sort = word.sort
    if sort.stops and not word.given_word:
        return False
    if before.sort.called:
        return True
    if before.sort.title or before.sort.rank:
        known = sort.person or sort.office or sort.feature or sort.definite
        return sort.strange or word.given_word or not known
    if before.sort.person and before.sort.one:
        bare = sort.strange and not sort.definite and not sort.conjoined
        return word.given_word or (bare and before.sort.definite)
    return False


def _end(words: Sequence[Word], first: int) -> int:
    """The index behind the last word of the name that begins at `first`."""
    at = first + 1
    while at < len(words) and at - first < LONGEST_NAME:
        word, before = words[at], words[at - 1]
        if word.sort.public or not word.sort.is_word:
            break
        alone = at - first == 1 and word.sort.definite and not word.sort.stops  # a given name has a second
        if not before.sort.link and not alone and not _goes_on(word, before):
            break
        at += 1
    return at


def _goes_on(word: Word, before: Word) -> bool:
    """Whether a name may go on: another name, a strange word, last a family name with the article."""
    sort = word.sort
    if sort.given or word.given_word or sort.link or sort.second:
        return True
    if sort.stops or sort.person or sort.office or sort.attached:
        return False
    return (sort.strange and not before.sort.definite) or sort.definite


def _by_office(words: Sequence[Word], first: int) -> bool:
    """Whether an office or a rank stands before a name with nothing but words of its own between."""
    for word in reversed(words[max(0, first - OFFICE_REACH) : first]):
        sort = word.sort
        if sort.rank:
            return True
        if sort.person or sort.title or sort.tells or (sort.stops and not sort.public):
            return False
        if sort.office:
            return True
    return False
