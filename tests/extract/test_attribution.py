"""Who says so: the chain of sources of each claim, outermost first. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    return pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims


def sources(text: str, trigger: str) -> list[str]:
    """The sources of the claim whose trigger begins with a word."""
    found = [c for c in claims(text) if trigger in c.trigger.text]
    assert found, f"{trigger} is no claim: {[c.trigger.text for c in claims(text)]}"
    return [source.text for source in found[-1].source]


@pytest.mark.parametrize("speaker", ["قائد الهجوم", "المتحدث باسم العملية العسكرية", "قائد العمليات"])
def test_an_act_in_a_title_is_part_of_who_speaks(speaker: str) -> None:
    found = claims(f"أعلن {speaker} مقتل عشرة مسلحين في درنة.")
    assert [(c.trigger.text, [s.text for s in c.source]) for c in found] == [("مقتل", [speaker])]


BOMBED = "الطائرات قصفت سوق بلدة سراقب"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قال مصدر طبي إن {BOMBED}.", ["مصدر طبي"]),
        (f"أفاد ناشطون بأن {BOMBED}.", ["ناشطون"]),
        (f"أشارت وزارة الصحة إلى أن {BOMBED}.", ["وزارة الصحة"]),
        (f"قال لوكالة رويترز مصدر عسكري إن {BOMBED}.", ["مصدر عسكري"]),
        (f"قال المتحدث باسم الحكومة إن {BOMBED}.", ["المتحدث باسم الحكومة"]),
        ("قصفت الطائرات سوق بلدة سراقب، بحسب شهود عيان.", ["شهود عيان"]),
        ("قصفت الطائرات سوق بلدة سراقب، على ما أعلنت وزارة الصحة.", ["وزارة الصحة"]),
        ("قصفت الطائرات سوق بلدة سراقب، حسبما ذكر مصدر أمني.", ["مصدر أمني"]),
        ("قصفت الطائرات سوق بلدة سراقب، على حد تعبير وزير الدفاع.", ["وزير الدفاع"]),
        ("بحسب فيديوهات بثها ناشطون، قصفت الطائرات سوق بلدة سراقب.", ["ناشطون"]),
        ("وفقاً للدفاع المدني، قصفت الطائرات سوق بلدة سراقب.", ["للدفاع المدني"]),
        ("«قصفت الطائرات سوق بلدة سراقب»، قال وزير الصحة.", ["وزير الصحة"]),
        ("مصدر أمني: الطائرات قصفت سوق بلدة سراقب.", ["مصدر أمني"]),
        (f"جاء في بيان لوزارة الصحة أن {BOMBED}.", ["وزارة الصحة"]),
        (f"كشف تحقيق نشرته مجلة الأفق أن {BOMBED}.", ["مجلة الأفق"]),
        (f"ذكر تقرير نشرته منظمة العفو الدولية أن {BOMBED}.", ["منظمة العفو الدولية"]),
        (f"نقلت وكالة رويترز عن مصدر طبي قوله إن {BOMBED}.", ["وكالة رويترز", "مصدر طبي"]),
        (f"قالت وكالة رويترز نقلاً عن مصدر طبي إن {BOMBED}.", ["وكالة رويترز", "مصدر طبي"]),
        (f"أعلن مصدر طبي، بحسب وكالة رويترز، أن {BOMBED}.", ["وكالة رويترز", "مصدر طبي"]),
        (f"قال سكان وشهود إن {BOMBED}.", ["سكان وشهود"]),
        (f"ذكر تقرير أن {BOMBED}.", ["تقرير"]),
        (f"وذكر التقرير أن {BOMBED}.", ["التقرير"]),
        ("قصفت الطائرات سوق بلدة سراقب، بحسب دراسة.", ["دراسة"]),
        (f"خلصت منظمة العفو الدولية إلى أن {BOMBED}.", ["منظمة العفو الدولية"]),
        (f"أفادت وسائل الإعلام اللبنانية بأن {BOMBED}.", ["وسائل الإعلام اللبنانية"]),
        (f"أعلنت فصائل محلية أن {BOMBED}.", ["فصائل محلية"]),
        (f"قال علي السالم إن {BOMBED}.", ["علي السالم"]),
        (f"وقال سامر علي إن {BOMBED}.", ["سامر علي"]),
        # in a text that writes على the name has dots, whatever stands beside it
        (f"كان هناك هجوم على الجسر. قال المتحدث علي برسان إن {BOMBED}.", ["المتحدث علي برسان"]),
        (f"كان هناك هجوم على الجسر. نقلت الوكالة عن علي برسان أن {BOMBED}.", ["الوكالة", "علي برسان"]),
        (f"أكد سامر على أن {BOMBED}.", ["سامر"]),
        (f"قال مسؤول من قبيلة حاشد إن {BOMBED}.", ["مسؤول من قبيلة حاشد"]),
        (f'نقلت وكالة "سبأ" عن مصدر طبي أن {BOMBED}.', ['وكالة "سبأ', "مصدر طبي"]),
        (f'ونقل موقع "عنب أخضر" عن شاهد قوله إن {BOMBED}.', ['موقع "عنب أخضر"', "شاهد"]),
        (f'نقلت "الضفة نيوز" عن مصدر طبي أن {BOMBED}.', ["الضفة نيوز", "مصدر طبي"]),
        ("قصفت الطائرات سوق بلدة سراقب، وفق مصدر غربي.", ["مصدر غربي"]),
        ("قصفت الطائرات سوق بلدة سراقب، وفق دبلوماسيين غربيين.", ["دبلوماسيين غربيين"]),
        (f"رويترز عن مصدر أمني: {BOMBED}", ["رويترز", "مصدر أمني"]),
        (f"الميادين نقلا عن مصادر طبية: {BOMBED}", ["الميادين", "مصادر طبية"]),
        (f"البنتاغون: {BOMBED}", ["البنتاغون"]),
        (f"إدلب: {BOMBED}", []),
        (f"أفاد مسؤول في الأمم المتحدة وكالة فرانس برس بأن {BOMBED}.", ["مسؤول في الأمم المتحدة"]),
        (f"أخبر مصدر في الدفاع المدني وكالة رويترز أن {BOMBED}.", ["مصدر في الدفاع المدني"]),
        ("شن التحالف غارة على صعدة، وفق مصدر طبي، وقصفت المدفعية سوق بلدة سراقب.", []),
        (
            "قصفت الطائرات سوق بلدة سراقب، بحسب القائد العام للجيش رستم كاشغاري.",
            ["القائد العام للجيش رستم كاشغاري"],
        ),
        ("قصفت الطائرات سوق بلدة سراقب، وفق وزير الصحة فراس الأشقر.", ["وزير الصحة فراس الأشقر"]),
        (
            "أعلنت الحكومة مقتل جندي في درنة، والمعارضة تتحدث عن طائرات قصفت سوق بلدة سراقب.",
            ["المعارضة"],
        ),
        ("الحزب ينفي مسؤوليته عن الهجوم على بنش، والجيش قصفت مدفعيته بلدة سراقب", []),
        ("قال الجيش إنه انسحب. وقصفت الطائرات، بحسب بيانه، سوق بلدة سراقب.", ["الجيش"]),
        ("أسقطت القوات مسيرة وقصفت، وفق بيانها، سوق بلدة سراقب.", ["القوات"]),
    ],
)
def test_chain(text: str, expected: list[str]) -> None:
    """Cues before, inside and after what they tell."""
    found = sources(text, "قصفت")
    assert [source.removeprefix("ل") for source in found] == [source.removeprefix("ل") for source in expected]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات سوق بلدة سراقب.",
        "قال مراسلنا إن الطائرات قصفت سوق بلدة سراقب.",
        "قال مراسل «اليمنية.نت» في حلب إن الطائرات قصفت سوق بلدة سراقب.",
        "دمشق – رويترز: قصفت الطائرات سوق بلدة سراقب.",
        "قال الوزير إن المفاوضات مستمرة. إلى ذلك، قصفت الطائرات سوق بلدة سراقب.",
        "أعلن الجيش انتهاء المعارك، فيما قصفت الطائرات سوق بلدة سراقب.",
        "لم تعلن أي جماعة مسؤوليتها. قصفت الطائرات سوق بلدة سراقب.",
    ],
)
def test_own_voice(text: str) -> None:
    """The outlet, its correspondents and datelines are no source; a turn of the report ends one."""
    assert sources(text, "قصفت") == []


def test_going_on() -> None:
    """A verb without a subject takes the speaker before, who agrees with it."""
    text = "قال مصدر طبي إن الطريق مقطوع. وقالت وزارة الصحة إن المشفى يعمل."
    text += " وأضافت أن الطائرات قصفت سوق بلدة سراقب."
    assert sources(text, "قصفت") == ["وزارة الصحة"]


def test_statement_points_back() -> None:
    """`البيان` is the ministry that gave it."""
    text = "أصدرت وزارة الصحة بياناً عن الأوضاع. وأضاف البيان أن الطائرات قصفت سوق بلدة سراقب."
    assert sources(text, "قصفت") == ["وزارة الصحة"]


def test_quotation_over_sentences() -> None:
    """Words between quotation marks stay the speaker's until the mark closes; after it the outlet speaks."""
    text = "قال مدير المشفى: «وصل الجرحى فجراً. قصفت الطائرات سوق بلدة سراقب». ثم داهمت الشرطة بلدة بنش."
    assert sources(text, "قصفت") == ["مدير المشفى"]
    assert sources(text, "داهمت") == []


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "قال مدير المشفى: «وصل الجرحى فجراً.\nقصفت الطائرات سوق بلدة سراقب."
    assert sources(text, "قصفت") == []


def test_two_speakers_side_by_side() -> None:
    """A second saying ends the first."""
    text = "قال ناشطون إن الطائرات قصفت سوق بلدة سراقب، فيما أعلن الجيش أن قواته اقتحمت بلدة بنش."
    assert sources(text, "قصفت") == ["ناشطون"]
    assert sources(text, "اقتحمت") == ["الجيش"]


def test_condemnation_takes_for_granted() -> None:
    """What is condemned, or what is to stop, is the speaker's; what is welcomed is not."""
    assert sources("أدانت منظمة العفو الدولية قصف سوق بلدة سراقب.", "قصف") == ["منظمة العفو الدولية"]
    assert sources("طالبت الأمم المتحدة بوقف قصف بلدة سراقب.", "قصف") == ["الأمم المتحدة"]


def test_what_is_asked_for_is_no_claim() -> None:
    """The act demanded or threatened is the content of the demand or threat."""
    assert [c.act for c in claims("دعت الحكومة المقاتلين إلى الانسحاب من بلدة سراقب.")] == ["demand"]
    assert [c.act for c in claims("هدد قائد في الجيش بقصف بلدة سراقب.")] == ["threat"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال اللواء فهد بن رحيل العراقي إن الشرطة اعتقلت لصين.", "اللواء فهد بن رحيل العراقي"),
        ("العقيد محمد الكناني قائد الشرطة أعلن اعتقال لصين.", "العقيد محمد الكناني قائد الشرطة"),
        ("أكد خالد بن علي الهاشمي أن الشرطة اعتقلت لصين.", "خالد بن علي الهاشمي"),
        ("قال اللواء 17 إن الشرطة اعتقلت لصين.", "اللواء 17"),
        ("قال الفريق نبيل بن سعيد إن الشرطة اعتقلت لصين.", "الفريق نبيل بن سعيد"),
        ("العقيد رائد الشامي قائد الشرطة أكد اعتقال لصين.", "العقيد رائد الشامي قائد الشرطة"),
        ("قال الشيخ سعيد العمري إن الشرطة اعتقلت لصين.", "الشيخ سعيد العمري"),
        ("قال عضو المجلس عزت الحسيني إن الشرطة اعتقلت لصين.", "عضو المجلس عزت الحسيني"),
        ("قال مصدر في الشرطة فضل عدم الكشف عن اسمه إن الشرطة اعتقلت لصين.", "مصدر في الشرطة"),
        ("قال العميد علي ردمان لنا إن الشرطة اعتقلت لصين.", "العميد علي ردمان"),
        ("قال مصدر في الشرطة آثر عدم ذكر اسمه إن الشرطة اعتقلت لصين.", "مصدر في الشرطة"),
        ("وقالت ليلى حداد، وهي نائبة، إن الشرطة اعتقلت لصين.", "ليلى حداد"),
        ("قال أدهم باشو وهو سياسي محلي إن الشرطة اعتقلت لصين.", "أدهم باشو"),
        ("قالت نتائج أولية إن الشرطة اعتقلت لصين.", "نتائج أولية"),
        ("محمود الحسن، نازح من مدينة حمص، يقول إن الشرطة اعتقلت لصين.", "محمود الحسن"),
        ("قال قائد الشرطة، العميد محمود الحسن، إنها اعتقلت لصين.", "قائد الشرطة، العميد محمود الحسن"),
        ("أوضح بيان للداخلية أن الشرطة اعتقلت لصين.", "للداخلية"),
        ("كتب الوزير على منصة إكس أن الشرطة اعتقلت لصين.", "الوزير"),
        ("شددت «الخوذ البيضاء» على أن الشرطة اعتقلت لصين.", "الخوذ البيضاء"),
    ],
)
def test_a_name_is_a_name_whatever_its_words_mean(text: str, expected: str) -> None:
    assert [party.text for party in claims(text)[0].source] == [expected]


def test_an_office_behind_a_name_may_be_whom_he_received() -> None:
    (claim,) = claims("استقبل الرئيس محمود عباس وزير الخارجية الألماني.")
    assert [party.text for party in claim.target] == ["وزير الخارجية الألماني"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("قائد الجبهة الغربية لمحافظة الأنوار العميد نزار الكعبي", None),
        ("الخبير العسكري والإستراتيجي العميد إلياس ندا", None),
        ("عضو اللقاء التشاوري النائب كميل الباز", None),
        ("مبعوث الأمم المتحدة إلى سوريا ستيفان دي مارتان", None),
        ("وكيل وزارة الصحة لشؤون المستشفيات الدكتور نزار الكعبي", None),
        ("وزير الدفاع، نزار الكعبي،", "وزير الدفاع، نزار الكعبي"),
        ("العميد نزار الكعبي،", "العميد نزار الكعبي"),
        ("مصدر أمني لصحيفة الأنوار", "مصدر أمني"),
        ("الوزير في بيان نشرته الوكالة", "الوزير"),
        ("الوزير ردا على سؤال", "الوزير"),
        ("الوزير مساء أمس", "الوزير"),
        ("قائد هذه القوات اللواء نزار الكعبي", None),
        ("والي مدينة كيلس، نزار الكعبي،", "والي مدينة كيلس، نزار الكعبي"),
        ("النائب عن محافظة حلب سامي العمري", "النائب عن محافظة حلب سامي العمري"),
        ("وزير الخارجية والمغتربين سامي العمري", "وزير الخارجية والمغتربين سامي العمري"),
        ("وزير العدل وحقوق الإنسان سامي العمري", "وزير العدل وحقوق الإنسان سامي العمري"),
        ("الناشط في مجال حقوق الإنسان سامي العمري", "الناشط في مجال حقوق الإنسان سامي العمري"),
        ("ضابط برتبة عقيد في شرطة حلب", "ضابط برتبة عقيد في شرطة حلب"),
        ("المتحدثة باسم الخارجية الروسية ماريا زاخاروفا", "المتحدثة باسم الخارجية الروسية ماريا زاخاروفا"),
        ("مندوب سوريا الدائم لدى الأمم المتحدة", "مندوب سوريا الدائم لدى الأمم المتحدة"),
    ],
)
def test_who_speaks_is_named_to_the_end(speaker: str, expected: str | None) -> None:
    """An office with whose it is, ranks and the name; hearers and occasions are none of it."""
    assert sources(f"وقال {speaker} إن {BOMBED}.", "قصفت") == [expected or speaker]


def test_a_ministry_of_two_matters_and_two_who_speak() -> None:
    both = claims("قالت وزارة الصحة والدفاع المدني إن طائرات قصفت السوق.")[0]
    assert [party.text for party in both.source] == ["وزارة الصحة", "الدفاع المدني"]


def test_two_who_speak_before_the_verb() -> None:
    text = "شهود عيان ومصادر ميدانية أكدت أن طائرات قصفت السوق."
    assert sources(text, "قصفت") == ["شهود عيان", "مصادر ميدانية"]


def test_a_charter_is_no_source_and_who_suffered_does_not_speak() -> None:
    assert sources("وفق ميثاق الأمم المتحدة، قصفت طائرات السوق.", "قصفت") == []
    assert sources("أدى القصف إلى إصابة طفلين، مشيراً إلى أن طائرات قصفت السوق.", "قصفت") == []


def test_names_without_a_complementizer() -> None:
    """Before what is condemned or announced only titles and names go on."""
    assert sources("أعلن قائد الشرطة العميد نزار الكعبي مقتل ستة جنود في سراقب.", "مقتل") == [
        "قائد الشرطة العميد نزار الكعبي"
    ]
    assert sources("دان مفتي الجمهورية الشيخ نزار الكعبي قصف سراقب.", "قصف") == [
        "مفتي الجمهورية الشيخ نزار الكعبي"
    ]
    assert sources("انتقد الوزير الجيش بعد قصف بلدة سراقب.", "قصف") == ["الوزير"]


def test_a_verb_that_tells_of_an_event_opens_no_words() -> None:
    """`هجوم أعلنته موسكو`: what comes after is the first speaker's."""
    text = "قال مصدر طبي إن الهجوم الذي أعلنته موسكو بدأ بعدما قصفت الطائرات بلدة سراقب."
    assert sources(text, "قصفت") == ["مصدر طبي"]


def test_a_statement_without_a_name_goes_on() -> None:
    text = f"قالت الوزارة إن حريقا اندلع. وأضافت في بيان مكتوب أن {BOMBED}."
    assert sources(text, "قصفت") == ["الوزارة"]


def test_a_turn_stands_apart() -> None:
    """`من جهته` in the midst of a clause ends nobody's words."""
    assert sources("قال مصدر طبي إن الجيش شن من جهته هجوما على سراقب.", "هجوما") == ["مصدر طبي"]
    assert sources("قال مصدر طبي إن حريقا اندلع، من جهة أخرى شن الجيش هجوما على سراقب.", "هجوما") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"عاجل | مصدر أمني: {BOMBED}.", ["مصدر أمني"]),
        (f"أخبار المساء\nوزير الدفاع:\n{BOMBED}.", ["وزير الدفاع"]),
        (f"أخبار المساء\nوزير الدفاع:\nاجتمعنا أمس.\n{BOMBED}.", ["وزير الدفاع"]),
        (f"أخبار المساء\nوزير الدفاع:\nاجتمعنا أمس.\nقالت الشرطة إنها تحقق.\n{BOMBED}.", []),
        (f"أخبار المساء\nوزير الدفاع: اجتمعنا أمس.\n{BOMBED}.", []),
        (f"🔴\nوزير الدفاع\n: {BOMBED}.", ["وزير الدفاع"]),
        (f"دمشق | وكالات: {BOMBED}.", []),
    ],
)
def test_before_a_colon(text: str, expected: list[str]) -> None:
    """Behind a label, on the line above, alone over several lines; no dateline, no title over a text."""
    assert sources(text, "قصفت") == expected


@pytest.mark.parametrize(
    ("outlet", "speaker", "expected"),
    [
        ("syriahr.com", "نشطاء المرصد السوري لحقوق الإنسان", []),
        ("syriahr.com", "المرصد السوري", []),
        ("enabbaladi.net", "المرصد السوري", ["المرصد السوري"]),
        ("syriahr.com", "مدير المرصد نزار الكعبي", ["مدير المرصد نزار الكعبي"]),
    ],
)
def test_the_outlet_is_no_source_of_its_own(outlet: str, speaker: str, expected: list[str]) -> None:
    found = pipeline.code(document(f"أكد {speaker} أن {BOMBED}.", outlet=outlet), load()).claims
    assert [s.text for s in found[0].source] == expected


def test_what_is_asked_or_agreed_is_no_source() -> None:
    assert sources("قصفت الطائرات سوق بلدة سراقب بناء على طلب الحكومة.", "قصفت") == []
    assert sources("قصفت الطائرات سوق بلدة سراقب بناء على تقرير للشرطة.", "قصفت") == ["للشرطة"]


def test_who_speaks_is_no_source_for_himself() -> None:
    text = "ندد حزب النور بقصف بلدة سراقب، حسب بيان أصدره الحزب."
    assert sources(text, "ندد") == []
    assert sources("ندد حزب النور بقصف بلدة سراقب، حسب بيان أصدرته الحكومة.", "ندد") == ["الحكومة"]


def test_a_statement_points_back_within_its_sentence() -> None:
    """In a text without full stops `البيان` is whose statement was told before; a new one is not."""
    told = "أعلنت وزارة الصحة في بيان مقتل ستة جنود"
    assert sources(f"{told} وأوضح البيان أن {BOMBED}.", "قصفت") == ["وزارة الصحة"]
    assert sources(f"{told} فيما قالت تقارير غربية إن {BOMBED}.", "قصفت") == ["تقارير غربية"]


def test_the_outlets_own_people_are_nobody_elses_speaker() -> None:
    text = "قالت مراسلة الأفق إن القوات اعتدت على المشيعين، مشيرة إلى اعتقال خمسة شبان في سراقب."
    assert sources(text, "اعتقال") == []
    text = "قالت مراسلة الأفق إن القوات اعتدت على المشيعين، وأظهرت لقطات مصورة اعتقال خمسة شبان في سراقب."
    assert sources(text, "اعتقال") == ["لقطات مصورة"]


def test_a_source_that_points_back_has_its_full_name() -> None:
    text = (
        "أفادت مصادر عسكرية يمنية بأن غارات استهدفت مواقع في تعز.\n"
        "وبحسب المصادر، أدت الغارات إلى مقتل سبعة مسلحين."
    )
    assert {s.text for c in claims(text) for s in c.source} == {"مصادر عسكرية يمنية"}


def test_of_whom_somebody_asks_something_is_no_part_of_his_name() -> None:
    assert sources("طلبت تركيا من روسيا وقف القصف على بلدة سراقب.", "القصف") == ["تركيا"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت وزارة الصحة ارتفاع عدد قتلى القصف على سوق بلدة سراقب.", ["وزارة الصحة"]),
        ("أعلنت وزارة الدفاع انتهاء القصف على سوق بلدة سراقب.", ["وزارة الدفاع"]),
    ],
)
def test_what_a_ministry_announces_is_no_part_of_its_name(text: str, expected: list[str]) -> None:
    assert sources(text, "القصف") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سجل المرصد قصفا على بلدة حاس.", ["المرصد"]),
        ("سجل العام بداية القصف على بلدة حاس.", []),
        ("الذهب يسجل خسائر بعد القصف على بلدة حاس.", []),
    ],
)
def test_what_only_records_is_no_source(text: str, expected: list[str]) -> None:
    assert sources(text, "قصف") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("حدث هذا عقب إعلان واشنطن مقتل خمسة جنود في هجوم بالصومال.", "هجوم", ["واشنطن"]),
        ("بعد تأكيد الجيش مقتل قائد الفصيل في غارة على بيروت.", "غارة", ["الجيش"]),
        ("رغم نفي موسكو قصف المستشفى في إدلب.", "قصف", ["موسكو"]),
        ("وذلك غداة إعلان الجيش أنه قصف مواقع للحزب في صور.", "قصف", ["الجيش"]),
    ],
)
def test_who_tells_in_a_verbal_noun_is_the_source(text: str, trigger: str, expected: list[str]) -> None:
    """`إعلان X`, `تأكيد X`, `نفي X`: the genitive tells of the event, and did it only as a fighter."""
    (found,) = claims(text)
    assert found.trigger.text == trigger
    assert [s.text for s in found.source] == expected
    assert [a.text for a in found.actor] == (expected if trigger == "قصف" and "أنه" in text else [])
    assert found.status == ("denied" if "نفي" in text else "asserted")


@pytest.mark.parametrize("cited", ["بحسب ناشطين", "وحسب المصدر", "نقلا عن مصدر أمني", "وبحسب التقرير"])
def test_whose_word_it_is_does_not_do_what_the_verb_behind_tells(cited: str) -> None:
    found = claims(f"{cited} اعتقلت القوات خمسة شبان في بنش.")
    assert [(c.actor[0].text, c.target[0].text) for c in found] == [("القوات", "خمسة شبان")]
    assert found[0].source[-1].text == cited.split(" ", 1)[1].removeprefix("عن ")
