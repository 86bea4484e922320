"""Finds the event that brought a loss: its stated cause, what was told before, what stands in its clause."""

from rawi.arabic.loss_words import IN_REPLY
from rawi.arabic.words import (
    AND,
    BY,
    CAUSAL_PREPOSITIONS,
    CAUSED_BY,
    COMMA,
    DURING_IT,
    FOR,
    LATER,
    SEMICOLON,
    SENTENCE_STOPS,
    SINCE,
    WHEN,
)
from rawi.extract.acts import ATTACKS, HURT, SEIZING
from rawi.extract.behind import right_chunks
from rawi.extract.clauses import Scene, only_carries
from rawi.extract.drafts import Draft, Loss
from rawi.extract.nodes import SIGN, VERB, governing
from rawi.extract.subjects import first_bare

RESULT_REACH = 3  # nodes from a semicolon to the result word behind it
SUBJECT_REACH = 2  # nodes from a result verb to the event that is its subject
DURING_REACH = 4  # nodes between خلالها and the loss (تمكنت خلالها من قتل)

# Acts that bring no loss told before them, where they only stand beside it.
ASIDE = frozenset(("arrest", "abduction", "displacement", "restriction", "territory_change"))

# Acts that a death or a wound told behind them with `بعد` or `بسبب` came before.
SETTING_OFF = LATER | CAUSED_BY
SET_OFF = frozenset(("protest", "riot", "arrest", "raid", "restriction", "displacement"))

BREACH = "violation"  # brings losses where nothing else is told to
LED_TO = frozenset(("displacement", "property_destruction"))  # what a cause told behind them brought too

# Acts that can cost lives or do damage, and so take the losses told beside them.
HARMFUL = ATTACKS | {
    "arrest", "abduction", "displacement", "property_destruction", "raid", "weapons_disrupted", "protest",
    "riot", "territory_change", "restriction", "accident",
    BREACH,
}  # fmt: skip


def cause_of(loss: Loss, drafts: list[Draft], scene: Scene) -> Draft | None:
    """The event that brought a loss: its stated cause after it, or told before it, or in its clause."""
    at = loss.node.index
    harmful = [d for d in drafts if d.act in HARMFUL and d.status != "demanded"]
    harmful = [d for d in harmful if d.act != BREACH] or harmful
    if own := next((d for d in harmful if d.node is loss.node), None):
        return own  # دمّر المقاتلون دبابة
    after = [d for d in harmful if d.node.index > at and not _stopped(scene, at, d.node.index)]
    if any(n.unit.folded in DURING_IT for n in scene.nodes[max(0, at - DURING_REACH) : at]):
        after = []
    before = [d for d in harmful if d.node.index < at and not _stopped(scene, d.node.index, at)]
    before = [d for d in before if not _only_dates(scene, d)] or before
    if before and _set_off(loss, before[-1]):
        before = []  # احتجاجا على مقتل شاب
    if before and _brought(scene, before[-1], at):
        return before[-1]
    after = _not_apart(scene, at, after)
    for draft in after:
        if before and loss.pattern == "sufferer" and _is_said_apart(scene, at, draft):
            break  # انفجار أسفر عن قتيلين، وقال شاهد إنه نجم عن صاروخ أطلق خلال هجوم سابق
        if _introduced(scene, at, draft) and not _is_past_another(draft, after):
            return draft
    if before and not (_is_beside_holding(before[-1], loss) or _is_anothers(before[-1], loss)):
        return before[-1]
    if after and not _is_added(loss, after[0]) and _in_one_breath(scene, at, after[0].node.index):
        return after[0]
    return None


def _is_added(loss: Loss, draft: Draft) -> bool:
    """`مقتل ضابط وتفجير نقطة`: the next item of a list."""
    return VERB not in (loss.node.tag, draft.node.tag) and draft.node.conj == AND


def _is_beside_holding(draft: Draft, loss: Loss) -> bool:
    """`اعتقال ثلاثة شبان ومقتل رابع`: a death beside an arrest is none of it."""
    nouns = VERB not in (draft.node.tag, loss.node.tag)
    return nouns and draft.act in ASIDE and loss.node.conj == AND and loss.effect in HURT


def _is_anothers(draft: Draft, loss: Loss) -> bool:
    """`اعتقلت الشرطة رجلا، وتمكن الجيش من قتل مسلحين`: another party manages it, in a clause of its own."""
    scene, clause = loss.scene, loss.scene.clause_at[loss.node.index]
    if loss.pattern != "inflict" or loss.node.tag == VERB or clause is scene.clause_at[draft.node.index]:
        return False
    if clause.verb is None or not only_carries(scene.nodes[clause.verb]):
        return False
    verb = scene.nodes[clause.verb]
    doer = first_bare(scene, verb, right_chunks(scene, verb.index))
    told = doer is not None and doer.is_agent and doer.last < loss.node.index
    return told and all(f.chunk is not doer for f in draft.actor)


def _in_one_breath(scene: Scene, at: int, event: int) -> bool:
    """Whether a loss stands in the clause of an event, or in one that losses join to it (`قُتل س وأصيب ص`)."""
    for clause in scene.clauses[scene.clause_of[at] + 1 : scene.clause_of[event] + 1]:
        verb = scene.nodes[clause.verb] if clause.verb is not None else None
        if verb is None or clause.verb != clause.first or not verb.conj or "harm" not in verb.first:
            return False
    return True


def _only_dates(scene: Scene, draft: Draft) -> bool:
    """`هجوم منذ بدء المواجهات`: an event since which another goes on."""
    words = [n.folded for n in scene.nodes[max(0, draft.node.index - 2) : draft.node.index]]
    return SINCE in words


def is_replied_to(told: Loss | Draft) -> bool:
    """`ردا على مقتل جندي`: the loss of an earlier event, or the event, which the one told with it answers."""
    before = told.scene.nodes[told.node.index - 1] if told.node.index and told.node.tag != VERB else None
    return before is not None and before.unit.folded.removeprefix(before.conj).startswith(IN_REPLY)


def _set_off(loss: Loss, draft: Draft) -> bool:
    """`احتجاجا على مقتل شاب`, `تظاهروا بعد مقتل شاب`: the loss came before the event and led to it."""
    after = loss.node.tag != VERB and governing(loss.scene.nodes, loss.node) in SETTING_OFF
    return is_replied_to(loss) or (after and draft.act in SET_OFF and loss.effect in HURT)


def _brought(scene: Scene, draft: Draft, at: int) -> bool:
    """`الهجوم الذي أدى إلى مقتل طفل بعدما أضرم مستوطنون النار`: a result word ties it to what is before.

    So does one whose subject the event is (`أسفرت هذه الهجمات عن مقتل`).
    """
    verb = scene.clause_at[at].verb
    if verb is None or not draft.node.index - SUBJECT_REACH <= verb < at:
        return False
    if "result" not in scene.nodes[verb].first:
        return False
    return not any(n.tag == VERB for n in scene.nodes[verb + 1 : at])


def _not_apart(scene: Scene, at: int, after: list[Draft]) -> list[Draft]:
    """Those that are not apart from a loss, and not behind one that dates it (`بعد نزوحه بسبب المعارك`)."""
    found: list[Draft] = []
    for draft in after:
        if not _is_apart_from(scene, at, draft):
            found.append(draft)
        elif governing(scene.nodes, draft.node) in LATER:
            break
    return found


def _is_apart_from(scene: Scene, at: int, draft: Draft) -> bool:
    """`وإصابة اثنين واعتقال ثلاثة`, `قُتل طفل بعد نزوحه`: held or driven out beside a loss, or before."""
    node = draft.node
    if draft.act not in ASIDE or node.tag == VERB:
        return False
    beside = node.conj == AND and scene.nodes[at].tag != VERB
    return beside or governing(scene.nodes, node) in LATER


def _stopped(scene: Scene, first: int, last: int) -> bool:
    """Whether a sign ends what belongs together; not `؛ ما أسفر عن مقتل`, which tells what it led to."""
    for node in scene.nodes[first:last]:
        if node.tag == SIGN and node.folded in SENTENCE_STOPS:
            after = scene.nodes[node.index + 1 : node.index + 1 + RESULT_REACH]
            if node.folded != SEMICOLON or not any("result" in n.first and n.tag == VERB for n in after):
                return True
    return False


def _introduced(scene: Scene, at: int, draft: Draft) -> bool:
    """Whether a preposition or a result word puts the event after the loss as its cause."""
    node = draft.node
    if node.prep in (BY, FOR):
        return node.prep == BY and draft.act not in SEIZING  # which kills nobody by itself
    before = node.index - 1
    while before > at and (
        scene.nodes[before].tag in ("number", "demonstrative", "quantifier") or _light_noun(scene, before)
    ):
        if scene.nodes[before].prep == BY:
            return True
        before -= 1
    previous = scene.nodes[before]
    if previous.folded == COMMA and before > at + 1:  # أصيبا جراء، قصف
        previous = scene.nodes[before - 1]
    if previous.folded in WHEN:  # عندما انفجر لغم
        return node.tag == VERB
    if previous.tag == "preposition" and not previous.reading.pronoun:
        return previous.folded in CAUSAL_PREPOSITIONS
    return "result" in previous.first and previous.tag != VERB  # مقتل اثنين، كما أسفر هجوم آخر


def _is_past_another(draft: Draft, after: list[Draft]) -> bool:
    """`مقتل ستة، وألقت الشرطة القبض على ثلاثة بأمر`: و tells another act with its verb before the event."""
    between = (d.node for d in after if d.node.index < draft.node.index and d.act not in LED_TO)
    return any(node.tag == VERB and node.conj == AND for node in between)


def _is_said_apart(scene: Scene, at: int, draft: Draft) -> bool:
    """Whether somebody says between a loss and an event what the event was (`قالت مصادر إن`)."""
    return any(n.tag == "complementizer" for n in scene.nodes[at : draft.node.index])


def _light_noun(scene: Scene, index: int) -> bool:
    """`عملية قصف`, `سلسلة غارات`: a noun that only carries the event word."""
    chunk = scene.chunk_of[index]
    return chunk is not None and chunk.class_ in ("unknown", "collective") and chunk.last - chunk.first <= 1
