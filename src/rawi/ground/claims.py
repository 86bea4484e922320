"""Step 5: ties the values of claims to the world: places to a gazetteer, times to days, actors to kinds."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.arabic.fold import fold_word
from rawi.gazetteer.entry import Finder
from rawi.ground.candidates import Candidates
from rawi.ground.confidence import confidence
from rawi.ground.evidence import Evidence, read_evidence
from rawi.ground.places import ground_place
from rawi.ground.times import ground_time, is_history
from rawi.knowledge.gazetteer import GazetteerRow
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Sense
from rawi.model import Claim, Document, Party, Place, Time, TimeExpression, Unresolved

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
    atlas = _Atlas(Candidates(knowledge.gazetteer, finder), evidence)
    country = evidence.country()
    last: tuple[Place, ...] = ()
    for claim in claims:
        places = tuple(atlas.placed(place) for place in claim.places)
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

    def __init__(self, candidates: Candidates, evidence: Evidence) -> None:
        self._candidates = candidates
        self._evidence = evidence
        self._known: dict[tuple[str, str | None], tuple[GazetteerRow | None, Unresolved | None]] = {}

    def placed(self, place: Place) -> Place:
        """The place with its row; what has none takes governorate and country from the place around it."""
        within = self._row(place.within, None)[0] if place.within else None
        row, unresolved = self._row(fold_word(place.text), place.within, within)
        if row is not None:
            id_ = row.id if row.level != "facility" or fold_word(place.text) in row.names else None
            return msgspec.structs.replace(place, admin=_admin(row), country=row.country, id=id_)
        admin, country = (_admin(within), within.country) if within else self._shared(unresolved)
        return msgspec.structs.replace(place, unresolved=unresolved, admin=admin, country=country)

    def _row(
        self, name: str, around: str | None, within: GazetteerRow | None = None
    ) -> tuple[GazetteerRow | None, Unresolved | None]:
        if (name, around) not in self._known:
            self._known[name, around] = ground_place(name, self._candidates, self._evidence, within)
        return self._known[name, around]

    def _shared(self, unresolved: Unresolved | None) -> tuple[str | None, str | None]:
        """The governorate and country that all candidates have in common."""
        rows = self._candidates.gazetteer.rows
        found = [rows[id_] for id_ in unresolved.candidates if id_ in rows] if unresolved else []
        admins, countries = {_admin(row) for row in found}, {row.country for row in found}
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


def _admin(row: GazetteerRow) -> str | None:
    """The governorate of a row; a governorate is its own."""
    return row.admin or (row.name_ar if row.level == "admin1" else None)


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
