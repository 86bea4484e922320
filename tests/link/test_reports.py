"""What of a report ties it to others where its claims say no place."""

import datetime

from rawi.knowledge import load
from rawi.link.compare import between_tellings
from rawi.link.reports import Report, read_report
from rawi.read import document
from rawi.run.pipeline import code


def read(number: int, text: str) -> Report:
    day = datetime.date(2020, 5, 4)
    found = read_report(code(document(text, published=day, outlet="example", id=str(number)), load()), load())
    assert found is not None
    return found


def test_a_name_of_short_words_is_a_name() -> None:
    assert "بيتجن" in read(1, "اللهم ارحم شهداء #بيت_جن وتقبلهم في عليين").names


def test_an_event_without_place_meets_its_governorate() -> None:
    """It is compared with what happened where the text says it is from; a text without events is not."""
    placed = read(1, "قصفت الطائرات الحربية بلدة جاسم في ريف درعا اليوم.").tellings[0]
    unplaced = read(2, "قتل مدنيان وأصيب طفل.\nكتبها مراسلنا في درعا").tellings[0]
    other = read(3, "قتل مدنيان وأصيب طفل.\nكتبها مراسلنا في حماة").tellings[0]
    bare = read(4, "صباح الخير من درعا").tellings[0]
    assert (unplaced.placed, unplaced.admins, bare.admins) == (False, {"درعا"}, set())
    day = datetime.date(2020, 5, 4).toordinal()
    assert "place_open_same_admin" in between_tellings(placed, unplaced, day, day)
    assert "place_open_other_admin" in between_tellings(placed, other, day, day)
    assert "act_open" in between_tellings(placed, bare, day, day)
