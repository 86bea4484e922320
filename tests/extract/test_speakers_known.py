"""Who says so where a name stands elsewhere: above, or signed below a post. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline


def sources(text: str, trigger: str) -> list[str]:
    """The sources of the last claim whose trigger holds a word."""
    coded = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load())
    found = [c for c in coded.claims if trigger in c.trigger.text]
    assert found, f"{trigger} is no claim: {[c.trigger.text for c in coded.claims]}"
    return [source.text for source in found[-1].source]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("الناشط رامي الحداد", "الناشط"),
        ("قيادي بارز في الحزب", "القيادي"),
        ("ناشطون من ريف حماة", "الناشطون"),
    ],
)
def test_a_person_with_the_article_is_the_one_named_above(full: str, short: str) -> None:
    text = f"قال {full} إن الجسر مقطوع.\nوقال {short} إن الطائرات قصفت بلدة اللطامنة."
    assert sources(text, "قصفت") == [full]


SIGNED = "— الدفاع المدني السوري (@WhiteHelm) March 9, 2021"


@pytest.mark.parametrize("between", ["\n", " "])
def test_who_signs_a_post_says_what_is_in_it(between: str) -> None:
    post = "مقتل عاملين بقصف مدفعي على بلدة النيرب pic.twitter.com/aBcD"
    assert sources(f"وصل الوفد أمس.\n{post}{between}{SIGNED}", "قصف") == ["الدفاع المدني السوري"]


def test_a_signature_gives_neither_the_paragraph_before_the_post_nor_what_another_says() -> None:
    post = "قال الناشط رامي الحداد إن الطائرات قصفت بلدة النيرب pic.twitter.com/aBcD"
    text = f"أطلق الجنود النار على متظاهرين في درعا.\n{post}\n{SIGNED}"
    assert sources(text, "أطلق") == []
    assert sources(text, "قصفت") == ["الناشط رامي الحداد"]


@pytest.mark.parametrize("words", ["وبين أن", "وبيّن أن", "بين أن"])
def test_to_make_clear_that_is_a_word_of_saying(words: str) -> None:
    text = f"أوضح مدير الدفاع المدني سالم الحداد أن الفرق وصلت.\n{words} الطيران قصف سوق بلدة النيرب."
    assert sources(text, "قصف") == ["مدير الدفاع المدني سالم الحداد"]


@pytest.mark.parametrize("called", ["شخصاً يدعى لطفي حسن", "امرأة تدعى سعاد حسن"])
def test_who_is_called_so_does_not_speak(called: str) -> None:
    assert sources(f"ذكر مصدر طبي أن {called} قتل بقصف مدفعي على بلدة النيرب.", "قصف") == ["مصدر طبي"]


@pytest.mark.parametrize(
    ("ascribed", "expected"),
    [("نسبته السلطات إلى المتمردين", ["السلطات"]), ("نُسب إلى المتمردين", [])],
)
def test_who_lays_an_attack_at_a_door_says_so(ascribed: str, expected: list[str]) -> None:
    assert sources(f"قتل شرطيان في أضنة في هجوم {ascribed}.", "هجوم") == expected
