"""Joins event words that tell one event: light verb and noun, noun and verb, an act and its answer."""

from itertools import pairwise

from rawi.arabic.party_words import DEEDS
from rawi.arabic.words import (
    ABOUT,
    AND,
    ARTICLE,
    BY,
    CIRCUMSTANCES,
    FIERCEST,
    FOR,
    FROM,
    IN,
    NUMBER_OF,
    ON,
    THROUGH,
    TO,
)
from rawi.extract.acts import ATTACKS, REMOTE
from rawi.extract.assign import AGENT_GENITIVE
from rawi.extract.carried import asked_by, past_aside, past_relative
from rawi.extract.choices import CARRYING_OUT
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.complements import absorb, governor, governors, has_doer, inner_of
from rawi.extract.contents import fold_speech
from rawi.extract.drafts import Draft, Filler
from rawi.extract.instruments import hear_of, strike_with
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB, Node, governing
from rawi.extract.noun_and_verb import aims, is_nearer, is_of_noun, may_tell_one, uncut
from rawi.extract.outcomes import lead_away, search, sum_up
from rawi.extract.speakers import SPEAKERS, find_subject
from rawi.extract.subjects import UNDERGO
from rawi.extract.weapons import put_out_of_use

VERB_REACH = 8  # nodes between an event noun and its verb, before or behind it
FAR_REACH = 18  # the same, past whose fire it is
ASCRIBED = "ascribed"
BEFORE_REACH = 8  # nodes a light verb of a relative clause looks back (الغارات التي شنتها)
FORCE = frozenset(("raid", "arrest", "restriction", "property_destruction", "abduction", "displacement"))
PAIR = 3  # nodes from one word for what is expressed to another that و joins
ANSWER_REACH = 5  # nodes from صد to an advance or a raid that it repels
ANSWERED = ATTACKS | {"raid", "territory_change"}  # صد محاولة تقدم
FLEEING = "flee"  # the frame of those who leave: nobody carries it out


def join_drafts(drafts: list[Draft], light: list[Draft]) -> list[Draft]:
    """A sentence's drafts, one for each event; `light` verbs give their arguments away."""
    _carry_light(light, drafts)
    if len(drafts) < 2:  # all below joins two
        return drafts
    for outer in drafts:
        _answer(outer, drafts)
        search(outer, drafts)
        lead_away(outer, drafts)
        fold_speech(outer, drafts)
        _arm(outer, drafts)
        _number(outer, drafts)
        strike_with(outer, drafts)
        hear_of(outer, drafts)
    for noun in drafts:
        for verb in drafts:
            if noun.node.tag != VERB and verb.node.tag == VERB:
                _merge(noun, verb, drafts)
        _aim(noun, drafts)
    for draft in drafts:
        _launch(draft, drafts)
        _let_off(draft, drafts)
        sum_up(draft, drafts)
        _go_out(draft, drafts)
    for first, second in pairwise(drafts):
        _share_target(first, second)
        _govern(first, second)
    return [d for d in drafts if not d.merged]


def _launch(draft: Draft, drafts: list[Draft]) -> None:
    """`سقطت قذائف أطلقتها الفصائل`: what fell and who fired it are one event."""
    before = draft.node.index - 1
    form = draft.node.form
    fired = draft.node.reading.pronoun or (form is not None and form.voice != "active" and not draft.actor)
    if draft.node.tag != VERB or not fired or draft.node.conj or draft.act not in ATTACKS:
        return
    for fallen in drafts:
        weapon = fallen.weapon
        told = fallen.act in ATTACKS and weapon is not None and weapon.last == before
        if fallen is draft or fallen.merged or not told:
            continue
        fallen.actor = fallen.actor or draft.actor
        absorb(fallen, draft)
        return


def _go_out(draft: Draft, drafts: list[Draft]) -> None:
    """`خرج العشرات في مظاهرة`: who goes out and the protest are one event."""
    if draft.act != "protest" or draft.node.tag != VERB or draft.merged:
        return
    inner = inner_of(draft, drafts, frozenset((IN, BY)))
    if inner is not None and inner.act == "protest" and _same_clause(draft, inner):
        draft.actor = draft.actor or inner.actor
        draft.target = draft.target or inner.target
        absorb(draft, inner)


def _aim(draft: Draft, drafts: list[Draft]) -> None:
    """`أطلق الجيش عملية لاستهداف الفصائل`: whom an attack is to hit is its target, no event of its own."""
    if draft.act not in ATTACKS or draft.merged or draft.target:
        return
    inner = inner_of(draft, drafts, frozenset((FOR,)))
    if inner is None or inner.entry is None or inner.carried:  # قصفت س، وتعرضت ص لقصف: of its own
        return
    scatters = inner.act == draft.act == "civilian_attack"  # أطلقت الشرطة النار لتفريق المحتجين
    strikes = inner.entry.by_target or {draft.act, inner.act} <= REMOTE  # غارات لقصف مواقع
    if not (scatters or (inner.entry.by_means and strikes)):
        return
    draft.target = inner.target or inner.actor
    absorb(draft, inner)


def _let_off(draft: Draft, drafts: list[Draft]) -> None:
    """`فجروا شاحنتين ملغومتين استهدفتا حاجزا`: what blew up and what it hit are one event."""
    for blast in drafts:
        before = blast.act == "explosion" and not blast.merged and blast.node.index < draft.node.index
        if blast is draft or not before or draft.node.tag != VERB or draft.act not in ATTACKS:
            continue
        bombs = [f for f in blast.target if any(f.chunk is other.chunk for other in draft.actor)]
        if not bombs or not bombs[0].chunk.last < draft.node.index:
            continue
        blast.weapon, blast.target = blast.weapon or bombs[0].chunk, draft.target
        absorb(blast, draft)
        return


def _share_target(first: Draft, second: Draft) -> None:
    """`قصف مدفعي وغارات جوية على المخيم`: two event nouns joined by و have one target."""
    apart = second.node.index - (first.modifiers[-1].index if first.modifiers else first.node.index)
    nouns = VERB not in (first.node.tag, second.node.tag)
    if not nouns or apart != 1 or second.node.conj != AND:
        return
    if not (first.actor or first.modifiers) and _is_described_too(first, second):
        first.actor = list(second.actor)  # الحصار والقصف الإسرائيلي
    if not {first.act, second.act} <= ATTACKS:
        return
    if not first.actor and {first.act, second.act} <= REMOTE and _is_of_both(first, second):
        first.actor = list(second.actor)  # الغارات والقصف الروسي
    if not (first.target or first.place_fillers):
        first.target, first.place_fillers = list(second.target), list(second.place_fillers)
        first.because.append("shared")


def _is_described_too(first: Draft, second: Draft) -> bool:
    """Whether the adjective that tells who does the second of two acts describes the first as well."""
    forced = {first.act, second.act} <= ATTACKS | FORCE
    alike = first.node.reading.article == second.node.reading.article and not first.node.reading.pronoun
    return forced and alike and all(f.chunk.nodes[0].tag == ADJECTIVE for f in second.actor)


def _is_of_both(first: Draft, second: Draft) -> bool:
    """Whether the actor of the second of two acts does the first too: no aircraft, beside the guns."""
    raids = second.act == "airstrike" and first.act != "airstrike"
    return not raids or all(f.chunk.nodes[0].tag == ADJECTIVE for f in second.actor)


def _govern(first: Draft, second: Draft) -> None:
    """`إحكام سيطرتها على المدينة`: an event noun and the genitive that tells the same are one."""
    nouns = VERB not in (first.node.tag, second.node.tag) and not first.node.reading.article
    gap = second.node.index - first.node.index
    # استقدام مزيد من التعزيزات
    more = 1 < gap <= PAIR and first.scene.nodes[second.node.index - 1].folded == FROM
    beside = (gap == 1 or more) and not (second.node.prep or second.node.conj)
    if first.entry is second.entry and _is_count_of(first, second) and not (first.merged or second.merged):
        first.merged = True
    voiced = first.entry is second.entry and first.entry is not None and first.entry.says
    if voiced and VERB not in (first.node.tag, second.node.tag) and second.node.conj == AND and gap <= PAIR:
        first.target = second.target or first.target  # خالص التعازي وصادق المواساة
        second.merged = True
        return
    same = first.entry is second.entry or (first.act == second.act and first.act in ("aid", "shelling"))
    if nouns and beside and same and not (first.merged or second.merged):
        second.trigger = second.covers(first.trigger)
        second.actor, first.merged = second.actor or first.actor, True


def _is_count_of(first: Draft, second: Draft) -> bool:
    """`بلغ عدد الغارات 200 غارة`: the count and what it comes to are one."""
    before = first.scene.nodes[first.node.index - 1] if first.node.index else None
    told = before is not None and before.folded == NUMBER_OF and first.node.reading.article
    return told and second.number is not None and second.number.index == first.node.index + 1


def _carry_light(light: list[Draft], drafts: list[Draft]) -> None:
    """Give the arguments of a light verb (`شنّ`, `تعرّض لـ`) to the event noun that it carries."""
    for verb in reversed(light):  # the nearest first: أعلنت الوزارة شن الطيران غارات
        noun = _carried(verb, [d for d in drafts if d.node.tag != VERB])
        if noun is None or _only_reports(verb, noun):
            continue
        noun.carried = True
        _take_blamer(verb, noun)
        if verb.actor and _suffers(verb, noun):
            noun.target, noun.actor = noun.actor, []
        if any(f.chunk is own.chunk for f in verb.actor for own in noun.actor):
            noun.actor = []  # صعدت القوات وروسيا قصفها: both
        if verb.node.form is not None and verb.node.form.person == 1 and verb.actor:
            noun.actor = []  # وجهنا ضربات للعدو: the speaker did it
        if noun.entry is None or noun.entry.frame != FLEEING:  # أعلنت الحكومة عودة النازحين
            noun.actor = noun.actor or [f for f in verb.actor if not _contains(f.chunk, noun.node)]
        noun.target = noun.target or verb.target
        noun.place_fillers += verb.place_fillers
        noun.because += verb.because
        noun.trigger = (
            noun.covers(verb.trigger) if abs(noun.node.index - verb.node.index) == 1 else noun.trigger
        )
        noun.weapon, noun.means = noun.weapon or verb.weapon, noun.means or verb.means
        _carry_second(verb, noun, drafts)


def _take_blamer(verb: Draft, noun: Draft) -> None:
    """`هجوم نسبته السلطات إلى الجماعة`: who lays an act at somebody's door says so."""
    if verb.entry is not None and verb.entry.frame == ASCRIBED and verb.node.reading.pronoun:
        blamer = find_subject(verb.scene, verb.node)
        if blamer is not None and blamer.class_ in SPEAKERS:
            noun.blamers = [Filler(verb.scene, blamer)]


def _carry_second(verb: Draft, first: Draft, drafts: list[Draft]) -> None:
    """`واصلت الطائرات تمشيط الحدود وقصف الفلول`: the genitive of the second act suffers it too."""
    for draft in drafts:
        joined = draft.node.conj == AND and first.node.index < draft.node.index and _same_clause(first, draft)
        if draft.node.tag == VERB or not joined or draft.node.reading.article:
            continue
        if _suffers(verb, draft) and not draft.place_fillers:
            draft.target, draft.actor = draft.actor, []
        if draft.target and not draft.actor and _carries_out(verb):
            draft.actor, draft.carried = list(first.actor), True


def _only_reports(verb: Draft, noun: Draft) -> bool:
    """`أعلن الجيش مقتل جندي في انفجار`, `تعرض مواقعه لهجوم`: who tells what was suffered did not do it."""
    if "attribution" not in verb.node.first or noun.act not in ATTACKS:
        return False
    between = verb.scene.nodes[verb.node.index + 1 : noun.node.index]
    suffered = (n for n in between if n.tag != VERB)
    return any("harm" in n.first or any(s.id == UNDERGO for s in n.senses) for n in suffered)


def _suffers(verb: Draft, noun: Draft) -> bool:
    """`بدأ الجيش قصف الفصائل`: beside one who carries the act out, its one genitive is who suffers it."""
    carries = _carries_out(verb) and verb.node.tag == VERB
    before = verb.node.index < noun.node.index and not noun.node.reading.pronoun
    return carries and before and noun.act in ATTACKS and AGENT_GENITIVE in noun.because and not noun.target


def _carries_out(verb: Draft) -> bool:
    return verb.entry is not None and verb.entry.id == CARRYING_OUT


def _carried(verb: Draft, nouns: list[Draft]) -> Draft | None:
    clause = verb.scene.clause_at[verb.node.index]
    before = [d for d in nouns if verb.node.index - BEFORE_REACH <= d.node.index < verb.node.index]
    after = [d for d in nouns if verb.node.index < d.node.index <= clause.last]
    if after and not verb.node.reading.pronoun and after[0].node.prep in asked_by(verb):  # الذين قاموا بقصف
        return after[0]
    if before and (verb.node.reading.pronoun or clause.role == "relative"):
        return before[-1]
    if after and _is_free(verb.scene, verb.node, after[0].node):
        return after[0]
    behind = (d for d in nouns if d.node.index > clause.last)
    if far := next((d for d in behind if past_relative(verb, d) or past_aside(verb, d)), None):
        return far
    told = before and not verb.node.conj and uncut(verb.scene, before[-1].node.index, verb.node.index)
    return before[-1] if told else None  # انفجارات تهز العاصمة


def _is_free(scene: Scene, verb: Node, node: Node) -> bool:
    """The event noun stands as subject or object, not as the genitive of a noun that tells something else."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or node.prep or before.tag in (VERB, NUMBER, SIGN, "preposition"):
        return True
    if before.is_telling and "event" in before.first and verb.tag == VERB:  # واصلت تنفيذ غارات
        return True
    if before.folded in DEEDS and not before.reading.article:
        return True  # ارتكبوا جرائم اغتصاب
    does = any(s.id == CARRYING_OUT for s in verb.senses)
    if before.folded in FIERCEST and (does or not node.reading.article):  # شن أعنف هجوم
        return True
    definite = before.reading.article or before.unit.folded.startswith(ARTICLE)  # المبعوث الأممي
    plain = before.tag == "noun" and not definite and not before.of("actor", "country", "place")
    chunk = scene.chunk_of[before.index]
    return not plain or (
        chunk is not None and chunk.class_ in ("collective", "force", "civilian", "authority", "count")
    )


def _contains(chunk: Chunk, node: Node) -> bool:
    return chunk.first <= node.index <= chunk.last


def _answer(outer: Draft, drafts: list[Draft]) -> None:
    """`تصدّت القوات لهجوم شنّه المسلحون`: one clash, whose actor is the attacker."""
    if outer.entry is None or not outer.entry.answers or outer.merged:
        return
    inner = inner_of(outer, drafts, frozenset((FOR, "")))
    if inner is None or inner.act not in ANSWERED or not _same_clause(outer, inner):
        return
    if inner.act not in ATTACKS and inner.node.index - outer.node.index > ANSWER_REACH:
        return
    outer.target, outer.actor = outer.actor, inner.actor
    absorb(outer, inner)


def _arm(outer: Draft, drafts: list[Draft]) -> None:
    """`قصف بالبراميل المتفجرة`, `استخدم البراميل في قصف البلدة`: a weapon beside an event is its weapon."""
    if outer.merged or (outer.entry is not None and outer.entry.means):
        return
    for draft in drafts:
        weapon = draft.entry.means if draft.entry is not None else ""
        if not weapon or draft.merged or not _same_clause(outer, draft):
            continue
        gap = draft.node.index - outer.node.index
        beside = 0 < gap <= VERB_REACH or (-VERB_REACH <= gap < 0 and governors(outer) & {IN, FOR})
        own = bool(draft.node.conj) or governor(draft) in CIRCUMSTANCES | {FROM}  # قصف وانفجار عبوة
        if beside and not (gap > 0 and own):
            outer.means = outer.means or weapon
            outer.weapon_node = outer.weapon_node or draft.node
            at = draft.node.index
            put_out_of_use(outer, Chunk(at, at, draft.node.prep, nodes=[draft.node]))
            draft.merged = True


def _number(outer: Draft, drafts: list[Draft]) -> None:
    """`تعرض الموقع لقصف جوي بخمس ضربات`, `عبر ثلاث غارات`: in how many strikes an attack was made."""
    if outer.act not in ATTACKS or outer.merged:
        return
    inner = inner_of(outer, drafts)
    number = inner.number if inner is not None else None
    if inner is None or number is None or inner.act not in REMOTE or inner.actor:
        return
    if governing(outer.scene.nodes, number) in (BY, THROUGH) and _same_clause(outer, inner):
        outer.target = outer.target or inner.target
        outer.means = outer.means or ("air" if inner.act == "airstrike" else "")
        absorb(outer, inner)


def _merge(noun: Draft, verb: Draft, drafts: list[Draft]) -> None:
    """`غارة استهدفت منزلاً`, `استهدف قصف بلدة`, `عقد اجتماعاً`: a noun and its verb."""
    if noun.merged or verb.merged:
        return
    gap = verb.node.index - noun.node.index
    attacks, bare = may_tell_one(noun, verb), governor(noun) == ""
    apart = verb.node.conj or (governor(noun) in CIRCUMSTANCES and has_doer(verb))
    follows = attacks and 0 < gap <= FAR_REACH and not apart and is_of_noun(noun, verb, far=gap > VERB_REACH)
    follows = follows and not any(is_nearer(other, noun, verb) for other in drafts)
    mutual = verb.entry is not None and verb.entry.frame == "clash" and not verb.entry.by_target
    free = not verb.actor or mutual  # تبادل الجانبان إطلاق النار
    leads = attacks and -3 <= gap < 0 and bare and free and _same_clause(noun, verb)
    voiced = noun.entry is verb.entry and governor(noun) in (BY, ABOUT)  # دفع بتعزيزات، أعرب عن إدانته
    driven = noun.act == verb.act == "displacement" and governor(noun) in (ON, TO)  # أجبر السكان على النزوح
    undergone = verb.entry is not None and verb.entry.frame == UNDERGO and governor(noun) == FOR
    undergone = undergone or (noun.act == "talks" and governor(noun) == FOR)  # وصل الوفد للبحث مع
    inner = noun.act == verb.act and -VERB_REACH <= gap < 0 and not noun.node.conj
    takes = inner and (bare or voiced or driven or undergone) and _same_clause(noun, verb)
    if not (follows or leads or takes):
        return
    if takes:
        noun.carried = True
        noun.actor = verb.actor or noun.actor
        noun.trigger = noun.covers(verb.trigger) if gap == -1 else noun.trigger
    elif verb.node.reading.pronoun:  # كمين نصبه مسلحون
        noun.actor = noun.actor or verb.actor
    hit = verb.target or (verb.actor if follows and aims(noun, verb) else [])
    noun.target, noun.place_fillers = noun.target or hit, noun.place_fillers + verb.place_fillers
    noun.because += verb.because
    noun.weapon, noun.means = noun.weapon or verb.weapon, noun.means or verb.means
    if leads:
        noun.trigger, noun.actor = noun.covers(verb.trigger), noun.actor or verb.actor
        if mutual and noun.act not in REMOTE:
            noun.act, noun.entry = verb.act, verb.entry
    verb.merged = True


def _same_clause(a: Draft, b: Draft) -> bool:
    return a.scene.clause_of[a.node.index] == b.scene.clause_of[b.node.index]
