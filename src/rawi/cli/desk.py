"""`rawi init`, `add`, `run`: a desk is made, filled and coded."""

import json as json_
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.printing import JSON, NOTICES, QUIET, many, opt, printing, progress, say
from rawi.cli.wanted import DeskAt, desk_at
from rawi.errors import InputError, needed
from rawi.export import jsonl
from rawi.settings import parse_day

if TYPE_CHECKING:
    from rawi.model import Arrival, Capture, Issue
    from rawi.read import Hints
    from rawi.store import Desk

SOME_SET_ASIDE = 6


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new desk.")],
    database: Annotated[
        str | None,
        opt("--database", metavar="URL", says="PostgreSQL instead of a file: postgresql://user@host/name."),
    ] = None,
    json: Annotated[bool, JSON] = False,
) -> None:
    """Make a desk: a folder with its settings (rawi.toml), its archive and its database.

    A desk that is there already stays as it is. No password is kept: PGPASSWORD or ~/.pgpass tells it.

    [dim]Examples[/dim]

    rawi init desk

    rawi init desk --database postgresql://rawi@localhost/desk
    """
    with needed("desk"):
        from rawi.store import create_desk
    with create_desk(folder, database) as desk, printing():
        if json:
            typer.echo(json_.dumps({"folder": str(folder), "id": desk.id}))
    say(f"a desk in {folder}; `rawi add --desk {folder} SOURCE\u2026` fills it", "dim")


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE\u2026", help="Files, folders, addresses of pages and feeds, @channels."
        ),
    ],
    desk: DeskAt = None,
    outlet: Annotated[
        str | None, opt("--outlet", metavar="NAME", says="Outlet where a text names none.")
    ] = None,
    published: Annotated[
        str | None, opt("--published", metavar="DATE", says="Day of publication where a text tells none.")
    ] = None,
    encoding: Annotated[
        str | None, opt("--encoding", metavar="NAME", says="Encoding, where it is not found by itself.")
    ] = None,
    columns: Annotated[
        Path | None, opt("--columns", metavar="FILE", says="TOML that names the columns of tables.")
    ] = None,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Take sources into the desk: the bytes as they came, and every text in them.

    The same again adds nothing; other words under a known key become a new version beside the old.

    [dim]Examples[/dim]

    rawi add reports/ posts.jsonl.gz

    rawi add --desk desk result.json --outlet "example wire"

    rawi add incidents.xlsx --columns columns.toml
    """
    from rawi.read import Hints, read_column_map

    hints = Hints(
        outlet=outlet,
        published=None if published is None else parse_day(published, "--published"),
        encoding=encoding,
        columns=None if columns is None else read_column_map(columns),
    )
    aside: list[str] = []
    with desk_at(desk) as opened, printing():
        with progress("taking in", shown=not quiet) as (_, step):
            found = _noting(_found(sources, hints, opened), aside, quiet=quiet)
            taken = opened.take(found, lambda: step(1))
        if json:
            sys.stdout.buffer.write(jsonl.line(taken))
    if not quiet:
        later = many(taken.versions - taken.documents, "later version")
        new = f"{many(taken.documents, 'new document')}, {later}"
        more = f", {taken.refused:,} refused" if taken.refused else ""
        say(f"{new}, {taken.unchanged:,} known already, {many(taken.issues, 'new issue')}{more}", "dim")
    if aside and not (taken.versions or taken.unchanged):
        raise typer.Exit(InputError.exit_code)
    if aside:
        raise typer.Exit(SOME_SET_ASIDE)


def _found(sources: Sequence[str], hints: "Hints", desk: "Desk") -> "Iterator[Capture | Arrival | Issue]":
    """Yield what the sources hold; addresses are fetched by the rules of the desk's `rawi.toml`."""
    from rawi.read import arrivals
    from rawi.read.intake import is_address

    if not any(map(is_address, sources)):
        for source in sources:
            yield from arrivals(source, hints)
        return
    with needed("desk"):
        from rawi.read.fetch import Fetcher
    with Fetcher.by(desk.place.settings.fetch) as fetcher:
        for source in sources:
            yield from arrivals(source, hints, fetcher=fetcher)


def _noting(
    found: "Iterator[Capture | Arrival | Issue]", aside: list[str], *, quiet: bool
) -> "Iterator[Capture | Arrival | Issue]":
    """Yield everything, and say what is set aside; notices of what was put right are not counted."""
    from rawi.model import Issue

    for item in found:
        if isinstance(item, Issue) and item.kind not in NOTICES:
            aside.append(item.kind)
            if not quiet:
                say(f"{item.where}: {item.message}")
        yield item


def run(
    desk: DeskAt = None,
    jobs: Annotated[
        int,
        typer.Option(min=0, metavar="N", envvar="RAWI_JOBS", help="Worker processes; 0 means one a core."),
    ] = 0,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Code what is new in the desk, and what older code or knowledge read, and link it into incidents.

    Earlier readings are kept. It may be stopped at any moment: the next run goes on where it was.

    [dim]Examples[/dim]

    rawi run

    rawi run --desk desk --jobs 2 --json
    """
    from rawi.knowledge import load
    from rawi.run.desk import run_desk
    from rawi.run.desk_incidents import link_desk

    with desk_at(desk) as opened, printing():
        with progress("coding", shown=not quiet) as (begin, step):
            coded = run_desk(opened, jobs or os.cpu_count() or 1, begin, step)
        with progress("linking", shown=not quiet) as (_, step):
            linking = link_desk(opened, load(), step)
        if json:
            sys.stdout.buffer.write(jsonl.record({"linking": linking}, coded))
    if not quiet:
        found = f"{many(coded.texts, 'text')} coded, {many(coded.reprints, 'reprint')} found"
        say(f"{found}, {many(linking.changed, 'incident')} new or changed", "dim")
