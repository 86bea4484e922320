"""Figures of a loss by named policies, never added up: each is the word of one report, or spans several.

What a report says of a loss is its highest figure, since lower ones are parts of it; those whom one claim
tells one by one (`استشهاد سيدة وأطفالها الثلاثة`) are one figure. A vague number has no ends;
docs/tutorial.md says how each policy reads it. What people reviewed is `rawi.link.reviewed`'s.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rawi.arabic.names import name_key
from rawi.errors import SettingsError
from rawi.knowledge.outlets import outlet_id, outlet_ids
from rawi.link.reviewed import REVIEWED
from rawi.model import Account, Figure, Value

Ends = tuple[int | None, int | None]


class Said(NamedTuple):
    """A figure, the origin that says it, the day it was said, and how its speaker ranks (0 is first).

    `is_total` where the words are a number alone: what a toll has come to, not one more who was hurt.
    """

    low: int | None
    high: int | None
    origin: int
    day: int
    rank: int = 0
    is_total: bool = False


def _range(said: Sequence[Said]) -> Ends:
    """From the lowest figure to the highest; open where the highest says "more than"."""
    lows = [one.low for one in said if one.low is not None]
    tops = [one.low if one.high is None else one.high for one in said]
    top = max((n for n in tops if n is not None), default=None)
    is_open = any(one.high is None and one.low == top for one in said)
    return min(lows, default=None), None if is_open else top


def _lowest(said: Sequence[Said]) -> Ends:
    one = min(said, key=lambda one: (one.low or 0, one.high or 0))
    return one.low, one.high


def _highest(said: Sequence[Said]) -> Ends:
    one = max(said, key=lambda one: (one.high or one.low or 0, one.low or 0))
    return one.low, one.high


def _latest(said: Sequence[Said]) -> Ends:
    day = max(one.day for one in said)
    return _range([one for one in said if one.day == day])


def _majority(said: Sequence[Said]) -> Ends:
    """What more than half of the origins say; nothing where no figure has so many."""
    once = {(one.origin, one.low, one.high) for one in said}
    votes = Counter((low, high) for _, low, high in once)
    figure, number = max(votes.items(), key=lambda item: (item[1], item[0][0] or 0, item[0][1] or 0))
    return figure if 2 * number > len({one.origin for one in said}) else (None, None)


def _ranked(said: Sequence[Said]) -> Ends:
    first = min(one.rank for one in said)
    return _range([one for one in said if one.rank == first])


POLICIES: Mapping[str, Callable[[Sequence[Said]], Ends]] = {
    "range": _range,
    "lowest": _lowest,
    "highest": _highest,
    "latest": _latest,
    "majority": _majority,
    "ranked": _ranked,
}


def checked_policy(name: str) -> str:
    """The policy of this name. Raises: SettingsError, saying which there are."""
    if name != REVIEWED and name not in POLICIES:
        raise SettingsError(f"{name}: no such policy; there are {', '.join((*POLICIES, REVIEWED))}")
    return name


def figures(values: Iterable[Value], policies: Sequence[str], rank: Sequence[str] = ()) -> tuple[Figure, ...]:
    """The losses of people by each policy, for each effect and sort of people that has a figure.

    `rank` are those who speak, the most trusted first, for the policy `ranked`; those not named come last.
    """
    found = []
    for (effect, who), said in _said(values, rank).items():
        for policy in policies:
            if policy == REVIEWED:
                continue
            low, high = POLICIES[policy](said)
            if low is not None or high is not None:
                found.append(Figure(policy=policy, effect=effect, who=who, min=low, max=high))
    return tuple(found)


def _said(values: Iterable[Value], rank: Sequence[str]) -> dict[tuple[str, str], list[Said]]:
    """What each report says of each loss, denials left out: its highest figure."""
    told: dict[tuple[str, str], dict[str, dict[str, list[Said]]]] = {}
    for value in values:
        if value.field != "harm" or (value.min is None and value.max is None):
            continue
        effect, _, who = value.value.partition(" ")
        for account in value.accounts:
            if account.denies or who == "object":
                continue
            day = account.published.toordinal() if account.published else 0
            place = next((at for at, word in enumerate(rank) if _speaks(account, word)), len(rank))
            is_total = account.words.strip().isdecimal()
            said = Said(value.min, value.max, account.origin, day, place, is_total)
            claims = told.setdefault((effect, who), {}).setdefault(account.document, {})
            claims.setdefault(account.claim, []).append(said)
    return {
        loss: [_largest(map(_together, claims.values())) for claims in by_document.values()]
        for loss, by_document in sorted(told.items())
    }


def _together(said: Sequence[Said]) -> Said:
    """What one claim says: of people told one by one all of them, unless a figure is open or a total."""
    if all(one.low is not None and one.high is not None and not one.is_total for one in said):
        low, high = sum(one.low or 0 for one in said), sum(one.high or 0 for one in said)
        return said[0]._replace(low=low, high=high)
    return _largest(said)


def _largest(said: Iterable[Said]) -> Said:
    return max(said, key=lambda one: one.low or one.high or 0)


def _speaks(account: Account, word: str) -> bool:
    """Whether a word means who speaks: the outlet (id, name, host), or a source by id, words or kind."""
    if word in account.speakers or name_key(word) in map(name_key, account.sources):
        return True
    return account.outlet is not None and bool({account.outlet, outlet_id(account.outlet)} & outlet_ids(word))
