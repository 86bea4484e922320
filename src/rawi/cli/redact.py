"""`rawi redact`: a person, a text or a file taken out of a desk where law or safety demands it."""

import getpass
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.printing import JSON, many, opt, printing, say
from rawi.cli.wanted import DeskAt, desk_at
from rawi.export import jsonl

if TYPE_CHECKING:
    from rawi.store.redact import Redacted

MOST_NAMED = 10  # files


class Sort(StrEnum):
    """What is taken out."""

    person = "person"
    text = "text"
    file = "file"


def redact(
    sort: Annotated[Sort, typer.Argument(metavar="person|text|file", help="What is taken out.")],
    subject: Annotated[
        str,
        typer.Argument(
            metavar="SUBJECT",
            help="A name; the key of a text or the id of a version; a file's name or SHA-256.",
        ),
    ],
    reason: Annotated[str, opt("--reason", metavar="WHY", says="Kept in the log: without names.")],
    who: Annotated[
        str | None, opt("--who", metavar="WHO", says="Who says so, kept in the log; else the user's name.")
    ] = None,
    desk: DeskAt = None,
    yes: Annotated[bool, opt("--yes", "-y", says="Do not ask.")] = False,
    json: Annotated[bool, JSON] = False,
) -> None:
    """Take a person, a text or a file out for good: words, bytes, search, free pages. There is no way back.

    A name is blocked out wherever it stands. Bytes are not rewritten: a file in which a text or a name stood
    goes whole, and you are told how many other texts stood in it; they stay, without bytes behind them. A
    tombstone in the log says when, who and why, and the log still verifies. What was taken out stays out when
    it arrives again.

    [dim]Examples[/dim]

    rawi redact text t.me/example/75109 --reason "asked for by the family"

    rawi redact person NAME --reason "witness at risk" --who "desk editor"
    """
    with desk_at(desk) as opened, printing():
        for line in _files(opened.outlook(sort.value, subject)):
            say(line, "yellow")
        if not yes:
            typer.confirm(
                f"Take this {sort.value} out of {opened.place.name} for good?", abort=True, err=True
            )
        done = opened.redact(sort.value, subject, reason=reason, who=who or getpass.getuser())
        if json:
            sys.stdout.buffer.write(jsonl.line(done))
    taken = f"{many(done.versions, 'version')} of texts, {many(done.files, 'file')}"
    if sort is Sort.file and not done.files:
        taken = f"{many(done.versions, 'version')} of texts; the bytes of that file had gone before"
    say(
        f"taken out: {taken}; blocked out in {many(done.masked, 'text')}; `rawi run` codes those again", "dim"
    )


def _files(outlook: "Redacted") -> Iterator[str]:
    """Yield a line for each file whose bytes go."""
    for file in outlook.losing[:MOST_NAMED]:
        stay = "no other text is left without bytes"
        if file.others:
            stand = "1 other text stands" if file.others == 1 else f"{file.others:,} other texts stand"
            stay = f"{stand} in it and stay{'s' * (file.others == 1)}, without bytes behind"
        yield f"the bytes of {file.name} go; {stay}"
    if rest := outlook.losing[MOST_NAMED:]:
        others = sum(file.others for file in rest)
        yield f"the bytes of {many(len(rest), 'more file')} go; other texts in them, which stay: {others:,}"
