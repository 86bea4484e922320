"""Names of places and the rows they mean."""

import csv
import pathlib
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rawi.knowledge
from rawi.arabic.fold import fold_word
from rawi.gazetteer.entry import Candidate, Entry
from rawi.ground.candidates import Candidates
from rawi.ground.evidence import Evidence
from rawi.ground.places import SEAT, SHOWN, ground_place
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow, area_cores
from rawi.knowledge.load import load
from rawi.knowledge.place_rows import build_gazetteer
from rawi.read import document
from rawi.run.mentions import places_in
from rawi.run.pipeline import code

PLACES = pathlib.Path(rawi.knowledge.__file__).parent / "places"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(build_gazetteer())


def made(
    id_: str, name: str, country: str = "SY", admin: str | None = None, rank: int = 900, level: str = "town"
) -> GazetteerRow:
    return GazetteerRow(id_, name, (fold_word(name),), "", country, admin, 35.0, 36.0, rank, level)


def told(*countries: str, admins: Sequence[tuple[str, str]] = ()) -> Evidence:
    """A report about these countries, the first named most, and these governorates."""
    votes = {country: 2.0 * (len(countries) - n) for n, country in enumerate(countries)}
    return Evidence(votes, dict.fromkeys(admins, 2.0))


@pytest.mark.parametrize(
    ("name", "country", "admin"),
    [
        ("إدلب", "SY", "إدلب"), ("كفرنبل", "SY", "إدلب"), ("كفر نبل", "SY", "إدلب"),
        ("تلرفعت", "SY", "حلب"), ("دوما", "SY", "ريف دمشق"), ("ريف دمشق", "SY", "ريف دمشق"),
        ("الغوطة الشرقية", "SY", "ريف دمشق"), ("تعز", "YE", "تعز"), ("الموصل", "IQ", "نينوى"),
        ("الفلوجة", "IQ", "الأنبار"), ("خان يونس", "PS", "خان يونس"), ("جباليا", "PS", "شمال غزة"),
        ("نابلس", "PS", "نابلس"), ("بنغازي", "LY", "بنغازي"), ("رفح", "PS", "رفح"),
        ("رفح", "EG", "شمال سيناء"), ("طرابلس", "LB", "الشمال"), ("طرابلس", "LY", "طرابلس"),
        ("عمان", "JO", "عمان"), ("قطاع غزة", "PS", None), ("لبنان", "LB", None),
    ],
)  # fmt: skip
def test_names_with_their_country_known(
    gazetteer: Gazetteer, name: str, country: str, admin: str | None
) -> None:
    row, unresolved, *_ = ground_place(fold_word(name), Candidates(gazetteer), told(country))
    assert unresolved is None
    assert row is not None
    assert (row.country, row.admin) == (country, admin)


@pytest.mark.parametrize(
    ("name", "id_"),
    [("ريف إدلب الجنوبي", "admin1:SY.12"), ("ريف حلب", "admin1:SY.09"), ("شمال شرق سوريا", "iso:SY")],
)
def test_an_area_takes_the_place_it_is_named_after(gazetteer: Gazetteer, name: str, id_: str) -> None:
    meaning = ground_place(fold_word(name), Candidates(gazetteer), told())
    assert meaning.row is not None
    assert (meaning.row.id, meaning.relation) == (id_, "area")


def test_countries_outshine_distant_towns_of_their_name(gazetteer: Gazetteer) -> None:
    row, *_ = ground_place("لبنان", Candidates(gazetteer), told("US"))
    assert row is not None
    assert row.id == "iso:LB"


def test_a_country_and_its_capital_are_not_told_apart(gazetteer: Gazetteer) -> None:
    row, *_ = ground_place("تونس", Candidates(gazetteer), told())
    assert row is not None
    assert row.id == "iso:TN"


def test_a_governorate_and_its_town_are_one_name() -> None:
    town = made("x:1", "حلب", admin="حلب", rank=5)
    whole = made("admin1:SY.09", "حلب", admin="حلب", rank=9, level="admin1")
    row, *_ = ground_place("حلب", Candidates(Gazetteer((whole, town))), told())
    assert row is not None
    assert (row.id, row.rank) == (town.id, SEAT * whole.rank)


def test_what_stays_open_in_two_countries_is_decided_by_the_place_around_it() -> None:
    syrian, iraqi = made("x:1", "الرمانة", "SY", "إدلب"), made("x:2", "الرمانة", "IQ", "الأنبار")
    candidates = Candidates(Gazetteer((syrian, iraqi)))
    assert ground_place("الرمانه", candidates, told())[0] is None
    assert ground_place("الرمانه", candidates, told("IQ", "SY"))[0] == iraqi
    assert ground_place("الرمانه", candidates, told(admins=[("SY", "إدلب")]))[0] == syrian
    around = made("admin1:IQ.01", "الأنبار", "IQ", "الأنبار", level="admin1")
    assert ground_place("الرمانه", candidates, told("SY"), around)[0] == iraqi


def test_namesakes_are_told_apart_by_what_lies_beside_them() -> None:
    north, south = made("x:1", "المشيرفة", admin="إدلب"), made("x:2", "المشيرفة", admin="حمص")
    south = msgspec.structs.replace(south, lat=34.5)
    evidence = told("SY")
    evidence.points.append((34.52, 36.02))
    assert ground_place("المشيرفه", Candidates(Gazetteer((north, south))), evidence)[0] == south


def test_a_village_of_another_country_is_not_meant() -> None:
    candidates = Candidates(Gazetteer((made("x:1", "الهيشة"),)))
    row, unresolved, *_ = ground_place("الهيشه", candidates, told("LY"))
    assert row is None
    assert unresolved is not None
    assert unresolved.candidates == ("x:1",)


def test_a_facility_lies_in_the_place_it_is_named_after() -> None:
    candidates = Candidates(Gazetteer((made("x:1", "الرستن", admin="حمص"),)))
    meaning = ground_place("مستشفي الرستن", candidates, told("SY", admins=[("SY", "حمص")]))
    assert meaning.row is not None
    assert (meaning.row.id, meaning.relation, meaning.row.admin) == ("x:1", "facility", "حمص")


@pytest.mark.parametrize(
    ("name", "rank", "admins"),
    [
        ("مطار المزة", 900, [("SY", "دمشق")]),  # no village in a part of the country that nobody spoke of
        ("خليج المزة", 90_000, [("SY", "حلب")]),  # a gulf lies in no town
        ("إدلب المزة", 90_000, [("SY", "حلب")]),  # a town is no facility
    ],
)
def test_what_only_sounds_like_it_lies_in_no_village(
    name: str, rank: int, admins: list[tuple[str, str]]
) -> None:
    rows = (
        made("x:1", "المزة", admin="حلب", rank=rank), made("x:2", "المزة", admin="إدلب", rank=rank),
        made("x:3", "إدلب", admin="إدلب", rank=90_000),
    )  # fmt: skip
    assert ground_place(fold_word(name), Candidates(Gazetteer(rows)), told("SY", admins=admins)).row is None


def part(id_: str, name: str, lat: float) -> GazetteerRow:
    return msgspec.structs.replace(made(id_, name, admin="دمشق", level="quarter"), lat=lat)


@pytest.mark.parametrize(("lat", "found"), [(35.02, True), (35.5, False)])
def test_a_place_that_tables_know_by_its_parts_lies_between_them(lat: float, found: bool) -> None:
    candidates = Candidates(Gazetteer((part("x:1", "جوبر الشرقي", 35.0), part("x:2", "جوبر الغربي", lat))))
    meaning = ground_place("جوبر", candidates, told("SY", admins=[("SY", "دمشق")]))
    assert (meaning.row is not None) == found
    if meaning.row:
        assert meaning.row.lat == 35.01
        assert meaning.relation == "facility", "no id of its own"


def test_a_side_makes_another_village_but_no_other_city() -> None:
    rows = made("x:1", "الغارية", rank=3600), made("x:2", "البصرة", rank=90_000)
    candidates = Candidates(Gazetteer(rows))
    assert ground_place("الغاريه الشرقيه", candidates, told("SY")).row is None
    assert ground_place("البصره الشرقيه", candidates, told("SY")).relation == "area"


def test_a_metropolis_outshines_a_village_abroad_and_none_at_home() -> None:
    rows = made("x:1", "آستانا", "KZ", rank=1_500_000), made("x:2", "آستانا", "IR", rank=7_000)
    candidates = Candidates(Gazetteer(rows))
    for about, id_ in (("SY", "x:1"), ("IR", "x:2")):
        row, *_ = ground_place(fold_word("آستانا"), candidates, told(about, "KZ"))
        assert row is not None
        assert row.id == id_


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("قصف على حي الفردوس في حلب.", "الفردوس", None),  # the one of Damascus is another
        ("قصف على حي الفردوس في دمشق.", "الفردوس", "pcode:N0087"),
        ("قصف على حي صلاح الدين في حلب.", "صلاح الدين", "pcode:N0214"),  # the quarter, no governorate
        ("غارات على المنطقة الشرقية بريف درعا.", "المنطقة الشرقية", None),  # no province abroad
        ("غارات في ريف دمشق.", "ريف دمشق", "admin1:SY.08"),
        ("انفجار في بلدة الشرقاط شمال بغداد.", "الشرقاط", "geonames:98624"),  # far north
        ("مجلس النواب في صنعاء، وعدن.", "صنعاء", "geonames:71137"),
        ("قصف على بلدة تلبيسة اللحظات الأولى.", "تلبيسة", "geonames:163779"),
        ("تنسيقية تدمر - غارات على المدينة.", "تدمر", "geonames:163808"),
        ("غارات على حيان بريف حلب.", "حيان", "geonames:169644"),
        ("حلب – حيان: دمار في مسجد.", "حيان", "geonames:169644"),
    ],
)
def test_names_in_their_sentence(text: str, name: str, id_: str | None) -> None:
    found = {place.text: place.id for place in places_in(document(text), load())}
    assert found[name] == id_


def test_a_users_own_tables_add_candidates() -> None:
    class Own:
        def find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
            entry = Entry(id="own:1", name_ar="خربة الجوز", country="SY", admin1="إدلب", lat=35.9, lon=36.2)
            return (Candidate(entry, 1.0, "name"),) if name == "خربه الجوز" else ()

        def knows(self, folded: str) -> bool:
            return True

        def find_one_off(self, name: str, country: str, admin1: str) -> tuple[Candidate, ...]:
            return ()

        def entry(self, id_: str) -> Entry | None:
            return None

        def holding(self, lat: float, lon: float) -> tuple[Entry, ...]:
            return ()

    row, *_ = ground_place("خربه الجوز", Candidates(Gazetteer(()), Own()), told("SY"))
    assert row is not None
    assert (row.id, row.admin) == ("own:1", "إدلب")


def test_an_unknown_name_says_so(gazetteer: Gazetteer) -> None:
    row, unresolved, *_ = ground_place("قريه لا وجود لها", Candidates(gazetteer), told())
    assert row is None
    assert unresolved is not None
    assert unresolved.reason == "not in the gazetteer"


def test_namesakes_of_one_size_stay_open_with_their_candidates() -> None:
    rows = tuple(made(f"x:{n:02}", "الرمانة", admin=str(n)) for n in range(12))
    row, unresolved, *_ = ground_place("الرمانه", Candidates(Gazetteer(rows)), told("SY"))
    assert row is None
    assert unresolved is not None
    assert unresolved.candidates == tuple(f"x:{n:02}" for n in range(SHOWN))


ROWS = st.builds(
    made,
    st.uuids().map(str),
    st.sampled_from(("حلب", "تل رفعت", "الباب")),
    st.sampled_from(("SY", "IQ", "US")),
    st.sampled_from((None, "حلب", "نينوى")),
    st.integers(0, 10**7),
    st.sampled_from(("town", "admin1", "country", "region", "district")),
)


@given(
    st.lists(ROWS, max_size=6, unique_by=lambda row: row.id),
    st.sampled_from(("حلب", "تلرفعت", "باب", "ريف حلب الشمالي", "دمشق")),
    st.lists(st.sampled_from(("SY", "IQ", "US")), max_size=2),
    st.lists(st.sampled_from(("حلب", "نينوى")), max_size=1),
)
def test_every_name_gets_a_row_or_a_reason(
    rows: list[GazetteerRow], name: str, countries: list[str], admins: list[str]
) -> None:
    gazetteer = Gazetteer(tuple(sorted(rows, key=lambda row: (-row.rank, row.id))))
    evidence = told(*countries, admins=[("SY", admin) for admin in admins])
    row, unresolved, *_ = ground_place(name, Candidates(gazetteer), evidence)
    assert (row is None) != (unresolved is None)
    if row is not None:
        assert row.id in gazetteer.rows
    if unresolved is not None:
        assert set(unresolved.candidates) <= set(gazetteer.rows)
        assert len(unresolved.candidates) <= SHOWN


@given(st.lists(st.sampled_from(("ريف", "شمال", "ادلب", "الجنوبي", "الشرقي", "حلب")), min_size=1, max_size=5))
def test_cores_of_an_area_are_shorter_parts_of_its_name(words: list[str]) -> None:
    name = " ".join(words)
    cores = list(area_cores(name))
    assert all(core and core in name and core != name for core in cores)
    assert [len(core) for core in cores] == sorted({len(core) for core in cores}, reverse=True)


def test_no_row_bears_a_refused_or_a_tiny_name(gazetteer: Gazetteer) -> None:
    for name in ("مدينه", "السوق", "الشمال", "كان", "له", "ان", "مركزي"):
        assert gazetteer.named(name) == []
    assert gazetteer.named("اب")[0].country == "YE"


def test_refused_names_are_folded_and_not_ambiguous_too() -> None:
    lines = (PLACES / "not_names.txt").read_text("utf8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    assert names == [fold_word(name) for name in names]
    assert len(names) == len(set(names))


def test_divisions_and_regions_are_whole(gazetteer: Gazetteer) -> None:
    with (PLACES / "admin1.csv").open(encoding="utf8") as file:
        divisions = {(line["country"], line["name_ar"]) for line in csv.DictReader(file)}
    for row in gazetteer.rows.values():
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180
        assert row.admin is None or (row.country, row.admin) in divisions


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل مدني في مدينة طرابلس اللبنانية.", "LB"),
        ("قتل مدني في مدينة طرابلس الليبية.", "LY"),
        ("وقع انفجار في بلدة برسان التركية.", "TR"),
        ("وقع قصف حلب الروسي أمس.", "SY"),  # whose shelling it is
    ],
)
def test_an_adjective_behind_a_name_says_in_which_country_it_lies(text: str, country: str) -> None:
    (claim,) = code(document(text), load()).claims
    assert [place.country for place in claim.places] == [country]


@pytest.mark.parametrize(
    ("text", "admin"),
    [
        ("اندلعت معارك في قاعدة العند.", "لحج"),
        ("قصفت إيران قاعدة العديد في قطر.", "الريان"),
        ("قصفت إيران قاعدة العديد.", "الريان"),  # abroad too, where nothing else bears its name
        ("وقع انفجار في مدينة سوروتش.", "شانلي أورفا"),
        ("قتل مدني في قرية باتنتا بريف إدلب.", "إدلب"),  # باتنته in its register
    ],
)
def test_bases_and_towns_that_reports_spell_otherwise(text: str, admin: str) -> None:
    (claim,) = code(document(text), load()).claims
    assert [place.admin for place in claim.places] == [admin]
