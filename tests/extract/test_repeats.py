"""Repeats: which earlier claim of a report a claim tells again, by fitted evidence."""

import re
from inspect import getsource

import msgspec
import pytest

from rawi.extract import sameness
from rawi.extract.repeats import FIRST, LAST, LEAST, pairs, probability, tellings
from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claims(text: str) -> tuple[Claim, ...]:
    return pipeline.code(document(text), load()).claims


AGAIN = {
    "headline and lead": (
        "مقتل أربعة مدنيين بقصف على أريحا.\nقُتل أربعة مدنيين بقصف مدفعي على مدينة أريحا مساء أمس."
    ),
    "another source": (
        "أعلنت وزارة الدفاع قصف مستودع في بلدة الخوخة.\n"
        "وقالت جماعة الحوثي إن طائرات قصفت مستودعا في بلدة الخوخة."
    ),
    "also said": "قصفت المدفعية بلدة حاس.\nكما قال ناشطون إن المدفعية قصفت بلدة حاس.",
    "its outcome besides": "قصف مدفعي على بلدة حاس.\nكما أدى القصف إلى مقتل طفل في بلدة حاس.",
    "a word that points back": "هجوم بقذائف على سوق في بلدة حاس.\nأسفر القصف عن مقتل أربعة مدنيين.",
    "as is said": (
        "قصفت المدفعية بلدة حاس فجر اليوم.\nقصفت المدفعية بلدة حاس كما ذكرت صحيفة محلية نقلا عن الأهالي."
    ),
    "the same talks": (
        "لافروف يبحث مع شكري الأزمة الليبية.\nبحث وزير الخارجية الروسي لافروف مع نظيره شكري الأزمة الليبية."
    ),
}
OTHER = {
    "another town and toll": "قتل طفلان بقصف على بلدة حاس.\nوقتل سبعة مدنيين بقصف على بلدة بليون.",
    "besides": "قصفت المدفعية بلدة حاس صباح اليوم.\nكما قصفت المدفعية بلدة بليون.",
    "also": "شنت الطائرات غارة على بلدة حاس.\nوتعرضت بلدة بليون لغارة جوية أيضا.",
    "a share of a total": (
        "مقتل 60 مدنيا بالقصف على حاس خلال شهر آذار.\nوقتل 12 مدنيا منهم بالقصف على أطراف حاس."
    ),
    "an answer": "قصفت قوات النظام نقطة تركية قرب حاس.\nوردت القوات التركية على مصادر النيران قرب حاس.",
    "another number of acts": "نفذت الطائرات 18 غارة على بلدة حاس.\nونفذت الطائرات سبع غارات على بلدة حاس.",
    "another day": "شن الطيران غارة على بلدة حاس صباح اليوم.\nوشن الطيران غارة على بلدة حاس يوم أمس.",
    "another time of the day": "قصفت المدفعية بلدة حاس فجر اليوم.\nوقصفت المدفعية بلدة حاس مساء اليوم.",
    "later": "قصفت المدفعية بلدة حاس.\nوفي وقت لاحق قصفت المدفعية بلدة حاس.",
    "another thing hit": "أحرق مسلحون منزلا في بلدة حاس.\nوأحرق المسلحون منزلا آخر في بلدة حاس.",
    "a second one": "استهدف قصف بلدة حاس.\nوقال البيان إن القصف الثاني استهدف بلدة حاس.",
    "an answer of the other side": "قصفت فصائل معارضة بلدة حاس.\nوردت القوات الكردية بقصف بلدة حاس.",
    "lines of a list": "- قصف تركي على بلدة حاس.\n- قصف تركي استهدف بلدة حاس.",
    "an arrest": "خطف مسلحون ثلاثة مدنيين في بلدة حاس.\nوقتل المسلحون ثلاثة مدنيين في بلدة حاس.",
    "another kind of act": "قصفت طائرات بلدة حاس.\nودعا المبعوث الأممي الأطراف إلى الحوار.",
    "a total": "قتل مدني بغارة على بلدة صرواح.\nوقتل أكثر من ألفي مدني بغارات التحالف منذ بداية الحرب.",
}


@pytest.mark.parametrize("text", AGAIN.values(), ids=AGAIN)
def test_an_event_told_again_names_the_first_telling(text: str) -> None:
    found = claims(text)
    assert found[-1].same_as == found[0].id


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_another_event_is_not_taken_for_it(text: str) -> None:
    assert [claim.same_as for claim in claims(text)] == [None] * len(claims(text))


def test_a_headline_repeats_one_event_of_the_body() -> None:
    """The first village is the headline's; another, far away, is another event."""
    found = claims(
        "غارات روسية على ريف إدلب.\nشنت طائرات روسية غارات على مدينة جسر الشغور.\n"
        "وشنت طائرات روسية غارات على مدينة خان شيخون."
    )
    assert [claim.same_as for claim in found] == [None, "c1", None]


def test_a_third_telling_names_the_first() -> None:
    line = "قُتل أربعة مدنيين بقصف مدفعي على مدينة أريحا."
    first, *rest = claims("\n".join((line, line.replace("قُتل", "استشهد"), line)))
    assert {claim.same_as for claim in rest} == {first.id}


def test_the_evidence_of_a_pair_says_which_way_it_points() -> None:
    first, second = claims(AGAIN["headline and lead"])
    told = list(tellings((first, second), [0, second.quote.start], load()))
    ((_, evidence),) = pairs(told[1], told[:1])
    assert {"same_act", "same_toll", "same_places_all", "same_headline", "same_next_sentence"} <= set(
        evidence
    )
    assert LEAST < probability(evidence, load()) < 1


def test_the_order_of_the_evidence_weighs_nothing() -> None:
    """Two pairs with the same evidence are equal to the last bit, so that the first of them is named."""
    names = sorted(load().weights)
    for start in range(len(names) - 6):
        some = names[start : start + 7]
        assert probability(some, load()) == probability(some[::-1], load())


def test_each_weight_is_of_evidence_that_can_be_found() -> None:
    """An id of the knowledge is written out in the module, or ends one of its openings (`same_actor_` …)."""
    source = getsource(sameness)
    openings = set(re.findall(r'"(same_\w+_)[{"]', source))
    for name in (name for name in load().weights if name.startswith("same_")):
        written = f'"{name}"' in source
        opening = next((o for o in openings if name.startswith(o)), None)
        ending = name.removeprefix(opening) if opening else ""
        assert written or (opening and (f'"{ending}"' in source or ending.isdigit())), name


def test_a_claim_of_a_long_report_is_compared_with_the_first_and_the_last_ones() -> None:
    (one,) = claims("قصفت الطائرات بلدة حاس.")
    many = [msgspec.structs.replace(one, id=f"c{number}") for number in range(500)]
    (later, *earlier) = tellings((one, *many), [0], load())
    compared = [other.claim.id for other, _ in pairs(later, earlier)]
    assert compared == [f"c{n}" for n in (*range(FIRST), *range(500 - LAST, 500))]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات سوق بنش أمس. وقتل ثلاثة مدنيين في قصف آخر على بنش.",
        "التقى الوزير نظيره القطري في بغداد. وعقد الوزير لقاء منفصلا مع رئيس البرلمان في بغداد.",
        "انفجرت عبوة ناسفة في بغداد أمس. وانفجرت عبوة أخرى في بغداد.",
        "هاجم مسلحون حاجزا في ديالى أمس. وفي حادث منفصل هاجم مسلحون نقطة للشرطة في ديالى.",
    ],
)
def test_another_event_is_not_the_one_told_before(text: str) -> None:
    found = claims(text)
    assert found[0].act == found[-1].act
    assert [c.same_as for c in found] == [None] * len(found)


def test_who_suffers_what_is_pointed_back_to_did_not_do_it() -> None:
    found = claims(
        "مقتل جنديين أتراك في قصف لقوات النظام قرب حاس.\n"
        "وذكرت الوكالة أن القوات التركية ردت على مصادر النيران. "
        "وقال المرصد إن القصف أوقع ثلاثة قتلى في صفوف الجيش التركي."
    )
    assert [a.text for a in found[-1].actor] == ["قوات النظام"]
    assert found[-1].same_as == found[0].id


def test_a_toll_right_behind_an_attack_without_one_is_its() -> None:
    blast = claims("انفجرت سيارة مفخخة في سوق حاس.  وقتل عشرون شخصا وأصيب آخرون.")
    assert [(c.act, c.same_as) for c in blast] == [("explosion", None), ("explosion", blast[0].id)]
    other = claims("قصفت المدفعية بلدة حاس.  وفي حادث آخر قتل ستة أشخاص.")
    assert [(c.act, c.same_as) for c in other] == [("shelling", None), ("unspecified_violence", None)]


def test_who_is_in_a_plight_is_no_total() -> None:
    assert [c.aggregate for c in claims("لا يزال المدنيون محاصرين في مدينة الفاشر.")] == [False]
