"""Gives an attack the losses that a sentence beside its own tells: `قصف البلدة. وأسفر ذلك عن مقتل طفل`."""

from collections.abc import Sequence
from itertools import pairwise

from rawi.arabic.words import BY, FOR, IN_OR_BY
from rawi.extract.acts import ATTACKS, choose_act
from rawi.extract.causes import add_sufferers
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import NUMBER, VERB
from rawi.knowledge.load import Knowledge

OPENING = 3  # nodes that can stand before the result word: الأمر الذي أدى
POINTING = frozenset(("demonstrative", "relative", "pronoun", "adverb"))


def take_led_to(
    drafts: list[Draft], scenes: Sequence[Scene], cut: set[int], knowledge: Knowledge
) -> list[Draft]:
    """The drafts without those that only tell what the attack of the sentence before led to.

    `cut` has the sentences that two dots end, as in headlines: a loss alone behind or before them is the
    attack's beside it (`غارات على البلدة.. قتلى وجرحى`).
    """
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.scene.start, []).append(draft)
    taken: set[int] = set()
    for before, scene in pairwise(scenes):
        first, second = told.get(before.start, []), told.get(scene.start, [])
        if not (first and second) or before.paragraph != scene.paragraph:
            continue
        dots = before.start in cut
        if _tells_losses(second) and (_leads_on(scene) or (dots and _is_of_no_place(scene))):
            _give(
                second, [d for d in first if d.act in ATTACKS and d.entry is not None][-1:], taken, knowledge
            )
        elif dots and _tells_losses(first) and _is_of_no_place(before):
            attacks = [d for d in second if d.act in ATTACKS and d.entry is not None][:1]
            _give(first, [d for d in attacks if not d.losses], taken, knowledge)
    return [d for d in drafts if id(d) not in taken]


def _tells_losses(drafts: list[Draft]) -> bool:
    """Whether a sentence tells losses and nothing else, of which nobody is told to have done it."""
    return all(d.entry is None and not d.actor and not d.means and d.act in ATTACKS for d in drafts)


def _is_of_no_place(scene: Scene) -> bool:
    """Not `ومقتل خمسة في الجنوب`, which is elsewhere."""
    return not scene.places and all(c.prep not in IN_OR_BY for c in scene.chunks)


def _leads_on(scene: Scene) -> bool:
    """`ما أدى إلى`, `وأسفر ذلك عن`, `أسفرت عن`: a result word at the opening, without a cause of its own."""
    verb = next((n for n in scene.nodes[: OPENING + 1] if n.tag == VERB), None)
    if verb is None or "result" not in verb.first:
        return False
    if any(n.is_nominal and n.tag not in POINTING for n in scene.nodes[1 : verb.index]):
        return False
    behind = scene.nodes[verb.index + 1 : verb.index + 3]
    if behind and behind[0].tag == "demonstrative":
        behind = behind[1:]
    after = behind[0] if behind else None
    if after is None:
        return False
    return after.tag in ("preposition", NUMBER) or after.prep in (BY, FOR) or "harm" in after.first


def _give(losing: list[Draft], attacks: list[Draft], taken: set[int], knowledge: Knowledge) -> None:
    """Give losses to the attack beside them, and let its victims decide what they decide."""
    for attack in attacks:
        if any(d.status != attack.status for d in losing):
            return
        for draft in losing:
            attack.losses += draft.losses
            taken.add(id(draft))
        if attack.act in ("clash", "unspecified_violence") and not attack.means:
            choose_act(attack, knowledge)
        add_sufferers(attack)
