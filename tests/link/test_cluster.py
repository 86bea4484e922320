"""Average linkage: together on the whole, in any order of nodes and pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.link.cluster import APART, components, linked

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
        ({("a", "b"): 3.0, ("b", "c"): 2.9, ("a", "c"): -4.0}, [["a", "b"], ["c"]]),
        # a pair never compared speaks against
        ({("a", "b"): 3.0, ("b", "c"): 2.9}, [["a", "b"], ["c"]]),
        # what a person holds apart outweighs any number of others
        ({("a", "b"): 6.0, ("b", "c"): 6.0, ("a", "c"): APART}, [["a", "b"], ["c"]]),
    ],
)
def test_groups(odds: dict[tuple[str, str], float], groups: list[list[str]]) -> None:
    assert linked("abc", odds, 0.0) == groups


def test_one_contradiction_is_one_voice() -> None:
    # a report that a hopeless pair keeps from one of three joins the two others and so all of them
    odds = {("a", "b"): 3.0, ("a", "c"): 3.0, ("b", "c"): 3.0, ("a", "d"): 1.0, ("b", "d"): 1.0}
    assert linked("abcd", odds | {("c", "d"): -20.0}, 0.0) == [["a", "b", "c", "d"]]
    assert linked("abcd", odds | {("c", "d"): APART}, 0.0) == [["a", "b", "c"], ["d"]]


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
