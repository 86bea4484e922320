"""A sentence as the rules for time expressions see it: at each word, the time words that begin there."""

import msgspec

from rawi.arabic.clitics import SHORTEST_STEM
from rawi.arabic.numbers import read_number
from rawi.arabic.words import ARTICLE, FEMININE, NISBA_PLURAL
from rawi.knowledge.time import CONJUNCTIONS, TimeEntry, TimeKnowledge
from rawi.model import TimeExpression

YEAR = 5  # the unit
LONGEST_NUMBER = 6  # words
DIGITS, NO_KINDS = frozenset(["digits"]), frozenset[str]()


class Found(msgspec.Struct, frozen=True, gc=False):
    """A time word: its entry, the word after it, the clitics before it."""

    entry: TimeEntry
    next: int
    clitic: str = ""


class Line(msgspec.Struct, frozen=True):
    """The folded words of a sentence with the knowledge to read them."""

    words: tuple[str, ...]
    knowledge: TimeKnowledge

    def word(self, i: int) -> str:
        """The word at `i`; an empty string outside the sentence."""
        words = self.words
        return words[i] if 0 <= i < len(words) else ""

    def kinds(self, i: int) -> frozenset[str]:
        """The kinds of time words that may begin at `i`; digits are one of them."""
        if not 0 <= i < len(self.words):
            return NO_KINDS
        word = self.words[i]
        return DIGITS if word[0].isdigit() else self.knowledge.kinds.get(word, NO_KINDS)

    def kinds_here(self, i: int) -> frozenset[str]:
        """The kinds of time words that do begin at `i`, with all their words; digits are one of them."""
        word = self.word(i)
        if word[:1].isdigit():
            return DIGITS
        known, words = self.knowledge, self.words
        if self.word(i + 1) not in known.seconds.get(word, NO_KINDS):
            return known.alone.get(word, NO_KINDS)
        return frozenset(
            [
                form.entry.kind
                for form in known.forms[word]
                if not form.rest or words[i + 1 : i + 1 + len(form.rest)] == form.rest
            ]
        )

    def at(self, i: int, *kinds: str, clitics: bool = False) -> Found | None:
        """The longest time word of one of these kinds that begins at `i`."""
        words = self.words
        if not 0 <= i < len(words) or (forms := self.knowledge.forms.get(words[i])) is None:
            return None
        for form in forms:
            if (clitics or not form.clitic) and form.entry.kind in kinds:
                after = i + 1 + len(form.rest)
                if not form.rest or words[i + 1 : after] == form.rest:
                    return Found(form.entry, after, form.clitic)
        return None

    def skip(self, i: int, *kinds: str) -> int:
        """`i`, or the word after the time word of one of these kinds at `i`."""
        found = self.at(i, *kinds)
        return found.next if found else i

    def is_adjective(self, i: int, unit: Found) -> bool:
        """Whether `العام` at `i` is the adjective of a masculine noun with its article: `الأمين العام`."""
        noun = self.word(i - 1)
        if unit.entry.value != YEAR or noun.endswith((FEMININE, NISBA_PLURAL)) or not bare_noun(noun):
            return False  # أطلق الحوثيون العام الماضي
        return self.at(i - 1, "until", "weekday", "day") is None

    def has_article(self, i: int) -> bool:
        """Whether the word at `i` has its article."""
        return bool(bare_noun(self.word(i)))

    def number(self, i: int) -> tuple[int | None, int] | None:
        """(number, word after it) at `i`, None as the number where it is vague: `الـ24`, `الثلاثة`, `24`."""
        word = self.word(i)
        the = self.at(i, "the")
        if the is not None and self.word(the.next) in ("-", "–"):
            the = msgspec.structs.replace(the, next=the.next + 1)
        start = the.next if the else i
        if not self.word(start):
            return None
        reading = read_number(self.words[start : start + LONGEST_NUMBER])
        if reading is None and not the and (bare := bare_noun(word)):
            more = (bare_noun(other) or other for other in self.words[i + 1 : i + LONGEST_NUMBER])
            reading = read_number((bare, *more))
        if reading is None or reading.start_clitic not in CONJUNCTIONS:
            return None
        value = reading.max if reading.max is not None else reading.min
        return (None if reading.vague else value), start + reading.length


def bare_noun(word: str) -> str:
    """The word without its article, or an empty string.

    >>> bare_noun("الثلاثه")
    'ثلاثه'
    """
    conj = word[:1] if word[:1] in CONJUNCTIONS else ""
    for before in dict.fromkeys(("", conj)):
        rest = word[len(before) :]
        if rest.startswith(ARTICLE) and len(rest) >= len(ARTICLE) + SHORTEST_STEM:
            return before + rest[len(ARTICLE) :]
    return ""


def expression(
    kind: str, first: int, after: int, *entries: TimeEntry, numbers: tuple[int, ...] = ()
) -> TimeExpression:
    """An expression of the words `first` to before `after`, because of these entries."""
    because = tuple(f"time:{entry.id}" for entry in entries)
    return TimeExpression(kind=kind, first=first, last=after - 1, numbers=numbers, because=because)


def widen(inner: TimeExpression, first: int, after: int, *entries: TimeEntry) -> TimeExpression:
    """The expression with more words around it, and the entries of those."""
    because = (*inner.because, *(f"time:{entry.id}" for entry in entries))
    return msgspec.structs.replace(inner, first=first, last=max(inner.last, after - 1), because=because)
