"""`rawi export`: claims as a table in the formats that others read."""

import datetime
import json as json_
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from rawi import __version__
from rawi.cli.printing import QUIET, errors, many, opt, printing, say
from rawi.cli.wanted import (
    Actors,
    Acts,
    Aggregates,
    AsOf,
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
    choose,
    coded_documents,
)
from rawi.errors import SettingsError
from rawi.export.choice import BINARY, Asked, Format
from rawi.export.terminal import Meter
from rawi.model import CodedDocument, Issue

SOME_SET_ASIDE = 6


def export(
    format_: Annotated[
        Format, typer.Argument(metavar="FORMAT", help="csv, xlsx, jsonl, parquet or geojson.")
    ],
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE\u2026|-]", help="What `rawi code -o` wrote; without a file, the desk."),
    ] = None,
    output: Annotated[
        Path | None, opt("--output", "-o", metavar="FILE", says="Write here, whole or not at all.")
    ] = None,
    desk: DeskAt = None,
    as_of: AsOf = None,
    act: Acts = None,
    country: Countries = None,
    place: Places = None,
    actor: Actors = None,
    source: Sources = None,
    outlet: Outlets = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    min_confidence: MinConfidence = 0.0,
    background: Background = True,
    aggregates: Aggregates = True,
    with_names: WithNames = False,
    with_homes: WithHomes = False,
    exact_movements: ExactMovements = False,
    bom: Annotated[bool, opt("--bom", says="CSV with a byte order mark, for older spreadsheets.")] = False,
    json: Annotated[bool, opt("--json", says="Print what was written as JSON; needs -o.")] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Write claims as a table, one row a claim; as GeoJSON, one feature a place of a claim.

    Names of private persons, exact homes, and where units have moved in the last 14 days stay out unless
    they are asked for. A corrected table comes back with `rawi take-back`.

    [dim]Examples[/dim]

    rawi export csv claims.jsonl -o claims.csv --bom

    rawi export xlsx claims.jsonl -o claims.xlsx --country SY --from 2019-06-01

    rawi export geojson claims.jsonl -o claims.geojson --act remote_violence --no-background

    rawi export xlsx --desk d -o morning.xlsx --act direct_violence

    rawi code report.txt | rawi export jsonl - | jq .act
    """
    asked = Asked(with_names, with_homes, exact_movements)
    choice = choose(
        act, country, place, actor, source, outlet, since, until, status, min_confidence, background,
        aggregates, asked,
    )  # fmt: skip
    if output is None and (json or format_ in BINARY):
        raise SettingsError(f"{format_}: name the file to write with -o" if not json else "--json needs -o")
    with printing(), coded_documents(files or (), desk, choice.wanted, as_of) as documents:
        counts = _write(format_, documents, output, choice, bom=bom, quiet=quiet)
        if json:
            typer.echo(json_.dumps({"format": format_.value, "file": str(output), **counts}))
    if counts["issues"]:
        raise typer.Exit(SOME_SET_ASIDE)


def _write(
    format_: Format,
    documents: Iterator[CodedDocument | Issue],
    output: Path | None,
    choice: Choice,
    *,
    bom: bool,
    quiet: bool,
) -> Counter[str]:
    """Write what is wanted of each document; how many texts, claims and issues there were."""
    from rawi.export.formats import exporting, wanted_rows

    counts = Counter(texts=0, claims=0, issues=0)
    documents = chain(list(islice(documents, 1)), documents)  # no head where nothing can be read
    now = datetime.datetime.now(datetime.UTC)
    about = {"made by": f"rawi {__version__}", "made at": now.isoformat(timespec="seconds"), **told(choice)}
    with (
        Meter(errors(), 1, shown=not quiet, doing="exporting") as meter,
        exporting(output, sys.stdout.buffer, format_, about, bom=bom) as write,
    ):
        for item in documents:
            if isinstance(item, Issue):
                counts["issues"] += 1
                with meter.aside():
                    errors().print(Text(f"rawi: {item.where}: {item.message}", style="red"), soft_wrap=True)
                continue
            counts["texts"] += 1
            for row in wanted_rows(item, choice.wanted, choice.asked, now.date()):
                write(row)
                counts["claims"] += 1
            meter.text()
    if output and not quiet:
        say(f"{many(counts['claims'], 'claim')} of {many(counts['texts'], 'text')} in {output}", "dim")
    return counts


def told(choice: Choice) -> dict[str, str]:
    """The choice in words, for whoever gets the file."""
    from rawi.export.filters import Filter

    asked = choice.asked
    names = [
        name for name in Filter.__struct_fields__ if getattr(choice.wanted, name) != getattr(Filter(), name)
    ]
    filters = "; ".join(f"{name}: {_words(getattr(choice.wanted, name))}" for name in names)
    return {
        "filters": filters or "none",
        "names of private persons": "with" if asked.names else "left out",
        "exact homes": "with" if asked.homes else "left out",
        "places of deployments and withdrawals of the last 14 days": "exact" if asked.movements else
        "by governorate",
    }  # fmt: skip


def _words(value: object) -> str:
    return (
        ", ".join(map(str, value))
        if isinstance(value, Sequence) and not isinstance(value, str)
        else str(value)
    )
