"""A time in another clause that is the event's too: of its loss, of the act that it goes on with."""

from collections.abc import Sequence

from rawi.arabic.day_words import GO_WITH
from rawi.arabic.words import AND, COMMA, PAUSES, RELATIVES_OF, WHEN, WHERE_BY
from rawi.extract.clauses import Clause, Scene, only_carries
from rawi.extract.drafts import Draft
from rawi.extract.nodes import VERB, Node

REACH = 20  # nodes: a day named farther off in a long sentence belongs to another event
PRONOUN_REACH = 4  # nodes from a verb to the pronoun for the noun that it describes (`بلدة انسحب منها`)
ASIDE = frozenset(("relative", "adverbial"))
STRETCHES = frozenset(("since", "up_to", "lasting"))  # told of the verb of their own clause alone


def shared_time(draft: Draft, times: Sequence[Node]) -> Node | None:
    """The one time of other clauses that is the event's too, where there is one and no more.

    `times`: those of the sentence that may be the event's.
    """
    at = draft.node.index
    near = [n for n in times if abs(n.index - at) <= REACH]
    found = [n for n in near if _is_shared(draft, n)]
    return found[0] if len(found) == 1 else None


def _is_shared(draft: Draft, time: Node) -> bool:
    scene = draft.scene
    clause = scene.clause_at[time.index]
    if _is_others_alone(time, draft):
        return (time.unit.time is None or time.unit.time.kind in STRETCHES) and _is_of_carrier(draft, clause)
    return (
        _is_of_loss(draft, clause)
        or _is_of_carrier(draft, clause)
        or tells_it(draft, clause)
        or (time.index < draft.node.index and _goes_on(draft, clause))
    )


def _is_of_loss(draft: Draft, clause: Clause) -> bool:
    """`قتل ستة اليوم، فيما أصيب آخرون إثر قصف`, `قتل أمس عندما انفجر لغم`: a loss has its day."""
    scene = draft.scene
    lost = [scene.clause_at[loss.node.index] for loss in draft.losses if loss.scene is scene]
    return any(clause in own_clauses(scene, told) for told in lost)


def _is_of_carrier(draft: Draft, clause: Clause) -> bool:
    """`أمس، تعرضت سفينة يملكها تاجر لهجوم`: of the verb that carries the event, past a relative clause."""
    scene, node = draft.scene, draft.node
    verbs = [] if node.tag == VERB else scene.nodes[max(0, node.index - REACH) : node.index]
    carriers = [scene.clause_at[n.index] for n in verbs if n.tag == VERB and _has_told(draft, n)]
    return any(c.role != "relative" and clause in own_clauses(scene, c) for c in carriers[-1:])


def tells_it(draft: Draft, clause: Clause) -> bool:
    """`قصف للقوات، استهدف أمس`, `المجزرة في الغوطة التي وقعت في آب`: the clause goes on telling the event."""
    nodes, node = draft.scene.nodes, draft.node
    if node.tag == VERB or clause.verb is None or clause.first <= node.index:
        return False
    opening = nodes[clause.first]
    if opening.conj and opening.unit.folded.removeprefix(opening.conj) not in RELATIVES_OF:  # والذي وقع
        return False
    if not _has_told(draft, nodes[clause.verb]):
        return False
    between = nodes[draft.trigger[1] + 1 : clause.first]
    return not any(n.tag == VERB or _is_another(draft, n) for n in between)


def _is_another(draft: Draft, node: Node) -> bool:
    """A word for another event, and not for a thing (`شاحنة مفخخة`)."""
    return node.is_telling and "noun" not in node.first and not _has_told(draft, node)


def _has_told(draft: Draft, node: Node) -> bool:
    """Whether the draft was put together with what the word means."""
    return any(f"event:{s.id}" in draft.because for s in node.senses if s.kind == "event")


def own_clauses(scene: Scene, clause: Clause) -> list[Clause]:
    """The clause of an event, and the phrases without a verb before and after it.

    `ومنذ مطلع العام، بعد أن انسحب الجيش، تشن الطائرات غارات`, `انفجار يهز بغداد .. صباح اليوم`.
    """
    front = _before(scene, clause)
    while front is not None and front.role in ASIDE:
        front = _before(scene, front)
    after = _after(scene, clause)
    found = [clause]
    if front is not None and front.verb is None and (clause.role != "relative" or clause.role == front.role):
        found.append(front)
    if after is not None and after.role == "main" and after.verb is None and _closes(scene, after):
        found.append(after)
    return found


def _closes(scene: Scene, phrase: Clause) -> bool:
    """Whether a phrase without a verb is of what stands before it: no clause of its own follows."""
    after = _after(scene, phrase)
    if after is None or after.role != "main":
        return True
    opening = scene.nodes[after.first]
    plain = opening.tag == VERB or opening.is_nominal
    return not scene.nodes[phrase.first].conj and (bool(opening.conj) or not plain)


def _before(scene: Scene, clause: Clause) -> Clause | None:
    return scene.clause_at[clause.first - 1] if clause.first else None


def _after(scene: Scene, clause: Clause) -> Clause | None:
    return scene.clause_at[clause.last + 1] if clause.last + 1 < len(scene.nodes) else None


def _goes_on(draft: Draft, clause: Clause) -> bool:
    """Whether one act goes on with another: `اقتحم الجيش البلدة أمس واعتقل شابا`."""
    scene = draft.scene
    mine = scene.clause_at[draft.node.index]
    if draft.aggregate or draft.entry is None or draft.entry.says or mine.verb is None or not mine.first:
        return False
    opening, before = scene.nodes[mine.first], scene.nodes[mine.first - 1]
    head = scene.clause_at[before.index]
    verb = scene.nodes[mine.verb]
    if mine.verb < draft.trigger[0] and ("result" in verb.first or verb.folded.startswith(GO_WITH)):
        return clause in own_clauses(scene, head)  # في هجوم أمس، ما أدى إلى مقتل
    told = draft.trigger[0] <= mine.verb <= draft.trigger[1]
    brought = mine.verb < draft.trigger[0] and _brings(scene.nodes[mine.verb : draft.trigger[0]])
    if not (told or only_carries(verb) or (brought and _joins(scene, mine))):
        return False
    done = before.folded in PAUSES or (verb.form is not None and verb.form.aspect == "perfect")
    if opening.folded in WHEN or (opening.folded == WHERE_BY and done):  # but حيث تدور معارك
        return _is_told(scene, head) and clause in own_clauses(scene, head)
    if mine.verb == mine.first and not opening.conj and mine.role == "relative":
        if not _is_of_last(scene, mine):
            return False
    else:
        head = _joined_to(scene, mine)
    return head is not mine and _acts(scene, head) and clause in own_clauses(scene, head)


def _is_told(scene: Scene, clause: Clause) -> bool:
    """`تواصلت الحملة أمس، حيث اعتقل`, `في 12 آذار عندما فجر`: what has its time, unless somebody says it."""
    return clause.verb is None or "attribution" not in scene.nodes[clause.verb].first


def _acts(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells an act or a loss: by its verb, or by what the verb brings (`شنت هجوما`)."""
    if clause.verb is None:
        return False
    nodes = scene.nodes[clause.verb : clause.last + 1]
    first = next((i for i, n in enumerate(nodes) if _is_act(n)), None)
    return first is not None and _brings(nodes[:first])


def _is_act(node: Node) -> bool:
    return node.of("event", "harm") is not None and "attribution" not in node.first


def _brings(nodes: Sequence[Node]) -> bool:
    """Whether what stands from a verb to an act only brings it: `تمكنت من`, `تم`, `جددت الطائرات`."""
    if any(n.is_telling or n.tag == VERB for n in nodes[1:]):
        return False
    return not nodes or "attribution" not in nodes[0].first or "event" in nodes[0].first


def _is_of_last(scene: Scene, mine: Clause) -> bool:
    """`أطلقت أمس صواريخ سقطت على`, `غارة أمس على مقر قتلت`: without a pronoun for what stands before it."""
    return not any(n.reading.pronoun for n in scene.nodes[mine.first : mine.last + 1][:PRONOUN_REACH])


def _joined_to(scene: Scene, clause: Clause) -> Clause:
    """The first of the clauses that و or لكن joins up to this one, past what describes behind a comma.

    `داهم الجيش أمس البلدة التي تحاصرها القوات، واعتقل شابا`.
    """
    head = clause
    while head.first and _joins(scene, head):
        apart = scene.nodes[head.first - 1].folded == COMMA
        head = scene.clause_at[head.first - 1]
        while apart and head.first and head.role in ASIDE and not _joins(scene, head):
            head = scene.clause_at[head.first - 1]
    return head


def _joins(scene: Scene, clause: Clause) -> bool:
    opening = scene.nodes[clause.first]
    return opening.tag == "contrast" or (clause.verb == clause.first and opening.conj == AND)


def _is_others_alone(time: Node, draft: Draft) -> bool:
    """A stretch, or what is to come, is told of the verb of its own clause."""
    expression = time.unit.time
    if expression is None:
        return False
    to_come = (expression.relation or 0) > 0 and draft.status != "planned"
    return to_come or expression.kind in STRETCHES
