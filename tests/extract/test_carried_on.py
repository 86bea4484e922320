"""Who does it where no word beside the event says so: who did what was told before."""

import pytest

from tests.extract.conftest import doers

FARTHER = [
    "قصفت القوات الحكومية مدينة كتم، كما طال القصف قرية فتابرنو المجاورة.",
    "قصفت القوات الحكومية مدينة كتم. وقال شهود إن القصف استهدف أيضا سوقا في مليط.",
    "قصفت القوات الحكومية مدينة كتم. وأسفر القصف عن إصابة ثلاثة رعاة في مليط.",
]


@pytest.mark.parametrize("text", FARTHER)
def test_a_known_attack_that_reaches_another_place_has_its_doer(text: str) -> None:
    assert doers(text)[-1] == ["القوات الحكومية"]


ALONE = [
    # كما, في حين, فيما, حيث: whoever did what was told before, where both verbs agree with him
    ("هاجمت القوات السودانية قاعدة وقتلت عشرة من حراسها، كما دمرت آلياتهم في كتم.", ["القوات السودانية"]),
    ("اعتقلت قسد أمس ثلاثة رجال، كما حاصرت مقار المجلس في الحسكة.", ["قسد"]),
    ("اقتحمت القوات الحكومية سوقا في كتم، في حين اعتقلت عند المدخل بائعا.", ["القوات الحكومية"]),
    ("سيطر الجيش على مطار كتم، حيث استهدف ثكنة للمسلحين.", ["الجيش"]),
    # a clause that describes what is done to has the doer of the clause around it
    ("انسحبت القوات الحكومية من المدن التي سيطرت عليها الشهر الماضي في دارفور.", ["القوات الحكومية"]),
    # whose he is, up to the comma before the verb; and no place does what is told
    (
        "الطيران الحربي التابع للقوات الحكومية وحلفائها، قصف بلدة كتم.",
        ["الطيران الحربي التابع للقوات الحكومية"],
    ),
    ("قال شهود إن القوات الحكومية المتمركزة في التلال، استهدفت محيط عدة قرى.", ["القوات الحكومية المتمركزة"]),
    # still, come to: they only carry the verb behind them
    ("قال شاهد إن قسد ما تزال تستهدف بالصواريخ مواقع قرب عفرين.", ["قسد"]),
    ("قال شاهد إن القوات الحكومية باتت تسيطر على مدينة كتم.", ["القوات الحكومية"]),
    # who is made up of others, and not they
    ("ساندت الجنود مجموعات مسلحة من ميليشيا قسد قامت باختطاف راعيين.", ["مجموعات مسلحة من ميليشيا قسد"]),
]


@pytest.mark.parametrize(("text", "actor"), ALONE, ids=[text[:40] for text, _ in ALONE])
def test_a_verb_alone_has_the_doer_before_it(text: str, actor: list[str]) -> None:
    assert doers(text)[-1] == actor


def test_who_tells_of_an_attack_did_not_do_it() -> None:
    assert doers("أعلن مسؤول تركي مقتل ضابطين في هجوم استهدفهما في ديار بكر.")[0] == []
