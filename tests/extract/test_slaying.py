"""Killing and destroying told by their verbal nouns: who does it, and where it is only an aim or a threat."""

import pytest

from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.pipeline import code

CASES = [
    # who manages it, does it, sets about it, owns to it or announces it
    ("تمكن حرس الحدود من قتل ثلاثة مهربين مسلحين قرب رفح.", "حرس الحدود", "ثلاثة مهربين مسلحين"),
    ("أقدم ملثمون على قتل مزارع في المقدادية.", "ملثمون", "مزارع"),
    ("قام جنود بقتل راع في الأغوار.", "جنود", "راع"),
    ("تبنت حركة الشباب قتل ضابطين في كيسمايو.", "حركة الشباب", "ضابطين"),
    ("أعلن الجيش الصومالي قتل عشرة مسلحين في هيران.", "الجيش الصومالي", "عشرة مسلحين"),
    (
        "أعلنت وزارة الداخلية المصرية القضاء على أربعة مسلحين في العريش.",
        "وزارة الداخلية المصرية",
        "أربعة مسلحين",
    ),
    ("أعلن الجيش التركي تحييد ثلاثة عناصر من حزب العمال.", "الجيش التركي", "ثلاثة عناصر من حزب العمال"),
    ("نفى الجيش الليبي قتل مدنيين في مرزق.", "الجيش الليبي", "مدنيين"),
    ("نجح المقاتلون في تدمير جسر قرب الميادين.", "المقاتلون", "جسر"),
    ("أعلن الجيش السوداني تدمير جسر في شندي.", "الجيش السوداني", "جسر"),
    # who only says that others died did not kill them
    ("أعلن الجيش الصومالي مقتل جندي في هيران.", "", "جندي"),
    ("أعلن المرصد قتل ثلاثة مدنيين في بصرى.", "", "ثلاثة مدنيين"),
    # destroying that is said to be done, by nobody known
    ("تدمير جسر في الميادين.", "", "جسر"),
    ("تم تدمير خمسة منازل في القرية.", "", "خمسة منازل"),
    # a depot of support is no aim
    ("طائرة مسيرة استهدفت مستودع الدعم في المكلا.", "طائرة مسيرة", "مستودع الدعم"),
]


@pytest.mark.parametrize(("text", "actor", "target"), CASES)
def test_who_kills_or_destroys(text: str, actor: str, target: str) -> None:
    (claim,) = code(document(text), load()).claims
    assert (" ".join(p.text for p in claim.actor), " ".join(p.text for p in claim.target)) == (actor, target)


def test_what_another_party_managed_is_an_act_of_its_own() -> None:
    found = code(
        document("خطف مجهولون قاضيا في سبها، وتمكن الجيش من قتل ثلاثة مسلحين في مرزق."), load()
    ).claims
    told = [(claim.act, [p.text for p in claim.actor], [h.min for h in claim.harm]) for claim in found]
    assert told == [("abduction", ["مجهولون"], [1]), ("unspecified_violence", ["الجيش"], [3])]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("هدد التنظيم بقتل الرهائن.", ["threat"]),
        ("تعهد قائد الجيش بالقضاء على خمسة قادة.", ["threat"]),
        ("دعا الخطيب إلى قتل المتمردين.", ["demand"]),
        ("يهدف التنظيم إلى تدمير المدينة.", []),
        ("أكد الجيش أن هدفه تدمير قدرات الحركة.", []),
    ],
)
def test_what_is_only_meant_is_no_killing(text: str, acts: list[str]) -> None:
    assert [claim.act for claim in code(document(text), load()).claims] == acts
