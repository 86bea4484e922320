"""Ties each loss to the event that brought it; a loss without one becomes a claim of its own."""

from rawi.arabic.words import AGENT_PREPOSITIONS
from rawi.extract.acts import ATTACKS, REMOTE
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler, Loss
from rawi.extract.harm import is_remainder, make_loss, suffer
from rawi.extract.nodes import SIGN, VERB
from rawi.extract.weapons import take_owner
from rawi.knowledge.load import Knowledge
from rawi.model import Effect

# Acts that can cost lives or do damage, and so take the losses told beside them.
HARMFUL = ATTACKS | {
    "arrest", "abduction", "displacement", "property_destruction", "raid", "weapons_disrupted", "protest",
    "riot", "territory_change", "restriction", "accident",
}  # fmt: skip
# Prepositions that put the cause of a loss, or the event in which it happened, after it.
CAUSAL = frozenset(
    ("في", "خلال", "بعد", "جراء", "اثر", "نتيجه", "من", "بسبب", "عقب", "اثناء", "ب", "ضمن", "بفعل")
)


def attach_losses(losses: list[Loss], drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Give each loss of a sentence to its event; return the drafts of those that have none."""
    own: list[Draft] = []
    for loss in losses:
        event = _cause(loss, drafts, scene)
        if event is not None and (loss.killer is None or (event.act in ATTACKS and not event.actor)):
            _pass_on(event, loss)
            event.losses.append(loss)
            if loss.killer is not None:
                event.actor.append(Filler(scene, loss.killer))
        elif own and event is None and _same_breath(own[-1], loss):
            own[-1].losses.append(loss)
            _suffer(own[-1], loss)
        elif (loss.violent or loss.killer) and _told(loss):
            own.append(_loss_draft(loss))
    return own


def _pass_on(event: Draft, loss: Loss) -> None:
    """`أطلق الجنود النار على شاب فاستشهد`: who does the act is not who dies of it; its target is."""
    actors = [f.chunk for f in event.actor]
    if loss.sufferer is not None and loss.sufferer in actors and event.target and loss.killer is None:
        suffer(loss, event.target[-1].chunk)


def _told(loss: Loss) -> bool:
    """A word for the dead or hurt tells an event only with a number, indefinite, or told by a verb."""
    if loss.pattern != "sufferer" or loss.number is not None:
        return True
    node = loss.node
    if node.form is not None and node.form.number in ("s", "d") and not node.reading.article:
        return True
    verb = loss.scene.clause(node.index).verb
    return verb is not None and loss.scene.nodes[verb].of("event", "result", "harm") is not None


def _same_breath(draft: Draft, loss: Loss) -> bool:
    """`قُتل ثلاثة وأصيب ستة`: the next loss of the same telling."""
    between = loss.scene.nodes[draft.node.index : loss.node.index]
    stops = any(n.tag == SIGN and n.folded in ".؛" for n in between)
    return draft.node.index < loss.node.index and not stops and (loss.killer is None or not draft.actor)


def _loss_draft(loss: Loss) -> Draft:
    """A claim that knows only its losses, and by whom or with what, where that stands beside them."""
    scene = loss.scene
    draft = Draft(
        scene, loss.node, "unspecified_violence", None, (loss.node.index, loss.node.index), losses=[loss]
    )
    draft.because += loss.because
    if loss.killer is not None:
        draft.actor.append(Filler(scene, loss.killer))
    for chunk in scene.chunks_between(loss.node.index, _reach(loss)):
        if chunk.class_ == "weapon" and chunk.prep in ("ب", "جراء", "من") and draft.weapon is None:
            draft.weapon = chunk
            take_owner(draft, chunk)
        elif chunk.prep in AGENT_PREPOSITIONS and not draft.actor:
            draft.actor.append(Filler(scene, chunk))
    _suffer(draft, loss)
    return draft


def _reach(loss: Loss) -> int:
    """The last node before the next full clause: losses joined by و count as one telling."""
    scene = loss.scene
    for node in scene.nodes[loss.node.index + 1 :]:
        if (node.tag == VERB and not node.of("harm")) or (node.tag == SIGN and node.folded in ".؛:"):
            return node.index - 1
    return len(scene.nodes) - 1


def _suffer(draft: Draft, loss: Loss) -> None:
    if loss.sufferer is not None and loss.who != "object" and not is_remainder(loss):
        draft.target.append(Filler(loss.scene, loss.sufferer))


def add_sufferers(draft: Draft) -> None:
    """Who is killed or hurt in fighting or an attack is its target, where no other is told.

    Of fire from afar only fighters are: whom else it hits is told by the place.
    """
    remote = draft.act in REMOTE
    if draft.target or (draft.place_fillers and not remote) or draft.act not in ATTACKS:
        return
    for loss in draft.losses:
        if loss.of == "target" and (loss.who == "combatant" or not remote):
            _suffer(draft, loss)


HELD: dict[str, Effect] = {"arrest": "detained", "abduction": "detained", "displacement": "displaced"}


def add_held(draft: Draft, knowledge: Knowledge) -> None:
    """Who is arrested, kidnapped or driven out is the loss of the act."""
    effect = HELD.get(draft.act)
    if effect is None or draft.losses or draft.entry is None:
        return
    for filler in draft.target:
        chunk = filler.chunk
        if chunk.is_agent or chunk.number is not None:
            draft.losses.append(
                make_loss(filler.scene, draft.node, effect, chunk, f"event:{draft.entry.id}", knowledge)
            )


def _cause(loss: Loss, drafts: list[Draft], scene: Scene) -> Draft | None:
    """The event that brought a loss: its stated cause after it, or told before it, or in its clause."""
    at = loss.node.index
    harmful = [d for d in drafts if d.act in HARMFUL and d.status != "demanded"]
    after = [d for d in harmful if d.node.index > at and not _stopped(scene, at, d.node.index)]
    for draft in after:
        if _introduced(scene, at, draft):
            return draft
    before = [d for d in harmful if d.node.index < at and not _stopped(scene, d.node.index, at)]
    if before:
        return before[-1]
    if after and scene.clause_of[after[0].node.index] == scene.clause_of[at]:
        return after[0]
    return None


def _stopped(scene: Scene, first: int, last: int) -> bool:
    return any(n.tag == SIGN and n.folded in ".؛!؟" for n in scene.nodes[first:last])


def _introduced(scene: Scene, at: int, draft: Draft) -> bool:
    """Whether a preposition or a result word puts the event after the loss as its cause."""
    node = draft.node
    if node.prep in ("ب", "ل"):
        return node.prep == "ب"
    before = node.index - 1
    while before > at and (
        scene.nodes[before].tag in ("number", "demonstrative", "quantifier") or _light_noun(scene, before)
    ):
        if scene.nodes[before].prep == "ب":
            return True
        before -= 1
    previous = scene.nodes[before]
    if previous.tag == "preposition" and not previous.reading.pronoun:
        return previous.folded in CAUSAL
    return previous.of("result") is not None


def _light_noun(scene: Scene, index: int) -> bool:
    """`عملية قصف`, `سلسلة غارات`: a noun that only carries the event word."""
    chunk = scene.chunk_of[index]
    return chunk is not None and chunk.class_ in ("unknown", "collective") and chunk.last - chunk.first <= 1
