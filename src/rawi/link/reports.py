"""What is compared of a report: its tellings, one an event, made of its claims.

Claims of a report that may tell one event are one telling; a list of places far apart is one telling a
place. History, totals and speech do not tell an incident of their own.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rawi.arabic.names import name_key
from rawi.gazetteer.distance import distance_km
from rawi.knowledge.load import Knowledge
from rawi.link.names import areas_in, names_in
from rawi.link.words import all_stems, long_enough, stems, weight
from rawi.model import HAPPENED, Claim, CodedDocument, Place

GROUND = frozenset(
    ("remote_violence", "direct_violence", "control", "civil")
)  # families of acts that are linked
VIOLENCE = frozenset(("remote_violence", "direct_violence"))
TOLD_DAYS = 3  # a time wider than this says nothing of the day
SHORT_TEXT = 600  # letters: all of so short a text is about its event, where it tells one
HEADLINE = 20  # letters: a shorter first line is none
ONE_SPOT_KM = 5.0  # places of one claim so near each other are one scene
AREAS = ("admin1:", "iso:", "region:")  # ids of what is wider than a town
STRUCK = frozenset(
    ("object", "other", "civilians")
)  # kinds of targets whose words tell one event from another
HOURS = frozenset(
    f"time:{word}" for word in ("dawn", "morning", "noon", "afternoon", "evening", "night", "at_night")
)
Figure = tuple[int, int | None]  # at least, at most


class Telling(NamedTuple):
    """One report's account of one event, as far as it is compared.

    Days are ordinals; they are None where the report does not say when. `names` are keys of places, `admins`
    the governorates of these, where there is no place those that the report names anywhere; `words` the stems
    of the paragraphs that tell it, `targets` and `weapons` those of what was hit and with what, `hours` the
    parts of the day.
    """

    claims: tuple[Claim, ...] = ()
    acts: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    names: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    points: tuple[tuple[float, float], ...] = ()
    admins: frozenset[str] = frozenset()
    placed: bool = False
    killed: frozenset[Figure] = frozenset()
    injured: frozenset[Figure] = frozenset()
    effects: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    weight: float = 0.0
    leads: bool = True
    targets: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()


class Report(NamedTuple):
    """A coded text as it is compared: its tellings, its day of publication, and the places it names."""

    key: str
    id: str
    outlet: str | None
    published: date | None
    day: int
    tellings: tuple[Telling, ...]
    names: frozenset[str]
    words: frozenset[str] = frozenset()
    weight: float = 0.0


def read_report(coded: CodedDocument, knowledge: Knowledge) -> Report | None:
    """The report of a coded text; None where neither text nor publication say a day.

    A text without a claim of its own kind is one bare telling: its words alone may place it.
    """
    day = day_of(coded)
    if day is None:
        return None
    written = {span: all_stems(coded.text[slice(*span)]) for span in _paragraphs(coded.text)}
    paragraphs = {span: long_enough(words) for span, words in written.items()}
    whole = [stem for words in paragraphs.values() for stem in words]
    groups = list(_one_event(_current(coded.claims, knowledge), knowledge))
    headline = next((end for start, end in paragraphs if end - start > HEADLINE), 0)
    short = len(coded.text) < SHORT_TEXT and len(groups) == 1
    tellings = []
    for claims, places in groups:
        told = {p for claim in claims for p in paragraphs if p[0] <= claim.trigger.start <= p[1]}
        words = whole if short else [stem for span in told for stem in paragraphs[span]]
        leads = short or any(claim.trigger.start <= headline for claim in claims)
        tellings.append(_telling(claims, places, frozenset(words), leads, knowledge))
    if not tellings:
        words_ = frozenset(whole)
        tellings.append(Telling(words=words_, weight=weight(words_)))
    spelled = [stem for words in written.values() for stem in words]
    areas = areas_in(spelled, knowledge)
    tellings = [t._replace(admins=areas) if t.claims and not t.placed else t for t in tellings]
    names, every = names_in(spelled, knowledge), frozenset(whole)
    key = report_key(coded)
    return Report(
        key, coded.id, coded.outlet, coded.published, day, tuple(tellings), names, every, weight(every)
    )


def report_key(coded: CodedDocument) -> str:
    """What names a text among all: its id and its hash, so that the same text read twice is one report."""
    return f"{coded.id}\n{coded.sha256}"


def day_of(coded: CodedDocument) -> int | None:
    """The day of publication as an ordinal, else the last day that a claim tells, else None."""
    if coded.published:
        return coded.published.toordinal()
    days = [c.time.end.toordinal() for c in coded.claims if c.time and c.time.start and c.time.end]
    return max(days, default=None)


def _current(claims: Iterable[Claim], knowledge: Knowledge) -> list[Claim]:
    """The claims of events on the ground, not of plans; history and totals only where there is no news."""
    ground = [c for c in claims if knowledge.acts[c.act].family in GROUND and c.status in HAPPENED]
    return [claim for claim in ground if not (claim.background or claim.aggregate)] or ground


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _one_event(
    claims: Iterable[Claim], knowledge: Knowledge
) -> Iterator[tuple[tuple[Claim, ...], tuple[Place, ...]]]:
    """Yield the claims of each event with its places, in text order."""
    groups: list[tuple[list[Claim], list[Place]]] = []
    for claim in claims:
        for places in _scenes(claim.places):
            group = next((g for g in groups if _may_be_one(g, claim, places)), None)
            if group is None:
                groups.append(([claim], list(places)))
            else:
                group[0].append(claim)
                group[1].extend(places)
    for found, places_ in groups:
        yield tuple(dict.fromkeys(found)), tuple(places_)


def _scenes(places: tuple[Place, ...]) -> list[tuple[Place, ...]]:
    """The places of one claim, those far apart each by itself; what has no point stays with the first."""
    scenes: list[list[Place]] = []
    for place in places:
        near = next((s for s in scenes if is_area(place) or not _is_apart(place, s[0])), None)
        if near is None:
            scenes.append([place])
        else:
            near.append(place)
    return [tuple(scene) for scene in scenes] or [()]


def is_area(place: Place) -> bool:
    """Whether a place is wider than a town."""
    return place.precision == "area" or (place.id or "").startswith(AREAS)


def _is_apart(place: Place, other: Place) -> bool:
    if is_area(other) or None in (place.lat, place.lon, other.lat, other.lon):
        return False
    assert place.lat is not None
    assert place.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    return distance_km(place.lat, place.lon, other.lat, other.lon) > ONE_SPOT_KM


def _may_be_one(group: tuple[list[Claim], list[Place]], claim: Claim, places: tuple[Place, ...]) -> bool:
    """Whether a claim at these places contradicts none of a group: neither places, days nor figures."""
    told, where = group
    here = {name_key(place.text) for place in places if not is_area(place)}
    there = {name_key(place.text) for place in where if not is_area(place)}
    if here and there and not here & there:
        return False
    if any(_days_differ(claim, other) for other in told):
        return False
    for effect in ("killed", "injured"):
        mine, theirs = _figures([claim], effect), _figures(told, effect)
        if mine and theirs and not mine & theirs:
            return False
    return True


def _days_differ(claim: Claim, other: Claim) -> bool:
    mine, theirs = _days([claim]), _days([other])
    return mine is not None and theirs is not None and (mine[0] > theirs[1] or theirs[0] > mine[1])


def _days(claims: Iterable[Claim]) -> tuple[int, int] | None:
    """The days that claims tell, as ordinals, where a time is narrow enough."""
    told = [
        (c.time.start.toordinal(), c.time.end.toordinal())
        for c in claims
        if c.time and c.time.start and c.time.end and (c.time.end - c.time.start).days <= TOLD_DAYS
    ]
    return (min(first for first, _ in told), max(last for _, last in told)) if told else None


def _figures(claims: Iterable[Claim], effect: str) -> frozenset[Figure]:
    return frozenset((h.min, h.max) for c in claims for h in c.harm if h.effect == effect and h.min)


def _telling(
    claims: tuple[Claim, ...],
    places: tuple[Place, ...],
    words: frozenset[str],
    leads: bool,
    knowledge: Knowledge,
) -> Telling:
    spots = [place for place in places if not is_area(place)]
    days = _days(claims)
    return Telling(
        claims=claims,
        acts=frozenset(claim.act for claim in claims),
        families=frozenset(knowledge.acts[claim.act].family for claim in claims),
        first=days[0] if days else None,
        last=days[1] if days else None,
        names=frozenset(name_key(place.text) for place in spots),
        ids=frozenset(place.id for place in spots if place.id),
        points=tuple({(p.lat, p.lon): None for p in spots if p.lat is not None and p.lon is not None}),
        admins=frozenset(place.admin for place in places if place.admin),
        placed=bool(places),
        killed=_figures(claims, "killed"),
        injured=_figures(claims, "injured"),
        effects=frozenset(h.effect for claim in claims for h in claim.harm),
        words=words,
        weight=weight(words),
        leads=leads,
        targets=_stems(party.text for claim in claims for party in claim.target if party.kind in STRUCK),
        weapons=_stems(claim.weapon.text for claim in claims if claim.weapon),
        hours=frozenset(because for c in claims if c.time for because in c.time.because if because in HOURS),
    )


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for stem in stems(text))
