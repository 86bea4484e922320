"""Who is killed, hurt or held, how many, and on whose side. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Harm
from rawi.read import document
from rawi.run import pipeline

Loss = tuple[str, str, int | None, int | None]


def losses(text: str) -> list[Harm]:
    """The losses of a text, in the order of its claims."""
    claims = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    return [loss for claim in claims for loss in claim.harm]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أدى قصف مدفعي على بلدة سراقب إلى مقتل امرأة وثلاثة أطفال.",
            [("killed", "civilian", 1, 1), ("killed", "civilian", 3, 3)],
        ),
        (
            "أصيبت امرأتان وطفل جراء قصف على بلدة سراقب.",
            [("injured", "civilian", 2, 2), ("injured", "civilian", 1, 1)],
        ),
        ("قُتل خمسة مدنيين على الأقل في غارة على بلدة سراقب.", [("killed", "civilian", 5, None)]),
        ("انفجرت سيارة مفخخة قرب مسجد في إدلب مخلفة أربعة قتلى.", [("killed", "unknown", 4, 4)]),
        ("أدى قصف على سراقب إلى إصابة الكثيرين.", [("injured", "unknown", None, None)]),
        ("أصيب كثيرون بقصف على سراقب.", [("injured", "unknown", None, None)]),
        ("أصيب ما بين سبعة وتسعة عمال في انفجار بمدينة إدلب.", [("injured", "civilian", 7, 9)]),
        ("قُتل جندي قرب سراقب.", [("killed", "combatant", 1, 1)]),
        ("شهدت عدن ليلة دامية قتل خلالها أربعة من أفراد الأمن.", [("killed", "combatant", 4, 4)]),
        ("فقد راع قدمه بانفجار لغم في الحديدة.", [("injured", "civilian", 1, 1)]),
        ("طعن رجل ثلاثة عمال قبل أن يقتل في كابل.", [("killed", "civilian", 1, 1)]),
        ("ارتكبت القوات مجزرة راح ضحيتها أكثر من مئة قتيل.", [("killed", "civilian", 100, None)]),
        ("تعرض القاضي لمحاولة اغتيال في سراقب.", []),
        ("قال المصدر، “قتل وأصيب نحو 80 شخصاً، جراء قصف على سراقب”.", [("casualty", "unknown", 80, 80)]),
        (
            "قال طبيب إن متظاهراً قتل وأصيب 40 آخرون في قصف على سراقب.",
            [("killed", "civilian", 1, 1), ("injured", "civilian", 40, 40)],
        ),
        ("مقتل الجولاني في غارة روسية على سراقب.", [("killed", "unknown", 1, 1)]),
        ("عاد إلى منزله الذي دمرته الطائرات الروسية في سراقب.", [("destroyed", "object", 1, 1)]),
        ("قضى طفلان إثر قصف على بلدة سراقب.", [("killed", "civilian", 2, 2)]),
        ("أسفر قصف على بلدة سراقب عن فقدان أربعة مدنيين لحياتهم.", [("killed", "civilian", 4, 4)]),
        ("أسفر قصف على بلدة سراقب عن فقدان أربعة مدنيين.", [("missing", "civilian", 4, 4)]),
        ("خلّف القصف على سراقب دماراً هائلاً.", [("destroyed", "object", None, None)]),
        ("ثلاثة قتلى من «حزب الله» في غارة على القنيطرة.", [("killed", "combatant", 3, 3)]),
        ("فقد شخصان حياتهما في قصف على بلدة سراقب.", [("killed", "unknown", 2, 2)]),
        ("لقي شخص مدني مصرعه في قصف على بلدة سراقب.", [("killed", "civilian", 1, 1)]),
        ("قتل الجيش قيادياً في تنظيم داعش قرب الرقة.", [("killed", "combatant", 1, 1)]),
        ("مقتل طارق العراقي برصاص مسلحين في مدينة صيدا.", [("killed", "civilian", 1, 1)]),
        ("ارتفعت حصيلة ضحايا العدوان على سراقب إلى 43 شهيداً.", [("killed", "unknown", 43, 43)]),
        (
            "ارتقاء شهيد وإصابة 5 شبان برصاص الاحتلال في بيتا.",
            [("killed", "civilian", 1, 1), ("injured", "civilian", 5, 5)],
        ),
        (
            "قُتل جندي وجُرح أربعة آخرون عندما انفجر لغم في سراقب.",
            [("killed", "combatant", 1, 1), ("injured", "combatant", 4, 4)],
        ),
        # the displaced are people who are killed, hurt or held; a loss only where they are counted
        (
            "قصفت المدفعية مخيماً قرب سراقب فقتل نازح وأصيب ستة نازحين.",
            [("killed", "civilian", 1, 1), ("injured", "civilian", 6, 6)],
        ),
        ("اعتقلت الشرطة ثلاثة نازحين في سراقب.", [("detained", "civilian", 3, 3)]),
        # `a number of dead` reaches no number behind it, nor does a count that و goes on from
        (
            "أوقع القصف على سراقب عدداً من القتلى قبل وصول 3 سيارات إسعاف.",
            [("killed", "unknown", None, None)],
        ),
        (
            "أعلن المرصد ارتفاع عدد القتلى في سراقب واعتقال أربعة شبان.",
            [("detained", "civilian", 4, 4)],
        ),
        (
            "قالت ناشطة إن سبعة رجال من القبيلة قتلوا وجرح 14 آخرون.",
            [("killed", "civilian", 7, 7), ("injured", "civilian", 14, 14)],
        ),
        (
            "أدت الغارة إلى مقتل أعداد كبيرة من عناصر داعش قرب الرمادي.",
            [("killed", "combatant", None, None)],
        ),
        # whom the genitive of a killing or an arrest kills or holds stands behind ل
        ("أدانت الشبكة قتل عناصر الشرطة للشاب سامر الأحمد.", [("killed", "civilian", 1, 1)]),
        ("أدان الأهالي اعتقال الشرطة لناشطين اثنين في سنجار.", [("detained", "civilian", 2, 2)]),
        # besides those who are hurt
        (
            "أصيب أربعة جنود بالإضافة لمدنيين اثنين جراء قصف على سراقب.",
            [("injured", "combatant", 4, 4), ("injured", "civilian", 2, 2)],
        ),
        (
            "أصيب أربعة جنود إضافة إلى طفل جراء قصف على سراقب.",
            [("injured", "combatant", 4, 4), ("injured", "civilian", 1, 1)],
        ),
        # one of a people
        (
            "استشهاد فلسطيني برصاص الاحتلال شرقي غزة وإصابة العشرات بجراح.",
            [("killed", "civilian", 1, 1), ("injured", "civilian", None, None)],
        ),
        ("إصابة إسرائيلي بجروح في عملية طعن في القدس.", [("injured", "civilian", 1, 1)]),
        ("قتل الجيش فلسطينياً في جنين.", [("killed", "civilian", 1, 1)]),
        # whom a relative clause describes, not who stands before him
        ("قصف الجيش منزل المزارع الذي قتله مسلحون أمس.", [("killed", "civilian", 1, 1)]),
        ("نشرت الشبكة صورة الشاب سامر الأحمد الذي قتلته قسد.", [("killed", "civilian", 1, 1)]),
        ("راح ضحية الحرب في اليمن 10 آلاف شخص على الأقل.", [("killed", "unknown", 10000, None)]),
        ("أسفرت الغارة على سراقب عن مقتل 4 مدنيين (امرأة و3 أطفال).", [("killed", "civilian", 4, 4)]),
        ("مقتل وجرح 45 من الجيش والشرطة بتفجير في الرمادي.", [("casualty", "combatant", 45, 45)]),
        ("أكد مصدر أن مدنيين اثنين قتلا في القصف على سراقب.", [("killed", "civilian", 2, 2)]),
        ("اشتبكت القوات مع المسلحين في تعز، بينما أسر 40 حوثياً.", [("detained", "combatant", 40, 40)]),
        (
            "سقط العشرات من القتلى والجرحى في قصف على سراقب.",
            [("casualty", "unknown", None, None)],
        ),
        ("قُتل وأُصيب 15 مدنياً في غارات على سراقب.", [("casualty", "civilian", 15, 15)]),
        (
            "ثلاثة شهداء وأكثر من 6 إصابات في صفوف المدنيين جراء الغارات على سراقب.",
            [("killed", "civilian", 3, 3), ("injured", "civilian", 6, None)],
        ),
        ("أدى القصف على سراقب إلى استشهاد مدني.", [("killed", "civilian", 1, 1)]),
        ("اعتقلت القوات خلال الحملة 20 شاباً في الرقة.", [("detained", "civilian", 20, 20)]),
        ("لقي 9 عناصر من الشرطة مصرعهم في تفجير بمدينة إدلب.", [("killed", "combatant", 9, 9)]),
        (
            "أدى القصف على سراقب إلى سقوط قتلى وجرحى.",
            [("killed", "unknown", None, None), ("injured", "unknown", None, None)],
        ),
        ("ارتفع عدد قتلى القصف على سراقب إلى أربعة طلاب.", [("killed", "civilian", 4, 4)]),
        ("راح ضحية القصف على سراقب ثلاثة أطفال.", [("killed", "civilian", 3, 3)]),
        ("اغتال مجهولون مهندسا في مدينة درعا.", [("killed", "civilian", 1, 1)]),
        ("اعتقلت الشرطة ستة أشخاص في مدينة درعا.", [("detained", "civilian", 6, 6)]),
        ("أصابت القذائف أهدافها في محيط سراقب.", []),
        (
            "هاجمت قوة القرية وتمكنت خلالها من قتل 11 مسلحاً، ثم قتل 10 مدنيين في انفجار في بعقوبة.",
            [("killed", "combatant", 11, 11), ("killed", "civilian", 10, 10)],
        ),
        ("مقتل زعيم تنظيم داعش أبو بكر البغدادي بقصف جوي في الرقة.", [("killed", "combatant", 1, 1)]),
        ("سقوط مدنيين جراء القصف التركي على أربيل.", [("casualty", "civilian", None, None)]),
        ("تعرض عامل لإصابة خطرة بقدمه أثناء قصف إدلب.", [("injured", "civilian", 1, 1)]),
        ("تعرض رجل لإصابة بطلق ناري قرب القنيطرة.", [("injured", "civilian", 1, 1)]),
        ("نقلت فرق الإسعاف الجرحى بعد قصف سراقب.", []),
        ("الأسرى الأربعة قُتلوا في قصف على سراقب.", [("killed", "civilian", 4, 4)]),
        (
            "أدى القصف على سراقب إلى مقتل سيدة وإصابة أخرى.",
            [("killed", "civilian", 1, 1), ("injured", "civilian", 1, 1)],
        ),
        (
            "قُتل جنديان وجُرح ثالث بانفجار لغم في سراقب.",
            [("killed", "combatant", 2, 2), ("injured", "combatant", 1, 1)],
        ),
        (
            "خلّفت الغارة على سراقب قتيلين وجريحين.",
            [("killed", "unknown", 2, 2), ("injured", "unknown", 2, 2)],
        ),
        (
            "أصيب 4 متظاهرين بالرصاص و9 بالاختناق في قمع مظاهرة في نابلس.",
            [("injured", "civilian", 4, 4), ("injured", "civilian", 9, 9)],
        ),
        (
            "قُتل ضابط برتبة عقيد وجنديان بانفجار لغم في سراقب.",
            [("killed", "combatant", 1, 1), ("killed", "combatant", 2, 2)],
        ),
        (
            "مقتل مزارعة، وطفلين، وعامل بقصف على سراقب.",
            [("killed", "civilian", 1, 1), ("killed", "civilian", 2, 2), ("killed", "civilian", 1, 1)],
        ),
        (
            "ارتفع عدد الشهداء إلى 8 والجرحى إلى 17 جراء القصف على سراقب.",
            [("killed", "unknown", 8, 8), ("injured", "unknown", 17, 17)],
        ),
        (
            "وصل إلى المستشفى 6 شهداء و19 إصابة جراء القصف على سراقب.",
            [("killed", "unknown", 6, 6), ("injured", "unknown", 19, 19)],
        ),
        (
            "أوقع القصف على سراقب قتيلاً وثمانية جرحى.",
            [("killed", "unknown", 1, 1), ("injured", "unknown", 8, 8)],
        ),
        ("ارتفعت حصيلة القصف على سراقب إلى 9 قتلى بعد وفاة جريح.", [("killed", "unknown", 9, 9)]),
        (
            "قُتل مدنيان في قصف على سراقب بعد مقتل عامل.",
            [("killed", "civilian", 2, 2), ("killed", "civilian", 1, 1)],
        ),
        (
            "أسفرت الغارات على الحسكة عن سقوط 6 قتلى عسكريين، وسائق شاحنة.",
            [("killed", "combatant", 6, 6), ("killed", "civilian", 1, 1)],
        ),
        ("سقوط نحو 30 مدنياً بين قتيل وجريح بقصف على سراقب.", [("casualty", "civilian", 30, 30)]),
        ("فقد المسلحون السيطرة على سراقب بعد معارك.", []),
        (
            "أعلن الجيش أن ستة جنود قُتلوا وفُقد 15 آخرون في قصف على سراقب.",
            [("killed", "combatant", 6, 6), ("missing", "combatant", 15, 15)],
        ),
        (
            "أعلن الدفاع المدني أن القصف على سراقب راح ضحيته العشرات من القتلى والجرحى.",
            [("casualty", "unknown", None, None)],
        ),
        ("أدى القصف على سراقب إلى وقوع إصابات.", [("injured", "unknown", None, None)]),
        ("ارتفع عدد إصابات القصف على سراقب إلى 9.", [("injured", "unknown", 9, 9)]),
        ("أدى القصف على سراقب إلى سقوط عدة جرحى مدنيين.", [("injured", "civilian", None, None)]),
        (
            "إصابة طفل وسيدتين من عائلة واحدة بقصف على سراقب.",
            [("injured", "civilian", 1, 1), ("injured", "civilian", 2, 2)],
        ),
        (
            "بلغ عدد الضحايا 20 شخصاً (12 قتيلاً و8 جرحى) في القصف على سراقب.",
            [("killed", "unknown", 12, 12), ("injured", "unknown", 8, 8)],
        ),
        ("صدت القوات هجوماً على سراقب، وقتل خلال الهجوم 15 مسلحاً.", [("killed", "combatant", 15, 15)]),
        ("قُتل في قصف على بلدة سراقب خمسة عمال.", [("killed", "civilian", 5, 5)]),
        ("أصيب جراء القصف على سراقب 6 أطفال.", [("injured", "civilian", 6, 6)]),
        ("قُتل في انفجار وقع أمس قرب سراقب الذي تسيطر عليه ثلاثة فصائل.", []),
        ("العامل قُتل قرب سراقب برصاص أربعة مسلحين.", [("killed", "civilian", 1, 1)]),
        ("انتشلت الفرق جثث 4 مدنيين بعد غارة على سراقب.", [("killed", "civilian", 4, 4)]),
        ("مقتل 7 وإصابة 3 في غارة على سراقب.", [("killed", "unknown", 7, 7), ("injured", "unknown", 3, 3)]),
        ("توفي عامل متأثراً بجراح أصيب بها في قصف على سراقب.", [("killed", "civilian", 1, 1)]),
        (
            "قُتل مسلحون قرب سراقب وجُرح حارس برصاص ثلاثة جنود.",
            [("killed", "combatant", None, None), ("injured", "civilian", 1, 1)],
        ),
        (
            "هاجم مسلحون نقطة للجيش قرب سراقب فقتلوا جنديين وجرحوا أربعة.",
            [("killed", "combatant", 2, 2), ("injured", "combatant", 4, 4)],
        ),
        (
            "أكد مصدر أن عاملين قُتلا وأصيب سبعة في قصف على سراقب.",
            [("killed", "civilian", 2, 2), ("injured", "civilian", 7, 7)],
        ),
        ("ذكر ناشط أن مدنياً قتل في قصف على بنش.", [("killed", "civilian", 1, 1)]),
        (
            "أدى القصف على بنش إلى سقوط سبعة قتلى وإصابة 19 مدنياً.",
            [("killed", "civilian", 7, 7), ("injured", "civilian", 19, 19)],
        ),
        ("مقتل وإصابة 19 جندياً في تفجير في بنش.", [("casualty", "combatant", 19, 19)]),
        (
            "خلف القصف على بنش قتلى وجرحى.",
            [("killed", "unknown", None, None), ("injured", "unknown", None, None)],
        ),
        ("أدى تفجير في بنش إلى مقتل ضابط أمني تركي.", [("killed", "combatant", 1, 1)]),
        ("تفجير في بنش يودي بحياة ضابط.", [("killed", "combatant", 1, 1)]),
        (
            "استشهد عامل وأصيب والداه في قصف على بنش.",
            [("killed", "civilian", 1, 1), ("injured", "civilian", 2, 2)],
        ),
        (
            "قُتل سبعة من الجيش ومدنيون في تفجير في بنش.",
            [("killed", "combatant", 7, 7), ("killed", "civilian", None, None)],
        ),
        ("مقتل علي محمود برصاص مسلحين في بنش.", [("killed", "civilian", 1, 1)]),
        ("اغتال مسلحون سامر علي العمري في بنش.", [("killed", "civilian", 1, 1)]),
        ("تكبدت قوات النظام خسائر بشرية في معارك قرب بنش.", [("casualty", "combatant", None, None)]),
        ("تكبد الجيش سبعة قتلى في معارك قرب بنش.", [("killed", "combatant", 7, 7)]),
        # a toll that has risen is what it has risen to
        ("ارتفعت حصيلة القصف على بنش من سبعة إلى تسعة قتلى.", [("killed", "unknown", 9, 9)]),
        ("ارتفعت حصيلة القصف على بنش من 7 قتلى إلى 9.", [("killed", "unknown", 9, 9)]),
        ("ارتفعت حصيلة القصف الذي استهدف بنش من 7 إلى 9 قتلى.", [("killed", "unknown", 9, 9)]),
        ("ارتفعت حصيلة القصف على بنش إلى ما بين 7 و9 قتلى.", [("killed", "unknown", 7, 9)]),
        ("تصاعدت الاشتباكات في بنش وقتل من 7 إلى 9 جنود.", [("killed", "combatant", 7, 9)]),
        ("تصاعدت الاشتباكات في بنش ما أدى إلى مقتل من 7 إلى 9 جنود.", [("killed", "combatant", 7, 9)]),
        ("قتل من 7 إلى 9 جنود بانفجار لغم في بنش.", [("killed", "combatant", 7, 9)]),
        # parts that make up the whole
        (
            "قتل 42 شخصا في سراقب أمس، هم: 18 مدنيا، و24 من قوات النظام.",
            [
                ("killed", "unknown", 42, 42),
                ("killed", "civilian", 18, 18),
                ("killed", "combatant", 24, 24),
            ],
        ),
        (
            "أسفر القصف على سراقب عن مقتل 30 (20 عسكريا و10 مدنيين).",
            [
                ("killed", "unknown", 30, 30),
                ("killed", "combatant", 20, 20),
                ("killed", "civilian", 10, 10),
            ],
        ),
        ("قتل 4 أشخاص (امرأة وثلاثة أطفال) بقصف على سراقب.", [("killed", "civilian", 4, 4)]),
        ("مقتل 12 شخصا، جميعهم من المدنيين، بقصف على سراقب.", [("killed", "civilian", 12, 12)]),
        ("قتل 42 شخصا بينهم 18 جنديا في قصف على سراقب.", [("killed", "unknown", 42, 42)]),
        ("تجاوز عدد القتلى في سراقب 200 قتيل.", [("killed", "unknown", 200, None)]),
    ],
)
def test_losses(text: str, expected: list[Loss]) -> None:
    assert [(h.effect, h.who, h.min, h.max) for h in losses(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات بلدة سراقب دون وقوع إصابات أو أضرار.",
        "قصفت القوات بلدة سراقب دون أنباء عن خسائر بشرية وأضرار مادية.",
        "لم يقتل أحد في القصف على سراقب.",
        "لم يصب أي مدني في القصف على سراقب.",
        "قصف الجيش بلدة سراقب دون وقوع ضحايا.",
        "قصف الجيش بلدة سراقب ولم ترد أنباء عن سقوط ضحايا.",
        "لم يسفر القصف على سراقب عن أي إصابات.",
        "قصف الجيش بلدة سراقب، دون ورود أنباء عن وقوع إصابات بشرية.",
        "قصف الجيش بلدة سراقب وسط مخاوف من سقوط ضحايا.",
        "قصف الجيش قرية خراب العز في ريف إدلب.",
        "قصف الجيش بنش وتكبدت الشركة خسائر مالية.",
        "توصل الجيش أمس إلى اتفاق مع المسلحين يقضي بتسليم السلاح الثقيل.",
    ],
)
def test_a_loss_that_was_not_is_none(text: str) -> None:
    """The event stands; nobody was hurt in it."""
    assert losses(text) == []


def test_who_is_shot_is_no_loss_of_the_bombing_before() -> None:
    text = "قصف الطيران سوقا في سراقب، كما قُتل عامل برصاص جنود الجيش في بنش وأصيب آخر."
    claims = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    told = [(c.act, [h.effect for h in c.harm]) for c in claims]
    assert told == [("airstrike", []), ("civilian_attack", ["killed", "injured"])]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أعلن الجيش مقتل ثلاثة جنود في انفجار لغم قرب بنش.", []),
        ("أعلن الجيش قصف مواقع لداعش قرب بنش.", ["الجيش"]),
    ],
)
def test_who_tells_of_a_loss_did_not_bring_it(text: str, actor: list[str]) -> None:
    found = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    assert [a.text for a in found[-1].actor] == actor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات مواقع في سنجار رداً على مقتل ثلاثة جنود.", ["airstrike", "unspecified_violence"]),
        ("خرجت مظاهرة في درعا احتجاجاً على مقتل شاب.", ["protest", "unspecified_violence"]),
        ("اعتقلت الشرطة خمسة شبان بعد إصابة شرطي بحجر.", ["arrest", "unspecified_violence"]),
    ],
)
def test_a_loss_that_an_event_answers_is_none_of_its_own(text: str, expected: list[str]) -> None:
    claims = pipeline.code(document(text), load()).claims
    assert [claim.act for claim in claims] == expected
    assert [loss.effect for loss in claims[0].harm] in ([], ["detained"])
    assert len(claims[1].harm) == 1


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("أسفر القصف عن مقتل 9 جنود، وألقت الشرطة القبض على 4 شبان، وصدر أمر باعتقال آخر.", "shelling"),
        ("وقع انفجار في سراقب خلّف 4 قتلى، وقال شهود إنه نجم عن عبوة زرعت خلال هجوم سابق.", "explosion"),
        ("أسفرت هذه الغارات عن مقتل مدني، وقال شهود إن حاجزاً تعرض لهجوم في سراقب.", "airstrike"),
    ],
)
def test_no_event_that_is_told_behind_another_brings_the_loss(text: str, killed: str) -> None:
    claims = pipeline.code(document(text), load()).claims
    assert [c.act for c in claims if any(x.effect == "killed" for x in c.harm)][:1] == [killed]


def test_a_number_of_the_next_dead_is_no_target_of_the_raid_before() -> None:
    text = "سقط خمسة شهداء في غارة على سراقب، وسبعة شهداء في قصف على بنش."
    found = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    assert [([t.text for t in c.target], [h.min for h in c.harm]) for c in found] == [([], [5]), ([], [7])]


def test_people_hit_in_a_market_are_civilians() -> None:
    assert [h.who for h in losses("قُتل شخصان في قصف مدفعي استهدف سوقا في بلدة سراقب.")] == ["civilian"]


def test_unnamed_dead_of_a_fight_are_of_neither_side() -> None:
    found = losses("قُتل شخصان في اشتباكات بين الجيش ومسلحين في سراقب.")
    assert [(h.who, h.of) for h in found] == [("unknown", "other")]


def test_an_age_is_no_number_of_dead() -> None:
    found = losses("قُتل شاب (17 عاما) في قصف على بلدة سراقب.")
    assert [(h.min, h.max) for h in found] == [(1, 1)]


def test_a_toll_is_of_those_in_whose_ranks_it_is() -> None:
    found = losses("أدى القصف على سراقب إلى وقوع جرحى في صفوف قوات النظام.")
    assert [(h.effect, h.who) for h in found] == [("injured", "combatant")]


def test_a_figure_told_again_is_of_the_same_people() -> None:
    again = losses("قُتل 17 شخصاً في قصف على سراقب.\nوقال ناشط إن القصف على سراقب أدى إلى مقتل 17 مدنياً.")
    others = losses("قُتل 3 أشخاص في قصف على سراقب.\nوأدى القصف على بنش إلى مقتل 3 مدنيين.")
    assert [h.who for h in again] == ["civilian", "civilian"]
    assert [h.who for h in others] == ["unknown", "civilian"]


@pytest.mark.parametrize("text", ["ارتقى شهيدان في قصف على مركبة.", "ارتقى شهيدان جراء غارة على خيمة."])
def test_martyrs_who_rise_are_counted(text: str) -> None:
    (claim,) = pipeline.code(document(text, published=datetime.date(2024, 6, 15)), load()).claims
    assert [(h.effect, h.min, h.max) for h in claim.harm] == [("killed", 2, 2)]
