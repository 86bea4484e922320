"""Which incidents are wanted."""

import datetime
from typing import get_args

import msgspec

from rawi.arabic.names import name_key
from rawi.export.columns import families
from rawi.export.filters import check_acts, check_countries, check_words, is_outlet
from rawi.model import Incident, Mark


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What an incident has to be: values of a field are "or", fields are "and", an empty one asks nothing."""

    ids: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    since: datetime.date | None = None
    until: datetime.date | None = None
    origins: int = 1
    marks: frozenset[str] = frozenset()
    changed_since: datetime.datetime | None = None

    def __post_init__(self) -> None:
        """Check the words of closed lists. Raises: SettingsError, naming what there is."""
        check_acts(self.acts)
        check_countries(self.countries)
        check_words("mark", self.marks, get_args(Mark))


def is_wanted(incident: Incident, wanted: Wanted) -> bool:
    """Whether an incident is what is wanted; an act is wanted by its family too."""
    acts = {*incident.acts, *(families()[act] for act in incident.acts)}
    countries = {spot.country for spot in incident.places}
    published = [a.published for v in incident.values for a in v.accounts if a.published]
    return (
        (not wanted.ids or incident.id in wanted.ids)
        and (not wanted.acts or bool(wanted.acts & acts))
        and (not wanted.countries or bool(wanted.countries & countries))
        and (not wanted.places or _is_at(incident, wanted.places))
        and (not wanted.outlets or _is_of(incident, wanted.outlets))
        and (wanted.since is None or incident.end >= wanted.since)
        and (wanted.until is None or incident.start <= wanted.until)
        and len(incident.origins) >= wanted.origins
        and wanted.marks.issubset(incident.marks)
        and (
            wanted.changed_since is None
            or max(published, default=datetime.date.min) >= wanted.changed_since.date()
        )
    )


def _is_of(incident: Incident, words: frozenset[str]) -> bool:
    told = {outlet for origin in incident.origins for outlet in origin.outlets}
    return any(is_outlet(outlet, word) for outlet in told for word in words)


def _is_at(incident: Incident, places: frozenset[str]) -> bool:
    keys = {name_key(place) for place in places}
    return any(
        spot.id in places or name_key(spot.name) in keys or name_key(spot.admin or "") in keys
        for spot in incident.places
    )
