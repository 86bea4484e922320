"""The places of a text, in claims or not: for titles and posts that name a place and tell no event."""

from rawi.extract.claims import without_dashes
from rawi.extract.nodes import tag_units
from rawi.extract.places import find_places
from rawi.extract.write import place_of
from rawi.gazetteer import installed
from rawi.ground.claims import ground_mentions
from rawi.knowledge.load import Knowledge
from rawi.model import Document, Place
from rawi.recognize import recognize_all
from rawi.segment import segment


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
        nodes = tag_units(without_dashes(units), knowledge)
        groups.append(tuple(place_of(document.text, nodes, name) for name in find_places(nodes, knowledge)))
    return tuple(ground_mentions(groups, document, knowledge, names=senses.values(), finder=finder))
