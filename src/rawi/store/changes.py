"""What changed from one version of a text to the next: its words, and the tolls of its claims (3 → 7)."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

import msgspec

from rawi.model import Claim, Harm
from rawi.store.reading import Stored
from rawi.store.words import words_of

ALIKE = 0.5  # least share of common words of two quotes that tell one event
PLACE = 0.5  # how much a common place counts beside that
MOST_COMPARED = 4000  # words; comparing takes the square of that
MOST_PIECES = 20  # of changed words; what was written anew is not listed word by word

Range = tuple[int | None, int | None]


class TollChange(msgspec.Struct, frozen=True, kw_only=True):
    """A loss told with another number: of which act and where, the least and most before and after."""

    act: str
    place: str | None
    effect: str
    who: str
    before: Range
    after: Range
    claims: tuple[str, str]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A later version of a text beside the one before it.

    `words` are pairs of what stood there and what stands there now; empty where most is written anew.
    """

    key: str
    outlet: str | None
    number: int
    recorded: datetime.datetime
    removed: bool
    title: str
    words: tuple[tuple[str, str], ...]
    tolls: tuple[TollChange, ...]


def changes(versions: Iterable[Stored]) -> Iterator[Change]:
    """Yield every change, of all versions of documents in the order in which a desk gives them."""
    for _, group in groupby(versions, lambda item: item.key):
        for before, after in pairwise(group):
            old, new = before.document, after.document
            yield Change(
                key=after.key,
                outlet=new.outlet,
                number=after.number,
                recorded=after.recorded,
                removed=after.removed,
                title=new.title or old.title,
                words=() if after.removed else changed_words(old.text, new.text),
                tolls=() if after.removed else toll_changes(old.claims, new.claims),
            )


def changed_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The pieces in which two texts differ, word by word; none where they differ in more than 20, or are
    as long as books.

    >>> changed_words("قتل 3 مدنيين في غارة", "قتل 7 مدنيين في غارة على السوق")
    (('3', '7'), ('', 'على السوق'))
    """
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > MOST_COMPARED:
        return ()
    match = SequenceMatcher(None, old, new, autojunk=False)
    pieces = tuple(
        (" ".join(old[a:b]), " ".join(new[c:d]))
        for what, a, b, c, d in match.get_opcodes()
        if what != "equal"
    )
    return pieces if len(pieces) <= MOST_PIECES else ()


def toll_changes(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[TollChange, ...]:
    """The losses that are told with other numbers than before, of claims that tell the same event.

    Each claim is set beside the likest of the same act: by its place, and the words of its quote.
    """
    found: list[TollChange] = []
    left = list(after)
    for old in before:
        best = max(left, key=lambda new: _likeness(old, new), default=None)
        if best is not None and _likeness(old, best) >= ALIKE:
            left.remove(best)
            found += _changed_harm(old, best)
    return tuple(found)


def _likeness(one: Claim, other: Claim) -> float:
    """How much speaks for one event: 0 for other acts or denials of each other."""
    if one.act != other.act or one.status != other.status:
        return 0.0
    words, others = set(words_of(one.quote.text)), set(words_of(other.quote.text))
    shared = len(words & others) / (len(words | others) or 1)
    places, elsewhere = _places(one), _places(other)
    if places and elsewhere and not places & elsewhere:
        return 0.0
    return shared + (PLACE if places & elsewhere else 0.0)


def _places(claim: Claim) -> set[str]:
    return {place.id or place.text for place in claim.places}


def _changed_harm(old: Claim, new: Claim) -> Iterator[TollChange]:
    told = {_kind(harm): harm for harm in new.harm}
    for harm in old.harm:
        now = told.get(_kind(harm))
        if now and (harm.min, harm.max) != (now.min, now.max):
            yield TollChange(
                act=new.act,
                place=new.places[0].text if new.places else None,
                effect=harm.effect,
                who=harm.who,
                before=(harm.min, harm.max),
                after=(now.min, now.max),
                claims=(old.id, new.id),
            )


def _kind(harm: Harm) -> tuple[str, str, str]:
    return harm.effect, harm.who, harm.of
