"""Finds time expressions in a sentence: days, dates and durations, alone or as the ends of a span."""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from rawi.arabic.words import COMMAS
from rawi.knowledge.time import AND, TimeEntry, TimeKnowledge, may_open_time
from rawi.model import TimeExpression
from rawi.recognize.dates import (
    calendar,
    date,
    day_numbers,
    decade,
    feast,
    month,
    months_of,
    portioned,
    season,
    year,
)
from rawi.recognize.durations import ago, first_days, lasting, nth, span, within
from rawi.recognize.named_days import LEADING, NAMES, NONE, days_of, named_day
from rawi.recognize.time_words import Found, Line, expression, widen

DATED = ("date", "hijri")
Rule = Callable[[Line, int], TimeExpression | None]
ONSET_REACH = 6  # words: `منذ بداية الاحتجاجات في مارس 2011`


class Rules(dict[frozenset[str], tuple[Rule, ...]]):
    """The rules that words of some kinds may open, in order; chosen once for each set of kinds."""

    def __init__(self, *rules: tuple[Rule, frozenset[str]]) -> None:
        super().__init__()
        self.all = rules

    def __missing__(self, kinds: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that words of these kinds may open."""
        self[kinds] = tuple([rule for rule, openings in self.all if not kinds.isdisjoint(openings)])
        return self[kinds]


def find_times(words: Sequence[str], knowledge: TimeKnowledge) -> list[TimeExpression]:
    """Time expressions in folded words, in text order, none overlapping; nothing is resolved yet.

    Raises: nothing; a date that no calendar has is no date.
    """
    openings = [i for i, word in enumerate(words) if may_open_time(word, knowledge.openings)]
    return read_times(words, openings, knowledge)


def read_times(
    words: Sequence[str], openings: Sequence[int], knowledge: TimeKnowledge
) -> list[TimeExpression]:
    """The time expressions that begin at some of the `openings`; see `find_times`."""
    found: list[TimeExpression] = []
    if not openings:
        return found
    line, after = Line(tuple(words), knowledge), 0
    for i in openings:
        if i < after:
            continue
        here = line.kinds_here(i)
        if "ignore" in here and (ignored := line.at(i, "ignore", clitics=True)):
            after = ignored.next
        elif (time := _first_of(_RULES[here], line, i)) or (time := _recent(line, i)):
            found.append(time)
            after = time.last + 1
    return found


def _first_of(rules: Iterable[Rule], line: Line, i: int) -> TimeExpression | None:
    """What the first of the rules reads whose opening words stand at `i`."""
    for rule in rules:
        if time := rule(line, i):
            return time
    return None


def _point(line: Line, i: int) -> TimeExpression | None:
    """A day, month, year or another stretch of the calendar, by its name, after a preposition."""
    if not line.kinds(i):
        return None
    time = _first_of(_POINTS[line.kinds_here(i)], line, i)
    return time or month(line, i, bare=True) or year(line, i, bare=True)


def _recent(line: Line, i: int) -> TimeExpression | None:
    """`الأيام الماضية`, `الـ24 ساعة الأخيرة`, without a preposition before."""
    return None if line.kinds(i).isdisjoint(_RECENT) else first_days(line, i, i) or span(line, i, i)


def _since(line: Line, i: int) -> TimeExpression | None:
    """`منذ أمس`, `منذ مطلع العام`, `منذ 2011`, `منذ ثلاثة أيام`, `منذ آذار حتى نهاية أيلول`."""
    opening = line.at(i, "since", clitics=True)
    if opening is None:
        return None
    point, first = _point(line, opening.next), i
    if point is None and (duration := lasting(line, opening.next, i, opening.entry)):
        return duration
    if point is None and (onset := _onset(line, opening.next)):
        point, first = onset[0], i if onset[1] == opening.next else onset[1]
    if point is None:
        return None
    if until := _until(line, point.last + 1):
        return _range(first, point, until, opening.entry)
    because = (f"time:{opening.entry.id}", *point.because)
    return TimeExpression(
        kind="since", first=first, last=point.last, ends=(point,), because=because, continuing=True,
        future=point.future, background=point.background,
    )  # fmt: skip


def _onset(line: Line, i: int) -> tuple[TimeExpression, int] | None:
    """`بدء الاحتجاجات في مارس 2011`: the date that follows the outbreak of something, and where it begins.

    Past a place, or what is no outbreak, it begins behind, so that those words stay themselves:
    `اندلاع الحرب في السودان عام 2023`, `انسحاب القوات في حزيران`, `بدء المعارك قبل عام`.
    """
    onset = line.at(i, "onset")
    first, after = (i, onset.next + 1) if onset else (len(line.words), i + 1)
    for at in range(after, after + ONSET_REACH):
        if not line.word(at)[:1].isalpha():
            return None
        preposition = line.at(at, "in")
        if dated := _point(line, preposition.next) if preposition else year(line, at):
            return dated, min(first, dated.first)
        if long_ago := ago(line, at):
            return long_ago, long_ago.first
        if preposition:
            first = len(line.words)
    return None


def _during(line: Line, i: int) -> TimeExpression | None:
    """`خلال الساعات الماضية`, `خلال شهر نيسان`, `طوال يوم أمس`, `على مدى ثلاثة أيام`, `خلال يومين`."""
    opening = line.at(i, "during", "throughout", clitics=True)
    night = line.at(i, "day", clitics=True)  # خلال ساعات الليل
    if opening is None or (night and night.next > opening.next and not line.at(night.next, *NAMES)):
        return None
    if point := _point(line, opening.next):
        return widen(point, i, point.last + 1, opening.entry)
    counted = first_days(line, opening.next, i, opening.entry) or span(line, opening.next, i, opening.entry)
    if counted:
        return counted
    duration = lasting if opening.entry.kind == "throughout" else within
    counted = duration(line, opening.next, i, opening.entry)
    ends = _from(line, counted.last + 1) if counted else None  # خلال يومين من الخميس إلى السبت
    return widen(ends, i, ends.last + 1, opening.entry) if ends else counted


def _between(line: Line, i: int) -> TimeExpression | None:
    """`بين 3 و7 مايو`, `بين الجمعة والأحد`, `بين عامي 2011 و2014`, `بين آذار وحزيران 2015`."""
    opening = line.at(i, "between", clitics=True)
    if opening is None:
        return None
    both = date(line, opening.next) or year(line, opening.next)
    if both and (both.kind == "range" or _has_two_days(both)):
        return widen(both, i, both.last + 1, opening.entry)
    first = _point(line, opening.next)
    if first is None:
        return None
    if first.kind == "range":  # بين مساء الجمعة وفجر السبت
        return widen(first, i, first.last + 1, opening.entry)
    second = _joined(line, first.last + 1)
    return _range(i, first, second, opening.entry) if second else None


def _has_two_days(dated: TimeExpression) -> bool:
    return dated.kind in DATED and dated.day is None and dated.numbers[-2] != dated.numbers[-1]


def _joined(line: Line, i: int) -> TimeExpression | None:
    """The point after `و`, written apart or not."""
    if apart := line.at(i, "and"):
        return _point(line, apart.next)
    return _point(line, i) if line.word(i).startswith(AND) else None


def _from(line: Line, i: int) -> TimeExpression | None:
    """`من 10 إلى 15 نيسان`, `من السابع حتى العاشر من آب`, `من مطلع يونيو حتى 25 يوليو`."""
    opening = line.at(i, "of", clitics=True)
    if opening is None or not line.kinds(opening.next):
        return None
    if (days := day_numbers(line, opening.next)) and (until := _until(line, days[2])):
        first_day = days[0]
        if until.kind not in DATED or until.day or not 1 <= first_day <= until.numbers[-1]:
            return None
        both = widen(until, i, until.last + 1, opening.entry)
        return replace(both, numbers=(*until.numbers[:-2], first_day, until.numbers[-1]))
    first = _point(line, opening.next)
    second = _until(line, first.last + 1) if first else None
    return _range(i, first, second, opening.entry) if first and second else None


def _until(line: Line, i: int) -> TimeExpression | None:
    """`حتى نهاية أيلول`, `، وحتى الأحد`, `حتى الآن`: the point without the preposition."""
    opening = line.at(i + (line.word(i) in COMMAS), "until", clitics=True)
    if opening is None:
        return None
    if point := _point(line, opening.next):
        return point
    now = line.at(opening.next, "now")
    return _now(opening.next, now) if now else None


def _up_to(line: Line, i: int) -> TimeExpression | None:
    """`حتى فجر الأحد`, `لغاية الآن`: where no beginning is told."""
    opening = line.at(i, "up_to", clitics=True)
    until = _until(line, i) if opening else None
    if opening is None or until is None:
        return None
    because = (f"time:{opening.entry.id}", *until.because)
    return TimeExpression(kind="up_to", first=i, last=until.last, ends=(until,), because=because)


def _now(i: int, now: Found) -> TimeExpression:
    return expression("day", i, now.next, now.entry, numbers=(0, 0, NONE))


def _range(i: int, first: TimeExpression, second: TimeExpression, entry: TimeEntry) -> TimeExpression:
    return TimeExpression(
        kind="range", first=i, last=second.last, ends=(first, second), continuing=True,
        because=(f"time:{entry.id}", *first.because, *second.because), future=first.future or second.future,
    )  # fmt: skip


# Each rule with the kinds of words that may open it.
_POINTS = Rules(
    (date, frozenset(("digits", "ordinal", "the"))),
    (named_day, frozenset((*LEADING, *NAMES)) - {"of"}),
    (days_of, frozenset(("days_of",))),
    (months_of, frozenset(("months_of",))),
    (portioned, frozenset(("portion",))),
    (calendar, frozenset(("this", "calendar"))),
    (decade, frozenset(("decade",))),
    (season, frozenset(("season",))),
    (feast, frozenset(("feast",))),
    (month, frozenset(("month", "month_word"))),
    (year, frozenset(("digits", "year_word", "years_of"))),
)
_RULES = Rules(
    (_since, frozenset(("since",))),
    (_up_to, frozenset(("up_to",))),
    (ago, frozenset(("ago",))),
    (nth, frozenset(("for_unit", "for_days"))),
    (_during, frozenset(("during", "throughout"))),
    (_between, frozenset(("between",))),
    (_from, frozenset(("of",))),
    *_POINTS.all,
)
_RECENT = frozenset(("digits", "the", "unit", "about", "last"))
