"""Joins an attack and what it was done with: `استهدف بغارة جوية`, `أصيب بقذيفة` told after the death.

join_drafts calls it for event words, attach_losses for losses.
"""

from rawi.arabic.party_words import AIDED_BY
from rawi.arabic.words import ABOUT, ARISING, BY, CAUSAL_PREPOSITIONS, CAUSED_BY, DURING, IN, WHEN
from rawi.extract.acts import ATTACKS, STRUCK
from rawi.extract.clauses import Scene
from rawi.extract.complements import absorb, governor, governors
from rawi.extract.drafts import Draft, Loss
from rawi.extract.nodes import NUMBER, VERB, Node, governing
from rawi.knowledge.schema import Means

BLASTS = frozenset(("explode", "blast_heard"))  # the entries
USING_AGENTS = "gas_weapon_use"  # the entry
HEARD_REACH = 12  # nodes between blasts and the strike that made them
REACH = 8  # nodes between the use of an agent and the attack
STRIKE_REACH = 16  # nodes between a verb of attack and the strike it was done with
CAUSES = CAUSAL_PREPOSITIONS | WHEN
MEANS_OF: dict[str, Means] = {
    "airstrike": "air",
    "shelling": "artillery",
    "explosion": "bomb",
    "suicide_bombing": "suicide",
    "chemical_attack": "chemical",
}


def strike_with(outer: Draft, drafts: list[Draft]) -> None:
    """`استهدف الطيران بغارة جوية قرية`: the strike is what it was done with, no event of its own."""
    entry = outer.entry
    if outer.merged or outer.act not in ATTACKS or entry is None:
        return
    for strike in drafts:
        murdered = outer.act == strike.act == "civilian_attack"  # اغتال بإطلاق نار
        if strike.merged or not (entry.by_means or murdered) or not _is_done_with(outer, strike):
            continue
        if any(a.chunk is t.chunk for a in outer.actor for t in strike.target):  # استهدفت بغارة سوقا
            outer.actor = []
        outer.actor, outer.target = outer.actor or strike.actor, outer.target or strike.target
        outer.means = outer.means or strike.means or MEANS_OF.get(strike.act, "")
        if strike.entry is not None and strike.entry.means:  # هاجم انتحاري بسيارة مفخخة مقرا
            outer.weapon_node = strike.node
        absorb(outer, strike)
    if entry.id == USING_AGENTS:
        _use_in(outer, drafts)


def _use_in(use: Draft, drafts: list[Draft]) -> None:
    """`استخدم الجيش غاز الكلور في قصف البلدة`: the attack in which an agent is used is that use."""
    for attack in drafts:
        gap = attack.node.index - use.node.index
        inner = (
            0 < gap <= REACH and attack.act in ATTACKS and attack.node.tag != VERB and not attack.node.conj
        )
        if not inner or attack.merged or not governors(attack) & {IN, DURING}:
            continue
        if any(n.tag == VERB for n in use.scene.nodes[use.node.index + 1 : attack.node.index]):
            return
        use.actor, use.target = use.actor or attack.actor, use.target or attack.target
        absorb(use, attack)
        return


def _is_done_with(outer: Draft, strike: Draft) -> bool:
    """Whether an event noun stands after ب, raids after خلال, no verb or loss of another event between.

    So does each of several: `استهدف بلدة س بثلاث غارات وبلدة ص بغارة`.
    A number may carry the preposition: `استهداف المعمل بثلاث ضربات`.
    """
    last = strike.node.index
    first = outer.absorbed[-1].node.index if outer.absorbed else outer.node.index  # وبلدة سرجة بغارة
    if (
        not 0 < last - first <= STRIKE_REACH
        or strike.node.tag == VERB
        or strike.node.conj
        or strike.act not in ATTACKS
    ):
        return False
    between = outer.scene.nodes[first + 1 : last]
    over = governor(strike) == DURING and strike.act == "airstrike"  # تعرضت للقصف خلال غارات
    counted = outer.scene.nodes[last - 1]
    by_count = counted.tag == NUMBER and governing(outer.scene.nodes, counted) == BY
    return (over or by_count or BY in governors(strike)) and not any(
        n.tag == VERB or n.first.get("harm") or n.folded in AIDED_BY or _counts_others(n) for n in between
    )


def _counts_others(node: Node) -> bool:
    """`قتل أربعة باستهداف سيارتهم وثلاثة بغارة`: the number of those who suffered the next."""
    return node.tag == NUMBER and bool(node.conj)


def hear_of(attack: Draft, drafts: list[Draft]) -> None:
    """`دوت انفجارات نتيجة استهداف المعمل`, `انفجارات ناجمة عن غارة`: the blasts are the strike heard."""
    if attack.merged or attack.act not in STRUCK or not _is_cause(attack):
        return
    at = attack.node.index
    for blast in drafts:
        near = 0 < at - blast.node.index <= HEARD_REACH and blast.node.tag != VERB
        between = attack.scene.nodes[blast.node.index + 1 : at]
        if not near or any(n.first.get("harm") or n.tag == "subordinator" or n.conj for n in between):
            continue
        heard = blast.entry is not None and blast.entry.id in BLASTS and not (blast.actor or blast.weapon)
        if heard and not blast.merged:
            absorb(attack, blast)
            return


def _is_cause(attack: Draft) -> bool:
    """Whether a word of cause governs an event word."""
    nodes, at = attack.scene.nodes, attack.node.index
    before = nodes[at - 1] if at else None
    if before is None:
        return False
    arising = at > 1 and before.folded == ABOUT and nodes[at - 2].folded.startswith(ARISING)
    return arising or before.folded in CAUSED_BY


def is_blow(scene: Scene, death: Loss, loss: Loss) -> bool:
    """`استشهد نتيجة إصابته بشظايا`, `توفي بعدما أصيب برصاصة`: the wound that somebody died of."""
    node = loss.node
    before = scene.nodes[node.index - 1] if node.index else None
    caused = before is not None and before.folded in CAUSES
    dies = death.effect == "killed" and loss.effect == "injured" and loss.number is None
    return dies and caused and (node.tag == VERB or bool(node.reading.pronoun))
