"""Chooses the act where the event word leaves it open: by means, victims, or another telling of the event."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rawi.arabic.words import SIDES
from rawi.extract.chunks import Chunk
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import Node
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
CROWD_ACTS = frozenset(("clash", "civilian_attack", "property_destruction", "raid", "restriction"))
HAND_HELD = frozenset(("gun", "blade"))
STATES = frozenset(("state_forces", "external_forces", "government"))
UNARMED = frozenset(("civilian", "person", "media", "body"))


def choose_act(draft: Draft, knowledge: Knowledge) -> None:
    """Set the act of one event from what its own sentence tells."""
    entry = draft.entry
    means = _means(draft, knowledge)
    draft.means = means or ""
    if means == "suicide" and draft.act in ATTACKS | {"raid"} and draft.actor:  # انتحاري اقتحم مركزا
        draft.act = "suicide_bombing"
        draft.because.append("means:suicide")
        return
    if (entry is None or entry.by_means) and means in MEANS_ACT:
        draft.act = MEANS_ACT[means]
        draft.because.append(f"means:{means}")
        return
    crowd_acts = any(f.chunk.kind == "protesters" for f in draft.actor) and draft.act in CROWD_ACTS
    if crowd_acts or (draft.act == "clash" and entry is not None and not entry.by_target and _crowd(draft)):
        draft.act = "riot"
        draft.because.append("crowd")
        return
    held = means in HAND_HELD
    told = entry is None and (held or bool(draft.actor))
    if told or (entry is not None and (entry.by_target or (entry.by_means and held))):
        _by_victims(draft, knowledge)


def _means(draft: Draft, knowledge: Knowledge) -> Means | None:
    """The means named in the weapon, the event's adjectives, or the actor (`طيران`); the surest first."""
    weapons = [draft.weapon.nodes] if draft.weapon is not None else []
    actors = [f.chunk.nodes for f in draft.actor]
    for nodes in (*weapons, draft.modifiers, *actors, [draft.weapon_node] if draft.weapon_node else []):
        for node in nodes:
            for sense in (*node.senses, *_head_senses(node, knowledge)):
                if means := _means_of_sense(sense, knowledge):
                    return means
    return draft.means or None  # type: ignore[return-value]  # set by the rules of roles


def _means_of_sense(sense: Sense, knowledge: Knowledge) -> Means | None:
    if sense.kind == "noun":
        return knowledge.nouns[sense.id].means
    return knowledge.actors[sense.id].means if sense.kind == "actor" else None


def _head_senses(node: Node, knowledge: Knowledge) -> tuple[Sense, ...]:
    """What the first word of a name of several words means alone (`طيران التحالف`)."""
    head, _, rest = node.unit.folded.partition(" ")
    return knowledge.lexicon.look(head).senses if rest and node.first.get("actor") else ()


def _crowd(draft: Draft) -> bool:
    """Fighting in which one side is a crowd (`مواجهات بين الشرطة ومحتجين`)."""
    return any(f.chunk.kind in ("protesters", "civilians") for f in (*draft.actor, *draft.target))


def _by_victims(draft: Draft, knowledge: Knowledge) -> None:
    """Unarmed victims make it an attack on civilians, armed ones a clash; unknown ones change nothing."""
    unarmed = any(f.chunk.class_ in UNARMED for f in draft.target) or any(
        loss.who == "civilian" for loss in draft.losses
    )
    armed = any(_armed(f.chunk, knowledge) for f in draft.target) or any(
        loss.who == "combatant" for loss in draft.losses
    )
    if armed:
        draft.act = "clash"
    elif unarmed or (draft.entry is None and draft.means in HAND_HELD):
        draft.act = "civilian_attack"
    else:
        return
    draft.because.append("victims")


def _armed(chunk: Chunk, knowledge: Knowledge) -> bool:
    """Fighters, and what is theirs: `مواقع عسكرية`, `حاجز للجيش`."""
    if chunk.class_ == "force":
        return True
    senses = [s for n in chunk.nodes for s in n.senses]
    return any(s.kind == "noun" and knowledge.nouns[s.id].military for s in senses) or any(
        s.kind == "actor" and knowledge.actors[s.id].kind in ARMED_KINDS for s in senses
    )


def set_vow(draft: Draft, sayings: list[Saying]) -> None:
    """`أكدت الحركة أنها ستواصل مهاجمة القواعد`: force that a party announces of itself is a threat."""
    if draft.act not in ATTACKS or draft.status != "planned" or not draft.actor:
        return
    at = draft.node.index
    speakers = [c for s in sayings if s.first <= at <= s.last for c in s.speakers]
    doers = [f.chunk for f in draft.actor]
    if "speaker" in draft.because or any(_is_same(doer, c) for doer in doers for c in speakers):
        draft.act, draft.status = "threat", "asserted"
        draft.because.append("vow")


def _is_same(a: Chunk, b: Chunk) -> bool:
    return a is b or (a.actor is not None and a.actor == b.actor)


def settle_acts(drafts: Iterable[Draft]) -> None:
    """Let another telling of the same event decide what its own sentence left open, headlines too.

    An attack word that points back (`هذا القصف`, `المجزرة`) takes the act told before; one without
    means takes that of a telling with the same place or the same toll.
    """
    drafts = list(drafts)
    plain = [d for d in drafts if d.act in REMOTE and not _is_open(d)]
    _settle_crowds(drafts)
    _settle_campaigns(drafts)
    for draft in drafts:
        if plain and _is_open(draft):
            other = next(_tellings(draft, plain), None)
            if other is not None and other.act != draft.act:
                draft.act = other.act
                draft.because.append("same_event")
    _settle_habits(drafts)


def _settle_crowds(drafts: list[Draft]) -> None:
    """`مواجهات` of which no side is told are riots where protests are told and no fighting of forces."""
    crowds = any(d.act in ("protest", "riot") for d in drafts)
    forces = any(d.act == "clash" and _has_force(d.actor) and _has_force(d.target) for d in drafts)
    if not crowds or forces:
        return
    for draft in drafts:
        if (
            draft.act == "clash"
            and draft.entry is not None
            and draft.entry.crowd
            and not (draft.actor or draft.target)
        ):
            draft.act = "riot"
            draft.because.append("crowd")


def _has_force(fillers: list[Filler]) -> bool:
    return any(f.chunk.class_ == "force" for f in fillers)


def _settle_campaigns(drafts: list[Draft]) -> None:
    """A security campaign whose arrests are told right after it is one of arrest (codebook)."""
    for draft, following in pairwise(drafts):
        entry = draft.entry
        if draft.act == "raid" and following.act == "arrest" and entry is not None and entry.campaign:
            draft.act = "arrest"
            draft.because.append("campaign")


def _settle_habits(drafts: list[Draft]) -> None:
    """`تواصل استهداف المدنيين`: of a campaign without means it is not told what was done."""
    for draft in drafts:
        entry = draft.entry
        if not draft.aggregate or entry is None or not entry.by_target or not _is_open(draft):
            continue
        if entry.act == "shelling" or any(f.chunk.kind in STATES or f.chunk.country for f in draft.actor):
            draft.act = "unspecified_violence"
            draft.because.append("habit")


def _fits(draft: Draft, act: str) -> bool:
    """A bare `قصف` may turn out to be from the air or with gas, but is no bomb."""
    return act in ("airstrike", "chemical_attack", "shelling") if _is_bombardment(draft) else True


def _is_bombardment(draft: Draft) -> bool:
    return draft.entry is not None and draft.act == "shelling"


def _is_open(draft: Draft) -> bool:
    """No means told: a bare `قصف`, `هجوم`, `مجزرة`, or losses alone."""
    if draft.means or draft.act not in ATTACKS or "crowd" in draft.because:
        return False
    if "victims" in draft.because and draft.act == "clash" and not draft.node.reading.article:
        return False
    return draft.entry is None or draft.entry.by_means


def _tellings(draft: Draft, plain: list[Draft]) -> Iterator[Draft]:
    """Tellings of the same event, by toll first, then by place, then what a pointing word points back to."""
    plain = [d for d in plain if _fits(draft, d.act)]
    toll = _toll(draft)
    yield from (d for d in plain if toll and toll & _toll(d))
    places = _places(draft)
    near = [d for d in plain if not _actors_differ(d, draft)]
    if draft.actor and _is_bombardment(draft):
        near = [d for d in near if _actors_meet(d, draft)]
    there = [d for d in near if places and places & _places(d)]
    if _is_bombardment(draft) and any(d.act == "shelling" for d in there or near):
        return  # guns and aircraft both: a bare قصف stays what it is
    yield from there
    if draft.node.reading.article and draft.entry is not None and not places:
        at = (draft.scene.start, draft.node.index)
        told = [d for d in near if (d.scene.start, d.node.index) < at]
        acts = Counter(d.act for d in told)
        yield from sorted(told, key=lambda d: -acts[d.act])


def _toll(draft: Draft) -> set[tuple[str, int]]:
    return {
        (loss.effect, loss.minimum) for loss in draft.losses if loss.minimum is not None and loss.minimum > 1
    }


def _places(draft: Draft) -> set[str]:
    """The names of the places of its sentence; a side counts as what it is a side of (`شمالي حلب`)."""
    named = [p for p in draft.scene.places if not p.container and p.level != "country"]
    return {p.name.partition(" ")[2] if p.area and p.name.startswith(SIDES) else p.name for p in named}


def _actors_meet(a: Draft, b: Draft) -> bool:
    ids = [{f.chunk.actor or f.chunk.country for f in d.actor} - {None} for d in (a, b)]
    return bool(ids[0] & ids[1])


def _actors_differ(a: Draft, b: Draft) -> bool:
    ids = [{f.chunk.actor or f.chunk.country for f in d.actor} - {None} for d in (a, b)]
    return bool(ids[0] and ids[1]) and not ids[0] & ids[1]
