"""Incidents as a frame, one row an incident: what it is, how it stands, its figures by one named policy.

No words of texts are in it, so no names of persons; what lies within a town has no point.
"""

from collections.abc import Callable, Iterable, Iterator

from rawi.export.cells import Value
from rawi.export.columns import Column
from rawi.export.frames import Frame
from rawi.model import Effect, Incident, Who

PERSONS: tuple[Who, ...] = ("civilian", "combatant", "unknown")
COUNTED: tuple[Effect, ...] = ("killed", "injured")


def _figures() -> Iterator[Column[Incident]]:
    for effect in COUNTED:
        for who in PERSONS:
            for side in ("min", "max"):
                yield _figure(effect, who, side)


def _figure(effect: Effect, who: Who, side: str) -> Column[Incident]:
    def give(incident: Incident) -> Value:
        found = [f for f in incident.figures if (f.effect, f.who) == (effect, who)]
        value: Value = getattr(found[0], side) if found else None
        return value

    meaning = f"{effect}, {who}: at {'most' if side == 'max' else 'least'}"
    return Column(f"{effect}_{who}_{side}", "integer", "persons", meaning, "by the policy of the frame", give)


def _policy(incident: Incident) -> str | None:
    return next((figure.policy for figure in incident.figures), None)


# fmt: off
INCIDENTS: tuple[Column[Incident], ...] = (
    Column("incident", "text", "", "names the incident", "stays while most of it stays", lambda i: i.id),
    Column("acts", "texts", "", "what was done", "by how many claims say so", lambda i: list(i.acts)),
    Column("start", "date", "day", "its first day", "told, else published", lambda i: i.start),
    Column("end", "date", "day", "its last day, included", "told, else published", lambda i: i.end),
    Column("place_names", "texts", "", "where", "from the texts", lambda i: [s.name for s in i.places]),
    Column("place_ids", "texts", "", "their ids", "of the gazetteer", lambda i: [s.id for s in i.places]),
    Column("place_admin1", "texts", "", "their governorates, in Arabic", "of the gazetteer",
           lambda i: [s.admin for s in i.places]),
    Column("place_countries", "texts", "ISO 3166", "their countries", "of the gazetteer",
           lambda i: [s.country for s in i.places]),
    Column("place_lats", "numbers", "degrees", "their latitudes, WGS 84", "unknown within a town",
           lambda i: [None if s.precision == "part" else s.lat for s in i.places]),
    Column("place_lons", "numbers", "degrees", "their longitudes, WGS 84", "unknown within a town",
           lambda i: [None if s.precision == "part" else s.lon for s in i.places]),
    Column("documents", "texts", "", "the reports", "their ids", lambda i: list(i.documents)),
    Column("origins", "integer", "origins", "how many independent ones", "counted", lambda i: len(i.origins)),
    Column("outlets", "texts", "", "who published them", "as the records name them",
           lambda i: sorted({outlet for origin in i.origins for outlet in origin.outlets})),
    Column("first_reported", "date", "day", "when it was first published", "of its reports",
           lambda i: i.first_reported),
    Column("grade", "text", "", "single_origin or several_origins", "counted", lambda i: i.grade),
    Column("marks", "texts", "", "what sets the accounts apart", "by rule", lambda i: list(i.marks)),
    Column("policy", "text", "", "the policy of the figures", "as asked for", _policy),
    *_figures(),
)
# fmt: on


class Incidents(Frame[Incident]):
    """Incidents, one row an incident."""

    def __init__(self, rows: Callable[[], Iterable[Incident]]) -> None:
        super().__init__(INCIDENTS, rows, {})
