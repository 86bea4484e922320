"""Who does what a verb without a subject of its own tells: the doer of the clause before, whom إن names."""

from rawi.arabic.words import ALSO, COMMA, HER, THIRD_PERSON, WHERE_BY, WHILE
from rawi.extract.agreement import is_accusative, is_nominative
from rawi.extract.antecedents import agrees_with, can_stand_for, find_antecedent, resumed
from rawi.extract.chunks import DOERS, Chunk
from rawi.extract.classes import ARMED
from rawi.extract.clauses import Scene
from rawi.extract.event_subjects import suffers
from rawi.extract.nodes import MEANWHILE, Node

VEHICLE = "vehicle"  # the entry of nouns


def inherited(scene: Scene, node: Node) -> Chunk | None:
    """The subject of the clause before, for a verb that و joins to it or that stands in the plural."""
    plural = node.form is not None and node.form.number == "p"
    before = scene.nodes[node.index - 1] if node.index else None
    if before is not None and not plural and _takes_main_doer(scene, node, before):
        return _who_also(scene, node)
    joined = bool(node.conj) or (before is not None and before.tag == "conjunction")
    if not joined and not plural and scene.clause_at[node.index].role not in ("adverbial", "complement"):
        return None
    at = scene.clause_of[node.index] - 1
    opening = scene.nodes[scene.clauses[at + 1].first]
    if not joined and opening.folded in WHILE:
        return None  # فيما اجتاحت موجة برد المنطقة
    chained = joined or opening.index >= node.index - 1  # بعد أن قصف, not لأن القصف تجدد
    while at >= 0:
        clause = scene.clauses[at]
        speaks = clause.verb is not None and "attribution" in scene.nodes[clause.verb].first
        agents = [
            c
            for c in scene.chunks_between(clause.first, clause.last)
            if c.is_bare and (c.is_agent or _drives(c, clause.verb)) and not _are_several(c, node)
        ]
        led = scene.nodes[clause.verb].form if clause.verb is not None else None
        if led is not None and led.number == "p":  # وأنزلوا ركابها: who did it stands before
            agents = [c for c in agents if clause.verb is not None and c.first < clause.verb]
        if clause.role == "relative" and plural:  # داهم مسلحون يرتدون زيا مكتبا وصادروا معداته
            agents = [c for c in agents if agrees_with(node, c)]
        goes_on = clause.verb is not None and bool(scene.nodes[clause.verb].conj)
        hit = goes_on and joined and bool(agents) and suffers(scene, clause, node, agents[0])
        if agents and not (speaks or hit):
            return agents[0]
        if clause.verb is not None and clause.role != "relative":
            if (named := _told_by_pronoun(scene, clause.first, node)) is not None:
                return named
            # واعتقلت شابين وأصابت ثالثا، هاجم الجيش القرية وأحرق حقولها ونهب: who did it stands before
            alike = chained and goes_on and _is_told_alike(scene.nodes[clause.verb], node)
            if speaks or not (hit or alike):
                return None
        at -= 1
    return None


def _takes_main_doer(scene: Scene, node: Node, before: Node) -> bool:
    """`شن غارات، حيث استهدف`, `كما استهدف`, `في حين استهدف`, `مدن سيطر عليها`: who does it is told before."""
    if before.folded == ALSO or any(s.id == MEANWHILE for s in before.senses):
        return True
    if before.folded == WHERE_BY and before.index and scene.nodes[before.index - 1].folded == COMMA:
        return True  # في سنجار حيث استهدف مسجد: by whom is not said
    at = scene.clause_of[node.index]
    clause = scene.clauses[at]
    if clause.role != "relative" or "harm" in node.first or scene.nodes[clause.first - 1].is_telling:
        return False  # جروح أصيب بها, هجوم استهدفهم
    around = scene.clauses[at - 1].verb
    if around is None or "attribution" in scene.nodes[around].first:
        return False
    return bool(node.reading.pronoun) or resumed(scene, node) is not None


def _are_several(chunk: Chunk, node: Node) -> bool:
    """`خطف مسلحون سائقا قبل أن يقتل`: of several men no verb without its subject stands in the singular."""
    form = node.form
    one = form is not None and (form.number, form.gender, form.person) == ("s", "m", 3)
    return one and is_nominative(chunk)


def _drives(chunk: Chunk, verb: int | None) -> bool:
    """`جرفت آليات الاحتلال أراضي`: right behind a verb, the vehicles of troops do what it tells."""
    vehicle = chunk.nodes[0].first.get("noun")
    beside = verb is not None and chunk.first == verb + 1 and vehicle is not None and vehicle.id == VEHICLE
    return beside and any(s.group in ARMED for n in chunk.nodes[1:] for s in n.senses)


def _is_told_alike(verb: Node, node: Node) -> bool:
    """Whether two verbs in the active have one form, as those of one subject do."""
    form, other = verb.form, node.form
    if form is None or other is None or "passive" in (form.voice, other.voice):
        return False
    return (form.gender, form.number, form.person) == (other.gender, other.number, other.person)


def _who_also(scene: Scene, node: Node) -> Chunk | None:
    """`قصف الجيش البلدة، كما استهدف سوقا`: who did what the clause before tells, results of it apart."""
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else node
    if after.is_telling and after.reading.article:
        return None  # كما طال القصف
    for clause in reversed(scene.clauses[: scene.clause_of[node.index]]):
        if clause.role in ("relative", "adverbial") or clause.verb is None:
            continue
        verb = scene.nodes[clause.verb]
        if verb.form is None or verb.form.voice == "passive":
            return None
        if "harm" not in verb.first or "event" in verb.first:
            at = [verb.index + 1, *range(verb.index - 1, clause.first - 1, -1)]
            beside = [scene.chunk_of[i] for i in at if i < len(scene.nodes)]
            does = (c for c in beside if c is not None and c.is_bare and not c.joined)
            party = (c for c in does if (c.class_ in DOERS or c.actor is not None) and not is_accusative(c))
            if (doer := next(party, None)) is not None:
                return doer if _does_both(doer, verb, node) else None
        if not (verb.conj and _is_told_alike(verb, node)):
            return None
    return None


def _does_both(chunk: Chunk, verb: Node, node: Node) -> bool:
    """Whether two verbs agree with a party; a name has no gender, so that they need but be alike."""
    agrees = agrees_with(node, chunk) and agrees_with(verb, chunk)
    return agrees or (chunk.actor is not None and len(chunk.nodes) == 1 and _is_told_alike(verb, node))


def _told_by_pronoun(scene: Scene, first: int, node: Node) -> Chunk | None:
    """`قالت الكتيبة إنها قصفت الموقع واستهدفت دبابة`: the pronoun on إن is the subject of both."""
    opening = scene.nodes[first]
    pronoun = pronoun_on(opening) if opening.tag == "complementizer" else ""
    return named_by(scene, opening, pronoun) if pronoun and can_stand_for(pronoun, node) else None


def named_by(scene: Scene, opening: Node, pronoun: str) -> Chunk | None:
    """Whom the pronoun on إن means: who agrees with it, else the subject of the verb of saying.

    `قالت حماس إنها قصفت`: the name has no gender of its own, but its verb has.
    """
    if (named := find_antecedent(scene, opening, pronoun)) is not None:
        return named
    at = scene.clause_of[opening.index]
    verb = scene.clauses[at - 1].verb if at else None
    if verb is None or pronoun != HER or not can_stand_for(pronoun, scene.nodes[verb]):
        return None  # قال الحوثيون إنه: the singular before them is no "him"
    last = scene.clauses[at - 1].last
    told = (c for c in scene.chunks_between(verb + 1, last) if c.is_bare and not c.joined)
    return next((c for c in told if c.first == verb + 1 and can_act(c)), None)


def pronoun_on(node: Node) -> str:
    """The pronoun written on a word, also on a particle listed with it (`أنهم`)."""
    if node.reading.pronoun or not node.folded.endswith(THIRD_PERSON):
        return node.reading.pronoun
    return next(p for p in THIRD_PERSON if node.folded.endswith(p))


def can_act(chunk: Chunk) -> bool:
    """Whether a phrase may be who does something: a party, a country, a strange name, a weapon."""
    return chunk.is_agent or chunk.actor is not None or chunk.class_ in ("country", "unknown", "weapon")
