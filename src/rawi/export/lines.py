"""Lines of words on a terminal, each set in from the side of its language."""

from rich.text import Text

from rawi.export.incidents import Line
from rawi.export.table import in_line
from rawi.export.visual import plain
from rawi.knowledge.wording import Wording


def text_line(line: Line, words: Wording, width: int, *, reorder: bool) -> Text:
    """A line of `width` cells; `reorder` puts Arabic in visual order."""
    rtl = words.direction == "rtl"
    shown = in_line(plain(line.words), arabic=rtl, reorder=reorder)
    blank = " " * line.indent
    text = Text(shown + blank if rtl else blank + shown, style=line.style, overflow="fold")
    if rtl:
        text.align("right", max(width, len(shown) + line.indent))
    return text
