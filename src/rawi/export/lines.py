"""Lines of words on a terminal, each set in from the side of its language."""

from collections.abc import Iterator

from rich.text import Text

from rawi.export.incidents import Line
from rawi.export.table import in_line
from rawi.export.visual import plain, wrap
from rawi.knowledge.wording import Wording


def text_lines(
    line: Line, words: Wording, width: int, *, reorder: bool, arabic: bool = False, most: int | None = None
) -> Iterator[Text]:
    """Yield a line's words in rows of `width` cells, set in from the right in Arabic or for Arabic words.

    They are broken into rows first, at most `most`; then `reorder` puts the Arabic of each row in visual
    order, so that the first row holds the beginning.
    """
    rtl = arabic or words.direction == "rtl"
    blank = " " * line.indent
    for row in wrap(plain(line.words), width - line.indent, most):
        shown = in_line(row, arabic=rtl, reorder=reorder)
        text = Text(shown + blank if rtl else blank + shown, style=line.style, no_wrap=True)
        if rtl:
            text.align("right", width)
        yield text
