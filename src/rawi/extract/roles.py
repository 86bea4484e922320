"""Joins an event word with its arguments: the subject, the object, the genitive, the prepositions.

Frames (knowledge/frames) say which grammatical place fills which role; this file finds what
stands in each place.
"""

from rawi.arabic.words import BY, FOR, RESPONSIBILITY, SIDES
from rawi.extract.acts import ATTACKS
from rawi.extract.agreement import is_accusative, is_nominative, shows_tanwin
from rawi.extract.antecedents import (
    agrees_with,
    find_antecedent,
    owner_of,
    relative_head,
    resumed,
    taken_up,
)
from rawi.extract.assign import HITTING, UNDERGOER, assign, is_deed_judged, part_roles
from rawi.extract.behind import right_chunks
from rawi.extract.carried_on import inherited
from rawi.extract.chunks import TROOPS, Chunk, body_of, head_of, is_origin, rest_of, tells_how
from rawi.extract.classes import SITES, THINGS
from rawi.extract.clauses import Scene
from rawi.extract.described import describe_actor
from rawi.extract.drafts import Draft
from rawi.extract.genitives import (
    ARMED,
    is_agent_genitive,
    is_asked,
    is_hit_alone,
    without_office,
)
from rawi.extract.governed import ADDRESSED, can_be, take_governed, take_meant, take_owning, take_recipients
from rawi.extract.killers import tells_when
from rawi.extract.lists import with_company, with_joined
from rawi.extract.modifiers import take_far_modifier, take_modifiers
from rawi.extract.nodes import ADJECTIVE, VERB, Node
from rawi.extract.objects import CONCERNS, is_done_by_event, is_hit_by_event, is_lost, objects_of, whose
from rawi.extract.passives import reads_passive
from rawi.extract.phrase_owners import is_aircraft
from rawi.extract.subjects import (
    find_subject,
    first_bare,
    near,
    role_at,
    subject_before,
)
from rawi.extract.weapons import DISRUPTED, find_weapon, means_of
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import FrameEntry

BLAME_REACH = 8  # nodes from a verb to the responsibility that it gives somebody
ON_PEOPLE = frozenset(("civilian_attack", "sexual_violence"))
ON_PERSONS = ON_PEOPLE | {"arrest", "abduction", "release"}
DEEDS = ATTACKS | ON_PERSONS | {"property_destruction"}  # what one goes on to do
ASKED = frozenset(("force", "authority", "body", "country", "collective"))


def fill_roles(draft: Draft, knowledge: Knowledge) -> None:
    """Fill actor, target, weapon and the draft's places from the clause of its event word."""
    entry = draft.entry
    frame = knowledge.frames.get(entry.frame) if entry else None
    if draft.node.tag == VERB:
        _fill_verb(draft, frame, knowledge)
    else:
        _fill_noun(draft, frame, knowledge)
    if draft.act == "territory_change" and is_lost(draft, knowledge):
        draft.target = []
    if draft.act in ("talks", "agreement") and len(draft.actor) > 1 and not draft.target:
        draft.actor, draft.target = draft.actor[:1], draft.actor[1:]  # الوزير ونظيره بحثا


def name_owners(draft: Draft) -> None:
    """Put the party for its forces and positions where only a pronoun names it (`شنت مقاتلاتها غارات`)."""
    for fillers in (draft.actor, draft.target):
        for filler in fillers:
            owner = owner_of(filler.scene, filler.chunk)
            owner = owner if owner is filler.chunk else body_of(owner)  # قال المتحدث باسم الجيش إن قواته
            if all(owner is not other.chunk for other in fillers):  # الجيش ومرتزقته
                filler.chunk = owner
    part_roles(draft)


def _fill_verb(draft: Draft, frame: FrameEntry | None, knowledge: Knowledge) -> None:
    scene, node = draft.scene, draft.node
    chunks = right_chunks(scene, node.index)
    if node.reading.pronoun and role_at(frame, "object") is not None and not _means_event(scene, node):
        subject = first_bare(scene, node, chunks)
        if subject is None or subject.class_ == "place":
            subject = _told_before(scene, node) or subject or _who_went_on(scene, node)
        sufferer = taken_up(scene, node) or find_antecedent(
            scene, node, things=_things_hit(draft), barred=subject
        )
        sufferer = sufferer or relative_head(scene, node)
        fired = sufferer is not None and sufferer.class_ == "weapon" and draft.act in ATTACKS
        if fired:  # قذائف أطلقتها الفصائل
            draft.weapon = draft.weapon or sufferer
        elif sufferer is not subject:
            assign(draft, role_at(frame, "object"), with_joined(scene, _whom(draft, sufferer)))
        assign(draft, role_at(frame, "subject"), with_joined(scene, subject))
        rest = [c for c in chunks if c is not subject]
    elif reads_passive(scene, node, chunks, frame):
        subject, rest = find_subject(scene, node, chunks, None)
        suffers = subject is None or subject.first < node.index or objects_of(draft, [subject])
        assign(draft, role_at(frame, "object"), with_joined(scene, subject if suffers else None))
    else:
        rest = _fill_active(draft, frame, chunks)
    if (pronoun := resumed(scene, node)) is not None:
        assign(
            draft,
            role_at(frame, "preposition", pronoun.folded),
            with_joined(scene, relative_head(scene, node)),
        )
    take_governed(draft, frame, rest)
    if pronoun is None:
        take_meant(draft, frame, _things_hit(draft))
    take_recipients(draft, frame)
    find_weapon(draft, rest, knowledge)


def _whom(draft: Draft, chunk: Chunk | None) -> Chunk | None:
    """`مصير المهندس الذي خطفه مسلحون`: the person in a phrase whose head names nobody."""
    if chunk is None or draft.act not in ON_PERSONS or chunk.class_ not in ("common", "object", "unknown"):
        return chunk
    at = next((i for i, n in enumerate(chunk.nodes) if i and any(s.group == "civilian" for s in n.senses)), 0)
    return rest_of(chunk, at, "civilian") if at else chunk


def _who_went_on(scene: Scene, node: Node) -> Chunk | None:
    """`حاصر الجنود المنزل ثم قصفوه`: who did the act before, where the verb agrees or he may be several."""
    doer = inherited(scene, node)
    if doer is None or node.form is None:
        return None
    head = head_of(doer)
    several = node.form.number == "p" and head.form is not None and not head.form.number
    return doer if several or agrees_with(node, doer) else None


def _told_before(scene: Scene, node: Node) -> Chunk | None:
    """`كان الجيش قد قصفها`, `الشرطة اعتقلته`: who does it, before a verb whose pronoun means another."""
    subject = subject_before(scene, node)
    if subject is None or taken_up(scene, node) is subject or not agrees_with(node, subject):
        return None
    return subject if subject.class_ in ASKED or subject.actor is not None else None


def _things_hit(draft: Draft) -> frozenset[str]:
    """The classes of things that the pronoun on an act can mean as what suffers it: `استعادها`, `اعتراضه`."""
    if draft.act == DISRUPTED:
        return frozenset(("weapon",))
    return SITES if draft.act in HITTING and draft.act not in ON_PEOPLE else frozenset()


def _means_event(scene: Scene, node: Node) -> bool:
    """`كمين نصبوه للدورية`: the pronoun stands for the event before the verb, not for who suffers it."""
    before = [n for n in scene.nodes[max(0, node.index - 2) : node.index] if n.tag != "relative"]
    return bool(before) and before[-1].is_telling and before[-1].tag != VERB


def _fill_active(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> list[Chunk]:
    """Give a verb's subject and object their roles; the phrases left for others."""
    scene, node = draft.scene, draft.node
    subject, rest = find_subject(scene, node, chunks, frame)
    if subject is not None and subject.last < node.index and is_done_by_event(draft):
        subject = None
    objects = objects_of(draft, rest)
    if subject is not None and not objects and (doer := _goes_on(draft, frame, subject)):
        subject, objects = doer, [subject]
    elif subject is not None and (
        (draft.act == "accuse" and is_blamed(scene, node, subject))
        or (not objects and _are_things_hit(draft, frame, subject))
        or (all(o.direction for o in objects) and _is_hit_with(draft, frame, subject, rest))
    ):
        objects, subject = [subject], inherited(scene, node)
    assign(draft, role_at(frame, "subject"), with_joined(scene, subject))
    addressed = role_at(frame, "object")
    if (
        objects
        and (near(scene, node, objects[0]) or is_hit_by_event(draft, objects[0]))
        and (draft.act not in ADDRESSED or can_be(draft, addressed, objects[0], frame))
    ):
        sufferers = with_joined(scene, objects[0])
        if (
            draft.act == "release"
            and len(objects) > 1
            and objects[1].is_agent
            and near(scene, node, objects[1])
        ):
            sufferers += with_joined(scene, objects[1])  # سلمت الشرطة السلطات متهما
        assign(draft, addressed, with_company(scene, sufferers) if draft.act in ON_PERSONS else sufferers)
    if draft.act in CONCERNS and not draft.target:
        assign(draft, addressed, whose(draft))
    return rest


def is_blamed(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """`وحمّلت الاحتلال مسؤولية مقتل الأسير`: the one phrase before the responsibility is who has it."""
    after = scene.nodes[node.index + 1 : node.index + 1 + BLAME_REACH]
    charge = next((n for n in after if n.folded in RESPONSIBILITY), None)
    beside = after[0] if after else node  # بيان حملت فيه إسرائيل
    told = node.conj or (beside.tag == "preposition" and beside.reading.pronoun)
    if charge is None or not told or not node.index < chunk.first < charge.index:
        return False
    bare = [c for c in scene.chunks_between(node.index + 1, charge.index - 1) if c.is_bare and not c.joined]
    return bare == [chunk]


def _are_things_hit(draft: Draft, frame: FrameEntry | None, chunk: Chunk) -> bool:
    """`واستهدفت وحدات ومركبات وأسلحة`: an unnamed band and things behind an attack are what is hit."""
    if draft.act not in ATTACKS or role_at(frame, "object") is None or chunk.first < draft.node.index:
        return False
    if chunk.actor is not None or any(n.reading.article for n in chunk.nodes) or is_nominative(chunk):
        return False
    return any(c.class_ == "object" for c in with_joined(draft.scene, chunk)[1:])


def _is_hit_with(draft: Draft, frame: FrameEntry | None, chunk: Chunk, rest: list[Chunk]) -> bool:
    """`استهدفت دبابة إسرائيلية بقذيفة`: a new thing behind an attack that hits nothing else is hit."""
    if draft.act not in ATTACKS or role_at(frame, "object") is None or chunk.first != draft.node.index + 1:
        return False
    if chunk.class_ != "object" or any(n.reading.article for n in chunk.nodes) or is_nominative(chunk):
        return False
    if any(s.group == TROOPS for n in chunk.nodes for s in n.senses):
        return False  # قصفت دبابات الجيش
    bare = (c for c in rest if c.is_bare and not (c.joined or c.nodes[0].folded.startswith(SIDES)))
    return not any(near(draft.scene, draft.node, c) for c in bare)


def _goes_on(draft: Draft, frame: FrameEntry | None, chunk: Chunk) -> Chunk | None:
    """`شنت الطائرات غارات واستهدفت عربات`: the one phrase after a joined verb is its object."""
    scene, node = draft.scene, draft.node
    role = role_at(frame, "object")
    if role is None or draft.act not in DEEDS or chunk.first < node.index or is_nominative(chunk):
        return None
    doer = inherited(scene, node) if node.conj else None
    party = chunk.is_agent or chunk.class_ in ("country", "weapon")
    definite = chunk.actor is not None or (party and chunk.nodes[0].reading.article)
    return doer if doer is not None and not definite and _may_go_on(scene, node, doer) else None


def _may_go_on(scene: Scene, node: Node, doer: Chunk) -> bool:
    """Whether the verb agrees with who did the act before, or as that act does (`قسد تداهم … وتعتقل`)."""
    at = scene.clause_at[doer.first].verb
    form, other = node.form, scene.nodes[at].form if at is not None else None
    alike = (
        form is not None and other is not None and (form.gender, form.number) == (other.gender, other.number)
    )
    beside = at is not None and doer.first == at + 1  # المليشيا دخلت
    return agrees_with(node, doer) or (alike and (doer.actor is not None or beside))


def _addresses(node: Node, chunks: list[Chunk]) -> bool:
    """`داعية الأطراف إلى الحوار`: whom a participle calls on is no doer; but `مطالبة إثيوبيا للمتمردين`."""
    return node.tag == ADJECTIVE and all(c.prep != FOR for c in chunks[1:2])


def _is_weapon(chunk: Chunk, knowledge: Knowledge) -> bool:
    return chunk.class_ == "weapon" or is_aircraft(chunk, knowledge)


def _fill_noun(draft: Draft, frame: FrameEntry | None, knowledge: Knowledge) -> None:
    """`قصف القوات للمدينة`, `غارات روسية على`, `قصف المدينة`."""
    scene, node = draft.scene, draft.node
    at = take_modifiers(draft, frame)
    at += at < len(scene.nodes) and scene.nodes[at].tag == "quantifier"  # اعتقال جميع المطلوبين
    chunks = [c for c in right_chunks(scene, node.index) if c.first >= at]
    if node.reading.pronoun:
        _fill_pronoun(draft, frame, chunks)
    genitive = chunks[0] if chunks and chunks[0].first == at and not draft.modifiers else None
    chunks = without_office(chunks) if genitive is not None else chunks
    more = genitive is not None and bool(genitive.nodes[0].conj) and _is_weapon(genitive, knowledge)
    if genitive is not None and (genitive.prep or more):  # إطلاق الصواريخ وقذائف الهاون
        genitive = None
    counts = genitive is not None and genitive.nodes == [genitive.number]  # غارات عدة
    counts = counts or (genitive is not None and _is_left_over(scene, node, genitive))
    # قصف مصدره, غارات مستخدما طائرات
    no_owner = genitive is not None and (is_origin(genitive.nodes[0]) or tells_how(genitive))
    if counts or no_owner or shows_tanwin(node) or _addresses(node, chunks):
        genitive = None
    if genitive is None and node.tag == ADJECTIVE:
        assign(draft, role_at(frame, "object"), _called_on(draft, chunks))
    suffered = role_at(frame, "object") or role_at(frame, "genitive_patient")
    if genitive is not None and _is_hit_by(scene, node, genitive):
        assign(draft, suffered, with_joined(scene, genitive))
        genitive = None
    agent = genitive is not None and _fill_genitive(draft, frame, genitive, chunks, knowledge)
    rest = [c for c in chunks if c is not genitive]
    if agent:
        bare = [c for c in rest if c.is_bare and not c.joined and near(scene, node, c)]
        if bare:
            assign(draft, suffered, with_joined(scene, bare[0]))
    take_far_modifier(draft, genitive, knowledge)
    describe_actor(draft, knowledge)
    take_governed(draft, frame, rest)
    take_meant(draft, frame, _things_hit(draft))
    take_owning(draft, frame, rest)
    take_recipients(draft, frame)
    find_weapon(draft, rest, knowledge)
    for modifier in draft.modifiers:
        means_of(draft, modifier, knowledge)


def _is_no_one(chunk: Chunk) -> bool:
    """A counted phrase that names no people: how long somebody was held."""
    counted = chunk.number is not None and len(chunk.nodes) > 1
    return counted and not (chunk.is_agent or chunk.actor or chunk.class_ == "collective")


def _called_on(draft: Draft, chunks: list[Chunk]) -> list[Chunk]:
    """`داعيا إسرائيل إلى`, `رافضا المقترح`: whom a participle addresses, or the deed that it judges."""
    scene, node = draft.scene, draft.node
    bare = [c for c in chunks if c.is_bare and not c.joined]
    asked = (c for c in bare if c.class_ in ASKED or c.actor or is_deed_judged(draft, c))
    return with_joined(scene, next((c for c in asked if near(scene, node, c)), None))


def _is_left_over(scene: Scene, node: Node, genitive: Chunk) -> bool:
    """`قتلت القوات بعد اشتباكات ثلاثة مسلحين`: behind fights that tell when, those counted were killed."""
    verb = scene.clause_at[node.index].verb
    kills = verb is not None and verb < node.index and "harm" in scene.nodes[verb].first
    return kills and genitive.number is not None and tells_when(scene, node)


def _is_hit_by(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """`أصاب القصف مسجدا`, `قتلت غارة قياديا`: behind an attack that is its subject, a verb's object."""
    verb = scene.nodes[node.index - 1] if node.index else None
    if verb is None or verb.tag != VERB:
        return False
    return is_accusative(chunk) if node.reading.article else shows_tanwin(chunk.nodes[0])


def _fill_genitive(
    draft: Draft, frame: FrameEntry | None, genitive: Chunk, chunks: list[Chunk], knowledge: Knowledge
) -> bool:
    """Give the phrase right after a verbal noun its role; whether it does the act."""
    parties = with_joined(draft.scene, genitive)
    governed = role_at(frame, "preposition", draft.node.unit.folded.rpartition(" ")[2])
    every = draft.scene.nodes[genitive.first - 1].tag == "quantifier"  # دعوة جميع الأطراف إلى
    if draft.act == "demand" and (every or is_asked(draft.scene, genitive)):
        assign(draft, role_at(frame, "object"), parties)
    elif governed is not None:  # السيطرة على البلدة، القبض على شاب
        assign(draft, governed, parties)
    elif not draft.node.reading.article and not _is_fired(draft, frame, genitive):
        struck = draft.act in ATTACKS and genitive.capital  # قصف تل أبيب: no government
        struck = struck or is_hit_alone(draft, genitive, chunks, knowledge)
        agent = is_agent_genitive(genitive, frame, chunks, named=not struck)
        if not agent and draft.act in ON_PERSONS:
            parties = with_company(draft.scene, parties)
        role = role_at(frame, "genitive_agent" if agent else "genitive_patient")
        if draft.act == "light" and (genitive.class_ in ARMED or genitive.actor):  # شن التحالف غارات
            role = role or role_at(frame, "subject")
        assign(draft, role, parties)
        return agent
    return False


def _is_fired(draft: Draft, frame: FrameEntry | None, genitive: Chunk) -> bool:
    """`إطلاق حمم على البلدة`: a thing is no agent of an act that nothing else suffers as its genitive."""
    thing = genitive.class_ in ("object", "common") and genitive.actor is None
    return (
        (thing or genitive.class_ == "weapon")
        and draft.act in ATTACKS
        and role_at(frame, "genitive_patient") is None
    )


def _fill_pronoun(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> None:
    """`قصفها حياً`, `هجومهم على`: the pronoun does it; `اعتقالهم`: the pronoun suffers it."""
    scene, node = draft.scene, draft.node
    agent, patient = (
        role_at(frame, "genitive_agent") or role_at(frame, "subject"),
        role_at(frame, "genitive_patient"),
    )
    behind = node.index + 1
    behind += behind < len(scene.nodes) and scene.nodes[behind].tag == "demonstrative"  # قصفها هذا الموقع
    object_ = chunks[0] if chunks and chunks[0].first == behind and chunks[0].is_bare else None
    if object_ is not None and draft.act in ON_PERSONS and (object_.direction or _is_no_one(object_)):
        object_ = None  # اعتقالهم قرب المعبر, اعتقاله ثلاثة أشهر
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else node
    aimed = any(role_at(frame, "preposition", c.prep) for c in chunks[:2]) or (
        after.tag == "preposition" and role_at(frame, "preposition", after.folded) is not None  # سيطرته عليها
    )
    suffers = object_ is None and not aimed
    antecedent = find_antecedent(scene, node, things=_things_hit(draft) if suffers else frozenset())
    if antecedent is None:
        return
    if draft.act == "accuse" and object_ is None and after.prep == BY:  # بعد اتهامه بالتجسس
        assign(draft, role_at(frame, "object"), [antecedent])
    elif antecedent.class_ in THINGS and not antecedent.actor:  # بعد حصارها، سيطرته عليها
        assign(draft, patient or role_at(frame, "object") or UNDERGOER, [antecedent])
    elif patient is None or object_ is not None or aimed:
        assign(draft, agent, [antecedent])
        if object_ is not None:
            assign(draft, role_at(frame, "object") or patient, with_joined(scene, object_))
    elif draft.entry is not None and draft.entry.verbs:
        assign(draft, patient, [antecedent])
    else:
        assign(draft, agent, [antecedent])
