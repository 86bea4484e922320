"""Competing accounts: for each field of an event every value, with who says it, in what words, since when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rawi.arabic.names import name_key
from rawi.link.origins import Told
from rawi.link.reports import Report, is_area
from rawi.model import Account, Claim, Field, Harm, Place, Value

Reading = tuple[Field, str, int | None, int | None, str]  # field, value, min, max, words
LOSSES = frozenset(("killed", "injured", "casualty", "missing", "detained", "displaced"))


def values(told: Sequence[Told], number: Mapping[str, int]) -> tuple[Value, ...]:
    """Every value of every field, by field and first word for it; `number` is the origin of each report."""
    accounts: dict[tuple[Field, str, int | None, int | None], dict[Account, None]] = {}
    for one in sorted(told, key=lambda one: (one.report.day, one.report.key)):
        names = frozenset().union(*(telling.names for telling in one.tellings))
        for claim in dict.fromkeys(claim for telling in one.tellings for claim in telling.claims):
            for field, value, low, high, words in readings(claim, names):
                account = _account(one.report, claim, words, number[one.report.key])
                accounts.setdefault((field, value, low, high), {})[account] = None
    found = [
        Value(field=field, value=value, min=low, max=high, accounts=tuple(given))
        for (field, value, low, high), given in accounts.items()
    ]
    return tuple(sorted(found, key=lambda value: _FIELDS.index(value.field)))


_FIELDS: tuple[Field, ...] = ("act", "actor", "target", "place", "time", "weapon", "count", "harm")


def _account(report: Report, claim: Claim, words: str, origin: int) -> Account:
    return Account(
        document=report.id,
        claim=f"{report.id}#{claim.id}",
        published=report.published,
        outlet=report.outlet,
        sources=tuple(party.text for party in claim.source),
        speakers=tuple(party.id or party.kind for party in claim.source),
        words=words,
        denies=claim.status == "denied",
        origin=origin,
    )


def readings(claim: Claim, names: frozenset[str]) -> Iterator[Reading]:
    """Yield what a claim says, field by field; of its places those that an event is told at (`names`)."""
    yield "act", claim.act, None, None, claim.quote.text
    yield from (("actor", party.id or party.text, None, None, party.text) for party in claim.actor)
    yield from (("target", party.id or party.text, None, None, party.text) for party in claim.target)
    for place in claim.places:
        if is_area(place) or name_key(place.text) in names:
            yield "place", place.id or place.text, None, None, place.text
    if claim.time:
        yield "time", _days(claim.time.start, claim.time.end) or claim.time.text, None, None, claim.time.text
    if claim.weapon:
        yield "weapon", claim.weapon.text, None, None, claim.weapon.text
    if claim.count:
        yield "count", "times", claim.count.min, claim.count.max, claim.count.text
    yield from (("harm", f"{h.effect} {h.who}", h.min, h.max, h.text) for h in _losses(claim.harm))


def _losses(harm: Iterable[Harm]) -> Iterator[Harm]:
    yield from (loss for loss in harm if loss.effect in LOSSES or loss.who == "object")


def _days(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return ""
    first, last = (day.isoformat() if day else ".." for day in (start, end))
    return first if first == last else f"{first}/{last}"


def spots(told: Sequence[Told]) -> dict[str, Place]:
    """The places of an event by id or name, the narrowest and oftenest named first."""
    found: dict[str, list[Place]] = {}
    for one in told:
        for telling in one.tellings:
            for claim in telling.claims:
                for place in claim.places:
                    if is_area(place) or name_key(place.text) in telling.names:
                        found.setdefault(place.id or place.text, []).append(place)
    ranked = sorted(found.items(), key=lambda item: (is_area(item[1][0]), -len(item[1]), item[0]))
    return {key: places[0] for key, places in ranked}
