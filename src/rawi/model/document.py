"""What comes in and what goes out: a text, the text with its claims, and what went wrong."""

import datetime

import msgspec

from rawi.model.claim import Claim


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A text as published, its title first, and where and when it was published.

    `text` never changes again. `sha256` is over its UTF-8 bytes, in hexadecimal. `id` is the
    record's own id, or is made from the hash. `published` is the day at the outlet, or None; `url` its
    address, where one is known.
    """

    id: str
    outlet: str | None
    url: str | None = None
    published: datetime.date | None
    title: str
    text: str
    sha256: str


class CodedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its claims, in text order: what `rawi code --json` prints, one a line."""

    id: str
    outlet: str | None
    url: str | None = None
    published: datetime.date | None
    title: str
    text: str
    sha256: str
    claims: tuple[Claim, ...]


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read and was set aside, so that it can be counted.

    `kind` is a short permanent word (encoding, json, empty, language, ...); `where` is
    `file`, `file:line` or a document id; `message` says what is wrong and what to do.
    """

    kind: str
    where: str
    message: str
