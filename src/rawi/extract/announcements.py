"""Finds who tells what in a verbal noun of saying with its genitive: `بعد إعلان واشنطن مقتل ثلاثة جنود`."""

from msgspec.structs import replace

from rawi.arabic.party_words import TELLINGS
from rawi.arabic.words import ABOUT
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import Scene
from rawi.extract.nodes import NOUN, Node
from rawi.extract.speakers import SPEAKERS, following, name_speakers
from rawi.extract.voices import Saying
from rawi.knowledge.load import Knowledge

PASSED = frozenset(("quantifier", "time"))
DECLARED = frozenset(("ceasefire", "agreement"))  # done by being announced


def add_announcements(scene: Scene, sayings: list[Saying], knowledge: Knowledge) -> None:
    """Add a saying for each verbal noun of telling whose genitive tells of an event or a loss."""
    for node in scene.nodes:
        if (speaker := announcer(scene, node, knowledge)) is not None:
            last = scene.clauses[min(scene.clause_of[speaker.last] + 1, len(scene.clauses) - 1)].last
            if (told := _told(scene, speaker)) is not None and told.tag != "complementizer":
                last = scene.clause_at[speaker.last].last
            speakers = name_speakers(scene, speaker, knowledge, speaker.last + 1)
            sayings.append(Saying(speaker.last + 1, last, speakers, node.index, ("grammar:announcement",)))


def announcer(scene: Scene, node: Node, knowledge: Knowledge) -> Chunk | None:
    """Who tells of an event or a loss in a noun like `إعلان`; None where he does it by announcing it."""
    if node.folded not in TELLINGS or node.tag != NOUN or node.reading.article or node.reading.pronoun:
        return None
    phrase = following(scene, node.index, 1)
    speaker = _named(phrase, knowledge) if phrase is not None and phrase.first == node.index + 1 else None
    if speaker is None:
        return None
    told = _told(scene, speaker)
    event = told.first.get("event") if told is not None else None
    declared = event is not None and knowledge.events[event.id].act in DECLARED
    return speaker if told is not None and not declared else None


def does_not_do(scene: Scene, node: Node, knowledge: Knowledge) -> bool:
    """Whether who announces something in a verbal noun did not do it: a loss, or no fighter's own act."""
    speaker = announcer(scene, node, knowledge)
    if speaker is None:
        return False
    told = _told(scene, speaker)
    return speaker.class_ != "force" or (told is not None and "harm" in told.first)


def _named(speaker: Chunk, knowledge: Knowledge) -> Chunk | None:
    """The phrase if it names who can speak, by its head where the verbal noun opens it (`تأكيد الجيش`)."""
    if speaker.actor or speaker.class_ in SPEAKERS:
        return speaker
    noun = speaker.nodes[0].first.get("noun")
    entry = knowledge.nouns[noun.id] if noun is not None else None
    if entry is None or entry.class_ not in SPEAKERS:
        return None
    return replace(speaker, class_=entry.class_, kind=entry.kind, because=(f"noun:{entry.id}",))


def _told(scene: Scene, speaker: Chunk) -> Node | None:
    """The event word, word of loss or complementizer right behind who speaks, also behind `عن`."""
    for node in scene.nodes[speaker.last + 1 :]:
        if node.tag == "complementizer" or node.of("event", "harm") is not None:
            return node
        if node.tag not in PASSED and node.folded != ABOUT:
            return None
    return None
