"""Writes incidents: from coded documents, or from reports in order, to events with all their accounts."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rawi.knowledge.linking import link_weights
from rawi.knowledge.load import Knowledge
from rawi.link.accounts import spots, values
from rawi.link.cluster import components
from rawi.link.grades import grade, marks
from rawi.link.origins import Told, origins
from rawi.link.policies import figures
from rawi.link.reports import Report, Telling, read_report
from rawi.link.stories import claim_key, stories
from rawi.model import Claim, CodedDocument, Incident, Judgement, Place, Spot

SAME_EVENT = "same_event"  # the field of a judgement on two claims
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
) -> Iterator[Incident]:
    """Yield the incidents of reports that come in order of `(day, key)`, as soon as no report can join them.

    Memory holds the reports of a window of days and of stories that still go on, not all.
    """
    verdicts = {pair: j.verdict for j in judgements if (pair := judged_pair(j))}
    apart = frozenset(pair for pair, verdict in verdicts.items() if verdict == "negative")
    bound = [pair for pair, verdict in verdicts.items() if verdict == "positive"]
    awaited = frozenset().union(*bound)
    held: list[list[Told]] = []
    for story in stories(reports, link_weights() if weights is None else weights, apart):
        events = [_told(event, story.reports) for event in story.events]
        for told in sorted(events, key=lambda told: (-len(told), told[0].report.day, told[0].report.key)):
            if awaited and awaited & _claims(told):
                held.append(told)
            elif any(telling.claims for one in told for telling in one.tellings):
                yield write(told, policies, rank)
    for told in _bind(held, bound):
        yield write(told, policies, rank)


def judged_pair(judgement: Judgement) -> frozenset[str] | None:
    """The two claims that a judgement is about, where it is one on two claims being of one event."""
    if judgement.field != SAME_EVENT:
        return None
    return frozenset((judgement.about, judgement.value))


def _claims(told: Sequence[Told]) -> frozenset[str]:
    return frozenset(
        claim_key(one.report, claim.id) for one in told for t in one.tellings for claim in t.claims
    )


def _bind(held: Sequence[list[Told]], bound: Iterable[frozenset[str]]) -> list[list[Told]]:
    """Events put together where a person says that claims of theirs are of one."""
    where: dict[str, list[str]] = {}
    names = [f"{at:09d}" for at in range(len(held))]
    for name, told in zip(names, held, strict=True):
        for claim in _claims(told):
            where.setdefault(claim, []).append(name)
    pairs = [
        (a, b)
        for pair in bound
        for x in pair
        for y in pair
        for a in where.get(x, ())
        for b in where.get(y, ())
    ]
    groups = components(names, pairs)
    return [_together([one for name in group for one in held[int(name)]]) for group in groups]


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


def write(told: Sequence[Told], policies: Sequence[str], rank: Sequence[str] = ()) -> Incident:
    """The incident of an event's tellings."""
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
        claims=tuple(sorted(_claims(told))),
        values=given,
        origins=found,
        first_reported=min(published, default=None),
        grade=grade(found),
        marks=marks(given, *_word_of_actors(claims)),
        figures=figures(given, policies, rank),
    )


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
