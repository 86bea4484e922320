"""Which words tell an event, and which only look like one: sentences of our own, each with what it tells."""

from collections.abc import Callable

import pytest

from rawi.knowledge import Knowledge, load
from rawi.read import document
from rawi.run.pipeline import code


@pytest.fixture(scope="module")
def acts() -> Callable[[str], list[str]]:
    knowledge: Knowledge = load()
    return lambda text: [claim.act for claim in code(document(text), knowledge).claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وزير الدفاع يبحث في بغداد مواجهة التنظيم.", ["talks"]),
        ("تبحث الدولة عن حل للأزمة في بغداد.", []),
        ("وصل الوزير إلى بغداد للبحث مع مسؤولين في الوضع.", ["talks"]),
        ("درّب الجيش الأمريكي مقاتلي المعارضة في تركيا.", ["deployment"]),
        ("درّب المعلم التلاميذ في المدرسة.", []),
        ("يقضي الاتفاق باندماج الفصيل في صفوف الجيش السوري.", []),
        ("تجولت فرق الإغاثة في مناطق سيطرة قوات النظام في إدلب.", []),
        ("زارت فرق طبية الأحياء المحاصرة في حمص.", []),
        ("مر رتل لفصائل مقاتلة في إدلب.", []),
        ("حوصر الحي في حمص أسبوعاً.", ["restriction"]),
        ("دهس سائق طفلاً في بغداد.", []),
        ("أعلن المبعوث الأممي هدنة لمدة شهرين في اليمن.", ["ceasefire"]),
        ("الجيش السوداني يسترد مدينة سنجة.", ["territory_change"]),
        ("دخول قافلة مساعدات أممية إلى شمال غرب سوريا.", ["aid"]),
        ("مظاهرة حاشدة في السويداء تطالب برحيل النظام.", ["protest"]),
        ("جلس حسام أبو صفية في مستشفى في بيت لاهيا.", []),
        ("نفذ شاب عملية دهس في القدس أصيب فيها جنديان.", ["clash"]),
        ("قصفت الطائرات حياً في حماة، ما أدى إلى وقوع مجزرة راح ضحيتها خمسة مدنيين.", ["airstrike"]),
        ("ضربت القوات التركية موقعاً لقسد في الحسكة.", ["shelling"]),
        ("باتت البلدة تحت سيطرة القوات الحكومية.", ["territory_change"]),
        ("قال المبعوث إنه يجب أن تنسحب القوات من الحديدة.", ["demand"]),
        ("يجب أن تنسحب القوات من الحديدة.", ["withdrawal"]),
        ("امتنعت وزارة الدفاع عن مناقشة القرار.", ["reject"]),
        ("قال مسؤولون اشترطوا عدم نشر أسمائهم إن القرار صدر.", []),
        ("تفقد الضابط منصة إطلاق الصواريخ في تعز.", []),
        ("تستهدف الحملة تحقيق الأمن في اليمن.", []),
        ("سمات اشتباكات الجنوب صنعاء هدنة", []),
        ("أعلن التحالف الذي يقاتل الحوثيين وقفا لإطلاق النار.", ["ceasefire"]),
        ("أطلقت الشرطة الغاز المسيل للدموع على المتظاهرين في الخرطوم.", ["civilian_attack"]),
        ("بحث الاجتماع الأمني في عدن مع السفراء دعم الحكومة.", ["talks"]),
        ("تسعى القوات اليمنية إلى إحكام سيطرتها على مدينة عدن.", ["territory_change"]),
        ("القوات التي نشرتها واشنطن في شمال سوريا قليلة.", ["deployment"]),
        ("مرتبات الجنود تصل إلى 80 ألف ريال في صنعاء.", []),
        ("ترسو السفن الحاملة للمساعدات في ميناء عدن.", []),
        ("يقع معهد تدريب الشرطة وسط مدينة زليتن.", []),
    ],
)
def test_what_a_sentence_tells(acts: Callable[[str], list[str]], text: str, told: list[str]) -> None:
    assert acts(text) == told


def test_a_town_is_no_verb(acts: Callable[[str], list[str]]) -> None:
    """`عدن` is Aden, though it may be read as "they (women) returned"."""
    assert acts("تتجه القوات إلى تطهير أبين بعد تحرير عدن.") == ["territory_change", "territory_change"]
