"""What one phrase is: who acts or what is hit, one party or two, the verb's subject or its object."""

import pytest

from tests.extract.test_roles import claims

CASES = [
    # forces of two states under one word, and two sorts of aircraft
    ("قصف الطيران السوري والروسي بلدة حاس.", "airstrike", ["الطيران السوري والروسي"], []),
    ("غارات للطيران السوري أو الروسي على بلدة حاس.", "airstrike", ["للطيران السوري أو الروسي"], []),
    ("شن الطيران الحربي والمروحي غارات على بلدة حاس.", "airstrike", ["الطيران الحربي والمروحي"], []),
    ("تعرضت حاس لقصف من الطيران الروسي.", "airstrike", ["الطيران الروسي"], []),
    # the object of an active verb may stand far behind
    (
        "قال التقرير إن الجيش قتل في بداية الشهر مدنيا سوريا في سرمدا.",
        "civilian_attack",
        ["الجيش"],
        ["مدنيا سوريا"],
    ),
    ("قالت الشرطة إنها اعتقلت هاشم الدوري.", "arrest", ["الشرطة"], ["هاشم الدوري"]),
    ("الجندي قتل في تعز.", "unspecified_violence", [], ["الجندي"]),
    # a new thing behind an attack that hits nothing else
    ("استهدفت دبابة إسرائيلية بقذيفة شرق رفح.", "shelling", [], ["دبابة إسرائيلية"]),
    ("قصفت دبابة إسرائيلية محيط بلدة عيترون.", "shelling", ["دبابة إسرائيلية"], []),
    ("استهدفت مسيرة سيارة في عيترون.", "airstrike", ["مسيرة"], ["سيارة"]),
    ('استهداف طائرة بدون طيار "موتورا" في أريحا.', "airstrike", ["طائرة بدون طيار"], ["موتورا"]),
    # sides told with asides
    (
        "اشتباكات بين حركة الوفاق وجبهة الأنصار من جهة، وقوات النظام والمسلحين من أخرى في حاس.",
        "clash",
        ["حركة الوفاق", "جبهة الأنصار"],
        ["قوات النظام", "المسلحين"],
    ),
    # whose fire it is: not the word in construct before it
    ("وسعت المجموعات المسلحة دائرة استهدافها لقرى الغاب.", "shelling", ["المجموعات المسلحة"], []),
    ("استهدف القصف مركز البحوث الذي يستخدمه النظام لتطوير الأسلحة.", "shelling", [], ["مركز البحوث"]),
    # what follows from an act, and the guns by means of which it is done, are nobody
    ("أغارت طائرات على بلدة حاس، متسببة بدمار واسع.", "airstrike", ["طائرات"], []),
    ("استشهد الشاب خالد اليوم متأثرا بجراحه.", "unspecified_violence", [], ["الشاب خالد"]),
    ("تم الاستهداف بواسطة سلاح المدفعية وراجمات الصواريخ في حاس.", "shelling", [], []),
    ("أدانت الحكومة قصف المستشفى وقتل المدنيين.", "shelling", [], ["المستشفى"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_phrase_has_one_role(text: str, act: str, actor: list[str], target: list[str]) -> None:
    claim = next(c for c in claims(text) if c.act == act)
    assert [p.text for p in claim.actor] == actor
    assert [p.text for p in claim.target] == target
