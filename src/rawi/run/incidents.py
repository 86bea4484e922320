"""Incidents of any number of coded documents, in memory that does not grow with them.

Documents are put by in a temporary file as they come, then read again in the order of their days, which is
the order in which linking needs them. What is kept in memory is a day, a key and an offset each.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple

import msgspec

from rawi.export import jsonl
from rawi.knowledge import Knowledge
from rawi.link.incidents import link_reports
from rawi.link.reports import Report, day_of, read_report, report_key
from rawi.model import CodedDocument, Incident, Issue, Judgement

HELD_BYTES = 64 << 20  # so much is put by in memory, the rest on disk
_decoder = msgspec.json.Decoder(CodedDocument)


class How(NamedTuple):
    """What people have decided: judgements on pairs, policies of figures, outlets by trust for `ranked`."""

    judgements: Sequence[Judgement] = ()
    policies: Sequence[str] = ("range",)
    rank: Sequence[str] = ()


def incidents_of(
    coded: Iterable[CodedDocument | Issue], knowledge: Knowledge, how: How
) -> Iterator[Incident | Issue]:
    """Yield the incidents that documents tell, each story as soon as it is complete, after all Issues.

    A document without any day, which cannot be linked, is an Issue of kind `undated`.
    """
    with tempfile.SpooledTemporaryFile(HELD_BYTES) as file:
        places: list[tuple[int, str, int]] = []
        for item in coded:
            if isinstance(item, Issue):
                yield item
            elif (day := day_of(item)) is None:
                yield Issue(kind="undated", where=item.id, message="no day is known, so it is in no incident")
            else:
                places.append((day, report_key(item), file.tell()))
                file.write(jsonl.line(item))
        places.sort()
        reports = _reports(file, places, knowledge)
        yield from link_reports(reports, judgements=how.judgements, policies=how.policies, rank=how.rank)


def _reports(
    file: IO[bytes], places: Iterable[tuple[int, str, int]], knowledge: Knowledge
) -> Iterator[Report]:
    """Yield the reports in order, one that came twice once."""
    last = ""
    for _, key, at in places:
        if key == last:
            continue
        last = key
        file.seek(at)
        report = read_report(_decoder.decode(file.readline()), knowledge)
        if report:
            yield report
