"""Fits the weights by which a claim is found to tell an event that its report told before.

    python scripts/fit_repeats.py GOLD [GOLD …] [--write]

GOLD are folders of annotated reports (docs/codebook.md). Two claims that were found are one event when they
are paired with annotated claims that `same_as` ties together. The weights are those of a logistic regression
with a ridge penalty, as for confidence (`calibrate.py`). The figures that are printed for several thresholds
come from ten-fold cross-validation over whole reports; `LEAST` in extract/repeats.py is chosen by them.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from calibrate import FOLDS, Sample, fit, probability, write

from rawi.extract.repeats import pairs, tellings
from rawi.knowledge import load
from rawi.model import Claim
from rawi.run.figures import as_found, claims_of, document_of, rates
from rawi.run.score import FAMILY, GoldClaim, GoldDocument, pair_up, read_gold
from rawi.segment import segment

WEIGHTS = Path(__file__).parents[1] / "src/rawi/knowledge/evidence/repeats.toml"
THRESHOLDS = (0.14, 0.18, 0.22, 0.26, 0.3, 0.34)


class Told(NamedTuple):
    """A claim that was found: its pairs with earlier ones, and whether it is annotated as told again."""

    pairs: tuple[Sample, ...]
    again: bool


class Report(NamedTuple):
    """The claims found in one annotated report, and how many are annotated as told again."""

    claims: tuple[Told, ...]
    again: int


def main() -> None:
    """Read, fit, print, and where asked write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="put the weights into the knowledge")
    asked = parser.parse_args()
    reports = [found_in(report) for folder in asked.gold for report in read_gold(folder)]
    judged = cross_validate(reports)
    for least in THRESHOLDS:
        hits = sum(again and best >= least for best, again in judged)
        told = sum(best >= least for best, _ in judged)
        found = rates((hits, sum(report.again for report in reports), told))
        sys.stdout.write(
            f"at {least:.2f}  P {found['precision']:.3f}  R {found['recall']:.3f}  F1 {found['f1']:.3f}\n"
        )
    if asked.write:
        write(fit(samples(reports), "same_every_pair"), WEIGHTS)


def found_in(gold: GoldDocument) -> Report:
    """What Rawi finds in one annotated report, each claim with its pairs."""
    knowledge = load()
    starts = [sentence.start for sentence in segment(document_of(gold))]
    claims = [msgspec.structs.replace(claim, same_as=None) for claim in claims_of(gold)]
    read = list(tellings(claims, starts, knowledge))
    annotated = {j: gold.claims[i] for i, j in pair_up(gold, as_found(claims))}
    events = {j: one.same_as or one.id for j, one in annotated.items()}
    number = {claim.id: n for n, claim in enumerate(claims)}
    told = []
    for n, telling in enumerate(read):
        event = events.get(n)
        found = [
            Sample(evidence, event is not None and events.get(number[other.claim.id]) == event, violent=False)
            for other, evidence in pairs(telling, read[:n])
        ]
        told.append(Told(tuple(found), is_again(telling.claim, annotated.get(n))))
    return Report(tuple(told), sum(claim.same_as is not None for claim in gold.claims))


def is_again(claim: Claim, annotated: GoldClaim | None) -> bool:
    """Whether it counts as a repeat when it is scored: paired in its family with one."""
    if annotated is None or annotated.same_as is None:
        return False
    return FAMILY[annotated.act] == FAMILY.get(claim.act)


def samples(reports: Sequence[Report]) -> list[Sample]:
    """All pairs of all reports."""
    return [sample for report in reports for claim in report.claims for sample in claim.pairs]


def cross_validate(reports: Sequence[Report]) -> list[tuple[float, bool]]:
    """Every claim's best pair by weights fitted on the other reports, and whether it is told again."""
    judged = []
    for fold in range(FOLDS):
        weights = fit(samples([r for i, r in enumerate(reports) if i % FOLDS != fold]), "same_every_pair")
        for report in reports[fold::FOLDS]:
            for claim in report.claims:
                best = max((probability(sample, weights) for sample in claim.pairs), default=0.0)
                judged.append((best, claim.again))
    return judged


if __name__ == "__main__":
    main()
