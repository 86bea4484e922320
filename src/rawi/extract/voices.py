"""Who has spoken: sayings, and the speakers kept from sentence to sentence."""

import msgspec

from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import NOUN, VERB, Node
from rawi.extract.quotations import CLOSE
from rawi.extract.speakers import SPEAKERS, actors_before, agrees, find_subject, points_back
from rawi.knowledge.load import Knowledge

MEMORY = 4  # voices looked back over for one that agrees with the verb


class Saying(msgspec.Struct, eq=False, gc=False):
    """A source and the nodes its words cover, in one sentence.

    `outer`: the source stands around the sayings within its reach (`بحسب X`).
    `own`: the outlet's own correspondent. `sees`: what the source saw on a day happened on it.
    """

    first: int
    last: int
    speakers: list[Chunk]
    cue: int
    because: tuple[str, ...]
    doubt: bool = False
    denies: bool = False
    carried: "Voice | None" = None
    outer: bool = False
    own: bool = False
    sees: bool = False


class Voice(msgspec.Struct, eq=False, gc=False):
    """Somebody who spoke, kept for the sentences after: the scene and the phrase that names them."""

    scene: Scene
    chunk: Chunk
    paragraph: int


class Floor(msgspec.Struct, eq=False, gc=False):
    """Who has the floor in a sentence: its sayings, who spoke last before it, and who speaks last in it."""

    scene: Scene
    sayings: list[Saying]
    earlier: Voice | None
    last: Voice | None

    def holder(self, node: Node) -> Voice | None:
        """Who speaks at a node: none whose words come only behind it (`أضاف … ثم قال الوزير`)."""
        if not self.sayings:
            return self.last
        told = [s for s in self.sayings if s.speakers and not s.own]
        before = [s for s in told if s.cue <= node.index or s.first <= node.index <= s.last]
        if len(before) == len(told) or self.last is None or self.last.scene is not self.scene:
            return self.last
        if not before:
            return self.earlier
        saying = max(before, key=lambda s: s.cue)
        return Voice(self.scene, saying.speakers[-1], self.scene.paragraph)


class Voices(msgspec.Struct, eq=False, gc=False):
    """Who speaks from sentence to sentence."""

    last: Voice | None = None
    quoted: Voice | None = None
    background: int = -1  # the start of the sentence that recalls history
    said: list[Voice] = []
    in_quotation: bool = False
    heading: Voice | None = None  # who stands before the colon that opened this paragraph
    listed: bool = False  # and has the lines below as well
    above: Scene | None = None  # the sentence before
    below: Voice | None = None  # whose words the colon at the end of a paragraph opens
    spoke: bool = False  # the sentence before told somebody's words


def remember(scene: Scene, sayings: list[Saying], voices: Voices, knowledge: Knowledge) -> None:
    """Keep who spoke last in a sentence; a word that points back keeps its full name."""
    named = [s for s in sayings if s.speakers or s.own]
    voices.spoke = bool(sayings)
    if not named:
        if not sayings and (subject := _made_statement(scene, knowledge)):
            voices.last = Voice(scene, subject, scene.paragraph)
        elif sayings and voices.last is not None:
            voices.last = Voice(voices.last.scene, voices.last.chunk, scene.paragraph)
        return
    main = [
        s
        for s in named
        if not any(o.first <= s.cue <= o.last and o.cue < s.cue and not o.outer for o in named)
    ]
    last = max(main or named, key=lambda s: s.cue)
    if last.because != ("colon",):
        voices.heading = None  # somebody else has the word
    if last.own:
        voices.last = None
        return
    for saying in named:
        voices.said += [Voice(scene, chunk, scene.paragraph) for chunk in saying.speakers[:1]]
    speaker = Voice(scene, last.speakers[-1], scene.paragraph)
    if (full := full_name_of(speaker.chunk, voices, knowledge)) is not None:
        speaker = Voice(full.scene, full.chunk, scene.paragraph)
    voices.last = speaker


def full_name_of(
    chunk: Chunk, voices: Voices, knowledge: Knowledge, scene: Scene | None = None
) -> Voice | None:
    """The last speaker before whom a word that points back means (`المصادر`: `مصادر عسكرية يمنية`).

    `scene` is its sentence: who speaks behind it there is not meant.
    """
    if not (points_back(chunk, knowledge) or _is_bare_head(chunk)):
        return None
    for voice in reversed(voices.said):
        behind = voice.scene is scene and voice.chunk.first > chunk.first
        if stem(voice.chunk) == stem(chunk) and len(voice.chunk.nodes) > 1 and not behind:
            return voice
    return None


def _is_bare_head(chunk: Chunk) -> bool:
    """`الناشط`, `القيادي`: a head with the article and nothing that tells which one."""
    head = chunk.nodes[0]
    named = chunk.actor is not None or chunk.country is not None
    return (
        len(chunk.nodes) == 1
        and head.reading.article
        and chunk.class_ in ("person", "source", "authority")
        and not named
    )


def _made_statement(scene: Scene, knowledge: Knowledge) -> Chunk | None:
    """Who gave a statement or acted by words without a saying (`أصدرت الوزارة بياناً`, `رحّب الوزير بـ`)."""
    for node in scene.having("event"):
        if node.tag == VERB and knowledge.events[node.first["event"].id].says:
            subject = find_subject(scene, node)
            return subject if subject is not None and subject.class_ in SPEAKERS else None
    for node in scene.having("attribution"):
        if node.tag == NOUN and not node.reading.article and not node.prep:
            cue = knowledge.attributions[node.first["attribution"].id]
            return _giver(scene, node) if cue.pattern == "carrier" else None
    return None


def _giver(scene: Scene, statement: Node) -> Chunk | None:
    """Who stands before the statement that he gives: its subject, also where both are one phrase."""
    chunk = scene.chunk_of[statement.index]
    if chunk is not None and chunk.first < statement.index:
        nodes = [n for n in chunk.nodes if n.index < statement.index]
        return (
            msgspec.structs.replace(chunk, last=statement.index - 1, nodes=nodes)
            if chunk.class_ in SPEAKERS
            else None
        )
    return next(actors_before(scene, statement), None)


def spoke_here(scene: Scene, node: Node, sayings: list[Saying]) -> Chunk | None:
    """Who spoke before in this sentence, or else its subject (`وصل الوزير وقال`)."""
    for saying in (
        *(s for s in reversed(sayings) if not s.outer),
        *(s for s in reversed(sayings) if s.outer),
    ):
        for chunk in saying.speakers[:1]:
            if saying.cue < node.index and agrees(node, chunk):
                return chunk
    if any(s.carried or s.own for s in sayings):
        return None
    before = scene.nodes[max(node.index - 2, 0) : node.index]
    if node.tag != VERB and any(n.folded in CLOSE for n in before):
        return None  # …»، مشيرا إلى: he whose words end here
    return next((c for c in actors_before(scene, node) if agrees(node, c) and not _suffers(scene, c)), None)


def _suffers(scene: Scene, chunk: Chunk) -> bool:
    """`إصابة طفلين، مشيرا إلى`: whom a loss befell does not speak."""
    before = scene.nodes[chunk.first - 1] if chunk.first else None
    return before is not None and (
        before.is_telling or (before.tag == VERB and before.of("harm") is not None)
    )


def recall(node: Node, voices: Voices, subject: Chunk | None) -> Voice | None:
    """The last speaker that agrees with the verb, or with a word that points back (`وأضاف المصدر`)."""
    if subject is None:
        recent = [v for v in voices.said[-MEMORY:] if agrees(node, v.chunk)]
        fits = voices.last is None or agrees(node, voices.last.chunk) or not recent
        return voices.last if fits else recent[-1]
    head = subject.nodes[0].first.get("noun")
    for voice in reversed(voices.said):
        same = voice.chunk.nodes[0].first.get("noun")
        if head is None or (same is not None and stem(voice.chunk) == stem(subject)):
            return voice
    return voices.last


def stem(chunk: Chunk) -> str:
    """The first word of a phrase without its article: `المصدر` and `مصدر طبي` have the same."""
    return chunk.nodes[0].folded.split(" ")[0]
