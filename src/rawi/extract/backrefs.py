"""Lets an event noun that points back (`القصف`, `هذه الهجمات`) take over who did it from where it was told.

Runs over the drafts of a whole report, once pointing nouns that add nothing are dropped (pointers.py).
"""

from collections.abc import Iterable

from rawi.arabic.words import BOTH_SIDES
from rawi.extract.acts import ATTACKS, is_one_more
from rawi.extract.antecedents import agrees_with
from rawi.extract.behind import right_chunks
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import VERB, Node
from rawi.extract.passives import reads_passive
from rawi.extract.pointers import points

MUTUAL = ATTACKS | {"talks", "agreement", "ceasefire"}
LAST = 3  # events of an act that one may point back to
PARTIES = frozenset(("force", "authority", "body", "country", "civilian"))


def take_over_parties(drafts: Iterable[Draft]) -> None:
    """Give each attack noun that points back and names no actor that of the last event of its act.

    It points to the sentence before, in its paragraph or the one before, and brings no place of its own.
    """
    last: dict[str, list[Draft]] = {}
    sides: dict[str, Draft] = {}
    subject: Filler | None = None
    for draft in drafts:
        if not draft.actor and subject is not None and _goes_on(draft, subject):
            draft.actor = [subject]
            draft.because.append("inherited")
        told = next(
            (d for d in last.get(draft.act, ())[: -LAST - 1 : -1] if not _befalls(draft, d.actor)), None
        )
        if told is not None and not draft.actor and (_points_to(draft, told) or is_one_more(draft)):
            draft.actor = list(told.actor)
            draft.because.append("same_event")
        if _names_both(draft) and (met := sides.get(draft.act)) is not None:
            draft.actor, draft.target = list(met.actor), list(met.target)
            draft.because.append("same_event")
        if draft.actor and draft.target and draft.target[0].chunk.class_ in PARTIES:
            sides[draft.act] = draft
        if draft.actor and draft.act in ATTACKS:
            last.setdefault(draft.act, []).append(draft)
        if draft.actor:
            subject = draft.actor[0]


def _befalls(draft: Draft, doers: list[Filler]) -> bool:
    """`ردت القوات التركية … أوقع القصف خمسة قتلى في صفوف الجيش التركي`: who suffers it did not do it."""
    hit = [f.chunk for f in draft.target] + [x.sufferer for x in draft.losses if x.sufferer is not None]
    did = [f.chunk for f in doers]
    return any(
        (a.actor is not None and a.actor == b.actor)
        or (a.country is not None and (a.country, a.kind) == (b.country, b.kind))
        for a in hit
        for b in did
    )


def _names_both(draft: Draft) -> bool:
    """`اشتباكات بين الطرفين`: the two sides that were named before."""
    words = draft.actor[0].chunk.nodes if len(draft.actor) == 1 and not draft.target else []
    if draft.act not in MUTUAL:
        return False
    return len(words) == 1 and bool(words[0].reading.article) and words[0].folded in BOTH_SIDES


def _points_to(draft: Draft, told: Draft) -> bool:
    if draft.scene.paragraph - told.scene.paragraph > 1 or not points(draft):
        return False
    return _goes_farther(draft) or (draft.scene.start != told.scene.start and not draft.place_fillers)


def _goes_farther(draft: Draft) -> bool:
    """`كما طال القصف قرية`, `القصف استهدف أيضا سوقا`: a known attack is said to hit or to bring."""
    nodes, node = draft.scene.nodes, draft.node
    behind = draft.modifiers[-1].index + 1 if draft.modifiers else node.index + 1
    at = draft.trigger[0] if draft.trigger[0] < node.index else behind
    verb = nodes[at] if at < len(nodes) else node
    return verb.tag == VERB and verb.of("event", "result") is not None


def _goes_on(draft: Draft, subject: Filler) -> bool:
    """`ونفذت 11 غارة`: a verb that opens its sentence without a subject has that of the one before."""
    scene = draft.scene
    verb = _verb_of(draft)
    if verb is None or draft.entry is None or draft.entry.says or scene.start == subject.scene.start:
        return False
    if scene.paragraph - subject.scene.paragraph > 1 or verb.form is None or verb.form.voice == "passive":
        return False
    opens = not any(n.tag == VERB for n in scene.nodes[: verb.index])
    if not opens or any(c.is_bare for c in scene.chunks_between(0, verb.index)):
        return False
    passive = reads_passive(scene, verb, right_chunks(scene, verb.index), None)
    return not passive and agrees_with(verb, subject.chunk)


def _verb_of(draft: Draft) -> Node | None:
    """The event verb, or the light verb that carries an event noun."""
    if draft.node.tag == VERB:
        return draft.node
    verb = draft.scene.clause_at[draft.node.index].verb
    return draft.scene.nodes[verb] if draft.carried and verb is not None and verb < draft.node.index else None
