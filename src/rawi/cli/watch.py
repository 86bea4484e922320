"""`rawi watch`: visits the feeds, pages and channels of a desk until it is stopped, and codes what is new."""

import datetime
import json as json_
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.text import Text

from rawi.cli.printing import JSON, NOTICES, QUIET, errors, many, opt, printing
from rawi.cli.wanted import DeskAt, desk_at
from rawi.errors import InputError, needed

if TYPE_CHECKING:
    from rawi.read.sources import WatchedSource
    from rawi.run.watch import Visited

SOME_SET_ASIDE = 6
SHOWN_ISSUES = 3  # of one visit; all of them are in the desk


def watch(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE\u2026]",
            help="Feeds, pages, channels (@name) instead of those in rawi.toml.",
        ),
    ] = None,
    desk: DeskAt = None,
    once: Annotated[bool, opt("--once", says="Visit each source once, then stop.")] = False,
    every: Annotated[
        str, opt("--every", metavar="TIME", says="Between two visits of a SOURCE named here: 90s, 15m, 6h.")
    ] = "15m",
    allow_host: Annotated[
        list[str] | None,
        opt("--allow-host", metavar="NAME", says="A host of a private network that may be asked."),
    ] = None,
    no_run: Annotated[bool, opt("--no-run", says="Leave the coding of what is new to `rawi run`.")] = False,
    jobs: Annotated[
        int,
        typer.Option(min=0, metavar="N", envvar="RAWI_JOBS", help="Worker processes; 0 means one a core."),
    ] = 1,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Visit the feeds, pages and channels of a desk at their intervals, and take in what is new or changed.

    What is watched stands in `rawi.toml`. Only machines on the public network are asked, at a polite pace and
    as their robots.txt allows. New texts are coded as they come. Ctrl-C ends it; what was taken in stays.
    With --once the exit code is 4 where nothing could be visited, 6 where something was set aside.

    [dim]Examples[/dim]

    rawi watch

    rawi watch --once --json | jq .new

    rawi watch --once @example_channel https://example.org/feed
    """
    workers = None if no_run else jobs or os.cpu_count() or 1
    with needed("desk"):
        from rawi.run.desk_watch import watch_desk

    with desk_at(desk) as opened, printing(), ExitStack() as stack:
        named = _named(sources or [], every)
        progress = stack.enter_context(_spinning(shown=not quiet and errors().is_terminal))
        said = _Said(progress, json=json, quiet=quiet, once=once)
        stop = stack.enter_context(_stopping())
        watch_desk(opened, named, stop, said, once=once, allow_hosts=allow_host or (), jobs=workers)
    if once and said.failed == said.visits:
        raise typer.Exit(InputError.exit_code)
    if once and said.issues:
        raise typer.Exit(SOME_SET_ASIDE)


def _named(addresses: Sequence[str], every: str) -> "list[WatchedSource]":
    from rawi.read.sources import WatchedSource

    return [WatchedSource(url=address, every=every) for address in addresses]


class _Said:
    """Says what came of each visit: a line for people on standard error, with --json a line for programs."""

    def __init__(self, progress: Progress, *, json: bool, quiet: bool, once: bool) -> None:
        self._progress, self._json, self._quiet, self._once = progress, json, quiet, once
        self.visits = self.failed = self.issues = 0

    def __call__(self, visit: "Visited") -> None:
        issues = [issue for issue in visit.issues if issue.kind not in NOTICES]
        self.visits += 1
        self.failed += visit.failed
        self.issues += len(issues)
        if self._json:
            line = {
                "source": visit.source.name, "at": _now().isoformat(timespec="seconds"),
                **{name: visit.counts[name] for name in ("new", "changed", "pages")},
                "failed": visit.failed, "issues": dict(Counter(issue.kind for issue in visit.issues)),
                "next_s": None if self._once else visit.next_s,
            }  # fmt: skip
            sys.stdout.write(json_.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        if self._quiet and not issues:
            return
        console = self._progress.console
        console.print(Text(self._line(visit), style="red" if visit.failed else "dim"), soft_wrap=True)
        for issue in issues[:SHOWN_ISSUES]:
            console.print(Text(f"  {issue.kind}: {issue.where}: {issue.message}", "yellow"), soft_wrap=True)
        if len(issues) > SHOWN_ISSUES:
            console.print(Text(f"  and {len(issues) - SHOWN_ISSUES:,} more set aside", "yellow"))

    def _line(self, visit: "Visited") -> str:
        counts = visit.counts
        what = f"{counts['new']:,} new, {counts['changed']:,} changed, {many(counts['pages'], 'page')} read"
        later = _now().astimezone() + datetime.timedelta(seconds=visit.next_s)
        again = "" if self._once else f"; again at {later:%H:%M}"
        return (
            f"{_now().astimezone():%H:%M:%S} {visit.source.name}: {'failed' if visit.failed else what}{again}"
        )


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@contextmanager
def _spinning(*, shown: bool) -> Iterator[Progress]:
    """A sign of life on a terminal, below the lines that are printed."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=errors(), transient=True, disable=not shown) as progress:
        progress.add_task("watching; Ctrl-C ends it", total=None)
        yield progress


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; a second Ctrl-C does not wait for the work in hand."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def end(number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in before:
        signal.signal(number, end)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
