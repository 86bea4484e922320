"""`rawi places`: tables of places of a user's own: listed, fetched, imported, searched, removed."""

import datetime
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from rawi.cli.places_shown import map_places, places_in_texts
from rawi.cli.printing import JSON, ORDER, QUIET, Bidi, errors, many, print_rows, printing, puts_in_order, say
from rawi.errors import InputError, SettingsError
from rawi.export import jsonl
from rawi.export.terminal import in_visual_order
from rawi.export.visual import plain, visual

if TYPE_CHECKING:
    from rawi.gazetteer import Candidate
    from rawi.gazetteer.build import Row, Table
    from rawi.gazetteer.download import Progress
    from rawi.gazetteer.index import Index

SOME_SET_ASIDE = 6
NOTHING = "no places are installed; `rawi places add SY` or `rawi places import FILE` brings them"

places_app = typer.Typer(
    no_args_is_help=True, help="Install and search tables of places, down to the village."
)


@places_app.command("list")
def list_tables(json: Annotated[bool, JSON] = False) -> None:
    """List the installed tables: countries, rows, source, licence, date; JSON Lines in a pipe.

    [dim]Examples[/dim]

    rawi places list

    rawi places list --json | jq -r .licence
    """
    from rawi.gazetteer import installed

    index = installed()
    tables = index.tables() if index else []
    with printing() as console:
        if json or not console.is_terminal:
            for table in tables:
                sys.stdout.buffer.write(jsonl.record({}, table))
        elif tables:
            print_rows(console, ("table", "countries", ">rows", "format", "licence", "imported"), [
                (t.name, " ".join(sorted(t.countries)), f"{t.rows:,}", t.format, t.licence, t.imported)
                for t in tables
            ])  # fmt: skip
    if not tables:
        say(NOTHING, "dim")


@places_app.command("import", no_args_is_help=True)
def import_tables(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE\u2026",
            help="GeoNames dumps, CSV, XLSX, GeoJSON, shapefiles; zipped, gzipped or not.",
        ),
    ],
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="Country of rows that do not say theirs: SY."),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option("--licence", metavar="NAME", help="Licence of the tables, kept with each place."),
    ] = None,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Import files of places: all of them, or on an error none; a table of the same name is replaced.

    Columns are known by their usual headings (ADM1_AR, name_en, Latitude \u2026). Rows of no use are
    set aside and counted by reason.

    [dim]Examples[/dim]

    rawi places import syr_pplp_adm4.xlsx --licence "CC BY 3.0 IGO (OCHA)"

    rawi places import SY.zip alternatenames/SY.zip

    rawi places import yem_admbnda_adm2.geojson --country YE
    """
    from rawi.gazetteer.build import install
    from rawi.gazetteer.download import check_code
    from rawi.gazetteer.importing import read_tables

    code = check_code(country) if country else None
    with errors().status("reading", spinner="dots") if _shows(quiet) else _nothing():
        tables = list(read_tables(files, country=code, licence=licence, today=_today()))
        install(tables)
    if _report(tables, quiet=quiet):
        raise typer.Exit(SOME_SET_ASIDE)


@places_app.command("add", no_args_is_help=True)
def add_countries(
    countries: Annotated[list[str], typer.Argument(metavar="CC\u2026", help="Country codes: SY YE IQ.")],
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Download the places of countries from GeoNames with their Arabic names, and install them.

    A download that broke off goes on where it stopped. GeoNames data are licensed CC BY 4.0: name
    GeoNames where you publish what was made with them.

    [dim]Examples[/dim]

    rawi places add SY

    rawi places add YE SD LY
    """
    from rawi.gazetteer.build import install
    from rawi.gazetteer.download import check_code, fetch_country

    for code in [check_code(country) for country in countries]:
        with _downloading(shown=_shows(quiet)) as progress:
            table, rows = fetch_country(code, progress, today=_today())
        install([(table, rows)])
        _report([(table, rows)], quiet=quiet)


@places_app.command("find", no_args_is_help=True)
def find_places(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in Arabic or Latin letters.")],
    near: Annotated[
        str | None, typer.Option("--near", metavar="NAME", help="A place that lies near it.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Only of this country: SY.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="So many candidates at most.")
    ] = 20,
    json: Annotated[bool, JSON] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Find the places that a name may mean, with a score and the reasons for it; JSON Lines in a pipe.

    [dim]Examples[/dim]

    rawi places find "Kafr Zita"

    rawi places find Mushayrifah --near Idlib --country SY

    rawi places find "Khan Shaykhun" --json | jq .entry.lat
    """
    from rawi.gazetteer.download import check_code

    index = _index()
    code = check_code(country) if country else None
    if near:
        _say_near(near, index.find(near, code))
    found = index.near(name, near, code) if near else index.find(name, code)
    with printing() as console:
        if json or not console.is_terminal:
            for candidate in found[:limit]:
                sys.stdout.buffer.write(jsonl.record({}, candidate))
        else:
            reorder = puts_in_order(bidi, console)
            with in_visual_order(console.file, active=reorder):
                _print_candidates(console, found[:limit], reorder=reorder)
    if not found:
        say(f"{name}: no place of this name is installed", "dim")
    elif len(found) > limit:
        say(f"{len(found) - limit:,} more; see --limit", "dim")


@places_app.command("remove", no_args_is_help=True)
def remove_tables(
    names: Annotated[
        list[str], typer.Argument(metavar="TABLE\u2026", help="Tables as `rawi places list` names them.")
    ],
) -> None:
    """Remove installed tables.

    [dim]Examples[/dim]

    rawi places remove geonames-sy
    """
    from rawi.gazetteer.build import install

    known = [table.name for table in _index().tables()]
    if unknown := [name for name in names if name not in known]:
        raise SettingsError(f"{', '.join(unknown)}: no such table; there are {', '.join(known)}")
    install([], dropped=names)
    say(f"removed {', '.join(names)}", "dim")


@places_app.command("rebuild")
def rebuild_index() -> None:
    """Compile the index anew from the tables in it, after an update of Rawi that asks for it.

    [dim]Examples[/dim]

    rawi places rebuild
    """
    from rawi.gazetteer.build import index_path, install

    if not index_path().exists():
        raise InputError(NOTHING)
    install([])
    say(f"compiled {index_path()}", "dim")


places_app.command("in", no_args_is_help=True)(places_in_texts)
places_app.command("map", no_args_is_help=True)(map_places)


def _index() -> "Index":
    from rawi.gazetteer import installed

    index = installed()
    if index is None:
        raise InputError(NOTHING)
    return index


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _shows(quiet: bool) -> bool:
    return not quiet and errors().is_terminal


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _report(tables: "Sequence[tuple[Table, list[Row]]]", *, quiet: bool) -> int:
    """Say what was installed and what was not; the number of rows set aside."""
    from rawi.gazetteer.rows import REFUSED, SET_ASIDE

    refused = 0
    for table, _ in tables:
        aside = {reason: number for reason, number in table.counts.items() if reason in SET_ASIDE}
        mended = {reason: number for reason, number in table.counts.items() if reason not in SET_ASIDE}
        refused += sum(number for reason, number in aside.items() if reason in REFUSED)
        if quiet:
            continue
        say(f"{table.name}: {many(table.rows, 'place')} ({table.format}, {table.licence})", "dim")
        for counts, what in ((aside, "set aside"), (mended, "kept")):
            if counts:
                reasons = ", ".join(f"{reason} {number:,}" for reason, number in sorted(counts.items()))
                say(f"{table.name}: {many(sum(counts.values()), 'row')} {what}: {reasons}", "yellow")
    return refused


@contextmanager
def _downloading(*, shown: bool) -> "Iterator[Progress]":
    """A progress bar for each file of a download."""
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Bars(*columns, console=errors(), transient=True, disable=not shown) as bars:
        tasks: dict[str, int] = {}

        def step(name: str, have: int, whole: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name)
            bars.update(tasks[name], completed=have, total=whole or None)  # type: ignore[arg-type]

        yield step


def _say_near(name: str, found: "Sequence[Candidate]") -> None:
    """Say which place `--near` is taken for. Raises: SettingsError where no place is called so."""
    if not found:
        raise SettingsError(f"--near {name}: no place of this name is installed")
    entry = found[0].entry
    taken = ", ".join(filter(None, (entry.name_en or entry.name_ar, entry.admin1, entry.country)))
    others = f"; it may be {len(found) - 1:,} others" if len(found) > 1 else ""
    say(f"--near {name}: taken for {taken} ({entry.id}){others}", "dim")


def _print_candidates(console: Console, found: "Sequence[Candidate]", *, reorder: bool) -> None:
    rows = []
    for candidate in found:
        entry = candidate.entry
        name, admin = (_arabic(words, reorder=reorder) for words in (entry.name_ar, entry.admin1))
        point, because = f"{entry.lat:.3f}, {entry.lon:.3f}", "; ".join(candidate.because)
        rows.append((
            f"{candidate.score:.2f}", name, entry.name_en, entry.country, admin, entry.kind, point, entry.id,
            _arabic(because, reorder=reorder),
        ))  # fmt: skip
    print_rows(console, (">score", ">name", "English", "", ">admin", "kind", "point", "id", "because"), rows)


def _arabic(words: str, *, reorder: bool) -> str:
    return visual(plain(words), rtl=False) if reorder else plain(words)
