"""Whom short names and first words of names mean, by what the whole report names."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline

LAST_ACTOR = [
    ("سيطر تنظيم داعش على بلدة القائم. وأعدم التنظيم ثلاثة تجار.", ("التنظيم", "isis")),
    ("قصفت إسرائيل مواقع حزب الله في عيترون. وأطلق الحزب صواريخ على صفد.", ("الحزب", "hizbullah")),
    ("هاجمت حركة الشباب قاعدة في أفغوي. ثم قصفت الحركة بلدة مركا.", ("الحركة", "shabaab")),
    # two movements: either may be meant
    ("اشتبكت حركة حماس مع حركة الجهاد في رفح. ثم قصفت الحركة بلدة سديروت.", ("الحركة", None)),
    ("قصف طيران الجيش السوداني مواقع المتمردين في نيالا.", ("طيران الجيش السوداني", "iso:SD")),
    ("قصف طيران الجيش العراقي مواقع المسلحين في الرطبة.", ("طيران الجيش العراقي", "iq_air_force")),
]


@pytest.mark.parametrize(("text", "actor"), LAST_ACTOR, ids=range(len(LAST_ACTOR)))
def test_whom_the_words_of_a_party_mean(text: str, actor: tuple[str, str | None]) -> None:
    coded = pipeline.code(document(text, published=datetime.date(2020, 6, 15)), load())
    last = coded.claims[-1].actor[0]
    assert (last.text, last.id) == actor
