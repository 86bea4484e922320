"""Says the governorate of places whose table does not, where the places around them leave no doubt."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from rawi.gazetteer.build import Row

AROUND = 4  # so many nearest places have to lie in one governorate
REACH = 0.18  # degrees of latitude, 20 km
CELL = 0.2  # degrees: in a cell and its neighbours stands all that lies within reach
WITHOUT = frozenset(("country", "admin1"))

_Cells = dict[tuple[str, int, int], list[Row]]


def fill_admins(rows: Sequence[Row], counts: Counter[str]) -> list[Row]:
    """The rows, those without a governorate with that of the four nearest places where it is one."""
    cells: _Cells = defaultdict(list)
    for row in rows:
        if row.entry.admin1 and row.entry.kind not in WITHOUT:
            cells[_cell(row)].append(row)
    if not cells:
        return list(rows)
    return [
        row if row.entry.admin1 or row.entry.kind in WITHOUT else _filled(row, cells, counts) for row in rows
    ]


def _cell(row: Row) -> tuple[str, int, int]:
    return row.entry.country, int(row.entry.lat // CELL), int(row.entry.lon // CELL)


def _filled(row: Row, cells: _Cells, counts: Counter[str]) -> Row:
    country, y, x = _cell(row)
    here = row.entry
    squeeze = math.cos(math.radians(here.lat))  # a degree of longitude beside one of latitude

    def away(other: Row) -> float:
        return (other.entry.lat - here.lat) ** 2 + ((other.entry.lon - here.lon) * squeeze) ** 2

    around = ((country, y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
    found = heapq.nsmallest(AROUND, (row for key in around for row in cells.get(key, ())), key=away)
    nearest = [other.entry for other in found if away(other) <= REACH**2]
    names = {other.admin1 for other in nearest}
    if len(nearest) < AROUND or len(names) > 1:
        return row
    counts["governorate of the places around"] += 1
    first = nearest[0]
    entry = msgspec.structs.replace(
        here, admin1=first.admin1, admin1_en=here.admin1_en or first.admin1_en,
        admin1_code=here.admin1_code or first.admin1_code,
    )  # fmt: skip
    return msgspec.structs.replace(row, entry=entry)
