"""Ties a place name to one row of the gazetteer, or says why it cannot be."""

from collections.abc import Sequence

import msgspec

from rawi.knowledge.gazetteer import NEAR, Gazetteer, GazetteerRow, area_cores
from rawi.model import Unresolved

# A place must be this many times larger than its namesakes to be meant without other evidence.
MARGIN = 10
SHOWN = 8  # candidates named when a name stays open


def ground_place(
    name: str,
    gazetteer: Gazetteer,
    *,
    countries: Sequence[str] = (),
    admins: Sequence[str] = (),
    within: GazetteerRow | None = None,
) -> tuple[GazetteerRow | None, Unresolved | None]:
    """The row that a folded name means, or None with the reason and the candidates.

    `within` is the row of the place that the text says it lies in; `countries` and `admins` are those that
    the report is about, the likeliest first. An area of a known place (`ريف ادلب الجنوبي`) gives the row of
    that place with the level `area`. What evidence leaves open is decided only by a wide margin of size.
    """
    found = gazetteer.named(name) or gazetteer.nearly_named(name)
    if found:
        return _choose(_same_place_once(found), countries, admins, within)
    for core in area_cores(name):
        if found := gazetteer.named(core) or gazetteer.nearly_named(core):
            row, unresolved = _choose(_same_place_once(found, town=False), countries, admins, within)
            return (msgspec.structs.replace(row, level="area") if row else None), unresolved
    return None, Unresolved(reason="not in the gazetteer")


def _same_place_once(found: list[GazetteerRow], *, town: bool = True) -> list[GazetteerRow]:
    """Of a country, its capital, a governorate and its main town that share a name, only one.

    The country goes before all; else the town, or with `town=False` the governorate.
    """
    widths = ("country", "town", "admin1", "region") if town else ("country", "admin1", "region", "town")
    ranked = sorted(found, key=lambda row: widths.index(row.level) if row.level in widths else len(widths))
    kept: list[GazetteerRow] = []
    for row in ranked:
        if not any(_same_place(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: -row.rank)


def _same_place(row: GazetteerRow, other: GazetteerRow) -> bool:
    if row.country != other.country or row.level == other.level:
        return False
    return other.level == "country" or row.admin == other.admin


def _choose(
    found: list[GazetteerRow], countries: Sequence[str], admins: Sequence[str], within: GazetteerRow | None
) -> tuple[GazetteerRow | None, Unresolved | None]:
    found = _without_far_namesakes(found)
    if within is not None:
        found = [row for row in found if row.country == within.country] or found
        found = [row for row in found if row.admin and row.admin == within.admin] or found
    for country in countries:
        if inside := [row for row in found if row.country == country]:
            found = inside
            break
    for admin in admins:
        if inside := [row for row in found if row.admin == admin]:
            found = inside
            break
    near = [row for row in found if row.country in NEAR]
    if near and not countries and within is None and found[0].rank <= MARGIN * near[0].rank:
        found = near
    if len(found) == 1 or found[0].rank > MARGIN * max(found[1].rank, 1):
        return found[0], None
    candidates = tuple(row.id for row in found[:SHOWN])
    return None, Unresolved(reason="several places have this name", candidates=candidates)


def _without_far_namesakes(found: list[GazetteerRow]) -> list[GazetteerRow]:
    """Without small towns that a far larger place outshines: Lebanon in Pennsylvania, Paris in Texas."""
    first = found[0]
    rivals = [row for row in found[1:] if first.level == "country" or row.country not in NEAR]
    outshone = {row.id for row in rivals if first.rank > MARGIN * row.rank}
    return [row for row in found if row.id not in outshone]
