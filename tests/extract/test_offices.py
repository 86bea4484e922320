"""On whose side office-holders, spokesmen and sources are. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    return pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("الناطق باسم كتائب القسام", "armed_group"),
        ("الناطق العسكري باسم الحوثيين العميد نزار حداد", "armed_group"),
        ("متحدث باسم القوات الحكومية", "state_forces"),
        ("قيادي في الجيش السوري الحر", "armed_group"),
        ("قائد عسكري", "state_forces"),
        ("رئيس هيئة الأركان", "state_forces"),
        ("مدير منظمة أطباء بلا حدود", "organisation"),
        ("المكتب الإعلامي لحركة أحرار الشام", "armed_group"),
        ("المبعوث الأمريكي نزار حداد", "government"),
        ("مبعوث الأمم المتحدة إلى سوريا", "organisation"),
        ("مصدر في الجيش", "state_forces"),
        ("مصدر من الأهالي", "civilians"),
        ("مصادر صحفية", "other"),
        ("وزير الإعلام نزار حداد", "government"),
        ("هيئة شؤون الأسرى", "organisation"),
    ],
)
def test_who_speaks_is_of_the_side_of_his_body(speaker: str, kind: str) -> None:
    (claim,) = claims(f"قال {speaker} إن مسلحين أحرقوا منزلا في إدلب.")
    assert [(s.text, s.kind) for s in claim.source] == [(speaker, kind)]


@pytest.mark.parametrize(
    ("speaker", "doer"),
    [
        ("الناطق باسم كتائب القسام أبو خالد", "كتائب القسام"),
        ("المتحدث العسكري باسم الحوثيين نزار حداد", "الحوثيين"),
        ("المركز الإعلامي لقوات سوريا الديمقراطية", "قوات سوريا الديمقراطية"),
    ],
)
def test_what_a_spokesman_announces_his_party_did(speaker: str, doer: str) -> None:
    (claim,) = claims(f"أعلن {speaker} استهداف دبابة قرب الباب.")
    assert [(a.text, a.kind) for a in claim.actor] == [(doer, "armed_group")]
    assert [s.text for s in claim.source] == [speaker]


def test_a_family_name_has_the_side_of_the_full_name() -> None:
    found = claims(
        "قال الناطق باسم الحوثيين نزار البرغوثاوي إن طائرات قصفت صعدة. وقال «البرغوثاوي» إنها قصفت سوقا."
    )
    assert [c.source[0].kind for c in found] == ["armed_group", "armed_group"]
