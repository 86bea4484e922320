"""Who does it where no word beside the event says so: who did what was told before."""

import datetime

import pytest

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline


def doers(text: str) -> list[list[str]]:
    claims = pipeline.code(document(text, published=datetime.date(2019, 6, 15)), load()).claims
    return [[party.text for party in claim.actor] for claim in claims]


FARTHER = [
    "قصفت القوات الحكومية مدينة كتم، كما طال القصف قرية فتابرنو المجاورة.",
    "قصفت القوات الحكومية مدينة كتم. وقال شهود إن القصف استهدف أيضا سوقا في مليط.",
    "قصفت القوات الحكومية مدينة كتم. وأسفر القصف عن إصابة ثلاثة رعاة في مليط.",
]


@pytest.mark.parametrize("text", FARTHER)
def test_a_known_attack_that_reaches_another_place_has_its_doer(text: str) -> None:
    assert doers(text)[-1] == ["القوات الحكومية"]
