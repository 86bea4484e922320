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
COLON_LIMIT = 9  # nodes: a heading longer than this before a colon is no speaker


def before_colon(scene: Scene, sayings: list[Saying], knowledge: Knowledge) -> None:
    """`مصدر أمني: …`, `عاجل | بيان للوزارة: …`: a speaker, and whom he cites, opens with a colon."""
    first = _after_label(scene)
    for i, node in enumerate(scene.nodes[first : first + COLON_LIMIT + 1], first):
        if node.tag == VERB:
            return
        if node.tag != SIGN or node.folded != COLON:
            continue
        dateline = any(n.tag == SIGN and n.folded in DATELINE_SIGNS for n in scene.nodes[first:i])
        chunk = next(iter(scene.chunks_between(first, i - 1)), None)
        if dateline or chunk is None or not chunk.is_bare or _tells(scene, first, i):
            return  # موسكو – وكالات: a dateline is the outlet's own voice
        cited = _cited(scene, chunk, i, knowledge)
        if cited and chunk.class_ not in SPEAKERS:
            chunk = replace(chunk, class_="media", kind="media")  # الميادين is a town too
        if chunk.class_ == "authority" or cited or not any(p.first == first for p in scene.places[:1]):
            _speak(scene, sayings, chunk, cited, i, knowledge)
        return


def _tells(scene: Scene, first: int, colon: int) -> bool:
    return any(n.of("event", "harm") for n in scene.nodes[first:colon])


def _speak(
    scene: Scene, sayings: list[Saying], chunk: Chunk, cited: list[Chunk], colon: int, knowledge: Knowledge
) -> None:
    """Give the word to the phrase before the colon and to whom it cites."""
    if chunk.class_ not in SPEAKERS and not is_carrier(chunk):
        return
    for speaker in name_speakers(scene, chunk, knowledge, colon)[:1]:
        last, own = len(scene.nodes) - 1, is_own(chunk, knowledge)
        sayings.append(Saying(colon + 1, last, [speaker, *cited], colon, ("colon",), own=own))


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

    A speaker alone on his line, with the colon, has the paragraph below.
    """
    if sayings and sayings[0].because == ("colon",) and sayings[0].speakers and not sayings[0].own:
        alone = sayings[0].first > sayings[0].last
        voices.heading = Voice(scene, sayings[0].speakers[-1], scene.paragraph + alone)
    elif voices.heading is not None and voices.heading.paragraph == scene.paragraph:
        sayings.append(Saying(0, len(scene.nodes) - 1, [], 0, ("colon",), carried=voices.heading))
