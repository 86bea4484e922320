"""Names of towns and the rows they mean."""

import pytest

from rawi.arabic.fold import fold_word
from rawi.ground.places import ground_place
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow, build_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(build_gazetteer())


@pytest.mark.parametrize(
    ("name", "country"), [("إدلب", "SY"), ("تعز", "YE"), ("الموصل", "IQ"), ("خان يونس", "PS"), ("بنغازي", "LY")]
)
def test_well_known_towns(gazetteer: Gazetteer, name: str, country: str) -> None:
    row, unresolved = ground_place(fold_word(name), gazetteer, countries=[country])
    assert unresolved is None
    assert row is not None
    assert row.country == country


def test_an_unknown_name_says_so(gazetteer: Gazetteer) -> None:
    row, unresolved = ground_place("قريه لا وجود لها", gazetteer)
    assert row is None
    assert unresolved is not None
    assert unresolved.reason == "not in the gazetteer"


def test_namesakes_of_one_size_stay_open_with_their_candidates() -> None:
    rows = tuple(GazetteerRow(f"x:{n}", "الرمانة", ("الرمانه",), "", "SY", None, 35.0, 36.0, 900, "town") for n in (1, 2))
    row, unresolved = ground_place("الرمانه", Gazetteer(rows), countries=["SY"])
    assert row is None
    assert unresolved is not None
    assert unresolved.candidates == ("x:1", "x:2")
