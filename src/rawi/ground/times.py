"""Resolves time expressions to days against the publication date."""

import calendar
import datetime
from collections.abc import Callable

from hijridate import Gregorian, Hijri

from rawi.model import TimeExpression

Day = datetime.date
Span = tuple[Day | None, Day | None]
Interval = tuple[Day | None, Day | None, str]
OPEN: Interval = (None, None, "open")
NOWHERE: Span = (None, None)
MINUTE, HOUR, DAY, WEEK, MONTH, YEAR, DECADE = 0, 1, 2, 3, 4, 5, 7  # units; 6 is a vague period
LEAP_YEARS = 8  # so far apart may two 29ths of February be
NEWS_DAYS = 7  # what ended longer before the report is history in it
# (numerator, numerator, denominator) of each portion: thirds, halves, quarters, weeks of a month
PORTIONS = {
    1: (0, 1, 3), 2: (1, 2, 3), 3: (2, 3, 3), 4: (0, 1, 2), 5: (1, 2, 2),
    6: (0, 1, 4), 7: (1, 2, 4), 8: (2, 3, 4), 9: (3, 4, 4),
    10: (0, 7, 30), 11: (7, 14, 30), 12: (14, 21, 30), 13: (21, 28, 30), 14: (23, 30, 30),
}  # fmt: skip


def ground_time(expression: TimeExpression, published: Day | None, *, planned: bool = False) -> Interval:
    """(first day, last day, precision), both days included; (None, None, "open") where no day follows.

    A weekday, a month or a date without its year is the last one up to the day of publication, or
    the next one from then where the event is `planned`. What runs up to now ends on the day of
    publication. Without a publication date only whole dates are resolved.
    Raises: nothing.
    """
    try:
        start, end = _span(expression, published, planned)
    except (ValueError, OverflowError):  # the ends of the calendars
        return OPEN
    if start and end and start > end:
        return OPEN
    return start, end, _precision(expression, start, end)


def is_history(expression: TimeExpression, interval: Interval, published: Day | None) -> bool:
    """Whether an event of this time is history in the report: over for more than a week, or vaguely old.

    Without a day of publication only its words tell.
    """
    end = interval[1]
    if published is None:
        return expression.background or _is_past(expression)
    return expression.background or bool(end and (published - end).days > NEWS_DAYS)


def _is_past(expression: TimeExpression) -> bool:
    """`أيلول الماضي`, `العام الماضي`, `عام 2011`, `قبل أسبوعين`: words for what is over for long."""
    if expression.kind == "range":
        return _is_past(expression.ends[-1])
    if expression.kind in ("month", "year") and expression.numbers[0]:
        return True
    if expression.kind == "ago":
        return expression.numbers[0] == WEEK and expression.numbers[1] != 1
    large = expression.kind in ("month", "date", "hijri") or expression.numbers[:1] in ((MONTH,), (YEAR,))
    return large and expression.relation == -1


def _span(expression: TimeExpression, published: Day | None, planned: bool) -> Span:
    if expression.day:
        return expression.day, expression.day
    if expression.kind == "up_to":
        return (published if planned else None), _span(expression.ends[0], published, planned)[1]
    if expression.kind in ("since", "range"):
        return _from_to(expression, published, planned)
    if expression.kind in _ABSOLUTE and expression.numbers[0]:
        return _clip(_ABSOLUTE[expression.kind](expression, expression.numbers[0]), published, planned)
    if published is None:
        return _with_year(expression, None, planned) if expression.ends else NOWHERE
    rule = _RELATIVE.get(expression.kind)
    return rule(expression, published, planned) if rule else NOWHERE


def _from_to(expression: TimeExpression, published: Day | None, planned: bool) -> Span:
    """From the start of the first end to the end of the second, or to the day of publication."""
    start, _ = _span(expression.ends[0], published, planned)
    if expression.kind == "since":
        return start, max(published, start) if published and start else published
    _, end = _span(expression.ends[1], published, planned)
    if start and end and start > end:
        start, _ = _span(expression.ends[0], end, planned)
    if start and end and start > end:
        return (None, end) if not planned else _from_to(expression, published, planned=False)
    return start, end


def _clip(span: Span, published: Day | None, planned: bool) -> Span:
    """A stretch that is not over ends on the day of publication; for what is planned it begins there."""
    start, end = span
    if published and start and end and start <= published < end:
        return (published, end) if planned else (start, published)
    return span


def _date(expression: TimeExpression, year: int) -> Span:
    _, month, first, last = expression.numbers
    return Day(year, month, first), Day(year, month, last)


def _month(expression: TimeExpression, year: int) -> Span:
    month = expression.numbers[1]
    return _month_of(Day(year, month, 1), expression.portion)


def _year(expression: TimeExpression, year: int) -> Span:
    return _part(Day(year, 1, 1), Day(year, 12, 31), expression.portion)


def _decade(_: TimeExpression, year: int) -> Span:
    return Day(year, 1, 1), Day(year + 9, 12, 31)


def _hijri(expression: TimeExpression, year: int) -> Span:
    _, month, first, last = expression.numbers
    length: int = Hijri(year, month, 1).month_length()
    return _western(year, month, first or 1), _western(year, month, last or length)


def _western(year: int, month: int, day: int) -> Day:
    date = Hijri(year, month, day).to_gregorian()
    return Day(date.year, date.month, date.day)


_ABSOLUTE: dict[str, Callable[[TimeExpression, int], Span]] = {
    "date": _date, "month": _month, "year": _year, "decade": _decade, "hijri": _hijri,
}  # fmt: skip


def _part(start: Day, end: Day, portion: int) -> Span:
    """A third, half, quarter or week of a month, in days, or of a year, in months."""
    if portion not in PORTIONS:
        return start, end
    first, last, parts = PORTIONS[portion]
    if start.month != end.month:
        _, last_day = _month_of(end.replace(day=1, month=12 * last // parts), 0)
        return start.replace(month=12 * first // parts + 1), last_day
    last_day = end if last == parts else end.replace(day=30 * last // parts)
    return start.replace(day=30 * first // parts + 1), last_day


def _with_year(expression: TimeExpression, published: Day | None, planned: bool) -> Span:
    """A date or month `من العام الماضي`, a day of a month."""
    start, _ = _span(expression.ends[0], published, planned)
    if start is None:
        return NOWHERE
    if expression.kind == "day_of_month":
        return start.replace(day=expression.numbers[0]), start.replace(day=expression.numbers[1])
    return _ABSOLUTE[expression.kind](expression, start.year)


def _without_year(expression: TimeExpression, published: Day, planned: bool) -> Span:
    """Of the same date or month of all years, the one that the relation to now, or the plan, picks."""
    if expression.ends:
        return _with_year(expression, published, planned)
    this_year = _hijri_year(published) if expression.kind == "hijri" else published.year
    years = range(this_year - LEAP_YEARS, this_year + LEAP_YEARS + 1)
    spans = [span for year in years if (span := _in_year(expression, year))]
    relation = expression.relation
    if relation is None:
        tomorrow = published + datetime.timedelta(days=1)  # a report of this night may bear yesterday's date
        spans = [s for s in spans if (s[1] >= published if planned else s[0] <= tomorrow)]
        nearest = spans[0 if planned else -1]
    elif relation < 0:
        nearest = [s for s in spans if s[1] < published][relation]
    elif relation > 0:
        nearest = next(s for s in spans if s[0] > published)
    else:
        nearest = min(spans, key=lambda s: abs((s[0] - published).days))
    return nearest if expression.kind == "date" else _clip(nearest, published, planned)


def _hijri_year(day: Day) -> int:
    return Gregorian(day.year, day.month, day.day).to_hijri().year


def _in_year(expression: TimeExpression, year: int) -> tuple[Day, Day] | None:
    try:
        start, end = _ABSOLUTE[expression.kind](expression, year)
    except (ValueError, OverflowError):  # 29 February in a common year
        return None
    return (start, end) if start and end else None


def _day(expression: TimeExpression, published: Day, _: bool) -> Span:
    """Days from now; with a weekday beside them, the nearest such day: the day of publication may be off."""
    first, last, weekday = expression.numbers
    day = published + datetime.timedelta(days=first)
    if weekday >= 0:
        day += datetime.timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    return day, day + datetime.timedelta(days=last - first)


def _weekday(expression: TimeExpression, published: Day, planned: bool) -> Span:
    """The last such day up to now, before now (`الماضي`), or the next one."""
    relation = expression.relation or 0
    back = (published.weekday() - expression.numbers[0]) % 7
    if relation > 0 or (planned and not relation and back):
        back -= 7
    elif relation < 0 and not back:
        back = 7
    day = published - datetime.timedelta(days=back)
    return day, day


def _calendar(expression: TimeExpression, published: Day, planned: bool) -> Span:
    """This, last or next week, month, year; what is not over ends now, or is planned from now."""
    (unit,), relation = expression.numbers, expression.relation or 0
    if unit == WEEK:
        return _week(relation, published, planned)
    start = _back(published.replace(day=1), unit, -relation)
    span = _month_of(start, expression.portion) if unit == MONTH else _year(expression, start.year)
    return _clip(span, published, planned)


def _week(relation: int, published: Day, planned: bool) -> Span:
    """Seven days up to now, before now, or from now on."""
    offset = 7 * relation
    if relation > 0:
        offset -= 6
    elif relation == 0:
        offset = 0 if planned else -6
    start = published + datetime.timedelta(days=offset)
    return start, start + datetime.timedelta(days=6)


def _month_of(day: Day, portion: int) -> Span:
    return _part(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), portion)


def _back(day: Day, unit: int, number: int) -> Day:
    """So many units before the day; hours count as days from twelve on."""
    if unit <= WEEK:
        days = {WEEK: number * 7, DAY: number, HOUR: round(number / 24)}
        return day - datetime.timedelta(days=days.get(unit, 0))
    months = {MONTH: 1, YEAR: 12, DECADE: 120}.get(unit, 0) * number
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _past_or_next(expression: TimeExpression, published: Day, _: bool) -> Span:
    """`خلال الساعات الماضية`, `في الأيام المقبلة`; hours reach to the next day, vague days are open."""
    unit, number = expression.numbers
    forward = (expression.relation or 0) > 0
    if not number and unit > HOUR:
        return (published, None) if forward else (None, published)
    far = _back(published, unit if number else DAY, (number or 1) * (-1 if forward else 1))
    return (published, far) if forward else (far, published)


def _within(expression: TimeExpression, published: Day, planned: bool) -> Span:
    unit, number = expression.numbers
    if planned:
        return published, _back(published, unit, -number)
    return _back(published, unit, number), published


def _lasting(expression: TimeExpression, published: Day, _: bool) -> Span:
    """Up to now; today is the last of so many days."""
    unit, number = expression.numbers
    if not number and unit <= HOUR:
        return _back(published, DAY, 1), published
    if not number or unit not in _UNITS:
        return None, published
    return _back(published, unit, number - (unit == DAY)), published


def _ago(expression: TimeExpression, published: Day, _: bool) -> Span:
    """The day, month or year so long before; open where it is vague."""
    unit, number = expression.numbers
    if not number or unit not in _UNITS:
        return (published, published) if unit <= HOUR else (None, published)
    day = _back(published, unit, number)
    if unit == MONTH:
        return _month_of(day, 0)
    return (Day(day.year, 1, 1), Day(day.year, 12, 31)) if unit > MONTH else (day, day)


_UNITS = (MINUTE, HOUR, DAY, WEEK, MONTH, YEAR, DECADE)
_RELATIVE: dict[str, Callable[[TimeExpression, Day, bool], Span]] = {
    "day": _day, "weekday": _weekday, "date": _without_year, "month": _without_year, "hijri": _without_year,
    "day_of_month": _with_year, "calendar": _calendar, "span": _past_or_next, "within": _within,
    "lasting": _lasting, "ago": _ago,
}  # fmt: skip


def _precision(expression: TimeExpression, start: Day | None, end: Day | None) -> str:
    if start is None or end is None:
        return "open"
    if start == end:
        return "part_of_day" if expression.part_of_day else "day"
    if expression.kind in ("month", "year", "calendar") and not expression.portion:
        unit = expression.numbers[0] if expression.kind == "calendar" else None
        return {WEEK: "week", MONTH: "month", YEAR: "year"}[unit] if unit else expression.kind
    return "hours" if expression.kind == "span" and expression.numbers[0] == HOUR else "range"
