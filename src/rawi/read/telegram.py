"""Reads what Telegram Desktop exports (`result.json`): one chat, or all chats of an account, as it comes.

The fields are those of https://core.telegram.org/import-export. An export says a chat's title and number but
not its public name: where the operator names the channel (`t.me/name`), posts get the key of its public page.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from rawi.errors import SettingsError
from rawi.model import Issue, Published
from rawi.read.addresses import channel_of, post_key
from rawi.read.source import Source
from rawi.read.splitting import elements
from rawi.read.text import Found
from rawi.read.when import read_time

EARLIEST = datetime.datetime(
    2013, 8, 14, tzinfo=datetime.UTC
)  # Telegram's first day; exports write 1970 for never

_WORDS = rb'"(?:[^"\\]|\\.)*+"'
_EXPORT = re.compile(  # members with plain values, then the first of those that an export has
    rb"\s*\{(?:\s*+" + _WORDS + rb"\s*:\s*(?:" + _WORDS + rb"|[^\s\",{}\[\]]++)\s*,)*+\s*"
    rb'"(?:messages"\s*:\s*\[|(?:personal_information|profile_pictures|contacts|chats|left_chats)"\s*:\s*\{)',
    re.S,
)  # fmt: skip


class _Piece(msgspec.Struct):
    """A stretch of text in a form of its own: a link, a bold word."""

    text: str | None = None


_Text = str | list[str | _Piece] | None


class _Message(msgspec.Struct, rename={"sender": "from"}):
    id: int
    type: str
    date: str = ""
    date_unixtime: str | int | None = None
    edited: str | None = None
    edited_unixtime: str | int | None = None
    sender: str | None = None
    text: _Text = None
    text_entities: list[_Piece] = []
    forwarded_from: str | None = None
    reply_to_message_id: int | None = None


class _Chat(msgspec.Struct):
    name: str | None = None
    type: str | None = None
    id: int | None = None


_message = msgspec.json.Decoder(_Message)
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, SettingsError, OverflowError, ValueError)


def is_export(head: bytes) -> bool:
    """Whether the beginning of a file is that of an export of one chat or of many."""
    return bool(_EXPORT.match(head.removeprefix(b"\xef\xbb\xbf")))


def read_export(source: Source, outlet: str | None) -> Iterator[Found | Issue]:
    """Yield each message that has a text; the others, and notices of service, are counted at the end."""
    passed: Counter[str] = Counter()
    channel = channel_of(outlet) if outlet else None
    number = 0
    for number, (facts, data) in enumerate(elements(source.stream, source.name, "messages"), 1):
        where = f"{source.name} message {number}"
        try:
            chat = _chat(facts)
            message = _message.decode(data)
            found = _found(message, chat, channel, where)
        except _BROKEN as error:
            yield Issue(kind="json", where=where, message=str(error)[:200])
            continue
        if message.type != "message":
            passed["service"] += 1
        elif not found.text.strip():
            passed["without_text"] += 1
        else:
            yield found
    if number == 0:
        yield Issue(kind="empty", where=source.name, message="an export without messages")
    yield from passed_over(passed, source.name)


def passed_over(passed: Counter[str], name: str) -> Iterator[Issue]:
    """Yield one Issue for each kind of posts that have nothing to read, with their number."""
    said = {
        "service": "notices of service (joined, pinned, renamed); they tell nothing",
        "without_text": "messages without a text (pictures, videos, stickers)",
    }
    for kind, count in sorted(passed.items()):
        yield Issue(kind=kind, where=name, message=f"{count:,} {said[kind]}")


def _chat(facts: dict[str, bytes]) -> _Chat:
    raw = {name: msgspec.json.decode(facts[name]) for name in ("name", "type", "id") if name in facts}
    return msgspec.convert(raw, _Chat)


def _found(message: _Message, chat: _Chat, channel: str | None, where: str) -> Found:
    home = f"t.me/{channel}" if channel else f"t.me/c/{chat.id or 0}"
    at = _moment(message.date_unixtime)
    day = None if at or not message.date else read_time(message.date)
    reply = message.reply_to_message_id
    theirs = {"chat": chat.name, "chat_type": chat.type, "from": message.sender}
    return Found(
        where,
        _joined(message.text) or _joined([*message.text_entities]),
        published=(
            Published(at=at, basis="post") if at
            else Published(at=day, basis="post", certain=False) if day  # on the clock of who exported it
            else None
        ),
        outlet=chat.name,
        kind="post",
        key=post_key(channel, message.id) if channel else f"{home}/{message.id}",
        id=f"{channel or chat.id or 0}/{message.id}",
        url=f"https://{home}/{message.id}",
        host=home,
        edited=_moment(message.edited_unixtime) or _loose(message.edited),
        forwarded_from=message.forwarded_from,
        reply_to=f"{home}/{reply}" if reply is not None else None,
        theirs={name: value for name, value in theirs.items() if value},
    )  # fmt: skip


def _joined(text: _Text) -> str:
    if text is None or isinstance(text, str):
        return text or ""
    return "".join(part if isinstance(part, str) else part.text or "" for part in text)


def _moment(seconds: str | int | None) -> datetime.datetime | None:
    at = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if seconds else None
    return at if at and at >= EARLIEST else None


def _loose(words: str | None) -> datetime.datetime | None:
    """The time of an edit in exports before 2021, which say it on the exporter's clock: hours off at most."""
    at = read_time(words) if words else None
    if not isinstance(at, datetime.datetime):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    return at if at >= EARLIEST else None
