"""Decides which tellings are of one event, in two steps.

First whole reports are put together by the surest pair of their tellings: what a report is mainly about is
told by all of it. The tellings that carry such a story are its core; the others then join a core, or each
other, only where their own fields say so clearly.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from rawi.link.blocks import WINDOW_DAYS, candidates
from rawi.link.cluster import APART, components, likely, linked
from rawi.link.compare import Match, compare, is_far
from rawi.link.judged import claim_keys
from rawi.link.reports import Report

STORY = -1.1  # log-odds from which reports are one story; by cross-validation, as are those below
ASIDE = 0.0  # log-odds from which a telling aside joins
AGAINST = -4.0  # log-odds from which a pair is worth keeping
Part = tuple[str, int]  # a report's key and the place of the telling in it
Matches = dict[str, dict[str, tuple[Match, ...]]]


class Story(NamedTuple):
    """Reports that hang together, and the events that they tell, as lists of their tellings."""

    reports: dict[str, Report]
    events: list[list[Part]]


def stories(
    reports: Iterable[Report], weights: Mapping[str, float], apart: frozenset[frozenset[str]] = frozenset()
) -> Iterator[Story]:
    """Yield groups of reports that hang together with their events, each as soon as none can join it.

    `reports` have to come in order of `(day, key)`. `apart` are pairs of claims' keys that a person holds
    to be of different events.
    """
    open_: dict[str, Report] = {}
    matches: Matches = defaultdict(dict)
    day = None
    for report, others in candidates(reports):
        if day is not None and report.day > day:
            yield from _closed(open_, matches, report.day - WINDOW_DAYS)
        day = report.day
        open_[report.key] = report
        if kept_apart := _kept_apart_inside(report, apart):
            matches[report.key][report.key] = kept_apart
        for other in others:
            found = tuple(_judged(match, report, other, apart) for match in compare(report, other, weights))
            if any(match.odds > AGAINST or match.odds <= APART for match in found):
                matches[report.key][other.key] = found
                matches[other.key][report.key] = tuple(Match(m.second, m.first, m.odds) for m in found)
    yield from _closed(open_, matches, (day or 0) + 1)


def _kept_apart_inside(report: Report, apart: frozenset[frozenset[str]]) -> tuple[Match, ...]:
    """The pairs of a report's own tellings that a person holds to be of different events."""
    numbers = range(len(report.tellings)) if apart else ()
    found = (_judged(Match(i, j, 0.0), report, report, apart) for i in numbers for j in numbers if i != j)
    return tuple(match for match in found if match.odds <= APART)


def _judged(match: Match, a: Report, b: Report, apart: frozenset[frozenset[str]]) -> Match:
    """The match, or the word of a person who holds claims of its tellings apart."""
    if not apart:
        return match
    claims = (
        frozenset((mine, theirs))
        for x in a.tellings[match.first].claims
        for y in b.tellings[match.second].claims
        for mine in claim_keys(a.id, x)
        for theirs in claim_keys(b.id, y)
    )
    return match._replace(odds=APART) if any(pair in apart for pair in claims) else match


def _closed(open_: dict[str, Report], matches: Matches, before: int) -> Iterator[Story]:
    """Yield and let go the groups of reports whose last day lies before a day."""
    strong = (
        (a, b)
        for a, others in matches.items()
        for b, found in others.items()
        if a < b and max(match.odds for match in found) > STORY
    )
    for group in components(open_, strong):
        if max(open_[key].day for key in group) < before:
            inside = {key: open_.pop(key) for key in group}
            yield Story(inside, _events(inside, matches))
            for key in group:
                for other in matches.pop(key, {}):
                    if other in matches:
                        matches[other].pop(key, None)


def _events(reports: Mapping[str, Report], matches: Matches) -> list[list[Part]]:
    """The events of reports that hang together: cores of stories, and what is told aside."""
    odds = {
        (a, b): max(match.odds for match in matches[a][b])
        for a in reports
        for b in matches.get(a, ())
        if a < b and b in reports
    }
    cores = [_core(group, reports, matches) for group in linked(reports, odds, STORY)]
    is_apart = _apart_in(reports, matches)
    taken = {part for core in cores for part in core}
    aside = [(key, at) for key in sorted(reports) for at in range(len(reports[key].tellings))]
    loose = []
    for part in aside:
        if part in taken:
            continue
        near = [
            (at, core)
            for at, core in enumerate(cores)
            if core and not any(is_apart(part, other) for other in core)
        ]
        best = max(((_mean(part, core, matches), -at) for at, core in near), default=(0.0, 0))
        if best[0] > likely(ASIDE):
            cores[-best[1]].append(part)
        else:
            loose.append(part)
    rest = linked(loose, _between(loose, matches), ASIDE, is_apart)
    events = [core for core in cores if core] + rest
    return _retold(events, reports, lambda x, y: is_apart(x, y) or _is_kept_apart(x, y, matches))


def _retold(
    events: list[list[Part]], reports: Mapping[str, Report], is_apart: Callable[[Part, Part], bool]
) -> list[list[Part]]:
    """The events; what one report alone tells goes with that of which it says itself that it tells again."""
    found = dict(enumerate(events))
    into = {at: at for at in found}
    for first, second in sorted(_said_same(events, reports)):
        a, b = _followed(first, into), _followed(second, into)
        lone, other = (b, a) if _is_of_one_report(found[b]) else (a, b)
        clash = any(is_apart(x, y) or _days_clash(x, y, reports) for x in found[a] for y in found[b])
        if a != b and _is_of_one_report(found[lone]) and not clash:
            found[other] = [*found[other], *found.pop(lone)]
            into[lone] = other
    return [sorted(event) for event in found.values()]


def _followed(at: int, into: Mapping[int, int]) -> int:
    while into[at] != at:
        at = into[at]
    return at


def _is_of_one_report(event: list[Part]) -> bool:
    return len({key for key, _ in event}) == 1


def _said_same(events: list[list[Part]], reports: Mapping[str, Report]) -> set[tuple[int, int]]:
    """Pairs of events that a claim told again ties; a claim that stands in several events ties none."""
    where: dict[tuple[str, str], set[int]] = defaultdict(set)
    again: dict[tuple[str, str], tuple[str, str]] = {}
    for at, event in enumerate(events):
        for key, telling in event:
            for claim in reports[key].tellings[telling].claims:
                where[key, claim.id].add(at)
                if claim.same_as:
                    again[key, claim.id] = (key, claim.same_as)
    pairs = [(where[first], where[claim]) for claim, first in again.items() if first in where]
    return {(min(a), min(b)) for a, b in pairs if len(a) == len(b) == 1 and a != b}


def _days_clash(part: Part, other: Part, reports: Mapping[str, Report]) -> bool:
    """Whether two tellings say days that do not meet."""
    x, y = (reports[key].tellings[at] for key, at in (part, other))
    if x.first is None or x.last is None or y.first is None or y.last is None:
        return False
    return x.first > y.last or y.first > x.last


def _is_kept_apart(part: Part, other: Part, matches: Matches) -> bool:
    """Whether a person holds claims of two tellings to be of different events."""
    return _odds(part, other, matches.get(part[0], {})) <= APART


def _core(group: list[str], reports: Mapping[str, Report], matches: Matches) -> list[Part]:
    """The tellings that make reports one story: those that agree in most reports, and of each report one.

    A report that tells none of these, nor anything that another report tells, gives its nearest telling.
    """
    if len(group) == 1:
        return []
    parts = [(key, at) for key in group for at in range(len(reports[key].tellings))]
    is_apart = _apart_in(reports, matches)
    events = linked(parts, _between(parts, matches), STORY, is_apart)
    core = max(events, key=lambda event: len({key for key, _ in event}))
    elsewhere = {key for event in events if len({key for key, _ in event}) > 1 for key, _ in event}
    for key in group:
        if key not in elsewhere:
            own = [(key, at) for at in range(len(reports[key].tellings))]
            near = [part for part in own if not any(is_apart(part, other) for other in core)]
            odds, at = max(((_mean(part, core, matches), -part[1]) for part in near), default=(APART, 0))
            if odds >= 0.0:
                core = [*core, (key, -at)]
    return core


def _apart_in(reports: Mapping[str, Report], matches: Matches) -> Callable[[Part, Part], bool]:
    """Whether two tellings lie too far apart to be of one event, as long as no evidence of their own says so.

    A misread place is far from what the same words are about, so pairs stay that are likely enough to be
    one story; what others say of both does not count.
    """

    def is_apart(part: Part, other: Part) -> bool:
        if not is_far(reports[part[0]].tellings[part[1]], reports[other[0]].tellings[other[1]]):
            return False
        return part[0] == other[0] or _odds(part, other, matches.get(part[0], {})) <= STORY

    return is_apart


def _between(parts: list[Part], matches: Matches) -> dict[tuple[Part, Part], float]:
    """The log-odds of pairs of these tellings, each pair once."""
    kept = set(parts)
    return {
        (part, other): match.odds
        for part in parts
        for key, found in matches.get(part[0], {}).items()
        for match in found
        if match.first == part[1] and part < (other := (key, match.second)) and other in kept
    }


def _mean(part: Part, parts: list[Part], matches: Matches) -> float:
    """How likely a telling is of the event of these on the mean, tellings of its own report left out."""
    others = [other for other in parts if other[0] != part[0]]
    found = matches.get(part[0], {})
    return math.fsum(likely(_odds(part, other, found)) for other in others) / max(1, len(others))


def _odds(part: Part, other: Part, found: Mapping[str, tuple[Match, ...]]) -> float:
    for match in found.get(other[0], ()):
        if match.first == part[1] and match.second == other[1]:
            return match.odds
    return AGAINST
