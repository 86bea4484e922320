"""`rawi status --issues`: what was set aside, by kind with examples, or all of a kind."""

import sys
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from rawi.cli.printing import NOTICES, Bidi, many, puts_in_order, say
from rawi.errors import SettingsError, nearest
from rawi.export import jsonl
from rawi.export.terminal import in_visual_order
from rawi.export.visual import plain, visual, wrap

if TYPE_CHECKING:
    from rawi.store import Aside, Desk

EXAMPLES = 3


def print_issues(desk: "Desk", kind: str | None, console: Console, bidi: Bidi, *, json: bool) -> None:
    """Print what was set aside: all of it as JSON Lines, all of one kind, or examples of each.

    Raises: SettingsError for a kind of which there is nothing, naming those near it.
    """
    counts = desk.kinds_aside()
    if kind is not None and kind not in counts:
        raise SettingsError(f"--kind {kind}: nothing of that kind was set aside{nearest(kind, counts)}")
    if json:
        for item in desk.set_aside(kind):
            sys.stdout.buffer.write(jsonl.line(item))
        return
    if not counts:
        say("nothing was set aside", "dim")
    reorder = puts_in_order(bidi, console)
    with in_visual_order(console.file, active=reorder and console.is_terminal):
        for each in [kind] if kind else counts:
            shown = [*islice(desk.set_aside(each), None if kind else EXAMPLES)]
            _print_kind(console, each, counts[each], shown, reorder=reorder)
    if any(counts[each] > EXAMPLES for each in counts) and not kind:
        say("`rawi status --issues --kind KIND` lists all of a kind, `--json` everything", "dim")


def _print_kind(console: Console, kind: str, number: int, shown: "Sequence[Aside]", *, reorder: bool) -> None:
    lost = "; the text was taken all the same" if kind in NOTICES else ""
    console.print(Text(f"{kind}: {many(number, 'issue')}{lost}", "bold"))
    for item in shown:
        for line in wrap(plain(f"{item.where}: {item.message}"), console.width - len("  "), None):
            console.print(Text(f"  {visual(line, rtl=False) if reorder else line}"), soft_wrap=True)
    if number > len(shown):
        console.print(Text(f"  and {number - len(shown):,} more", "dim"))
