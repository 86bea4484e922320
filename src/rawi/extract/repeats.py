"""Marks a claim that tells an event which an earlier claim of the same report told."""

from rawi.arabic.fold import fold_word
from rawi.model import Claim

ATTACKS = frozenset(("airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack", "clash", "civilian_attack", "unspecified_violence"))
# A loss told without its means may be the loss of any attack told before.
OPEN_ACTS = frozenset(("unspecified_violence", "civilian_attack"))


def find_repeat(claim: Claim, earlier: list[Claim]) -> Claim | None:
    """The first earlier claim of the same event, or None.

    Acts must fit, places and actors must not contradict each other, and something must be
    shared: a place, a toll or, for a trigger with the article (`هذا القصف`), the act itself.
    """
    for other in earlier:
        if _acts_fit(claim, other) and not _contradict(claim, other) and _share(claim, other):
            return other
    return None


def _acts_fit(a: Claim, b: Claim) -> bool:
    if a.act == b.act:
        return True
    return {a.act, b.act} <= ATTACKS and bool({a.act, b.act} & OPEN_ACTS)


def _names(claim: Claim) -> set[str]:
    return {fold_word(p.text) for p in claim.places}


def _contradict(a: Claim, b: Claim) -> bool:
    places_differ = bool(_names(a) and _names(b)) and not _names(a) & _names(b)
    actors_differ = bool(_ids(a) and _ids(b)) and not _ids(a) & _ids(b)
    tolls_differ = bool(_toll(a) and _toll(b)) and not _toll(a) & _toll(b)
    return places_differ or actors_differ or tolls_differ or a.status != b.status or a.aggregate != b.aggregate


def _ids(claim: Claim) -> set[str]:
    return {p.id for p in claim.actor if p.id}


def _toll(claim: Claim) -> set[tuple[str, int]]:
    return {(h.effect, h.min) for h in claim.harm if h.min is not None}


def _share(a: Claim, b: Claim) -> bool:
    return bool(_toll(a) & _toll(b)) or bool(_names(a) & _names(b))
