"""Puts claims together: event words, their roles, losses, times, sources and status, over a whole report."""

from collections.abc import Iterator, Sequence

from rawi.extract.attribution import Saying, Voice, Voices, find_sayings, with_met
from rawi.extract.chunks import Chunk, find_chunks
from rawi.extract.clauses import Scene, make_scene
from rawi.extract.drafts import Draft, Filler, Loss
from rawi.extract.harm import find_losses
from rawi.extract.nodes import VERB, Node, tag_units
from rawi.extract.places import PlaceName, find_places
from rawi.extract.roles import fill_roles
from rawi.extract.status import set_status
from rawi.extract.write import write_claims
from rawi.knowledge.load import Knowledge
from rawi.model import Claim, Document
from rawi.recognize.units import Unit

MEANS_ACT = {
    "air": "airstrike", "drone": "airstrike", "artillery": "shelling", "rocket": "shelling", "bomb": "explosion",
    "vehicle_bomb": "explosion", "suicide": "suicide_bombing", "chemical": "chemical_attack",
}  # fmt: skip
HAND_HELD = frozenset(("gun", "blade"))
ARMED = frozenset(("force", "country"))
UNARMED = frozenset(("civilian", "person", "media"))
MERGING = frozenset(("airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack", "clash", "civilian_attack", "unspecified_violence"))


def extract(
    document: Document, sentences: Sequence[tuple[tuple[Unit, ...], int]], knowledge: Knowledge
) -> Iterator[Claim]:
    """Yield the claims of a document in text order, not yet grounded.

    `sentences` are the units of each sentence with the number of its paragraph.
    Raises: nothing.
    """
    voices = Voices()
    drafts: list[tuple[Draft, list[Saying]]] = []
    for units, paragraph in sentences:
        scene = read_scene(units, paragraph, knowledge)
        sayings = find_sayings(scene, voices, knowledge)
        for draft in find_events(scene, knowledge):
            draft.background = draft.background or voices.background
            drafts.append((draft, sayings))
    yield from write_claims(document, drafts, knowledge)


def read_scene(units: tuple[Unit, ...], paragraph: int, knowledge: Knowledge) -> Scene:
    """The scene of one sentence from its units."""
    nodes = tag_units(units, knowledge)
    chunks = find_chunks(nodes, knowledge)
    return make_scene(nodes, chunks, find_places(nodes, knowledge), knowledge, paragraph)


def find_events(scene: Scene, knowledge: Knowledge) -> list[Draft]:
    """The events of one sentence with their roles, losses, act and status, in text order."""
    drafts: list[Draft] = []
    light: list[Draft] = []
    for node in scene.nodes:
        if draft := _draft(scene, node, knowledge):
            fill_roles(draft, knowledge)
            (light if draft.act == "light" else drafts).append(draft)
    _carry_light(light, drafts)
    _merge_verbs(drafts)
    drafts = [d for d in drafts if not d.merged]
    losses = find_losses(scene, knowledge)
    drafts += _attach(losses, drafts, scene)
    for draft in drafts:
        _choose_act(draft, knowledge)
        set_status(draft, knowledge)
    drafts.sort(key=lambda d: d.node.index)
    return [d for d in drafts if _enough(d, scene)]


def _draft(scene: Scene, node: Node, knowledge: Knowledge) -> Draft | None:
    """A draft for an event word, or None when its needed words are absent or it only looks like an event."""
    senses = [s for s in node.senses if s.kind == "event"]
    met = [s for s in senses if s.with_words and with_met(scene.nodes, node, s.with_words)]
    free = [s for s in senses if not s.with_words]
    if node.tag != VERB and node.senses and node.senses[0].kind != "event":
        return None
    for sense in (*met, *free):
        entry = knowledge.events[sense.id]
        if entry.act == "none":
            return None
        draft = Draft(scene, node, entry.act, entry, (node.index, node.index))
        draft.because.append(f"event:{entry.id}")
        draft.background, draft.aggregate = entry.background, entry.aggregate
        return draft
    return None


def _carry_light(light: list[Draft], drafts: list[Draft]) -> None:
    """Give the arguments of a light verb (`شنّ`, `تعرّض لـ`) to the event noun that it carries."""
    for verb in light:
        clause = verb.scene.clause(verb.node.index)
        nouns = [d for d in drafts if d.node.tag != VERB]
        after = [d for d in nouns if verb.node.index < d.node.index <= clause.last]
        before = [d for d in nouns if verb.node.index - 8 <= d.node.index < verb.node.index]
        noun = before[-1] if before and (verb.node.reading.pronoun or clause.role == "relative") else (after[0] if after else None)
        if noun is None:
            continue
        noun.actor = noun.actor or [f for f in verb.actor if not _contains(f.chunk, noun.node)]
        noun.target = noun.target or verb.target
        noun.place_fillers += verb.place_fillers
        noun.because += verb.because
        noun.trigger = noun.covers(verb.trigger) if abs(noun.node.index - verb.node.index) == 1 else noun.trigger
        noun.weapon, noun.means = noun.weapon or verb.weapon, noun.means or verb.means


def _contains(chunk: Chunk, node: Node) -> bool:
    return chunk.first <= node.index <= chunk.last


def _merge_verbs(drafts: list[Draft]) -> None:
    """`غارة استهدفت منزلاً`, `استهدف قصف بلدة`: one event told by a noun and the verb it is the subject of."""
    for noun, verb in [(a, b) for a in drafts for b in drafts if a.node.tag != VERB and b.node.tag == VERB]:
        if noun.merged or verb.merged or noun.act not in MERGING or verb.act not in MERGING:
            continue
        gap = verb.node.index - noun.node.index
        same = noun.scene.clause_of[noun.node.index] == verb.scene.clause_of[verb.node.index]
        follows = 0 < gap <= 6 and not verb.actor and not verb.node.conj and noun.node.prep == ""
        leads = -3 <= gap < 0 and same and noun.node.prep == "" and not verb.actor
        if follows or leads:
            noun.target, noun.place_fillers = noun.target or verb.target, noun.place_fillers + verb.place_fillers
            noun.because += verb.because
            noun.weapon, noun.means = noun.weapon or verb.weapon, noun.means or verb.means
            if leads:
                noun.trigger = noun.covers(verb.trigger)
            verb.merged = True


def _attach(losses: list[Loss], drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Give each loss to its event; losses without one become claims of their own."""
    own: list[Draft] = []
    for loss in losses:
        event = _cause(loss, drafts, scene)
        if event is not None and loss.killer is None:
            event.losses.append(loss)
        elif own and own[-1].node.index < loss.node.index and loss.killer is None and event is None and _same_breath(own[-1], loss, scene):
            own[-1].losses.append(loss)
        elif loss.violent or loss.killer:
            own.append(_loss_draft(loss, scene))
        if event is None and own and loss.sufferer is not None and loss in own[-1].losses:
            own[-1].target.append(Filler(scene, loss.sufferer))
    return own


def _same_breath(draft: Draft, loss: Loss, scene: Scene) -> bool:
    return scene.clause_of[loss.node.index] - scene.clause_of[draft.node.index] <= 1


def _loss_draft(loss: Loss, scene: Scene) -> Draft:
    draft = Draft(scene, loss.node, "unspecified_violence", None, (loss.node.index, loss.node.index), losses=[loss])
    draft.because += loss.because
    if loss.killer is not None:
        draft.actor.append(Filler(scene, loss.killer))
    for chunk in scene.chunks_between(loss.node.index, scene.clause(loss.node.index).last):
        if chunk.class_ == "weapon" and chunk.prep in ("ب", "جراء", "من"):
            draft.weapon = chunk
    return draft


def _cause(loss: Loss, drafts: list[Draft], scene: Scene) -> Draft | None:
    """The event that brought a loss: joined by a result word, in its clause, or the nearest before it."""
    at = loss.node.index
    violent = [d for d in drafts if d.act in MERGING or d.act in ("arrest", "abduction", "displacement", "property_destruction", "raid", "weapons_disrupted", "protest", "riot")]
    before = [d for d in violent if d.node.index < at]
    after = [d for d in violent if d.node.index > at and scene.clause_of[d.node.index] - scene.clause_of[at] <= 1]
    results = [n.index for n in scene.nodes if n.of("result")]
    if after and (after[0].node.prep in ("ب", "في") or any(at < r < after[0].node.index for r in results) or _after_preposition(scene, after[0].node)):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after and scene.clause_of[after[0].node.index] == scene.clause_of[at] else None


def _after_preposition(scene: Scene, node: Node) -> bool:
    previous = scene.nodes[node.index - 1] if node.index else None
    return previous is not None and previous.tag == "preposition" and previous.folded in ("في", "خلال", "بعد", "جراء", "اثر", "نتيجه", "من")


def _choose_act(draft: Draft, knowledge: Knowledge) -> None:
    """Let the means and the victims decide where the event word leaves it open."""
    entry = draft.entry
    if draft.weapon is not None and not draft.means:
        for node in draft.weapon.nodes:
            sense = node.of("noun")
            draft.means = draft.means or (knowledge.nouns[sense.id].means or "" if sense else "")
    open_act = entry is None or entry.by_means or entry.by_target
    if open_act and draft.means in MEANS_ACT and (entry is None or entry.by_means):
        draft.act = MEANS_ACT[draft.means]
        draft.because.append(f"means:{draft.means}")
        return
    if entry is not None and not entry.by_target and not (entry.by_means and draft.means in HAND_HELD):
        return
    if entry is None and not (draft.means in HAND_HELD or draft.actor):
        return
    victims = {f.chunk.class_ for f in draft.target} | {"civilian" for loss in draft.losses if loss.who == "civilian"}
    fighters = any(loss.who == "combatant" for loss in draft.losses)
    if victims & UNARMED and not fighters:
        draft.act = "civilian_attack"
    elif victims & ARMED or fighters:
        draft.act = "clash"
    draft.because.append("victims")


def _enough(draft: Draft, scene: Scene) -> bool:
    """Whether the event names an actor, target or place, and what its entry needs."""
    places = bool(scene.places or draft.place_fillers)
    if not (draft.actor or draft.target or places or draft.losses):
        return False
    if draft.entry is None or not draft.entry.needs:
        return True
    has = {
        "weapon": bool(draft.weapon or draft.means), "harm": bool(draft.losses), "actor": bool(draft.actor),
        "target": bool(draft.target or draft.place_fillers), "place": places,
    }  # fmt: skip
    test = all if draft.entry.needs_all else any
    return test(has[need] for need in draft.entry.needs)


__all__ = ["PlaceName", "Voice", "extract", "find_events", "read_scene"]
