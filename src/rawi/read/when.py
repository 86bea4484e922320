"""Reads the times that records, pages and tables state: ISO first, then the other ways they are written.

What they say goes into `Published` with its basis; nothing is guessed that is not written.
"""

import datetime
import re
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from rawi.arabic.fold import fold
from rawi.errors import SettingsError
from rawi.model import Basis, Published

EARLIEST, LATEST = 1900, 2200  # years; what lies outside is another number that stands in the column

_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?")
_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def read_time(words: str) -> datetime.datetime | datetime.date:
    """The time or the day that ISO words name; a time without a zone keeps none.

    >>> read_time("2019-06-15"), read_time("2019-06-15T23:30:00+03:00").isoformat()
    (datetime.date(2019, 6, 15), '2019-06-15T23:30:00+03:00')

    Raises: SettingsError, saying how a date is written.
    """
    words = words.strip()
    try:
        if len(words) <= len("2019-06-15"):
            return datetime.date.fromisoformat(words)
        return datetime.datetime.fromisoformat(words)
    except ValueError as error:
        raise SettingsError(f"published: '{words[:60]}' is no date; write it like 2019-06-15") from error


def published(words: str, basis: Basis) -> Published | None:
    """When a text was published, in any of the ways that tables write it; None where they say nothing.

    >>> published("2024-03-02 10:15", "record").at
    datetime.datetime(2024, 3, 2, 10, 15)
    >>> [published(words, "record").certain for words in ("25/12/2024", "3/4/2024", "1710000000")]
    [True, False, True]

    Day and month stand in this order where both could be either; it is uncertain then.
    Raises: SettingsError for words that are no date.
    """
    words = fold(words).text.strip()
    if not words:
        return None
    if _SECONDS.fullmatch(words):
        return Published(at=datetime.datetime.fromtimestamp(float(words), datetime.UTC), basis=basis)
    numbers = _NUMBERS.fullmatch(words)
    try:
        if numbers and len(numbers[1]) <= 2 and len(numbers[3]) == 4:
            return _by_day(numbers, basis)
        if numbers:
            return Published(at=_moment(numbers, *map(int, numbers.group(1, 2, 3))), basis=basis)
        if words[:1].isalpha() or words.endswith(("GMT", "UTC")):
            return Published(at=parsedate_to_datetime(words), basis=basis)
    except (ValueError, TypeError, OverflowError) as error:
        raise SettingsError(f"published: '{words[:60]}' is no date; write it like 2019-06-15") from error
    return Published(at=read_time(words), basis=basis)


def _by_day(numbers: re.Match[str], basis: Basis) -> Published:
    first, second, year = map(int, numbers.group(1, 2, 3))
    if second > 12:
        return Published(at=_moment(numbers, year, first, second), basis=basis)
    return Published(
        at=_moment(numbers, year, second, first), basis=basis, certain=first > 12 or first == second
    )


def _moment(numbers: re.Match[str], year: int, month: int, day: int) -> datetime.datetime | datetime.date:
    if not EARLIEST <= year <= LATEST:
        raise ValueError
    if numbers[4] is None:
        return datetime.date(year, month, day)
    hour, minute, second = (int(part or 0) for part in numbers.group(4, 5, 6))
    return datetime.datetime(year, month, day, hour, minute, second)


def or_told(stated: Published | None, told: datetime.date | None) -> Published | None:
    """What a source states, unless that is uncertain and the operator told the day."""
    if told and not (stated and stated.certain):
        return Published(at=told, basis="operator")
    return stated


def at_outlet(published: Published | None, zone: str) -> Published | None:
    """The same moment on the clock of the outlet; of a time without a zone only the day where none is known.

    >>> moment = Published(at=datetime.datetime(2024, 3, 2, 22, 0, tzinfo=datetime.UTC), basis="post")
    >>> at_outlet(moment, "Asia/Baghdad").day, at_outlet(moment, "").day
    (datetime.date(2024, 3, 3), datetime.date(2024, 3, 2))
    """
    if published is None or not isinstance(published.at, datetime.datetime):
        return published
    at: datetime.datetime | datetime.date = published.at
    if published.at.tzinfo is None:
        at = published.at.replace(tzinfo=ZoneInfo(zone)) if zone else published.at.date()
    elif zone:
        at = published.at.astimezone(ZoneInfo(zone))
    return Published(at=at, basis=published.basis, certain=published.certain)
