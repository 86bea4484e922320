"""Whether two spans name the same thing, for comparing readings with gold: spelling and clitics aside.

This is the scorer's yardstick, kept apart from `fold` on purpose: figures stay comparable when
folding improves.
"""

import re
import unicodedata

# A word, behind the first of these prefixes that leaves it three letters.
WORD = re.compile(r"(?:(?:وال|بال|لل|ال|و|ب|ل)(?=\w{3}))?(\w+)")
DIRECTIONS = re.compile("^(ريف|شمال|جنوب|شرق|غرب|وسط)")
VARIANTS = dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True))
COMMON = 0xFFFF  # letters up to here are kept at hand


class _Spelling(dict[int, str]):
    """The one spelling of each letter, empty for marks, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        spelled = "" if unicodedata.combining(letter) or letter == "ـ" else VARIANTS.get(letter, letter)
        if letter.isdigit():
            spelled = str(unicodedata.digit(letter))
        if code <= COMMON:
            self[code] = spelled
        return spelled


_SPELLING = _Spelling()


def words(text: str) -> list[str]:
    """The words of a span in one spelling, without article and proclitics.

    >>> words("والقُـواتُ الأمنيّة")
    ['قوات', 'امنيه']
    """
    return WORD.findall(unicodedata.normalize("NFKC", text).translate(_SPELLING))


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
