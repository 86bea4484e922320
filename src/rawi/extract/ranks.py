"""Tells one event by its rank among its like: `أعنف قصف منذ أشهر`, `الثالث من نوعه خلال أسبوع`."""

from collections.abc import Sequence

from rawi.arabic.day_words import KIND, MOST, RANKS, SINGLED, TIME_OF_MANY
from rawi.arabic.words import FROM, OF_OR_SINCE, TOLL_HEADS
from rawi.extract.apart import opens_apart
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node

RANK_REACH = 9  # nodes between an event and its rank, and from a rank to the stretch of time
BESIDE = 2  # nodes from a rank to the word of what is ranked
COUNTING = TOLL_HEADS | {TIME_OF_MANY}
STRETCH = frozenset(("time:since", "time:during"))


def is_singled(draft: Draft) -> bool:
    """`أعنف قصف منذ بدء الحرب`, `الغارة الثانية من نوعها`: one of many, told by its rank among them.

    So is what a sentence sets apart as one: `وفي حادثة مماثلة قتل ثلاثة`.
    """
    nodes, (first, last) = draft.scene.nodes, draft.trigger
    if opens_apart(nodes):
        return True
    if first and nodes[first - 1].reading.stem in SINGLED:
        return True
    clause = draft.scene.clause_at[draft.node.index]
    for node in nodes[last + 1 : min(last + RANK_REACH, clause.last, len(nodes) - 1)]:
        ranks = node.reading.article and node.reading.stem in SINGLED
        if ranks and nodes[node.index + 1].folded in OF_OR_SINCE:
            return True
    return False


def is_of_rank(nodes: Sequence[Node], time: Node) -> bool:
    """`الأعنف منذ أشهر`: the time is that over which something is the most, not when it happened."""
    expression = time.unit.time
    if expression is None or STRETCH.isdisjoint(expression.because):
        return False
    for node in reversed(nodes[max(0, time.index - RANK_REACH) : time.index]):
        if node.tag in (SIGN, "complementizer") or (node.tag == VERB and node.conj):
            return False
        if _ranks(nodes, node):
            return True
    return False


def _ranks(nodes: Sequence[Node], node: Node) -> bool:
    """Whether a word tells the rank of an event: `الأكثر دموية`, `ثاني هجوم`, `للمرة الأولى`."""
    stem, behind = node.reading.stem, nodes[node.index + 1 : node.index + 1 + BESIDE]
    if node.tag == VERB or stem not in RANKS:
        return False
    if not node.reading.article:
        more = bool(behind) and behind[0].folded == FROM  # أكثر من
        return not more and any(n.is_telling or n.folded in COUNTING for n in behind)
    before = nodes[max(0, node.index - BESIDE) : node.index]
    told = any(n.is_telling or n.tag == "pronoun" or n.reading.stem == TIME_OF_MANY for n in before)
    return stem in MOST or told or any(n.reading.stem.startswith(KIND) for n in behind)
