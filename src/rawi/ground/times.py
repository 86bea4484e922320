"""Resolves time expressions to days against the publication date."""

import datetime

from rawi.model import TimeExpression

Interval = tuple[datetime.date | None, datetime.date | None, str]
OPEN: Interval = (None, None, "open")


def ground_time(expression: TimeExpression, published: datetime.date | None) -> Interval:
    """(first day, last day, precision), both days included; (None, None, "open") where no day follows.

    A weekday is the last such day up to the day of publication; a date without its year is the
    last such date up to then. Without a publication date only whole dates are resolved.
    Raises: nothing.
    """
    day = expression.day or _day(expression, published)
    if day is None:
        return OPEN
    return day, day, "part_of_day" if expression.part_of_day else "day"


def _day(expression: TimeExpression, published: datetime.date | None) -> datetime.date | None:
    numbers = expression.numbers
    try:
        if expression.kind == "date" and numbers and numbers[0]:
            return datetime.date(*numbers)
        if published is None or not numbers:
            return None
        if expression.kind == "day":
            return published + datetime.timedelta(days=numbers[0])
        if expression.kind == "weekday":
            return published - datetime.timedelta(days=(published.weekday() - numbers[0]) % 7)
        if expression.kind == "date":
            day = datetime.date(published.year, numbers[1], numbers[2])
            return day if day <= published else day.replace(year=published.year - 1)
    except (ValueError, OverflowError):  # 29 February in a common year, the end of the calendar
        return None
    return None
