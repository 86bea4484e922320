"""Finds the time of an event: in its clause, else of what goes with it, else the day of a bulletin."""

from rawi.arabic.day_words import BEGINNINGS, DAY_AFTER_OR_BEFORE, IN_SPITE, ISSUED, SHORT_UNITS
from rawi.arabic.loss_words import IN_REPLY
from rawi.arabic.words import AND, DAY_NAMES, FROM, LATER, ON, PARTICIPLE, PAUSES, PERIODS, SINCE
from rawi.extract.clauses import Clause, Scene
from rawi.extract.companions import is_like_participle, with_met
from rawi.extract.drafts import Draft
from rawi.extract.nodes import ADJECTIVE, MEANWHILE, NOUN, NUMBER, SIGN, VERB, Node, governing
from rawi.extract.ranks import is_of_rank
from rawi.extract.shared_days import STRETCHES, own_clauses, shared_time, tells_it
from rawi.extract.voices import Saying

DECLARED = frozenset(("ceasefire", "agreement", "sanction"))  # done by being announced
RAIDS = frozenset(("storm", "incursion", "search", "raids", "forces_enter"))  # entries
DAYS = frozenset(("day", "weekday", "date"))  # kinds of times on which something is said
ANNIVERSARY = "scope:anniversary"  # the rule for what is commemorated
SINCE_REACH = 2  # nodes from an event back over its beginning (`منذ بدء الاشتباكات`)
LONGEST_DURATION = 5  # nodes of `بعد أكثر من ثلاثة أيام`
NOUN_REACH = 2  # nodes between a noun and the participle that dates it (`الاتفاق الموقع في 5 آذار`)


def time_of(draft: Draft, sayings: list[Saying], bulletin: Node | None) -> Node | None:
    """The time of the event: in words that describe it, in its clause, else of what goes with it.

    `bulletin` is the day in the title of a report that lists the events of that day.
    """
    scene, node = draft.scene, draft.node
    if not scene.times:
        return bulletin if not draft.background else None
    times = [n for n in scene.times if not (_dates_noun(scene, n, node) or _is_name(scene, n))]
    times = [n for n in times if not is_of_rank(scene.nodes, n)]
    if ANNIVERSARY in draft.because:  # تحل اليوم ذكرى المجزرة
        times = [n for n in times if n.index > node.index]
    if described := [n for n in times if _tells_when(draft, n)]:
        return described[0]
    told = [s for s in sayings if s.cue != node.index and not s.sees]
    mine = [n for n in times if not any(_is_of_saying(scene, n, s, draft) for s in told)]
    mine = [n for n in mine if not (_is_before(scene, n, node) or _is_after(scene, n, draft))]
    mine = [n for n in mine if not (_names_another(scene, n, draft) or _is_of_reply(scene, n, node))]
    mine = [n for n in mine if not (_is_before_words(scene, n, node) or _is_of_talk(n, draft))]
    mine = [n for n in mine if not (_is_for_others(n, draft) or _is_conceded(scene, n, node))]
    if described := [n for n in mine if _is_dated_by(scene, n, node)]:
        return described[0]
    clauses = own_clauses(scene, scene.clause_at[node.index])
    own = [n for n in mine if any(_stands_in(scene, n, c) for c in clauses)]
    if own:
        inside = [n for n in own if clauses[0].first <= n.index <= clauses[0].last]
        return min(inside or own, key=lambda n: abs(n.index - node.index))
    if shared := shared_time(draft, mine):
        return shared
    return bulletin if not draft.background else None


def _stands_in(scene: Scene, time: Node, clause: Clause) -> bool:
    """Whether a time is of a clause: before `في حين`, and set off before a relative, of the one before."""
    if clause.first <= time.index <= clause.last:
        return True
    inner = scene.clause_at[time.index]
    if inner.first == time.index == clause.last + 1:
        return any(s.id == MEANWHILE for n in scene.nodes[time.index + 1 :][:1] for s in n.senses)
    if inner.role != "relative" or inner.first != clause.last + 1:
        return False
    before = scene.nodes[time.index - 1]
    return (
        before.tag == SIGN or before.unit.end + 1 < time.unit.start
    )  # most commas around times are no nodes


def _is_of_saying(scene: Scene, time: Node, saying: Saying, draft: Draft) -> bool:
    """The day of saying: `أعلن أمس قصف الموقع`, `وفي 9 مارس قالت`, `بحسب ما ذكر المرصد أمس`."""
    event, cue = draft.node, scene.nodes[saying.cue]
    before = scene.nodes[time.index - 1] if time.index else time
    named = max((c.last for c in saying.speakers), default=saying.cue)
    if saying.cue < time.index <= saying.first + (before.tag == "preposition"):
        return before.tag != "complementizer" and not _is_declared(draft, time)
    if saying.outer and saying.cue <= named < time.index < event.index:
        return _closes_source(scene, named, time)
    if saying.carried is None and _is_aside(scene, saying.cue, time, event):
        return draft.act not in DECLARED
    if cue.tag == VERB and time.index == saying.cue - 1 and not saying.outer:
        return saying.cue < saying.first <= event.index and scene.nodes[saying.first].tag == "complementizer"
    if not event.index < saying.cue < time.index:
        return False
    return time.index - named <= NOUN_REACH and scene.clause_at[time.index] is scene.clause_at[saying.cue]


def _is_declared(draft: Draft, time: Node) -> bool:
    """`أعلنت أمس هدنة`, `أعلنت أمس بدء الهجوم`: what is done by being announced, or begins then."""
    event = draft.node
    if event.tag == VERB or not 0 < event.index - time.index <= NOUN_REACH:
        return False
    return draft.act in DECLARED or draft.scene.nodes[event.index - 1].folded in BEGINNINGS


def _closes_source(scene: Scene, named: int, time: Node) -> bool:
    """`وفق الوكالة (سانا) اليوم الأحد، قصفت`: the day of saying stands between the source and a comma."""
    between, after = scene.nodes[named + 1 : time.index], scene.nodes[time.index + 1 : time.index + 2]
    if time.unit.time is None or time.unit.time.kind not in DAYS:
        return False
    return not any(n.tag != SIGN or n.folded in PAUSES for n in between) and any(n.tag == SIGN for n in after)


def _is_before_words(scene: Scene, time: Node, event: Node) -> bool:
    """`أفاد مراسلنا اليوم بأن`, `بيان 9 آذار: إن`: the day right before words is of their saying."""
    verb = scene.clause_at[time.index].verb
    opens = scene.nodes[time.index + 1 : time.index + 2]
    if not time.index < event.index or not opens or opens[0].tag != "complementizer":
        return False
    return verb is None or (verb < time.index and "attribution" in scene.nodes[verb].first)


def _is_of_talk(time: Node, draft: Draft) -> bool:
    """`بحث الوزيران أمس الهجوم على`: the day of another act, about an attack that is known."""
    scene, event = draft.scene, draft.node
    clause = scene.clause_at[event.index]
    if event.tag == VERB or not event.reading.article or clause.verb is None:
        return False
    other = _tells_another(draft, scene.nodes[clause.verb])
    between = clause.verb < time.index < event.index and scene.clause_at[time.index] is clause
    return other and between and not _is_declared(draft, time)


def _is_aside(scene: Scene, cue: int, time: Node, event: Node) -> bool:
    """`نددت الحكومة "بأشد العبارات" اليوم بالهجوم`: nothing but phrases stands before the day of saying."""
    if not cue < time.index < event.index or event.tag == VERB or scene.nodes[cue].tag != VERB:
        return False
    between = scene.nodes[cue + 1 : time.index]
    plain = not any(n.tag in (VERB, "complementizer", "relative") or n.is_telling for n in between)
    return plain and scene.clause_at[cue] is scene.clause_at[event.index]


def _tells_when(draft: Draft, time: Node) -> bool:
    """`التفجير الذي وقع قبل يومين`, `هجوم أدى أمس إلى مقتل جندي`: its relative clause dates the event."""
    scene, event = draft.scene, draft.node
    clause = scene.clause_at[time.index]
    if clause.role != "relative" or clause.verb is None or event.tag == VERB:
        return False
    verb = scene.nodes[clause.verb]
    near = 0 < clause.first - event.index <= NOUN_REACH or tells_it(draft, clause)
    near = near and clause is not scene.clause_at[event.index]
    declared = draft.act in DECLARED and "attribution" in verb.first  # الهدنة التي أعلنت الشهر الماضي
    told = declared or verb.of("event", "result", "harm") is not None
    return near and told and verb.form is not None and verb.form.person == 3


def _is_dated_by(scene: Scene, time: Node, event: Node) -> bool:
    """`الاتفاق المبرم في آذار`: the participle right behind the event has the time for it."""
    at = _before_prepositions(scene, time)
    word = scene.nodes[at]
    if event.tag == VERB or not 0 < at - event.index <= NOUN_REACH or word.prep or "noun" in word.first:
        return False
    return word.is_nominal and word.reading.article and word.reading.stem.startswith(PARTICIPLE)


def _before_prepositions(scene: Scene, time: Node) -> int:
    at = time.index - 1
    while at > 0 and scene.nodes[at].tag == "preposition":
        at -= 1
    return at


def _is_before(scene: Scene, time: Node, event: Node) -> bool:
    """`اقتحم الجيش المستشفى أمس بعد قصفه`: the day is of what came later."""
    if event.tag == VERB or time.index > event.index:
        return False
    if SINCE in [n.folded for n in scene.nodes[max(0, event.index - SINCE_REACH) : event.index]]:
        return True  # منذ بدء الاشتباكات
    if is_of_other_day(scene, event):
        return True
    if governing(scene.nodes, event) not in LATER:
        return False
    verb, expression = scene.clause_at[event.index].verb, time.unit.time
    if expression is not None and expression.kind in STRETCHES:
        return True
    return verb is not None and "event" in scene.nodes[verb].first and "harm" not in scene.nodes[verb].first


def is_of_other_day(scene: Scene, event: Node, *, hours: bool = False) -> bool:
    """`غارة أمس بعد يومين من هجوم`, `غداة قصف المدينة`: days lie between it and what is told before."""
    before = scene.nodes[event.index - 1] if event.index else None
    if before is None or before.unit.folded.removeprefix(AND) in DAY_AFTER_OR_BEFORE:
        return before is not None
    if before.folded not in (FROM, ON) or before.tag != "preposition":
        return False
    apart = scene.nodes[max(0, before.index - LONGEST_DURATION) : before.index]
    after = next((i for i, n in enumerate(apart) if n.folded in LATER), None)
    counted = apart[after + 1 :] if after is not None else []
    plain = all(n.tag in (NOUN, NUMBER, ADJECTIVE, "quantifier") and not n.is_telling for n in counted)
    long = hours or not any(n.folded.startswith(SHORT_UNITS) for n in counted)
    return bool(counted) and plain and long


def _names_another(scene: Scene, time: Node, draft: Draft) -> bool:
    """`هجوم الجمعة`, `بعد قصف أمس`: the genitive of another event word is the day of that.

    Not of what goes off, or is described: `انفجر لغم أمس`, `انفجرت عبوة ناسفة ظهر اليوم`.
    """
    before = scene.nodes[time.index - 1] if time.index and not time.prep else None
    if before is None or not before.is_telling or before.tag != NOUN or "event" not in before.first:
        return False
    first, last = draft.trigger
    own = first <= before.index <= last or (draft.node.tag == VERB and before.index == last + 1)
    return not (own or before.reading.article or before.unit.first < before.unit.last)


def _is_of_reply(scene: Scene, time: Node, event: Node) -> bool:
    """`تظاهر المئات أمس احتجاجا على قصف الحي`: the day is of the answer; behind the attack, of the attack."""
    first, last = sorted((time.index, event.index))
    between = scene.nodes[first + 1 : last]
    at = next((n.index for n in between if n.unit.folded.removeprefix(n.conj).startswith(IN_REPLY)), None)
    answers = event.index < time.index
    return at is not None and (not answers or any(n.is_telling for n in scene.nodes[at + 1 : last]))


def _is_after(scene: Scene, time: Node, draft: Draft) -> bool:
    """`أفرج الجيش عن الشاب بعد اعتقاله أمس`, `بعد مقتله أمس، هاجم`: the day is of what came before.

    A raid and its arrests are of one day: `اعتقل شابا بعد مداهمة منزله أمس`.
    """
    event = draft.node
    first = event.index + 1 if event.index < time.index else scene.clause_at[time.index].first
    acts = [n for n in scene.nodes[first : time.index] if n.tag != VERB and n.first]
    later = [n for n in acts if n.of("event", "harm") is not None and governing(scene.nodes, n) in LATER]
    return any(not (_is_raid(n) and draft.act == "arrest" and event.index < n.index) for n in later)


def _is_raid(node: Node) -> bool:
    return any(s.kind == "event" and s.id in RAIDS for s in node.senses)


def _tells_another(draft: Draft, verb: Node) -> bool:
    """Whether a verb, with the companions it asks for, tells an event that is not the draft's.

    Not one of loss: `قتل عام 2014 في المعارك`.
    """
    nodes = draft.scene.nodes
    if "harm" in verb.first:
        return False
    senses = [s for s in verb.senses if s.kind == "event" and (not s.with_words or with_met(nodes, verb, s))]
    return bool(senses) and all(f"event:{s.id}" not in draft.because for s in senses)


def _is_for_others(time: Node, draft: Draft) -> bool:
    """`أمهل السكان حتى الخميس`, `دعا إلى إضراب الأحد المقبل`: the day is of what is asked or threatened."""
    expression = time.unit.time
    if expression is None or draft.entry is None or not draft.entry.says or draft.status == "planned":
        return False
    return expression.future or expression.kind == "up_to"


def _is_conceded(scene: Scene, time: Node, event: Node) -> bool:
    """`رغم الهدنة المعلنة بين الطرفين في 5 آذار، قصفت`: the day is of what is conceded."""
    clause = scene.clause_at[time.index]
    opening = next((n for n in scene.nodes[clause.first : time.index] if n.tag != SIGN), None)
    if opening is None or clause is scene.clause_at[event.index] or clause.verb is not None:
        return False
    return opening.unit.folded.removeprefix(opening.conj) in IN_SPITE


def _is_name(scene: Scene, time: Node) -> bool:
    """`قصر 22 مايو`, `صلاة الجمعة`: a day that names something."""
    return time.index > 0 and not time.prep and scene.nodes[time.index - 1].folded in DAY_NAMES


def bulletin_day(scene: Scene) -> Node | None:
    """`حصاد الأحداث الميدانية 23-11-2021`: the one full date in a headline that tells no event itself."""
    days = [n for n in scene.times if n.unit.time is not None and n.unit.time.kind == "date"]
    return days[0] if scene.paragraph == 0 and len(days) == 1 else None


def _describes(before: Node) -> bool:
    """Whether a word with its article may describe this one: `بلدة حيش المحاصرة`, not `شنت المعارضة`."""
    if before.tag not in (NOUN, ADJECTIVE):
        return False
    own = before.reading.article or before.reading.pronoun or before.is_adjectival
    return (
        bool(own)
        or before.is_telling
        or before.may_name
        or before.of("actor", "country", "place") is not None
    )


def _dates_noun(scene: Scene, time: Node, event: Node) -> bool:
    """Whether a participle takes the time for its noun, and the event is another one than that noun."""
    at = _before_prepositions(scene, time)
    word = scene.nodes[at]
    stem = word.reading.stem
    if scene.nodes[at - 1].folded in PERIODS:  # الفترة الممتدة من
        return False
    if at == event.index:
        return False
    tells = word.is_adjectival and (
        "event" in word.first or is_like_participle(word)
    )  # البلدة المحاصرة منذ عام
    told = tells or not word.senses or scene.nodes[at - 1].is_telling  # قصف الموقع, but الاتفاق الموقع
    participle = (stem.startswith(PARTICIPLE) or stem in ISSUED) and _describes(scene.nodes[at - 1])
    dated = word.is_nominal and word.reading.article and told and participle
    return dated and not 0 < at - event.index <= NOUN_REACH
