"""Average linkage: together on the whole, in any order of nodes and pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.link.cluster import AGAINST, components, linked

NODES = "abcdefgh"
ODDS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-20, 20),
)


@pytest.mark.parametrize(
    ("odds", "groups"),
    [
        ({}, [["a"], ["b"], ["c"]]),
        ({("a", "b"): 2.0, ("b", "c"): 2.0, ("a", "c"): 2.0}, [["a", "b", "c"]]),
        # a vague third does not make two places one
        ({("a", "b"): 3.0, ("b", "c"): 2.9, ("a", "c"): AGAINST}, [["a", "b"], ["c"]]),
        # a pair never compared speaks against
        ({("a", "b"): 3.0, ("b", "c"): 2.9}, [["a", "b"], ["c"]]),
        # what a person holds apart outweighs any number of others
        ({("a", "b"): 6.0, ("b", "c"): 6.0, ("a", "c"): -1e6}, [["a", "b"], ["c"]]),
    ],
)
def test_groups(odds: dict[tuple[str, str], float], groups: list[list[str]]) -> None:
    assert linked("abc", odds, 0.0) == groups


@given(ODDS, st.randoms(use_true_random=False))
def test_order_plays_no_part(odds: dict[tuple[str, str], float], random: "st.DataObject") -> None:
    nodes, pairs = list(NODES), list(odds.items())
    random.shuffle(nodes)
    random.shuffle(pairs)
    assert linked(nodes, dict(pairs), -1.0) == linked(NODES, odds, -1.0)


@given(ODDS)
def test_groups_stay_inside_components(odds: dict[tuple[str, str], float]) -> None:
    strong = [pair for pair, value in odds.items() if value > 0]
    whole = components(NODES, strong)
    assert all(any(set(group) <= set(part) for part in whole) for group in linked(NODES, odds, 0.0))
