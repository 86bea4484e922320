"""Tells losses that are said not to have happened: `لم يقتل أحد`, `دون وقوع ضحايا`, `لم يسفر عن إصابات`."""

from rawi.arabic.loss_words import ANY_HARM, SUCCEED, TRIES
from rawi.arabic.party_words import CONCERNING, HEARSAY, WHAT
from rawi.arabic.words import AND, ANYBODY, ARRIVING, ARTICLE, FEARS, NEWS, OCCURRING, QUOTES, TANWIN
from rawi.extract.clauses import Scene
from rawi.extract.nodes import ADJECTIVE, NOUN, SIGN, VERB, Node, governing
from rawi.knowledge.load import Knowledge

PASSED = ("quantifier", "preposition")
JOINABLE = ("conjunction", NOUN, ADJECTIVE)
HARM_REACH = 3  # nodes from a verb to the harm that it does not tell
JOINED_REACH = 4  # nodes
PLAN_REACH = 4  # nodes from a negation to the plan that it denies
PREDICATE_REACH = 6  # nodes from a denial to أن
PASSED_WORDS = OCCURRING | NEWS


def is_denied_loss(scene: Scene, node: Node, knowledge: Knowledge) -> bool:
    """Whether a negation governs a loss word: on its verb, right before the noun, or on the verb above it."""
    if node.tag == VERB:
        before = scene.nodes[node.index - 1] if node.index else None
        return before is not None and _denies(before, knowledge)
    if is_tried(scene, node):
        return True
    at = node.index - 1
    while at >= 0 and not _denies(scene.nodes[at], knowledge) and _is_passed(scene.nodes[at], knowledge):
        at -= 1
    if at >= 0 and _denies(scene.nodes[at], knowledge):
        return True
    if (before := _joined_to(scene, node)) is not None:
        return is_denied_loss(scene, before, knowledge)
    if at < 0:
        return False
    verb = scene.clause_at[node.index].verb
    above = scene.nodes[verb] if verb is not None and verb <= at else None
    light = above is not None and (above.index == at or "result" in above.first)
    return above is not None and light and is_negated(scene, above)


def _joined_to(scene: Scene, node: Node) -> Node | None:
    """`دون خسائر بشرية أو أضرار`, `وحجم الأضرار`: the word for a loss that و or أو joins a noun to."""
    joined = False
    for other in reversed(scene.nodes[max(0, node.index - JOINED_REACH) : node.index + 1]):
        if other is not node and other.tag not in JOINABLE:
            return None
        if other is not node and other.first.get("harm"):
            return other if joined else None
        joined = joined or bool(other.conj) or other.tag == "conjunction"
    return None


def is_tried(scene: Scene, node: Node) -> bool:
    """`حاول مسلحون اغتيال قاض`, `محاولة خطف طبيب`: what is only tried takes nobody."""
    if node.tag == VERB or not node.index:
        return False
    if any(n.folded.startswith(TRIES) for n in scene.nodes[node.index - 1 : node.index + 1] if n.tag != VERB):
        return True
    at = scene.clause_at[node.index].verb
    if at is None or at > node.index or governing(scene.nodes, node):
        return False
    tries = scene.nodes[at].folded.removeprefix(AND).startswith(TRIES)
    return tries and not any(n.is_telling for n in scene.nodes[at + 1 : node.index])


def is_nobody(scene: Scene, node: Node) -> bool:
    """`لم يصب أحد`, `لم يقتل أي مدني`, `لم يصب بأذى`: who suffers is nobody at all."""
    if any(n.folded in ANY_HARM for n in scene.nodes[node.index + 1 : node.index + 1 + HARM_REACH]):
        return True
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    return after is not None and (after.folded.removesuffix(TANWIN) == ANYBODY or after.tag == "quantifier")


def _denies(node: Node, knowledge: Knowledge) -> bool:
    """A negation, `دون`, or what is only feared (`مخاوف من وقوع ضحايا`)."""
    return node.tag == "negation" or node.folded in FEARS or "denied" in _outcomes(node, knowledge)


def _is_passed(node: Node, knowledge: Knowledge) -> bool:
    """What may stand between the negation and the word for the loss: `وقوع`, `أي`, `عن`, `أنباء عن`."""
    if node.folded in PASSED_WORDS or node.unit.folded in ARRIVING or node.tag in PASSED:
        return True
    return "doubtful" in _outcomes(node, knowledge)


def _outcomes(node: Node, knowledge: Knowledge) -> list[str]:
    return [knowledge.statuses[s.id].outcome for s in node.senses if s.kind == "status"]


def is_hearsay(scene: Scene, cue: Node, node: Node) -> bool:
    """`نفت صحة ما تردد عن قصف سوق`, `نفى الأنباء حول قصف سوق`: what is talked of is what is denied."""
    between = scene.nodes[cue.index + 1 : node.index]
    apart = any(n.tag == "complementizer" or (n.tag == SIGN and n.folded not in QUOTES) for n in between)
    if node.reading.article or node.tag == VERB or apart:
        return False
    told = [n for n in between if n.folded == WHAT or n.folded.removeprefix(ARTICLE) in HEARSAY]
    return bool(told) and governing(scene.nodes, node) in CONCERNING


def is_predicate(scene: Scene, cue: Node, node: Node) -> bool:
    """`نفت أن يكون الانفجار الذي وقع أمس هجوماً`: an indefinite accusative behind a relative clause."""
    between = scene.nodes[cue.index + 1 : node.index]
    if (
        any(n.tag == SIGN for n in between)
        or node.tag == VERB
        or node.reading.article
        or node.prep
        or node.conj
    ):
        return False
    opened = bool(between) and any(n.tag == "complementizer" for n in between[:PREDICATE_REACH])
    return (
        opened
        and any(n.tag == "relative" for n in between)
        and node.unit.folded.split(" ")[0].endswith(TANWIN)
    )


def is_negated(scene: Scene, verb: Node) -> bool:
    """Whether a negation stands right before a verb."""
    before = scene.nodes[verb.index - 1] if verb.index else None
    return before is not None and before.tag == "negation"


def is_fought(verb: Node, node: Node) -> bool:
    """`لم ينجح الهجوم`, `لم تفلح الغارات في`: what did not succeed was done."""
    return node.index == verb.index + 1 and verb.folded.endswith(SUCCEED)


def is_plan_denied(scene: Scene, cue: Node) -> bool:
    """`لا توجد خطط لسحب القوات`, `ليس لدينا نية`, `لم يأمر بقصف`: no such plan or order."""
    for node in reversed(scene.nodes[max(0, cue.index - PLAN_REACH) : cue.index]):
        if node.tag == "negation":
            return True
        there = node.tag == VERB and node.of("event", "attribution", "status", "result") is None
        if cue.tag == VERB or not (there or node.tag in PASSED or node.reading.pronoun or _is_there(node)):
            return False
    return False


def _is_there(node: Node) -> bool:
    """`هناك`, `لدى الجيش`, `وجود`: words of being and having, and whose it is."""
    return node.tag in ("adverb", NOUN) and node.of("event", "harm", "attribution", "status") is None
