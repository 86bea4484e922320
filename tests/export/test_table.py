"""The table fits its width, in any order of letters, and shows what sets a claim apart."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from rawi.export.table import ISOLATE, RELEASE, document_table
from rawi.export.visual import visual
from rawi.model import CodedDocument

Make = Callable[..., CodedDocument]


def printed(coded: CodedDocument, width: int, *, reorder: bool) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(document_table(coded, width, reorder=reorder))
    return capture.get()


@pytest.mark.parametrize("width", [60, 80, 100, 136, 160, 240])
@pytest.mark.parametrize("reorder", [True, False])
def test_no_line_is_wider_than_the_terminal(make: Make, width: int, reorder: bool) -> None:
    assert max(map(cell_len, printed(make(), width, reorder=reorder).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 100, 160])
def test_values_are_shown(make: Make, width: int) -> None:
    shown = " ".join(printed(make(), width, reorder=False).split())
    for value in (
        "airstrike",
        "shelling",
        "denied",
        "=c1",
        "×3",
        "2020-05-03",
        "civilians",
        "example-wire · 2020",
    ):
        assert value in shown


def test_arabic_is_isolated_or_in_visual_order(make: Make) -> None:
    assert f"{ISOLATE}شبكة محلية{RELEASE}" in printed(make(), 160, reorder=False)
    assert visual("شبكة محلية") in printed(make(), 160, reorder=True)


def test_a_text_without_claims_says_so(make: Make) -> None:
    assert "no claims" in printed(make(claims=()), 80, reorder=False)


def test_markup_in_a_text_is_no_markup(make: Make) -> None:
    assert "[red]" in printed(make(title="[red]x[/red]", claims=()), 80, reorder=False)
