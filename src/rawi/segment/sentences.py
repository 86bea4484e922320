"""Cuts a document into sentences and tokens on its folded text.

A line is a paragraph; the first one with words is the headline (paragraph 0). Meaning is left to
later steps: a token here is letters, a number, or one sign.
"""

import re
from collections.abc import Iterator

from rawi.arabic.fold import INVISIBLE, Folded, fold
from rawi.model import Document, Sentence, Token

# 400 tokens: the longest of 11,000 sentences of real news held 281; longer ones are made by machines.
LONGEST_SENTENCE_TOKENS = 400

_TOKEN = re.compile(r"\d+(?:[.,:/\-]\d+)*|[^\W\d_]+|[^\s]")
# Signs that many sites set in Latin letters, as the rules know them.
ARABIC_SIGNS = {",": "،", ";": "؛", "?": "؟"}
HASHTAG_SIGNS = "#_"  # #دير_الزور is two words
_END = frozenset(".!؟?")
_CLOSERS = "»\"”’)]'"


def segment(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document in text order; headline first, as paragraph 0.

    >>> from rawi.read import document
    >>> [len(s.tokens) for s in segment(document("قصفت الطائرات السوق. وقُتل 5.3 بالمئة منهم."))]
    [4, 6]

    Offsets: code points in Document.text.      Raises: nothing.
    """
    folded = fold(document.text)
    paragraph = 0
    position = 0
    for line in folded.text.split("\n"):
        tokens = tuple(_tokens(folded, document.text, line, position))
        for sentence in _split(tokens):
            yield Sentence(sentence[0].start, sentence[-1].end, sentence, paragraph)
        paragraph += bool(tokens)
        position += len(line) + 1


def _tokens(folded: Folded, source: str, line: str, offset: int) -> Iterator[Token]:
    last: Token | None = None
    for match in _TOKEN.finditer(line):
        word = match[0]
        if word in HASHTAG_SIGNS:
            continue
        start, end = match.span()
        start, end = start + offset, end + offset
        if folded.cuts:
            span = folded.span(start, end)
            start, end = span.start, span.end
            while end > start + 1 and source[end - 1] in INVISIBLE_SIGNS:
                end -= 1
        token = Token(start, end, source[start:end], ARABIC_SIGNS.get(word, word))
        if last is not None and token.folded == "ا" and last.folded[-1].isalpha():  # a tanwin torn off: مدني ا
            last = Token(last.start, end, source[last.start : end], last.folded + "ا")
            continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cut a paragraph where a sentence ends: a full stop that ends no abbreviation, with its closing quotes."""
    first = 0
    for i, token in enumerate(tokens):
        long = i - first >= LONGEST_SENTENCE_TOKENS
        if i >= first and ((token.folded in _END and _ends_here(tokens, i)) or long):
            last = i
            while not long and last + 1 < len(tokens) and tokens[last + 1].folded in _CLOSERS:
                last += 1
            yield tokens[first : last + 1]
            first = last + 1
    if first < len(tokens):
        yield tokens[first:]


def _ends_here(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the full stop at `i` ends a sentence: not after a lone letter (`د. أحمد`), not inside dots."""
    if tokens[i].folded != ".":
        return True
    if i + 1 < len(tokens) and tokens[i + 1].folded == "." and tokens[i + 1].start == tokens[i].end:
        return False
    before = tokens[i - 1] if i else None
    return not (before and len(before.folded) == 1 and before.is_word and not before.folded.isdigit())


INVISIBLE_SIGNS = frozenset(
    chr(code)
    for first, last in re.findall("(.)(?:-(.))?", INVISIBLE)
    for code in range(ord(first), ord(last or first) + 1)
)
