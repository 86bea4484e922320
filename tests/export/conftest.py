"""A coded document made by hand, with overlaps, gaps and every kind of value."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from rawi.model import (
    Claim,
    CodedDocument,
    Count,
    Harm,
    Party,
    Place,
    Span,
    Time,
    Unresolved,
    Weapon,
    Words,
)

TEXT = """غارات على سوق البلدة
قالت شبكة محلية إن ثلاث غارات استهدفت سوق بلدة تل الزهور أمس، ما أدى إلى مقتل 12 مدنياً وإصابة آخرين.
ونفت وزارة الدفاع قصف البلدة <script>alert("x")</script> & سواها."""


def words(quote: str, *, after: str = "") -> dict[str, Any]:
    """The words and where they stand, first after `after`."""
    start = TEXT.index(quote, TEXT.index(after))
    return {"text": quote, "start": start, "end": start + len(quote)}


def claims() -> tuple[Claim, ...]:
    """Two claims that share words: the strike, and its denial."""
    when = words("أمس")
    strike = Claim(
        id="c1",
        act="airstrike",
        trigger=Words(**words("غارات", after="ثلاث")),
        quote=Words(**words("ثلاث غارات استهدفت سوق بلدة تل الزهور أمس، ما أدى إلى مقتل 12 مدنياً")),
        target=(Party(**words("سوق بلدة تل الزهور"), kind="object"),),
        places=(
            Place(**words("تل الزهور"), country="SY", unresolved=Unresolved(reason="not in the gazetteer")),
        ),
        time=Time(
            text="أمس",
            span=Span(when["start"], when["end"]),
            start=datetime.date(2020, 5, 3),
            end=datetime.date(2020, 5, 3),
            precision="day",
        ),
        harm=(Harm(**words("12 مدنياً"), effect="killed", who="civilian", min=12, max=12),),
        count=Count(**words("ثلاث"), min=3, max=3),
        weapon=Weapon(**words("غارات", after="ثلاث")),
        source=(Party(**words("شبكة محلية"), kind="media"),),
        because=("event:air_raid", "frame:attack"),
    )
    denial = Claim(
        id="c2",
        act="shelling",
        trigger=Words(**words("قصف")),
        quote=Words(**words("ونفت وزارة الدفاع قصف البلدة")),
        source=(Party(**words("وزارة الدفاع"), kind="government"),),
        status="denied",
        same_as="c1",
    )
    return strike, denial


@pytest.fixture
def make() -> Callable[..., CodedDocument]:
    """A function that makes a coded document; keywords change its fields."""

    def build(**changes: object) -> CodedDocument:
        fields: dict[str, Any] = {
            "id": "d1",
            "outlet": "example-wire",
            "published": datetime.date(2020, 5, 4),
            "title": TEXT.split("\n", maxsplit=1)[0],
            "text": TEXT,
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "claims": claims(),
        }
        return CodedDocument(**{**fields, **changes})

    return build
