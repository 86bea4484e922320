"""Where the phrases of parties end, who stands beside the subject, and what takes place without one."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    return pipeline.code(document(text, published=datetime.date(2019, 6, 15)), load()).claims


PHRASE_ENDS = [
    (
        "سيطر المتمردون على البلدة باستثناء أطراف في جنوبها.",
        "territory_change",
        ["المتمردون"],
        [],
    ),
    ("قصفت قوات الدعم السريع السكن الجامعي في الأبيض.", "shelling", ["قوات الدعم السريع"], ["السكن الجامعي"]),
    (
        "قتل اثنان باستهداف مسيرة أوكرانية للمزارعين في بيلغورود.",
        "airstrike",
        ["مسيرة أوكرانية"],
        ["للمزارعين"],
    ),
    (
        "نفذت طائرة للتحالف غارة على سيارة في مأرب.",  # whose it is
        "airstrike",
        ["طائرة للتحالف"],
        ["سيارة"],
    ),
    (
        "تجمعوا للتنديد بغارات شنها الجيش على المزارعين وللمطالبة بالتعويض.",
        "airstrike",
        ["الجيش"],
        ["المزارعين"],
    ),
    (
        "شن الجيش غارات على المزارعين والرعاة في دارفور.",
        "airstrike",
        ["الجيش"],
        ["المزارعين", "الرعاة"],
    ),
    (
        "قتل جنديان باستهداف مسيرة روسية لقوات الحدود في خاركيف.",
        "airstrike",
        ["مسيرة روسية"],
        ["قوات الحدود"],
    ),
    (
        "رد المجلس بمطالبة حزب العمال بسحب مقاتليه من سنجار.",
        "demand",
        ["المجلس"],
        ["حزب العمال"],
    ),
    (
        "استهدف الجيش بغارة قائد الفصيل في درعا.",  # whom it hit, no genitive
        "airstrike",
        ["الجيش"],
        ["قائد الفصيل"],
    ),
]


TAKING_PLACE = [
    ("خمسة مزارعين جرى اعتقالهم قرب طوباس.", "arrest", [], ["خمسة مزارعين"]),
    ("اندلعت مواجهات ردا على مقتل الفتى بين الشرطة ومسلحين في نابلس.", "clash", ["الشرطة"], ["مسلحين"]),
    ("بدأ الجيش قصف مواقع المتمردين في بونيا.", "shelling", ["الجيش"], ["مواقع المتمردين"]),  # he does it
    (
        "قتل تسعة في اشتباكات بالمدينة، فيما شن طيران الحلف قصفا على مواقع المسلحين.",
        "airstrike",
        ["طيران الحلف"],
        ["مواقع المسلحين"],
    ),
    ("قتل تسعة في اشتباكات بالمدينة، فيما شن طيران الحلف قصفا على مواقع المسلحين.", "clash", [], []),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), TAKING_PLACE, ids=range(len(TAKING_PLACE)))
def test_what_takes_place_has_its_event_word_for_subject(
    text: str, act: str, actor: list[str], target: list[str]
) -> None:
    claim = [c for c in claims(text) if c.act == act][-1]
    assert ([p.text for p in claim.actor], [p.text for p in claim.target]) == (actor, target)


PARTIES = [
    (
        "قصفت المقاتلات مستوصفا، إضافة إلى سوق شعبي في ميدي.",
        "airstrike",
        ["المقاتلات"],
        ["مستوصفا", "سوق شعبي"],
    ),
    ("اعتقلت الشرطة ناشطا إلى جانب ثلاثة صحفيين في قابس.", "arrest", ["الشرطة"], ["ناشطا", "ثلاثة صحفيين"]),
    ("قصفت المقاتلات مستوصفا إضافة إلى ذلك في ميدي.", "airstrike", ["المقاتلات"], ["مستوصفا"]),
    ("اعتقال كل من نبيل عمران وباسل نصر في الرقة.", "arrest", [], ["نبيل عمران", "باسل نصر"]),
    ("ندد بمقتل المعلم واصفا ما حصل في كادقلي بالجريمة.", "unspecified_violence", [], ["المعلم"]),
    (
        "اعتقل الأمن كلا من النائب خليل عمران والصحفي وديع نصر في صور.",
        "arrest",
        ["الأمن"],
        ["النائب خليل عمران", "الصحفي وديع نصر"],
    ),
    ("داهم الأمن المنازل واعتقل عددا من الطلاب بينهم الشاعر وديع.", "arrest", ["الأمن"], ["عددا من الطلاب"]),
    ("قصف المتمردون مناطق سكنية دون مراعاة للسكان.", "shelling", ["المتمردون"], ["مناطق سكنية"]),
    ("خطف مسلحون مراسلتنا نيرمين أبو شقرا في الفاشر.", "abduction", ["مسلحون"], ["مراسلتنا نيرمين أبو شقرا"]),
    ("هاجم مسلحون قافلة مساعدات قرب زالنجي.", "clash", ["مسلحون"], ["قافلة مساعدات"]),
    ("فقد المتمردون السيطرة على المطار لصالح الجيش.", "territory_change", ["الجيش"], ["المتمردون"]),
    ("خسر المتمردون مدينة سنجة لصالح الجيش.", "territory_change", ["الجيش"], ["المتمردون"]),
    ("استعاد الجيش مدينة سنجة من المتمردين.", "territory_change", ["الجيش"], ["المتمردين"]),
    (
        "قتلت القوات المشتركة، بدعم من طيران الحلف، خمسة مسلحين في كونر.",
        "clash",
        ["القوات المشتركة", "طيران الحلف"],
        ["خمسة مسلحين"],
    ),
    ("حملت الحركة إثيوبيا مسؤولية تردي الأوضاع.", "accuse", ["الحركة"], ["إثيوبيا"]),
    (
        'حملت النقابة "الحكومة العسكرية" مسؤولية انهيار الاقتصاد.',
        "accuse",
        ["النقابة"],
        ["الحكومة العسكرية"],
    ),
    ("أدت الغارات والقصف الروسي على البلدة إلى مقتل تاجر.", "airstrike", ["الروسي"], []),
    ("أسفر القصف وغارات للطيران الروسي على البلدة عن مقتل تاجر.", "shelling", [], []),  # guns, not aircraft
    ("القائد عاد إلى المدينة ويقصف الحرم الجامعي من الجبل.", "shelling", ["القائد"], ["الحرم الجامعي"]),
    (
        "وصل عدد اللاجئين الذين ألقت فرق الشرطة القبض عليهم إلى ثلاثين.",
        "arrest",
        ["فرق الشرطة"],
        ["عدد اللاجئين"],
    ),
    (
        "قتل الرهائن على أيدي مسلحين اثنين من الحركة.",
        "civilian_attack",
        ["مسلحين اثنين من الحركة"],
        ["الرهائن"],
    ),
    (
        "اندلعت اشتباكات بين مسلحين مجهولين وقوات الحدود. وقال مصدر إن اشتباكات دارت بين الطرفين ليلا.",
        "clash",
        ["مسلحين مجهولين"],
        ["قوات الحدود"],
    ),
    (
        "سلمت كينيا السلطات الصومالية أمس قياديا في الحركة.",
        "release",
        ["كينيا"],
        ["السلطات الصومالية", "قياديا في الحركة"],
    ),
    ("أظهر المقطع إطلاق الكتيبة صاروخا موجها على جنود.", "shelling", ["الكتيبة"], ["جنود"]),
    ("أفاد السكان بسقوط عدد من القذائف على منازل في تعز.", "shelling", [], ["منازل"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), PARTIES, ids=range(len(PARTIES)))
def test_parties_beside_the_subject(text: str, act: str, actor: list[str], target: list[str]) -> None:
    claim = [c for c in claims(text) if c.act == act][-1]
    assert ([p.text for p in claim.actor], [p.text for p in claim.target]) == (actor, target)


@pytest.mark.parametrize(("text", "act", "actor", "target"), PHRASE_ENDS, ids=range(len(PHRASE_ENDS)))
def test_a_phrase_ends_where_another_begins(text: str, act: str, actor: list[str], target: list[str]) -> None:
    claim = [c for c in claims(text) if c.act == act][-1]
    assert ([p.text for p in claim.actor], [p.text for p in claim.target]) == (actor, target)


def test_whoever_does_something_is_no_event() -> None:
    assert [c.act for c in claims("حذر القائد كل من يستهدف أمن البلاد في حلب.")] == []


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("قتل ثلاثة مراسلين (زيد عمران وباسل خليل ووديع نصر) في غارة على صور.", "ثلاثة مراسلين"),
        ("قتل شاب (17 عاما) في غارة على صور.", "شاب (17 عاما)"),
    ],
)
def test_a_list_in_brackets_is_no_part_of_the_phrase_before(text: str, loser: str) -> None:
    assert [harm.text for harm in claims(text)[0].harm] == [loser]


MEANT = [
    # who is blamed for an act is said to have done it; not where another is told
    ("حملت الحركة إثيوبيا مسؤولية مقتل ثلاثة تجار.", "civilian_attack", ["إثيوبيا"], ["ثلاثة تجار"]),
    ("حملت النقابة الجيش المسؤولية الكاملة عن قصف المزارعين.", "shelling", ["الجيش"], ["المزارعين"]),
    ("حملت النقابة الحكومة مسؤولية مقتل تاجر على يد مسلحين.", "accuse", ["النقابة"], ["الحكومة"]),
    # whom a pronoun means
    ("قالت كتائب الفجر إنها قصفت موقعا واستهدفت دبابة في سرت.", "clash", ["كتائب الفجر"], ["دبابة"]),
    (
        "قالت الحركة إنها دخلت المدينة واستعادت السيطرة على مقر الحزب.",
        "territory_change",
        ["الحركة"],
        ["مقر الحزب"],
    ),
    ("اعترفت تشاد بقتلها هذا القيادي في بلتين.", "clash", ["تشاد"], ["القيادي"]),
    ("أعلنت تشاد قصفها هذا المعسكر في بلتين.", "shelling", ["تشاد"], ["المعسكر"]),
    # who did what was told before does the next, not who suffered it
    ("داهم الأمن حيا واعتقلت الشرطة شابين وأصابت ثالثا.", "unspecified_violence", ["الشرطة"], []),
    # the fiercest of its acts is an act; an adjective tells who does both
    ("شن الجيش أعنف قصف على المزارعين في كادقلي.", "shelling", ["الجيش"], ["المزارعين"]),
    ("أدى الحصار والقصف الإثيوبي للبلدة إلى نزوح السكان.", "restriction", ["الإثيوبي"], []),
    ("ندد بالاعتقالات وقصف إثيوبي على سوق في كسلا.", "arrest", [], []),
    # who speaks at a meeting holds it
    ("شدد وزير الدفاع، خلال لقاء مع نظيره، على وقف القتال.", "talks", ["وزير الدفاع"], ["نظيره"]),
    ("شدد وزير الدفاع على وقف القتال. وعقد لقاء مع تجار سنار.", "talks", [], ["تجار سنار"]),
]


@pytest.mark.parametrize(("text", "act", "actor", "target"), MEANT, ids=range(len(MEANT)))
def test_who_is_meant_without_standing_beside(
    text: str, act: str, actor: list[str], target: list[str]
) -> None:
    claim = [c for c in claims(text) if c.act == act][-1]
    assert ([p.text for p in claim.actor], [p.text for p in claim.target]) == (actor, target)
