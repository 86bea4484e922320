"""Which incident of today is one of yesterday, so that an id that people cite stays with what it meant."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Kept(NamedTuple):
    """An incident as it was or is: what marks its claims, the documents that they are in, the very claims.

    Claims of one document may have the same mark, and a claim that is read anew keeps its mark alone.
    """

    marks: frozenset[Hashable]
    documents: frozenset[int]
    claims: frozenset[Hashable] = frozenset()


def heirs(former: Sequence[tuple[str, Kept]], found: Sequence[Kept]) -> list[str | None]:
    """For each incident found the id that it takes over, or None.

    An id goes to what holds more than half of its claims, else more than half of its documents. Of several
    that may go to one, it takes that with which it shares most, of equals that with most of the very claims.

    >>> a, b = Kept(frozenset("xyz"), frozenset((1, 2))), Kept(frozenset("u"), frozenset((3,)))
    >>> heirs([("i1", a), ("i2", b)], [Kept(frozenset("uxy"), frozenset((1, 2, 3)))])
    ['i1']
    """
    taken: dict[int, str] = {}
    given: set[str] = set()
    for part in ("marks", "documents"):
        offers = [
            (-len(shared), -len(old.claims & new.claims), id_, at)
            for id_, old in former
            for at, new in enumerate(found)
            if 2 * len(shared := getattr(old, part) & getattr(new, part)) > len(getattr(old, part))
        ]
        for _, _, id_, at in sorted(offers):
            if at not in taken and id_ not in given:
                taken[at] = id_
                given.add(id_)
    return [taken.get(at) for at in range(len(found))]
