"""Puts phrases where a frame's role says: whom an act hits, what is only its place, what is no party."""

from rawi.arabic.party_words import NOBODY
from rawi.arabic.words import (
    ANYBODY,
    BY_MEANS_OF,
    CROWDS,
    DUAL,
    ONE_MORE,
    PLACE_PLURALS,
    TANWIN,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.chunks import PARTIES, Chunk, is_origin
from rawi.extract.classes import CIVILIANS, SITES
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, TIME
from rawi.extract.weapons import take_owner
from rawi.knowledge.schema import Role

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

# Acts by which places change hands or are entered: a settlement is where, its holder the target.
TAKING = frozenset(("territory_change", "raid"))
NO_DOERS, NO_ATTACKERS = frozenset(("place",)), frozenset(("place", "media"))
# What an attack or campaign that "reaches" somewhere hits: `اعتقالات طالت مدنيين`; a place may be only where.
REACHED = SITES | CIVILIANS | {"collective"}
GUNS = "artillery_unit"  # the entry
NO_WEAPONS = frozenset(("body", "authority", "place", "civilian"))  # المركز الذي يستخدمه الجيش
BUILDING = "building"  # the entry of nouns for buildings and positions
LEFT = "displacement"
UNDERGOES = "slot:target=subject"  # the reason of a target whose verb it is the subject of
AGENT_GENITIVE = "slot:actor=genitive_agent"  # the reason of an actor that stands as a genitive
DOER = Role(role="actor", slot="subject")
UNDERGOER = Role(role="target", slot="object")
# Words about what somebody did, which is then their target.
DEEDS = frozenset(("civilian_attack", "unspecified_violence", "displacement"))
SAID_REACH = 14  # nodes from a word of condemning to another deed condemned
JUDGED = frozenset(("accuse", "reject"))


def assign(draft: Draft, role: Role | None, chunks: list[Chunk]) -> None:
    """Put phrases where the role says; a settlement that is hit is the place, not the target."""
    if role is None or not chunks:
        return
    if role.role == "actor" and draft.act in ATTACKS and _is_building(chunks[0]):
        role = UNDERGOER  # قصف المستشفى جريمة
    if role.role == "actor":
        if draft.weapon is None and chunks[0].class_ == "weapon":  # خمسة صواريخ استهدفت
            draft.weapon = chunks[0]
            take_owner(draft, chunks[0])
        elif not draft.actor:
            barred = NO_ATTACKERS if draft.act in ATTACKS else NO_DOERS
            doers = [c for c in chunks if c.class_ not in barred and is_sound(c) and not _is_gun(c)]
            draft.actor += [Filler(draft.scene, c) for c in doers]
    elif role.role == "target" and draft.act == "explosion" and chunks[0].class_ == "weapon":
        draft.weapon = draft.weapon or chunks[0]  # فجر مسلحون عبوة
    elif role.role == "target":
        chunks = [_core(c) for c in chunks]
        draft.place_fillers += [c for c in chunks if c.class_ in ("place", "country")]
        new = [c for c in chunks if (is_sound(c) and _is_party_hit(draft, c)) or is_deed_judged(draft, c)]
        draft.target += [Filler(draft.scene, c) for c in new if all(c is not f.chunk for f in draft.target)]
    elif role.role == "place":
        draft.place_fillers += chunks
        if not draft.target and draft.act in HITTING:  # طال القصف سوقا شعبيا
            draft.target += [
                Filler(draft.scene, c)
                for c in chunks
                if c.class_ in (REACHED if role.slot == "object" else SITES) and _is_hit(draft.scene, c)
            ]
        elif not draft.target and draft.act == "talks":  # زار الوزير نظيره
            draft.target += [Filler(draft.scene, c) for c in chunks if c.is_agent and is_sound(c)]
    elif role.role == "weapon" and draft.weapon is None:
        _use(draft, chunks[0])
    draft.because.append(f"slot:{role.role}={role.slot}")


def _use(draft: Draft, chunk: Chunk) -> None:
    """Take what is used as the weapon; to use a building or people is no attack."""
    if chunk.class_ in NO_WEAPONS and draft.act == "light":
        draft.act = "none"
    else:
        draft.weapon = chunk


def part_roles(draft: Draft) -> None:
    """Leave one phrase in one role: who acts by force is the actor, anything else the target."""
    for filler in [f for f in draft.actor if any(f.chunk is t.chunk for t in draft.target)]:
        if filler.chunk.class_ in PARTIES and UNDERGOES not in draft.because:
            draft.target = [t for t in draft.target if t.chunk is not filler.chunk]
        else:
            draft.actor = [a for a in draft.actor if a.chunk is not filler.chunk]
    if UNDERGOES in draft.because:
        draft.target = [f for f in draft.target if not _is_scene_of(draft, f.chunk)]
    told: dict[tuple[str, ...], Filler] = {}
    for filler in draft.target:  # a title that the page prints twice
        told.setdefault(tuple(n.unit.folded for n in filler.chunk.nodes), filler)
    draft.target = list(told.values())


def _is_scene_of(draft: Draft, chunk: Chunk) -> bool:
    """`شهدت البلاد هجوما`, `شهد المخيم نزوحا`: a country under attack, a place that people leave."""
    return (
        chunk.class_ == "country" if draft.act in ATTACKS else draft.act == LEFT and chunk.class_ == "place"
    )


def free_judges(drafts: list[Draft]) -> list[Draft]:
    """The acts, none done by who condemns one beside it (`أدان المجلس القصف وقتل المدنيين`)."""
    judges = [d for d in drafts if d.act in JUDGED and d.entry is not None and not d.entry.blames]
    for draft in drafts:
        if draft.act not in ATTACKS | DEEDS or draft.status == "denied":
            continue
        said = [a.chunk for j in judges for a in j.actor if 0 < draft.node.index - j.node.index < SAID_REACH]
        said = [c for c in said if c.first < draft.node.index]
        draft.actor = [f for f in draft.actor if all(f.chunk is not c for c in said)]
    return drafts


def _is_gun(chunk: Chunk) -> bool:
    """`تم القصف بواسطة المدفعية`: guns by means of which it is done; nor does a number alone do it."""
    guns = chunk.prep == BY_MEANS_OF and any(s.id == GUNS for s in chunk.nodes[0].senses)
    return guns or chunk.nodes == [chunk.number]


def _is_building(chunk: Chunk) -> bool:
    """A house, a hospital, a post: hit, and never who attacks."""
    noun = chunk.nodes[0].first.get("noun")
    return chunk.class_ == "object" and noun is not None and noun.id == BUILDING


def _core(chunk: Chunk) -> Chunk:
    """The thing behind a word of side (`مدخل سوق شعبي`), which is what was hit."""
    if not chunk.direction or len(chunk.nodes) < 2 or not chunk.built:
        return chunk
    second = chunk.nodes[1]
    return Chunk(second.index, chunk.last, chunk.prep, nodes=chunk.nodes[1:], class_="object")


def is_deed_judged(draft: Draft, chunk: Chunk) -> bool:
    """Whether a phrase names a thing done that is condemned or refused (`أدان الجريمة البشعة`); no charge."""
    if draft.act not in JUDGED or draft.entry is None or draft.entry.blames:
        return False
    return chunk.class_ in ("common", "unknown") and bool(chunk.nodes[0].reading.article)


def _is_party_hit(draft: Draft, chunk: Chunk) -> bool:
    """Whether a phrase is whom or what an act hits; a country that is attacked is its place."""
    if chunk.class_ == "country":
        return draft.entry is None or draft.entry.act not in ATTACKS
    if draft.act == "deployment" and chunk.class_ == "force" and chunk.nodes[0].reading.pronoun:
        return False  # حشد الجيش قواته
    site = chunk.facility or (chunk.class_ == "place" and "noun" in chunk.nodes[0].first)
    if site and draft.act not in HITTING:
        return False
    named = chunk.facility and (len(chunk.nodes) > 1 or " " in chunk.nodes[0].unit.folded)  # قاعدة جوية
    if chunk.class_ == "place" and not named and draft.act in TAKING:
        return False  # سيطر على عشر قرى، على المطار: there, and from whom is not told
    return chunk.class_ not in ("place", "unknown") or _is_hit(draft.scene, chunk)


def _is_hit(scene: Scene, chunk: Chunk) -> bool:
    """Whether a place phrase names what is hit (`مناطق سكنية`), not where (`بلدة اللطامنة`, `المدينة`)."""
    if chunk.facility:  # مستشفى الرستن، سوق قندوز، جسر المدينة
        return True
    if any(chunk.first <= p.last and p.first <= chunk.last for p in scene.places):
        return False
    if any(n.tag == ADJECTIVE and n.first.get("common") for n in chunk.nodes[1:]):  # الأحياء السكنية
        return True
    head = chunk.nodes[0]
    settled = chunk.class_ == "place" and not (chunk.region or chunk.direction)
    if settled and head.reading.article and head.folded.endswith((*PLACE_PLURALS, *DUAL)):
        return True  # البلدتين، القرى: named before
    vague = len(chunk.nodes) == 1 and chunk.region  # محافظة، مناطق, of which nothing is told
    return chunk.class_ != "place" or not (head.reading.article or chunk.direction or vague)


def is_sound(chunk: Chunk) -> bool:
    """A phrase that can be a party: not a bare number, time or common adjective."""
    head = chunk.nodes[0]
    if "_" in head.folded and not head.senses:  # #تلفزيون_سوريا
        return False
    if head.folded in NOBODY and not head.reading.article and chunk.class_ in ("unknown", "common"):
        return False
    if len(chunk.nodes) == 1:
        if head.folded.removesuffix(TANWIN) == ANYBODY or head.folded in ONE_MORE:  # من جانب آخر
            return False
        crowd = head.reading.article and head.folded in CROWDS  # تظاهر المئات
        if chunk.class_ == "collective" and chunk.actor is None and not crowd:
            return False
    if is_origin(head):
        return False
    if chunk.class_ == "common":
        return False
    if head.tag == ADJECTIVE and all(n.tag == ADJECTIVE and n.first.get("common") for n in chunk.nodes):
        return False
    if head.tag not in (NUMBER, TIME, SIGN) or chunk.number is not None:
        return True
    return any(n.tag not in (NUMBER, TIME, SIGN) for n in chunk.nodes)
