"""When: which of a report's times is the event's. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline


def time(text: str, act: str) -> str | None:
    found = pipeline.code(document(text, published=datetime.date(2021, 11, 24)), load()).claims
    claim = next(c for c in found if c.act == act)
    return claim.time.text if claim.time else None


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("قصفت الطائرات أمس بلدة سراقب.", "airstrike", "أمس"),
        ("يلتقي الوزير الذي وصل صباحاً رئيس الحكومة في بغداد.", "talks", None),
        ("قصف جوي استهدف صباح اليوم بلدة سراقب.", "airstrike", "صباح اليوم"),
        ("هاجمت القوات بلدة سراقب رغم الاتفاق الموقع في 5 آذار 2020.", "clash", None),
        ("استنكرت نقابة الأطباء أمس قصف الطائرات مستشفى النور.", "airstrike", None),
        ("استنكرت نقابة الأطباء أمس قصف الطائرات مستشفى النور.", "accuse", "أمس"),
        ("أكد الدفاع المدني الأحد مقتل طفلين بقصف مدفعي على بلدة أبين.", "shelling", None),
        ("أكد الدفاع المدني أن الأحد شهد قصفا مدفعيا على بلدة أبين.", "shelling", "الأحد"),
        ("قصفت الطائرات بلدة أبين، بحسب ما ذكر الدفاع المدني أمس.", "airstrike", None),
        ("قصفت الطائرات الأحد بلدة أبين، بحسب ما ذكر الدفاع المدني أمس.", "airstrike", "الأحد"),
        ("ومنذ مطلع العام الجاري، تحاصر القوات بلدة مضايا.", "restriction", "ومنذ مطلع العام الجاري"),
        ("وتعاني البلدة منذ شهرين نقص الدواء، حيث قصفت المدفعية المستشفى.", "shelling", None),
        ("قصفت الطائرات محيط ساحة الجمعة في بلدة بنش.", "airstrike", None),
        ("وكانت الوزارة قد أعلنت في شهر تموز الماضي عن مقتل تسعة مدنيين.", "unspecified_violence", None),
        ("وفي 3 تشرين الثاني قالت الوزارة إن تسعة مدنيين قتلوا في قصف على بنش.", "shelling", None),
        ("قتل تسعة جنود في اشتباكات في بنش، بحسب ما أفاد أمس الثلاثاء مسؤول محلي.", "clash", None),
        ("رصد ناشطون في 3 تشرين الثاني اشتباكات في بلدة بنش.", "clash", "3 تشرين الثاني"),
        ("أعلنت الحكومة أمس هدنة في بلدة بنش.", "ceasefire", "أمس"),
        (
            "حجبت الشركة الموقع اليوم بسبب صور التفجير الذي استهدف قبل يومين سوق بنش.",
            "explosion",
            "قبل يومين",
        ),
        ("أشادت الوزارة أمس بالشرطة بعد هجوم أدى الأحد إلى مقتل جنديين.", "clash", "الأحد"),
        ("أغلق المتظاهرون جسراً يربط المدينة بريفها، أمس الاثنين، في بنش.", "protest", "أمس الاثنين"),
        ("اقتحم الجيش المشفى أمس بعد قصفه.", "raid", "أمس"),
        ("أفرج الجيش عن شاب في بنش بعد اعتقاله أول أمس.", "release", None),
        ("أفرج الجيش عن شاب في بنش بعد اعتقاله أول أمس.", "arrest", "أول أمس"),
        ("اقتحم الجيش المشفى أمس بعد قصفه.", "shelling", None),
        ("قتل طفل أمس بعد قصف على بلدة بنش.", "shelling", "أمس"),
        ("قتل طفل بقصف مدفعي على بنش، ليلة الأحد في حين شنت الطائرات غارات.", "shelling", "ليلة الأحد"),
        ("دارت اشتباكات في بنش، كما اعتقل الجيش فجر أمس خمسة شبان.", "clash", None),
        ("أسفر قصف مدفعي، استهدف بلدة بنش أمس، عن مقتل طفل.", "shelling", "أمس"),
        ("قصفت الطائرات أمس الجبل الذي تحاصره الفصائل.", "restriction", None),
        (
            "قتل تسعة مدنيين خلال الفترة الممتدة من مطلع يناير حتى 25 مارس الماضي، بقصف الطائرات.",
            "airstrike",
            "من مطلع يناير حتى 25 مارس الماضي",
        ),
    ],
)
def test_a_time_belongs_to_its_event(text: str, act: str, words: str | None) -> None:
    assert time(text, act) == words


def test_a_bulletin_is_of_the_day_in_its_title() -> None:
    """Events of a list without times of their own happened on the day that the list is of."""
    text = "حصاد الأحداث الميدانية 23-11-2021\nقصفت القوات بلدة سراقب.\nوقصفت الطائرات أمس بلدة بنش."
    assert time(text, "shelling") == "23-11-2021"
    assert time(text, "airstrike") == "أمس"
