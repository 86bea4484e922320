"""Measures the installed places: size of the index, time to open it, names looked up a second, memory.

rawi places import FILE…
python benchmarks/places.py
"""

import resource
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing

from rawi.gazetteer.build import LATIN, REAL, index_path
from rawi.gazetteer.index import Index

NAMES = 10_000
SLOW_NAMES = 500  # of Latin names, and of names one letter off


def main() -> None:
    """Print one line a figure."""
    path = index_path()
    if not path.exists():
        raise SystemExit("no places are installed: rawi places import FILE…")
    start = time.perf_counter()
    index = Index(path)
    index.find("Aleppo")
    opened = time.perf_counter() - start
    with closing(sqlite3.connect(path)) as database:
        (places,) = database.execute("SELECT count(*) FROM place").fetchone()
        arabic, latin = (_some(database, what) for what in (REAL, LATIN))
    print(f"index           {path.stat().st_size / 1e6:8.1f} MB, {places:,} places")
    print(f"open and find   {opened * 1000:8.1f} ms")
    print(f"Arabic names    {_rate(arabic, index.find):8,.0f} a second")
    print(f"Latin names     {_rate(latin[:SLOW_NAMES], index.find):8,.0f} a second")
    one_off = _rate(arabic[:SLOW_NAMES], lambda name, country: index.find_one_off(name, country, name))
    print(f"one letter off  {one_off:8,.0f} a second")
    print(f"memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def _some(database: sqlite3.Connection, what: int) -> list[tuple[str, str]]:
    """Names and their countries, spread over the whole index and the same each time."""
    query = (
        "SELECT n.spelled, p.country FROM name n JOIN place p ON p.number = n.place WHERE n.what = ? "
        "ORDER BY p.number * 2654435761 % 4294967296 LIMIT ?"
    )
    return database.execute(query, (what, NAMES)).fetchall()


def _rate(names: Sequence[tuple[str, str]], look_up: Callable[[str, str], object]) -> float:
    start = time.perf_counter()
    for name, country in names:
        look_up(name, country)
    return len(names) / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
