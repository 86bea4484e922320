"""Installed places behind the built-in ones."""

from pathlib import Path

import pytest

from rawi.arabic.fold import fold_word
from rawi.gazetteer import Candidate, Entry, installed
from rawi.gazetteer.build import Row, Table, install
from rawi.ground.candidates import Candidates
from rawi.ground.evidence import Evidence
from rawi.ground.places import Meaning, ground_place
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow
from rawi.knowledge.load import load
from rawi.model import CodedDocument
from rawi.read import document
from rawi.run.pipeline import code


def built(id_: str, name: str, admin: str | None, level: str = "town", country: str = "SY") -> GazetteerRow:
    return GazetteerRow(id_, name, (fold_word(name),), "", country, admin, 35.0, 36.0, 90_000, level)


def place(id_: str, name: str, admin: str, country: str = "SY", kind: str = "settlement") -> Row:
    return Row(Entry(id=id_, name_ar=name, country=country, admin1=admin, lat=35.0, lon=36.0, kind=kind))


BUILT_IN = Gazetteer((
    built("admin1:1", "حماة", "حماة", "admin1"), built("admin1:2", "إدلب", "إدلب", "admin1"),
    built("town:1", "الزهور", "حماة"),
))  # fmt: skip
PLACES = [
    place("v:1", "تل الورد", "حَماة"), place("v:2", "تل الورد", "إدلب"), place("v:3", "خربة الورد", "إدلب"),
    place("v:4", "الزهور", "إدلب"), place("v:5", "خربة الورد", "عدن", "YE"),
    place("v:6", "كفر الشوك", "وادي الشوك"), place("v:7", "السوق", "إدلب"),
    place("v:8", "عيل", "إدلب"), place("v:9", "سوريا", "", kind="country"),
]  # fmt: skip


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Candidates:
    monkeypatch.setenv("RAWI_DATA", str(tmp_path))
    install([(Table(name="made", format="CSV"), PLACES)])
    return Candidates(BUILT_IN, installed())


def grounded(name: str, among: Candidates, countries: tuple[str, ...], within: str = "") -> Meaning:
    evidence = Evidence(dict.fromkeys(countries, 2.0))
    return ground_place(fold_word(name), among, evidence, BUILT_IN.rows[within] if within else None)


def meant(name: str, among: Candidates, *countries: str, within: str = "") -> str | None:
    row, *_ = grounded(name, among, countries or ("SY",), within)
    return row.id if row else None


def test_a_village_of_an_installed_table_is_found(both: Candidates) -> None:
    assert meant("خربة الورد", both) == "v:3"
    assert meant("خربةالورد", both) == "v:3"
    assert meant("خربة الورد", Candidates(BUILT_IN)) is None


def test_the_country_of_the_report_decides_and_no_other_answers(both: Candidates) -> None:
    assert meant("خربة الورد", both, "YE") == "v:5"
    assert meant("كفر الشوك", both, "IQ") is None
    assert meant("كفر الشوك", both) == "v:6"


def test_without_any_country_only_a_telling_name_of_one_place_will_do(both: Candidates) -> None:
    row, unresolved, *_ = grounded("خربة الورد", both, ())
    assert row is None
    assert unresolved is not None
    assert unresolved.reason == "nothing says in which country"
    assert grounded("عيل", both, ())[0] is None
    assert grounded("كفر الشوك", both, ())[0] is not None


def test_namesakes_wait_for_the_governorate_that_the_text_says(both: Candidates) -> None:
    row, unresolved, *_ = grounded("تل الورد", both, ("SY",))
    assert row is None
    assert unresolved is not None
    assert set(unresolved.candidates) == {"v:1", "v:2"}
    assert meant("تل الورد", both, within="admin1:1") == "v:1"
    assert meant("تل الورد", both, within="admin1:2") == "v:2"


def test_governorates_are_called_as_the_built_in_table_calls_them(both: Candidates) -> None:
    row, *_ = grounded("تل الورد", both, ("SY",), within="admin1:1")
    assert row is not None
    assert row.admin == "حماة"
    row, *_ = grounded("كفر الشوك", both, ("SY",))  # its table says a division that the built-in one has not
    assert row is not None
    assert row.admin == "حماة"


def test_a_built_in_town_yields_only_where_the_text_says_another_governorate(both: Candidates) -> None:
    assert meant("الزهور", both) == "town:1"
    assert meant("الزهور", both, within="admin1:1") == "town:1"
    assert meant("الزهور", both, within="admin1:2") == "v:4"


def test_an_area_takes_an_installed_place_but_no_shortened_name(both: Candidates) -> None:
    assert meant("محيط خربة الورد", both) == "v:3"
    assert meant("شمال خربة الورد الغربية", both) is None


def test_one_letter_off_counts_only_in_the_governorate_that_the_text_says(both: Candidates) -> None:
    assert meant("خربة الوردي", both, within="admin1:2") == "v:3"
    assert meant("خربة الوردي", both, within="admin1:1") is None
    assert meant("خربة الوردي", both) is None
    right, off = (grounded(name, both, ("SY",), "admin1:2") for name in ("خربة الورد", "خربة الوردي"))
    assert right.confidence > off.confidence


def test_words_that_are_no_names_and_countries_are_not_asked_for(both: Candidates) -> None:
    assert meant("السوق", both) is None
    assert meant("سوريا", both) is None


def test_a_word_like_a_town_before_it_makes_a_name_of_any_word(both: Candidates) -> None:
    found = both.find_core("السوق", announced=True)
    assert [row.id for row in found[0]] == ["v:7"]


def test_the_row_that_spells_a_name_so_goes_before_those_that_nearly_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAWI_DATA", str(tmp_path))
    rows = [place("v:1", "زعفرانة", "حماة"), place("v:2", "الزعفرانة", "حماة")]
    install([(Table(name="made", format="CSV"), rows)])
    own = Candidates(BUILT_IN, installed())
    row, unresolved, *_ = grounded("الزعفرانة", own, ("SY",), "admin1:1")
    assert unresolved is None
    assert row is not None
    assert row.id == "v:2"


def test_a_road_leads_to_an_installed_village(both: Candidates) -> None:
    meaning = grounded("طريق خربة الورد", both, ("SY",), "admin1:2")
    assert meaning.row is not None
    assert (meaning.row.id, meaning.relation) == ("v:3", "facility")
    assert grounded("مشفى خربة الورد", both, ("SY",), "admin1:2").row is None


class Nearly:
    """An index that knows only names one letter off."""

    def find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        return (Candidate(PLACES[2].entry, 0.5, "one_off"),)

    def knows(self, folded: str) -> bool:
        return True

    def find_one_off(self, name: str, country: str, admin1: str) -> tuple[Candidate, ...]:
        return ()

    def entry(self, id_: str) -> Entry | None:
        return None

    def holding(self, lat: float, lon: float) -> tuple[Entry, ...]:
        return ()


def test_near_misses_decide_nothing() -> None:
    assert meant("خربة الورت", Candidates(BUILT_IN, Nearly())) is None


@pytest.fixture
def coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CodedDocument:
    monkeypatch.setenv("RAWI_DATA", str(tmp_path))
    rows = [place("v:1", "كفر الورد", "إدلب"), place("v:2", "كفر الورد", "حماة")]
    install([(Table(name="made", format="CSV"), rows)])
    return code(document("قصفت طائرات روسية بلدة كفر الورد بريف إدلب الجنوبي."), load())


def test_a_report_names_its_village(coded: CodedDocument) -> None:
    (claim,) = coded.claims
    (found,) = claim.places
    assert (found.text, found.id, found.admin, found.country) == ("كفر الورد", "v:1", "إدلب", "SY")
