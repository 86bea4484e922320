"""Reads reports filed under incidents by others, and fits the weights of linking on pairs of them."""

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from rawi.knowledge import Knowledge
from rawi.link.blocks import candidates
from rawi.link.compare import between_reports, between_tellings
from rawi.link.reports import Report, read_report
from rawi.model import CodedDocument

FOLDS = 8
RIDGE = 8.0  # penalty of a weight's square, in pairs
ROUNDS = 3  # of choosing each pair's surest tellings by the weights so far, and fitting again
STEPS = 25
Evidence = tuple[str, ...]


class Filed(NamedTuple):
    """The reports in order, the incidents each was filed under by key and by id, the fold of its month."""

    reports: tuple[Report, ...]
    incidents: Mapping[str, frozenset[str]]
    fold: Mapping[str, int]
    incidents_of: Mapping[str, frozenset[str]]


class Pair(NamedTuple):
    """Two reports: the evidence of each pair of their tellings, and whether they share an incident."""

    first: str
    second: str
    offered: tuple[Evidence, ...]
    same: bool


def read_filed(folder: Path, coded: Iterable[CodedDocument], knowledge: Knowledge) -> Filed:
    """The coded texts with what they were filed under.

    Folds are whole months, so that reports of one incident, and all incidents of one day, stand in one fold.
    """
    with gzip.open(folder / "documents.jsonl.gz") as file:
        incidents = {record["id"]: frozenset(record["incidents"]) for record in map(json.loads, file)}
    found = [report for document in coded if (report := read_report(document, knowledge))]
    reports = tuple(sorted(found, key=lambda report: (report.day, report.key)))
    days = {report.key: date.fromordinal(report.day) for report in reports}
    return Filed(
        reports,
        {r.key: incidents[r.id] for r in reports},
        {key: (12 * day.year + day.month) % FOLDS for key, day in days.items()},
        incidents,
    )


def pairs(filed: Filed) -> list[Pair]:
    """Every pair of reports that linking compares."""
    found = []
    for report, others in candidates(filed.reports):
        for other in others:
            shared = tuple(between_reports(report, other))
            offered = tuple(
                shared + tuple(filter(None, between_tellings(x, y, report.day, other.day)))
                for x in report.tellings
                for y in other.tellings
            )
            same = bool(filed.incidents[report.key] & filed.incidents[other.key])
            found.append(Pair(report.key, other.key, offered, same))
    return found


def fit(given: Sequence[Pair], left_out: tuple[str, ...] = ()) -> dict[str, float]:
    """The weight of each piece of evidence: a logistic regression with a ridge penalty.

    A pair of reports is as sure as its surest pair of tellings, so those are chosen by the weights and the
    weights are fitted on them, in turn. `left_out` are openings of evidence that is not to be used.
    """
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        chosen = [max(pair.offered, key=lambda offer: _rank(offer, weights)) for pair in given]
        if left_out:
            chosen = [tuple(name for name in offer if not name.startswith(left_out)) for offer in chosen]
        weights = _regress(chosen, [pair.same for pair in given])
    return weights


def _rank(offer: Evidence, weights: Mapping[str, float]) -> float:
    if weights:
        return math.fsum(weights.get(name, 0.0) for name in offer)
    return 20.0 * ("place_same" in offer) + sum(
        int(n[-1]) for n in offer if n.startswith(("rare_", "overlap_"))
    )


def _regress(samples: Sequence[Evidence], right: Sequence[bool]) -> dict[str, float]:
    """Weights by Newton's method (Hastie and others, The Elements of Statistical Learning, 4.4.1)."""
    names = sorted({name for sample in samples for name in sample})
    column = {name: at for at, name in enumerate(names)}
    found = np.zeros((len(samples), len(names)))
    for row, sample in enumerate(samples):
        found[row, [column[name] for name in sample]] = 1.0
    target, weights, penalty = np.array(right, float), np.zeros(len(names)), np.full(len(names), RIDGE)
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-(found @ weights)))
        slope = found.T @ (target - said) - penalty * weights
        bend = (found * (said * (1 - said))[:, None]).T @ found + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if abs(step).max() < 1e-4:
            break
    return {name: float(weights[at]) for name, at in column.items()}


def cross_fit(filed: Filed, given: Sequence[Pair], left_out: tuple[str, ...] = ()) -> list[dict[str, float]]:
    """For each fold the weights fitted on pairs of reports of which neither stands in it."""
    return [
        fit([p for p in given if fold not in (filed.fold[p.first], filed.fold[p.second])], left_out)
        for fold in range(FOLDS)
    ]
