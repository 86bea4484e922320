"""Incidents on standard output: a line each, one with all its accounts, or JSON."""

import sys
from collections.abc import Iterator

from rich.console import Console

from rawi.cli.diff import NARROWEST, WIDEST, Lang
from rawi.cli.printing import Bidi, puts_in_order
from rawi.export.terminal import Meter, in_visual_order
from rawi.model import Incident


def print_incidents(
    console: Console,
    found: Iterator[Incident],
    lang: Lang,
    meter: Meter,
    *,
    whole: bool,
    json: bool,
    bidi: Bidi,
) -> int:
    """Print the incidents, in the shape asked for; how many there were."""
    from rawi.export import incidents as shapes
    from rawi.export import jsonl
    from rawi.export.lines import text_lines
    from rawi.knowledge.wording import load_wording

    number = 0
    if json or not (whole or console.is_terminal):
        for incident in found:
            with meter.aside():
                sys.stdout.buffer.write(jsonl.line(incident))
                sys.stdout.flush()
            number += 1
        return number
    words = load_wording(lang.value)
    reorder = puts_in_order(bidi, console)
    width = min(max(console.width, NARROWEST), WIDEST)
    with in_visual_order(console.file, active=reorder and console.is_terminal):
        for incident in found:
            number += 1
            lines = shapes.accounts(incident, words) if whole else shapes.listing(iter([incident]), words)
            with meter.aside():
                for line in lines:
                    for row in text_lines(line, words, width, reorder=reorder):
                        console.print(row)
    return number
