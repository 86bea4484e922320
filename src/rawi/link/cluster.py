"""Average linkage over pairs with log-odds: what belongs together on the whole, not through one member.

A pair that was never compared counts with `AGAINST`, and so does at least one that contradicts itself. What
is apart does not merge through a third that is vague, however sure that is of both. The result depends on the
pairs alone, not on their order.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

N = TypeVar("N", str, tuple[str, int])

MOST = 6.0  # log-odds: more certainty than this does not outweigh the doubts of others
AGAINST = -4.0  # log-odds of a pair that was not worth comparing
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


def linked(
    nodes: Iterable[N],
    odds: Mapping[tuple[N, N], float],
    threshold: float,
    is_apart: Callable[[N, N], bool] = lambda _a, _b: False,
) -> list[list[N]]:
    """The groups of nodes; the two with the highest mean log-odds merge while it is above `threshold`.

    Each pair stands in `odds` once, the smaller node first. No group holds two nodes that are apart, whatever
    speaks for it. Groups are sorted, in order of their first.

    >>> linked("abc", {("a", "b"): 3.0, ("b", "c"): 1.0}, 0.0)
    [['a', 'b'], ['c']]
    """
    linkage = _Linkage(nodes, odds)
    heap = [entry for entry in linkage.entries() if -entry[0] > threshold]
    heapq.heapify(heap)
    while heap:
        entry = heapq.heappop(heap)
        if linkage.stands(entry):
            if any(is_apart(x, y) for x in linkage.members[entry[1]] for y in linkage.members[entry[2]]):
                continue  # and so it stays, whatever else joins either
            kept = linkage.merge(entry[1], entry[2])
            for other in kept:
                if -other[0] > threshold:
                    heapq.heappush(heap, other)
    return sorted(sorted(group) for group in linkage.members.values())


class _Linkage:
    """Groups, each under its smallest node, with the sums of log-odds between them and of how many pairs."""

    def __init__(self, nodes: Iterable[Any], odds: Mapping[tuple[Any, Any], float]) -> None:
        self.members = {node: [node] for node in nodes}
        self._sums: dict[Any, dict[Any, tuple[float, int]]] = {node: {} for node in self.members}
        for (a, b), value in odds.items():
            self._sums[a][b] = self._sums[b][a] = (min(MOST, value), 1)

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
        for other, (value, pairs) in moved.items():
            self._sums[other].pop(b)
            before, so_far = self._sums[a].get(other, (0.0, 0))
            self._sums[a][other] = self._sums[other][a] = (before + value, so_far + pairs)
        return [self._entry(min(a, other), max(a, other)) for other in self._sums[a]]

    def _entry(self, a: Any, b: Any) -> tuple[float, Any, Any]:
        value, compared = self._sums[a][b]
        pairs = len(self.members[a]) * len(self.members[b])
        return -round((value + AGAINST * (pairs - compared)) / pairs, DIGITS), a, b
