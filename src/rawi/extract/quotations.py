"""Finds what stands between quotation marks, also unbalanced or over several sentences."""

from rawi.extract.clauses import Scene

OPEN, CLOSE, EITHER = "«“", "»”", '"'
LONG = 4  # nodes: shorter quotations are names


def find_quotations(scene: Scene, is_open: bool) -> tuple[list[tuple[int, int]], bool]:
    """The quotations of a sentence as pairs of nodes, and whether the last one stays open.

    `is_open` says that the sentence before left one open. `وقال: «انسحبنا. قصفوا البلدة».` gives one
    pair up to the end of the first sentence, left open, and one from the start of the second.
    """
    found: list[tuple[int, int]] = []
    start = 0 if is_open else None
    for node in scene.signs:
        closes = node.folded in CLOSE or (node.folded in EITHER and start is not None)
        if closes and start is not None:
            found.append((start, node.index))
            start = None
        elif node.folded in OPEN + EITHER and start is None:
            start = node.index
    last = len(scene.nodes) - 1
    if start is not None and start <= last:
        found.append((start, last))
    return found, start is not None
