"""Says whether an event is told as another one than those before: `هجوم آخر`, `وفي حادث منفصل`."""

from itertools import takewhile

from rawi.arabic.party_words import AND_ALSO, BESIDES, INCIDENTS, SEPARATE
from rawi.arabic.words import IN
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node

RULE = "scope:another"
BEHIND = 2  # nodes from a weapon to `أخرى`
FRONT = 4  # nodes at the head of a sentence: في حادث أمني منفصل


def set_apart(draft: Draft) -> None:
    """Mark an event that its words set apart from what was told; such a one is told for the first time."""
    nodes = draft.scene.nodes
    noun = draft.node.tag != VERB
    apart = noun and any(n.folded in SEPARATE and not n.reading.article for n in draft.modifiers)
    if draft.weapon is not None and not apart:
        at = draft.weapon.first + 1
        apart = draft.act == "explosion" and _says_another(nodes[at : at + BEHIND])
    if apart or opens_apart(nodes) or _is_besides(draft):
        draft.because.append(RULE)


def opens_apart(nodes: list[Node]) -> bool:
    """`وفي هجوم آخر`, `وفي حادث منفصل` at the head of the sentence."""
    if len(nodes) < BEHIND or nodes[0].folded != IN:
        return False
    incident = nodes[1].folded in INCIDENTS or "event" in nodes[1].first
    return incident and _says_another(nodes[2:FRONT])


def _is_besides(draft: Draft) -> bool:
    """`كما شنت الطائرات غارة`, `تعرضت البلدة لقصف أيضا`: told besides what was told before."""
    nodes, clause = draft.scene.nodes, draft.scene.clause_at[draft.node.index]
    verb = clause.verb
    if verb is None or (verb != draft.node.index and "attribution" in nodes[verb].first):
        return False
    if verb and nodes[verb - 1].folded in AND_ALSO:
        return True
    behind = nodes[draft.trigger[1] + 1 : clause.last + 1]
    told = takewhile(lambda n: "attribution" not in n.first or n.folded in BESIDES, behind)  # مشيرة كذلك إلى
    return any(n.folded in BESIDES and not n.conj for n in told)


def _says_another(behind: list[Node]) -> bool:
    """`آخر`, `أمني منفصل`: before the phrase ends."""
    for node in behind:
        if node.tag in (SIGN, VERB, "preposition") or node.conj:
            return False
        if node.folded in SEPARATE and not node.reading.article:
            return True
    return False
