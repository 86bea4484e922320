"""Changes of claims between two readings: what they are, in what order they are shown, how they are told.

`run.diff` finds them; they leave as a list for a terminal, as one page, or as JSON.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

import msgspec

from rawi.export.choice import Asked
from rawi.export.columns import Row, claim_id, families, values
from rawi.export.filters import Filter, is_violent, is_wanted, of_outlet
from rawi.export.protect import protect
from rawi.export.wording import count_words, range_words, time_words
from rawi.knowledge.wording import Wording
from rawi.model import Claim, CodedDocument, Harm, Party

ChangeKind = Literal["new", "changed", "withdrawn"]
Cause = Literal["text", "version", "removed", "rules"]
KINDS: tuple[ChangeKind, ...] = ("new", "changed", "withdrawn")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that is new, changed or withdrawn; `fields` are those whose values differ."""

    kind: ChangeKind
    cause: Cause
    document: CodedDocument
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it is, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


def _parties(parties: Sequence[Party]) -> object:
    return [(party.text, party.id) for party in parties]


COMPARED: dict[str, Callable[[Claim], object]] = {
    "act": lambda c: c.act,
    "status": lambda c: c.status,
    "places": lambda c: [(place.text, place.id) for place in c.places],
    "time": lambda c: c.time and (c.time.start, c.time.end),
    "harm": lambda c: [(h.effect, h.who, h.of, h.min, h.max) for h in c.harm],
    "count": lambda c: c.count and (c.count.min, c.count.max),
    "actor": lambda c: _parties(c.actor),
    "target": lambda c: _parties(c.target),
    "source": lambda c: _parties(c.source),
    "weapon": lambda c: c.weapon and c.weapon.text,
}


class Place(NamedTuple):
    """Where changes are gathered: the place first named, its governorate and country."""

    text: str
    admin: str
    country: str


def wanted_changes(
    changes: Iterable[Change], wanted: Filter, asked: Asked, today: datetime.date
) -> Iterator[Change]:
    """Yield the changes that are wanted, without what was not asked for.

    A claim that is or was wanted counts. What differs only in what is left out is no change.
    """
    for _, found in groupby(changes, key=lambda change: change.document.id):
        group = [change for change in found if _is_wanted(change, wanted)]
        if not group:
            continue
        shown = _shown(group, asked, today)
        document = msgspec.structs.replace(group[0].document, text="", claims=())  # many changes may be held
        for change in group:
            before, after = shown.get(id(change.before)), shown.get(id(change.after))
            fields = _differing(change.fields, before, after)
            if change.kind != "changed" or fields:
                yield msgspec.structs.replace(
                    change, document=document, before=before, after=after, fields=fields
                )


def _is_wanted(change: Change, wanted: Filter) -> bool:
    if not of_outlet(change.document.outlet, wanted):
        return False
    published = change.document.published
    return any(is_wanted(c, published, wanted) for c in (change.before, change.after) if c is not None)


def _differing(fields: Iterable[str], before: Claim | None, after: Claim | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    return tuple(name for name in fields if COMPARED[name](before) != COMPARED[name](after))


def _shown(group: Sequence[Change], asked: Asked, today: datetime.date) -> dict[int, Claim]:
    """Each claim of one document's changes without what was not asked for, by the identity of the claim.

    Names are found in all that is known of the document: its text, its claims before and after.
    """
    document = group[0].document
    sides = [claim for change in group for claim in (change.before, change.after) if claim is not None]
    claims = list({id(claim): claim for claim in (*sides, *document.claims)}.values())
    shown = protect(msgspec.structs.replace(document, claims=tuple(claims)), asked, today).claims
    return {id(claim): found for claim, found in zip(claims, shown, strict=True)}


def surest_first(change: Change) -> tuple[bool, float]:
    """By what changes are sorted: violence first, then the surest."""
    return not is_violent(change.claim), -change.claim.confidence


def by_place(changes: Iterable[Change]) -> list[tuple[Place, list[Change]]]:
    """The changes gathered by place, then by act; the place of the surest violent one first."""
    places: dict[Place, list[Change]] = defaultdict(list)
    for change in sorted(changes, key=surest_first):
        places[_place(change.claim)].append(change)
    return [(place, _by_act(found)) for place, found in places.items()]


def _place(claim: Claim) -> Place:
    if not claim.places:
        return Place("", "", "")
    first = claim.places[0]
    return Place(first.name_ar or first.text, first.admin or "", first.country or "")


def _by_act(changes: Sequence[Change]) -> list[Change]:
    acts: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        acts[change.claim.act].append(change)
    return [change for found in acts.values() for change in found]


def told(change: Change, field: str, words: Wording) -> tuple[str, str]:
    """What a field was and is, in words."""
    return tuple(_value(claim, field, words) for claim in (change.before, change.after))  # type: ignore[return-value]


def _value(claim: Claim | None, field: str, words: Wording) -> str:
    if claim is None:
        return ""
    tell: dict[str, Callable[[Claim], str]] = {
        "act": lambda c: words.acts[c.act],
        "status": lambda c: words.statuses[c.status],
        "places": lambda c: listed([place.text for place in c.places], words),
        "time": lambda c: _days(c, words),
        "harm": lambda c: harms(c.harm, words),
        "count": lambda c: count_words(c.count) if c.count else "",
        "weapon": lambda c: c.weapon.text if c.weapon else "",
        "actor": lambda c: listed([party.text for party in c.actor], words),
        "target": lambda c: listed([party.text for party in c.target], words),
        "source": lambda c: listed([party.text for party in c.source], words),
    }
    return tell[field](claim)


def _days(claim: Claim, words: Wording) -> str:
    """The days; parted by strokes in Arabic, where hyphens would turn their parts about."""
    if claim.time is None:
        return ""
    days = time_words(claim.time)
    return (days.replace("-", "/") if words.direction == "rtl" else days) or claim.time.text


def facts(change: Change, words: Wording) -> list[tuple[str, str]]:
    """What a claim tells besides act, place and what changed: (field, words) for each that is told."""
    names = ("harm", "actor", "target", "count", "weapon", "time", "source")
    kept = [name for name in names if name not in change.fields]
    found = [(name, value) for name in kept if (value := _value(change.claim, name, words))]
    return [*found, ("outlet", change.document.outlet)] if change.document.outlet else found


def listed(items: Sequence[str], words: Wording) -> str:
    """Items in one line, parted as the language parts them."""
    return ("\u060c " if words.direction == "rtl" else ", ").join(dict.fromkeys(items))


def harms(losses: Sequence[Harm], words: Wording) -> str:
    """Losses in words: `killed (civilians): 7, injured: 3`; in Arabic too, so that no number bends a noun."""
    parts = []
    for loss in losses:
        who = f" ({words.who[loss.who]})" if words.who[loss.who] else ""
        number = range_words(loss.min, loss.max) or words.notes["some"]
        parts.append(f"{words.effects[loss.effect]}{who}: {number}")
    return listed(parts, words)


def flags(change: Change, words: Wording) -> list[str]:
    """What sets a claim apart: how it is told where not asserted, history, a total; why it changed."""
    claim = change.claim
    found = [words.statuses[claim.status]] if claim.status != "asserted" else []
    found += [words.notes["background"]] if claim.background else []
    found += [words.notes["aggregate"]] if claim.aggregate else []
    return found


def record(change: Change) -> bytes:
    """A change as one line of JSON: kind, cause, what differs, and the row of the claim before and after."""
    document, claim = change.document, change.claim
    rows = {side: values(Row(document, found)) if found else None
            for side, found in (("before", change.before), ("after", change.after))}  # fmt: skip
    line = {
        "kind": change.kind, "cause": change.cause, "claim_id": claim_id(document, claim), "act": claim.act,
        "family": families().get(claim.act), "violent": is_violent(claim), "fields": change.fields, **rows,
    }  # fmt: skip
    return msgspec.json.encode(line) + b"\n"
