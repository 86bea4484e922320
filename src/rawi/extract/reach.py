"""How far somebody's words reach in a sentence: where they open, and what ends them."""

from bisect import bisect_right
from collections.abc import Iterator

from rawi.arabic.words import ABOUT, AND, BY, COMMAS, STOPS
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.full_names import may_be_given_name
from rawi.extract.nodes import SIGN, VERB, Node, governing
from rawi.extract.quotations import LONG
from rawi.extract.speakers import following, forms_of, is_carrier
from rawi.extract.voices import Saying
from rawi.knowledge.load import Knowledge

QUOTE_MARKS = '«“"'
PLAIN_MARK = '"'  # opens and closes
BEFORE_ASIDE = COMMAS | frozenset('»”"-')
COLON_REACH = 18  # nodes between قوله and the colon of its words
CONTENT_REACH = 40  # nodes from a verb of saying to the opening of its words
ASIDES = frozenset(("aside", "turn", "ends"))
NEW_SUBJECTS = frozenset(("force", "body", "authority", "media", "country"))
NEAR_OPENING = 4  # nodes between إن and a verb of saying that it opens
RUN_ON = 70  # nodes: a longer sentence without full stops holds several


def content_start(scene: Scene, node: Node, subject: Chunk | None) -> int | None:
    """Where the words said begin: at the complementizer, the colon or the opening quotation mark."""
    start = max(node.index, subject.last if subject else 0) + 1
    for other in scene.nodes[start : start + CONTENT_REACH]:
        if other.tag == VERB and may_be_given_name(other, scene.nodes[other.index - 1]):
            continue  # العميد نزار الكعبي
        if other.tag == "complementizer":
            return _colon_after(scene, other.index) or other.index
        if other.tag == SIGN and (other.folded == ":" or _opens_words(scene, other, node)):
            return other.index
        if other.tag == SIGN and other.folded in STOPS:
            return None
        apart = scene.clause_at[other.index].role == "relative"
        if other.is_nominal and other.of("event", "harm") and not apart and _is_told(scene, other):
            return None
        if other.tag == VERB and other.of("attribution", "event") and not apart:
            return None
    return None


def _is_told(scene: Scene, node: Node) -> bool:
    """`أعلن مقتل …`, `كشف عن قصف …`: the event noun is what is said, not the occasion (`قال خلال اجتماع`)."""
    before = scene.nodes[node.index - 1] if node.index else None
    governor = governing(scene.nodes, node)
    holds = before is not None and before.first.get("noun") is not None and not before.reading.article
    if holds and not governor and node.reading.article:
        return False  # عضو اللقاء الديمقراطي
    if before is not None and not governor and before.is_nominal and not before.unit.time:
        return scene.chunk_of[before.index] is None or scene.chunk_of[before.index].is_bare  # type: ignore[union-attr]
    return governor in ("", ABOUT, BY)


def _colon_after(scene: Scene, index: int) -> int | None:
    """`قوله أمام الصحفيين: …`: the words begin at the colon, when no verb stands before it."""
    for other in scene.nodes[index + 1 : index + COLON_REACH]:
        if other.tag in (VERB, "complementizer"):
            return None
        if other.folded == ":":
            return other.index
    return None


def _opens_words(scene: Scene, sign: Node, cue: Node) -> bool:
    """A quotation mark that opens more than a name, and does not end one (`نقلت وكالة "الأفق" عن مصدر`)."""
    if sign.folded not in QUOTE_MARKS:
        return False
    before = scene.nodes[cue.index + 1 : sign.index]
    if sign.folded == PLAIN_MARK and sum(n.unit.folded.count(PLAIN_MARK) for n in before) % 2:
        return False
    near = scene.nodes[sign.index + 1 : sign.index + 1 + LONG]
    closing = next((n.index for n in near if n.folded in '»”"'), None)
    verb = closing is not None and near[0].tag == VERB  # وأضافت "دمرنا آلية"
    return closing is None or (verb and (sign.index == cue.index + 1 or forms_of(near[0], "person") == {1}))


def is_aside(scene: Scene, node: Node, subject: Chunk | None) -> bool:
    """`…، قال X.`, `«…»، يقول X، …`: the verb stands behind its words, with nothing after the speaker."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or node.conj or before.tag != SIGN or before.folded not in BEFORE_ASIDE:
        return False
    end = max(node.index, subject.last if subject else 0) + 1
    return end >= len(scene.nodes) or not any(
        n.of("event", "harm") for n in scene.nodes[end:] if n.tag != SIGN
    )


def is_told_of(scene: Scene, node: Node, said: bool) -> bool:
    """`في بيان نشرته الوكالة`, `هجوم أعلنته موسكو`: a statement or an event is told of, no words opened.

    `said`: somebody has the word already; else who published a report says what is in it.
    """
    clause = scene.clause_at[node.index]
    if not node.reading.pronoun or clause.role != "relative" or node.index - clause.first > 1:
        return False
    before = scene.nodes[clause.first - 1]
    chunk = scene.chunk_of[before.index]
    return before.of("event", "harm") is not None or (said and chunk is not None and is_carrier(chunk))


def only_names(scene: Scene, node: Node) -> bool:
    """`قيادي يدعى سالم`: opens a relative clause, or stands between a noun without the article and a name."""
    clause = scene.clause_at[node.index]
    if clause.role == "relative" and clause.first == node.index:
        return True
    before, after = scene.nodes[max(node.index - 1, 0)], scene.nodes[node.index + 1 : node.index + 2]
    called = before.is_nominal and not (before.reading.article or node.conj)
    return called and bool(after) and after[0].is_nominal and after[0].of("event", "harm") is None


def next_subject(scene: Scene, start: int, *, told: bool = False) -> int:
    """`بحسب الأهالي، أحرق الجنود بيوتاً، ووزّع الهلال الأحمر …`: where somebody else does something else.

    `told`: an event was told before.
    """
    for node in scene.nodes[start:]:
        after_comma = scene.nodes[node.index - 1].folded in COMMAS
        if node.tag == VERB and node.conj == AND and after_comma and told:
            subject = following(scene, node.index, 1)
            if (
                subject is not None
                and subject.is_bare
                and subject.class_ in NEW_SUBJECTS
                and not node.of("attribution", "result", "harm")
            ):
                return node.index
        told = told or node.of("event", "harm") is not None
    return len(scene.nodes)


def around(scene: Scene, cue: int, knowledge: Knowledge) -> tuple[int, int]:
    """The stretch around a cue between the asides before and after it (`فيما`, `بينما`)."""
    asides = list(_asides(scene, knowledge))
    first = max((i for i in asides if i < cue), default=0)
    last = min((i for i in asides if i > cue), default=len(scene.nodes)) - 1
    return first, last


def pattern_of(node: Node, knowledge: Knowledge) -> str:
    """The pattern of the attribution cue that a node is, or an empty string."""
    sense = node.first.get("attribution")
    return knowledge.attributions[sense.id].pattern if sense is not None else ""


def _asides(scene: Scene, knowledge: Knowledge) -> Iterator[int]:
    """Where the sentence turns to something else: `، فيما …`, and each new main clause of a run-on text."""
    long = len(scene.nodes) > RUN_ON
    for node in scene.nodes[1:] if long else scene.having("attribution"):
        if node.index and (_turns_aside(scene, node, knowledge) or (long and _opens_sentence(scene, node))):
            yield node.index


def _turns_aside(scene: Scene, node: Node, knowledge: Knowledge) -> bool:
    if "attribution" not in node.first or (pattern := pattern_of(node, knowledge)) not in ASIDES:
        return False
    if scene.nodes[node.index - 1].tag == SIGN or node.conj:
        return True
    return pattern != "aside" and _before_comma(scene, node)


def _before_comma(scene: Scene, node: Node) -> bool:
    return node.index + 1 < len(scene.nodes) and scene.nodes[node.index + 1].folded in COMMAS


def _opens_sentence(scene: Scene, node: Node) -> bool:
    """`وأغلق المتظاهرون …` after no sign, in a text without full stops: a sentence of its own."""
    if node.tag != VERB or node.conj != AND or node.form is None or node.form.aspect != "perfect":
        return False
    if scene.nodes[node.index - 1].tag == SIGN:
        return False
    chunk = following(scene, node.index, 1)
    return chunk is not None and chunk.is_bare and chunk.is_agent


def end_at_asides(
    scene: Scene, sayings: list[Saying], quotations: list[tuple[int, int]], knowledge: Knowledge
) -> None:
    """A saying ends where the sentence turns to something else, outside its quotation."""
    asides = list(_asides(scene, knowledge))
    strong = [i for i in asides if pattern_of(scene.nodes[i], knowledge) != "aside"]
    for saying in sayings:
        start = max(saying.first, saying.cue)
        held = [q for q in quotations if saying.cue < q[0] <= start + 1]
        opens = scene.nodes[saying.first : saying.first + 1]  # empty where nothing follows the speaker
        told = bool(opens) and opens[0].tag == "complementizer"  # إن … فيما …: all of it is said
        cuts = strong if told else asides
        for cut in cuts[bisect_right(cuts, start) : bisect_right(cuts, saying.last)]:
            if not any(first < cut < last for first, last in held):
                saying.last = cut - 1
                break


def end_of_speech(scene: Scene, node: Node) -> int:
    """A speech act reaches to the next main clause with a verb of its own."""
    here = scene.clause_of[node.index]
    for clause in scene.clauses[here + 1 :]:
        opening, before = scene.nodes[clause.first], scene.nodes[clause.first - 1]
        apart = bool(opening.conj) or before.tag == SIGN
        if apart and clause.role == "main" and clause.verb is not None and clause.verb - clause.first <= 1:
            return clause.first - 1
    return len(scene.nodes) - 1


def end_at_siblings(scene: Scene, sayings: list[Saying], knowledge: Knowledge) -> None:
    """A saying that و or فيما sets beside another ends it; one right after إن is inside it."""
    long = len(scene.nodes) > RUN_ON
    for i, later in enumerate(sayings):
        start = _sibling_start(scene, later, long, knowledge)
        if start is None:
            continue
        for earlier in sayings[:i]:
            if earlier.cue < start <= earlier.last and (long or not (earlier.outer or later.outer)):
                earlier.last = start - 1
        if long and later.outer and later.first < start:
            later.first = max((s.cue for s in sayings[:i] if s.cue < later.cue), default=later.first)
    for saying in sayings:
        _end_at_subject(scene, saying)


def _end_at_subject(scene: Scene, saying: Saying) -> None:
    """`ينفي الحزب مسؤوليته عن القصف، والجيش يتعهد بالرد`: an act that is told ends where another acts."""
    opening = scene.nodes[saying.first] if saying.first < len(scene.nodes) else None
    if opening is None or opening.tag in ("complementizer", SIGN) or saying.first < saying.cue:
        return
    for clause in scene.clauses[scene.clause_of[saying.first] + 1 :]:
        if clause.first > saying.last:
            return
        chunk, before = scene.chunk_of[clause.first], scene.nodes[clause.first - 1]
        if clause.role != "main" or chunk is None or before.folded not in COMMAS:
            continue
        if chunk.first == clause.first and chunk.nodes[0].conj == AND and clause.verb == chunk.last + 1:
            saying.last = clause.first - 1
            return


def _sibling_start(scene: Scene, later: Saying, long: bool, knowledge: Knowledge) -> int | None:
    """Where a saying that stands beside those before it begins; None for one inside them.

    In a text without full stops every verb of saying that إن or a relative does not open begins anew.
    """
    for j in range(later.cue, max(later.cue - 3, 0), -1):
        if pattern_of(scene.nodes[j], knowledge) in ASIDES:
            return j
    if _stands_beside(scene, later.cue) and not later.outer:
        return scene.clause_at[later.cue].first if not long else later.cue
    clause = scene.clause_at[later.cue]
    opening = scene.nodes[clause.first]
    inside = clause.role in ("complement", "relative") and later.cue - clause.first <= NEAR_OPENING
    inside = inside or opening.tag == "complementizer"
    return later.cue if long and not inside and not later.outer else None


def _stands_beside(scene: Scene, cue: int) -> bool:
    """`وأضاف`, `فيما قال`, `بينما ذكرت`: no complementizer opens the clause of the verb of saying."""
    node, clause = scene.nodes[cue], scene.clause_at[cue]
    opening = scene.nodes[clause.first]
    if node.tag != VERB or opening.tag == "complementizer" or clause.role == "complement":
        return node.tag == VERB and node.conj == AND
    return node.conj == AND or opening.tag in ("subordinator", "contrast") or opening.conj == AND


def end_quotations(sayings: list[Saying], quotations: list[tuple[int, int]], scene: Scene) -> None:
    """`قال X: «…»، …`: words that open with a quotation mark end with it."""
    for saying in sayings:
        for first, last in quotations:
            opens = first in (saying.first, saying.first + 1) and scene.nodes[saying.first].tag == SIGN
            if opens and last - first >= LONG and saying.first >= saying.cue:
                saying.last = min(saying.last, last)
