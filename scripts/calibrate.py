"""Fits the weights of confidence on annotated reports, and draws how well they keep their word.

    python scripts/calibrate.py GOLD… [--unread GOLD…] [--write] [--draw docs/reliability.svg]

GOLD is a folder of annotated reports (docs/codebook.md). A claim counts as right when it is paired with
an annotated one of the same act and, where it gives an actor, of the same actors. The weights are those
of a logistic regression with a ridge penalty (Hastie, Tibshirani and Friedman, The Elements of
Statistical Learning, 2nd ed., 4.4), by gradient descent.

Rules are better on the reports that they were written from than on others. `--unread` names reports that
no rule was written from: they are fitted on too, and the weight of every claim is then set so that on
them as many claims are right as is said. The reliability that is printed and drawn is theirs, else that
of all, by ten-fold cross-validation over whole reports: no claim is judged by weights fitted on its report.
"""

import argparse
import math
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rawi.arabic.alike import alike
from rawi.ground.confidence import evidence, log_odds
from rawi.knowledge import load
from rawi.model import Claim
from rawi.run.figures import as_found, claims_of
from rawi.run.score import VIOLENT, GoldClaim, GoldDocument, pair_up, read_gold

WEIGHTS = Path(__file__).parents[1] / "src/rawi/knowledge/evidence/weights.toml"
RIDGE = 8.0  # penalty of a weight's square, in claims: of 2 to 50 the least log-loss, in ten folds
STEPS, RATE = 2000, 0.5
NEWTON_STEPS = 20
FOLDS, BINS = 10, 10


class Sample(NamedTuple):
    """A claim's evidence, and whether it was right."""

    found: tuple[str, ...]
    right: bool
    violent: bool


Reports = Sequence[Sequence[Sample]]


def main() -> None:
    """Read, fit, print, and where asked write the weights and the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument(
        "--unread", type=Path, nargs="+", default=[], help="reports that no rule was written from"
    )
    parser.add_argument("--write", action="store_true", help="put the weights into the knowledge")
    parser.add_argument("--draw", type=Path, help="draw the reliability to this SVG")
    asked = parser.parse_args()
    known, unread = _all_samples(asked.gold), _all_samples(asked.unread)
    judged = cross_validate(known, unread)
    for low, share, right, number in bins(judged):
        sys.stdout.write(
            f"{low:.1f}-{low + 1 / BINS:.1f}  said {share:.2f}  right {right:.2f}  of {number}\n"
        )
    sys.stdout.write(f"the surest half of the violent claims: right in {surest_half(judged):.2f}\n")
    weights = fitted(known, unread)
    if asked.write:
        write(weights, WEIGHTS)
    if asked.draw:
        asked.draw.write_text(draw(bins(judged)), "utf8")


def _all_samples(folders: Iterable[Path]) -> list[list[Sample]]:
    return [samples(report) for folder in folders for report in read_gold(folder)]


def samples(gold: GoldDocument) -> list[Sample]:
    """Every claim found in one annotated report, right or not."""
    knowledge, claims = load(), claims_of(gold)
    pairs = {j: gold.claims[i] for i, j in pair_up(gold, as_found(claims))}
    return [
        Sample(found, is_right(claim, pairs.get(j)), claim.act in VIOLENT)
        for j, (claim, found) in enumerate(zip(claims, evidence(claims, knowledge), strict=True))
    ]


def is_right(claim: Claim, gold: GoldClaim | None) -> bool:
    """Whether act and, where given, actors are the annotated ones."""
    if gold is None or gold.act != claim.act:
        return False
    return not claim.actor or any(alike(a.text, b.text) for a in claim.actor for b in gold.actor)


def fit(given: Sequence[Sample], always: str = "every_claim") -> dict[str, float]:
    """The weight of each evidence; `always` is the one that every sample has."""
    names = sorted({name for sample in given for name in sample.found})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        slope = {name: -RIDGE * weights[name] * (name != always) for name in names}
        for sample in given:
            miss = sample.right - probability(sample, weights)
            for name in sample.found:
                slope[name] += miss
        for name in names:
            weights[name] += RATE * slope[name] / len(given)
    return weights


def probability(sample: Sample, weights: dict[str, float]) -> float:
    """How sure the weights are of a claim."""
    return 1 / (1 + math.exp(-log_odds(sample.found, weights)))


def fitted(known: Reports, unread: Reports) -> dict[str, float]:
    """The weights fitted on all reports; those unread set the weight that every claim has."""
    weights = fit([sample for report in (*known, *unread) for sample in report])
    return level(weights, [sample for report in unread for sample in report]) if unread else weights


def level(
    weights: dict[str, float], given: Sequence[Sample], always: str = "every_claim"
) -> dict[str, float]:
    """The weights with that of `always` set so that as many are right as is said, by Newton's method."""
    weights = dict(weights)
    for _ in range(NEWTON_STEPS):
        said = [probability(sample, weights) for sample in given]
        miss = sum(sample.right for sample in given) - sum(said)
        weights[always] += miss / sum(p * (1 - p) for p in said)
    return weights


def cross_validate(known: Reports, unread: Reports) -> list[tuple[float, Sample]]:
    """Every claim with its confidence by weights fitted on other reports: the unread ones, if any."""
    judged = []
    for fold in range(FOLDS):
        others, held = _apart(unread or known, fold)
        weights = fitted(known, others) if unread else fitted(others, [])
        judged += [(probability(sample, weights), sample) for report in held for sample in report]
    return judged


def _apart(reports: Reports, fold: int) -> tuple[Reports, Reports]:
    """The reports outside a fold and those in it."""
    held = reports[fold::FOLDS]
    return [report for i, report in enumerate(reports) if i % FOLDS != fold], held


def surest_half(judged: Iterable[tuple[float, Sample]]) -> float:
    """The share that is right of the half of the violent claims with the highest confidence."""
    violent = sorted((pair for pair in judged if pair[1].violent), key=lambda pair: -pair[0])
    half = violent[: max(1, len(violent) // 2)]
    return sum(sample.right for _, sample in half) / len(half)


def bins(judged: Sequence[tuple[float, Sample]]) -> list[tuple[float, float, float, int]]:
    """Per tenth of confidence: its lower end, the mean confidence, the share that is right, how many."""
    found = []
    for step in range(BINS):
        inside = [(p, s) for p, s in judged if step <= p * BINS < step + 1]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            found.append((step / BINS, said, sum(s.right for _, s in inside) / len(inside), len(inside)))
    return found


def write(weights: dict[str, float], path: Path) -> None:
    """Put the fitted weights beside their glosses; evidence without a gloss is an error."""
    text = path.read_text("utf8")
    for name, weight in weights.items():
        text, changed = re.subn(rf'(id = "{name}"\n.*\nweight = ).*', rf"\g<1>{weight:.2f}", text)
        if not changed:
            raise SystemExit(f"{path}: no entry for {name}; add one with its gloss")
    path.write_text(text, "utf8")


def draw(found: Sequence[tuple[float, float, float, int]]) -> str:
    """The reliability as an SVG: said against right, a circle's area the number of claims."""
    most = max(number for *_, number in found)
    circles = "".join(
        f'<circle cx="{40 + 300 * said:.0f}" cy="{320 - 300 * right:.0f}" fill="#2563eb" fill-opacity=".7" '
        f'r="{4 + 10 * math.sqrt(n / most):.1f}"><title>{n} claims</title></circle>'
        for _, said, right, n in found
    )
    marks = "".join(
        f'<text x="{40 + 30 * i}" y="336" text-anchor="middle">{i * 10}</text>'
        f'<text x="34" y="{324 - 30 * i}" text-anchor="end">{i * 10}</text>'
        for i in range(0, 11, 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 370" '
        'font-family="sans-serif" font-size="11">'
        "<title>Confidence against the share of claims that were right</title>"
        '<rect width="360" height="370" fill="white"/>'
        '<path d="M40 20V320H340" fill="none" stroke="#444"/>'
        '<path d="M40 320 340 20" stroke="#999" stroke-dasharray="4"/>'
        f'{marks}{circles}<text x="190" y="356" text-anchor="middle">confidence, %</text>'
        '<text x="14" y="170" transform="rotate(-90 14 170)" text-anchor="middle">right, %</text></svg>\n'
    )


if __name__ == "__main__":
    main()
