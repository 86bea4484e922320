"""Words that set an event beside a place: north of it, around it, so many kilometres off, between two.

`read_bearing` reads them from the words before a name, and from those that an area's name is made of.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.names import ARTICLE, FEATURES
from rawi.arabic.words import AND, COMMA, FROM, TO

SIDE_STEMS = {"شمال": "n", "جنوب": "s", "شرق": "e", "غرب": "w"}
RURAL = frozenset("ريف الريف ريفي ارياف باديه بوادي".split())
AROUND = frozenset(
    "محيط قرب اطراف مشارف ضواحي ضاحيه خارج تخوم جوار محور محاور جبهه جبهات جبهتي محوري اجواء سماء بقرب"
    " حول حوالي باتجاه".split()
)
QUARTERS = frozenset("حي احياء حيي حاره".split())
VILLAGES = frozenset("قريه بلده قريتي بلدتي".split())
SETTLEMENTS = VILLAGES | frozenset("مدينه قري بلدات مدن مدينتي".split())
DIVISIONS = frozenset("محافظه مديريه ناحيه قضاء ولايه اقليم محافظتي مديريتي".split())
INSIDE = frozenset("وسط داخل مركز قلب مدخل مداخل سوق شوارع شارع".split())
NAMED = FEATURES | QUARTERS | SETTLEMENTS | frozenset("منطقتي مخيم مطار".split())
OF = frozenset("من الي عن علي في".split())
BETWEEN = "بين"
ROAD = frozenset("طريق الطريق اوتستراد الاوتستراد اوتوستراد الاوتوستراد".split())
WATERS = frozenset("بحر خليج مضيق نهر البحر الخليج النهر محيط".split())  # named after towns, and in none
PART_WORDS = tuple("شرقي غربي شمالي جنوبي فوقاني تحتاني شرقيه غربيه شماليه جنوبيه فوقا تحتا".split())
AREAS = frozenset("منطقه المنطقه مسافه المسافه مثلث".split())
KNOWN = NAMED | RURAL | AROUND | DIVISIONS | INSIDE | ROAD | {BETWEEN}
LEADING = RURAL | AROUND | INSIDE | {BETWEEN}
LOOKED_AT = 8  # words before a name
MEMORY_WORDS = 4096  # word types remembered at once
_KM = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?(?:كم|كيلومتر\w*|كيلو متر\w*)(?: \w+){0,4}$")
_AWAY = re.compile(r"(?:^| )(?:ب|علي )?(?:بعد|مسافه|تبعد|يبعد)\b")
_WORD = re.compile(r"[\w.,]*\w|[^\w\s]")
PREFIXED = frozenset("وفبل")
_PREFIX = re.compile("^[وفبل]{1,2}(?=..)")


class Bearing(msgspec.Struct, frozen=True, gc=False):
    """How an event stands to a named place: on which `sides` (of nsew), how far off, around or inside it.

    `feature` is what the place is said to be: quarter, village, settlement, division, or nothing.
    """

    sides: str = ""
    rural: bool = False
    around: bool = False
    inside: bool = False
    between: bool = False
    away_km: float | None = None
    feature: str = ""

    def __bool__(self) -> bool:
        return self != AT


AT = Bearing()


class Said(NamedTuple):
    """What the words before a name say of how an event stands to it; the nearest side first."""

    sides: list[str]
    rural: bool
    around: bool
    inside: bool
    between: bool
    away_km: float | None
    feature: str


@functools.lru_cache(maxsize=4096)
def read_bearing(before: str, name: str = "", core: str = "", after: str = "") -> Bearing:
    """The bearing told by the text before a name, and by a folded area name around its folded core.

    Behind the countryside of a name the side follows it: `after` is the text there.

    >>> read_bearing("غارات على محيط بلدة").around, read_bearing("على بعد 5 كم شمال مدينة ").away_km
    (True, 5.0)
    >>> read_bearing("", "ريف حماه الشمالي", "حماه")
    Bearing(sides='n', rural=True, around=False, inside=False, between=False, away_km=None, feature='')
    """
    said = _said(before)
    tail = _tail(name.split(), core.split()) if core and core != name else []
    sides = [side for word in tail if (side := _side(word))] + said.sides
    if said.rural and (word := _WORD.match(fold_word(after).lstrip())):
        sides += _side(word[0]) if word[0].startswith(ARTICLE) else ""
    return Bearing(
        sides="".join(dict.fromkeys(sides)),
        rural=said.rural or not RURAL.isdisjoint(tail),
        around=said.around or not AROUND.isdisjoint(tail),
        inside=said.inside,
        between=said.between,
        away_km=said.away_km,
        feature=said.feature,
    )


@functools.lru_cache(maxsize=MEMORY_WORDS)
def _said(before: str) -> Said:
    words = _WORD.findall(fold_word(before))[-LOOKED_AT:]
    led = _leading(words)
    stems = {*led, *map(_bare, led)}
    return Said(
        sides=[side for word in led if (side := _side(word))],
        rural=not RURAL.isdisjoint(stems),
        around=not AROUND.isdisjoint(stems),
        inside=not INSIDE.isdisjoint(stems),
        between=BETWEEN in stems,
        away_km=_away_km(words),
        feature=_feature(words[-1]) if words else "",
    )


def _tail(words: list[str], core: list[str]) -> list[str]:
    """The words of an area's name beside its core."""
    at = _find(words, core)
    return words[:at] + words[at + len(core) :]


def goes_on(gap: str) -> bool:
    """Whether the text between two names only goes on with a list.

    >>> goes_on("، "), goes_on(" الشمالي و"), goes_on(" وبلدة "), goes_on(" حي "), goes_on(" قصفت ")
    (True, True, True, False, False)
    """
    words = _WORD.findall(fold_word(gap))
    if not any(word.startswith((AND, COMMA, ",")) for word in words):
        return False
    return all(word in (AND, COMMA, ",") or _side(word) or _names_what_follows(word) for word in words)


def is_sided(name: str) -> bool:
    """Whether a folded name opens with a side: north of somewhere, no countryside of it.

    >>> is_sided("شمال بغداد"), is_sided("ريف حماه الشمالي")
    (True, False)
    """
    return bool(_side(name.partition(" ")[0]))


def is_only_side(name: str) -> bool:
    """Whether a folded name says no more than a side: a part of any country, whoever bears it as a name.

    >>> is_only_side("المنطقه الشرقيه"), is_only_side("الشماليه"), is_only_side("شرق حلب")
    (True, True, False)
    """
    return all(word in AREAS or _side(word) for word in name.split())


def is_stretch(before: str, gap: str) -> bool:
    """Whether two names are the ends of a stretch: by the text before the first, and between them.

    >>> is_stretch("على الطريق الواصل بين ", " ومدينة "), is_stretch("على الطريق من ", " إلى ")
    (True, True)
    >>> is_stretch("معارك بين بلدتي ", " و"), is_stretch("اتفاق بين ", " و")
    (True, False)
    """
    words = _WORD.findall(fold_word(before))[-LOOKED_AT:]
    signs = _WORD.findall(fold_word(gap))
    if not signs:
        return False
    if signs[0] == TO:
        return FROM in words[-2:] and _says(words[-3:], ROAD)
    if not signs[0].startswith(AND) or not goes_on(gap) or not read_bearing(before).between:
        return False
    return _says(words, ROAD | RURAL | SETTLEMENTS | AREAS)


def _says(words: Iterable[str], any_of: frozenset[str]) -> bool:
    return any(not any_of.isdisjoint((word, _bare(word))) for word in words)


def _leading(words: Sequence[str]) -> list[str]:
    """The words right before a name that say how it stands to the event, the nearest first."""
    found: list[str] = []
    for word in reversed(words):
        if word in OF or _names_what_follows(word):
            continue
        if word not in LEADING and _bare(word) not in LEADING and not _side(word):
            break
        found.append(word)
    return found


@functools.lru_cache(maxsize=MEMORY_WORDS)
def _feature(word: str) -> str:
    forms = {word, _bare(word), _bare(word).removeprefix(ARTICLE)}
    if not QUARTERS.isdisjoint(forms):
        return "quarter"
    if not DIVISIONS.isdisjoint(forms):
        return "division"
    if not VILLAGES.isdisjoint(forms):
        return "village"
    return "" if SETTLEMENTS.isdisjoint(forms) else "settlement"


@functools.lru_cache(maxsize=MEMORY_WORDS)
def _names_what_follows(word: str) -> bool:
    return not NAMED.isdisjoint({word, _bare(word), _bare(word).removeprefix(ARTICLE)})


def _find(words: Sequence[str], core: Sequence[str]) -> int:
    for at in range(len(words) - len(core) + 1):
        if list(words[at : at + len(core)]) == list(core):
            return at
    return len(words)


@functools.lru_cache(maxsize=MEMORY_WORDS)
def _bare(word: str) -> str:
    """The word without what is written on it; `وبلدة` is "and a town"."""
    first = word[1:] if word[:1] in PREFIXED else word
    return first if first.removeprefix(ARTICLE) in KNOWN else _PREFIX.sub("", word)


@functools.lru_cache(maxsize=MEMORY_WORDS)
def _side(word: str) -> str:
    """The side that a word tells, or an empty string."""
    for form in (word, _bare(word)):
        bare = form.removeprefix("ال")
        for stem, side in SIDE_STEMS.items():
            if bare == stem or (bare.startswith(stem) and bare[len(stem) :] in {"ي", "يه", "ا"}):
                return side
    return ""


def _away_km(words: Sequence[str]) -> float | None:
    joined = " ".join(words)
    found = _KM.search(joined) if "ك" in joined else None
    if found is None or not _AWAY.search(joined[: found.start()] + " "):
        return None
    return float(found[1].replace(",", "."))
