"""The main path: a document in, its claims out."""

from operator import attrgetter

from rawi.export.explanation import Explanation
from rawi.extract.claims import extract
from rawi.extract.history import TURNS, carry_history, opens_with, settle_history
from rawi.extract.repeats import mark_repeats
from rawi.gazetteer import installed
from rawi.ground.claims import ground
from rawi.ground.confidence import rate
from rawi.knowledge.load import Knowledge
from rawi.model import CodedDocument, Document
from rawi.recognize import recognize_all
from rawi.run.explain import retrace
from rawi.segment import segment

TIMED, NAMES_PLACE = attrgetter("time"), attrgetter("split.names_place")


def code(document: Document, knowledge: Knowledge) -> CodedDocument:
    """The document with its claims, in text order: segment, recognize, extract, ground.

    History and repeats are marked when days and places are known; how sure a claim is comes last.

    >>> from rawi.knowledge import load
    >>> from rawi.read import document
    >>> [claim.act for claim in code(document("قصفت طائرات روسية مدينة إدلب."), load()).claims]
    ['airstrike']
    """
    finder = installed()
    sentences = recognize_all(segment(document), knowledge, finder)
    words = [unit for units, _ in sentences for unit in units]
    times = {(unit.start, unit.end): unit.time for unit in filter(TIMED, words) if unit.time}
    spoken = [units for units, _ in sentences if units]
    starts = [units[0].start for units in spoken]
    turns = {number for number, units in enumerate(spoken) if opens_with(units, TURNS)}
    names = [unit.senses for unit in filter(NAMES_PLACE, words)]
    drafts = extract(document, sentences, knowledge)
    claims = ground(drafts, times, document, knowledge, names=names, finder=finder)
    claims = carry_history(claims, starts, document.published, turns)
    claims = settle_history(mark_repeats(claims, starts, knowledge))
    return CodedDocument(
        id=document.id,
        outlet=document.outlet,
        url=document.url,
        published=document.published,
        title=document.title,
        text=document.text,
        sha256=document.sha256,
        claims=tuple(rate(claims, knowledge)),
    )


def explain(document: Document, knowledge: Knowledge) -> Explanation:
    """The same path retraced: per sentence its clauses, mentions, sayings, claims, and the id of every rule.

    >>> from rawi.knowledge import load
    >>> from rawi.read import document
    >>> sentence, = explain(document("قصفت طائرات روسية مدينة إدلب."), load()).sentences
    >>> [mention.text for mention in sentence.mentions if mention.sort == "place"], sentence.claims[0].act
    (['إدلب'], 'airstrike')
    """
    return retrace(document, code(document, knowledge), knowledge)
