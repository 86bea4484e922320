"""Finds the `على` that lays a duty on somebody: `قال إن على إسرائيل أن تنسحب` is `إنه يجب على إسرائيل`.

So does one with a party and then a bare verbal noun (`على الحوثيين الانسحاب`); each also first.
"""

from rawi.arabic.words import COLON, MUST, ON, THAT
from rawi.extract.chunks import PARTIES
from rawi.extract.nodes import NOUN, NUMBER, SIGN, VERB, Node
from rawi.knowledge.load import Knowledge

REACH = 8  # nodes from على to the أن that tells the duty
TOLD = frozenset(("event", "status"))
PHRASE = frozenset(("noun", "adjective", NUMBER, "demonstrative", "quantifier"))


def mark_duties(nodes: list[Node], open_: list[Node], knowledge: Knowledge) -> None:
    """Take such a `على` for the word that says so outright (`يجب`)."""
    for node in open_:
        if node.folded != ON or node.tag != "preposition" or node.conj or node.reading.pronoun:
            continue
        before = nodes[node.index - 1] if node.index else None
        opens = before is None or before.folded == COLON
        said = before is not None and before.tag == "complementizer"
        if (said or opens) and (_lays_duty(nodes, node) or _names_act(nodes, node, knowledge)):
            node.tag = "adverb"
            told = [s for s in knowledge.lexicon.look(MUST).senses if s.kind in TOLD]
            node.keep(tuple(sorted(told, key=lambda s: s.kind)))  # the event first


def _lays_duty(nodes: list[Node], node: Node) -> bool:
    """Whether a phrase follows, then أن with a verb in the imperfect."""
    for other in nodes[node.index + 1 : node.index + REACH]:
        if other.folded == THAT and other.index > node.index + 1:
            verb = nodes[other.index + 1] if other.index + 1 < len(nodes) else None
            form = verb.form if verb is not None and verb.tag == VERB else None
            return form is not None and form.aspect != "perfect"
        if other.tag not in PHRASE and not (other.tag == SIGN and other.folded in '"«»'):
            return False
    return False


def _names_act(nodes: list[Node], node: Node, knowledge: Knowledge) -> bool:
    """Whether a party follows, then a verbal noun that tells an event, under no preposition."""
    after = nodes[node.index + 1 : node.index + REACH]
    noun = after[0].first.get("noun") if after else None
    party = noun is not None and after[0].reading.article and knowledge.nouns[noun.id].class_ in PARTIES
    if not after or not (party or after[0].of("actor", "country")):
        return False
    for other in after[1:]:
        if "event" in other.first and other.tag == NOUN:
            ends = other.index + 1 == len(nodes) or not nodes[other.index + 1].is_nominal
            return not (other.prep or other.conj) and not (ends and not other.reading.article)
        if other.tag not in PHRASE or other.conj or other.prep:
            return False
    return False
