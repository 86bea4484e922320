"""Attacks by their means, and persons by their names and offices: who does it, whom it hits."""

import pytest

from tests.extract.test_roles import claims

CASES = [
    (
        "شنت طائرات الولايات المتحدة غارات على الحوثيين.",
        "airstrike",
        ["طائرات الولايات المتحدة"],
        ["الحوثيين"],
    ),
    ("اغتيال إسماعيل هنية رئيس الجناح السياسي للحركة.", "civilian_attack", [], ["إسماعيل هنية"]),
    ("اغتيال أحمد الخالد مدير المستشفى في غزة.", "civilian_attack", [], ["أحمد الخالد"]),
    ("استهدفت الحركة بطائرة مسيرة «هدفا حيويا» في حيفا.", "airstrike", ["الحركة"], ["هدفا حيويا"]),
    ("نصب مقاتلو الحركة كمينين للجنود.", "clash", ["مقاتلو الحركة"], ["للجنود"]),
    (
        "قصفت قوات الرئيس السابق، علي عبد الله صالح، جامعا في تعز.",
        "shelling",
        ["قوات الرئيس السابق، علي عبد الله صالح"],
        ["جامعا"],
    ),
    ("قصف المستشفى جريمة لا تغتفر.", "shelling", [], ["المستشفى"]),
    ("هجوم بالصواريخ والمسيرات يستهدف ميناء حيفا.", "shelling", [], ["ميناء حيفا"]),
    ("هجوم صاروخي وبالطيران المسير يستهدف ميناء حيفا.", "shelling", [], ["ميناء حيفا"]),
    ("أطلقت الحركة خمس مسيرات على القاعدة.", "airstrike", ["الحركة"], ["القاعدة"]),
    ("ندد بإطلاق الفصائل مسيرات على القاعدة.", "airstrike", ["الفصائل"], ["القاعدة"]),
    ("بدأ الجيش موجة من الغارات على الفصائل بتوجيه من الرئيس.", "airstrike", ["الجيش"], ["الفصائل"]),
    ("قصف الجيش بأوامر من القائد العام للقوات المسلحة مقر الحركة.", "shelling", ["الجيش"], ["مقر الحركة"]),
    # a person's name behind a party is whom it seized or killed
    ("اعتقلت قوات الاحتلال خالد الدباغ في جنين.", "arrest", ["قوات الاحتلال"], ["خالد الدباغ"]),
    ("خطفت جماعة الحوثي أحمد العولقي في إب.", "abduction", ["جماعة الحوثي"], ["أحمد العولقي"]),
    ("اعتقلت الشرطة فاطمة حسن في سوسة.", "arrest", ["الشرطة"], ["فاطمة حسن"]),
    ("قتل عناصر التنظيم خالد عمر في الشدادي.", "civilian_attack", ["عناصر التنظيم"], ["خالد عمر"]),
    (
        "اغتال مسلحون قائد حركة الشباب أحمد ديري في كيسمايو.",
        "civilian_attack",
        ["مسلحون"],
        ["قائد حركة الشباب أحمد ديري"],
    ),
    # the silent alef is left out in posts; an address glued to a word tells nothing
    ("المسلحون استهدفو حاجزا للجيش في إزرع.", "shelling", ["المسلحون"], ["حاجزا للجيش"]),
    ("استهدف الجيش مستودعاhttps://t.me/post/7 في إزرع.", "shelling", ["الجيش"], ["مستودعا"]),
    ("اشتبك عناصر من لواء شهداء حلب مع الجيش.", "clash", ["عناصر من لواء شهداء حلب"], ["الجيش"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), CASES)
def test_who_does_it_and_whom_it_hits(text: str, act: str, actor: list[str], target: list[str]) -> None:
    """One claim of the act, with its parties in the words of the text."""
    found = [([p.text for p in c.actor], [p.text for p in c.target]) for c in claims(text) if c.act == act]
    assert found == [(actor, target)]


def test_a_centre_where_people_are_held_is_a_thing_that_is_hit() -> None:
    found = claims("قصفت الطائرات مركز احتجاز المهاجرين في سرت وقتلت 44 شخصا.")
    assert {claim.act for claim in found} == {"airstrike"}
    assert [loss.effect for claim in found for loss in claim.harm] == ["killed"]
