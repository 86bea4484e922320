"""Where coded documents go, one function each: a stream of JSON Lines, a page, a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from rawi.errors import SettingsError
from rawi.export import jsonl, page
from rawi.export.table import document_table
from rawi.export.terminal import in_visual_order
from rawi.export.write import whole_file
from rawi.model import CodedDocument

Sink = Callable[[CodedDocument], None]


def lines_to(stream: BinaryIO) -> Sink:
    """A sink that writes each document as a line of JSON."""

    def write(coded: CodedDocument) -> None:
        stream.write(jsonl.line(coded))

    return write


@contextmanager
def page_to(stream: BinaryIO, title: str) -> Iterator[Sink]:
    """A sink that writes each document into one HTML page, which is closed at the end."""
    numbers = count(1)
    stream.write(page.opening(title).encode())

    def write(coded: CodedDocument) -> None:
        stream.write(page.document(coded, next(numbers)).encode())

    yield write
    stream.write(page.closing().encode())


def table_to(console: Console, *, reorder: bool) -> Sink:
    """A sink that prints each document as a table."""

    def write(coded: CodedDocument) -> None:
        with in_visual_order(console.file, active=reorder and console.is_terminal):
            console.print(document_table(coded, console.width, reorder=reorder))
        console.file.flush()

    return write


def open_sinks(
    stack: ExitStack,
    console: Console,
    output: Path | None,
    html: Path | None,
    *,
    lines: bool,
    table: bool,
    reorder: bool,
) -> list[Sink]:
    """All that a coded document goes to; files are opened now, so a wrong place is known before the work.

    Raises: SettingsError when two would write the same file; OutputError for a place that cannot be written.
    """
    if output and html and output.resolve() == html.resolve():
        raise SettingsError(f"{output}: -o and --html name the same file")
    sinks: list[Sink] = []
    if output:
        sinks.append(lines_to(stack.enter_context(whole_file(output))))
    if html:
        sinks.append(stack.enter_context(page_to(stack.enter_context(whole_file(html)), html.stem)))
    if table:
        sinks.append(table_to(console, reorder=reorder))
    if lines:
        sinks.append(lines_to(sys.stdout.buffer))
    return sinks
