"""Incidents as words: a line each, and one with all its accounts, in English or in Arabic.

Every value stands beside who says it, in what words, through whom and since when. Nothing here decides
between them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rawi.export.wording import FROM, range_words
from rawi.knowledge.wording import Wording
from rawi.model import Account, Field, Incident, Value

BETWEEN = " \u00b7 "
FIELDS: dict[Field, str] = {
    "act": "act", "actor": "actor", "target": "target", "place": "places", "time": "time",
    "weapon": "weapon", "count": "count", "harm": "harm",
}  # fmt: skip
SILENCE = frozenset(("actor", "harm"))  # fields of which it tells something that an origin says nothing
SHOWN = 90  # letters of the words quoted for a value


class Line(NamedTuple):
    """A line of a listing: its words, how far it is set in, and how it looks."""

    words: str
    indent: int = 0
    style: str = ""


def headline(incident: Incident, words: Wording) -> str:
    """The act, days and places of an incident in one line."""
    days = [incident.start.isoformat()]
    if incident.end != incident.start:
        days.append(incident.end.isoformat())
    acts = [words.acts[act] for act in incident.acts[:2]]
    places = [spot.name for spot in incident.places[:3]] or [words.notes["nowhere"]]
    return BETWEEN.join((" / ".join(acts), "\u2013".join(days), ", ".join(places)))


def standing(incident: Incident, words: Wording) -> str:
    """How many reports and origins, since when, and what sets the accounts apart."""
    said = words.incidents
    parts = [words.counted("report", len(incident.documents)), words.counted("origin", len(incident.origins))]
    if incident.first_reported:
        parts.append(f"{said['first']} {incident.first_reported}")
    return BETWEEN.join([*parts, *(said[mark] for mark in incident.marks)])


def figure_words(incident: Incident, words: Wording) -> list[str]:
    """The losses by each policy: `killed (civilians): 9–12, by the policy range`."""
    return [
        f"{loss_words(f.effect, f.who, words)}: {range_words(f.min, f.max)}"
        f" ({words.incidents['policy']}: {words.incidents[f.policy]})"
        for f in incident.figures
    ]


def listing(incidents: Iterator[Incident], words: Wording) -> Iterator[Line]:
    """Yield two lines an incident: what it is, and how it stands."""
    for incident in incidents:
        yield Line(f"{incident.id}  {headline(incident, words)}", style="bold")
        yield Line(standing(incident, words), 2, "dim")


def accounts(incident: Incident, words: Wording) -> Iterator[Line]:
    """Yield everything that is said of an incident, field by field, then its origins and figures."""
    yield from listing(iter([incident]), words)
    for field, name in FIELDS.items():
        values = [value for value in incident.values if value.field == field]
        if values:
            yield Line(words.fields[name], 2, "bold")
            for value in values:
                yield from _value(value, words)
            yield from _silence(incident, field, values, words)
    yield Line(words.incidents["origins"], 2, "bold")
    for number, origin in enumerate(incident.origins, 1):
        why = {reason.partition(":")[0] for reason in origin.why}
        reasons = [words.incidents[key] for sort, key in _REASONS.items() if sort in why]
        who = ", ".join(origin.outlets or origin.documents)
        yield Line(BETWEEN.join((f"{number}. {who}", str(origin.first or ""), *reasons)).rstrip(), 4)
    for line in figure_words(incident, words):
        yield Line(line, 2, "cyan")
    yield Line(words.incidents["foot"], 2, "dim")


_REASONS = {"copy": "copied", "source": "cites", "outlet": "one_outlet"}


def _value(value: Value, words: Wording) -> Iterator[Line]:
    yield Line(value_words(value, words), 4, "green" if value.field == "harm" else "")
    first: dict[tuple[str, tuple[str, ...], bool], Account] = {}
    for account in value.accounts:  # who says a thing several times says it once here
        first.setdefault((account.outlet or account.document, account.sources, account.denies), account)
    for account in first.values():
        yield Line(account_words(account, words), 6, "red" if account.denies else "")


def value_words(value: Value, words: Wording) -> str:
    """A value in the reader's language: an act, a figure with what it counts, else the text's own words."""
    if value.field == "act":
        return words.acts[value.value]
    if value.field == "harm":
        effect, _, who = value.value.partition(" ")
        number = range_words(value.min, value.max) or words.notes["some"]
        return f"{loss_words(effect, who, words)}: {number}"
    if value.field == "count":
        return f"\u00d7{range_words(value.min, value.max) or '?'}"
    if value.field == "time":
        return value.value
    return value.accounts[0].words


def loss_words(effect: str, who: str, words: Wording) -> str:
    """What befell whom: `killed (civilians)`."""
    people = words.who[who]
    return f"{words.effects[effect]} ({people})" if people else words.effects[effect]


def account_words(account: Account, words: Wording) -> str:
    """Who says so, through whom, since when, in what words: `according to X, in Y · 2020-05-04 · «…»`."""
    said = words.incidents
    outlet = account.outlet or account.document
    verb = said["denied" if account.denies else "according"]
    who = f"{verb} {outlet}"
    if account.sources:
        who = f"{verb} {FROM.join(account.sources)}, {said['through']} {outlet}"
    quote = " ".join(account.words.split())
    quote = quote if len(quote) <= SHOWN else quote[: SHOWN - 1] + "\u2026"
    return BETWEEN.join(part for part in (who, str(account.published or ""), f"\u00ab{quote}\u00bb") if part)


def _silence(incident: Incident, field: Field, values: list[Value], words: Wording) -> Iterator[Line]:
    if field in SILENCE:
        speaking = {account.origin for value in values for account in value.accounts}
        if silent := len(incident.origins) - len(speaking):
            yield Line(words.counted("silent", silent), 4, "dim")
