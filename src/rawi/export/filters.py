"""Which claims are wanted: the filters that export, diff and frames share."""

import datetime
from collections.abc import Iterable
from typing import get_args

import msgspec

from rawi.arabic.fold import fold_word
from rawi.errors import SettingsError, nearest
from rawi.export.columns import families
from rawi.knowledge.outlets import find_outlet, outlet_ids
from rawi.knowledge.place_rows import country_names
from rawi.model import Act, Claim, CodedDocument, Party, Place, Status

VIOLENT = frozenset(("remote_violence", "direct_violence"))


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim must be to be wanted; what is empty asks for nothing, several words of one field are "or".

    `acts` may name families too. `places`, `actors` and `sources` match an id, or words within what the
    text says. `since` and `until` are days of the event, else of publication, both included.
    """

    acts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    statuses: tuple[str, ...] = ()
    min_confidence: float = 0.0
    background: bool = True
    aggregates: bool = True

    def __post_init__(self) -> None:
        """Check the words of closed lists. Raises: SettingsError, naming what there is."""
        check_acts(self.acts)
        check_countries(self.countries)
        check_words("status", self.statuses, get_args(Status))
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"from {self.since} to {self.until}: ends before it begins")


def check_words(name: str, words: Iterable[str], known: Iterable[str]) -> None:
    """Check words of a closed list. Raises: SettingsError, naming what there is and what is most alike."""
    known = sorted(known)
    for word in words:
        if word not in known:
            raise SettingsError(
                f"{name} {word}: there is none; there are {', '.join(known)}{nearest(word, known)}"
            )


def check_acts(words: Iterable[str]) -> None:
    """Check names of acts and of their families. Raises: SettingsError."""
    check_words("act", words, {*get_args(Act), *families().values()})


def check_countries(words: Iterable[str]) -> None:
    """Check codes of countries, in capitals or not. Raises: SettingsError, with the code of a name."""
    if not words:
        return
    codes = country_names()
    named = {f"{code} ({name})" for code, name in codes.items()}
    by_name = {name.lower(): f"{code} ({name})" for code, name in codes.items()}
    for word in words:
        if word.upper() not in codes:
            meant = by_name.get(word.lower())
            alike = f"; did you mean {meant}?" if meant else nearest(word, named)
            raise SettingsError(f"country {word}: no code of ISO 3166 (SY, YE, IQ){alike}")


def keep(coded: CodedDocument, wanted: Filter) -> CodedDocument:
    """The document with the claims that are wanted."""
    if not of_outlet(coded.outlet, wanted):
        return msgspec.structs.replace(coded, claims=())
    claims = tuple(claim for claim in coded.claims if is_wanted(claim, coded.published, wanted))
    return msgspec.structs.replace(coded, claims=claims)


def of_outlet(outlet: str | None, wanted: Filter) -> bool:
    """Whether an outlet passes the filter of outlets."""
    return not wanted.outlets or any(is_outlet(outlet, word) for word in wanted.outlets)


def is_outlet(outlet: str | None, word: str) -> bool:
    """Whether a word means an outlet: its id, words of its name, its host, channel or an address there."""
    if outlet is None:
        return False
    known = find_outlet(outlet)
    return _among(outlet, (word,)) or bool({outlet, known.id if known else outlet} & outlet_ids(word))


def unknown_outlets(words: Iterable[str], outlets: Iterable[str | None]) -> str:
    """What to say of words that mean none of these outlets, with those most alike; empty where each does."""
    there = sorted({outlet for outlet in outlets if outlet})
    return "\n".join(
        f"outlet {word}: no document is of it{nearest(word, there)}"
        for word in words
        if not any(is_outlet(outlet, word) for outlet in there)
    )


def is_wanted(claim: Claim, published: datetime.date | None, wanted: Filter) -> bool:
    """Whether a claim passes every filter but that of the outlet."""
    return (
        claim.confidence >= wanted.min_confidence
        and (wanted.background or not claim.background)
        and (wanted.aggregates or not claim.aggregate)
        and (not wanted.acts or bool({claim.act, families().get(claim.act)} & set(wanted.acts)))
        and (not wanted.statuses or claim.status in wanted.statuses)
        and (not wanted.countries or any(_in_country(place, wanted.countries) for place in claim.places))
        and (not wanted.places or any(_is_place(place, wanted.places) for place in claim.places))
        and _has(claim.actor, wanted.actors)
        and _has(claim.source, wanted.sources)
        and _in_time(claim, published, wanted)
    )


def is_violent(claim: Claim) -> bool:
    """Whether a claim is of an act of violence."""
    return families().get(claim.act) in VIOLENT


def _in_country(place: Place, countries: Iterable[str]) -> bool:
    return place.country is not None and place.country in {country.upper() for country in countries}


def _is_place(place: Place, words: Iterable[str]) -> bool:
    ids = {place.id, place.pcode}
    names = (place.text, place.admin, place.name_ar, place.name_en, place.admin2, place.admin3)
    return any(word in ids or any(_among(name, (word,)) for name in names) for word in words)


def _has(parties: Iterable[Party], words: Iterable[str]) -> bool:
    words = tuple(words)
    return not words or any(p.id in words or p.kind in words or _among(p.text, words) for p in parties)


def _among(name: str | None, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a name, spelling variants and case apart."""
    folded = _fold(name or "")
    return bool(folded) and any(_fold(word) in folded for word in words)


def _fold(words: str) -> str:
    return " ".join(map(fold_word, words.lower().split()))


def _in_time(claim: Claim, published: datetime.date | None, wanted: Filter) -> bool:
    """Whether the event's days, or the day of publication, meet the span asked for; unknown days do not."""
    if wanted.since is None and wanted.until is None:
        return True
    first, last = (claim.time.start, claim.time.end) if claim.time else (None, None)
    first, last = first or last or published, last or first or published
    if first is None or last is None:
        return False
    return not (wanted.since and last < wanted.since) and not (wanted.until and first > wanted.until)
