"""Search: one result in both databases, over the folded words."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.errors import SettingsError
from rawi.store import Desk, Filter, create_desk
from rawi.store.words import MOST_BYTES, kept_words, words_of
from tests.store.conftest import new_database
from tests.store.made import arrival, capture

TEXTS = {
    "marks": "قَصَفَتِ الطّائراتُ مدينةَ إدلب",
    "broken": "قـ ـصـ ـفت طائرات الـعـدو",
    "digits": "مقتل ١٢ شخصاً بـ 3 غارات",
    "latin": "Reuters: BREAKING_news عاجل",
    "signs": "it's 'quoted' & \"or\" | not ! (x):* <-> عاجل",
    "phrase": "ريف حلب الشمالي وريف إدلب الجنوبي",
}
ASKED = [
    ("قصفت", {"marks", "broken"}),
    ("قصفت طائرات", {"broken"}),
    ("الطائرات", {"marks"}),
    ("طاير*", {"broken"}),
    ("ادلب", {"marks", "phrase"}),
    ("12", {"digits"}),
    ("BREAKING", {"latin"}),
    ("breaking news", {"latin"}),
    ("عاجل", {"latin", "signs"}),
    ('"ريف حلب"', {"phrase"}),
    ('"حلب ريف"', set()),
    ('"ريف حلب" الجنوبي', {"phrase"}),
    ("it's", {"signs"}),
    ("OR", {"signs"}),
    ("حلب-الشمالي", {"phrase"}),
    ("حل* ريف", {"phrase"}),
    ("لا شيء", set()),
]


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterator[tuple[Desk, Desk]]:
    made = [
        create_desk(tmp_path_factory.mktemp("words"), address) for address in (None, new_database(postgresql))
    ]
    for desk in made:
        desk.take([capture(), *(arrival(key, text) for key, text in TEXTS.items())])
    yield made[0], made[1]
    for desk in made:
        desk.close()


def found(desk: Desk, words: str) -> set[str]:
    return {item.key for item in desk.stored(Filter(words=words))}


@pytest.mark.parametrize(("words", "keys"), ASKED, ids=[words for words, _ in ASKED])
def test_what_is_found(desks: tuple[Desk, Desk], words: str, keys: set[str]) -> None:
    assert [found(desk, words) for desk in desks] == [keys, keys]


SIGNS = "\"'*&|!()<>:- \\%_\u0640"
pieces = st.sampled_from([*SIGNS, *(word for text in TEXTS.values() for word in text.split())])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(pieces | st.text(max_size=4), min_size=1, max_size=6).map(" ".join))
def test_whatever_is_asked_both_answer_the_same(desks: tuple[Desk, Desk], words: str) -> None:
    assert answer(desks[0], words) == answer(desks[1], words)


def answer(desk: Desk, words: str) -> set[str] | str:
    try:
        return found(desk, words)
    except SettingsError as error:
        return str(error)


def test_what_fills_a_book_is_kept_up_to_a_bound(desk: Desk) -> None:
    text = " ".join(f"كلمة{number}" for number in range(120_000))
    assert sum(len(word.encode()) for word in kept_words(text)) <= MOST_BYTES
    desk.take([capture(), arrival("book", text)])
    assert found(desk, words_of(text)[5]) == {"book"}
