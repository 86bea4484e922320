"""Reads number expressions in folded words: digits, number words in all their forms, ranges, qualifiers."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

ONES = {
    1: "واحد واحده احد احدي",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
    3: "ثلاثه ثلاث", 4: "اربعه اربع",
    5: "خمسه خمس", 6: "سته ست", 7: "سبعه سبع", 8: "ثمانيه ثماني ثمان", 9: "تسعه تسع", 10: "عشره عشر",
}  # fmt: skip
TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
HUNDREDS = {100: "مئه مايه ميه", 200: "مئتان مئتين مئتا مئتي مايتان مايتين مايتا مايتي ميتان ميتين ميتا ميتي"}
SCALES = {1_000: "الف الفا الاف", 1_000_000: "مليون مليونا ملايين", 1_000_000_000: "مليار مليارا مليارات"}
PAIRS = {2_000: "الفان الفين الفا الفي", 2_000_000: "مليونان مليونين مليونا مليوني"}
WORDS = {w: n for table in (ONES, TENS, HUNDREDS) for n, ws in table.items() for w in ws.split()}
WORDS.update(
    {
        stem + end: n * 100
        for n, stem in (
            (3, "ثلاث"),
            (4, "اربع"),
            (5, "خمس"),
            (6, "ست"),
            (7, "سبع"),
            (8, "ثمان"),
            (8, "ثماني"),
            (9, "تسع"),
        )
        for end in ("ميه", "مايه", "مئه")
    }
)
SCALE_WORDS = {w: n for n, ws in SCALES.items() for w in ws.split()}
PAIR_WORDS = {w: n for n, ws in PAIRS.items() for w in ws.split() if w not in ("الفا", "مليونا")}
TEENS = frozenset(("عشر", "عشره"))
VAGUE = frozenset("عشرات مئات ميات مايات الاف ملايين بضعه بضع عده".split())
# Opening words of a qualifier -> (words, what it does)
QUALIFIERS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(words.split()), kind)
    for kind, lines in {
        "more": "اكثر من|ما يزيد علي|ما يزيد عن|ما لا يقل عن|لا يقل عن|لا تقل عن|"
        "مايزيد عن|مايزيد علي|مالايقل عن|مالا يقل عن|ما لايقل عن|لايقل عن|"  # written in one
        "يزيد عن|يزيد علي|ازيد من|علي الاقل|تجاوز|فوق",
        "less": "اقل من|ما لا يزيد عن|ما لا يزيد علي|لا يتجاوز|دون",
        "about": "نحو|حوالي|قرابه|زهاء|ما يقارب|ما يقرب من|تقريبا|قراب|مايقارب",
    }.items()
    for words in lines.split("|")
)
AFTER_MORE = (("علي", "الاقل"), ("فاكثر",), ("او", "اكثر"))
_DIGITS = re.compile(r"^\d+(?:[.,]\d+)*$")
_RANGE = re.compile(r"^(\d+)-(\d+)$")
_CLITICS = ("وب", "ول", "و", "ب", "ل", "ف", "ك", "")
_CLITIC_LETTERS = frozenset("وبلفك")
OPENERS = (
    frozenset(WORDS)
    | frozenset(SCALE_WORDS)
    | frozenset(PAIR_WORDS)
    | VAGUE
    | {q[0][0] for q in QUALIFIERS}
    | {"بين", "من", "ال"}
)


_QUALIFIERS_BY_WORD = {
    first: tuple(q for q in QUALIFIERS if q[0][0] == first)
    for first in dict.fromkeys(q[0][0] for q in QUALIFIERS)
}
_ONLY_QUALIFIERS = (
    OPENERS - {"ال"} - frozenset(WORDS) - frozenset(SCALE_WORDS) - frozenset(PAIR_WORDS) - VAGUE
)
TYPES_REMEMBERED = 100_000


class NumberReading(msgspec.Struct, frozen=True, gc=False):
    """A number expression: how many words it takes, its bounds (None: open), and how it was qualified."""

    length: int
    min: int | None
    max: int | None
    vague: bool = False
    qualifier: str = ""
    start_clitic: str = ""


def may_open_number(word: str) -> bool:
    """A quick test whether a folded word can open a number expression."""
    return bool(_openings(word))


@lru_cache(maxsize=TYPES_REMEMBERED)
def _openings(word: str) -> tuple[str, ...]:
    """The clitics after which a number expression may begin in a word, the longest first."""
    return tuple([clitic for clitic in _clitics(word) if _opens(word[len(clitic) :])])


def _clitics(word: str) -> tuple[str, ...]:
    if word[:1] not in _CLITIC_LETTERS:
        return ("",)
    return tuple([clitic for clitic in _CLITICS if word.startswith(clitic)])


def _opens(rest: str) -> bool:
    return rest in OPENERS or rest[:1].isdigit()


def read_number(words: Sequence[str]) -> NumberReading | None:
    """The longest number expression at the start of folded words, or None.

    >>> read_number("اكثر من 240 الفا و381 شخصا".split())
    NumberReading(length=5, min=240381, max=None, vague=False, qualifier='more', start_clitic='')
    >>> read_number("ثلاثه وعشرون قتيلا".split()).min, read_number("نحو ال 30 قتيلا".split()).min
    (23, 30)

    Source of the readings: docs/codebook.md ("about N" is N; "at least N" has no upper bound).
    """
    for clitic in _openings(words[0]) if words else ():
        rest = [words[0][len(clitic) :], *words[1:]]
        found = _qualified(rest) or _between(rest)
        if found is None and rest[0] not in _ONLY_QUALIFIERS:
            found = _plain(rest)
        if found is not None and (not clitic or words[0] not in OPENERS):
            return msgspec.structs.replace(found, start_clitic=clitic)
    return None


def _qualified(words: list[str]) -> NumberReading | None:
    for opening, kind in _QUALIFIERS_BY_WORD.get(words[0], ()):
        n = len(opening)
        if tuple(words[:n]) == opening:
            inner = _plain(words[n:])
            if inner is None:
                continue
            low, high = inner.min, inner.max
            if kind == "more":
                high = None
            elif kind == "less" and high is not None:
                low, high = None, high - 1
            return NumberReading(inner.length + n, low, high, inner.vague, kind)
    return None


def _between(words: list[str]) -> NumberReading | None:
    """`بين 5 و7`, `من 20 إلى 30`."""
    if len(words) < 3 or words[0] not in ("بين", "من"):
        return None
    first = _cardinal(words[1:], joined=False) if _opens(words[1]) else None
    if first is None:
        return None
    at = 1 + first[0]
    if words[0] == "من":
        if at >= len(words) or words[at] != "الي":
            return None
        at += 1
    rest = words[at:]
    if rest and words[0] == "بين" and rest[0].startswith("و"):
        rest = [rest[0][1:], *rest[1:]] if len(rest[0]) > 1 else rest[1:]
        at += len(words[at:]) - len(rest)
    elif words[0] == "بين":
        return None
    second = _cardinal(rest, joined=False)
    if second is None or second[1] < first[1]:
        return None
    return NumberReading(at + second[0], first[1], second[1], qualifier="range")


def _plain(words: Sequence[str]) -> NumberReading | None:
    if not words:
        return None
    if words[0] in VAGUE:
        length = 2 if len(words) > 1 and words[1] in VAGUE | set(SCALE_WORDS) else 1
        return NumberReading(length, None, None, vague=True, qualifier="vague")
    if (match := _RANGE.match(words[0])) and int(match[1]) < int(match[2]) < 10**9:
        return NumberReading(1, int(match[1]), int(match[2]), qualifier="range")
    found = _cardinal(words, joined=True)
    if found is None:
        return None
    length, value = found
    for tail in AFTER_MORE:
        if tuple(words[length : length + len(tail)]) == tail:
            return NumberReading(length + len(tail), value, None, qualifier="more")
    return NumberReading(length, value, value)


def _cardinal(words: Sequence[str], *, joined: bool) -> tuple[int, int] | None:
    """(words used, value): groups up to 999 with their scales, each joined to the one before by و."""
    total, used = 0, 0
    scale_before = 10**15
    while used < len(words):
        rest = list(words[used:])
        skip = 0
        if used:
            if not joined or not rest[0].startswith("و"):
                break
            if rest[0] == "و":
                rest, skip = rest[1:], 1
            else:
                rest[0] = rest[0][1:]
        group = _group(rest)
        if group is None or group[2] >= scale_before:
            break
        length, value, scale_before = group
        total += value
        used += length + skip
    return (used, total) if used else None


def _group(words: Sequence[str]) -> tuple[int, int, int] | None:
    """(words used, value, scale) of one group: `ثلاثه وعشرون الفا` is (3, 23000, 1000)."""
    if not words:
        return None
    if words[0] in PAIR_WORDS:
        value = PAIR_WORDS[words[0]]
        return 1, value, value // 2
    below = _below_thousand(words)
    if below is None:
        scale = SCALE_WORDS.get(words[0])
        return (1, scale, scale) if scale and words[0] not in ("الاف", "ملايين", "مليارات") else None
    length, amount = below
    if length < len(words) and (scale := SCALE_WORDS.get(words[length])):
        return length + 1, round(amount * scale), scale
    return (length, int(amount), 1) if amount == int(amount) else None


def _below_thousand(words: Sequence[str]) -> tuple[int, float] | None:
    if words[0] == "ال" and len(words) > 1 and _DIGITS.match(words[1]):  # الـ30
        inner = _below_thousand(words[1:])
        return (inner[0] + 1, inner[1]) if inner is not None else None
    if _DIGITS.match(words[0]):
        text = words[0]
        if len(text) > 15:
            return None
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text)
        digits = re.sub("[.,]", "", text) if grouped else text.replace(",", ".")
        return (1, float(digits)) if digits.count(".") <= 1 else None
    total, used, smallest = 0, 0, 1000
    while used < len(words):
        word = words[used]
        if used:
            if not word.startswith("و"):
                break
            word = word[1:]
        value = WORDS.get(word)
        if value is None or not _may_follow(total, value, smallest):
            break
        used += 1
        if value < 10 and used < len(words) and words[used] in TEENS and total % 100 == 0:
            value, used = value + 10, used + 1
        elif 3 <= value <= 9 and used < len(words) and words[used] in ("مئه", "مايه", "ميه") and not total:
            value, used = value * 100, used + 1
        total, smallest = total + value, value
    return (used, total) if used else None


def _may_follow(total: int, value: int, last: int) -> bool:
    """Hundreds, then ones, then tens: `مئه وخمسه وعشرون`."""
    if not total:
        return True
    if last >= 100:
        return value < 100
    return last < 10 and 20 <= value < 100
