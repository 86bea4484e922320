"""Totals, history and events told again. All texts are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline

TODAY = datetime.date(2021, 3, 10)


def claims(text: str, published: datetime.date | None = TODAY) -> tuple[Claim, ...]:
    """The claims of a text of 10 March 2021."""
    return pipeline.code(document(text, published=published), load()).claims


def test_history_runs_on_to_the_next_sentence() -> None:
    found = claims(
        "اعتقلت الشرطة ناشطا في درعا.\n"
        "وقال شهود إن المدينة هادئة.\n"
        "وفي 14 كانون الثاني اقتحم الجيش مدينة الحراك.\n"
        "وبعدها اختطف مسلحون طبيبا في الحراك."
    )
    assert [c.background for c in found] == [False, True, True]


def test_what_had_happened_before_is_history() -> None:
    found = claims("قصفت طائرات بلدة سراقب أمس. وكانت القوات قد سيطرت على بلدة النيرب.")
    assert found[-1].background


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("وكان الجيش قد شن غارة على سراقب.", True),
        ("وكان انفجار قد هز سراقب، وكانت مدفعية الجيش قد نفذت هجوما على منزل في سراقب.", True),
        ("وكان الجيش قد شن غارة على سراقب أمس.", False),
        ("انفجر لغم بدورية كانت تنفذ عملية أمنية في سراقب.", False),
    ],
)
def test_what_was_done_before_is_history_unless_it_is_of_these_days(text: str, history: bool) -> None:
    assert claims(text)[-1].background == history


@pytest.mark.parametrize(
    ("time", "history"),
    [
        ("العام الماضي", True),
        ("في نيسان الماضي", True),
        ("عام 2014", True),
        ("قبل أسبوعين", True),
        ("بين عامي 2014 و2016", True),
        ("الأسبوع الماضي", False),
        ("في نيسان", False),
        ("أمس", False),
        ("منذ مطلع العام", False),
    ],
)
def test_without_a_day_of_publication_words_tell_history(time: str, history: bool) -> None:
    assert claims(f"قصف الجيش بلدة سراقب {time}.", None)[0].background == history


def test_what_has_gone_on_for_long_is_history_without_a_day_of_publication() -> None:
    found = claims(
        "قصف الجيش بلدة سراقب.\nوقال شهود إن البلدة هادئة.\nونفذ الطيران غارات على إدلب منذ مطلع العام.", None
    )
    assert [c.background for c in found] == [False, True]


def test_an_anniversary_recalls_its_event_alone() -> None:
    found = claims("في الذكرى العاشرة لمجزرة الغوطة طالب الائتلاف بالمحاسبة.")
    assert [(c.act, c.background) for c in found] == [("civilian_attack", True), ("demand", False)]


def test_many_raids_in_one_number_are_a_campaign() -> None:
    (raids,) = claims("بلغ عدد الغارات 200 غارة على الحديدة.")
    assert raids.aggregate
    assert raids.count is not None
    assert raids.count.min == 200


def test_one_toll_of_two_acts_is_a_total() -> None:
    found = claims("قتل عشرون مدنيا في قصف مدفعي وغارات جوية على بلدة سراقب.")
    assert [c.aggregate for c in found] == [True, True]
    assert [c.harm[0].min for c in found] == [20, 20]


def test_a_place_and_what_it_lies_in_may_be_one_event() -> None:
    found = claims("غارات روسية على إدلب.\nشنت طائرات روسية غارات على بلدة سراقب بريف إدلب.")
    assert found[-1].same_as == found[0].id


def test_who_denies_an_event_tells_it_again() -> None:
    found = claims("قصفت طائرات بلدة سراقب أمس.\nونفت وزارة الدفاع قصف بلدة سراقب.")
    assert found[-1].same_as == found[0].id


def test_other_tolls_are_other_events() -> None:
    found = claims("قتل ثلاثة مدنيين في قصف على بلدة سراقب.\nوقتل تسعة مدنيين في قصف على بلدة النيرب.")
    assert found[-1].same_as is None


def test_what_recalls_is_history_even_of_yesterday() -> None:
    found = claims("قصفت طائرات بلدة سراقب اليوم.\nوسبق أن قصفت القوات بلدة النيرب أمس.")
    assert [c.background for c in found] == [False, True]


def test_whoever_goes_on_with_his_acts_does_many() -> None:
    found = claims("واصلت طائرات التحالف غاراتها على مواقع في الرقة.")
    assert [c.aggregate for c in found] == [True]


MANY = {
    "an adverb of the whole clause": "تقصف قوات النظام قرى جبل شحشبو وسهل الغاب في ريف حماة بشكل شبه يومي.",
    "more than once": "أطلقت فصائل قذائف أكثر من مرة على قاعدة الشدادي.",
    "keeps on doing": "تستمر المليشيا في استهداف المدنيين بريف تعز.",
    "goes on to breach by": "تواصل القوات عدم التزامها بالهدنة بقصف القرى في ريف اللاذقية.",
    "a run of days": "طالت الغارات الجوية في الأيام الماضية بلدات ريف إدلب.",
    "an attack since": "ومنذ مطلع الشهر الماضي، تتعرض بلدة كنصفرة لقصف مدفعي.",
    "a toll of a month": "قتل 14 شخصا في مدينة درعا خلال شهر شباط.",
    "a toll since the war began": "استشهد تسعة صحفيين في غزة منذ اندلاع الحرب.",
    "is done again": "وثق ناشطون تكرار قصف المدفعية على بلدة كنصفرة.",
    "prisoners of a month": "اعتقلت القوات 60 شابا من بلدة كنصفرة خلال شهر شباط.",
    "houses of a year": "هدمت القوات 150 منزلا في بلدة كنصفرة خلال عام 2020.",
    "is used to": "اعتادت القوات قصف بلدة كنصفرة.",
    "so many a year": "يقتل 50 طفلا سنويا بانفجار ألغام في ريف إدلب.",
    "raids of a week": "طالت غارات عدة بلدات في ريف إدلب خلال الأسبوع الماضي.",
    "raids of last month": "أوقعت غارات الشهر الماضي على كنصفرة أضرارا واسعة.",
    "fighting of a month with its toll": "قتل عشرون جنديا في المعارك حول كنصفرة خلال شهر شباط.",
    "barrels of a week": "رمت المروحيات 30 برميلا متفجرا فوق بلدة كنصفرة خلال الأسبوع الماضي.",
    "deaths of a month": "مقتل 14 شخصا في مدينة درعا في شباط.",
    "a toll that a week adds up": "وصلت حصيلة قتلى القصف على كنصفرة خلال أسبوع إلى 12.",
    "shelling of a month": "قتل عشرون مدنيا بالقصف على بلدة كنصفرة خلال شهر شباط.",
    "how many there were": "وصل عدد الهجمات على حواجز درعا إلى تسع.",
    "whoever does them still": "أوقعت الغارات التي تشنها الطائرات على كنصفرة.",
    "millions driven out": "هجرت الحرب ملايين السوريين من بيوتهم.",
    "since the war, after who is blamed": "قتل جنديان في هجمات نسبت إلى مسلحين منذ اندلاع الحرب.",
    "dozens of arrests": "نفذت القوات عشرات الاعتقالات في بلدة كنصفرة.",
    "murders of a month": "اغتال مسلحون 26 شخصا في بلدة كنصفرة خلال شهر شباط.",
    "violence of last week": "مقتل نحو 50 شخصا في أعمال عنف بريف درعا الأسبوع الماضي.",
    "families driven out in weeks": "نزحت عشرات العائلات من بلدة كنصفرة خلال الأسابيع الماضية.",
    "all along": "لطالما قصفت المدفعية بلدة كنصفرة.",
    "war that is waged": "تخوض تركيا حربا ضد مسلحين في بلدة كنصفرة.",
    "war that kills": "أودت الحرب بحياة سكان كثيرين في بلدة كنصفرة.",
    "a war": "قالت الوزارة إن العدوان الإسرائيلي على قطاع غزة دمر المدارس.",
}
ONE = {
    "fighting since this morning": "تخوض القوات اشتباكات مع مسلحين في بلدة كنصفرة منذ صباح اليوم.",
    "who has been held since": "تحتجز القوات شابا من بلدة كنصفرة منذ أيار الماضي.",
    "one raid of the month": "قتل قيادي وثلاثة من مرافقيه بغارة على كنصفرة خلال الشهر الماضي.",
    "raids of one day": "شنت الطائرات ثلاثين غارة على بلدة كنصفرة أمس.",
    "a battle that is fought": "يخوض الجيش معركة ضد مسلحين في بلدة كنصفرة.",
    "a woman called war": "قتلت السيدة حرب في بلدة كنصفرة.",
    "one bombing early in the month": "قتل 15 شخصا في تفجير ببلدة كنصفرة مطلع الشهر الماضي.",
    "of one day": "تواصل القوات اليوم قصف بلدة كنصفرة.",
    "a toll of one day in a month": "قتل 14 شخصا بانفجار في مدينة درعا في 3 آذار.",
    "prisoners of one day": "اعتقلت القوات 60 شابا من بلدة كنصفرة أمس.",
    "two taken in a month": "اختطف مسلحون شابين من بلدة كنصفرة خلال شهر شباط.",
    "one of several": "أعلن الجيش مقتل قائد في إحدى الغارات على سراقب.",
    "one place, one day": "قصفت القوات بلدة كنصفرة أمس.",
    "plural words of one event": "اندلعت اشتباكات بين الجيش ومسلحين في بلدة كنصفرة.",
    "fighting that is going on": "تدور اشتباكات بين الجيش ومسلحين في بلدة كنصفرة.",
    "the fiercest of many": "نفذت طائرات أعنف غارة على بلدة كنصفرة منذ بدء الحرب.",
    "its rank behind it": "نفذت طائرات غارة على بلدة كنصفرة هي الثالثة منذ اندلاع الحرب.",
    "smoke that rises": "تصاعدت أعمدة الدخان بعد غارة على بلدة كنصفرة.",
    "an aggression on a village": "شنت إسرائيل عدوانا على بلدة كنصفرة أدى إلى مقتل امرأة.",
}


@pytest.mark.parametrize(
    ("text", "many"),
    [*((text, True) for text in MANY.values()), *((text, False) for text in ONE.values())],
    ids=[*MANY, *ONE],
)
def test_what_is_done_again_and_again_is_a_total(text: str, many: bool) -> None:
    assert claims(text)[0].aggregate is many


def test_words_of_totals_are_of_the_event_next_to_them() -> None:
    found = claims("تعرض الحاجز لهجمات متكررة حيث أحكم المقاتلون قبضتهم على كنصفرة.")
    assert [(c.act, c.aggregate) for c in found] == [("clash", True), ("territory_change", False)]


def test_the_time_of_another_event_makes_no_total() -> None:
    found = claims(
        "قالت الوكالة إن الفصائل، التي تنفذ عملية عسكرية منذ أربعة أيام، تقف وراء القصف على كنصفرة."
    )
    assert [(c.act, c.aggregate) for c in found] == [("clash", True), ("shelling", False)]


def test_what_a_report_on_a_month_counts_is_of_its_total() -> None:
    """The parts have no day of their own; a turn to another matter ends the account."""
    lead = "وثق المرصد مقتل 60 مدنيا في درعا خلال شهر شباط.\nوقالت المنظمة إن المسلحين قتلوا 21 منهم.\n"
    found = claims(
        lead + "وقتل سبعة مدنيين بانفجار ألغام في إنخل.\nوقتل خمسة مدنيين بغارة على جاسم في 3 شباط."
    )
    assert [c.aggregate for c in found] == [True, True, True, False]
    found = claims(lead + "من جهة أخرى قتل سبعة مدنيين بانفجار في إنخل.")
    assert [c.aggregate for c in found] == [True, True, False]
    found = claims(lead + "إلى ذلك، بدت الأسواق هادئة.\nوقتل سبعة مدنيين بانفجار في إنخل.")
    assert [c.aggregate for c in found] == [True, True, False]


def test_what_points_back_to_a_total_is_one() -> None:
    found = claims(
        "نفذ الطيران غارات على إدلب منذ مطلع العام الحالي.\n"
        "وأدت الغارات على المدينة إلى مقتل 7 مدنيين.\n"
        "وقصفت المدفعية بلدة سراقب أمس.\n"
        "وأصابت القذائف في سراقب منزلا.\n"
        "وأدت الهجمات على سراقب أمس إلى مقتل عامل."
    )
    assert [(c.act, c.aggregate) for c in found if c.act == "airstrike"] == [
        ("airstrike", True),
        ("airstrike", True),
    ]
    assert not any(c.aggregate for c in found[2:])


def test_what_points_back_to_the_news_is_one_event() -> None:
    """`الغارات`, `العدوان` are what the report opens with, unless that is a total itself."""
    found = claims(
        "شنت إسرائيل عدة غارات على مطار الضبعة.\n"
        "وقال سكان إن المدينة هادئة.\n"
        "واستهدفت الغارات مستودعا في المطار، وقال محافظ حمص إن العدوان الإسرائيلي على المطار دمر المدرج."
    )
    assert not any(c.aggregate for c in found)
    found = claims(
        "تقصف طائرات قرى ريف إدلب بشكل يومي.\nوقال سكان إنهم خائفون.\nودمرت الغارات مدارس في إدلب."
    )
    assert [c.aggregate for c in found if c.act == "airstrike"] == [True, True]


def test_the_present_of_a_headline_is_the_news() -> None:
    """`الطيران يشن غارات` tells what was done just now; in the text the same words tell what goes on."""
    found = claims(
        "طائرات تشن غارات على بلدة سراقب\nوقال سكان إن المدينة هادئة.\nوتشن طائرات غارات على بلدة النيرب."
    )
    assert [c.aggregate for c in found if c.act == "airstrike"] == [False, True]


def test_a_vague_time_does_not_carry_history_on() -> None:
    found = claims(
        "قصفت المدفعية بلدة سراقب اليوم.\nوقال سكان إن المدينة هادئة.\n"
        "وتكرر القصف على مخيم البلدة في الآونة الأخيرة.\nونزحت عائلات من المخيم."
    )
    assert found[-1].act == "displacement"
    assert not found[-1].background


@pytest.mark.parametrize("opening", ["ويذكر بأن", "والجدير ذكره أن", "ومن الجدير بالذكر أن"])
def test_what_the_report_recalls_is_history(opening: str) -> None:
    text = f"انفجر لغم في إنخل.\nوقال شهود إن المدينة هادئة.\n{opening} الطيران قصف مدرسة في نوى."
    assert claims(text)[-1].background


def test_only_dated_history_runs_on() -> None:
    """What a dated recollection goes on with is history; what stands after a campaign is news."""
    lead = "قصفت الطائرات بلدة سراقب اليوم.\nوأعلن الدفاع المدني مقتل طفل بقصف على بلدة سراقب.\n"
    text = lead + "وفي عام 2019 اقتحمت القوات مدينة خان شيخون. وبعدها اعتقلت القوات عشرات الشبان في المدينة."
    assert [c.background for c in claims(text)][-2:] == [True, True]
    text = lead + "وتستمر القوات في استهداف المدنيين بريف حلب. واعتقلت القوات شابا في مدينة الباب."
    assert [c.background for c in claims(text)][-1] is False


def test_a_turn_to_another_matter_or_speaker_ends_history() -> None:
    lead = (
        "اعتقلت الشرطة ناشطا في درعا.\nوقال شهود إن المدينة هادئة.\nوفي عام 2019 اقتحم الجيش مدينة الحراك.\n"
    )
    assert [c.background for c in claims(lead + "واختطف مسلحون طبيبا في الحراك.")][-1]
    assert not claims(lead + "من جهة أخرى اختطف مسلحون طبيبا في الحراك.")[-1].background
    assert not claims(lead + "بدوره، قال المحافظ إن مسلحين اختطفوا طبيبا في الحراك.")[-1].background


def test_the_news_told_again_after_history_is_none() -> None:
    found = claims(
        "قتل ثلاثة جنود بتفجير في مدينة إنخل.\nوقال شهود إن المدينة هادئة.\n"
        "وفي عام 2019 قتل قائد الشرطة بتفجير في نوى.\nوقال الجيش إن ثلاثة جنود قتلوا بتفجير إنخل."
    )
    assert [(c.background, c.same_as) for c in found if c.act == "explosion"][-1] == (False, found[0].id)


def test_a_total_of_the_last_months_with_which_a_report_opens_is_news() -> None:
    found = claims("مقتل 40 مدنيا في درعا خلال كانون الثاني.\nوقتل 40 مدنيا في درعا خلال كانون الثاني.")
    assert [(c.aggregate, c.background) for c in found] == [(True, False)] * 2
    found = claims("قصف الجيش بلدة كنصفرة اليوم.\nوقتل 40 مدنيا في درعا خلال كانون الثاني.")
    assert [(c.aggregate, c.background) for c in found] == [(False, False), (True, True)]


def test_a_campaign_beside_the_news_of_the_lead_is_known() -> None:
    found = claims("قصفت المدفعية بلدة كنصفرة.\nوتتعرض قرى جبل الزاوية لقصف متكرر.")
    assert [(c.aggregate, c.background) for c in found] == [(False, False), (True, True)]


@pytest.mark.parametrize(("when", "history"), [("في كانون الثاني", True), ("أمس", False), ("", False)])
def test_what_was_said_long_ago_is_history(when: str, history: bool) -> None:
    text = f"انفجر لغم في إنخل.\nوقال شهود إن المدينة هادئة.\nوكان المجلس قد أعلن {when} مقتل عامل في نوى."
    assert claims(text)[-1].background is history


def test_a_running_count_of_the_news_is_news_and_its_shares_are_totals() -> None:
    found = claims(
        "قتل طفل بغارة على بلدة جاسم.\nوقال شهود إن المدينة هادئة.\n"
        "وارتفع عدد الغارات على ريف درعا منذ مطلع العام إلى تسع.\n- خمس غارات على إنخل."
    )
    assert [(c.aggregate, c.background) for c in found] == [(False, False), (True, False), (True, False)]


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة جنود في هجوم على ثكنة في حاس هو الأعنف منذ مطلع العام.",
        "قصفت المدفعية للمرة الأولى منذ شهرين بلدة حاس.",
        "وقع في حاس التفجير الأكثر دموية منذ عامين.",
        "شهدت بلدة حاس خامس عملية اغتيال خلال شهر.",
        "قتل ثلاثون شخصا في أسوأ هجوم تشهده حاس منذ سنوات.",
    ],
)
def test_the_time_over_which_an_event_is_the_most_or_the_nth_is_not_its_own(text: str) -> None:
    found = claims(text)
    assert [(c.time, c.aggregate, c.background) for c in found] == [(None, False, False)]


def test_what_is_counted_by_more_than_is_over_its_time() -> None:
    found = claims("قتل أكثر من ثلاثين شخصا في غارات على حاس منذ مطلع العام.")
    assert [(c.time is not None, c.aggregate) for c in found] == [(True, True)]


@pytest.mark.parametrize(
    "text",
    [
        "تحل اليوم الذكرى العاشرة لمجزرة ارتكبها الجيش في بلدة حاس.",
        "وفي هجوم سابق قتل خمسة جنود في حاس.",
        "وفي حادثة مماثلة، قتل ثلاثة رعاة برصاص مجهولين في حاس الشهر الماضي.",
    ],
)
def test_an_earlier_event_is_history_and_no_total(text: str) -> None:
    assert [(c.background, c.aggregate) for c in claims(text)] == [(True, False)]


def test_an_anniversary_is_kept_today_and_its_event_was_not() -> None:
    found = claims("وفي الذكرى الثالثة للثورة نظم الأهالي اليوم مظاهرات في حاس.")
    assert [(c.act, c.background, c.time is not None) for c in found] == [("protest", False, True)]
    assert claims("تحل اليوم الذكرى العاشرة لمجزرة في بلدة حاس.")[0].time is None


def test_a_loss_days_before_an_event_is_not_its() -> None:
    found = claims("ويأتي القصف على حاس بعد يوم من مقتل جندي في عفرين.")
    assert [(c.act, len(c.harm)) for c in found] == [("shelling", 0), ("unspecified_violence", 1)]


def test_both_acts_that_a_party_keeps_doing_are_totals() -> None:
    found = claims("دأبت القوات على قصف بلدة حاس واعتقال الشبان.")
    assert [c.aggregate for c in found] == [True, True]


LAST_MANY = (
    "قصفت المدفعية بلدة حاس.\nيأتي ذلك مع تصعيد متواصل للقصف على ريف إدلب.",
    "قصفت المدفعية بلدة حاس.\nوصعّدت قوات الدولة المحتلة من وتيرة هجماتها على مناطق الشمال.",
    "انفجر لغم في بلدة حاس.\nوتعاني قرى كثيرة من انفجارات تودي بحياة الأطفال.",
    "قصفت المدفعية بلدة حاس.\nوفتحت تركيا القاعدة أمام الطائرات الأمريكية التي تقصف أهدافا لداعش في سوريا.",
    "قصفت المدفعية بلدة حاس.\nوأدان المبعوث جميع هجمات المسلحين على مدينة سراقب.",
    "قصفت المدفعية بلدة حاس.\nوأدت هذه الهجمات إلى تعطيل الدراسة في ريف إدلب.",
    "انفجر لغم في بلدة حاس.\nوتحدث التقرير عن هجمات سابقة على مدينة سراقب.",
)
LAST_ONE = (
    "قتل مدني جراء قصف على بلدة حاس وغارات على أطرافها.",
    "قصف الجيش أحياء سكنية في بلدة حاس منذ يومين ما أسفر عن مقتل طفل وإصابة أربعة مدنيين.",
    "كشفت صحيفة «المساء» اليومية أن الاتفاق بين الحكومة والحركة يقضي بوقف القتال.",
    "تعرضت بلدة حاس صباح اليوم لقصف متواصل لنحو ساعة.",
    "تصاعدت حدة المعارك ليلة السبت بين الجيش والحوثيين في تعز.",
    "استشهد ثلاثة مواطنين جراء العدوان الإسرائيلي على بلدة بيت جن.",
    "غارات على ريف إدلب.\nطائرات حربية تشن غارات على ريف إدلب.",
    "شنت إسرائيل غارات على تدمر.\nواستهدفت الضربات مقرات في تدمر.",
)


@pytest.mark.parametrize(("text", "many"), [*((t, True) for t in LAST_MANY), *((t, False) for t in LAST_ONE)])
def test_what_is_told_last_is_one_of_many_or_one(text: str, many: bool) -> None:
    assert claims(text)[-1].aggregate is many
