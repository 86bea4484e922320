"""Incidents of any number of coded documents, in memory that does not grow with them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rawi.knowledge import Knowledge
from rawi.link.incidents import link_reports
from rawi.link.reports import day_of, read_report, report_key
from rawi.model import CodedDocument, Incident, Issue, Judgement
from rawi.run.reviews import reviews
from rawi.run.spool import Spool


class How(NamedTuple):
    """What people have decided: judgements, policies of figures, who is trusted first for `ranked`."""

    judgements: Sequence[Judgement] = ()
    policies: Sequence[str] = ("range",)
    rank: Sequence[str] = ()


def incidents_of(
    coded: Iterable[CodedDocument | Issue], knowledge: Knowledge, how: How
) -> Iterator[Incident | Issue]:
    """Yield the incidents that documents tell, each story as soon as it is complete, after all Issues.

    A document without any day, which cannot be linked, is an Issue of kind `undated`.
    """
    with Spool(CodedDocument) as spool:
        for item in coded:
            if isinstance(item, Issue):
                yield item
            elif (day := day_of(item)) is None:
                yield Issue(kind="undated", where=item.id, message="no day is known, so it is in no incident")
            else:
                spool.put(item, day, report_key(item))
        reports = (report for document in spool if (report := read_report(document, knowledge)))
        yield from link_reports(
            reports, judgements=how.judgements, policies=how.policies, rank=how.rank,
            reviews=reviews(how.judgements),
        )  # fmt: skip
