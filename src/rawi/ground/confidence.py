"""How sure a claim is: the log-odds of its evidence, fitted on annotated reports.

The weights stand in `knowledge/evidence/weights.toml`; `scripts/calibrate.py` fits them.
"""

import functools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter

import msgspec

from rawi.knowledge.load import Knowledge
from rawi.model import Claim

FIELDS = ("actor", "target", "places", "time", "harm", "count", "weapon", "source")
FLAGS = {"background": "is_history", "aggregate": "is_a_total", "same_as": "tells_again"}
# Rules that decide something, and the evidence they are.
RULES = {
    "same_event": "act_from_another_telling",
    "same_toll": "act_from_another_telling",
    "victims": "act_from_victims",
    "crowd": "act_from_victims",
    "speaker": "actor_is_speaker",
    "colon": "headline_with_colon",
    "slot:actor=subject": "subject_does_it",
    "slot:target=object": "object_suffers_it",
}
KINDS_OF_RULES = {"harm": "told_by_losses", "means": "act_from_means"}
MOST_RULES = 16_384  # remembered at once: there are some thousand
_FIELDS_OF, _FLAGS_OF = attrgetter(*FIELDS), attrgetter(*FLAGS)
# How many claims of a report tell the same act, up to the last number: the evidence that it is.
ALIKE = {1: "only_one_of_its_act", 2: "two_of_its_act", 3: "several_of_its_act", 5: "many_of_its_act"}
_LIKE = [ALIKE[max(step for step in ALIKE if step <= number)] for number in range(1, max(ALIKE) + 1)]


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
        found = {*_own(claim, knowledge), _LIKE[min(acts[claim.act], len(_LIKE)) - 1]}
        yield (*found, "told_again") if claim.id in told_again else tuple(found)


def _own(claim: Claim, knowledge: Knowledge) -> Iterator[str]:
    """The evidence that a claim holds itself."""
    yield "every_claim"
    yield f"family_{knowledge.acts[claim.act].family}"
    yield from compress(FIELDS, _FIELDS_OF(claim))
    yield from compress(FLAGS.values(), _FLAGS_OF(claim))
    yield from filter(None, map(_of_rule, claim.because))
    if sum([rule[:6] == "event:" for rule in claim.because]) > 1:
        yield "several_words_agree"
    if claim.status != "asserted":
        yield "not_asserted"


@functools.lru_cache(maxsize=MOST_RULES)
def _of_rule(rule: str) -> str | None:
    """The evidence that a rule is, if any."""
    return RULES.get(rule) or KINDS_OF_RULES.get(rule.partition(":")[0])


def log_odds(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of what was found; evidence never fitted weighs nothing."""
    return math.fsum(weights.get(name, 0.0) for name in found)
