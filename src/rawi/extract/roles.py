"""Joins an event word with its arguments: the subject, the object, the genitive, the prepositions.

Frames (knowledge/frames) say which grammatical place fills which role; this file finds what
stands in each place.
"""

from rawi.arabic.words import (
    AGENT_PREPOSITIONS,
    ANYBODY,
    BETWEEN,
    BY,
    BY_HAND_OF,
    CROWDS,
    FOR,
    FROM,
    HANDS,
    IN,
    ON,
    TANWIN,
    WITH,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.agreement import is_nominative, shows_tanwin
from rawi.extract.chunks import Chunk, tells_how
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.genitives import describes_noun, is_agent_genitive, is_asked, plain_modifier
from rawi.extract.lists import with_joined
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, TIME, VERB, Node
from rawi.extract.subjects import (
    agrees_with,
    find_antecedent,
    find_subject,
    first_bare,
    inherited,
    near,
    owner_of,
    reads_passive,
    relative_head,
    resumed,
    right_chunks,
    role_at,
)
from rawi.extract.weapons import find_weapon, means_of, take_owner
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import FrameEntry, Role

DOER = Role(role="actor", slot="subject")
BY_HAND_PREPOSITIONS = frozenset((BY, IN, ON))
PEOPLE = frozenset(("civilian", "person", "authority", "media", "body"))
WITH_OBJECTS = frozenset(("weapons_disrupted", "release"))
# Acts done to buildings and sites, which are then their targets.
HITTING = ATTACKS | {
    "light",
    "none",
    "raid",
    "restriction",
    "property_destruction",
    "territory_change",
    "sanction",
}
# Speech to somebody, whose object is a party.
ADDRESSED = frozenset(("demand", "threat", "pledge", "protest"))


def fill_roles(draft: Draft, knowledge: Knowledge) -> None:
    """Fill actor, target, weapon and the draft's places from the clause of its event word."""
    entry = draft.entry
    frame = knowledge.frames.get(entry.frame) if entry else None
    if draft.node.tag == VERB:
        _fill_verb(draft, frame, knowledge)
    else:
        _fill_noun(draft, frame, knowledge)


def name_owners(draft: Draft) -> None:
    """Put the party for its forces and positions where only a pronoun names it (`شنت مقاتلاتها غارات`)."""
    for filler in (*draft.actor, *draft.target):
        filler.chunk = owner_of(filler.scene, filler.chunk)


def _fill_verb(draft: Draft, frame: FrameEntry | None, knowledge: Knowledge) -> None:
    scene, node = draft.scene, draft.node
    chunks = right_chunks(scene, node.index)
    if node.reading.pronoun and role_at(frame, "object") is not None and not _means_event(scene, node):
        sufferer = find_antecedent(scene, node) or relative_head(scene, node)
        _assign(draft, role_at(frame, "object"), with_joined(scene, sufferer))
        subject = first_bare(scene, node, chunks)
        _assign(draft, role_at(frame, "subject"), with_joined(scene, subject))
        rest = [c for c in chunks if c is not subject]
    elif reads_passive(scene, node, chunks, frame):
        subject, rest = find_subject(scene, node, chunks, None)
        _assign(draft, role_at(frame, "object"), with_joined(scene, subject))
    else:
        rest = _fill_active(draft, frame, chunks)
    if (pronoun := resumed(scene, node)) is not None:
        _assign(
            draft,
            role_at(frame, "preposition", pronoun.folded),
            with_joined(scene, relative_head(scene, node)),
        )
    _prepositions(draft, frame, rest)
    _recipients(draft, frame)
    find_weapon(draft, rest, knowledge)


def _means_event(scene: Scene, node: Node) -> bool:
    """`كمين نصبوه للدورية`: the pronoun stands for the event before the verb, not for who suffers it."""
    before = [n for n in scene.nodes[max(0, node.index - 2) : node.index] if n.tag != "relative"]
    return bool(before) and before[-1].is_telling and before[-1].tag != VERB


def _fill_active(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> list[Chunk]:
    """Give a verb's subject and object their roles; the phrases left for others."""
    scene, node = draft.scene, draft.node
    companions = {word for sense in node.senses for word in sense.with_words}
    subject, rest = find_subject(scene, node, chunks, frame)
    objects = [
        c
        for c in rest
        if c.is_bare
        and not c.joined
        and (_stands(draft, c) or c.nodes[0].folded.removesuffix(TANWIN) not in companions)
    ]
    if subject is not None and not objects and (doer := _goes_on(draft, frame, subject)):
        subject, objects = doer, [subject]
    _assign(draft, role_at(frame, "subject"), with_joined(scene, subject))
    addressed = role_at(frame, "object")
    if (
        objects
        and (near(scene, node, objects[0]) or _is_hit_by_event(draft, objects[0]))
        and (draft.act not in ADDRESSED or _can_be(addressed, objects[0], frame))
    ):
        _assign(draft, addressed, with_joined(scene, objects[0]))
    return rest


def _goes_on(draft: Draft, frame: FrameEntry | None, chunk: Chunk) -> Chunk | None:
    """`شنت الطائرات غارات واستهدفت عربات`: the one phrase after a joined verb is its object."""
    scene, node = draft.scene, draft.node
    role = role_at(frame, "object")
    if role is None or draft.act not in ATTACKS or chunk.first < node.index or is_nominative(chunk):
        return None
    doer = inherited(scene, node) if node.conj else None
    definite = chunk.actor is not None or chunk.nodes[0].reading.article
    return doer if doer is not None and not definite and agrees_with(node, doer) else None


def _is_hit_by_event(draft: Draft, chunk: Chunk) -> bool:
    """`استهدف تفجيران، صباح الأحد، كنيسة`: an attack right after the verb is its subject."""
    nodes, at = draft.scene.nodes, draft.node.index + 1
    if draft.act not in ATTACKS or not nodes[at].is_telling or nodes[at].tag == VERB:
        return False
    return all(n.tag in (SIGN, TIME) for n in nodes[at + 1 : chunk.first])


def _recipients(draft: Draft, frame: FrameEntry | None) -> None:
    """`وزعت خياما على النازحين`: who suffered is a party where a preposition makes them one."""
    scene, node = draft.scene, draft.node
    if draft.target or frame is None:
        return
    for other in scene.nodes[node.index + 1 : scene.clause_at[node.index].last + 1]:
        if other.tag == VERB:
            return
        named = (
            other.tag == NOUN and other.first.get("harm") is not None and other.first.get("noun") is not None
        )
        prep = other.prep or _preposition_before(scene, other)
        if named and prep and role_at(frame, "preposition", prep) is not None:
            chunk = Chunk(other.index, other.index, prep, nodes=[other], class_="civilian", kind="civilians")
            _assign(draft, role_at(frame, "preposition", prep), [chunk])
            return


def _preposition_before(scene: Scene, node: Node) -> str:
    before = scene.nodes[node.index - 1] if node.index else None
    return before.folded if before is not None and before.tag == "preposition" else ""


def _stands(draft: Draft, chunk: Chunk) -> bool:
    """Whether a companion is an argument too: people kept from going, weapons stopped, bodies given."""
    return (
        chunk.class_ in PEOPLE
        or draft.act in WITH_OBJECTS
        or (draft.act in HITTING and chunk.class_ in ("object", "force"))  # ضربت أهدافا
    )


def _fill_noun(draft: Draft, frame: FrameEntry | None, knowledge: Knowledge) -> None:
    """`قصف القوات للمدينة`, `غارات روسية على`, `قصف المدينة`."""
    scene, node = draft.scene, draft.node
    at = node.index + 1
    while at < len(scene.nodes) and (describes_noun(scene.nodes[at]) or plain_modifier(scene, at, node)):
        draft.modifiers.append(scene.nodes[at])
        at += 1
    chunks = [c for c in right_chunks(scene, node.index) if c.first >= at]
    if node.reading.pronoun:
        _fill_pronoun(draft, frame, chunks)
    genitive = (
        chunks[0] if chunks and chunks[0].first == at and chunks[0].is_bare and not draft.modifiers else None
    )
    if genitive is not None and (tells_how(genitive) or shows_tanwin(node)):  # غارات مستخدما طائرات
        genitive = None
    agent = genitive is not None and _fill_genitive(draft, frame, genitive, chunks)
    rest = [c for c in chunks if c is not genitive]
    if agent:
        bare = [c for c in rest if c.is_bare and not c.joined and near(scene, node, c)]
        if bare:
            _assign(
                draft,
                role_at(frame, "object") or role_at(frame, "genitive_patient"),
                with_joined(scene, bare[0]),
            )
    _adjectives(draft, frame, knowledge)
    _prepositions(draft, frame, rest)
    _owner(draft, frame, rest)
    find_weapon(draft, rest, knowledge)
    for modifier in draft.modifiers:
        means_of(draft, modifier, knowledge)


def _fill_genitive(draft: Draft, frame: FrameEntry | None, genitive: Chunk, chunks: list[Chunk]) -> bool:
    """Give the phrase right after a verbal noun its role; whether it does the act."""
    parties = with_joined(draft.scene, genitive)
    governed = role_at(frame, "preposition", draft.node.unit.folded.rpartition(" ")[2])
    if draft.act == "demand" and is_asked(genitive, chunks):
        _assign(draft, role_at(frame, "object"), parties)
    elif governed is not None:  # السيطرة على البلدة، القبض على شاب
        _assign(draft, governed, parties)
    elif not draft.node.reading.article:
        agent = is_agent_genitive(genitive, frame, chunks)
        _assign(draft, role_at(frame, "genitive_agent" if agent else "genitive_patient"), parties)
        return agent
    return False


def _fill_pronoun(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> None:
    """`قصفها حياً`, `هجومهم على`: the pronoun does it; `اعتقالهم`: the pronoun suffers it."""
    scene, node = draft.scene, draft.node
    antecedent = find_antecedent(scene, node)
    if antecedent is None:
        return
    agent, patient = (
        role_at(frame, "genitive_agent") or role_at(frame, "subject"),
        role_at(frame, "genitive_patient"),
    )
    object_ = chunks[0] if chunks and chunks[0].first == node.index + 1 and chunks[0].is_bare else None
    aimed = any(role_at(frame, "preposition", c.prep) for c in chunks[:2])
    if patient is None or object_ is not None or aimed:
        _assign(draft, agent, [antecedent])
        if object_ is not None:
            _assign(draft, role_at(frame, "object") or patient, with_joined(scene, object_))
    elif draft.entry is not None and draft.entry.verbs:
        _assign(draft, patient, [antecedent])
    else:
        _assign(draft, agent, [antecedent])


def _adjectives(draft: Draft, frame: FrameEntry | None, knowledge: Knowledge) -> None:
    for modifier in draft.modifiers:
        sense = modifier.of("country", "actor")
        if sense is not None and not draft.actor:
            chunk = Chunk(modifier.index, modifier.index, nodes=[modifier], class_="force")
            if sense.kind == "country":
                chunk.country = knowledge.countries[sense.id].iso
            else:
                chunk.actor, chunk.kind = sense.id, knowledge.actors[sense.id].kind
            chunk.because = (f"{sense.kind}:{sense.id}",)
            draft.actor.append(Filler(draft.scene, chunk))


def _owner(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> None:
    """`غارات للتحالف`, `قصف من قوات النظام`: an armed owner after ل or من is the actor."""
    if draft.actor or role_at(frame, "genitive_agent") is None:
        return
    for chunk in chunks:
        if any(c.prep and c.class_ != "place" and c.last + 1 == chunk.first for c in chunks):
            continue  # هجوم على مركز للدرك: theirs is the post
        fired = chunk.prep == FROM and draft.act in ATTACKS and near(draft.scene, draft.node, chunk)
        whose = chunk.prep == FOR or fired
        if whose and (chunk.class_ in ("force", "authority") or chunk.actor) and not chunk.joined:
            draft.actor += [Filler(draft.scene, c) for c in with_joined(draft.scene, chunk)]
            draft.target = [f for f in draft.target if f.chunk is not chunk and not f.chunk.joined]
            return


def _prepositions(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> None:
    asked = draft.act == "demand" and bool(draft.target)  # طالب المجلس بالضغط على الحكومة
    for chunk in chunks:
        if chunk.joined or chunk.class_ == "weapon" or (asked and chunk.prep not in AGENT_PREPOSITIONS):
            continue
        if chunk.prep == BETWEEN and not draft.actor:
            _sides(draft, chunk)
            continue
        if (hand := _by_hand(chunk)) is not None:
            _assign(draft, DOER, [hand, *with_joined(draft.scene, chunk)[1:]])
        elif ((role := role_at(frame, "preposition", chunk.prep)) and _can_be(role, chunk, frame)) or (
            chunk.prep == WITH and (role := role_at(frame, "with"))
        ):
            _assign(draft, role, with_joined(draft.scene, chunk))


def _by_hand(chunk: Chunk) -> Chunk | None:
    """Who did it, after `من قبل` or `على أيدي`, `بيد`; the hand itself left out."""
    if chunk.prep in AGENT_PREPOSITIONS:
        return chunk
    if chunk.nodes[0].folded not in HANDS or chunk.prep not in BY_HAND_PREPOSITIONS or len(chunk.nodes) < 2:
        return None
    second = chunk.nodes[1]
    return Chunk(
        second.index, chunk.last, BY_HAND_OF, nodes=chunk.nodes[1:],
        class_="force" if chunk.class_ in ("unknown", "common") else chunk.class_,
        kind=chunk.kind, actor=chunk.actor, country=chunk.country, because=chunk.because,
    )  # fmt: skip


def _can_be(role: Role | None, chunk: Chunk, frame: FrameEntry | None) -> bool:
    """A frame about people takes only parties after a preposition (طالبت الدولة بالتحرك: no target)."""
    if role is None or role.role != "target" or frame is None or not frame.parties_only:
        return True
    unknown = role.slot == "object" and chunk.class_ == "unknown" and len(chunk.nodes) > 1
    return chunk.is_agent or chunk.actor is not None or chunk.class_ == "country" or unknown


def _sides(draft: Draft, chunk: Chunk) -> None:
    """`اشتباكات بين الشرطة ومتظاهرين`: the first named is the actor, the others the other party."""
    sides = [c for c in with_joined(draft.scene, chunk) if c.class_ != "place" and _sound(c)]
    if len(sides) > 1 or (sides and sides[0].class_ != "unknown"):
        draft.actor += [Filler(draft.scene, c) for c in sides[:1]]
        draft.target += [Filler(draft.scene, c) for c in sides[1:]]
        draft.because.append("slot:sides")


def _assign(draft: Draft, role: Role | None, chunks: list[Chunk]) -> None:
    """Put phrases where the role says; a settlement that is hit is the place, not the target."""
    if role is None or not chunks:
        return
    if role.role == "actor":
        if draft.weapon is None and chunks[0].class_ == "weapon":  # خمسة صواريخ استهدفت
            draft.weapon = chunks[0]
            take_owner(draft, chunks[0])
        elif not draft.actor:
            doers = [c for c in chunks if c.class_ != "place" and _sound(c)]
            draft.actor += [Filler(draft.scene, c) for c in doers]
    elif role.role == "target":
        chunks = [_core(c) for c in chunks]
        draft.place_fillers += [c for c in chunks if c.class_ in ("place", "country")]
        new = [c for c in chunks if _sound(c) and _is_party_hit(draft, c)]
        draft.target += [Filler(draft.scene, c) for c in new if all(c is not f.chunk for f in draft.target)]
    elif role.role == "place":
        draft.place_fillers += chunks
        if not draft.target:  # طال القصف سوقا شعبيا
            draft.target += [
                Filler(draft.scene, c)
                for c in chunks
                if c.class_ in ("object", "place") and _is_hit(draft.scene, c)
            ]
    elif role.role == "weapon" and draft.weapon is None:
        draft.weapon = chunks[0]
    draft.because.append(f"slot:{role.role}={role.slot}")


def _core(chunk: Chunk) -> Chunk:
    """The thing behind a word of side (`مدخل سوق شعبي`), which is what was hit."""
    if not chunk.direction or len(chunk.nodes) < 2 or not chunk.built:
        return chunk
    second = chunk.nodes[1]
    return Chunk(second.index, chunk.last, chunk.prep, nodes=chunk.nodes[1:], class_="object")


def _is_party_hit(draft: Draft, chunk: Chunk) -> bool:
    """Whether a phrase is whom or what an act hits; a country that is attacked is its place."""
    if chunk.class_ == "country":
        return draft.entry is None or draft.entry.act not in ATTACKS
    if chunk.facility and draft.act not in HITTING:
        return False
    return chunk.class_ not in ("place", "unknown") or _is_hit(draft.scene, chunk)


def _is_hit(scene: Scene, chunk: Chunk) -> bool:
    """Whether a place phrase names what is hit (`مناطق سكنية`), not where (`بلدة اللطامنة`, `المدينة`)."""
    if chunk.facility:  # مستشفى الرستن، سوق قندوز، جسر المدينة
        return True
    if any(chunk.first <= p.first <= chunk.last for p in scene.places):
        return False
    if any(n.tag == ADJECTIVE and n.first.get("common") for n in chunk.nodes[1:]):  # الأحياء السكنية
        return True
    vague = len(chunk.nodes) == 1 and chunk.region  # محافظة، مناطق, of which nothing is told
    return chunk.class_ != "place" or not (chunk.nodes[0].reading.article or chunk.direction or vague)


def _sound(chunk: Chunk) -> bool:
    """A phrase that can be a party: not a bare number, time or common adjective."""
    if chunk.nodes[0].folded.removesuffix(TANWIN) == ANYBODY:
        return False
    crowd = chunk.nodes[0].reading.article and chunk.nodes[0].folded in CROWDS  # تظاهر المئات
    if chunk.class_ == "collective" and len(chunk.nodes) == 1 and chunk.actor is None and not crowd:
        return False
    if chunk.class_ == "common" or all(n.tag == ADJECTIVE and n.first.get("common") for n in chunk.nodes):
        return False
    return any(n.tag not in (NUMBER, TIME, SIGN) for n in chunk.nodes) or chunk.number is not None
