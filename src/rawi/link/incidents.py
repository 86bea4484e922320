"""Writes incidents: from coded documents, or from reports in order, to events with all their accounts."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from rawi.knowledge.linking import link_weights
from rawi.knowledge.load import Knowledge
from rawi.link.accounts import spots, values
from rawi.link.cluster import components
from rawi.link.grades import grade, marks
from rawi.link.judged import claim_keys, judged_pair
from rawi.link.origins import Told, origins
from rawi.link.policies import figures
from rawi.link.reports import Report, Telling, read_report
from rawi.link.reviewed import REVIEWED, Review, reviewed_figures, reviewed_losses
from rawi.link.stories import stories
from rawi.model import Claim, CodedDocument, Figure, Harm, Incident, Judgement, Place, Spot

NO_REVIEWS: Mapping[str, Review] = {}
ID_DIGITS = 12


def link(
    coded: Iterable[CodedDocument],
    knowledge: Knowledge,
    *,
    judgements: Iterable[Judgement] = (),
    policies: Sequence[str] = ("range",),
    rank: Sequence[str] = (),
) -> Iterator[Incident]:
    """Yield the incidents that coded documents tell, story by story, the one with most reports first.

    The same in whatever order the documents come. A document without any day is left out.
    """
    found = {r.key: r for document in coded if (r := read_report(document, knowledge))}
    reports = sorted(found.values(), key=lambda report: (report.day, report.key))
    yield from link_reports(reports, judgements=judgements, policies=policies, rank=rank)


def link_reports(
    reports: Iterable[Report],
    *,
    weights: Mapping[str, float] | None = None,
    judgements: Iterable[Judgement] = (),
    policies: Sequence[str] = ("range",),
    rank: Sequence[str] = (),
    reviews: Mapping[str, Review] = NO_REVIEWS,
) -> Iterator[Incident]:
    """Yield the incidents of reports that come in order of `(day, key)`, as soon as no report can join them.

    Memory holds the reports of a window of days and of stories that still go on, not all.
    """
    for unit in link_units(reports, link_weights() if weights is None else weights, judgements):
        for told in unit.events:
            found = write(told, reviews)
            yield msgspec.structs.replace(found, figures=figures_of(found, policies, rank))


class Unit(NamedTuple):
    """Reports that nothing ties to others, and the events that they tell, each as its tellings."""

    reports: tuple[Report, ...]
    events: tuple[list[Told], ...]


def link_units(
    reports: Iterable[Report], weights: Mapping[str, float], judgements: Iterable[Judgement] = ()
) -> Iterator[Unit]:
    """Yield the units of reports that come in order of `(day, key)`, those that judgements bind at the end.

    What comes out of one does not depend on any report outside it.
    """
    verdicts = {pair: j.verdict for j in judgements if (pair := judged_pair(j))}
    apart = frozenset(pair for pair, verdict in verdicts.items() if verdict == "negative")
    bound = [pair for pair, verdict in verdicts.items() if verdict == "positive"]
    awaited = frozenset().union(*bound)
    held: list[Unit] = []
    for story in stories(reports, weights, apart):
        events = [_told(event, story.reports) for event in story.events]
        unit = Unit(tuple(story.reports.values()), tuple(sorted(events, key=_most_told_first)))
        if awaited and any(not awaited.isdisjoint(keys) for told in unit.events for keys in _keys(told)):
            held.append(unit)
        else:
            yield _with_claims(unit)
    yield from map(_with_claims, _bind(held, bound))


def _most_told_first(told: Sequence[Told]) -> tuple[int, int, str]:
    return -len(told), told[0].report.day, told[0].report.key


def _with_claims(unit: Unit) -> Unit:
    """The unit without events that no claim tells."""
    claimed = [
        told for told in unit.events if any(telling.claims for one in told for telling in one.tellings)
    ]
    return unit._replace(events=tuple(claimed))


def _keys(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Yield what each claim of an event is called: by its number, and by where its event word begins."""
    for one in told:
        for telling in one.tellings:
            for claim in telling.claims:
                yield claim_keys(one.report.id, claim)


def _bind(held: Sequence[Unit], bound: Iterable[frozenset[str]]) -> Iterator[Unit]:
    """Yield units put together, and events in them, where a person says that claims are of one event."""
    events = {(f"{at:09d}", n): told for at, unit in enumerate(held) for n, told in enumerate(unit.events)}
    where: dict[str, list[tuple[str, int]]] = {}
    for event, told in events.items():
        for claim in {key for keys in _keys(told) for key in keys}:
            where.setdefault(claim, []).append(event)
    pairs = [
        (a, b)
        for pair in bound
        for x in sorted(pair)
        for y in sorted(pair)
        for a in where.get(x, ())
        for b in where.get(y, ())
    ]
    groups = components(events, pairs)
    for names in components([f"{at:09d}" for at in range(len(held))], [(a[0], b[0]) for a, b in pairs]):
        inside = [group for group in groups if group[0][0] in names]
        found = [_together(one for event in group for one in events[event]) for group in inside]
        reports = (report for name in names for report in held[int(name)].reports)
        yield Unit(tuple(reports), tuple(sorted(found, key=_most_told_first)))


def _told(event: Sequence[tuple[str, int]], reports: Mapping[str, Report]) -> list[Told]:
    return _together(Told(reports[key], (reports[key].tellings[at],)) for key, at in event)


def _together(parts: Iterable[Told]) -> list[Told]:
    """One part a report, in order of day."""
    tellings: dict[str, dict[Telling, None]] = {}
    reports: dict[str, Report] = {}
    for part in parts:
        reports[part.report.key] = part.report
        tellings.setdefault(part.report.key, {}).update(dict.fromkeys(part.tellings))
    return sorted(
        (Told(report, tuple(tellings[key])) for key, report in reports.items()),
        key=lambda one: (one.report.day, one.report.key),
    )


def figures_of(incident: Incident, policies: Sequence[str], rank: Sequence[str] = ()) -> tuple[Figure, ...]:
    """The figures of an incident by these policies; what was reviewed comes with the incident."""
    reviewed = incident.figures if REVIEWED in policies else ()
    return (*figures(incident.values, policies, rank), *(f for f in reviewed if f.policy == REVIEWED))


def write(told: Sequence[Told], reviews: Mapping[str, Review] = NO_REVIEWS) -> Incident:
    """The incident of an event's tellings; of its figures those alone that people reviewed."""
    found, number = origins(told)
    given = values(told, number)
    claims = [claim for one in told for telling in one.tellings for claim in telling.claims]
    start, end = _days(told)
    published = [one.report.published for one in told if one.report.published]
    return Incident(
        id=_id(told),
        acts=tuple(
            act for act, _ in sorted(Counter(c.act for c in claims).items(), key=lambda a: (-a[1], a[0]))
        ),
        start=start,
        end=end,
        places=tuple(map(_spot, spots(told).values())),
        documents=tuple(one.report.id for one in told),
        mentions=tuple(one.report.id for one in told if not any(t.claims for t in one.tellings)),
        claims=tuple(sorted({number for number, _ in _keys(told)})),
        values=given,
        origins=found,
        first_reported=min(published, default=None),
        grade=grade(found),
        marks=marks(given, *_word_of_actors(claims)),
        figures=reviewed_figures(_reviewed(told, reviews)),
    )


def _reviewed(told: Sequence[Told], reviews: Mapping[str, Review]) -> Iterator[Harm]:
    """Yield the losses of claims that people reviewed in the text that stands."""
    if not reviews:
        return
    for one in told:
        sha256 = one.report.key.rpartition("\n")[2]
        for claim in {claim.id: claim for telling in one.tellings for claim in telling.claims}.values():
            number, word = claim_keys(one.report.id, claim)
            review = reviews.get(word) or reviews.get(number)
            if review is not None and sha256.startswith(review.version) and claim.status != "denied":
                yield from reviewed_losses(claim, review)


def _id(told: Sequence[Told]) -> str:
    """Made from the telling that founded the incident: the first claim of the earliest report."""
    founder = next(one for one in told if any(telling.claims for telling in one.tellings))
    telling = next(telling for telling in founder.tellings if telling.claims)
    name = f"{founder.report.key}#{telling.claims[0].id}@{min(telling.names, default='')}"
    return "i" + hashlib.sha256(name.encode()).hexdigest()[:ID_DIGITS]


def _days(told: Sequence[Told]) -> tuple[date, date]:
    """The days that the reports tell, else the first day of publication."""
    days = [
        (t.first, t.last) for one in told for t in one.tellings if t.first is not None and t.last is not None
    ]
    if not days:
        first = date.fromordinal(told[0].report.day)
        return first, first
    return date.fromordinal(min(first for first, _ in days)), date.fromordinal(max(last for _, last in days))


def _word_of_actors(claims: Sequence[Claim]) -> tuple[bool, bool]:
    """Whether an actor says itself that it did it, and whether one denies it."""
    actors = {party.id for claim in claims for party in claim.actor if party.id}
    own = [claim for claim in claims if any(party.id in actors for party in claim.source if party.id)]
    claimed = any(
        c.status == "asserted" and {p.id for p in c.actor} & {p.id for p in c.source} - {None} for c in own
    )
    return claimed, any(claim.status == "denied" for claim in own)


def _spot(place: Place) -> Spot:
    return Spot(
        name=place.text,
        id=place.id,
        admin=place.admin,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        radius_km=place.radius_km,
    )
