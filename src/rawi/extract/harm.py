"""Finds losses: who was killed, hurt, displaced, what was damaged, and how many."""

from collections.abc import Iterator
from dataclasses import replace

from rawi.arabic.words import (
    AMONG,
    AND,
    ARTICLE,
    BY,
    CARE,
    EXCEED,
    FROM,
    OCCURRING,
    RANKS,
    STOPS,
    TALLIED_AS,
    TO,
    TOLL_HEADS,
    WOUNDS,
)
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.companions import with_met
from rawi.extract.drafts import Loss
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB, Node
from rawi.extract.subjects import find_antecedent, find_subject, first_bare, right_chunks
from rawi.extract.victims import (
    LIVING,
    acts_on,
    antecedent,
    bounds,
    chunk_bounds,
    is_beside,
    is_person,
    joined_chunks,
    near_chunk,
    opened,
    sufferer_of,
    who_of,
    words_who,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import HarmEntry
from rawi.model import Effect

COMPANION_REACH = 8  # nodes between a verb and the noun that completes it
MANY = 500  # a toll of many events tells nothing of its losers
PAIR = 2  # words of قتلى وجرحى
TOLL_REACH = 14  # nodes between `حصيلة القتلى` and the number it reaches


def find_losses(scene: Scene, knowledge: Knowledge) -> list[Loss]:
    """The losses of a sentence in text order; `آخرون` are of the sort that the loss before names."""
    losses: list[Loss] = []
    for node in scene.having("harm"):
        entry = _entry(scene, node, knowledge)
        if entry is None or _is_companion(scene, node):
            continue
        for loss in _read(scene, node, entry, losses, knowledge):
            if _is_name(scene, loss) or _is_idle(scene, loss, losses) or _is_hit_target(loss):
                continue
            if any(x.effect == loss.effect and x.sufferer is loss.sufferer is not None for x in losses):
                continue
            few = (loss.minimum or 0) < MANY
            if losses and few and loss.who == "unknown" and is_remainder(loss):
                loss.who = losses[-1].who
            losses.append(loss)
    return losses


def _is_companion(scene: Scene, node: Node) -> bool:
    """`لقوا مصرعهم`: the noun belongs to the verb that has told the loss."""
    for verb in scene.nodes[max(0, node.index - COMPANION_REACH) : node.index]:
        if verb.tag == VERB and any(
            node.unit.folded in s.with_words for s in verb.senses if s.kind == "harm"
        ):
            return True
    return False


def is_remainder(loss: Loss) -> bool:
    """A number alone, or with `آخرون`."""
    words = [n for n in loss.sufferer.nodes if n.tag != NUMBER] if loss.sufferer else []
    return all(n.folded.startswith(WOUNDS) for n in words)


def _is_name(scene: Scene, loss: Loss) -> bool:
    """`مستشفى شهداء الأقصى`, `الشهيد فلان`: a loss word in a name or a title tells no loss."""
    node = loss.node
    if loss.pattern != "sufferer" or loss.number is not None or loss.sufferer is not None:
        return False
    before = scene.nodes[node.index - 1] if node.index else None
    title = node.form is not None and node.form.number == "s" and node.reading.article
    in_name = (
        before is not None
        and before.tag == "noun"
        and not before.reading.article
        and before.of("noun") is not None
    )
    owner = scene.chunk_of[before.index] if in_name and before is not None else None
    named = owner is not None and owner.class_ in ("place", "object", "body") and not node.reading.article
    return title or named


def _is_idle(scene: Scene, loss: Loss, losses: list[Loss]) -> bool:
    """`نقل الجرحى`, `علاج جرحى`, `تحلل الجثث`: who is dead or hurt already is no new loss."""
    node = loss.node
    if loss.pattern != "sufferer" or loss.number is not None or loss.sufferer is not None or loss.minimum:
        return False
    before = scene.nodes[node.index - 1] if node.index else None
    while before is not None and before.tag == "quantifier" and before.index:
        before = scene.nodes[before.index - 1]
    if before is not None and (before.folded in CARE or (before.folded == FROM and not node.reading.article)):
        return True
    if before is None or before.folded in OCCURRING or before.of("result"):
        return False
    if before.of("harm"):  # القتلى والجرحى
        return not losses or losses[-1].node is not before
    if node.reading.article:
        return True
    governed = before.tag == "noun" and not before.reading.article and not node.conj and not node.prep
    return governed and not before.of("event") and before.of("noun", "common", "verb") is None


def _is_hit_target(loss: Loss) -> bool:
    """`إصابة الأهداف`, `قتلت قرب البلدة`: a thing or a place is not killed or hurt."""
    return loss.effect in LIVING and loss.who == "object"


def _entry(scene: Scene, node: Node, knowledge: Knowledge) -> HarmEntry | None:
    """The entry of a loss word, when the words that it must have with it are there."""
    if "harm" not in node.first:
        return None
    senses = [s for s in node.senses if s.kind == "harm"]
    if node.tag != VERB and node.senses[0].kind != "harm":
        return None
    event = any(
        s.kind == "event" and s.with_words and with_met(scene.nodes, node, s.with_words) for s in node.senses
    )
    for sense in senses:
        if not event and (not sense.with_words or with_met(scene.nodes, node, sense.with_words)):
            return knowledge.harms[sense.id]
    return None


def _read(
    scene: Scene, node: Node, entry: HarmEntry, losses: list[Loss], knowledge: Knowledge
) -> Iterator[Loss]:
    if entry.pattern in ("sufferer", "loss"):
        if node.tag != VERB:
            yield from _counted(scene, node, entry, knowledge)
        return
    if node.tag == VERB:
        sufferer, killer = _verbal(scene, node, entry)
        if sufferer is None:
            return
    else:
        sufferer, killer = _nominal(scene, node), None
        if sufferer is None and node.tag != VERB and not _of_pronoun(scene, node, entry, losses):
            return
        sufferer = sufferer or antecedent(scene, node)
    yield _make(scene, node, entry, sufferer, knowledge, killer)
    if sufferer is not None and sufferer.first > node.index:
        for other in joined_chunks(scene, sufferer):
            if other is not killer and not _is_subject(scene, other):
                yield _make(scene, node, entry, other, knowledge, killer)


def _is_subject(scene: Scene, chunk: Chunk) -> bool:
    """A phrase right before a verb opens what comes next (`قتل جندي ومسلحون هاجموا …`)."""
    after = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    return after is not None and after.tag == VERB and not after.conj


def _nominal(scene: Scene, node: Node) -> Chunk | None:
    """The genitive of a noun of loss: `مقتل ثلاثة مدنيين`; none where an adjective stands (`إصابة بالغة`)."""
    if node.reading.article:
        return None
    following = near_chunk(scene, node)
    if node.reading.pronoun:  # بقتلها هذا القيادي
        return (
            following
            if following is not None and following.first <= node.index + 2 and is_person(following)
            else None
        )
    if following is None or all(n.tag == ADJECTIVE for n in following.nodes):
        return None
    return following


def _of_pronoun(scene: Scene, node: Node, entry: HarmEntry, losses: list[Loss]) -> bool:
    """`إصابتهم`, `استشهاده`: a loss of its own only where none is told before; a death replaces the wound."""
    if not node.reading.pronoun:
        return False
    if losses:
        if entry.effect == "killed" and losses[-1].effect == "injured" and losses[-1].minimum == 1:
            losses[-1].effect = "killed"
        return False
    return antecedent(scene, node) is not None


def _verbal(scene: Scene, node: Node, entry: HarmEntry) -> tuple[Chunk | None, Chunk | None]:
    """(who suffers, who kills) of `استشهد X`, `قُتل X`, `قتلت القوات X`, `X قُتلوا`."""
    chunks = right_chunks(scene, node.index)
    if entry.pattern == "inflict" and node.reading.pronoun:  # قتلتهما قواته
        return find_antecedent(scene, node), first_bare(scene, node, chunks)
    if entry.pattern != "inflict" or (node.form is not None and node.form.voice == "passive"):
        return sufferer_of(scene, node), None
    governed = _governed(node, entry, chunks)
    if governed is not None:  # قضت على عدد من المسلحين
        return governed, find_subject(scene, node, chunks, None)[0]
    bare = [c for c in chunks if c.is_bare and not c.joined and not c.direction]
    near = [c for c in bare if is_beside(scene, node, c)]
    subject, _ = find_subject(scene, node, chunks, None)
    before = subject if subject is not None and subject not in chunks else None
    if before is not None and near:
        return near[0], before
    if before is not None:
        return before, None
    if len(bare) >= 2 and acts_on(bare[0], bare[1], entry.effect):
        return bare[1], bare[0]
    return (near[0] if near else sufferer_of(scene, node)), None


def _governed(node: Node, entry: HarmEntry, chunks: list[Chunk]) -> Chunk | None:
    """Whom the preposition of the verb governs, where it is its preposition that makes it a loss."""
    words = {word for s in node.senses if s.kind == "harm" and s.id == entry.id for word in s.with_words}
    return next((c for c in chunks if c.prep and c.prep in words), None)


def _counted(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Iterator[Loss]:
    """`5 قتلى`, `قتيلان`, `جرحى مدنيون`, `أضرار مادية`: the word is counted itself."""
    if entry.pattern == "sufferer" and (toll := _toll(scene, node)) is not None:
        loss = _make(scene, node, entry, toll, knowledge)
        of = _whose(scene, node.index)
        if of is not None and loss.who == "unknown":
            loss.who = words_who(of.nodes, knowledge) or "unknown"
        if any(n.folded.startswith(EXCEED) for n in scene.nodes[max(0, node.index - 3) : toll.first]):
            loss.maximum = None
        yield loss
        return
    if (tallied := _tallied(scene, node)) is not None:
        yield _make(scene, node, entry, tallied, knowledge)
        return
    if entry.pattern == "sufferer" and (parts := _named_among(scene, node)):
        for part in parts:
            yield _make(scene, node, entry, part, knowledge)
        return
    loss = _own_number(scene, node, entry, knowledge)
    yield from _parted(loss, knowledge) if loss.number is None and entry.effect == "casualty" else (loss,)


def _parted(loss: Loss, knowledge: Knowledge) -> Iterator[Loss]:
    """`قتلى وجرحى`, `قتيل وجريح`: two losses, where no figure counts them in one."""
    words = [w.removeprefix(AND).removeprefix(ARTICLE) for w in loss.node.unit.folded.split()]
    senses = [next((s for s in knowledge.lexicon.look(w).senses if s.kind == "harm"), None) for w in words]
    if len(words) != PAIR or None in senses:
        yield loss
        return
    for sense in senses:
        if sense is not None:
            one = 1 if sense.form.number == "s" else None
            yield replace(loss, effect=knowledge.harms[sense.id].effect, minimum=one, maximum=one)


def _toll(scene: Scene, node: Node) -> Chunk | None:
    """`بلغت حصيلة القتلى 42 ألفا`, `ارتفع عدد الضحايا إلى أربعة طلاب`: the number that a count reaches."""
    heads = [n.folded for n in scene.nodes[max(0, node.index - 2) : node.index]]
    if not TOLL_HEADS.intersection(heads) or (heads and scene.nodes[node.index - 1].tag == NUMBER):
        return None
    for chunk in scene.chunks:
        if chunk.first <= node.index or chunk.first > node.index + TOLL_REACH or chunk.number is None:
            continue
        if any(n.tag == SIGN and n.folded in STOPS for n in scene.nodes[node.index : chunk.first]):
            return None
        if chunk.prep in ("", TO, BY) and chunk.nodes[0].tag == NUMBER:
            return chunk
    return None


def _tallied(scene: Scene, node: Node) -> Chunk | None:
    """`7 آلاف شخص في عداد المفقودين`: the counted phrase before."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or before.folded != TALLIED_AS:
        return None
    return next((c for c in reversed(scene.chunks) if c.last < before.index and c.number is not None), None)


def _named_among(scene: Scene, node: Node) -> list[Chunk]:
    """`من بين القتلى 3 أطفال وسيدة`: who of the dead are named."""
    before = scene.nodes[node.index - 1] if node.index else None
    among = before is not None and before.folded in AMONG
    if not among or not node.reading.article:
        return []
    chunk = next((c for c in scene.chunks if c.first == node.index + 1), None)
    if chunk is None or not (
        is_person(chunk) and (chunk.number is not None or not chunk.nodes[0].reading.article)
    ):
        return []
    return [chunk, *joined_chunks(scene, chunk)]


def _own_number(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Loss:
    before = scene.chunk_of[node.index - 1] if node.index else None
    number, who = None, entry.who
    first = last = node.index
    if before is not None and before.number is not None:
        if before.nodes[-1] is before.number:
            number, first = before.number.unit.number, before.first
        elif entry.effect == "casualty":  # أربعون مدنيا بين قتيل وجريح
            number, first, who = before.number.unit.number, before.first, who or who_of(before, knowledge)
    last = _last_word(scene, node)
    who = who or words_who(scene.nodes[node.index + 1 : last + 1], knowledge)
    after = scene.nodes[last + 1] if last + 1 < len(scene.nodes) else None
    if number is None and after is not None and after.tag == NUMBER and _ends_phrase(scene, after):
        number, last = after.unit.number, after.index
    of = _whose(scene, last)
    if of is not None and who is None:
        who, last = words_who(of.nodes, knowledge) or who_of(of, knowledge), of.last
        if who == "unknown" and of.nodes[0].folded in RANKS:
            who = "combatant"
    found = bounds(number, node if entry.effect != "casualty" else None, knowledge)
    found, last = opened(scene, last, found) if entry.pattern == "sufferer" else ((None, None), last)
    return Loss(
        scene, node, entry.effect, who or ("object" if entry.pattern == "loss" else "unknown"), of, number,
        found[0], found[1], first, last, entry.violent, None, (f"harm:{entry.id}",), entry.pattern,
    )  # fmt: skip


def _ends_phrase(scene: Scene, number: Node) -> bool:
    """`قتيلان اثنان`: the number belongs to the word before, not to one after it (`جرحى بـ3 غارات`)."""
    after = scene.nodes[number.index + 1] if number.index + 1 < len(scene.nodes) else None
    return (
        not number.prep
        and not number.conj
        and (after is None or not after.is_nominal or bool(after.prep or after.conj))
    )


def _last_word(scene: Scene, node: Node) -> int:
    """The last of the adjectives and nouns that go on a counted loss (`جرحى مدنيون`)."""
    last = node.index
    for other in scene.nodes[node.index + 1 :]:
        plain = other.tag in (ADJECTIVE, "noun") and not other.conj and not other.prep
        if not plain or (other.senses and other.senses[0].kind in ("harm", "event")):
            break
        last = other.index
    return last


def _whose(scene: Scene, last: int) -> Chunk | None:
    """`4 قتلى من أفراد المقاومة`, `جرحى في صفوف النظام`: the phrase that says whose loss it is."""
    chunk = next((c for c in scene.chunks if last < c.first <= last + 2), None)
    if chunk is None or chunk.joined:
        return None
    if chunk.prep == FROM and (chunk.is_agent or chunk.actor):
        return chunk
    within = chunk.prep in AMONG and chunk.nodes[0].folded in RANKS
    return chunk if within or chunk.nodes[0].folded in RANKS else None


def make_loss(
    scene: Scene, node: Node, effect: Effect, sufferer: Chunk, rule: str, knowledge: Knowledge
) -> Loss:
    """The loss of a phrase that an act itself tells (`اعتقال ثلاثة شبان`)."""
    found, last = chunk_bounds(scene, sufferer, knowledge)
    number = sufferer.number.unit.number if sufferer.number else None
    return Loss(
        scene, node, effect, who_of(sufferer, knowledge), sufferer, number, found[0], found[1],
        sufferer.first, last, True, None, (rule,),
    )  # fmt: skip


def suffer(loss: Loss, sufferer: Chunk, knowledge: Knowledge) -> None:
    """Make a phrase the one who suffers a loss."""
    loss.sufferer, loss.who = sufferer, who_of(sufferer, knowledge)
    (loss.minimum, loss.maximum), loss.last = chunk_bounds(loss.scene, sufferer, knowledge)
    loss.first = sufferer.first
    loss.number = sufferer.number.unit.number if sufferer.number else None


def _make(
    scene: Scene,
    node: Node,
    entry: HarmEntry,
    sufferer: Chunk | None,
    knowledge: Knowledge,
    killer: Chunk | None = None,
) -> Loss:
    number = sufferer.number.unit.number if sufferer and sufferer.number else None
    found, last = chunk_bounds(scene, sufferer, knowledge) if sufferer else ((None, None), node.index)
    who = entry.who or who_of(sufferer, knowledge)
    first = sufferer.first if sufferer else node.index
    return Loss(
        scene, node, entry.effect, who, sufferer, number, found[0], found[1], first, last, entry.violent,
        killer, (f"harm:{entry.id}",), entry.pattern,
    )  # fmt: skip
