"""Tells who says or does besides what a participle of speech tells: `خرج المتحدث متهما الحكومة بالتقصير`."""

from rawi.arabic.words import CIRCUMSTANCE_ENDINGS, CLOSING_QUOTES, FEMININE, MANY_THINGS, PLAIN_QUOTES
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import ADJECTIVE, NOUN, Node
from rawi.extract.subjects import first_bare, near, subject_before
from rawi.knowledge.schema import EventEntry

SPEAKING = frozenset(("authority", "body", "country", "force", "source", "civilian", "person", "collective"))

OBJECT_REACH = 2  # phrases from a participle to whom it accuses
QUOTES = PLAIN_QUOTES | CLOSING_QUOTES


def is_circumstance(scene: Scene, node: Node, entry: EventEntry) -> bool:
    """`مطالباً بـ`, `داعيةً إلى`: a participle that tells what the speaker does besides.

    Not what describes things (`هتافات منددة بالقصف`), nor who accuses nobody (`شاحنة محملة بالغذاء`).
    """
    if node.reading.article or not node.unit.folded.endswith(CIRCUMSTANCE_ENDINGS):
        return False
    if entry.blames and not _has_object(scene, node):
        return False
    before = scene.nodes[node.index - 1] if node.index else None
    things = before is not None and before.is_nominal and before.folded.endswith(MANY_THINGS[0])
    plain = before is not None and not (before.reading.article or before.reading.pronoun)
    return not (things and plain and node.folded.endswith(FEMININE))


def _has_object(scene: Scene, node: Node) -> bool:
    """`محملا فيه واشنطن المسؤولية`: whether a party that nothing governs stands near behind a participle."""
    chunks = right_chunks(scene, node.index)[:OBJECT_REACH]
    return any(c.is_bare and not c.joined and _can_speak(c) and near(scene, node, c) for c in chunks)


def take_besides(draft: Draft) -> None:
    """Give a participle of speech, and what one voices (`مؤكدا رفضه`), the subject of its clause's verb."""
    scene, node = draft.scene, draft.node
    if draft.entry is None or not draft.entry.says:
        return
    told = voices_own(scene, node)
    if told:
        draft.actor = []
    if draft.actor or not (told or node.tag == ADJECTIVE):
        return
    clause = scene.clause_at[node.index]
    verb = scene.nodes[clause.verb] if clause.verb is not None and clause.verb < node.index else None
    if verb is None or clause.role != "main" or "attribution" in verb.first:
        return
    if any(n.folded in QUOTES for n in scene.nodes[verb.index + 1 : node.index]):
        return  # قالت إن "الحكومة قصفت"، مطالبة: it is the speaker who demands
    subject = subject_before(scene, verb) or first_bare(scene, verb, right_chunks(scene, verb.index))
    if subject is not None and subject.last < node.index and _can_speak(subject):
        draft.actor.append(Filler(scene, subject))
        draft.because.append("circumstance")


def voices_own(scene: Scene, node: Node) -> bool:
    """`مؤكدا رفضه`: right behind a participle of saying, what the speaker feels or refuses himself."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or node.tag != NOUN or not node.reading.pronoun or node.prep or node.conj:
        return False
    says = before.tag == ADJECTIVE and "attribution" in before.first
    return says and not before.reading.article


def _can_speak(chunk: Chunk) -> bool:
    return chunk.class_ in SPEAKING or chunk.actor is not None
