"""All that one plain sentence tells: each act with who does it, whom it concerns, where, how sure it is."""

import pytest

from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.pipeline import code

Told = tuple[str, str, str, str, str]  # act, actor, target, places, status; several names stand with ;

CASES: list[tuple[str, list[Told]]] = [
    # who vows is no woman who is promised
    ("توعد رئيس الأركان حركة الشباب برد قاس.", [("threat", "رئيس الأركان", "حركة الشباب", "", "asserted")]),
    # for whose sake, which is neither whom an act hits nor where; who had a name in a party's name
    (
        "قصفت الفصائل قاعدة عسكرية في صفد إسنادا للمقاومة في فلسطين.",
        [("shelling", "الفصائل", "قاعدة عسكرية", "صفد", "asserted")],
    ),
    (
        "نصرة لأهلنا في سوريا هاجم مقاتلونا هدفا عسكريا قرب عكا.",
        [("clash", "مقاتلونا", "هدفا عسكريا", "عكا", "asserted")],
    ),
    (
        "تستهدف المقاومة الإسلامية بالعراق موقعا في صفد بطائرة مسيرة.",
        [("airstrike", "المقاومة الإسلامية بالعراق", "موقعا", "صفد", "asserted")],
    ),
    (
        "دعما لإخوتهم في سوريا هاجمت كتائب القسام موقعا عسكريا.",
        [("clash", "كتائب القسام", "موقعا عسكريا", "سوريا", "asserted")],
    ),
    # what only sounds like an act: whom a hospital is called after, centres of command, sirens
    (
        "قصفت المدفعية مستشفى كمال عدوان أمس.",
        [("shelling", "المدفعية", "مستشفى كمال عدوان", "", "asserted")],
    ),
    (
        "استهدفت الغارات مركز قيادة وسيطرة قرب صور.",
        [("airstrike", "", "مركز قيادة وسيطرة", "صور", "asserted")],
    ),
    ("دوت صفارات الإنذار في صفد أمس.", []),
    # whose hand a place is in
    (
        "باتت مدينة الدلنج تحت سيطرة الدعم السريع.",
        [("territory_change", "الدعم السريع", "", "الدلنج", "asserted")],
    ),
    (
        "المدينة أصبحت تحت سيطرة الجيش السوداني.",
        [("territory_change", "الجيش السوداني", "", "", "asserted")],
    ),
    # where somebody went, and where talks open
    ("زار وزير الدفاع التركي بغداد أمس.", [("talks", "وزير الدفاع التركي", "", "بغداد", "asserted")]),
    ("أنهى المبعوث الأممي زيارته لعدن.", [("talks", "المبعوث الأممي", "", "عدن", "asserted")]),
    ("زار وفد البرلمان نظيره في عمان.", [("talks", "وفد البرلمان", "نظيره", "عمان", "asserted")]),
    ("انطلقت في جنيف مفاوضات بين واشنطن وطهران.", [("talks", "واشنطن", "طهران", "جنيف", "asserted")]),
    # in what plight somebody is told to be, and who holds him
    ("ما زال آلاف السكان محاصرين في كادقلي.", [("restriction", "", "آلاف السكان", "كادقلي", "asserted")]),
    ("قال مسؤول إن الأهالي محاصرون في بابنوسة.", [("restriction", "", "الأهالي", "بابنوسة", "asserted")]),
    (
        "خمسة موظفين ما زالوا محتجزين لدى الحوثيين في صنعاء.",
        [("arrest", "الحوثيين", "خمسة موظفين", "صنعاء", "asserted")],
    ),
    ("لم يعد الطبيب معتقلا لدى الحوثيين في عدن.", []),
    ("نفى المتحدث الأنباء وقال إن الطبيب ليس معتقلا في عدن.", []),
    ("التقى الوزير أهالي المحتجزين في صنعاء.", [("talks", "الوزير", "أهالي المحتجزين", "صنعاء", "asserted")]),
    # relief that arrives
    ("وصلت معونات إلى الأحياء المحاصرة في حلب.", [("aid", "", "", "حلب", "asserted")]),
    # who announces did not do what he says that another launched
    (
        "أعلنت الوزارة شن الطيران غارات على مواقع في صعدة.",
        [("airstrike", "الطيران", "مواقع", "صعدة", "asserted")],
    ),
    # what somebody says besides: the subject of the verb says it
    (
        "خرج المبعوث من القاعة متهما الحكومة بالمماطلة.",
        [("accuse", "المبعوث", "الحكومة", "", "asserted")],
    ),
    (
        "قال الوزير إن الوضع خطير محملا إثيوبيا المسؤولية.",
        [("accuse", "الوزير", "إثيوبيا", "", "asserted")],
    ),
    ("ورد رئيس الوزراء رافضا المقترح.", [("reject", "رئيس الوزراء", "المقترح", "", "asserted")]),
    ("تحدث السفير أمام المجلس مؤكدا رفضه لأي حل عسكري.", [("reject", "السفير", "", "", "asserted")]),
    ("اختتم الرئيس كلمته مجددا دعمه لحكومة عدن.", [("support", "الرئيس", "حكومة عدن", "", "asserted")]),
    # a suspect accuses nobody, nor do slogans and what is loaded
    ("رفع المحتجون لافتات منددة بالغلاء في صور.", []),
    ("احترقت سيارة محملة بأثاث منزل على الطريق.", []),
    # whom a verbal noun is done to, whatever stands between
    ("يتم تجنيد الأطفال قسرا قرب سرت.", [("conscription", "", "الأطفال", "سرت", "asserted")]),
    ("جرى إجلاء المقاتلين من بلدة داريا.", [("withdrawal", "المقاتلين", "", "داريا", "asserted")]),
    ("بدأ إجلاء المدنيين من داريا.", [("displacement", "", "المدنيين", "داريا", "asserted")]),
    (
        "أكدت السلطات عودة مئات النازحين إلى حاس.",
        [("displacement", "", "مئات النازحين", "حاس", "asserted")],
    ),
    ("ذكر مسؤول تهجير الفلسطينيين من غزة.", [("displacement", "", "الفلسطينيين", "غزة", "asserted")]),
    ("أعلنت القوات تحرير رهينتين في رفح.", [("release", "القوات", "رهينتين", "رفح", "asserted")]),
    ("أكدت الداخلية تفكيك خلية للتنظيم في كركوك.", [("arrest", "الداخلية", "خلية", "كركوك", "asserted")]),
    ("طالب الوزير بتحرير الرهائن.", [("demand", "الوزير", "", "", "asserted")]),
    ("قررت الحكومة طرد السفير الإيراني.", [("sanction", "الحكومة", "السفير الإيراني", "", "planned")]),
    # a court that condemns, an agency that stops its work, armies that halt theirs
    (
        "أدانت محكمة العدل الدولية القصف على بلدة حاس.",
        [
            ("accuse", "محكمة العدل الدولية", "القصف", "حاس", "asserted"),
            ("shelling", "", "", "حاس", "asserted"),
        ],
    ),
    ("أعلنت اليونيسف تعليق عملياتها في دارفور.", []),
    ("أوقفت الحركة عملياتها في دارفور.", [("ceasefire", "الحركة", "", "دارفور", "asserted")]),
    # arms and troops that a state sends
    ("تنوي كندا تسليم دبابات للجيش الأوكراني.", [("deployment", "كندا", "للجيش الأوكراني", "", "planned")]),
    # what those who must leave do, and what those leave who go
    ("اضطر الأهالي إلى النزوح من كادقلي.", [("displacement", "", "الأهالي", "كادقلي", "asserted")]),
    ("غادر المسلحون بلدة حاس فجرا.", [("withdrawal", "المسلحون", "", "حاس", "asserted")]),
    # whom money is to help, who hosts talks, where a court sits
    ("خصصت اليابان مليون دولار لدعم اليمن.", [("aid", "اليابان", "اليمن", "اليمن", "asserted")]),
    ("تستضيف جنيف محادثات بين الحكومة والمتمردين.", [("talks", "الحكومة", "المتمردين", "جنيف", "asserted")]),
    ("وصل وفد من الحركة إلى جنيف لبحث الهدنة.", [("talks", "وفد من الحركة", "", "جنيف", "asserted")]),
    (
        "قضت محكمة في بنغازي على ثلاثة متهمين بالسجن.",
        [("trial", "محكمة", "ثلاثة متهمين", "بنغازي", "asserted")],
    ),
    # the deal that is broken is not made, nor is a proof of guilt a charge
    ("انتهكت الجماعة اتفاق الرياض في عدن.", [("violation", "الجماعة", "", "عدن", "asserted")]),
    ("أخلت المحكمة سبيل ناشطين لعدم ثبوت التهمة.", [("release", "المحكمة", "ناشطين", "", "asserted")]),
    # whom one holds responsible in what one says
    (
        "أصدرت الوزارة بيانا حملت فيه إثيوبيا مسؤولية التصعيد.",
        [("accuse", "الوزارة", "إثيوبيا", "", "asserted")],
    ),
    ("عبر السفير عن دعمه لحكومة عدن.", [("support", "السفير", "حكومة عدن", "", "asserted")]),
    ("حث المبعوث طرفي النزاع على ضبط النفس.", [("demand", "المبعوث", "طرفي النزاع", "", "asserted")]),
    ("تبادل الجانبان الأسرى في تعز.", [("release", "الجانبان", "الأسرى", "تعز", "asserted")]),
    ("حذر قائد الجيش من رد مدمر.", [("threat", "قائد الجيش", "", "", "asserted")]),
    # who deems an attack a breach made neither
    (
        "اعتبرت الحركة القصف انتهاكا للهدنة.",
        [("accuse", "الحركة", "القصف", "", "asserted")],
    ),
    # who is kept from going, what is closed
    (
        "تمنع السلطات دخول الصحفيين الأجانب إلى غزة.",
        [("restriction", "السلطات", "الصحفيين", "غزة", "asserted")],
    ),
    ("أغلق محتجون حقل نفط في الناصرية.", [("protest", "محتجون", "", "الناصرية", "asserted")]),
    # who takes post, who leaves, where a mission leaves from
    ("تمركزت مدرعات تركية في بلدة حاس.", [("deployment", "مدرعات تركية", "", "حاس", "asserted")]),
    ("أعلنت كندا انسحاب قواتها من مالي.", [("withdrawal", "كندا", "", "مالي", "asserted")]),
    # sentences of years, charges, courts by their name, a trial told behind its town
    ("حكم على الناشط بالسجن تسع سنوات.", [("trial", "", "الناشط", "", "asserted")]),
    ("بدأت في صنعاء محاكمة عشرة صحفيين.", [("trial", "", "عشرة صحفيين", "صنعاء", "asserted")]),
    ("برأت محكمة الاستئناف ثلاثة ضباط.", [("trial", "محكمة الاستئناف", "ثلاثة ضباط", "", "asserted")]),
    # states that are punished, or are so no more
    ("مدد المجلس العقوبات على بيلاروسيا.", [("sanction", "المجلس", "بيلاروسيا", "", "asserted")]),
    (
        "رفعت كندا العقوبات عن وزارة الدفاع السورية.",
        [("sanction", "كندا", "وزارة الدفاع السورية", "", "denied")],
    ),
    # who keeps a truce is no announcer; where a deal was made
    (
        "أعلن الوسيط التوصل إلى هدنة بين تايلاند وكمبوديا.",
        [("ceasefire", "تايلاند", "كمبوديا", "", "asserted")],
    ),
    (
        "توقيع اتفاق سلام بين أرمينيا وأذربيجان في واشنطن.",
        [("agreement", "أرمينيا", "أذربيجان", "واشنطن", "asserted")],
    ),
    ("وافق مجلس الوزراء على خطة حصر السلاح.", [("agreement", "مجلس الوزراء", "", "", "asserted")]),
    ("عبرت قافلة إغاثية إلى دارفور.", [("aid", "", "", "دارفور", "asserted")]),
    ("رشق ملثمون الشرطة بالحجارة في صور.", [("riot", "ملثمون", "الشرطة", "صور", "asserted")]),
    # an oblique dual is called on; it calls on nobody
    ("قال الوزير إن الوضع خطير. ودعا الطرفين إلى الهدوء.", [("demand", "الوزير", "الطرفين", "", "asserted")]),
    ("الجماعة: نطالب الوسطاء بالضغط على إسرائيل.", [("demand", "الجماعة", "الوسطاء", "", "asserted")]),
    # a council and the government that it blames are two; so are a ministry and whom it summons
    (
        "حمل المجلس الرئاسي الحكومة مسؤولية الفوضى.",
        [("accuse", "المجلس الرئاسي", "الحكومة", "", "asserted")],
    ),
    (
        "استدعت الخارجية الكندية القائم بالأعمال الإيراني.",
        [("sanction", "الخارجية الكندية", "القائم بالأعمال الإيراني", "", "asserted")],
    ),
    # behind ب a verbal noun is no name
    ("هدد ترامب بفرض رسوم على كندا.", [("threat", "ترامب", "كندا", "", "asserted")]),
    # who loses a place
    (
        "فقدت قوات الحكومة السيطرة على بلدة حاس.",
        [("territory_change", "", "قوات الحكومة", "حاس", "asserted")],
    ),
    # `سيطرتها` is her control; a ban is on whose work it is, a sentence on whom it jails
    (
        "بسطت القوات المشتركة سيطرتها الكاملة على بلدة حاس.",
        [("territory_change", "القوات المشتركة", "", "حاس", "asserted")],
    ),
    ("حظرت السلطات نشاط حزب الأمة.", [("sanction", "السلطات", "حزب الأمة", "", "asserted")]),
    ("قضت محكمة بسجن ناشط تسع سنوات.", [("trial", "محكمة", "ناشط", "", "asserted")]),
    ("أعلنت السلطات الحوثية تسليم جثث جنود.", [("release", "السلطات الحوثية", "", "", "asserted")]),
    # what is refused is no attack; a truce that is made longer
    ("أعلنت عمان رفضها استخدام أجوائها لمهاجمة إيران.", [("reject", "عمان", "إيران", "", "asserted")]),
    ("اتفاق على تمديد الهدنة في اليمن.", [("ceasefire", "", "", "اليمن", "asserted")]),
    ("ناشدت المنظمة المانحين توفير الغذاء.", [("demand", "المنظمة", "المانحين", "", "asserted")]),
    # fighting groups are no jets; a people's broken plural describes; a preposition reaches over all of it
    (
        "شنت جماعات مقاتلة هجوما على حاجز للجيش في درعا.",
        [("clash", "جماعات مقاتلة", "حاجز للجيش", "درعا", "asserted")],
    ),
    ("شنت مقاتلة تركية غارة على قنديل.", [("airstrike", "مقاتلة تركية", "", "قنديل", "asserted")]),
    (
        "التقى المبعوث المسؤولين الأتراك في أنقرة.",
        [("talks", "المبعوث", "المسؤولين الأتراك", "أنقرة", "asserted")],
    ),
    (
        "هاجم المقاتلون الأكراد مواقع التنظيم في الحسكة.",
        [("clash", "المقاتلون الأكراد", "مواقع التنظيم", "الحسكة", "asserted")],
    ),
    ("خرجت مظاهرات في مختلف أنحاء اليمن.", [("protest", "", "", "اليمن", "asserted")]),
    ("تقدم الجيش في أماكن كثيرة من حلب.", [("territory_change", "الجيش", "", "حلب", "asserted")]),
    # Chad, not "is praised"
    ("انسحبت القوات الفرنسية من قاعدة في تشاد.", [("withdrawal", "القوات الفرنسية", "", "تشاد", "asserted")]),
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[case[0][:40] for case in CASES])
def test_what_a_plain_sentence_tells(text: str, told: list[Told]) -> None:
    found = code(document(text), load()).claims
    names = [[";".join(v.text for v in values) for values in (c.actor, c.target, c.places)] for c in found]
    assert [(c.act, *named, c.status) for c, named in zip(found, names, strict=True)] == told
