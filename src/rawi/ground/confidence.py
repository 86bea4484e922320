"""How sure a claim is: the log-odds of its evidence, fitted on annotated reports.

The weights stand in `knowledge/evidence/weights.toml`; `scripts/calibrate.py` fits them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from rawi.knowledge.load import Knowledge
from rawi.model import Claim

FIELDS = ("actor", "target", "places", "time", "harm", "count", "weapon", "source")
FLAGS = {"background": "is_history", "aggregate": "is_a_total", "same_as": "tells_again"}
# Rules that decide something, and the evidence they are.
RULES = {
    "same_event": "act_from_another_telling",
    "victims": "act_from_victims",
    "crowd": "act_from_victims",
    "speaker": "actor_is_speaker",
    "colon": "headline_with_colon",
    "slot:actor=subject": "subject_does_it",
    "slot:target=object": "object_suffers_it",
}
KINDS_OF_RULES = {"harm": "told_by_losses", "means": "act_from_means"}
# How many claims of a report tell the same act, up to the last number: the evidence that it is.
ALIKE = {1: "only_one_of_its_act", 2: "two_of_its_act", 3: "several_of_its_act", 5: "many_of_its_act"}


def rate(claims: Iterable[Claim], knowledge: Knowledge) -> Iterator[Claim]:
    """Yield the claims of a report, each as sure as its evidence: `confidence`, from 0 to 1.

    That is the share of claims with such evidence whose act, and actor where one is given, were right.
    A claim told with doubt keeps its doubt: what `confidence` held before is multiplied in.
    """
    claims = list(claims)
    for claim, found in zip(claims, evidence(claims, knowledge), strict=True):
        odds = log_odds(found, knowledge.weights)
        yield msgspec.structs.replace(claim, confidence=round(claim.confidence / (1 + math.exp(-odds)), 2))


def evidence(claims: Sequence[Claim], knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    """For each claim of a report the ids of the weights that count for it, each once.

    >>> from rawi.ground.confidence import evidence
    >>> from rawi.knowledge import load
    >>> from rawi.read import document
    >>> from rawi.run.pipeline import code
    >>> found, = evidence(code(document("قصفت طائرات روسية مدينة إدلب."), load()).claims, load())
    >>> sorted(found)  # doctest: +NORMALIZE_WHITESPACE
    ['act_from_means', 'actor', 'every_claim', 'family_remote_violence', 'object_suffers_it',
     'only_one_of_its_act', 'places', 'subject_does_it']

    Raises: nothing.
    """
    acts = Counter(claim.act for claim in claims)
    told_again = {claim.same_as for claim in claims}
    for claim in claims:
        steps = (step for step in ALIKE if step <= acts[claim.act])
        found = {*_own(claim, knowledge), ALIKE[max(steps)]}
        yield (*found, "told_again") if claim.id in told_again else tuple(found)


def _own(claim: Claim, knowledge: Knowledge) -> Iterator[str]:
    """The evidence that a claim holds itself."""
    yield "every_claim"
    yield f"family_{knowledge.acts[claim.act].family}"
    yield from (name for name in FIELDS if getattr(claim, name))
    yield from (name for flag, name in FLAGS.items() if getattr(claim, flag))
    found = (RULES.get(rule) or KINDS_OF_RULES.get(rule.partition(":")[0]) for rule in claim.because)
    yield from (name for name in found if name is not None)
    if sum(rule.startswith("event:") for rule in claim.because) > 1:
        yield "several_words_agree"
    if claim.status != "asserted":
        yield "not_asserted"


def log_odds(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of what was found; evidence never fitted weighs nothing."""
    return sum(weights.get(name, 0.0) for name in found)
