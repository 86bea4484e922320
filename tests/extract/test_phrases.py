"""Where a phrase ends: one party beside another, a name behind an office, what somebody is in charge of."""

import pytest

from tests.extract.test_roles import claims

CASES = [
    ("قتل رئيس أركان اللواء العقيد رامي في غارة.", "airstrike", [], ["رئيس أركان اللواء العقيد رامي"]),
    ("أعلن الجيش تدمير صاروخ حوثي فوق البحر.", "weapons_disrupted", ["الجيش"], ["صاروخ حوثي"]),
    ("لم تعلن أي جماعة مسلحة مسؤوليتها عن تفجير وسط بغداد.", "explosion", [], []),
    ("لم يتبن التنظيم الهجوم على المسجد.", "civilian_attack", [], ["المسجد"]),
    ("أدانت محكمة عسكرية جنديا بقتل جريح في الخليل.", "trial", ["محكمة عسكرية"], ["جنديا"]),
    ("ألقت الشرطة القبض على المتورطين في الاغتيال.", "arrest", ["الشرطة"], ["المتورطين"]),
    ("اعتقلت إسرائيل الشاب الفلسطيني في جنين.", "arrest", ["إسرائيل"], ["الشاب الفلسطيني"]),
    ("أحرق المستوطنون الرضيع.", "civilian_attack", ["المستوطنون"], ["الرضيع"]),
    ("اعتقلت القوات أحد المصلين.", "arrest", ["القوات"], ["أحد المصلين"]),
    (
        "قتل القيادي أبو خالد أحد قادة التنظيم.",
        "unspecified_violence",
        [],
        ["القيادي أبو خالد أحد قادة التنظيم"],
    ),
    ("اعتقل الجيش القيادي أبو خالد.", "arrest", ["الجيش"], ["القيادي أبو خالد"]),
    ("التقى وزير خارجية مصر نظيره الروسي.", "talks", ["وزير خارجية مصر"], ["نظيره الروسي"]),
    (
        "سيطرت القوات الموالية لشرعية الرئيس هادي على قاعدة العند.",
        "territory_change",
        ["القوات الموالية لشرعية الرئيس هادي"],
        ["قاعدة العند"],
    ),
    (
        "قصفت قوات الرئيس السابق علي عبد الله صالح مدينة تعز.",
        "shelling",
        ["قوات الرئيس السابق علي عبد الله صالح"],
        [],
    ),
    ("شنت الفصائل هجمات بالصواريخ والطائرات المسيرة على القواعد.", "shelling", ["الفصائل"], ["القواعد"]),
    ("قصفت فصائل غرفة العمليات مواقع النظام.", "shelling", ["فصائل غرفة العمليات"], ["مواقع النظام"]),
    ("أصيب 137 ضابطا وجنديا في معارك الجنوب.", "clash", [], ["137 ضابطا وجنديا"]),
    ("أصيب ستة جنود بجروح خطيرة.", "unspecified_violence", [], ["ستة جنود"]),
    ("طردت القوات الحكومية الحوثيين من الخوخة.", "territory_change", ["القوات الحكومية"], ["الحوثيين"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_phrase_ends_where_another_begins(text: str, act: str, actor: list[str], target: list[str]) -> None:
    claim = next(c for c in claims(text) if c.act == act)
    assert [p.text for p in claim.actor] == actor
    assert [p.text for p in claim.target] == target


def test_what_nobody_owns_to_happened() -> None:
    claim = claims("لم تعلن أي جماعة مسلحة مسؤوليتها عن تفجير وسط بغداد.")[0]
    assert (claim.status, claim.actor) == ("asserted", ())
