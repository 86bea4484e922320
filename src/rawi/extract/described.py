"""Who does what a noun tells, where an adjective says it: `غارة روسية`, `إدانة عربية`."""

from rawi.arabic.words import AND
from rawi.extract.chunks import Chunk
from rawi.extract.drafts import Draft, Filler
from rawi.extract.nodes import ADJECTIVE, Node
from rawi.knowledge.load import Knowledge

OF_MANY = "of_many"  # the adjectives of many states and bodies


def describe_actor(draft: Draft, knowledge: Knowledge) -> None:
    """`غارة روسية`, `القصف الروسي والإيراني`, `الغارات الأميركية البريطانية`: who does it is an adjective.

    Words of saying have those of many states and bodies too (`إدانة دولية`).
    """
    if draft.actor:
        return
    says = draft.entry is not None and draft.entry.says
    for modifier in _describing(draft):
        sense = modifier.of("country", "actor")
        if sense is not None:
            chunk = Chunk(modifier.index, modifier.index, nodes=[modifier], class_="force")
            if sense.kind == "country":
                chunk.country = knowledge.countries[sense.id].iso
            else:
                chunk.actor, chunk.kind = sense.id, knowledge.actors[sense.id].kind
            chunk.because = (f"{sense.kind}:{sense.id}",)
            draft.actor.append(Filler(draft.scene, chunk))
        elif says and (many := next((s for s in modifier.senses if s.id == OF_MANY), None)):
            chunk = Chunk(modifier.index, modifier.index, nodes=[modifier], class_="collective")
            chunk.because = (f"{many.kind}:{many.id}",)
            draft.actor.append(Filler(draft.scene, chunk))


def _describing(draft: Draft) -> list[Node]:
    """The adjectives of an event word, with the one that و joins to the last."""
    nodes, last = draft.scene.nodes, draft.modifiers[-1].index if draft.modifiers else len(draft.scene.nodes)
    after = nodes[last + 1] if last + 1 < len(nodes) else None
    joined = after is not None and after.tag == ADJECTIVE and after.conj == AND
    same = after is not None and after.reading.article == nodes[last].reading.article
    return [*draft.modifiers, *([after] if joined and same and after is not None else [])]
