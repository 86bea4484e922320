"""`rawi diff`: what is new, changed and withdrawn; the morning's first command."""

import datetime
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from rawi.cli.printing import (
    JSON,
    ORDER,
    QUIET,
    Bidi,
    errors,
    many,
    opt,
    printing,
    puts_in_order,
    say,
)
from rawi.cli.wanted import (
    Actors,
    Acts,
    Aggregates,
    Background,
    Choice,
    Countries,
    DeskAt,
    ExactMovements,
    MinConfidence,
    Outlets,
    Places,
    Since,
    Sources,
    Statuses,
    Until,
    WithHomes,
    WithNames,
    check_outlets,
    choose,
    desk_at,
    documents_in,
    moment,
    noting_outlets,
    warn_of_outlets,
)
from rawi.errors import SettingsError
from rawi.export.choice import Asked
from rawi.export.terminal import Meter, in_visual_order
from rawi.export.write import whole_file
from rawi.model import CodedDocument, Issue

if TYPE_CHECKING:
    from rawi.export.changes import Change

SOME_SET_ASIDE = 6
NARROWEST, WIDEST = 40, 110  # cells of a line


class Lang(StrEnum):
    """The languages in which changes are told."""

    en = "en"
    ar = "ar"


def diff(
    since: Annotated[
        str,
        typer.Argument(
            metavar="SINCE",
            help="A moment of a desk: 2019-06-15, yesterday, 12h; or a file that `rawi code -o` wrote.",
        ),
    ],
    until: Annotated[
        str | None, typer.Argument(metavar="[UNTIL]", help="A later moment, else now; or a later file.")
    ] = None,
    desk: DeskAt = None,
    html: Annotated[Path | None, opt("--html", metavar="PAGE", says="Write one self-contained page.")] = None,
    lang: Annotated[Lang, opt("--lang", says="In English (en) or Arabic (ar).")] = Lang.en,
    rules: Annotated[
        bool, opt("--rules", says="Also what changed only because other rules read the same text.")
    ] = False,
    act: Acts = None,
    country: Countries = None,
    place: Places = None,
    actor: Actors = None,
    source: Sources = None,
    outlet: Outlets = None,
    from_: Since = None,
    to: Until = None,
    status: Statuses = None,
    min_confidence: MinConfidence = 0.0,
    background: Background = True,
    aggregates: Aggregates = True,
    with_names: WithNames = False,
    with_homes: WithHomes = False,
    exact_movements: ExactMovements = False,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Show what is new, changed (a toll of 3 is 7 now) and withdrawn, by place, the surest violence first.

    It is a list for people in a pipe too, to be mailed; --json gives JSON Lines.

    [dim]Examples[/dim]

    rawi diff yesterday

    rawi diff 12h --desk d --lang ar --html morning.html

    rawi diff monday.jsonl tuesday.jsonl

    rawi diff 2024-05-01 2024-05-08 --act remote_violence --country SY --json | jq .fields
    """
    asked = Asked(with_names, with_homes, exact_movements)
    choice = choose(
        act, country, place, actor, source, outlet, from_, to, status, min_confidence, background, aggregates,
        asked,
    )  # fmt: skip
    issues: list[Issue] = []
    with printing() as console:
        with Meter(errors(), 1, shown=not quiet, doing="comparing") as meter:
            found = _wanted(_compared(since, until, desk, choice, meter, issues), choice)
        shown = [change for change in found if rules or change.cause != "rules"]
        _show(console, shown, lang, html, _span(since, until), json=json, bidi=bidi)
    if not quiet:
        _close(found, shown)
    if issues:
        raise typer.Exit(SOME_SET_ASIDE)


def _texts(name: str, outlets: set[str | None], meter: Meter, issues: list[Issue]) -> Iterator[CodedDocument]:
    for item in noting_outlets(documents_in([name]), outlets):
        if isinstance(item, Issue):
            issues.append(item)
            with meter.aside():
                errors().print(Text(f"rawi: {item.where}: {item.message}", style="red"), soft_wrap=True)
        else:
            meter.text()
            yield item


def _compared(
    since: str, until: str | None, desk: str | None, choice: Choice, meter: Meter, issues: list[Issue]
) -> "Iterator[Change]":
    """Yield what differs between two files, or between two moments of a desk."""
    if until is not None and Path(since).is_file() and desk is None:
        from rawi.run.diff import diff as compare

        outlets: set[str | None] = set()
        yield from compare(*(_texts(name, outlets, meter, issues) for name in (since, until)))
        warn_of_outlets(choice.wanted, outlets)
        return
    now = datetime.datetime.now(datetime.UTC)
    first, last = moment(since, now), None if until is None else moment(until, now)
    if last is not None and last <= first:
        raise SettingsError(f"from {since} to {until}: ends before it begins")
    with desk_at(desk) as opened:
        check_outlets(choice.wanted.outlets, opened)
        from rawi.run.opened import desk_changes

        yield from desk_changes(opened, first, last, meter.text)


def _span(since: str, until: str | None) -> str:
    return f"{since} \u2013 {until or 'now'}"


def _wanted(changes: "Iterator[Change]", choice: Choice) -> "list[Change]":
    from rawi.export.changes import surest_first, wanted_changes

    today = datetime.datetime.now(datetime.UTC).date()
    return sorted(wanted_changes(changes, choice.wanted, choice.asked, today), key=surest_first)


def _show(
    console: Console,
    changes: "list[Change]",
    lang: Lang,
    html: Path | None,
    span: str,
    *,
    json: bool,
    bidi: Bidi,
) -> None:
    """Print or write the changes, in every shape asked for."""
    from rawi.export import changes as shapes
    from rawi.export.changes_list import listing
    from rawi.export.changes_page import page
    from rawi.knowledge.wording import load_wording

    words = load_wording(lang.value)
    if html:
        with whole_file(html) as file:
            file.write(page(changes, words, lang.value, span).encode("utf8", "replace"))
    if json:
        for change in changes:
            sys.stdout.buffer.write(shapes.record(change))
    elif not html:
        reorder = puts_in_order(bidi, console)
        width = min(max(console.width, NARROWEST), WIDEST)
        with in_visual_order(console.file, active=reorder and console.is_terminal):
            console.print(listing(changes, words, width, reorder=reorder))


def _close(found: "list[Change]", shown: "list[Change]") -> None:
    """The last line on standard error: how many of each kind, and how many are not shown."""
    kinds = ", ".join(
        f"{sum(c.kind == kind for c in shown):,} {kind}" for kind in ("new", "changed", "withdrawn")
    )
    say(kinds, "dim")
    if hidden := len(found) - len(shown):
        say(f"{many(hidden, 'claim')} more differ only because other rules read them; see --rules", "dim")
