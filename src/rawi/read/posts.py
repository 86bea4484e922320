"""Reads records of posts that were watched for edits: each version a text of its own, oldest first."""

import datetime
from collections.abc import Iterator

import msgspec

from rawi.errors import SettingsError
from rawi.model import Published
from rawi.read.addresses import post_key
from rawi.read.text import Found
from rawi.read.when import read_time

_FORWARDED = "Forwarded from"  # as Telegram's page writes it before the name


class Post(msgspec.Struct, frozen=True):
    """A post as a watcher of a channel records it.

    `edits` are all its versions, oldest first, the last the same as `text`; empty where there is one only.
    `first_seen` and `last_seen` are when the watcher saw the first and the last.
    """

    text: str
    url: str | None = None
    channel: str | None = None
    post_id: int | None = None
    published_utc: str | None = None
    edits: tuple[str, ...] = ()
    forward: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None

    @property
    def is_post(self) -> bool:
        """Whether it says of which channel it is, and which post."""
        return bool(self.channel) and self.post_id is not None


def versions_of(post: Post, where: str) -> Iterator[Found]:
    """Yield each version of a post, oldest first, all under one key.

    The record does not say when an edit was made, only that it was by `last_seen`: that is `edited` of every
    version but the first. A later version without a word is a text taken down.
    Raises: SettingsError for a time that is none.
    """
    at = _utc(post.published_utc)
    edited = _utc(post.last_seen) or _utc(post.first_seen) or at
    forward = (post.forward or "").partition(_FORWARDED)[2] or post.forward
    versions = [*post.edits, *([post.text] if post.text not in post.edits[-1:] else [])]
    for number, text in enumerate(versions, 1):
        yield Found(
            where,
            text,
            published=Published(at=at, basis="post") if at else None,
            outlet=f"t.me/{post.channel}",
            host=f"t.me/{str(post.channel).lower()}",
            id=f"{post.channel}/{post.post_id}",
            kind="post",
            key=post_key(str(post.channel), post.post_id or 0),
            url=post.url,
            edited=edited if number > 1 else None,
            removed=number > 1 and not text.strip(),
            forwarded_from=forward.strip() if forward else None,
            theirs={name: value for name in ("first_seen", "last_seen") if (value := getattr(post, name))},
            is_last=number == len(versions),
        )


def _utc(words: str | None) -> datetime.datetime | None:
    """The moment; one without a zone is in UTC, as the key says."""
    if not words or not words.strip():
        return None
    at = read_time(words)
    if not isinstance(at, datetime.datetime):
        raise SettingsError(f"published: '{words[:60]}' is a day without a time")
    return at.astimezone(datetime.UTC) if at.tzinfo else at.replace(tzinfo=datetime.UTC)
