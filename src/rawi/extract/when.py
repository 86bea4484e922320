"""Finds the time of an event: in its clause, else in its sentence, else the day that a bulletin is of."""

from rawi.arabic.words import DAY_NAMES, PARTICIPLE, PERIODS
from rawi.extract.clauses import Clause, Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import VERB, Node
from rawi.extract.voices import Saying

REACH = 20  # nodes: a day named farther off in a long sentence belongs to another event
HEAD_REACH = 8  # nodes between an event word and the verb that goes on telling it
STRETCHES = frozenset(("since", "lasting"))
NOUN_REACH = 2  # nodes between a noun and the participle that dates it (`الاتفاق الموقع في 5 آذار`)


def time_of(draft: Draft, sayings: list[Saying], bulletin: Node | None) -> Node | None:
    """The time of the event: in its clause, else the only one of the sentence that is nobody else's.

    `bulletin` is the day in the title of a report that lists the events of that day.
    """
    scene, node = draft.scene, draft.node
    times = [n for n in scene.times if not _dates_noun(scene, n, node) and not _is_name(scene, n)]
    told = [s for s in sayings if s.cue != node.index]
    mine = [n for n in times if not any(_is_of_saying(scene, n, s, node) for s in told)]
    clauses = own_clauses(scene, node)
    own = [n for n in mine if any(c.first <= n.index <= c.last for c in clauses)]
    if own:
        return min(own, key=lambda n: abs(n.index - node.index))
    left = [
        n
        for n in mine
        if abs(n.index - node.index) <= REACH
        and not _is_described(scene, n, node)
        and not _is_others_alone(n, draft)
    ]
    if left:
        return left[0] if len(left) == 1 else None
    return bulletin if not draft.background and not times else None


def own_clauses(scene: Scene, event: Node) -> list[Clause]:
    """The clause of the event, and a phrase without a verb before it (`ومنذ مطلع العام، يشن الجيش حربا`)."""
    clause = scene.clause_at[event.index]
    front = scene.clause_at[clause.first - 1] if clause.first else clause
    return [clause, front] if front.verb is None and clause.role == "main" else [clause]


def _is_of_saying(scene: Scene, time: Node, saying: Saying, event: Node) -> bool:
    """`أعلن الجيش أمس قصف الموقع`, `بحسب ما ذكر المرصد أمس`: the day on which it was said."""
    before = scene.nodes[time.index - 1] if time.index else time
    if saying.cue < time.index <= saying.first:
        return before.tag != "complementizer"
    named = max((c.last for c in saying.speakers), default=saying.cue)
    return event.index < saying.cue < time.index and 0 < time.index - named <= NOUN_REACH


def _is_others_alone(time: Node, draft: Draft) -> bool:
    """A stretch, or what is to come, is told of the verb of its own clause."""
    expression = time.unit.time
    if expression is None:
        return False
    to_come = (expression.relation or 0) > 0 and draft.status != "planned"
    return to_come or expression.kind in STRETCHES


def _is_name(scene: Scene, time: Node) -> bool:
    """`قصر 22 مايو`, `صلاة الجمعة`: a day that names something."""
    return time.index > 0 and not time.prep and scene.nodes[time.index - 1].folded in DAY_NAMES


def bulletin_day(scene: Scene) -> Node | None:
    """`حصاد الأحداث الميدانية 23-11-2021`: the one full date in a headline that tells no event itself."""
    days = [n for n in scene.times if n.unit.time is not None and n.unit.time.kind == "date"]
    return days[0] if scene.paragraph == 0 and len(days) == 1 else None


def _dates_noun(scene: Scene, time: Node, event: Node) -> bool:
    """Whether a participle takes the time for its noun, and the event is another one than that noun."""
    at = time.index - 1
    while at > 0 and scene.nodes[at].tag == "preposition":
        at -= 1
    word = scene.nodes[at]
    stem = word.reading.stem
    if scene.nodes[at - 1].folded in PERIODS:  # الفترة الممتدة من
        return False
    told = not word.senses or scene.nodes[at - 1].is_telling  # قصف الموقع, but الاتفاق الموقع
    dated = word.is_nominal and word.reading.article and told and stem.startswith(PARTICIPLE)
    return dated and not 0 < at - event.index <= NOUN_REACH


def _is_described(scene: Scene, time: Node, event: Node) -> bool:
    """`الوزير الذي وصل صباحا`: the time stands in a relative clause of its own verb."""
    clause = scene.clause_at[time.index]
    if clause.role != "relative" or clause.verb is None or clause.verb > time.index:
        return False
    between = scene.nodes[event.index + 1 : clause.first]
    tells_it = (
        event.tag != VERB
        and 0 < clause.first - event.index <= HEAD_REACH
        and not any(n.tag == VERB for n in between)
    )
    return not (tells_it and scene.nodes[clause.verb].first.get("event"))  # قصف جوي بغازات استهدف صباح اليوم
