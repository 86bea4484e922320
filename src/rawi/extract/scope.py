"""Says whether a claim tells one event of the day, a total or campaign over many, or history."""

from collections.abc import Sequence
from itertools import pairwise

from rawi.arabic.day_words import FORMER
from rawi.arabic.loss_words import HUNDREDS, MILLIONS
from rawi.arabic.site_words import WHOLES
from rawi.arabic.words import (
    AND,
    ARTICLE,
    CARRY_ON,
    FOR,
    KEEPS_ON,
    ONE_OF,
    SMOKE,
    SOUND_FEMININE_PLURAL,
    TANWIN,
    THOUSANDS,
    TOLL_HEADS,
    TOWN_WORDS,
    WAR,
    WARS,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.chunks import Chunk
from rawi.extract.complements import is_answered
from rawi.extract.drafts import Draft, Loss
from rawi.extract.nodes import ADJECTIVE, VERB, Node, governing
from rawi.extract.periods import TALKS, is_loose, is_of_day, may_count, over_days, over_period, period_of
from rawi.extract.ranks import is_singled
from rawi.extract.recalled import had_done
from rawi.extract.shared import LARGE_TOLL
from rawi.extract.shared_days import own_clauses
from rawi.knowledge.load import Knowledge

PARTIES = frozenset(("force", "authority", "civilian", "body", "media", "source", "person"))
TOWN_REACH = 3  # nodes from an attack to the town it is on
CARRY_REACH = 4  # nodes between `واصل` and the act
LARGE_COUNT = 50  # times: a campaign
ANNIVERSARY = "anniversary"  # the entry
PLIGHT = "plight:"  # opens the rules of plights
USED_TO = "used_to"  # the entry
REACH = 7  # nodes between a word of totals and the event word
OBJECT_REACH = 3  # nodes from a verb to the war that is waged or that kills
WHICH_REACH = 4  # nodes from acts to `التي تشنها`
AFTER = 2  # nodes that describe it


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
    if any(n.reading.stem in FORMER for n in draft.modifiers):
        return "scope:recalled"  # في هجوم سابق
    return "scope:pluperfect" if _is_pluperfect(draft) else ""


def _is_pluperfect(draft: Draft) -> bool:
    """`كانت القوات (قد) سيطرت على البلدة`, `(قد) شنت غارة`, `كانت تعتقلها القوات`: what was so before."""
    nodes, verb = draft.scene.nodes, draft.node
    if draft.trigger[0] < draft.trigger[1]:
        verb = next((n for n in nodes[draft.trigger[0] : draft.trigger[1] + 1] if n.tag == VERB), verb)
    if verb.tag != VERB or verb.form is None or (verb is not draft.node and verb.form.aspect != "perfect"):
        return False  # كانت تنفذ عملية
    return had_done(nodes, verb)


def _aggregate(draft: Draft, knowledge: Knowledge) -> str:
    if draft.losses and any((loss.minimum or 0) >= LARGE_TOLL for loss in draft.losses):
        return "scope:large_toll"
    if is_singled(draft):
        return ""
    if rule := _marked(draft, knowledge, "aggregate"):
        return rule
    if "twin" in draft.because and (not draft.losses or _is_several(draft)):
        return "scope:several_acts"
    if rule := _numbers(draft):
        return rule
    if (draft.node.reading.pronoun and _carried_on(draft)) or _keeps_on(draft):
        return "scope:carried_on"
    if _is_war(draft):
        return "scope:war"
    if _is_practice(draft) or (is_plural(draft) and is_answered(draft)):  # ترد القوات على اعتداءات
        return "scope:practice"
    if _goes_on(draft) or _is_done_still(draft) or _is_habit(draft):
        return "scope:goes_on"
    return _over_time(draft, knowledge) or ("scope:many" if _bare_many(draft) else "")


def _numbers(draft: Draft) -> str:
    """`200 غارة`, `عشرات الغارات`, `آلاف القتلى`, `عدد الغارات`: told by how many there were."""
    number = draft.number.unit.number if draft.number is not None else None
    dozens = number is not None and number.vague and draft.node.reading.article  # عشرات الاعتقالات
    if number is not None and (dozens or (number.min or 0) >= LARGE_COUNT):
        return "scope:many_times"
    if any(_is_mass(loss, driven=draft.act == "displacement") for loss in draft.losses):
        return "scope:thousands"
    return "scope:counted" if _is_counted_up(draft) else ""


def _over_time(draft: Draft, knowledge: Knowledge) -> str:
    """`غارات منذ مطلع العام`, `قتل 12 شخصا خلال آذار`: told by the time over which there were so many."""
    if not any(n.unit.time is not None and may_count(n.unit.time) for n in draft.scene.times):
        return ""
    time, many = period_of(draft), is_plural(draft)
    if over_days(draft, time, many=many):
        return "scope:lasting"
    counted = over_period(draft, time, knowledge, many=many and draft.node.tag != VERB)
    return "scope:period" if counted else ""


def _is_counted_up(draft: Draft) -> bool:
    """`عدد الغارات`, `تعداد الاستهدافات`: how many acts there were."""
    node = draft.node
    before = draft.scene.nodes[node.index - 1] if node.index else None
    counted = before is not None and before.folded in TOLL_HEADS
    return counted and node.tag != VERB and bool(node.reading.article) and is_plural(draft)


def _is_war(draft: Draft) -> bool:
    """`العدوان على غزة`, `حرب على أفغانستان`: many events in a word; `عدوان على القرية` is one."""
    if draft.act not in ATTACKS:
        return False
    first, last = draft.trigger
    words = draft.scene.nodes[first : last + 1]
    if draft.node.tag == VERB:
        behind = draft.scene.nodes[last + 1 : last + 1 + OBJECT_REACH]
        if any(n.unit.folded == WAR + TANWIN for n in behind):
            return True  # تخوض حربا
        words += [n for n in behind[:1] if n.reading.article]  # أودت الحرب بحياة
    if any(n.reading.stem == WAR for n in words):
        return True
    return any(n.reading.stem in WARS and n.reading.article for n in words) and not _is_on_town(draft)


def _is_on_town(draft: Draft) -> bool:
    """`العدوان على بلدة س`, `العدوان على المدينة`: on a town it is one attack, on a land a war."""
    behind = draft.scene.nodes[draft.trigger[1] + 1 : draft.trigger[1] + 1 + TOWN_REACH]
    return any(n.reading.stem in TOWN_WORDS for n in behind)


def _keeps_on(draft: Draft) -> bool:
    """`تستمر في استهداف المدنيين`, `تواصل خرق الهدنة بقصف القرى`: done again and again, no day told."""
    node, clause = draft.node, draft.scene.clause_at[draft.node.index]
    if node.tag == VERB or clause.verb is None or draft.losses or not governing(draft.scene.nodes, node):
        return False
    if _time(draft) is not None:
        return False
    verbs = [n for n in draft.scene.nodes[clause.first : node.index] if n.tag == VERB]
    return bool(verbs) and verbs[-1].folded.removeprefix(AND).startswith(KEEPS_ON)


def _is_practice(draft: Draft) -> bool:
    """`اعتقال الصحفيين`, `مصادرة الأراضي`: an act on a whole class, without day or number; no plight."""
    if draft.node.tag == VERB or not draft.target or draft.act in TALKS or draft.number is not None:
        return False
    if any(rule.startswith(PLIGHT) for rule in draft.because) or _is_counted_loss(draft):
        return False
    if _time(draft) is not None:
        return False
    return any(_is_class(f.chunk) for f in draft.target if f.scene is draft.scene)


def _is_counted_loss(draft: Draft) -> bool:
    return any(loss.minimum is not None or loss.number is not None for loss in draft.losses)


def _is_class(chunk: Chunk) -> bool:
    """A definite plural of people or things with no name, number or owner."""
    head = chunk.nodes[0]
    plural = head.form is not None and head.form.number == "p"
    named = chunk.actor or chunk.number is not None or chunk.demonstrative or head.reading.pronoun
    return (
        plural
        and head.reading.article
        and not named
        and chunk.class_ in ("civilian", "media", "person", "object")
    )


def _goes_on(draft: Draft) -> bool:
    """`تشهد المنطقة عمليات قنص`, `ترتكب مجازر`: acts in the plural that go on, no day told.

    In a headline (`طائرات تشن غارات`) that is the tense of the news.
    """
    if (
        draft.scene.paragraph == 0
        or draft.node.tag == VERB
        or not is_plural(draft)
        or _time(draft) is not None
        or _is_counted_loss(draft)
        or is_loose(draft)
    ):
        return False
    verb = draft.scene.clause_at[draft.node.index].verb
    if verb is None or verb > draft.node.index or _opens_as_headline(draft, verb):
        return False
    form, reading = draft.scene.nodes[verb].form, draft.scene.nodes[verb].reading
    return (
        form is not None and form.aspect == "imperfect" and not reading.future and draft.status == "asserted"
    )


def _opens_as_headline(draft: Draft, verb: int) -> bool:
    """`طائرات تشن غارات`, printed again below: an indefinite subject first and the tense of headlines."""
    nodes = draft.scene.nodes[:verb]
    return 0 < verb <= CARRY_REACH and all(n.is_nominal for n in nodes) and not nodes[0].reading.article


def _is_done_still(draft: Draft) -> bool:
    """`الغارات التي يشنها الجيش`: acts known by whoever goes on doing them, no day or figure told."""
    nodes, at = draft.scene.nodes, draft.node.index
    if not points_back(draft) or any(loss.minimum is not None for loss in draft.losses):
        return False
    for relative, verb in pairwise(nodes[at + 1 : at + 1 + WHICH_REACH]):
        if relative.tag == "relative" and verb.tag == VERB:
            return verb.form is not None and verb.form.aspect == "imperfect" and not verb.reading.future
    return False


def _is_habit(draft: Draft) -> bool:
    """`الطائرات التي تقصف أهدافا`: what those are known by that do it; no day or figure told."""
    nodes, at = draft.scene.nodes, draft.node.index
    if at < 2 or draft.act not in ATTACKS or nodes[at - 1].tag != "relative" or draft.scene.paragraph == 0:
        return False
    doers = draft.scene.chunk_of[at - 2]
    many = doers is not None and _is_many(doers.nodes[0])
    form = draft.node.form
    still = form is not None and form.aspect == "imperfect" and not draft.node.reading.future
    return (
        many and still and draft.status == "asserted" and not _is_counted_loss(draft) and _time(draft) is None
    )


def _is_mass(loss: Loss, *, driven: bool) -> bool:
    """`آلاف الشبان`, `مئات الآلاف`: no single event takes so many; thousands may be driven out in a day."""
    words = [word for n in loss.scene.nodes[loss.first : loss.last + 1] for word in n.unit.folded.split()]
    if driven and MILLIONS.isdisjoint(words) and HUNDREDS.isdisjoint(words):
        return False
    return loss.minimum is None and not THOUSANDS.isdisjoint(words)


def _carried_on(draft: Draft) -> bool:
    """`واصلت غاراتها`, `تابع عملياته`: whoever goes on with acts of his own does many."""
    at, nodes = draft.node.index, draft.scene.nodes
    near = nodes[min(draft.trigger[0], max(0, at - CARRY_REACH)) : at]
    verb = draft.scene.clause_at[at].verb
    if verb is not None and verb < at and not any("event" in n.first for n in nodes[verb + 1 : at]):
        near = [*near, nodes[verb]]  # صعدت قوات البلد الفلاني من وتيرة هجماتها
    return draft.node.tag != VERB and any(n.folded.startswith(CARRY_ON) for n in near if n.tag == VERB)


def _is_several(draft: Draft) -> bool:
    """Whether more than one is told to be lost: of one death two acts told together are no total."""
    return any(loss.minimum is None for loss in draft.losses) or sum(x.minimum or 0 for x in draft.losses) > 1


def _marked(draft: Draft, knowledge: Knowledge, mark: str) -> str:
    """The rule of a word of this mark that stands near before the event word, or describes it."""
    scene, at = draft.scene, draft.node.index
    words = scene.having("scope")
    if not words:
        return ""
    clauses = [scene.clause_at[at], scene.clause_at[draft.trigger[1]]]  # هجمات نسبت إلى
    for node in words:
        near = at - REACH <= node.index <= at + AFTER
        if node.index == at or not (near or any(c.first <= node.index <= c.last for c in clauses)):
            continue
        for sense in node.senses:
            if sense.kind != "scope" or knowledge.scopes[sense.id].marks != mark:
                continue
            told_of = sense.id != ANNIVERSARY or _is_kept(draft, node)
            if sense.id == USED_TO and _is_of_smoke(scene.nodes, node):
                continue
            adverb = mark == "aggregate" and sense.form.pos == "fixed"  # بشكل يومي: of the whole clause
            if mark == "aggregate" and not adverb and not _is_marked(draft, node):
                continue
            if told_of and (near or adverb):
                return f"scope:{sense.id}"
    return ""


def _is_marked(draft: Draft, word: Node) -> bool:
    """Whether a word that is no adverb tells that the event itself is one of many.

    It describes no medium or party (`الصحيفة اليومية`), and what was told of one day went on for hours.
    """
    if _is_of_another(draft, word):
        return False
    own = _time(draft)
    single = not is_plural(draft) or is_loose(draft)
    if single and own is not None and own.unit.time is not None and is_of_day(own.unit.time):
        return word.tag not in (ADJECTIVE, VERB)
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    if single and word.tag == ADJECTIVE and before is not None and before.tag == "demonstrative":
        return False  # هذا القصف المتواصل
    if word.tag != ADJECTIVE or word in draft.modifiers:
        return True
    described = draft.scene.chunk_of[word.index]
    if draft.entry is not None and draft.entry.says:
        return False
    return described is None or described.class_ not in PARTIES


def _is_kept(draft: Draft, anniversary: Node) -> bool:
    """`الذكرى العاشرة للمجزرة`: an event noun behind it, no verb between; who keeps it acts today."""
    between = draft.scene.nodes[anniversary.index + 1 : draft.node.index + 1]
    return bool(between) and not any(n.tag == VERB for n in between)


def _is_of_another(draft: Draft, word: Node) -> bool:
    """`سلسلة اغتيالات لضباط ألقي اللوم فيها على`, `لهجمات متكررة حيث أحكم`: of an event between the two."""
    if word.tag == VERB and draft.node.conj == AND and draft.node.tag != VERB:
        return False  # دأبت القوات على اقتحام المخيم واعتقال الشبان
    first = word.index - (word.tag == ADJECTIVE)
    between = draft.scene.nodes[max(0, first) : draft.trigger[0]]
    events = [n for n in between if n is not word and "event" in n.first]
    if draft.node.prep == FOR and events == between[:1] and all(n.tag == ADJECTIVE for n in between[1:]):
        return False  # تصعيد متواصل للقصف
    return bool(events)


def _is_of_smoke(nodes: Sequence[Node], node: Node) -> bool:
    """`تصاعدت أعمدة الدخان`: what rises is no attack."""
    after = nodes[node.index + 1 : node.index + 2]
    return any(n.unit.folded.split()[0].removeprefix(ARTICLE) in SMOKE for n in after)


def _time(draft: Draft) -> Node | None:
    if not draft.scene.times:
        return None
    clauses = own_clauses(draft.scene, draft.scene.clause_at[draft.node.index])
    return next((n for c in clauses for n in draft.scene.times if c.first <= n.index <= c.last), None)


def is_plural(draft: Draft) -> bool:
    """An event noun in the plural, or a verb in the imperfect: what happens again and again."""
    form = draft.node.form
    if draft.node.index and draft.scene.nodes[draft.node.index - 1].folded in ONE_OF:
        return False  # إحدى الهجمات
    if draft.node.tag == VERB:
        return form is not None and form.aspect == "imperfect"
    return _is_many(draft.node)


def _is_many(noun: Node) -> bool:
    return noun.folded.endswith(SOUND_FEMININE_PLURAL) or (noun.form is not None and noun.form.number == "p")


def points_back(draft: Draft) -> bool:
    """`تلك الهجمات`, `الغارات`: a definite plural without a day of its own."""
    plain = draft.node.tag != VERB and draft.node.reading.article and not is_loose(draft)
    return plain and is_plural(draft) and _time(draft) is None


def _bare_many(draft: Draft) -> bool:
    """`الغارات`, `هذه الهجمات` with neither a number, a day nor a toll; `جميع هجماته`, `هجمات سابقة`."""
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    if draft.node.tag != VERB and is_plural(draft) and not is_loose(draft):
        former = any(n.reading.stem in FORMER for n in draft.modifiers)
        if former or (before is not None and before.folded in WHOLES):
            return True
    counted = before is not None and before.unit.number is not None
    if not points_back(draft) or draft.losses or counted:
        return False
    day = period_of(draft)
    return day is None or not is_of_day(day)
