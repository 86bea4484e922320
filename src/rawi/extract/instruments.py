"""Joins an attack and what it was done with: `استهدف بغارة جوية`, `أصيب بقذيفة` told after the death.

join_drafts calls it for event words, attach_losses for losses.
"""

from rawi.arabic.party_words import AIDED_BY
from rawi.arabic.words import BY, CAUSAL_PREPOSITIONS, DURING, WHEN
from rawi.extract.acts import ATTACKS
from rawi.extract.clauses import Scene
from rawi.extract.complements import absorb, governor, governors
from rawi.extract.drafts import Draft, Loss
from rawi.extract.nodes import VERB
from rawi.knowledge.schema import Means

REACH = 8  # nodes between a verb of attack and the strike it was done with
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
        absorb(outer, strike)
        return


def _is_done_with(outer: Draft, strike: Draft) -> bool:
    """Whether an event noun stands after ب, raids after خلال, no verb or loss of another event between."""
    first, last = outer.node.index, strike.node.index
    if (
        not 0 < last - first <= REACH
        or strike.node.tag == VERB
        or strike.node.conj
        or strike.act not in ATTACKS
    ):
        return False
    between = outer.scene.nodes[first + 1 : last]
    over = governor(strike) == DURING and strike.act == "airstrike"  # تعرضت للقصف خلال غارات
    return (over or BY in governors(strike)) and not any(
        n.tag == VERB or n.first.get("harm") or n.folded in AIDED_BY for n in between
    )


def is_blow(scene: Scene, death: Loss, loss: Loss) -> bool:
    """`استشهد نتيجة إصابته بشظايا`, `توفي بعدما أصيب برصاصة`: the wound that somebody died of."""
    node = loss.node
    before = scene.nodes[node.index - 1] if node.index else None
    caused = before is not None and before.folded in CAUSES
    dies = death.effect == "killed" and loss.effect == "injured" and loss.number is None
    return dies and caused and (node.tag == VERB or bool(node.reading.pronoun))
