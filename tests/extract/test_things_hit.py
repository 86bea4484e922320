"""What is hit: things told with their use or owner, areas that a side holds."""

import pytest

from tests.extract.test_roles import claims

CASES = [
    # what a new thing is for, or whose it is
    ("استهدفت الطائرات ورشة لتصنيع الأثاث في حماة.", ["ورشة لتصنيع الأثاث"]),
    ("قصف الطيران سوقا للخضار والفواكه في حماة.", ["سوقا للخضار والفواكه"]),
    ("استهدفت القذائف سيارة لأحد المدنيين في القرية.", ["سيارة لأحد المدنيين"]),
    ("قصفت المدفعية تجمعا لخيام النازحين.", ["تجمعا لخيام النازحين"]),
    ("قصفت الطائرات منزلا للمرة الثانية.", ["منزلا"]),
    # areas that a side holds
    ("نفذ الطيران الحربي غارات على مناطق سيطرة الفصائل.", ["مناطق سيطرة الفصائل"]),
    ("تتعرض مناطق سيطرة المعارضة شمال حلب لقصف يومي.", ["مناطق سيطرة المعارضة"]),
    ("يستهدف الطيران بشكل متكرر مناطق خفض التصعيد.", ["مناطق خفض التصعيد"]),
    # what is hit or who is taken is told behind a quantity, or by a verb after who struck where
    ("اعتقلت المليشيا الكثير من الصحفيين.", ["الكثير من الصحفيين"]),
    ("أعلن الجيش أن 12 ضربة جوية نفذت قرب الموصل، استهدفت جسورا ونقاط تفتيش.", ["جسورا", "نقاط تفتيش"]),
    # a country that saw an attack and a place that saw flight are where it was
    ("شهدت تركيا هجوما انتحاريا داميا.", []),
    ("شهد المخيم حركة نزوح واسعة.", []),
    # a people behind who calls on it by name
    ("ودعا السيسي الليبيين إلى الهدوء.", ["الليبيين"]),
    ("دعا محمود عباس الإسرائيليين إلى السلام.", ["الإسرائيليين"]),
    # the second of two who agree is the other party
    ("أبرمت القاهرة وباريس اتفاقا عسكريا.", ["باريس"]),
]


@pytest.mark.parametrize(("text", "target"), CASES, ids=[case[0][:40] for case in CASES])
def test_what_is_hit(text: str, target: list[str]) -> None:
    assert [p.text for p in claims(text)[0].target] == target


def test_fire_from_ground_is_of_who_holds_it() -> None:
    claim = claims("أصيبت امرأة إثر قصف صاروخي من مناطق سيطرة قوات النظام وقسد استهدف مخيم النور.")[0]
    assert [p.text for p in claim.actor] == ["قوات النظام", "قسد"]
