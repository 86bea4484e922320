"""What a report says of where it is: countries and governorates it names, and the points of its places.

Counted once a report, over all names in its text and over the actors of its claims. Namesakes are
chosen by it in `places`.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rawi.arabic.bearings import is_only_side
from rawi.knowledge.gazetteer import NEAR, GazetteerRow
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Sense
from rawi.model import Claim

# Votes for a country or governorate: its own name weighs more than that of a place in it.
BY_NAME, BY_PLACE, BY_ACTOR = 2.0, 1.0, 1.0
T = TypeVar("T")
CLEAR_SHARE = 0.5  # of all votes, for the one that a report is about
CLEAR_LEAD = 2.0  # or so many times the votes of the next


@dataclass(slots=True)
class Evidence:
    """Votes by country and by (country, governorate), and the points of places that are sure."""

    countries: dict[str, float] = field(default_factory=dict)
    admins: dict[tuple[str, str], float] = field(default_factory=dict)
    points: list[tuple[float, float]] = field(default_factory=list)
    _about: list[str | None] = field(default_factory=list)  # once it is asked for, no vote follows

    def country(self) -> str | None:
        """The one country that the report is about, if there is one."""
        if not self._about:
            self._about.append(_clear(self.countries))
        return self._about[0]

    def admin(self, country: str) -> str | None:
        """The one governorate of a country that the report is about, if there is one."""
        found = _clear({key: votes for key, votes in self.admins.items() if key[0] == country})
        return found[1] if found else None


def read_evidence(
    names: Iterable[Sequence[Sense]], claims: Iterable[Claim], knowledge: Knowledge
) -> Evidence:
    """The evidence of a report from the senses of the words in its text and the actors of its claims."""
    evidence = Evidence()
    found = {rows for senses in names if (rows := _rows_meant(senses, knowledge))}
    for rows in sorted(found):
        _vote(evidence, [knowledge.gazetteer.rows[id_] for id_ in rows])
    for claim in claims:
        for actor in (*claim.actor, *claim.target):
            entry = knowledge.actors.get(actor.id or "")
            if entry is not None and entry.country and entry.kind != "external_forces":
                _add(evidence.countries, entry.country, BY_ACTOR)
    return evidence


def _rows_meant(senses: Sequence[Sense], knowledge: Knowledge) -> tuple[str, ...]:
    """The ids of the rows that a word means where it can mean nothing else; adjectives name no place."""
    ids: dict[str, None] = {}
    for sense in senses:
        if sense.kind == "place":
            ids[sense.id] = None
        elif sense.kind == "country" and sense.form.pos == "fixed":
            ids[f"iso:{knowledge.countries[sense.id].iso}"] = None
        elif sense.form.pos != "verb":
            return ()
    return tuple(id_ for id_ in ids if id_ in knowledge.gazetteer.rows)


def _vote(evidence: Evidence, rows: list[GazetteerRow]) -> None:
    """Count one name: near places before distant namesakes, a name of several countries shared out."""
    rows = [row for row in rows if row.country in NEAR] or rows
    if not rows or all(is_only_side(name) for row in rows for name in row.names):
        return
    countries = dict.fromkeys(row.country for row in rows)
    whole = [row for row in rows if row.level in ("country", "admin1")] if len(countries) == 1 else []
    weight = BY_NAME if whole else BY_PLACE
    for country in countries:
        _add(evidence.countries, country, weight / len(countries))
    governs = any(row.level == "country" for row in rows)  # أنقرة: the government, before the city
    admins = dict.fromkeys((row.country, row.admin) for row in whole or rows if row.admin and not governs)
    for country, admin in admins:
        _add(evidence.admins, (country, str(admin)), weight / len(admins))
    if len(rows) == 1 and rows[0].level not in ("country", "admin1", "region"):
        evidence.points.append((rows[0].lat, rows[0].lon))


def _add(votes: dict[T, float], for_: T, weight: float) -> None:
    votes[for_] = votes.get(for_, 0.0) + weight


def _clear(votes: dict[T, float]) -> T | None:
    """The one that outweighs all others together, or the next by far."""
    ranked = sorted(votes.items(), key=lambda pair: -pair[1])[:2]
    if not ranked:
        return None
    (first, most), rest = ranked[0], ranked[1:]
    lead = not rest or most >= CLEAR_LEAD * rest[0][1]
    return first if lead or most > CLEAR_SHARE * math.fsum(votes.values()) else None
