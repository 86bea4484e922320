"""`rawi verify`: what a desk keeps is proved."""

import sys
from typing import Annotated

import typer

from rawi.cli.printing import JSON, QUIET, many, printing, progress, say
from rawi.cli.wanted import DeskAt, desk_at
from rawi.export import jsonl

BROKEN = 7


def verify(
    desk: DeskAt = None,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Prove the desk: the chain of its log, the bytes behind every text, every text as it was logged.

    The first link that does not hold is named, and the exit code is 7.

    [dim]Examples[/dim]

    rawi verify

    rawi verify --desk desk --json
    """
    with desk_at(desk) as opened, printing():
        with progress("checking", shown=not quiet) as (begin, step):
            begin(opened.status().head[0])
            found = opened.verify(lambda: step(1))
        if json:
            sys.stdout.buffer.write(jsonl.line(found))
        elif not found.broken:
            rest = f", {found.redacted:,} redacted" if found.redacted else ""
            typer.echo(
                f"{found.entries:,} entries hold: {found.captures:,} captures, "
                f"{found.versions:,} versions of texts{rest}; head {found.head}"
            )
    if found.broken:
        say(f"{opened.place.name}: {found.broken}")
        raise typer.Exit(BROKEN)
    if found.unreferenced and not quiet:
        say(
            f"{many(found.unreferenced, 'file')} of the archive came in and was not taken; add it again",
            "dim",
        )
