"""What an export leaves out unless it is asked for: private names, exact homes, where units are just now.

It works on claims, before any format is written, so that every format and every command leave out the same.
What is left out, and what a machine cannot find, is told in docs/recipes/export-claims.md.
"""

import datetime
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

import msgspec

from rawi.arabic.fold import fold_word
from rawi.export.choice import Asked
from rawi.export.names import (
    find_addresses,
    find_names,
    find_places,
    find_strange,
    tells_home,
    words_at,
)
from rawi.knowledge import load
from rawi.model import ARMED_KINDS, Claim, CodedDocument, Harm, Party, Place, Words

MASK = "[\u2026]"
YOUNG_DAYS = 14  # so long are the places of a deployment or withdrawal given by governorate alone
MOVEMENTS = frozenset(("deployment", "withdrawal"))
INSTITUTIONS = ARMED_KINDS | {"government", "organisation"}
ANYBODY = frozenset(("civilians", "protesters", "other"))  # kinds under which a bare name may stand
HARMFUL = frozenset(("remote_violence", "direct_violence", "control", "civil"))  # families with victims
COARSE = frozenset(("place", "area"))  # precisions that tell no home
SHORTEST = 3  # letters of a word that is masked wherever it stands
_COORDINATES = re.compile(
    r"\d{1,3}[.\u066b]\d{3,}\s*\u00b0?\s*[NSEWnsew]?[\s,;\u060c/]+-?\d{1,3}[.\u066b]\d{3,}\s*\u00b0?\s*[NSEWnsew]?"
    r"|\d{1,3}\s*\u00b0\s*\d{1,2}\s*['\u2032](?:\s*\d{1,2}(?:\.\d+)?\s*[\"\u2033])?\s*[NSEWnsew]?"
    r"|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b"
)
_MASKS = re.compile(r"\[\u2026\](?:\s*\[\u2026\])+")
Spans = Iterable[tuple[int, int]]
_Part = Words | Party | Harm
_P = TypeVar("_P", bound=_Part)


class _Private(NamedTuple):
    """Words of private names in a document, and of names that are public in it (folded)."""

    words: frozenset[str]
    public: frozenset[str]


def protect(coded: CodedDocument, asked: Asked, today: datetime.date) -> CodedDocument:
    """The document, its claims and title without what was not asked for; its text is left as it is.

    `today` says which movements are young.
    """
    claims: Iterable[Claim] = coded.claims
    title = coded.title
    if not asked.names:
        private = _private(coded)
        title = _masked(title, _name_spans(title, private))
        claims = [_without_names(claim, private) for claim in claims]
    if not asked.homes:
        claims = [_without_homes(claim) for claim in claims]
    if not asked.movements:
        claims = [
            _by_governorate(c) if c.act in MOVEMENTS and is_young(c, coded.published, today) else c
            for c in claims
        ]
    return msgspec.structs.replace(coded, title=title, claims=tuple(claims))


def is_young(claim: Claim, published: datetime.date | None, today: datetime.date) -> bool:
    """Whether an event is less than 14 days old, or may be: no date is known, or it is still to come."""
    day = claim.time.end if claim.time and claim.time.end else published
    return day is None or (today - day).days < YOUNG_DAYS


def _private(coded: CodedDocument) -> _Private:
    """The words of names in a document; who is a victim anywhere is private everywhere."""
    public: set[str] = set()
    victims: set[str] = set()
    others = {w for name in find_names(coded.text) if not name.by_office for w in name.strange}
    for claim in coded.claims:
        for party in (*claim.actor, *claim.source, *(() if _harms(claim) else claim.target)):
            if party.kind in INSTITUTIONS:
                public.update(_words(party.text))
        for part in (*claim.harm, *(claim.target if _harms(claim) else ())):
            victims.update(_words(part.text))
        others.update(w for name in find_names(claim.quote.text) if not name.by_office for w in name.strange)
        for party in (*claim.actor, *claim.target, *claim.source):
            if party.kind == "person" and not _known(party):
                others.update(fold_word(party.text[start:end]) for start, end in find_strange(party.text))
    private = victims | (others - public)
    return _Private(frozenset(w for w in private if len(w) >= SHORTEST), frozenset(public - victims))


def _words(text: str) -> Iterator[str]:
    return (word for name in find_names(text) for word in name.strange)


@functools.cache
def _actors() -> frozenset[str]:
    return frozenset(load().actors)


@functools.cache
def _harmful() -> frozenset[str]:
    return frozenset(act.id for act in load().acts.values() if act.family in HARMFUL)


def _known(party: Party) -> bool:
    return party.id in _actors()


def _harms(claim: Claim) -> bool:
    return bool(claim.harm) or claim.act in _harmful()


def _without_names(claim: Claim, private: _Private) -> Claim:
    def plain(part: _Part) -> str:
        return _masked(part.text, _name_spans(part.text, private))

    def party(part: _Part) -> str:
        assert isinstance(part, Party)
        if part.kind == "person" and not _known(part):
            return f"[{part.kind}]"
        if part.kind in INSTITUTIONS:
            return part.text
        if part.kind in ANYBODY and not (part.because and _known(part)):
            return _strictly(part.text, part.kind)
        return plain(part)

    def sufferer(part: _Part) -> str:
        if isinstance(part, Harm):
            return _strictly(part.text, part.who) if part.who != "object" else plain(part)
        assert isinstance(part, Party)
        spans = [(name.start, name.end) for name in find_names(part.text)]
        return _masked(part.text, spans) if part.kind in INSTITUTIONS else party(part)

    claim = _rewritten(claim, plain, party, sufferer if _harms(claim) else party)
    return msgspec.structs.replace(claim, harm=tuple(_with(harm, sufferer(harm)) for harm in claim.harm))


def _name_spans(text: str, private: _Private) -> list[tuple[int, int]]:
    """Names of private persons in a text, and words of such names alone; not names that are public here."""
    names = find_names(text)
    open_ = [n for n in names if n.by_office or (n.strange and private.public.issuperset(n.strange))]
    spans = [(n.start, n.end) for n in names if n not in open_]
    for start, end in words_at(text, private.words):
        if not any(n.start <= start < n.end for n in open_ if not private.words.intersection(n.strange)):
            spans.append((start, end))
    return spans


def _strictly(text: str, kind: str) -> str:
    """The text without names and strange words; its kind alone where nothing is left."""
    names = [(name.start, name.end) for name in find_names(text)]
    left = _masked(text, [*names, *find_strange(text)])
    return left if any(c.isalnum() for c in left) else f"[{kind}]"


def _masked(text: str, spans: Spans) -> str:
    """The text with a mask for each span; overlapping and neighbouring ones get one mask."""
    parts, after = [], 0
    for start, end in sorted(spans):
        if end > after:
            parts += [text[after : max(start, after)], MASK]
            after = end
    return _MASKS.sub(MASK, "".join([*parts, text[after:]])) if parts else text


def _with(part: _P, text: str) -> _P:
    return part if text == part.text else msgspec.structs.replace(part, text=text)


Rewrite = Callable[[_Part], str]


def _rewritten(claim: Claim, plain: Rewrite, party: Rewrite, target: Rewrite) -> Claim:
    """The claim with the words of its quote, trigger, count, weapon and parties rewritten."""
    return msgspec.structs.replace(
        claim,
        trigger=_with(claim.trigger, plain(claim.trigger)),
        quote=_with(claim.quote, plain(claim.quote)),
        count=claim.count and msgspec.structs.replace(claim.count, text=plain(claim.count)),
        weapon=claim.weapon and msgspec.structs.replace(claim.weapon, text=plain(claim.weapon)),
        actor=tuple(_with(p, party(p)) for p in claim.actor),
        source=tuple(_with(p, party(p)) for p in claim.source),
        target=tuple(_with(p, target(p)) for p in claim.target),
    )


def _without_homes(claim: Claim) -> Claim:
    """Where a home was hit, searched or named: no place finer than a town, no street, no coordinates."""
    texts = [claim.quote.text, *(part.text for part in (*claim.target, *claim.harm))]
    if not any(map(tells_home, texts)):
        return claim
    fine = [place for place in claim.places if place.id is None or place.precision not in COARSE]

    def plain(part: _Part) -> str:
        return _masked(part.text, [
            *find_addresses(part.text), *_coordinates(part.text),
            *(span for place in fine for span in _every(part.text, place.text)),
        ])  # fmt: skip

    places = tuple(_coarse(place) if place in fine else place for place in claim.places)
    harm = tuple(_with(item, plain(item)) for item in claim.harm)
    rewritten = _rewritten(claim, plain, plain, plain)
    return msgspec.structs.replace(rewritten, places=_once(places), harm=harm, because=_placeless(claim))


def _by_governorate(claim: Claim) -> Claim:
    """The claim with its places by governorate, and no words in which a place may stand."""

    def plain(part: _Part) -> str:
        text = part.text
        known = [span for place in claim.places for span in _every(text, place.text)]
        return _masked(text, [*known, *find_places(text), *find_strange(text), *_coordinates(text)])

    def party(part: _Part) -> str:
        assert isinstance(part, Party)
        if part.kind == "object" or (not _known(part) and part.kind == "other"):
            return f"[{part.kind}]"
        left = plain(part)
        return left if any(c.isalnum() for c in left) else f"[{part.kind}]"

    rewritten = _rewritten(msgspec.structs.replace(claim, quote=claim.trigger), plain, party, party)
    places = tuple(_coarse(place, movement=True) for place in claim.places)
    harm = tuple(_with(item, plain(item)) for item in claim.harm)
    return msgspec.structs.replace(rewritten, places=_once(places), harm=harm, because=_placeless(claim))


def _coordinates(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _COORDINATES.finditer(text)]


def _every(text: str, words: str) -> Spans:
    return [found.span() for found in re.finditer(re.escape(words), text)] if words else []


def _coarse(place: Place, *, movement: bool = False) -> Place:
    """The place by its governorate; beside a home, by its district too."""
    return Place(
        text=place.admin or MASK, start=place.start, end=place.end, admin=place.admin, country=place.country,
        admin1_pcode=place.admin1_pcode, admin2=None if movement else place.admin2,
        admin3=None if movement else place.admin3, precision="area",
    )  # fmt: skip


def _once(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places without repeats that came of making them coarse."""
    kept = {msgspec.structs.replace(place, start=0, end=0): place for place in reversed(places)}
    return tuple(reversed(kept.values()))


def _placeless(claim: Claim) -> tuple[str, ...]:
    return tuple(rule for rule in claim.because if not rule.startswith("place:"))
