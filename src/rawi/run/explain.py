"""Retraces how a document was read: per sentence its clauses, mentions, sayings, claims and their rules."""

from collections.abc import Iterator, Sequence

from rawi.export.explanation import (
    ExplainedClaim,
    ExplainedClause,
    ExplainedMention,
    ExplainedSaying,
    ExplainedSentence,
    ExplainedWord,
    Explanation,
)
from rawi.extract.attribution import Saying, Voices, find_sayings
from rawi.extract.claims import read_scene
from rawi.extract.clauses import Scene
from rawi.extract.nodes import Node
from rawi.gazetteer import installed
from rawi.knowledge import Knowledge
from rawi.model import Claim, CodedDocument, Document, Words
from rawi.recognize import recognize_all
from rawi.segment import segment

UNNAMED = frozenset(("count", ""))  # classes of phrases that name nothing by themselves


def retrace(document: Document, coded: CodedDocument, knowledge: Knowledge) -> Explanation:
    """The explanation of a document whose claims are known.

    Sayings run from sentence to sentence, so the whole text is read again in order.
    """
    voices = Voices()
    sentences = []
    for units, paragraph in recognize_all(segment(document), knowledge, installed()):
        scene = read_scene(units, paragraph, knowledge)
        sayings = find_sayings(scene, voices, knowledge)
        claims = [c for c in coded.claims if scene.start <= c.trigger.start < scene.end]
        sentences.append(_sentence(document.text, scene, sayings, claims))
    return Explanation(
        id=document.id,
        outlet=document.outlet,
        published=document.published,
        title=document.title,
        sentences=tuple(sentences),
    )


def _sentence(
    text: str, scene: Scene, sayings: Sequence[Saying], claims: Sequence[Claim]
) -> ExplainedSentence:
    return ExplainedSentence(
        text=text[scene.start : scene.end],
        start=scene.start,
        end=scene.end,
        paragraph=scene.paragraph,
        clauses=tuple(_clauses(text, scene)),
        mentions=tuple(sorted(_mentions(text, scene), key=lambda mention: (mention.start, -mention.end))),
        sayings=tuple(_saying(text, scene, saying) for saying in sayings),
        claims=tuple(map(_claim, claims)),
        without_claim=tuple(_without_claim(text, scene, claims)),
    )


def _words(text: str, nodes: Sequence[Node], first: int, last: int) -> str:
    return text[nodes[first].unit.start : nodes[last].unit.end]


def _clauses(text: str, scene: Scene) -> Iterator[ExplainedClause]:
    for clause in scene.clauses:
        verb = None if clause.verb is None else _words(text, scene.nodes, clause.verb, clause.verb)
        start, end = scene.nodes[clause.first].unit.start, scene.nodes[clause.last].unit.end
        parent = None if clause.parent is None else clause.parent + 1
        yield ExplainedClause(
            text=text[start:end], start=start, end=end, role=clause.role, parent=parent, verb=verb
        )


def _mentions(text: str, scene: Scene) -> Iterator[ExplainedMention]:
    nodes = scene.nodes
    for chunk in scene.chunks:
        if chunk.class_ not in UNNAMED:
            start, end = nodes[chunk.first].unit.start, nodes[chunk.last].unit.end
            yield ExplainedMention(
                text=text[start:end], start=start, end=end, sort="phrase", names=chunk.class_,
                kind=chunk.kind, actor=chunk.actor, country=chunk.country, because=chunk.because,
            )  # fmt: skip
    for place in scene.places:
        start, end = nodes[place.first].unit.start, nodes[place.last].unit.end
        names = " ".join(part for part in (place.feature, place.level, "around" * place.container) if part)
        yield ExplainedMention(
            text=text[start:end],
            start=start,
            end=end,
            sort="place",
            names=names,
            because=tuple(dict.fromkeys(place.because)),
        )
    for node in nodes:
        yield from _counted(text, node)


def _counted(text: str, node: Node) -> Iterator[ExplainedMention]:
    start, end = node.unit.start, node.unit.end
    if time := node.unit.time:
        names = time.kind.replace("_", " ")
        yield ExplainedMention(
            text=text[start:end], start=start, end=end, sort="time", names=names, because=time.because
        )
    if number := node.unit.number:
        low, high = ("?" if value is None else f"{value:,}" for value in (number.min, number.max))
        names = low if low == high else f"{low} to {high}"
        yield ExplainedMention(text=text[start:end], start=start, end=end, sort="number", names=names)


def _saying(text: str, scene: Scene, saying: Saying) -> ExplainedSaying:
    nodes = scene.nodes
    speakers = [_words(text, nodes, chunk.first, chunk.last) for chunk in saying.speakers]
    if voice := saying.carried:
        speakers = [_words(text, voice.scene.nodes, voice.chunk.first, voice.chunk.last)]
    first = min(saying.first, len(nodes) - 1)
    start, end = nodes[first].unit.start, nodes[saying.last].unit.end
    return ExplainedSaying(
        text=text[start:end], start=start, end=end, cue=_words(text, nodes, saying.cue, saying.cue),
        speakers=tuple(speakers), carried=saying.carried is not None, because=saying.because,
    )  # fmt: skip


def _claim(claim: Claim) -> ExplainedClaim:
    named = {
        "actor": claim.actor, "target": claim.target, "places": claim.places, "harm": claim.harm,
        "source": claim.source, "time": (claim.time,) if claim.time else (),
        "count": (claim.count,) if claim.count else (), "weapon": (claim.weapon,) if claim.weapon else (),
    }  # fmt: skip
    rules = {
        name: tuple(dict.fromkeys(rule for value in values for rule in value.because))
        for name, values in named.items()
    }
    return ExplainedClaim(
        id=claim.id, act=claim.act, status=claim.status, trigger=claim.trigger.text,
        confidence=claim.confidence, because=claim.because,
        values={name: found for name, found in rules.items() if found},
    )  # fmt: skip


def _without_claim(text: str, scene: Scene, claims: Sequence[Claim]) -> Iterator[ExplainedWord]:
    """Yield the event words in no claim's trigger: joined to another, or short of what they need."""
    taken: list[Words] = [claim.trigger for claim in claims]
    for node in scene.nodes:
        ids = tuple(dict.fromkeys(f"event:{sense.id}" for sense in node.senses if sense.kind == "event"))
        start, end = node.unit.start, node.unit.end
        if ids and not any(words.start < end and start < words.end for words in taken):
            yield ExplainedWord(text=text[start:end], start=start, end=end, because=ids)
