"""What losses told side by side share: the sort of the others, whose both figures are, one telling."""

from itertools import pairwise

from rawi.arabic.loss_words import ADDED
from rawi.arabic.words import ADDITIONS, COLLEAGUE, COMPANY, FOR, ONE_MORE, STOPS, WOUNDS
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Loss
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB
from rawi.extract.victims import LIVING, head_of, is_person, who_of
from rawi.knowledge.load import Knowledge

LARGE_TOLL = 500  # dead or hurt: no single event of the gold sets but the largest reaches it
BESIDE = 2  # nodes from one counted loss to the next
JOINING = COMPANY | ADDITIONS
NOBODY = frozenset(("collective", "count"))


def is_remainder(loss: Loss) -> bool:
    """A number alone, or with `آخرون`."""
    words = [n for n in loss.sufferer.nodes if n.tag != NUMBER] if loss.sufferer else []
    more = [n.folded.startswith(WOUNDS) or (n.folded in ONE_MORE and not n.reading.article) for n in words]
    return not words or (more[0] and all(m or n.tag == ADJECTIVE for m, n in zip(more, words, strict=True)))


def settle_remainder(scene: Scene, loss: Loss, losses: list[Loss], knowledge: Knowledge) -> None:
    """`أصيب سبعة آخرون`, `جُرح العشرات`: of the sort that the loss, or the people counted, before name."""
    if (loss.minimum or 0) >= LARGE_TOLL or loss.effect not in LIVING:
        return
    first = loss.sufferer.nodes[0] if loss.sufferer is not None else None
    like = first is not None and first.folded.startswith(COLLEAGUE) and not first.reading.article
    if loss.who != "unknown" and not like:
        return
    crowd = loss.sufferer is not None and loss.sufferer.class_ in NOBODY and len(loss.sufferer.nodes) == 1
    if losses and losses[-1].effect in LIVING and (is_remainder(loss) or crowd or like):
        loss.who = losses[-1].who
    elif not losses and loss.sufferer is not None and len(loss.sufferer.nodes) > 1 and is_remainder(loss):
        before = (c for c in reversed(scene.chunks) if c.last < loss.first and c.number is not None)
        loss.who = who_of(next((c for c in before if is_person(c)), None), knowledge)


def is_same_breath(draft: Draft, loss: Loss) -> bool:
    """`قُتل ثلاثة وأصيب ستة`: the next loss of the same telling."""
    between = loss.scene.nodes[draft.node.index : loss.node.index]
    stops = any(n.tag == SIGN and n.folded in STOPS for n in between)
    mine = loss.killer is None or not draft.actor or _is_same_doer(draft, loss)
    return draft.node.index <= loss.node.index and not stops and mine


def _is_same_doer(draft: Draft, loss: Loss) -> bool:
    """`قتل الجنود ثلاثة وجرحوا آخرين`: one telling, where no other place or sign parts them."""
    scene, first = loss.scene, draft.node.index
    parted = any(n.tag == SIGN for n in scene.nodes[first : loss.node.index])
    parted = parted or any(first < p.first < loss.node.index for p in scene.places)
    doers = any(f.chunk is loss.killer for f in draft.actor)
    return doers and bool(loss.node.conj) and not parted and loss.effect in LIVING


def share_losers(scene: Scene, losses: list[Loss]) -> None:
    """`أربعة قتلى و7 جرحى في صفوف الجيش`, `مقتل 5 وجرح 12 من الشرطة`: both are of those named last."""
    for loss, after in pairwise(losses):
        near = 0 < after.first - loss.last <= BESIDE
        beside = near and any(n.conj for n in scene.nodes[loss.last + 1 : after.first + 1])
        both = loss.effect in LIVING and after.effect in LIVING and loss.effect != after.effect
        alone = loss.sufferer is None or all(n.tag == NUMBER for n in loss.sufferer.nodes)
        if beside and both and alone and loss.who == "unknown" and loss.node.tag == after.node.tag:
            loss.who = after.who


def company_of(scene: Scene, loss: Loss) -> Chunk | None:
    """`قُتل القيادي مع ثلاثة من مرافقيه`: who is counted with him who is lost, in the same clause."""
    if loss.sufferer is None or loss.effect not in LIVING:
        return None
    first = max(loss.sufferer.last, loss.node.index) + 1
    for chunk in scene.chunks_between(first, scene.clause_at[first - 1].last):
        between = scene.nodes[first : chunk.first]
        if any(n.tag == VERB or n.is_telling or (n.tag == SIGN and n.folded in STOPS) for n in between):
            return None
        if head_of(chunk).folded == ADDED:
            continue  # بالإضافة لمدنيين
        besides = chunk.prep in ADDITIONS or (chunk.prep == FOR and between and between[-1].folded == ADDED)
        if besides or chunk.prep in JOINING:
            one = besides and is_one_new(chunk)  # إضافة إلى طفل
            return chunk if one or (chunk.number is not None and is_person(chunk)) else None
    return None


def is_one_new(chunk: Chunk) -> bool:
    """`طفل`, `امرأتان`: one person or two who are not known yet."""
    head = head_of(chunk)
    few = head.form is not None and head.form.number in ("s", "d") and "noun" in head.first
    new = few and not head.reading.article and chunk.actor is None and not chunk.country
    return new and chunk.class_ in ("civilian", "person")
