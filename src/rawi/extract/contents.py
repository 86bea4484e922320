"""Folds speech acts, deals and bans with what they are about: asked, threatened, promised, blamed."""

from rawi.arabic.party_words import BEHIND, INVOLVEMENT
from rawi.arabic.words import (
    ABOUT,
    ARTICLE,
    BY,
    CONTENT_PREPOSITIONS,
    FOR,
    IN,
    NEVER,
    PAUSES,
    RESPONSIBILITY,
    STOPPED,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.assign import AGENT_GENITIVE
from rawi.extract.chunks import Chunk
from rawi.extract.companions import has_before
from rawi.extract.complements import absorb, governor, governors, inner_of
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import NOUN, SIGN, VERB

ASKING = frozenset(("demand", "threat", "pledge"))
# what somebody refuses to do or to have done, and so is not there: no attack, no deal
REFUSED = frozenset(("withdrawal", "release", "talks", "ceasefire", "deployment", "displacement"))
TAKES_TARGET = frozenset(("threat", "pledge"))
REACH = 12  # nodes between the speech act and what it asks
ADDRESS_REACH = 5  # nodes between a word of blame or praise and the act it is about
LONG_ADDRESS_REACH = 12  # over a long subject


def fold_contents(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the acts that a demand, threat or pledge is about (`هدد بقصف البلدة`: one threat).

    What it takes for granted stays (`طالب بوقف قصف البلدة`: the demand and the shelling).
    """
    for outer in drafts:
        _fold_content(outer, drafts)
    return [d for d in drafts if not d.merged]


def _fold_content(outer: Draft, drafts: list[Draft]) -> None:
    """Merge into a demand, threat or pledge the one of these acts that it is about."""
    if outer.entry is None or not outer.entry.says or outer.merged:
        return
    refused = outer.act == "reject" and has_before(outer.scene.nodes, outer.node, (NEVER,))
    inner = _content(outer, drafts) if outer.act in ASKING or refused else None
    if inner is None:
        return
    inner.merged = True
    outer.place_fillers += inner.place_fillers
    outer.because.append("content")
    if outer.act in TAKES_TARGET:
        outer.target = outer.target or inner.target


def _content(outer: Draft, drafts: list[Draft]) -> Draft | None:
    """The event word that the speech act governs: behind its preposition, or the first verb behind أن."""
    after = [d for d in drafts if 0 < d.node.index - outer.node.index <= REACH and not d.merged]
    inner = min(after, key=lambda d: d.node.index, default=None)
    if inner is None:
        return None
    scene, node = outer.scene, inner.node
    between = scene.nodes[outer.node.index + 1 : node.index]
    if between and between[0].tag == VERB and between[0].reading.pronoun:
        between = between[1:]  # تهديدات أطلقها الوزير بقصف
    if any(n.tag == SIGN and n.folded in PAUSES for n in between) or any(
        n.tag in (VERB, "relative") for n in between
    ):
        return None
    must = outer.node.form is not None and outer.node.form.pos == "fixed"  # يجب أن تنسحب
    if node.tag == VERB:
        joined = must or any(n.tag == "complementizer" for n in between)
        return inner if joined and node.form is not None and node.form.aspect != "perfect" else None
    # دعا لاعتقال الضباط، قال إن على القوات الانسحاب
    asked = outer.act == "demand" and governor(inner) in (("", FOR) if must else (FOR,))
    content = not CONTENT_PREPOSITIONS.isdisjoint(governors(inner))  # تعهد بشن هجمات
    return inner if asked or content else None


def fold_losses(drafts: list[Draft], own: list[Draft]) -> list[Draft]:
    """The drafts with `own` losses, without the blame for these and without those that are only threatened.

    `حمّلت الحكومة الجماعة مسؤولية مقتل المدنيين` tells the deaths, `هدد التنظيم بقتل الرهائن` a threat.
    """
    for outer in drafts if own else ():
        _blame(outer, own)
        _fold_content(outer, own)
    return [d for d in [*drafts, *own] if not d.merged]


def fold_speech(outer: Draft, drafts: list[Draft]) -> None:
    """Fold what a speech act, a deal or a ban is about into it, or it into what it blames somebody for."""
    _blame(outer, drafts)
    _agree(outer, drafts)
    _vow(outer, drafts)
    _hold_back(outer, drafts)
    _sentence(outer, drafts)
    _break(outer, drafts)
    _condemn(outer, drafts)
    _refuse(outer, drafts)
    _address(outer, drafts)


def _blame(outer: Draft, drafts: list[Draft]) -> None:
    """`اتهمت الحكومة الجماعة بخرق الهدنة`: the act again; the blamed does it, the blamer says so.

    So too `حمّلت الحكومة الجماعة مسؤولية قصف البلدة`, and losses alone (`مسؤولية مقتل المدنيين`).
    """
    if outer.entry is None or not outer.entry.blames or outer.merged or not outer.actor:
        return
    inner = inner_of(outer, drafts, frozenset((BY, ABOUT)))
    inner = inner or next((d for d in drafts if outer.target and _is_charged(outer, d)), None)
    if inner is None:
        return
    inner.actor = outer.target or inner.actor
    inner.blamers = outer.actor
    inner.because += outer.because
    outer.merged = True


def _is_charged(outer: Draft, inner: Draft) -> bool:
    """Whether the word of responsibility stands right before an act, in reach of the word of blame."""
    nodes, node = outer.scene.nodes, inner.node
    at = node.index - 1
    at -= nodes[at].tag == "demonstrative"  # بالوقوف وراء هذه التفجيرات
    at -= nodes[at].tag == "preposition" and nodes[at].folded in BEHIND | {IN, ABOUT}
    before = nodes[at] if outer.node.index < at <= outer.node.index + REACH else None
    held = before is not None and at == node.index - 1 and before.folded in RESPONSIBILITY
    involved = before is not None and before.prep == BY and before.folded.removeprefix(ARTICLE) in INVOLVEMENT
    told = (held or involved) and not (node.prep or node.conj)
    between = nodes[outer.node.index + 1 : node.index]
    return (
        told
        and not (inner.merged or inner.actor)
        and not any(n.tag == VERB or n.folded in PAUSES for n in between)
    )


def _agree(outer: Draft, drafts: list[Draft]) -> None:
    """`اتفق الطرفان على وقف لإطلاق النار`, `اتفاق هدنة`: the truce is what was agreed."""
    if outer.act != "agreement" or outer.merged:
        return
    inner = inner_of(outer, drafts)
    if inner is not None and inner.act == "agreement":  # توصل الطرفان إلى اتفاق جديد لوقف إطلاق النار
        inner = inner_of(inner, drafts, frozenset((FOR,)))
    if inner is None or inner.act != "ceasefire":
        return
    outer.act = "ceasefire"
    outer.actor, outer.target = inner.actor or outer.actor, inner.target or outer.target
    if not (outer.actor or outer.target):
        outer.entry = inner.entry  # اتفاق على تمديد الهدنة في اليمن
    outer.because += inner.because
    inner.merged = True


def _vow(outer: Draft, drafts: list[Draft]) -> None:
    """`تعهد الحوثيون بمواصلة الهجمات على السفن`: force that is pledged is a threat."""
    if outer.act != "pledge" or outer.merged:
        return
    inner = inner_of(outer, drafts)
    if inner is not None and inner.act in ATTACKS and not (inner.actor or _is_known(inner)):
        outer.act = "threat"
        outer.target = outer.target or inner.target
        absorb(outer, inner)


def _is_known(inner: Draft) -> bool:
    """`تعهد بملاحقة منفذي الهجوم`: a definite attack behind a plain noun was made before."""
    before = inner.scene.nodes[inner.node.index - 1]
    return inner.node.reading.article and before.tag == NOUN and "event" not in before.first


def _hold_back(outer: Draft, drafts: list[Draft]) -> None:
    """`منعت القوات دخول المساعدات`, `أوقفت إطلاق النار`: what is held back is no event of its own."""
    if outer.act not in ("restriction", "ceasefire") or outer.merged:
        return
    inner = inner_of(outer, drafts)
    if inner is None:
        return
    kept = outer.act == "restriction" and outer.node.tag == VERB and inner.act == "aid"
    stopped = outer.act == "ceasefire" and inner.act in ATTACKS and inner.node.unit.folded in STOPPED
    if kept or stopped:
        absorb(outer, inner)


def _sentence(outer: Draft, drafts: list[Draft]) -> None:
    """`حكمت المحكمة بإعدام ثلاثة`: who is sentenced to death is not killed by it."""
    if outer.act != "trial" or outer.merged:
        return
    inner = inner_of(outer, drafts, frozenset((BY,)))
    if inner is not None and inner.entry is not None and inner.entry.effect == "killed":
        outer.target = outer.target or inner.target
        absorb(outer, inner)


def _break(outer: Draft, drafts: list[Draft]) -> None:
    """`انتهك الحوثيون اتفاق ستوكهولم`: the deal that is broken was not made now."""
    if outer.act != "violation" or outer.merged:
        return
    inner = inner_of(outer, drafts, frozenset((FOR, "")))
    if inner is not None and inner.act in ("agreement", "ceasefire") and not inner.carried:
        inner.merged = True


def _condemn(outer: Draft, drafts: list[Draft]) -> None:
    """`أدانت المحكمة الدولية القصف`: what a court finds wrong is no trial where it is an act and nobody."""
    if outer.act != "trial" or outer.merged or outer.target or outer.node.tag != VERB:
        return
    inner = inner_of(outer, drafts, frozenset(("",)))
    if inner is not None and inner.act in ATTACKS:
        outer.act = "accuse"


def _refuse(outer: Draft, drafts: list[Draft]) -> None:
    """`رفضت الحكومة الإفراج عن الأسرى`: what somebody refuses is no event, unless another does it.

    Who is not met is the other side (`رفض الوزير لقاء المبعوث`).
    """
    if outer.act != "reject" or outer.merged or not (outer.node.tag == VERB or outer.node.reading.pronoun):
        return
    for aim in drafts:  # رفضه استخدام أراضيه لمهاجمة إيران
        beside = aim.scene.clause_of[aim.node.index] == outer.scene.clause_of[outer.node.index]
        if beside and aim.act in ATTACKS and aim.node.prep == FOR and outer.node.index < aim.node.index:
            aim.merged = True
    inner = inner_of(outer, drafts, frozenset(("",)))
    if inner is None or inner.act not in REFUSED:
        return
    if inner.act == "talks" and AGENT_GENITIVE in inner.because:
        inner.target, inner.actor = inner.target or inner.actor, []
    if all(f.chunk.nodes[0].reading.pronoun for f in inner.actor):  # رفضت الحكومة سحب قواتها
        outer.target = outer.target or (inner.target if inner.act == "talks" else [])
        absorb(outer, inner)


def _address(outer: Draft, drafts: list[Draft]) -> None:
    """`أدانت قصف المتمردين`, `رحّبت بالهدنة`: words about an act are aimed at who does it, else at the act."""
    if (
        outer.entry is None
        or outer.act not in ("accuse", "support", "reject")
        or outer.target
        or outer.merged
    ):
        return
    inner = next((d for d in drafts if d.node.tag != VERB and _is_addressed(outer, d)), None)
    if inner is None:
        return
    if inner.actor and inner.act in ATTACKS:
        outer.target = list(inner.actor)
        return
    inner.carried = True  # رحّبت بالهدنة: there is one
    last = inner.modifiers[-1].index if inner.modifiers else inner.node.index
    chunk = Chunk(
        inner.node.index, last, inner.node.prep, nodes=[inner.node, *inner.modifiers], class_="unknown"
    )
    outer.target = [Filler(outer.scene, chunk)]


def _is_addressed(outer: Draft, inner: Draft) -> bool:
    """Whether an act is near enough to be what is spoken of, over a long subject without verbs or signs."""
    first, last = outer.node.index, inner.node.index
    between = outer.scene.nodes[first + 1 : last]
    long = not any(n.tag in (VERB, SIGN, "relative", "complementizer") for n in between)
    return 0 < last - first <= (LONG_ADDRESS_REACH if long else ADDRESS_REACH)
