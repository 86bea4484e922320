"""What the commands share: where they print, how they complain, options of the same name."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Literal

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rawi.export.terminal import reorders

READER_GONE = 141
NOTICES = frozenset((  # said and counted; every text that was there is taken all the same
    "control", "encoding", "language", "service", "surrogate", "without_text",
))  # fmt: skip


class Bidi(StrEnum):
    """Who puts Arabic in order on the terminal."""

    auto = "auto"
    on = "on"
    off = "off"


def opt(
    *names: str, says: str, metavar: str | None = None, env: str | None = None
) -> typer.models.OptionInfo:
    """An option of a command."""
    return typer.Option(*names, help=says, metavar=metavar, envvar=env)  # type: ignore[no-any-return]


JSON = opt("--json", says="Print JSON, on a terminal too.")
ORDER = opt("--bidi", env="RAWI_BIDI", says="Rawi orders Arabic itself (on), or the terminal does (off).")
QUIET = opt("--quiet", "-q", says="Nothing on standard error but errors.")


def errors() -> Console:
    """Standard error, for what is said beside the results."""
    return Console(stderr=True, highlight=False)


def say(words: str, style: str = "red") -> None:
    """One line on standard error."""
    errors().print(Text(f"rawi: {words}", style=style), soft_wrap=True)


@contextmanager
def printing() -> Iterator[Console]:
    """Standard output for people; a reader that goes away (`| head`) ends the work in silence."""
    try:
        yield Console(highlight=False, soft_wrap=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_GONE) from None


def puts_in_order(bidi: Bidi, console: Console) -> bool:
    """Whether Rawi puts Arabic in visual order itself."""
    return reorders(bidi.value, os.environ, is_terminal=console.is_terminal)


def print_rows(console: Console, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A plain table; names that begin with > are of columns of numbers or of Arabic."""
    table = Table(box=None, header_style="dim", pad_edge=False)
    for name in names:
        side: Literal["left", "right"] = "right" if name.startswith(">") else "left"
        table.add_column(name.removeprefix(">"), justify=side, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def many(number: int, noun: str) -> str:
    """A number of things.

    >>> many(1, "text"), many(2000, "text")
    ('1 text', '2,000 texts')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def progress(what: str, *, shown: bool) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """A bar on standard error: what tells it how many there are, and what tells it that some are done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = errors()
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not (shown and console.is_terminal)
    ) as bars:
        task = bars.add_task(what, total=None)
        yield lambda total: bars.update(task, total=total), lambda done: bars.advance(task, done)
