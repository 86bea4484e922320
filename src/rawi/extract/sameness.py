"""What two claims of one report have in common or apart: the evidence that they tell the same event.

Each piece has an id; its weight stands in `knowledge/evidence/repeats.toml`. `repeats` adds them up.
"""

from collections.abc import Iterator
from functools import lru_cache

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
LATELY = 1024  # texts whose words are kept at hand: each claim of a report is compared with many
WORDS_BINS = (("few", 0.2), ("some", 0.6), ("many", 1.1))  # shares of the shorter telling's words, below


def likeness(
    later: Claim, earlier: Claim, sentences: tuple[int, int], rivals: int, knowledge: Knowledge
) -> tuple[str, ...]:
    """The ids of the evidence for and against `later` telling the event of `earlier`; none if it cannot.

    `sentences` are the numbers of their sentences (later, earlier), `rivals` how many claims before
    `later` have its act.
    """
    act = _acts(later, earlier, knowledge)
    if act is None:
        return ()
    found = (
        "same_every_pair",
        *act,
        _statuses(later, earlier),
        f"same_places_{_places(later, earlier)}",
        f"same_actor_{_parties(later.actor, earlier.actor)}",
        f"same_target_{_parties(later.target, earlier.target)}",
        _toll_told(later, earlier),
        _days(later, earlier),
        *_distance(*sentences),
        _words_shared(later, earlier),
        f"same_source_{_sources(later, earlier)}",
        *_kinds(later, earlier),
        f"same_rivals_{min(MOST_RIVALS, rivals)}",
        "same_many_places" if len(later.places) > 1 else "",
    )
    return tuple(name for name in found if name) if len(CONTRADICT.intersection(found)) < CLEARLY else ()


def _acts(a: Claim, b: Claim, knowledge: Knowledge) -> tuple[str, ...] | None:
    attacks = a.act in ATTACKS and b.act in ATTACKS
    families = {knowledge.acts[c.act].family for c in (a, b)}
    violent = ("same_violent",) if attacks else ()
    if a.act == b.act:
        return "same_act", *violent
    if len(families) > 1 and not attacks:
        return None
    unsure = ("same_open_act",) if a.act in OPEN_ACTS or b.act in OPEN_ACTS else ()
    return "same_family" if len(families) == 1 else "same_attacks", *violent, *unsure


def _statuses(a: Claim, b: Claim) -> str:
    if a.status == b.status:
        return "same_status"
    return "same_denied" if {a.status, b.status} <= TOLD else "same_status_differs"


def _places(a: Claim, b: Claim) -> str:
    if not a.places or not b.places:
        return "none" if not a.places and not b.places else "later" if a.places else "earlier"
    mine, theirs = ({fold_word(p.text) for p in c.places} for c in (a, b))
    if mine & theirs:
        return "all" if mine <= theirs else "some"
    return "within" if any(_same_place(p, q) for p in a.places for q in b.places) else "differ"


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


def _parties(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> str:
    if not mine or not theirs:
        return "none" if not mine and not theirs else "later" if mine else "earlier"
    ids = [{p.id for p in parties if p.id} for parties in (mine, theirs)]
    if ids[0] & ids[1]:
        return "known"
    if _words(mine) & _words(theirs):
        return "words"
    return "others" if all(ids) else "differ"


def _words(parties: tuple[Party, ...]) -> set[str]:
    """The folded words of parties, without the article, of three letters and more."""
    return {word for p in parties for word in _named_by(p.text)}


@lru_cache(maxsize=LATELY)
def _named_by(text: str) -> frozenset[str]:
    found = (fold_word(word).removeprefix(ARTICLE) for word in text.split())
    return frozenset(word for word in found if len(word) >= SHORTEST_WORD)


def _toll_told(a: Claim, b: Claim) -> str:
    mine, theirs = _toll(a), _toll(b)
    if not mine:
        return ""
    if not theirs:
        return "" if b.harm else "same_toll_new"
    return "same_toll" if mine & theirs else "same_toll_differs" if _tolls_differ(a, b) else ""


def _toll(claim: Claim) -> set[tuple[str, int]]:
    return {(h.effect, h.min) for h in claim.harm if h.min is not None}


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


def _words_shared(a: Claim, b: Claim) -> str:
    mine, theirs = (_content(c.quote.text) for c in (a, b))
    share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return "same_words_" + next(name for name, below in WORDS_BINS if share < below)


@lru_cache(maxsize=LATELY)
def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= SHORTEST_WORD)


def _sources(a: Claim, b: Claim) -> str:
    mine, theirs = ({p.text for p in c.source} for c in (a, b))
    if mine == theirs:
        return "same" if mine else "none"
    return "other" if mine and theirs else "later" if mine else "earlier"


def _kinds(a: Claim, b: Claim) -> Iterator[str]:
    """The same event word; history beside news, a total beside its parts."""
    if _content(a.trigger.text) & _content(b.trigger.text):
        yield "same_word"
    if a.background != b.background:
        yield "same_history_differs"
    elif a.background:
        yield "same_history"
    if a.aggregate != b.aggregate:
        yield "same_total_differs"
    elif a.aggregate:
        yield "same_total"
