"""Marks a claim that tells an event which an earlier claim of the same report told.

The evidence of each pair (`sameness`) has fitted weights; `scripts/fit_repeats.py` fits them.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.extract.apart import RULE as APART
from rawi.extract.sameness import Telling, likeness, read_telling, speaks_against
from rawi.knowledge.load import Knowledge
from rawi.model import Claim

# How likely the best pair must be: a third of all events are told again, and a missed repeat counts an event
# twice. Of 138 annotated reports .579 at 0.22 and .585 at 0.26, ten folds, November 2026.
LEAST = 0.23
FIRST, LAST = 10, 60  # claims of a report that a later one is compared with


def mark_repeats(claims: Iterable[Claim], starts: Sequence[int], knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the claims, each with the id of the first one that told its event (`same_as`), or None.

    `starts` are the offsets at which the sentences begin.
    """
    earlier: list[Telling] = []
    events: dict[str, list[Telling]] = {}
    for telling in tellings(claims, starts, knowledge):
        claim = telling.claim
        likely = [
            (probability(evidence, knowledge), before.claim.same_as or before.claim.id)
            for before, evidence in (() if APART in claim.because else pairs(telling, earlier))
        ]
        likely.sort(key=lambda found: -found[0])
        for share, event in likely:
            if share < LEAST:
                break
            if not speaks_against(telling, events[event]):
                claim = msgspec.structs.replace(claim, same_as=event)
                break
        told = msgspec.structs.replace(telling, claim=claim)
        earlier.append(told)
        events.setdefault(claim.same_as or claim.id, []).append(told)
        yield claim


def tellings(claims: Iterable[Claim], starts: Sequence[int], knowledge: Knowledge) -> Iterator[Telling]:
    """The claims ready to be compared; `starts` are the offsets at which the sentences begin."""
    for claim in claims:
        sentence = bisect_right(starts, claim.trigger.start) - 1
        yield read_telling(claim, sentence, starts[sentence], knowledge)


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
