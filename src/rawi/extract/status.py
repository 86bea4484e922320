"""Decides whether an event is asserted, denied, planned, demanded or conditional.

The verb's own form speaks first (لم، سـ، لـ), then the cues whose scope holds the event word.
"""

from rawi.arabic.words import COMMA, FOR, IS_NOT, NEVER, OBJECT_PREPOSITIONS, PAUSES, STOPS, WHATEVER
from rawi.extract.chunks import OPENING
from rawi.extract.clauses import Scene
from rawi.extract.coming import is_to_come
from rawi.extract.companions import has_before, with_met
from rawi.extract.denials import is_fought, is_hearsay, is_negated, is_plan_denied, is_predicate
from rawi.extract.drafts import Draft
from rawi.extract.nodes import ADJECTIVE, SIGN, VERB, Node
from rawi.knowledge.lexicon import Sense
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import StatusEntry
from rawi.model import Status

STRONGER: dict[str, int] = {"asserted": 0, "planned": 1, "conditional": 2, "demanded": 3, "denied": 4}
NEAR_NEGATION = 3  # nodes between a negation and the verb it denies
NEAR = 6  # nodes between a cue and the event noun or verb it governs
FAR = 9  # nodes between a word of intending and the event noun in its complement
NEXT = 1  # nodes between a word like عدم and the event noun
COORDINATED = 14  # nodes between two verbs that share their negation or future
RULE_OUT = "rule_out"  # the entry
FAIL = "fail"  # the entry
FIGHTS = frozenset(("clash", "raid"))  # happened though they failed


def set_status(draft: Draft, knowledge: Knowledge) -> None:
    """Set the draft's status from the verb's form and from the cues whose scope holds its event word."""
    scene, node = draft.scene, draft.node
    if draft.entry is not None and draft.entry.outcome:
        _set(draft, draft.entry.outcome, f"event:{draft.entry.id}")
    for verb in _verbs(draft):
        if _is_unclaimed(draft, verb, knowledge):
            draft.actor.clear()
            draft.because.append("grammar:unclaimed")
        else:
            _from_verb(draft, scene, verb, knowledge)
    _from_negated_noun(draft)
    _from_any(draft)
    for cue, sense in _cues(scene, "status"):
        entry = knowledge.statuses[sense.id]
        if cue is not node and _reaches(scene, cue, draft, entry, knowledge):
            if entry.outcome == "denied" and cue.tag == VERB and is_negated(scene, cue):
                if entry.id == RULE_OUT:
                    _set(draft, "planned", f"status:{entry.id}")
                continue  # لم تلغ المظاهرة
            _apply(draft, entry)
            if entry.outcome in ("planned", "demanded") and is_plan_denied(scene, cue):
                _set(draft, "denied", "grammar:negation")
            if entry.outcome == "conditional" and _is_unless(scene, cue, node):
                draft.status = "conditional"
    for cue, sense in _cues(scene, "attribution"):
        if knowledge.attributions[sense.id].denies and _is_denied(scene, cue, draft, knowledge):
            _set(draft, "denied", f"attribution:{sense.id}")
    _from_time(draft)
    _refuse(draft)


def _is_unclaimed(draft: Draft, verb: Node, knowledge: Knowledge) -> bool:
    """`لم تعلن أي جهة مسؤوليتها عن الهجوم`, `لم تتبن جماعة التفجير`: it happened, and nobody owns to it."""
    if verb is draft.node or ("denied", "grammar:negation") not in _marks(draft.scene, verb, knowledge):
        return False
    owned = [n for n in draft.scene.nodes[verb.index + 1 : draft.node.index] if n.reading.pronoun]
    admits = any(s.kind == "attribution" and knowledge.attributions[s.id].admits for s in verb.senses)
    return admits or is_shielded(owned, knowledge)


def _is_unless(scene: Scene, cue: Node, node: Node) -> bool:
    """`إذا لم تنسحب القوات`: a condition that something is not done denies nothing."""
    return node.index == cue.index + 2 and scene.nodes[cue.index + 1].tag == "negation"


def _cues(scene: Scene, kind: str) -> list[tuple[Node, Sense]]:
    """The cues of a kind with the companions they need, found once a sentence."""
    if kind not in scene.cues:
        scene.cues[kind] = [
            (node, sense) for node in scene.having(kind) if (sense := _cue(scene, node, kind)) is not None
        ]
    return scene.cues[kind]


def _cue(scene: Scene, node: Node, kind: str) -> Sense | None:
    for sense in node.senses:
        if sense.kind == kind and (not sense.with_words or with_met(scene.nodes, node, sense)):
            return sense
    return None


def _apply(draft: Draft, entry: StatusEntry) -> None:
    if entry.outcome == "kept":
        return
    if entry.outcome == "doubtful":
        draft.doubtful = True
        draft.because.append(f"status:{entry.id}")
    elif not (entry.fights_stay and draft.act in FIGHTS):
        _set(draft, entry.outcome, f"status:{entry.id}")  # a fight that failed was fought


def _tells(verb: Node, draft: Draft) -> bool:
    """`من المقرر أن يعقد الوزيران اجتماعا`: a verb of the same event as its noun."""
    return draft.entry is not None and any(s.kind == "event" and s.id == draft.entry.id for s in verb.senses)


def _verbs(draft: Draft) -> list[Node]:
    """The verb that tells the event and the one that carries its noun (`لم يشنّ أي غارة`)."""
    node = draft.node
    if node.tag == VERB:
        return [node]
    clause = draft.scene.clause_at[node.index]
    if clause.verb is None or clause.verb >= node.index or node.tag == ADJECTIVE:
        return []
    if draft.scene.nodes[clause.verb].first.get("result"):
        return []  # لم يسفر القصف عن إصابات
    if "control" in draft.because and not draft.scene.nodes[clause.verb].first.get("attribution"):
        return [draft.scene.nodes[clause.verb]]  # لم تتمكن القوات من السيطرة
    verb, governor = draft.scene.nodes[clause.verb], _governor(draft.scene, node)
    if governor not in OBJECT_PREPOSITIONS or _is_genitive(draft.scene, node) or is_fought(verb, node):
        return []
    if governor and not (draft.carried or verb.first.get("event")):
        return []  # لا يرتبط بالعملية
    return [] if verb.first.get("attribution") and not draft.carried else [verb]


def _is_genitive(scene: Scene, node: Node) -> bool:
    """`حصيلة ضحايا العمليات`: the event noun only describes the word before it."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or not before.is_nominal or before.unit.number is not None or node.prep or node.conj:
        return False
    chunk = scene.chunk_of[before.index]
    told = before.of("event", "harm") is not None or (
        chunk is not None and chunk.class_ in ("common", "unknown")
    )
    return told and not before.reading.article and not before.reading.pronoun


def _governor(scene: Scene, node: Node) -> str:
    """The preposition before a noun, attached or apart, over `هذه`, `أي` and quotation marks."""
    if node.prep:
        return node.prep
    at = node.index - 1
    while at >= 0 and (
        scene.nodes[at].tag in ("demonstrative", "quantifier") or scene.nodes[at].folded in OPENING
    ):
        if scene.nodes[at].prep:
            return scene.nodes[at].prep
        at -= 1
    before = scene.nodes[at] if at >= 0 else None
    return (
        before.folded
        if before is not None and before.tag == "preposition" and not before.reading.pronoun
        else ""
    )


def _from_verb(draft: Draft, scene: Scene, verb: Node, knowledge: Knowledge) -> None:
    """Negation before the verb, future in it, purpose at it; `لم تقصف أو تقتحم` shares them."""
    shared = False
    either = True
    for _ in range(3):
        found = _marks(scene, verb, knowledge)
        for status, rule in found:
            if not shared or either or rule != "grammar:negation":
                _set(draft, status, rule)
        or_joined = verb.index > 0 and scene.nodes[verb.index - 1].tag == "conjunction"
        if found or not (verb.conj or or_joined) or verb.form is None or verb.form.aspect == "perfect":
            return
        before = _coordinated(scene, verb)
        if before is None:
            return
        shared, either, verb = True, either and or_joined, before


def _marks(scene: Scene, verb: Node, knowledge: Knowledge) -> list[tuple[Status, str]]:
    """What the verb's form and the words right before it say; `، لتندلع مواجهات` tells what came of it."""
    found: list[tuple[Status, str]] = []
    after_comma = verb.index > 0 and scene.nodes[verb.index - 1].tag == SIGN
    if verb.reading.future:
        found.append(("planned", "grammar:future"))
    elif verb.reading.prep == FOR and not after_comma:
        found.append(("planned", "grammar:purpose"))
    if any(s.kind == "status" and knowledge.statuses[s.id].outcome == "denied" for s in verb.senses):
        return found  # لم يلغ الاجتماع
    if _goes_on(scene, verb, knowledge):
        never = verb.index and scene.nodes[verb.index - 1].folded == NEVER
        return [*found, ("planned", "grammar:future")] if never else found
    for other in scene.nodes[max(0, verb.index - NEAR_NEGATION) : verb.index]:
        if other.tag == SIGN and other.folded in PAUSES:
            found = [f for f in found if f[1] != "grammar:negation"]
        elif other.tag == "negation" and scene.clause_of[other.index] == scene.clause_of[verb.index]:
            found.append(("denied", "grammar:negation"))
        elif other.tag == "future":
            found.append(("planned", "grammar:future"))
    return found


def _coordinated(scene: Scene, verb: Node) -> Node | None:
    """The imperfect verb before, which و or أو joins to this one."""
    for node in reversed(scene.nodes[max(0, verb.index - COORDINATED) : verb.index]):
        if node.tag == SIGN and node.folded in STOPS:
            return None
        if node.tag == VERB:
            return node if node.form is not None and node.form.aspect != "perfect" else None
    return None


def _from_negated_noun(draft: Draft) -> None:
    """`ليس هجوماً`, `ليس لقصف صاروخي`: the noun itself is denied."""
    scene, node = draft.scene, draft.node
    if node.tag == VERB or node.reading.article:
        return
    before = [
        n for n in scene.nodes[max(0, node.index - 2) : node.index] if n.tag not in ("preposition", "adverb")
    ]
    if before and before[-1].tag == "negation" and before[-1].folded.startswith(IS_NOT):
        _set(draft, "denied", "grammar:negation")


def _from_any(draft: Draft) -> None:
    """`سيرد على أي هجوم`: an attack that may come, unless it is denied."""
    node = draft.node
    before = draft.scene.nodes[node.index - 1] if node.index else None
    if node.tag != VERB and not node.reading.article and before is not None and before.folded in WHATEVER:
        _set(draft, "conditional", "grammar:any")


def _reaches(scene: Scene, cue: Node, draft: Draft, entry: StatusEntry, knowledge: Knowledge) -> bool:
    """Whether the event word lies in the cue's scope."""
    node, at = draft.node, draft.node.index
    carries = cue.tag == VERB and cue.index == draft.trigger[0] != at  # وجهنا ضربات بصواريخ
    if (carries or entry.id == FAIL) and not _governor(scene, node):
        return False  # فشلت المحادثات في جنيف
    if entry.scope == "described":
        return _describes(scene, cue, node)
    if entry.outcome == "conditional" and at < cue.index:
        return _depends(scene, cue, draft)
    if at <= cue.index or (entry.indefinite and node.reading.article):
        return False
    between = scene.nodes[cue.index + 1 : at]
    if any(n.tag == SIGN and n.folded in STOPS for n in between):
        return False
    if entry.scope == "verb":
        verb = next((v for v in _verbs(draft) if draft.carried or _tells(v, draft)), node)
        between = scene.nodes[cue.index + 1 : verb.index]
        imperfect = verb.form is not None and verb.form.aspect != "perfect"
        return (
            verb.tag == VERB
            and cue.index < verb.index
            and imperfect
            and len(between) <= NEAR
            and not any(n.tag == VERB for n in between)
        )
    if entry.scope in ("noun", "next"):
        near = len(between) <= NEAR
        if entry.scope == "next":
            near = len(between) <= NEXT and all(n.tag in ("quantifier", "demonstrative") for n in between)
        if (
            entry.outcome == "planned"
            and len([n for n in between if n.is_nominal and not _in_agent(scene, n)]) > 1
        ):
            return False  # بهدف تجاوز تداعيات الهجوم
        named = node.tag not in (VERB, ADJECTIVE)  # حذر من التصعيد، داعيا إلى
        return near and named and not any(n.tag in (VERB, "complementizer") for n in between)
    if entry.outcome in ("planned", "demanded") and not _can_come(scene, draft, between, entry):
        return False
    return _in_complement(scene, cue, draft) and not is_shielded(between, knowledge)


def _describes(scene: Scene, cue: Node, node: Node) -> bool:
    """`هجوم وشيك`, `الهجوم المرتقب`: an adjective that agrees with the event noun right before."""
    apart = any(n.tag == SIGN for n in scene.nodes[node.index : cue.index])
    agrees = cue.reading.article == node.reading.article
    return (
        0 < cue.index - node.index <= NEXT + 1
        and cue.tag == ADJECTIVE
        and node.tag != VERB
        and agrees
        and not apart
    )


def _can_come(scene: Scene, draft: Draft, between: list[Node], entry: StatusEntry) -> bool:
    """What is planned or demanded is no perfect verb, no act of words, and nothing deep in a phrase."""
    node = draft.node
    if node.tag == VERB and node.form is not None and node.form.aspect == "perfect":
        return False
    if entry.outcome == "planned" or node.tag == VERB:
        return node.tag == VERB or len(between) <= FAR
    loose = [n for n in between if n.is_nominal and not _in_agent(scene, n)]
    return len(loose) <= 1 and not (draft.entry is not None and draft.entry.says)


def _in_agent(scene: Scene, node: Node) -> bool:
    chunk = scene.chunk_of[node.index]
    return chunk is not None and (chunk.is_agent or bool(chunk.actor) or chunk.class_ == "country")


def _depends(scene: Scene, cue: Node, draft: Draft) -> bool:
    """`ستقصف القوات البلدة إذا رفضت`: what will happen hangs on the condition after it."""
    between = scene.nodes[draft.node.index : cue.index]
    if any(n.tag == SIGN and n.folded in STOPS for n in between):
        return False
    return draft.status == "planned" and "grammar:future" in draft.because


def _in_complement(scene: Scene, cue: Node, draft: Draft) -> bool:
    """The event word stands in the cue's clause or the next, no comma between (`يعتزم أن يقصف ويقتحم`)."""
    between = scene.nodes[cue.index + 1 : draft.node.index]
    if any(n.tag == SIGN and n.folded == COMMA for n in between):
        return False
    crossed = scene.clause_of[draft.node.index] - scene.clause_of[cue.index]
    if any(n.tag == "relative" or _turns(n) for n in (*between, draft.node)):
        return False
    if draft.node.tag != VERB and _governor(scene, draft.node) not in OBJECT_PREPOSITIONS:
        return False
    same_mood = draft.node.tag == VERB and bool(draft.node.conj) and draft.node.form is not None
    return crossed <= 1 or (crossed == 2 and same_mood and draft.node.form.aspect != "perfect")  # type: ignore[union-attr]


def _turns(node: Node) -> bool:
    """`وعمدت`: a perfect verb that و sets beside what went before."""
    return node.tag == VERB and bool(node.conj) and node.form is not None and node.form.aspect == "perfect"


def is_shielded(between: list[Node], knowledge: Knowledge) -> bool:
    """`نفى مسؤوليته عن القصف`: the responsibility is denied, not the shelling; `نية وقف القصف`."""
    return any(_keeps(s, knowledge) and not s.with_words for n in between for s in n.senses)


def _keeps(sense: Sense, knowledge: Knowledge) -> bool:
    return sense.kind == "status" and knowledge.statuses[sense.id].outcome == "kept"


def _goes_on(scene: Scene, verb: Node, knowledge: Knowledge) -> bool:
    """`لا يزال`, `لم يتوقف`, `لن يتردد في`: a verb whose negation leaves what it governs as it is."""
    kept = (s for s in verb.senses if _keeps(s, knowledge))
    return any(not s.with_words or with_met(scene.nodes, verb, s) for s in kept)


def _is_denied(scene: Scene, cue: Node, draft: Draft, knowledge: Knowledge) -> bool:
    """`نفى القصف`, `نفى أن تكون قواته قصفت`; a definite subject stays (`أن يكون الانفجار هجوماً`)."""
    node = draft.node
    if node.index > cue.index and (is_predicate(scene, cue, node) or is_hearsay(scene, cue, node)):
        return True
    if node.index <= cue.index or not _in_complement(scene, cue, draft):
        return False
    between = scene.nodes[cue.index + 1 : node.index]
    if is_shielded(between, knowledge):
        return False
    clause_word = any(n.tag == "complementizer" for n in between)
    return not (clause_word and node.tag != VERB and node.reading.article)


def _from_time(draft: Draft) -> None:
    """`يعقد الحلف اجتماعاً غداً`, `مسيرة الأحد المقبل`: an imperfect or no verb, and a day to come."""
    scene, at = draft.scene, draft.node.index
    if not scene.times:
        return
    clause = scene.clause_at[at]
    times = [n for n in scene.times if clause.first <= n.index <= clause.last]
    coming = [n for n in times if n.unit.time is not None and n.unit.time.future]
    verbs = _verbs(draft)
    if any(v.form is not None and v.form.aspect == "perfect" for v in verbs):
        return
    if any(is_to_come(draft, verb, times) for verb in verbs):
        _set(draft, "planned", "time:weekday")
    if not coming:
        return
    near = [
        n
        for n in coming
        if 0 < n.index - at <= FAR and not any(m.tag == VERB for m in scene.nodes[at : n.index])
    ]
    if verbs or clause.verb is None or (near and not draft.node.reading.article):
        _set(draft, "planned", "time:future")


def _refuse(draft: Draft) -> None:
    """`لن تنسحب القوات`: who will not do what is his to do refuses."""
    if (
        draft.status != "denied"
        or draft.node.tag != VERB
        or not draft.actor
        or "grammar:negation" not in draft.because
    ):
        return
    if has_before(draft.scene.nodes, draft.node, (NEVER,)) and draft.actor[0].chunk.is_agent | (
        draft.actor[0].chunk.class_ == "country"
    ):
        draft.act = "reject"
        draft.status = "asserted"
        draft.because.append("grammar:refusal")


def _set(draft: Draft, status: Status, rule: str) -> None:
    if STRONGER[status] > STRONGER[draft.status]:
        draft.status = status
        draft.because.append(rule)
