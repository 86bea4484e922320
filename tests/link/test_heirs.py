"""Which incident of today is one of yesterday."""

import pytest

from rawi.link.heirs import Kept, heirs


def kept(marks: str, documents: int = 0, claims: str = "") -> Kept:
    return Kept(frozenset(marks), frozenset((documents,)), frozenset(claims))


@pytest.mark.parametrize(
    ("former", "found", "expected"),
    [
        ([], [kept("ab")], [None]),
        ([("i1", kept("abc"))], [kept("abcd", 1)], ["i1"]),  # it grew
        ([("i1", kept("abc"))], [kept("ab", 1), kept("c", 2)], ["i1", None]),  # the larger part keeps it
        ([("i1", kept("ab"))], [kept("a", 1), kept("b", 2)], [None, None]),  # no part is the larger one
        ([("i1", kept("ab")), ("i2", kept("c"))], [kept("abc")], ["i1"]),  # it merged
        ([("i1", kept("ab", 7))], [kept("xy", 7)], ["i1"]),  # read anew: the document is the same
        # told with the same words in one document: the very claims decide
        (
            [("i1", kept("a", 1, "1")), ("i2", kept("a", 1, "2"))],
            [kept("a", 1, "2"), kept("a", 1, "1")],
            ["i2", "i1"],
        ),
    ],
)
def test_ids_go_to_what_they_meant(
    former: list[tuple[str, Kept]], found: list[Kept], expected: list[str | None]
) -> None:
    assert heirs(former, found) == expected
    assert heirs(former[::-1], found) == expected
