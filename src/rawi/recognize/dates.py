"""Dates, months, years and what is counted by the calendar: `20 آب`, `أيار 2015`, `مطلع العام الماضي`."""

import datetime
import re

from msgspec.structs import replace

from rawi.arabic.words import FEMININE
from rawi.knowledge.time import AND, TimeEntry
from rawi.model import TimeExpression
from rawi.recognize.time_words import Found, Line, expression, widen

ISO_LIKE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
SHORT = re.compile(r"(\d{1,2})/(\d{1,2})")
YEAR = re.compile(r"(?:19|20)\d\d")
HIJRI_YEAR = re.compile(r"1[34]\d\d")
DAYS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
LEAD_IN = ("in", "during", "throughout", "until", "since", "ago", "between")  # before a bare month or year
THIS, LAST_DAY = 0, 31
SLASH, SLASHES, DASHES = "/", ("/", "\\"), ("-", "–")
SMALLEST_PARTS = 5  # thirds, quarters, fifths
FIRST_YEAR = 1500  # an earlier one is of the Hijri calendar
MONTH_UNIT, YEAR_UNIT = 4, 5


def date(line: Line, i: int) -> TimeExpression | None:
    """`20 آب`, `12 أكتوبر/تشرين الأول 2016`, `9/ أيلول/ 2023`, `السابع من أكتوبر`, `3 و4 مايو`."""
    if numbers := _written_in_digits(line.word(i)):
        last = line.skip(i + 1, "era") - 1
        found = TimeExpression(kind="date", first=i, last=last, because=("time:date",))
        if numbers[0] < FIRST_YEAR:  # 1436/10/15
            return replace(found, kind="hijri", numbers=(*numbers, numbers[2]))
        return replace(found, day=datetime.date(*numbers))
    if spaced := _written_apart(line, i):
        return TimeExpression(kind="date", first=i, last=i + 4, because=("time:date",), day=spaced)
    if short := _without_year(line, i):
        return TimeExpression(kind="date", first=i, last=i, because=("time:date",), numbers=short)
    days = day_numbers(line, i)
    if days is None:
        return None
    first, last, after, entries = days
    at = line.skip(after, "of")
    if named := month_name(line, at + (line.word(at) == SLASH)):
        _, month, after = named
        if not _exists(month.value, last):
            return None
        dated = expression("date", i, after, *entries, month, numbers=(0, month.value, first, last))
        return tail(line, dated)
    if hijri := line.at(line.skip(at, "month_word"), "hijri_month"):
        dated = expression("hijri", i, hijri.next, *entries, hijri.entry)
        return _hijri(line, dated, (hijri.entry.value, first, last))
    month_of = calendar(line, at, default=THIS if at > after else None) or _this_month(line, i, after)
    if month_of is None or month_of.numbers != (MONTH_UNIT,):
        return None
    counted = expression("day_of_month", i, month_of.last + 1, *entries, numbers=(first, last))
    return replace(counted, ends=(month_of,), because=counted.because + month_of.because)


def _this_month(line: Line, i: int, after: int) -> TimeExpression | None:
    """`في 12 الجاري`, `يوم 12 الجاري`: the month that is left out before a masculine word for this one."""
    current = line.at(after, "relation")
    told = _after_lead_in(line, i) or line.at(i - 1, "day_word", "matching")
    if current is None or current.entry.value != THIS or not told or not line.has_article(after):
        return None
    if line.word(after).endswith(FEMININE):
        return None
    month_of = expression("calendar", after, current.next, current.entry, numbers=(MONTH_UNIT,))
    return replace(month_of, relation=THIS)


def day_numbers(line: Line, i: int) -> tuple[int, int, int, tuple[TimeEntry, ...]] | None:
    """(first day, last day, word after them, entries): `20`, `الـ20`, `3 و4`, `10-15`, `السابع والثامن`."""
    if ordinal := line.at(i, "ordinal", clitics=True):
        first = last = ordinal.entry.value
        other = line.at(ordinal.next, "ordinal", clitics=True)
        if other is None or other.clitic != AND or other.entry.value <= first:
            return first, last, ordinal.next, (ordinal.entry,)
        return first, other.entry.value, other.next, (ordinal.entry, other.entry)
    at = line.skip(i, "the")
    match = DAYS.fullmatch(line.word(at))
    if match is None:
        return None
    first, last, after = int(match[1]), int(match[2] or match[1]), at + 1
    joined = line.at(after, "and") is not None or (line.word(after) in DASHES and not match[2])
    if joined and (second := DAYS.fullmatch(line.word(after + 1))):
        last, after = int(second[2] or second[1]), after + 2
    return (first, last, after, ()) if 1 <= first <= last <= LAST_DAY else None


def month_name(line: Line, i: int, *, clitics: bool = False) -> tuple[bool, TimeEntry, int] | None:
    """(clearly a month, entry, word after it): `شهر نيسان`, `أكتوبر/تشرين الأول`, `يوليو (تموز)`."""
    word = line.at(i, "month_word", clitics=clitics)
    month = line.at(word.next if word else i, "month", clitics=clitics and not word)
    if month is None:
        return None
    sign = line.word(month.next)
    twin = line.at(month.next + (sign in ("/", "(", "-")), "month")
    if twin is None or not (sign in ("/", "(") or twin.entry.id == month.entry.id):
        return word is not None, month.entry, month.next
    return True, month.entry, twin.next + (sign == "(" and line.word(twin.next) == ")")


def tail(line: Line, dated: TimeExpression) -> TimeExpression:
    """The date or month with what follows: `2016`, `من عام 2016`, `الماضي`, `من العام الماضي`."""
    after = dated.last + 1
    at = line.skip(line.skip(after, "of"), "year_word")
    at += line.word(at) == SLASH and YEAR.fullmatch(line.word(at + 1)) is not None
    if YEAR.fullmatch(line.word(at)):
        numbers = (int(line.word(at)), *dated.numbers[1:])
        return replace(widen(dated, dated.first, line.skip(at + 1, "era")), numbers=numbers)
    if relation := line.at(after, "relation"):
        end = relation.next
        if YEAR.fullmatch(line.word(end)):  # نيسان الحالي 2022
            return replace(
                widen(dated, dated.first, end + 1), numbers=(int(line.word(end)), *dated.numbers[1:])
            )
        return related(widen(dated, dated.first, end, relation.entry), relation)
    year = calendar(line, line.skip(after, "of"))
    if year is not None and year.numbers == (YEAR_UNIT,):
        return replace(dated, last=year.last, ends=(year,), because=dated.because + year.because)
    return dated


def related(inner: TimeExpression, relation: Found) -> TimeExpression:
    """The expression with its relation to now."""
    return replace(inner, relation=relation.entry.value, future=inner.future or relation.entry.value > 0)


def month(line: Line, i: int, *, bare: bool = False) -> TimeExpression | None:
    """`شهر نيسان`, `أيار 2015`, `مارس الماضي`; a name alone where a preposition or `bare` allows it."""
    named = month_name(line, i, clitics=True)
    if named is None:
        hijri = line.at(i, "month_word", clitics=True)
        name = line.at(hijri.next, "hijri_month") if hijri else None
        if name is None:
            return None
        return _hijri(line, expression("hijri", i, name.next, name.entry), (name.entry.value, 0, 0))
    clear, entry, after = named
    found = tail(line, expression("month", i, after, entry, numbers=(0, entry.value)))
    if clear or bare or found.last >= after or _after_lead_in(line, i):
        return found
    return None


def months_of(line: Line, i: int) -> TimeExpression | None:
    """`شهري تموز وآب من العام الماضي`, `أشهر أيار وحزيران وتموز 2015`: from the first to the last of them."""
    opening = line.at(i, "months_of", clitics=True)
    named = month_name(line, opening.next) if opening else None
    if opening is None or named is None:
        return None
    first = expression("month", opening.next, named[2], named[1], numbers=(0, named[1].value))
    last, at = first, named[2]
    while line.word(at).startswith(AND) and (more := month_name(line, at, clitics=True)):
        last, at = expression("month", at, more[2], more[1], numbers=(0, more[1].value)), more[2]
    if last is first:
        return None
    last = tail(line, last)
    found = expression("range", i, last.last + 1, opening.entry)
    because = (*found.because, *first.because, *last.because)
    return replace(found, ends=(first, last), continuing=True, because=because)


def season(line: Line, i: int) -> TimeExpression | None:
    """`صيف 2014`, `خريف العام الماضي`, `الصيف الماضي`: three months; nothing without its year."""
    found = line.at(i, "season", clitics=True)
    if found is None:
        return None
    first, last = (
        tail(line, expression("month", i, found.next, found.entry, numbers=(0, found.entry.value + more)))
        for more in (0, 2)
    )
    if first.last < found.next:
        return None
    return replace(first, kind="range", numbers=(), relation=None, ends=(first, last), continuing=True)


def year(line: Line, i: int, *, bare: bool = False) -> TimeExpression | None:
    """`عام 2011`, `عامي 2011 و2014`; `2011` alone where a preposition or `bare` allows it."""
    word = line.at(i, "year_word", "years_of", clitics=True)
    at = word.next if word else i
    digits = line.word(at)
    if not YEAR.fullmatch(digits):
        return None
    if not word and not bare and (digits.endswith("00") or not _after_lead_in(line, i)):
        return None  # `في 2000 منزل` counts houses
    entries = (word.entry,) if word else ()
    found = expression("year", i, line.skip(at + 1, "era"), *entries, numbers=(int(digits),))
    if word and line.at(at + 1, "and") and YEAR.fullmatch(line.word(at + 2)):
        second = expression("year", at + 2, at + 3, numbers=(int(line.word(at + 2)),))
        return replace(expression("range", i, at + 3, *entries), ends=(found, second))
    return found if found.because else replace(found, because=("time:year",))


def feast(line: Line, i: int) -> TimeExpression | None:
    """`أول أيام عيد الفطر`, `ثاني أيام عيد الأضحى الماضي`: a day of the Hijri year."""
    found = line.at(i, "feast", clitics=True)
    if found is None:
        return None
    month, day = divmod(found.entry.value, 100)
    dated = expression("hijri", i, found.next, found.entry)
    if relation := line.at(found.next, "relation"):
        dated = related(widen(dated, i, relation.next, relation.entry), relation)
    return _hijri(line, dated, (month, day, day))


def calendar(line: Line, i: int, *, default: int | None = None) -> TimeExpression | None:
    """`الأسبوع الماضي`, `هذا الشهر`, `العام الجاري`; without a word of relation where there is a default."""
    this = line.at(i, "this", clitics=True)
    unit = line.at(this.next if this else i, "calendar", clitics=not this)
    if unit is None:
        return None
    found = expression("calendar", i, unit.next, unit.entry, numbers=(unit.entry.value,))
    relation = line.at(unit.next, "relation")
    if relation and (this or default is not None or not line.is_adjective(i, unit)):
        end = relation.next + (
            unit.entry.value == YEAR_UNIT and bool(YEAR.fullmatch(line.word(relation.next)))
        )
        return related(widen(found, i, end, relation.entry), relation)  # العام الحالي 2023
    if this or default is not None:
        return replace(found, relation=THIS)
    return None


def portioned(line: Line, i: int) -> TimeExpression | None:
    """`مطلع آذار الجاري`, `نهاية 2015`, `منتصف الشهر`, `النصف الأول من عام 2018`."""
    portion = line.at(i, "portion", clitics=True)
    if portion is None:
        return None
    at = line.skip(portion.next, "of")
    inner = month(line, at, bare=True) or year(line, at, bare=True) or calendar(line, at, default=THIS)
    if inner is None or inner.kind in ("range", "hijri"):
        return None
    return replace(widen(inner, i, inner.last + 1, portion.entry), portion=portion.entry.value)


def decade(line: Line, i: int) -> TimeExpression | None:
    """`ثمانينيات القرن الماضي`, `التسعينيات`."""
    found = line.at(i, "decade", clitics=True)
    if found is None:
        return None
    after = line.skip(found.next, "century")
    return replace(expression("decade", i, after, found.entry, numbers=(found.entry.value,)), background=True)


def _hijri(line: Line, dated: TimeExpression, numbers: tuple[int, int, int]) -> TimeExpression:
    at = line.skip(dated.last + 1, "year_word")
    if HIJRI_YEAR.fullmatch(line.word(at)):
        after = line.skip(at + 1, "era")
        return replace(widen(dated, dated.first, after), numbers=(int(line.word(at)), *numbers))
    return replace(dated, numbers=(0, *numbers))


def _after_lead_in(line: Line, i: int) -> bool:
    """Whether `في`, `خلال` or their like stands right before."""
    return line.at(i - 1, *LEAD_IN, clitics=True) is not None if i else False


def _written_in_digits(word: str) -> tuple[int, int, int] | None:
    """Year, month and day of `28/4/2016`, `2016-4-28`; some write the month first."""
    match = ISO_LIKE.fullmatch(word)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part]
    year, month, day = parts if match[1] else reversed(parts)
    for order in ((year, month, day), (year, day, month)):
        if _exists(order[1], order[2]) and _is_day(*order):
            return order
    return None


def _written_apart(line: Line, i: int) -> datetime.date | None:
    """The day of `20 / 11 / 2021`, of `20\\11\\2021`."""
    if line.word(i + 1) not in SLASHES or line.word(i + 3) != line.word(i + 1):
        return None
    numbers = _written_in_digits(SLASH.join(map(line.word, (i, i + 2, i + 4))))
    return datetime.date(*numbers) if numbers and numbers[0] >= FIRST_YEAR else None


def _without_year(line: Line, i: int) -> tuple[int, int, int, int] | None:
    """The numbers of `20/11` behind `في`, `بتاريخ` or the name of a day; `3/4` may be a part of something."""
    match = SHORT.fullmatch(line.word(i))
    if match is None or not (_after_lead_in(line, i) or line.at(i - 1, "weekday")):
        return None
    day, month = int(match[1]), int(match[2])
    part = day < month <= SMALLEST_PARTS
    return (0, month, day, day) if not part and _exists(month, day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day; of a Hijri year that is seen later."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _exists(month: int, day: int) -> bool:
    """Whether some year has this day."""
    try:
        datetime.date(2000, month, day)
    except ValueError:
        return False
    return True
