"""Compares figures of civilian deaths with those that others coded for the same incidents."""

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.link_score import Filing
from rawi.model import Incident

CIVIL = frozenset(
    ("civilian", "unknown")
)  # what a report does not say was no combatant is a civilian to coders
POLICY = "range"


class Toll(NamedTuple):
    """An incident of others: its least and most civilian deaths."""

    id: str
    low: int
    high: int


def print_tolls(folder: Path, incidents: Sequence[Incident], filed: Filing) -> None:
    """Print how many coded tolls the `range` policy covers, and why the others are missed."""
    told = 0
    causes: Counter[str] = Counter()
    for toll in _tolls(folder):
        found = _matching(toll.id, incidents, filed)
        figure = _civilian_deaths(found) if found else None
        if found is None or figure is None:
            causes["no report found to give a number" if found else "no incident found"] += 1
            continue
        told += 1
        causes[_cause(toll, figure)] += 1
    covered = causes.pop("covered", 0)
    print(f"\ncivilian deaths: {covered} of {told} covered by `{POLICY}` ({covered / max(1, told):.0%})")
    for cause, number in causes.most_common():
        print(f"  {number:4}  {cause}")


def _tolls(folder: Path) -> list[Toll]:
    with gzip.open(folder / "incidents.jsonl.gz") as file:
        records = list(map(json.loads, file))
    return [
        Toll(r["id"], r["civ_killed_min"], r["civ_killed_max"] or r["civ_killed_min"])
        for r in records
        if r["civ_killed_min"]
    ]


def _matching(id_: str, incidents: Sequence[Incident], filed: Filing) -> Incident | None:
    """The incident with most of the reports that were filed under this one."""
    wanted = {document for document, names in filed.items() if id_ in names}
    shared = [(len(wanted & set(i.documents)), -len(i.documents), at) for at, i in enumerate(incidents)]
    best = max(shared, default=(0, 0, 0))
    return incidents[best[2]] if best[0] else None


def _civilian_deaths(incident: Incident) -> tuple[int | None, int | None] | None:
    """From the lowest to the highest figure of dead who are not said to be combatants."""
    given = [f for f in incident.figures if f.policy == POLICY and f.effect == "killed" and f.who in CIVIL]
    if not given:
        return None
    lows = [f.min for f in given if f.min is not None]
    highs = [f.max for f in given if f.max is not None]
    is_open = any(f.max is None for f in given)
    return min(lows, default=None), None if is_open else max(highs, default=None)


def _cause(toll: Toll, figure: tuple[int | None, int | None]) -> str:
    low, high = figure
    if low is not None and low > toll.low:
        return "the lowest figure found is above the coded minimum"
    if high is not None and high < toll.high:
        return "the highest figure found is below the coded maximum"
    return "covered"
