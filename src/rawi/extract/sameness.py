"""What two claims of one report have in common or apart: the evidence that they tell the same event.

Each piece has an id; its weight stands in `knowledge/evidence/repeats.toml`. `repeats` adds them up.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rawi.arabic.alike import words
from rawi.arabic.fold import fold_word
from rawi.arabic.words import ARTICLE
from rawi.extract.acts import ATTACKS, TOLD
from rawi.knowledge.load import Knowledge
from rawi.model import Claim, Harm, Party, Place

SHORTEST_WORD = 3
COUNTRY = "iso:"  # ids of countries
HURT = frozenset(("killed", "injured", "casualty"))
OPEN_ACTS = frozenset(("unspecified_violence", "civilian_attack"))  # acts of attacks told without their means
NEAR, FAR = 2, 5  # sentences between two tellings: a few, many
MOST_RIVALS = 3  # earlier claims of the same act; more are no different
CONTRADICT = frozenset(("same_places_differ", "same_toll_differs", "same_days_differ", "same_actor_others"))
CLEARLY = 2  # contradictions: one may be misread, two tell of another event
WORDS_BINS = (("few", 0.2), ("some", 0.6), ("many", 1.1))  # shares of the shorter telling's words, below


class Side(NamedTuple):
    """The parties of one side: ids of the known ones, and the folded words of all."""

    ids: frozenset[str]
    words: frozenset[str]
    is_told: bool


class Telling(NamedTuple):
    """A claim with what every comparison asks of it, and the number of its sentence."""

    claim: Claim
    sentence: int
    family: str
    places: frozenset[str]
    actor: Side
    target: Side
    toll: frozenset[tuple[str, int]]
    words: frozenset[str]
    event_words: frozenset[str]
    sources: frozenset[str]


def read_telling(claim: Claim, sentence: int, knowledge: Knowledge) -> Telling:
    """A claim made ready to be compared with others of its report."""
    return Telling(
        claim,
        sentence,
        knowledge.acts[claim.act].family,
        frozenset(fold_word(place.text) for place in claim.places),
        _side(claim.actor),
        _side(claim.target),
        frozenset((loss.effect, loss.min) for loss in claim.harm if loss.min is not None),
        _content(claim.quote.text),
        _content(claim.trigger.text),
        frozenset(source.text for source in claim.source),
    )


def _side(parties: tuple[Party, ...]) -> Side:
    """Words are without the article, of three letters and more."""
    words = (fold_word(word).removeprefix(ARTICLE) for party in parties for word in party.text.split())
    return Side(
        frozenset(party.id for party in parties if party.id),
        frozenset(word for word in words if len(word) >= SHORTEST_WORD),
        bool(parties),
    )


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= SHORTEST_WORD)


def likeness(later: Telling, earlier: Telling, rivals: int) -> tuple[str, ...]:
    """The ids of the evidence for and against `later` telling the event of `earlier`; none if it cannot.

    `rivals`: how many claims before `later` have its act.
    """
    act = _acts(later, earlier)
    if act is None:
        return ()
    new, old = later.claim, earlier.claim
    found = (
        "same_every_pair",
        *act,
        _statuses(new, old),
        f"same_places_{_places(later, earlier)}",
        f"same_actor_{_parties(later.actor, earlier.actor)}",
        f"same_target_{_parties(later.target, earlier.target)}",
        _toll_told(later, earlier),
        _days(new, old),
        *_distance(later.sentence, earlier.sentence),
        _words_shared(later, earlier),
        f"same_source_{_sources(later, earlier)}",
        *_kinds(later, earlier),
        f"same_rivals_{min(MOST_RIVALS, rivals)}",
        "same_many_places" if len(new.places) > 1 else "",
    )
    return tuple(filter(None, found)) if len(CONTRADICT.intersection(found)) < CLEARLY else ()


def _acts(a: Telling, b: Telling) -> tuple[str, ...] | None:
    mine, theirs = a.claim.act, b.claim.act
    attacks = mine in ATTACKS and theirs in ATTACKS
    violent = ("same_violent",) if attacks else ()
    if mine == theirs:
        return "same_act", *violent
    if a.family != b.family and not attacks:
        return None
    unsure = ("same_open_act",) if mine in OPEN_ACTS or theirs in OPEN_ACTS else ()
    return "same_family" if a.family == b.family else "same_attacks", *violent, *unsure


def _statuses(a: Claim, b: Claim) -> str:
    if a.status == b.status:
        return "same_status"
    return "same_denied" if {a.status, b.status} <= TOLD else "same_status_differs"


def _places(a: Telling, b: Telling) -> str:
    if not a.places or not b.places:
        return _told_by(bool(a.places), bool(b.places))
    if a.places & b.places:
        return "all" if a.places <= b.places else "some"
    within = any(_same_place(p, q) for p in a.claim.places for q in b.claim.places)
    return "within" if within else "differ"


def _told_by(later: bool, earlier: bool) -> str:
    """Which of two claims tells something that they do not both tell."""
    return "later" if later else "earlier" if earlier else "none"


def _same_place(p: Place, q: Place) -> bool:
    """Whether they are one place, or one lies in the other (`إدلب`, `سراقب`)."""
    if p.id is not None and p.id == q.id:
        return True
    names, admins = (
        (fold_word(p.text), fold_word(q.text)),
        (fold_word(p.admin or ""), fold_word(q.admin or "")),
    )
    if admins[0] == names[1] or admins[1] == names[0]:
        return True
    return p.country == q.country and any((x.id or "").startswith(COUNTRY) for x in (p, q))


def _parties(mine: Side, theirs: Side) -> str:
    if not mine.is_told or not theirs.is_told:
        return _told_by(mine.is_told, theirs.is_told)
    if mine.ids & theirs.ids:
        return "known"
    if mine.words & theirs.words:
        return "words"
    return "others" if mine.ids and theirs.ids else "differ"


def _toll_told(a: Telling, b: Telling) -> str:
    if not a.toll:
        return ""
    if not b.toll:
        return "" if b.claim.harm else "same_toll_new"
    differ = not a.toll & b.toll and _tolls_differ(a.claim, b.claim)
    return "same_toll" if a.toll & b.toll else "same_toll_differs" if differ else ""


def _tolls_differ(a: Claim, b: Claim) -> bool:
    """Whether both count losses and agree in none: another figure, or other losses altogether."""
    mine, theirs = ([x for x in c.harm if x.min is not None or x.max is not None] for c in (a, b))
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


def _overlap(x: Harm, y: Harm) -> bool:
    return (x.max is None or (y.min or 0) <= x.max) and (y.max is None or (x.min or 0) <= y.max)


def _days(a: Claim, b: Claim) -> str:
    if a.time is None:
        return ""
    if b.time is None:
        return "same_day_new"
    mine, theirs = a.time, b.time
    if None in (mine.start, theirs.start):
        return "same_day" if mine.text == theirs.text else ""
    apart = (mine.end and theirs.start and mine.end < theirs.start) or (
        theirs.end and mine.start and theirs.end < mine.start
    )
    return "same_days_differ" if apart else "same_day"


def _distance(later: int, earlier: int) -> Iterator[str]:
    apart = later - earlier
    yield (
        ("same_sentence", "same_next_sentence")[apart]
        if apart < NEAR
        else ("same_near" if apart < FAR else "same_far")
    )
    if earlier < NEAR:
        yield ("same_headline", "same_lead")[earlier]


def _words_shared(a: Telling, b: Telling) -> str:
    share = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    return "same_words_" + next(name for name, below in WORDS_BINS if share < below)


def _sources(a: Telling, b: Telling) -> str:
    if a.sources == b.sources:
        return "same" if a.sources else "none"
    return "other" if a.sources and b.sources else _told_by(bool(a.sources), bool(b.sources))


def _kinds(later: Telling, earlier: Telling) -> Iterator[str]:
    """The same event word; history beside news, a total beside its parts."""
    a, b = later.claim, earlier.claim
    if later.event_words & earlier.event_words:
        yield "same_word"
    if a.background != b.background:
        yield "same_history_differs"
    elif a.background:
        yield "same_history"
    if a.aggregate != b.aggregate:
        yield "same_total_differs"
    elif a.aggregate:
        yield "same_total"
