"""Private names, exact homes and recent movements stay out of every format unless they are asked for."""

import datetime
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rawi
from rawi.export.choice import Asked, Format
from rawi.export.filters import Filter
from rawi.export.formats import exporting, wanted_rows
from rawi.export.names import find_names
from rawi.export.protect import MASK, YOUNG_DAYS, is_young, protect
from rawi.model import Claim, CodedDocument, Harm, Party, Place, Words

PUBLISHED = datetime.date(2020, 5, 4)
TODAY = PUBLISHED + datetime.timedelta(days=1)
REPORT = """مشاهد من بلدة تل الزهور
قتل الطفل زيد محمد الحلبي وأصيب والده سعيد الحلبي بقصف مدفعي على بلدة كفر زيتا أمس.
وقال الشاهد عمر الخطيب إن القصف استهدف منزل عائلة الحلبي في حي الميدان قرب جامع النور في مدينة إدلب.
وقال المتحدث باسم الحوثيين يحيى سريع إن قواته قصفت مطار أبها.
وأكد الرئيس السوري بشار الأسد أن الجيش سيطر على بلدة خان شيخون.
ووصلت تعزيزات عسكرية للجيش إلى محيط مدينة سراقب وقرية عين الباردة اليوم.
واعتقلت الشرطة الصحفية ليلى العلي من منزلها في حي السلام بمدينة حلب.
"""
PRIVATE = ("زيد", "سعيد", "الحلبي", "عمر", "الخطيب", "ليلى", "العلي")
HOMES = ("الميدان", "النور", "السلام")
MOVED = ("سراقب", "الباردة")
PUBLIC = ("يحيى سريع", "بشار الأسد", "خان شيخون", "كفر زيتا")


@cache
def coded() -> CodedDocument:
    return rawi.code(REPORT, published=PUBLISHED, outlet="example-wire", id="d1")


def cells(path: Path, format_: Format) -> str:
    """All that a reader of the file gets to see."""
    if format_ is Format.parquet:
        import pyarrow.parquet as pq

        return str(pq.read_table(path).to_pylist())
    if format_ is Format.xlsx:
        import openpyxl

        book = openpyxl.load_workbook(path)
        return str([[cell.value for cell in row] for row in book["claims"].iter_rows()])
    text = path.read_text("utf8")
    if format_ is Format.csv:
        return text
    return str(
        [json.loads(line) for line in text.splitlines()] if format_ is Format.jsonl else json.loads(text)
    )


@pytest.fixture
def told(tmp_path: Path) -> Callable[[Format, Asked], str]:
    def export(format_: Format, asked: Asked) -> str:
        path = tmp_path / f"t.{format_}"
        with exporting(path, io.BytesIO(), format_, {}) as write:
            for row in wanted_rows(coded(), Filter(), asked, TODAY):
                write(row)
        return cells(path, format_)

    return export


@pytest.mark.parametrize("format_", list(Format))
def test_what_stays_out(told: Callable[[Format, Asked], str], format_: Format) -> None:
    text = told(format_, Asked())
    assert [word for word in (*PRIVATE, *HOMES, *MOVED) if word in text] == []
    assert [word for word in PUBLIC if word not in text] == []


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(names=True), ("زيد محمد الحلبي", "عمر الخطيب", "ليلى العلي")),
        (Asked(homes=True), ("الميدان", "السلام")),
        (Asked(movements=True), ("سراقب",)),
    ],
)
def test_what_is_asked_for_comes_out_and_nothing_else(
    told: Callable[[Format, Asked], str], format_: Format, asked: Asked, words: tuple[str, ...]
) -> None:
    text = told(format_, asked)
    assert [word for word in words if word not in text] == []
    others = {PRIVATE: asked.names, HOMES: asked.homes, MOVED: asked.movements}
    assert [word for group, out in others.items() if not out for word in group if word in text] == []


def test_all_asked_for_is_the_reading_itself() -> None:
    assert protect(coded(), Asked(names=True, homes=True, movements=True), TODAY) == coded()


def claim(act: str = "deployment", **changes: Any) -> Claim:
    span = {"text": "وصل رتل إلى تل الزهور", "start": 0, "end": 21}
    place = Place(
        text="تل الزهور", start=12, end=21, admin="إدلب", country="SY", id="x:1", admin2="حارم", pcode="SY07",
        name_en="Tal", lat=36.1, lon=36.9, precision="place", radius_km=2.0, within="ريف إدلب",
    )  # fmt: skip
    fields: dict[str, Any] = {
        "id": "c1", "act": act, "trigger": Words(text="وصل", start=0, end=3), "quote": Words(**span),
        "places": (place,), "because": ("place:x:1", "event:arrive"),
    }  # fmt: skip
    return msgspec.convert({**msgspec.to_builtins(Claim(**fields)), **changes}, Claim)


def document(*claims: Claim, published: datetime.date | None = PUBLISHED) -> CodedDocument:
    return CodedDocument(
        id="d", outlet=None, published=published, title="", text="", sha256="0", claims=claims
    )


@pytest.mark.parametrize("act", ["deployment", "withdrawal"])
def test_a_recent_movement_is_given_by_governorate(act: str) -> None:
    (moved,) = protect(document(claim(act)), Asked(), TODAY).claims
    (place,) = moved.places
    assert (place.text, place.admin, place.country, place.precision) == ("إدلب", "إدلب", "SY", "area")
    told = msgspec.json.encode(moved).decode()
    assert [word for word in ("الزهور", "x:1", "36.", "Tal", "SY07", "حارم") if word in told] == []
    assert moved.quote.text == "وصل"


@pytest.mark.parametrize(
    ("days", "end", "young"),
    [
        (0, None, True), (YOUNG_DAYS - 1, None, True), (YOUNG_DAYS, None, False),
        (YOUNG_DAYS - 1, -30, False), (YOUNG_DAYS + 20, 30, True), (None, None, True),
    ],
)  # fmt: skip
def test_young_is_less_than_fourteen_days_or_unknown(days: int | None, end: int | None, young: bool) -> None:
    published = None if days is None else TODAY - datetime.timedelta(days=days)
    time = None
    if end is not None and published is not None:
        day = (published + datetime.timedelta(days=end)).isoformat()
        time = {"text": "", "span": {"start": 0, "end": 0}, "start": None, "end": day, "precision": "day"}
    assert is_young(claim(time=time), published, TODAY) is young


def test_other_acts_keep_their_places() -> None:
    kept = document(claim("shelling"))
    assert protect(kept, Asked(), TODAY) == kept


@pytest.mark.parametrize(
    ("quote", "hidden"),
    [
        ("قصف منزل مدني عند 36.20124, 37.13426", "36.20124"),
        ("قصف منزل مدني عند 36° 12' 4\" N", "36° 12'"),
        ("قصف بيت في شارع النيل", "النيل"),
        ("قصفت شقة في حي الورد", "الورد"),
        ("هدم مسكنه مقابل مسجد الهدى", "الهدى"),
    ],
)
def test_an_address_of_a_home_is_masked(quote: str, hidden: str) -> None:
    span = {"text": quote, "start": 0, "end": len(quote)}
    (kept,) = protect(document(claim("shelling", quote=span)), Asked(), TODAY).claims
    assert hidden not in kept.quote.text
    assert MASK in kept.quote.text


def test_a_home_in_a_town_keeps_the_town_and_one_in_a_quarter_does_not() -> None:
    quote = {"text": "قصف منزل في تل الزهور", "start": 0, "end": 21}
    (town,) = protect(document(claim("shelling", quote=quote)), Asked(), TODAY).claims
    assert town.places == claim().places
    (place,) = msgspec.to_builtins(claim().places)
    part = claim("shelling", quote=quote, places=[{**place, "precision": "part"}])
    (hidden,) = protect(document(part), Asked(), TODAY).claims
    assert (hidden.places[0].text, hidden.places[0].lat, hidden.places[0].admin2) == ("إدلب", None, "حارم")
    assert "الزهور" not in hidden.quote.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استشهاد الشاب محمد خالد أبو حسين", ["محمد خالد أبو حسين"]),
        ("قتل حسن علي في القصف", ["حسن علي"]),
        ("اعتقال الناشطة هبة الدمشقي", ["هبة الدمشقي"]),
        ("رجل يدعى كابرين فرحو", ["كابرين فرحو"]),
        ("وذكرت عائلة الأحمد", ["الأحمد"]),
        ("القصف على الطريق", []),
        ("سقوط قذائف على بلدة كفر زيتا في ريف حماة", []),
        ("زار الرئيس السوري بشار الأسد موسكو", []),
        ("انسحاب القوات من وادي خالد", []),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [text[name.start : name.end] for name in find_names(text)] == names


@pytest.mark.parametrize(
    ("kind", "id_", "text", "shown"),
    [
        ("person", None, "المحلل دراغو بوسنيك", "[person]"),
        ("person", "iso:SY", "المعارض السوري البارز فلان", "[person]"),
        ("civilians", None, "3 مدنيين", "3 مدنيين"),
        ("civilians", None, "كابرين فرحو", "[civilians]"),
        ("other", None, "مصادر محلية", "مصادر محلية"),
        ("armed_group", "ansar_allah", "المتحدث باسم الحوثيين يحيى سريع", "المتحدث باسم الحوثيين يحيى سريع"),
    ],
)
def test_a_private_person_is_given_by_kind(kind: str, id_: str | None, text: str, shown: str) -> None:
    party = {"text": text, "start": 0, "end": 1, "kind": kind, "id": id_, "because": ["noun:x"]}
    (kept,) = protect(document(claim("talks", source=[party])), Asked(), TODAY).claims
    assert kept.source[0].text == shown


def test_who_speaks_in_one_claim_and_suffers_in_another_is_a_victim() -> None:
    text = "سليم دعبول"
    party = Party(text=text, start=0, end=9, kind="government")
    taken = msgspec.structs.replace(
        claim("abduction"), target=(party,), quote=Words(text=f"اختطاف {text}", start=0, end=9)
    )
    spoke = msgspec.structs.replace(claim("talks", id="c2"), source=(party,))
    told = msgspec.json.encode(protect(document(taken, spoke), Asked(), TODAY).claims[0]).decode()
    assert "دعبول" not in told


def test_a_private_title_is_no_office() -> None:
    text = "استهدفت القوات الناشط البريطاني أنس التكريتي"
    (name,) = find_names(text)
    assert (text[name.start : name.end], name.by_office) == ("أنس التكريتي", False)
    (spoken,) = find_names("قال العميد سامر الحموي")
    assert spoken.by_office


def test_a_victim_of_office_is_a_victim() -> None:
    text = "العقيد سامر الحموي"
    party = Party(text=text, start=0, end=9, kind="state_forces")
    harm = Harm(text=text, start=0, end=9, effect="killed", who="combatant", min=1, max=1)
    quote = Words(text=f"مقتل {text}", start=0, end=9)
    killed = msgspec.structs.replace(claim("shelling"), target=(party,), harm=(harm,), quote=quote)
    spoke = msgspec.structs.replace(claim("talks"), source=(party,), quote=quote)
    assert "سامر" not in msgspec.json.encode(protect(document(killed), Asked(), TODAY).claims).decode()
    assert "سامر" in msgspec.json.encode(protect(document(spoke), Asked(), TODAY).claims).decode()


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(alphabet="محد اليزبوف12.\"'[]|\u0640\u200f\n", max_size=60))
def test_any_text_can_be_protected(words: str, arabic: str) -> None:
    for text in (words, arabic):
        span: dict[str, Any] = {"text": text, "start": 0, "end": 1}
        hostile = Claim(
            id="c1", act="withdrawal", trigger=Words(**span), quote=Words(**span),
            target=(Party(**span, kind="civilians"),), places=(Place(**span),),
        )  # fmt: skip
        once = protect(document(hostile), Asked(), TODAY)
        assert len(once.claims) == 1
