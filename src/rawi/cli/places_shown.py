"""`rawi places in` and `rawi places map`: the places of a text as a table, those of claims on a map."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from rawi.cli.printing import JSON, ORDER, QUIET, Bidi, many, opt, print_rows, printing, puts_in_order, say
from rawi.errors import InputError
from rawi.export import jsonl
from rawi.export.terminal import in_visual_order
from rawi.export.visual import plain, visual
from rawi.model import Issue, Place
from rawi.settings import parse_day

if TYPE_CHECKING:
    from rawi.run.mentions import Mentioned

PUBLISHED = opt("--published", metavar="DATE", says="Day of publication where a text does not say it.")
MAP = opt("--map", metavar="IMAGE", says="Also draw them: map.png, map.svg or map.pdf; needs rawi\\[map].")
NO_PLACE = "no place is named in it"


def places_in_texts(
    text: Annotated[
        str, typer.Argument(metavar="TEXT|FILE|-", help="Arabic words, a file, or - for standard input.")
    ],
    published: Annotated[str | None, PUBLISHED] = None,
    map_: Annotated[Path | None, MAP] = None,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Name every place of a text, in a claim or not: what it means, how wide it is, how sure that is.

    `off` is how far the point lies from the nearest row of that name in your own tables, in kilometres.

    [dim]Examples[/dim]

    rawi places in report.txt

    rawi places in report.txt --map report.png

    zcat titles.jsonl.gz | rawi places in - --json | jq .place.lat
    """
    from rawi.knowledge.load import load
    from rawi.run.batch import documents_in
    from rawi.run.mentions import mentioned

    day = None if published is None else parse_day(published, "--published")
    found: list[Mentioned] = []
    with printing() as console:
        lines = json or not console.is_terminal
        for item in documents_in(text, day, sys.stdin.buffer):
            if isinstance(item, Issue):
                say(f"{item.where}: {item.message}", "yellow")
                continue
            mentions = mentioned(item, load())
            found += mentions
            if lines:
                for mention in mentions:
                    sys.stdout.buffer.write(jsonl.record({"document": item.id}, mention))
        if not lines:
            reorder = puts_in_order(bidi, console)
            with in_visual_order(console.file, active=reorder):
                _print(console, found, reorder=reorder)
    if not found and not quiet:
        say(NO_PLACE, "dim")
    if map_ is not None:
        _draw((mention.place for mention in found), map_, "", quiet=quiet)


def map_places(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE\u2026|-", help="What `rawi code -o` wrote; - is standard input."),
    ],
    output: Annotated[
        Path, opt("--output", "-o", metavar="IMAGE", says="Draw here: map.png, map.svg or map.pdf.")
    ],
    title: Annotated[str, opt("--title", metavar="WORDS", says="Words above the map.")] = "",
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Draw the places of claims on a map: points with the circle they stand for, areas as boxes.

    Outlines are those of boundaries that you imported with `rawi places import`; nothing is fetched.

    [dim]Examples[/dim]

    rawi code report.txt -o claims.jsonl && rawi places map claims.jsonl -o map.png
    """
    from rawi.cli.wanted import documents_in

    documents = (item for item in documents_in(files) if not isinstance(item, Issue))
    places = (place for document in documents for claim in document.claims for place in claim.places)
    _draw(places, output, title, quiet=quiet)


def _draw(places: Iterable[Place], path: Path, title: str, *, quiet: bool) -> None:
    from rawi.export.map_image import draw, frame, near, spots
    from rawi.gazetteer import installed

    found = spots(places)
    if not found:
        raise InputError("no place here has a point; nothing to draw")
    index = installed()
    box = frame(near(found) or found)
    kinds = ("admin1", "admin2") if index else ()
    outlines = [(kind, rings) for kind in kinds if index for _, rings in index.outlines(box, kind)]
    drawn = draw(found, outlines, path, title=title)
    if not quiet:
        say(f"{path}: {many(drawn, 'place')} drawn", "dim")


def _print(console: Console, found: "Sequence[Mentioned]", *, reorder: bool) -> None:
    rows = []
    for mention in found:
        place = mention.place
        text, admin = (
            visual(plain(w), rtl=False) if reorder else plain(w) for w in (place.text, place.admin or "")
        )
        point = "" if place.lat is None else f"{place.lat:.3f}, {place.lon:.3f}"
        wide = "" if place.radius_km is None else f"{place.radius_km:.1f}"
        off = "" if mention.off_km is None else f"{mention.off_km:.1f}"
        said = place.unresolved.reason if place.unresolved else place.id or ""
        sure = "" if place.confidence is None else f"{place.confidence:.2f}"
        rows.append((
            text, place.name_en or "", place.country or "", admin, place.precision or "", wide, point, off,
            sure, said,
        ))  # fmt: skip
    names = (">name", "English", "", ">admin", "precision", ">km", "point", ">off", ">sure", "id, or why not")
    print_rows(console, names, rows)
