"""Days by name: `فجر أمس الإثنين`, `يوم الجمعة الماضي`, `الساعة الثالثة فجر الخميس`, `يومي الخميس والأحد`."""

import msgspec
from msgspec.structs import replace

from rawi.arabic.words import AND, COMMAS
from rawi.model import TimeExpression
from rawi.recognize.dates import date, related
from rawi.recognize.time_words import Found, Line, expression

LEADING = ("part_of_day", "day_word", "near", "clock", "part_adverb", "this", "of", "local_time")
NAMES = ("day", "weekday")
EVENING = "evening"  # مساء, which shows no ending as an adverb
NONE = -1
MOST_LEADING = 8  # words before the name of a day
CLOCK_LIKE = 4  # digits of a clock time at most, without its sign


class Names(msgspec.Struct):
    """What a run of day words says, as far as it is read."""

    first: int
    next: int
    found: list[Found]
    part: bool = False
    alone: bool = False  # an adverb or a clock time, which may stand without a day

    def take(self, found: Found) -> None:
        """Goes on behind the word."""
        self.found.append(found)
        self.next = found.next

    def of(self, kind: str) -> list[Found]:
        """The words of a kind."""
        return [found for found in self.found if found.entry.kind == kind]


def named_day(line: Line, i: int) -> TimeExpression | None:
    """A run of day words of which one names a day or a part of one; a date right behind it counts instead."""
    names = Names(i, i, [])
    _lead(line, names)
    end = names.next
    _name(line, names)
    if not names.of("day") and not names.of("weekday"):
        names.next = end
        return (_date_after(line, names) if names.part else None) or _part_alone(line, names)
    if names.of("day") and (line.at(names.next, "ordinal") or _is_on_the_day(line, names)):
        return None  # `اليوم الثالث` is the third day
    if dated := _date_after(line, names):
        return dated
    found = replace(_next_weekday(line, names) or _day(line, names), part_of_day=names.part)
    return _with_another(line, found) or found


def _is_on_the_day(line: Line, names: Names) -> bool:
    """`في اليوم المذكور`, `مع اليوم الأسود`: not today, which has no `في` before it and nothing behind."""
    day = names.of("day")[-1]
    alone = len(names.found) == 1 or names.found[0].entry.kind == "near"
    if not alone or day.entry.value or names.of("weekday") or not line.has_article(names.next):
        return False
    return len(names.found) > 1 or line.at(names.first - 1, "in", "near") is not None


def days_of(line: Line, i: int) -> TimeExpression | None:
    """`يومي الجمعة والسبت`, `أيام الخميس والجمعة والسبت`: from the first to the last of them."""
    opening = line.at(i, "days_of", clitics=True)
    day = line.at(opening.next, *NAMES) if opening else None
    if opening is None or day is None:
        return None
    days = [day]
    while more := _and_day(line, days[-1].next):
        days.append(more)
    if len(days) == 1:
        return None
    ends = (_plain(days[0], i), _plain(days[-1], days[-1].next - 1))
    found = expression("range", i, days[-1].next, opening.entry, *(day.entry for day in days))
    return replace(found, ends=ends, continuing=True)


def _and_day(line: Line, i: int) -> Found | None:
    if line.word(i) == AND:
        return line.at(i + 1, *NAMES)
    more = line.at(i, *NAMES, clitics=True)
    return more if more and more.clitic == AND else None


def _with_another(line: Line, found: TimeExpression) -> TimeExpression | None:
    """`أمس واليوم`, `ليل الجمعة وفجر السبت`, `الليلة الماضية واليوم الأحد`: from the first to the last."""
    at = found.last + 1
    if found.kind == "range" or not line.word(at).startswith(AND):
        return None
    other = named_day(line, at + (line.word(at) == AND))
    if other is None or other.kind not in ("day", "weekday") or not _has_name(line, other):
        return None
    ends = (found, other)
    whole = not any(
        end.part_of_day or (end.kind == "day" and end.numbers[0] < end.numbers[1]) for end in ends
    )
    earlier = other.kind == found.kind == "day" and other.numbers < found.numbers
    return TimeExpression(
        kind="range", first=found.first, last=other.last, because=(*found.because, *other.because),
        ends=ends[::-1] if earlier else ends, continuing=whole, part_of_day=not whole,
    )  # fmt: skip


def _has_name(line: Line, found: TimeExpression) -> bool:
    """Whether a day is named, not only a part of it (`فجرا`)."""
    words = range(found.first, found.last + 1)
    return any(line.at(i, *NAMES, clitics=i == found.first) for i in words)


def _plain(day: Found, i: int) -> TimeExpression:
    numbers = (day.entry.value,) if day.entry.kind == "weekday" else (day.entry.value, day.entry.value, NONE)
    return expression(day.entry.kind, i, day.next, day.entry, numbers=numbers)


def _lead(line: Line, names: Names) -> None:
    """The words before the name of the day: parts of it, the hour, `يوم`."""
    while found := line.at(names.next, *LEADING, clitics=names.next == names.first) or _and_part(line, names):
        if len(names.found) == MOST_LEADING:
            return
        kind = found.entry.kind
        if kind == "of" and not names.found:
            return
        hour = _bare_hour(line, found) if kind == "near" else 0
        if kind in ("near", "this", "of", "day_word") and not (hour or _leads_on(line, found.next)):
            return
        names.take(found)
        names.next, names.alone = hour or names.next, names.alone or hour > 0
        if kind == "clock" and not _hour(line, names):
            names.found.pop()
            names.next = found.next - 1
            return
        names.part = names.part or kind in ("part_of_day", "part_adverb")
        names.alone = names.alone or kind in ("part_adverb", "clock")


def _and_part(line: Line, names: Names) -> Found | None:
    """`صباح ومساء أمس`: two parts of one day."""
    if not names.found or names.found[-1].entry.kind != "part_of_day":
        return None
    more = line.at(names.next, "part_of_day", clitics=True)
    return more if more and more.clitic == AND and _leads_on(line, more.next) else None


def _bare_hour(line: Line, near: Found) -> int:
    """The word after the hour of `عند السادسة مساء`, `قرابة الثالثة والنصف فجرا`; 0 for none."""
    ordinal = line.at(near.next, "ordinal")
    after = line.skip(ordinal.next, "clock_part") if ordinal else 0
    return after if after and line.at(line.skip(after, "of"), "part_of_day", "part_adverb") else 0


def _leads_on(line: Line, i: int) -> bool:
    return line.at(i, *LEADING, *NAMES) is not None


def _hour(line: Line, names: Names) -> bool:
    """The number after `الساعة`, in words or digits, with its minutes."""
    at = line.skip(names.next, "the")
    word = line.word(at)
    if ordinal := line.at(names.next, "ordinal"):
        names.next = ordinal.next
    elif word[:1].isdigit() and len(word) <= CLOCK_LIKE + 1:
        names.next = at + 1
    else:
        return False
    if (minutes := line.number(names.next)) and line.at(minutes[1], "clock_part"):
        names.next = minutes[1]
    names.next = line.skip(line.skip(names.next, "clock_part"), "local_time")
    if line.word(names.next) in COMMAS and _leads_on(line, names.next + 1):
        names.next += 1
    return True


def _name(line: Line, names: Names) -> None:
    """The names of the day: `أمس`, `أمس (الاثنين)`, `اليوم الخميس`, with a part of the day behind it."""
    day = line.at(names.next, "day", clitics=names.next == names.first)
    if day:
        names.take(day)
    sign = line.word(names.next) if day else ""
    bracket = sign == "(" or sign in COMMAS  # أمس (الاثنين), اليوم، الجمعة،
    at = line.skip(names.next + bracket, "day_word")
    weekday = line.at(at, "weekday", clitics=at == names.first)
    if weekday and (not bracket or line.word(weekday.next) in (")" if sign == "(" else COMMAS)):
        names.take(weekday)
        names.next += sign == "("
    if not names.of("day") and not weekday:
        return
    late = line.at(line.skip(names.next, "near"), "clock", "part_adverb")
    if late and late.entry.kind == "part_adverb":
        names.take(late)
        names.part = True
    elif late:
        before = names.next
        names.take(late)
        if not _hour(line, names):
            names.found.pop()
            names.next = before
        names.next = line.skip(names.next, "part_adverb")


def _part_alone(line: Line, names: Names) -> TimeExpression | None:
    """`فجرا`, `الساعة الثالثة ظهرا`, `مساء`: on the day of the report."""
    adverb = [found.entry.id for found in names.found] == [EVENING] and not line.word(names.next).isalpha()
    if not (names.alone or adverb):
        return None
    entries = (found.entry for found in names.found)
    found = expression("day", names.first, names.next, *entries, numbers=(0, 0, NONE))
    return replace(found, part_of_day=True)


def _date_after(line: Line, names: Names) -> TimeExpression | None:
    """`الاثنين 18 حزيران 2018`, `الجمعة (24 يوليو/تموز)`, `الخميس الموافق 3 مايو`: the date."""
    sign = line.word(names.next)
    at = line.skip(line.skip(names.next, "day_word") + (sign in ("(", "-", *COMMAS)), "matching")
    dated = date(line, at)
    if dated is None:
        return None
    after = dated.last + 1
    if sign == "(":
        if line.word(after) != ")":
            return None
        after += 1
    because = (*(f"time:{found.entry.id}" for found in names.found), *dated.because)
    return replace(dated, first=names.first, last=after - 1, because=because, part_of_day=names.part)


def _next_weekday(line: Line, names: Names) -> TimeExpression | None:
    """`ليل الجمعة - السبت`: the night from one day to the next."""
    if not names.of("part_of_day") or not names.of("weekday"):
        return None
    first = names.of("weekday")[-1]
    second = line.at(names.next + (line.word(names.next) in ("-", "/", "–")), "weekday")
    if second is None or second.entry.value != (first.entry.value + 1) % 7:
        return None
    ends = (_plain(first, first.next - 1), _plain(second, second.next - 1))
    found = expression("range", names.first, second.next, *(word.entry for word in (*names.found, second)))
    return replace(found, ends=ends)


def _day(line: Line, names: Names) -> TimeExpression:
    entries = [found.entry for found in names.found]
    weekday = next((found.entry.value for found in names.of("weekday")), NONE)
    for day in names.of("day"):
        value, until = day.entry.value, day.entry.until
        numbers = (value, value if until is None else until, weekday)
        found = expression("day", names.first, names.next, *entries, numbers=numbers)
        return replace(found, future=value > 0)
    found = expression("weekday", names.first, names.next, *entries, numbers=(weekday,))
    if relation := line.at(names.next, "relation"):
        found = replace(related(found, relation), last=relation.next - 1)
    return found
