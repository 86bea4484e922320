"""Whether an event noun is the subject of a verb that tells the same event: `غارة استهدفت منزلا`.

join_drafts makes one of the two.
"""

from rawi.arabic.party_words import HELD_BY
from rawi.arabic.words import AGENT_PREPOSITIONS, COMMA, QUOTES
from rawi.extract.acts import ATTACKS
from rawi.extract.agreement import agrees_as_subject
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.event_subjects import is_means_too
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.origins import HOLDER
from rawi.extract.weapons import DISRUPTED

PASSED = QUOTES | HELD_BY  # between an attack and its verb, past whose fire it is


def is_nearer(other: Draft, noun: Draft, verb: Draft) -> bool:
    """`تزامن القصف مع قصف استهدف بلدة`: of two attacks before a verb the second is its subject.

    What tells no event only where no attack stands before it (`قصف من مناطق سيطرة الجيش، استهدف بلدة`).
    """
    low, high = (noun.node.index, verb.node.index) if noun.act in ATTACKS else (-1, noun.node.index)
    rival = other.act in ATTACKS and other.node.tag != VERB and not other.merged
    between = rival and low < other.node.index < high
    return between and may_tell_one(other, verb) and is_of_noun(other, verb)


def may_tell_one(noun: Draft, verb: Draft) -> bool:
    """Whether the acts of a noun and a verb allow that they tell one event."""
    attacks = noun.act in ATTACKS | {"none", "accident", "raid"} and verb.act in ATTACKS
    aims = verb.entry is not None and verb.entry.by_means and verb.entry.by_target  # حملة توقيفات استهدفت
    says = noun.entry is not None and noun.entry.says  # إدانته التفجير الذي استهدف
    meets = noun.act == verb.act == "talks"  # الاجتماع بحث
    # دمر القصف مخزن أسلحة
    destroys = noun.act in ATTACKS and verb.act == DISRUPTED and "harm" in verb.node.first
    return attacks or (aims and not says) or meets or destroys or noun.entry is verb.entry  # تعزيزات وصلت


def is_of_noun(noun: Draft, verb: Draft, *, far: bool = False) -> bool:
    """Whether the noun is the subject of the verb: side by side, after a comma, past who carried it out.

    `far`: only after a comma, past whose fire it is.
    """
    if far:
        return (HOLDER in noun.because or _is_by_hand(noun)) and _resumes(noun, verb)
    near = uncut(noun.scene, noun.node.index, verb.node.index)
    return near or _resumes(noun, verb) or _past_carrier(noun, verb)


def _is_by_hand(noun: Draft) -> bool:
    """`هجوما من قبل القوات وحلفائها، استهدفت`: who did it stands behind the act."""
    return any(f.chunk.prep in AGENT_PREPOSITIONS and f.scene is noun.scene for f in noun.actor)


def _resumes(noun: Draft, verb: Draft) -> bool:
    """After a comma, a verb that agrees with the noun and has no doer (`بقصف للنظام، استهدف سوقا`)."""
    scene, first = noun.scene, noun.node.index + 1
    at = verb.node.index - 1
    if scene.nodes[at].tag == "relative" and at - 1 == first + len(noun.modifiers):
        at -= 1  # العملية الإرهابية، التي استهدفت
    if (verb.actor and not aims(noun, verb)) or scene.nodes[at].folded != COMMA or not _agrees(noun, verb):
        return False
    after = scene.nodes[first + len(noun.modifiers)]
    if noun.carried and (after.tag == VERB or after.reading.pronoun):  # كمين نصبوه للقوة، ضربة نفذت في س،
        first += len(noun.modifiers) + 1
    between = [n for n in scene.nodes[first:at] if scene.clause_at[n.index].role != "relative"]
    joined = all(not n.conj or _joins_phrase(scene, n) for n in between)
    passed = PASSED if len(between) == at - first else PASSED | {COMMA}  # التفجيرات، التي وقعت أمس، استهدفت
    return joined and not any(n.tag in (VERB, SIGN) and n.folded not in passed for n in between)


def aims(noun: Draft, verb: Draft) -> bool:
    """`نفذوا عمليات، استهدفت قيادات`: the one phrase behind a verb that must have an object is its object."""
    alone = not (verb.target or verb.place_fillers) and len(verb.actor) == 1
    return alone and verb.entry is not None and verb.entry.by_target and noun.act in ATTACKS and noun.carried


def _past_carrier(noun: Draft, verb: Draft) -> bool:
    """`ضربة نفذتها طائرة استهدفت سيارة`, `الغارات التي شنتها`: past the clause of who carried it out."""
    last = noun.modifiers[-1].index if noun.modifiers else noun.node.index
    last += noun.scene.nodes[last + 1].tag == "relative"
    carrier = noun.scene.nodes[last + 1]
    carries = noun.carried and carrier.tag == VERB and bool(carrier.reading.pronoun)
    return carries and _agrees(noun, verb) and uncut(noun.scene, carrier.index, verb.node.index)


def _agrees(noun: Draft, verb: Draft) -> bool:
    """Whether a verb of the third person in the perfect agrees with the event noun before it."""
    form = verb.node.form
    told = form is not None and form.person == 3 and form.aspect == "perfect"
    many = noun.number is not None and form is not None and form.gender == "f"  # 90 هجوما … استهدفت
    return told and (many or agrees_as_subject(noun.node, verb.node))


def _joins_phrase(scene: Scene, node: Node) -> bool:
    chunk = scene.chunk_of[node.index]
    opens = chunk is not None and chunk.first == node.index
    return opens and chunk is not None and (chunk.joined or is_means_too(scene, chunk))


def uncut(scene: Scene, first: int, last: int) -> bool:
    """No sign, conjunction or other verb stands between an event noun and the verb it is the subject of."""
    between = scene.nodes[first + 1 : last]
    return not any(
        n.tag in (VERB, "subordinator", "complementizer")
        or (n.tag == SIGN and n.folded not in QUOTES)
        or (n.conj and n.tag != "relative" and not _joins_phrase(scene, n))  # عملياتها والتي تستهدف
        for n in between
    )
