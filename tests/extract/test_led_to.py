"""Losses that a sentence of their own tells as what an attack led to. All sentences are composed."""

import pytest

from tests.extract.test_attribution import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قصف الجيش بلدة سرمين.. ما أدى لمقتل ثلاثة مدنيين.", [("shelling", [("killed", 3)])]),
        ("قصف الجيش بلدة سرمين. وأسفر ذلك عن مقتل ثلاثة مدنيين.", [("shelling", [("killed", 3)])]),
        ("طائرات تشن غارات على سرمين.. أسفرت عن سقوط 5 جرحى", [("airstrike", [("injured", 5)])]),
        ("هجوم مسلح على حاجز في درعا... قتل فيه جنديان", [("clash", [("killed", 2)])]),
        ("أوقع 3 قتلى.. انفجار لغم في سوق بمدينة الباب", [("explosion", [("killed", 3)])]),
        # another sentence that tells the event itself, or losses elsewhere
        ("قصف الطيران سرمين. وأدى القصف إلى مقتل طفل.", [("airstrike", []), ("airstrike", [("killed", 1)])]),
        (
            "اشتباكات في تل رفعت.. ومقتل 5 جنود في الجنوب",
            [("clash", []), ("unspecified_violence", [("killed", 5)])],
        ),
        (
            "قصف الجيش بلدة سرمين.\nوقتل 5 مدنيين في درعا.",
            [("shelling", []), ("unspecified_violence", [("killed", 5)])],
        ),
    ],
)
def test_what_it_led_to_is_its_loss(text: str, told: list[tuple[str, list[tuple[str, int]]]]) -> None:
    assert [(c.act, [(x.effect, x.min) for x in c.harm]) for c in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "act", "actor"),
    [
        (
            "قال إن سعيدا، وهو معلم، قتل برصاص عناصر قسد خلال مداهمة في الكبر.",
            "civilian_attack",
            ["عناصر قسد"],
        ),
        ("خرج الرجل من منزله، وقُتل برصاص عناصر قسد في الكبر.", "civilian_attack", ["عناصر قسد"]),
        ("قتل شخصان برصاص قسد خلال محاولتها السيطرة على الكبر.", "civilian_attack", ["قسد"]),
    ],
)
def test_who_is_shot_in_its_course_suffers_an_act_of_its_own(text: str, act: str, actor: list[str]) -> None:
    first = claims(text)[0]
    assert (first.act, [party.text for party in first.actor]) == (act, actor)
