"""Derives the verbal noun of a verb of form II to X, whose shape follows from the form; folded.

Form I has no regular verbal noun: it is listed. Source: W. Wright, A Grammar of the Arabic Language,
3rd ed., vol. I, §§ 195–210.
"""

from rawi.arabic.fold import fold_word

WEAK = frozenset("وي")
_INFIX = {"ص": "صط", "ض": "ضط", "ط": "ط", "د": "د", "ذ": "د", "ز": "زد"}


def verbal_nouns(root: str, form: int) -> tuple[str, ...]:
    """The verbal nouns of a root of three letters in a form, spelled with their final ة and ء.

    >>> verbal_nouns("ه ج م", 3), verbal_nouns("ع و د", 10), verbal_nouns("ج ل ي", 4)
    (('مهاجمة',), ('استعادة',), ('إجلاء',))

    Raises: nothing; an empty tuple for form I, for roots of four letters and with a hamza.
    """
    letters = [fold_word(letter) for letter in root.split()]
    if form == 1 or len(letters) != 3 or any(letter in "اء" for letter in letters):
        return ()
    first, second, third = letters
    rule = _RULES.get(form)
    return (rule(first, second, third),) if rule else ()


def _end(second: str, third: str) -> str:
    """The last two letters after a long alef: ـفعال, ـفعاء for a weak third letter."""
    return f"{second}اء" if third in WEAK else f"{second}ا{third}"


def _second(a: str, b: str, c: str) -> str:
    return f"ت{a}{b}ية" if c in WEAK else f"ت{a}{b}ي{c}"


def _third(a: str, b: str, c: str) -> str:
    return f"م{a}ا{b}اة" if c in WEAK else f"م{a}ا{b}{c}ة"


def _fourth(a: str, b: str, c: str) -> str:
    if b in WEAK and c not in WEAK:
        return f"إ{a}ا{c}ة"
    return f"إ{'ي' if a in WEAK else a}{_end(b, c)}"


def _fifth(a: str, b: str, c: str) -> str:
    return f"ت{a}{b}ي" if c in WEAK else f"ت{a}{b}{c}"


def _sixth(a: str, b: str, c: str) -> str:
    return f"ت{a}ا{b}ي" if c in WEAK else f"ت{a}ا{b}{c}"


def _seventh(a: str, b: str, c: str) -> str:
    return f"ان{a}{'ي' if b in WEAK and c not in WEAK else b}ا{'ء' if c in WEAK else c}"


def _eighth(a: str, b: str, c: str) -> str:
    head = "ت" if a in WEAK or a == "ت" else _INFIX.get(a, a + "ت")
    return f"ا{head}{'ي' if b in WEAK and c not in WEAK else b}ا{'ء' if c in WEAK else c}"


def _tenth(a: str, b: str, c: str) -> str:
    if b in WEAK and c not in WEAK:
        return f"است{a}ا{c}ة"
    return f"است{'ي' if a in WEAK else a}{_end(b, c)}"


_RULES = {2: _second, 3: _third, 4: _fourth, 5: _fifth, 6: _sixth, 7: _seventh, 8: _eighth, 10: _tenth}
