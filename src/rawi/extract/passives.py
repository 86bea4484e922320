"""Tells a passive verb, by its letters, its vowels, or because only one who suffers it stands beside it."""

from rawi.arabic.words import FREEDOM, HER, HIM, ONE_MORE, PLAIN_QUOTES, TANWIN
from rawi.extract.agreement import clashes_in_gender, is_accusative, shows_tanwin
from rawi.extract.carried_on import inherited
from rawi.extract.chunks import DOERS, PARTIES, Chunk, is_manner
from rawi.extract.clauses import Scene
from rawi.extract.nodes import TIME, Node
from rawi.extract.speakers import actors_before
from rawi.extract.subjects import bare_phrases, role_at, subject_before
from rawi.knowledge.schema import FrameEntry

NAMED = frozenset(("unknown", "authority", "person"))  # classes of lone names and their like
WITNESSES = frozenset(("media", "source"))


def reads_passive(scene: Scene, node: Node, chunks: list[Chunk], frame: FrameEntry | None) -> bool:
    """Whether a verb is passive: by its letters, or because only one who suffers it stands beside it.

    `اعتقل شاب في السوق` has the letters of both voices; its one phrase is nobody who arrests.
    """
    form = node.form
    if form is None or form.voice == "active":
        return False
    vowelled = node.unit.vowelled_passive and form.aspect == "perfect" and form.person == 3  # not كُنت
    if form.voice == "passive" or vowelled:
        return True
    if role_at(frame, "object") is None:
        return False
    # اعتُقل قرب دمشق, أُعدموا ميدانيا
    bare = [c for c in bare_phrases(scene, node, chunks) if not (c.direction or is_manner(c))]
    before = subject_before(scene, node)
    first = frame is not None and frame.patient_first
    if form.aspect != "perfect":  # مدني يُعتقل على حاجز
        other = bare or node.reading.pronoun or any(c.prep and c.is_agent for c in chunks)  # يفرجون عن جنود
        return first and before is not None and before.kind == "civilians" and not other
    if before is not None:
        suffers = first and before.class_ in NAMED
        suffers = suffers and not any(role_at(frame, "preposition", c.prep) for c in chunks)  # أفرج عنه
        return not bare and (suffers or (before.class_ not in DOERS and before.is_agent))  # القيادي اعتُقل
    return (
        len(bare) == 1
        and form.person == 3
        and form.number == "s"
        and not is_accusative(bare[0])
        and not clashes_in_gender(node, bare[0])
        and not _event_follows(scene, bare[0])
        and not (_is_told_of_doer(scene, node, bare[0]) or _is_of_hit(scene, node, bare[0]))
        and _stands_next(scene, node, bare[0])
        and (_is_plain_person(bare[0]) or (first and _is_captive(bare[0])))
    )


def _stands_next(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """Right after the verb, or behind a preposition with its pronoun (`اعتقل خلالها شاب`).

    One who is new, also behind how and where (`أعدم شنقا في إيران رجل`).
    """
    between = scene.nodes[node.index + 1 : chunk.first]
    if not (chunk.nodes[0].reading.article or chunk.actor) and all(_is_how(scene, n) for n in between):
        return True
    return all(n.folded in PLAIN_QUOTES or n.reading.pronoun or n.folded in FREEDOM for n in between)


def _is_how(scene: Scene, node: Node) -> bool:
    """A word with tanwin, a time, or one of what a preposition governs."""
    chunk = scene.chunk_of[node.index]
    governed = node.tag == "preposition" or bool(node.prep) or (chunk is not None and bool(chunk.prep))
    return governed or node.tag == TIME or shows_tanwin(node) or node.unit.folded.endswith(TANWIN)


def _is_told_of_doer(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """`أعلن التنظيم أنه أعدم الصحفي`: the pronoun on أن is who does it, and a known person his object."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or before.tag != "complementizer":
        return False
    told = next(actors_before(scene, before), None) if before.folded.endswith((HIM, HER)) else None
    if told is None or told.class_ not in DOERS - WITNESSES:
        return False
    return bool(chunk.nodes[0].reading.article) or told.class_ in PARTIES


def _is_of_hit(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """`قتلت الشرطة شابا واعتقلت أشقاءه`: kin of whom a party hit before, which goes on."""
    if not (node.conj and chunk.nodes[0].reading.pronoun):
        return False
    doer = inherited(scene, node)
    return doer is not None and (doer.class_ in DOERS - WITNESSES or doer.actor is not None)


def _is_strange(chunk: Chunk) -> bool:
    """Nothing but strange words, the first without its article: somebody's name."""
    first = chunk.nodes[0]
    return chunk.class_ == "unknown" and not any(n.senses for n in chunk.nodes) and not first.reading.article


def _is_captive(chunk: Chunk) -> bool:
    """Who is hardly one that arrests or abducts: a name alone, people counted, the press, activists."""
    return _is_strange(chunk) or chunk.number is not None or chunk.class_ in WITNESSES


def _is_plain_person(chunk: Chunk) -> bool:
    another = chunk.nodes[0].folded in ONE_MORE  # قتل جندي وأسر آخر
    return another or (chunk.class_ in ("civilian", "person") and not chunk.actor)


def _event_follows(scene: Scene, chunk: Chunk) -> bool:
    """`أوقفت العشيرتان القتال`: the event word right after a phrase is the object."""
    node = scene.nodes[chunk.last + 1] if chunk.last + 1 < len(scene.nodes) else None
    return (
        node is not None and "event" in node.first and node.reading.article and not (node.prep or node.conj)
    )
