"""Tells an act that is announced for a weekday: `تبدأ الهدنة الجمعة`, no `يقصف الجيش البلدة الجمعة`."""

from collections.abc import Sequence

from rawi.arabic.words import AND, WAS
from rawi.extract.drafts import Draft
from rawi.extract.nodes import Node

# Acts that are arranged beforehand; violence told in the imperfect is the tense of headlines.
ARRANGED = frozenset(("talks", "ceasefire", "agreement", "release", "withdrawal", "aid", "trial", "protest"))
REACH = 8  # nodes between the verb and its day
NEAR_WAS = 4


def is_to_come(draft: Draft, verb: Node, times: Sequence[Node]) -> bool:
    """Whether an imperfect of something arranged has a bare weekday for it (`يلتقي الوزيران الثلاثاء`).

    A headline with its subject first (`الوزير يزور بغداد الثلاثاء`) may tell what was.
    """
    nodes, at = draft.scene.nodes, verb.index
    if draft.act not in ARRANGED or verb.form is None or verb.form.aspect != "imperfect":
        return False
    if not any(abs(n.index - at) <= REACH and _is_weekday(n) for n in times):
        return False
    before = nodes[max(0, at - NEAR_WAS) : at]
    if any(n.tag in ("negation", "relative") or n.unit.folded.removeprefix(AND) in WAS for n in before):
        return False
    opens = not any(n.is_nominal and not n.unit.time for n in nodes[:at])
    return draft.scene.paragraph != 0 or opens


def _is_weekday(node: Node) -> bool:
    time = node.unit.time
    return time is not None and time.kind == "weekday" and time.relation is None
