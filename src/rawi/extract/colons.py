"""Who speaks before a colon: at the head of a sentence, of a paragraph, or on a line above it."""

from rawi.arabic.words import COLON, LABELS
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import SIGN, VERB
from rawi.extract.speakers import SPEAKERS, is_carrier, is_own, name_speakers
from rawi.extract.voices import Saying, Voice, Voices
from rawi.knowledge.load import Knowledge

DATELINE_SIGNS = "-–—()/|"
COLON_LIMIT = 9  # nodes: a heading longer than this before a colon is no speaker


def before_colon(scene: Scene, sayings: list[Saying], voices: Voices, knowledge: Knowledge) -> None:
    """`مصدر أمني: …`, `عاجل | بيان للوزارة: …`: a speaker and a colon open the sentence.

    In posts the speaker may have the line above for himself, and the colon opens the next one.
    """
    first = _after_label(scene)
    nodes, above = scene.nodes, voices.above
    colon = next((i for i, n in enumerate(nodes) if i >= first and n.tag == SIGN and n.folded == COLON), -1)
    last = len(nodes) - 1
    if colon == 0 and above is not None and above.paragraph + 1 == scene.paragraph:
        speaker = _speaker(above, 0, len(above.nodes), knowledge)
        if speaker is not None and not is_own(speaker, knowledge):
            sayings.append(Saying(1, last, [], 0, ("colon",), carried=Voice(above, speaker, scene.paragraph)))
    elif first < colon and (speaker := _speaker(scene, first, colon, knowledge)) is not None:
        own = is_own(speaker, knowledge)
        sayings.append(Saying(colon + 1, last, [speaker], colon, ("colon",), own=own))


def _speaker(scene: Scene, first: int, colon: int, knowledge: Knowledge) -> Chunk | None:
    """Who is named from `first` up to the colon; nobody where it is a dateline or tells an event."""
    nodes = scene.nodes[first:colon]
    dateline = any(n.tag == SIGN and n.folded in DATELINE_SIGNS for n in nodes)
    if dateline or any(place.first == first for place in scene.places[:1]):
        return None  # موسكو – وكالات: a dateline is the outlet's own voice
    if len(nodes) > COLON_LIMIT or any(n.tag == VERB or n.of("event", "harm") for n in nodes):
        return None
    chunk = next(iter(scene.chunks_between(first, colon - 1)), None)
    if chunk is None or not chunk.is_bare or not (chunk.class_ in SPEAKERS or is_carrier(chunk)):
        return None
    return next(iter(name_speakers(scene, chunk, knowledge, colon)), None)


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
    if sayings and sayings[0].because == ("colon",) and not sayings[0].own:
        told = sayings[0]
        voices.listed = told.first > told.last
        voices.heading = told.carried or Voice(scene, told.speakers[0], scene.paragraph)
        return
    heading = voices.heading
    if heading is not None and voices.listed and heading.paragraph + 1 == scene.paragraph:
        heading = voices.heading = Voice(heading.scene, heading.chunk, scene.paragraph)
    if heading is not None and heading.paragraph == scene.paragraph:
        sayings.append(Saying(0, len(scene.nodes) - 1, [], 0, ("colon",), carried=heading))
