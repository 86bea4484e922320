"""Gives rows that have only a romanised name an Arabic one, generated and marked so.

What a table spells in both scripts teaches the words of its names; what it never does is spelled letter by
letter where the romanisation has its marks. The rest stays without: a wrong name is worse than none.
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.names import ARTICLE, is_plain_arabic, plain_latin
from rawi.arabic.romanised import in_arabic, is_marked, without_articles, word_in_arabic, words_of
from rawi.gazetteer.build import Row

REASON = "Arabic name generated of a romanised one"
LEAST_SEEN, LEAST_SHARE = 2, 0.7  # of the rows with a word: so often it must be spelled one way
SHORTEST = 3  # letters of the longest word of a name
ALIKE = 0.5  # least likeness of a word and its letters one by one; below it the words do not belong together


class Lexicon:
    """How a table spells the words of its romanised names in Arabic."""

    def __init__(self, rows: Iterable[Row]) -> None:
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            if row.entry.name_ar and not row.entry.generated and is_plain_arabic(row.entry.name_ar):
                for key, word in _pairs(row):
                    seen[key][word] += 1
        clear = ((key, _clear(counts)) for key, counts in seen.items())
        self._words = {key: word for key, word in clear if word}

    def invert(self, row: Row) -> str:
        """The Arabic name generated for a row, or an empty string where its letters leave doubt."""
        words = without_articles(words_of(_romanised(row)))
        marked = any(is_marked(word) for word, _ in words)
        spelled = [
            (self._word(word, last=n == len(words), marked=marked), definite)
            for n, (word, definite) in enumerate(words, 1)
        ]
        if (
            not all(word for word, _ in spelled)
            or max((len(word) for word, _ in spelled), default=0) < SHORTEST
        ):
            return ""
        return in_arabic(spelled)

    def _word(self, word: str, *, last: bool, marked: bool) -> str:
        """A word as the table spells it, else letter by letter where its name has marks."""
        known = self._words.get(word)
        return known or (word_in_arabic(word, last=last) if marked else "")


def with_generated(rows: Sequence[Row], counts: Counter[str]) -> list[Row]:
    """The rows; those without an Arabic name with a generated one, where that leaves no doubt."""
    lexicon = Lexicon(rows)
    return [row if row.entry.name_ar else _named(row, lexicon.invert(row), counts) for row in rows]


def _named(row: Row, name: str, counts: Counter[str]) -> Row:
    if not name:
        return row
    counts[REASON] += 1
    entry = msgspec.structs.replace(row.entry, name_ar=name, generated=True)
    return msgspec.structs.replace(row, entry=entry)


def _romanised(row: Row) -> str:
    """The name with the marks of the system: the first, else another that differs from it by marks alone."""
    first = row.entry.name_en
    if any(map(is_marked, words_of(first))) and not first.isascii():
        return first
    plain = plain_latin(first)
    others = (name for name in row.latin if not name.isascii() and plain_latin(name) == plain)
    return next((name for name in others if any(map(is_marked, words_of(name)))), first)


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    """The romanised words of a row, as they stand and without marks, each with its Arabic one."""
    latin = without_articles(words_of(_romanised(row)))
    arabic = row.entry.name_ar.split()
    if len(latin) != len(arabic):
        return
    for n, ((word, definite), spelled) in enumerate(zip(latin, arabic, strict=True)):
        bare = spelled.removeprefix(ARTICLE) if definite else spelled
        if _is_alike(word_in_arabic(word, last=n == len(latin) - 1), bare):
            yield from {(word, bare), (_plain(word), bare)}


@functools.lru_cache(maxsize=32768)  # the names of a table share their words
def _is_alike(one: str, other: str) -> bool:
    one, other = fold_word(one), fold_word(other)
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _plain(word: str) -> str:
    return "".join(letter for letter in word if letter.isascii() and letter.isalpha())


def _clear(counts: Counter[str]) -> str | None:
    """The one spelling of a word, where there is one."""
    by_fold: Counter[str] = Counter()
    for word, number in counts.items():
        by_fold[fold_word(word)] += number
    best, number = by_fold.most_common(1)[0]
    if number < LEAST_SEEN or number < LEAST_SHARE * by_fold.total():
        return None
    return max((word for word in counts if fold_word(word) == best), key=lambda word: counts[word])
