"""What the terminal can do, and a progress line on standard error that steps aside for output."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Literal, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

Bidi = Literal["auto", "on", "off"]
AS_IT_COMES, BY_ITSELF = "\033[8l", "\033[8h"  # bidirectional support mode: explicit, implicit (ECMA-48)
PATIENCE_S = 1.0  # work shorter than this shows no progress


def reorders(bidi: Bidi, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether Rawi puts Arabic in visual order itself.

    `auto`: on a terminal, unless it always reorders and cannot be told not to. Terminals that
    follow the bidirectional standard (GNOME's, mintty) are told by `in_visual_order`; inside
    tmux that does not reach them, so there they do it themselves.
    """
    if bidi != "auto":
        return bidi == "on"
    own = (
        "KONSOLE_VERSION",
        "MLTERM",
        "KITTY_WINDOW_ID",
        *(("VTE_VERSION",) if "TMUX" in environment else ()),
    )
    does_it_itself = environment.get("TERM_PROGRAM") == "Apple_Terminal" or any(
        name in environment for name in own
    )
    return is_terminal and environment.get("TERM") != "dumb" and not does_it_itself


@contextmanager
def in_visual_order(stream: IO[str], *, active: bool) -> Iterator[None]:
    """While active, tell the terminal to show letters in the order they come."""
    if active:
        stream.write(AS_IT_COMES)
    try:
        yield
    finally:
        if active:
            stream.write(BY_ITSELF)


class Meter:
    """A progress line that appears when work takes long, and is gone when something is printed."""

    def __init__(self, console: Console, files: int, *, shown: bool, doing: str = "coding") -> None:
        self._doing = doing
        self._console, self._files, self._shown = console, files, shown and console.is_terminal
        self._lock = threading.Lock()
        self._progress: Progress | None = None
        self._timer: threading.Timer | None = None
        self._done = self._texts = 0

    def __enter__(self) -> Self:
        self._arm()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._stop()

    def text(self) -> None:
        """One more text is done."""
        self.texts(1)

    def texts(self, number: int) -> None:
        """So many more texts are done."""
        self._texts += number
        self._update()

    def file(self) -> None:
        """One more file has been read."""
        self._done += 1
        self._update()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Step aside while something is printed."""
        self._stop()
        yield
        self._arm()

    def _arm(self) -> None:
        if self._shown:
            self._timer = threading.Timer(PATIENCE_S, self._start)
            self._timer.daemon = True
            self._timer.start()

    def _start(self) -> None:
        with self._lock:
            if self._timer is None:
                return
            many = (BarColumn(), MofNCompleteColumn(), TextColumn("files")) if self._files > 1 else ()
            columns = (SpinnerColumn(), TextColumn("{task.description}"), *many, TimeElapsedColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            self._progress.add_task(self._description(), total=self._files, completed=self._done)
            self._progress.start()

    def _stop(self) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._progress is not None:
                self._progress.stop()
                self._progress = None

    def _update(self) -> None:
        with self._lock:
            if self._progress is not None:
                self._progress.update(
                    self._progress.task_ids[0], description=self._description(), completed=self._done
                )

    def _description(self) -> str:
        return f"{self._doing}, {self._texts:,} text{'' if self._texts == 1 else 's'}"
