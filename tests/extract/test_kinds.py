"""Of what kind a party is that leads, speaks for or belongs to another."""

import pytest

from tests.extract.test_roles import claims

# who leads fighters or troops, or speaks for them, is of their kind
OFFICES = [
    ("قتل قيادي بارز في تنظيم داعش بغارة على الشحيل.", "target", "قيادي بارز في تنظيم داعش", "armed_group"),
    ("استهدفت غارة زعيم جبهة النصرة في ريف إدلب.", "target", "زعيم جبهة النصرة", "armed_group"),
    ("اعتقلت الشرطة قياديا بالحوثيين في مأرب.", "target", "قياديا بالحوثيين", "armed_group"),
    ("اغتيل قيادي بحزب الإصلاح في عدن.", "target", "قيادي بحزب الإصلاح", "organisation"),
    ("اغتيل ضابط بالجيش في عدن.", "target", "ضابط بالجيش", "state_forces"),
    ("اغتيل أحد قيادييها شرقي دير الزور.", "target", "أحد قيادييها", "armed_group"),
    (
        "قتل قائد كتيبة في الجيش الإسرائيلي بانفجار في جباليا.",
        "target",
        "قائد كتيبة في الجيش الإسرائيلي",
        "external_forces",
    ),
    (
        "قال المتحدث العسكري باسم الحوثيين إن طائرات قصفت مطارا.",
        "source",
        "المتحدث العسكري باسم الحوثيين",
        "armed_group",
    ),
    (
        "قال المتحدث باسم الجيش الإسرائيلي إن طائرات قصفت مطارا في بيروت.",
        "source",
        "المتحدث باسم الجيش الإسرائيلي",
        "external_forces",
    ),
    (
        "هدد المتحدث العسكري لكتائب القسام إسرائيل بهجوم.",
        "actor",
        "المتحدث العسكري لكتائب القسام",
        "armed_group",
    ),
    (
        "دعا رئيس المكتب السياسي لحركة حماس إلى وقف القتال.",
        "actor",
        "رئيس المكتب السياسي لحركة حماس",
        "armed_group",
    ),
    # a site that is hit is a thing, a camp those who live there
    ("قصفت مدفعية سوقا شعبيا في سرمدا.", "target", "سوقا شعبيا", "object"),
    ("قصفت المدفعية مستشفى في سرمدا.", "target", "مستشفى", "object"),
    ("قصفت مدفعية مخيما للنازحين في سرمدا.", "target", "مخيما للنازحين", "civilians"),
    ("دعا السفير الروسي لدى التحالف إلى الحوار.", "actor", "السفير الروسي", "government"),
]


@pytest.mark.parametrize(("text", "role", "words", "kind"), OFFICES, ids=[case[0][:40] for case in OFFICES])
def test_who_leads_a_party_or_speaks_for_it_is_of_its_kind(
    text: str, role: str, words: str, kind: str
) -> None:
    parties = [p for c in claims(text) for p in getattr(c, role)]
    assert [(p.text, p.kind) for p in parties] == [(words, kind)]


DOERS = [
    # whose forces a spokesman says they are: those for whom he speaks
    ("قال المتحدث العسكري باسم الحوثيين إن قواته قصفت مطارا.", ["الحوثيين"], ["مطارا"]),
    # behind a verb and the attack that is its subject, an accusative is whom it hits
    ("قتلت غارة قياديا كبيرا بتنظيم القاعدة في أبين.", [], ["قياديا كبيرا بتنظيم القاعدة"]),
    ("التقى قائد الجيش بقوات اليونيفيل في الناقورة.", ["قائد الجيش"], ["قوات اليونيفيل"]),
    ("اتهم مسؤول بالحكومة المتمردين بقصف السوق.", ["المتمردين"], ["السوق"]),
]


@pytest.mark.parametrize(("text", "actor", "target"), DOERS, ids=[case[0][:40] for case in DOERS])
def test_who_is_of_whom(text: str, actor: list[str], target: list[str]) -> None:
    claim = claims(text)[0]
    assert [p.text for p in claim.actor] == actor
    assert [p.text for p in claim.target] == target
