"""Reprints are tied to one origin, with what was changed; other news is not."""

import datetime
from itertools import pairwise

import sqlalchemy as sa

from rawi.store import Desk, schema
from rawi.store.likeness import BANDS, bands, likeness, packed, signature, unpacked
from tests.store.made import arrival, capture

AGENCY = (
    "قصفت طائرات حربية صباح اليوم سوقا شعبيا في بلدة في ريف المحافظة الشمالي ما أدى إلى مقتل 3 مدنيين "
    "وإصابة آخرين بجروح متفاوتة نقلوا إلى مشفى قريب بحسب ما أفادت به مصادر محلية وشهود في المكان"
)
REPRINT = f"{AGENCY.replace('3', '7')} وأضافت الصحيفة"
SIGNED = f"مراسلنا - {AGENCY}"
OTHER = (
    "عقد مجلس الوزراء جلسته الأسبوعية برئاسة رئيس الحكومة وناقش خطة لدعم القطاع الزراعي وأسعار المحروقات في "
    "المحافظات الجنوبية قبل حلول فصل الشتاء المقبل"
)
DAYS = [datetime.date(2024, 5, day) for day in (3, 2, 1)]


def tied(desk: Desk) -> dict[str, str | None]:
    """The key of each document, and the key of its origin."""
    items = list(desk.stored())
    names = {item.document.id: item.key for item in items}
    return {item.key: names[item.origin] if item.origin else None for item in items}


def test_reprints_have_one_origin(desk: Desk) -> None:
    texts = (("late", REPRINT, DAYS[0]), ("early", AGENCY, DAYS[1]), ("other", OTHER, DAYS[1]))
    desk.take([capture(), *(arrival(key, text, day=day) for key, text, day in texts)])
    assert desk.tie_reprints() == 1
    assert desk.tie_reprints() == 0
    assert tied(desk) == {"late": "early", "early": None, "other": None}
    with desk.database.reading() as connection:
        changed = connection.scalar(sa.select(schema.ties.c.changed))
    assert changed == '[["3","7"],["","وأضافت الصحيفة"]]'


def test_an_earlier_text_becomes_the_origin_of_all(desk: Desk) -> None:
    texts = (("late", REPRINT, DAYS[0]), ("early", AGENCY, DAYS[1]))
    desk.take([capture(b"1"), *(arrival(key, text, day=day) for key, text, day in texts)])
    desk.tie_reprints()
    (before, *_) = [item.recorded for item in desk.stored()]
    desk.take([capture(b"2"), arrival("first", SIGNED, day=DAYS[2])])
    assert desk.tie_reprints() == 2
    assert tied(desk) == {"late": "first", "early": "first", "first": None}
    assert desk.status().reprints == 2
    assert all(item.origin is None for item in desk.stored(as_of=before))


def test_versions_of_one_text_and_short_texts_are_no_reprints(desk: Desk) -> None:
    texts = (("a", AGENCY), ("a", REPRINT), ("b", "عاجل"), ("c", "عاجل"))
    desk.take([capture(), *(arrival(key, text) for key, text in texts)])
    assert desk.tie_reprints() == 0


def test_likeness_follows_the_words_in_common() -> None:
    known = [signature(text) for text in (AGENCY, SIGNED, OTHER)]
    one, near, far = (numbers or () for numbers in known)
    assert likeness(one, near) > 0.7
    assert likeness(one, far) < 0.1
    assert set(bands(one)) & set(bands(near))
    assert not set(bands(one)) & set(bands(far))
    assert len(set(bands(one))) == BANDS
    assert unpacked(packed(one)) == one
    assert signature("عاجل") is None
    assert all(-(1 << 63) <= band < 1 << 63 for band in bands(one))
    assert [a < b for a, b in pairwise((likeness(one, far), likeness(one, near), likeness(one, one)))]
