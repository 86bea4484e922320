"""Who does what a verbal noun tells beside a deed of the same sentence."""

import pytest

from tests.extract.conftest import doers

FORCES = "قوات الدعم السريع"


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
