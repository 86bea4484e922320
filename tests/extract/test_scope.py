"""Totals, history and events told again. All texts are composed."""

import datetime

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text of 10 March 2021."""
    return pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims


def test_history_runs_on_to_the_next_sentence() -> None:
    found = claims(
        "اعتقلت الشرطة ناشطا في درعا.\n"
        "وقال شهود إن المدينة هادئة.\n"
        "وفي 14 كانون الثاني اقتحم الجيش مدينة الحراك.\n"
        "وبعدها اختطف مسلحون طبيبا في الحراك."
    )
    assert [c.background for c in found] == [False, True, True]


def test_what_had_happened_before_is_history() -> None:
    found = claims("قصفت طائرات بلدة سراقب أمس. وكانت القوات قد سيطرت على بلدة النيرب.")
    assert found[-1].background


def test_an_anniversary_recalls_its_event_alone() -> None:
    found = claims("في الذكرى العاشرة لمجزرة الغوطة طالب الائتلاف بالمحاسبة.")
    assert [(c.act, c.background) for c in found] == [("civilian_attack", True), ("demand", False)]


def test_many_raids_in_one_number_are_a_campaign() -> None:
    (raids,) = claims("بلغ عدد الغارات 200 غارة على الحديدة.")
    assert raids.aggregate
    assert raids.count is not None
    assert raids.count.min == 200


def test_one_toll_of_two_acts_is_a_total() -> None:
    found = claims("قتل عشرون مدنيا في قصف مدفعي وغارات جوية على بلدة سراقب.")
    assert [c.aggregate for c in found] == [True, True]
    assert [c.harm[0].min for c in found] == [20, 20]


def test_a_place_and_what_it_lies_in_may_be_one_event() -> None:
    found = claims("غارات روسية على إدلب.\nشنت طائرات روسية غارات على بلدة سراقب بريف إدلب.")
    assert found[-1].same_as == found[0].id


def test_who_denies_an_event_tells_it_again() -> None:
    found = claims("قصفت طائرات بلدة سراقب أمس.\nونفت وزارة الدفاع قصف بلدة سراقب.")
    assert found[-1].same_as == found[0].id


def test_other_tolls_are_other_events() -> None:
    found = claims("قتل ثلاثة مدنيين في قصف على بلدة سراقب.\nوقتل تسعة مدنيين في قصف على بلدة النيرب.")
    assert found[-1].same_as is None


def test_what_recalls_is_history_even_of_yesterday() -> None:
    found = claims("قصفت طائرات بلدة سراقب اليوم.\nوكانت القوات قد قصفت بلدة النيرب أمس.")
    assert [c.background for c in found] == [False, True]


def test_whoever_goes_on_with_his_acts_does_many() -> None:
    found = claims("واصلت طائرات التحالف غاراتها على مواقع في الرقة.")
    assert [c.aggregate for c in found] == [True]
