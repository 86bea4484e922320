"""Finds the event noun that a light verb carries farther off: past a relative clause, past what tells how."""

from rawi.arabic.words import COMMA, STOPS, TANWIN
from rawi.extract.choices import CARRYING_OUT
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB

ASIDE_REACH = 14  # nodes between a light verb and its object behind an aside


def asked_by(verb: Draft) -> set[str]:
    """The words that the senses of a verb ask for beside it."""
    return {word for sense in verb.node.senses for word in sense.with_words}


def past_aside(verb: Draft, noun: Draft) -> bool:
    """`نفذت القوات فجر اليوم مدعومة بالطيران، عملية`: the object stands behind what tells how."""
    scene, node = verb.scene, noun.node
    between = scene.nodes[verb.node.index + 1 : node.index]
    plain = not any(n.tag in (VERB, "relative") or n.is_telling or n.folded in STOPS for n in between)
    does = verb.entry is not None and verb.entry.id == CARRYING_OUT and not verb.node.reading.pronoun
    bare = not (node.prep or node.conj or node.reading.article or node.reading.pronoun)
    closed = scene.nodes[node.index - 1].folded == COMMA and len(between) <= ASIDE_REACH
    return does and bare and plain and closed


def past_relative(verb: Draft, noun: Draft) -> bool:
    """`أعلن التحالف الذي يقاتل المسلحين هدنة`: the object stands behind the subject's relative clause."""
    scene, first = verb.scene, verb.node.index
    clause = scene.clause_at[noun.node.index]
    closed = scene.nodes[noun.node.index - 1].folded == COMMA  # يشن الطيران الذي تقوده واشنطن، غارات
    shown = closed or noun.node.unit.folded.split()[0].endswith(TANWIN)
    suffered = noun.node.prep in asked_by(verb)  # تعرضت مدرسة تؤوي نازحين لقصف
    if noun.node.conj or not (suffered if noun.node.prep else shown):
        return False
    between = scene.nodes[clause.first : noun.node.index - closed]
    return (
        clause.role == "relative"
        and clause.first == scene.clause_at[first].last + 1
        and not any(n.tag == SIGN for n in between)
        and (suffered or sum(n.tag == VERB for n in between) == 1)
    )
