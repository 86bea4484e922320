"""Ties each loss to the event that brought it; a loss without one becomes a claim of its own."""

from msgspec.structs import replace

from rawi.arabic.party_words import IS_DONE
from rawi.arabic.words import (
    AGENT_PREPOSITIONS,
    AND,
    BEFORE,
    CIVIL_PLACES,
    FOR,
    MEMBERSHIP,
    OCCURRING,
    STOPS_AND_COLON,
    WEAPON_CAUSES,
)
from rawi.extract.acts import ATTACKS, HAND_HELD, REMOTE
from rawi.extract.assign import AGENT_GENITIVE
from rawi.extract.brought import cause_of
from rawi.extract.chunks import Chunk
from rawi.extract.classes import THINGS
from rawi.extract.clauses import Scene, only_carries
from rawi.extract.denials import is_denied_loss, is_nobody, is_tried
from rawi.extract.drafts import Draft, Filler, Loss
from rawi.extract.instruments import is_blow
from rawi.extract.lists import with_joined
from rawi.extract.losses import make_loss, suffer
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.shared import LARGE_TOLL, is_remainder, is_same_breath
from rawi.extract.things import is_thing
from rawi.extract.victims import is_person, is_suspect, who_of, words_who
from rawi.extract.weapons import has_owner, is_weapon, shooter_of, take_owner
from rawi.extract.when import is_of_other_day
from rawi.knowledge.load import Knowledge
from rawi.model import ARMED_KINDS, Effect, Who

TWIN_REACH = 3  # nodes between two acts that و joins
BELONGING_REACH = 4  # nodes

HELD: dict[str, Effect] = {"arrest": "detained", "abduction": "detained", "displacement": "displaced"}
UNDONE = frozenset(("status:foil", "status:fail"))
MASSACRE = "massacre"  # the entry
PLAIN = frozenset(("person", "collective", "unknown"))
# Acts in whose course somebody may be shot, which is an act of its own.
SCENES = frozenset((
    "raid", "protest", "riot", "restriction", "arrest", "territory_change", "displacement", "deployment",
))  # fmt: skip


def attach_losses(losses: list[Loss], drafts: list[Draft], scene: Scene, knowledge: Knowledge) -> list[Draft]:
    """Give each loss of a sentence to its event; return the drafts of those that have none."""
    own: list[Draft] = []
    for loss in losses:
        denied = is_denied_loss(scene, loss.node, knowledge)
        if denied and (loss.node.tag != VERB or is_nobody(scene, loss.node)):
            continue
        event = None if denied else cause_of(loss, drafts, scene)
        if event is not None and event.node.index < loss.node.index:
            event = None if is_of_other_day(scene, loss.node, hours=True) else event  # بعد أيام من مقتل
        if event is not None and _is_apart(event, loss) and _is_shot(loss, event, own, knowledge):
            event = None
        if event is not None and (event.node is loss.node or _takes(event, loss)):
            _pass_on(event, loss, knowledge)
            event.losses.append(loss)
            if loss.killer is not None and not event.actor and loss.killer.class_ not in THINGS:
                event.actor += [Filler(scene, c) for c in with_joined(scene, loss.killer)]
            _share_with_twin(event, loss, drafts)
        elif own and event is None and is_same_breath(own[-1], loss):
            if is_blow(scene, own[-1].losses[-1], loss):
                own[-1].node, own[-1].trigger = loss.node, (loss.node.index, loss.node.index)
                continue
            own[-1].losses.append(loss)
            _suffer(own[-1], loss)
        elif (loss.violent or loss.killer) and _told(loss):
            own.append(_loss_draft(loss, knowledge))
    return own


def _is_scene(event: Draft) -> bool:
    """An event in whose course somebody may be shot: fighting with a crowd too (`مواجهات`)."""
    return event.act in SCENES or (event.act == "clash" and event.entry is not None and event.entry.crowd)


def _is_apart(event: Draft, loss: Loss) -> bool:
    """What costs nobody a life by gunfire: a scene, or fire from afar told before."""
    return _is_scene(event) or (event.act in REMOTE and event.node.index < loss.node.index)


def _is_shot(loss: Loss, event: Draft, own: list[Draft], knowledge: Knowledge) -> bool:
    """`استشهد شاب برصاص الاحتلال خلال مواجهات`: who is shot by somebody suffers an act of its own.

    So does who is told in the same breath (`وأصيب آخر`), and whoever is shot where people only protest.
    """
    if own and is_same_breath(own[-1], loss):
        weapon = own[-1].weapon
        if own[-1].means in HAND_HELD or (weapon is not None and _is_gun(weapon, knowledge)):
            return True
    if loss.who not in ("civilian", "unknown") or loss.killer is not None:
        return False
    return any(
        chunk.prep in WEAPON_CAUSES
        and is_weapon(chunk, knowledge)
        and (has_owner(chunk) or event.act == "protest")
        and _is_gun(chunk, knowledge)
        for chunk in loss.scene.chunks_between(loss.node.index, _reach(loss))
    )


def _is_gun(chunk: Chunk, knowledge: Knowledge) -> bool:
    senses = [s for s in chunk.nodes[0].senses if s.kind == "noun"]
    return any(knowledge.nouns[s.id].means in HAND_HELD for s in senses)


def _takes(event: Draft, loss: Loss) -> bool:
    """Whether a loss with a killer of its own can be the event's: he is its actor, or it has none."""
    if loss.killer is None or loss.killer.class_ in THINGS:  # things kill nobody by themselves
        return True
    actors = [f.chunk for f in event.actor]
    return event.act in ATTACKS and (not actors or loss.killer in actors)


def _share_with_twin(event: Draft, loss: Loss, drafts: list[Draft]) -> None:
    """`قتلوا في قصف وغارات`, `القصف والغارات أوقعت قتلى`: both acts have the loss, which is a total then."""
    for twin in drafts:
        pair = (event, twin) if event.node.index < twin.node.index else (twin, event)
        if twin.act != event.act and _are_twins(*pair) and not any(x.node is loss.node for x in twin.losses):
            twin.losses.append(replace(loss))
            event.because.append("twin")
            twin.because.append("twin")


def _are_twins(first: Draft, second: Draft) -> bool:
    """Two attacks that و joins in one breath, no verb or sign between."""
    between = first.scene.nodes[first.node.index + 1 : second.node.index + 1]
    near = len(between) - 1 <= TWIN_REACH and second.node.conj == AND
    attacks = first.act in ATTACKS and second.act in ATTACKS
    return near and attacks and not any(n.tag in (VERB, SIGN) for n in between)


def _pass_on(event: Draft, loss: Loss, knowledge: Knowledge) -> None:
    """`أطلق الجنود النار على شاب فاستشهد`: who does the act is not who dies of it; its target is."""
    actors = [f.chunk for f in event.actor]
    target = event.target[-1].chunk if event.target else None
    hit = target is not None and who_of(target, knowledge) != "object"
    if loss.sufferer is None or loss.sufferer not in actors or not hit or loss.killer is not None:
        return
    if _comes_after(loss):  # طعن ثلاثة قبل أن يقتل
        loss.of = "actor"
    else:
        suffer(loss, event.target[-1].chunk, knowledge)


def _comes_after(loss: Loss) -> bool:
    """`قبل أن يقتل`: what befell who did it, once it was done."""
    opening = loss.scene.nodes[loss.scene.clause_at[loss.node.index].first]
    return opening.folded.partition(" ")[0] == BEFORE


def _told(loss: Loss) -> bool:
    """A word for the dead or hurt tells an event only with a number, indefinite, or told by a verb.

    Destroying is often an aim or a power: as a noun it tells an event only where it is said to be done.
    """
    if loss.effect == "destroyed" and loss.node.tag != VERB:
        return _is_done(loss.scene, loss.node)
    if loss.pattern != "sufferer" or loss.number is not None:
        return True
    node = loss.node
    clause = loss.scene.clause_at[node.index]
    opens = clause.verb is None and all(
        n.tag == SIGN for n in loss.scene.nodes[: node.index]
    )  # قتلى في السوق
    few = node.form is not None and node.form.number in ("s", "d")
    falls = node.index > 0 and loss.scene.nodes[node.index - 1].folded in OCCURRING  # سقوط ضحايا
    if (few or opens or falls) and not node.reading.article:
        return True
    verb = clause.verb
    return verb is not None and loss.scene.nodes[verb].of("event", "result", "harm") is not None


def _is_done(scene: Scene, node: Node) -> bool:
    """Whether a noun opens its sentence, stands behind "was done", or is what somebody announces or does."""
    if node.conj or node.reading.article:
        return False
    before = scene.nodes[scene.clause_at[node.index].first : node.index]
    if all(n.tag == SIGN for n in before):
        return not node.prep
    verb = next((n for n in reversed(before) if n.tag == VERB), None)
    if verb is not None and only_carries(verb):
        return True  # نجح المقاتلون في تدمير جسر
    if verb is None or any(n.tag == SIGN or n.prep for n in scene.nodes[verb.index + 1 : node.index + 1]):
        return False
    return verb.folded in IS_DONE or "attribution" in verb.first


def _loss_draft(loss: Loss, knowledge: Knowledge) -> Draft:
    """A claim that knows only its losses, and by whom or with what, where that stands beside them."""
    scene = loss.scene
    draft = Draft(
        scene, loss.node, "unspecified_violence", None, (loss.node.index, loss.node.index), losses=[loss]
    )
    draft.because += loss.because
    if loss.killer is not None and loss.killer.class_ == "weapon":
        draft.weapon = loss.killer  # قتلت رصاصة طائشة طفلا
        take_owner(draft, loss.killer)
    elif loss.killer is not None:
        draft.actor += [Filler(scene, c) for c in with_joined(scene, loss.killer)]
    for chunk in scene.chunks_between(loss.node.index, _reach(loss)):
        if draft.weapon is None and chunk.prep in WEAPON_CAUSES and is_weapon(chunk, knowledge):
            draft.weapon = chunk
            if chunk.class_ == "weapon":
                take_owner(draft, chunk)
            if not draft.actor and (shooter := shooter_of(scene, chunk.last)) is not None:
                draft.actor.append(Filler(scene, shooter))
        elif chunk.prep in AGENT_PREPOSITIONS and not draft.actor:
            draft.actor.append(Filler(scene, chunk))
    _suffer(draft, loss)
    return draft


def _reach(loss: Loss) -> int:
    """The last node before the next full clause: losses joined by و count as one telling."""
    scene = loss.scene
    for node in scene.nodes[loss.node.index + 1 :]:
        if (node.tag == VERB and not node.first.get("harm")) or (
            node.tag == SIGN and node.folded in STOPS_AND_COLON
        ):
            return node.index - 1
    return len(scene.nodes) - 1


def _suffer(draft: Draft, loss: Loss) -> None:
    who = loss.sufferer
    done = loss.killer is not None or loss.node is draft.node
    if who is None or is_remainder(loss) or (loss.who == "object" and not (done and is_thing(who))):
        return
    if all((who.first, who.last) != (f.chunk.first, f.chunk.last) for f in draft.target):
        draft.target.append(Filler(loss.scene, who))  # once: قتلى وجرحى من الطرفين
        draft.actor = [f for f in draft.actor if f.chunk is not who]  # جثث خمسة جنود أعدموا


def add_sufferers(draft: Draft) -> None:
    """Who is killed or hurt in fighting or an attack is its target, where no other is told.

    Of fire from afar only fighters are: whom else it hits is told by the place.
    """
    remote = draft.act in REMOTE
    if draft.target or (draft.place_fillers and not remote) or draft.act not in ATTACKS:
        return
    for loss in draft.losses:
        named = loss.sufferer is not None and (loss.sufferer.title or loss.sufferer.actor is not None)
        if loss.of == "target" and (loss.who == "combatant" or named or not remote):
            _suffer(draft, loss)


def add_held(draft: Draft, knowledge: Knowledge) -> None:
    """Who is arrested, kidnapped, driven out or murdered, and what is burnt down, is the loss of the act."""
    effect = (draft.entry.effect or HELD.get(draft.act)) if draft.entry is not None else None
    if draft.entry is None or effect is None or not draft.target:
        return
    if any(loss.effect == effect for loss in draft.losses):
        return
    for filler in draft.target:
        told = any(loss.sufferer is filler.chunk for loss in draft.losses)
        if not told and _is_held(filler.chunk, effect, AGENT_GENITIVE in draft.because):
            rule = f"event:{draft.entry.id}"
            draft.losses.append(make_loss(filler.scene, draft.node, effect, filler.chunk, rule, knowledge))


def drop_unheld(draft: Draft) -> None:
    """`عملية لاعتقال مطلوبين`, `حاول خطف طبيب`: whom somebody means to take, or fails to, is not taken."""
    if is_tried(draft.scene, draft.node) or not UNDONE.isdisjoint(draft.because):
        draft.losses = [x for x in draft.losses if x.node is not draft.node]
    purpose = draft.node.tag != VERB and draft.node.prep == FOR
    if purpose or draft.status in ("planned", "demanded", "conditional"):
        draft.losses = [x for x in draft.losses if x.node is not draft.node or x.effect != "detained"]


def _is_held(chunk: Chunk, effect: Effect, by_genitive: bool) -> bool:
    """People, or what is destroyed; behind ل where the genitive does it (`اعتقال الشرطة للناشط`)."""
    if effect == "destroyed":
        return chunk.class_ in ("object", "place", "weapon") and not chunk.actor
    if chunk.prep == FOR and not by_genitive:
        return False
    return is_person(chunk) or chunk.number is not None or chunk.class_ == "unknown"


def settle_losses(draft: Draft, knowledge: Knowledge) -> None:
    """Say of each loss what its own words leave open: who suffers it, and on whose side he stands."""
    if not draft.losses:
        return
    sides = {who_of(f.chunk, knowledge) for f in draft.target} | {
        who_of(c, knowledge) for c in draft.place_fillers
    }
    for loss in draft.losses:
        if loss.effect == "casualty" and any(x.effect == "injured" for x in draft.losses):
            loss.effect = "killed"  # ارتفع عدد الضحايا إلى أربعة، بالإضافة إلى إصابة اثنين
        if loss.who == "unknown":
            _settle_who(draft, loss, sides, knowledge)
        _settle_side(draft, loss)


def _settle_who(draft: Draft, loss: Loss, sides: set[Who], knowledge: Knowledge) -> None:
    """Unnamed persons are civilians where civilians are attacked, fighters where only fighters are."""
    named = loss.sufferer is not None or (draft.entry is not None and draft.entry.id == MASSACRE)
    if loss.effect in ("damaged", "destroyed"):
        loss.who = "object"
    elif loss.effect == "displaced":
        loss.who = "civilian"
    elif loss.effect == "detained":
        group = _belonging(loss.scene, loss.sufferer) if loss.sufferer is not None else None
        if group is not None and group.kind in ARMED_KINDS:
            loss.who = "combatant"
        elif (
            loss.sufferer is not None
            and _is_plain(loss.scene, loss.sufferer)
            and not is_large(loss)
            and "combatant" not in sides
        ):
            loss.who = "civilian"
    elif draft.act == "civilian_attack" and named:
        loss.who = "civilian"
    elif draft.act in ATTACKS and draft.act != "clash":
        others = {x.who for x in draft.losses if x is not loss and x.who != "object"} - {"unknown"}
        told = (sides - {"object", "unknown"}) or others
        if len(told) == 1 and not is_large(loss):
            loss.who = min(told)
        elif not told and _civil_target(draft, knowledge):
            loss.who = "civilian"


def _belonging(scene: Scene, chunk: Chunk) -> Chunk | None:
    """To whom people belong: `320 شخصا ينتمون لتنظيم داعش`."""
    for node in scene.nodes[chunk.last + 1 : chunk.last + 1 + BELONGING_REACH]:
        if node.folded.startswith(MEMBERSHIP):
            after = scene.chunks_between(node.index + 1, node.index + 3)
            return after[0] if after and (after[0].actor or after[0].class_ == "force") else None
        if node.tag == SIGN or node.is_telling:
            return None
    return None


def _is_plain(scene: Scene, chunk: Chunk) -> bool:
    """Persons of whom nothing makes fighters or suspects."""
    return chunk.class_ in PLAIN and not is_suspect(scene, chunk)


def is_large(loss: Loss) -> bool:
    """A toll of many events: its parts are of all sorts."""
    return (loss.minimum or 0) >= LARGE_TOLL


def _civil_target(draft: Draft, knowledge: Knowledge) -> bool:
    """A market, a house, a school, a camp of those displaced: what is hit there are civilians."""
    for filler in draft.target:
        if len(draft.target) == 1 and words_who(filler.chunk.nodes, knowledge) == "civilian":
            return True
        if who_of(filler.chunk, knowledge) == "object" and any(
            n.folded in CIVIL_PLACES for n in filler.chunk.nodes
        ):
            return True
    return False


def _settle_side(draft: Draft, loss: Loss) -> None:
    """Losses of the attacker himself, and those of a fight whose side is not told."""
    own = _party_ids(draft.actor) - _party_ids(draft.target)
    mine = loss.sufferer is not None and {loss.sufferer.actor} - {None} & own
    if mine and draft.act in ATTACKS and loss.killer is None:
        loss.of = "actor"
    elif (
        draft.act == "clash"
        and loss.who == "unknown"
        and not _is_onesided(draft)
        and (draft.actor or draft.target or loss.sufferer is None)
    ):
        loss.of = "other"
    elif draft.act in ("riot", "protest") and loss.who == "civilian":
        loss.of = "actor"


def _is_onesided(draft: Draft) -> bool:
    """`الهجوم الإسرائيلي على البلدة`: an attack, no fight of two sides."""
    return draft.entry is not None and (draft.entry.by_means or draft.entry.by_target)


def _party_ids(fillers: list[Filler]) -> set[str | None]:
    return {f.chunk.actor for f in fillers} - {None}
