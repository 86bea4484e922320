"""What is new, changed and withdrawn between two readings of the same documents, claim by claim.

Claims of the two readings of a document are paired by what they tell, not by their numbers, so that a claim
that only moved is no change. What changed because the text did, and what only because other rules read it, is
told apart.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from rawi.arabic.fold import fold_word
from rawi.errors import ContractError
from rawi.export.changes import COMPARED, Cause, Change, ChangeKind
from rawi.model import Claim, CodedDocument

CLOSE = 0.5  # of the words of two quotes, at least, are shared by claims that tell the same
MANY = 400  # claims of one document: above this only claims with the same words are paired
Pairs = list[tuple[Claim | None, Claim | None]]
Key = Callable[[Claim], object]


def diff(before: Iterable[CodedDocument], after: Iterable[CodedDocument]) -> Iterator[Change]:
    """Yield the changes of each document, in the order of `after`, then those of documents that are gone.

    `before` is held, without its texts; documents are known by their id, or by their address where a changed
    text has got another id.
    """
    earlier = {coded.id: msgspec.structs.replace(coded, text="") for coded in before}
    by_url = {coded.url: coded.id for coded in earlier.values() if coded.url}
    waiting: list[CodedDocument] = []
    for coded in after:
        if (old := earlier.pop(coded.id, None)) is not None:
            yield from changes(old, coded)
        else:
            waiting.append(coded)
    for coded in waiting:
        yield from changes(earlier.pop(by_url.get(coded.url or "", ""), None), coded)
    for coded in earlier.values():
        yield from changes(coded, None)


def diff_sorted(
    before: Iterable[tuple[str, CodedDocument]], after: Iterable[tuple[str, CodedDocument]]
) -> Iterator[Change]:
    """Yield the changes of documents that come with their keys, both sides in their order; none is held.

    Raises: ContractError where a side is out of order.
    """
    olds, news = iter(before), iter(after)
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old[0] < new[0]):
            assert old is not None
            yield from changes(old[1], None)
            old = _after(old[0], olds)
        elif old is None or new[0] < old[0]:
            yield from changes(None, new[1])
            new = _after(new[0], news)
        else:
            yield from changes(old[1], new[1])
            old, new = _after(old[0], olds), _after(new[0], news)


def _after(key: str, items: Iterator[tuple[str, CodedDocument]]) -> tuple[str, CodedDocument] | None:
    item = next(items, None)
    if item is not None and item[0] <= key:
        raise ContractError(f"documents to compare are out of order: {item[0]} after {key}")
    return item


def changes(before: CodedDocument | None, after: CodedDocument | None) -> Iterator[Change]:
    """Yield the changes between two readings of one document; None where there was or is none."""
    coded = after or before
    if coded is None or (before is not None and after is not None and before.claims == after.claims):
        return
    cause = _cause(before, after)
    for old, new in pair_claims(before.claims if before else (), after.claims if after else ()):
        if old is None or new is None:
            kind: ChangeKind = "new" if old is None else "withdrawn"
            yield Change(kind=kind, cause=cause, document=coded, before=old, after=new)
        elif fields := tuple(name for name, of in COMPARED.items() if of(old) != of(new)):
            yield Change(kind="changed", cause=cause, document=coded, before=old, after=new, fields=fields)


def _cause(before: CodedDocument | None, after: CodedDocument | None) -> Cause:
    if before is None:
        return "text"
    if after is None:
        return "removed"
    return "rules" if before.sha256 == after.sha256 else "version"


def pair_claims(before: Sequence[Claim], after: Sequence[Claim]) -> Pairs:
    """Every claim of both sides once, those that tell the same in pairs: after's order, then what is gone.

    Tried in turn: all the same; the same act in the same words and of the same source; in the same words;
    then by likeness, the likest first (of many claims: by event word and place).
    """
    keys: tuple[Key, ...] = (
        lambda c: (c.trigger.text, c.quote.text, *(repr(of(c)) for of in COMPARED.values())),
        lambda c: (c.act, c.trigger.text, c.quote.text, c.status, _sources(c)),
        lambda c: (c.act, c.trigger.text, c.quote.text),
    )
    old, partner = dict(enumerate(before)), {}
    few = len(before) <= MANY and len(after) <= MANY
    for key in keys if few else (*keys, _told):
        waiting = defaultdict(list)
        for number, claim in old.items():
            waiting[key(claim)].append(number)
        for number, claim in enumerate(after):
            if number not in partner and waiting[key(claim)]:
                partner[number] = old.pop(waiting[key(claim)].pop(0))
    if few:
        _pair_alike(old, after, partner)
    pairs: Pairs = [(partner.get(number), claim) for number, claim in enumerate(after)]
    return [*pairs, *((claim, None) for claim in old.values())]


def _pair_alike(old: dict[int, Claim], after: Sequence[Claim], partner: dict[int, Claim]) -> None:
    """Pair what is left by likeness, the likest first; what is paired leaves `old`."""
    scores = [
        (score, -number, -at)
        for number, claim in old.items()
        for at, other in enumerate(after)
        if at not in partner and (score := likeness(claim, other)) >= CLOSE
    ]
    for _, number, at in sorted(scores, reverse=True):
        if -number in old and -at not in partner:
            partner[-at] = old.pop(-number)


def likeness(claim: Claim, other: Claim) -> float:
    """How likely two claims of one document's versions tell the same event: from `CLOSE` on they may.

    A different act needs a like sentence and the same event word; the same act at the same place is enough.
    """
    same_act, same_word = claim.act == other.act, claim.trigger.text == other.trigger.text
    shared = _shared(claim.quote.text, other.quote.text)
    if not same_act and not same_word:
        return 0.0
    same_place = bool(_where(claim)) and _where(claim) == _where(other)
    bonus = 0.3 * same_place + 0.15 * (same_act and same_word)
    return (0.25 if same_act and same_place else 0.0) + shared * 0.7 + bonus


def _shared(quote: str, other: str) -> float:
    """The share of words that two quotes have in common, of all their words."""
    words, others = (Counter(map(fold_word, text.split())) for text in (quote, other))
    every = words.total() + others.total()
    return 2 * (words & others).total() / every if every else 0.0


def _told(claim: Claim) -> object:
    return claim.act, claim.trigger.text, _where(claim), claim.status


def _where(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted({place.id or place.text for place in claim.places}))


def _sources(claim: Claim) -> tuple[str, ...]:
    return tuple(party.text for party in claim.source)
