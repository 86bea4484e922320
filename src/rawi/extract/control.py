"""Finds who does an act that another verb governs: `يستعد مسلحون لمهاجمة نقطة`, `نفت الحركة الإفراج عنهم`.

The subject of the governing verb does it. Verbs that tell events carry their arguments by other
rules (joins.py).
"""

from rawi.arabic.party_words import IS_DONE
from rawi.arabic.words import (
    ABOUT,
    AFTER,
    BEARING,
    BEFORE,
    BY,
    CARRYING_PREPOSITIONS,
    CAUSAL_PREPOSITIONS,
    COMMA,
    DURING,
    FOR,
    HAPPENING,
    HER,
    HIM,
    HOLD,
    IMPOSING,
    IN,
    MANY_THINGS,
    ON,
    PAUSES,
    RESPONSIBILITY,
    RESPONSIBLE,
    STOPS,
    TO,
    UNDERTAKING,
    WAS,
    WITH,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.assign import AGENT_GENITIVE
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import PARTIES, Chunk, classify
from rawi.extract.clauses import Scene, only_carries
from rawi.extract.companions import with_met
from rawi.extract.complements import is_answered
from rawi.extract.denials import is_negated
from rawi.extract.drafts import Draft, Filler
from rawi.extract.lists import with_joined
from rawi.extract.nodes import NOUN, SIGN, VERB, Node, governing
from rawi.extract.status import is_shielded
from rawi.extract.subjects import UNDERGO, first_bare, subject_before
from rawi.knowledge.load import Knowledge
from rawi.model import ARMED_KINDS

REACH = 14  # nodes between the governing verb and the verbal noun
DOERS = frozenset(("force", "authority", "body", "country", "civilian", "person"))
PASSED = frozenset(("count", "common", "collective"))  # تواصل تنفيذ عمليات قصف
BY_SAYING = frozenset(("weapons_disrupted", "arrest", "release", "deployment", "withdrawal", "sanction"))
SPEAKING = frozenset(("authority", "body", "country"))
MEETING = frozenset((DURING, IN))  # what governs a meeting in the course of which something is said
BESIDE = frozenset((AFTER, BEFORE, DURING))
LEADING = frozenset((TO, ON))  # إلى الفرار، على النزوح
OTHERS_ACT = frozenset(("foil", "stall", "rule_out"))  # entries of verbs about what others do
UNDERGONE = frozenset(("displacement",))  # its genitive suffers it, and no verb governs who does it


def take_controller(draft: Draft, knowledge: Knowledge) -> None:
    """Give a verbal noun that names no actor the subject of the verb that governs it."""
    node, scene = draft.node, draft.scene
    undergone = draft.act in UNDERGONE and not draft.target  # but عمدت القوات إلى تهجير السكان
    if draft.actor or (draft.entry is None and not _is_slaying(draft)) or undergone:
        _have_to(draft)
        _turn(draft, knowledge)
        return
    if node.tag == VERB:
        _take_denier(draft, knowledge)
        return
    if (
        node.reading.pronoun and not draft.target and not node.unit.folded.startswith(HOLD)
    ):  # قصفهم: they do it; تمكنت من اعتراضه: it suffers
        return
    doer = _governing_noun(scene, node, knowledge) or _meets(draft) or _fights(draft, knowledge)
    doer = doer or _owes(scene, node, knowledge) or _owns_up(draft, knowledge)
    if doer is not None:
        draft.actor.append(Filler(scene, doer))
        draft.because.append("control")
        return
    verb = _governor(scene, node)
    if verb is None:
        return
    subject = _subject(scene, verb)
    if subject is None or not subject.last < node.index or not _reaches(scene, verb, subject, node):
        return
    beside = bool(node.reading.pronoun) and governing(scene.nodes, node) in BESIDE
    suffers = draft.act in ATTACKS and subject.kind == "civilians"  # لجأ النازحون إلى مدرسة قبل قصفها
    if beside and (suffers or any(f.chunk is subject for f in draft.target)):
        return  # قضى أربعة عناصر بعد استهدافهم
    if _does(subject) and (beside or _may_do(draft, verb, subject, knowledge)):
        draft.actor += [Filler(scene, c) for c in _with_others(scene, subject, node)]
        draft.target = [f for f in draft.target if f.chunk is not subject]  # بادر الثوار باقتحامه
        draft.because.append("control")


def _have_to(draft: Draft) -> None:
    """`اضطر السكان إلى الفرار`: who must leave is the subject of the verb that governs the leaving."""
    scene, node = draft.scene, draft.node
    if draft.act not in UNDERGONE or draft.target or governing(scene.nodes, node) not in LEADING:
        return
    verb = _governor(scene, node)
    subject = _subject(scene, verb) if verb is not None else None
    if subject is not None and subject.is_bare and subject.class_ in ("civilian", "collective", "person"):
        draft.target += [Filler(scene, c) for c in with_joined(scene, subject)]
        draft.because.append("control")


def _turn(draft: Draft, knowledge: Knowledge) -> None:
    """`حاول المتمردون مباغتة الثوار`: beside one who tries, its one genitive is who suffers the attack.

    `أعلنت الكتائب استهداف الجيش`: so too beside fighters who announce what hits the one it names, and
    `حظي الوفد بلقاء الرئيس`: whom somebody meets.
    """
    scene, node = draft.scene, draft.node
    alone = AGENT_GENITIVE in draft.because and not draft.target and not node.reading.pronoun
    meets = draft.act == "talks" and node.prep in ("", BY)
    if not alone or not (meets or (draft.act in ATTACKS and not node.prep)):
        return
    verb = _governor(scene, node)
    told = verb is not None and (
        (only_carries(verb) and not draft.carried)
        or _owns_to(draft, verb, knowledge)
        or (meets and verb.of("attribution", "event", "harm") is None)
    )
    subject = _subject(scene, verb) if verb is not None and told else None
    if verb is None or subject is None or not (verb.index < subject.first < node.index and _does(subject)):
        return
    if _reaches(scene, verb, subject, node) and all(f.chunk is not subject for f in draft.actor):
        draft.target, draft.actor = draft.actor, [Filler(scene, c) for c in with_joined(scene, subject)]
        draft.because.append("control")


def _owns_to(draft: Draft, verb: Node, knowledge: Knowledge) -> bool:
    """Whether fighters announce with a verb of saying what hits the one party that is named with it."""
    sense, subject = verb.first.get("attribution"), _subject(draft.scene, verb)
    if sense is None or draft.entry is None or not draft.entry.hits_alone:
        return False
    denied = knowledge.attributions[sense.id].denies or is_negated(draft.scene, verb)
    return subject is not None and subject.kind in ARMED_KINDS and not denied


def _governing_noun(scene: Scene, node: Node, knowledge: Knowledge) -> Chunk | None:
    """`إقدام الجيش على قصف البلدة`, `قيام مسلحين بخطف طبيب`: the genitive of the noun before does it."""
    before = scene.chunks_between(max(0, node.index - REACH), node.index - 1)
    if node.unit.folded.startswith(HOLD) and not node.prep:  # فرض الجيش وحلفائه سيطرتهم على البلدة
        while len(before) > 1 and before[-1].joined and before[-1].last == node.index - 1:
            before, node = before[:-1], scene.nodes[before[-1].first]
        imposed = bool(before) and before[-1].nodes[0].folded in IMPOSING
        return _rest(before[-1], knowledge) if imposed and before[-1].last == node.index - 1 else None
    if not governing(scene.nodes, node):
        return None
    chunk = before[-1] if before else None
    if chunk is not None and chunk.last < node.index - (1 if node.prep else 2):
        return None
    one = chunk is not None and chunk.number is not None  # قيام أحد الضباط بخطف
    if (
        chunk is not None
        and one
        and len(before) > 1
        and before[-2].last == chunk.first - 1
        and before[-2].nodes[0].folded in UNDERTAKING
    ):
        return chunk
    if chunk is None or len(chunk.nodes) < 2 or chunk.nodes[0].folded not in UNDERTAKING:
        return None
    return _rest(chunk, knowledge)


def _rest(chunk: Chunk, knowledge: Knowledge) -> Chunk | None:
    """Who does what the first word of a phrase tells: its genitive."""
    if len(chunk.nodes) < 2:
        return None
    doer = Chunk(chunk.nodes[1].index, chunk.last, nodes=chunk.nodes[1:])
    classify(doer, knowledge)
    return doer if doer.class_ in DOERS or doer.actor else None


def _owes(scene: Scene, node: Node, knowledge: Knowledge) -> Chunk | None:
    """`يتعين على القوات الانسحاب`: on whom the duty lies that stands right before the act."""
    before = scene.chunks_between(max(0, node.index - REACH), node.index - 1)
    chunk = before[-1] if before else None
    if chunk is None or chunk.last != node.index - 1 or node.prep or node.conj or chunk.first < 1:
        return None
    at = chunk.first - 1
    at -= at > 0 and scene.nodes[at].folded == ON and scene.nodes[at].tag == "preposition"
    duty = scene.nodes[at].of("status")
    lies = duty is not None and knowledge.statuses[duty.id].outcome == "demanded"
    return chunk if lies and (chunk.class_ in DOERS or chunk.actor is not None) else None


def _meets(draft: Draft) -> Chunk | None:
    """`شدد الوزير، خلال لقاء مع نظيره، على`, `أعلن في اتصال مع`: who speaks at a meeting holds it."""
    scene, node = draft.scene, draft.node
    other = next((f.chunk for f in draft.target if f.chunk.prep == WITH), None)
    if draft.act != "talks" or other is None or governing(scene.nodes, node) not in MEETING:
        return None
    for verb in reversed(scene.nodes[max(0, node.index - REACH) : node.index]):
        if verb.tag == SIGN and verb.folded in STOPS:
            return None
        if verb.tag == VERB:
            subject = _subject(scene, verb) if verb.form is not None and verb.form.person == 3 else None
            named = subject is not None and (subject.class_ in SPEAKING or bool(subject.actor))
            return subject if subject is not None and named and subject.last < node.index else None
    return None


def _owns_up(draft: Draft, knowledge: Knowledge) -> Chunk | None:
    """`الهجوم الذي تبناه التنظيم`, `هجوم على قاعدة تبنته الحركة`: who owns to it did it."""
    scene, node = draft.scene, draft.node
    behind = scene.nodes[node.index + 1 : node.index + REACH]
    verb = next((n for n in behind if n.tag == VERB or n.folded in STOPS), None)
    sense = verb.first.get("attribution") if verb is not None else None
    if verb is None or sense is None or not knowledge.attributions[sense.id].admits:
        return None
    feminine = node.folded.split()[0].endswith(MANY_THINGS)
    if verb.reading.pronoun != (HER if feminine else HIM) or is_negated(scene, verb):
        return None
    doer = first_bare(scene, verb, right_chunks(scene, verb.index))
    return doer if doer is not None and draft.act in ATTACKS and _does(doer) else None


def _fights(draft: Draft, knowledge: Knowledge) -> Chunk | None:
    """`سيطر الجيش على البلدة بعد معارك مع المسلحين`: what he did was in fights, or after them, of his own."""
    scene, node = draft.scene, draft.node
    against = draft.act == "clash" and any(f.chunk.prep == WITH for f in draft.target)
    clause = scene.clause_at[node.index]
    verb = scene.nodes[clause.verb] if clause.verb is not None and clause.verb < node.index else None
    told = verb.first.get("event") if verb is not None else None
    takes = told is not None and knowledge.events[told.id].act == "territory_change"
    against = against or (takes and draft.act == "clash" and bool(draft.target))  # بعد هجوم على مواقع
    if not against or verb is None or "harm" in verb.first:
        return None
    if node.conj or governing(scene.nodes, node) not in CAUSAL_PREPOSITIONS:
        return None
    subject = _subject(scene, verb)
    if subject is None or not subject.is_bare or not subject.last < node.index:
        return None
    state = subject.class_ == "country" and "attribution" not in verb.first
    return subject if state or subject.kind in ARMED_KINDS else None


def _is_slaying(draft: Draft) -> bool:
    """`قتل`, `تدمير`: whether the verbal noun of a loss that somebody inflicts tells the event."""
    told = draft.losses[0] if draft.losses and draft.node.tag != VERB else None
    return told is not None and told.node is draft.node and told.pattern == "inflict"


def _is_of_fighters(draft: Draft) -> bool:
    """`أعلنت وزارة الدفاع تحييد أربعة مسلحين`: whether fighters alone are slain."""
    return _is_slaying(draft) and all(loss.who == "combatant" for loss in draft.losses)


def take_responsible(draft: Draft) -> None:
    """`الجيش مسؤول عن قصف السوق`, `يتحمل الجيش مسؤولية مقتلهم`: he is said to have done it."""
    scene, node = draft.scene, draft.node
    at = node.index - 1
    at -= at > 0 and scene.nodes[at].folded == ABOUT
    if draft.actor or node.tag == VERB or node.conj or at < 1:
        return
    subject = None
    if scene.nodes[at].folded in RESPONSIBLE:
        before = [c for c in scene.chunks_between(0, at - 1) if not c.joined][-1:]
        subject = next((c for c in before if with_joined(scene, c)[-1].last == at - 1), None)
    elif scene.nodes[at].folded in RESPONSIBILITY and (verb := _governor(scene, node)) is not None:
        subject = _subject(scene, verb) if verb.folded in BEARING else None
    if subject is not None and subject.is_bare and (subject.class_ in PARTIES or subject.actor):
        draft.actor += [Filler(scene, c) for c in with_joined(scene, subject)]
        draft.because.append("control")


def _take_denier(draft: Draft, knowledge: Knowledge) -> None:
    """`نفى الجيش أن يكون قد قصف البلدة`: who denies it is who is said to have done it."""
    scene, at = draft.scene, draft.scene.clause_of[draft.node.index]
    above = scene.clauses[at - 1] if at else None
    if scene.clauses[at].role != "complement" or above is None or above.verb is None:
        return
    verb = scene.nodes[above.verb]
    sense = verb.first.get("attribution")
    if sense is None or not knowledge.attributions[sense.id].denies:
        return
    subject = _subject(scene, verb)
    if subject is not None and _does(subject):
        draft.actor.append(Filler(scene, subject))
        draft.because.append("control")


def _governor(scene: Scene, node: Node) -> Node | None:
    """The verb of the clause, where no sign or other verb stands between."""
    clause = scene.clause_at[node.index]
    if clause.verb is None or not 0 < node.index - clause.verb <= REACH:
        return None
    verb = scene.nodes[clause.verb]
    others = [n for n in scene.nodes[verb.index + 1 : node.index] if n.tag == VERB]
    if len(others) == 1 and verb.folded in WAS:
        return others[0]  # كانت القوات قد تمكنت من تفجير
    return None if others else verb


def _subject(scene: Scene, verb: Node) -> Chunk | None:
    return subject_before(scene, verb) or first_bare(scene, verb, right_chunks(scene, verb.index))


def _reaches(scene: Scene, verb: Node, subject: Chunk, node: Node) -> bool:
    """Whether nothing but prepositions, light words, times and places stands before the verbal noun."""
    governor = governing(scene.nodes, node)
    if node.reading.pronoun and governor in BESIDE:
        return True  # دخل الجيش البلدة بعد قصفها
    if node.conj or governor not in CARRYING_PREPOSITIONS or scene.nodes[node.index - 1].folded in HAPPENING:
        return False
    start = max(verb.index, *(c.last for c in _with_others(scene, subject, node)))
    opening = node.index - (1 if node.prep else 2)
    if only_carries(verb) and opening > start and scene.nodes[opening].folded == COMMA:
        return not any(n.folded in STOPS for n in scene.nodes[start + 1 : opening])  # تمكنوا، أمس، من قصف
    for other in scene.nodes[start + 1 : node.index]:
        if (other.tag == SIGN and other.folded in PAUSES) or other.tag == "relative":
            return False
        if "harm" in other.first and (other.tag == NOUN or "event" not in other.first):
            return False
    between = scene.chunks_between(start + 1, node.index - 1)
    return all(c.class_ in PASSED or (c.class_ in ("place", "country") and c.prep) for c in between)


def _with_others(scene: Scene, subject: Chunk, node: Node) -> list[Chunk]:
    """`يستمر الجيش وحلفاؤه بقصف`: who does it, and whoever و joins to him before the verbal noun."""
    joined = [c for c in with_joined(scene, subject)[1:] if c.last < node.index and _does(c)]
    return [subject, *joined]


def _does(subject: Chunk) -> bool:
    return subject.is_bare and (subject.class_ in DOERS or subject.actor is not None)


def _may_do(draft: Draft, verb: Node, subject: Chunk, knowledge: Knowledge) -> bool:
    """Who says that something was done did it only where he is a fighter, denies it or owns to it."""
    known = draft.node.reading.article  # يقدم تفاصيل عن الهجوم, but تركز القوات على قصف: no call
    met = [s for s in verb.senses if known or not s.with_words or with_met(draft.scene.nodes, verb, s)]
    told = [knowledge.events[s.id] for s in met if s.kind == "event"]
    undergone = draft.node.prep == FOR and any(e.frame == UNDERGO for e in told)
    if any(s.id in OTHERS_ACT for s in verb.senses):  # أحبطت الشرطة تفجير مسجد
        return False
    if is_answered(draft) or undergone or verb.folded in IS_DONE:  # تعرض الجيش لهجوم
        return False
    if any(e.act == "accuse" for e in told):  # اعتبر الحزب الغارة انتهاكا
        return False
    if (sense := verb.first.get("attribution")) is not None:
        cue = knowledge.attributions[sense.id]
        if cue.denies:  # but نفت إيران ضلوعها في الهجوم: somebody else did it
            return not is_shielded(draft.scene.nodes[verb.index + 1 : draft.node.index], knowledge)
        if cue.admits and is_negated(draft.scene, verb):
            return False  # لم يتبن التنظيم الهجوم
        return (
            cue.admits
            or subject.kind in ARMED_KINDS
            or (subject.class_ == "authority" and (draft.act in BY_SAYING or _is_of_fighters(draft)))
        )
    if verb.of("harm", "result") is not None:
        return False
    event = told[0] if told else None
    purpose = event is not None and draft.node.prep == FOR and not event.says
    light = _is_slaying(draft) and event is not None and event.act == "light"
    broken = event is not None and event.act == "violation"
    means = broken and draft.node.prep == BY  # خرق الهدنة بقصف البلدة
    return event is None or light or purpose or means or "status" in verb.first  # وصل الوزير للبحث مع
