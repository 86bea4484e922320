"""Finds a name in texts, however it is spelled, and puts blocks over its letters and their marks.

A name is looked for in folded text as if no blanks stood there: joined or split, it is one name. It begins
where a word begins, particles before it aside, and ends where a word ends.
"""

import re
import unicodedata
from collections.abc import Iterator

from rawi.arabic.clitics import PARTICLES
from rawi.arabic.fold import LETTER, fold
from rawi.errors import SettingsError
from rawi.store.words import WORD, words_of

BLOCKED = "\u2588"
LONG = 5  # letters: a shorter name, split within a word or without its hamza, would be other words (ما لك)
_BETWEEN = r"[\W_]*"  # words of a name
_WITHIN = r"ء?[\W_]{0,3}"  # a word of a long name
_HAMZA = "[ءاوي]"
_SEATS = "ءؤئ"
_KEPT = "ZPS"  # of what stands within a name: blanks, punctuation, signs
_ARABIC = re.compile(f"[{LETTER}]")


def name_pattern(name: str) -> re.Pattern[str]:
    """What finds a name in folded text, however it is spelled, with particles before it.

    Raises: SettingsError for a name of no word, or of a word of one letter.
    """
    letters = "".join(words_of(name))
    if len(letters) < 2:
        raise SettingsError(f"'{name}': too short for a name")
    long = len(letters) >= LONG and _ARABIC.match(letters) is not None
    words = [(_WITHIN if long else "").join(_letters(word, long=long)) for word in _spelled(name)]
    ending = "ا?" if long else ""  # رامياً
    joined = (f"ء?{_BETWEEN}" if long else _BETWEEN).join(words)
    return re.compile(rf"(?<![^\W_])[{PARTICLES}]{{0,3}}?({joined}ء?{ending})(?![^\W_])", re.I)


def masked(text: str, name: re.Pattern[str]) -> str:
    """The text with blocks for the letters of a name and for their marks: nothing else moves."""
    folded = fold(text)
    letters = list(text)
    for found in name.finditer(folded.text):
        span = folded.span(found.start(1), found.end(1))
        for position in range(span.start, span.end):
            letter = letters[position]
            if not letter.isspace() and unicodedata.category(letter)[0] not in _KEPT:
                letters[position] = BLOCKED
    return "".join(letters)


def _spelled(name: str) -> Iterator[list[tuple[str, str]]]:
    """Yield each word of a name: its letters, folded and as they were spelled."""
    name = unicodedata.normalize("NFC", name)
    folded = fold(name)
    for word in WORD.finditer(folded.text):
        yield [(folded.text[i], name[folded.source_position(i)]) for i in range(*word.span())]


def _letters(word: list[tuple[str, str]], *, long: bool) -> Iterator[str]:
    """Yield for each letter of a word the pattern of what is written for it."""
    folded = "".join(letter for letter, _ in word)
    for i, (letter, spelled) in enumerate(word):
        if spelled in _SEATS:
            yield _HAMZA + ("?" if long else "")
        elif i == 0 and folded.startswith("ال"):  # للحسن
            yield "(?:ا|(?<=ل))"
        elif i == 2 and folded.startswith("ابو"):  # أبا علي, لأبي علي
            yield "[اوي]"
        else:
            yield re.escape(letter)
