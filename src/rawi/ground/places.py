"""Ties a place name to one row of the gazetteer, or says why it cannot be."""

from collections.abc import Sequence

from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow
from rawi.model import Unresolved

# A town must be this many times larger than its namesakes to be meant without other evidence.
MARGIN = 10


def ground_place(
    name: str, gazetteer: Gazetteer, *, countries: Sequence[str] = ()
) -> tuple[GazetteerRow | None, Unresolved | None]:
    """The row that a folded name means, or None with the reason and the candidates.

    `countries` are those that the report is about, the likeliest first: the first of them with
    that name settles the country. Several rows in it are told apart only by a wide margin of size.
    """
    found = gazetteer.named(name) or gazetteer.named(name.removeprefix("ال")) or gazetteer.named("ال" + name)
    if not found:
        return None, Unresolved(reason="not in the gazetteer")
    for country in countries:
        if inside := [row for row in found if row.country == country]:
            found = inside
            break
    if len(found) == 1 or found[0].rank > MARGIN * max(found[1].rank, 1):
        return found[0], None
    return None, Unresolved(reason="several places have this name", candidates=tuple(row.id for row in found))
