"""Who speaks before a colon: at the head of a sentence, of a paragraph, or on a line above it."""

from rawi.arabic.words import COLON, LABELS
from rawi.extract.clauses import Scene
from rawi.extract.nodes import SIGN, VERB
from rawi.extract.speakers import SPEAKERS, is_carrier, is_own, name_speakers
from rawi.extract.voices import Saying, Voice, Voices
from rawi.knowledge.load import Knowledge

DATELINE_SIGNS = "-–—()/|"
COLON_LIMIT = 9  # nodes: a heading longer than this before a colon is no speaker


def before_colon(scene: Scene, sayings: list[Saying], knowledge: Knowledge) -> None:
    """`مصدر أمني: …`, `عاجل | بيان للوزارة: …`: a speaker and a colon open the sentence."""
    first = _after_label(scene)
    for i, node in enumerate(scene.nodes[first : first + COLON_LIMIT + 1], first):
        if node.tag == VERB:
            return
        if node.tag != SIGN or node.folded != COLON:
            continue
        dateline = any(n.tag == SIGN and n.folded in DATELINE_SIGNS for n in scene.nodes[first:i])
        if dateline or any(place.first == first for place in scene.places[:1]):
            return  # موسكو – وكالات: a dateline is the outlet's own voice
        chunk = next(iter(scene.chunks_between(first, i - 1)), None)
        if chunk is None or any(n.of("event", "harm") for n in scene.nodes[first:i]) or not chunk.is_bare:
            return
        if chunk.class_ in SPEAKERS or is_carrier(chunk):
            for speaker in name_speakers(scene, chunk, knowledge, i)[:1]:
                own = is_own(chunk, knowledge)
                sayings.append(Saying(i + 1, len(scene.nodes) - 1, [speaker], i, ("colon",), own=own))
        return


def _after_label(scene: Scene) -> int:
    """Where the sentence begins behind a label (`عاجل |`)."""
    nodes = scene.nodes
    labelled = len(nodes) > 1 and nodes[0].unit.folded in LABELS and nodes[1].tag == SIGN
    return 2 if labelled else 0


def under_heading(scene: Scene, sayings: list[Saying], voices: Voices) -> None:
    """`الجيش: بدأنا العملية. وقصفنا البلدة.`: what follows in the paragraph is said as well.

    A speaker alone on his line, with the colon, has the paragraph below.
    """
    if sayings and sayings[0].because == ("colon",) and sayings[0].speakers and not sayings[0].own:
        alone = sayings[0].first > sayings[0].last
        voices.heading = Voice(scene, sayings[0].speakers[0], scene.paragraph + alone)
    elif voices.heading is not None and voices.heading.paragraph == scene.paragraph:
        sayings.append(Saying(0, len(scene.nodes) - 1, [], 0, ("colon",), carried=voices.heading))
