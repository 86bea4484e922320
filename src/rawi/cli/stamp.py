"""`rawi stamp`: the head of a desk's log is stamped by a time-stamping service."""

import json as json_
import sys
from typing import Annotated

from rawi.cli.printing import JSON, QUIET, printing, say
from rawi.cli.wanted import DeskAt, desk_at
from rawi.errors import needed


def stamp(
    desk: DeskAt = None,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> None:
    """Have a time-stamping service (RFC 3161) witness that all the desk keeps was there by now.

    The service that `rawi.toml` names (`stamp`) sees one hash and nothing else. Its answer is kept in the
    folder `stamps`; `rawi verify` checks it. Where nothing came in since, nothing is asked.

    [dim]Examples[/dim]

    rawi stamp

    rawi stamp --desk desk --json
    """
    with needed("desk"):
        from rawi.run.stamping import stamp_desk

    with desk_at(desk) as opened, printing():
        entry = stamp_desk(opened)
        if json:
            sys.stdout.write(json_.dumps({"stamped": entry}) + "\n")
    if not quiet:
        say(f"entry {entry:,} is stamped" if entry else "nothing came in since the last stamp", "dim")
