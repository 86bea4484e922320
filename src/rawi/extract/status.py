"""Decides whether an event is asserted, denied, planned, demanded or conditional, and whether it is history."""

from rawi.extract.companions import with_met
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.knowledge.load import Knowledge
from rawi.model import Status

STRONGER: dict[str, int] = {"asserted": 0, "planned": 1, "conditional": 2, "demanded": 3, "denied": 4}
NEAR_NEGATION = 3  # nodes between a negation and the verb it denies


def set_status(draft: Draft, knowledge: Knowledge) -> None:
    """Set the draft's status from the verb's form and from the cues whose scope holds its event word."""
    scene, node = draft.scene, draft.node
    if draft.entry is not None and draft.entry.outcome:
        _set(draft, draft.entry.outcome, f"event:{draft.entry.id}")
    governing = _governing_verb(draft)
    for verb in {id(n): n for n in (node, governing) if n is not None and n.tag == VERB}.values():
        _from_verb(draft, scene, verb)
    for other in scene.nodes:
        for sense in other.senses:
            if sense.kind == "status" and other is not node:
                entry = knowledge.statuses[sense.id]
                if (not sense.with_words or with_met(scene.nodes, other, sense.with_words)) and _reaches(scene, other, draft, entry.scope):
                    if entry.outcome == "doubtful":
                        draft.doubtful = True
                        draft.because.append(f"status:{entry.id}")
                    else:
                        _set(draft, entry.outcome, f"status:{entry.id}")
                break


def _from_verb(draft: Draft, scene: Scene, verb: Node) -> None:
    """Negation before the verb, future in it, purpose at it."""
    if verb.reading.future:
        _set(draft, "planned", "grammar:future")
    elif verb.reading.prep == "ل":
        _set(draft, "planned", "grammar:purpose")
    for other in scene.nodes[max(0, verb.index - NEAR_NEGATION) : verb.index]:
        if other.tag == SIGN and other.folded in "،.؛:":
            continue
        if other.tag == "negation" and scene.clause_of[other.index] == scene.clause_of[verb.index]:
            _set(draft, "denied", "grammar:negation")
        elif other.tag == "future":
            _set(draft, "planned", "grammar:future")


def _governing_verb(draft: Draft) -> Node | None:
    """The verb of the event word's clause when it stands before it and only carries it."""
    clause = draft.scene.clause(draft.node.index)
    if clause.verb is None or clause.verb >= draft.node.index:
        return None
    verb = draft.scene.nodes[clause.verb]
    return verb if verb.of("verb", "event") and not verb.of("attribution") else None


def _reaches(scene: Scene, cue: Node, draft: Draft, scope: str) -> bool:
    """Whether the event word lies in the cue's scope."""
    at = draft.node.index
    if at <= cue.index:
        return False
    between = scene.nodes[cue.index + 1 : at]
    if any(n.tag == SIGN and n.folded in ".؛" for n in between):
        return False
    if scope == "verb":
        return not any(n.tag == VERB for n in between) and draft.node.tag == VERB and len(between) <= 6
    if scope == "noun":
        return draft.node.tag != VERB and not any(n.tag == VERB for n in between) and len(between) <= 6
    crossed = scene.clause_of[at] - scene.clause_of[cue.index]
    return crossed <= 1 and not any(n.tag == SIGN and n.folded == "،" for n in between)


def _set(draft: Draft, status: Status, rule: str) -> None:
    if STRONGER[status] > STRONGER[draft.status]:
        draft.status = status
        draft.because.append(rule)
