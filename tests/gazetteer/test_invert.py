"""Arabic names generated for rows that have only a romanised one."""

from collections import Counter
from pathlib import Path

import pytest

from rawi.arabic.fold import fold_word
from rawi.gazetteer import Entry, installed
from rawi.gazetteer.build import Row, Table, install
from rawi.gazetteer.invert import with_generated
from rawi.ground.candidates import Candidates
from rawi.ground.evidence import Evidence
from rawi.ground.places import Meaning, ground_place
from rawi.knowledge.gazetteer import Gazetteer, GazetteerRow
from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.mentions import places_in

LESSONS = [("Kharbat Amal", "خربة أمل"), ("Kharbat Nasr", "خربة نصر"), ("Bayt Amal", "بيت أمل")]


def row(number: int, english: str, arabic: str = "", *also: str) -> Row:
    entry = Entry(
        id=f"v:{number}", name_ar=arabic, name_en=english, country="SY", admin1="إدلب", lat=35.9, lon=36.4
    )
    return Row(entry, latin=also)


def generated(*names: str) -> str:
    lessons = [row(n, english, arabic) for n, (english, arabic) in enumerate(LESSONS)]
    counts: Counter[str] = Counter()
    *_, last = with_generated([*lessons, row(9, *names[:1], "", *names[1:])], counts)
    assert last.entry.generated == bool(last.entry.name_ar) == bool(counts)
    return last.entry.name_ar


def test_a_name_with_its_marks_is_spelled_letter_by_letter() -> None:
    assert generated("Kafr Şaqīl") == "كفر صقيل"
    assert generated("Kafr Saqil", "Kafr Şaqīl") == "كفر صقيل", "the marks stand in another spelling"


def test_a_name_without_marks_needs_words_that_the_table_knows() -> None:
    assert fold_word(generated("Kharbat Amal")) == "خربه امل"
    assert generated("Kafr Saqil") == ""


def test_a_real_name_stays() -> None:
    kept = with_generated([row(1, "Kafr Şaqīl", "كفر سجنة")], Counter())
    assert [(r.entry.name_ar, r.entry.generated) for r in kept] == [("كفر سجنة", False)]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Candidates:
    monkeypatch.setenv("RAWI_DATA", str(tmp_path))
    rows = with_generated(
        [row(1, "Kafr Şaqīl"), row(2, "Tall Hajar", "تل حجر"), row(3, "Tall Ḩajar")], Counter()
    )
    install([(Table(name="made", format="CSV"), rows)])
    admin = GazetteerRow("a:1", "إدلب", ("ادلب",), "", "SY", "إدلب", 35.9, 36.6, 90_000, "admin1")
    other = GazetteerRow("a:2", "حماة", ("حماه",), "", "SY", "حماة", 35.1, 36.7, 90_000, "admin1")
    return Candidates(Gazetteer((admin, other)), installed())


def grounded(name: str, own: Candidates, within: str = "", *admins: str) -> Meaning:
    evidence = Evidence({"SY": 2.0}, {("SY", admin): 2.0 for admin in admins})
    return ground_place(fold_word(name), own, evidence, own.gazetteer.rows.get(within))


def test_a_generated_name_counts_only_with_its_governorate(own: Candidates) -> None:
    assert grounded("كفر صقيل", own).row is None
    assert grounded("كفر صقيل", own, "a:2").row is None
    for meaning in (grounded("كفر صقيل", own, "a:1"), grounded("كفر صقيل", own, "", "إدلب")):
        assert meaning.row is not None
        assert (meaning.row.id, meaning.row.generated) == ("v:1", True)
        assert meaning.confidence <= 0.6


def test_a_generated_name_never_beats_a_real_one(own: Candidates) -> None:
    meaning = grounded("تل حجر", own, "a:1")
    assert meaning.row is not None
    assert (meaning.row.id, meaning.row.generated) == ("v:2", False)


def test_a_place_says_that_its_name_was_generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_DATA", str(tmp_path))
    install([(Table(name="made", format="CSV"), with_generated([row(1, "Kafr Şaqīl")], Counter()))])
    found = {p.text: p for p in places_in(document("قصف على بلدة كفر صقيل بريف إدلب."), load())}["كفر صقيل"]
    assert (found.id, found.because[-1]) == ("v:1", "generated")
    assert found.name_ar == "كفر صقيل", "the words of the text"
