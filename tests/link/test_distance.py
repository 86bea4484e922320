"""Places far apart are never of one event because a third report is vague."""

import datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rawi.link.compare import FARTHEST_KM, is_far
from rawi.link.reports import Report, Telling
from rawi.link.stories import stories

DAY = datetime.date(2020, 5, 4)
KM = 1 / 111.2  # degrees of latitude
SPOTS = {name: (35.0 + km * KM, 36.5) for name, km in (("a", 0), ("b", 30), ("c", 60), ("d", 95), ("e", 140))}
# what is vague fits everything
WEIGHTS = {"place_open": 5.0, "place_same": 5.0, "place_within_60": -3.0, "place_far": -3.0}


def report(number: int, spot: str, later: int) -> Report:
    """A report of one telling at a spot, or at none; a word that all share makes pairs of them."""
    words = frozenset((f"report{number}", "zzz"))
    telling = Telling(words=words, weight=1.0)
    if spot:
        telling = telling._replace(names=frozenset((spot,)), points=(SPOTS[spot],), placed=True)
    day = DAY + datetime.timedelta(days=later)
    key = f"{number:02d}"
    return Report(key, key, None, day, day.toordinal(), (telling,), telling.names, words, 1.0)


@given(st.lists(st.tuples(st.sampled_from(["", *SPOTS]), st.integers(0, 3)), max_size=12))
def test_no_event_holds_two_places_far_apart(told: list[tuple[str, int]]) -> None:
    reports = [report(number, *one) for number, one in enumerate(told)]
    reports.sort(key=lambda one: (one.day, one.key))
    found = list(stories(reports, WEIGHTS))
    for story in found:
        for event in story.events:
            tellings = [story.reports[key].tellings[at] for key, at in event]
            assert not any(is_far(a, b) for a, b in combinations(tellings, 2))
    assert sum(len(event) for story in found for event in story.events) == len(reports)


def test_what_is_far() -> None:
    a, b, c = (report(0, spot, 0).tellings[0] for spot in "abc")
    assert (is_far(a, b), is_far(a, c), is_far(a, Telling())) == (False, True, False)
    assert not is_far(a, c._replace(names=frozenset("ac")))  # both name it: a point is misread
    assert 30 < FARTHEST_KM < 60
