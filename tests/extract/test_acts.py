"""Which act an event word tells, where the word alone leaves it open. All sentences are composed."""

import pytest

from tests.extract.test_attribution import claims


@pytest.mark.parametrize(
    ("text", "trigger", "act", "actor"),
    [
        ("قال الحوثيون إنهم سيقصفون مواقع قرب مأرب.", "سيقصفون", "threat", ["الحوثيون"]),
        ("أكدت الحركة أنها ستواصل مهاجمة القواعد.", "مهاجمة", "threat", ["الحركة"]),
        ("قال الحوثيون إن الجيش سيقصف مواقع قرب مأرب.", "سيقصف", "shelling", ["الجيش"]),
        ("هاجم المسلحون نقاطاً تابعة للجيش قرب بنغازي.", "هاجم", "clash", ["المسلحون"]),
        ("استهدف تفجيران انتحاريان سوقاً في بغداد.", "تفجيران انتحاريان", "suicide_bombing", []),
        ("اقتحم انتحاري مركزاً للشرطة في العريش.", "اقتحم", "suicide_bombing", ["انتحاري"]),
        ("قتل القيادي في عملية نفذتها القوات الخاصة قرب الرقة.", "عملية", "clash", ["القوات الخاصة"]),
        ("أصيب مدني بشظايا قذيفة في سراقب.", "أصيب", "shelling", []),
    ],
)
def test_the_act(text: str, trigger: str, act: str, actor: list[str]) -> None:
    claim = next(c for c in claims(text) if trigger in c.trigger.text)
    assert (claim.act, [party.text for party in claim.actor]) == (act, actor)


def test_a_pronoun_on_the_particle_is_the_speaker() -> None:
    (claim,) = claims("أعلن الحوثيون أنهم أطلقوا صاروخاً على قاعدة في جازان.")
    assert [party.text for party in claim.actor] == ["الحوثيون"]


def test_a_definite_attack_is_the_one_told_before() -> None:
    text = "قصفت مدفعية الجيش ثكنة في بلدة النشابية فقتلت 14 مسلحاً.\nوأوقع الهجوم على الثكنة 14 قتيلاً."
    assert {c.act for c in claims(text)} == {"shelling"}


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("عرقلت المجموعات المسلحة خروج المدنيين من الحي.", ["المجموعات المسلحة"], None),
        ("سجنت الميليشيا ظلماً آلاف الشبان في المدينة.", ["الميليشيا"], ["آلاف الشبان"]),
        ("أعلن جيش الاحتلال -مساء الاثنين- قصف موقع قرب دمشق.", ["جيش الاحتلال"], ["موقع"]),
        ("شن طيران التحالف الذي تقوده واشنطن، ضربات على مقرات قرب هجين.", ["طيران التحالف"], None),
        ("قصف الجيش الذي يحاصر البلدة منذ شهر، سوقاً شعبياً في دوما.", ["الجيش"], ["سوقاً شعبياً"]),
        ("مدفعية الجيش ردت بقصف مواقع قرب القنيطرة.", ["مدفعية الجيش"], ["مواقع"]),
        ("قتل جنديان في هجوم على حاجز نسب إلى المسلحين.", ["المسلحين"], ["حاجز"]),
        ("منع الجنود المزارعين من الوصول إلى أراضيهم قرب نابلس.", ["الجنود"], ["المزارعين"]),
        ("أطلق الجيش عملية لاستهداف الفصائل في شمال العراق.", ["الجيش"], ["الفصائل"]),
        ("ضربة جوية نفذتها طائرة مسيرة استهدفت سيارة في صور.", ["طائرة مسيرة"], ["سيارة"]),
        ("انتزعت المقاومة آخر معاقل المتمردين في تعز.", ["المقاومة"], ["آخر معاقل المتمردين"]),
        ("المروحيات ألقت 15 برميلاً على سوق في داريا.", ["المروحيات"], ["سوق"]),
        ("المتحدث باسم جماعة أنصار الله: قصفنا موقعاً في يافا.", ["جماعة أنصار الله"], ["موقعاً"]),
        ("أكد المتحدث باسم الجيش أن قواتنا سيطرت على بلدة بنت جبيل.", ["الجيش"], []),
        ("شنت إسرائيل غارات عدة على حلب.", ["إسرائيل"], []),
        ("قتلت مفرزة من الحشد أحد أبرز قناصي تنظيم داعش.", ["مفرزة من الحشد"], ["أحد أبرز قناصي تنظيم داعش"]),
        ("استعادة الجيش للمواقع في ليبيا.", ["الجيش"], ["للمواقع"]),
        ("سقط المعسكر في أيدي المسلحين في شبوة.", ["المسلحين"], ["المعسكر"]),
    ],
)
def test_who_to_whom(text: str, actor: list[str], target: list[str] | None) -> None:
    claim = claims(text)[0]
    assert [party.text for party in claim.actor] == actor
    assert target is None or [party.text for party in claim.target] == target


def test_they_did_away_with_the_others() -> None:
    claim = claims("قضت خلالها وحدات الجيش على ثلاثة مسلحين قرب كفر زيتا.")[0]
    assert [(loss.effect, loss.text) for loss in claim.harm] == [("killed", "ثلاثة مسلحين")]
    assert [party.text for party in claim.actor] == ["وحدات الجيش"]


def test_what_aircraft_destroyed() -> None:
    claim = claims("دمّر الطيران الحربي السوري مركز قيادة في إدلب.")[0]
    assert (claim.act, [(loss.effect, loss.text) for loss in claim.harm]) == (
        "airstrike",
        [("destroyed", "مركز قيادة")],
    )
