"""Folding and its way back, clitics, conjugation, inflection, number words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.clitics import read_clitics
from rawi.arabic.conjugate import conjugate
from rawi.arabic.fold import fold, fold_word
from rawi.arabic.inflect import adjective_forms, noun_forms
from rawi.arabic.numbers import read_number

BROKEN = {
    "قـ ـصـ ـفت": "قصفت",
    "استهـ..ـدفت": "استهدفت",
    "الشهـ..ـيد": "الشهيد",
    "غـ.ـارات": "غارات",
    "س ـلاح": "سلاح",
    "القـۦـوات": "القوات",
    "اسـ ـتـ ـهـ ـد ا ف القوات": "استهداف القوات",
    "مـ ـقتل د.ا.عـ ـشي": "مقتل داعشي",
    "غا.رات.نا": "غاراتنا",
    "وقالت د.ب.أ.": "وقالت د.ب.ا.",
    "#دير_الزور": "#دير الزور",
    "محمد ـ علي": "محمد  علي",
    "لـ قوات النظام": "لقوات النظام",
    "قصفت و دمرت": "قصفت ودمرت",
    "ﷲ ﻗﺼﻒ": "الله قصف",
    "مُؤسَّسة ٢٤٫٥": "موسسه 24.5",
}


@pytest.mark.parametrize(("source", "folded"), BROKEN.items())
def test_fold(source: str, folded: str) -> None:
    assert fold(source).text == folded


@given(st.text(alphabet=st.sampled_from("قصفتاىةأإؤئءلا َُِّـ.#_ \n٣۴3ﻻﷲ\u200f\u200cX")))
def test_way_back_is_in_order_and_inside(source: str) -> None:
    folded = fold(source)
    positions = [folded.source_position(i) for i in range(len(folded.text) + 1)]
    assert positions == sorted(positions)
    assert all(0 <= p <= len(source) for p in positions)
    for i, letter in enumerate(folded.text):
        assert letter in fold_word(source[positions[i]]) or letter == source[positions[i]]


PARADIGMS = [
    ("ق ص ف", 1, "", "قصف قصفت قصفوا يقصف تقصف يقصفون يقصفوا"),
    ("و ق ع", 1, "", "وقع وقعت يقع يقعون"),
    ("ق و ل", 1, "", "قال قالت قلنا يقول يقل قيل يقال"),
    ("ن و م", 1, "a", "نام ينام"),
    ("ر د د", 1, "", "رد ردت رددنا يرد يردون"),
    ("ر م ي", 1, "", "رمي رمت رموا يرمي يرمون"),
    ("د ع و", 1, "", "دعا دعت دعوا يدعو يدعون دعي"),
    ("ل ق ي", 1, "i-a", "لقي لقيت لقوا يلقون"),
    ("ص و ب", 4, "", "اصاب اصابت يصيب اصيب يصاب"),
    ("ع د و", 8, "", "اعتدي اعتدت اعتدوا يعتدي يعتدون"),
    ("ع و د", 10, "", "استعاد استعادت يستعيد استعيد"),
    ("و ص ل", 8, "", "اتصل يتصل"),
    ("ض ر ب", 8, "", "اضطرب يضطرب"),
    ("ه ج م", 3, "", "هاجم هاجمت هوجم يهاجم"),
    ("ف ج ر", 7, "", "انفجر انفجرت ينفجر"),
    ("س ي ط ر", 1, "", "سيطر سيطرت يسيطر"),
]


@pytest.mark.parametrize(("root", "form", "vowels", "surfaces"), PARADIGMS)
def test_conjugate(root: str, form: int, vowels: str, surfaces: str) -> None:
    assert set(surfaces.split()) <= {v.surface for v in conjugate(root, form, vowels=vowels)}


def test_passive_of_form_three_keeps_its_alef_in_the_imperfect() -> None:
    assert "يهوجم" not in {v.surface for v in conjugate("ه ج م", 3)}


@pytest.mark.parametrize(("root", "form"), [("ق ص", 1), ("ق ص ف", 11), ("س ي ط ر", 7)])
def test_what_is_no_verb_is_refused(root: str, form: int) -> None:
    with pytest.raises(ValueError, match=r"root|form"):
        conjugate(root, form)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [("غارة", "غاره غارتان غارتين"), ("مسلحون", "مسلحين مسلحو مسلحي"), ("قصف", "قصفا")],
)
def test_noun_forms(lemma: str, forms: str) -> None:
    assert set(forms.split()) <= {f.folded for f in noun_forms(lemma)}


def test_adjective_forms() -> None:
    assert {"روسي", "روسيه", "روسيون", "روسيين"} <= {f.folded for f in adjective_forms("روسي")}


@pytest.mark.parametrize(
    ("word", "conj", "prep", "article", "stem", "pronoun"),
    [
        ("وللجيش", "و", "ل", True, "جيش", ""),
        ("بالصواريخ", "", "ب", True, "صواريخ", ""),
        ("فقصفتها", "ف", "", False, "قصفت", "ها"),
        ("للجنه", "", "ل", True, "لجنه", ""),
    ],
)
def test_read_clitics(word: str, conj: str, prep: str, article: bool, stem: str, pronoun: str) -> None:
    cuts = [(r.conj, r.prep, r.article, r.stem, r.pronoun) for r in read_clitics(word)]
    assert (conj, prep, article, stem, pronoun) in cuts


NUMBERS = {
    "ثلاثة وعشرون قتيلاً": (23, 23),
    "240 ألفا و831 قتيلا": (240_831, 240_831),
    "أكثر من 80 غارة": (80, None),
    "بين 5 و7 مدنيين": (5, 7),
    "عشرات القتلى": (None, None),
    "ما لا يقل عن ثلاثمئة وخمسة وعشرين ألفا": (325_000, None),
    "خمسة عشر جنديا": (15, 15),
    "مليوني سوري": (2_000_000, 2_000_000),
    "٥ جرحى": (5, 5),
}


@pytest.mark.parametrize(("text", "bounds"), NUMBERS.items())
def test_read_number(text: str, bounds: tuple[int | None, int | None]) -> None:
    reading = read_number(fold_word(text).split())
    assert reading is not None
    assert (reading.min, reading.max) == bounds


@given(st.lists(st.sampled_from("ثلاثه وعشرون الف و 5 بين من اكثر ميه وميه عشرات 1.5.2 قتيل".split())))
def test_any_words_are_read_without_a_fault(words: list[str]) -> None:
    reading = read_number(words)
    assert reading is None or 1 <= reading.length <= len(words)


@pytest.mark.parametrize(
    ("root", "form", "spelled"),
    [
        ("ء ك د", 2, "أكد أكدت يؤكد تؤكدون"),
        ("ء م ر", 1, "أمر يأمر أمروا يؤمر"),
        ("ب د ء", 1, "بدأ بدأت بدأوا بدؤوا يبدأ يبدؤون"),
        ("ن ش ء", 4, "أنشأ أنشأت ينشئ ينشئون أنشئ ينشأ"),
        ("ء ن ف", 10, "استأنف يستأنف"),
        ("ج ي ء", 1, "جاء جاءت جاؤوا يجيء"),
        ("ر ء ي", 1, "رأى رأت يرى يرون"),
        ("س ء ل", 1, "سأل سئل يسأل"),
        ("ء خ ذ", 3, "آخذ يؤاخذ"),
    ],
)
def test_the_hamza_of_a_root_stands_on_its_seat(root: str, form: int, spelled: str) -> None:
    known = {v.folded for v in conjugate(root, form)}
    assert {fold_word(word) for word in spelled.split()} <= known
