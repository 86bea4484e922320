"""How sure a claim is: the log-odds of its evidence, fitted on annotated reports.

The weights stand in `knowledge/evidence/weights.toml`; `scripts/calibrate.py` fits them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

from rawi.knowledge.load import Knowledge
from rawi.model import Claim

FIELDS = ("actor", "target", "places", "time", "harm", "count", "weapon", "source")
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
KINDS_OF_RULES = {"harm": "told_by_losses", "means": "act_from_means", "scope": "total_or_history"}


def evidence(claim: Claim, knowledge: Knowledge) -> Iterator[str]:
    """The ids of the weights that count for a claim, each once at most.

    >>> from rawi.ground.confidence import evidence
    >>> from rawi.knowledge import load
    >>> from rawi.read import document
    >>> from rawi.run.pipeline import code
    >>> claim, = code(document("قصفت طائرات روسية مدينة إدلب."), load()).claims
    >>> sorted(evidence(claim, load()))  # doctest: +NORMALIZE_WHITESPACE
    ['act_from_means', 'actor', 'every_claim', 'family_remote_violence', 'object_suffers_it',
     'places', 'subject_does_it']

    Raises: nothing.
    """
    yield "every_claim"
    yield f"family_{knowledge.acts[claim.act].family}"
    yield from (name for name in FIELDS if getattr(claim, name))
    found = {RULES.get(rule) or KINDS_OF_RULES.get(rule.partition(":")[0]) for rule in claim.because}
    yield from (name for name in found if name is not None)
    if sum(rule.startswith("event:") for rule in claim.because) > 1:
        yield "several_words_agree"
    if claim.status != "asserted":
        yield "not_asserted"


def confidence(claim: Claim, knowledge: Knowledge) -> float:
    """The share of claims with such evidence whose act, and actor where one is given, were right: 0 to 1.

    A claim told with doubt keeps its doubt: what `claim.confidence` holds is multiplied in.
    """
    odds = log_odds(evidence(claim, knowledge), knowledge.weights)
    return round(claim.confidence / (1 + math.exp(-odds)), 2)


def log_odds(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of what was found; evidence never fitted weighs nothing."""
    return sum(weights.get(name, 0.0) for name in found)
