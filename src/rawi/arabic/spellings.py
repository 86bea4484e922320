"""A name in every spelling that writers give it, as a pattern for folded text.

Joined or split, it is one name; hamzas change their seat or go, Abu is declined, the article loses its alef
behind a particle.
"""

import re
import unicodedata
from collections.abc import Iterator

from rawi.arabic.clitics import PARTICLES
from rawi.arabic.fold import LETTER, fold

LONG = 5  # letters: a shorter name, split within a word or without its hamza, would be other words (ما لك)
_BETWEEN = r"[\W_]*"  # words of a name
_WITHIN = r"ء?[\W_]{0,3}"  # a word of a long name
_HAMZA = "[ءاوي]"
_SEATS = "ءؤئ"
_ARABIC = re.compile(f"[{LETTER}]")
_WORD = re.compile(r"[^\W_]+")


def any_spelling(name: str) -> str:
    """The pattern, for folded text, of a name in any spelling: its group 1, with particles before it."""
    spelled = list(_spelled(name))
    letters = "".join(letter for word in spelled for letter, _ in word)
    long = len(letters) >= LONG and _ARABIC.match(letters) is not None
    words = [(_WITHIN if long else "").join(_letters(word, long=long)) for word in spelled]
    ending = "ا?" if long else ""  # رامياً
    joined = (f"ء?{_BETWEEN}" if long else _BETWEEN).join(words)
    return rf"(?<![^\W_])[{PARTICLES}]{{0,3}}?({joined}ء?{ending})(?![^\W_])"


def _spelled(name: str) -> Iterator[list[tuple[str, str]]]:
    """Yield each word of a name: its letters, folded and as they were spelled."""
    name = unicodedata.normalize("NFC", name)
    folded = fold(name)
    for word in _WORD.finditer(folded.text):
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
