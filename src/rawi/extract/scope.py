"""Says whether a claim tells one event of the day, a total or campaign over many, or history."""

from rawi.arabic.words import ALREADY, AND, SOUND_FEMININE_PLURAL, WAS
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.knowledge.load import Knowledge

LARGE_TOLL = 500  # dead or hurt: no single event of the gold sets but the largest reaches it
TALKS = frozenset(("talks", "agreement", "aid", "trial", "sanction"))
# Acts whose words stand in the plural for one event too (اشتباكات, محادثات).
PLURAL_ACTS = TALKS | {"clash", "riot", "protest"}
FEW = 3  # dead or hurt over a stretch of time: a total
WAS_REACH = 9  # nodes between `كان` and `قد`
LARGE_COUNT = 20  # times: a campaign
REACH = 7  # nodes between a word of totals and the event word


def set_scope(draft: Draft, knowledge: Knowledge) -> None:
    """Mark totals and campaigns (`aggregate`) and history (`background`) by the words around the event."""
    if not draft.aggregate and (rule := _aggregate(draft, knowledge)):
        draft.aggregate = True
        draft.because.append(rule)
    if not draft.background and (rule := _background(draft, knowledge)):
        draft.background = True
        draft.because.append(rule)


def _background(draft: Draft, knowledge: Knowledge) -> str:
    if rule := _marked(draft, knowledge, "background"):
        return rule
    return "scope:pluperfect" if _is_pluperfect(draft) else ""


def _is_pluperfect(draft: Draft) -> bool:
    """`كانت القوات قد سيطرت على البلدة`: what had happened before, unless a day is told with it."""
    nodes, at = draft.scene.nodes, draft.node.index
    if draft.node.tag != VERB or not at or nodes[at - 1].folded != ALREADY or _time(draft) is not None:
        return False
    return any(n.unit.folded.removeprefix(AND) in WAS for n in nodes[max(0, at - WAS_REACH) : at - 1])


def _aggregate(draft: Draft, knowledge: Knowledge) -> str:
    if any((loss.minimum or 0) >= LARGE_TOLL for loss in draft.losses):
        return "scope:large_toll"
    if rule := _marked(draft, knowledge, "aggregate"):
        return rule
    if "twin" in draft.because:
        return "scope:several_acts"
    number = draft.number.unit.number if draft.number is not None else None
    if number is not None and (number.min or 0) >= LARGE_COUNT:
        return "scope:many_times"
    if _goes_on(draft):
        return "scope:goes_on"
    time = _time(draft)
    if (
        time is not None
        and time.unit.time is not None
        and time.unit.time.continuing
        and (_many(draft) or _has_toll(draft))
    ):
        return "scope:lasting"
    return "scope:many" if _many(draft) and _bare_many(draft) else ""


def _goes_on(draft: Draft) -> bool:
    """`تشهد المنطقة عمليات قنص`, `ترتكب مجازر`: acts in the plural that go on, no day told."""
    if (
        draft.node.tag == VERB
        or not _many(draft)
        or _time(draft) is not None
        or draft.losses
        or draft.act in TALKS
    ):
        return False
    verb = draft.scene.clause(draft.node.index).verb
    if verb is None or verb > draft.node.index:
        return False
    form, reading = draft.scene.nodes[verb].form, draft.scene.nodes[verb].reading
    return (
        form is not None and form.aspect == "imperfect" and not reading.future and draft.status == "asserted"
    )


def _has_toll(draft: Draft) -> bool:
    return sum((loss.minimum or 0) for loss in draft.losses if loss.who != "object") >= FEW


def _marked(draft: Draft, knowledge: Knowledge, mark: str) -> str:
    """The rule of a word of this mark that stands near before the event word, or describes it."""
    scene, at = draft.scene, draft.node.index
    around = scene.nodes[max(0, at - REACH) : at] + [n for n in scene.nodes[at + 1 : at + 3] if n.tag != SIGN]
    for node in around:
        for sense in node.senses:
            if sense.kind == "scope" and knowledge.scopes[sense.id].marks == mark:
                return f"scope:{sense.id}"
    return ""


def _time(draft: Draft) -> Node | None:
    clause = draft.scene.clause(draft.node.index)
    return next(
        (n for n in draft.scene.nodes[clause.first : clause.last + 1] if n.unit.time is not None), None
    )


def _many(draft: Draft) -> bool:
    """An event noun in the plural, or a verb in the imperfect: what happens again and again."""
    form = draft.node.form
    if draft.node.tag == VERB:
        return form is not None and form.aspect == "imperfect"
    return draft.node.folded.endswith(SOUND_FEMININE_PLURAL) or (form is not None and form.number == "p")


def _bare_many(draft: Draft) -> bool:
    """`الغارات`, `هذه الهجمات` with neither a number, a day nor a toll of its own."""
    if draft.node.tag == VERB or not draft.node.reading.article or draft.losses or draft.act in PLURAL_ACTS:
        return False
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    return _time(draft) is None and not (before is not None and before.unit.number is not None)
