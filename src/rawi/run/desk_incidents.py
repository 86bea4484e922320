"""Links what waits in a desk, and whatever of its stories that meets: the rest is not read.

A new text changes a story only where it is likely of one event with a text of it. So new texts are first set
against the blocks of linked texts around their days; the stories of those that they meet are linked again
with them, and come out as if everything had been linked at once.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from rawi.arabic.names import name_key
from rawi.knowledge import Knowledge
from rawi.knowledge.linking import link_weights
from rawi.link.blocks import BLOCK_BYTES, WINDOW_DAYS, block_keys, block_marks, sought_marks
from rawi.link.compare import compare
from rawi.link.incidents import link_units, write
from rawi.link.judged import judged_pair
from rawi.link.origins import Told
from rawi.link.reports import Report, Telling, day_of, read_report, report_key
from rawi.link.reviewed import Review
from rawi.link.stories import STORY
from rawi.model import Claim, Judgement
from rawi.run.desk import all_knowledge, code_hash
from rawi.run.reviews import reviews
from rawi.run.spool import At, Spool
from rawi.store.incidents import MARK_BYTES, Event, Read, Story
from rawi.store.links import ToLink

if TYPE_CHECKING:
    from rawi.store import Desk

CHUNK = 500  # new texts that are set against linked ones at once
IN_ONE_GO = 200  # texts of stories kept in one transaction
DECIDING = ("knowledge/link/weights.toml", "knowledge/link/common_words.csv")  # beside the code of linking


class Linking(msgspec.Struct, frozen=True, kw_only=True):
    """What a linking did: how many texts were linked, how many of them again; incidents changed and gone."""

    texts: int
    again: int
    changed: int
    retired: int


def link_desk(
    desk: "Desk", knowledge: Knowledge, after_each: Callable[[int], None] = lambda _: None
) -> Linking:
    """Link what waits, and keep the incidents. A linking that was cut off goes on where it was.

    `after_each` is told how many texts were linked just now. Raises: OutputError.
    """
    began = desk.links.begin(f"{code_hash(('link',), *DECIDING)}+{all_knowledge()}")
    said = tuple(desk.judgements())
    texts = changed = 0
    with Spool(ToLink) as spool:
        desk.links.put_undated(_put(spool, desk.links.waiting()))
        new = spool.places()
        _put(spool, desk.links.texts(_met(desk, spool, new, knowledge, said)))
        stories = _stories(spool, knowledge, said)
        for some in _in_goes(stories):
            changed += desk.incidents.put(began, some)
            texts += (number := sum(len(story.read) for story in some))
            after_each(number)
    retired = desk.incidents.settle(began)
    desk.links.end()
    return Linking(texts=texts, again=texts - len(new), changed=changed, retired=retired)


def _put(spool: Spool[ToLink], items: Iterable[ToLink]) -> list[ToLink]:
    """Put by what has a day; the rest, which is in no incident and does not wait either."""
    undated = []
    for item in items:
        day = day_of(item.coded)
        if day is None:
            undated.append(item)
        else:
            spool.put(item, day, report_key(item.coded))
    return undated


def _met(
    desk: "Desk", spool: Spool[ToLink], new: Sequence[At], knowledge: Knowledge, said: Sequence[Judgement]
) -> set[int]:
    """The linked versions whose stories the new texts may change; they wait from now on."""
    if desk.links.is_empty():
        return set()
    met: set[int] = set()
    for start in range(0, len(new), CHUNK):
        reports = []
        for at in new[start : start + CHUNK]:
            report = read_report(spool.at(at).coded, knowledge)
            if report is not None:
                reports.append(report)
        met |= _told_too(desk, reports, knowledge, met)
        met |= desk.links.named(_judged_with(reports, said))
    return desk.links.loosen(met)


def _told_too(
    desk: "Desk", reports: Sequence[Report], knowledge: Knowledge, met: Collection[int]
) -> set[int]:
    """The linked versions that may tell an event of these reports, one of each story."""
    sought: dict[bytes, list[Report]] = defaultdict(list)
    for report in reports:
        for mark in sought_marks(block_keys(report)):
            sought[mark].append(report)
    if not reports:
        return set()
    first, last = min(r.day for r in reports), max(r.day for r in reports)
    near: dict[int, dict[str, Report]] = {}
    story_of: dict[int, int] = {}
    for linked in desk.links.between(first - WINDOW_DAYS, last + WINDOW_DAYS):
        found = {
            report.key: report
            for mark in _marks(linked.blocks)
            for report in sought.get(mark, ())
            if abs(report.day - linked.day) <= WINDOW_DAYS
        }
        if found:
            near[linked.version], story_of[linked.version] = found, linked.story
    touched: dict[int, int] = {}
    for item in desk.links.texts([version for version in near if version not in met]):
        if story_of[item.version] not in touched:
            old = read_report(item.coded, knowledge)
            if old is not None and any(_may_be_one(old, report) for report in near[item.version].values()):
                touched[story_of[item.version]] = item.version
    return set(touched.values())


def _may_be_one(a: Report, b: Report) -> bool:
    earlier, later = sorted((a, b), key=lambda report: (report.day, report.key))
    return max(match.odds for match in compare(later, earlier, link_weights())) > STORY


def _judged_with(reports: Iterable[Report], said: Iterable[Judgement]) -> set[str]:
    """The documents of claims that a person compared with claims of these reports."""
    ids = {report.id for report in reports}
    documents = [
        {claim.rpartition("#")[0] for claim in pair} for judgement in said if (pair := judged_pair(judgement))
    ]
    return {document for pair in documents if pair & ids for document in pair - ids}


def _marks(blocks: bytes) -> Iterator[bytes]:
    return (blocks[at : at + BLOCK_BYTES] for at in range(0, len(blocks), BLOCK_BYTES))


def _stories(spool: Spool[ToLink], knowledge: Knowledge, said: Sequence[Judgement]) -> Iterator[Story]:
    """Yield the stories of all that was put by, each as it is to be kept."""
    texts: dict[str, Read] = {}

    def reports() -> Iterator[Report]:
        for item in spool:
            report = read_report(item.coded, knowledge)
            if report is not None:
                blocks = b"".join(sorted(block_marks(block_keys(report))))
                texts[report.key] = Read(item.document, item.version, item.reading, report.day, blocks)
                yield report

    reviewed = reviews(said)
    for unit in link_units(reports(), link_weights(), said):
        own = {report.key: texts.pop(report.key) for report in unit.reports}
        yield Story([*own.values()], [_event(told, own, reviewed) for told in unit.events])


def _event(told: Sequence[Told], texts: Mapping[str, Read], reviewed: Mapping[str, Review]) -> Event:
    marks, claims = set(), set()
    for one in told:
        for telling in one.tellings:
            for claim in telling.claims:
                words = _marking_words(claim, telling)
                marks.add(_hash(str(texts[one.report.key].document), *words))
                claims.add(_hash(f"{one.report.id}#{claim.id}", *words))
    versions = frozenset(texts[one.report.key].version for one in told)
    return Event(write(told, reviewed), frozenset(marks), frozenset(claims), versions)


def _marking_words(claim: Claim, telling: Telling) -> list[str]:
    """What marks a claim through later versions and readings of its text: its act, word and places there.

    A claim with a list of places far apart is told of several events, of each at some of them.
    """
    there = sorted({name_key(place.text) for place in claim.places} & telling.names)
    return [claim.act, claim.trigger.text, *there]


def _hash(*words: str) -> bytes:
    whole = "\n".join(words).encode("utf8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=MARK_BYTES).digest()


def _in_goes(stories: Iterable[Story]) -> Iterator[list[Story]]:
    """Yield the stories, so many texts at a time."""
    some: list[Story] = []
    for story in stories:
        some.append(story)
        if sum(len(story.read) for story in some) >= IN_ONE_GO:
            yield some
            some = []
    if some:
        yield some
