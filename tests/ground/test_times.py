"""Time expressions in sentences, and the days they mean."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.fold import fold_word
from rawi.ground.times import ground_time
from rawi.knowledge.time import load_time_knowledge
from rawi.model import Token
from rawi.recognize.times import find_times

KNOWLEDGE = load_time_knowledge()
PUBLISHED = datetime.date(2019, 6, 15)  # a Saturday


def tokens(text: str) -> list[Token]:
    words = text.replace("/", " / ").split() if "تشرين" in text else text.split()
    return [Token(i, i + 1, word, fold_word(word)) for i, word in enumerate(words)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصفت الطائرات البلدة اليوم", "2019-06-15"),
        ("انفجرت سيارة أمس", "2019-06-14"),
        ("فجر أمس الجمعة", "2019-06-14"),
        ("جرى اللقاء أول أمس", "2019-06-13"),
        ("يوم الخميس", "2019-06-13"),
        ("مساء الأربعاء", "2019-06-12"),
        ("في 20 آب", "2018-08-20"),
        ("في 12 أكتوبر/تشرين الأول 2016", "2016-10-12"),
        ("بتاريخ 2016-04-28", "2016-04-28"),
        ("بتاريخ 28/4/2016", "2016-04-28"),
    ],
)
def test_days(text: str, day: str) -> None:
    (expression,) = find_times(tokens(text), KNOWLEDGE)
    start, end, _ = ground_time(expression, PUBLISHED)
    assert start == end == datetime.date.fromisoformat(day)


@pytest.mark.parametrize("text", ["قتل 3 مدنيين", "31/2/2016", "سقطت قذيفة على الحي"])
def test_what_is_no_time(text: str) -> None:
    assert find_times(tokens(text), KNOWLEDGE) == []


def test_without_a_publication_date_relative_days_stay_open() -> None:
    (expression,) = find_times(tokens("انفجرت سيارة أمس"), KNOWLEDGE)
    assert ground_time(expression, None) == (None, None, "open")


@given(st.lists(st.sampled_from("يوم اليوم أمس الأول الخميس فجر 20 30 شباط 2016 2016-02-30 / آب".split())))
def test_any_words(words: list[str]) -> None:
    found = find_times([Token(i, i + 1, w, fold_word(w)) for i, w in enumerate(words)], KNOWLEDGE)
    for expression in found:
        ground_time(expression, PUBLISHED)
    assert all(a.last < b.first for a, b in zip(found, found[1:], strict=False))
