"""Finds a name in texts, however it is spelled, and puts blocks over its letters."""

import re

from rawi.arabic.clitics import PARTICLES
from rawi.arabic.fold import fold
from rawi.errors import SettingsError
from rawi.store.words import WORD, words_of

BLOCKED = "\u2588"


def name_pattern(name: str) -> re.Pattern[str]:
    """What finds a name in folded text, however it is spelled, with particles before it.

    Raises: SettingsError for a name of no word, or of a word of one letter.
    """
    words = words_of(name)
    if not words or len("".join(words)) < 2:
        raise SettingsError(f"'{name}': too short for a name")
    name = r"[\W_]+".join(map(re.escape, words))
    return re.compile(rf"(?<![^\W_])[{PARTICLES}]{{0,3}}?({name})(?![^\W_])", re.I)


def masked(text: str, name: re.Pattern[str]) -> str:
    """The text with blocks for the letters of a name: nothing else moves."""
    folded = fold(text)
    letters = list(text)
    for found in name.finditer(folded.text):
        span = folded.span(found.start(1), found.end(1))
        for position in range(span.start, span.end):
            if WORD.match(letters[position]):
                letters[position] = BLOCKED
    return "".join(letters)
