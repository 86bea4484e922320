"""Who orders Arabic: every kind of terminal that is told apart."""

import io

import pytest

from rawi.export.terminal import AS_IT_COMES, BY_ITSELF, Bidi, in_visual_order, reorders


@pytest.mark.parametrize(
    ("bidi", "environment", "is_terminal", "expected"),
    [
        ("auto", {"TERM": "xterm"}, True, True),
        ("auto", {"TERM": "xterm"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True, True),
        ("auto", {"TERM": "screen", "VTE_VERSION": "7600", "TMUX": "x"}, True, False),
        ("auto", {"TERM": "screen", "TMUX": "x"}, True, True),
        ("auto", {"KONSOLE_VERSION": "230400"}, True, False),
        ("auto", {"TERM_PROGRAM": "Apple_Terminal"}, True, False),
        ("on", {"KONSOLE_VERSION": "230400"}, False, True),
        ("off", {"TERM": "xterm"}, True, False),
    ],
)
def test_who_orders(bidi: Bidi, environment: dict[str, str], is_terminal: bool, expected: bool) -> None:
    assert reorders(bidi, environment, is_terminal=is_terminal) is expected


def test_the_terminal_is_told_and_told_back() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), in_visual_order(stream, active=True):
        raise KeyboardInterrupt
    assert stream.getvalue() == AS_IT_COMES + BY_ITSELF
