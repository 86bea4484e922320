"""Reads JSON records: one a line without holding the rest, or one object or array that fills the file.

A record is a text with what is known of it, a post of a channel with its versions (see `posts`), or a row
whose keys are headings: an incident, or whatever an operator's map of columns says.
"""

import io
import re
from collections.abc import Iterator

import msgspec

from rawi.errors import InputError, SettingsError
from rawi.model import Issue, Published
from rawi.read.columns import ColumnMap, knows_any
from rawi.read.posts import Post, versions_of
from rawi.read.source import MAX_LINE_BYTES, Source
from rawi.read.tables import read_row
from rawi.read.text import BROKEN_PAIR, Found
from rawi.read.when import read_time


class Record(Post, frozen=True):
    """What is read of a record; other keys are left alone. With `channel` and `post_id` it is a post."""

    title: str | None = None
    id: str | int | None = None
    published: str | None = None
    outlet: str | None = None
    kind: str | None = None


POSTS = frozenset(("post", "social", "telegram"))  # kinds of records that are posts

_record = msgspec.json.Decoder(Record)
_values = msgspec.json.Decoder(list[msgspec.Raw])
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_BLANK = b" \t\r\n\x0b\x0c"
_MARK = b"\xef\xbb\xbf"
_TEXT_KEY = re.compile(rb'"text"\s*:')
_ESCAPE = re.compile(  # every escape in its turn, so that `\\ud800` is left alone
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\.", re.S
)


def read_records(source: Source, columns: ColumnMap | None = None) -> Iterator[Found | Issue]:
    """Yield what each record holds; an Issue of kind `json` or `published` for one that is set aside."""
    if _is_one_value(source.head):
        yield from _read_value(source.whole().removeprefix(_MARK), source.name, columns)
        return
    for number, line in enumerate(lines_of(source.stream), 1):
        where = f"{source.name}:{number}"
        if line is None:
            size = f"{MAX_LINE_BYTES >> 20} MiB"
            yield Issue(kind="json", where=where, message=f"a record of more than {size} was set aside")
        elif line:
            yield from _read_record(line, where, columns)


def _is_one_value(head: bytes) -> bool:
    """Whether one value fills the file: an array, or an object whose second line begins no record."""
    head = head.removeprefix(_MARK).lstrip(_BLANK)
    first, _, rest = head.partition(b"\n")
    after = rest.lstrip(_BLANK)
    return head.startswith(b"[") or (bool(after) and not after.startswith(b"{") and not _is_json(first))


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except _BROKEN:
        return False
    return True


def lines_of(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """Yield each line bare, empty ones too; None for one that is too long to be held."""
    first = True
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            yield None
        else:
            yield (line.removeprefix(_MARK) if first else line).strip(_BLANK)
        first = False


def _read_value(data: bytes, name: str, columns: ColumnMap | None) -> Iterator[Found | Issue]:
    if not data.lstrip(_BLANK).startswith(b"["):
        yield from _read_record(data, name, columns)
        return
    try:
        values = _values.decode(data)
    except _BROKEN as error:
        yield Issue(kind="json", where=name, message=_what(error))
        return
    if not values:
        yield Issue(kind="empty", where=name, message="an array without records")
    for number, value in enumerate(values, 1):
        yield from _read_record(bytes(value), f"{name} record {number}", columns)


def _read_record(line: bytes, where: str, columns: ColumnMap | None) -> Iterator[Found | Issue]:
    try:
        if row := _row(line, columns):
            yield from read_row(row, where, columns)
            return
        record, repaired = _decode(line)
        found = list(versions_of(record, where)) if record.is_post else [_found(record, where)]
    except _BROKEN as error:
        yield Issue(kind="json", where=where, message=_what(error))
    except InputError as error:
        yield Issue(kind="columns", where=where, message=str(error).removeprefix(f"{where}: "))
    except SettingsError as error:
        yield Issue(kind="published", where=where, message=str(error)[:200])
    else:
        if repaired:
            yield Issue(kind="surrogate", where=where, message=BROKEN_PAIR)
        yield from found


def _row(line: bytes, columns: ColumnMap | None) -> dict[str, str] | None:
    """The values of an object by key, where it is a row: it has no `text` but headings that say something."""
    if not columns and _TEXT_KEY.search(line):
        return None
    value = msgspec.json.decode(line, type=dict[str, object])
    if not columns and ("text" in value or not knows_any(list(value), None)):
        return None
    return {key: _cell(inside) for key, inside in value.items()}


def _cell(value: object) -> str:
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    return "" if value is None else str(value)


def _found(record: Record, where: str) -> Found:
    stated = record.published and record.published.strip()
    return Found(
        where,
        record.text,
        record.title,
        Published(at=read_time(stated), basis="record") if stated else None,
        record.outlet,
        "" if record.id is None else str(record.id),
        kind="post" if record.kind in POSTS else "article",
        url=record.url,
    )


def _decode(line: bytes) -> tuple[Record, bool]:
    """The record, and whether halves of surrogate pairs were put right in it."""
    try:
        return _record.decode(line), False
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        whole = _ESCAPE.sub(lambda found: rb"\ufffd" if len(found[0]) == 6 else found[0], line)
        if whole == line:
            raise
        return _record.decode(whole), True


def _what(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8; if the whole file is in another encoding, name it with --encoding"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)[:200]
