"""Gives the phrases that a preposition governs their roles: parties, hands that did it, owners, recipients.

roles.py calls it for each event word, once subject and object have theirs.
"""

from rawi.arabic.party_words import AMID, HELPING
from rawi.arabic.words import (
    AGAINST,
    AGENT_PREPOSITIONS,
    BELONGING,
    BETWEEN,
    BY,
    BY_HAND_OF,
    FOR,
    FROM,
    HANDS,
    IN,
    ON,
    THIRD_PERSON,
    WITH,
)
from rawi.extract.acts import ATTACKS, BLASTS
from rawi.extract.antecedents import find_antecedent, relative_head
from rawi.extract.assign import DOER, JUDGED, TAKING, UNDERGOER, assign, is_deed_judged
from rawi.extract.choices import carries_out
from rawi.extract.chunks import Chunk, rest_of
from rawi.extract.classes import CIVILIANS, PEOPLE
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.genitives import is_of_other
from rawi.extract.lists import with_joined
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, VERB, Node, governing
from rawi.extract.origins import take_origin
from rawi.extract.sides import is_helper, take_sides
from rawi.extract.subjects import near, role_at
from rawi.knowledge.schema import FrameEntry, Role

ON_THIRD_PERSON = {ON + pronoun: pronoun for pronoun in THIRD_PERSON}  # على and its pronoun
NO_FOES = frozenset(("place", "object", "common", "unknown"))
HELD = CIVILIANS | {"collective"}
HIT = frozenset(("object", "force"))
OF_ONE = frozenset(("arrest", "abduction", "civilian_attack"))  # done to people, for nobody
GIVING = frozenset(("deployment", "aid", "release", "support"))  # ل names who is given to
NEAR = 3  # nodes from an event word to a preposition with a pronoun
JUDGING = frozenset((BY, FOR, ON, AGAINST))  # before what is condemned, refused, voted down
BY_HAND_PREPOSITIONS = frozenset((BY, IN, ON))
# Speech to somebody, whose object is a party.
ADDRESSED = frozenset(("demand", "threat", "pledge", "protest"))


def take_governed(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> None:
    """`هاجموا على`, `بين الجيش ومسلحين`, `على أيدي`: what the frame, or the preposition itself, says."""
    asked = draft.act == "demand" and bool(draft.target)  # طالب المجلس بالضغط على الحكومة
    for chunk in chunks:
        if not chunk.prep or chunk.joined or chunk.class_ == "weapon" or _is_among(draft, chunk):
            continue
        if asked and chunk.prep not in AGENT_PREPOSITIONS:
            continue
        if (draft.act in ATTACKS and _is_purpose(draft, chunk)) or _is_way(draft, chunk):
            continue
        if chunk.prep == BETWEEN and not draft.actor:
            take_sides(draft, chunk)
            continue
        if is_of_other(draft.scene, draft.node, chunk) or _is_anothers(draft, chunk):
            continue
        if _is_where_hit(draft, chunk):
            draft.place_fillers.append(chunk)
            continue
        if _is_of_deed(draft, chunk) or (is_helper(draft.scene, chunk) and not _is_of_foe(draft, chunk)):
            continue  # استهدفت منازل وسط تحليق للطائرات
        if draft.act == "aid" and not draft.target and (helped := _helped(chunk)) is not None:
            assign(draft, UNDERGOER, [helped])
        elif (hand := _by_hand(chunk)) is not None:
            assign(draft, DOER, [hand, *with_joined(draft.scene, chunk)[1:]])
        elif ((role := role_at(frame, "preposition", chunk.prep)) and can_be(draft, role, chunk, frame)) or (
            chunk.prep == WITH and (role := role_at(frame, "with"))
        ):
            assign(draft, role, with_joined(draft.scene, chunk))
        elif not draft.target and _is_blown_up(draft, chunk):
            assign(draft, UNDERGOER, with_joined(draft.scene, chunk))


def _is_among(draft: Draft, chunk: Chunk) -> bool:
    """`قصف يوقع إصابات بين المدنيين`: among whom there are losses; they are no side."""
    if chunk.prep != BETWEEN:
        return False
    at = chunk.first - 1
    at -= draft.scene.nodes[at].folded == BETWEEN
    return at >= 0 and draft.scene.nodes[at].of("harm") is not None


def take_meant(draft: Draft, frame: FrameEntry | None, things: frozenset[str]) -> None:
    """`بعد سيطرته عليها`, `أطلقوا عليهم النار`: whom a preposition's pronoun right after an event word means.

    `things`: the classes of things that it can mean beside parties.
    """
    scene, node = draft.scene, draft.node
    if node.tag == NOUN and (pronoun := ON_THIRD_PERSON.get(node.unit.folded.rpartition(" ")[2])):
        meant = relative_head(scene, node) or find_antecedent(scene, node, pronoun, things)
        meant = meant if meant is not None and meant.class_ in HELD else None
        role = role_at(frame, "preposition", ON)
        if not draft.target and meant is not None and not _acts(draft, meant):
            assign(draft, role, [meant])  # القبض عليهم
        return
    for other in scene.nodes[node.index + 1 : node.index + 1 + NEAR]:
        if other.tag == "preposition" and other.reading.pronoun in THIRD_PERSON:
            role = role_at(frame, "preposition", other.folded)
            if role is None:
                return
            meant = find_antecedent(scene, node, other.reading.pronoun, things)
            if role.role == "target" and not draft.target and meant is not None and not _acts(draft, meant):
                assign(draft, role, [meant])
            return
        if other.tag not in (NOUN, ADJECTIVE):
            return


def _acts(draft: Draft, chunk: Chunk) -> bool:
    """`إسرائيل شنت هجوما عليها`: none means the subject of its own clause, who tells it, or where."""
    scene = draft.scene
    beside = scene.clause_of[chunk.first] == scene.clause_of[draft.node.index] and chunk.is_bare
    where = chunk.class_ == "place" and not chunk.facility
    teller = chunk.class_ in ("source", "media", "country")
    return (beside and not draft.actor) or where or teller or any(chunk is f.chunk for f in draft.actor)


def _is_way(draft: Draft, chunk: Chunk) -> bool:
    """`تقدمت من ثلاثة محاور`, `طالب بمحاكمة القتلة`: where from, or what is asked, is no party."""
    if draft.act == "demand" and chunk.prep == FROM:  # طالب بانسحاب القوات من البلاد
        return any(n.prep == BY for n in draft.scene.nodes[draft.node.index + 1 : chunk.first])
    if draft.act in ("demand", "clash") and chunk.prep == BY:
        return _by_hand(chunk) is None and (draft.act == "demand" or chunk.class_ in NO_FOES)
    return (
        draft.act == "territory_change"
        and chunk.prep == FROM
        and chunk.class_ in ("place", "object", "common")
    )


def _is_purpose(draft: Draft, chunk: Chunk) -> bool:
    """`قصفت مصنعا للإسمنت`: what the thing that was hit is for."""
    if not draft.target or chunk.prep != FOR:
        return False
    hit = draft.target[-1].chunk  # قصفت مقرات لأحزاب
    thing = hit.class_ == "object" and not hit.nodes[0].reading.article
    owned = thing and hit.last + 1 == chunk.first and draft.node.tag == VERB
    return owned or chunk.class_ in ("unknown", "common")


def _is_anothers(draft: Draft, chunk: Chunk) -> bool:
    """Whether a phrase belongs to a noun, to who does it or to whom it is done to, and not to the act."""
    if _is_of_noun(draft, chunk) or _is_behind_object(draft, chunk):
        return True
    return _is_of_doer(draft, chunk) or _is_of_held(draft, chunk)


def _is_of_noun(draft: Draft, chunk: Chunk) -> bool:
    """`قصفوا الحي دون مراعاة للسكان`: right behind a plain noun that is governed, ل belongs to it.

    So it does behind a word of belonging (`في مراكز التوقيف التابعة للميليشيا`), and behind what a verb
    of the act has for its object (`غارات تستهدف مخزنا للحبوب`).
    """
    if chunk.prep == FOR and chunk.first and draft.scene.nodes[chunk.first - 1].folded in BELONGING:
        return True
    if draft.act in TAKING:
        return False  # سيطروا على آخر جيب للتنظيم
    before = draft.scene.chunk_of[chunk.first - 1] if chunk.prep == FOR and chunk.first else None
    if before is not None and before.is_bare and before.class_ == "object" and draft.node.tag != VERB:
        return draft.node.index < before.first - 1 and draft.scene.nodes[before.first - 1].tag == VERB
    asked = {word for sense in draft.node.senses for word in sense.asked}
    if before is not None and not before.nodes[0].companions.isdisjoint(asked):
        return False  # عبر عن دعمه للحكومة
    return before is not None and bool(before.prep) and before.class_ in ("common", "unknown")


def _is_blown_up(draft: Draft, chunk: Chunk) -> bool:
    """`فجر مقاتلون عبوة بدبابة`, `فجر انتحاري نفسه وسط حشد`: whom or what a blast is meant for."""
    if chunk.prep == AMID:
        return draft.act in BLASTS and chunk.class_ in PEOPLE
    bomb = any(
        c.class_ == "weapon" for c in draft.scene.chunks_between(draft.node.index + 1, chunk.first - 1)
    )
    return draft.act == "explosion" and chunk.prep == BY and chunk.class_ in HIT and bomb


def _is_behind_object(draft: Draft, chunk: Chunk) -> bool:
    """`عبوة تستهدف رتلا على الطريق`: behind what the verb of a blast or a raid has for its object."""
    scene, node = draft.scene, draft.node
    if node.tag == VERB or draft.act not in ATTACKS:
        return False
    verb = next((n for n in scene.nodes[node.index + 1 : chunk.first] if n.tag == VERB), None)
    if verb is None or verb.reading.pronoun or "event" not in verb.first or carries_out(verb.first):
        return False
    hit = scene.chunk_of[verb.index + 1] if verb.index + 1 < len(scene.nodes) else None
    return hit is not None and hit.is_bare and hit.last < chunk.first and hit.class_ in HIT


def _is_of_doer(draft: Draft, chunk: Chunk) -> bool:
    """`قصفت مدفعية للجيش سوقا`: between who does it and whom it is done to, ل names whose the doer is."""
    beside = any(f.scene is draft.scene and f.chunk.last + 1 == chunk.first for f in draft.actor)
    behind = any(f.scene is draft.scene and f.chunk.first > chunk.last for f in draft.target)
    return chunk.prep == FOR and beside and behind


def _is_of_held(draft: Draft, chunk: Chunk) -> bool:
    """`اعتقال خلية للتنظيم`: right behind whom it is done to, ل names whose they are."""
    if draft.act not in OF_ONE or chunk.prep != FOR:
        return False
    return any(f.scene is draft.scene and f.chunk.last + 1 == chunk.first for f in draft.target)


def _is_where_hit(draft: Draft, chunk: Chunk) -> bool:
    """`قصف الجيش سيارة على الطريق`: behind the thing that was hit, على with a road tells where.

    So does what those rode who killed somebody: `اغتيال ضابط برصاص مجهولين على دراجة نارية`.
    """
    things = [f for f in draft.target if f.scene is draft.scene and f.chunk.last + 1 < chunk.first]
    beside = any(not f.chunk.prep and f.chunk.last + 2 == chunk.first for f in things)
    ridden = draft.act == "civilian_attack" and chunk.class_ == "object" and bool(draft.target)
    return draft.act in ATTACKS and chunk.prep == ON and (ridden or (chunk.class_ == "place" and beside))


def _is_of_foe(draft: Draft, chunk: Chunk) -> bool:
    """`بين الجيش والميليشيا المدعومة بالفلول`: a lasting friend of the other side stands on it."""
    lasting = draft.scene.nodes[chunk.first - 1].reading.article
    return lasting and any(f.scene is draft.scene and f.chunk.last < chunk.first for f in draft.target)


def _is_of_deed(draft: Draft, chunk: Chunk) -> bool:
    """`ندد بالهجمات الإسرائيلية على لبنان`: on whom the attack was that is condemned, not the words."""
    between = draft.scene.nodes[draft.node.index + 1 : chunk.first]
    return draft.act in JUDGED and chunk.prep == ON and any(n.is_telling for n in between)


def _helped(chunk: Chunk) -> Chunk | None:
    """`مليون دولار لدعم لبنان`: whom what was given is to help."""
    if chunk.prep != FOR or chunk.nodes[0].folded not in HELPING or len(chunk.nodes) < 2:
        return None
    return rest_of(chunk, 1, "country" if chunk.country and not chunk.actor else "body")


def _by_hand(chunk: Chunk) -> Chunk | None:
    """Who did it, after `من قبل` or `على أيدي`, `بيد`; the hand itself left out."""
    if chunk.prep in AGENT_PREPOSITIONS:
        return chunk
    if chunk.nodes[0].folded not in HANDS or chunk.prep not in BY_HAND_PREPOSITIONS or len(chunk.nodes) < 2:
        return None
    return rest_of(chunk, 1, "force" if chunk.class_ in ("unknown", "common") else chunk.class_, BY_HAND_OF)


def can_be(draft: Draft, role: Role | None, chunk: Chunk, frame: FrameEntry | None) -> bool:
    """A frame about people takes only parties after a preposition (طالبت الدولة بالتحرك: no target)."""
    if role is None or role.role != "target" or frame is None or not frame.parties_only:
        return True
    if is_deed_judged(draft, chunk):  # ندد بالحادث
        return role.slot == "object" or (chunk.prep in JUDGING and near(draft.scene, draft.node, chunk))
    many = role.slot == "object" and len(chunk.nodes) > 1
    unknown = many and chunk.class_ in ("unknown", "collective")
    return chunk.is_agent or chunk.actor is not None or chunk.class_ == "country" or unknown


def take_owning(draft: Draft, frame: FrameEntry | None, chunks: list[Chunk]) -> None:
    """`غارات للتحالف`, `قصف من قوات النظام`: an armed owner after ل or من is the actor."""
    if draft.act in ATTACKS and not draft.actor:
        take_origin(draft, chunks)
    if draft.actor or draft.node.tag == ADJECTIVE or role_at(frame, "genitive_agent") is None:
        return
    if draft.act in GIVING and role_at(frame, "preposition", FOR) is not None:
        return  # تسليم دبابات للجيش
    for chunk in chunks:
        if any(c.prep and c.class_ != "place" and c.last + 1 == chunk.first for c in chunks):
            continue  # هجوم على مركز للدرك: theirs is the post
        if not near(draft.scene, draft.node, chunk):
            return  # theirs is the event told in between
        if draft.act not in ATTACKS and any(f.chunk.last + 1 == chunk.first for f in draft.target):
            return  # تفكيك خلية للتنظيم
        whose = chunk.prep == FOR or (chunk.prep == FROM and draft.act in ATTACKS)
        no_man = chunk.class_ in ("object", "place")  # من مناطق سيطرة الجيش
        party = chunk.class_ in ("force", "authority") or (chunk.actor and not no_man)
        if whose and party and not chunk.joined:
            draft.actor += [Filler(draft.scene, c) for c in with_joined(draft.scene, chunk)]
            draft.target = [f for f in draft.target if f.chunk is not chunk and not f.chunk.joined]
            return


def take_recipients(draft: Draft, frame: FrameEntry | None) -> None:
    """`وزعت خياما على النازحين`, `استهدف نازحين`: who suffered a loss is a party, no phrase."""
    scene, node = draft.scene, draft.node
    if draft.target or frame is None or not scene.having("harm"):
        return
    for other in scene.nodes[node.index + 1 : scene.clause_at[node.index].last + 1]:
        if other.tag == VERB:
            return
        if other.tag != NOUN or "harm" not in other.first or "noun" not in other.first:
            continue
        prep = governing(scene.nodes, other)
        before = scene.chunk_of[other.index - 1]
        apart = before is not None and (before.prep or before.class_ == "place")
        if prep and (apart or (node.tag != VERB and not _is_next(scene, node, other))):
            return  # قصف قرب مخيم للنازحين
        role = role_at(frame, "preposition", prep) if prep else _bare_role(draft, frame, other)
        if role is not None and role.role == "target":
            assign(draft, role, [_harmed(scene, other, prep)])
            return


def _harmed(scene: Scene, other: Node, prep: str) -> Chunk:
    """Who is told by a word of loss, with how many of them there are (`آلاف النازحين`)."""
    first = other.index - _is_counted(scene, other)
    nodes = scene.nodes[first : other.index + 1]
    return Chunk(first, other.index, prep, nodes=nodes, class_="civilian", kind="civilians")


def _is_counted(scene: Scene, other: Node) -> bool:
    before = scene.nodes[other.index - 1] if other.index else None
    return before is not None and before.tag == NUMBER and not other.conj


def _is_next(scene: Scene, node: Node, other: Node) -> bool:
    """Whether nothing but adjectives and the preposition stands between an event noun and another word."""
    return all(n.tag in (ADJECTIVE, "preposition") for n in scene.nodes[node.index + 1 : other.index])


def _bare_role(draft: Draft, frame: FrameEntry, other: Node) -> Role | None:
    """`قصف الجيش النازحين`, `منع النازحين من`: the role of who stands right behind an act, or its subject."""
    node, before = draft.node, other.index - 1 - _is_counted(draft.scene, other)
    if other.conj or draft.act in ADDRESSED:
        return None
    if node.tag != VERB:
        return role_at(frame, "genitive_patient") if before == node.index else None
    done = any(f.scene is draft.scene and f.chunk.last == before > node.index for f in draft.actor)
    return (role_at(frame, "object") or role_at(frame, "subject")) if done or before == node.index else None
