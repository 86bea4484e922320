"""Who does an act and whom it hits, by case endings, agreement, government and what is hit."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    return pipeline.code(document(text, published=datetime.date(2019, 6, 15)), load()).claims


CASES = [
    ("اعتقلت القوات مسلحين في البلدة.", "arrest", ["القوات"], ["مسلحين"]),
    ("اعتقلوا العشرات من المواطنين في مدينة تعز.", "arrest", [], ["العشرات من المواطنين"]),
    ("اعتقل سيدة في مدينة تعز.", "arrest", [], ["سيدة"]),
    ("التقى خلالها المسؤولين الفلسطينيين في رام الله.", "talks", [], ["المسؤولين الفلسطينيين"]),
    ("يستعد مسلحون لمهاجمة نقطة أمنية في مدينة عتق.", "clash", ["مسلحون"], ["نقطة أمنية"]),
    ("نفت حركة الشباب الإفراج عن الطبيبين في مدينة جلب.", "release", ["حركة الشباب"], ["الطبيبين"]),
    ("تمكنت الفصائل من استهداف مواقع لقوات النظام في حلب.", "clash", ["الفصائل"], ["مواقع لقوات النظام"]),
    ("قال التحالف إن طيرانه لم يشن أي غارة على محافظة الجوف.", "airstrike", ["التحالف"], []),
    ("قصف الطيران الحكومي مستشفى الرستن.", "airstrike", ["الطيران الحكومي"], ["مستشفى الرستن"]),
    ("قصف الجيش بالمدفعية الأحياء السكنية في مدينة حلب.", "shelling", ["الجيش"], ["الأحياء السكنية"]),
    ("سيطرت القوات على البلدة.", "territory_change", ["القوات"], []),
    ("ارتكبت قوات الأسد مجزرة بحق عائلة في إدلب.", "civilian_attack", ["قوات الأسد"], ["عائلة"]),
    ("قتل ثلاثة بقصف مدفعي للجيش، استهدف سوقا شعبيا في إدلب.", "shelling", ["للجيش"], ["سوقا شعبيا"]),
    ("قصف الجيش بصاروخ موجه موقعا للمسلحين في إدلب.", "shelling", ["الجيش"], ["موقعا للمسلحين"]),
    ("أصيب شرطيان في انفجار عبوة ناسفة شمال مدينة جلال آباد.", "explosion", [], ["شرطيان"]),
    ("خمسة صواريخ استهدفت قاعدة للقوات الأمريكية في دير الزور.", "shelling", [], ["قاعدة للقوات الأمريكية"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), CASES, ids=[case[0][:40] for case in CASES])
def test_who_does_it_and_whom_it_hits(text: str, act: str, actor: list[str], target: list[str]) -> None:
    claim = next(c for c in claims(text) if c.act == act)
    assert [p.text for p in claim.actor] == actor
    assert [p.text for p in claim.target] == target
