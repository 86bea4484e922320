"""Values of a claim in a few English words, for the table and the page alike."""

from collections.abc import Iterable

from rawi.model import Claim, Count, Harm, Time

COMMA = "\u060c "  # the Arabic comma, between Arabic names
FROM = " \u2190 "  # read from right to left: the outer source, then whom it has it from


def range_words(low: int | None, high: int | None) -> str:
    """A range as it is written: `12`, `5-7`, `80 or more`, `up to 4`; nothing where it is vague.

    >>> [range_words(12, 12), range_words(5, 7), range_words(80, None), range_words(None, 4)]
    ['12', '5\u20137', '\u226580', '\u22644']
    """
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}\u2013{high:,}"
    if low is not None:
        return f"\u2265{low:,}"
    return "" if high is None else f"\u2264{high:,}"


def harm_words(harm: Harm) -> str:
    """A loss: how many, who, what befell them, and whose loss it is where it is not the target's.

    >>> harm_words(Harm(text="12", start=0, end=2, effect="killed", who="civilian", min=12, max=12))
    '12 civilians killed'
    """
    number = range_words(harm.min, harm.max)
    one = harm.min == harm.max == 1
    who = {"civilian": "civilian", "combatant": "combatant", "object": "object", "unknown": ""}[harm.who]
    who = who if one or not who else who + "s"
    effect = "killed or injured" if harm.effect == "casualty" else harm.effect
    side = {"target": "", "actor": " (actor\u2019s side)", "other": " (others)"}[harm.of]
    return " ".join(part for part in (number or "some", who, effect) if part) + side


def harms_words(harms: Iterable[Harm]) -> str:
    """All losses of a claim in one line."""
    return ", ".join(map(harm_words, harms))


def time_words(time: Time) -> str:
    """The days: `2019-06-14`, `2019-06-14 – 06-20`, an open side left open; nothing where none is known."""
    if time.start is None and time.end is None:
        return ""
    first, last = (day.isoformat() if day else "\u2026" for day in (time.start, time.end))
    if first == last:
        return first
    same_year = time.start and time.end and time.start.year == time.end.year
    return f"{first} \u2013 {last[5:] if same_year else last}"


def count_words(count: Count) -> str:
    """How often: `×3`; `×?` where the text says several."""
    return f"\u00d7{range_words(count.min, count.max) or '?'}"


def act_words(claim: Claim) -> str:
    """The act in plain words."""
    return claim.act.replace("_", " ")


def flag_words(claim: Claim) -> list[str]:
    """What sets the claim apart: its status where not asserted, history, a total, a repeat, how often."""
    flags: list[str] = [claim.status] if claim.status != "asserted" else []
    flags += ["background"] if claim.background else []
    flags += ["total"] if claim.aggregate else []
    flags += [f"={claim.same_as}"] if claim.same_as else []
    return flags + ([count_words(claim.count)] if claim.count else [])
