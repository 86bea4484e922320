"""Romanised names back in Arabic letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.fold import fold_word
from rawi.arabic.names import is_plain_arabic
from rawi.arabic.romanised import in_arabic, without_articles, word_in_arabic, words_of


def inverted(name: str) -> str:
    words = without_articles(words_of(name))
    return in_arabic(
        [(word_in_arabic(w, last=n == len(words)), article) for n, (w, article) in enumerate(words, 1)]
    )


@pytest.mark.parametrize(
    ("name", "arabic"),
    [
        ("Kafr Nabūdah", "كفر نبودة"), ("Khān Shaykhūn", "خان شيخون"), ("Ma‘arrat an Nu‘mān", "معرة النعمان"),
        ("Ad Darbāsīyah", "الدرباسية"), ("Dayr az̧ Z̧āhir", "دير الظاهر"), ("Qal‘at al Maḑīq", "قلعة المضيق"),
        ("Tall ‘Aqrab", "تل عقرب"), ("Ra’s al ‘Ayn", "رأس العين"), ("Abū Qurayş", "ابو قريص"),
        ("Al Ḩamrā’", "الحمراء"), ("Sūrah wa ‘Ālī", "سورة وعالي"), ("Luţf Allāh", "لطف الله"),
        ("Ghadīr Ţaḩḩān", "غدير طحان"), ("Kafr Takhārīm", "كفر تخاريم"), ("Bā‘ū", "باعو"),
    ],
)  # fmt: skip
def test_the_system_of_bgn_is_read_back(name: str, arabic: str) -> None:
    assert fold_word(inverted(name)) == fold_word(arabic)


@pytest.mark.parametrize("word", ["Namoûrā", "Charqiyé", "Zeita", "Joubar", "‘Ain", "Pol"])
def test_letters_of_other_systems_are_refused(word: str) -> None:
    assert word_in_arabic(words_of(word)[0]) == ""


@given(st.text(max_size=40))
def test_any_text_gives_arabic_or_nothing(text: str) -> None:
    for word in words_of(text):
        spelled = word_in_arabic(word)
        assert spelled == "" or is_plain_arabic(spelled)
