"""What columns of tables are usually called, read from `headings.toml`: used where nobody says it."""

import pathlib
import re
from functools import cache
from typing import Literal, get_args

import msgspec

from rawi.arabic.fold import fold
from rawi.errors import KnowledgeError

Role = Literal[
    "text", "title", "published", "url", "outlet", "id", "act", "date", "date_end", "place", "admin",
    "country", "lat", "lon", "actor", "target", "killed", "injured",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
FILE = pathlib.Path(__file__).with_name("headings.toml")

_SIGNS = re.compile(r"[\W_]+")


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a column may be called that says `role`, the surest heading first."""

    role: Role
    headings: tuple[str, ...]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    column: tuple[Column, ...]


def plain_heading(heading: str) -> str:
    """A heading folded, in small letters, without spaces and signs.

    >>> plain_heading("Upload_Timestamp "), plain_heading("نوع الحادثة:")
    ('uploadtimestamp', 'نوعالحادثه')
    """
    return _SIGNS.sub("", fold(heading).text).lower()


@cache
def headings_by_role() -> dict[Role, tuple[str, ...]]:
    """The plain headings of each role, the surest first.

    Raises: KnowledgeError when the file breaks its schema.
    """
    try:
        columns = msgspec.toml.decode(FILE.read_bytes(), type=_File).column
    except msgspec.DecodeError as error:
        raise KnowledgeError(f"{FILE.name}: {error}") from error
    return {column.role: tuple(map(plain_heading, column.headings)) for column in columns}
