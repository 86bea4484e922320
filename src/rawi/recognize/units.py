"""One pass over a sentence: each word, or longest phrase, with all it may mean."""

from itertools import compress
from operator import attrgetter, itemgetter

from rawi.arabic.numbers import NumberReading, read_number
from rawi.arabic.words import ARTICLE, ON, TANWIN
from rawi.knowledge.lexicon import Lexicon, Phrase, WordInfo
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import NO_SENSES, NO_SPLIT, Unit
from rawi.model import Reading, Sentence, TimeExpression, Token
from rawi.recognize.seams import without_seams
from rawi.recognize.times import read_times

FOLDED, SOUGHT = attrgetter("folded"), attrgetter("sought")
OPENS_TIME = itemgetter(WordInfo._fields.index("opens_time"))
NAMES = frozenset(("actor", "place"))  # phrases that `علي` may open
QUOTE_MARKS = frozenset("«»\"“”'’‘()")
LONGEST_NUMBER = 14  # words: "ما لا يقل عن ثلاثمئة وخمسة وعشرين ألفا وتسعمئة واثنين وأربعين"


def recognize(sentence: Sentence, knowledge: Knowledge) -> tuple[Unit, ...]:
    """The units of a sentence in text order.

    Time expressions are taken first, then numbers, then the longest phrase wins over shorter ones
    and single words.

    Raises: nothing.
    """
    tokens, lexicon = sentence.tokens, knowledge.lexicon
    known = list(map(lexicon.__getitem__, map(SOUGHT, tokens)))
    if (parted := without_seams(tokens, known, lexicon)) is not tokens:
        tokens, known = parted, list(map(lexicon.__getitem__, map(SOUGHT, parted)))
    words = list(map(FOLDED, tokens))
    openings = list(compress(range(len(known)), map(OPENS_TIME, known)))
    times = {time.first: time for time in read_times(words, openings, knowledge.time)}
    units: list[Unit] = []
    after = 0
    for i, (token, word, second, info) in enumerate(zip(tokens, words, [*words[1:], ""], known, strict=True)):
        if i < after:
            continue
        senses, _, seconds, split, opens_number, _, is_word = info
        unit = None
        if i in times:
            unit = _as_time(tokens, words, times[i])
        elif opens_number and (number := read_number(words[i : i + LONGEST_NUMBER])):
            unit = _as_number(tokens, words, i, number, times)
        elif seconds and (second in seconds or second in QUOTE_MARKS):
            unit = _as_phrase(tokens, words, i, lexicon)
        if unit is None:
            unit = Unit(
                i, i, token.start, token.end, word, senses, split, is_word, None, None,
                token.vowelled_passive, token.dotted,
            )  # fmt: skip
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
    lexicon: Lexicon,
) -> Unit | None:
    """The unit of the longest of the phrases that may open at `i`, with all that it may mean."""
    found: list[tuple[Reading, Phrase]] = []
    last, longest = i, 0
    second = _next_word(words, i)
    for reading, phrase in lexicon.phrases(words[i], words[second]) if second else ():
        if found and len(phrase.rest) < longest:
            break
        if end := _phrase_end(words, second, phrase):
            longest, last = len(phrase.rest), end
            found.append((reading, phrase))
    if not found:
        return None
    folded = " ".join(words[i : last + 1])
    senses, split = lexicon.phrase(folded, found)
    if tokens[i].dotted and senses[0].kind not in NAMES:
        return None
    if words[last] == ON and senses[0].kind == "place":
        second = _next_word(words, last)
        if second and lexicon.phrases(ON, words[second]):
            return None  # اغتيل الشيخ على يد مسلحين: no village of Sheikh Ali
    return Unit(i, last, tokens[i].start, tokens[last].end, folded, senses, split)


def _next_word(words: list[str], i: int) -> int:
    """Where the word after `i` stands, quotation marks apart; 0 at the end."""
    at = i + 1
    while at < len(words) and words[at] in QUOTE_MARKS:
        at += 1
    return at if at < len(words) else 0


def _phrase_end(words: list[str], second: int, phrase: Phrase) -> int:
    """The last token of the phrase whose second word stands at `second`, or 0 where it does not go on."""
    at = second
    for word in phrase.rest[1:]:
        at = _next_word(words, at)
        if not at:
            return 0
        found = words[at]
        if found != word and not (phrase.loose and found in (ARTICLE + word, word + TANWIN)):
            return 0
    return at


__all__ = ["Unit", "recognize"]
