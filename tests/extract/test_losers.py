"""What is damaged, whose losses they are, and which event brought them. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline
from tests.extract.test_harm import Loss, losses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دمرت الغارة الروسية على بنش أربعة منازل.", [("destroyed", "object", 4, 4)]),
        ("قتل قصف مدفعي على بنش خمسة عمال.", [("killed", "civilian", 5, 5)]),
        ("أصاب انفجار السيارة حارسين في بنش.", [("injured", "civilian", 2, 2)]),
        ("استهدف الجيش شاحنة بصاروخ في بنش ما أدى لتدميرها.", [("destroyed", "object", 1, 1)]),
        ("استهدفت القذائف مدرسة في بنش فدمرتها.", [("destroyed", "object", 1, 1)]),
        ("قصف الجيش القرية ما أدى إلى تضرر عدد من المحال.", [("damaged", "object", None, None)]),
        ("قصف الجيش بنش وخرجت المدرسة عن الخدمة.", [("damaged", "object", 1, 1)]),
        ("دمر المقاتلون دبابة للجيش قرب بنش.", [("destroyed", "object", 1, 1)]),
        ("هدمت الجرافات منزلين في بنش.", [("destroyed", "object", 2, 2)]),
        ("تضررت مدرستان ومسجد في قصف على بنش.", [("damaged", "object", 2, 2), ("damaged", "object", 1, 1)]),
        ("أضرم مسلحون النار في منزل في بنش.", []),
        ("أدت الغارة على سراقب إلى إصابة بالغة لجندي.", [("injured", "combatant", 1, 1)]),
        ("أسفر انفجار في بنش عن إصابات خطيرة لستة عمال.", [("injured", "civilian", 6, 6)]),
        ("خلف القصف إصابات بالغة في صفوف المدنيين.", [("injured", "civilian", None, None)]),
        ("قصف الطيران «نفق السكة» في بنش.", []),
        ("أصيب مزارعان بجروح في قصف على بنش.", [("injured", "civilian", 2, 2)]),
        ("قُتل مقاتلان من الفصائل قرب سراقب.", [("killed", "combatant", 2, 2)]),
        ("اعتقلت الشرطة قرابة الـ30 شخصاً في بنش.", [("detained", "civilian", 30, 30)]),
        ("أطلق مسلحون النار على أحد عناصر الأمن في بنش ما أدى لمقتله.", [("killed", "combatant", 1, 1)]),
        ("مدنيان أصيبا جراء، قصف الجيش محيط بنش.", [("injured", "civilian", 2, 2)]),
        (
            "مقتل القيادي (سامر العلي) وإصابة (محمد زكي) بقصف على بنش.",
            [("killed", "combatant", 1, 1), ("injured", "civilian", 1, 1)],
        ),
        ("إصابتان بقصف مدفعي على بنش.", [("injured", "unknown", 2, 2)]),
        ("ارتكب الجيش مجزرة راح ضحيتها 7 شهداء بينهم طفلين وسيدة.", [("killed", "civilian", 7, 7)]),
        (
            "مقتل 5 أشخاص وعدد من الجرحى بقصف على بنش.",
            [("killed", "unknown", 5, 5), ("injured", "unknown", None, None)],
        ),
        ("سقط عشرات القتلى والجرحى بقصف على بنش.", [("casualty", "unknown", None, None)]),
        (
            "سقط قتلى وجرحى بقصف على بنش.",
            [("killed", "unknown", None, None), ("injured", "unknown", None, None)],
        ),
        ("أبو ليث الذي قتل في هجوم للجيش كان قيادياً.", [("killed", "unknown", 1, 1)]),
        ("قضت الأوامر بسحب القيادات العسكرية من بنش.", []),
        ("إصابة 3 عمال بقصف على بنش، وأسعفت الفرق مصابين اثنين.", [("injured", "civilian", 3, 3)]),
        ("أخرج القصف مشفى بنش عن الخدمة.", [("damaged", "object", 1, 1)]),
        (
            "خلف القصف أضراراً بمنزلين ومدرسة في بنش.",
            [("damaged", "object", 2, 2), ("damaged", "object", 1, 1)],
        ),
        ("قصف الجيش بنش ما أدى إلى اندلاع حريق في شاحنة.", [("damaged", "object", 1, 1)]),
        ("أسفرت خروقات الجيش عن سقوط عشرات الضحايا المدنيين.", [("casualty", "civilian", None, None)]),
        (
            "أسفر القصف عن مقتل عامل ودمار في المنازل السكنية في بنش.",
            [("killed", "civilian", 1, 1), ("destroyed", "object", None, None)],
        ),
        ("ألحق القصف دماراً بالبنية التحتية في بنش.", [("destroyed", "object", None, None)]),
        (
            "قتلت الطائرات ثلاثة عمال وأصابت آخرين بريف حماة.",
            [("killed", "civilian", 3, 3), ("injured", "civilian", None, None)],
        ),
        (
            "قصفت الطائرات بنش ودمرت نقطة تفتيش ومبنى وناقلة جند أخرى مدرعة.",
            [("destroyed", "object", 1, 1), ("destroyed", "object", 1, 1), ("destroyed", "object", 1, 1)],
        ),
        ("قصف الجيش مخيماً للنازحين ما أدى إلى مقتل ثلاثة.", [("killed", "civilian", 3, 3)]),
        ("أصيب عدد من النساء والأطفال بقصف على بنش.", [("injured", "civilian", None, None)]),
        # nobody is hurt
        ("قصف الجيش بلدة سراقب والعمدة بخير ولم يصب بأذى.", []),
        ("هاجم مسلحون الوزير في عدن لكنه لم يصب بأي أذى.", []),
        ("سقطت قذيفة على بنش من دون أن يصاب أحد.", []),
        ("قصف الجيش بلدة سراقب دون أن يقتل أي مدني.", []),
        ("تدمير مروحية للجيش في هجوم على بنش.", [("destroyed", "object", 1, 1)]),
        # what an attack led to is its loss
        (
            "أسفرت غارة قرب بنش عن مقتل سبعة مسلحين وتدمير عربتين.",
            [("killed", "combatant", 7, 7), ("destroyed", "object", 2, 2)],
        ),
        ("أدى القصف على بنش إلى إحراق ثلاث خيام.", [("destroyed", "object", 3, 3)]),
        (
            "قصف الجيش بنش ما أدى لاحتراق سيارتين وحرق محاصيل.",
            [("damaged", "object", 2, 2), ("destroyed", "object", None, None)],
        ),
        # so many of one's own
        (
            "خسرت الفصائل تسعة من مقاتليها في معارك قرب بنش.",
            [("killed", "combatant", 9, 9)],
        ),
        ("فقدت الأسرة ثلاثة من أطفالها في قصف على بنش.", [("killed", "civilian", 3, 3)]),
        # a fight behind its sides, and those whom a broken plural names
        (
            "شهدت بنش اقتتالا بين الفصائل والعشائر أودى بحياة سبعة أشخاص.",
            [("killed", "unknown", 7, 7)],
        ),
        ("هاجم مستوطنون رعاة في بنش ما أدى إلى إصابة اثنين منهم.", [("injured", "civilian", 2, 2)]),
        ("دمر القصف حركة التجارة في بنش.", []),
        ("أدى القصف على بنش إلى سقوط ضحايا.", [("casualty", "unknown", None, None)]),
        ("تمكن الجيش من القضاء على 17 مسلحاً قرب بنش.", [("killed", "combatant", 17, 17)]),
        (
            "أوقع كمين قرب بنش أربعة قتلى وسبعة جرحى في صفوف الجيش.",
            [("killed", "combatant", 4, 4), ("injured", "combatant", 7, 7)],
        ),
        (
            "مقتل 5 وجرح 12 من الميليشيا في كمين قرب بنش.",
            [("killed", "combatant", 5, 5), ("injured", "combatant", 12, 12)],
        ),
        (
            "أسر المقاتلون 70 متمرداً وقتلوا 10 آخرين في معارك قرب بنش.",
            [("detained", "combatant", 70, 70), ("killed", "combatant", 10, 10)],
        ),
        (
            "قُتل 11 من عناصر الميليشيا وجُرح العشرات في معارك قرب بنش.",
            [("killed", "combatant", 11, 11), ("injured", "combatant", None, None)],
        ),
        (
            "قُتل القيادي مع اثنين من مرافقيه في غارة على بنش.",
            [("killed", "combatant", 1, 1), ("killed", "combatant", 2, 2)],
        ),
        ("قُتل ضابط مع بدء الهجوم على بنش.", [("killed", "combatant", 1, 1)]),
        ("مقتل 24 من «حزب الله» في معارك قرب بنش.", [("killed", "combatant", 24, 24)]),
        ("مقتل 6 من رجال الشرطة المصرية في تفجير قرب بنش.", [("killed", "combatant", 6, 6)]),
        ("أكدت الوزارة مقتل ثلاثة من رجالها في هجوم قرب بنش.", [("killed", "combatant", 3, 3)]),
        ("مقتل ثلاثة رجال من القرية في قصف على بنش.", [("killed", "civilian", 3, 3)]),
        ("مقتل عائلة كاملة في قصف على بنش.", [("killed", "civilian", None, None)]),
        ("قُتل أب وابنته في قصف على بنش.", [("killed", "civilian", 1, 1), ("killed", "civilian", 1, 1)]),
        ("إصابات في صفوف المدنيين جراء قصف على بنش.", [("injured", "civilian", None, None)]),
        ("أدى القصف على بنش إلى ضحايا بين المدنيين.", [("casualty", "civilian", None, None)]),
        (
            "قُتل ستة مدنيين وجُرح تسعة في قصف على بنش، إصابات أربعة منهم خطيرة.",
            [("killed", "civilian", 6, 6), ("injured", "civilian", 9, 9)],
        ),
        ("جرى القصف على بنش وقُتل فيه عشرة.", [("killed", "unknown", 10, 10)]),
        (
            "مقتل أحمد حمدو وسامر شحود في قصف على بنش.",
            [("killed", "civilian", 1, 1), ("killed", "civilian", 1, 1)],
        ),
        (
            "مقتل عامل من إدلب وطفلين من حلب في قصف على بنش.",
            [("killed", "civilian", 1, 1), ("killed", "civilian", 2, 2)],
        ),
        (
            "مقتل النقيب سامر حسن معاون المدير والمجند رضا أحمد بانفجار لغم في بنش.",
            [("killed", "combatant", 1, 1), ("killed", "combatant", 1, 1)],
        ),
        ("مقتل قيادي من داعش والنصرة في غارة على بنش.", [("killed", "combatant", 1, 1)]),
        ("بلغ عدد القتلى والجرحى 40 في قصف على بنش.", [("casualty", "unknown", 40, 40)]),
        ("إصابة مايزيد عن 7 مدنيين في قصف على بنش.", [("injured", "civilian", 7, None)]),
        ("انفجار في بنش راح ضحيته عدد من رجال الأمن.", [("killed", "combatant", None, None)]),
        ("شنت الطائرات غارات على مواقع الحوثيين وتدميرها.", [("destroyed", "object", None, None)]),
        ("دمرت الغارات جسوراً في بنش.", [("destroyed", "object", None, None)]),
        ("نفذ الجيش عملية لاعتقال مطلوبين في بنش.", []),
        ("اعتقلت الشرطة ستة أشخاص يشتبه في انتمائهم لداعش في درعا.", [("detained", "unknown", 6, 6)]),
        ("قُتل القيادي الجهادي البارز في غارة على بنش.", [("killed", "combatant", 1, 1)]),
        ("مقتل أحمد محمد، القيادي في حماس، بغارة على بنش.", [("killed", "combatant", 1, 1)]),
        ("مقتل أحمد محمد، شقيق القيادي في حماس، بغارة على بنش.", [("killed", "civilian", 1, 1)]),
        ("اغتيال محمد الضيف بغارة على بنش.", [("killed", "combatant", 1, 1)]),
        ("قدم الوزير التعازي في شهداء القصف على بنش.", []),
        ("حذر الوزير من ارتفاع عدد القتلى بعد القصف على بنش.", []),
        ("أدى انفجار قُتل فيه 32 ناشطاً إلى إغلاق مدارس بنش.", [("killed", "civilian", 32, 32)]),
        ("دارت معارك قتل فيها العشرات من الحوثيين قرب بنش.", [("killed", "combatant", None, None)]),
        ("بعد قتل الجنود دخلت القوات بنش.", [("killed", "combatant", None, None)]),
        ("أكد مصدر أن «جندياً» قتل في اشتباكات قرب بنش.", [("killed", "combatant", 1, 1)]),
        ("وصل إلى المشفى 10 أطفال قتلى بعد غارة على بنش.", [("killed", "civilian", 10, 10)]),
        (
            "أشار السكان إلى أن 25 حوثياً و10 من الجنود سقطوا قتلى في بنش.",
            [("killed", "combatant", 25, 25), ("killed", "combatant", 10, 10)],
        ),
        ("سقط الشاب جريحاً برصاص قناص في بنش.", [("injured", "civilian", 1, 1)]),
        ("سقط قتلى في بنش بعد قصف.", [("killed", "unknown", None, None)]),
        (
            "هاجم مسلحون دورية قرب بنش ما أدى إلى استشهاد أحد أفرادها وإصابة زميله.",
            [("killed", "combatant", 1, 1), ("injured", "combatant", 1, 1)],
        ),
        ("قصف الجيش منزل عائلة في بنش ما أدى إلى مقتل جميع أفرادها.", [("killed", "civilian", None, None)]),
        (
            "هاجموا تجمعاً للجيش، ما تسبب بمقتل جنديين وجرح ثلاثة آخرين نقلوا إلى بنش.",
            [("killed", "combatant", 2, 2), ("injured", "combatant", 3, 3)],
        ),
        ("أطلقت ستة صواريخ أصاب ثلاثة منها سوقاً في بنش.", []),
        ("خمسة قتلى في حصيلة لضحايا القصف على بنش.", [("killed", "unknown", 5, 5)]),
        (
            "أدى قصف على بنش إلى تدمير مواقع المسلحين وقتل عدد منهم.",
            [("destroyed", "object", None, None), ("killed", "unknown", None, None)],
        ),
        (
            "أسفر القصف على بنش عن خسائر بشرية ومادية.",
            [("casualty", "unknown", None, None), ("damaged", "object", None, None)],
        ),
        (
            "أسفر القصف على بنش عن خسائر مادية وبشرية.",
            [("damaged", "object", None, None), ("casualty", "unknown", None, None)],
        ),
        ("أسفر القصف على بنش عن خسائر مادية وإغلاق مدرسة.", [("damaged", "object", None, None)]),
        ("يسعى الجيش إلى القضاء على الإرهابيين في بنش.", []),
        # how old somebody is stands before who is joined to him
        (
            "إصابة طفلة 11 عاما وشقيقتها 30 عاما بقصف على بنش.",
            [("injured", "civilian", 1, 1), ("injured", "civilian", 1, 1)],
        ),
    ],
)
def test_losses(text: str, expected: list[Loss]) -> None:
    assert [(h.effect, h.who, h.min, h.max) for h in losses(text)] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "سُجلت أربع إصابات في صفوف المدنيين واعتقال ثلاثة شبان في بنش.",
            [("unspecified_violence", ["injured"]), ("arrest", ["detained"])],
        ),
        (
            "تم اعتقال ثلاثة شبان ومقتل رابع في بنش.",
            [("arrest", ["detained"]), ("unspecified_violence", ["killed"])],
        ),
        (
            "قُتل طفل في بنش بعد نزوحه من القرية بسبب المعارك.",
            [("unspecified_violence", ["killed"]), ("displacement", ["displaced"])],
        ),
        (
            "قُتل شخصان وأُصيب 11 آخرون كحصيلة للقصف على بنش.",
            [("shelling", ["killed", "injured"])],
        ),
        (
            "قُتل طفل في بنش بعد نزوحه من القرية.",
            [("unspecified_violence", ["killed"]), ("displacement", ["displaced"])],
        ),
        (
            "الهجوم أدى إلى مقتل طفل في بنش بعدما قصف الجيش منزله.",
            [("civilian_attack", ["killed"]), ("shelling", [])],
        ),
        ("قُتل طفل في بنش بعدما قصف الجيش منزله.", [("shelling", ["killed"])]),
        (
            "أسفر هجوم في 3 آذار عن مقتل 5 جنود، كما أسفرت غارة في 4 آذار عن مقتل 10 جنود.",
            [("clash", ["killed"]), ("airstrike", ["killed"])],
        ),
        (
            "قصف الجيش بنش منذ بدء المعارك مع المسلحين، مما أسفر عن مقتل 16 شخصاً.",
            [("shelling", ["killed"]), ("clash", [])],
        ),
        (
            "مقتل عقيد وتفجير منزل في بنش.",
            [("unspecified_violence", ["killed"]), ("property_destruction", [])],
        ),
        ("اندلعت معارك في بنش؛ ما أسفر عن إصابة اثنين.", [("clash", ["injured"])]),
        ("قصف الجيش بنش؛ وقُتل شرطي في إدلب.", [("shelling", []), ("unspecified_violence", ["killed"])]),
    ],
)
def test_what_stands_beside_a_loss_did_not_bring_it(text: str, told: list[tuple[str, list[str]]]) -> None:
    found = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    assert [(c.act, [h.effect for h in c.harm]) for c in found] == told


def test_an_attack_by_somebody_has_its_dead_on_the_other_side() -> None:
    found = losses("ارتفع عدد قتلى الهجوم الإسرائيلي على بنش إلى 13 شخصاً.")
    assert [(h.min, h.of) for h in found] == [(13, "target")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل الجيش ثلاثة عمال وجرح آخرين بالرصاص في بنش.", [["killed", "injured"]]),
        ("قتل الجيش ثلاثة عمال في بنش وجرح آخرين في سراقب.", [["killed"], ["injured"]]),
    ],
)
def test_who_kills_some_and_wounds_others_is_told_once(text: str, told: list[list[str]]) -> None:
    found = pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims
    assert [[h.effect for h in c.harm] for c in found] == told
