"""Says who says what: each saying with its speakers and how far its words reach.

Chains run outermost first. A scope is a stretch of nodes of one sentence; what goes on over
sentences is kept in `Voices`.
"""

from dataclasses import dataclass, field

from rawi.extract.chunks import OPENING, Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import AttributionEntry

SPEAKERS = frozenset(("source", "media", "authority", "body", "person", "force", "civilian", "country", "collective"))
DATELINE_SIGNS = "-–—()/|"
LONGEST_PREPOSITION = 4  # letters
COLON_LIMIT = 9  # nodes: a heading longer than this before a colon is no speaker


@dataclass(slots=True)
class Saying:
    """A source and the nodes its words cover, in one sentence."""

    first: int
    last: int
    speakers: list[Chunk]
    cue: int
    because: tuple[str, ...]
    doubt: bool = False
    denies: bool = False
    carried: "Voice | None" = None


@dataclass(slots=True)
class Voice:
    """Somebody who spoke, kept for the sentences after: the scene and the phrase that names them."""

    scene: Scene
    chunk: Chunk
    paragraph: int


@dataclass(slots=True)
class Voices:
    """Who speaks from sentence to sentence."""

    last: Voice | None = None
    quoted: Voice | None = None
    background: int = -1  # the start of the sentence that recalls history
    said: list[Voice] = field(default_factory=list)


def find_sayings(scene: Scene, voices: Voices, knowledge: Knowledge) -> list[Saying]:
    """The sayings of a sentence, in text order; outer ones before those inside them.

    `voices` is brought up to date for the next sentence.
    """
    sayings: list[Saying] = []
    _colon(scene, sayings)
    for node in scene.nodes:
        for sense in node.senses:
            if sense.kind == "attribution" and _with_met(scene, node, sense.with_words):
                saying = _saying(scene, node, knowledge.attributions[sense.id], voices, sayings)
                if saying is not None:
                    sayings.append(saying)
                break
    _close_siblings(scene, sayings)
    _carry_quotation(scene, sayings, voices)
    named = [s for s in sayings if s.speakers]
    if named:
        voices.last = Voice(scene, named[-1].speakers[0], scene.paragraph)
        voices.said.append(voices.last)
    return sayings


def _close_siblings(scene: Scene, sayings: list[Saying]) -> None:
    """A saying that و or فيما sets beside another ends it; one right after إن is inside it."""
    for i, later in enumerate(sayings):
        if not _stands_beside(scene, later.cue):
            continue
        start = scene.clause(later.cue).first
        for earlier in sayings[:i]:
            if earlier.cue < start <= earlier.last:
                earlier.last = start - 1


def _stands_beside(scene: Scene, cue: int) -> bool:
    """`وأضاف`, `فيما قال`, `بينما ذكرت`: no complementizer opens the clause of the verb of saying."""
    node, clause = scene.nodes[cue], scene.clause(cue)
    opening = scene.nodes[clause.first]
    if node.tag != VERB or opening.tag == "complementizer" or clause.role == "complement":
        return False
    return node.conj == "و" or opening.tag in ("subordinator", "contrast") or opening.conj == "و"


def _with_met(scene: Scene, node: Node, words: tuple[str, ...]) -> bool:
    """Whether one of the words that a verb needs follows within its reach."""
    return not words or with_met(scene.nodes, node, words)


def with_met(nodes: list[Node], node: Node, words: tuple[str, ...], reach: int = 14) -> bool:
    """Whether one of `words` (folded; prepositions also as clitics) follows `node` within `reach` nodes.

    A preposition belongs to the nearest word that can take it: it counts only up to the next verb or event word.
    """
    own = True
    for other in nodes[node.index + 1 : node.index + 1 + reach]:
        plain = other.folded.removesuffix("ا")  # tanwin
        if other.prep and other.prep in words and own:
            return True
        if other.folded in words or other.unit.folded in words or plain in words:
            if own or len(other.folded) > LONGEST_PREPOSITION:
                return True
        if other.tag == VERB or (other.senses and other.senses[0].kind in ("event", "harm") and other.tag != "adverb"):
            own = False
        if other.tag == SIGN and other.folded in ".؛":
            return False
    return False


def _saying(
    scene: Scene, node: Node, entry: AttributionEntry, voices: Voices, sayings: list[Saying]
) -> Saying | None:
    because = (f"attribution:{entry.id}",)
    if entry.pattern in ("say", "transmit", "go_on") and node.tag == VERB:
        return _spoken(scene, node, entry, because, voices)
    if entry.pattern == "according":
        return _according(scene, node, because)
    if entry.pattern in ("say", "go_on") and not node.reading.article:
        return _participle(scene, node, because, voices, sayings)
    if entry.pattern == "ends":
        voices.last = voices.quoted = None
        voices.background = scene.start if entry.background else -1
    return None


def _spoken(
    scene: Scene, node: Node, entry: AttributionEntry, because: tuple[str, ...], voices: Voices
) -> Saying | None:
    """`قال X إن …`, `X قال …`, `…، قال X`, `وأضاف`."""
    last = len(scene.nodes) - 1
    subject = _subject(scene, node)
    opening = _content_start(scene, node, subject)
    speakers = [subject] if subject else []
    if subject and entry.pattern == "transmit":
        inner = [c for c in scene.chunks_between(subject.last + 1, opening or last) if c.prep in ("عن", "علي لسان")]
        speakers += inner[:1]
    elif subject:
        speakers += _joined(scene, subject)
    carried = None
    if not speakers:
        if voices.last is None:
            return None
        carried = voices.last
    denies = entry.denies
    if opening is None:
        before_only = node.index > 0 and _after_comma(scene, node)
        if before_only:  # "…، قال X": the words stand before
            return Saying(0, node.index - 1, speakers, node.index, because, entry.doubt, denies, carried)
        opening = (speakers[-1].last if speakers else node.index) + 1
    return Saying(opening, last, speakers, node.index, because, entry.doubt, denies, carried)


def _subject(scene: Scene, node: Node) -> Chunk | None:
    """Who speaks: the phrase right after the verb, or the one right before it."""
    clause = scene.clause(node.index)
    for chunk in scene.chunks:
        if chunk.first > node.index:
            between = scene.nodes[node.index + 1 : chunk.first]
            if chunk.is_bare and all(n.tag in ("time", "demonstrative", "adverb") or n.folded in OPENING for n in between):
                if chunk.class_ in SPEAKERS or chunk.class_ in ("unknown", "object"):
                    return chunk
            break
    before = [c for c in scene.chunks if c.last < node.index and c.first >= clause.first and c.is_bare]
    for chunk in reversed(before):
        if chunk.class_ in SPEAKERS or chunk.actor:
            return chunk
    if not before and clause.role == "relative" and clause.first > 0:
        antecedent = scene.chunk_of[clause.first - 1]
        return antecedent if antecedent and antecedent.class_ in SPEAKERS else None
    return None


def _joined(scene: Scene, subject: Chunk) -> list[Chunk]:
    """Further speakers that و joins to the first."""
    found = []
    at = scene.chunks.index(subject) + 1
    while at < len(scene.chunks) and scene.chunks[at].joined and scene.chunks[at].class_ in SPEAKERS:
        found.append(scene.chunks[at])
        at += 1
    return found


def _content_start(scene: Scene, node: Node, subject: Chunk | None) -> int | None:
    """Where the words said begin: at the complementizer, the colon or the opening quotation mark."""
    start = max(node.index, subject.last if subject else 0) + 1
    for other in scene.nodes[start : start + 40]:
        if other.tag == "complementizer" or (other.tag == SIGN and other.folded in ':«“"'):
            return other.index
        if other.tag == SIGN and other.folded in ".؛":
            return None
        if other.tag == VERB and other.of("attribution"):
            return None
    return None


def _after_comma(scene: Scene, node: Node) -> bool:
    before = scene.nodes[node.index - 1]
    return before.tag == SIGN and before.folded in "،»\"”"


def _according(scene: Scene, node: Node, because: tuple[str, ...]) -> Saying | None:
    """`بحسب X`: X speaks for the whole sentence, or from its own clause on when something was said before."""
    following = [c for c in scene.chunks if c.first > node.index]
    if not following or following[0].first - node.index > 2:
        return None
    speaker = following[0]
    if speaker.class_ not in SPEAKERS and speaker.class_ != "unknown":
        return None
    return Saying(0, len(scene.nodes) - 1, [speaker, *_joined(scene, speaker)], node.index, because)


def _participle(
    scene: Scene, node: Node, because: tuple[str, ...], voices: Voices, sayings: list[Saying]
) -> Saying | None:
    """`مؤكداً أن …`: the last speaker of the sentence goes on, else that of the sentence before."""
    opening = _content_start(scene, node, None)
    if opening is None:
        return None
    here = [s for s in sayings if s.speakers and s.cue < node.index]
    if here:
        return Saying(opening, len(scene.nodes) - 1, here[-1].speakers, node.index, because)
    if voices.last is None:
        return None
    return Saying(opening, len(scene.nodes) - 1, [], node.index, because, carried=voices.last)


def _colon(scene: Scene, sayings: list[Saying]) -> None:
    """`مصدر أمني: …`: a speaker and a colon open the sentence."""
    for i, node in enumerate(scene.nodes[: COLON_LIMIT + 1]):
        if node.tag == VERB:
            return
        if node.tag == SIGN and node.folded == ":":
            speakers = [c for c in scene.chunks_between(0, i - 1) if c.is_bare or c.joined]
            fits = [c for c in speakers if c.class_ in SPEAKERS]
            if any(n.tag == SIGN and n.folded in DATELINE_SIGNS for n in scene.nodes[:i]) or scene.places and scene.places[0].first == 0:
                return  # موسكو – وكالات: a dateline is the outlet's own voice
            if fits and fits[0] is speakers[0] and not any(n.of("event", "harm") for n in scene.nodes[:i]):
                sayings.append(Saying(i + 1, len(scene.nodes) - 1, fits[:1], i, ("colon",)))
            return


def _carry_quotation(scene: Scene, sayings: list[Saying], voices: Voices) -> None:
    """A quotation left open goes on in the next sentence until its closing mark."""
    opened = sum(n.folded in "«“" for n in scene.nodes if n.tag == SIGN)
    closed = sum(n.folded in "»”" for n in scene.nodes if n.tag == SIGN)
    if voices.quoted is not None and voices.quoted.paragraph != scene.paragraph and not opened:
        voices.quoted = None  # a quotation that nobody closed ends with its paragraph
    if voices.quoted is not None:
        end = next((n.index for n in scene.nodes if n.tag == SIGN and n.folded in "»”"), len(scene.nodes) - 1)
        if closed or not opened:
            sayings.insert(0, Saying(0, end, [], 0, ("quotation",), carried=voices.quoted))
        if closed > opened:
            voices.quoted = None
    elif opened > closed and sayings:
        saying = sayings[-1]
        speaker = Voice(scene, saying.speakers[-1], scene.paragraph) if saying.speakers else saying.carried
        voices.quoted = speaker
