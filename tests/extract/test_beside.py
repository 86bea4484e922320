"""Who does what a verbal noun tells beside a deed of the same sentence."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline

FORCES = "قوات الدعم السريع"


def doers(text: str) -> list[list[str]]:
    claims = pipeline.code(document(text, published=datetime.date(2019, 6, 15)), load()).claims
    return [[party.text for party in claim.actor] for claim in claims]


BESIDE = [
    "قصفت قوات الدعم السريع مدينة كتم، إضافة إلى استهداف قرية فتابرنو بالصواريخ.",
    "قصفت قوات الدعم السريع مدينة كتم بالإضافة إلى اعتقال ثلاثة شبان في مليط.",
    "اقتحمت قوات الدعم السريع بلدة كتم، مع نشر قناصين على الأسطح.",
    "أعدمت قوات الدعم السريع الوزير السابق إثر توقيف موكبه قرب الفاشر.",
    "تمكنت قوات الدعم السريع من السيطرة على بلدتين في دارفور بعد يومين من المعارك.",
    "قتل طفل في المجزرة التي ارتكبتها قوات الدعم السريع في كتم، عبر استهداف سوق المدينة بالصواريخ.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_what_accompanies_a_deed_has_its_doer(text: str) -> None:
    assert doers(text) == [[FORCES], [FORCES]]


OTHERS = [
    "قصفت قوات الدعم السريع مدينة كتم بعد استهداف قرية فتابرنو بالصواريخ.",  # it may answer it
    "قصفت قوات الدعم السريع مدينة كتم إثر اقتحام مواقعها في مليط.",
    "قصفت قوات الدعم السريع مدينة كتم بالتزامن مع اعتقال ثلاثة شبان في مليط.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_came_before_it_or_befalls_the_doer_may_be_another_s(text: str) -> None:
    assert doers(text)[-1] == []
