"""Origins, not outlets: which reports of an event go back to one telling of it.

Reports share an origin where they are of one outlet, where one repeats the other's words, and where they
cite the same source by name. Whose side anybody is on plays no part.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rawi.knowledge.outlets import outlet_id
from rawi.link.cluster import components
from rawi.link.reports import Report, Telling
from rawi.model import Origin

COPIED = 0.9  # share of the shorter telling's words, from which it is a copy
SHORTEST = 12  # stems: shorter tellings are alike by chance


class Told(NamedTuple):
    """An event's part of one report: the report, and its tellings of the event."""

    report: Report
    tellings: tuple[Telling, ...]


def origins(told: Sequence[Told]) -> tuple[tuple[Origin, ...], dict[str, int]]:
    """The origins of an event, the earliest first, and the number of that of each report by its key."""
    by_key = {one.report.key: one for one in told}
    links = list(_links(told))
    groups = [
        sorted((by_key[key] for key in group), key=lambda one: (one.report.day, one.report.key))
        for group in components(by_key, [(a, b) for a, b, _ in links])
    ]
    groups.sort(key=lambda group: (group[0].report.day, group[0].report.key))
    found: list[Origin] = []
    number: dict[str, int] = {}
    for at, group in enumerate(groups):
        keys = {one.report.key for one in group}
        number |= dict.fromkeys(keys, at)
        why = sorted({reason for a, b, reason in links if a in keys})
        found.append(_origin(group, tuple(why)))
    return tuple(found), number


def _origin(group: Sequence[Told], why: tuple[str, ...]) -> Origin:
    sources = {s.kind for one in group for t in one.tellings for c in t.claims for s in c.source[-1:]}
    own = any(not c.source for one in group for t in one.tellings for c in t.claims)
    return Origin(
        documents=tuple(one.report.id for one in group),
        outlets=tuple(dict.fromkeys(one.report.outlet for one in group if one.report.outlet)),
        first=group[0].report.published,
        kinds=tuple(sorted({*sources, *(("outlet",) if own or not sources else ())})),
        why=why,
    )


def _links(told: Sequence[Told]) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of reports that share an origin, with the reason."""
    first: dict[str, str] = {}
    for one in told:
        for name in _named(one):
            other = first.setdefault(name, one.report.key)
            if other != one.report.key:
                yield other, one.report.key, name
    for at, one in enumerate(told):
        for other_ in told[at + 1 :]:
            if _is_copy(one.tellings, other_.tellings):
                yield one.report.key, other_.report.key, "copy"


def _named(one: Told) -> Iterator[str]:
    """The outlet of a report, and whoever it cites by name for all it says of the event."""
    if one.report.outlet:
        yield f"outlet:{outlet_id(one.report.outlet)}"
    claims = [claim for telling in one.tellings for claim in telling.claims]
    claims = [claim for claim in claims if claim.harm] or claims  # a headline has no source of its own
    if claims and all(claim.source for claim in claims):
        innermost = {claim.source[-1].id for claim in claims}
        yield from sorted(f"source:{id_}" for id_ in innermost if id_)
        media = (p for claim in claims for p in claim.source if p.kind == "media" and p.id)
        yield from sorted({f"outlet:{p.id}" for p in media})


def _is_copy(a: Iterable[Telling], b: Iterable[Telling]) -> bool:
    mine, theirs = (frozenset().union(*(t.words for t in tellings)) for tellings in (a, b))
    shorter = min(len(mine), len(theirs))
    return shorter >= SHORTEST and len(mine & theirs) >= COPIED * shorter
