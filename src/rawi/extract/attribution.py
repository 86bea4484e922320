"""Says who says what: each saying with its speakers and how far its words reach.

Chains run outermost first. A scope is a stretch of nodes of one sentence; what goes on over
sentences is kept in `Voices`.
"""

from operator import attrgetter

from rawi.arabic.words import IN, INNER_SOURCE_PREPOSITIONS, NOT_TO, RULES
from rawi.extract.announcements import add_announcements
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.colons import COLON_LIMIT, before_colon, open_below, under_heading
from rawi.extract.companions import with_met
from rawi.extract.full_names import outlet_of
from rawi.extract.nodes import ADJECTIVE, SIGN, VERB, Node
from rawi.extract.quotations import find_quotations
from rawi.extract.reach import (
    QUOTE_MARKS,
    around,
    content_start,
    end_at_asides,
    end_at_siblings,
    end_of_speech,
    end_quotations,
    is_aside,
    is_told_of,
    next_subject,
    only_names,
)
from rawi.extract.roles import is_blamed
from rawi.extract.speakers import (
    SPEAKERS,
    agrees,
    are_strange,
    find_subject,
    following,
    forms_of,
    is_carrier,
    is_own,
    name_cited,
    name_speakers,
    points_back,
)
from rawi.extract.voices import Saying, Voice, Voices, full_name_of, recall, remember, spoke_here, stem
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import AttributionEntry

BY_INDEX = attrgetter("index")
CITED = SPEAKERS | {"unknown", "place"}
TAKES_FOR_GRANTED = frozenset(("demand", "accuse", "reject"))


def find_sayings(scene: Scene, voices: Voices, knowledge: Knowledge) -> list[Saying]:
    """The sayings of a sentence, outer ones before those inside them.

    `voices` is brought up to date for the next sentence.
    """
    quotations, stays_open = _quotations(scene, voices)
    sayings: list[Saying] = []
    before_colon(scene, sayings, voices, knowledge)
    under_heading(scene, sayings, voices)
    _also(scene, sayings, voices, knowledge)
    add_announcements(scene, sayings, knowledge)
    speaking = {*scene.having("attribution"), *scene.having("event")}
    for node in sorted(speaking, key=BY_INDEX):
        saying = _saying(scene, node, voices, sayings, knowledge)
        if saying is not None and saying.first <= saying.last:
            sayings.append(saying)
    if any(s.speakers and s.because != ("colon",) for s in sayings):
        sayings = [s for s in sayings if not (s.because == ("colon",) and s.carried)]
    end_at_siblings(scene, sayings, knowledge)
    end_at_asides(scene, sayings, quotations, knowledge)
    end_quotations(sayings, quotations, scene)
    _carry_quotation(scene, sayings, voices, quotations, stays_open)
    remember(scene, sayings, voices, knowledge)
    open_below(scene, voices)
    for saying in sayings:
        _name_in_full(saying, scene, voices, knowledge)
    sayings.sort(key=lambda s: not s.outer)
    return [s for s in sayings if not s.own]


def _name_in_full(saying: Saying, scene: Scene, voices: Voices, knowledge: Knowledge) -> None:
    """Let `المصادر` be who spoke before under a fuller name."""
    alone = saying.speakers[0] if len(saying.speakers) == 1 else None
    full = full_name_of(alone, voices, knowledge, scene) if alone is not None else None
    if full is not None and full.chunk is not alone and saying.carried is None:
        saying.speakers, saying.carried = [], full


def _entry(scene: Scene, node: Node, knowledge: Knowledge) -> AttributionEntry | None:
    if "attribution" not in node.first:
        return None
    for sense in node.senses:
        if sense.kind == "attribution" and (not sense.with_words or with_met(scene.nodes, node, sense)):
            return knowledge.attributions[sense.id]
    return None


def _saying(
    scene: Scene, node: Node, voices: Voices, sayings: list[Saying], knowledge: Knowledge
) -> Saying | None:
    entry = _entry(scene, node, knowledge)
    if entry is None:
        return _speech_act(scene, node, voices, sayings, knowledge)
    if entry.pattern == "ends":
        if node.index and not node.conj and scene.nodes[node.index - 1].tag != SIGN:
            return None  # واصل في المقابل قصف البلدة
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
    scene: Scene,
    node: Node,
    entry: AttributionEntry,
    voices: Voices,
    sayings: list[Saying],
    knowledge: Knowledge,
) -> Saying | None:
    """`قال X إن …`, `X قال …`, `…، قال X`, `كما قال X`, `وأضاف`."""
    after = _told_before(scene, node, knowledge)
    passive = all(s.form.voice == "passive" for s in node.senses if s.kind == "attribution")
    if after is None or (passive and entry.pattern != "transmit"):
        return None
    before = scene.nodes[node.index - 1] if node.index else None
    negated = before is not None and (before.tag == "negation" or before.folded == NOT_TO)
    if negated or forms_of(node, "person") == {1} or is_told_of(scene, node, bool(sayings)):
        return None  # لم تعلن أي جماعة مسؤوليتها
    subject = find_subject(scene, node)
    own = subject is not None and is_own(subject, knowledge)
    speakers, carried = _speakers(scene, node, subject, entry, voices, sayings, knowledge)
    if not (speakers or carried or own):
        if subject is None or not is_carrier(subject):
            return None
        speakers = [subject]  # ذكر تقرير: nobody else is named
    if after and len(speakers) == 1 and subject is not None and subject.first > node.index:
        speakers = name_cited(scene, subject, knowledge)
    reach = _reach(scene, node, subject, entry, after, knowledge)
    if reach is None or (entry.sees and are_strange(speakers)):
        return None
    return Saying(
        *reach,
        speakers,
        node.index,
        (f"attribution:{entry.id}",),
        entry.doubt,
        entry.denies,
        carried,
        outer=after,
        own=own,
        sees=entry.sees,
    )


def _reach(
    scene: Scene,
    node: Node,
    subject: Chunk | None,
    entry: AttributionEntry,
    after: bool,
    knowledge: Knowledge,
) -> tuple[int, int] | None:
    """The first and last node of what a verb tells as said; None where it tells of no words."""
    opening = content_start(scene, node, subject)
    names = entry.doubt and only_names(scene, node)
    if opening is None and not after and (names or (node.reading.pronoun and subject is None)):
        return None  # بيان نشرته
    if after or (opening is None and is_aside(scene, node, subject)):
        return around(scene, node.index, knowledge)
    if opening is None and entry.pattern == "go_on":
        return None  # تابع الأمن عملياته
    first = opening if opening is not None else max(node.index, subject.last if subject else 0) + 1
    return first, len(scene.nodes) - 1


def _speakers(
    scene: Scene, node: Node, subject: Chunk | None, entry: AttributionEntry, voices: Voices,
    sayings: list[Saying],
    knowledge: Knowledge,
) -> tuple[list[Chunk], Voice | None]:  # fmt: skip
    """Who speaks: those named here, outermost first, or else one who spoke before."""
    if subject is not None and is_own(subject, knowledge):
        return [], None
    stop = content_start(scene, node, subject) if subject is not None and subject.first > node.index else None
    speakers = name_speakers(scene, subject, knowledge, stop) if subject else []
    if entry.pattern == "transmit":
        cited = _cited(scene, node, subject, knowledge)
        return (speakers or (outlet_of(scene, node) if cited else [])) + cited, None
    if subject is None:
        speakers = _in_statement(scene, node, entry, knowledge)
    if speakers:
        return speakers, None
    here = None
    if subject is None:
        here = spoke_here(scene, node, sayings)
    elif is_carrier(subject) and points_back(subject, knowledge):  # وأوضح البيان: whose it is was said before
        here = next((s.speakers[0] for s in reversed(sayings) if s.speakers and s.cue < node.index), None)
    return ([here], None) if here else ([], recall(node, voices, subject))


def _cited(scene: Scene, node: Node, subject: Chunk | None, knowledge: Knowledge) -> list[Chunk]:
    """`نقلت الوكالة عن مصدر`: whom an outlet cites."""
    opening = content_start(scene, node, subject) or node.index + COLON_LIMIT
    near = (c for c in scene.chunks if node.index < c.first < opening)
    inner = next((c for c in near if c.prep in INNER_SOURCE_PREPOSITIONS), None)
    return name_speakers(scene, inner, knowledge) if inner else []


def _in_statement(scene: Scene, node: Node, entry: AttributionEntry, knowledge: Knowledge) -> list[Chunk]:
    """`وقالت في بيان للوزارة`: whose statement it is; `وتابعت في بيان مكتوب` is she who spoke before."""
    near = (c for c in scene.chunks if node.index < c.first <= node.index + 2)
    carrier = next((c for c in near if c.prep == IN and is_carrier(c)), None)
    speakers = name_speakers(scene, carrier, knowledge) if carrier else []
    nameless = bool(speakers) and is_carrier(speakers[0])
    return [] if nameless and entry.pattern == "go_on" else speakers


def _told_before(scene: Scene, node: Node, knowledge: Knowledge) -> bool | None:
    """Whether `كما`, `على ما` set the verb behind what it tells; None where ما makes it no saying."""
    before = scene.nodes[node.index - 1] if node.index else None
    sense = before.first.get("attribution") if before else None
    if before is None or sense is None or knowledge.attributions[sense.id].pattern != "as":
        return False
    subject = find_subject(scene, node)
    if before.tag == "adverb" or before.tag != "relative":  # كما، حسبما
        end = subject.last if subject and subject.first > node.index else node.index
        opens = end + 1 < len(scene.nodes) and scene.nodes[end + 1].tag == "complementizer"
        return not opens
    outer = scene.nodes[before.index - 1] if before.index else None
    return True if outer is not None and outer.tag in ("preposition", "demonstrative", "adverb") else None


def _according(
    scene: Scene,
    node: Node,
    entry: AttributionEntry,
    voices: Voices,
    sayings: list[Saying],
    knowledge: Knowledge,
) -> Saying | None:
    """`بحسب X`, `نقلاً عن X`: X speaks for the clauses around, up to the next aside."""
    chunk = following(scene, node.index)
    if chunk is None or is_own(chunk, knowledge) or not _may_be_cited(scene, node, chunk):
        return None
    if any(s.because == ("colon",) and chunk.last < s.cue for s in sayings):
        return None  # الوكالة نقلا عن مصدر: …
    first, last = around(scene, node.index, knowledge)
    if points_back(chunk, knowledge) and any(stem(c) == stem(chunk) for s in sayings for c in s.speakers):
        return None
    behind = node.index - first > 1
    last = min(last, next_subject(scene, chunk.last + 2, told=behind) - 1)
    saying = Saying(
        first,
        last,
        name_cited(scene, chunk, knowledge),
        node.index,
        (f"attribution:{entry.id}",),
        outer=not entry.inner,
    )
    if not saying.speakers:
        if any(s.speakers or s.carried for s in sayings):
            return None
        saying.carried = recall(
            node, voices, chunk if points_back(chunk, knowledge) and not is_carrier(chunk) else None
        )
        if saying.carried is None and is_carrier(chunk):
            saying.speakers = [chunk]  # بحسب التقرير: nobody else is named
    return saying if saying.speakers or saying.carried else None


def _may_be_cited(scene: Scene, node: Node, chunk: Chunk) -> bool:
    """Whether a phrase behind a word like بحسب can be a source; not over a verb or event between."""
    if (chunk.class_ not in CITED and not is_carrier(chunk)) or chunk.nodes[0].folded in RULES:
        return False
    return not any(
        (n.tag in (VERB, "relative", SIGN) and n.folded not in QUOTE_MARKS) or "event" in n.first
        for n in scene.nodes[node.index + 1 : chunk.first]
    )


def _participle(
    scene: Scene, node: Node, entry: AttributionEntry, voices: Voices, sayings: list[Saying]
) -> Saying | None:
    """`مؤكداً أن …`: the speaker or subject of the sentence goes on, else the speaker before."""
    opening = content_start(scene, node, None)
    last = len(scene.nodes) - 1
    if opening is None:
        opening = node.index + 1
        if not any(n.of("event", "harm") for n in scene.nodes[opening : opening + 3]):
            return None  # تقدماً لافتاً
    because = (f"attribution:{entry.id}",)
    here = spoke_here(scene, node, sayings)
    if here is not None:
        return Saying(opening, last, [here], node.index, because)
    carried = recall(node, voices, None)
    return Saying(opening, last, [], node.index, because, carried=carried) if carried else None


def _speech_act(
    scene: Scene, node: Node, voices: Voices, sayings: list[Saying], knowledge: Knowledge
) -> Saying | None:
    """`أدان X قصف …`, `طالب X بوقف …`: what a speech act takes for granted is its speaker's."""
    sense = node.first.get("event")
    if (
        sense is None
        or knowledge.events[sense.id].act not in TAKES_FOR_GRANTED
        or node.tag not in (VERB, ADJECTIVE)
    ):
        return None
    governed = node.index > 0 and scene.nodes[node.index - 1].tag == "preposition"
    convicted = node.form is not None and node.form.voice == "passive"  # أدين بقتل
    idle = node.tag == ADJECTIVE and governed
    if not knowledge.events[sense.id].says or node.first.get("status") or idle or convicted:
        return None
    if sense.with_words and not with_met(scene.nodes, node, sense):
        return None
    because = (f"speech:{sense.id}",)
    if node.tag == ADJECTIVE and node.reading.article:
        return None
    subject = _antecedent(scene, node) or (find_subject(scene, node) if node.tag == VERB else None)
    quoted = subject is not None and node.conj and scene.nodes[subject.first - 1].folded in QUOTE_MARKS
    if subject is not None and (quoted or is_blamed(scene, node, subject)):
        subject = None  # وحمّلت «الحكومة …»: whom she blames
    speakers = name_speakers(scene, subject, knowledge) if subject else []
    carried = None
    if not speakers:
        here = spoke_here(scene, node, sayings)
        speakers, carried = ([here], None) if here else ([], recall(node, voices, None))
    start = max(node.index, subject.last if subject else 0) + 1
    if not (speakers or carried) or start >= len(scene.nodes):
        return None
    return Saying(start, end_of_speech(scene, node), speakers, node.index, because, carried=carried)


def _antecedent(scene: Scene, node: Node) -> Chunk | None:
    """`الجيش الذي يحمّل الحركة المسؤولية`: who the relative clause tells of."""
    clause = scene.clause_at[node.index]
    if clause.role != "relative" or clause.first == 0 or node.index != clause.first + 1:
        return None
    chunk = scene.chunk_of[clause.first - 1]
    return chunk if chunk is not None and chunk.class_ in SPEAKERS and agrees(node, chunk) else None


def _also(scene: Scene, sayings: list[Saying], voices: Voices, knowledge: Knowledge) -> None:
    """`كما قصفت …` right after somebody's words, in the same paragraph: theirs as well."""
    if (
        voices.last is None
        or not voices.spoke
        or voices.last.paragraph != scene.paragraph
        or len(scene.nodes) < 2
    ):
        return
    sense = scene.nodes[0].first.get("attribution")
    if sense is None or knowledge.attributions[sense.id].pattern != "as" or scene.nodes[1].tag != VERB:
        return
    if not scene.nodes[1].first.get("attribution"):
        sayings.append(Saying(1, len(scene.nodes) - 1, [], 0, ("attribution:also",), carried=voices.last))


def _quotations(scene: Scene, voices: Voices) -> tuple[list[tuple[int, int]], bool]:
    """The quotations of the sentence; one that nobody closed ends with its paragraph."""
    if voices.quoted is not None and voices.quoted.paragraph != scene.paragraph:
        voices.quoted = None
        voices.in_quotation = False
    return find_quotations(scene, voices.in_quotation)


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
    last = max(
        (s for s in sayings if s.cue <= quotations[-1][0] and not s.own), key=lambda s: s.cue, default=None
    )
    if last is not None and last.speakers:
        voices.quoted = Voice(scene, last.speakers[-1], scene.paragraph)
    elif last is not None and last.carried is not None:
        voices.quoted = Voice(last.carried.scene, last.carried.chunk, scene.paragraph)
    elif quotations[-1][0] > 0:
        voices.quoted = None


__all__ = ["Saying", "Voice", "Voices", "find_sayings"]
