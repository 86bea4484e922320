"""How far places reach, and what is said of them beside their point."""

import pytest

from rawi.arabic.bearings import AT, Bearing, read_bearing
from rawi.gazetteer.distance import distance_km
from rawi.ground.extent import LEAST_SHARE, between, extent_of
from rawi.knowledge.gazetteer import NEAR, WIDE, Box, GazetteerRow
from rawi.knowledge.load import load
from rawi.model import Place
from rawi.read import document
from rawi.run.pipeline import code

DESERT = 1.5  # degrees: so far off the last town of a country may a crossing lie


def made(level: str, people: int = 900, box: Box | None = None) -> GazetteerRow:
    return GazetteerRow(
        "x:1", "حماة", ("حماه",), "Hama", "SY", "حماة", 35.0, 36.0, people, level, box=box
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "bearing"),
    [
        ("غارات على ", "", AT),
        ("غارات على محيط بلدة ", "", Bearing(around=True, feature="village")),
        ("قصفت بلدات شمال ", "", Bearing(sides="n")),
        ("مواقع إلى الشمال الغربي من مدينة ", "", Bearing(sides="wn", feature="settlement")),
        ("انفجار وسط مدينة ", "", Bearing(inside=True, feature="settlement")),
        ("نقطة على بعد 5 كم من ", "", Bearing(away_km=5.0)),
        ("على بعد ٢٫٥ كيلومتر جنوب ", "", Bearing(sides="s", away_km=2.5)),
        ("طول الجبهة 5 كم من ", "", AT),
        ("في ريفي ", " الشمالي وإدلب", Bearing(sides="n", rural=True)),
        ("سيارة على الطريق بين ", "", Bearing(between=True)),
        ("شمال البلاد قصفت ", "", AT),
    ],
)  # fmt: skip
def test_bearings(before: str, after: str, bearing: Bearing) -> None:
    assert read_bearing(before, after=after) == bearing


def test_a_town_is_as_wide_as_its_people_need() -> None:
    village, city = (extent_of(made("town", people), "", AT, None) for people in (900, 2_000_000))
    assert village is not None
    assert city is not None
    assert village.radius_km < city.radius_km < 20
    assert village.precision == city.precision == "place"
    assert village.box is None


def test_a_governorate_is_no_point() -> None:
    assert extent_of(made("admin1"), "", AT, None) is None
    whole = extent_of(made("admin1", box=(36.0, 34.0, 38.0, 36.0)), "", AT, None)
    assert whole is not None
    assert whole.precision == "area"
    assert whole.box == (36.0, 34.0, 38.0, 36.0)
    assert distance_km(whole.lat, whole.lon, 36.0, 38.0) <= whole.radius_km + 0.1


@pytest.mark.parametrize(("sides", "edge"), [("n", 1), ("s", 3), ("e", 0), ("w", 2)])
def test_the_side_of_a_governorate_begins_at_its_main_town(sides: str, edge: int) -> None:
    box = (34.0, 33.0, 38.0, 37.0)
    seat = made("town")
    part = extent_of(made("admin1", box=box), "area", Bearing(sides=sides, rural=True), seat)
    assert part is not None
    assert part.box is not None
    assert part.box[edge] == (seat.lat if edge % 2 else seat.lon)
    assert [a == b for a, b in zip(part.box, box, strict=True)].count(False) == 1


def test_a_side_is_never_empty() -> None:
    part = extent_of(made("admin1", box=(36.0, 34.0, 36.4, 35.0)), "area", Bearing(sides="n"), made("town"))
    assert part is not None
    assert part.box is not None
    assert part.box[3] - part.box[1] == pytest.approx(LEAST_SHARE)


@pytest.mark.parametrize(
    ("bearing", "moves", "least_km"),
    [
        (Bearing(around=True), False, 5), (Bearing(sides="n"), True, 5), (Bearing(away_km=20), False, 20),
        (Bearing(sides="sw", away_km=30), True, 10),
    ],
)  # fmt: skip
def test_beside_a_town_is_shifted_or_widened(bearing: Bearing, moves: bool, least_km: float) -> None:
    extent = extent_of(made("town"), "", bearing, None)
    assert extent is not None
    assert extent.precision == "area"
    assert ((extent.lat, extent.lon) != (35.0, 36.0)) == moves
    assert extent.radius_km >= least_km
    gap = distance_km(35.0, 36.0, extent.lat, extent.lon)
    assert gap == pytest.approx(bearing.away_km or extent.radius_km if moves else 0, abs=0.2)


def test_between_two_towns_both_lie_on_the_edge() -> None:
    one = extent_of(made("town"), "", AT, None)
    assert one is not None
    extent = between(one, one._replace(lat=35.4, lon=36.2))
    assert extent.box == (36.0, 35.0, 36.2, 35.4)
    assert extent.precision == "area"


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت عبوة ناسفة رتلاً عسكرياً على الطريق الواصل بين سراقب وأريحا.",
        "انفجرت عبوة ناسفة على الطريق من سراقب إلى أريحا.",
        "اندلعت اشتباكات بين بلدتي سراقب وأريحا.",
    ],
)
def test_what_happens_between_two_towns_is_at_neither(text: str) -> None:
    found = places(text)
    assert list(found) == ["سراقب", "أريحا"]
    one, other = found.values()
    assert (one.lat, one.lon, one.box) == (other.lat, other.lon, other.box)
    assert one.precision == other.precision == "area"
    assert (one.id, other.id) == ("geonames:164816", "geonames:172994")
    assert one.radius_km is not None
    assert one.radius_km == pytest.approx(9.2, abs=0.5), "half of the way"


@pytest.mark.parametrize("name", ["طريق سراقب - أريحا", "أوتوستراد سراقب أريحا", "طريق سراقب–أريحا"])
def test_a_road_named_by_its_ends_is_one_place_between_them(name: str) -> None:
    ((words, road),) = places(f"انفجرت عبوة ناسفة على {name}.").items()
    assert words == name
    assert (road.id, road.precision, road.admin, road.country) == (None, "area", "إدلب", "SY")
    assert road.box == (36.61, 35.814, 36.806, 35.861)


def test_a_road_in_a_list_leaves_the_other_names_to_be_weighed() -> None:
    found = places("قصفت طائرات بلدة المنصورة وطريق حلب الحسكة في ريف عين عيسى الشمالي أمس.")
    assert any("المنصورة" in words for words in found)


def test_a_road_is_not_named_after_the_province_behind_it() -> None:
    (road,) = places("انفجرت عبوة ناسفة على طريق الناقورة جنوب لبنان.").values()
    assert (road.text, road.precision) == ("طريق الناقورة", "part")


def test_parties_between_which_something_is_are_no_stretch() -> None:
    assert places("اندلعت اشتباكات بين حماة وإدلب.")["حماة"].precision == "place"


@pytest.mark.parametrize(("people", "km"), [(900, 6.5), (600_000, 12.0), (2_000_000, 18.0)])
def test_a_radius_is_no_finer_than_what_is_known(people: int, km: float) -> None:
    part = extent_of(made("town", people), "facility", AT, None)
    assert part is not None
    assert part.radius_km == km


def test_every_built_in_place_lies_in_its_country_or_near_it() -> None:
    rows = load().gazetteer.rows
    astray = []
    for row in rows.values():
        whole = rows[f"iso:{row.country}"].box if row.country in NEAR else None
        if whole is None or row.level in WIDE:
            continue
        west, south, east, north = whole
        if max(west - row.lon, row.lon - east, south - row.lat, row.lat - north) > DESERT:
            astray.append(row.id)
    assert not astray


def places(text: str) -> dict[str, Place]:
    return {place.text: place for claim in code(document(text), load()).claims for place in claim.places}


def test_a_claim_carries_all_that_is_known_of_its_place() -> None:
    found = places("قصفت طائرات روسية مدينة خان شيخون بريف إدلب الجنوبي.")["خان شيخون"]
    assert (found.id, found.admin, found.country) == ("geonames:168325", "إدلب", "SY")
    assert (found.name_ar, found.precision) == ("خان شيخون", "place")
    assert found.name_en
    assert found.lat == pytest.approx(35.44, abs=0.02)
    assert found.confidence is not None
    assert found.confidence > 0.9


def test_the_countryside_of_two_governorates_is_two_areas() -> None:
    found = places("قصفت طائرات روسية مواقع في ريفي حماة الشمالي وإدلب الجنوبي.")
    hama, idlib = found["حماة"], found["إدلب"]
    assert (hama.precision, idlib.precision) == ("area", "area")
    assert hama.box is not None
    assert idlib.box is not None
    assert hama.box[1] > 35.1, "north of the town of Hama"
    assert idlib.box[3] < 35.95, "south of the town of Idlib"


def test_a_village_in_no_table_lies_in_the_area_that_is_told() -> None:
    found = places("قصفت طائرات روسية قرية كفر الزغلول بريف إدلب الجنوبي.")["كفر الزغلول"]
    assert found.id is None
    assert found.unresolved is not None
    assert (found.precision, found.admin) == ("area", "إدلب")
    assert found.radius_km is not None
    assert found.radius_km > 20
