"""Who does it and to whom, in plain sentences: openings, pronouns, ground that somebody holds."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    return pipeline.code(document(text, published=datetime.date(2019, 6, 15)), load()).claims


CASES = [
    # who holds the ground that the fire came from
    ("سقطت قذائف على سوق البلدة من مناطق تسيطر عليها قسد.", "shelling", ["قسد"], ["سوق البلدة"]),
    ("سقطت قذائف على إعزاز مصدرها نقاط خاضعة لسيطرة قسد.", "shelling", ["قسد"], []),
    # one somebody behind the opening, and another in the accusative: a verb
    ("قنص مسلح من الحي شابا عند مدخل المدرسة.", "civilian_attack", ["مسلح"], ["شابا"]),
    ("طعن فلسطيني حارسا في تل أبيب.", "civilian_attack", ["فلسطيني"], ["حارسا"]),
    # a verb in the feminine does not tell what men whom somebody counts do
    ("داهمت دورية سوقا في الخليل واحتجزت سبعة باعة.", "arrest", ["دورية"], ["سبعة باعة"]),
    # و joins to what an attack led to, and nobody to do it
    (
        "تعرضت قافلة لكمين شمال كسلا ما أدى لمقتل سائق ونهب أربع شاحنات.",
        "property_destruction",
        [],
        ["أربع شاحنات"],
    ),
    # who laid the bomb, and what it went off at
    ("انفجر لغم زرعه المسلحون بشاحنة ركاب في صعدة.", "explosion", ["المسلحون"], ["شاحنة ركاب"]),
    ("مقتل راع بانفجار عبوة ناسفة زرعها مجهولون في نوى.", "explosion", ["مجهولون"], []),
    ("انفجرت عبوة كان قد زرعها التنظيم قرب الرطبة.", "explosion", ["التنظيم"], []),
    ("قتل ضابط بانفجار سيارة مفخخة يقودها انتحاري في مقديشو.", "suicide_bombing", ["انتحاري"], ["ضابط"]),
    ("انفجار سيارة يستقلها ضباط في الموصل.", "explosion", [], ["سيارة"]),
    # splinters are no doer
    ("أصابت شظايا القذيفة ممرضة في تعز.", "shelling", [], ["ممرضة"]),
    # one who is new, far behind the verb, suffers it
    ("أعدم شنقا في شيراز رجل متهم بالتجسس.", "trial", [], ["رجل متهم"]),
    ("أفاد المرصد بأنه قتل شاب برصاص حرس الحدود قرب سلقين.", "civilian_attack", ["حرس الحدود"], ["شاب"]),
    # whom the pronoun means is not who accuses him
    ("أعدم التنظيم سائقين اتهمهما بالتجسس في الشدادي.", "accuse", ["التنظيم"], ["سائقين"]),
    # whoever did it is whom others kill for it
    ("طعن شاب جنديا قبل أن يقتله الحراس.", "civilian_attack", ["الحراس"], ["شاب"]),
    ("أوقف مسلحون شاحنة قبل أن يقتلوا سائقها.", "civilian_attack", ["مسلحون"], ["سائقها"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), CASES, ids=[case[0][:40] for case in CASES])
def test_who_does_what_to_whom(text: str, act: str, actor: list[str], target: list[str]) -> None:
    claim = next(c for c in claims(text) if c.act == act)
    assert ([p.text for p in claim.actor], [p.text for p in claim.target]) == (actor, target)


def test_who_is_called_so_says_nothing() -> None:
    claim = claims("قتل قيادي في الحزب يدعى سالم حسن بضربة من طائرة مسيرة قرب صور.")[0]
    assert claim.source == ()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("هدد المسلحون بقتل رهائن في سبها.", ["threat"]),
        ("لم يعد الأهالي محاصرين بعد انسحاب المسلحين من نوى.", ["withdrawal"]),
    ],
)
def test_what_was_not_is_no_event(text: str, acts: list[str]) -> None:
    assert [c.act for c in claims(text)] == acts


def test_the_members_of_a_crew_are_counted() -> None:
    claim = claims("خطف قراصنة سفينة وخطفوا طاقمها المكون من 14 بحارا.")[-1]
    assert [(loss.effect, loss.min, loss.max) for loss in claim.harm] == [("detained", 14, 14)]
