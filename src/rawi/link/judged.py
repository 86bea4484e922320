"""Which claims a judgement is about: by where their event words stand, else by their numbers.

A number is of one reading; other rules may number the claims of a text in another way.
"""

from rawi.model import Claim, Judgement

SAME_EVENT = "same_event"  # the field of a judgement on two claims


def claim_keys(document: str, claim: Claim) -> tuple[str, str]:
    """What judgements call a claim: by its number, and by where its event word begins.

    >>> from rawi.knowledge import load
    >>> from rawi.read import document
    >>> from rawi.run.pipeline import code
    >>> claim, = code(document("أمس قصفت طائرات روسية مدينة إدلب."), load()).claims
    >>> claim_keys("report-7", claim)
    ('report-7#c1', 'report-7#@4')
    """
    return f"{document}#{claim.id}", f"{document}#@{claim.trigger.start}"


def judged_claim(judgement: Judgement) -> str:
    """The claim that a judgement is about, as one of its keys."""
    return _key(judgement.about, judgement.at)


def judged_pair(judgement: Judgement) -> frozenset[str] | None:
    """The two claims that a judgement is about, where it is one on two claims being of one event."""
    if judgement.field != SAME_EVENT:
        return None
    return frozenset((judged_claim(judgement), _key(judgement.value, judgement.value_at)))


def _key(claim: str, at: int | None) -> str:
    return claim if at is None else f"{claim.rpartition('#')[0]}#@{at}"
