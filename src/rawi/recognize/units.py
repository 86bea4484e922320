"""One pass over a sentence: each word, or longest phrase, with all it may mean."""

from rawi.arabic.numbers import NumberReading, read_number
from rawi.arabic.words import ARTICLE, TANWIN
from rawi.knowledge.lexicon import Lexicon, Phrase
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import NO_SENSES, NO_SPLIT, Unit
from rawi.model import Reading, Sentence, TimeExpression, Token
from rawi.recognize.times import find_times

QUOTE_MARKS = frozenset("«»\"“”'’‘()")
LONGEST_NUMBER = 14  # words: "ما لا يقل عن ثلاثمئة وخمسة وعشرين ألفا وتسعمئة واثنين وأربعين"


def recognize(sentence: Sentence, knowledge: Knowledge) -> tuple[Unit, ...]:
    """The units of a sentence in text order.

    Time expressions are taken first, then numbers, then the longest phrase wins over shorter ones
    and single words.

    Raises: nothing.
    """
    tokens, lexicon = sentence.tokens, knowledge.lexicon
    words = [token.folded for token in tokens]
    times = {time.first: time for time in find_times(words, knowledge.time)}
    units: list[Unit] = []
    after = 0
    for i, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if i < after:
            continue
        senses, _, seconds, split, opens_number, is_word = info = lexicon[word]
        unit = None
        if i in times:
            unit = _as_time(tokens, words, times[i])
        elif opens_number and (number := read_number(words[i : i + LONGEST_NUMBER])):
            unit = _as_number(tokens, words, i, number, times)
        elif seconds and (second := _next_word(words, i)) in seconds:
            unit = _as_phrase(tokens, words, i, lexicon.phrases(info, second), lexicon)
        if unit is None:
            unit = Unit(i, i, token.start, token.end, word, senses, split, is_word)
        else:
            after = unit.last + 1
        units.append(unit)
    return tuple(units)


def _as_time(tokens: tuple[Token, ...], words: list[str], time: TimeExpression) -> Unit:
    first, last = time.first, time.last
    folded = " ".join(words[first : last + 1])
    return Unit(
        first, last, tokens[first].start, tokens[last].end, folded, NO_SENSES, NO_SPLIT, True, None, time
    )


def _as_number(
    tokens: tuple[Token, ...],
    words: list[str],
    first: int,
    number: NumberReading,
    times: dict[int, TimeExpression],
) -> Unit:
    """The unit of a number, which ends where a time expression begins."""
    after = min((t for t in times if first < t < first + number.length), default=first + number.length)
    folded = " ".join(words[first:after])
    start, end = tokens[first].start, tokens[after - 1].end
    return Unit(first, after - 1, start, end, folded, NO_SENSES, NO_SPLIT, True, number)


def _as_phrase(
    tokens: tuple[Token, ...],
    words: list[str],
    i: int,
    phrases: list[tuple[Reading, Phrase]],
    lexicon: Lexicon,
) -> Unit | None:
    """The unit of the longest of the phrases that may open at `i`, with all that it may mean."""
    found: list[tuple[Reading, Phrase]] = []
    last, longest = i, 0
    for reading, phrase in phrases:
        if found and len(phrase.rest) < longest:
            break
        if end := _phrase_end(words, i, phrase):
            longest, last = len(phrase.rest), end
            found.append((reading, phrase))
    if not found:
        return None
    folded = " ".join(words[i : last + 1])
    senses, split = lexicon.phrase(folded, found)
    return Unit(i, last, tokens[i].start, tokens[last].end, folded, senses, split)


def _next_word(words: list[str], i: int) -> str:
    """The word after `i`, quotation marks apart; an empty string at the end."""
    at = i + 1
    while at < len(words) and words[at] in QUOTE_MARKS:
        at += 1
    return words[at] if at < len(words) else ""


def _phrase_end(words: list[str], i: int, phrase: Phrase) -> int:
    """The last token of the phrase that opens at `i`, or 0; quotation marks inside it do not break it."""
    at = i
    for word in phrase.rest:
        at += 1
        while at < len(words) and words[at] in QUOTE_MARKS:
            at += 1
        if at >= len(words):
            return 0
        found = words[at]
        if found != word and not (phrase.loose and found in (ARTICLE + word, word + TANWIN)):
            return 0
    return at


__all__ = ["Unit", "recognize"]
