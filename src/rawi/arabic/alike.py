"""Whether two spans name the same thing, for comparing readings with gold: spelling and clitics aside.

This is the scorer's yardstick, kept apart from `fold` on purpose: figures stay comparable when
folding improves.
"""

import re
import unicodedata

PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
DIRECTIONS = re.compile("^(ريف|شمال|جنوب|شرق|غرب|وسط)")
VARIANTS = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def words(text: str) -> list[str]:
    """The words of a span in one spelling, without article and proclitics.

    >>> words("والقُـواتُ الأمنيّة")
    ['قوات', 'امنيه']
    """
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if not unicodedata.combining(c) and c != "ـ").translate(VARIANTS)
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return [_bare(word) for word in re.findall(r"\w+", text)]


def alike(a: str, b: str) -> bool:
    """Two spans share more than half of their words (F1 of the word sets).

    >>> alike("الجيش السوري", "جيش سوري"), alike("الجيش السوري", "الجيش")
    (True, True)
    >>> alike("الجيش السوري الحر", "الجيش")
    False
    """
    first, second = set(words(a)), set(words(b))
    return bool(first and second) and 2 * len(first & second) / (len(first) + len(second)) > 0.5


def same_place(a: str, b: str) -> bool:
    """Alike, and the same side and countryside of it.

    >>> same_place("ريف دمشق", "دمشق"), same_place("مدينة إدلب", "ادلب")
    (False, True)
    """
    return alike(a, b) and _directions(a) == _directions(b)


def _directions(text: str) -> set[str]:
    return {word for word in words(text) if DIRECTIONS.match(word)}


def _bare(word: str) -> str:
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word
