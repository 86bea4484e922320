"""Measures linking of many claims: time, memory, and whether both grow with their number alone.

    python -m benchmarks.link_scale CLAIMS [--claims 100000 1000000]

CLAIMS is what `rawi code -o` wrote. Its reports are read again and again, each time moved by some days and
to other places with other names, so that copies meet in time and not in space. What is timed is all that
`rawi incidents` does but reading and printing JSON: words, tellings, blocks, comparison, clusters, accounts.
"""

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from rawi.knowledge import Knowledge, load
from rawi.link.incidents import link_reports
from rawi.link.reports import Report, Telling, read_report
from rawi.link.words import rarity
from rawi.model import CodedDocument

STEP_DAYS = 53  # between one copy and the next: many copies tell of one day, none of one day of the original
STEP_DEGREES = 0.9  # of latitude between one copy and the next
NAME_LIKE = 3.0  # words at least so rare are other words in another place


def main() -> None:
    """Link as many claims as asked for, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("claims_file", metavar="CLAIMS", type=Path)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    asked = parser.parse_args()
    decoder = msgspec.json.Decoder(CodedDocument)
    with asked.claims_file.open("rb") as file:
        coded = [document for line in file if (document := decoder.decode(line)).published]
    knowledge, whole = load(), sum(len(document.claims) for document in coded)
    for claims in asked.claims:
        copies = max(1, round(claims / whole))
        begun = time.process_time()
        incidents = sum(1 for _ in link_reports(moved(coded, copies, knowledge)))
        took = time.process_time() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{copies * whole:9,} claims  {incidents:9,} incidents  {took:7.1f} s  "
            f"{1e6 * took / (copies * whole):6.0f} \u00b5s a claim  {memory:6.0f} MB at most"
        )


def moved(coded: Sequence[CodedDocument], copies: int, knowledge: Knowledge) -> Iterator[Report]:
    """Yield the reports of all copies in order, each read when it is its turn."""
    order = sorted(
        (document.published.toordinal() + copy * STEP_DAYS, copy, document.id, at)
        for copy in range(copies)
        for at, document in enumerate(coded)
        if document.published
    )
    for day, copy, _, at in order:
        report = read_report(coded[at], knowledge)
        assert report is not None
        yield _moved(report, day, copy)


def _moved(report: Report, day: int, copy: int) -> Report:
    """The report on another day, about other places; its key keeps the order of copies."""
    tellings = tuple(_elsewhere(telling, day - report.day, copy) for telling in report.tellings)
    return report._replace(
        key=f"{copy:06d}{report.key}",
        id=f"{copy}/{report.id}",
        day=day,
        tellings=tellings,
        names=frozenset(f"{name}{copy}" for name in report.names),
        words=_other_words(report.words, copy),
    )


def _elsewhere(telling: Telling, days: int, copy: int) -> Telling:
    return telling._replace(
        first=None if telling.first is None else telling.first + days,
        last=None if telling.last is None else telling.last + days,
        names=frozenset(f"{name}{copy}" for name in telling.names),
        ids=frozenset(f"{id_}{copy}" for id_ in telling.ids),
        admins=frozenset(f"{admin}{copy}" for admin in telling.admins),
        points=tuple((lat - STEP_DEGREES * (copy % 60), lon) for lat, lon in telling.points),
        words=_other_words(telling.words, copy),
    )


def _other_words(words: frozenset[str], copy: int) -> frozenset[str]:
    return frozenset(f"{word}{copy}" if rarity(word) >= NAME_LIKE else word for word in words)


if __name__ == "__main__":
    main()
