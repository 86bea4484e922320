"""One pass over a sentence: each word, or longest phrase, with all it may mean.

A unit is the atom of the steps after this one. Which of its senses holds is decided in
`extract`, where the clause is known.
"""

import msgspec

from rawi.arabic.numbers import NumberReading, may_open_number, read_number
from rawi.knowledge.lexicon import NO_SPLIT, Lexicon, Phrase, Sense, Split
from rawi.knowledge.load import Knowledge
from rawi.model import Reading, Sentence, TimeExpression, Token
from rawi.recognize.times import find_times

QUOTE_MARKS = frozenset("«»\"“”'’‘()")
LONGEST_NUMBER = 14  # words: "ما لا يقل عن ثلاثمئة وخمسة وعشرين ألفا وتسعمئة واثنين وأربعين"


class Unit(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (included) of a sentence, taken as one, and what they may mean.

    `number` is set for a number with its qualifier, `time` for a time expression; both have no senses.
    """

    first: int
    last: int
    start: int
    end: int
    folded: str
    senses: tuple[Sense, ...] = ()
    readings: tuple[Reading, ...] = ()
    split: Split = NO_SPLIT
    number: NumberReading | None = None
    time: TimeExpression | None = None
    is_word: bool = True


def recognize(sentence: Sentence, knowledge: Knowledge) -> tuple[Unit, ...]:
    """The units of a sentence in text order.

    Time expressions are taken first, then numbers, then the longest phrase wins over shorter ones
    and single words.

    Raises: nothing.
    """
    tokens = sentence.tokens
    words = [token.folded for token in tokens]
    times = {time.first: time for time in find_times(tokens, knowledge.time)}
    units: list[Unit] = []
    i = 0
    while i < len(tokens):
        if time := times.get(i):
            units.append(_unit(tokens, i, time.last, time=time))
        elif may_open_number(words[i]) and (number := read_number(words[i : i + LONGEST_NUMBER])):
            end = min((t for t in times if i < t < i + number.length), default=i + number.length)
            units.append(_unit(tokens, i, end - 1, number=number))
        else:
            units.append(_unit_at(tokens, i, knowledge.lexicon))
        i = units[-1].last + 1
    return tuple(units)


def _unit(
    tokens: tuple[Token, ...], first: int, last: int, *,
    number: NumberReading | None = None, time: TimeExpression | None = None,
) -> Unit:  # fmt: skip
    return Unit(
        first, last, tokens[first].start, tokens[last].end, _words(tokens, first, last), number=number, time=time
    )  # fmt: skip


def _words(tokens: tuple[Token, ...], first: int, last: int) -> str:
    return " ".join([token.folded for token in tokens[first : last + 1]])


def _unit_at(tokens: tuple[Token, ...], i: int, lexicon: Lexicon) -> Unit:
    token = tokens[i]
    if not token.is_word:
        return Unit(i, i, token.start, token.end, token.folded, is_word=False)
    info = lexicon.look(token.folded)
    found: list[tuple[Reading, Phrase]] = []
    last, longest = i, 0
    for reading, phrase in info.phrases.get(_next_word(tokens, i), ()) if info.phrases else ():
        if found and len(phrase.rest) < longest:
            break
        if end := _phrase_end(tokens, i, phrase):
            longest, last = len(phrase.rest), end
            found.append((reading, phrase))
    if not found:
        return Unit(i, i, token.start, token.end, token.folded, info.senses, info.readings, info.split)
    words = _words(tokens, i, last)
    senses, split = lexicon.phrase(words, found)
    return Unit(i, last, token.start, tokens[last].end, words, senses, (), split)


def _next_word(tokens: tuple[Token, ...], i: int) -> str:
    """The word after `i`, quotation marks apart; an empty string at the end."""
    at = i + 1
    while at < len(tokens) and tokens[at].folded in QUOTE_MARKS:
        at += 1
    return tokens[at].folded if at < len(tokens) else ""


def _phrase_end(tokens: tuple[Token, ...], i: int, phrase: Phrase) -> int:
    """The last token of the phrase that opens at `i`, or 0; quotation marks inside it do not break it."""
    at = i
    for word in phrase.rest:
        at += 1
        while at < len(tokens) and tokens[at].folded in QUOTE_MARKS:
            at += 1
        if at >= len(tokens):
            return 0
        found = tokens[at].folded
        if found != word and not (phrase.loose and found in ("ال" + word, word + "ا")):
            return 0
    return at
