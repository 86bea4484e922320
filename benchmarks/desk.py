"""How a desk grows: time, size and memory as documents go in, and how long a filtered query takes.

Documents are real ones, coded once, each varied by a line of its own; their claims are put in as a run would.

    python -m benchmarks.desk TEXTS… --documents 100000 [--database postgresql://user@host/name]
"""

import argparse
import datetime
import itertools
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import sqlalchemy as sa

from rawi.knowledge import load
from rawi.model import Arrival, Capture, Claim, CodedDocument, Document
from rawi.read import arrivals
from rawi.run import pipeline
from rawi.store import Desk, Filter, create_desk

STEPS = 4
BASES = 1000  # real documents that are coded and varied
ROUNDS = 5
PAGE = 100  # documents that a query gives at once
PIECE = 500  # documents in one file
QUERIES = {
    "act, country, month": Filter(
        acts=("airstrike",),
        countries=("YE",),
        since=datetime.date(2015, 8, 1),
        until=datetime.date(2015, 8, 31),
    ),
    "place": Filter(places=("إدلب",), acts=("shelling",)),
    "box and act": Filter(box=(43.0, 15.0, 44.5, 16.0), acts=("airstrike", "shelling")),
    "source": Filter(sources=("sana",), acts=("clash",)),
    "words": Filter(words="تعز الطيران", acts=("airstrike", "shelling")),
    "act and country": Filter(acts=("airstrike",), countries=("YE",)),
}

Base = tuple[Arrival, tuple[Claim, ...]]


def bases(sources: Sequence[str]) -> list[Base]:
    """Real documents with their claims."""
    found = (item for source in sources for item in arrivals(source))
    texts = itertools.islice((item for item in found if isinstance(item, Arrival) and item.text), BASES)
    made = []
    for item in texts:
        day = item.published.day if item.published else None
        document = Document(id="", outlet=None, published=day, title=item.title, text=item.text, sha256="")
        made.append((item, pipeline.code(document, load()).claims))
    return made


def varied(real: Sequence[Base], first: int, last: int) -> Iterator[Capture | Arrival]:
    """Documents by number, each a real one with a line of its own, in files of some hundred."""
    now = datetime.datetime.now(datetime.UTC)
    for number in range(first, last):
        if number % PIECE == 0:
            yield Capture(name=f"{number}.jsonl", method="file", data=f"{number}".encode(), received=now)
        item, _ = real[number % len(real)]
        text = f"{item.text}\n{number:,} {number * 7919 % 100_003}"
        yield msgspec.structs.replace(item, key=f"varied/{number}", text=text, url=None)


def coded(desk: Desk, real: Sequence[Base]) -> Iterator[CodedDocument]:
    """What a run would read in the varied documents."""
    for document in desk.to_code("bench", "bench"):
        number = int(document.text.rpartition("\n")[2].split()[0].replace(",", ""))
        fields = {name: getattr(document, name) for name in Document.__struct_fields__}
        yield CodedDocument(**fields, claims=real[number % len(real)][1])


def fill(desk: Desk, real: Sequence[Base], documents: int) -> None:
    """Fill a desk step by step, and print what each step costs: by the clock, and of this process's own."""
    print(f"{'documents':>10} {'seconds':>8} {'of ours':>8} {'MB':>7} {'peak MB':>8}")
    for step in range(STEPS):
        first, last = (documents * n // STEPS // PIECE * PIECE for n in (step, step + 1))
        begun, ours = time.monotonic(), time.process_time()
        desk.take(varied(real, first, last))
        run = desk.begin_run("bench", "bench")
        for _ in desk.put(run, coded(desk, real)):
            pass
        desk.end_run(run)
        seconds, ours = time.monotonic() - begun, time.process_time() - ours
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{last:>10,} {seconds:>8.1f} {ours:>8.1f} {size(desk) / 1e6:>7.0f} {peak:>8.0f}", flush=True)


def size(desk: Desk) -> int:
    """The bytes that the database takes."""
    if desk.database.is_sqlite:
        return sum(path.stat().st_size for path in Path(desk.place.folder or "").glob("rawi.db*"))
    with desk.database.reading() as connection:
        return int(connection.scalar(sa.text("SELECT pg_database_size(current_database())")) or 0)


def ask(desk: Desk) -> None:
    """Print how long each query takes to its first hundred documents, claims and all."""
    for name, wanted in QUERIES.items():
        times, found = [], 0
        for _ in range(ROUNDS):
            begun = time.monotonic()
            found = sum(len(document.claims) for document in itertools.islice(desk.documents(wanted), PAGE))
            times.append(time.monotonic() - begun)
        print(f"{name:20} {found:>6,} claims {statistics.median(times) * 1000:>7.0f} ms")


def main() -> None:
    """Fill a desk in a folder that is thrown away, and ask it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("texts", nargs="+")
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--database")
    asked = options.parse_args()
    real = bases(asked.texts)
    with tempfile.TemporaryDirectory() as folder, create_desk(folder, asked.database) as desk:
        fill(desk, real, asked.documents)
        ask(desk)


if __name__ == "__main__":
    main()
