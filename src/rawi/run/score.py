"""Figures for claims against gold claims: events found, then each field of those that were found.

A gold file is one document in the codebook's form; predictions are what `rawi code --json` prints.
A predicted claim pairs with one gold claim at most, and only where its words stand at its offsets.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from rawi.arabic.alike import alike, same_place, words
from rawi.errors import InputError
from rawi.model import Act, Words

FAMILIES = {
    "remote violence": ("airstrike", "shelling", "explosion", "suicide_bombing", "chemical_attack"),
    "direct violence": ("clash", "civilian_attack", "sexual_violence", "abduction", "unspecified_violence"),
    "control": (
        "raid", "weapons_disrupted", "property_destruction", "arrest", "conscription", "restriction",
        "territory_change", "deployment", "withdrawal", "displacement", "trial", "sanction",
    ),
    "peace": ("ceasefire", "agreement", "release", "aid", "talks", "support", "pledge"),
    "words": ("violation", "demand", "accuse", "reject", "threat"),
    "civil": ("protest", "riot"),
}  # fmt: skip
FAMILY = {act: family for family, acts in FAMILIES.items() for act in acts}
VIOLENT = frozenset((*FAMILIES["remote violence"], *FAMILIES["direct violence"]))
TRIGGER_WORDS = 8  # a longer trigger pairs with nothing
T = TypeVar("T")


class Named(msgspec.Struct, frozen=True):
    """Words that name somebody."""

    text: str


class Located(msgspec.Struct, frozen=True):
    """Words that name a place, and what is known of it."""

    text: str
    admin: str | None = None
    country: str | None = None


class When(msgspec.Struct, frozen=True):
    """The days a time means."""

    start: str | None = None
    end: str | None = None


class Loss(msgspec.Struct, frozen=True):
    """A harm; all of its fields have to agree."""

    effect: str
    who: str
    min: int | None = None
    max: int | None = None
    of: str = "target"


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that gold and predicted claims share."""

    act: str
    actor: tuple[Named, ...] = ()
    target: tuple[Named, ...] = ()
    places: tuple[Located, ...] = ()
    time: When | None = None
    harm: tuple[Loss, ...] = ()
    source: tuple[Named, ...] = ()
    status: str = "asserted"
    background: bool = False
    aggregate: bool = False
    same_as: str | None = None


class GoldClaim(Scored, frozen=True, kw_only=True):
    """A claim as people write it: words without offsets; `same_as` names the `id` of an earlier one."""

    id: str | None = None
    act: Act
    trigger: str
    quote: str


class FoundClaim(Scored, frozen=True, kw_only=True):
    """A claim as a program prints it."""

    trigger: Words
    quote: Words


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A text with all of its claims."""

    id: str
    text: str
    claims: tuple[GoldClaim, ...]
    title: str = ""
    outlet: str | None = None
    published: str | None = None


class FoundDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What was predicted for a text, found again by its id."""

    id: str
    claims: tuple[FoundClaim, ...]


class Pair(NamedTuple):
    """A gold claim and the predicted claim that was paired with it."""

    gold: GoldClaim
    found: FoundClaim


Tally = dict[str, tuple[int, ...]]  # (hits, gold, predicted), or (hits, asked) for an accuracy


def read_gold(path: Path) -> list[GoldDocument]:
    """The gold documents of a folder (or one file), by file name.

    Raises: InputError naming the file.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: no gold files (*.json) here")
    return [_decode(_bytes(file), GoldDocument, str(file)) for file in files]


def read_found(path: Path) -> dict[str, tuple[FoundClaim, ...]]:
    """Predicted claims by document id, from JSON Lines."""
    lines = enumerate(_bytes(path).splitlines(), 1)
    found = [_decode(line, FoundDocument, f"{path}:{number}") for number, line in lines if line.strip()]
    return {document.id: document.claims for document in found}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _decode(data: bytes, type_: type[T], where: str) -> T:
    try:
        return msgspec.json.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{where}: not in the codebook's form: {error}") from error


def pair_up(document: GoldDocument, found: Sequence[FoundClaim]) -> list[tuple[int, int]]:
    """The best one-to-one pairs (gold index, predicted index), greedily by how well they agree."""
    candidates = []
    for i, (gold, (quote, trigger)) in enumerate(zip(document.claims, _offsets(document), strict=True)):
        for j, claim in enumerate(found):
            if not _is_sound(document.text, claim):
                continue
            touching = _overlap(trigger, claim.trigger)
            if not (touching or (_overlap(quote, claim.trigger) and _overlap(trigger, claim.quote))):
                continue
            agree = 4 * (gold.act == claim.act) + 2 * (FAMILY[gold.act] == FAMILY.get(claim.act)) + touching
            shared = sum(any(same_place(x.text, y.text) for y in claim.places) for x in gold.places)
            candidates.append((agree, shared, -i, -j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(candidates, reverse=True):
        if all(-i != a and -j != b for a, b in pairs):
            pairs.append((-i, -j))
    return pairs


def _offsets(document: GoldDocument) -> Iterator[tuple[Words, Words]]:
    """Yield where quote and trigger of each gold claim stand; the same words again are the next copy."""
    taken: dict[tuple[str, str, str], int] = {}
    for claim in document.claims:
        copy = (claim.quote, claim.trigger, claim.act)
        start = document.text.find(claim.quote, taken.get(copy, 0))
        start = start if start >= 0 else document.text.find(claim.quote)
        taken[copy] = start + 1
        at = start + claim.quote.find(claim.trigger)
        yield (
            Words(text=claim.quote, start=start, end=start + len(claim.quote)),
            Words(text=claim.trigger, start=at, end=at + len(claim.trigger)),
        )


def _is_sound(text: str, claim: FoundClaim) -> bool:
    trigger, quote = claim.trigger, claim.quote
    return (
        all(text[part.start : part.end] == part.text for part in (trigger, quote))
        and len(trigger.text.split()) <= TRIGGER_WORDS
        and quote.start <= trigger.start < trigger.end <= quote.end
        and "\n" not in quote.text
    )


def _overlap(a: Words, b: Words) -> bool:
    return max(a.start, b.start) < min(a.end, b.end)


def tally(document: GoldDocument, found: Sequence[FoundClaim]) -> Tally:
    """The counts of one document by the name of the figure."""
    pairs = [Pair(document.claims[i], found[j]) for i, j in pair_up(document, found)]
    strict = [pair for pair in pairs if pair.gold.act == pair.found.act]
    lenient = [pair for pair in pairs if FAMILY[pair.gold.act] == FAMILY.get(pair.found.act)]
    every = (len(document.claims), len(found))
    violent = (sum(c.act in VIOLENT for c in document.claims), sum(c.act in VIOLENT for c in found))
    return {
        "event, any act": (len(pairs), *every),
        "event, act family": (len(lenient), *every),
        "event, exact act": (len(strict), *every),
        "violence, exact act": (sum(pair.gold.act in VIOLENT for pair in strict), *violent),
        "actor": _sum(_matches(p.gold.actor, p.found.actor, _same_name) for p in lenient),
        "target": _sum(_matches(p.gold.target, p.found.target, _same_name) for p in lenient),
        "places": _sum(_matches(p.gold.places, p.found.places, _same_located) for p in lenient),
        "harm": _sum(_matches(p.gold.harm, p.found.harm, Loss.__eq__) for p in lenient),
        **_date(lenient),
        **_attribution(document, found, lenient),
        **_flags(document, found, lenient),
        **_grounding(lenient),
        "whole claim": (sum(map(_is_whole, strict)), *every),
    }


def _matches(gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], bool]) -> tuple[int, int, int]:
    """Hits, gold and predicted of two lists, each value used once."""
    left, hits = list(found), 0
    for value in gold:
        match = next((index for index, other in enumerate(left) if same(value, other)), None)
        if match is not None:
            del left[match]
            hits += 1
    return hits, len(gold), len(found)


def _same_name(a: Named, b: Named) -> bool:
    return alike(a.text, b.text)


def _same_located(a: Located, b: Located) -> bool:
    return same_place(a.text, b.text)


def _sum(counts: Iterable[tuple[int, int, int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(list(counts) or [(0, 0, 0)]), strict=True)))


def _date(pairs: list[Pair]) -> Tally:
    days = [(_days(pair.gold), _days(pair.found)) for pair in pairs]
    return {"date": (sum(g is not None and g == p for g, p in days), sum(g is not None for g, _ in days),
                     sum(p is not None for _, p in days))}  # fmt: skip


def _days(claim: Scored) -> tuple[str, str | None] | None:
    return (claim.time.start, claim.time.end) if claim.time and claim.time.start else None


def _attribution(document: GoldDocument, found: Sequence[FoundClaim], pairs: list[Pair]) -> Tally:
    named = [pair for pair in pairs if pair.gold.source]
    odd = [pair for pair in pairs if pair.gold.status != "asserted"]
    return {
        "innermost source": (sum(map(_same_source, pairs)), len(pairs)),
        "status": (sum(p.gold.status == p.found.status for p in pairs), len(pairs)),
        "status, not asserted": (
            sum(p.gold.status == p.found.status for p in odd),
            sum(c.status != "asserted" for c in document.claims),
            sum(c.status != "asserted" for c in found),
        ),
        "source chain": (sum(map(_same_chain, pairs)), len(pairs)),
        "named source": (sum(map(_same_source, named)), len(named)),
    }


def _same_source(pair: Pair) -> bool:
    gold, found = ([s.text for s in claim.source[-1:]] for claim in pair)
    return gold == found == [] or alike("".join(gold), "".join(found))


def _same_chain(pair: Pair) -> bool:
    gold, found = pair.gold.source, pair.found.source
    return len(gold) == len(found) and all(map(_same_name, gold, found))


def _flags(document: GoldDocument, found: Sequence[FoundClaim], pairs: list[Pair]) -> Tally:
    names = {"repeated (same_as)": "same_as", "background": "background", "aggregate": "aggregate"}
    return {
        name: (
            sum(bool(getattr(p.gold, field) and getattr(p.found, field)) for p in pairs),
            sum(bool(getattr(c, field)) for c in document.claims),
            sum(bool(getattr(c, field)) for c in found),
        )
        for name, field in names.items()
    }


def _grounding(pairs: list[Pair]) -> Tally:
    located = [
        (g, p) for pair in pairs for g in pair.gold.places for p in pair.found.places if _same_located(g, p)
    ]
    countries = [g.country == p.country for g, p in located if g.country]
    admins = [words(g.admin) == words(p.admin or "") for g, p in located if g.admin]
    return {
        "country of place": (sum(countries), len(countries)),
        "admin of place": (sum(admins), len(admins)),
    }


def _is_whole(pair: Pair) -> bool:
    gold, found = pair
    hits, asked, given = _matches(gold.places, found.places, _same_located)
    return (
        _agree(gold.actor, found.actor)
        and _agree(gold.target, found.target)
        and hits == asked == given
        and _toll(gold) == _toll(found)
        and _same_source(pair)
        and gold.status == found.status
    )


def _agree(gold: Sequence[Named], found: Sequence[Named]) -> bool:
    """At least one right name where there is any, at most one name too many, none invented."""
    hits, asked, given = _matches(gold, found, _same_name)
    return hits >= min(1, asked) and given <= (asked + 1 if asked else 0)


def _toll(claim: Scored) -> list[str]:
    return sorted(str((loss.effect, loss.min, loss.max)) for loss in claim.harm)
