"""The places of a text, in claims or not: for titles and posts that name a place and tell no event."""

import msgspec

from rawi.arabic.names import plain_name
from rawi.extract.asides import without_asides
from rawi.extract.nodes import tag_units
from rawi.extract.places import find_places
from rawi.extract.write import place_of
from rawi.gazetteer import Finder, installed
from rawi.gazetteer.distance import distance_km
from rawi.ground.claims import ground_mentions
from rawi.knowledge.load import Knowledge
from rawi.model import Document, Place
from rawi.recognize import recognize_all
from rawi.segment import segment

EXACT = frozenset(("name", "spelling"))


class Mentioned(msgspec.Struct, frozen=True):
    """A place that a text names, and how far its point lies from the user's own tables.

    `off_km` is to the nearest row of that name; None where no table has it, or the place has no point.
    """

    place: Place
    off_km: float | None = None


def places_in(document: Document, knowledge: Knowledge) -> tuple[Place, ...]:
    """Every place that a text names, in text order, resolved or with the reason why not.

    >>> from rawi.knowledge import load
    >>> from rawi.read import document
    >>> [place.name_en for place in places_in(document("بلدة سراقب بريف إدلب اليوم"), load())][0]
    'Sarāqib'
    """
    finder = installed()
    sentences = [units for units, _ in recognize_all(segment(document), knowledge, finder)]
    senses = {id(unit.senses): unit.senses for units in sentences for unit in units if unit.senses}
    groups = []
    for units in sentences:
        nodes = tag_units(without_asides(units), knowledge)
        groups.append(tuple(place_of(document.text, nodes, name) for name in find_places(nodes, knowledge)))
    return tuple(ground_mentions(groups, document, knowledge, names=senses.values(), finder=finder))


def mentioned(document: Document, knowledge: Knowledge) -> tuple[Mentioned, ...]:
    """Every place that a text names, beside the user's own tables."""
    finder = installed()
    return tuple(Mentioned(place, _off_km(place, finder)) for place in places_in(document, knowledge))


def _off_km(place: Place, finder: Finder | None) -> float | None:
    if finder is None or place.lat is None or place.lon is None:
        return None
    found = finder.find(plain_name(place.text), place.country) or finder.find(
        place.name_ar or "", place.country
    )
    rows = [candidate.entry for candidate in found if candidate.match in EXACT]
    return min((round(distance_km(place.lat, place.lon, row.lat, row.lon), 2) for row in rows), default=None)
