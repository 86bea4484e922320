"""Words that tell one event together, and those that do not. All sentences are composed."""

import pytest

from tests.extract.test_attribution import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("استهدف الطيران الحربي بغارة جوية قرية كفر عويد.", [("airstrike", "استهدف")]),
        ("استهدفت بغارات جوية منازل في بلدة حيس.", [("airstrike", "استهدفت")]),
        ("قصف الجيش بالمدفعية بلدة الحولة.", [("shelling", "قصف")]),
        ("تعرضت مواقع الجيش للقصف خلال غارات جوية على المخا.", [("airstrike", "للقصف")]),
        ("ارتكب الجيش مجزرة راح ضحيتها ستة أشخاص، إثر قصف مدفعي على بلدة التح.", [("shelling", "قصف مدفعي")]),
        ("استهدفت القوات بلدة التح، ما أسفر عن سقوط قذيفة على منزل.", [("shelling", "استهدفت")]),
        (
            "نفذ المقاتلون عمليات نوعية، استهدفت قيادات التنظيم في رداع.",
            [("clash", "نفذ المقاتلون عمليات نوعية")],
        ),
        (
            "أصيب مدني جراء قصف صاروخي مصدره مناطق سيطرة الجيش و«قسد»، استهدف مخيماً في عفرين.",
            [("shelling", "قصف صاروخي")],
        ),
        ("قتل جندي بعدما أصيب بقذيفة قرب الربوعة.", [("shelling", "أصيب")]),
        ("استشهد العريف بعد تعرض المركز لقذائف في الخوبة.", [("shelling", "تعرض")]),
        ("أجبر المسلحون مئات العائلات على النزوح من تاورغاء.", [("displacement", "النزوح")]),
        (
            "هاجم الحزب الثكنة، فيما تقوم الطائرات بقصف مواقع في قنديل.",
            [("clash", "هاجم"), ("airstrike", "قصف")],
        ),
        ("عبر الوزير عن تعازيه لأسر الشهداء في صعدة.", [("support", "تعازيه")]),
        (
            "شن المسلحون هجوماً على القاعدة، ما تسبب بمقتل جنديين وتدمير مدرعة في الطاش.",
            [("clash", "شن المسلحون هجوماً")],
        ),
        ("استهدفت القوات سيارة بصاروخ في الأتارب، مما أدى لإحراقها.", [("shelling", "استهدفت")]),
        ("اختتمت الفصائل اليوم الثاني من عملية «ردع العدوان» في حلب.", []),
        ("قال الوزير إن «القصف على حلب» مستمر.", [("shelling", "القصف")]),
        ("اغتال مسلحون مدير مدرسة في درنة بإطلاق نار على سيارته.", [("civilian_attack", "اغتال")]),
        ("أسر الجيش أربعين مسلحاً في عدن.", [("arrest", "أسر")]),
        ("أسر المسلحون طبيباً في عدن.", [("abduction", "أسر")]),
        ("أحكم المقاتلون قبضتهم على الموقع في الضالع.", [("territory_change", "أحكم")]),
    ],
)
def test_one_event_however_it_is_told(text: str, told: list[tuple[str, str]]) -> None:
    found = claims(text)
    assert [c.act for c in found] == [act for act, _ in told]
    assert all(
        word in c.trigger.text or c.trigger.text in word for c, (_, word) in zip(found, told, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("عقب اقتحام المدينة قصف الجيش أحياءها.", [("raid", []), ("shelling", ["الجيش"])]),
        ("بعد معارك عنيفة سيطر الجيش على بلدة التح.", [("clash", []), ("territory_change", ["الجيش"])]),
        (
            "تمكنت القوات الحكومية، مدعومة بالطيران، من تحرير بلدة التح.",
            [("territory_change", ["القوات الحكومية"])],
        ),
        ("أقدم عناصر من التنظيم، على إعدام ثلاثة شبان.", [("civilian_attack", ["عناصر من التنظيم"])]),
        (
            "تأتي الغارات على إدلب بالتزامن مع مواجهات بين الجيش والحركة.",
            [("airstrike", []), ("clash", ["الجيش"])],
        ),
        ("قتل ثلاثة بعد قصف استهدف السوق.", [("shelling", [])]),
        ("اقتحم مسلحون مركزا للشرطة في بلدة التح.", [("raid", ["مسلحون"])]),
    ],
)
def test_an_act_told_as_a_circumstance_leaves_the_verb_its_own_subject(
    text: str, told: list[tuple[str, list[str]]]
) -> None:
    assert [(c.act, [p.text for p in c.actor]) for c in claims(text)] == told


def test_who_somebody_is_thought_to_be_describes_him() -> None:
    strike, entry = claims("شنت طائرات حربية يُرجّح أنها روسية غارة على التح، ثم سيطرت الفصائل على القرية.")
    assert [p.text for p in strike.actor] == ["طائرات حربية يُرجّح أنها روسية"]
    assert entry.source == ()


def test_what_threats_that_somebody_made_are_about_is_no_act_of_its_own() -> None:
    found = claims("قصفت مسيرات بلدة التح بعد تهديدات أطلقها الوزير باجتياح شمالي سوريا.")
    assert [c.act for c in found] == ["airstrike", "threat"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("حاول المسلحون صد القوات إلا أنهم تعرضوا لقصف عنيف من الطيران.", ["clash", "airstrike"]),
        ("تصدت القوات لهجوم شنه المسلحون على بلدة التح.", ["clash"]),
        ('أعلنت غرفة عمليات "الفتح المبين" استهداف مواقع قوات النظام.', ["shelling"]),
        ('أعلن الجيش إطلاق عملية "قصف الذهب" في بلدة التح.', []),
    ],
)
def test_an_answer_ends_with_its_clause_and_a_name_with_its_mark(text: str, acts: list[str]) -> None:
    assert [c.act for c in claims(text)] == acts


def test_who_answers_an_attack_did_not_make_it() -> None:
    (attack,) = claims("وحدات الجيش ترد على اعتداءات في ريف حماة الشمالي")
    assert attack.actor == ()
    (raid,) = claims("أقدمت وحدات الجيش على اقتحام بلدة التح.")
    assert [p.text for p in raid.actor] == ["وحدات الجيش"]


def test_salvos_that_somebody_comes_under_are_one_event() -> None:
    (claim,) = claims("تعرضت قاعدة عين الأسد لرشقة صواريخ.")
    assert [p.text for p in claim.target] == ["قاعدة عين الأسد"]


def test_an_attack_that_another_place_came_under_is_of_its_own() -> None:
    first, second = claims("قصفت الطائرات قرية حاس، وتعرضت بلدة بنش لقصف عنيف.")
    assert ([p.text for p in first.places], [p.text for p in second.places]) == (["حاس"], ["بنش"])
    (launched,) = claims("أطلق الجيش غارات لقصف مواقع الفصائل.")
    assert launched.trigger.text == "غارات"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("استهدفت الطائرات الحربية المنطقة المحيطة ببلدة سرجة من الجهة الشرقية بـ 16 غارة.", 16),
        ("قصف الطيران أطراف مدينة بنش بغارتين وبلدة سرجة بغارة.", None),
    ],
)
def test_the_strikes_an_attack_was_made_with_only_count_it(text: str, count: int | None) -> None:
    (claim,) = claims(text)
    assert claim.act == "airstrike"
    assert (claim.count.min if claim.count is not None else None) == count
    assert "غارة" in claim.quote.text


def test_a_strike_that_killed_others_is_another() -> None:
    told = claims("قتل أربعة مدنيين باستهداف سيارتهم في نوى وثلاثة بغارة على جاسم.")
    assert [claim.trigger.text for claim in told] == ["باستهداف", "بغارة"]
