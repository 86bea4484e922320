"""Who does an act that another verb or noun governs, and who goes on after another act."""

import pytest

from tests.extract.test_roles import claims

GOVERNED = [
    ("تستمر طائرات روسيا وقوات النظام بقصف قرى حوران.", "airstrike", ["طائرات روسيا", "قوات النظام"]),
    ("تركز الميليشيا على قصف المستشفيات في حيس.", "shelling", ["الميليشيا"]),
    ("لجأت الميليشيا إلى قصف الأحياء.", "shelling", ["الميليشيا"]),
    ("عمدت الميليشيا إلى تهجير سكان القرية.", "displacement", ["الميليشيا"]),
    ("أدى القصف إلى نزوح سكان القرية.", "displacement", []),
    ("يدفع ذلك الفصائل إلى الرد على الهجوم في حيس.", "clash", []),
    ("قيام أحد ضباط الجيش باختطاف طفلة في حيس.", "abduction", ["أحد ضباط الجيش"]),
    # who imposes his control
    ("تحدثت مصادر عن فرض قوات الدعم السريع سيطرتها على نيالا.", "territory_change", ["قوات الدعم السريع"]),
    ("أشارت المصادر إلى فرض الجيش وحلفائه السيطرة على نيالا.", "territory_change", ["الجيش"]),
    # whose kin are seized too, by whom
    ("قتلت الشرطة خالد العمري واعتقلت أشقاءه في حيس.", "arrest", ["الشرطة"]),
    ("قال شهود إن الجيش قتل التاجر واعتقل شقيقيه في حيس.", "arrest", ["الجيش"]),
    ("قتل تاجر واعتقل أشقاؤه في حيس.", "arrest", []),
]


@pytest.mark.parametrize(("text", "act", "actor"), GOVERNED, ids=[case[0][:40] for case in GOVERNED])
def test_who_does_what_another_word_governs(text: str, act: str, actor: list[str]) -> None:
    claim = next(c for c in claims(text) if c.act == act)
    assert [p.text for p in claim.actor] == actor
