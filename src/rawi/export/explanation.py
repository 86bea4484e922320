"""What `rawi explain` tells of a text: its sentences, and what the rules found in each.

Words keep their place: `start` and `end` are code points into the text.
"""

import datetime

import msgspec

from rawi.model import Act, Kind, Status, Words


class ExplainedClause(Words, frozen=True, kw_only=True):
    """A clause: what it is to the one it hangs on (`parent`, counted from 1), and its verb."""

    role: str
    parent: int | None = None
    verb: str | None = None


class ExplainedMention(Words, frozen=True, kw_only=True):
    """Words that name something: a phrase, place, time or number, and the ids of the entries that say so.

    `sort` is what the words are (`phrase`, `place`, `time`, `number`), `names` what they name.
    """

    sort: str
    names: str = ""
    kind: Kind | None = None
    actor: str | None = None
    country: str | None = None
    because: tuple[str, ...] = ()


class ExplainedSaying(Words, frozen=True, kw_only=True):
    """Words that somebody says: the cue, the speakers outermost first, and the ids of the cues."""

    cue: str
    speakers: tuple[str, ...] = ()
    carried: bool = False
    because: tuple[str, ...] = ()


class ExplainedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the sentence with every rule behind it, those of its values by the value's name."""

    id: str
    act: Act
    status: Status
    trigger: str
    confidence: float
    because: tuple[str, ...]
    values: dict[str, tuple[str, ...]] = {}


class ExplainedWord(Words, frozen=True, kw_only=True):
    """An event word that made no claim of its own, and the ids of the entries it could have been."""

    because: tuple[str, ...] = ()


class ExplainedSentence(Words, frozen=True, kw_only=True):
    """A sentence and all that was found in it; paragraph 0 is the headline."""

    paragraph: int
    clauses: tuple[ExplainedClause, ...] = ()
    mentions: tuple[ExplainedMention, ...] = ()
    sayings: tuple[ExplainedSaying, ...] = ()
    claims: tuple[ExplainedClaim, ...] = ()
    without_claim: tuple[ExplainedWord, ...] = ()


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the rules see it, sentence by sentence."""

    id: str
    outlet: str | None
    published: datetime.date | None
    title: str
    sentences: tuple[ExplainedSentence, ...]
