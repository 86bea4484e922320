"""Names of towns and villages in a text, beyond the places of its claims."""

import functools
import itertools
from collections.abc import Mapping, Sequence

from rawi.arabic.names import plain_name
from rawi.knowledge.load import Knowledge
from rawi.link.words import bare, rarity

WIDE = frozenset(("country", "admin1", "region"))  # levels that say too little of where
SHORTEST_NAME = 4  # letters
TELLING = 6  # letters: a shorter name counts only where it is no common word
COMMON = 4.0  # rarity below which a short name may be a common word


def names_in(stems: Sequence[str], knowledge: Knowledge) -> frozenset[str]:
    """The keys of places named in a text, the longer name where two begin alike.

    >>> from rawi.knowledge import load
    >>> sorted(names_in(["قصفت", "خان", "شيخون", "امس"], load()))
    ['خانشيخون']
    """
    known = _known(knowledge)
    found = set()
    for at, stem in enumerate(stems):
        pair = stem + stems[at + 1] if at + 1 < len(stems) else ""
        for key in (pair, stem):
            if key in known and (len(key) >= TELLING or rarity(key) > COMMON):
                found.add(key)
                break
    return frozenset(found)


def areas_in(stems: Sequence[str], knowledge: Knowledge) -> frozenset[str]:
    """The governorates that a text names, be it as a town that is called like its governorate.

    >>> from rawi.knowledge import load
    >>> sorted(areas_in(["قصف", "ريف", "دير", "زور"], load()))
    ['دير الزور']
    """
    areas = _areas(knowledge)
    pairs = (first + second for first, second in itertools.pairwise(stems))
    return frozenset(areas[key] for key in (*stems, *pairs) if key in areas)


@functools.lru_cache(maxsize=2)
def _areas(knowledge: Knowledge) -> Mapping[str, str]:
    rows = [row for row in knowledge.gazetteer.rows.values() if row.level == "admin1"]
    return {_key(name): row.admin for row in rows if row.admin for name in row.names}


@functools.lru_cache(maxsize=2)
def _known(knowledge: Knowledge) -> frozenset[str]:
    rows = (row for row in knowledge.gazetteer.rows.values() if row.level not in WIDE)
    keys = (_key(name) for row in rows for name in row.names)
    return frozenset(key for key in keys if len(key) >= SHORTEST_NAME)


def _key(name: str) -> str:
    return "".join(map(bare, plain_name(name).split()))
