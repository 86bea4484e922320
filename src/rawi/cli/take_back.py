"""`rawi take-back`: a corrected table comes back in as judgements."""

import datetime
import getpass
import json as json_
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.text import Text

from rawi.cli.judge import read_judgements
from rawi.cli.printing import QUIET, errors, many, opt, printing, say
from rawi.cli.wanted import DeskAt, desk_at, documents_in
from rawi.errors import SettingsError
from rawi.export.terminal import Meter
from rawi.export.write import whole_file
from rawi.model import CodedDocument, Issue, Judgement

if TYPE_CHECKING:
    from rawi.store import Desk

SOME_SET_ASIDE = 6
JUDGED = ".jsonl"  # the ending of a file of judgements


def take_back(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE",
            help="What `rawi export csv|xlsx` wrote, corrected; or a .jsonl file of judgements, for a desk.",
        ),
    ],
    claims: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIMS\u2026|-]",
            help="What `rawi code -o` wrote, if it was made from that; else it goes into the desk.",
        ),
    ] = None,
    output: Annotated[
        Path | None, opt("--output", "-o", metavar="FILE", says="Write the judgements here as JSON Lines.")
    ] = None,
    desk: DeskAt = None,
    by: Annotated[
        str | None, opt("--by", metavar="NAME", says="Who corrected it; else who is logged in.")
    ] = None,
    json: Annotated[bool, opt("--json", says="Print what was taken as JSON; needs -o.")] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Take a corrected table back: each changed cell and verdict is a judgement beside the machine's reading.

    Judgements that were kept in a file go into a desk. Nothing is written over. What does not fit
    is said and counted, and the rest is taken.

    [dim]Examples[/dim]

    rawi take-back corrected.xlsx --desk d --by "Rima H."

    rawi take-back corrected.xlsx claims.jsonl -o judgements.jsonl --by "Rima H."

    rawi take-back judgements.jsonl --desk d
    """
    from rawi.read.corrected import read_corrected
    from rawi.run import take_back as taking

    if json and output is None and claims:
        raise SettingsError("--json needs -o, or a desk")
    made = table.suffix == JUDGED
    if made and (claims or by):
        raise SettingsError(f"{table}: judgements go into a desk, in the name of who made them; see --desk")
    by_whom = taking.Corrected(_who(by), datetime.datetime.now(datetime.UTC).replace(microsecond=0))
    counts: Counter[str] = Counter(judgements=0, issues=0)
    with printing(), ExitStack() as stack:
        kept = None if claims else stack.enter_context(desk_at(desk))
        stream = stack.enter_context(whole_file(output)) if output else None if kept else sys.stdout.buffer
        meter = stack.enter_context(Meter(errors(), 1, shown=not quiet, doing="comparing"))
        if made:
            found = iter(read_judgements(table))
        else:
            documents = _documents(claims or [], kept, meter, counts)
            found = _judgements(taking.take_back(read_corrected(table), documents, by_whom), meter, counts)
        for judgement in found if kept is None else _kept(kept, found):
            counts["judgements"] += 1
            if stream:
                stream.write(msgspec.json.encode(judgement) + b"\n")
    if json:
        typer.echo(json_.dumps({"file": str(output) if output else None, **counts}))
    if not quiet:
        issues = f", {many(counts['issues'], 'issue')}" if counts["issues"] else ""
        say(f"{many(counts['judgements'], 'judgement')}{issues}", "dim")
    if counts["issues"]:
        raise typer.Exit(SOME_SET_ASIDE)


def _who(by: str | None) -> str:
    """Who corrected the table. Raises: SettingsError where nobody is named."""
    try:
        who = (by or getpass.getuser()).strip()
    except (OSError, KeyError):  # no such user, by the operating system
        who = ""
    if not who:
        raise SettingsError("nobody is logged in by name; say who corrected the table with --by")
    return who


def _documents(
    names: list[str], kept: "Desk | None", meter: Meter, counts: Counter[str]
) -> Iterator[CodedDocument]:
    """Yield what the table was made from: the documents of files, or all versions of a desk's."""
    for item in documents_in(names) if kept is None else _of_desk(kept):
        if isinstance(item, Issue):
            _tell(item, meter, counts)
        else:
            meter.text()
            yield item


def _of_desk(kept: "Desk") -> Iterator[CodedDocument]:
    from rawi.run.opened import every_version

    return every_version(kept)


def _kept(kept: "Desk", found: Iterator[Judgement]) -> Iterator[Judgement]:
    from rawi.run.opened import take_into

    return take_into(kept, list(found))  # all is read before anything is written


def _judgements(
    items: Iterator[Judgement | Issue], meter: Meter, counts: Counter[str]
) -> Iterator[Judgement]:
    for item in items:
        if isinstance(item, Issue):
            _tell(item, meter, counts)
        else:
            yield item


def _tell(issue: Issue, meter: Meter, counts: Counter[str]) -> None:
    counts["issues"] += 1
    with meter.aside():
        errors().print(Text(f"rawi: {issue.where}: {issue.message}", style="red"), soft_wrap=True)
