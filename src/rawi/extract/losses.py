"""Makes losses: what a phrase that suffers says of their number and of whom they are."""

from collections.abc import Iterator

from rawi.arabic.loss_words import RISING
from rawi.arabic.words import (
    AND,
    BETWEEN,
    BY,
    COMMA,
    COMMANDERS,
    FOR,
    FROM,
    KUNYA,
    MEMBERS,
    MEN,
    NUMBER_OF,
    PLAIN_QUOTES,
    RANKS,
    RELATIVES,
    TANWIN,
    THEM,
    THIRD_PERSON,
    TO,
    YEARS_OLD,
)
from rawi.extract.agreement import is_nominative
from rawi.extract.antecedents import find_antecedent
from rawi.extract.chunks import Chunk
from rawi.extract.classes import PEOPLE
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Loss
from rawi.extract.how_many import bounds, chunk_bounds
from rawi.extract.nodes import NUMBER, VERB, Node
from rawi.extract.shared import is_one_new
from rawi.extract.victims import head_of, is_lone_name, is_name, is_person, who_of
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import HarmEntry
from rawi.model import Effect, Who

APPOSED_REACH = 6  # nodes
LOSERS = PEOPLE | {"unknown"}


def make_loss(
    scene: Scene, node: Node, effect: Effect, sufferer: Chunk, rule: str, knowledge: Knowledge
) -> Loss:
    """The loss of a phrase that an act itself tells (`اعتقال ثلاثة شبان`)."""
    found, last = chunk_bounds(scene, sufferer, knowledge)
    found = (1, 1) if _is_one_by_verb(node, sufferer, found[0]) else found
    number = sufferer.number.unit.number if sufferer.number else None
    fights = is_name(sufferer) and _is_apposed_fighter(scene, sufferer)
    who: Who = "combatant" if fights else who_of(sufferer, knowledge)
    return Loss(
        scene, node, effect, who, sufferer, number, found[0], found[1],
        sufferer.first, last, True, None, (rule,),
    )  # fmt: skip


def suffer(loss: Loss, sufferer: Chunk, knowledge: Knowledge) -> None:
    """Make a phrase the one who suffers a loss."""
    loss.sufferer, loss.who = sufferer, who_of(sufferer, knowledge)
    (loss.minimum, loss.maximum), loss.last = chunk_bounds(loss.scene, sufferer, knowledge)
    loss.first = sufferer.first
    loss.number = sufferer.number.unit.number if sufferer.number else None


def loss_of(
    scene: Scene,
    node: Node,
    entry: HarmEntry,
    sufferer: Chunk | None,
    knowledge: Knowledge,
    killer: Chunk | None = None,
) -> Loss:
    """The loss that a word for it tells of a phrase."""
    number = sufferer.number.unit.number if sufferer and sufferer.number else None
    found, last = chunk_bounds(scene, sufferer, knowledge) if sufferer else ((None, None), node.index)
    if sufferer is not None and killer is None and _is_one_by_verb(node, sufferer, found[0]):
        found = (1, 1)
    who = entry.who or who_counted(scene, sufferer, knowledge, killer)
    first = sufferer.first if sufferer else node.index
    if killer is not None and (killer.class_ == "media" or _only_tells(scene, node, killer)):
        killer = None  # ذكرت الوكالة أنه قتل ثلاثة
    return Loss(
        scene, node, entry.effect, who, sufferer, number, found[0], found[1], first, last, entry.violent,
        killer, (f"harm:{entry.id}",), entry.pattern,
    )  # fmt: skip


def _is_one_by_verb(node: Node, sufferer: Chunk, minimum: int | None) -> bool:
    """`العامري اعتُقل`, `أبو ليث الذي قُتل`: the verb behind its subject tells that he is one."""
    form = node.form
    if node.tag != VERB or form is None or minimum is not None or sufferer.number is not None:
        return False
    one = (form.person, form.gender, form.number) == (3, "m", "s") and not node.reading.pronoun
    man = is_lone_name(sufferer) or sufferer.nodes[0].folded in KUNYA or sufferer.kind == "person"
    return one and man and sufferer.last < node.index


def _only_tells(scene: Scene, node: Node, killer: Chunk) -> bool:
    """`أفاد المرصد بأنه قتل ثلاثة`: the pronoun on أن means nobody; a body that bears no arms tells it."""
    before = scene.nodes[node.index - 1] if node.index else None
    told = before is not None and before.tag == "complementizer" and killer.last < node.index
    return told and (killer.class_ == "source" or killer.kind == "organisation")


def settle_rise(scene: Scene, loss: Loss, knowledge: Knowledge) -> None:
    """`ارتفعت الحصيلة من 7 إلى 10 قتلى`, `من 7 قتلى إلى 10`: it is 10 now."""
    number, nodes = loss.number, scene.nodes
    if number is None or not _tells_rise(scene, loss):
        return
    if any(n.unit.number is number and n.folded.startswith(f"{FROM} ") for n in nodes[loss.first :]):
        loss.minimum = loss.maximum
    elif nodes[loss.first - 1].folded == FROM and (now := _risen_to(nodes[loss.last + 1 :])) is not None:
        loss.number, loss.last = now.unit.number, now.index
        loss.minimum, loss.maximum = bounds(now.unit.number, None, knowledge)


def _tells_rise(scene: Scene, loss: Loss) -> bool:
    """Whether what stands before a loss rises, and no verb that brings losses stands between."""
    for node in reversed(scene.nodes[: loss.first]):
        if node.unit.folded.removeprefix(FOR).startswith(RISING):
            return True
        aside = scene.clause_at[node.index].role == "relative" and not node.of("result", "harm")
        if node.tag == VERB and not aside:
            return False  # تصاعدت الاشتباكات وقتل من 3 إلى 5 جنود
    return False


def _risen_to(after: list[Node]) -> Node | None:
    to_number = len(after) > 1 and after[0].folded == TO and after[1].unit.number is not None
    return after[1] if to_number else None


def who_counted(
    scene: Scene, sufferer: Chunk | None, knowledge: Knowledge, killer: Chunk | None = None
) -> Who:
    """Of a number alone those behind it: `مقتل 27 من «حزب الله»`, `وإصابة عدد منهم`."""
    who = who_of(sufferer, knowledge)
    if sufferer is not None and (men := _their_men(sufferer)) is not None:
        chief = find_antecedent(scene, men, things=frozenset(("object",)))  # دورية … أحد أفرادها
        return "combatant" if chief is not None and _commands(chief, knowledge) else who
    if sufferer is not None and is_name(sufferer) and _is_apposed_fighter(scene, sufferer):
        return "combatant"
    if sufferer is None or who != "unknown" or not (sufferer.number or sufferer.class_ == "collective"):
        return who
    after = scene.nodes[sufferer.last + 1] if sufferer.last + 1 < len(scene.nodes) else None
    if after is not None and after.folded == FROM and after.reading.pronoun in THEM:
        return who_of(find_antecedent(scene, after, barred=killer), knowledge)
    alone = all(n.tag == NUMBER for n in sufferer.nodes)
    return who_of(whose_of(scene, sufferer.last), knowledge) if alone else who


def _is_apposed_fighter(scene: Scene, sufferer: Chunk) -> bool:
    """`مقتل أحمد محمد، القيادي في الحركة`: what the phrase behind a name says he is."""
    for chunk in scene.chunks_between(sufferer.last + 1, sufferer.last + APPOSED_REACH):
        between = scene.nodes[sufferer.last + 1 : chunk.first]
        if not chunk.is_bare or chunk.nodes[0].conj or any(n.tag in (VERB, "preposition") for n in between):
            return False
        if chunk.class_ != "unknown":
            return head_of(chunk).folded.removesuffix(TANWIN) in COMMANDERS or chunk.class_ == "force"
    return False


def _their_men(sufferer: Chunk) -> Node | None:
    """`ثلاثة من رجالها`: whoever commands them is named before."""
    men = (n for n in sufferer.nodes if n.folded in MEN or n.folded == MEMBERS)
    return next((n for n in men if n.reading.pronoun in THIRD_PERSON), None)


def _commands(chunk: Chunk, knowledge: Knowledge) -> bool:
    """A force, its ministry, its patrol or post."""
    sense = head_of(chunk).first.get("noun")
    military = sense is not None and knowledge.nouns[sense.id].military
    return military if chunk.class_ == "object" else chunk.class_ in ("force", "authority")


def whose_of(scene: Scene, last: int) -> Chunk | None:
    """`4 قتلى من أفراد المقاومة`, `جرحى في صفوف النظام`, `ضحايا بين المدنيين`: whose loss it is."""
    quoted = sum(n.folded in PLAIN_QUOTES for n in scene.nodes[last + 1 : last + 3])  # من «حزب الله»
    chunk = next((c for c in scene.chunks if last < c.first <= last + 2 + quoted), None)
    if chunk is None or chunk.joined:
        return None
    if chunk.prep == FROM and (chunk.is_agent or chunk.actor):
        return chunk
    among = chunk.prep == BETWEEN and chunk.class_ == "civilian"
    return chunk if among or chunk.nodes[0].folded in RANKS else None


def joined_chunks(scene: Scene, chunk: Chunk) -> Iterator[Chunk]:
    """`امرأة وأربعة أطفال`: the phrases that و adds to a sufferer, also past his rank or wounds."""
    last, end = chunk, chunk.last
    aside: Chunk | None = None
    for other in scene.chunks_between(end + 1, len(scene.nodes)):
        between = scene.nodes[end + 1 : other.first]
        if all(n.tag == "preposition" for n in between) and _is_aside(chunk, other):
            end, aside = other.last, other
            continue
        if not _is_added(other, between) or (other.prep != chunk.prep and aside is None):
            return
        if (
            other.nodes[0].prep
            or _shares_number(scene, last, other)
            or not (_suffers(other) or _are_alike(chunk, other))
        ):
            return
        if aside is not None and other.number is None and (aside.class_ == "weapon" or other.actor):
            return  # برصاص قوات التحالف وقسد
        yield other
        last, end, aside = other, other.last, None


def _is_added(other: Chunk, between: list[Node]) -> bool:
    """Whether و joins it: after a comma only who is counted, or somebody not known yet."""
    opening = other.nodes[0].conj == AND or any(n.tag == "conjunction" for n in between)
    signs = [n for n in between if n.tag != "conjunction"]
    if not signs or not opening:
        return opening and not signs
    head = head_of(other)
    new = other.number is not None or not (other.actor or head.reading.article or "noun" not in head.first)
    return len(signs) == 1 and signs[0].folded == COMMA and new and other.class_ in LOSERS


def _is_aside(sufferer: Chunk, chunk: Chunk) -> bool:
    """`برتبة نقيب`, `بجروح`, `من القرية`, `محمد حسن معاون المدير`: what describes a sufferer."""
    if chunk.nodes[0].conj or chunk.joined:
        return False
    if chunk.number is not None:
        return chunk.nodes[-1].folded in YEARS_OLD  # طفلة 13 عاما وشقيقها
    if chunk.nodes[0].prep == BY:
        return not chunk.is_agent and chunk.actor is None and chunk.class_ != "place"
    named = chunk.is_bare and chunk.class_ not in ("force", "civilian")
    whole = sufferer.class_ != "collective" and head_of(sufferer).tag != NUMBER  # أعداد من الجيش
    return named or (whole and chunk.prep == FROM and chunk.class_ in ("place", "force"))


def _suffers(chunk: Chunk) -> bool:
    """People, kin, or a number that counts no loss told by a word of its own (`وقتل 5 و12 جريحا`)."""
    kin = chunk.nodes[0].reading.pronoun in RELATIVES and not chunk.nodes[0].senses  # 3 أطفال ووالدتهم
    return chunk.is_agent or kin or (chunk.number is not None and chunk.class_ == "unknown")


def _are_alike(chunk: Chunk, other: Chunk) -> bool:
    """Two things, or two names of people: `منزلان ومدرسة`, `مقتل أحمد حمدو وسامر شحود`."""
    return chunk.class_ == other.class_ == "object" or (is_person(chunk) and is_name(other))


def _shares_number(scene: Scene, first: Chunk, other: Chunk) -> bool:
    """`45 من الجيش والحشد`, `4 مدنيين (امرأة وطفلان)`: the number before counts both."""
    if is_nominative(other) and not other.actor:
        return False  # خمسة من الجيش ومقاتلون
    words = {n.folded for n in scene.nodes[first.first : first.last + 1]}
    so_many = first.nodes[0].folded.removesuffix(TANWIN) == NUMBER_OF  # عدد من النساء والأطفال
    quantity = first.number is not None or (so_many and head_of(other).reading.article)
    return bool(quantity) and ("(" in words or (FROM in words and not _is_counted(other)))


def _is_counted(chunk: Chunk) -> bool:
    """By a number, or as one person who is new (`3 من عناصر الشرطة ومدني`)."""
    return chunk.number is not None or is_one_new(chunk)


def added_to(scene: Scene, last: int) -> Iterator[Chunk]:
    """`4 قتلى عسكريين، وسائق سيارة`: one person, or a counted group, whom و adds to a counted loss."""
    chunk = next((c for c in scene.chunks if last < c.first <= last + 2), None)
    if chunk is None or not chunk.nodes[0].conj or not chunk.is_bare or not _is_counted(chunk):
        return
    between = scene.nodes[last + 1 : chunk.first]
    after = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    told = after is not None and (after.tag == VERB or after.is_telling) and not (after.conj or after.prep)
    if chunk.class_ == "civilian" and not told and all(n.folded == COMMA for n in between):
        yield chunk
