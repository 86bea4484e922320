"""What a speaker tells of himself, past whoever stands nearer. All sentences are composed."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def last(text: str) -> Claim:
    return pipeline.code(document(text, published=datetime.date(2021, 3, 10)), load()).claims[-1]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "أعلنت سرايا القدس تدمير دبابة للجيش الإسرائيلي شرق رفح، مؤكدة أنها قصفت تجمعا للجنود.",
            "سرايا القدس",
        ),
        ("قالت سرايا القدس إن الجيش توغل شرق رفح. وأضافت أنها دمرت آليتين.", "سرايا القدس"),
        (
            "قالت سرايا القدس إن قوة توغلت شرق رفح. وأضافت أنها دمرت آليتين، كما استهدفت دبابة بقذيفة.",
            "سرايا القدس",
        ),
        (
            "أعلنت حركة الشباب في الصومال مساء اليوم أنها هاجمت قاعدة للجيش في كيسمايو.",
            "حركة الشباب في الصومال",
        ),
        (
            "قالت وزارة الدفاع الروسية إن أوكرانيا قصفت كورسك، وأضافت أنها دمرت 20 مسيرة.",
            "وزارة الدفاع الروسية",
        ),
        ("نفت قسد أمس قصفها مدينة جرابلس.", "قسد"),
        ("قال المتحدث إن قوات النظام تقدمت نحو سرمين، مضيفا أنها سيطرت على البلدة.", "قوات النظام"),
        ("قالت الشبكة إن طائرات روسية قصفت سرمين، وأضافت أنها استهدفت سوقا في البلدة.", "طائرات روسية"),
        ("أعلنت وزارة الدفاع أن طائرات التحالف واصلت عملياتها العسكرية ضد داعش في الرقة.", "طائرات التحالف"),
    ],
)
def test_the_pronoun_behind_a_word_of_saying_is_who_speaks_where_he_does_such_things(
    text: str, doer: str
) -> None:
    assert [a.text for a in last(text).actor] == [doer]


def test_a_quotation_of_few_words_that_opens_with_a_verb_is_said() -> None:
    claim = last('قالت سرايا القدس: "قصفنا تجمعا للجنود شرق رفح". وأضافت "دمرنا جرافة عسكرية بعبوة".')
    assert ([a.text for a in claim.actor], [s.text for s in claim.source]) == (
        ["سرايا القدس"],
        ["سرايا القدس"],
    )


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ('قالت سرايا القدس: "قصفنا بقذائف الهاون تجمعا للجنود شرق رفح".', "سرايا القدس"),
        ("وقال المتحدث باسم الحوثيين: وجهنا ضربات موجعة للعدو في تعز.", "الحوثيين"),
        ("وقالت سرايا القدس في بيان: تمكن مجاهدونا من تدمير دبابة شرق رفح.", "سرايا القدس"),
        ("قال حزب الله إن دبابة تقدمت نحو العديسة. وأضاف أن مقاتليه قصفوا ثكنة في العديسة.", "حزب الله"),
    ],
)
def test_what_we_and_our_men_did_the_speaker_did(text: str, doer: str) -> None:
    assert [a.text for a in last(text).actor] == [doer]


def test_the_men_of_a_statement_are_no_source_beside_its_author() -> None:
    claim = last('وجاء في بيان لسرايا القدس: "أكد مجاهدونا استهداف دبابة بقذيفة شرق رفح".')
    assert [s.id for s in claim.source] == ["saraya_quds"]


def test_a_quotation_below_the_colon_of_a_paragraph_is_the_speakers() -> None:
    told = "ونشرت قوات سوريا الديمقراطية بيانا على صفحتها، وجاء فيه:\n"
    claim = last(told + '"تعرضت قرية قرب عين عيسى لقصف مدفعي".')
    assert [s.text for s in claim.source] == ["قوات سوريا الديمقراطية"]
    assert last(told + "وفي تعز قصف الجيش مواقع المتمردين.").source == ()
