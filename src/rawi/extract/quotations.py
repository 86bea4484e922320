"""Finds what stands between quotation marks, also unbalanced or over several sentences."""

from rawi.extract.clauses import Scene
from rawi.knowledge.senses import Unit

OPEN, CLOSE, EITHER = "«“", "»”", '"'
OPENS, CLOSES = frozenset(OPEN + EITHER), frozenset(CLOSE + EITHER)
LONG = 4  # nodes: shorter quotations are names


def without_number_quotes(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without quotation marks around a number (`اعتقال «17» شخصا`)."""
    dropped: set[int] = set()
    for i, unit in enumerate(units[1:-1], 1):
        if unit.number is not None and units[i - 1].folded in OPENS and units[i + 1].folded in CLOSES:
            dropped |= {i - 1, i + 1}
    return tuple(unit for i, unit in enumerate(units) if i not in dropped) if dropped else units


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
