"""Marks a claim that tells an event which an earlier claim of the same report told."""

from rawi.arabic.fold import fold_word
from rawi.extract.acts import ATTACKS
from rawi.model import Claim, Party

SHORTEST_WORD = 3
# Acts of speech repeat only with the same addressee.
SPEECH = frozenset(("demand", "accuse", "reject", "threat", "pledge", "support"))
# A loss told without its means may be the loss of any attack told before.
OPEN_ACTS = frozenset(("unspecified_violence", "civilian_attack"))


def find_repeat(claim: Claim, earlier: list[Claim]) -> Claim | None:
    """The first earlier claim of the same event, or None.

    Acts must fit, and places, actors, targets, tolls and days must not contradict each other; they
    share a place or a toll, or one of them leaves its place open.
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
    days = {t.text for t in (a.time, b.time) if t is not None}
    days_differ = len(days) == 2 and bool(a.count or b.count)
    apart = a.status != b.status or a.aggregate != b.aggregate or a.background != b.background
    return places_differ or actors_differ or tolls_differ or days_differ or apart


def _ids(claim: Claim) -> set[str]:
    return {p.id for p in claim.actor if p.id}


def _toll(claim: Claim) -> set[tuple[str, int]]:
    return {(h.effect, h.min) for h in claim.harm if h.min is not None}


def _share(a: Claim, b: Claim) -> bool:
    if _toll(a) & _toll(b) or _names(a) & _names(b):
        return a.act not in SPEECH or bool(_words(a.target) & _words(b.target))
    if _names(a) and _names(b):
        return False
    if a.act in ATTACKS:
        return True
    actors, targets = _words(a.actor) & _words(b.actor), _words(a.target) & _words(b.target)
    return bool(actors and targets) or (
        bool(actors or targets) and not (a.target and b.target and a.actor and b.actor)
    )


def _words(parties: tuple[Party, ...]) -> set[str]:
    """The folded words of parties, without the article, of three letters and more."""
    words = {fold_word(word).removeprefix("ال") for p in parties for word in p.text.split()}
    return {word for word in words if len(word) >= SHORTEST_WORD}
