"""Folds into an attack the noun that names once more what it led to: a massacre, shells that fell."""

from rawi.arabic.words import CAUSAL_PREPOSITIONS, SENTENCE_STOPS, WHEN
from rawi.extract.acts import ATTACKS
from rawi.extract.complements import governor
from rawi.extract.drafts import Draft
from rawi.extract.nodes import SIGN, VERB


def sum_up(draft: Draft, drafts: list[Draft]) -> None:
    """`قصف الحي، ما أدى إلى مجزرة`, `مجزرة إثر قصف`: what an attack led to names it once more."""
    for cause in drafts:
        if cause is draft or cause.act not in ATTACKS or cause.merged or draft.merged:
            continue
        if not (_leads_to(cause, draft) or _is_brought_by(draft, cause)):
            continue
        cause.because += draft.because
        cause.actor, cause.target = cause.actor or draft.actor, cause.target or draft.target
        draft.merged = True


def _leads_to(cause: Draft, draft: Draft) -> bool:
    """Whether a result word between them tells that the one brought the other: massacre, fall of shells."""
    first, last = cause.node.index, draft.node.index
    brought = draft.entry is not None and draft.entry.result and draft.node.tag != VERB
    return (
        brought and first < last and any(n.first.get("result") for n in draft.scene.nodes[first + 1 : last])
    )


def _is_brought_by(draft: Draft, cause: Draft) -> bool:
    """`ارتكبت مجزرة راح ضحيتها ستة إثر قصف على البلدة`, `عندما قصفت`: its cause stands behind it."""
    nodes, first, last = draft.scene.nodes, draft.node.index, cause.node.index
    if draft.entry is None or not draft.entry.result or not first < last or cause.node.conj:
        return False
    if any(n.tag == SIGN and n.folded in SENTENCE_STOPS for n in nodes[first:last]):
        return False
    when = cause.node.tag == VERB and nodes[last - 1].folded in WHEN
    return when or (cause.node.tag != VERB and governor(cause) in CAUSAL_PREPOSITIONS)
