"""Counts what Rawi gets wrong on annotated reports, by cause: the table of docs/limits.md.

    python scripts/misses.py GOLD [--write docs/limits.md]

GOLD is a folder of annotated reports (docs/codebook.md). With --write, the table between the two
marks of the page is replaced.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rawi.arabic.alike import alike, same_place
from rawi.knowledge import Knowledge, load
from rawi.read import document
from rawi.recognize import recognize
from rawi.run.figures import as_found, claims_of
from rawi.run.score import FAMILY, FoundClaim, GoldClaim, GoldDocument, Loss, pair_up, read_gold
from rawi.segment import segment

OPEN, CLOSE = "<!-- misses -->", "<!-- /misses -->"
ROLES = ("actor", "target", "places", "source")
QUOTED = "in the event's words"
EVENTFUL = frozenset(("event", "harm"))


def main() -> None:
    """Count over all reports, print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", type=Path, help="the page whose table is replaced")
    asked = parser.parse_args()
    reports = read_gold(asked.gold)
    counts: Counter[tuple[str, str]] = Counter()
    for report in reports:
        counts.update(misses(report, load()))
    table = render(counts, sum(len(report.claims) for report in reports), len(reports))
    if asked.write is None:
        sys.stdout.write(table)
        return
    page = asked.write.read_text("utf8")
    before, _, rest = page.partition(OPEN)
    asked.write.write_text(f"{before}{OPEN}\n{table}{CLOSE}{rest.partition(CLOSE)[2]}", "utf8")


def misses(gold: GoldDocument, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """(field, cause) of every miss in one report."""
    claims = as_found(claims_of(gold))
    pairs = pair_up(gold, claims)
    known = event_words(gold, knowledge)
    for i in set(range(len(gold.claims))) - {i for i, _ in pairs}:
        heard = any(word in known for word in gold.claims[i].trigger.split())
        yield "event", "missed: wants a companion or party" if heard else "missed: word unknown"
    for _ in range(len(claims) - len(pairs)):
        yield "event", "found where there is none"
    for i, j in pairs:
        yield from differences(gold.claims[i], claims[j], gold)


def event_words(gold: GoldDocument, knowledge: Knowledge) -> set[str]:
    """The words of a report that are known as words of events or losses."""
    units = (unit for sentence in segment(document(gold.text)) for unit in recognize(sentence, knowledge))
    eventful = (unit for unit in units if any(sense.kind in EVENTFUL for sense in unit.senses))
    return {word for unit in eventful for word in gold.text[unit.start : unit.end].split()}


def differences(gold: GoldClaim, claim: FoundClaim, report: GoldDocument) -> Iterator[tuple[str, str]]:
    """What a paired claim has wrong."""
    if gold.act != claim.act:
        near = FAMILY[gold.act] == FAMILY.get(claim.act)
        yield "act", "another of the same family" if near else "another family"
        if not near:
            return
    for field in ROLES:
        yield from names(field, gold, claim, report)
    if gold.status != claim.status:
        yield "status", f"{gold.status}, read as {claim.status}"
    for field in ("background", "aggregate"):
        if getattr(gold, field) != getattr(claim, field):
            yield field, "not seen" if getattr(gold, field) else "seen where there is none"
    yield from losses(gold, claim)
    if gold.time != claim.time:
        yield "time", "missed" if claim.time is None else "other days" if gold.time else "of something else"


def names(field: str, gold: GoldClaim, claim: FoundClaim, report: GoldDocument) -> Iterator[tuple[str, str]]:
    """Names of a field that are missed, by where they stand, and those that are wrong."""
    same = same_place if field == "places" else alike
    wanted = [x.text for x in getattr(gold, field)]
    found = [x.text for x in getattr(claim, field)]
    for text in wanted:
        if not any(same(text, other) for other in found):
            sentence = report.text[: report.text.find(gold.quote) + len(gold.quote)].rpartition("\n")[2]
            near = "in its paragraph" if text in sentence else "farther off"
            yield field, f"missed: stands {QUOTED if text in gold.quote else near}"
    for text in found:
        if not any(same(text, other) for other in wanted):
            yield field, "wrong or too many"


def losses(gold: GoldClaim, claim: FoundClaim) -> Iterator[tuple[str, str]]:
    """Losses missed, wrong in one value, or told of another event."""
    for loss in [loss for loss in gold.harm if loss not in claim.harm]:
        near = next((other for other in claim.harm if other.effect == loss.effect), None)
        yield "harm", wrong(loss, near) if near else "missed"
    yield from (("harm", "of another event, or none") for _ in range(len(claim.harm) - len(gold.harm)))


def wrong(loss: Loss, other: Loss) -> str:
    """Which value of a loss differs."""
    if loss.who != other.who:
        return "other people"
    return "other number" if (loss.min, loss.max) != (other.min, other.max) else "other side"


def render(counts: Counter[tuple[str, str]], claims: int, reports: int) -> str:
    """The table as Markdown, the commonest causes of each field first."""
    rows: Iterable[tuple[tuple[str, str], int]] = sorted(
        counts.items(), key=lambda row: (-field_total(counts, row[0][0]), row[0][0], -row[1])
    )
    lines = "".join(f"| {field} | {cause} | {number} |\n" for (field, cause), number in rows if number > 1)
    head = f"{claims} claims in {reports} reports; causes met once are left out."
    return f"{head}\n\n| field | cause | times |\n|---|---|---|\n{lines}"


def field_total(counts: Counter[tuple[str, str]], field: str) -> int:
    """All misses of a field."""
    return sum(number for (name, _), number in counts.items() if name == field)


if __name__ == "__main__":
    main()
