"""Says who says what: each saying with its speakers and how far its words reach.

Chains run outermost first. A scope is a stretch of nodes of one sentence; what goes on over
sentences is kept in `Voices`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.companions import with_met
from rawi.extract.nodes import ADJECTIVE, SIGN, VERB, Node
from rawi.extract.quotations import LONG, find_quotations
from rawi.extract.speakers import (
    COMMAS,
    SPEAKERS,
    actors_before,
    agrees,
    find_subject,
    following,
    is_carrier,
    name_speakers,
    points_back,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import AttributionEntry

DATELINE_SIGNS = "-–—()/|"
QUOTE_MARKS = '«“"'
COLON_LIMIT = 9  # nodes: a heading longer than this before a colon is no speaker
MEMORY = 4  # voices looked back over for one that agrees with the verb
CONTENT_REACH = 40  # nodes from a verb of saying to the opening of its words
TAKES_FOR_GRANTED = frozenset(("demand", "accuse", "reject"))
ASIDES = frozenset(("aside", "turn", "ends"))
NEW_SUBJECTS = frozenset(("force", "body", "authority", "media", "country"))
RUN_ON = 70  # nodes: a longer sentence without full stops holds several


@dataclass(slots=True)
class Saying:
    """A source and the nodes its words cover, in one sentence.

    `outer`: the source stands around the sayings within its reach (`بحسب X`). `own`: the outlet's own correspondent.
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
    in_quotation: bool = False
    spoke: bool = False  # the sentence before told somebody's words


def find_sayings(scene: Scene, voices: Voices, knowledge: Knowledge) -> list[Saying]:
    """The sayings of a sentence, outer ones before those inside them.

    `voices` is brought up to date for the next sentence.
    """
    quotations, stays_open = _quotations(scene, voices)
    sayings: list[Saying] = []
    _colon(scene, sayings, knowledge)
    _also(scene, sayings, voices, knowledge)
    for node in scene.nodes:
        saying = _saying(scene, node, voices, sayings, knowledge)
        if saying is not None and saying.first <= saying.last:
            sayings.append(saying)
    _end_at_siblings(scene, sayings, knowledge)
    _end_at_asides(scene, sayings, quotations, knowledge)
    _end_quotations(sayings, quotations, scene)
    _carry_quotation(scene, sayings, voices, quotations, stays_open)
    _remember(scene, sayings, voices, knowledge)
    sayings.sort(key=lambda s: not s.outer)
    return [s for s in sayings if not s.own]


def _remember(scene: Scene, sayings: list[Saying], voices: Voices, knowledge: Knowledge) -> None:
    named = [s for s in sayings if s.speakers or s.own]
    voices.spoke = bool(sayings)
    if not named:
        if not sayings and (subject := _made_statement(scene, knowledge)):
            voices.last = Voice(scene, subject, scene.paragraph)
        elif sayings and voices.last is not None:
            voices.last = Voice(voices.last.scene, voices.last.chunk, scene.paragraph)
        return
    main = [s for s in named if not any(o.first <= s.cue <= o.last and o.cue < s.cue and not o.outer for o in named)]
    last = max(main or named, key=lambda s: s.cue)
    if last.own:
        voices.last = None
        return
    for saying in named:
        voices.said += [Voice(scene, chunk, scene.paragraph) for chunk in saying.speakers[:1]]
    speaker = Voice(scene, last.speakers[-1], scene.paragraph)
    if points_back(speaker.chunk, knowledge):
        full = next((v for v in reversed(voices.said) if _stem(v.chunk) == _stem(speaker.chunk) and len(v.chunk.nodes) > 1), speaker)
        speaker = Voice(full.scene, full.chunk, scene.paragraph)
    voices.last = speaker


def _made_statement(scene: Scene, knowledge: Knowledge) -> Chunk | None:
    """Who gave a statement or acted by words without a saying (`أصدرت الوزارة بياناً`, `رحّب الوزير بـ`)."""
    for node in scene.nodes:
        sense = node.of("event")
        if node.tag == VERB and sense is not None and knowledge.events[sense.id].says:
            subject = find_subject(scene, node)
            return subject if subject is not None and subject.class_ in SPEAKERS else None
    if any(is_carrier(c) and c.is_bare for c in scene.chunks):
        return next(actors_before(scene, scene.nodes[-1]), None)
    return None


def _entry(scene: Scene, node: Node, knowledge: Knowledge) -> AttributionEntry | None:
    for sense in node.senses:
        if sense.kind == "attribution" and (not sense.with_words or with_met(scene.nodes, node, sense.with_words)):
            return knowledge.attributions[sense.id]
    return None


def _saying(
    scene: Scene, node: Node, voices: Voices, sayings: list[Saying], knowledge: Knowledge
) -> Saying | None:
    entry = _entry(scene, node, knowledge)
    if entry is None:
        return _speech_act(scene, node, voices, sayings, knowledge)
    if entry.pattern == "ends":
        voices.last = voices.quoted = None
        voices.background = scene.start if entry.background else -1
        return None
    if entry.pattern in ("say", "transmit", "go_on") and node.tag == VERB:
        return _spoken(scene, node, entry, voices, sayings, knowledge)
    if entry.pattern in ("according", "closing"):
        return _according(scene, node, entry, voices, sayings, knowledge)
    if entry.pattern in ("say", "go_on") and node.tag == ADJECTIVE and not node.reading.article:
        return _participle(scene, node, entry, voices, sayings)
    return None


def _spoken(
    scene: Scene, node: Node, entry: AttributionEntry, voices: Voices, sayings: list[Saying], knowledge: Knowledge
) -> Saying | None:
    """`قال X إن …`, `X قال …`, `…، قال X`, `كما قال X`, `وأضاف`."""
    after = _told_before(scene, node, knowledge)
    passive = all(s.form.voice == "passive" for s in node.senses if s.kind == "attribution")
    if after is None or (passive and entry.pattern != "transmit"):
        return None
    if node.index and scene.nodes[node.index - 1].tag == "negation":
        return None  # لم تعلن أي جماعة مسؤوليتها
    subject = find_subject(scene, node)
    own = subject is not None and _is_own(subject, knowledge)
    speakers, carried = _speakers(scene, node, subject, entry, voices, sayings, knowledge)
    if not (speakers or carried or own):
        return None
    saying = Saying(0, len(scene.nodes) - 1, speakers, node.index, (f"attribution:{entry.id}",), entry.doubt, entry.denies, carried, own=own)
    opening = _content_start(scene, node, subject)
    if opening is None and not after and node.reading.pronoun and subject is None:
        return None  # بيان نشرته
    if after or (opening is None and _is_aside(scene, node, subject)):
        saying.first, saying.last = _around(scene, node.index, knowledge)
        saying.outer = after
    elif opening is None and entry.pattern == "go_on":
        return None  # تابع الأمن عملياته
    else:
        saying.first = opening if opening is not None else max(node.index, subject.last if subject else 0) + 1
    return saying


def _speakers(
    scene: Scene, node: Node, subject: Chunk | None, entry: AttributionEntry, voices: Voices, sayings: list[Saying],
    knowledge: Knowledge,
) -> tuple[list[Chunk], Voice | None]:  # fmt: skip
    """Who speaks: those named here, outermost first, or else one who spoke before."""
    if subject is not None and _is_own(subject, knowledge):
        return [], None
    stop = _content_start(scene, node, subject) if subject is not None and subject.first > node.index else None
    speakers = name_speakers(scene, subject, knowledge, stop) if subject else []
    if entry.pattern == "transmit":
        opening = _content_start(scene, node, subject) or node.index + COLON_LIMIT
        inner = next((c for c in scene.chunks if node.index < c.first < opening and c.prep in ("عن", "الي", "علي لسان")), None)
        return speakers + (name_speakers(scene, inner, knowledge) if inner else []), None
    if subject is None:
        carrier = next((c for c in scene.chunks if node.index < c.first <= node.index + 2 and c.prep == "في" and is_carrier(c)), None)
        speakers = name_speakers(scene, carrier, knowledge) if carrier else []
    if speakers:
        return speakers, None
    here = _spoke_here(scene, node, sayings) if subject is None else None
    return ([here], None) if here else ([], _recall(node, voices, subject))


def _spoke_here(scene: Scene, node: Node, sayings: list[Saying]) -> Chunk | None:
    """Who spoke before in this sentence, or else its subject (`وصل الوزير وقال`, `أصدرت الوزارة بياناً نددت فيه`)."""
    for saying in reversed(sayings):
        for chunk in saying.speakers[:1]:
            if saying.cue < node.index and agrees(node, chunk):
                return chunk
    if any(s.carried for s in sayings):
        return None
    return next((c for c in actors_before(scene, node) if agrees(node, c)), None) if node.tag != VERB or not node.conj or node.index else None


def _recall(node: Node, voices: Voices, subject: Chunk | None) -> Voice | None:
    """The last speaker that agrees with the verb, or with a word that points back (`وأضاف المصدر`)."""
    if subject is None:
        recent = [v for v in voices.said[-MEMORY:] if agrees(node, v.chunk)]
        return voices.last if voices.last is None or agrees(node, voices.last.chunk) or not recent else recent[-1]
    head = subject.nodes[0].of("noun")
    for voice in reversed(voices.said):
        same = voice.chunk.nodes[0].of("noun")
        if head is None or (same is not None and _stem(voice.chunk) == _stem(subject)):
            return voice
    return voices.last


def _stem(chunk: Chunk) -> str:
    return chunk.nodes[0].folded.split(" ")[0]


def _is_own(chunk: Chunk, knowledge: Knowledge) -> bool:
    """`مراسلنا`, `مراسل القناة`: the outlet itself."""
    sense = chunk.nodes[0].of("attribution")
    return sense is not None and knowledge.attributions[sense.id].pattern == "own"


def _told_before(scene: Scene, node: Node, knowledge: Knowledge) -> bool | None:
    """Whether `كما`, `حسبما`, `على ما` set the verb behind what it tells; None where ما makes it no saying at all."""
    before = scene.nodes[node.index - 1] if node.index else None
    sense = before.of("attribution") if before else None
    if before is None or sense is None or knowledge.attributions[sense.id].pattern != "as":
        return False
    subject = find_subject(scene, node)
    if before.tag == "adverb" or before.tag != "relative":  # كما، حسبما
        end = subject.last if subject and subject.first > node.index else node.index
        opens = end + 1 < len(scene.nodes) and scene.nodes[end + 1].tag == "complementizer"
        return not opens
    outer = scene.nodes[before.index - 1] if before.index else None
    return True if outer is not None and outer.tag in ("preposition", "demonstrative", "adverb") else None


def _content_start(scene: Scene, node: Node, subject: Chunk | None) -> int | None:
    """Where the words said begin: at the complementizer, the colon or the opening quotation mark."""
    start = max(node.index, subject.last if subject else 0) + 1
    for other in scene.nodes[start : start + CONTENT_REACH]:
        if other.tag == "complementizer":
            return _colon_after(scene, other.index) or other.index
        if other.tag == SIGN and (other.folded == ":" or _opens_words(scene, other)):
            return other.index
        if other.tag == SIGN and other.folded in ".؛":
            return None
        apart = scene.clause(other.index).role == "relative"
        if other.is_nominal and other.of("event", "harm") and not apart and _is_told(scene, other):
            return None
        if other.tag == VERB and other.of("attribution", "event") and not apart:
            return None
    return None


def _is_told(scene: Scene, node: Node) -> bool:
    """`أعلن مقتل …`, `كشف عن قصف …`: the event noun is what is said, not the occasion (`قال خلال اجتماع`)."""
    before = scene.nodes[node.index - 1] if node.index else None
    governor = node.prep or (before.folded if before is not None and before.tag == "preposition" else "")
    if before is not None and not governor and before.is_nominal and not before.unit.time:
        return scene.chunk_of[before.index] is None or scene.chunk_of[before.index].is_bare  # type: ignore[union-attr]
    return governor in ("", "عن", "ب")


def _colon_after(scene: Scene, index: int) -> int | None:
    """`قوله أمام الصحفيين: …`: the words begin at the colon, when no verb stands before it."""
    for other in scene.nodes[index + 1 : index + 2 * COLON_LIMIT]:
        if other.tag == VERB or other.tag == "complementizer":
            return None
        if other.folded == ":":
            return other.index
    return None


def _opens_words(scene: Scene, sign: Node) -> bool:
    """A quotation mark that opens more than a name."""
    if sign.folded not in QUOTE_MARKS:
        return False
    near = scene.nodes[sign.index + 1 : sign.index + 1 + LONG]
    return not any(n.folded in '»”"' for n in near)


def _is_aside(scene: Scene, node: Node, subject: Chunk | None) -> bool:
    """`…، قال X.`, `«…»، يقول X، …`: the verb stands behind its words, with nothing after the speaker."""
    before = scene.nodes[node.index - 1] if node.index else None
    if before is None or node.conj or before.tag != SIGN or before.folded not in COMMAS + '»”"-':
        return False
    end = max(node.index, subject.last if subject else 0) + 1
    return end >= len(scene.nodes) or not any(n.of("event", "harm") for n in scene.nodes[end:] if n.tag != SIGN)


def _according(
    scene: Scene, node: Node, entry: AttributionEntry, voices: Voices, sayings: list[Saying], knowledge: Knowledge
) -> Saying | None:
    """`بحسب X`, `نقلاً عن X`: X speaks for the clauses around, up to the next aside."""
    chunk = following(scene, node.index)
    between = scene.nodes[node.index + 1 : chunk.first] if chunk else []
    if chunk is None or any(n.tag in (VERB, "relative", SIGN) and n.folded not in QUOTE_MARKS for n in between):
        return None
    if chunk.class_ not in SPEAKERS | {"unknown", "place"} and not is_carrier(chunk):
        return None
    if _is_own(chunk, knowledge):
        return None
    first, last = _around(scene, node.index, knowledge)
    if points_back(chunk, knowledge) and any(_stem(c) == _stem(chunk) for s in sayings for c in s.speakers):
        return None
    saying = Saying(first, last, name_speakers(scene, chunk, knowledge), node.index, (f"attribution:{entry.id}",), outer=not entry.inner)
    if not saying.speakers:
        if any(s.speakers or s.carried for s in sayings):
            return None
        saying.carried = _recall(node, voices, chunk if points_back(chunk, knowledge) and not is_carrier(chunk) else None)
    return saying if saying.speakers or saying.carried else None


def _next_subject(scene: Scene, start: int) -> int:
    """`بحسب الأهالي، أحرق الجنود بيوتاً، ووزّع الهلال الأحمر …`: where somebody else does something else."""
    told = False
    for node in scene.nodes[start:]:
        after_comma = scene.nodes[node.index - 1].folded in COMMAS
        if node.tag == VERB and node.conj == "و" and after_comma and told:
            subject = following(scene, node.index, 1)
            if subject is not None and subject.is_bare and subject.class_ in NEW_SUBJECTS and not node.of("attribution", "result", "harm"):
                return node.index
        told = told or node.of("event", "harm") is not None
    return len(scene.nodes)


def _around(scene: Scene, cue: int, knowledge: Knowledge) -> tuple[int, int]:
    """The stretch around a cue between the asides before and after it (`فيما`, `بينما`)."""
    asides = [i for i in _asides(scene, knowledge)]
    first = max((i for i in asides if i < cue), default=0)
    last = min((i for i in asides if i > cue), default=len(scene.nodes)) - 1
    return first, last


def _pattern(node: Node, knowledge: Knowledge) -> str:
    sense = node.of("attribution")
    return knowledge.attributions[sense.id].pattern if sense is not None else ""


def _asides(scene: Scene, knowledge: Knowledge) -> Iterator[int]:
    """Where the sentence turns to something else: `، فيما …`, and each new main clause of a run-on text."""
    long = len(scene.nodes) > RUN_ON
    for node in scene.nodes[1:]:
        pattern, before = _pattern(node, knowledge), scene.nodes[node.index - 1]
        if pattern in ("turn", "ends") or (pattern == "aside" and (before.tag == SIGN or node.conj)):
            yield node.index
        elif long and _opens_sentence(scene, node):
            yield node.index


def _opens_sentence(scene: Scene, node: Node) -> bool:
    """`وأغلق المتظاهرون …` after no sign, in a text without full stops: a sentence of its own."""
    form, before = node.form, scene.nodes[node.index - 1]
    if node.tag != VERB or node.conj != "و" or form is None or form.aspect != "perfect" or before.tag == SIGN:
        return False
    chunk = following(scene, node.index, 1)
    return chunk is not None and chunk.is_bare and chunk.is_agent


def _end_at_asides(
    scene: Scene, sayings: list[Saying], quotations: list[tuple[int, int]], knowledge: Knowledge
) -> None:
    """A saying ends where the sentence turns to something else, outside its quotation."""
    asides = list(_asides(scene, knowledge))
    strong = [i for i in asides if _pattern(scene.nodes[i], knowledge) != "aside"]
    for saying in sayings:
        start = max(saying.first, saying.cue)
        held = [q for q in quotations if saying.cue < q[0] <= start + 1]
        opens = scene.nodes[saying.first : saying.first + 1]  # empty where nothing follows the speaker
        told = bool(opens) and opens[0].tag == "complementizer"  # إن … فيما …: all of it is said
        cuts = strong if told else asides
        asides_here = [i for i in cuts if start < i <= saying.last and not any(a < i < b for a, b in held)]
        saying.last = min((i - 1 for i in asides_here), default=saying.last)


def _participle(
    scene: Scene, node: Node, entry: AttributionEntry, voices: Voices, sayings: list[Saying]
) -> Saying | None:
    """`مؤكداً أن …`: the speaker or subject of the sentence goes on, else the speaker before."""
    opening = _content_start(scene, node, None)
    last = len(scene.nodes) - 1
    if opening is None:
        opening = node.index + 1
        if not any(n.of("event", "harm") for n in scene.nodes[opening : opening + 3]):
            return None  # تقدماً لافتاً
    because = (f"attribution:{entry.id}",)
    here = _spoke_here(scene, node, sayings)
    if here is not None:
        return Saying(opening, last, [here], node.index, because)
    carried = _recall(node, voices, None)
    return Saying(opening, last, [], node.index, because, carried=carried) if carried else None


def _speech_act(
    scene: Scene, node: Node, voices: Voices, sayings: list[Saying], knowledge: Knowledge
) -> Saying | None:
    """`أدان X قصف …`, `طالب X بوقف …`: what a speech act takes for granted is its speaker's."""
    sense = node.of("event")
    if sense is None or knowledge.events[sense.id].act not in TAKES_FOR_GRANTED or node.tag not in (VERB, ADJECTIVE):
        return None
    governed = node.index > 0 and scene.nodes[node.index - 1].tag == "preposition"
    if not knowledge.events[sense.id].says or node.of("status") or (node.tag == ADJECTIVE and governed):
        return None
    if sense.with_words and not with_met(scene.nodes, node, sense.with_words):
        return None
    because = (f"speech:{sense.id}",)
    if node.tag == ADJECTIVE and node.reading.article:
        return None
    subject = _antecedent(scene, node) or (find_subject(scene, node) if node.tag == VERB else None)
    if subject is not None and node.conj and scene.nodes[subject.first - 1].folded in QUOTE_MARKS:
        subject = None  # وحمّلت «الحكومة …»: whom she blames
    speakers = name_speakers(scene, subject, knowledge) if subject else []
    carried = None
    if not speakers:
        here = _spoke_here(scene, node, sayings)
        speakers, carried = ([here], None) if here else ([], _recall(node, voices, None))
    start = max(node.index, subject.last if subject else 0) + 1
    if not (speakers or carried) or start >= len(scene.nodes):
        return None
    return Saying(start, _end_of_speech(scene, node), speakers, node.index, because, carried=carried)


def _antecedent(scene: Scene, node: Node) -> Chunk | None:
    """`الجيش الذي يحمّل الحركة المسؤولية`: who the relative clause tells of."""
    clause = scene.clause(node.index)
    if clause.role != "relative" or clause.first == 0 or node.index != clause.first + 1:
        return None
    chunk = scene.chunk_of[clause.first - 1]
    return chunk if chunk is not None and chunk.class_ in SPEAKERS and agrees(node, chunk) else None


def _end_of_speech(scene: Scene, node: Node) -> int:
    """A speech act reaches to the next main clause with a verb of its own."""
    here = scene.clause_of[node.index]
    for clause in scene.clauses[here + 1 :]:
        opening, before = scene.nodes[clause.first], scene.nodes[clause.first - 1]
        apart = bool(opening.conj) or before.tag == SIGN
        if apart and clause.role == "main" and clause.verb is not None and clause.verb - clause.first <= 1:
            return clause.first - 1
    return len(scene.nodes) - 1


def _end_at_siblings(scene: Scene, sayings: list[Saying], knowledge: Knowledge) -> None:
    """A saying that و or فيما sets beside another ends it; one right after إن is inside it."""
    for i, later in enumerate(sayings):
        aside = next((j for j in range(later.cue, max(later.cue - 3, 0), -1) if _pattern(scene.nodes[j], knowledge) in ASIDES), None)
        if later.outer or (aside is None and not _stands_beside(scene, later.cue)):
            continue
        start = aside if aside is not None else scene.clause(later.cue).first
        for earlier in sayings[:i]:
            if earlier.cue < start <= earlier.last and not earlier.outer:
                earlier.last = start - 1


def _stands_beside(scene: Scene, cue: int) -> bool:
    """`وأضاف`, `فيما قال`, `بينما ذكرت`: no complementizer opens the clause of the verb of saying."""
    node, clause = scene.nodes[cue], scene.clause(cue)
    opening = scene.nodes[clause.first]
    if node.tag != VERB or opening.tag == "complementizer" or clause.role == "complement":
        return node.tag == VERB and node.conj == "و"
    return node.conj == "و" or opening.tag in ("subordinator", "contrast") or opening.conj == "و"


def _colon(scene: Scene, sayings: list[Saying], knowledge: Knowledge) -> None:
    """`مصدر أمني: …`, `بيان للوزارة: …`: a speaker and a colon open the sentence."""
    for i, node in enumerate(scene.nodes[: COLON_LIMIT + 1]):
        if node.tag == VERB:
            return
        if node.tag == SIGN and node.folded == ":":
            dateline = any(n.tag == SIGN and n.folded in DATELINE_SIGNS for n in scene.nodes[:i])
            if dateline or (scene.places and scene.places[0].first == 0):
                return  # موسكو – وكالات: a dateline is the outlet's own voice
            chunk = next(iter(scene.chunks_between(0, i - 1)), None)
            if chunk is None or any(n.of("event", "harm") for n in scene.nodes[:i]) or not chunk.is_bare:
                return
            speakers = name_speakers(scene, chunk, knowledge) if chunk.class_ in SPEAKERS or is_carrier(chunk) else []
            if speakers:
                own = _is_own(chunk, knowledge)
                sayings.append(Saying(i + 1, len(scene.nodes) - 1, speakers[:1], i, ("colon",), own=own))
            return


def _also(scene: Scene, sayings: list[Saying], voices: Voices, knowledge: Knowledge) -> None:
    """`كما قصفت …` right after somebody's words, in the same paragraph: theirs as well."""
    if voices.last is None or not voices.spoke or voices.last.paragraph != scene.paragraph or len(scene.nodes) < 2:
        return
    sense = scene.nodes[0].of("attribution")
    if sense is None or knowledge.attributions[sense.id].pattern != "as" or scene.nodes[1].tag != VERB:
        return
    if not scene.nodes[1].of("attribution"):
        sayings.append(Saying(1, len(scene.nodes) - 1, [], 0, ("attribution:also",), carried=voices.last))


def _quotations(scene: Scene, voices: Voices) -> tuple[list[tuple[int, int]], bool]:
    """The quotations of the sentence; one that nobody closed ends with its paragraph."""
    if voices.quoted is not None and voices.quoted.paragraph != scene.paragraph:
        voices.quoted = None
        voices.in_quotation = False
    return find_quotations(scene.nodes, voices.in_quotation)


def _end_quotations(sayings: list[Saying], quotations: list[tuple[int, int]], scene: Scene) -> None:
    """`قال X: «…»، …`: words that open with a quotation mark end with it."""
    for saying in sayings:
        for first, last in quotations:
            opens = first in (saying.first, saying.first + 1) and scene.nodes[saying.first].tag == SIGN
            if opens and last - first >= LONG and saying.first >= saying.cue:
                saying.last = min(saying.last, last)


def _carry_quotation(
    scene: Scene, sayings: list[Saying], voices: Voices, quotations: list[tuple[int, int]], stays_open: bool
) -> None:
    """A quotation left open goes on in the next sentence until its closing mark."""
    if voices.quoted is not None and voices.in_quotation and quotations:
        sayings.insert(0, Saying(0, quotations[0][1], [], 0, ("quotation",), carried=voices.quoted))
    voices.in_quotation = stays_open
    if not stays_open:
        voices.quoted = None
        return
    last = max((s for s in sayings if s.cue <= quotations[-1][0] and not s.own), key=lambda s: s.cue, default=None)
    if last is not None and last.speakers:
        voices.quoted = Voice(scene, last.speakers[-1], scene.paragraph)
    elif last is not None and last.carried is not None:
        voices.quoted = Voice(last.carried.scene, last.carried.chunk, scene.paragraph)
    elif quotations[-1][0] > 0:
        voices.quoted = None
