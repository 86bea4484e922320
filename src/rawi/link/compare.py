"""What speaks for or against two tellings being of one event, as named evidence with a weight each.

Every field gives one piece of evidence (a level of agreement, as in Fellegi and Sunter's record linkage).
The weights are log-odds, fitted by `python -m benchmarks.linking`, in `knowledge/link/weights.toml`.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rawi.gazetteer.distance import distance_km
from rawi.link.reports import VIOLENCE, Figure, Report, Telling
from rawi.link.words import rarity, weight

DAYS = ("same", "1", "2_3", "2_3", "far")  # by days between, the last from there on
PUBLISHED = 4  # days between publication that are told apart
KILOMETRES = ((10.0, "place_within_10"), (30.0, "place_within_30"), (60.0, "place_within_60"))
FARTHEST_KM = 40.0  # between two places of one event, where the texts do not call them the same
OVERLAPS = ("0", "1", "2", "3_4", "3_4", "5_6", "5_6", "7")  # tenths of the lighter telling's words
RARE, RARE_STEP = 4.0, 1.5  # rarity from which a shared word tells; what makes one step of it
RARES = ("0", "1", "2", "3", "4", "5", "6", "7")
TELLINGS = ((1, "1"), (4, "4"), (12, "12"), (40, "40"))  # pairs of tellings that two reports offer


class Match(NamedTuple):
    """Two tellings, by their place in their reports, and the log-odds that they are of one event."""

    first: int
    second: int
    odds: float


def compare(a: Report, b: Report, weights: Mapping[str, float]) -> list[Match]:
    """Every pair of tellings of two reports with its log-odds."""
    shared = sum(weights.get(name, 0.0) for name in between_reports(a, b))
    return [
        Match(i, j, shared + sum(weights.get(name, 0.0) for name in between_tellings(x, y, a.day, b.day)))
        for i, x in enumerate(a.tellings)
        for j, y in enumerate(b.tellings)
    ]


def between_reports(a: Report, b: Report) -> Iterator[str]:
    """The evidence that two reports give as wholes."""
    yield "every_pair"
    yield f"published_{min(abs(a.day - b.day), PUBLISHED)}"
    pairs = len(a.tellings) * len(b.tellings)
    yield "pairs_" + next((name for most, name in TELLINGS if pairs <= most), "more")
    if not a.names or not b.names:
        yield "named_open"
    elif not a.names & b.names:
        yield "named_none"
    else:
        yield "named_all" if a.names <= b.names or b.names <= a.names else "named_some"
    yield from _shared_words(a.words, b.words, "whole", "whole_rare", min(a.weight, b.weight))


def between_tellings(a: Telling, b: Telling, day: int, other: int) -> Iterator[str]:
    """The evidence of two tellings, one piece a field; `day` and `other` are when they were published.

    Who did it is none: reports of one event accuse different sides, and one side does much on one day.
    """
    yield _days(a, b, day, other)
    yield _place(a, b)
    yield _act(a, b)
    yield from _figures("killed", a, b, a.killed, b.killed)
    yield from _figures("injured", a, b, a.injured, b.injured)
    yield from _shared_words(a.words, b.words, "overlap", "rare", min(a.weight, b.weight))
    yield _sets("target", a.targets, b.targets)
    yield _sets("weapon", a.weapons, b.weapons)
    yield _sets("hour", a.hours, b.hours)
    yield ("leads_none", "leads_one", "leads_both")[a.leads + b.leads]


def _days(a: Telling, b: Telling, day: int, other: int) -> str:
    """How far apart the days of two tellings lie; a report that says none tells of its own day."""
    first = a.first if a.first is not None else day
    last = a.last if a.last is not None else day
    other_first = b.first if b.first is not None else other
    other_last = b.last if b.last is not None else other
    gap = max(other_first - last, first - other_last, 0)
    told = "told" if a.first is not None and b.first is not None else "days"
    return f"{told}_{DAYS[min(gap, len(DAYS) - 1)]}"


def _place(a: Telling, b: Telling) -> str:
    if a.names & b.names or a.ids & b.ids:
        return "place_same"
    if a.points and b.points:
        apart = min(distance_km(*p, *q) for p in a.points for q in b.points)
        return next((name for most, name in KILOMETRES if apart < most), "place_far")
    if not a.placed or not b.placed:
        return "place_open"
    what = "place_other_names" if a.names and b.names else "place_area"
    if not a.admins or not b.admins:
        return what
    return f"{what}_same_admin" if a.admins & b.admins else f"{what}_other_admin"


def is_far(a: Telling, b: Telling) -> bool:
    """Whether two tellings lie at places that cannot be one: none is named by both, and all are far apart."""
    if not a.points or not b.points or a.names & b.names or a.ids & b.ids:
        return False
    return min(distance_km(*p, *q) for p in a.points for q in b.points) > FARTHEST_KM


def _act(a: Telling, b: Telling) -> str:
    if a.acts & b.acts:
        return "act_same"
    if a.families & b.families:
        return "act_family"
    return "act_violent" if a.families & VIOLENCE and b.families & VIOLENCE else "act_other"


def _sets(field: str, mine: frozenset[str], theirs: frozenset[str]) -> str:
    if not mine or not theirs:
        return f"{field}_open"
    return f"{field}_same" if mine & theirs else f"{field}_other"


def _figures(
    effect: str, a: Telling, b: Telling, mine: frozenset[Figure], theirs: frozenset[Figure]
) -> Iterator[str]:
    if not mine or not theirs:
        if (effect in a.effects) != (effect in b.effects):
            yield f"{effect}_one_side"
    elif mine & theirs:
        yield f"{effect}_same"
    elif any(_overlap(x, y) for x in mine for y in theirs):
        yield f"{effect}_overlap"
    else:
        yield f"{effect}_other"


def _overlap(x: Figure, y: Figure) -> bool:
    return (x[1] is None or x[1] >= y[0]) and (y[1] is None or y[1] >= x[0])


def _shared_words(
    a: frozenset[str], b: frozenset[str], share: str, rare: str, lighter: float
) -> Iterator[str]:
    """How much of the lighter one's words they share (`share`), and how rare these words are (`rare`)."""
    shared = a & b
    part = weight(shared) / max(1.0, lighter)
    yield f"{share}_{OVERLAPS[min(int(part * 10), len(OVERLAPS) - 1)]}"
    rarities = math.fsum(max(0.0, rarity(stem) - RARE) for stem in shared)
    yield f"{rare}_{RARES[min(math.ceil(rarities / RARE_STEP), len(RARES) - 1)]}"
