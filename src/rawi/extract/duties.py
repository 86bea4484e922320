"""Finds the `على` that lays a duty on somebody: `قال إن على إسرائيل أن تنسحب` is `إنه يجب على إسرائيل`."""

from rawi.arabic.words import MUST, ON, THAT
from rawi.extract.nodes import NUMBER, SIGN, VERB, Node
from rawi.knowledge.load import Knowledge

REACH = 8  # nodes from على to the أن that tells the duty
TOLD = frozenset(("event", "status"))
PHRASE = frozenset(("noun", "adjective", NUMBER, "demonstrative", "quantifier"))


def mark_duties(nodes: list[Node], open_: list[Node], knowledge: Knowledge) -> None:
    """Take such a `على` for the word that says so outright (`يجب`)."""
    for node in open_:
        if not (node.index and node.folded == ON and node.tag == "preposition"):
            continue
        if nodes[node.index - 1].tag == "complementizer" and _lays_duty(nodes, node):
            node.tag = "adverb"
            told = [s for s in knowledge.lexicon.look(MUST).senses if s.kind in TOLD]
            node.keep(tuple(sorted(told, key=lambda s: s.kind)))  # the event first


def _lays_duty(nodes: list[Node], node: Node) -> bool:
    """Whether a phrase follows, then أن with a verb in the imperfect."""
    if node.reading.pronoun:
        return False
    for other in nodes[node.index + 1 : node.index + REACH]:
        if other.folded == THAT and other.index > node.index + 1:
            verb = nodes[other.index + 1] if other.index + 1 < len(nodes) else None
            form = verb.form if verb is not None and verb.tag == VERB else None
            return form is not None and form.aspect != "perfect"
        if other.tag not in PHRASE and not (other.tag == SIGN and other.folded in '"«»'):
            return False
    return False
