"""Step 5: ties the values of claims to the world: places to a gazetteer, times to days, actors to kinds."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.arabic.bearings import goes_on, read_bearing
from rawi.arabic.fold import fold_word
from rawi.gazetteer.entry import Finder
from rawi.ground.candidates import Candidates
from rawi.ground.confidence import confidence
from rawi.ground.evidence import Evidence, read_evidence
from rawi.ground.facts import Facts, admin_of
from rawi.ground.places import Meaning, ground_place
from rawi.ground.times import ground_time, is_history
from rawi.knowledge.gazetteer import GazetteerRow
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Sense
from rawi.model import Claim, Document, Party, Place, Time, TimeExpression, Unresolved

BEFORE = 80  # characters before a name that may say how the event stands to it
AFTER = 12  # and behind it: the side of a countryside
FORCES = frozenset(("state_forces", "external_forces"))


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
    atlas = _Atlas(Candidates(knowledge.gazetteer, finder), evidence, document.text)
    country = evidence.country()
    last: tuple[Place, ...] = ()
    for claim in claims:
        places = atlas.all_placed(claim.places)
        places = tuple(_beside(place, places, last, evidence) for place in places)
        last = places or last
        time, history = _time(claim, times, document) if claim.time else (None, False)
        home = next((p.country for p in places if p.country), country)
        grounded = msgspec.structs.replace(
            claim,
            places=places,
            time=time,
            background=claim.background or history,
            actor=tuple(_party(p, home, knowledge) for p in claim.actor),
            target=tuple(_party(p, home, knowledge) for p in claim.target),
            source=tuple(_party(p, home, knowledge) for p in claim.source),
        )
        yield msgspec.structs.replace(grounded, confidence=confidence(grounded, knowledge))


class _Atlas:
    """Grounds the names of one report, each with its surroundings once."""

    def __init__(self, candidates: Candidates, evidence: Evidence, text: str) -> None:
        self._candidates = candidates
        self._evidence = evidence
        self._text = text
        self._facts = Facts(candidates)
        self._known: dict[tuple[str, str | None, bool], Meaning] = {}

    def all_placed(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """The places of a claim; those of a list share what is said before it (`محيط س وص`)."""
        found: list[Place] = []
        before, end = "", -1
        for place in places:
            if not found or not goes_on(self._text[end : place.start]):
                before = self._text[max(0, place.start - BEFORE) : place.start].rpartition("\n")[2]
            found.append(self._placed(place, before))
            end = place.end
        return tuple(found)

    def _placed(self, place: Place, before: str) -> Place:
        """The place with its row; what has none takes governorate and country from the place around it."""
        around = self._meaning(place.within, None) if place.within else None
        within = around.row if around else None
        name = fold_word(place.text)
        bearing, after = read_bearing(before), self._text[place.end : place.end + AFTER]
        meaning = self._meaning(name, place.within, within, rural=bearing.rural)
        if meaning.row is not None:
            return self._facts.filled(place, meaning, read_bearing(before, name, meaning.core, after))
        place = msgspec.structs.replace(place, unresolved=meaning.unresolved)
        if around is not None and within is not None:
            return self._facts.around(place, around, str(place.within))
        admin, country = self._shared(meaning.unresolved)
        return msgspec.structs.replace(place, admin=admin, country=country)

    def _meaning(
        self, name: str, around: str | None, within: GazetteerRow | None = None, *, rural: bool = False
    ) -> Meaning:
        key = (name, around, rural)
        if key not in self._known:
            self._known[key] = ground_place(name, self._candidates, self._evidence, within, rural=rural)
        return self._known[key]

    def _shared(self, unresolved: Unresolved | None) -> tuple[str | None, str | None]:
        """The governorate and country that all candidates have in common."""
        rows = self._candidates.gazetteer.rows
        found = [rows[id_] for id_ in unresolved.candidates if id_ in rows] if unresolved else []
        admins, countries = {admin_of(row) for row in found}, {row.country for row in found}
        country = countries.pop() if len(countries) == 1 else None
        return (admins.pop() if country and len(admins) == 1 else None), country


def _beside(place: Place, places: tuple[Place, ...], last: tuple[Place, ...], evidence: Evidence) -> Place:
    """A place in no table lies where the places named with it lie, else where the report is about."""
    if place.id is not None or (place.country is not None and place.admin is not None):
        return place
    if place.unresolved is None or (place.within and place.country):
        return place
    for others, why in ((places, "beside"), (last, "before")):
        around = {(p.admin, p.country) for p in others if p.country and (p.id is not None or p.admin)}
        around = {pair for pair in around if place.country in (None, pair[1])}
        if len(around) == 1:
            return _lying(place, *around.pop(), why)
    about = place.country or evidence.country()
    return _lying(place, evidence.admin(about), about, "of_report") if about else place


def _lying(place: Place, admin: str | None, country: str | None, why: str) -> Place:
    return msgspec.structs.replace(place, admin=admin, country=country, because=(*place.because, why))


def _time(
    claim: Claim, times: dict[tuple[int, int], TimeExpression], document: Document
) -> tuple[Time, bool]:
    """The time with its days, and whether it makes the event history."""
    assert claim.time is not None
    expression = times[claim.time.span.start, claim.time.span.end]
    start, end, precision = ground_time(expression, document.published, planned=claim.status == "planned")
    time = msgspec.structs.replace(claim.time, start=start, end=end, precision=precision)
    return time, is_history(expression, (start, end, precision), document.published)


def _party(party: Party, home: str | None, knowledge: Knowledge) -> Party:
    """Forces at home are state forces, abroad external forces."""
    entry = knowledge.actors.get(party.id or "")
    country = (
        entry.country if entry else (party.id or "")[4:] if (party.id or "").startswith("iso:") else None
    )
    if party.kind in FORCES and country and home:
        return msgspec.structs.replace(party, kind="state_forces" if country == home else "external_forces")
    return party
