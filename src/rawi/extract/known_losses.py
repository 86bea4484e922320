"""Tells which words for losses tell no loss of their own: names, titles, those known or counted already."""

from rawi.arabic.loss_words import RESCUES, RULED
from rawi.arabic.words import (
    AFTER,
    AMONG,
    ARTICLE,
    BY,
    CARE,
    FOR,
    FROM,
    HER,
    HONOURED,
    MOURNING,
    OCCURRING,
    ONE_OF,
    TO,
    TOLL_HEADS,
)
from rawi.extract.chunks import Chunk, head_of
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Loss
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, VERB, Node
from rawi.extract.victims import LIVING, completing
from rawi.knowledge.load import Knowledge

PART = 2  # nodes from a counted word back over من to what counts it
RESCUE_REACH = 4  # nodes from a word of rescue to whom it takes away
MEASURE = "measure_words"  # the entry
DYING = frozenset(("harm:pass_away", "harm:die"))


def tells_no_loss(scene: Scene, loss: Loss, losses: list[Loss], knowledge: Knowledge) -> bool:
    """Whether the word for a loss tells none beside those told before it."""
    return (
        _is_loss_name(scene, loss)
        or _is_idle(scene, loss, losses)
        or _is_hit_target(scene, loss, knowledge)
        or any(_is_same(told, loss) for told in losses)
        or _explains_toll(scene, loss, losses)
        or _is_wound_of_dead(scene, loss, losses)
        or _is_part_of_told(scene, loss, losses)
        or _is_degree(scene, loss)
        or _is_threatened(scene, loss.node, knowledge)
        or _is_ruling(scene, loss)
        or _is_rescued(scene, loss, losses)
    )


def _is_same(told: Loss, loss: Loss) -> bool:
    """Whether two words tell one loss (`سقوط 40 مدنيا بين قتيل وجريح`)."""
    one = told.sufferer is loss.sufferer is not None
    counted = told.effect == "casualty" and told.first == loss.first and loss.number is not None
    return told.effect == loss.effect and (one or counted)


def _explains_toll(scene: Scene, loss: Loss, losses: list[Loss]) -> bool:
    """`ارتفعت الحصيلة إلى 12 قتيلا بعد وفاة جريح`: who died since is counted in it."""
    if not losses or losses[-1].effect != "killed" or loss.effect not in LIVING:
        return False
    at = loss.node.index
    dying = scene.nodes[at - 1] if loss.pattern == "sufferer" and not loss.number else loss.node
    after = dying.index and scene.nodes[dying.index - 1].folded == AFTER and dying.tag != VERB
    opening = [n.folded for n in scene.nodes[: losses[-1].first]]
    return bool(after) and TO in opening and not TOLL_HEADS.isdisjoint(opening)


def _is_wound_of_dead(scene: Scene, loss: Loss, losses: list[Loss]) -> bool:
    """`توفي شاب متأثرا بجراح أصيب بها`: the wound that he died of is no loss beside his death."""
    clause = scene.clause_at[loss.node.index]
    if loss.effect != "injured" or loss.node.tag != VERB or clause.role != "relative":
        return False
    dead = [x for x in losses if x.effect == "killed" and x.node.index < clause.first]
    return any(x.sufferer is loss.sufferer is not None for x in dead)


def _is_part_of_told(scene: Scene, loss: Loss, losses: list[Loss]) -> bool:
    """`قُتل ستة، من بين القتلى طفلان`: a part of a toll is left inside it, unless others are told of."""
    node = loss.node
    among = node.index and node.reading.article and scene.nodes[node.index - 1].folded in AMONG
    told = [x for x in losses if x.effect in (loss.effect, "casualty")]
    return bool(among and told) and loss.who in (told[-1].who, "unknown")


def _is_degree(scene: Scene, loss: Loss) -> bool:
    """`جُرح ستة، إصابة اثنين منهم خطيرة`: how badly some of them are hurt."""
    after = scene.nodes[loss.last + 1 : loss.last + 3]
    noun = loss.effect == "injured" and loss.node.tag != VERB and loss.sufferer is not None and len(after) > 1
    return noun and after[0].folded == FROM and bool(after[0].reading.pronoun) and after[1].tag == ADJECTIVE


def _is_threatened(scene: Scene, node: Node, knowledge: Knowledge) -> bool:
    """`هدد التنظيم بقتل الرهائن`: what somebody threatens to do has cost nobody anything."""
    if node.tag == VERB or node.prep != BY:
        return False
    first = scene.clause_at[node.index].first
    told = next((n for n in reversed(scene.nodes[first : node.index]) if n.first.get("event")), None)
    return told is not None and knowledge.events[told.first["event"].id].act == "threat"


def _is_ruling(scene: Scene, loss: Loss) -> bool:
    """`أوامر قضت بنقل القادة`: what is ruled or ordered."""
    after = scene.nodes[loss.node.index + 1 : loss.node.index + 2]
    by = bool(after) and after[0].prep == BY and after[0].unit.folded not in completing(loss.node)
    return by and loss.node.reading.stem.startswith(RULED) and not DYING.isdisjoint(loss.because)


def _is_rescued(scene: Scene, loss: Loss, losses: list[Loss]) -> bool:
    """`إصابة خمسة، وأسعفت الفرق مصابين اثنين`: some of those who were hurt, whom others take care of."""
    if loss.pattern != "sufferer" or not any(x.effect in (loss.effect, "casualty") for x in losses):
        return False
    before = scene.nodes[max(0, loss.first - RESCUE_REACH) : loss.first]
    return any(n.folded.startswith(RESCUES) for n in before)


def is_of_settlement(scene: Scene, node: Node, knowledge: Knowledge) -> bool:
    """`قرية خراب العز`: the word for a loss opens the name of a village."""
    before = scene.nodes[node.index - 1] if node.index else None
    sense = before.first.get("noun") if before is not None and not before.reading.article else None
    plain = node.tag != VERB and not (node.conj or node.prep)
    return plain and sense is not None and knowledge.nouns[sense.id].place in ("settlement", "quarter")


def _is_loss_name(scene: Scene, loss: Loss) -> bool:
    """`مستشفى شهداء الأقصى`, `الشهيد فلان`: a loss word in a name or a title tells no loss."""
    node = loss.node
    if loss.pattern != "sufferer" or loss.number is not None:
        return False
    before = scene.nodes[node.index - 1] if node.index else None
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if after is not None and after.unit.folded in HONOURED:  # شهيد الواجب فلان
        return before is None or not (before.tag == VERB or before.folded in OCCURRING)
    if loss.sufferer is not None:
        return False
    single = node.form is not None and node.form.number == "s"
    title = single and node.reading.article
    strange = before is not None and before.tag == NOUN and not before.senses
    if single and strange and scene.clause_at[node.index].verb is None:  # النائب أحمد شهيد
        return True
    in_name = (
        before is not None and before.tag == "noun" and not before.reading.article and "noun" in before.first
    )
    owner = scene.chunk_of[before.index] if in_name and before is not None else None
    named = owner is not None and owner.class_ in ("place", "object", "body") and not node.reading.article
    return title or named


def _is_idle(scene: Scene, loss: Loss, losses: list[Loss]) -> bool:
    """`نقل الجرحى`, `علاج جرحى`, `تحلل الجثث`: who is dead or hurt already is no new loss."""
    node = loss.node
    if loss.pattern != "sufferer":
        return False
    if node.reading.article and node.index and scene.nodes[node.index - 1].folded in ONE_OF:
        return True  # أحد المصابين
    counted = loss.minimum and not (node.reading.article or node.reading.pronoun)  # القتيلان: known already
    if loss.number is not None or loss.sufferer is not None or counted or _is_part(scene, node):
        return False
    before = scene.nodes[node.index - 1] if node.index else None
    while before is not None and before.tag == "quantifier" and before.index:
        before = scene.nodes[before.index - 1]
    if node.prep == FOR and not _is_result_of(scene, node):
        return True  # حصيلة لضحايا العدوان
    if before is not None and node.reading.article and before.folded in TOLL_HEADS:
        return True  # يرتفع عدد القتلى
    if before is not None and before.folded in MOURNING and not _is_result_of(scene, before):
        return True  # التعازي في شهداء الحادث
    if before is not None and (before.folded in CARE or (before.folded == FROM and not node.reading.article)):
        return True
    if before is None or before.folded in OCCURRING or before.first.get("result"):
        return False
    if before.first.get("harm"):  # القتلى والجرحى
        return not losses or losses[-1].node is not before
    if node.reading.article:
        return True
    governed = before.tag == "noun" and not before.reading.article and not node.conj and not node.prep
    if before.unit.folded.split()[-1].startswith(ARTICLE) or any(
        p.last == before.index for p in scene.places
    ):
        return False  # قوات النظام خسائر, القصف على البلدة قتلى
    return governed and not before.first.get("event") and before.of("noun", "common", "verb") is None


def _is_result_of(scene: Scene, node: Node) -> bool:
    """`تسبب في جرحى`."""
    clause = scene.clause_at[node.index]
    return any(n.first.get("result") for n in scene.nodes[clause.first : node.index])


def is_counted_with(scene: Scene, loss: Loss, told: Loss) -> bool:
    """`عشرات القتلى والجرحى`, `عدد من الشهداء والمصابين`: one quantity counts both."""
    node, before = loss.node, told.node
    pair = (told.effect, loss.effect) == ("killed", "injured") and loss.pattern == told.pattern == "sufferer"
    beside = before.index + 1 == node.index and bool(node.conj) and loss.number is None
    both = bool(before.reading.article and node.reading.article)
    vague = told.number is not None and told.number.vague
    return pair and beside and both and (vague or _is_part(scene, before))


def _is_part(scene: Scene, node: Node) -> bool:
    """`العشرات من الشهداء والجرحى`: so many of them, not those who are known already."""
    if node.index < PART or scene.nodes[node.index - 1].folded != FROM:
        return False
    whole = scene.chunk_of[node.index - PART]
    return whole is not None and whole.class_ in ("collective", "count")


def _is_craft(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`مروحية`, `مدفعية`: what fights is a thing too."""
    sense = head_of(chunk).first.get("noun")
    return sense is not None and bool(knowledge.nouns[sense.id].means)


def _is_hit_target(scene: Scene, loss: Loss, knowledge: Knowledge) -> bool:
    """`إصابة الأهداف`, `قتلت قرب البلدة`: a thing, place or time is not hurt, nobody damaged."""
    if loss.effect not in LIVING:
        return (
            loss.sufferer is not None and loss.sufferer.is_agent and not _is_craft(loss.sufferer, knowledge)
        )
    if loss.sufferer is None:
        return loss.who == "object"
    after = scene.nodes[loss.sufferer.last + 1 : loss.sufferer.last + 2]
    if head_of(loss.sufferer).tag == NUMBER and after and after[0].folded == FROM:
        return after[0].reading.pronoun == HER  # أصاب ثلاثة منها سوقا
    head = head_of(loss.sufferer)
    counts = head.first.get("noun") is not None and loss.sufferer.first > loss.node.index  # عدد منهم
    measure = head.first.get("common") if not counts else None
    timed = measure is not None and measure.id == MEASURE and loss.sufferer.nodes[-1] is head
    return timed or loss.who == "object"
