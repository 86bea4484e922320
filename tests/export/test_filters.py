"""Each filter keeps what it names and leaves out the rest."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from rawi.errors import SettingsError
from rawi.export.filters import Filter, keep
from rawi.model import CodedDocument

DAY = datetime.date


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({}, "c1 c2"),
        ({"acts": ("shelling",)}, "c2"),
        ({"acts": ("remote_violence",)}, "c1 c2"),
        ({"acts": ("talks",)}, ""),
        ({"countries": ("sy",)}, "c1"),
        ({"places": ("تل الزّهور",)}, "c1"),
        ({"places": ("الزهور",), "acts": ("shelling",)}, ""),
        ({"sources": ("media",)}, "c1"),
        ({"sources": ("وزاره الدفاع", "شبكة")}, "c1 c2"),
        ({"actors": ("sy_army",)}, ""),
        ({"outlets": ("Example",)}, "c1 c2"),
        ({"outlets": ("other",)}, ""),
        ({"since": DAY(2020, 5, 4)}, "c2"),
        ({"until": DAY(2020, 5, 3)}, "c1"),
        ({"since": DAY(2020, 5, 3), "until": DAY(2020, 5, 4)}, "c1 c2"),
        ({"statuses": ("denied",)}, "c2"),
        ({"min_confidence": 0.6}, ""),
    ],
)
def test_a_filter_keeps(make: Callable[..., CodedDocument], wanted: dict[str, Any], kept: str) -> None:
    assert " ".join(claim.id for claim in keep(make(), Filter(**wanted)).claims) == kept


def test_without_any_day_no_span_is_met(make: Callable[..., CodedDocument]) -> None:
    kept = keep(make(published=None), Filter(until=DAY(2030, 1, 1)))
    assert [claim.id for claim in kept.claims] == ["c1"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"acts": ("bombing",)}, "act bombing: there is none; there are abduction"),
        ({"statuses": ("true",)}, "there are asserted, conditional"),
        ({"statuses": ("asertd",)}, r"did you mean asserted\?"),
        ({"countries": ("Syria",)}, r"country Syria: .*did you mean SY \(Syria\)\?"),
        ({"countries": ("qq",)}, "country qq: no code"),
        ({"since": DAY(2020, 5, 4), "until": DAY(2020, 5, 3)}, "ends before it begins"),
    ],
)
def test_what_names_nothing_is_refused(wanted: dict[str, Any], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        Filter(**wanted)
