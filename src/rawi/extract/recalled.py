"""Tells what is recalled by its tense: `وكان الجيش قد قصف`, and what was said before it."""

from collections.abc import Sequence

from rawi.arabic.words import ALREADY, AND, WAS
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.voices import Saying
from rawi.model import TimeExpression

NEAR_WAS = 5
WAS_REACH = 9  # nodes between `كان` and `قد`
STOP_TAGS = frozenset((SIGN, "complementizer", "relative"))
DAY_REACH = 3  # nodes from what is said back to the day of its saying
WEEK, MONTH, YEAR = 3, 4, 5  # units


def had_done(nodes: Sequence[Node], verb: Node) -> bool:
    """`كانت القوات (قد) سيطرت على البلدة`: `كان` stands before the verb and nothing parts the two."""
    at = verb.index
    reach = WAS_REACH if at and nodes[at - 1].folded == ALREADY else NEAR_WAS
    before = nodes[max(0, at - reach) : at]
    was = [n.index for n in before if n.unit.folded.removeprefix(AND) in WAS]
    if not was:
        return False
    stops = [n.index for n in before if n.tag in STOP_TAGS or "attribution" in n.first]
    return max((i for i in stops if i not in was), default=-1) < was[-1]


def was_said_before(draft: Draft, sayings: Sequence[Saying]) -> bool:
    """`وكانت البعثة قد أعلنت في شباط مقتل ألف`: what was said a month ago is history."""
    nodes, at = draft.scene.nodes, draft.node.index
    for saying in sayings:
        cue = nodes[saying.cue]
        if not saying.first <= at <= saying.last or cue.tag != VERB or not had_done(nodes, cue):
            continue
        days = (n for n in draft.scene.times if cue.index < n.index <= saying.first + DAY_REACH)
        if any(_is_old(n.unit.time) for n in days):
            return True
    return False


def _is_old(time: TimeExpression | None) -> bool:
    """`في حزيران`, `العام الماضي`, `قبل أسبوعين`: no day of this week."""
    if time is None:
        return False
    if time.kind == "ago":
        return time.numbers[0] >= WEEK and time.numbers != (WEEK, 1)
    last = time.numbers[:1] in ((MONTH,), (YEAR,)) and time.relation == -1
    return time.background or time.kind in ("month", "year") or last
