"""Pairs of reports worth comparing: near in time, and alike in a place, an area or a rare word.

Reports come in order of their day. What lies behind the window is let go, so memory holds a window of
reports, not all of them.
"""

import hashlib
import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rawi.link.reports import Report, Telling
from rawi.link.words import rarity

WINDOW_DAYS = 7  # reports published farther apart are not compared
CELL_DEGREES = 0.25  # side of a block of the map, about 25 km
RARE_WORD = 5.5  # rarity from which a word by itself makes two reports a pair: in one text of 250
RARE_IN_BARE = 4.5  # the same for a report without claims, which has nothing else: in one text of 90
BLOCK_BYTES = 8  # of the mark of a block
SPILL_DAYS = 1  # days around its own on which a telling looks for others in its area

Key = tuple[object, ...]
Block = dict[str, Report]


class Keys(NamedTuple):
    """The blocks of a report: those where any two meet, and those where one offers what another asks for.

    Every report offers its areas and days; one that says no more than these asks for them.
    """

    shared: frozenset[Key]
    offered: frozenset[Key]
    asked: frozenset[Key]


def candidates(reports: Iterable[Report]) -> Iterator[tuple[Report, list[Report]]]:
    """Yield each report with the earlier ones that it is compared with, in order of day and key.

    `reports` have to come in order of `(day, key)`.
    """
    shared, offered, asked = (defaultdict[Key, Block](dict) for _ in range(3))
    window: deque[tuple[Report, Keys]] = deque()
    for report in reports:
        while window and window[0][0].day < report.day - WINDOW_DAYS:
            old, keys = window.popleft()
            for blocks, names in zip((shared, offered, asked), keys, strict=True):
                for name in names:
                    _leave(blocks, name, old.key)
        keys = block_keys(report)
        sought = ((shared, keys.shared), (offered, keys.asked), (asked, keys.offered))
        met: Block = {}
        for blocks, names in sought:
            for name in names:
                met.update(blocks.get(name, {}))
        yield report, [met[key] for key in sorted(met)]
        for blocks, names in zip((shared, offered, asked), keys, strict=True):
            for name in names:
                blocks[name][report.key] = report
        window.append((report, keys))


def _leave(blocks: dict[Key, Block], name: Key, key: str) -> None:
    blocks[name].pop(key, None)
    if not blocks[name]:
        del blocks[name]


def block_keys(report: Report) -> Keys:
    """The blocks of a report, from its tellings, their words and the places it names."""
    shared: set[Key] = {("name", name) for name in report.names}
    offered: set[Key] = set()
    asked: set[Key] = set()
    for telling in report.tellings:
        shared |= {("name", name) for name in telling.names}
        rare = RARE_WORD if telling.claims else RARE_IN_BARE
        shared |= {("word", stem) for stem in telling.words if rarity(stem) >= RARE_WORD}
        asked |= {("word", stem) for stem in telling.words if rare <= rarity(stem) < RARE_WORD}
        offered |= {("word", stem) for stem in telling.words if RARE_IN_BARE <= rarity(stem) < RARE_WORD}
        shared |= {cell for lat, lon in telling.points for cell in _cells(lat, lon)}
        first, last = _days(telling, report.day)
        around = range(first - SPILL_DAYS, last + SPILL_DAYS + 1)
        offered |= {("area", admin, day) for admin in telling.admins for day in range(first, last + 1)}
        offered |= {("act", family, day) for family in telling.families for day in range(first, last + 1)}
        asked |= {("area", admin, day) for admin in telling.admins for day in around}
        if not telling.placed:
            asked |= {("act", family, day) for family in telling.families for day in around}
    return Keys(frozenset(shared), frozenset(offered), frozenset(asked))


def block_marks(keys: Keys) -> frozenset[bytes]:
    """The blocks of a report as marks of `BLOCK_BYTES` each, to be kept and compared elsewhere."""
    return frozenset(
        _mark(sort, key) for sort, names in zip(Keys._fields, keys, strict=True) for key in names
    )


def sought_marks(keys: Keys) -> frozenset[bytes]:
    """The marks of blocks by which another report is one to be compared with: any that it stands in."""
    return block_marks(Keys(shared=keys.shared, offered=keys.asked, asked=keys.offered))


def _mark(sort: str, key: Key) -> bytes:
    words = "\n".join((sort, *map(str, key)))
    return hashlib.blake2b(words.encode("utf8", "surrogatepass"), digest_size=BLOCK_BYTES).digest()


def _days(telling: Telling, day: int) -> tuple[int, int]:
    if telling.first is None or telling.last is None:
        return day, day
    return telling.first, telling.last


def _cells(lat: float, lon: float) -> Iterator[Key]:
    """The cell of a point and the three it is nearest to, so that near points always share one."""
    north, east = lat / CELL_DEGREES, lon / CELL_DEGREES
    rows = (math.floor(north), math.floor(north) + (1 if north % 1 >= 0.5 else -1))
    columns = (math.floor(east), math.floor(east) + (1 if east % 1 >= 0.5 else -1))
    for row in rows:
        for column in columns:
            yield "cell", row, column
