"""Chooses the act where the event word leaves it open: by means, victims, or another telling of the event."""

from collections.abc import Iterator

from rawi.arabic.party_words import ANOTHER
from rawi.arabic.words import ARTICLE, AUTHORITIES, BY, CIVIL_PLACES, CONTROL, FROM
from rawi.extract.agreement import without_fighting
from rawi.extract.chunks import Chunk
from rawi.extract.classes import CIVILIANS, PEOPLE, SITES
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import NUMBER, SIGN, VERB, Node
from rawi.extract.voices import Saying
from rawi.knowledge.lexicon import Sense
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import Means
from rawi.model import ARMED_KINDS, Act

REMOTE = frozenset(("airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack"))
ATTACKS = REMOTE | {"clash", "civilian_attack", "unspecified_violence"}
MEANS_ACT: dict[str, Act] = {
    "air": "airstrike",
    "drone": "airstrike",
    "artillery": "shelling",
    "rocket": "shelling",
    "bomb": "explosion",
    "vehicle_bomb": "explosion",
    "suicide": "suicide_bombing",
    "chemical": "chemical_attack",
}
FROM_THE_AIR = frozenset(("air", "drone"))
DECIDING: tuple[Means, ...] = ("chemical", "suicide", "air", "drone")
CROWD_ACTS = frozenset(("clash", "civilian_attack", "property_destruction", "raid", "restriction"))
HURT = frozenset(("killed", "injured", "casualty"))
SETTLERS = "settlers"  # the entry
AIR_RAID = "raid_from_air"  # the entry of أغار
EXECUTE = "execute"  # the entry of إعدام
WAY_OF_KILLING, WAY_REACH = "way_of_killing", 12  # an entry of particles, and nodes from a loss to it
BLASTS = frozenset(("explosion", "suicide_bombing"))
STRUCK = frozenset(("airstrike", "shelling"))
SEIZING = frozenset(("arrest", "abduction"))
HAND_HELD = frozenset(("gun", "blade"))
TROOPS_OF_STATES = frozenset(("state_forces", "external_forces"))
STATES = frozenset(("state_forces", "external_forces", "government"))
AMBUSHED = "event:ambush"
COME_UNDER = "come_under"  # the frame of who comes under somebody's control
HOLD_REACH = 3  # nodes from وقع to the word for the hold
CAUGHT = PEOPLE | {"authority"}
EXPEL = "expel"  # the frame of who drives somebody out
UNARMED = CIVILIANS | {"media", "body"}


def choose_act(draft: Draft, knowledge: Knowledge) -> None:
    """Set the act of one event from what its own sentence tells."""
    entry = draft.entry
    if draft.act == "abduction" and entry is not None and entry.by_target:  # أسر الجيش مسلحين
        draft.act = "arrest" if any(f.chunk.class_ == "force" for f in draft.target) else draft.act
        return
    means = _means(draft, knowledge)
    draft.means = means or ""
    if means == "suicide" and draft.act in ATTACKS | {"raid"} and draft.actor:  # انتحاري اقتحم مركزا
        draft.act = "suicide_bombing"
        draft.because.append("means:suicide")
        return
    if entry is not None and entry.id == AIR_RAID and means is None and _is_on_foot(draft):
        draft.act = "clash"  # أغار مسلحون على قرية
        _by_victims(draft, knowledge)
        return
    sure = means == "chemical" and draft.act in ATTACKS  # قصف جوي بغازات سامة
    # فتحت المروحية نيران رشاشاتها، شنت طائرات ضربات بالصواريخ
    shot = draft.act == "civilian_attack" or (draft.act == "shelling" and _flies(draft, knowledge))
    sure = sure or (means in FROM_THE_AIR and shot)
    if _is_another(draft, knowledge):
        return
    if (entry is None or entry.by_means or sure) and means in MEANS_ACT:
        draft.act = MEANS_ACT[means]
        draft.because.append(f"means:{means}")
        return
    crowd_acts = any(f.chunk.kind == "protesters" for f in draft.actor) and draft.act in CROWD_ACTS
    if crowd_acts or (draft.act == "clash" and entry is not None and not entry.by_target and _crowd(draft)):
        closes = draft.act == "restriction"  # قطع المحتجون الطريق
        draft.act = "protest" if closes else "riot"
        draft.target = [f for f in draft.target if not (closes and f.chunk.class_ in SITES)]
        draft.because.append("crowd")
        return
    held = means in HAND_HELD
    told = entry is None and (held or bool(draft.actor))
    if told or (entry is not None and (entry.by_target or (entry.by_means and held))):
        _by_victims(draft, knowledge)


def _is_another(draft: Draft, knowledge: Knowledge) -> bool:
    """A blast that clears bombs disrupts weapons; who burns a house down on people attacks them."""
    disposal = {"explosion": _is_disposal, "territory_change": _is_demining}.get(draft.act)
    if disposal is not None and disposal(draft, knowledge):
        draft.act = "weapons_disrupted"
        draft.because.append("disposal")
        return True
    if draft.entry is not None and draft.entry.id == EXECUTE and _is_of_state(draft):
        draft.act = "trial"
        draft.because.append("judicial")
        return True
    if draft.act == "shelling" and not draft.means and AMBUSHED in draft.because:
        draft.act = "clash"  # استهداف رتل بكمين
        return True
    if draft.act == "territory_change" and _is_taken_alive(draft):
        draft.act = "arrest"
        draft.because.append("victims")
        return True
    driven = draft.act == "territory_change" and draft.entry is not None and draft.entry.frame == EXPEL
    if driven and _is_on_people(draft):  # طرد المستوطنون عائلات بدوية
        draft.act = "displacement"
        draft.because.append("victims")
        return True
    if draft.act == "property_destruction" and (
        any(x.effect in HURT and x.who == "civilian" for x in draft.losses) or _burns_people(draft)
    ):
        draft.act = "civilian_attack"
        draft.because.append("victims")
        return True
    return False


def _is_on_foot(draft: Draft) -> bool:
    """Whether gunmen or people do it, who have no aircraft."""
    kinds = {f.chunk.kind for f in draft.actor}
    return bool(kinds) and kinds <= {"armed_group", "civilians"}


def _burns_people(draft: Draft) -> bool:
    """`أحرق مستوطنون عائلة في منزلها`: nothing but people, where things are burnt down or wrecked."""
    wrecks = draft.entry is not None and draft.entry.effect == "destroyed"
    return wrecks and _is_on_people(draft)


def _is_taken_alive(draft: Draft) -> bool:
    """`وقع قيادي في قبضة القوات`: who falls into somebody's hands is held, as a place is taken."""
    falls = draft.node.tag == VERB and draft.entry is not None and draft.entry.frame == COME_UNDER
    men = bool(draft.target) and all(f.chunk.class_ in CAUGHT for f in draft.target)
    behind = draft.scene.nodes[draft.node.index + 1 : draft.node.index + 1 + HOLD_REACH]
    held = not any(n.unit.folded.endswith(tuple(CONTROL)) for n in behind)  # باتت تحت سيطرة: a place
    return falls and men and held and not any("place" in n.first for f in draft.target for n in f.chunk.nodes)


def _is_on_people(draft: Draft) -> bool:
    """Whether it is done to civilians and nobody else."""
    return bool(draft.target) and all(f.chunk.class_ == "civilian" for f in draft.target)


def _is_of_state(draft: Draft) -> bool:
    """`أعدمت السلطات ثلاثة`, `أعدمت إيران`: by a state, not by a side of a war."""
    doers = [f.chunk for f in draft.actor]
    return bool(doers) and all(c.class_ == "country" or c.nodes[0].folded in AUTHORITIES for c in doers)


def _is_demining(draft: Draft, knowledge: Knowledge) -> bool:
    """`تطهير البلدة من الألغام`: what a place is cleared of are bombs, and no side that held it."""
    weapon = draft.weapon
    noun = weapon.nodes[0].first.get("noun") if weapon is not None and weapon.prep == FROM else None
    return noun is not None and knowledge.nouns[noun.id].means == "bomb"


def _is_disposal(draft: Draft, knowledge: Knowledge) -> bool:
    """`تمكنت قوات الأمن من تفجير سبع عبوات`: a state's troops blow up bombs they found, and hurt nobody."""
    if draft.losses:
        return False
    if draft.node.reading.pronoun:  # عثرت القوات على عبوات وتم تفجيرها
        before = draft.scene.nodes[: draft.node.index]
        found = (n.first["event"].id for n in before if "event" in n.first)
        return any(knowledge.events[id_].act == "weapons_disrupted" for id_ in found)
    bombs = draft.weapon
    head = draft.weapon_node if bombs is None else bombs.nodes[0]
    if head is None or (bombs is not None and (bombs.class_ != "weapon" or bombs.prep)) or draft.target:
        return False
    plural = head.form is not None and head.form.number == "p"
    several = head.tag == NUMBER or head.reading.article or plural
    troops = [_kind_of(f.chunk, knowledge) in TROOPS_OF_STATES for f in draft.actor]
    return several and bool(troops) and all(troops)


def _kind_of(chunk: Chunk, knowledge: Knowledge) -> str:
    actor = knowledge.actors.get(chunk.actor or "")
    return actor.kind if actor is not None else chunk.kind or ""


def _means(draft: Draft, knowledge: Knowledge) -> Means | None:
    """The means of an event, by its weapon, its own words, its actor (`طيران`): what decides, else the first.

    Whatever aircraft drop or fire, it is a strike from the air; gas and one who dies in the blast decide too.
    """
    told = list(_means_told(draft, knowledge))
    if not told:
        return None
    if "suicide" in told and not FROM_THE_AIR.isdisjoint(told):  # طائرات مسيرة انتحارية
        return "drone"
    return next((means for means in DECIDING if means in told), told[0])


def _means_told(draft: Draft, knowledge: Knowledge) -> Iterator[Means]:
    """The means that the words of an event tell, the surest first."""
    weapons = [draft.weapon.nodes] if draft.weapon is not None else []
    actors = [without_fighting(f.chunk.nodes) for f in draft.actor]
    for nodes in (*weapons, draft.modifiers, *actors, [draft.weapon_node] if draft.weapon_node else []):
        for node in nodes:
            for sense in (*node.senses, *_head_senses(node, knowledge)):
                if means := _means_of_sense(sense, knowledge):
                    yield means
    for word in draft.node.unit.folded.split()[1:]:  # قصف مدفعي
        for sense in knowledge.lexicon.look(word).senses:
            means = _means_of_sense(sense, knowledge)
            if means and means not in HAND_HELD:  # إطلاق نار names no weapon
                yield means
    if draft.means:  # set by the rules of roles
        yield draft.means  # type: ignore[misc]
    if draft.weapon is not None and (carrier := _fired_from(draft, draft.weapon)) is not None:
        yield from filter(
            None, (_means_of_sense(sense, knowledge) for n in carrier.nodes for sense in n.senses)
        )
    if draft.entry is None and _is_at_close_hand(draft):
        yield "blade"
    if draft.act in REMOTE and _holds_agent(draft, knowledge):
        yield "chemical"


def _flies(draft: Draft, knowledge: Knowledge) -> bool:
    """Whether aircraft do it: not `هجوم صاروخي وبالطيران المسير`, which is of both."""
    senses = (s for f in draft.actor for n in f.chunk.nodes for s in (*n.senses, *_head_senses(n, knowledge)))
    return any(_means_of_sense(sense, knowledge) in FROM_THE_AIR for sense in senses)


def _fired_from(draft: Draft, weapon: Chunk) -> Chunk | None:
    """`بقذيفة من طائرة مسيرة`: what the weapon came from, right behind it."""
    after = draft.scene.chunk_of[weapon.last + 2] if weapon.last + 2 < len(draft.scene.nodes) else None
    return after if after is not None and after.prep == FROM and after.first == weapon.last + 2 else None


def _holds_agent(draft: Draft, knowledge: Knowledge) -> bool:
    """`ألقت براميل تحوي غاز الكلور`, `قنابل محملة بالسارين`: a toxic agent in what fell, told behind it."""
    for node in draft.scene.nodes[draft.node.index + 1 : draft.node.index + 1 + WAY_REACH]:
        if node.tag == SIGN or node.of("event", "harm", "attribution") is not None:
            return False
        noun = node.first.get("noun")
        if noun is not None and knowledge.nouns[noun.id].means == "chemical":
            return node.prep == BY or _is_in_weapon(draft.scene, node)
    return False


def _is_in_weapon(scene: Scene, node: Node) -> bool:
    """Whether a verb right before the word tells what holds it, no building: `برميل يحوي غازا`."""
    at = node.index - 1
    holder = scene.chunk_of[at - 1] if at > 0 and scene.nodes[at].tag == VERB else None
    return holder is not None and holder.class_ in ("weapon", "unknown")


def _is_at_close_hand(draft: Draft) -> bool:
    """`قتل طفل حرقا`, `مقتل شابة طعنا`: how somebody was killed stands behind who it was."""
    for node in draft.scene.nodes[draft.node.index + 1 : draft.node.index + 1 + WAY_REACH]:
        if node.tag in (SIGN, VERB):
            return False
        if any(sense.id == WAY_OF_KILLING for sense in node.senses):
            return True
    return False


def _means_of_sense(sense: Sense, knowledge: Knowledge) -> Means | None:
    if sense.kind == "noun":
        return knowledge.nouns[sense.id].means
    return knowledge.actors[sense.id].means if sense.kind == "actor" else None


def _head_senses(node: Node, knowledge: Knowledge) -> tuple[Sense, ...]:
    """What the first word of a name of several words means alone (`طيران التحالف`)."""
    head, _, rest = node.unit.folded.partition(" ")
    return knowledge.lexicon.look(head).senses if rest and node.first.get("actor") else ()


def _crowd(draft: Draft) -> bool:
    """Fighting in which one side is a crowd (`مواجهات بين الشرطة ومحتجين`), without guns of theirs."""
    kinds = {f.chunk.kind for f in (*draft.actor, *draft.target)}
    may_be = draft.entry is not None and draft.entry.crowd and not draft.entry.armed
    may_be = may_be and draft.means != "gun"  # مواجهات بالأسلحة الخفيفة بين عشيرتين
    return "protesters" in kinds or (may_be and "civilians" in kinds)


def _by_victims(draft: Draft, knowledge: Knowledge) -> None:
    """Unarmed victims make it an attack on civilians, armed ones a clash.

    An attack of which neither means nor victims are told stays open where a state strikes (codebook); shots
    are no shelling.
    """
    unarmed = any(_is_unarmed(f.chunk, knowledge) for f in draft.target) or any(
        loss.who == "civilian" for loss in draft.losses
    )
    armed = any(_armed(f.chunk, knowledge) for f in draft.target) or any(
        loss.who == "combatant" for loss in draft.losses
    )
    attack = draft.entry is not None and draft.entry.act == "clash"
    held = draft.means in HAND_HELD
    node = draft.node  # تبنى الفصيل قتل الجنديين; but بقتلها القيادي
    slain = draft.entry is None and not held and node.tag != VERB and not node.reading.pronoun
    if armed and not slain and not (draft.act == "shelling" and not held and _is_from_afar(draft)):
        draft.act = "clash"
    elif unarmed or (draft.entry is None and held) or (attack and _is_on_civilians(draft)):
        draft.act = "civilian_attack"
    elif attack and not (draft.target or draft.losses or held) and _is_open_attack(draft):
        draft.act = "unspecified_violence"
    elif held and draft.act == "shelling":
        draft.act = "clash"
    else:
        return
    draft.because.append("victims")


def _is_unarmed(chunk: Chunk, knowledge: Knowledge) -> bool:
    """Civilians, also as a band of them: `جمعا من المصلين`."""
    if chunk.class_ in UNARMED:
        return True
    nouns = [knowledge.nouns[s.id] for n in chunk.nodes[1:] if (s := n.first.get("noun")) is not None]
    return chunk.class_ in ("collective", "common") and bool(nouns) and nouns[0].class_ == "civilian"


def _is_from_afar(draft: Draft) -> bool:
    """`استهدف الجيش موقعا عسكريا`: on no people who bear arms, and not by some gunmen (`مسلحون`)."""
    fighters = any(f.chunk.class_ == "force" for f in draft.target) or any(
        loss.who == "combatant" for loss in draft.losses
    )
    doers = [f.chunk for f in draft.actor if f.chunk.actor is None and f.chunk.class_ == "force"]
    gunmen = any(not chunk.nodes[0].reading.article for chunk in doers)
    return not fighters and not gunmen


def _is_on_civilians(draft: Draft) -> bool:
    """`هاجم مستوطنون الأراضي`, `هجوم على مسجد`: by people of no force, or on a place where civilians are."""
    words = [n.folded.removeprefix(ARTICLE) for f in draft.target for n in f.chunk.nodes]
    settlers = any(s.id == SETTLERS for f in draft.actor for s in f.chunk.nodes[0].senses)
    return (
        settlers
        or any(f.chunk.class_ == "civilian" for f in draft.actor)
        or not CIVIL_PLACES.isdisjoint(words)
    )


def is_bare(draft: Draft) -> bool:
    """`هجوم`, `هجوم تركي` alone: a large, a ground, a counter attack is one of forces on forces."""
    described = any("country" not in node.first for node in draft.modifiers)
    fought = draft.act == "clash" and "victims" in draft.because
    return " " not in draft.node.unit.folded and not described and not fought


def is_one_more(draft: Draft) -> bool:
    """`غارة أخرى`, `ضربات مماثلة`: one more of what was told before."""
    return any(node.folded in ANOTHER and not node.reading.article for node in draft.modifiers)


def _is_open_attack(draft: Draft) -> bool:
    """`هجمات روسية على الريف`: a state's, of unknown means; one attack on a town is on those who hold it."""
    state = any(f.chunk.class_ in ("country", "authority") or f.chunk.kind in STATES for f in draft.actor)
    form = draft.node.form
    one = form is None or form.number == "s"
    return state and is_bare(draft) and not (one and draft.place_fillers)


def _armed(chunk: Chunk, knowledge: Knowledge) -> bool:
    """Fighters, and what is theirs: `مواقع عسكرية`, `حاجز للجيش`."""
    if chunk.class_ == "force":
        return True
    senses = [s for n in chunk.nodes for s in n.senses]
    return any(s.kind == "noun" and knowledge.nouns[s.id].military for s in senses) or any(
        s.kind == "actor" and knowledge.actors[s.id].kind in ARMED_KINDS for s in senses
    )


def set_vow(draft: Draft, sayings: list[Saying], knowledge: Knowledge) -> None:
    """`أكدت الحركة أنها ستواصل مهاجمة القواعد`: force that a party announces of itself is a threat."""
    if draft.act not in ATTACKS or draft.status != "planned" or not draft.actor:
        return
    at = draft.node.index
    speakers = [c for s in sayings if s.first <= at <= s.last for c in s.speakers]
    doers = [f.chunk for f in draft.actor]
    if "speaker" in draft.because or any(_is_same(d, c, knowledge) for d in doers for c in speakers):
        draft.act, draft.status = "threat", "asserted"
        draft.because.append("vow")


def _is_same(doer: Chunk, speaker: Chunk, knowledge: Knowledge) -> bool:
    """Whether the speaker is who will do it, or speaks for the same state (`قال نتنياهو إن الجيش سيقصف`)."""
    if doer is speaker or (doer.actor is not None and doer.actor == speaker.actor):
        return True
    one, other = _state_of(doer, knowledge), _state_of(speaker, knowledge)
    return bool(one) and one == other


def _state_of(chunk: Chunk, knowledge: Knowledge) -> str:
    """The country of a party that is its state or its forces."""
    if chunk.kind not in STATES and chunk.class_ != "country":
        return ""
    actor = knowledge.actors.get(chunk.actor or "")
    return chunk.country or (actor.country if actor is not None else "") or ""
