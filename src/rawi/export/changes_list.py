"""Changes of claims on a terminal: gathered by place, the surest violence first, in English or in Arabic.

Arabic runs from right to left: lines are set to the right, and put in visual order where the terminal does
not do that itself (see `visual`).
"""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from rawi.export.changes import Change, ChangeKind, Place, by_place, facts, flags, told
from rawi.export.incidents import Line
from rawi.export.lines import text_lines
from rawi.knowledge.wording import Wording

SIGNS: dict[ChangeKind, str] = {"new": "+", "changed": "~", "withdrawn": "\u2212"}
COLOURS: dict[ChangeKind, str] = {"new": "green", "changed": "yellow", "withdrawn": "red"}
ARROWS = {"ltr": "\u2192", "rtl": "\u2190"}
INDENT, MORE = 2, 4  # cells
LINES = 3  # of one fact; more is cut with an ellipsis
BETWEEN = " \u00b7 "


def listing(changes: Iterable[Change], words: Wording, width: int, *, reorder: bool) -> RenderableType:
    """The changes as lines of `width` cells; `reorder` puts Arabic in visual order."""
    lines: list[Text] = []
    for place, found in by_place(changes):
        title = Line(place_words(place, words), style="bold")
        lines += text_lines(title, words, width, reorder=reorder, most=LINES)
        for change in found:
            lines += _change(change, words, width, reorder=reorder)
        lines.append(Text(""))
    return Group(*lines)


def place_words(place: Place, words: Wording) -> str:
    """The name of a place, its governorate and its country in one line."""
    parts = dict.fromkeys(part for part in place if part)
    return BETWEEN.join(parts) or words.notes["nowhere"]


def headline(change: Change, words: Wording) -> str:
    """The act, and what sets the claim apart."""
    marks = flags(change, words)
    act = words.acts[change.claim.act]
    return f"{act} ({BETWEEN.join(marks)})" if marks else act


def difference(change: Change, field: str, words: Wording) -> str:
    """What a field was and is: `killed: 3 → 7`."""
    was, now = told(change, field, words)
    none = "\u2013"
    return f"{words.fields[field]}: {was or none} {ARROWS[words.direction]} {now or none}"


def _change(change: Change, words: Wording, width: int, *, reorder: bool) -> Iterator[Text]:
    sure = f"{change.claim.confidence:.2f}"
    why = BETWEEN.join((words.changes[change.kind], words.causes[change.cause], sure))
    head = f"{SIGNS[change.kind]} {headline(change, words)}{BETWEEN}{why}"
    lines = [Line(head, INDENT, COLOURS[change.kind])]
    lines += [Line(difference(change, field, words), MORE, "bold") for field in change.fields]
    details = BETWEEN.join(f"{words.fields[field]}: {value}" for field, value in facts(change, words))
    for line in (*lines, Line(details, MORE)):
        yield from text_lines(line, words, width, reorder=reorder, most=LINES)
    quote = Line(f"\u00ab{change.claim.quote.text}\u00bb", MORE, "dim")
    yield from text_lines(quote, words, width, reorder=reorder, arabic=True, most=LINES)
