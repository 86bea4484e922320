"""Finds what a verb governs as its object, and which event words beside it are its subject instead."""

from rawi.arabic.party_words import ACTIVITIES, GOINGS, SENTENCES
from rawi.arabic.words import AIMING_AT, BY, COMMA, CONTROL, NISBA, TANWIN
from rawi.extract.acts import ATTACKS
from rawi.extract.agreement import shows_tanwin
from rawi.extract.assign import HITTING, UNDERGOER, assign
from rawi.extract.behind import is_member, tells_what_it_is
from rawi.extract.chunks import TITLES, Chunk, rest_of
from rawi.extract.classes import CIVILIANS
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.lists import with_joined
from rawi.extract.nodes import ADJECTIVE, NOUN, SIGN, TIME, VERB, Node
from rawi.knowledge.load import Knowledge

PARTIES = CIVILIANS | {"authority", "media", "body"}
ON_PEOPLE = frozenset(("civilian_attack", "sexual_violence", "abduction", "arrest"))
WITH_OBJECTS = frozenset(("weapons_disrupted", "release", "property_destruction"))
CONCERNS = {"restriction": GOINGS, "sanction": ACTIVITIES, "trial": SENTENCES}
STRUCK_BY_EVENTS = ATTACKS | {"raid", "territory_change", "displacement", "weapons_disrupted"}


def objects_of(draft: Draft, chunks: list[Chunk]) -> list[Chunk]:
    """The phrases behind a verb, its subject apart, that can be its object, the nearest first.

    `اعتقل الجيش قرب الحاجز شابا`: what only tells where stands behind the others.
    """
    scene = draft.scene
    chunks = [c for c in chunks if not (c.prep or c.joined)]
    if not chunks:
        return chunks
    companions = {word for sense in draft.node.senses for word in sense.with_words}
    able = [
        c
        for c in chunks
        if not (_is_set_off(scene, c) or _is_state(c) or is_member(scene, c) or _tells_way(draft, c))
        and not (_is_his_office(scene, c) or tells_what_it_is(scene, c) or _is_asked_for(draft, c))
        and (_stands(draft, c) or not _completes(draft, c, companions))
    ]
    return sorted(able, key=lambda c: c.direction and not c.built)


def _is_asked_for(draft: Draft, chunk: Chunk) -> bool:
    """`طالب بتحرير الرهائن`: behind a word of speech, the genitive of the act that it governs."""
    before = draft.scene.nodes[chunk.first - 1]
    if draft.entry is None or not draft.entry.says or chunk.first - 1 <= draft.node.index:
        return False
    construct = not (before.reading.article or before.reading.pronoun) and bool(before.prep)
    return before.tag == NOUN and before.is_telling and construct


def _is_state(chunk: Chunk) -> bool:
    """`هاجم الجيش مدعوما بالطيران حاجزا`: an adjective alone with tanwin tells in what state he did it."""
    word = chunk.nodes[0]
    return chunk.class_ == "common" and chunk.nodes == [word] and word.tag == ADJECTIVE and shows_tanwin(word)


def _tells_way(draft: Draft, chunk: Chunk) -> bool:
    """`اعتدوا جنسيا على`: a strange nisba with tanwin alone, where people suffer it, tells how."""
    word = chunk.nodes[0]
    strange = len(chunk.nodes) == 1 and not word.senses and not word.reading.article
    return draft.act in ON_PEOPLE and strange and word.folded.endswith(NISBA[0] + TANWIN)


def _completes(draft: Draft, chunk: Chunk, companions: set[str]) -> bool:
    """Whether a phrase only completes its verb: a companion (`أطلق النار`), what is fired (`دفعة صواريخ`)."""
    head = chunk.nodes[0]
    weapon = bool(companions) and chunk.class_ == "weapon"  # أضرموا النار
    fired = weapon and (draft.act in ATTACKS or not head.companions.isdisjoint(companions))
    return fired or head.folded.removesuffix(TANWIN) in companions


def _is_set_off(scene: Scene, chunk: Chunk) -> bool:
    """`دعا فلان، وزير الخارجية، المجلس`: what stands between commas only describes the subject."""
    if scene.nodes[chunk.first - 1].folded == "(":
        return True  # المقاومة في تعز (جنوب اليمن)
    if chunk.last + 1 >= len(scene.nodes) or chunk.class_ not in TITLES:
        return False
    return scene.nodes[chunk.first - 1].folded == COMMA == scene.nodes[chunk.last + 1].folded


def _is_his_office(scene: Scene, chunk: Chunk) -> bool:
    """`أكد جو بايدن نائب الرئيس دعم بلاده`: an office between a name and what is said is the named one's."""
    named = scene.chunk_of[chunk.first - 1] if chunk.first else None
    after = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    if named is None or named.title or not named.is_bare or after is None or after.prep or after.conj:
        return False
    holds = chunk.title and chunk.actor is None and chunk.class_ == "authority"
    person = named.class_ == "authority" or (named.class_ == "unknown" and not named.nodes[0].reading.article)
    return holds and person and (after.tag in (NOUN, VERB) or after.is_telling)


def take_aimed_at(drafts: list[Draft], scene: Scene) -> None:
    """`شنت الطائرات غارات، مستهدفة مواقع`, `قصفت المدينة مستهدفا سوقا`: whom the attack before was to hit."""
    aims = [n for n in scene.nodes if n.folded in AIMING_AT and not (n.reading.article or n.prep)]
    for node in aims:
        before = [d for d in drafts if d.act in ATTACKS and d.node.index < node.index]
        hit = scene.chunks_between(node.index + 1, len(scene.nodes) - 1)[:1]
        if before and hit and hit[0].is_bare and not hit[0].joined and not before[-1].target:
            between = scene.nodes[node.index + 1 : hit[0].first]
            if all(n.tag in (SIGN, "quantifier") for n in between):
                assign(before[-1], UNDERGOER, with_joined(scene, hit[0]))


def whose(draft: Draft) -> list[Chunk]:
    """`منعت القوات دخول الصحفيين`, `حظرت نشاط الحزب`, `قضت بسجن الناشط`: whom what is done concerns."""
    scene, node = draft.scene, draft.node
    for going in scene.nodes[node.index + 1 : scene.clause_at[node.index].last]:
        if going.tag == VERB:
            break
        bare = going.tag == NOUN and not (going.reading.article or going.conj)
        if bare and going.folded in CONCERNS[draft.act]:
            chunk = scene.chunk_of[going.index + 1]
            if chunk is None or chunk.first < going.index or (chunk.prep and chunk.first > going.index):
                return []
            if chunk.first == going.index:  # نشاط حزب التحرير
                return [rest_of(chunk, 1, "body")] if len(chunk.nodes) > 1 else []
            return with_joined(scene, chunk) if chunk.is_agent else []
    return []


def is_done_by_event(draft: Draft) -> bool:
    """`فيما استهدف قصف بلدة`, `فيما اجتاحت موجة برد الجبال`: the event right behind is the subject."""
    nodes, node = draft.scene.nodes, draft.node
    after = nodes[node.index + 1] if node.index + 1 < len(nodes) else node
    told = after.is_telling and after.tag != VERB and not (after.prep or after.conj or shows_tanwin(after))
    return told and draft.act in STRUCK_BY_EVENTS and not _is_companion(node, after)


def _is_companion(node: Node, after: Node) -> bool:
    """`واستعادت السيطرة على`, `تخوض معارك`: an event word that only completes a verb."""
    wanted = {word for sense in node.senses for word in sense.with_words}
    return after.folded in CONTROL or not after.companions.isdisjoint(wanted)


def is_hit_by_event(draft: Draft, chunk: Chunk) -> bool:
    """`استهدف تفجيران، صباح الأحد، كنيسة`: an attack right after the verb is its subject."""
    nodes, at = draft.scene.nodes, draft.node.index + 1
    if draft.act not in STRUCK_BY_EVENTS or not nodes[at].is_telling or nodes[at].tag == VERB:
        return False
    return all(
        n.tag in (SIGN, TIME, ADJECTIVE) or _is_with(draft.scene, n) for n in nodes[at + 1 : chunk.first]
    )


def _is_with(scene: Scene, node: Node) -> bool:
    """`استهدف هجوم بزورق مسير ناقلة`: what the attack was made with."""
    chunk = scene.chunk_of[node.index]
    if node.prep == BY and any(s.group == "weapon" for s in node.senses):
        return True  # بسيارة مفخخة
    return chunk is not None and chunk.prep == BY and chunk.class_ in ("weapon", "object", "force")


def _stands(draft: Draft, chunk: Chunk) -> bool:
    """Whether a companion is an argument too: people kept from going, weapons stopped, bodies given."""
    return (
        chunk.class_ in PARTIES
        or (draft.act == "demand" and chunk.class_ == "collective")  # حث طرفي النزاع
        or draft.act in WITH_OBJECTS
        or (draft.act in HITTING and (chunk.class_ in ("object", "force") or chunk.facility))  # ضربت أهدافا
    )


def is_lost(draft: Draft, knowledge: Knowledge) -> bool:
    """`فقدت القوات السيطرة على القاعدة`: the place that is lost is no target, but who loses it."""
    verb = draft.scene.clause_at[draft.node.index].verb
    if verb is None or draft.node.tag == VERB or not verb < draft.node.index:
        return False
    told = (knowledge.events[s.id] for s in draft.scene.nodes[verb].senses if s.kind == "event")
    return any(e.frame == "lose" for e in told)
