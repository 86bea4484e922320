"""Whether the event word before a verb is its subject: `الهجوم الذي استهدف القوات`."""

from rawi.arabic.words import AND, BY, CIRCUMSTANCES
from rawi.extract.agreement import agrees_as_subject, clashes_in_gender, is_accusative
from rawi.extract.antecedents import fight_between, resumed
from rawi.extract.choices import carries_out
from rawi.extract.chunks import DOERS, Chunk
from rawi.extract.clauses import Clause, Scene
from rawi.extract.nodes import VERB, Node, governing


def is_told_of_event(scene: Scene, node: Node) -> bool:
    """`الهجوم الذي استهدف القوات`: the event that a relative clause describes is the subject of its verb."""
    clause = scene.clause_at[node.index]
    relative = clause.role == "relative" and clause.verb == node.index
    at = clause.first if relative else node.index  # عبوة ناسفة استهدفت دورية
    head = _event_before(scene, at) if at and not node.conj else None
    if head is None or not head.is_telling or head.tag == VERB:
        return False
    if node.reading.pronoun or resumed(scene, node) is not None or _is_its_object(scene, node):
        return False
    return agrees_as_subject(head, node) and (relative or not _has_doer(scene, head, node))


def _event_before(scene: Scene, at: int) -> Node:
    """The word before, or the event whose means end there (`هجوم بالصواريخ والمسيرات استهدف`)."""
    chunk = scene.chunk_of[at - 1]
    if chunk is not None and (event := fight_between(scene, chunk)) is not None:
        return event
    return scene.nodes[(chunk.first if chunk is not None and is_means_too(scene, chunk) else at) - 1]


def is_means_too(scene: Scene, chunk: Chunk) -> bool:
    """`هجوم بالصواريخ والمسيرات`, `صاروخي وبالطيران`: و joins one more means to an event's own words."""
    event = scene.nodes[chunk.first - 1] if chunk.first else None
    if event is None or chunk.nodes[0].conj != AND or not event.is_telling:
        return False
    means = event.unit.folded.partition(" ")[2]
    return means.startswith(BY) or (bool(means) and chunk.prep == BY)


def _is_its_object(scene: Scene, node: Node) -> bool:
    """`غارة قامت بها الطائرات`: the event before a verb of doing is what is done."""
    after = scene.nodes[node.index + 1] if node.index + 1 < len(scene.nodes) else None
    return (
        carries_out(node.first)
        and after is not None
        and after.tag == "preposition"
        and bool(after.reading.pronoun)
    )


def _has_doer(scene: Scene, event: Node, verb: Node) -> bool:
    """`بعد قصف عنيف سيطر الجيش على البلدة`: the event only tells when, and the verb has its own subject."""
    behind = scene.chunk_of[verb.index + 1] if verb.index + 1 < len(scene.nodes) else None
    first = scene.chunk_of[event.index]
    start = scene.nodes[first.first] if first is not None else event
    return (
        governing(scene.nodes, start) in CIRCUMSTANCES
        and behind is not None
        and behind.is_bare
        and behind.class_ in DOERS
        and not clashes_in_gender(verb, behind)
    )


def suffers(scene: Scene, clause: Clause, node: Node, chunk: Chunk) -> bool:
    """Whether a clause before hits the party it names, which does not do then what `node` tells.

    By its ending, its gender, or because its verb kills: `هاجمت القوات البلدة وقتلت عشرات المدنيين ونهبت`.
    """
    verb = scene.nodes[clause.verb] if clause.verb is not None else None
    beside = verb is not None and "harm" in verb.first and chunk.first == verb.index + 1
    killed = beside and chunk.class_ == "civilian"
    return killed or is_accusative(chunk) or clashes_in_gender(node, chunk)
