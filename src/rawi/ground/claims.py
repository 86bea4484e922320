"""Step 5: ties the values of claims to the world: places to a gazetteer, times to days, actors to kinds."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from rawi.arabic.fold import fold_word
from rawi.ground.places import ground_place
from rawi.ground.times import ground_time, is_history
from rawi.knowledge.gazetteer import GazetteerRow
from rawi.knowledge.load import Knowledge
from rawi.model import Claim, Document, Party, Place, Time, TimeExpression, Unresolved

FORCES = frozenset(("state_forces", "external_forces"))


def ground(
    claims: Iterable[Claim], times: dict[tuple[int, int], TimeExpression], document: Document, knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield the claims with places, times and actors resolved, or with the reason why they are not.

    `times` are the document's time expressions by their span. Countries that the report names
    most settle names that stand for several places.
    """
    claims = list(claims)
    countries = _countries(claims, knowledge)
    admins = _admins(claims, knowledge)
    for claim in claims:
        places = tuple(_place(place, countries, admins, knowledge) for place in claim.places)
        time, history = _time(claim, times, document) if claim.time else (None, False)
        home = next((p.country for p in places if p.country), countries[0] if countries else None)
        yield msgspec.structs.replace(
            claim,
            places=places,
            time=time,
            background=claim.background or history,
            actor=tuple(_party(p, home, knowledge) for p in claim.actor),
            target=tuple(_party(p, home, knowledge) for p in claim.target),
            source=tuple(_party(p, home, knowledge) for p in claim.source),
        )


def _countries(claims: list[Claim], knowledge: Knowledge) -> list[str]:
    """Countries by how often the report's places and actors point to them, most frequent first."""
    votes: Counter[str] = Counter()
    for claim in claims:
        for place in claim.places:
            for row in knowledge.gazetteer.named(fold_word(place.text)):
                votes[row.country] += 3 if row.level == "country" else 1
        for actor in (*claim.actor, *claim.target):
            entry = knowledge.actors.get(actor.id or "")
            if entry is not None and entry.country and entry.kind != "external_forces":
                votes[entry.country] += 1
    return [country for country, _ in votes.most_common()]


def _admins(claims: list[Claim], knowledge: Knowledge) -> list[str]:
    """Governorates that the report names, or that hold a place of one meaning, most frequent first."""
    votes: Counter[str] = Counter()
    for claim in claims:
        for place in claim.places:
            rows = knowledge.gazetteer.named(fold_word(place.text))
            names = {admin for row in rows if (admin := _admin(row))}
            if len(names) == 1:
                votes[names.pop()] += 1
    return [admin for admin, _ in votes.most_common()]


def _place(place: Place, countries: list[str], admins: list[str], knowledge: Knowledge) -> Place:
    """The place with its row; one that no table has takes governorate and country from the place around it."""
    gazetteer = knowledge.gazetteer
    around = ground_place(place.within, gazetteer, countries=countries, admins=admins)[0] if place.within else None
    row, unresolved = ground_place(
        fold_word(place.text), gazetteer, countries=countries, admins=admins, within=around
    )
    if row is None:
        if around is None:
            return _from_report(place, unresolved, countries)
        return msgspec.structs.replace(place, unresolved=unresolved, admin=_admin(around), country=around.country)
    return msgspec.structs.replace(place, admin=_admin(row), country=row.country, id=row.id)


def _from_report(place: Place, unresolved: Unresolved | None, countries: list[str]) -> Place:
    """A place that no table has lies in the country that the whole report is about, if it is about one."""
    country = countries[0] if len(countries) == 1 else None
    because = (*place.because, "country:of_report") if country else place.because
    return msgspec.structs.replace(place, unresolved=unresolved, country=country, because=because)


def _admin(row: GazetteerRow) -> str | None:
    """The governorate of a row; a governorate is its own."""
    return row.admin or (row.name_ar if row.level == "admin1" else None)


def _time(claim: Claim, times: dict[tuple[int, int], TimeExpression], document: Document) -> tuple[Time, bool]:
    """The time with its days, and whether it makes the event history."""
    assert claim.time is not None
    expression = times[claim.time.span.start, claim.time.span.end]
    start, end, precision = ground_time(expression, document.published, planned=claim.status == "planned")
    time = msgspec.structs.replace(claim.time, start=start, end=end, precision=precision)
    return time, is_history(expression, (start, end, precision), document.published)


def _party(party: Party, home: str | None, knowledge: Knowledge) -> Party:
    """Forces at home are state forces, abroad external forces."""
    entry = knowledge.actors.get(party.id or "")
    country = entry.country if entry else (party.id or "")[4:] if (party.id or "").startswith("iso:") else None
    if party.kind in FORCES and country and home:
        return msgspec.structs.replace(party, kind="state_forces" if country == home else "external_forces")
    return party
