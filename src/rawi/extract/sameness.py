"""What two claims of one report have in common or apart: the evidence that they tell the same event.

Each piece has an id; its weight stands in `knowledge/evidence/repeats.toml`. `repeats` adds them up.
"""

import functools
from itertools import chain

import msgspec

from rawi.arabic.alike import words
from rawi.arabic.fold import fold_word
from rawi.arabic.words import ARTICLE
from rawi.extract.acts import ATTACKS, HURT
from rawi.knowledge.load import Knowledge
from rawi.model import HAPPENED, Claim, Count, Harm, Party, Place

SHORTEST_WORD = 3
MEMORY_TEXTS = 256  # quotes remembered at once
MEMORY_WORDS = 65_536  # written words remembered at once
ACCOUNT = "scope:of_account"  # the rule of a part of a total: no total itself, if its figures are others
REPLY = "event:return_fire"  # the rule of an answer to an attack: another one than that
COUNTRY = "iso:"  # ids of countries
OPEN_ACTS = frozenset(("unspecified_violence", "civilian_attack"))  # acts of attacks told without their means
NEAR, FAR = 2, 5  # sentences between two tellings: a few, many
MOST_RIVALS = 3  # earlier claims of the same act; more are no different
CONTRADICT = frozenset(("same_places_differ", "same_toll_differs", "same_days_differ", "same_actor_others"))
_NEXT_TO, _OPENINGS = ("same_sentence", "same_next_sentence"), ("same_headline", "same_lead")
CLEARLY = 2  # contradictions: one may be misread, two tell of another event
# shares of the shorter telling's words, below; then
WORDS_BINS, ALL_WORDS = (("same_words_few", 0.2), ("same_words_some", 0.6)), "same_words_many"


class Side(msgspec.Struct, frozen=True, gc=False):
    """The parties of one side: ids of the known ones, and the folded words of all."""

    ids: frozenset[str]
    words: frozenset[str]
    is_told: bool


NOBODY = Side(frozenset(), frozenset(), False)


class Where(msgspec.Struct, frozen=True, gc=False):
    """The places of a claim: folded names, ids, folded divisions, countries, and those of whole countries."""

    names: frozenset[str]
    ids: frozenset[str]
    admins: frozenset[str]
    countries: frozenset[str]
    whole: frozenset[str]


NOWHERE = Where(*[frozenset[str]()] * 5)


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A claim with what every comparison asks of it, and the number of its sentence."""

    claim: Claim
    sentence: int
    family: str
    is_attack: bool
    is_open: bool
    places: Where
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
        claim.act in ATTACKS,
        claim.act in OPEN_ACTS,
        _where(claim.places),
        _side(claim.actor),
        _side(claim.target),
        frozenset((loss.effect, loss.min) for loss in claim.harm if loss.min is not None),
        _content(claim.quote.text),
        _content(claim.trigger.text),
        frozenset(source.text for source in claim.source),
    )


def _where(places: tuple[Place, ...]) -> Where:
    if not places:
        return NOWHERE
    return Where(
        frozenset([fold_word(place.text) for place in places]),
        frozenset([place.id for place in places if place.id is not None]),
        frozenset([fold_word(place.admin) for place in places if place.admin]),
        frozenset([place.country for place in places if place.country]),
        frozenset([p.country for p in places if p.country and p.id and p.id.startswith(COUNTRY)]),
    )


def _side(parties: tuple[Party, ...]) -> Side:
    """Words are without the article, of three letters and more."""
    if not parties:
        return NOBODY
    words = [fold_word(word).removeprefix(ARTICLE) for party in parties for word in party.text.split()]
    return Side(
        frozenset([party.id for party in parties if party.id]),
        frozenset([word for word in words if len(word) >= SHORTEST_WORD]),
        True,
    )


@functools.lru_cache(maxsize=MEMORY_TEXTS)  # many claims of a sentence have the same quote
def _content(text: str) -> frozenset[str]:
    """The words of three letters and more, in one spelling."""
    return frozenset(chain.from_iterable(map(_spelled, text.split())))


@functools.lru_cache(maxsize=MEMORY_WORDS)
def _spelled(written: str) -> tuple[str, ...]:
    return tuple([word for word in words(written) if len(word) >= SHORTEST_WORD])


def likeness(later: Telling, earlier: Telling, rivals: int) -> tuple[str, ...]:
    """The ids of the evidence for and against `later` telling the event of `earlier`; none if it cannot.

    `rivals`: how many claims before `later` have its act.
    """
    act = _acts(later, earlier)
    new, old = later.claim, earlier.claim
    if act is None or (REPLY in new.because) != (REPLY in old.because) or _counts_differ(new, old):
        return ()
    if ACCOUNT in new.because and _tolls_differ(new, old):
        return ()
    found = (
        "same_every_pair",
        *act,
        _statuses(new, old),
        f"same_places_{_places(later.places, earlier.places)}",
        f"same_actor_{_parties(later.actor, earlier.actor)}",
        f"same_target_{_parties(later.target, earlier.target)}",
        _toll_told(later, earlier),
        _days(new, old),
        _distance(later.sentence - earlier.sentence),
        _OPENINGS[earlier.sentence] if earlier.sentence < NEAR else "",
        _words_shared(later.words, earlier.words),
        f"same_source_{_sources(later, earlier)}",
        "" if later.event_words.isdisjoint(earlier.event_words) else "same_word",
        _history(new, old),
        _total(new, old),
        f"same_rivals_{min(MOST_RIVALS, rivals)}",
        "same_many_places" if len(new.places) > 1 else "",
    )
    return tuple(filter(None, found)) if len(CONTRADICT.intersection(found)) < CLEARLY else ()


def _acts(a: Telling, b: Telling) -> tuple[str, ...] | None:
    attacks = a.is_attack and b.is_attack
    violent = ("same_violent",) if attacks else ()
    if a.claim.act == b.claim.act:
        return "same_act", *violent
    if a.family != b.family and not attacks:
        return None
    unsure = ("same_open_act",) if a.is_open or b.is_open else ()
    return "same_family" if a.family == b.family else "same_attacks", *violent, *unsure


def _statuses(a: Claim, b: Claim) -> str:
    if a.status == b.status:
        return "same_status"
    return "same_denied" if {a.status, b.status} <= HAPPENED else "same_status_differs"


def _places(mine: Where, theirs: Where) -> str:
    if not mine.names or not theirs.names:
        return _told_by(bool(mine.names), bool(theirs.names))
    if mine.names & theirs.names:
        return "all" if mine.names <= theirs.names else "some"
    return "within" if _meet(mine, theirs) else "differ"


def _told_by(later: bool, earlier: bool) -> str:
    """Which of two claims tells something that they do not both tell."""
    return "later" if later else "earlier" if earlier else "none"


def _meet(mine: Where, theirs: Where) -> bool:
    """Whether a place of one is a place of the other, or one lies in the other (`إدلب`, `سراقب`)."""
    return bool(
        mine.ids & theirs.ids
        or mine.admins & theirs.names
        or mine.names & theirs.admins
        or mine.whole & theirs.countries
        or mine.countries & theirs.whole
    )


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


def _counts_differ(a: Claim, b: Claim) -> bool:
    """`18 غارة … 7 غارات منها`: so many acts are no other number of them."""
    x, y = a.count, b.count
    if x is None or y is None or x.min is None or y.min is None:
        return False
    return not _overlap(x, y)


def _lives(claim: Claim) -> set[int]:
    """The figures of killed and hurt, and their sum."""
    figures = [h.min for h in claim.harm if h.min is not None and h.effect in HURT]
    return {*figures, sum(figures)}


def _overlap(x: Harm | Count, y: Harm | Count) -> bool:
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


def _distance(apart: int) -> str:
    if apart < NEAR:
        return _NEXT_TO[apart]
    return "same_near" if apart < FAR else "same_far"


def _words_shared(mine: frozenset[str], theirs: frozenset[str]) -> str:
    fewer = min(len(mine), len(theirs))
    share = len(mine & theirs) / fewer if fewer else 0.0
    for name, below in WORDS_BINS:
        if share < below:
            return name
    return ALL_WORDS


def _sources(a: Telling, b: Telling) -> str:
    if a.sources == b.sources:
        return "same" if a.sources else "none"
    return "other" if a.sources and b.sources else _told_by(bool(a.sources), bool(b.sources))


def _history(a: Claim, b: Claim) -> str:
    """History beside history, or beside news."""
    if a.background != b.background:
        return "same_history_differs"
    return "same_history" if a.background else ""


def _total(a: Claim, b: Claim) -> str:
    """A total beside a total, or beside its parts."""
    if a.aggregate != b.aggregate:
        return "same_total_differs"
    return "same_total" if a.aggregate else ""
