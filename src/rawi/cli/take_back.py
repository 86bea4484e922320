"""`rawi take-back`: a corrected table comes back in as judgements."""

import datetime
import getpass
import json as json_
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from rawi.cli.printing import QUIET, errors, many, opt, printing, say
from rawi.cli.wanted import documents_in
from rawi.errors import SettingsError
from rawi.export.terminal import Meter
from rawi.export.write import whole_file
from rawi.model import CodedDocument, Issue

SOME_SET_ASIDE = 6


def take_back(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="What `rawi export csv|xlsx` wrote, corrected.")
    ],
    claims: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIMS\u2026|-]", help="The claims it was made from: what `rawi code -o` wrote."
        ),
    ] = None,
    output: Annotated[
        Path | None, opt("--output", "-o", metavar="FILE", says="Write the judgements here as JSON Lines.")
    ] = None,
    by: Annotated[
        str | None, opt("--by", metavar="NAME", says="Who corrected it; else who is logged in.")
    ] = None,
    json: Annotated[bool, opt("--json", says="Print what was taken as JSON; needs -o.")] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Take a corrected table back: each changed cell and verdict is a judgement beside the machine's reading.

    Nothing is written over. What does not fit is said and counted, and the rest is taken.

    [dim]Examples[/dim]

    rawi take-back corrected.xlsx claims.jsonl -o judgements.jsonl --by "Rima H."
    """
    from rawi.read.corrected import read_corrected
    from rawi.run import take_back as taking

    if json and output is None:
        raise SettingsError("--json needs -o")
    by_whom = taking.Corrected(_who(by), datetime.datetime.now(datetime.UTC).replace(microsecond=0))
    counts: Counter[str] = Counter(judgements=0, issues=0)
    with printing(), ExitStack() as stack:
        stream = stack.enter_context(whole_file(output)) if output else sys.stdout.buffer
        meter = stack.enter_context(Meter(errors(), 1, shown=not quiet, doing="comparing"))
        documents = _documents(claims or ["-"], meter, counts)
        for item in taking.take_back(read_corrected(table), documents, by_whom):
            if isinstance(item, Issue):
                _tell(item, meter, counts)
            else:
                counts["judgements"] += 1
                stream.write(msgspec.json.encode(item) + b"\n")
    if json:
        typer.echo(json_.dumps({"file": str(output), **counts}))
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


def _documents(names: list[str], meter: Meter, counts: Counter[str]) -> Iterator[CodedDocument]:
    for item in documents_in(names):
        if isinstance(item, Issue):
            _tell(item, meter, counts)
        else:
            meter.text()
            yield item


def _tell(issue: Issue, meter: Meter, counts: Counter[str]) -> None:
    counts["issues"] += 1
    with meter.aside():
        errors().print(Text(f"rawi: {issue.where}: {issue.message}", style="red"), soft_wrap=True)
