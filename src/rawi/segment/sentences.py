"""Cuts a document into sentences and tokens on its folded text.

A line is a paragraph; the first one with words, unless it is long, is the headline (paragraph 0). Meaning
is left to later steps: a token here is letters, a number, or one sign.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from rawi.arabic.fold import (
    INVISIBLE,
    MARBUTA,
    Folded,
    fold,
    is_dotted,
    tells_ya_apart,
    vowelled_as_passive,
    with_marbuta,
)
from rawi.arabic.words import AND, ARABIC_SIGNS, CLOSING_QUOTES, DOMAINS, ON, SENTENCE_ENDS, TANWIN
from rawi.model import Document, Sentence, Token

# 400 tokens: the longest of 11,000 sentences of real news held 281; longer ones are made by machines.
LONGEST_SENTENCE_TOKENS = 400
LONGEST_HEADLINE_TOKENS = (
    40  # of 70 real reports 64 open with a line of up to 30; the others have no headline
)

_TOKEN = re.compile(r"\d+(?:[.,:/\-]\d+)*|[^\W\d_]+|[^\s]")
HASHTAG_SIGNS = frozenset("#_")  # #دير_الزور is two words
# A line of hashtags alone, or three of them in a row.
_TAGS_ALONE = re.compile(r"^[^\S\n]*#\w+(?:[^\S\n]*#\w+)*[^\S\n]*$|#\w+(?:[^\S\n]*#\w+){2,}", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]")  # also behind a word without a blank
_SLOGAN = re.compile(r"#[^\W_]+(?:_[^\W_]+){2,}")  # of three words and more: #أنقذوا_أطفال_حلب tells no event
_ALI = frozenset((ON, AND + ON))  # what the preposition and the given name are, folded
_SPECIAL = HASHTAG_SIGNS | ARABIC_SIGNS.keys() | {TANWIN} | _ALI
WITHIN_NAMES = DOMAINS | {"."}
_CLOSERS = CLOSING_QUOTES | {"]"}
INVISIBLE_SIGNS = frozenset(
    chr(code)
    for first, last in re.findall("(.)(?:-(.))?", INVISIBLE)
    for code in range(ord(first), ord(last or first) + 1)
)


def segment(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document in text order; headline first, as paragraph 0.

    >>> from rawi.read import document
    >>> [len(s.tokens) for s in segment(document("قصفت الطائرات السوق. وقُتل 5.3 بالمئة منهم."))]
    [4, 5]

    Offsets: code points in Document.text.      Raises: nothing.
    """
    folded = fold(_without_labels(document.text))
    apart = tells_ya_apart(document.text)
    paragraph = 0
    position = 0
    for line in folded.text.split("\n"):
        tokens = tuple(_tokens(folded, document.text, line, position, apart=apart))
        if not paragraph and len(tokens) > LONGEST_HEADLINE_TOKENS:
            paragraph = 1
        for sentence in _split(tokens):
            yield Sentence(sentence[0].start, sentence[-1].end, sentence, paragraph)
        paragraph += bool(tokens)
        position += len(line) + 1


def _without_labels(text: str) -> str:
    """The text with blanks for addresses, and for hashtags of three words and more among other hashtags."""
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    if "#" not in text:
        return text
    return _TAGS_ALONE.sub(lambda line: _SLOGAN.sub(lambda tag: " " * len(tag[0]), line[0]), text)


def _tokens(folded: Folded, source: str, line: str, offset: int, *, apart: bool) -> list[Token]:
    """The tokens of a line that opens at `offset` in the folded text, which may tell ي and ى `apart`."""
    tokens: list[Token] = []
    add, find = tokens.append, line.find
    next_cut = bisect_right(folded.cuts, offset)
    shift, edge = _plain_stretch(folded, offset, next_cut)
    after = 0
    for word in _TOKEN.findall(line):
        at = find(word, after)
        after, passive, dotted = at + len(word), False, False
        if after < edge:
            start, end = at + shift, after + shift
        else:
            start, end, next_cut = _in_source(folded, source, at + offset, after + offset, next_cut)
            passive = vowelled_as_passive(source[start:end])
            shift, edge = _plain_stretch(folded, offset, next_cut)
        if word in _SPECIAL:
            if word in HASHTAG_SIGNS:
                continue
            if word == TANWIN and tokens and tokens[-1].folded[-1].isalpha():  # a tanwin torn off: مدني ا
                start, word = tokens[-1].start, tokens.pop().folded + TANWIN  # noqa: PLW2901
            word = ARABIC_SIGNS.get(word, word)  # noqa: PLW2901
            dotted = apart and word in _ALI and is_dotted(source[start:end])
        sought = with_marbuta(word) if source[end - 1] == MARBUTA else word
        add(Token(start, end, word, sought, passive, dotted))
    return tokens


def _plain_stretch(folded: Folded, offset: int, next_cut: int) -> tuple[int, int]:
    """How far on the source lies from places in a line that opens at `offset`, and up to which of them."""
    edge = folded.cuts[next_cut] if next_cut < len(folded.cuts) else len(folded.text)
    return offset + (folded.shifts[next_cut - 1] if next_cut else 0), edge - offset


def _in_source(folded: Folded, source: str, first: int, after: int, next_cut: int) -> tuple[int, int, int]:
    """Where a word stands in the source, without the invisible signs behind it, and the cut that comes next.

    `next_cut` is the first cut behind the word before.
    """
    cuts, shifts = folded.cuts, folded.shifts
    number = len(cuts)
    while next_cut < number and cuts[next_cut] <= first:
        next_cut += 1
    start = first + (shifts[next_cut - 1] if next_cut else 0)
    behind = next_cut
    while behind < number and cuts[behind] <= after:
        behind += 1
    end = after + (shifts[behind - 1] if behind else 0)
    if after >= len(folded.text):
        end = folded.source_length
    if end <= start:
        end = start + 1
    while end > start + 1 and source[end - 1] in INVISIBLE_SIGNS:
        end -= 1
    return start, end, next_cut


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cut a paragraph where a sentence ends: a full stop of no abbreviation, with its closing quotes."""
    first = 0
    for stop in [i for i, token in enumerate(tokens) if token.folded in SENTENCE_ENDS]:
        while stop - first >= LONGEST_SENTENCE_TOKENS:
            yield tokens[first : first + LONGEST_SENTENCE_TOKENS + 1]
            first += LONGEST_SENTENCE_TOKENS + 1
        if stop >= first and _ends_here(tokens, stop):
            last = stop
            while last + 1 < len(tokens) and tokens[last + 1].folded in _CLOSERS:
                last += 1
            yield tokens[first : last + 1]
            first = last + 1
    while first < len(tokens):
        yield tokens[first : first + LONGEST_SENTENCE_TOKENS + 1]
        first += LONGEST_SENTENCE_TOKENS + 1


def _ends_here(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the full stop at `i` ends a sentence: not in `د. أحمد`, `السورية.نت` or a row of dots."""
    if tokens[i].folded != ".":
        return True
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end else None
    if after is not None and after.folded in WITHIN_NAMES:
        return False
    before = tokens[i - 1] if i else None
    return not (before and len(before.folded) == 1 and before.is_word and not before.folded.isdigit())
