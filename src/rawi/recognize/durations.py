"""Durations: `خلال الساعات الماضية`, `قبل ثلاثة أيام`, `على مدى يومين`, `لليوم الثالث على التوالي`."""

import msgspec
from msgspec.structs import replace

from rawi.knowledge.time import TimeEntry
from rawi.model import TimeExpression
from rawi.recognize.dates import calendar, month
from rawi.recognize.time_words import Line, expression

HOUR, DAY = 1, 2  # units
LONG_AGO = (4, 5, 6, 7)  # units whose vague numbers point to history: month, year, period, decade
PAST = -1
DAYS_OF = {2: 1, 3: 7}  # days in a day and a week
SHORTEST_MONTH = 28


class Count(msgspec.Struct, frozen=True, gc=False):
    """So many of a unit (0: some), and the word after them."""

    unit: int
    number: int
    next: int
    entries: tuple[TimeEntry, ...]

    @property
    def numbers(self) -> tuple[int, int]:
        """The unit and its number, as an expression has them."""
        return self.unit, self.number

    @property
    def long_ago(self) -> bool:
        """Whether some of these units ago is history."""
        return self.unit in LONG_AGO and not self.number


def count(line: Line, i: int, *, clitics: bool = False) -> Count | None:
    """`ثلاثة أيام`, `أسبوعين`, `أكثر من عام ونصف`, `الساعات الـ24`, `الأيام القليلة`, `عدة أشهر`."""
    at = line.skip(i, "about")
    if unit := line.at(at, "unit", clitics=clitics and at == i):
        number, after = unit.entry.count, line.skip(unit.next, "few")
        definite = line.at(after, "the") or line.has_article(after)
        if after == unit.next and not number and definite and (more := line.number(after)):
            number, after = more[0] or 0, more[1]
        return Count(unit.entry.value, number, line.skip(after, "few", "half_more"), (unit.entry,))
    if at != i and (whole := _whole(line, at)):
        return whole
    counted = line.number(i) or (line.number(at) if at != i else None)
    unit = line.at(counted[1], "unit") if counted else None
    if counted is None or unit is None:
        return None
    return Count(unit.entry.value, counted[0] or 0, line.skip(unit.next, "few", "half_more"), (unit.entry,))


def _whole(line: Line, i: int) -> Count | None:
    """`قرابة الأسبوع`: one whole unit behind a word for about, unless more tells which (`نحو العام 2011`)."""
    unit = line.at(i, "calendar")
    if unit is None or line.at(unit.next, "relation") or line.word(unit.next)[:1].isdigit():
        return None
    return Count(unit.entry.value, 1, unit.next, (unit.entry,))


def ago(line: Line, i: int) -> TimeExpression | None:
    """`قبل ثلاثة أيام`, `قبل سنوات`; not `من قبل`, not `قبل يومين من الهدنة`."""
    opening = line.at(i, "ago", clitics=True)
    counted = count(line, opening.next) if opening else None
    if opening is None or counted is None:
        return None
    if line.at(counted.next, "of") or line.at(i - 1, "of", clitics=True):
        return None
    found = expression("ago", i, counted.next, opening.entry, *counted.entries, numbers=counted.numbers)
    return replace(found, background=counted.unit in LONG_AGO)


def lasting(line: Line, i: int, first: int, *entries: TimeEntry) -> TimeExpression | None:
    """A duration up to now at `i`; the expression begins at `first`: `منذ ثلاثة أيام`, `على مدى أسبوعين`."""
    counted = count(line, i)
    if counted is None:
        return None
    after = line.skip(counted.next, "relation")
    found = expression("lasting", first, after, *entries, *counted.entries, numbers=counted.numbers)
    return replace(found, continuing=True, background=counted.long_ago)


def nth(line: Line, i: int) -> TimeExpression | None:
    """`لليوم الثالث على التوالي`: three days up to now; `لعدة أيام`."""
    if some := line.at(i, "for_days"):
        return _run(expression("lasting", i, some.next, some.entry, numbers=(some.entry.value, 0)))
    unit = line.at(i, "for_unit", clitics=True)
    if unit is None:
        return None
    if ordinal := line.at(unit.next, "ordinal"):
        number, after = ordinal.entry.value, ordinal.next
    elif (written := line.number(unit.next)) and written[0]:
        number, after = written[0], written[1]
    else:
        return None
    after = line.skip(after, "in_a_row")
    return _run(expression("lasting", i, after, unit.entry, numbers=(unit.entry.value, number)))


def _run(days: TimeExpression) -> TimeExpression:
    return replace(days, continuing=True)


def span(line: Line, i: int, first: int, *entries: TimeEntry) -> TimeExpression | None:
    """A duration at `i` that says whether it is past or to come: `الساعات القليلة الماضية`, `آخر 48 ساعة`."""
    last = line.at(i, "last", clitics=True)
    counted = count(line, last.next if last else i, clitics=not last)
    if counted is None:
        return None
    relation = line.at(counted.next, "relation")
    if last is None and (relation is None or _of_something_else(line, relation.entry, relation.next)):
        return None
    value = relation.entry.value if relation else PAST
    after = relation.next if relation else counted.next
    because = [last.entry] if last else []
    because += [relation.entry] if relation else []
    found = expression("span", first, after, *entries, *counted.entries, *because, numbers=counted.numbers)
    runs = value < 0 and counted.unit >= DAY and counted.number != 1
    return replace(
        found, relation=value, future=value > 0, background=value < 0 and counted.long_ago, continuing=runs
    )


def first_days(line: Line, i: int, first: int, *entries: TimeEntry) -> TimeExpression | None:
    """`الأيام العشرة الأولى من الشهر`, `خلال الأيام الثلاثة الأولى من نيسان`."""
    counted = count(line, i, clitics=True)
    ordinal = line.at(counted.next, "ordinal") if counted else None
    if counted is None or ordinal is None or ordinal.entry.value != 1 or counted.unit not in DAYS_OF:
        return None
    of = line.at(ordinal.next, "of")
    inner = of and (month(line, of.next, bare=True) or calendar(line, of.next, default=0))
    days = counted.number * DAYS_OF[counted.unit]
    if not inner or not 1 < days <= SHORTEST_MONTH or inner.kind not in ("month", "calendar"):
        return None
    found = expression("day_of_month", first, inner.last + 1, *entries, *counted.entries, numbers=(1, days))
    return replace(found, ends=(inner,), because=found.because + inner.because, continuing=True)


def within(line: Line, i: int, first: int, *entries: TimeEntry) -> TimeExpression | None:
    """`خلال يومين`, `خلال ساعات`: before or after now, which the claim decides."""
    counted = count(line, i)
    if counted is None or (counted.number == 0 and counted.unit > HOUR):
        return None
    return expression("within", first, counted.next, *entries, *counted.entries, numbers=counted.numbers)


def _of_something_else(line: Line, relation: TimeEntry, after: int) -> bool:
    """`الأيام الأخيرة من رمضان`: the last days of something, not the last days."""
    return relation.id == "recent" and line.at(after, "of") is not None
