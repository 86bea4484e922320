"""Says whether an event is told as another one than those before: `هجوم آخر`, `وفي حادث منفصل`."""

from itertools import takewhile

from rawi.arabic.day_words import NTH
from rawi.arabic.party_words import AND_ALSO, ANSWERED, BESIDES, FIRST, INCIDENTS, LATER_ON, SEPARATE
from rawi.arabic.words import AND, BULLETS, BY, IN
from rawi.extract.acts import ATTACKS
from rawi.extract.classes import THINGS
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node

RULE = "scope:another"
BEHIND = 2  # nodes from a weapon to `أخرى`
FRONT = 4  # nodes at the head of a sentence: في حادث أمني منفصل


def set_apart(draft: Draft) -> None:
    """Mark an event that its words set apart from what was told; such a one is told for the first time."""
    nodes = draft.scene.nodes
    apart = _is_separate(draft) or opens_apart(nodes) or _is_besides(draft)
    if apart or _is_listed(draft) or _is_answer(draft):
        draft.because.append(RULE)


def _is_separate(draft: Draft) -> bool:
    """`هجوم آخر`, `القصف الثاني`, `انفجرت عبوة أخرى`, `أحرقوا منزلا آخر`: it, or what it hits, is another."""
    if draft.node.tag != VERB and any(_is_another(n) or _is_ordinal(n) for n in draft.modifiers):
        return True
    things = [f.chunk for f in draft.target if f.scene is draft.scene and f.chunk.class_ in THINGS]
    if draft.weapon is not None and draft.act == "explosion":
        things.append(draft.weapon)
    return any(_says_another(draft.scene.nodes[c.first + 1 : c.first + 1 + BEHIND]) for c in things)


def _is_another(node: Node) -> bool:
    return node.folded in SEPARATE and not node.reading.article


def _is_ordinal(node: Node) -> bool:
    return bool(node.reading.article) and node.reading.stem in NTH - FIRST


def _is_listed(draft: Draft) -> bool:
    """`- قصف على قرية س`: each line of a list tells of an event of its own, unless a word points back."""
    nodes = draft.scene.nodes
    if not nodes or nodes[0].folded not in BULLETS or draft.act not in ATTACKS:
        return False
    return draft.node.tag == VERB or not draft.node.reading.article


def _is_answer(draft: Draft) -> bool:
    """`ردت القوات بقصف المنطقة`: what answers an attack is none that was told before it."""
    nodes, node = draft.scene.nodes, draft.node
    verb = draft.scene.clause_at[node.index].verb
    if node.tag == VERB or node.prep != BY or verb is None or verb > node.index:
        return False
    return nodes[verb].folded.removeprefix(AND) in ANSWERED


def opens_apart(nodes: list[Node]) -> bool:
    """`وفي هجوم آخر`, `وفي حادث منفصل`, `وفي وقت لاحق` at the head of the sentence."""
    opening = " ".join([node.unit.folded for node in nodes[:FRONT]]).removeprefix(AND)
    if opening.startswith(LATER_ON):
        return True
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
        return not _is_subject(draft, verb) and not (draft.entry is None and not draft.place_fillers)
    behind = nodes[draft.trigger[1] + 1 : clause.last + 1]
    told = takewhile(lambda n: "attribution" not in n.first or n.folded in BESIDES, behind)  # مشيرة كذلك إلى
    return any(n.folded in BESIDES and not n.conj for n in told)


def _is_subject(draft: Draft, verb: int) -> bool:
    """`كما أسفر القصف عن`, `كما استهدفت الغارات مقرات`: the event that was told is the subject."""
    node = draft.node
    return node.tag != VERB and node.index == verb + 1 and node.reading.article and not node.prep


def _says_another(behind: list[Node]) -> bool:
    """`آخر`, `أمني منفصل`: before the phrase ends."""
    for node in behind:
        if node.tag in (SIGN, VERB, "preposition") or node.conj:
            return False
        if _is_another(node):
            return True
    return False
