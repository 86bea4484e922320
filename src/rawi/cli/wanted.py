"""Options that export, diff and take-back share: which claims, what is let out, from where they are read."""

import datetime
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from rawi.cli.printing import opt, say
from rawi.errors import SettingsError, needed
from rawi.export.choice import Asked
from rawi.model import CodedDocument, Issue
from rawi.settings import parse_day

Acts = Annotated[
    list[str] | None, opt("--act", metavar="ACT", says="Only this act, or family of acts; may be repeated.")
]
Countries = Annotated[
    list[str] | None, opt("--country", metavar="CC", says="Only with a place in this country: SY.")
]
Places = Annotated[
    list[str] | None,
    opt("--place", metavar="NAME|ID", says="Only here: a name, a governorate, an id, a p-code."),
]
Actors = Annotated[
    list[str] | None, opt("--actor", metavar="NAME|ID", says="Only by this actor: words, an id or a kind.")
]
Sources = Annotated[
    list[str] | None,
    opt("--source", metavar="NAME|ID", says="Only said by this source: words, an id or a kind."),
]
Outlets = Annotated[list[str] | None, opt("--outlet", metavar="NAME", says="Only published by this outlet.")]
Since = Annotated[str | None, opt("--from", metavar="DATE", says="Only events on this day or later.")]
Until = Annotated[str | None, opt("--to", metavar="DATE", says="Only events on this day or earlier.")]
Statuses = Annotated[
    list[str] | None,
    opt("--status", metavar="STATUS", says="asserted, denied, planned, demanded or conditional."),
]
MinConfidence = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, metavar="P", help="Only claims at least so sure.")
]
Background = Annotated[
    bool, typer.Option("--background/--no-background", help="With or without history and context.")
]
Aggregates = Annotated[
    bool, typer.Option("--aggregates/--no-aggregates", help="With or without totals over many events.")
]
WithNames = Annotated[
    bool, opt("--with-names", says="Let out the names of private persons: victims, witnesses.")
]
WithHomes = Annotated[bool, opt("--with-homes", says="Let out where a home is, more exactly than its town.")]
ExactMovements = Annotated[
    bool,
    opt("--exact-movements", says="Let out the places of deployments and withdrawals of the last 14 days."),
]
DeskAt = Annotated[
    str | None, opt("--desk", metavar="DIR_OR_URL", says="The desk; else the one that you stand in.")
]
AsOf = Annotated[
    str | None, opt("--as-of", metavar="MOMENT", says="As the desk stood then: 2019-06-15, yesterday, 12h.")
]
_AGO = re.compile(r"(\d{1,4})\s*([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}


if TYPE_CHECKING:
    from rawi.export.filters import Filter
    from rawi.store import Desk


class Choice(NamedTuple):
    """Which claims are wanted, and what is let out of them."""

    wanted: "Filter"
    asked: Asked


def choose(
    acts: list[str] | None,
    countries: list[str] | None,
    places: list[str] | None,
    actors: list[str] | None,
    sources: list[str] | None,
    outlets: list[str] | None,
    since: str | None,
    until: str | None,
    statuses: list[str] | None,
    min_confidence: float,
    background: bool,
    aggregates: bool,
    asked: Asked,
) -> Choice:
    """The options as a filter. Raises: SettingsError for a day, act or status that is none."""
    from rawi.export.filters import Filter

    return Choice(
        Filter(
            acts=tuple(acts or ()), countries=tuple(countries or ()), places=tuple(places or ()),
            actors=tuple(actors or ()), sources=tuple(sources or ()), outlets=tuple(outlets or ()),
            since=None if since is None else parse_day(since, "--from"),
            until=None if until is None else parse_day(until, "--to"),
            statuses=tuple(statuses or ()), min_confidence=min_confidence,
            background=background, aggregates=aggregates,
        ),
        asked,
    )  # fmt: skip


def documents_in(files: Sequence[str]) -> Iterator[CodedDocument | Issue]:
    """Yield the coded documents of files that `rawi code -o` wrote; `-` is standard input."""
    from rawi.read.coded import read_coded

    for name in files:
        yield from read_coded(sys.stdin.buffer if name == "-" else Path(name), name)


@contextmanager
def desk_at(desk: str | None) -> "Iterator[Desk]":
    """The desk of a folder or address, or the one around the working folder; closed at the end.

    Raises: SettingsError where there is none, or where `rawi[desk]` is not installed.
    """
    with needed("desk"):
        from rawi.store import Desk
    with Desk.open(desk) as opened:
        yield opened


@contextmanager
def coded_documents(
    files: Sequence[str], desk: str | None, wanted: "Filter", as_of: str | None = None
) -> "Iterator[Iterator[CodedDocument | Issue]]":
    """What to read: the files, or without any the desk as it stands, or as it stood at a moment.

    Raises: SettingsError for files and a desk at once.
    """
    if files and (desk or as_of):
        raise SettingsError("name files, or a desk with --desk and --as-of, not both")
    if files:
        outlets: set[str | None] = set()
        yield noting_outlets(documents_in(files), outlets)
        warn_of_outlets(wanted, outlets)
        return
    with desk_at(desk) as opened:
        check_outlets(wanted.outlets, opened)
        from rawi.run.opened import Reader

        at = None if as_of is None else moment(as_of, datetime.datetime.now(datetime.UTC))
        yield Reader(opened, wanted, at)()


def noting_outlets(
    items: Iterable[CodedDocument | Issue], outlets: set[str | None]
) -> Iterator[CodedDocument | Issue]:
    """Yield the items, and note the outlets of the documents."""
    for item in items:
        if not isinstance(item, Issue):
            outlets.add(item.outlet)
        yield item


def noting_claims(
    items: Iterable[CodedDocument | Issue], names: frozenset[str], found: dict[str, int]
) -> Iterator[CodedDocument | Issue]:
    """Yield the items, and note where the event words of those of the named claims begin that they hold."""
    from rawi.link.judged import claim_keys

    for item in items:
        if names and not isinstance(item, Issue):
            for claim in item.claims:
                found |= dict.fromkeys(names.intersection(claim_keys(item.id, claim)), claim.trigger.start)
        yield item


def warn_of_outlets(wanted: "Filter", outlets: Iterable[str | None]) -> None:
    """Say on standard error which of the outlets that are wanted no document is of."""
    from rawi.export.filters import unknown_outlets

    if wanted.outlets and (unknown := unknown_outlets(wanted.outlets, outlets)):
        say(unknown, "yellow")


def check_outlets(words: Sequence[str], desk: "Desk") -> None:
    """Check that the desk has documents of each outlet. Raises: SettingsError, with those most alike."""
    from rawi.export.filters import unknown_outlets

    if words and (unknown := unknown_outlets(words, desk.outlets())):
        raise SettingsError(unknown)


def moment(words: str, now: datetime.datetime) -> datetime.datetime:
    """The moment that words name: a day (its beginning, UTC), a time, `yesterday`, `12h`, `3d`, `1w`.

    Raises: SettingsError, saying how it is written.
    """
    plain = words.strip().lower()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if plain in {"today", "yesterday"}:
        return midnight - datetime.timedelta(days=plain == "yesterday")
    if found := _AGO.fullmatch(plain):
        return now - datetime.timedelta(hours=int(found[1]) * _HOURS[found[2]])
    try:
        at = datetime.datetime.fromisoformat(words.strip())
    except ValueError as error:
        raise SettingsError(
            f"{words}: no moment; write 2019-06-15, 2019-06-15T08:30+03:00, yesterday, 12h, 3d or 1w"
        ) from error
    return at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
