"""Finds a name in texts, however it is spelled, and puts blocks over its letters and their marks.

A name is looked for in folded text as if no blanks stood there: joined or split, it is one name. It begins
where a word begins, particles before it aside, and ends where a word ends.
"""

import re
import unicodedata

from rawi.arabic.fold import fold
from rawi.arabic.spellings import any_spelling
from rawi.errors import SettingsError
from rawi.store.words import words_of

BLOCKED = "\u2588"
_KEPT = "ZPS"  # of what stands within a name: blanks, punctuation, signs


def name_pattern(name: str) -> re.Pattern[str]:
    """What finds a name in folded text, however it is spelled, with particles before it.

    Raises: SettingsError for a name of no word, or of a word of one letter.
    """
    if len("".join(words_of(name))) < 2:
        raise SettingsError(f"'{name}': too short for a name")
    return re.compile(any_spelling(name), re.I)


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
