"""Finds who does it: subjects before and after the verb, and inherited ones."""

from collections.abc import Iterator

from rawi.arabic.words import (
    AND,
    COMMA,
    RELATIVES_OF,
    WHERE_BY,
    WHILE_IT_LASTS,
)
from rawi.extract.agreement import clashes_in_gender, is_accusative, is_nominative
from rawi.extract.antecedents import (
    agrees_with,
    can_stand_for,
    is_broken_plural,
    relative_head,
    resumed,
    thing_before,
)
from rawi.extract.behind import is_member, is_of_event, tells_what_it_is
from rawi.extract.carried_on import can_act, inherited, named_by, pronoun_on
from rawi.extract.choices import EVENTFUL
from rawi.extract.chunks import DOERS, Chunk, tells_how
from rawi.extract.clauses import Scene, carries, is_set_off
from rawi.extract.event_subjects import is_means_too, is_told_of_event
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.knowledge.schema import FrameEntry, Role

UNDERGO = "undergo"  # the frame and the light verb of who suffers an act: تعرض لـ
CITING = frozenset(("according_to", "relayed_from"))  # the entries of what stands before a source
NEXT_TO_COMMA = 2  # nodes from a verb back over the comma before it


def role_at(frame: FrameEntry | None, slot: str, word: str = "") -> Role | None:
    """The role that a frame gives a grammatical place; `word` is the preposition, folded."""
    if frame is None:
        return None
    for role in frame.roles:
        if role.slot == slot and (slot != "preposition" or word in role.words):
            return role
    return None


def near(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """No other verb or event word stands between a verb and what should be its subject or object."""
    own = scene.clause_at[node.index]
    behind = chunk.first > own.last  # see _past_relative
    between = scene.nodes[node.index + 1 : own.last + 1 if behind else chunk.first]
    return not [n for n in between if n.tag == VERB or (n.senses and _bars(scene, n))]


def _bars(scene: Scene, node: Node) -> bool:
    """An event or loss word ends what a verb governs; not as the time of it (`خلال الحملة`)."""
    if node.senses[0].kind not in EVENTFUL or node.prep:
        return False
    return not (node.reading.article and scene.nodes[node.index - 1].folded in WHILE_IT_LASTS)


def first_bare(scene: Scene, node: Node, chunks: list[Chunk]) -> Chunk | None:
    """The first phrase after a verb that no preposition governs; not how or why (`دمرته دفاعا عن النفس`)."""
    return next((c for c in bare_phrases(scene, node, chunks) if not _is_circumstance(c)), None)


def bare_phrases(scene: Scene, node: Node, chunks: list[Chunk]) -> Iterator[Chunk]:
    """Yield the phrases that a verb may govern by itself; not `بينهم صحفي`."""
    for chunk in chunks:
        if not chunk.is_bare or chunk.joined or is_member(scene, chunk) or tells_what_it_is(scene, chunk):
            continue
        if near(scene, node, chunk):
            yield chunk


def _is_circumstance(chunk: Chunk) -> bool:
    return len(chunk.nodes) == 1 and tells_how(chunk)


def find_subject(
    scene: Scene, node: Node, chunks: list[Chunk], frame: FrameEntry | None
) -> tuple[Chunk | None, list[Chunk]]:
    """The subject of a verb, and the phrases after the verb that are left for other roles."""
    opening = _opening_pronoun(scene, node, chunks)
    named = named_by(scene, *opening) if opening is not None else None
    if named is not None and _is_transitive(frame) and is_broken_plural(named):
        named = None  # قال الأهالي إنهم أحرقوا ستة منازل: others did
    if named is not None or (
        opening is not None and _is_transitive(frame) and can_stand_for(opening[1], node)
    ):
        return named, chunks  # قالوا إنه استهدف مطارا: the rocket did
    before = subject_before(scene, node)
    if node.form is not None and node.form.person in (1, 2):  # نطالب المجتمع الدولي: the speaker does it
        return None, chunks
    if before is None and is_told_of_event(scene, node):
        return None, chunks
    if before is None and _undergoes(frame):
        before = thing_before(scene, node)
    bare = [
        c
        for c in bare_phrases(scene, node, chunks)
        if not (is_accusative(c) or clashes_in_gender(node, c) or _is_circumstance(c))
    ]
    meant = _means_one(scene, node, frame)
    behind = bool(bare) and bare[0].first == node.index + 1 + meant and can_act(bare[0])
    resumes = bool(node.reading.pronoun) or meant or not (before and can_act(before))
    if before is not None and not (behind and (resumes or _is_of_relative(scene, node))):
        return before, chunks
    many = node.form is not None and node.form.number in ("p", "d") and node.form.person == 3
    if not bare or many:  # a verb in the plural has its subject before it: هاجموا الحاجز
        suffered = _undergoes(frame) and not (node.conj or many)  # حيث سقطت في يد الجيش
        return None if suffered else inherited(scene, node), chunks
    first = bare[0]
    unfit = not can_act(first) or first.class_ in ("place", "object")
    hit = any(_is_object_behind(scene, node, first, c) for c in chunks)
    alone = sum(not (node.conj and c.direction) for c in bare) == 1  # واقتلعت أشجارا غرب البلدة
    alone = alone or opens_list(scene, first)
    alone |= all(c.class_ == "place" for c in bare) and _is_troops(inherited(scene, node))
    if _is_transitive(frame) and alone and unfit and not is_nominative(first) and not hit:
        return inherited(scene, node), chunks
    return first, [c for c in chunks if c is not first]


def opens_list(scene: Scene, first: Chunk) -> bool:
    """`دمرت نقطة تفتيش ومبنى وعربة مدرعة`: several things are what is hit, and who hits stands before."""
    after = scene.chunk_of[first.last + 1] if first.last + 1 < len(scene.nodes) else None
    listed = after is not None and after.joined and bool(after.nodes[0].conj)
    return listed and after is not None and first.class_ == after.class_ == "object"


def _is_troops(chunk: Chunk | None) -> bool:
    """`إن القوات، استهدفت محيط عدة قرى`: who may be behind a strike on nothing but places."""
    return chunk is not None and chunk.class_ == "force"


def _means_one(scene: Scene, node: Node, frame: FrameEntry | None) -> bool:
    """`مسيرة تتصدى لها الدفاعات`: right behind the verb, a pronoun of whom it is done to on a preposition."""
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else node
    if after.tag != "preposition" or not after.reading.pronoun:
        return False
    role = role_at(frame, "preposition", after.folded)
    return role is not None and role.role == "target"


def _is_of_relative(scene: Scene, node: Node) -> bool:
    """`الأشخاص الذين ألقت الفرق القبض عليهم`: whom the clause describes is not the subject of its verb.

    Nor does anybody before `حيث` do what it tells, where one who does stands behind the verb.
    """
    opening, form = scene.nodes[scene.clause_at[node.index].first], node.form
    if opening.folded == WHERE_BY:
        return True
    told = RELATIVES_OF.get(opening.unit.folded)
    return told is not None and form is not None and form.person == 3 and (form.gender, form.number) != told


def _is_object_behind(scene: Scene, node: Node, first: Chunk, chunk: Chunk) -> bool:
    """`هدمت جرافات البلدية منزلا`: behind the first phrase stands one that shows it is the object."""
    return chunk.first > first.last and not chunk.joined and is_accusative(chunk) and near(scene, node, chunk)


def _opening_pronoun(scene: Scene, node: Node, chunks: list[Chunk]) -> tuple[Node, str] | None:
    """`قال الحوثيون إنهم أطلقوا`: the pronoun on إن is the subject of the verb after it.

    Not where it only announces the clause, whose subject stands behind the verb (`أنه اعتقلت الشرطة لصا`,
    `إنه فجر اليوم قصف الجيش القرية`).
    """
    clause = scene.clause_at[node.index]
    opening = scene.nodes[clause.first]
    if opening.tag != "complementizer" or clause.verb != node.index:
        return None
    pronoun = pronoun_on(opening)
    if not pronoun:
        return None
    bare = [c for c in chunks if c.is_bare and not c.joined and near(scene, node, c)]
    behind = (
        bool(bare)
        and bare[0].first == node.index + 1
        and bare[0].class_ in DOERS
        and agrees_with(node, bare[0])
    )
    apart = opening.index + 1 < node.index or len(bare) > 1 or not can_stand_for(pronoun, node)
    told = bool(bare) and bare[0].first == node.index + 1 and is_nominative(bare[0])  # أنه قتل شخصان
    return None if told or (behind and apart) else (opening, pronoun)


def _is_transitive(frame: FrameEntry | None) -> bool:
    """Whether the verb has an object; not one whose subject suffers it (`تعرض المركز لقذائف`)."""
    suffers = role_at(frame, "genitive_patient") is not None
    return role_at(frame, "object") is not None or (suffers and not _undergoes(frame))


def _undergoes(frame: FrameEntry | None) -> bool:
    """Whether a verb's subject suffers what it tells."""
    acting = role_at(frame, "subject")
    return acting is not None and acting.role == "target"


def subject_before(scene: Scene, node: Node) -> Chunk | None:
    """The phrase before the verb in its clause, or the antecedent of a relative clause."""
    clause = scene.clause_at[node.index]
    before = [
        c
        for c in scene.chunks_between(clause.first, node.index - 1)
        if c.is_bare and not c.joined and c.class_ != "count" and not is_of_event(scene, -1, c)
    ]
    before = [c for c in before if not (is_means_too(scene, c) or _is_cited(scene, c))]
    if (own := _in_circumstance(scene, node)) is not None:
        return own
    agents = [c for c in before if can_act(c)]
    if agents and (clause.verb == node.index or carries(scene.nodes, clause.verb, node.index)):
        return agents[0]  # القوات كانت قد سيطرت
    if (set_off := _before_comma(scene, node)) is not None:
        return set_off
    if before or resumed(scene, node) is not None:
        return None
    return relative_head(scene, node) or _taken_up(scene, node)


def _is_cited(scene: Scene, chunk: Chunk) -> bool:
    """`بحسب ناشطين اعتقلت القوات شابين`: whose word it is stands before the verb, and does not do it."""
    before = scene.nodes[chunk.first - 1] if chunk.first else None
    return before is not None and any(s.id in CITING for s in before.senses)


def _in_circumstance(scene: Scene, node: Node) -> Chunk | None:
    """`قتلى بتعز والتحالف يقصف حجة`: right before the verb, و and a subject behind the place of another."""
    own = scene.chunk_of[node.index - 1] if node.index else None
    if own is None or not own.joined or own.nodes[0].conj != AND or not agrees_with(node, own):
        return None
    before = scene.chunk_of[own.first - 1] if own.first else None
    apart = before is not None and bool(before.prep) and before.class_ in ("place", "country")
    return own if apart and (own.is_agent or own.actor is not None) else None


def _taken_up(scene: Scene, node: Node) -> Chunk | None:
    """`طائرات التحالف الذي تقوده واشنطن تقصف`, `وحدة كانت تعمل هناك شنت`: the subject."""
    at = scene.clause_of[node.index]
    clause = scene.clauses[at]
    if not at or clause.role != "main" or clause.verb != node.index or node.conj:
        return None
    between = scene.clauses[at - 1]
    set_off = between.role == "relative" and is_set_off(scene.nodes, between.first, node.index)
    if (scene.nodes[between.last].tag == SIGN and not set_off) or between.verb is None:
        return None
    if between.role == "relative":
        subject = scene.chunk_of[between.first - 1 - set_off] if between.first > set_off else None
    else:
        subject = scene.chunk_of[between.verb - 1] if between.verb > between.first else None
        definite = subject is not None and any(n.reading.article for n in subject.nodes)
        subject = None if definite else subject
    fits = subject is not None and subject.is_bare and (subject.is_agent or subject.actor is not None)
    return subject if subject is not None and fits and agrees_with(node, subject) else None


def _before_comma(scene: Scene, node: Node) -> Chunk | None:
    """`الطائرات الحربية، قصفت …`: the subject alone, set off by a comma."""
    at = scene.clause_of[node.index]
    if (
        not at
        or scene.clauses[at].first != node.index
        or node.conj
        or scene.nodes[node.index - 1].folded != COMMA
    ):
        return None
    clause = scene.clauses[at - 1]
    alone = scene.chunks_between(clause.first, clause.last)
    if clause.verb is not None or not alone or not (alone[0].is_bare and agrees_with(node, alone[0])):
        return None
    told = any(n.is_telling for n in scene.nodes[alone[0].last + 1 : node.index])
    if told or any(c.is_bare and not c.joined for c in alone[1:]):
        return None  # الطيران التابع للجيش وحلفائه، قصف: whose he is may be told
    if any(n.tag not in ("complementizer", "contrast") for n in scene.nodes[clause.first : alone[0].first]):
        return None  # بحسب الأهالي، أحرق الجنود
    fits = alone[0].is_agent or alone[0].actor is not None
    return alone[0] if fits and alone[-1].last == node.index - NEXT_TO_COMMA else None
