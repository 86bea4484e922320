"""What speaks for or against two tellings being of one event, as named evidence with a weight each.

Every field gives one piece of evidence (a level of agreement, as in Fellegi and Sunter's record linkage).
The weights are log-odds, fitted by `python -m benchmarks.linking`, in `knowledge/link/weights.toml`.
"""

import functools
import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rawi.gazetteer.distance import distance_km
from rawi.link.reports import VIOLENCE, Figure, Report, Telling
from rawi.link.words import rarity, weight

DAYS, TOLD = (  # by days between, the last from there on
    [f"{told}_{level}" for level in ("same", "1", "2_3", "2_3", "far")] for told in ("days", "told")
)
PUBLISHED = 4  # days between publication that are told apart
KILOMETRES = ((10.0, "place_within_10"), (30.0, "place_within_30"), (60.0, "place_within_60"))
FARTHEST_KM = 40.0  # between two places of one event, where the texts do not call them the same
# By tenths of the lighter one's words, of tellings and of whole reports.
OVERLAP, WHOLE = (
    [f"{of}_{level}" for level in ("0", "1", "2", "3_4", "3_4", "5_6", "5_6", "7")]
    for of in ("overlap", "whole")
)
RAREST_COMMON, RARE_STEP = 4.0, 1.5  # rarity from which a shared word tells; what makes one step of it
RARE, WHOLE_RARE = ([f"{of}_{level}" for level in range(8)] for of in ("rare", "whole_rare"))
TELLINGS = ((1, "1"), (4, "4"), (12, "12"), (40, "40"))  # pairs of tellings that two reports offer
LEADS = ("leads_none", "leads_one", "leads_both")
UNTOLD = ""  # no evidence


class Levels:
    """The names of the levels at which a field of two tellings may agree."""

    def __init__(self, field: str) -> None:
        self.open, self.same, self.other = f"{field}_open", f"{field}_same", f"{field}_other"
        self.one_side, self.overlap = f"{field}_one_side", f"{field}_overlap"


KILLED, INJURED = Levels("killed"), Levels("injured")
TARGET, WEAPON, HOUR = Levels("target"), Levels("weapon"), Levels("hour")


class Match(NamedTuple):
    """Two tellings, by their place in their reports, and the log-odds that they are of one event."""

    first: int
    second: int
    odds: float


def compare(a: Report, b: Report, weights: Mapping[str, float]) -> list[Match]:
    """Every pair of tellings of two reports with its log-odds."""
    worth = weights.get
    shared = math.fsum([worth(name, 0.0) for name in between_reports(a, b)])
    return [
        Match(i, j, shared + math.fsum([worth(name, 0.0) for name in between_tellings(x, y, a.day, b.day)]))
        for i, x in enumerate(a.tellings)
        for j, y in enumerate(b.tellings)
    ]


def between_reports(a: Report, b: Report) -> tuple[str, ...]:
    """The evidence that two reports give as wholes."""
    pairs = len(a.tellings) * len(b.tellings)
    return (
        "every_pair",
        f"published_{min(abs(a.day - b.day), PUBLISHED)}",
        "pairs_" + next((name for most, name in TELLINGS if pairs <= most), "more"),
        _named(a.names, b.names),
        *_shared_words(a.words, b.words, min(a.weight, b.weight), WHOLE, WHOLE_RARE),
    )


def between_tellings(a: Telling, b: Telling, day: int, other: int) -> tuple[str, ...]:
    """The evidence of two tellings, a piece a field; `day` and `other` are when they were published.

    What neither tells is `UNTOLD`. Who did it is none: reports of one event accuse
    different sides, and one side does much on one day.
    """
    return (
        _days(a, b, day, other),
        _place(a, b),
        _act(a, b),
        _figures(KILLED, "killed" in a.effects, "killed" in b.effects, a.killed, b.killed),
        _figures(INJURED, "injured" in a.effects, "injured" in b.effects, a.injured, b.injured),
        *_shared_words(a.words, b.words, min(a.weight, b.weight), OVERLAP, RARE),
        _sets(TARGET, a.targets, b.targets),
        _sets(WEAPON, a.weapons, b.weapons),
        _sets(HOUR, a.hours, b.hours),
        LEADS[a.leads + b.leads],
    )


def _named(mine: frozenset[str], theirs: frozenset[str]) -> str:
    if not mine or not theirs:
        return "named_open"
    if mine.isdisjoint(theirs):
        return "named_none"
    return "named_all" if mine <= theirs or theirs <= mine else "named_some"


def _days(a: Telling, b: Telling, day: int, other: int) -> str:
    """How far apart the days of two tellings lie; a report that says none tells of its own day."""
    first = a.first if a.first is not None else day
    last = a.last if a.last is not None else day
    other_first = b.first if b.first is not None else other
    other_last = b.last if b.last is not None else other
    gap = max(other_first - last, first - other_last, 0)
    levels = TOLD if a.first is not None and b.first is not None else DAYS
    return levels[min(gap, len(levels) - 1)]


def _place(a: Telling, b: Telling) -> str:
    if _are_named_same(a, b):
        return "place_same"
    if a.points and b.points:
        apart = _apart(a, b)
        return next((name for most, name in KILOMETRES if apart < most), "place_far")
    if a.placed and b.placed:
        what = "place_other_names" if a.names and b.names else "place_area"
    else:
        what = "place_open"
    if not a.admins or not b.admins:
        return what
    return f"{what}_other_admin" if a.admins.isdisjoint(b.admins) else f"{what}_same_admin"


def _are_named_same(a: Telling, b: Telling) -> bool:
    return not a.names.isdisjoint(b.names) or not a.ids.isdisjoint(b.ids)


def _apart(a: Telling, b: Telling) -> float:
    """The kilometres between the nearest of the points of two tellings."""
    return min([distance_km(*p, *q) for p in a.points for q in b.points])


def is_far(a: Telling, b: Telling) -> bool:
    """Whether two tellings lie at places that cannot be one: none is named by both, and all are far apart."""
    if not a.points or not b.points or _are_named_same(a, b):
        return False
    return _apart(a, b) > FARTHEST_KM


def _act(a: Telling, b: Telling) -> str:
    if not a.acts or not b.acts:
        return "act_open"
    if not a.acts.isdisjoint(b.acts):
        return "act_same"
    if not a.families.isdisjoint(b.families):
        return "act_family"
    return "act_violent" if a.families & VIOLENCE and b.families & VIOLENCE else "act_other"


def _sets(levels: Levels, mine: frozenset[str], theirs: frozenset[str]) -> str:
    if not mine or not theirs:
        return levels.open
    return levels.other if mine.isdisjoint(theirs) else levels.same


def _figures(
    levels: Levels, is_told: bool, is_told_there: bool, mine: frozenset[Figure], theirs: frozenset[Figure]
) -> str:
    if not mine or not theirs:
        return UNTOLD if is_told == is_told_there else levels.one_side
    if not mine.isdisjoint(theirs):
        return levels.same
    return levels.overlap if any(_overlap(x, y) for x in mine for y in theirs) else levels.other


def _overlap(x: Figure, y: Figure) -> bool:
    return (x[1] is None or x[1] >= y[0]) and (y[1] is None or y[1] >= x[0])


def _shared_words(
    a: frozenset[str], b: frozenset[str], lighter: float, shares: Sequence[str], rares: Sequence[str]
) -> tuple[str, str]:
    """How much of the lighter one's words they share, and how rare these words are."""
    shared = a & b
    if not shared:
        return shares[0], rares[0]
    part = weight(shared) / max(1.0, lighter)
    rarities = math.fsum(map(_beyond_common, shared))
    return (
        shares[min(int(part * 10), len(shares) - 1)],
        rares[min(math.ceil(rarities / RARE_STEP), len(rares) - 1)],
    )


@functools.lru_cache(maxsize=1 << 17)
def _beyond_common(stem: str) -> float:
    """How much rarer a stem is than words that tell nothing."""
    return max(0.0, rarity(stem) - RAREST_COMMON)
