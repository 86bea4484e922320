"""Turns names romanised by the system of BGN and PCGN (1956), which GeoNames uses, back into Arabic letters.

The system marks what it needs to: `ḩ` is not `h`, `ā` not `a`, `‘` not `’`. Without its marks a name may be
several; what a table teaches of its words (`rawi.gazetteer.invert`) serves there.
"""

import functools
import re
import unicodedata
from collections.abc import Sequence

from rawi.arabic.names import ARTICLE

AIN, HAMZA = "‘", "’"
_AINS, _HAMZAS = "`\u2018\u02bb\u02bf", "\u2019\u02bc\u02be\u2032"
_SIGNS = str.maketrans({**dict.fromkeys(_AINS, AIN), **dict.fromkeys(_HAMZAS, HAMZA), "-": " "})
MACRON, ACUTE, BELOW = "\u0304", "\u0301", "\u0327\u0326\u0323"  # a cedilla is at times a comma or a dot
ARTICLES = frozenset(
    "al el ul il ar er as es ash esh at et an en ad ed adh az ez ath"
    " as\u0327 at\u0327 ad\u0327 az\u0327".split()
)
_MARKED = re.compile(f"[{MACRON}{ACUTE}{BELOW}{AIN}{HAMZA}]")
_OF_THE_SYSTEM = re.compile(
    f"(?!.*[aiu]{MACRON}?[aiu])(?:[bdfghjklmnqrstwyz{AIN}{HAMZA}][{BELOW}]?|[aiu]{MACRON}?|a{ACUTE}$)+"
)
_FEMININE_ENDINGS = (re.compile("at$"), re.compile(f"a{MACRON}?h$"))  # within a name, and at its end
_LETTER = re.compile(f"([a-z{AIN}{HAMZA}])([\u0300-\u036f]*)")
_TWO = {"kh": "خ", "gh": "غ", "sh": "ش", "th": "ث", "dh": "ذ"}
_ONE = dict(zip("btjdrzsfqklmnhwyg" + AIN, "بتجدرزسفقكلمنهويجع", strict=True))
_EMPHATIC = dict(zip("hsdtz", "حصضطظ", strict=True))
_LONG = {"a": "ا", "i": "ي", "u": "و"}
_ON_ALEF, _ON_YA, _ON_WAW, _BARE = "أ", "ئ", "ؤ", "ء"
_SEATS = {"a": _ON_ALEF, "i": _ON_YA, "u": _ON_WAW}
_FEMININE, _SHORT_ALEF, _LONG_ALEF = "ة", "ى", "آ"
_AND = "wa"
_WHOLE = {_AND: "و", f"alla{MACRON}h": "الله", "allah": "الله"}
Letter = tuple[str, str]  # a base letter and its marks


def words_of(name: str) -> list[str]:
    """The words of a romanised name in small letters, marks apart, its apostrophes as the system sets them.

    >>> words_of("Ma`arrat an Nu`mān") == ["ma‘arrat", "an", "nu‘ma\u0304n"]
    True
    """
    spelled = unicodedata.normalize("NFD", name.strip().lower().translate(_SIGNS))
    return spelled.split()


def is_marked(word: str) -> bool:
    """Whether a word (see `words_of`) has a mark that only the system sets."""
    return bool(_MARKED.search(word))


def without_articles(words: Sequence[str]) -> list[tuple[str, bool]]:
    """The words that are no article, each with whether one stands before it."""
    found: list[tuple[str, bool]] = []
    definite = False
    for n, word in enumerate(words):
        if word in ARTICLES and n + 1 < len(words):
            definite = True
        else:
            found.append((word, definite))
            definite = False
    return found


def in_arabic(words: Sequence[tuple[str, bool]]) -> str:
    """An Arabic name of Arabic words, each with whether it has the article.

    >>> in_arabic([("كفر", False), ("و", False), ("شام", True)])
    'كفر والشام'
    """
    spelled = " ".join((ARTICLE if definite else "") + word for word, definite in words)
    return spelled.replace(" و ", " و")


@functools.lru_cache(maxsize=32768)
def word_in_arabic(word: str, *, last: bool = True) -> str:
    """The Arabic spelling of one romanised word; empty where letters of other systems stand in it.

    A feminine ending is `at` within a name and `ah` at its end (`last`).

    >>> [word_in_arabic(words_of(word)[0]) for word in ("Ḩamāh", "Ţarţūs", "‘Ubayd", "Shaykhūn", "Ra’s")]
    ['حماة', 'طرطوس', 'عبيد', 'شيخون', 'رأس']
    >>> word_in_arabic("qal‘at", last=False)
    'قلعة'
    """
    if word in _WHOLE and not (word == _AND and last):
        return _WHOLE[word]
    if not _OF_THE_SYSTEM.fullmatch(word):
        return ""
    letters = _LETTER.findall(word)
    feminine = len(letters) > 3 and _FEMININE_ENDINGS[last].search(word) is not None
    out = _spelled(letters[:-2] if feminine else letters)
    if feminine:
        out += (_LONG["a"] if MACRON in letters[-2][1] else "") + _FEMININE
    return out


def _spelled(letters: Sequence[Letter]) -> str:
    """The letters of a word one after the other; doubled ones once, short vowels not at all."""
    out: list[str] = []
    at = 0
    while at < len(letters):
        two = "".join(base for base, _ in letters[at : at + 2])
        if two in _TWO and not letters[at][1] and not letters[at + 1][1]:
            spelled, step = _TWO[two], 2
        else:
            spelled, step = _one(letters, at), 1
        if not (out and spelled and spelled == out[-1] and spelled not in "اء"):
            out.append(spelled)
        at += step
    return "".join(out)


def _one(letters: Sequence[Letter], at: int) -> str:
    """The Arabic letter of one Latin one in its place, or an empty string for a short vowel."""
    base, marks = letters[at]
    if base in _LONG:
        return _vowel(letters, at)
    if base == HAMZA:
        return _hamza(letters, at)
    if base in _EMPHATIC and any(mark in BELOW for mark in marks):
        return _EMPHATIC[base]
    return _ONE.get(base, "")


def _vowel(letters: Sequence[Letter], at: int) -> str:
    base, marks = letters[at]
    if ACUTE in marks and base == "a":
        return _SHORT_ALEF
    long = MACRON in marks
    if at == 0:
        return (_LONG_ALEF if base == "a" else _LONG["a"] + _LONG[base]) if long else _LONG["a"]
    seated = at + 1 < len(letters) and letters[at + 1][0] == HAMZA
    if long or (at == len(letters) - 1 and not seated):
        return _LONG[base]
    return ""


def _hamza(letters: Sequence[Letter], at: int) -> str:
    """Hamza sits on the letter of the short vowel before it, else of the one behind it, else alone."""
    if at == 0:
        return ""
    base, marks = letters[at - 1]
    if base in _SEATS and not marks:
        return _SEATS[base]
    behind = letters[at + 1][0] if at + 1 < len(letters) else ""
    return _SEATS[behind] if behind in "iu" and behind else _BARE
