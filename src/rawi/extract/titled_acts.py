"""Takes an act in somebody's title for a part of it: `قائد العمليات` tells who he is, and no operation."""

from rawi.arabic.words import ARTICLE
from rawi.extract.choices import EVENTFUL
from rawi.extract.nodes import NOUN, Node
from rawi.knowledge.load import Knowledge


def settle_titles(nodes: list[Node], open_: list[Node], knowledge: Knowledge) -> None:
    """`قائد العمليات`, `المتحدث باسم الحملة`: an act in somebody's title tells only who he is."""
    for node in open_:
        if not node.index or node.tag != NOUN or "event" not in node.first:
            continue
        before = nodes[node.index - 1]
        title = before.first.get("noun")
        *several, end = before.unit.folded.split()
        closed = end.startswith(ARTICLE) if several else before.reading.article  # رئيس الوزراء، القائد
        if title is None or closed or not knowledge.nouns[title.id].title:
            continue
        if node.reading.article and not (node.prep or node.conj):
            node.keep(tuple([s for s in node.senses if s.kind not in EVENTFUL]))
