"""Rawi reads Arabic reporting on conflict and keeps, for every event, who says it.

    >>> import rawi
    >>> coded = rawi.code("قصفت طائرات سوقا في إدلب أمس.", published="2019-06-15")   # doctest: +SKIP
    >>> coded.claims[0].act                                                          # doctest: +SKIP
    'airstrike'

The types are in `rawi.model`, the commands in `rawi.cli`, the six steps on one screen in
`rawi.run.pipeline`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rawi.errors import SettingsError

if TYPE_CHECKING:
    from rawi.model import CodedDocument

__version__ = "0.1.0"
__all__ = ["__version__", "code"]


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
    from rawi.knowledge import load  # noqa: PLC0415  # `import rawi` stays light
    from rawi.read import document  # noqa: PLC0415
    from rawi.run import pipeline  # noqa: PLC0415

    day = date_of(published) if isinstance(published, str) else published
    return pipeline.code(document(text, title=title, published=day, outlet=outlet, id=id), load())


def date_of(words: str) -> datetime.date:
    """The day that an ISO date or an ISO date and time names.

    >>> date_of("2019-06-15"), date_of("2019-06-15T23:30:00+03:00")
    (datetime.date(2019, 6, 15), datetime.date(2019, 6, 15))

    Raises: SettingsError, saying how a date is written.
    """
    try:
        return datetime.datetime.fromisoformat(words.strip()).date()
    except ValueError as error:
        raise SettingsError(f"published: '{words}' is no date; write it like 2019-06-15") from error
