"""Who speaks before a colon: at the head of a sentence, of a paragraph, or on a line above it."""

from msgspec.structs import replace

from rawi.arabic.words import COLON, INNER_SOURCE_PREPOSITIONS, LABELS
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import SIGN, VERB
from rawi.extract.speakers import SPEAKERS, is_carrier, is_own, name_speakers
from rawi.extract.voices import Saying, Voice, Voices
from rawi.knowledge.load import Knowledge

DATELINE_SIGNS = "-–—()/|"
OPENS = frozenset('«“"')
COLON_LIMIT = 9  # nodes: a heading longer than this before a colon is no speaker


def before_colon(scene: Scene, sayings: list[Saying], voices: Voices, knowledge: Knowledge) -> None:
    """`مصدر أمني: …`, `عاجل | بيان للوزارة: …`: a speaker, and whom he cites, opens with a colon.

    In posts the speaker may have the line above for himself, and the colon opens the next one.
    """
    first = _after_label(scene)
    nodes, above = scene.nodes, voices.above
    colon = next((i for i, n in enumerate(nodes) if i >= first and n.tag == SIGN and n.folded == COLON), -1)
    last = len(nodes) - 1
    if colon == 0 and above is not None and above.paragraph + 1 == scene.paragraph:
        named = _named(above, 0, len(above.nodes), knowledge)
        if named and not is_own(named[0], knowledge):
            voice = Voice(above, named[-1], scene.paragraph)
            sayings.append(Saying(1, last, [], 0, ("colon",), carried=voice))
    elif first < colon and (named := _named(scene, first, colon, knowledge)):
        own = is_own(named[0], knowledge)
        sayings.append(Saying(colon + 1, last, named, colon, ("colon",), own=own))


def _named(scene: Scene, first: int, colon: int, knowledge: Knowledge) -> list[Chunk]:
    """Who is named from `first` up to the colon, and whom he cites; nobody in a dateline or a tale."""
    nodes = scene.nodes[first:colon]
    if len(nodes) > COLON_LIMIT or any(n.tag == VERB or n.of("event", "harm") for n in nodes):
        return []
    dateline = any(n.tag == SIGN and n.folded in DATELINE_SIGNS for n in nodes)
    chunk = next(iter(scene.chunks_between(first, colon - 1)), None)
    if dateline or chunk is None or not chunk.is_bare:
        return []  # موسكو – وكالات: a dateline is the outlet's own voice
    cited = _cited(scene, chunk, colon, knowledge)
    if cited and chunk.class_ not in SPEAKERS:
        chunk = replace(chunk, class_="media", kind="media")  # الميادين is a town too
    placed = any(p.first == first for p in scene.places[:1])
    if (placed and not cited and chunk.class_ != "authority") or not (
        chunk.class_ in SPEAKERS or is_carrier(chunk)
    ):
        return []
    return [*name_speakers(scene, chunk, knowledge, colon)[:1], *cited]


def _cited(scene: Scene, outlet: Chunk, colon: int, knowledge: Knowledge) -> list[Chunk]:
    """`رويترز عن مصدر أمني:`, `الميادين نقلا عن مصادر:`: whom the one before the colon cites."""
    for chunk in scene.chunks_between(outlet.last + 1, colon - 1):
        cue = scene.nodes[chunk.first - 1].first.get("attribution")
        told = cue is not None and knowledge.attributions[cue.id].inner
        if chunk.class_ in SPEAKERS and (told or chunk.prep in INNER_SOURCE_PREPOSITIONS):
            return name_speakers(scene, chunk, knowledge, colon)
    return []


def _after_label(scene: Scene) -> int:
    """Where the sentence begins behind a label (`عاجل |`)."""
    nodes = scene.nodes
    labelled = len(nodes) > 1 and nodes[0].unit.folded in LABELS and nodes[1].tag == SIGN
    return 2 if labelled else 0


def under_heading(scene: Scene, sayings: list[Saying], voices: Voices) -> None:
    """`الجيش: بدأنا العملية. وقصفنا البلدة.`: what follows in the paragraph is said as well.

    A speaker alone on his line, with the colon, has the lines below up to the next who speaks.
    """
    voices.above = scene
    below, voices.below = voices.below, None
    quoted = bool(scene.nodes) and scene.nodes[0].folded in OPENS
    if below is not None and quoted and below.paragraph == scene.paragraph and not sayings:
        voices.last = voices.heading = below
        voices.listed = False
    if sayings and sayings[0].because == ("colon",) and not sayings[0].own:
        told = sayings[0]
        voices.listed = told.first > told.last
        voices.heading = told.carried or Voice(scene, told.speakers[-1], scene.paragraph)
        return
    heading = voices.heading
    if heading is not None and voices.listed and heading.paragraph + 1 == scene.paragraph:
        heading = voices.heading = Voice(heading.scene, heading.chunk, scene.paragraph)
    if heading is not None and heading.paragraph == scene.paragraph:
        sayings.append(Saying(0, len(scene.nodes) - 1, [], 0, ("colon",), carried=heading))


def open_below(scene: Scene, voices: Voices) -> None:
    """`نشرت الوزارة بيانا جاء فيه:` at a paragraph's end: the quotation that opens the next is hers."""
    if scene.nodes and scene.nodes[-1].folded == COLON and voices.last is not None:
        voices.below = Voice(voices.last.scene, voices.last.chunk, scene.paragraph + 1)
