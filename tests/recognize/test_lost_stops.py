"""Where a full stop was lost, a new sentence opens all the same; inside a sentence, none does."""

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.recognize import recognize_all
from rawi.recognize.seams import without_seams
from rawi.segment import segment

RUN_ON = [
    "بسم الله الرحمن الرحيم | قصف مقاتلونا ثكنة للعدو على الحدود",
    "خطف مسلحون تاجرا قرب سوق المدينة | وقالت الشرطة إن المنطقة طوقت بعد ساعات",
    "قصفت المدفعية قرى في ريف المحافظة الشرقي | من جهته قال المتحدث العسكري إن القوات ردت",
    "انفجرت عبوة في حافلة تقل عمالا | من جهتها، أدانت الوزارة الهجوم على العمال العائدين",
    "أصيب خمسة عمال في انفجار لغم قديم | في المقابل قصفت الطائرات مواقع في بلدات أخرى",
    "قال سكان إن طائرة قصفت منزلا | يذكر أن المدينة شهدت معارك قبل عامين",
    "ذكرت الوكالة أن زورقا أغرق قبالة الساحل | وكان الحزب قد أعلن أمس هجوما على الميناء",
    "سمع دوي انفجارات في محيط المطار | ويأتي القصف بعد يومين من انهيار الهدنة",
    "أسفر القصف عن مقتل عشرين بين مدني ومسلح | قالت وزارة الدفاع إن قوة خاصة اعتقلت قياديا",
]
WHOLE = [
    "واصل الجيش من جهته قصف القرى الحدودية في ريف المحافظة الشرقي",
    "اندلعت اشتباكات بين الجيش من جهة والفصائل المحلية من جهة أخرى، ترافقت مع قصف مدفعي",
    "انسحبت القوات من الجسر ثم قصفت في وقت سابق من اليوم قرى أخرى",
    "في بلدة حدودية شمال شرقي المحافظة قالت مصادر محلية إن مسلحين خطفوا تاجرا",
    "قصفت الطائرات المدينة، بحسب ما ذكر مرصد محلي إن صدقت أنباء السكان",
    "أصيب ثلاثة عمال في غارة جوية قالت الوزارة إنها استهدفت مستودعا للأسلحة",
    "نقل موقع الساحل.نت عن شاهد أن المبنى انهار",
    "كتب مراسل: «قتل عشرة من أهل القرية وقالت الشرطة إن الجناة فروا من المكان»",
    "وصلت فرق الإسعاف إلى المكان من أجل التحقيق وكشف ملابسات الحادث بعد أن انتهى القصف",
]


GLUED = [
    ("إصابة عاملين في انفجار لغم بريف المحافظة الغربي", "أعلنت الشرطة توقيف خمسة مشتبه بهم في القضية"),
    ("تدمير مستودع أسلحة شرقي المدينة", "نفذت طائرات التحالف غارتين على موقعين آخرين أمس"),
]
WORDS = {
    "الغربينفذت": ["الغربي", "نفذت"],
    "قذيفةصاروخية": ["قذيفة", "صاروخية"],
    "قطاعغزة": ["قطاع", "غزة"],
    "الرئيسقال": ["الرئيس", "قال"],
    "بياناتهم": ["بياناتهم"],
    "السويدان": ["السويدان"],
    "كازاخستانية": ["كازاخستانية"],
    "والمحاسبات": ["والمحاسبات"],
}


@pytest.mark.parametrize("text", [*RUN_ON, *WHOLE])
def test_sentence_ends_at_its_lost_stop(text: str) -> None:
    written = text.replace(" |", "")
    parts = [
        written[units[0].start : units[-1].end]
        for units, _ in recognize_all(segment(document(written)), load())
    ]
    assert parts == text.split(" | ")


@pytest.mark.parametrize("parts", GLUED)
def test_headline_ends_where_the_body_is_glued_to_it(parts: tuple[str, str]) -> None:
    glued = "".join(parts)
    found = [glued[u[0].start : u[-1].end] for u, _ in recognize_all(segment(document(glued)), load())]
    assert found == list(parts)


@pytest.mark.parametrize(("word", "parts"), WORDS.items())
def test_glued_words_are_two_where_both_are_known(word: str, parts: list[str]) -> None:
    text = f"شوهد {word} هنا"
    (sentence,) = segment(document(text))
    known = [load().lexicon[token.sought] for token in sentence.tokens]
    tokens = without_seams(sentence.tokens, known, load().lexicon)
    assert [text[token.start : token.end] for token in tokens] == ["شوهد", *parts, "هنا"]
