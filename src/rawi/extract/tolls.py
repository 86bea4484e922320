"""Reads losses that are counted themselves: `5 قتلى`, `قتلى وجرحى`, `ارتفع عدد الضحايا إلى أربعة`."""

from collections.abc import Iterator

from msgspec.structs import replace

from rawi.arabic.words import (
    AMONG,
    AND,
    ARTICLE,
    BETWEEN,
    BY,
    DUAL,
    EXCEED,
    FALL,
    FEMININE_DUAL,
    FOR,
    FROM,
    HUMAN,
    IN_OR_BY,
    LOSSES,
    MATERIAL,
    OCCURRING,
    RANKS,
    SOUND_FEMININE_PLURAL,
    STOPS,
    TALLIED_AS,
    TO,
    TOLL_HEADS,
)
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Loss
from rawi.extract.how_many import bounds, opened
from rawi.extract.losses import added_to, joined_chunks, loss_of, whose_of
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB, Node
from rawi.extract.subjects import find_subject
from rawi.extract.things import is_thing
from rawi.extract.victims import (
    head_of,
    is_person,
    sufferer_of,
    who_of,
    words_who,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import HarmEntry
from rawi.model import Effect

BEAR = "bear"  # the entry
PAIR = 2  # words of قتلى وجرحى
OTHER_LOSSES: dict[str, Effect] = {MATERIAL: "damaged", HUMAN: "casualty"}
TOLL_REACH = 14  # nodes between `حصيلة القتلى` and the number it reaches


def counted(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Iterator[Loss]:
    """`5 قتلى`, `قتيلان`, `جرحى مدنيون`, `أضرار مادية`: the word is counted itself."""
    people = entry.pattern == "sufferer"
    if _ends_pair(scene, node):
        return
    if people and (toll := _toll(scene, node)) is not None:
        yield from _of_toll(scene, node, entry, toll, knowledge)
        return
    if (tallied := _tallied(scene, node)) is not None:
        yield loss_of(scene, node, entry, tallied, knowledge)
        return
    if not people and (things := things_damaged(scene, node)):
        for thing in things:
            yield loss_of(scene, node, entry, thing, knowledge)
        return
    if people and (told := _told_of(scene, node, entry)):
        for chunk in told:
            yield from _parted(loss_of(scene, node, entry, chunk, knowledge), knowledge)
        return
    loss = _own_number(scene, node, entry, knowledge)
    if loss.maximum is not None and _is_exceeded(scene, loss):
        loss.maximum = None
    yield from _parted(loss, knowledge) if loss.number is None and entry.effect == "casualty" else (loss,)
    if (effect := _other_sort(scene, node)) is not None:
        yield replace(loss, effect=effect, who="object" if effect == "damaged" else "unknown")
    if people and loss.number is not None:
        for other in added_to(scene, loss.last):
            yield loss_of(scene, node, entry, other, knowledge)


def is_counted(scene: Scene, node: Node) -> bool:
    """`6 إصابات`, `وقوع إصابات`, `إصابات في صفوف الجيش`: injuries told by themselves."""
    before = scene.nodes[node.index - 1] if node.index and not node.conj else None
    plural = node.folded.endswith(SOUND_FEMININE_PLURAL) and not node.reading.pronoun
    if node.folded.endswith(FEMININE_DUAL) and not node.reading.pronoun:
        return True  # إصابتين
    if plural and _in_ranks(scene, node):
        return True
    if before is None:
        return False
    if before.tag == NUMBER and before.unit.number:
        return True
    return plural and (before.folded in TOLL_HEADS or before.folded in OCCURRING)


def _in_ranks(scene: Scene, node: Node) -> bool:
    """`إصابات في صفوف المدنيين`, `إصابات بالغة بين السكان`."""
    described = node.index + 1 < len(scene.nodes) and scene.nodes[node.index + 1].tag == ADJECTIVE
    first = node.index + 1 + described
    after = scene.nodes[first : first + 2]
    among = [n.folded == BETWEEN or n.folded in RANKS for n in after]
    return bool(after) and (among[0] or (len(after) > 1 and after[0].tag == "preposition" and among[1]))


def things_damaged(scene: Scene, node: Node) -> list[Chunk]:
    """`أضرار في منزلين ومدرسة`, `حريق في سيارة`, `أضرارا بالغة بالمسجد`: what it is that was damaged."""
    first = node.index + 1
    while first < len(scene.nodes) and scene.nodes[first].tag == ADJECTIVE and not scene.nodes[first].conj:
        first += 1
    chunk = next(iter(scene.chunks_between(first, first + 2)), None)
    if chunk is None or chunk.joined or chunk.prep not in IN_OR_BY or not is_thing(chunk):
        return []
    if any(n.tag != "preposition" for n in scene.nodes[first : chunk.first]):
        return []
    return [chunk, *(c for c in joined_chunks(scene, chunk) if c.number is not None or _is_few(c))]


def _is_few(chunk: Chunk) -> bool:
    form = head_of(chunk).form
    return form is not None and form.number in ("s", "d")


def _is_exceeded(scene: Scene, loss: Loss) -> bool:
    """`تجاوز عدد القتلى في المدينة 200 قتيل`: the number is passed that a count is told of."""
    verb = scene.clause_at[loss.first].verb
    if verb is None or verb >= loss.first or not scene.nodes[verb].folded.startswith(EXCEED):
        return False
    return any(n.folded in TOLL_HEADS for n in scene.nodes[verb + 1 : loss.first])


def _other_sort(scene: Scene, node: Node) -> Effect | None:
    """`خسائر بشرية ومادية`, `خسائر مادية وبشرية`: losses of both sorts in one word."""
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if after is None or after.conj != AND or not node.unit.folded.startswith(LOSSES):
        return None
    return OTHER_LOSSES.get(after.folded.removeprefix(AND))


def _of_toll(scene: Scene, node: Node, entry: HarmEntry, toll: Chunk, knowledge: Knowledge) -> Iterator[Loss]:
    """The loss of a count that reaches a number, unless another word for it stands behind that."""
    behind = scene.nodes[toll.last + 1 : toll.last + 4]
    if len(behind) > 2 and behind[0].folded == "(" and behind[1].tag == NUMBER:
        behind = behind[2:]  # 20 شخصا (12 قتيلا و8 جرحى)
    if behind and behind[0].is_telling and not behind[0].conj:  # حصيلة الضحايا إلى 43 ألف شهيد
        return
    loss = loss_of(scene, node, entry, toll, knowledge)
    if _is_pair(scene, node):
        loss.effect = "casualty"
    of = whose_of(scene, node.index)
    if of is not None and loss.who == "unknown":
        loss.who = words_who(of.nodes, knowledge) or "unknown"
    if any(n.folded.startswith(EXCEED) for n in scene.nodes[max(0, node.index - 3) : toll.first]):
        loss.maximum = None
    yield loss


def _told_of(scene: Scene, node: Node, entry: HarmEntry) -> list[Chunk]:
    """Of whom the word is told: named among the dead, whose bodies they are, who fell dead."""
    if parts := _named_among(scene, node):
        return parts
    of = _bodies_of(scene, node) if not entry.violent else None
    return [of] if of is not None else _fallen(scene, node)


def _bodies_of(scene: Scene, node: Node) -> Chunk | None:
    """`جثث 4 مدنيين`, `جثة شاب`: whose bodies they are, where he is not known already."""
    chunk = scene.chunk_of[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if (
        chunk is None
        or not chunk.is_bare
        or chunk.nodes[0].conj
        or node.reading.article
        or node.reading.pronoun
    ):
        return None
    new = chunk.number is not None or not (chunk.actor or chunk.nodes[0].reading.article)
    return chunk if is_person(chunk) and new else None


def _parted(loss: Loss, knowledge: Knowledge) -> Iterator[Loss]:
    """`قتلى وجرحى`, `قتيل وجريح`: two losses, where no figure counts them in one."""
    words = [w.removeprefix(AND).removeprefix(ARTICLE) for w in loss.node.unit.folded.split()]
    told = [[s for s in knowledge.lexicon.look(w).senses if s.kind == "harm"] for w in words]
    if len(words) != PAIR or not all(told):
        yield loss
        return
    for word, senses in zip(words, told, strict=True):
        dual = word.endswith(DUAL) and {s.form.number for s in senses} == {"d"}  # قتيلين وجريحين
        few = 1 if senses[0].form.number == "s" else 2 if dual else None
        yield replace(loss, effect=knowledge.harms[senses[0].id].effect, minimum=few, maximum=few)


def _toll(scene: Scene, node: Node) -> Chunk | None:
    """`بلغت حصيلة القتلى 42 ألفا`, `ارتفع عدد الضحايا إلى أربعة طلاب`: the number that a count reaches."""
    heads = [n.folded for n in scene.nodes[max(0, node.index - 2) : node.index]]
    if (second := _second_toll(scene, node)) is not None:
        return second
    if not TOLL_HEADS.intersection(heads) or scene.nodes[node.index - 1].tag == NUMBER:
        return None
    if heads[-1] == FROM:
        return None  # عدد من القتلى
    for chunk in scene.chunks:
        if chunk.first <= node.index or chunk.first > node.index + TOLL_REACH or chunk.number is None:
            continue
        between = scene.nodes[node.index + 1 : chunk.first]
        if any(n.tag == SIGN and n.folded in STOPS for n in between) or _is_of_next(chunk, between):
            return None
        if chunk.prep in ("", TO, BY, FOR) and chunk.nodes[0].tag == NUMBER:
            return chunk
    return None


def _is_of_next(chunk: Chunk, between: list[Node]) -> bool:
    """`ارتفاع عدد القتلى واعتقال أربعة شبان`: the number of what و joins behind a count that tells none."""
    return not chunk.prep and any(n.conj and n.is_telling and not n.reading.article for n in between)


def _is_pair(scene: Scene, node: Node) -> bool:
    """`عدد القتلى والجرحى إلى 13 ألفا`: the count of both in one."""
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    return (
        after is not None
        and bool(after.conj)
        and after.reading.article
        and after.first.get("harm") is not None
    )


def _ends_pair(scene: Scene, node: Node) -> bool:
    """The second of `عدد القتلى والجرحى`."""
    before = scene.nodes[node.index - 1] if node.conj and node.index else None
    return before is not None and _is_pair(scene, before) and _toll(scene, before) is not None


def _second_toll(scene: Scene, node: Node) -> Chunk | None:
    """`ارتفع عدد القتلى إلى 5 والجرحى إلى 15`: the number that goes on a count."""
    before = scene.nodes[max(0, node.index - TOLL_REACH) : node.index]
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    if not (node.conj and node.reading.article and before and before[-1].tag == NUMBER and after is not None):
        return None
    if after.folded != TO or TOLL_HEADS.isdisjoint([n.folded for n in before]):
        return None
    return next((c for c in scene.chunks if c.first == after.index + 1 and c.number is not None), None)


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


def _fallen(scene: Scene, node: Node) -> list[Chunk]:
    """`20 مسلحا سقطوا قتلى`, `سقط الشاب جريحا`: who falls dead or hurt."""
    at = node.index - 1
    at -= at > 0 and scene.nodes[at].folded == BETWEEN
    if at < 0 or node.conj or node.prep or node.reading.article:
        return []
    before = scene.nodes[at]
    chunk = scene.chunk_of[at]
    if before.tag == VERB and before.folded.startswith(FALL) and before.form is not None:
        chunk = sufferer_of(scene, before) if before.form.number in ("p", "d") else None
        return [chunk, *joined_chunks(scene, chunk)] if chunk is not None and is_person(chunk) else []
    verb = scene.nodes[chunk.first - 1] if chunk is not None and chunk.first else None
    falls = verb is not None and verb.tag == VERB and verb.folded.startswith(FALL)
    told = chunk is not None and is_person(chunk) and chunk.is_bare and chunk.number is None
    return [chunk] if falls and told and chunk is not None else []


def _own_number(scene: Scene, node: Node, entry: HarmEntry, knowledge: Knowledge) -> Loss:
    before = scene.chunk_of[node.index - 1] if node.index and not node.conj else None
    number, who = None, entry.who
    first = last = node.index
    if before is not None and before.number is not None:
        beside = scene.nodes[node.index - 1]
        if before.nodes[-1] is before.number:
            number, first = before.number.unit.number, before.first
        elif beside.unit.number is not None:  # 20 شخصا (12 قتيلا
            number, first = beside.unit.number, beside.index
        elif entry.effect == "casualty" or is_person(before):  # 10 أطفال قتلى، أربعون مدنيا بين قتيل وجريح
            number, first, who = before.number.unit.number, before.first, who or who_of(before, knowledge)
    last = _last_word(scene, node)
    who = who or words_who(scene.nodes[node.index + 1 : last + 1], knowledge)
    after = scene.nodes[last + 1] if last + 1 < len(scene.nodes) else None
    if number is None and after is not None and after.tag == NUMBER and _ends_phrase(scene, after):
        number, last = after.unit.number, after.index
    of = whose_of(scene, last)
    if of is None and who is None and (bearer := _bearer(scene, node)) is not None:
        who = who_of(bearer, knowledge)
        of, who = (bearer, who) if who == "combatant" else (None, None)
    elif of is not None and who is None:
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


def _bearer(scene: Scene, node: Node) -> Chunk | None:
    """`تكبد الجيش خسائر`: who bears the losses."""
    at = scene.clause_at[node.index].verb
    verb = scene.nodes[at] if at is not None and at < node.index else None
    if verb is None or not any(s.id == BEAR for s in verb.senses):
        return None
    return find_subject(scene, verb, right_chunks(scene, verb.index), None)[0]
