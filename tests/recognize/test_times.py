"""Time expressions in sentences: what is found, and how much of the sentence it takes."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.fold import fold_word
from rawi.ground.times import ground_time, is_history
from rawi.knowledge.time import load_time_knowledge
from rawi.read import document
from rawi.recognize.times import find_times
from rawi.segment import segment

KNOWLEDGE = load_time_knowledge()
PUBLISHED = datetime.date(2019, 6, 15)
FIRST_WORDS = sorted(KNOWLEDGE.forms)
NUMBERS = [
    "3",
    "24",
    "30",
    "2011",
    "1440",
    "11:00",
    "10-15",
    "28/4/2016",
    "99/99/2016",
    "ثلاثة",
    "عدة",
    "الثلاثة",
]
WORDS = [*FIRST_WORDS, *NUMBERS, "/", "(", ")", "-", "،", "و", "ال", "قتل", "الحرب"]


def texts(text: str) -> list[str]:
    found = []
    for sentence in segment(document(text)):
        for time in find_times([token.folded for token in sentence.tokens], KNOWLEDGE):
            found.append(text[sentence.tokens[time.first].start : sentence.tokens[time.last].end])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "فجر أمس الجمعة",
        "أمس (الجمعة)",
        "يوم الجمعة الماضي",
        "الاثنين 10 حزيران 2019",
        "الجمعة (24 أيار/مايو)",
        "السبت 8/ حزيران/ 2019",
        "منذ بداية العام الحالي 2019 حتى يوم 8 حزيران",
        "شهر نيسان الماضي 2019",
        "من 7 أيار (مايو) الماضي، وحتى 5 حزيران",
        "منذ السابع من نيسان/أبريل الماضي",
        "منذ بدء الاحتجاجات في آذار 2011",
        "خلال الساعات الـ24 الماضية",
        "على مدى ثلاثة أيام",
        "لليوم الثالث على التوالي",
        "قبل أكثر من عام ونصف",
        "بين 3 و7 مايو",
        "من مطلع آذار حتى 20 نيسان الماضي",
        "في تمام الساعة 11:00 من مساء أمس",
        "النصف الأول من عام 2018",
        "آذار من العام الماضي",
        "أمس واليوم",
        "مساء البارحة الأولى",
        "منذ ساعات صباح اليوم الخميس",
        "منذ الساعات الأولى من فجر الاثنين",
        "ساعات الفجر الأولى",
        "لليلة الثالثة على التوالي",
        "صيف عام 2014",
        "خريف العام الماضي",
        "الصيف الماضي",
        "يوم الجمعة 1436/10/15هـ",
        "فجر التاسع من أيار 2018",
        "مساء يوم 5 أيار",
        "مساء",
        "عند العاشرة من مساء أمس",
        "في وقت متأخر من ليل السبت",
        "في وقت سابق اليوم",
        "خلال ساعات الليل",
        "طوال ليل أمس",
        "حتى فجر الأحد",
        "شهري شباط وآذار الماضيين",
        "أشهر أيار وحزيران وتموز 2015",
        "خلال الأيام العشرة الأولى من الشهر",
        "شتاء عام 2016",
        "ليل الجمعة وفجر السبت",
        "الليلة الماضية واليوم السبت",
        "صباح ومساء أمس",
        "بين مساء الجمعة وفجر السبت",
        "خلال يومين من مساء الأربعاء حتى فجر الجمعة",
        "منذ اندلاع الحرب عام 2015",
        "منذ قرابة الأسبوع",
        "عقب صلاة الجمعة",
    ],
)
def test_an_expression_is_taken_whole(text: str) -> None:
    assert texts(f"وقع القصف {text}.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 3 مدنيين",
        "31/2/2016",
        "حل الصيف في الربيع العربي",
        "سقطت قذيفة على الحي",
        "أكد الأمين العام الحالي للمنظمة",
        "نقلت المصري اليوم عن شهود",
        "اعتقل من قبل ثلاثة مسلحين",
        "اعتقل قبل يومين من الهدنة",
        "وقف عند باب المدينة في باب السوق",
        "مارس الضغط على الحكومة",
        "استمر القصف في اليوم الثالث",
        "تضررت النوافذ في 2000 منزل",
        "فجر مسلحون جسرا",
        "فجر 3 مسلحين جسرا",
        "لم يتوقف القصف حتى اليوم",
        "اعتقل في وقت سابق",
        "يتقاضى شهري كانون",
        "قصفت في اليوم المذكور",
        "تزامن القصف مع اليوم الأسود",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert texts(text) == []


def test_a_place_before_the_year_of_an_outbreak_is_left_out() -> None:
    assert texts("قتل الآلاف منذ اندلاع الحرب في البلاد عام 2015") == ["عام 2015"]


def test_two_expressions_stay_two() -> None:
    assert texts("قصفت البلدة أمس، وانسحبوا منها يوم الأحد.") == ["أمس", "يوم الأحد"]


def test_future_and_history_are_told() -> None:
    def only(text: str) -> object:
        ((time,),) = (
            find_times([token.folded for token in s.tokens], KNOWLEDGE) for s in segment(document(text))
        )
        return time.future, time.background, time.continuing

    assert only("يصلون غدا") == (True, False, False)
    assert only("يصلون خلال الأيام المقبلة") == (True, False, False)
    assert only("اعتقل قبل سنوات") == (False, True, False)
    assert only("في ثمانينيات القرن الماضي") == (False, True, False)
    assert only("منذ يومين") == (False, False, True)


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.booleans(), st.sampled_from([PUBLISHED, None]))
def test_any_words_are_read(words: list[str], planned: bool, published: datetime.date | None) -> None:
    found = find_times([fold_word(word) for word in words], KNOWLEDGE)
    assert all(a.last < b.first for a, b in pairwise(found))
    for time in found:
        assert 0 <= time.first <= time.last < len(words)
        assert time.because
        start, end, precision = ground_time(time, published, planned=planned)
        assert start is None or end is None or start <= end
        is_history(time, (start, end, precision), published)
