"""Tells which words behind a verbal noun describe it, and notes them in its draft."""

from rawi.arabic.words import (
    FEMININE,
    MANY_THINGS,
    NISBA,
    NISBA_OR_FEMININE,
    SOUND_MASCULINE_PLURAL,
)
from rawi.extract.agreement import shows_tanwin
from rawi.extract.chunks import Chunk, describes
from rawi.extract.clauses import Scene
from rawi.extract.describing import is_participle
from rawi.extract.drafts import Draft
from rawi.extract.nodes import Node
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import FrameEntry

LONGEST_PARTICIPLE = 6  # letters


def take_modifiers(draft: Draft, frame: FrameEntry | None) -> int:
    """Note the adjectives of an event noun in its draft; return the node behind them."""
    scene, node = draft.scene, draft.node
    for at in range(node.index + 1, len(scene.nodes)):
        other = scene.nodes[at]
        agrees = _describes_noun(other) or _shares_tanwin(node, other) or _plain_modifier(scene, at, node)
        if _is_of_men(other, node) or not (agrees or _lone_adjective(scene, at, node, frame)):
            return at
        draft.modifiers.append(other)
    return len(scene.nodes)


def take_far_modifier(draft: Draft, genitive: Chunk | None, knowledge: Knowledge) -> None:
    """`هجوم العريش الانتحاري`: an adjective of means behind the place of an act describes the act."""
    if genitive is None or genitive.class_ not in ("place", "country") or draft.node.reading.article:
        return
    for other in draft.scene.nodes[genitive.first + 1 : genitive.last + 2]:
        means = any(s.kind == "noun" and knowledge.nouns[s.id].means for s in other.senses)
        agrees = other.folded.endswith(FEMININE) == draft.node.folded.endswith(FEMININE)
        if means and agrees and other.reading.article and not (other.conj or other.prep):
            draft.modifiers.append(other)
            return


def _describes_noun(node: Node) -> bool:
    """Whether a word is an adjective of the noun before it, no word of its own."""
    return describes(node) and not node.conj and not node.prep


def _shares_tanwin(event: Node, other: Node) -> bool:
    """`هجوما حوثيا`: behind an indefinite accusative, which has no genitive, another that may describe."""
    return (
        other.is_adjectival and not (other.conj or other.prep) and shows_tanwin(event) and shows_tanwin(other)
    )


def _is_of_men(node: Node, act: Node) -> bool:
    """`تهجير الفلسطينيين`: a plural of men is whom one act is done to, no adjective of it."""
    form, word = node.form, node.unit.folded
    return (
        form is not None
        and form.number == "p"
        and word.endswith(SOUND_MASCULINE_PLURAL)
        and not act.unit.folded.endswith(SOUND_MASCULINE_PLURAL)
    )


def _plain_modifier(scene: Scene, at: int, node: Node) -> bool:
    """An unknown adjective that agrees with the event word (`قصف عنيف`): same article, no clitics."""
    other = scene.nodes[at]
    if (
        other.tag != "noun"
        or other.conj
        or other.prep
        or other.of("actor", "country", "place", "event", "harm")
    ):
        return False
    if other.reading.article:
        return node.reading.article and not other.senses
    participle = is_participle(other) and len(other.folded) <= LONGEST_PARTICIPLE
    if participle and not node.reading.article and _stands_alone(scene, at):
        return True  # لقاء منفصل
    many = node.folded.endswith(MANY_THINGS) or (node.form is not None and node.form.number == "p")
    ending = NISBA_OR_FEMININE if many else NISBA  # غارات مكثفة، ضربات مركزة
    return not other.senses and not node.reading.article and other.folded.endswith(ending)


def _lone_adjective(scene: Scene, at: int, node: Node, frame: FrameEntry | None) -> bool:
    """`خروج آمن للمسلحين`, `سقوط مقذوف عسكري`: behind an indefinite act, what can be an adjective too is one.

    Not where the genitive is rather whom the act hits (`اعتقال عسكري`).
    """
    other = scene.nodes[at]
    if other.conj or other.prep or other.reading.article or other.reading.pronoun:
        return False
    if node.reading.article or node.reading.pronoun:  # قصفها حيا
        return False
    adjective = any(s.kind == "common" and s.form.pos == "adjective" for s in other.senses)
    singular = other.form is not None and other.form.number == "s"
    hits = frame is not None and frame.patient_first
    named = other.of("actor", "country", "place") is not None
    return adjective and singular and not hits and not named and _stands_alone(scene, at)


def _stands_alone(scene: Scene, at: int) -> bool:
    """Whether no noun behind a word goes on with it, as in a name of two words."""
    after = scene.nodes[at + 1] if at + 1 < len(scene.nodes) else None
    return after is None or not after.is_nominal or bool(after.prep or after.conj)
