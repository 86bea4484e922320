"""Ties a place name to one row, or says why it cannot be.

Namesakes are weighed by what the text says around the name, by the countries and governorates that the
report is about, by the places that it names near by, and by their size; a narrow lead decides nothing.
"""

import math
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

import msgspec

from rawi.arabic.bearings import AT, RURAL, Bearing, is_only_side
from rawi.arabic.fold import fold_word
from rawi.gazetteer.distance import distance_km
from rawi.ground.candidates import Candidates, Relation
from rawi.ground.evidence import BY_PLACE, Evidence
from rawi.knowledge.gazetteer import KNOWN, NEAR, WIDE, Box, GazetteerRow
from rawi.model import Unresolved

T = TypeVar("T")
SHOWN = 8  # candidates named when a name stays open
SEAT = 3  # a town that its district is named after counts like one so many times as large
MARGIN = 10  # a place so many times larger outshines a far-off namesake
# Weights, in powers of ten of size (set on the development reports, 2026): containment that the text
# states before all, then the country and the governorate of the report, then what lies near by.
STATED_COUNTRY, STATED_ADMIN, COUNTRY, ADMIN, NEARBY, FAR_OFF, RESPELLED = 8.0, 6.0, 5.0, 2.5, 1.5, 3.0, 1.5
SEVERAL, NOWHERE = "several places have this name", "nothing says in which country"
LEVELS_OF = {
    "quarter": ("quarter", "facility"),
    "settlement": ("town", "district"),
    "village": ("town", "district"),
    "division": ("admin1", "district"),
}
BORDER_KM, BORDER = 60.0, 0.15  # and degrees: so far over a border may a place lie that is put behind it
CANONICAL = 0.9  # for the name that a place goes by first
FEATURE, INSIDE = 1.5, 1.5  # the sort of place that the text says; the part of a governorate
LEAD = 0.8  # the best must be ahead of the next by this much
SMALLEST = 1000  # people; below it size tells nothing
TELLING = 6  # letters: a shorter name that only a user's table knows needs its country named
SETTLED = frozenset(("settlement", "village"))
FAR_DEGREES = (
    6.0  # so far from all places of the report, one of another country is no village that it tells of
)
KNOWN_ANYWHERE = 20_000  # people: a smaller place is not meant where the report is about another country
NEAR_DEGREES = 0.35  # about 35 km: so far off, nearness has lost two thirds of its weight
INEXACT = 0.6  # confidence in a name one letter off, or generated
SURE, NEARLY_SURE = 0.97, 0.9  # confidence in a name without rivals, and in one that is spelled otherwise
ONE_PLACE = 0.15  # degrees: rows of one name and governorate so close are one place for a report


class Meaning(NamedTuple):
    """The row that a name means, or why it has none; how the name stands to the row, and how sure that is.

    `relation` is `area` (`ريف ادلب الجنوبي`), `facility` (`مستشفي الرستن`) or empty; `core` is the part of
    the name that the row bears.
    """

    row: GazetteerRow | None
    unresolved: Unresolved | None
    confidence: float = 0.0
    relation: Relation = ""
    core: str = ""


_by_score = itemgetter(0)


class Weighed(NamedTuple):
    """The candidates of a name, each with its score: `first` as the report weighs them, `scored` at last."""

    name: str
    scored: tuple[tuple[float, GazetteerRow], ...]
    first: tuple[tuple[float, GazetteerRow], ...]
    relation: Relation = ""
    core: str = ""
    inexact: bool = False  # the name is one letter off, or the table's was generated
    elsewhere: tuple[str, ...] = ()  # ids of rows that lie outside the area that the text says

    def rescored(self, scored: Iterable[tuple[float, GazetteerRow]]) -> "Weighed":
        """The same candidates with other scores."""
        return self._replace(scored=tuple(sorted(scored, key=_by_score, reverse=True)))


def ground_place(
    name: str, candidates: Candidates, evidence: Evidence, within: GazetteerRow | None = None
) -> Meaning:
    """What a folded name means by itself; `within` is the row of the place that the text says it lies in."""
    return decide(weigh(name, candidates, evidence, within), evidence, within)


def weigh(
    name: str,
    candidates: Candidates,
    evidence: Evidence,
    within: GazetteerRow | None = None,
    *,
    bearing: Bearing = AT,
    area: Box | None = None,
) -> Weighed:
    """The candidates of a folded name, best first; `bearing` is what the text says before it.

    The countryside of a name is that of a governorate before a town; behind `حي` stands a quarter. What lies
    in the `area` that the text puts it in goes before what lies elsewhere in the same governorate.
    """
    relation: Relation = ""
    core, town = name, not bearing.rural and name.partition(" ")[0] not in RURAL
    named = {key for key, votes in evidence.admins.items() if votes >= BY_PLACE}
    found = candidates.find(name, within, named)
    if not found:
        found, relation, core = candidates.find_core(name, announced=bearing.feature in SETTLED)
        town = relation != "area"
    if not found and (found := candidates.parts(name)):
        relation, core = "facility", name
    if relation == "facility":
        found = _hosts(found, evidence, within)
    inexact = not found and bool(
        found := candidates.generated(name, within, named) or candidates.one_off(name, within)
    )
    found = [row for row in found if bearing.feature not in ("quarter", "village") or row.level not in WIDE]
    if bearing.feature == "village" and within is None:
        found = [row for row in found if not _is_foreign(row, evidence)]
    inside = [row for row in found if _may_lie(row, within, area)]
    elsewhere = () if inside else tuple(row.id for row in found[:SHOWN])
    town = town and bearing.feature != "division"
    found = _without_far_namesakes(_same_place_once(inside, town=town), evidence.country()) if inside else []
    scored = tuple(
        (_score(core, row, evidence, within) + _fit(row, bearing.feature, area), row) for row in found
    )
    core = name if inexact else core
    return Weighed(name, (), scored, relation, core, inexact, elsewhere).rescored(scored)


def _same_place_once(found: Sequence[GazetteerRow], *, town: bool = True) -> list[GazetteerRow]:
    """Of a country, its capital, a governorate and its main town that share a name, only one.

    The country goes before all; else the town, or with `town=False` the governorate.
    """
    if len(found) == 1:
        return list(found)
    towns = ("facility", "town", "quarter", "district")
    widths = ("country", *towns, "admin1", "region") if town else ("country", "admin1", "region", *towns)
    ranked = sorted(found, key=lambda row: widths.index(row.level) if row.level in widths else len(widths))
    kept: list[GazetteerRow] = []
    for row in ranked:
        double = next((i for i, other in enumerate(kept) if _same_place(row, other)), None)
        if double is None:
            kept.append(row)
        else:  # what a division is named after goes before its namesakes
            rank = max(row.rank, kept[double].rank) * (SEAT if row.level in ("admin1", "district") else 1)
            kept[double] = msgspec.structs.replace(kept[double], rank=rank)
    return sorted(kept, key=lambda row: -row.rank)


def _same_place(row: GazetteerRow, other: GazetteerRow) -> bool:
    if row.country != other.country or row.level == other.level:
        return False
    return other.level == "country" or row.admin == other.admin or _is_near(row, other)


def decide(weighed: Weighed, evidence: Evidence, within: GazetteerRow | None = None) -> Meaning:
    """The row that a name means, or None with the reason and the candidates; a narrow lead is none."""
    if weighed.elsewhere:
        reason = "known only outside the area that the text says"
        return Meaning(None, Unresolved(reason=reason, candidates=weighed.elsewhere))
    if not weighed.scored:
        return Meaning(None, Unresolved(reason="not in the gazetteer"))
    best, first = weighed.scored[0]
    candidates = tuple(row.id for _, row in weighed.scored[:SHOWN])
    about = evidence.country()
    small = first.rank < KNOWN_ANYWHERE and not _is_named_in_full(first, weighed)
    elsewhere = about not in (None, first.country) and within is None
    elsewhere = elsewhere and (small or is_only_side(weighed.name))
    if elsewhere and evidence.countries.get(first.country, 0) <= BY_PLACE:  # its own vote
        return Meaning(None, Unresolved(reason="known only in another country", candidates=candidates))
    stray = first.installed and within is None and not evidence.countries.get(first.country)
    if stray and (len(weighed.scored) > 1 or len(weighed.name) < TELLING):
        return Meaning(None, Unresolved(reason=NOWHERE, candidates=candidates))
    rivals = [score for score, row in weighed.scored[1:] if not _is_one_place(first, row)]
    if rivals and best - rivals[0] < LEAD:
        return Meaning(None, Unresolved(reason=SEVERAL, candidates=candidates))
    sure = SURE if weighed.core in first.names else INEXACT if weighed.inexact else NEARLY_SURE
    confidence = round(sure / (1 + math.fsum(10 ** (score - best) for score in rivals)), 2)
    return Meaning(first, None, confidence, weighed.relation, weighed.core)


def _is_foreign(row: GazetteerRow, evidence: Evidence) -> bool:
    """Whether a row lies in another country than the report is about, and far from all that it names."""
    if evidence.country() in (None, row.country) or evidence.countries.get(row.country, 0) > BY_PLACE:
        return False  # its own vote
    gaps = [abs(lat - row.lat) + abs(lon - row.lon) for lat, lon in evidence.points]
    return min((gap for gap in gaps if gap), default=math.inf) > FAR_DEGREES


def _is_named_in_full(row: GazetteerRow, weighed: Weighed) -> bool:
    """`قاعدة العديد`: an airfield by what it is and its name, which is no namesake of a town."""
    return row.level == "facility" and " " in weighed.name and weighed.name in row.names


def shares(weighed: Weighed) -> list[tuple[float, GazetteerRow]]:
    """The candidates with the share that falls to each, scores being powers of ten."""
    if not weighed.scored:
        return []
    best = weighed.scored[0][0]
    powers = [10 ** (score - best) for score, _ in weighed.scored]
    whole = math.fsum(powers)
    return [(power / whole, row) for power, (_, row) in zip(powers, weighed.scored, strict=True)]


def _is_one_place(row: GazetteerRow, other: GazetteerRow) -> bool:
    """Whether two rows of one name are hardly two places; whose country one lies in may be disputed."""
    return row.admin == other.admin and _is_near(row, other)


def _is_near(row: GazetteerRow, other: GazetteerRow) -> bool:
    return max(abs(row.lat - other.lat), abs(row.lon - other.lon)) < ONE_PLACE


def _score(name: str, row: GazetteerRow, evidence: Evidence, within: GazetteerRow | None) -> float:
    score = math.log10(max(row.rank, SMALLEST))
    score += CANONICAL if fold_word(row.name_ar) == name else 0.0
    score -= RESPELLED if not any(n in name for n in row.names) else 0.0
    score += COUNTRY * _share(evidence.countries, row.country)
    if row.admin:
        score += ADMIN * _share(evidence.admins, (row.country, row.admin))
    score -= FAR_OFF if row.country not in NEAR else 0.0
    score += NEARBY * _nearness(row, evidence.points)
    if within is not None:
        score += STATED_COUNTRY if row.country == within.country else 0.0
        score += STATED_ADMIN if row.admin and row.admin == within.admin else 0.0
    return score


def _hosts(
    found: Sequence[GazetteerRow], evidence: Evidence, within: GazetteerRow | None
) -> list[GazetteerRow]:
    """The rows that a facility may be named after: those of the countries of the report.

    Of villages those of its governorates, or the only one of the country that it is about. None for what
    is named after a country.
    """
    if any(row.level == "country" for row in found):
        return []
    kept = [row for row in found if row.country in evidence.countries]
    if within is not None or (len(kept) == 1 and kept[0].country == evidence.country()):
        return kept
    admins = {key for key, votes in evidence.admins.items() if votes > BY_PLACE}  # more than its own vote
    return [
        row for row in kept if row.level in WIDE or row.rank >= KNOWN or (row.country, row.admin) in admins
    ]


def _may_lie(row: GazetteerRow, within: GazetteerRow | None, area: Box | None) -> bool:
    """Whether a row may lie in the place that the text puts it in; towns near a border lie in both."""
    if within is None or row.level == "country":
        return True
    if row.country != within.country:
        return row.level == "admin1" and within.level == "region"
    if row.level == "admin1" or row.admin in (None, within.admin) or within.admin is None:
        return True
    if within.level == "region":
        return True
    if area is None or within.level == "town":
        return distance_km(row.lat, row.lon, within.lat, within.lon) < BORDER_KM
    west, south, east, north = area
    return west - BORDER < row.lon < east + BORDER and south - BORDER < row.lat < north + BORDER


def _fit(row: GazetteerRow, feature: str, area: Box | None) -> float:
    """What the word before a name, and the area that it is put in, say for a row."""
    score = FEATURE if feature and row.level in LEVELS_OF[feature] else 0.0
    if area is not None:
        west, south, east, north = area
        score += INSIDE if west <= row.lon <= east and south <= row.lat <= north else 0.0
    return score


def _share(votes: dict[T, float], of: T) -> float:
    """The votes of one as a part of what the first one has."""
    return votes.get(of, 0.0) / max(votes.values()) if votes else 0.0


def _nearness(row: GazetteerRow, points: list[tuple[float, float]]) -> float:
    """1 beside the nearest other place of the report, less the farther off it is."""
    gaps = [abs(lat - row.lat) + abs(lon - row.lon) for lat, lon in points]
    nearest = min((gap for gap in gaps if gap), default=None)
    return math.exp(-nearest / NEAR_DEGREES) if nearest is not None else 0.0


def _without_far_namesakes(found: list[GazetteerRow], about: str | None) -> list[GazetteerRow]:
    """Without small towns that a far larger place outshines: Lebanon in Pennsylvania, Paris in Texas.

    In the region itself only a metropolis outshines a village, and none in the country of the report.
    """
    first = found[0]
    rivals = [row for row in found[1:] if first.level == "country" or row.country not in NEAR]
    outshone = {row.id for row in rivals if first.rank > MARGIN * row.rank}
    if about is not None:
        outshone |= {r.id for r in found[1:] if r.country != about and first.rank > MARGIN**2 * r.rank}
    return [row for row in found if row.id not in outshone]
