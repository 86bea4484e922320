"""What can be asked of a desk, as conditions on its tables: the fields of a Filter are joined by "and"."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from rawi.store import schema
from rawi.store.readings import folded
from rawi.store.words import Asked

Condition = sa.ColumnElement[bool]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask for; what is empty asks for nothing. Several values of one field are joined by "or".

    `admins`, `places` are names in Arabic or p-codes; places also ids and Latin names. `actors`, `targets`
    and `sources` are ids of actors or words of the text. `box` is west, south, east, north in degrees.
    `since` and `until` are days of events, `published_since` and `published_until` of texts, all included.
    `words` are looked up in the whole text. Where a field of claims is given, documents carry the claims that
    meet it, and those without any are left out. `revised` asks for documents with more than one version,
    `touched_since` for those of which something was recorded or retired after a moment.
    """

    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    confidence: float | None = None
    background: bool | None = None
    outlets: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    published_since: datetime.date | None = None
    published_until: datetime.date | None = None
    words: str | None = None
    every_version: bool = False
    revised: bool = False
    touched_since: datetime.datetime | None = None


def standing(table: sa.Table, end: sa.Column[Any], as_of: datetime.datetime | None) -> Condition:
    """That a row stood at a moment, or stands now."""
    if as_of is None:
        return end.is_(None)
    return (table.c.recorded <= as_of) & (end.is_(None) | (end > as_of))


def of_versions(wanted: Filter, as_of: datetime.datetime | None, *, is_sqlite: bool) -> Iterator[Condition]:
    """Yield the conditions on versions and their documents."""
    versions, documents = schema.versions.c, schema.documents.c
    if not wanted.every_version:
        yield standing(schema.versions, versions.superseded, as_of)
    elif as_of is not None:
        yield versions.recorded <= as_of
    if wanted.outlets:
        yield documents.outlet.in_(wanted.outlets)
    if wanted.keys:
        yield documents.key.in_(wanted.keys)
    if wanted.revised:
        second = schema.versions.alias().c
        yield versions.document.in_(sa.select(second.document).where(second.number == 2))
    if wanted.touched_since:
        yield versions.document.in_(_touched(wanted.touched_since))
    if wanted.published_since:
        yield versions.day >= wanted.published_since
    if wanted.published_until:
        yield versions.day <= wanted.published_until
    if wanted.words is not None:
        yield Asked(wanted.words).condition(versions.id, is_sqlite=is_sqlite)


def _touched(since: datetime.datetime) -> sa.CompoundSelect[tuple[int]]:
    """The documents of which a version or a reading was recorded, or a reading retired, after a moment."""
    versions, readings = schema.versions.alias().c, schema.readings.c
    read = schema.versions.alias().c
    return sa.union(
        sa.select(versions.document).where(versions.recorded > since),
        sa.select(read.document).where(read.id == readings.version, readings.recorded > since),
        sa.select(read.document).where(read.id == readings.version, readings.retired > since),
    )


def touches_few(wanted: Filter) -> bool:
    """Whether documents are named or looked up by something that few of them meet."""
    return bool(wanted.keys or wanted.words is not None or wanted.revised or wanted.touched_since)


def of_claims(
    wanted: Filter, listed: Callable[[sa.Select[Any]], bool], *, looked_up: bool = True
) -> list[Condition]:
    """The conditions on claims; none where no field of claims is given.

    `listed` says of the claims that some places or actors have whether they are listed and looked up, or
    each claim is asked for its own. Claims are found by their act and days only where they are `looked_up`.
    """
    claims = schema.claims.c
    act, first_day, last_day = (
        column if looked_up else _plain(column) for column in (claims.act, claims.first_day, claims.last_day)
    )
    found: list[Condition] = []
    beside: list[tuple[sa.Column[int], Condition]] = []
    if wanted.acts:
        found.append(act.in_(wanted.acts))
    if wanted.statuses:
        found.append(claims.status.in_(wanted.statuses))
    if wanted.since:
        found.append(last_day >= wanted.since)
    if wanted.until:
        found.append(first_day <= wanted.until)
    if wanted.confidence is not None:
        found.append(claims.confidence >= wanted.confidence)
    if wanted.background is not None:
        found.append(claims.background.is_(wanted.background))
    for role in ("actor", "target", "source"):
        if names := getattr(wanted, f"{role}s"):
            beside.append((schema.actors.c.claim, _of_party(role, names)))
    if where := list(_of_places(wanted)):
        beside.append((schema.places.c.claim, sa.and_(*where)))
    for claim, condition in beside:
        chosen = sa.select(claim).where(condition)
        found.append(claims.id.in_(chosen) if listed(chosen) else sa.exists(chosen.where(claim == claims.id)))
    return found


def _plain(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A column as a value, which no index is looked up for."""
    return sa.func.coalesce(column, column)


def is_narrow(wanted: Filter) -> bool:
    """Whether something else than places and actors leaves few claims to be asked for these."""
    return touches_few(wanted) or any((
        wanted.acts, wanted.since, wanted.until, wanted.published_since, wanted.published_until,
    ))  # fmt: skip


def _of_party(role: str, names: Sequence[str]) -> Condition:
    actors = schema.actors.c
    by_words = actors.folded.in_([folded(name) for name in names])
    return (actors.role == role) & actors.party.in_(names) | (actors.role == role) & by_words


def _of_places(wanted: Filter) -> Iterator[Condition]:
    """Yield the conditions that one place of a claim has to meet together."""
    places = schema.places.c
    if wanted.countries:
        yield places.country.in_([country.upper() for country in wanted.countries])
    if wanted.admins:
        names = [folded(name) for name in wanted.admins]
        yield places.admin.in_(names) | places.admin1_pcode.in_(wanted.admins)
    if wanted.places:
        names = [folded(name) for name in wanted.places]
        latin = [name.lower() for name in wanted.places]
        yield sa.or_(
            places.place.in_(wanted.places), places.pcode.in_(wanted.places), places.folded.in_(names),
            places.name_ar.in_(names), places.name_en.in_(latin),
        )  # fmt: skip
    if wanted.box is not None:
        west, south, east, north = wanted.box
        yield places.lat.between(south, north)
        if west <= east:
            yield places.lon.between(west, east)
        else:  # over the 180th meridian
            yield (places.lon >= west) | (places.lon <= east)
