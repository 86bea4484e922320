"""Finds losses: who was killed, hurt, displaced, what was damaged, and how many."""

from rawi.arabic.numbers import NumberReading
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.companions import with_met
from rawi.extract.drafts import Loss
from rawi.extract.nodes import ADJECTIVE, NUMBER, VERB, Node
from rawi.extract.subjects import find_antecedent, find_subject, first_bare, right_chunks
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import HarmEntry
from rawi.model import Effect, Who

COMPANION_REACH = 8  # nodes between a verb and the noun that completes it
COMBATANTS = frozenset(("state_forces", "armed_group", "external_forces"))


def find_losses(scene: Scene, knowledge: Knowledge) -> list[Loss]:
    """The losses of a sentence in text order; `آخرون` are of the sort that the loss before names."""
    losses: list[Loss] = []
    for node in scene.nodes:
        entry = _entry(scene, node, knowledge)
        loss = _loss(scene, node, entry, knowledge) if entry is not None else None
        if loss is None or _is_name(scene, loss) or _is_companion(scene, node):
            continue
        if losses and loss.who == "unknown" and is_remainder(loss):
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
    return all(n.folded.startswith(("اخر", "غير")) for n in words)


def _is_name(scene: Scene, loss: Loss) -> bool:
    """`مستشفى شهداء الأقصى`, `الشهيد فلان`: a loss word in a name or a title tells no loss."""
    node = loss.node
    before = scene.nodes[node.index - 1] if node.index else None
    title = node.form is not None and node.form.number == "s" and node.reading.article
    in_name = (
        before is not None
        and before.tag == "noun"
        and not before.reading.article
        and before.of("noun") is not None
    )
    if loss.pattern != "sufferer" or loss.number is not None:
        return False
    owner = scene.chunk_of[before.index] if in_name and before is not None else None
    named = owner is not None and owner.class_ in ("place", "object", "body") and not node.reading.article
    return title or named


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


def _loss(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Loss | None:
    if node.tag == VERB:
        return _verbal(scene, node, entry, knowledge)
    if entry.pattern in ("sufferer", "loss"):
        return _counted(scene, node, entry, knowledge)
    following = [c for c in right_chunks(scene, node.index) if c.is_bare]
    sufferer = following[0] if following and _adjacent(scene, node, following[0]) else None
    if sufferer is not None and all(n.tag == ADJECTIVE for n in sufferer.nodes):  # إصابة بالغة
        sufferer = None
    if sufferer is None and not node.reading.pronoun:
        return None
    return _make(scene, node, entry, sufferer, knowledge)


def _verbal(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Loss | None:
    """`استشهد X` · `قُتل X` · `قتلت القوات X`."""
    chunks = right_chunks(scene, node.index)
    bare = [c for c in chunks if c.is_bare and not c.joined]
    if entry.pattern == "inflict" and node.reading.pronoun:  # قتلتهما قواته
        return _make(
            scene,
            node,
            entry,
            find_antecedent(scene, node),
            knowledge,
            killer=first_bare(scene, node, chunks),
        )
    if entry.pattern != "inflict" or (node.form is not None and node.form.voice == "passive"):
        subject, _ = find_subject(scene, node, chunks, None)
        return _make(scene, node, entry, subject, knowledge)
    near = [c for c in bare if _adjacent(scene, node, c)]
    subject, _ = find_subject(scene, node, chunks, None)
    before = subject if subject is not None and subject not in chunks else None
    if before is not None and near:
        return _make(scene, node, entry, near[0], knowledge, killer=before)
    if before is not None and not near:
        return _make(scene, node, entry, before, knowledge)
    if (
        len(bare) >= 2
        and bare[0].class_ in ("force", "country", "authority", "body")
        and bare[0].number is None
        and bare[1].first == bare[0].last + 1
    ):
        return _make(scene, node, entry, bare[1], knowledge, killer=bare[0])
    return _make(scene, node, entry, near[0] if near else None, knowledge)


def _adjacent(scene: Scene, node: Node, chunk: Chunk) -> bool:
    between = scene.nodes[node.index + 1 : chunk.first]
    return all(
        n.tag in ("time", "adverb", "demonstrative", "quantifier", ADJECTIVE)
        or n.folded in '«"“'
        or _coordinated(n)
        for n in between
    )


def _coordinated(node: Node) -> bool:
    return (bool(node.senses) and node.senses[0].kind == "harm") or node.tag == "conjunction"


def _counted(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Loss | None:
    """`5 قتلى`, `قتيلان`, `جرحى مدنيون`, `أضرار مادية`: the word is counted itself."""
    before = scene.chunk_of[node.index - 1] if node.index else None
    number = None
    first = last = node.index
    who = entry.who
    if before is not None and before.number is not None:
        if before.nodes[-1] is before.number:
            number, first = before.number.unit.number, before.first
        elif entry.effect == "casualty":  # أربعون مدنيا بين قتيل وجريح
            number, first, who = before.number.unit.number, before.first, who or _who(before)
    at = node.index + 1
    while (
        at < len(scene.nodes)
        and scene.nodes[at].tag in (ADJECTIVE, "noun")
        and not scene.nodes[at].conj
        and not scene.nodes[at].prep
    ):
        sense = scene.nodes[at].of("noun")
        if scene.nodes[at].senses and scene.nodes[at].senses[0].kind in ("harm", "event"):
            break
        if sense and knowledge.nouns[sense.id].class_ == "civilian":
            who = "civilian"
        last = at
        at += 1
    if number is None and at < len(scene.nodes) and scene.nodes[at].tag == NUMBER:
        number, last = scene.nodes[at].unit.number, at
    minimum, maximum = _range(number, node, knowledge)
    return Loss(
        scene, node, entry.effect, who or ("object" if entry.pattern == "loss" else "unknown"), None, number,
        minimum if entry.pattern == "sufferer" else None, maximum if entry.pattern == "sufferer" else None,
        first, last, entry.violent, None, (f"harm:{entry.id}",), entry.pattern,
    )  # fmt: skip


def make_loss(
    scene: Scene, node: Node, effect: Effect, sufferer: Chunk, rule: str, knowledge: Knowledge
) -> Loss:
    """The loss of a phrase that an act itself tells (`اعتقال ثلاثة شبان`)."""
    number = sufferer.number.unit.number if sufferer.number else None
    head = next((n for n in sufferer.nodes if n.tag != NUMBER), None)
    minimum, maximum = _range(number, head, knowledge)
    return Loss(
        scene,
        node,
        effect,
        _who(sufferer),
        sufferer,
        number,
        minimum,
        maximum,
        sufferer.first,
        sufferer.last,
        True,
        None,
        (rule,),
    )


def suffer(loss: Loss, sufferer: Chunk) -> None:
    """Make a phrase the one who suffers a loss."""
    loss.sufferer, loss.who = sufferer, _who(sufferer)
    loss.first, loss.last = sufferer.first, sufferer.last
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
    head = next((n for n in sufferer.nodes if n.tag != NUMBER), None) if sufferer else None
    minimum, maximum = _range(number, head, knowledge) if sufferer else (None, None)
    who = entry.who or _who(sufferer)
    if who == "object" and number is None:
        minimum = maximum = None
    first, last = (sufferer.first, sufferer.last) if sufferer else (node.index, node.index)
    return Loss(
        scene,
        node,
        entry.effect,
        who,
        sufferer,
        number,
        minimum,
        maximum,
        first,
        last,
        entry.violent,
        killer,
        (f"harm:{entry.id}",),
        entry.pattern,
    )


def _range(
    number: NumberReading | None, head: Node | None, knowledge: Knowledge
) -> tuple[int | None, int | None]:
    """A number's bounds; without one a singular is 1, a dual 2, a plural open."""
    if number is not None:
        return number.min, number.max
    if head is None or head.form is None:
        return None, None
    if head.form.number == "d" or (head.form.number == "p" and _also_dual(head)):
        return (None, None) if any(s.form.number == "p" for s in head.senses) else (2, 2)
    if head.form.number == "s" and not _is_collective(head, knowledge):
        return 1, 1
    return None, None


def _also_dual(head: Node) -> bool:
    return any(s.form.number == "d" for s in head.senses)


def _is_collective(head: Node, knowledge: Knowledge) -> bool:
    """A noun that is singular in form but names many (جيش, عائلة): no number follows from it."""
    sense = head.of("noun", "actor", "country", "common")
    if sense is None or sense.kind == "noun":
        return sense is not None and knowledge.nouns[sense.id].class_ == "collective"
    return True


def _who(sufferer: Chunk | None) -> Who:
    if sufferer is None:
        return "unknown"
    if sufferer.class_ in ("object", "weapon", "feature", "place"):
        return "object"
    if sufferer.kind in COMBATANTS or (sufferer.class_ == "force"):
        return "combatant"
    if sufferer.class_ in ("civilian", "media") or sufferer.kind in ("civilians", "person", "media"):
        return "civilian"
    return "unknown"
