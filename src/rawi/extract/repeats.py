"""Marks a claim that tells an event which an earlier claim of the same report told.

The evidence of each pair (`sameness`) has fitted weights; `scripts/fit_repeats.py` fits them.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.extract.sameness import likeness
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
    earlier: list[Claim] = []
    for claim in claims:
        found = [
            (probability(evidence, knowledge), other)
            for other, evidence in pairs(claim, earlier, starts, knowledge)
        ]
        best, other = max(found, key=lambda pair: pair[0], default=(0.0, claim))
        same = (other.same_as or other.id) if best >= LEAST else None
        earlier.append(msgspec.structs.replace(claim, same_as=same) if same else claim)
        yield earlier[-1]


def pairs(
    claim: Claim, earlier: Sequence[Claim], starts: Sequence[int], knowledge: Knowledge
) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """Every earlier claim that may tell the same event, with the evidence for and against it.

    Of a long report these are the first ones (headline, lead) and the last ones, so that work grows with
    the text and not with its square.
    """
    if len(earlier) > FIRST + LAST:
        earlier = (*earlier[:FIRST], *earlier[-LAST:])
    rivals = sum(other.act == claim.act for other in earlier)
    here = bisect_right(starts, claim.trigger.start) - 1
    for other in earlier:
        there = bisect_right(starts, other.trigger.start) - 1
        if evidence := likeness(claim, other, (here, there), rivals, knowledge):
            yield other, evidence


def probability(evidence: Sequence[str], knowledge: Knowledge) -> float:
    """How likely a pair with such evidence tells one event: 0 to 1."""
    return 1 / (1 + math.exp(-sum(knowledge.weights[name] for name in evidence)))
