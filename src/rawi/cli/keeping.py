"""`rawi verify`: what a desk keeps is proved."""

import datetime
import sys
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rawi.cli.printing import JSON, QUIET, many, printing, progress, say
from rawi.cli.wanted import DeskAt, desk_at
from rawi.errors import needed

if TYPE_CHECKING:
    from rawi.run.stamping import Stamps

BROKEN = 7


def verify(
    desk: DeskAt = None,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Prove the desk: the chain of its log, the bytes behind every text, every text as logged, its stamps.

    The first link that does not hold is named, and the exit code is 7. Prints JSON in a pipe.

    [dim]Examples[/dim]

    rawi verify

    rawi verify --desk desk --json
    """
    with needed("desk"):
        from rawi.run.stamping import check_stamps

    with desk_at(desk) as opened, printing() as console:
        with progress("checking", shown=not quiet) as (begin, step):
            begin(opened.status().head[0])
            found = opened.verify(lambda: step(1))
        stamps = check_stamps(opened)
        found = msgspec.structs.replace(found, broken=found.broken or stamps.broken)
        if json or not console.is_terminal:
            whole = {**msgspec.to_builtins(found), "stamps": stamps}
            sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
        elif not found.broken:
            rest = f", {found.redacted:,} redacted" if found.redacted else ""
            typer.echo(
                f"{found.entries:,} entries hold: {found.captures:,} captures, "
                f"{found.versions:,} versions of texts{rest}; head {found.head}"
            )
            _say_stamps(stamps)
    if found.broken:
        say(f"{opened.place.name}: {found.broken}")
        raise typer.Exit(BROKEN)
    if stamps.unchecked and not quiet:
        say(
            f"{many(stamps.unchecked, 'stamp')} not checked; name the service's certificates in stamp_roots",
            "dim",
        )
    if found.unreferenced and not quiet:
        say(
            f"{many(found.unreferenced, 'file')} of the archive came in and was not taken; add it again",
            "dim",
        )


def _say_stamps(stamps: "Stamps") -> None:
    if stamps.at:
        at = stamps.at.astimezone(datetime.UTC).isoformat(timespec="seconds")
        typer.echo(
            f"{many(stamps.hold, 'stamp')} hold; entry {stamps.entry:,} and all before were there at {at}"
        )
