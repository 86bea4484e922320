"""Measures linking on reports that others filed under incidents, and fits its weights there.

    python -m benchmarks.linking LINKING [--coded CLAIMS] [--ablate] [--tolls] [--write]

LINKING is a folder with `documents.jsonl.gz` and `incidents.jsonl.gz`; CLAIMS is what `rawi code -o` wrote of
the documents (without it they are coded first). What is scored is what `rawi incidents --json` prints: the
`documents` of each incident. Every figure but that of `--write` is cross-validated over whole months, so no
weight is fitted on an incident that it is scored on.
"""

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.link_fit import FOLDS, Filed, cross_fit, fit, pairs, read_filed
from benchmarks.link_score import Filing, b_cubed, filing, pairs_of_a_day
from benchmarks.link_tolls import print_tolls
from rawi.knowledge import load
from rawi.knowledge.linking import WEIGHTS
from rawi.link.incidents import link_reports
from rawi.model import CodedDocument, Document, Incident
from rawi.read import read_documents
from rawi.run.pipeline import code

FIELDS = {
    "place": ("place_",),
    "towns named": ("named_",),
    "days": ("told_", "days_"),
    "publication": ("published_",),
    "act": ("act_",),
    "dead and injured": ("killed_", "injured_"),
    "words of the event": ("overlap_", "rare_"),
    "words of the report": ("whole_",),
    "what was hit": ("target_",),
    "weapon": ("weapon_",),
    "time of day": ("hour_",),
    "headline": ("leads_",),
    "how many tellings": ("pairs_",),
}


def main() -> None:
    """Read, fit, score, print, and where asked write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("linking", type=Path)
    parser.add_argument("--coded", type=Path, help="JSON Lines of `rawi code -o`")
    parser.add_argument("--ablate", action="store_true", help="also without each field")
    parser.add_argument(
        "--tolls", action="store_true", help="also figures of civilian deaths, with their misses"
    )
    parser.add_argument(
        "--write", action="store_true", help="put weights fitted on everything into the knowledge"
    )
    asked = parser.parse_args()
    knowledge = load()
    filed = read_filed(asked.linking, coded(asked.linking, asked.coded), knowledge)
    given = pairs(filed)
    with gzip.open(asked.linking / "documents.jsonl.gz") as file:
        published = {record["id"]: record["published"] for record in map(json.loads, file)}
    score = scorer(filed, published)
    print(f"{len(filed.reports):,} reports, {len(given):,} pairs compared")
    print(f"{'':24}B-cubed P     R    F1   of a day P     R    F1")
    score("all of a day are one", filing(((day, [d]) for d, day in published.items()), published))
    incidents = list(cross_link(filed, cross_fit(filed, given)))
    score("linked", documents_of(incidents, published))
    if asked.ablate:
        for name, openings in FIELDS.items():
            without = cross_link(filed, cross_fit(filed, given, openings))
            score(f"without {name}", documents_of(without, published))
    if asked.tolls:
        print_tolls(asked.linking, incidents, filed.incidents_of)
    if asked.write:
        write(fit(given))


def coded(folder: Path, claims: Path | None) -> Iterator[CodedDocument]:
    """Yield the coded texts: from what `rawi code` wrote, else by coding them now."""
    if claims:
        with claims.open("rb") as file:
            yield from map(msgspec.json.Decoder(CodedDocument).decode, file)
        return
    path = folder / "documents.jsonl.gz"
    for document in read_documents(path, name=path.name):
        if isinstance(document, Document):
            yield code(document, load())


def cross_link(filed: Filed, weights: Sequence[Mapping[str, float]]) -> Iterator[Incident]:
    """Yield the incidents of each fold, linked by weights that were fitted without it."""
    for fold in range(FOLDS):
        reports = [report for report in filed.reports if filed.fold[report.key] == fold]
        yield from link_reports(reports, weights=weights[fold])


def documents_of(incidents: Iterable[Incident], documents: Iterable[str]) -> Filing:
    """The incidents of each document."""
    return filing(((incident.id, incident.documents) for incident in incidents), documents)


def scorer(filed: Filed, published: Mapping[str, str]) -> Callable[[str, Filing], None]:
    """What prints a line of figures for a filing."""

    def score(name: str, found: Filing) -> None:
        whole = b_cubed(found, filed.incidents_of)
        day = pairs_of_a_day(found, filed.incidents_of, published)
        print(
            f"{name:24}{whole.precision:9.3f} {whole.recall:.3f} {whole.f1:.3f}"
            f"{day.precision:13.3f} {day.recall:.3f} {day.f1:.3f}"
        )

    return score


def write(weights: Mapping[str, float]) -> None:
    """Put the fitted weights beside their glosses; evidence that was not met weighs nothing."""
    text = WEIGHTS.read_text("utf8")
    names = re.findall(r'^id = "(.*)"$', text, re.M)
    if unknown := sorted(set(weights) - set(names)):
        raise SystemExit(f"{WEIGHTS}: no entry for {', '.join(unknown)}; add each with its gloss")
    for name in names:
        text = re.sub(rf'(id = "{name}"\n.*\nweight = ).*', rf"\g<1>{weights.get(name, 0.0):.2f}", text)
    WEIGHTS.write_text(text, "utf8")


if __name__ == "__main__":
    main()
