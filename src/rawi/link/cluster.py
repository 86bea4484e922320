"""Average linkage over pairs: what belongs together on the whole, not through one member.

Averaged is how likely each pair is, not its log-odds: a pair that contradicts itself, or was never compared,
is one voice against and never outweighs several that are likely. What is apart does not merge through a third
that is vague, however sure that is of both. The result depends on the pairs alone, not on their order.
"""

import heapq
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

N = TypeVar("N", str, tuple[str, int])

SOFTNESS = 0.7  # log-odds over which a pair goes from doubtful to likely; by cross-validation
APART = -1e6  # log-odds of what a person has kept apart: no mean makes up for it
DIGITS = 9  # means are compared up to here, so that the order of a sum does not tell


def components(nodes: Iterable[N], pairs: Iterable[tuple[N, N]]) -> list[list[N]]:
    """The nodes that pairs hold together, directly or through others; each sorted, in order of their first.

    >>> components("abcd", [("a", "c")])
    [['a', 'c'], ['b'], ['d']]
    """
    parent = {node: node for node in nodes}

    def root(node: N) -> N:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[N, list[N]] = {}
    for node in sorted(parent):
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())


def likely(odds: float) -> float:
    """How likely a pair of these log-odds is to be together, from 0 to 1; what is kept apart stays as it is.

    >>> likely(0.0), likely(APART)
    (0.5, -1000000.0)
    """
    return odds if odds <= APART else (1 + math.tanh(odds / SOFTNESS / 2)) / 2


def linked(
    nodes: Iterable[N],
    odds: Mapping[tuple[N, N], float],
    threshold: float,
    is_apart: Callable[[N, N], bool] = lambda _a, _b: False,
) -> list[list[N]]:
    """The groups of nodes; the two that are likeliest on the mean merge while that is above `threshold`.

    Each pair stands in `odds` once, the smaller node first; `threshold` is in log-odds too. No group holds
    two nodes that are apart, whatever speaks for it. Groups are sorted, in order of their first.

    >>> linked("abc", {("a", "b"): 3.0, ("b", "c"): 1.0}, 0.0)
    [['a', 'b'], ['c']]
    """
    linkage, least = _Linkage(nodes, odds), round(likely(threshold), DIGITS)
    heap = [entry for entry in linkage.entries() if -entry[0] > least]
    heapq.heapify(heap)
    while heap:
        entry = heapq.heappop(heap)
        if linkage.stands(entry):
            if any(is_apart(x, y) for x in linkage.members[entry[1]] for y in linkage.members[entry[2]]):
                continue  # and so it stays, whatever else joins either
            kept = linkage.merge(entry[1], entry[2])
            for other in kept:
                if -other[0] > least:
                    heapq.heappush(heap, other)
    return sorted(sorted(group) for group in linkage.members.values())


class _Linkage:
    """Groups, each under its smallest node, with the sums between them of how likely pairs are."""

    def __init__(self, nodes: Iterable[Any], odds: Mapping[tuple[Any, Any], float]) -> None:
        self.members = {node: [node] for node in nodes}
        self._sums: dict[Any, dict[Any, float]] = {node: {} for node in self.members}
        for (a, b), value in odds.items():
            self._sums[a][b] = self._sums[b][a] = likely(value)

    def entries(self) -> list[tuple[float, Any, Any]]:
        return [self._entry(a, b) for a, others in self._sums.items() for b in others if a < b]

    def stands(self, entry: tuple[float, Any, Any]) -> bool:
        """Whether both groups of an entry are still as they were when it was made."""
        _, a, b = entry
        return a in self._sums and b in self._sums[a] and self._entry(a, b) == entry

    def merge(self, a: Any, b: Any) -> list[tuple[float, Any, Any]]:
        """Put the group of b into that of a; what stands of a's group from now on."""
        self.members[a] += self.members.pop(b)
        self._sums[a].pop(b)
        moved = self._sums.pop(b)
        moved.pop(a)
        for other, value in moved.items():
            self._sums[other].pop(b)
            self._sums[a][other] = self._sums[other][a] = self._sums[a].get(other, 0.0) + value
        return [self._entry(min(a, other), max(a, other)) for other in self._sums[a]]

    def _entry(self, a: Any, b: Any) -> tuple[float, Any, Any]:
        pairs = len(self.members[a]) * len(self.members[b])
        return -round(self._sums[a][b] / pairs, DIGITS), a, b
