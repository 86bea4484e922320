"""What two claims of one report have in common or apart: the evidence that they tell the same event.

Each piece has an id; its weight stands in `knowledge/evidence/repeats.toml`. `repeats` adds them up.
"""

import functools
from collections.abc import Sequence
from datetime import timedelta
from itertools import chain

import msgspec

from rawi.arabic.alike import words
from rawi.arabic.clitics import ARTICLES
from rawi.arabic.fold import fold_word
from rawi.arabic.words import ARTICLE
from rawi.extract.acts import ATTACKS, HURT
from rawi.gazetteer.distance import distance_km
from rawi.knowledge.load import Knowledge
from rawi.model import HAPPENED, Claim, Count, Harm, Party, Place, Time

SHORTEST_WORD = 3
DEFINITE = tuple(opening for opening, _ in ARTICLES)  # القصف, للقصف
MEMORY_TEXTS = 256  # quotes remembered at once
MEMORY_WORDS = 65_536  # written words remembered at once
ACCOUNT = "scope:of_account"  # the rule of a part of a total: no total itself, if its figures are others
REPLY = "event:return_fire"  # the rule of an answer to an attack: another one than that
COUNTRY = "iso:"  # ids of countries
OPEN_ACTS = frozenset(("unspecified_violence", "civilian_attack"))  # acts of attacks told without their means
# Two acts, neither an attack, by which one event may be told.
TOLD_AS = frozenset(map(frozenset, (
    ("arrest", "abduction"), ("arrest", "raid"), ("ceasefire", "agreement"), ("talks", "agreement"),
    ("protest", "riot"), ("territory_change", "withdrawal"), ("accuse", "reject"),
)))  # fmt: skip
Circle = tuple[float, float, float]  # latitude, longitude, radius in km
APART_KM, WIDE_KM = 30, 25  # farther apart are two places, wider is a region
NO_GAP, ONE_DAY = timedelta(), timedelta(days=1)
# The times of a day in their order; those that are not beside each other are apart.
PARTS = {
    "time:dawn": 0, "time:at_dawn": 0, "time:morning": 1, "time:in_the_morning": 1, "time:noon": 2,
    "time:at_noon": 2, "time:afternoon": 3, "time:in_the_afternoon": 3, "time:evening": 4,
    "time:in_the_evening": 4,
}  # fmt: skip
NIGHT = frozenset(
    ("time:night", "time:at_night", "time:midnight", "time:last_night", "time:dawn", "time:at_dawn")
)
RELATIVE = frozenset(("time:today", "time:yesterday", "time:day_before_yesterday", "time:tomorrow"))
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
    circles: tuple[Circle, ...] = ()


NOWHERE = Where(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


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
    named: Where
    points: bool


def read_telling(claim: Claim, sentence: int, start: int, knowledge: Knowledge) -> Telling:
    """A claim made ready to be compared with others of its report; its sentence begins at `start`."""
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
        _where(tuple([place for place in claim.places if place.start >= start])),
        claim.act in ATTACKS and _points(claim),
    )


def _points(claim: Claim) -> bool:
    """`القصف`, `للهجوم`, `أدت الغارات`: a definite noun without a day of its own, no total."""
    definite = any(fold_word(word).startswith(DEFINITE) for word in claim.trigger.text.split())
    return definite and claim.time is None and not claim.aggregate


def _where(places: tuple[Place, ...]) -> Where:
    if not places:
        return NOWHERE
    return Where(
        frozenset([fold_word(place.text) for place in places]),
        frozenset([place.id for place in places if place.id is not None]),
        frozenset([fold_word(place.admin) for place in places if place.admin]),
        frozenset([place.country for place in places if place.country]),
        frozenset([p.country for p in places if p.country and p.id and p.id.startswith(COUNTRY)]),
        tuple([circle for circle in map(_circle, places) if circle is not None]),
    )


def _circle(place: Place) -> Circle | None:
    """Where a place lies, if it is known and no wide region."""
    if place.lat is None or place.lon is None or place.radius_km is None or place.radius_km > WIDE_KM:
        return None
    return place.lat, place.lon, place.radius_km


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
    if _days_apart(new.time, old.time):
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
        "same_pointing" if later.points else "",
    )
    return tuple(filter(None, found)) if len(CONTRADICT.intersection(found)) < CLEARLY else ()


def _acts(a: Telling, b: Telling) -> tuple[str, ...] | None:
    attacks = a.is_attack and b.is_attack
    violent = ("same_violent",) if attacks else ()
    if a.claim.act == b.claim.act:
        return "same_act", *violent
    if not attacks and frozenset((a.claim.act, b.claim.act)) not in TOLD_AS:
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
    if None in (a.time.start, b.time.start):
        return "same_day" if a.time.text == b.time.text else ""
    return "same_days_differ" if _gap(a.time, b.time) else "same_day"


def _days_apart(mine: Time | None, theirs: Time | None) -> bool:
    """Whether they are of other days, or of other times of one day; a night has two days."""
    if mine is None or theirs is None:
        return False
    words = set(mine.because), set(theirs.because)
    if gap := _gap(mine, theirs):
        night = not NIGHT.isdisjoint(words[0] | words[1])
        return gap > ONE_DAY or not (night or words[0] & words[1])
    relative = words[0] & RELATIVE, words[1] & RELATIVE
    if None in (mine.start, theirs.start) and all(relative) and relative[0].isdisjoint(relative[1]):
        return True
    one_day = mine.start == theirs.start == mine.end == theirs.end and bool(mine.start or words[0] & words[1])
    a, b = ({PARTS[rule] for rule in rules if rule in PARTS} for rules in words)
    return one_day and all(abs(x - y) > 1 for x in a for y in b) and bool(a and b)


def _gap(mine: Time, theirs: Time) -> timedelta:
    """How far from the end of the one to the start of the other."""
    gaps = [a.start - b.end for a, b in ((mine, theirs), (theirs, mine)) if a.start and b.end]
    return max((*gaps, NO_GAP))


def speaks_against(later: Telling, event: Sequence[Telling]) -> bool:
    """Whether what was told of an event rules out that `later` tells it again: another day or place.

    A headline names the governorate, the lead a village of it; another village is another event.
    """
    if any(_days_apart(later.claim.time, told.claim.time) for told in event):
        return True
    mine = later.named
    if not mine.names or any(mine.names & told.named.names for told in event):
        return False
    return any(_are_far(mine, told.named) for told in event)


def _are_far(mine: Where, theirs: Where) -> bool:
    """Whether all places of the one are known to lie far from all of the other."""
    known = all(0 < len(w.circles) == len(w.names) for w in (mine, theirs))
    return known and all(
        distance_km(a[0], a[1], b[0], b[1]) > a[2] + b[2] + APART_KM
        for a in mine.circles
        for b in theirs.circles
    )


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
