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
        ("قتل جندي بعدما أصيب بقذيفة قرب الربوعة.", [("shelling", "أصيب")]),
        ("استشهد العريف بعد تعرض المركز لقذائف في الخوبة.", [("shelling", "تعرض")]),
        ("أجبر المسلحون مئات العائلات على النزوح من تاورغاء.", [("displacement", "النزوح")]),
        (
            "هاجم الحزب الثكنة، فيما تقوم الطائرات بقصف مواقع في قنديل.",
            [("clash", "هاجم"), ("airstrike", "قصف")],
        ),
        ("عبر الوزير عن تعازيه لأسر الشهداء في صعدة.", [("support", "تعازيه")]),
        ("أحكم المقاتلون قبضتهم على الموقع في الضالع.", [("territory_change", "أحكم")]),
    ],
)
def test_one_event_however_it_is_told(text: str, told: list[tuple[str, str]]) -> None:
    found = claims(text)
    assert [c.act for c in found] == [act for act, _ in told]
    assert all(
        word in c.trigger.text or c.trigger.text in word for c, (_, word) in zip(found, told, strict=True)
    )
