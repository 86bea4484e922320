"""`rawi status`, `search`: how a desk stands, what changed in it, and where words stand."""

import datetime
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from rawi.cli.aside import print_issues
from rawi.cli.printing import JSON, ORDER, Bidi, opt, print_rows, printing, puts_in_order, say
from rawi.cli.wanted import AsOf, DeskAt, check_outlets, desk_at, moment
from rawi.export import jsonl
from rawi.export.terminal import in_visual_order
from rawi.export.visual import plain, visual, wrap

if TYPE_CHECKING:
    from rawi.store import Change, OutOfBounds, Status, Stored

MOST_FOUND = 50
MOST_TITLE = 36  # cells
MOST_WORDS = 3  # pieces of changed words that a line shows


def status(
    desk: DeskAt = None,
    changes: Annotated[
        bool, opt("--changes", says="List later versions of texts: words that changed, tolls (3 \u2192 7).")
    ] = False,
    issues: Annotated[
        bool, opt("--issues", says="Show what was set aside, by its kind, with examples.")
    ] = False,
    kind: Annotated[
        str | None, opt("--kind", metavar="KIND", says="All that was set aside of one kind; with --issues.")
    ] = None,
    json: Annotated[bool, JSON] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Show how the desk stands: what is in it, waits to be coded, was set aside; JSON in a pipe.

    [dim]Examples[/dim]

    rawi status

    rawi status --changes

    rawi status --changes --json | jq 'select(.tolls != [])'

    rawi status --issues --kind unreadable
    """
    from rawi.run.desk import all_knowledge, code_version

    with desk_at(desk) as opened, printing() as console:
        json = json or not console.is_terminal
        if changes:
            _print_changes(opened.changes(), console, bidi, json=json)
            return
        if issues or kind is not None:
            print_issues(opened, kind, console, bidi, json=json)
            return
        stands, waiting = opened.status(), opened.waiting(code_version(), all_knowledge())
        beyond = opened.out_of_bounds(datetime.datetime.now(datetime.UTC))
        if json:
            more = {"desk": opened.place.name, "waiting": waiting, "out_of_bounds": beyond}
            sys.stdout.buffer.write(jsonl.record(more, stands))
        else:
            print_rows(console, ("", ">"), [*_numbers(stands, waiting)])
    for outlet in beyond:
        say(_warning(outlet), "yellow")


def _warning(found: "OutOfBounds") -> str:
    """What is said of an outlet out of its bounds, and what to look at."""
    low, high = found.usual
    if found.beyond in {"few claims", "many claims"}:
        share = (
            f"{found.number:.0%} of its texts of this week have a claim, {low:.0%} to {high:.0%} are usual"
        )
        return f"{found.outlet}: {found.beyond}: {share}; look whether its pages are still read whole"
    look = "whether its source still answers" if found.beyond == "silent" else "what it brings"
    usual = f"{found.number:,.0f} texts in the last seven days, {low:,} to {high:,} are usual"
    return f"{found.outlet}: {found.beyond}: {usual}; look {look}"


def _numbers(stands: "Status", waiting: int) -> Iterator[tuple[str, str]]:
    for name in ("documents", "versions", "changed", "removed", "captures", "coded", "claims", "reprints"):
        yield name, f"{getattr(stands, name):,}"
    yield "waiting to be coded", f"{waiting:,}"
    for kind, number in stands.issues.items():
        yield f"set aside: {kind}", f"{number:,}"
    if stands.redactions:
        yield "redactions", f"{stands.redactions:,}"
    yield f"log, entry {stands.head[0]:,}", stands.head[1][:16]


def _print_changes(changes: "Iterator[Change]", console: Console, bidi: Bidi, *, json: bool) -> None:
    from rawi.export.incidents import Line
    from rawi.export.lines import text_lines
    from rawi.knowledge.wording import load_wording

    reorder, words = puts_in_order(bidi, console), load_wording("en")
    for change in changes:
        if json:
            sys.stdout.buffer.write(jsonl.line(change))
            continue
        with in_visual_order(console.file, active=reorder and console.is_terminal):
            when = change.recorded.astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M")
            console.print(f"{when}  {change.key}  version {change.number}", markup=False, style="bold")
            for line in _change_lines(change):
                for row in text_lines(Line(line, 2), words, console.width, reorder=reorder):
                    console.print(row)


def _change_lines(change: "Change") -> Iterator[str]:
    if change.removed:
        yield "taken down"
    for toll in change.tolls:
        before, after = (_range(numbers) for numbers in (toll.before, toll.after))
        place = f" in {toll.place}" if toll.place else ""
        yield f"{toll.effect} {before} \u2192 {after} ({toll.act}{place})"
    for old, new in change.words[:MOST_WORDS]:
        yield f"\u2212 {old or chr(0x2205)}  + {new or chr(0x2205)}"
    if not (change.removed or change.words):
        yield "written anew"


def _range(numbers: tuple[int | None, int | None]) -> str:
    low, high = ("?" if number is None else str(number) for number in numbers)
    return low if low == high else f"{low}\u2013{high}"


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='Words that all occur; beginning* and "side by side".'),
    ],
    desk: DeskAt = None,
    outlet: Annotated[
        list[str] | None,
        opt("--outlet", metavar="NAME", says="Of this outlet alone: an id, a host, a channel."),
    ] = None,
    as_of: AsOf = None,
    every_version: Annotated[bool, opt("--every-version", says="Look into earlier versions too.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = MOST_FOUND,
    json: Annotated[bool, JSON] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Search the texts of the desk; spellings that writers exchange are one (أ ا, ة ه, ى ي).

    Prints JSON Lines in a pipe. The key is what `rawi redact text` takes.

    [dim]Examples[/dim]

    rawi search قصف إدلب

    rawi search '"ريف حلب"' 'استهد*' --json
    """
    from rawi.export.filters import is_outlet
    from rawi.store import Filter

    now = datetime.datetime.now(datetime.UTC)
    with desk_at(desk) as opened, printing() as console:
        check_outlets(outlet or (), opened)
        outlets = [one for one in opened.outlets() if any(is_outlet(one, word) for word in outlet or ())]
        wanted = Filter(words=" ".join(words), outlets=tuple(outlets), every_version=every_version)
        found = islice(opened.stored(wanted, None if as_of is None else moment(as_of, now)), limit)
        if json or not console.is_terminal:
            nothing = True
            for item in found:
                sys.stdout.buffer.write(jsonl.line(item))
                nothing = False
        else:
            reorder = puts_in_order(bidi, console)
            rows = [_row(item, reorder=reorder) for item in found]
            nothing = not rows
            if rows:
                with in_visual_order(console.file, active=reorder):
                    print_rows(console, ("published", "outlet", ">title", "key"), rows)
    if nothing:
        say(f"nothing found for {' '.join(words)}", "dim")


def _row(item: "Stored", *, reorder: bool) -> tuple[str, str, str, str]:
    text = item.document
    title = "".join(wrap(plain(text.title), MOST_TITLE, 1))
    return str(text.published or ""), text.outlet or "", _arabic(title, reorder=reorder), item.key


def _arabic(words: str, *, reorder: bool) -> str:
    return visual(plain(words), rtl=False) if reorder else plain(words)
