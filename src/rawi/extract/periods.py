"""Tells totals by the stretch of time of an event: `قتل 12 شخصا خلال آذار`, `غارات منذ مطلع العام`."""

from itertools import pairwise

from rawi.arabic.words import TOLL_HEADS
from rawi.extract.acts import ATTACKS
from rawi.extract.classes import THINGS
from rawi.extract.drafts import Draft
from rawi.extract.nodes import VERB
from rawi.extract.when import time_of
from rawi.knowledge.load import Knowledge
from rawi.model import TimeExpression

FEW = 3  # dead, hurt, things: so many over a stretch of time are a total
REACH = 8  # nodes between an event word and what is thrown or hit
TODAY = (0, 0)  # the numbers of today and of this morning, before the part of the day
SINCE, DURING, THROUGHOUT = "time:since", "time:during", "time:throughout"
DAY = 2  # the unit
LONG = (3, 4, 5)  # the units week, month and year
# Acts that are their own loss: so many over a period were not taken at once.
LOSSES = frozenset(("arrest", "abduction", "displacement", "property_destruction"))
# Acts that may go on by themselves: whoever is held since May was taken once.
STATES = frozenset(("arrest", "abduction", "restriction", "territory_change", "deployment"))
VIOLENCE = "violence"  # the entry of أعمال العنف
# Entries of acts that nobody counts one by one: shelling, fire, torture, mines that go off.
UNCOUNTED = frozenset((
    "bombard", "shells_fall", "shoot", "sniper_fire", "target", "torture", "violence",
))  # fmt: skip
# Acts whose words stand in the plural for one event too (اشتباكات).
LOOSE = frozenset(("clash", "riot", "protest"))
TALKS = frozenset(("talks", "agreement", "aid", "trial", "sanction"))


def period_of(draft: Draft) -> TimeExpression | None:
    """The time of the event, whoever tells of it."""
    found = time_of(draft, [], None)
    return found.unit.time if found is not None else None


def over_days(draft: Draft, time: TimeExpression | None, *, many: bool) -> bool:
    """Told of a run of days: an attack since some day, acts in the plural (`many`), or a toll."""
    if time is None or not time.continuing:
        return False
    since = time.because[:1] == (SINCE,) and draft.act in ATTACKS and draft.status == "asserted"
    if since and time.ends and time.ends[0].kind == "day" and time.ends[0].numbers[:2] == TODAY:
        return False
    if since and not many and _is_days_ago(draft, time):
        return False
    return since or (many and draft.act not in STATES) or has_toll(draft)


def _is_days_ago(draft: Draft, time: TimeExpression) -> bool:
    """`قصفت القوات البلدة منذ يومين`, `قصف منذ يومين أسفر عن مقتل طفل`: it was so long ago."""
    if time.kind != "lasting" or time.numbers[0] != DAY or not time.numbers[1]:
        return False
    if draft.node.tag == VERB:
        return draft.node.form is not None and draft.node.form.aspect == "perfect"
    return not draft.carried and bool(draft.losses)


def is_of_day(time: TimeExpression) -> bool:
    """`صباح اليوم`, `ليلة السبت`: one day or a part of it."""
    return time.kind in ("day", "weekday", "date") and not time.continuing


def over_period(draft: Draft, time: TimeExpression | None, knowledge: Knowledge, *, many: bool) -> bool:
    """A toll, acts in the plural (`many`) or so many shells over a week, a month, a year.

    Of deaths alone (`مقتل 1115 مدنيا في مارس`) the month is the time over which they are counted.
    """
    if time is None or draft.status != "asserted" or draft.act in TALKS or not _is_period(time):
        return False
    if draft.entry is None or draft.entry.id == VIOLENCE:
        return has_toll(draft)
    many = many and (draft.act in TALKS or not is_loose(draft))
    if time.kind != "range" and not {DURING, THROUGHOUT} & set(time.because):
        return many
    uncounted = draft.act in LOSSES | LOOSE or draft.entry.id in UNCOUNTED or _kills(draft)
    counted = uncounted and has_toll(draft)
    return many or counted or _is_tallied(draft) or _is_counted(draft, knowledge)


def is_loose(draft: Draft) -> bool:
    """Whether its word stands in the plural for one event too (`اشتباكات`, `محادثات`; not `هجمات`)."""
    attack = draft.entry is not None and draft.entry.by_target
    return draft.act in TALKS or (draft.act in LOOSE and not attack)


def may_count(time: TimeExpression) -> bool:
    """Whether a time may be that over which events are counted: a run of days, or a week and longer."""
    return time.continuing or _is_period(time)


def _is_period(time: TimeExpression) -> bool:
    """`آذار`, `بين آذار وأيار`, no part of one (`مطلع العام`)."""
    ends = time.ends if time.kind == "range" else (time,)
    return not time.portion and any(map(is_long, ends))


def is_long(time: TimeExpression) -> bool:
    """`شهر آذار`, `العام الماضي`, `أسبوعين`."""
    counts = time.kind in ("calendar", "within", "lasting") and time.numbers[0] in LONG
    return time.kind in ("month", "year") or counts


def has_toll(draft: Draft) -> bool:
    """Whether several people, or several houses of those destroyed, are its loss."""
    things = draft.act == "property_destruction"
    losses = [loss for loss in draft.losses if things or loss.who != "object"]
    dozens = any(loss.number is not None and loss.number.vague for loss in losses)  # عشرات العائلات
    return dozens or sum((loss.minimum or 0) for loss in losses) >= FEW


def _kills(draft: Draft) -> bool:
    """`أعدم التنظيم 31 شخصا`, `اغتيل 26 شخصا`: the act is the loss, one by one."""
    return draft.act == "civilian_attack" and draft.node.tag == VERB


def _is_counted(draft: Draft, knowledge: Knowledge) -> bool:
    """`20 غارة`, `ألقى 45 برميلا`, `قصفت 20 قرية`: by the number of acts, or of what was thrown or hit."""
    nodes = draft.scene.nodes
    if draft.act not in ATTACKS:
        return False
    own = draft.number.unit.number if draft.number is not None else None
    if own is not None and (own.min or 0) >= FEW:
        return True
    around = nodes[max(0, draft.trigger[0] - REACH) : draft.trigger[1] + REACH]
    for number, thing in pairwise(around):
        noun = thing.first.get("noun")
        counted = noun is not None and knowledge.nouns[noun.id].class_ in THINGS
        if number.unit.number is not None and counted and (number.unit.number.min or 0) >= FEW:
            return True
    return False


def _is_tallied(draft: Draft) -> bool:
    """`حصيلة ضحايا القصف خلال أسبوع`, `بلغ عدد القتلى`: a toll that is counted up."""
    words = [draft.node, *(loss.node for loss in draft.losses if loss.scene is draft.scene)]
    return has_toll(draft) and any(
        n.folded in TOLL_HEADS
        for word in words
        for n in draft.scene.nodes[max(0, word.index - 2) : word.index]
    )
