"""An outlet that goes silent, floods or is read otherwise is told; one that nobody follows is not."""

import datetime
from collections.abc import Iterable

import pytest

from rawi.knowledge.outlets import Bounds, Outlet
from rawi.store import Desk, bounds
from tests.store.made import arrival, capture
from tests.store.test_readings import STRIKE, run

NOW = datetime.datetime(2024, 5, 31, 12, tzinfo=datetime.UTC)
QUIET = "ارتفعت أسعار الخضار في السوق."


@pytest.fixture(autouse=True)
def wire(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = Outlet(id="telegram_example", gloss="", bounds=Bounds((2, 30), (0.5, 0.9)))
    monkeypatch.setattr(bounds, "outlets", lambda: {outlet.id: outlet})


def fill(desk: Desk, days: Iterable[int | None], texts: Iterable[str], method: str = "channel") -> None:
    """A text for each number of days before; None tells no day."""
    made = (
        arrival(f"{number}", f"{text} {number}", day=None if ago is None else day(ago))
        for number, (ago, text) in enumerate(zip(days, texts, strict=True))
    )
    desk.take([capture(b"bytes", "t.me/example", method), *made])


def day(ago: int) -> datetime.date:
    return (NOW - datetime.timedelta(days=ago)).date()


def beyond(desk: Desk, now: datetime.datetime = NOW) -> list[tuple[str, float]]:
    return [(found.beyond, found.number) for found in desk.out_of_bounds(now)]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([8, 9, 10, 15, 16, 17, 22, 30], [("silent", 0)]),
        ([1, 8, 9, 10, 15, 16, 17, 22, 30], [("silent", 1)]),
        ([0, 1, 8, 9, 10, 15, 16, 17, 22, 30], []),
        ([8, 9, 10], []),  # too little came before, either
        ([400] * 20, []),  # an archive
        ([1] * 31, [("flood", 31)]),
        ([1] * 30, []),
    ],
)
def test_a_week_is_held_against_what_is_usual(
    desk: Desk, days: list[int], found: list[tuple[str, float]]
) -> None:
    fill(desk, days, [QUIET] * len(days))
    assert beyond(desk) == found


def test_files_say_nothing_of_an_outlet(desk: Desk) -> None:
    fill(desk, [1] * 31, [STRIKE] * 31, "file")
    run(desk)
    assert beyond(desk) == []
    assert beyond(desk, datetime.datetime.now(datetime.UTC)) == []


def test_texts_that_tell_no_day_count_when_they_came_in(desk: Desk) -> None:
    fill(desk, [None] * 31, [QUIET] * 31)
    assert beyond(desk, datetime.datetime.now(datetime.UTC)) == [("flood", 31)]
    assert beyond(desk, datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=8)) == [("silent", 0)]


@pytest.mark.parametrize(
    ("telling", "quiet", "found"),
    [(20, 0, "many claims"), (16, 4, None), (8, 12, "few claims"), (19, 0, None)],
)
def test_the_share_of_texts_with_a_claim(desk: Desk, telling: int, quiet: int, found: str | None) -> None:
    fill(desk, [400] * (telling + quiet), [STRIKE] * telling + [QUIET] * quiet)
    assert beyond(desk, datetime.datetime.now(datetime.UTC)) == []
    run(desk)
    told = beyond(desk, datetime.datetime.now(datetime.UTC))
    assert told == ([(found, telling / (telling + quiet))] if found else [])
    assert beyond(desk, datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=8)) == []
