"""Step 5: ties the values of claims to the world: places to a gazetteer, times to days, actors to kinds."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.arabic.words import SINCE
from rawi.gazetteer.entry import Finder
from rawi.ground.atlas import Atlas
from rawi.ground.candidates import Candidates
from rawi.ground.evidence import read_evidence
from rawi.ground.parties import Named, settle_party
from rawi.ground.times import ground_time, is_history
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Sense
from rawi.model import Claim, Document, Place, Time, TimeExpression

BEFORE = 30  # characters looked back over from an event to منذ


def ground(
    claims: Iterable[Claim],
    times: dict[tuple[int, int], TimeExpression],
    document: Document,
    knowledge: Knowledge,
    *,
    names: Iterable[Sequence[Sense]] = (),
    finder: Finder | None = None,
) -> Iterator[Claim]:
    """Yield the claims with places, times and actors resolved, or with the reason why they are not.

    `times` are the document's time expressions by their span; `names` the senses of the words in its text:
    the places among them tell what the report is about, and settle names that stand for several places.
    `finder` looks names up in a user's own tables too.
    """
    claims = list(claims)
    evidence = read_evidence(names, claims, knowledge)
    atlas = Atlas(Candidates(knowledge.gazetteer, finder), evidence, document.text)
    atlas.settle(claim.places for claim in claims)
    country = evidence.country()
    named = Named(claims, knowledge)
    for claim in claims:
        places = atlas.placed(claim.places)
        time, history = _time(claim, times, document) if claim.time else (None, False)
        home = next((p.country for p in places if p.country), country)
        yield msgspec.structs.replace(
            claim,
            places=places,
            time=time,
            background=claim.background or history,
            actor=tuple(settle_party(p, home, named, knowledge) for p in claim.actor),
            target=tuple(settle_party(p, home, named, knowledge) for p in claim.target),
            source=tuple(settle_party(p, home, named, knowledge) for p in claim.source),
        )


def ground_mentions(
    places: Sequence[tuple[Place, ...]],
    document: Document,
    knowledge: Knowledge,
    *,
    names: Iterable[Sequence[Sense]] = (),
    finder: Finder | None = None,
) -> Iterator[Place]:
    """Yield the places of a text, given sentence by sentence, resolved or with the reason why not."""
    evidence = read_evidence(names, (), knowledge)
    atlas = Atlas(Candidates(knowledge.gazetteer, finder), evidence, document.text)
    atlas.settle(places)
    for group in places:
        yield from atlas.placed(group)


def _time(
    claim: Claim, times: dict[tuple[int, int], TimeExpression], document: Document
) -> tuple[Time, bool]:
    """The time with its days, and whether it makes the event history."""
    assert claim.time is not None
    expression = times[claim.time.span.start, claim.time.span.end]
    if expression.kind == "since" and _is_beginning(claim, document.text):
        expression = expression.ends[0]
    start, end, precision = ground_time(expression, document.published, planned=claim.status == "planned")
    time = msgspec.structs.replace(claim.time, start=start, end=end, precision=precision)
    return time, is_history(expression, (start, end, precision), document.published)


def _is_beginning(claim: Claim, text: str) -> bool:
    """`منذ توقيع الاتفاق في آذار`: the event since which something else goes on was on the day itself."""
    start = claim.trigger.start
    assert claim.time is not None
    return claim.time.span.start > start and SINCE in text[max(0, start - BEFORE) : start].split()[-2:]
