"""Claims as a table on a terminal: two rows a claim up to 136 columns, one row from there on.

Arabic is right-aligned, cut between words, and ordered for display where the terminal does not
do that itself; see `visual`. Nothing here is meant to be read by a program: that is `jsonl`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from rawi.export.visual import plain, visual, wrap
from rawi.export.wording import COMMA, FROM, act_words, flag_words, harms_words, time_words
from rawi.model import Claim, CodedDocument, Party, Place

WIDE = 136
ISOLATE, RELEASE = "\u2067", "\u2069"
LINES = 2  # of one cell; more is cut with an ellipsis
COLOURS = {"asserted": "bold", "denied": "bold red", "planned": "bold blue", "demanded": "bold magenta",
           "conditional": "bold cyan"}  # fmt: skip


class Cell(NamedTuple):
    """What stands in a cell: its words, whether they are Arabic, and how they look."""

    words: str
    arabic: bool
    style: str = ""


def document_table(coded: CodedDocument, width: int, *, reorder: bool) -> RenderableType:
    """A heading and the claims of one document, to be printed at `width` columns.

    `reorder` puts Arabic in visual order, for terminals that show letters as they come.
    """
    facts = " \u00b7 ".join(
        str(fact) for fact in (coded.outlet, coded.published, _number(len(coded.claims))) if fact
    )
    title = _cell(Cell(coded.title or coded.id, True, "bold"), width - 2, reorder=reorder)
    title.justify = "left"
    heading = (title, Text(in_line(plain(facts), arabic=False, reorder=reorder), style="dim"))
    if not coded.claims:
        return Group(*heading, Text(""))
    layout = _wide if width >= WIDE else _stacked
    return Group(*heading, Padding(layout(coded.claims, width, reorder=reorder), (0, 0, 1, 0)))


def _number(claims: int) -> str:
    return "1 claim" if claims == 1 else f"{claims or 'no'} claims"


def _cell(cell: Cell, width: int, *, reorder: bool) -> Text:
    lines = [
        in_line(line, arabic=cell.arabic, reorder=reorder) for line in wrap(plain(cell.words), width, LINES)
    ]
    return Text("\n".join(lines), style=cell.style, justify="right" if cell.arabic else "left", no_wrap=True)


def in_line(words: str, *, arabic: bool, reorder: bool) -> str:
    """The words in visual order; or as they are, isolated, so that cells side by side do not trade places."""
    if reorder:
        return visual(words, rtl=arabic)
    return f"{ISOLATE}{words}{RELEASE}" if arabic else words


def _table(columns: Sequence[tuple[str, int, bool]]) -> Table:
    heads = [
        Column(name, width=width, justify="right" if arabic else "left") for name, width, arabic in columns
    ]
    return Table(
        *heads,
        box=box.HORIZONTALS,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="dim",
        border_style="dim",
    )


def _stacked(claims: Sequence[Claim], width: int, *, reorder: bool) -> Table:
    rest = width - 4 - 2 * 5
    what = max(16, rest * 23 // 100)
    share = (rest - what) // 3
    widths = (4, what, share, share, rest - what - 2 * share)
    names = ("", "what\ntrigger", "actor\n\u2190 target", "place\ntime", "harm\nsource")
    table = _table([(name, w, i in {2, 3, 4}) for i, (name, w) in enumerate(zip(names, widths, strict=True))])
    for claim in claims:
        for row in (_upper(claim), _lower(claim)):
            table.add_row(*(_cell(cell, w, reorder=reorder) for cell, w in zip(row, widths, strict=True)))
        table.add_section()
    return table


def _upper(claim: Claim) -> tuple[Cell, ...]:
    what = _what(claim)
    harm = Cell(harms_words(claim.harm), False, "red")
    return Cell(claim.id, False, "dim"), what, _parties(claim.actor), _places(claim.places), harm


def _lower(claim: Claim) -> tuple[Cell, ...]:
    target = _parties(claim.target)
    onto = target._replace(words="\u2190 " + target.words) if target.words else target
    trigger = Cell(claim.trigger.text, True, "dim")
    return Cell("", False), trigger, onto, _time(claim), _source(claim)


def _wide(claims: Sequence[Claim], width: int, *, reorder: bool) -> Table:
    names = ("", "what", "trigger", "actor", "target", "place", "time", "harm", "source")
    rest = width - 4 - 12 - 2 * len(names)
    shares = (16, 11, 16, 16, 14, 0, 15, 12)
    widths = [4, *(rest * share // 100 if share else 12 for share in shares)]
    widths[4] += width - 2 * len(names) - sum(widths)
    table = _table(
        [(name, w, i in {2, 3, 4, 5, 8}) for i, (name, w) in enumerate(zip(names, widths, strict=True))]
    )
    for claim in claims:
        (number, what, actor, place, harm), (_, trigger, _, time, source) = _upper(claim), _lower(claim)
        row = (number, what, trigger, actor, _parties(claim.target), place, time, harm, source)
        table.add_row(*(_cell(cell, w, reorder=reorder) for cell, w in zip(row, widths, strict=True)))
    return table


def _what(claim: Claim) -> Cell:
    flags = flag_words(claim)
    words = act_words(claim) + (f" ({', '.join(flags)})" if flags else "")
    return Cell(words, False, COLOURS[claim.status])


def _parties(parties: Sequence[Party]) -> Cell:
    return Cell(COMMA.join(party.text for party in parties), True)


def _places(places: Sequence[Place]) -> Cell:
    names = COMMA.join(place.text for place in places)
    countries = dict.fromkeys(place.country for place in places if place.country)
    return Cell(f"{names} {' '.join(countries)}", True, "green")


def _time(claim: Claim) -> Cell:
    if claim.time is None:
        return Cell("", False)
    days = time_words(claim.time)
    return Cell(days or claim.time.text, not days, "yellow")


def _source(claim: Claim) -> Cell:
    return Cell(FROM.join(party.text for party in claim.source), True, "cyan")
