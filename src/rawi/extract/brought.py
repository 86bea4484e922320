"""Finds the event that brought a loss: its stated cause, what was told before, what stands in its clause."""

from rawi.arabic.words import (
    AND,
    BY,
    CAUSAL_PREPOSITIONS,
    DURING_IT,
    FOR,
    LATER,
    SENTENCE_STOPS,
    WHEN,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Loss
from rawi.extract.nodes import SIGN, VERB, governing

DURING_REACH = 4  # nodes between خلالها and the loss (تمكنت خلالها من قتل)

# Acts that bring no loss told before them, where they only stand beside it.
ASIDE = frozenset(("arrest", "abduction", "displacement", "restriction", "territory_change"))

# Acts that can cost lives or do damage, and so take the losses told beside them.
HARMFUL = ATTACKS | {
    "arrest", "abduction", "displacement", "property_destruction", "raid", "weapons_disrupted", "protest",
    "riot", "territory_change", "restriction", "accident",
}  # fmt: skip


def cause_of(loss: Loss, drafts: list[Draft], scene: Scene) -> Draft | None:
    """The event that brought a loss: its stated cause after it, or told before it, or in its clause."""
    at = loss.node.index
    harmful = [d for d in drafts if d.act in HARMFUL and d.status != "demanded"]
    if own := next((d for d in harmful if d.node is loss.node), None):
        return own  # دمّر المقاتلون دبابة
    after = [d for d in harmful if d.node.index > at and not _stopped(scene, at, d.node.index)]
    if any(n.unit.folded in DURING_IT for n in scene.nodes[max(0, at - DURING_REACH) : at]):
        after = []
    before = [d for d in harmful if d.node.index < at and not _stopped(scene, d.node.index, at)]
    if before and _brought(scene, before[-1], at):
        return before[-1]
    after = [d for d in after if not _is_apart_from(scene, at, d)]
    for draft in after:
        if _introduced(scene, at, draft):
            return draft
    if before:
        return before[-1]
    if after and scene.clause_of[after[0].node.index] == scene.clause_of[at]:
        return after[0]
    return None


def _brought(scene: Scene, draft: Draft, at: int) -> bool:
    """`الهجوم الذي أدى إلى مقتل طفل بعدما أضرم مستوطنون النار`: a result word ties it to what is before."""
    verb = scene.clause_at[at].verb
    if verb is None or not draft.node.index < verb < at or "result" not in scene.nodes[verb].first:
        return False
    return not any(n.tag == VERB for n in scene.nodes[verb + 1 : at])


def _is_apart_from(scene: Scene, at: int, draft: Draft) -> bool:
    """`وإصابة اثنين واعتقال ثلاثة`, `قُتل طفل بعد نزوحه`: held or driven out beside a loss, or before."""
    node = draft.node
    if draft.act not in ASIDE or node.tag == VERB:
        return False
    beside = node.conj == AND and scene.nodes[at].tag != VERB
    return beside or governing(scene.nodes, node) in LATER


def _stopped(scene: Scene, first: int, last: int) -> bool:
    return any(n.tag == SIGN and n.folded in SENTENCE_STOPS for n in scene.nodes[first:last])


def _introduced(scene: Scene, at: int, draft: Draft) -> bool:
    """Whether a preposition or a result word puts the event after the loss as its cause."""
    node = draft.node
    if node.prep in (BY, FOR):
        return node.prep == BY
    before = node.index - 1
    while before > at and (
        scene.nodes[before].tag in ("number", "demonstrative", "quantifier") or _light_noun(scene, before)
    ):
        if scene.nodes[before].prep == BY:
            return True
        before -= 1
    previous = scene.nodes[before]
    if previous.folded in WHEN:  # عندما انفجر لغم
        return node.tag == VERB
    if previous.tag == "preposition" and not previous.reading.pronoun:
        return previous.folded in CAUSAL_PREPOSITIONS
    return "result" in previous.first


def _light_noun(scene: Scene, index: int) -> bool:
    """`عملية قصف`, `سلسلة غارات`: a noun that only carries the event word."""
    chunk = scene.chunk_of[index]
    return chunk is not None and chunk.class_ in ("unknown", "collective") and chunk.last - chunk.first <= 1
