"""Rawi reads Arabic reporting on conflict and keeps, for every event, who says it.

    >>> import rawi
    >>> claim, = rawi.code("قصفت طائرات سوقا في إدلب أمس.", published="2019-06-15").claims
    >>> claim.act, claim.places[0].text, claim.time.start.isoformat()
    ('airstrike', 'إدلب', '2019-06-14')

The types are in `rawi.model`, the commands in `rawi.cli`, the six steps on one screen in
`rawi.run.pipeline`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rawi.settings import VERSION, parse_day

if TYPE_CHECKING:
    from pathlib import Path

    from rawi.model import CodedDocument
    from rawi.run.opened import OpenDesk

__version__ = VERSION
__all__ = ["__version__", "code", "open_desk"]


def code(
    text: str,
    *,
    published: datetime.date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str | None = None,  # noqa: A002  # the name of the field in the output
) -> CodedDocument:
    """The text with its claims; `published` (a date, or `2019-06-15`) makes "yesterday" a day.

    The first call in a process loads the knowledge (well under a second; some seconds once after
    it changed). Raises: SettingsError for a `published` that is no date.
    """
    from rawi.knowledge import load
    from rawi.read import document
    from rawi.run import pipeline

    day = published.isoformat() if isinstance(published, datetime.date) else published
    known = None if day is None else parse_day(day)
    return pipeline.code(document(text, title=title, published=known, outlet=outlet, id=id), load())


def open_desk(desk: str | Path | None = None) -> OpenDesk:
    """The desk in a folder, at the address of its database, or around the working folder; as frames.

    >>> with rawi.open_desk("d") as desk:  # doctest: +SKIP
    ...     desk.claims(act="airstrike", place="إدلب", since="2019-06-01").to_polars()

    Raises: SettingsError where there is none, or where `rawi[desk]` is not installed.
    """
    from rawi.errors import needed

    with needed("desk"):
        from rawi.run.opened import OpenDesk
        from rawi.store import Desk
    return OpenDesk(Desk.open(desk))
