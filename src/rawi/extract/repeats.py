"""Marks a claim that tells an event which an earlier claim of the same report told."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from rawi.arabic.fold import fold_word
from rawi.arabic.words import ARTICLE
from rawi.extract.acts import ATTACKS, REMOTE, TOLD
from rawi.model import Claim, Harm, Party, Place

SHORTEST_WORD = 3
# Acts of speech repeat only with the same addressee.
SPEECH = frozenset(("demand", "accuse", "reject", "threat", "pledge", "support"))
# A loss told without its means may be the loss of any attack told before.
HURT = frozenset(("killed", "injured", "casualty"))
COUNTRY = "iso:"  # ids of countries
OPEN_ACTS = frozenset(("unspecified_violence", "civilian_attack"))


def mark_repeats(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, each with the id of the first one that told its event (`same_as`), or None."""
    earlier: list[Claim] = []
    for claim in claims:
        repeat = find_repeat(claim, earlier)
        same = (repeat.same_as or repeat.id) if repeat is not None else None
        earlier.append(msgspec.structs.replace(claim, same_as=same) if same else claim)
        yield earlier[-1]


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
    if a.status == "denied" and a.act in REMOTE and b.act in REMOTE:  # نفت الوزارة قصف البلدة
        return True
    return a.act in ATTACKS and b.act in ATTACKS and (a.act in OPEN_ACTS or b.act in OPEN_ACTS)


def _contradict(a: Claim, b: Claim) -> bool:
    if a.status != b.status and not {a.status, b.status} <= TOLD:
        return True
    if a.aggregate != b.aggregate or a.background != b.background:
        return True
    named = bool(_ids(a) and _ids(b)) and not _ids(a) & _ids(b)
    actors_differ = named and not _words(a.actor) & _words(b.actor)
    places_differ = bool(a.places and b.places) and not _places_meet(a, b)
    return places_differ or actors_differ or _tolls_differ(a, b) or _days_differ(a, b)


def _ids(claim: Claim) -> set[str]:
    return {p.id for p in claim.actor if p.id}


def _places_meet(a: Claim, b: Claim) -> bool:
    """Whether they name one place, or one a place and the other what it lies in (`إدلب`, `سراقب`)."""
    return any(_same_place(p, q) for p in a.places for q in b.places)


def _same_place(p: Place, q: Place) -> bool:
    names = fold_word(p.text), fold_word(q.text)
    if names[0] == names[1] or (p.id is not None and p.id == q.id):
        return True
    admins = fold_word(p.admin or ""), fold_word(q.admin or "")
    if admins[0] == names[1] or admins[1] == names[0]:
        return True
    return p.country == q.country and any((x.id or "").startswith(COUNTRY) for x in (p, q))


def _tolls_differ(a: Claim, b: Claim) -> bool:
    """Whether both count losses and agree in none: another figure, or other losses altogether."""
    mine, theirs = ([x for x in c.harm if _counted(x)] for c in (a, b))
    pairs = [(x, y) for x in mine for y in theirs if x.effect == y.effect]
    if pairs:
        return not any(_overlap(x, y) for x, y in pairs)
    if not mine or not theirs:
        return False
    both = any(x.effect == "casualty" for x in (*mine, *theirs))
    return not _lives(a) & _lives(b) if both else True


def _lives(claim: Claim) -> set[int]:
    """The figures of killed and hurt, and their sum."""
    figures = [h.min for h in claim.harm if h.min is not None and h.effect in HURT]
    return {*figures, sum(figures)}


def _counted(loss: Harm) -> bool:
    return loss.min is not None or loss.max is not None


def _overlap(x: Harm, y: Harm) -> bool:
    return (x.max is None or (y.min or 0) <= x.max) and (y.max is None or (x.min or 0) <= y.max)


def _days_differ(a: Claim, b: Claim) -> bool:
    """Whether the days of both are known and lie apart."""
    if a.time is None or b.time is None:
        return False
    if a.time.start is None and b.time.start is None:
        return a.time.text != b.time.text and bool(a.count or b.count)
    early, late = date.min, date.max
    first, second = ((t.start or early, t.end or late) for t in (a.time, b.time))
    return first[1] < second[0] or second[1] < first[0]


def _share(a: Claim, b: Claim) -> bool:
    if (a.places and b.places and _places_meet(a, b)) or _toll(a) & _toll(b):
        return a.act not in SPEECH or bool(_words(a.target) & _words(b.target))
    if a.places and b.places:
        return False
    if a.act in ATTACKS:
        return True
    actors, targets = _words(a.actor) & _words(b.actor), _words(a.target) & _words(b.target)
    return bool(actors and targets) or (
        bool(actors or targets) and not (a.target and b.target and a.actor and b.actor)
    )


def _toll(claim: Claim) -> set[tuple[str, int]]:
    return {(h.effect, h.min) for h in claim.harm if h.min is not None}


def _words(parties: tuple[Party, ...]) -> set[str]:
    """The folded words of parties, without the article, of three letters and more."""
    words = {fold_word(word).removeprefix(ARTICLE) for p in parties for word in p.text.split()}
    return {word for word in words if len(word) >= SHORTEST_WORD}
