"""The commands: each reads its options, calls what does the work, and prints.

No traceback reaches a user: what Rawi raises on purpose is one line and an exit code; a fault
inside is one line saying how to report it, and its traceback with `--debug`.
"""

import json as json_
import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer
from rich.text import Text

from rawi import __version__
from rawi.cli.desk import add, init, run
from rawi.cli.diff import diff
from rawi.cli.export import export
from rawi.cli.incidents import incidents
from rawi.cli.judge import judge
from rawi.cli.keeping import verify
from rawi.cli.looking import search, status
from rawi.cli.places import places_app
from rawi.cli.printing import (
    JSON,
    NOTICES,
    ORDER,
    QUIET,
    Bidi,
    errors,
    many,
    opt,
    print_rows,
    printing,
    puts_in_order,
    say,
)
from rawi.cli.redact import redact
from rawi.cli.stamp import stamp
from rawi.cli.take_back import take_back
from rawi.cli.watch import watch
from rawi.errors import InputError, RawiError, SettingsError
from rawi.export import jsonl
from rawi.export.explain import tree
from rawi.export.sinks import Sink, open_sinks
from rawi.export.terminal import Meter, in_visual_order
from rawi.model import CodedDocument, Issue
from rawi.settings import parse_day

SOME_SET_ASIDE = 6
EXIT_CODES = (
    "Exit codes: 0 all was coded; 1 a fault in Rawi; 2 a wrong option; 3 broken knowledge; 4 nothing could "
    "be read; 5 a result or a desk cannot be written; 6 some input was set aside; 7 a desk does not hold "
    "what it promises; 130 Ctrl-C; 141 the reader of the pipe went away."
)

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False, epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
knowledge_app = typer.Typer(no_args_is_help=True, help="Look at what Rawi knows.")
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(places_app, name="places")
for command in (init, add, run, watch, status, search, verify, stamp, redact):
    app.command(no_args_is_help=command in {init, add, search, redact}, epilog=EXIT_CODES)(command)
app.command(no_args_is_help=True, epilog=EXIT_CODES)(export)
app.command(no_args_is_help=True, epilog=EXIT_CODES)(diff)
app.command(epilog=EXIT_CODES)(incidents)
app.command(no_args_is_help=True, epilog=EXIT_CODES)(judge)
app.command("take-back", no_args_is_help=True, epilog=EXIT_CODES)(take_back)


PUBLISHED = opt(
    "--published", metavar="DATE", says="Day of publication where a text does not say it: 2019-06-15."
)
OUTLET = opt("--outlet", metavar="NAME", says="Outlet where a text does not say it.")
ENCODING = opt("--encoding", metavar="NAME", says="Encoding, where it is not found by itself: windows-1256.")
OUTPUT = opt("--output", "-o", metavar="FILE", says="Write JSON Lines here, whole or not at all.")
PAGE = opt("--html", metavar="PAGE", says="Write one self-contained page: the texts with their claims lit.")
TABLE = opt("--table", says="Print the table, in a pipe or beside -o too.")
ERRORS = opt("--errors", metavar="N", says="Also list the first N events missed or spurious.")


def main() -> None:
    """Run the command line; every end of it has its exit code."""
    sys.excepthook = _say_fault
    try:
        typer.main.get_command(app)(prog_name="rawi")
    except RawiError as error:
        say(str(error))
        sys.exit(error.exit_code)


def _say_fault(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    if "--debug" in sys.argv:
        sys.__excepthook__(kind, error, at)
        return
    what = " ".join(f"{kind.__name__}: {error}".split())[:200]
    say(f"{what}\nThis is a fault in Rawi {__version__}, not in your text. Please report it with what "
         "`rawi --debug \u2026` prints when run again (leave out names of people).")  # fmt: skip


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rawi {__version__}")
        raise typer.Exit


@app.callback()
def rawi(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="The version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Print the traceback of a fault.")] = False,
) -> None:
    """Read Arabic reporting on conflict into claims: who says that what happened, where, when, to whom.

    [dim]Examples[/dim]

    rawi code report.txt --published 2019-06-15

    rawi code posts.jsonl.gz -o claims.jsonl --html claims.html

    rawi explain report.txt
    """


@app.command(no_args_is_help=True, epilog=EXIT_CODES)
def code(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE\u2026|-",
            help="Texts, HTML pages, JSON, JSON Lines, gzipped or not; - is standard input.",
        ),
    ],
    published: Annotated[str | None, PUBLISHED] = None,
    outlet: Annotated[str | None, OUTLET] = None,
    encoding: Annotated[str | None, ENCODING] = None,
    output: Annotated[Path | None, OUTPUT] = None,
    json: Annotated[bool, JSON] = False,
    html: Annotated[Path | None, PAGE] = None,
    table: Annotated[bool, TABLE] = False,
    quiet: Annotated[bool, QUIET] = False,
    jobs: Annotated[
        int,
        typer.Option(min=0, metavar="N", envvar="RAWI_JOBS", help="Worker processes; 0 means one a core."),
    ] = 1,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Read texts into claims: a table on a terminal, JSON Lines in a pipe, with --json or with -o.

    What a file is, is known by its content. What cannot be read is set aside and counted; the rest goes on.

    [dim]Examples[/dim]

    rawi code report.txt --published 2019-06-15

    rawi code pages/*.html --outlet "example wire" -o claims.jsonl

    zcat posts.jsonl.gz | rawi code - --jobs 0 | jq '.claims[].act'

    rawi code report.txt --html report.html
    """
    from rawi.run.batch import Facts, code_all, read_all

    facts = Facts(None if published is None else parse_day(published, "--published"), outlet, encoding)
    counts: Counter[str] = Counter()
    with printing() as console, ExitStack() as stack:
        table = table or (console.is_terminal and not (json or output or html))
        lines = json or not (table or output or html)
        sinks = open_sinks(
            stack, console, output, html, lines=lines, table=table, reorder=puts_in_order(bidi, console)
        )
        meter = stack.enter_context(Meter(errors(), len(files), shown=not quiet))
        sources = [None if name == "-" else Path(name) for name in files]
        for item in code_all(
            read_all(sources, facts, sys.stdin.buffer, meter.file), jobs or os.cpu_count() or 1
        ):
            _take(item, sinks, counts, meter, steps_aside=table and console.is_terminal, quiet=quiet)
        if counts["texts"] == 0 and counts["unreadable"] == len(files):
            raise typer.Exit(InputError.exit_code)
    if not quiet and (output or html or table or counts["issues"]):
        _close(counts, [path for path in (output, html) if path])
    if counts["issues"] > counts["notices"]:
        raise typer.Exit(SOME_SET_ASIDE)


def _take(
    item: CodedDocument | Issue,
    sinks: Sequence[Sink],
    counts: Counter[str],
    meter: Meter,
    *,
    steps_aside: bool,
    quiet: bool,
) -> None:
    """Send one document to every sink, or say and count what was set aside."""
    with ExitStack() as aside:
        if steps_aside or isinstance(item, Issue):
            aside.enter_context(meter.aside())
        if isinstance(item, Issue):
            counts.update(("issues", item.kind))
            counts["notices"] += item.kind in NOTICES
            if not quiet or item.kind not in NOTICES:
                style = "yellow" if item.kind in NOTICES else "red"
                errors().print(Text(f"rawi: {item.where}: {item.message}", style=style), soft_wrap=True)
            return
        for sink in sinks:
            sink(item)
    counts.update(texts=1, claims=len(item.claims))
    meter.text()


def _close(counts: Counter[str], written: Sequence[Path]) -> None:
    """The last lines on standard error: what was done, what was set aside, what was written."""
    parts = [many(counts["texts"], "text"), many(counts["claims"], "claim")]
    named = {"issues", "notices", "texts", "claims"}
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(counts.items()) if kind not in named)
    parts += [f"{many(counts['issues'], 'issue')} ({kinds})"] if counts["issues"] else []
    err = errors()
    err.print(Text(", ".join(parts), style="dim"))
    for path in written:
        err.print(Text(f"Wrote {path}", style="dim"), soft_wrap=True)


@app.command(no_args_is_help=True)
def explain(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|FILE|-", help="A text in quotes, a file, or - for standard input.")
    ],
    published: Annotated[str | None, PUBLISHED] = None,
    json: Annotated[bool, JSON] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Show how a text is read: clauses, what was recognised, and the id of every rule that fired.

    [dim]Examples[/dim]

    rawi explain "TEXT"

    rawi explain report.txt --published 2019-06-15 --json
    """
    import msgspec

    from rawi.knowledge import load
    from rawi.run import pipeline
    from rawi.run.batch import documents_in

    day = None if published is None else parse_day(published, "--published")
    kinds: list[str] = []
    with printing() as console:
        for document in documents_in(text, day, sys.stdin.buffer):
            if isinstance(document, Issue):
                say(f"{document.where}: {document.message}")
                kinds.append(document.kind)
                continue
            explanation = pipeline.explain(document, load())
            if json:
                sys.stdout.buffer.write(msgspec.json.encode(explanation) + b"\n")
                continue
            reorder = puts_in_order(bidi, console)
            with in_visual_order(console.file, active=reorder and console.is_terminal):
                console.print(tree(explanation, reorder=reorder))
    if not NOTICES.issuperset(kinds):
        raise typer.Exit(SOME_SET_ASIDE)


@app.command(no_args_is_help=True)
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold files, or one of them.")],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PREDICTED]", help="JSON Lines to score; without it the gold texts are coded."
        ),
    ] = None,
    errors: Annotated[int, ERRORS] = 0,
    json: Annotated[bool, JSON] = False,
) -> None:
    """Score claims against gold claims: events found, then each field, with 95 % intervals.

    [dim]Examples[/dim]

    rawi score gold/

    rawi score gold/ claims.jsonl --errors 40

    rawi score gold/ --json
    """
    from rawi.run import figures
    from rawi.run.score import read_found, read_gold

    documents = read_gold(gold)
    found = read_found(predicted) if predicted else figures.code_gold(documents)
    with printing():
        if json:
            typer.echo(json_.dumps(figures.figures(documents, found), indent=1))
            return
        for line in figures.report(documents, found):
            typer.echo(line)
        for line in figures.errors(documents, found, errors):
            typer.echo(line)


@knowledge_app.command("list")
def list_knowledge(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="One kind of entry: event, actor, outlet \u2026")
    ] = None,
    json: Annotated[bool, JSON] = False,
) -> None:
    """List what Rawi knows: how many entries of each kind, or every entry of one kind; JSON Lines in a pipe.

    [dim]Examples[/dim]

    rawi knowledge list

    rawi knowledge list event

    rawi knowledge list actor --json | jq -r .id

    rawi knowledge list outlet
    """
    from rawi.knowledge.load import read_entries
    from rawi.knowledge.outlets import Outlet, read_outlets
    from rawi.knowledge.schema import KINDS, Entry

    kinds = list(dict.fromkeys([*(name for name, _ in KINDS.values()), "outlet"]))
    if kind is not None and kind not in kinds:
        raise SettingsError(f"{kind}: no such kind; there are {', '.join(kinds)}")
    entries: list[tuple[str, Path, Entry | Outlet]] = [*read_entries()]
    entries += [("outlet", path, outlet) for path, outlet in read_outlets()]
    entries = [item for item in entries if kind in {None, item[0]}]
    with printing() as console:
        if json or not console.is_terminal:
            for found, path, entry in entries:
                sys.stdout.buffer.write(jsonl.record({"kind": found, "file": path.name}, entry))
        elif kind is None:
            numbers = Counter(found for found, _, _ in entries)
            print_rows(console, ("kind", "entries"), [(name, f"{numbers[name]:,}") for name in kinds])
        else:
            rows = [(entry.id, entry.gloss, entry.status, path.name) for _, path, entry in entries]
            print_rows(console, ("id", "gloss", "status", "file"), rows)
