"""Finds losses: who was killed, hurt, displaced, what was damaged, and how many."""

from collections.abc import Iterator

from rawi.arabic.party_words import ITS_VICTIM
from rawi.arabic.words import (
    BY,
    FOR,
    FROM,
    HIM,
    ONE_MORE,
    OTHERS,
    THEREIN,
)
from rawi.extract.agreement import shows_tanwin
from rawi.extract.antecedents import answered, find_antecedent, taken_up
from rawi.extract.behind import right_chunks
from rawi.extract.breakdowns import parts_of
from rawi.extract.chunks import Chunk, is_of_people, rest_of
from rawi.extract.clauses import Scene
from rawi.extract.companions import with_met
from rawi.extract.drafts import Loss
from rawi.extract.killers import acts_on, killed_by_genitive
from rawi.extract.known_losses import is_counted_with, is_of_settlement, tells_no_loss
from rawi.extract.losing import LOSE_MEN, LOSE_TRACE, loses_something, lost_men
from rawi.extract.losses import joined_chunks, loss_of, settle_rise
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, TIME, VERB, Node, governing
from rawi.extract.shared import company_of, settle_remainder, share_losers
from rawi.extract.subjects import UNDERGO, find_subject, first_bare
from rawi.extract.things import is_thing, thing_meant, thing_of
from rawi.extract.tolls import counted, is_counted, things_damaged
from rawi.extract.victims import (
    antecedent,
    far_sufferer,
    head_of,
    is_beside,
    is_person,
    near_chunk,
    right_before,
    sufferer_of,
    wounded,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import HarmEntry

COMPANION_REACH = 8  # nodes between a verb and the noun that completes it
CIVIL = "civilian"  # the class of nouns
DO_AWAY = "doing_away_with"  # the entry


def find_losses(scene: Scene, knowledge: Knowledge) -> list[Loss]:
    """The losses of a sentence in text order; `آخرون` are of the sort that the loss before names."""
    losses: list[Loss] = []
    named = {i for place in scene.places for i in range(place.first, place.last + 1)}
    for node in scene.having("harm"):
        if node.index in named or is_of_settlement(scene, node, knowledge):
            continue
        entry = _entry(scene, node, knowledge)
        if entry is None or _is_companion(scene, node) or _is_first_twin(scene, node):
            continue
        for loss in _read(scene, node, entry, losses, knowledge):
            if tells_no_loss(scene, loss, losses, knowledge):
                continue
            if losses and is_counted_with(scene, loss, losses[-1]):
                losses[-1].effect, losses[-1].last = "casualty", loss.last
                losses[-1].who = losses[-1].who if loss.who == "unknown" else loss.who
                continue
            if _is_same_killer(node, loss, losses):
                loss.killer = losses[-1].killer
            if _is_twin_verb(scene, node, losses):
                loss.effect = "casualty"
            settle_rise(scene, loss, knowledge)
            settle_remainder(scene, loss, losses, knowledge)
            losses += [loss, *parts_of(scene, loss, knowledge)]
    share_losers(scene, losses)
    return losses


def _is_same_killer(node: Node, loss: Loss, losses: list[Loss]) -> bool:
    """`قتلوا جنديين وجرحوا ثلاثة`: whoever is killed by the word before kills nobody by the next."""
    last = losses[-1] if losses else None
    told = last is not None and bool(node.conj)
    return told and last is not None and loss.killer is last.sufferer is not None


def _is_twin_verb(scene: Scene, node: Node, losses: list[Loss]) -> bool:
    """`قُتل وأُصيب 15 مدنياً`: the verb before has no figure of its own; killed and hurt are one."""
    before = scene.nodes[node.index - 1] if node.index else None
    twin = before is not None and before.tag == node.tag == VERB and "harm" in before.first
    if before is not None and before.form is not None and before.form.number in ("p", "d"):
        return False  # جنديين قُتلا وجُرح 24
    return twin and bool(node.conj) and all(loss.node is not before for loss in losses)


def _is_first_twin(scene: Scene, node: Node) -> bool:
    """`قُتل وأُصيب 15 مدنياً`: the figure behind the second verb is of both, whoever stands before."""
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if after is None or not (node.tag == after.tag == VERB and after.conj and "harm" in after.first):
        return False
    if not (_is_lone(node) and _is_lone(after)) or right_before(scene, node) is not None:
        return False
    near = near_chunk(scene, after)
    if near is None or near.number is None:
        return False
    return not any(n.folded.startswith(OTHERS) for n in near.nodes)  # قُتل وأصيب 40 آخرون


def _is_lone(verb: Node) -> bool:
    """Neither plural nor dual, and without a pronoun."""
    return not verb.reading.pronoun and verb.form is not None and verb.form.number not in ("p", "d")


def _is_companion(scene: Scene, node: Node) -> bool:
    """`لقوا مصرعهم`: the noun belongs to the verb that has told the loss."""
    for verb in scene.nodes[max(0, node.index - COMPANION_REACH) : node.index]:
        if verb.tag == VERB and any(
            node.unit.folded in s.with_words for s in verb.senses if s.kind == "harm"
        ):
            return True
    return False


def _entry(scene: Scene, node: Node, knowledge: Knowledge) -> HarmEntry | None:
    """The entry of a loss word, when the words that it must have with it are there."""
    if "harm" not in node.first:
        return None
    senses = [s for s in node.senses if s.kind == "harm"]
    if any(s.id == LOSE_MEN for s in senses):
        men = lost_men(scene, node) is not None
        senses = [s for s in senses if (s.id == LOSE_MEN) == men]
    if node.tag != VERB and node.senses[0].kind != "harm" and not _is_brought(scene, node):
        return None
    event = any(s.kind == "event" and s.with_words and with_met(scene.nodes, node, s) for s in node.senses)
    if is_counted(scene, node):
        senses.sort(key=lambda s: knowledge.harms[s.id].pattern not in ("sufferer", "loss"))  # 6 إصابات
    for sense in senses:
        if event and knowledge.harms[sense.id].who != "object":
            continue
        if not sense.with_words or with_met(scene.nodes, node, sense):
            return knowledge.harms[sense.id]
    return None


def _is_brought(scene: Scene, node: Node) -> bool:
    """`أسفر عن مقتل جندي وتدمير دبابة`: what an act led to is a loss, if it may be an act elsewhere."""
    first = scene.clause_at[node.index].first
    return any(n.tag == VERB and "result" in n.first for n in scene.nodes[first : node.index])


def _read(
    scene: Scene, node: Node, entry: HarmEntry, losses: list[Loss], knowledge: Knowledge
) -> Iterator[Loss]:
    if entry.pattern in ("sufferer", "loss"):
        if node.tag != VERB:
            yield from counted(scene, node, entry, knowledge)
        return
    if node.tag != VERB:
        loss = None if _announces(scene, node) else _nominal_loss(scene, node, entry, losses, knowledge)
    else:
        sufferer, killer = _verbal(scene, node, entry)
        none = sufferer is None or _is_of_victims(scene, sufferer)
        loss = None if none else loss_of(scene, node, entry, sufferer, knowledge, killer)
    if loss is None:
        return
    yield loss
    if (company := company_of(scene, loss)) is not None:
        yield loss_of(scene, node, entry, company, knowledge, loss.killer)
    if loss.sufferer is not None and loss.sufferer.first > node.index:
        for other in joined_chunks(scene, loss.sufferer):
            if other is not loss.killer and not (_is_subject(scene, other) or _is_of_victims(scene, other)):
                yield loss_of(scene, node, entry, other, knowledge, loss.killer)


def _nominal_loss(
    scene: Scene, node: Node, entry: HarmEntry, losses: list[Loss], knowledge: Knowledge
) -> Loss | None:
    """The loss of a noun: of its genitive, of who undergoes it, of whom or what its pronoun means."""
    if entry.who == "object" and (things := things_damaged(scene, node)):
        return loss_of(scene, node, entry, things[0], knowledge)
    if (sufferer := _nominal(scene, node, entry)) is not None:
        if (victim := killed_by_genitive(scene, node, sufferer)) is not None:
            return loss_of(scene, node, entry, victim, knowledge, sufferer)
        return loss_of(scene, node, entry, sufferer, knowledge, _killer_meant(scene, node))
    if (undergoing := _undergoing(scene, node) or wounded(scene, node)) is not None:
        loss = loss_of(scene, node, entry, undergoing, knowledge)
        loss.violent = _is_by_weapon(scene, node)
        return loss
    if not _of_pronoun(scene, node, entry, losses):
        return None
    meant = thing_meant if entry.who == "object" else antecedent
    return loss_of(scene, node, entry, meant(scene, node), knowledge)


def _is_of_victims(scene: Scene, chunk: Chunk) -> bool:
    """`راح ضحيته العشرات من القتلى`: the words right behind tell whom."""
    after = scene.nodes[chunk.last + 1 : chunk.last + 3]
    whom = after[1] if len(after) > 1 and after[0].folded == FROM and not after[0].reading.pronoun else None
    return chunk.class_ in ("collective", "count") and whom is not None and whom.first.get("harm") is not None


def _is_subject(scene: Scene, chunk: Chunk) -> bool:
    """A phrase right before a verb opens what comes next (`قتل جندي ومسلحون هاجموا …`)."""
    after = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    return after is not None and after.tag == VERB and not after.conj


def _announces(scene: Scene, node: Node) -> bool:
    """`ارتقاء شهيد`, `سقوط عدة جرحى`: the word right after tells the loss itself."""
    at = node.index + 1
    while at < len(scene.nodes) and scene.nodes[at].tag in (NUMBER, "quantifier"):
        at += 1
    after = scene.nodes[at] if at < len(scene.nodes) else None
    told = after is not None and after.tag != VERB and after.of("harm") is not None
    return told and after is not None and not (after.conj or after.prep) and after.senses[0].kind == "harm"


def _nominal(scene: Scene, node: Node, entry: HarmEntry) -> Chunk | None:
    """The genitive of a noun of loss: `مقتل ثلاثة مدنيين`; none where an adjective stands (`إصابة بالغة`)."""
    if node.reading.article and entry.id != DO_AWAY:
        return None
    following = near_chunk(scene, node)
    if following is None and _opens(scene, node):
        return far_sufferer(scene, node)  # وقتل منذ بداية النزاع ألف شخص
    if node.reading.pronoun:  # بقتلها هذا القيادي
        between = scene.nodes[node.index + 1 : following.first] if following is not None else []
        beside = all(n.tag in (TIME, "demonstrative") for n in between)  # لمقتله ومقتل ابنه
        return following if following is not None and beside and is_person(following) else None
    if following is None or following.prep == BY:
        return None  # إصابة بقدمه
    if entry.id == DO_AWAY and not _is_new(following):
        return None  # القضاء على الإرهاب
    described = all(n.tag == ADJECTIVE for n in following.nodes) and not following.nodes[0].reading.article
    if described and following.nodes[0].folded not in ONE_MORE and not is_of_people(node, following.nodes[0]):
        return None  # but مقتل البغدادي: a genitive
    return following


def _is_new(chunk: Chunk) -> bool:
    """People who are counted, or not known yet (`القضاء على مسلح`, `على قيادي في حماس`)."""
    known = (chunk.actor is not None and not chunk.title) or head_of(chunk).reading.article
    return is_person(chunk) and (chunk.number is not None or not known)


def _killer_meant(scene: Scene, node: Node) -> Chunk | None:
    """`بقتلها القيادي`: whom the pronoun on a killing means, where who is killed stands behind it.

    With ه only behind a preposition: `قتلة الأطفال` are killers.
    """
    pronoun = node.reading.pronoun
    if not pronoun or (pronoun == HIM and not governing(scene.nodes, node)):
        return None
    meant = find_antecedent(scene, node)
    return meant if meant is not None and not (meant.prep and meant.class_ == "country") else None


def _opens(scene: Scene, node: Node) -> bool:
    """Whether a word that may be a verb too opens its clause."""
    before = scene.nodes[node.index - 1] if node.index else None
    opens = before is None or before.tag == SIGN or bool(node.conj)
    return opens and not node.prep and bool(node.unit.split.verbs)


def _undergoing(scene: Scene, node: Node) -> Chunk | None:
    """`تعرض رجل لإصابة`: the subject of the verb that governs the loss."""
    at = scene.clause_at[node.index].verb
    if node.prep != FOR or at is None or not 0 < node.index - at <= COMPANION_REACH:
        return None
    verb = scene.nodes[at]
    if not any(s.kind == "event" and s.id == UNDERGO for s in verb.senses):
        return None
    return find_subject(scene, verb, right_chunks(scene, at), None)[0]


def _is_by_weapon(scene: Scene, node: Node) -> bool:
    """`إصابة بطلق ناري`, but not one in training."""
    return any(c.class_ == "weapon" and c.prep == BY for c in scene.chunks if c.first > node.index)


def _of_pronoun(scene: Scene, node: Node, entry: HarmEntry, losses: list[Loss]) -> bool:
    """`إصابتهم`, `استشهاده`: a loss of its own only where none is told before; a death replaces the wound."""
    if not node.reading.pronoun:
        return False
    if entry.who == "object":
        return thing_meant(scene, node) is not None
    if losses:
        if entry.effect == "killed" and losses[-1].effect == "injured" and losses[-1].minimum == 1:
            losses[-1].effect = "killed"
        return False
    return antecedent(scene, node) is not None


def _verbal(scene: Scene, node: Node, entry: HarmEntry) -> tuple[Chunk | None, Chunk | None]:
    """(who suffers, who kills) of `استشهد X`, `قُتل X`, `قتلت القوات X`, `X قُتلوا`."""
    chunks = right_chunks(scene, node.index)
    if entry.id == LOSE_MEN:
        return lost_men(scene, node), None
    if entry.pattern == "inflict" and node.reading.pronoun:  # قتلتهما قواته
        meant = thing_meant if entry.who == "object" else _person_meant
        return meant(scene, node), first_bare(scene, node, chunks)
    if entry.id == LOSE_TRACE and loses_something(scene, node):
        return None, None
    if entry.who == "object" and (entry.pattern != "inflict" or _is_passive(node)):
        return thing_of(scene, node), None
    if entry.pattern != "inflict" or _is_passive(node):
        after = scene.nodes[node.index + 1 : node.index + 2]
        led = bool(after) and after[0].unit.folded in ITS_VICTIM  # مجزرة راح ضحيتها مئة قتيل: no one before
        return near_chunk(scene, node) if led else sufferer_of(scene, node), None
    if _is_left(scene, node):
        return sufferer_of(scene, node), None
    governed = _governed(node, entry, chunks)
    if governed is not None:  # قضت على عدد من المسلحين
        return governed, find_subject(scene, node, chunks, None)[0]
    if (hit := _hit_by_event(scene, node, entry)) is not None:
        return hit, None
    after = scene.nodes[node.index + 1 : node.index + 2]
    far = far_sufferer(scene, node) if after and after[0].unit.folded in THEREIN else None
    if far is not None and far.number is not None:  # ليلة قتل خلالها ستة
        return far, None
    bare = [c for c in chunks if c.is_bare and not (c.joined or c.nodes[0].conj or c.direction)]
    near = [c for c in bare if is_beside(scene, node, c) or (is_person(c) and shows_tanwin(c.nodes[0]))]
    subject, _ = find_subject(scene, node, chunks, None)
    before = subject if subject is not None and subject not in chunks else None
    if before is not None and near:
        return near[0], before
    if before is not None:
        return before, None
    if len(bare) >= 2 and acts_on(scene, bare[0], bare[1], entry.effect):
        return bare[1], bare[0]
    return (near[0] if near else sufferer_of(scene, node)), None


def _person_meant(scene: Scene, node: Node) -> Chunk | None:
    """`صورة الشاب الذي قتلته القوات`: whom a relative clause describes, else the nearest."""
    head = taken_up(scene, node) or answered(scene, node)
    if head is None or is_person(head):
        return head or find_antecedent(scene, node)
    at = next((i for i, n in enumerate(head.nodes) if i and any(s.group == CIVIL for s in n.senses)), None)
    return rest_of(head, at, CIVIL) if at is not None else find_antecedent(scene, node)


def _is_passive(node: Node) -> bool:
    return node.form is not None and node.form.voice == "passive"


def _hit_by_event(scene: Scene, node: Node, entry: HarmEntry) -> Chunk | None:
    """`دمّر القصف منزلا`, `قتلت غارة إسرائيلية ثلاثة مدنيين`: what the attack right behind the verb hits."""
    subject = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if subject is None or subject.tag == VERB or not subject.is_telling or subject.conj or subject.prep:
        return None
    if "event" not in subject.first:
        return None
    for chunk in scene.chunks_between(subject.index + 1, scene.clause_at[node.index].last):
        between = scene.nodes[subject.index + 1 : chunk.first]
        if any(n.tag in (SIGN, VERB) or n.is_telling for n in between):
            return None
        closed = subject.reading.article or subject.reading.pronoun or between or chunk.number is not None
        closed = closed or shows_tanwin(
            chunk.nodes[0]
        )  # قتلت غارة قياديا; of انفجار السيارة it is the genitive
        if chunk.is_bare and not chunk.joined and closed:
            hit = is_thing(chunk) if entry.who == "object" else is_person(chunk)
            return chunk if hit else None
    return None


def _is_left(scene: Scene, node: Node) -> bool:
    """`جنديين قُتلا وجُرح 24`: a plural or dual at the end of its clause, whose subject stands before."""
    several = node.form is not None and node.form.number in ("p", "d") and node.form.person == 3
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    return several and after is not None and after.tag == VERB and bool(after.conj)


def _governed(node: Node, entry: HarmEntry, chunks: list[Chunk]) -> Chunk | None:
    """Whom the preposition of the verb governs, where it is its preposition that makes it a loss."""
    words = {word for s in node.senses if s.kind == "harm" and s.id == entry.id for word in s.with_words}
    return next((c for c in chunks if c.prep and c.prep in words), None)
