"""Conjugates verbs from root and form: every person, gender, number, aspect and voice, without marks.

Stems are built a class of root at a time (sound, assimilated, hollow, doubled, defective), in the
letters that remain when short vowels are not written. Surfaces are folded (see `fold`).
Source: the paradigms of W. Wright, A Grammar of the Arabic Language, 3rd ed., vol. I.
"""

from collections.abc import Iterable, Iterator

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.hamza import HAMZA, seat_hamza

WEAK = frozenset("وي")


class VerbForm(msgspec.Struct, frozen=True, gc=False):
    """One inflected form; `before_pronoun` forms stand only before an attached pronoun."""

    surface: str
    aspect: str
    person: int
    gender: str
    number: str
    voice: str
    before_pronoun: bool = False

    @property
    def folded(self) -> str:
        """The form as text folds to it."""
        return self.surface


class Stems(msgspec.Struct, frozen=True):
    """The stems of a verb: before vowels and consonants in the perfect, whole and short in the imperfect."""

    perfect: str
    perfect_before_t: str
    perfect_short: str
    imperfect: str
    imperfect_before_w: str
    imperfect_before_n: str
    jussive: str
    defective: bool = False


def conjugate(root: str, form: int, *, vowels: str = "") -> tuple[VerbForm, ...]:
    """All forms of a verb, without repeats; where both voices have the same letters, voice is `either`.

    >>> sorted({v.surface for v in conjugate("ق و ل", 1) if v.person == 3 and v.number == "s"})
    ['تقال', 'تقل', 'تقول', 'قال', 'قالت', 'قيل', 'قيلت', 'يقال', 'يقل', 'يقول']

    Raises: ValueError for a root that is not three or four letters, or a form there is not.
    """
    letters = [HAMZA if letter in "أإآؤئ" else fold_word(letter) for letter in root.split()]
    if len(letters) not in (3, 4) or any(len(letter) != 1 for letter in letters):
        raise ValueError("a root is three or four letters with blanks between")
    if not 1 <= form <= 10 or (len(letters) == 4 and form not in (1, 2, 4)):
        raise ValueError("there is no such form")
    active = _inflect(_stems(letters, form, vowels, passive=False), "active")
    passive = _inflect(_stems(letters, form, vowels, passive=True), "passive")
    merged: dict[tuple[str, str, int, str, str, bool], VerbForm] = {}
    for v in _spelled((*active, *passive), letters, form):
        key = (v.surface, v.aspect, v.person, v.gender, v.number, v.before_pronoun)
        old = merged.get(key)
        merged[key] = v if old is None or old.voice == v.voice else msgspec.structs.replace(v, voice="either")
    return tuple(merged.values())


def _spelled(verbs: Iterable[VerbForm], letters: list[str], form: int) -> Iterator[VerbForm]:
    """The forms with their hamza on its seat; رأى loses it in the imperfect (يرى)."""
    if HAMZA not in letters:
        yield from verbs
        return
    sees = letters == ["ر", HAMZA, "ي"] and form in (1, 4)
    for v in verbs:
        if sees and (v.aspect != "perfect" or form == 4):
            yield msgspec.structs.replace(v, surface=v.surface.replace(HAMZA, ""))
            continue
        for surface in seat_hamza(v.surface, letters.index(HAMZA), form, v.aspect, v.voice):
            yield msgspec.structs.replace(v, surface=surface)


_THIRD = {
    "ms": (3, "m", "s"), "fs": (3, "f", "s"), "mp": (3, "m", "p"), "fp": (3, "f", "p"), "md": (3, "m", "d"),
    "fd": (3, "f", "d"),
}  # fmt: skip
_SINGULARS = (("ي", _THIRD["ms"]), ("ت", _THIRD["fs"]), ("ا", (1, "", "s")), ("ن", (1, "", "p")))
_PLURALS = (("ي", _THIRD["mp"], _THIRD["md"]), ("ت", (2, "m", "p"), _THIRD["fd"]))  # with their duals


def _inflect(s: Stems, voice: str) -> list[VerbForm]:
    """Put the endings of every person on the stems."""
    return [
        VerbForm(surface, aspect, *who, voice, bound)
        for surface, aspect, who, bound in (*_perfect(s), *_imperfect(s))
    ]


def _perfect(s: Stems) -> Iterator[tuple[str, str, tuple[int, str, str], bool]]:
    yield s.perfect, "perfect", _THIRD["ms"], False
    if s.defective:
        yield s.perfect[:-1] + "ا", "perfect", _THIRD["ms"], True
    yield s.perfect_before_t + "ت", "perfect", _THIRD["fs"], False
    yield s.perfect_before_t + "تا", "perfect", _THIRD["fd"], False
    yield (s.perfect_short if s.defective else s.perfect) + "ا", "perfect", _THIRD["md"], False
    plural = s.perfect[:-1] if s.defective else s.perfect
    yield plural + "وا", "perfect", _THIRD["mp"], False
    yield plural + "و", "perfect", _THIRD["mp"], True
    yield s.perfect_short + "ن", "perfect", _THIRD["fp"], False
    yield s.perfect_short + "ت", "perfect", (1, "", "s"), False
    yield s.perfect_short + "نا", "perfect", (1, "", "p"), False
    yield s.perfect_short + "تم", "perfect", (2, "m", "p"), False


def _imperfect(s: Stems) -> Iterator[tuple[str, str, tuple[int, str, str], bool]]:
    for prefix, who in _SINGULARS:
        yield prefix + s.imperfect, "imperfect", who, False
        if s.jussive != s.imperfect:
            yield prefix + s.jussive, "jussive", who, False
    dual = s.imperfect_before_n + "ي" if s.defective and s.imperfect[-1] == "ي" else s.imperfect
    for prefix, who, both in _PLURALS:
        yield prefix + s.imperfect_before_w + "ون", "imperfect", who, False
        yield prefix + s.imperfect_before_w + "وا", "jussive", who, False
        yield prefix + s.imperfect_before_w + "و", "jussive", who, True
        yield prefix + dual + "ان", "imperfect", both, False
        yield prefix + dual + "ا", "jussive", both, False
    third_plural = s.imperfect if s.defective else s.imperfect_before_n
    yield "ي" + third_plural + "ن", "imperfect", _THIRD["fp"], False


# What stands before the root letters in each form: perfect and imperfect; and whether alef follows the first.
_PREFIX = {
    1: ("", ""),
    2: ("", ""),
    3: ("", ""),
    4: ("ا", ""),
    5: ("ت", "ت"),
    6: ("ت", "ت"),
    7: ("ان", "ن"),
    8: ("ا", ""),
    9: ("ا", ""),
    10: ("است", "ست"),
}


def _stems(letters: list[str], form: int, vowels: str, *, passive: bool) -> Stems:
    if len(letters) == 4:
        before = {1: ("", ""), 2: ("ت", "ت"), 4: ("ا", "")}[form]
        return _plain(before[0] + "".join(letters), before[1] + "".join(letters))
    first, second, third = letters
    before_perfect, before_imperfect = _PREFIX[form]
    head = _head(first, form, passive)
    head_imperfect = _head(first, form, passive=False)
    if first == "و" and form == 1 and not passive:
        dropped = vowels not in ("keep", "a-a") and third not in WEAK | {second}
        if dropped or third == "ي":
            head_imperfect = ""
    if third in WEAK:
        return _defective(
            before_perfect + head + second,
            before_imperfect + head_imperfect + second,
            third,
            form,
            vowels,
            passive,
        )
    if second == third and form in (1, 3, 4, 6, 7, 8, 10):
        return _doubled(before_perfect + head + second, before_imperfect + head_imperfect + second, second)
    if second in WEAK and form in (1, 4, 7, 8, 10) and vowels != "keep":
        return _hollow(
            before_perfect + head, before_imperfect + head_imperfect, second, third, form, vowels, passive
        )
    return _plain(before_perfect + head + second + third, before_imperfect + head_imperfect + second + third)


def _head(first: str, form: int, passive: bool = False) -> str:
    """The first root letter with the infix of its form; the ت of form 8 takes on its neighbour's kind."""
    if form in (3, 6):
        return first + ("و" if passive else "ا")
    if form != 8:
        return first
    if first in "ويت":
        return "ت"
    if first in "صضط":
        return {"ص": "صط", "ض": "ضط", "ط": "ط"}[first]
    if first in "دذز":
        return {"د": "د", "ذ": "د", "ز": "زد"}[first]
    return first + "ت"


def _plain(perfect: str, imperfect: str) -> Stems:
    return Stems(perfect, perfect, perfect, imperfect, imperfect, imperfect, imperfect)


def _doubled(perfect: str, imperfect: str, twin: str) -> Stems:
    return Stems(perfect, perfect, perfect + twin, imperfect, imperfect, imperfect + twin, imperfect)


def _hollow(
    perfect: str, imperfect: str, second: str, third: str, form: int, vowels: str, passive: bool
) -> Stems:
    """قال يقول قيل يقال · أصاب يصيب أُصيب يُصاب · اختار يختار · استعاد يستعيد."""
    long = perfect + ("ي" if passive and form != 7 else "ا") + third
    if passive:
        inside = "ا"
    elif form == 1:
        inside = "ا" if vowels == "a" else second
    else:
        inside = "ي" if form in (4, 10) else "ا"
    whole, short = imperfect + inside + third, imperfect + third
    return Stems(long, long, perfect + third, whole, whole, short, short)


def _defective(perfect: str, imperfect: str, third: str, form: int, vowels: str, passive: bool) -> Stems:
    """رمى رمت رموا رميت يرمي · دعا دعت دعوا دعوت يدعو · لقي لقيت لقوا يلقى · اعتدى اعتدت اعتدوا."""
    with_w = form == 1 and third == "و" and not passive and not vowels
    keeps = passive or (form == 1 and vowels == "i-a")
    last = "و" if with_w else "ي"
    whole = "ا" if with_w else "ي"
    before_t = perfect + "ي" if keeps else perfect
    return Stems(
        perfect + whole, before_t, perfect + last, imperfect + last, imperfect, imperfect, imperfect,
        defective=True,
    )  # fmt: skip
