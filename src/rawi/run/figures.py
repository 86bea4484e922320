"""Rates, intervals and the printed report of a scoring (see `score`)."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from rawi.knowledge import load
from rawi.model import Claim, Document
from rawi.read import document as read_text
from rawi.read.when import published
from rawi.run import pipeline
from rawi.run.score import FoundClaim, GoldDocument, Tally, pair_up, tally

ROUNDS = 500  # bootstrap resamples behind each interval
Found = Mapping[str, Sequence[FoundClaim]]


def code_gold(gold: Sequence[GoldDocument]) -> dict[str, tuple[FoundClaim, ...]]:
    """What Rawi itself reads in the gold texts, by document id."""
    return {item.id: as_found(claims_of(item)) for item in gold}


def claims_of(item: GoldDocument) -> tuple[Claim, ...]:
    """What Rawi itself reads in one gold text, with the rules behind it."""
    return pipeline.code(document_of(item), load()).claims


def document_of(item: GoldDocument) -> Document:
    """One gold text as a document to read."""
    told = published(item.published, "record") if item.published else None
    day = told.day if told is not None else None
    return read_text(item.text, title=item.title, published=day, outlet=item.outlet, id=item.id)


def as_found(claims: Sequence[Claim]) -> tuple[FoundClaim, ...]:
    """Claims in the form in which they are scored."""
    return msgspec.convert(msgspec.to_builtins(claims), tuple[FoundClaim, ...])


def rates(counts: Sequence[int]) -> dict[str, float | int | None]:
    """Precision, recall and F1 of (hits, gold, predicted); accuracy of (hits, asked).

    >>> rates((1, 2, 1))
    {'precision': 1.0, 'recall': 0.5, 'f1': 0.6666666666666666, 'gold': 2, 'predicted': 1}
    """
    if len(counts) == 2:
        return {"accuracy": counts[0] / counts[1] if counts[1] else None, "n": counts[1]}
    hits, gold, predicted = counts
    precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "gold": gold, "predicted": predicted}


def interval(counts: Sequence[Sequence[int]]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a figure over its documents."""
    draw = random.Random(7)  # noqa: S311  # a seed, so that figures can be repeated; nothing secret
    values = []
    for _ in range(ROUNDS):
        drawn = rates(_total(draw.choices(counts, k=len(counts))))
        values.append(drawn.get("f1", drawn.get("accuracy")) or 0.0)
    values.sort()
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS)]


def figures(gold: Sequence[GoldDocument], found: Found) -> dict[str, object]:
    """Every rate by its name, with the number of documents and the ids without predictions: for `--json`."""
    tallies = _tallies(gold, found)
    summed = {name: rates(_total([t[name] for t in tallies])) for name in tallies[0]}
    return {**summed, "documents": len(gold), "absent": _absent(gold, found)}


def report(gold: Sequence[GoldDocument], found: Found) -> Iterator[str]:
    """The lines that `rawi score` prints: each figure with its interval."""
    tallies = _tallies(gold, found)
    yield f"{len(gold)} documents, {len(_absent(gold, found))} without predictions"
    for name in tallies[0]:
        counts = [t[name] for t in tallies]
        rate, (low, high) = rates(_total(counts)), interval(counts)
        if "f1" in rate:
            parts = f"P {rate['precision']:.3f}  R {rate['recall']:.3f}  F1 {rate['f1']:.3f}"
            sizes = f"gold {rate['gold']} predicted {rate['predicted']}"
            yield f"{name:22s} {parts} [{low:.2f}, {high:.2f}]  {sizes}"
        elif rate["accuracy"] is not None:
            yield f"{name:22s} accuracy {rate['accuracy']:.3f} [{low:.2f}, {high:.2f}]  of {rate['n']}"


def errors(gold: Sequence[GoldDocument], found: Found, limit: int) -> Iterator[str]:
    """The first `limit` events that were missed or are spurious, in the order of the documents."""
    yield from islice(_errors(gold, found), limit)


def _errors(gold: Sequence[GoldDocument], found: Found) -> Iterator[str]:
    for document in gold:
        predicted = found.get(document.id, ())
        pairs = pair_up(document, predicted)
        for i, claim in enumerate(document.claims):
            if i not in {a for a, _ in pairs}:
                yield f"missed   {document.id} {claim.act}: {claim.quote[:110]}"
        for j, other in enumerate(predicted):
            if j not in {b for _, b in pairs}:
                yield f"spurious {document.id} {other.act}: {other.quote.text[:110]}"


def _tallies(gold: Sequence[GoldDocument], found: Found) -> list[Tally]:
    return [tally(document, found.get(document.id, ())) for document in gold]


def _absent(gold: Sequence[GoldDocument], found: Found) -> list[str]:
    return [document.id for document in gold if document.id not in found]


def _total(counts: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*counts, strict=True)))
