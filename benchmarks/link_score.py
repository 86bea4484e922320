"""Scores incidents against what reports were filed under by others: B-cubed, and pairs of one day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

Filing = Mapping[str, frozenset[str]]  # a document's incidents


class Score(NamedTuple):
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def filing(incidents: Iterable[tuple[str, Iterable[str]]], documents: Iterable[str]) -> Filing:
    """The incidents of each document, from incidents with their documents; none for one in no incident."""
    found: dict[str, set[str]] = {document: set() for document in documents}
    for name, members in incidents:
        for document in members:
            found[document].add(name)
    return {document: frozenset(names) for document, names in found.items()}


def b_cubed(found: Filing, filed: Filing) -> Score:
    """B-cubed over documents; two are together where they share an incident, as both sides may overlap.

    Bagga and Baldwin, Entity-based cross-document coreferencing, 1998.
    """
    near, wanted = _together(found), _together(filed)
    precision = sum(len(near[d] & wanted[d]) / len(near[d]) for d in filed) / len(filed)
    recall = sum(len(near[d] & wanted[d]) / len(wanted[d]) for d in filed) / len(filed)
    return Score(precision, recall)


def _together(filing_: Filing) -> dict[str, set[str]]:
    """For each document those that share an incident with it, and itself."""
    members: dict[str, set[str]] = defaultdict(set)
    for document, incidents in filing_.items():
        for incident in incidents:
            members[incident].add(document)
    return {d: {d}.union(*(members[i] for i in incidents)) for d, incidents in filing_.items()}


def pairs_of_a_day(found: Filing, filed: Filing, published: Mapping[str, str]) -> Score:
    """Pairs of documents published on one day: are they of one incident?"""
    days: dict[str, list[str]] = defaultdict(list)
    for document, day in published.items():
        days[day].append(document)
    hits = said = wanted = 0
    for documents in days.values():
        for a, b in combinations(documents, 2):
            together, right = bool(found[a] & found[b]), bool(filed[a] & filed[b])
            hits += together and right
            said += together
            wanted += right
    return Score(hits / said if said else 0.0, hits / wanted if wanted else 0.0)
