"""Folds into an act what it led to, told once more: a massacre, fallen shells, arrests, who is led away."""

from rawi.arabic.words import CAUSAL_PREPOSITIONS, DURING, FOR, LED_AWAY, SENTENCE_STOPS, WHEN
from rawi.extract.acts import ATTACKS, SEIZING
from rawi.extract.complements import absorb, governor
from rawi.extract.drafts import Draft
from rawi.extract.nodes import MEANWHILE, SIGN, VERB


def sum_up(draft: Draft, drafts: list[Draft]) -> None:
    """`قصف الحي، ما أدى إلى مجزرة`, `مجزرة إثر قصف`: what an attack led to names it once more."""
    for cause in drafts:
        if cause is draft or cause.act not in ATTACKS or cause.merged or draft.merged:
            continue
        if not (_leads_to(cause, draft) or _is_brought_by(draft, cause)):
            continue
        cause.because += draft.because
        cause.actor = cause.actor or draft.actor
        if "harm" not in draft.node.first:  # ما أدى إلى تدمير دبابة: a loss
            cause.target = cause.target or draft.target
        draft.merged = True


def _leads_to(cause: Draft, draft: Draft) -> bool:
    """Whether a result word between them tells that the one brought the other: massacre, fall of shells."""
    first, last = cause.node.index, draft.node.index
    brought = draft.entry is not None and draft.entry.result and draft.node.tag != VERB
    if draft.act == "property_destruction" and "harm" not in draft.node.first:
        return False  # أدى الهجوم إلى نهب متاجر: an act
    before = max(0, first - 1)  # أسفرت الغارة عن تدمير دبابة
    return brought and first < last and any(n.first.get("result") for n in draft.scene.nodes[before:last])


def _is_brought_by(draft: Draft, cause: Draft) -> bool:
    """`ارتكبت مجزرة راح ضحيتها ستة إثر قصف على البلدة`, `عندما قصفت`: its cause stands behind it."""
    nodes, first, last = draft.scene.nodes, draft.node.index, cause.node.index
    if draft.entry is None or not draft.entry.result or not first < last or cause.node.conj:
        return False
    if any(n.tag == SIGN and n.folded in SENTENCE_STOPS for n in nodes[first:last]):
        return False
    when = cause.node.tag == VERB and nodes[last - 1].folded in WHEN
    robs = draft.act == "property_destruction"  # نهبت متاجر خلال الهجوم: two acts
    causes = CAUSAL_PREPOSITIONS - {DURING} if robs else CAUSAL_PREPOSITIONS
    return when or (cause.node.tag != VERB and governor(cause) in causes)


def search(outer: Draft, drafts: list[Draft]) -> None:
    """`داهمت القوات منازل واعتقلت شابين`: a raid told with its arrests is one arrest."""
    if outer.act != "raid" or outer.merged:
        return
    for draft in drafts:
        later = draft.node.index > outer.node.index or outer.node.tag != VERB  # اعتقلت ثلاثة في عمليات دهم
        before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
        led = before is not None and before.first.get("result") is not None  # أدت لاعتقال
        # توغل لاعتقال شاب: which may come to nothing
        aimed = draft.node.tag != VERB and governor(draft) == FOR and not led
        if draft.act == "arrest" and later and not (draft.merged or aimed or _meanwhile(outer, draft)):
            draft.actor = draft.actor or outer.actor
            absorb(draft, outer)
            return


def _meanwhile(first: Draft, second: Draft) -> bool:
    """Whether another scene begins between two acts (`في حين`, `فيما`)."""
    start, end = sorted((first.node.index, second.node.index))
    return any(s.id == MEANWHILE for n in first.scene.nodes[start:end] for s in n.senses)


def lead_away(outer: Draft, drafts: list[Draft]) -> None:
    """`اعتقلوا شابا واقتادوه إلى جهة مجهولة`: where somebody seized is taken is no event of its own."""
    if outer.act not in SEIZING or outer.merged:
        return
    for draft in drafts:
        led = draft.node.tag == VERB and draft.node.reading.stem.startswith(LED_AWAY)
        behind = draft.node.index > outer.node.index and bool(draft.node.reading.pronoun)
        if led and behind and draft is not outer and not draft.merged:
            absorb(outer, draft)
            return
