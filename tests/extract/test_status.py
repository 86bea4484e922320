"""Is it so: asserted, denied, planned, demanded or conditional. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claim(text: str, trigger: str) -> Claim:
    """The claim whose trigger holds a word."""
    found = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    fitting = [c for c in found if trigger in c.trigger.text]
    assert fitting, f"{trigger} is no claim: {[c.trigger.text for c in found]}"
    return fitting[-1]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("قصفت الطائرات بلدة سراقب.", "قصفت", "asserted"),
        ("لم تقصف الطائرات بلدة سراقب.", "تقصف", "denied"),
        ("لم يشنّ الطيران أي غارة على بلدة سراقب.", "غارة", "denied"),
        ("نفى الجيش أن تكون طائراته قد قصفت بلدة سراقب.", "قصفت", "denied"),
        ("نفت وزارة الدفاع قصف بلدة سراقب.", "قصف", "denied"),
        ("هددت الحكومة بالرد على أي هجوم تركي على سراقب.", "هجوم", "conditional"),
        ("أكد الجيش أنه لم يقصف بلدة سراقب.", "يقصف", "denied"),
        ("لم تتمكن القوات من السيطرة على بلدة سراقب.", "السيطرة", "denied"),
        ("لم يسفر القصف على بلدة سراقب عن أي إصابات.", "القصف", "asserted"),
        ("لا صحة للأنباء عن قصف بلدة سراقب.", "قصف", "denied"),
        ("ألغى القائد هجوما لقواته على بلدة سراقب.", "هجوما", "denied"),
        ("نفى الجيش مسؤوليته عن قصف بلدة سراقب.", "قصف", "asserted"),
        ("ستقصف الطائرات بلدة سراقب.", "ستقصف", "planned"),
        ("تستعد القوات لاقتحام بلدة سراقب.", "اقتحام", "planned"),
        ("وصلت القوات تمهيداً لاقتحام بلدة سراقب.", "اقتحام", "planned"),
        ("من المقرر أن تنسحب القوات من بلدة سراقب.", "تنسحب", "planned"),
        ("من المقرر أن يعقد الوزيران اجتماعا في بلدة سراقب.", "اجتماعا", "planned"),
        ("من المتوقع أن يناقش البرلمان القصف على سراقب.", "القصف", "asserted"),
        ("حذّر السكان من هجوم وشيك لمسلحين على حاجز للجيش في سراقب.", "هجوم", "planned"),
        ("أمر القائد قواته بالانسحاب من بلدة سراقب.", "الانسحاب", "demanded"),
        ("وجه القائد بقصف بلدة سراقب.", "قصف", "demanded"),
        ("وجهنا ضربات بصواريخ كروز استهدفت قواعد أمريكية في العراق.", "ضربات", "asserted"),
        ("يجب أن تنسحب القوات من بلدة سراقب.", "تنسحب", "demanded"),
        ("ستقصف الطائرات بلدة سراقب إذا رفض المسلحون الانسحاب.", "ستقصف", "conditional"),
        ("أحبطت الشرطة هجوماً لمسلحين على حاجز للجيش في سراقب.", "أحبطت", "asserted"),
        ("حذر الوزير من التصعيد، داعيا إثيوبيا إلى الانسحاب.", "داعيا", "asserted"),  # no part of the warning
        ("فند الجيش مزاعم قصف مدرسة في سراقب.", "قصف", "denied"),
        ("الرئيس الأمريكي: على حماس إطلاق سراح الرهائن.", "إطلاق", "demanded"),
        ("يعتزم الجيش سحب ألفي جندي من العراق.", "سحب", "planned"),
        ("إذا لم تنسحب القوات من سراقب سنهاجمها.", "تنسحب", "conditional"),
        ("تبدأ الهدنة الجمعة في سراقب.", "الهدنة", "planned"),
        ("يلتقي الوزيران الثلاثاء في بغداد.", "يلتقي", "planned"),
        ("كان الوزيران يلتقيان الثلاثاء في بغداد.", "يلتقيان", "asserted"),
        ("الوزير يلتقي السفير الثلاثاء في بغداد", "يلتقي", "asserted"),
        ("تقصف المدفعية الجمعة بلدة سراقب.", "تقصف", "asserted"),
        ("لا توجد خطط لسحب القوات من سراقب.", "لسحب", "denied"),
        ("ليس لدى الجيش أي نية لاقتحام سراقب.", "لاقتحام", "denied"),
        ("لم يأمر القائد بقصف سراقب.", "بقصف", "denied"),
        ("القوات لم تنسحب من بنش وتستعد لاقتحام سراقب.", "لاقتحام", "planned"),
        ("من المرجح أن تنسحب القوات من سراقب.", "تنسحب", "planned"),
        ('نفى مصدر أمني لـ"صوت المدينة" ما تناقله البعض عن قصف سوق في سراقب.', "قصف", "denied"),
    ],
)
def test_status(text: str, trigger: str, status: str) -> None:
    """Verb forms and cues, each with its scope."""
    assert claim(text, trigger).status == status


def test_denier_is_the_source() -> None:
    assert [s.text for s in claim("نفت وزارة الدفاع قصف بلدة سراقب.", "قصف").source] == ["وزارة الدفاع"]


@pytest.mark.parametrize("verb", ["نفت", "فندت", "كذبت", "دحضت"])
def test_who_refutes_news_is_the_source(verb: str) -> None:
    """What is refuted is no part of who refutes it, and the refutation no event beside the denied one."""
    found = pipeline.code(document(f"{verb} وزارة الدفاع خبر انسحاب قواتها من الحديدة."), load()).claims
    assert [(c.act, c.status, [s.text for s in c.source]) for c in found] == [
        ("withdrawal", "denied", ["وزارة الدفاع"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "رفض الحوثيون الانسحاب من الحديدة.",
        "رفضت إسرائيل الإفراج عن الأسرى.",
        "رفضت الحركة الهدنة في غزة.",
        "رفض الوزير لقاء المبعوث الأممي.",
        "جددت القاهرة رفضها تهجير الفلسطينيين من غزة.",
        "أعلنت الحكومة رفضها نشر قوات أجنبية في بورتسودان.",
    ],
)
def test_what_is_refused_is_no_event(text: str) -> None:
    found = pipeline.code(document(text), load()).claims
    assert [c.act for c in found] == ["reject"]


def test_what_is_meant_to_be_done_is_no_pledge_besides() -> None:
    found = pipeline.code(document("تعتزم تركيا سحب جنودها من العراق."), load()).claims
    assert [(c.act, c.status) for c in found] == [("withdrawal", "planned")]


def test_negation_is_shared_by_or_alone() -> None:
    """`لم تقصف أو تقتحم` denies both; و after ولا does not."""
    assert claim("لم تقصف القوات بلدة سراقب أو تقتحم بلدة بنش.", "تقتحم").status == "denied"


def test_refusing_ones_own_act() -> None:
    """`لن` before what is one's own to do is a refusal, asserted."""
    refusal = claim("لن تنسحب القوات من بلدة سراقب.", "تنسحب")
    assert (refusal.act, refusal.status) == ("reject", "asserted")


def test_doubt_lowers_confidence() -> None:
    """A claim told with doubt is as asserted as any, and less certain."""
    said = claim("قالت وزارة الدفاع إن الطائرات قصفت بلدة سراقب.", "قصفت")
    claimed = claim("زعمت وزارة الدفاع أن الطائرات قصفت بلدة سراقب.", "قصفت")
    assert claimed.status == "asserted"
    assert claimed.confidence < said.confidence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("يريد المسلحون إعدام الرهائن في بلدة التح.", [("civilian_attack", "planned")]),
        ("رفضت الحركة الهدنة.", [("reject", "asserted")]),
    ],
)
def test_what_somebody_wants_is_planned(text: str, told: list[tuple[str, str]]) -> None:
    assert [(c.act, c.status) for c in pipeline.code(document(text), load()).claims] == told


def test_a_siege_that_is_lifted_is_over() -> None:
    assert claim("رفعت القوات الحكومية الحصار عن مدينة كادقلي.", "الحصار").status == "denied"
    assert claim("طالبت الحركة برفع الحصار عن مدينة كادقلي.", "الحصار").status == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "نفت وزارة الدفاع صحة ما تردد عن قصف سوق في الموصل.",
        "نفى الجيش الأنباء المتداولة حول قصف سوق في الموصل.",
        "كذب التحالف ما أشيع بشأن قصف سوق في الموصل.",
    ],
)
def test_what_is_talked_of_is_denied(text: str) -> None:
    assert claim(text, "قصف").status == "denied"


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("لم تفلح الهجمات التي تشنها الفصائل في فتح الطريق.", "الهجمات", "asserted"),
        ("لم ينجح هجوم الجيش على بلدة بنش.", "هجوم", "asserted"),
        ("لم تتوقف الطائرات عن قصف بلدة بنش.", "قصف", "asserted"),
        ("لم يكف المستوطنون عن مهاجمة القرى.", "مهاجمة", "asserted"),
        ("لم ينته الحصار على مدينة الفاشر.", "الحصار", "asserted"),
        ("لا يتردد الجنود في إطلاق النار على المارة.", "إطلاق", "asserted"),
        ("لن تتردد القوات في قصف بلدة بنش.", "قصف", "planned"),
        ("لم يستبعد وزير الدفاع شن هجوم على بلدة بنش.", "هجوم", "planned"),
        ("استبعد مسؤول أن تهاجم القوات بلدة بنش.", "تهاجم", "denied"),
        ("من غير المتوقع أن تنسحب القوات من بلدة بنش.", "تنسحب", "denied"),
        ("تعثر دخول المساعدات إلى بلدة بنش.", "دخول", "denied"),
        ("فشلت القوات في السيطرة على تل قرب بنش.", "السيطرة", "denied"),
        ("فشلت المحادثات بين الوفدين في جنيف.", "المحادثات", "asserted"),
        ("أوشكت القوات على السيطرة على بلدة بنش.", "السيطرة", "planned"),
        ("على إسرائيل أن تنسحب من الجولان.", "تنسحب", "demanded"),
    ],
)
def test_verbs_that_stop_stall_fail_or_rule_out(text: str, trigger: str, status: str) -> None:
    assert claim(text, trigger).status == status


def test_who_foils_an_act_does_not_do_it() -> None:
    foiled = claim("أحبطت الشرطة تفجير مسجد في كركوك.", "تفجير")
    assert (foiled.status, foiled.actor) == ("denied", ())


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("حاول مسلحون اغتيال مدير الناحية في بنش.", "اغتيال"),
        ("نجا طبيب من محاولة خطف في بنش.", "خطف"),
        ("حاولت قوة خاصة اعتقال شاب في بنش.", "اعتقال"),
        ("فشل المهاجمون في اغتيال الوزير في عدن.", "اغتيال"),
    ],
)
def test_what_is_only_tried_takes_nobody(text: str, trigger: str) -> None:
    assert claim(text, trigger).harm == ()


def test_who_refuses_to_move_his_own_troops_does_nothing_else() -> None:
    found = pipeline.code(document("رفضت الحكومة سحب قواتها من بلدة بنش."), load()).claims
    assert [c.act for c in found] == ["reject"]
