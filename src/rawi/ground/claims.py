"""Step 5: ties the values of claims to the world: places to a gazetteer, times to days, actors to kinds."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from rawi.arabic.fold import fold_word
from rawi.ground.places import ground_place
from rawi.ground.times import ground_time, is_history
from rawi.knowledge.gazetteer import GazetteerRow
from rawi.knowledge.load import Knowledge
from rawi.model import Claim, Document, Party, Place, Time, TimeExpression

FORCES = frozenset(("state_forces", "external_forces"))


def ground(
    claims: Iterable[Claim],
    times: dict[tuple[int, int], TimeExpression],
    document: Document,
    knowledge: Knowledge,
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
        places = tuple(_beside(place, places, countries, admins) for place in places)
        time, history = _time(claim, times, document) if claim.time else (None, False)
        home = next((p.country for p in places if p.country), _clear(countries))
        yield msgspec.structs.replace(
            claim,
            places=places,
            time=time,
            background=claim.background or history,
            actor=tuple(_party(p, home, knowledge) for p in claim.actor),
            target=tuple(_party(p, home, knowledge) for p in claim.target),
            source=tuple(_party(p, home, knowledge) for p in claim.source),
        )


def _countries(claims: list[Claim], knowledge: Knowledge) -> Counter[str]:
    """How often the report's places and actors point to each country."""
    votes: Counter[str] = Counter()
    for claim in claims:
        for place in claim.places:
            rows = knowledge.gazetteer.named(fold_word(place.text))
            for country in dict.fromkeys(row.country for row in rows):
                votes[country] += 3 if any(row.level == "country" for row in rows) else 1
        for actor in (*claim.actor, *claim.target):
            entry = knowledge.actors.get(actor.id or "")
            if entry is not None and entry.country and entry.kind != "external_forces":
                votes[entry.country] += 1
    return votes


def _clear(votes: Counter[str]) -> str | None:
    """The one that outweighs all others together, if there is one."""
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    return name if 2 * count > votes.total() else None


def _admins(claims: list[Claim], knowledge: Knowledge) -> Counter[str]:
    """How often the report names each governorate, or a place that lies in no other."""
    votes: Counter[str] = Counter()
    for claim in claims:
        for place in claim.places:
            rows = knowledge.gazetteer.named(fold_word(place.text))
            names = {admin for row in rows if (admin := _admin(row))}
            if len(names) == 1:
                votes[names.pop()] += 1
    return votes


def _place(place: Place, countries: Counter[str], admins: Counter[str], knowledge: Knowledge) -> Place:
    """The place with its row; one in no table takes governorate and country from the place around it."""
    gazetteer = knowledge.gazetteer
    lands, areas = [c for c, _ in countries.most_common()], [a for a, _ in admins.most_common()]
    around = ground_place(place.within, gazetteer, countries=lands, admins=areas)[0] if place.within else None
    row, unresolved = ground_place(
        fold_word(place.text), gazetteer, countries=lands, admins=areas, within=around
    )
    if row is None:
        if around is None:
            return msgspec.structs.replace(place, unresolved=unresolved)
        return msgspec.structs.replace(
            place, unresolved=unresolved, admin=_admin(around), country=around.country
        )
    return msgspec.structs.replace(place, admin=_admin(row), country=row.country, id=row.id)


def _beside(place: Place, places: tuple[Place, ...], countries: Counter[str], admins: Counter[str]) -> Place:
    """A place in no table lies where the places named with it lie, else where the report is about."""
    if place.id is not None or place.country is not None:
        return place
    around = {(p.admin, p.country) for p in places if p.id is not None}
    if len(around) == 1:
        admin, country = around.pop()
        return msgspec.structs.replace(
            place, admin=admin, country=country, because=(*place.because, "beside")
        )
    country = _clear(countries)
    if country is None:
        return place
    return msgspec.structs.replace(
        place, admin=_clear(admins), country=country, because=(*place.because, "of_report")
    )


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
