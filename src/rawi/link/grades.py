"""Grades of an incident as plain rules over its accounts: how many origins, and what they disagree on.

A grade is no verdict on what happened, and nothing in it depends on an outlet's side.
"""

from collections.abc import Iterator, Sequence

from rawi.model import Grade, Mark, Origin, Value


def grade(origins: Sequence[Origin]) -> Grade:
    """Whether one origin tells of it, or at least two that are independent of each other."""
    return "several_origins" if len(origins) > 1 else "single_origin"


def marks(values: Sequence[Value], claimed: bool, denied_by_actor: bool) -> tuple[Mark, ...]:
    """What sets the accounts apart, in a fixed order.

    `contested`: somebody denies it, or two origins name actors that have nobody in common.
    `figures_differ`: two origins give figures of one loss that do not fit each other, also where one calls
    the dead civilians and the other combatants.
    """
    return tuple(_marks(values, claimed, denied_by_actor))


def _marks(values: Sequence[Value], claimed: bool, denied_by_actor: bool) -> Iterator[Mark]:
    if any(account.denies for value in values for account in value.accounts) or _actors_differ(values):
        yield "contested"
    if claimed:
        yield "claimed_by_actor"
    if denied_by_actor:
        yield "denied_by_actor"
    if _figures_differ(values):
        yield "figures_differ"


def _actors_differ(values: Sequence[Value]) -> bool:
    by_origin: dict[int, set[str]] = {}
    for value in values:
        if value.field == "actor" and value.value.isascii():  # ids; other words may name the same
            for account in value.accounts:
                by_origin.setdefault(account.origin, set()).add(value.value)
    named = list(by_origin.values())
    return any(not a & b for at, a in enumerate(named) for b in named[at + 1 :])


def _figures_differ(values: Sequence[Value]) -> bool:
    figures = [v for v in values if v.field == "harm" and v.min is not None]
    return any(
        _of_one_loss(a, b)
        and ((a.max is not None and a.max < (b.min or 0)) or (b.max is not None and b.max < (a.min or 0)))
        and {x.origin for x in a.accounts} != {x.origin for x in b.accounts}
        for at, a in enumerate(figures)
        for b in figures[at + 1 :]
    )


def _of_one_loss(a: Value, b: Value) -> bool:
    """Whether two figures are of the same people, or of people that only their tellers call differently."""
    if a.value == b.value:
        return True
    same_effect = a.value.partition(" ")[0] == b.value.partition(" ")[0]
    return same_effect and not {x.origin for x in a.accounts} & {x.origin for x in b.accounts}
