"""Marks a claim that tells an event which an earlier claim of the same report told.

The evidence of each pair (`sameness`) has fitted weights; `scripts/fit_repeats.py` fits them.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.extract.apart import RULE as APART
from rawi.extract.sameness import Telling, likeness, read_telling
from rawi.knowledge.load import Knowledge
from rawi.model import Claim

# How likely the best pair must be: a third of all events are told again, and a missed repeat counts an event
# twice. Best F1 of ten-fold cross-validation over 100 annotated reports, November 2026.
LEAST = 0.2
FIRST, LAST = 10, 60  # claims of a report that a later one is compared with


def mark_repeats(claims: Iterable[Claim], starts: Sequence[int], knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the claims, each with the id of the first one that told its event (`same_as`), or None.

    `starts` are the offsets at which the sentences begin.
    """
    earlier: list[Telling] = []
    for telling in tellings(claims, starts, knowledge):
        claim = other = telling.claim
        best = 0.0
        for before, evidence in () if APART in claim.because else pairs(telling, earlier):
            if (likely := probability(evidence, knowledge)) > best:
                best, other = likely, before.claim
        if best >= LEAST:
            claim = msgspec.structs.replace(claim, same_as=other.same_as or other.id)
        earlier.append(msgspec.structs.replace(telling, claim=claim))
        yield claim


def tellings(claims: Iterable[Claim], starts: Sequence[int], knowledge: Knowledge) -> Iterator[Telling]:
    """The claims ready to be compared; `starts` are the offsets at which the sentences begin."""
    for claim in claims:
        yield read_telling(claim, bisect_right(starts, claim.trigger.start) - 1, knowledge)


def pairs(later: Telling, earlier: Sequence[Telling]) -> Iterator[tuple[Telling, tuple[str, ...]]]:
    """Every earlier claim that may tell the same event, with the evidence for and against it.

    Of a long report these are the first ones (headline, lead) and the last ones, so that work grows with
    the text and not with its square.
    """
    if len(earlier) > FIRST + LAST:
        earlier = (*earlier[:FIRST], *earlier[-LAST:])
    rivals = [other.claim.act for other in earlier].count(later.claim.act)
    for other in earlier:
        if evidence := likeness(later, other, rivals):
            yield other, evidence


def probability(evidence: Sequence[str], knowledge: Knowledge) -> float:
    """How likely a pair with such evidence tells one event: 0 to 1, whatever the order of the evidence."""
    return 1 / (1 + math.exp(-math.fsum(map(knowledge.weights.__getitem__, evidence))))
