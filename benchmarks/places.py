"""Measures how well places are found: in titles whose place others coded, and in reports on coded incidents.

python benchmarks/places.py titles ../shared/geo/titles.jsonl.gz [--misses N]
python benchmarks/places.py reports ../shared/linking [--misses N]
python benchmarks/places.py invert TABLE [--misses N]

Titles are averaged over the names of places. A resolved place is right within 10 km, wrong beyond 25 km;
an area is right or near by its middle too, and else no wrong point where its circle holds the coded one.
Names are inverted with what the other half of the table teaches: `exact` are those that are one of the row's
own once folded, `found` those that meet one under the keys of the index.
"""

import argparse
import datetime
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import msgspec

from rawi.arabic.alike import alike, words
from rawi.arabic.names import is_plain_arabic, name_key, name_keys, plain_name
from rawi.gazetteer.distance import distance_km
from rawi.gazetteer.importing import read_tables
from rawi.gazetteer.invert import Lexicon
from rawi.knowledge.load import load
from rawi.model import Place
from rawi.read import document
from rawi.run.mentions import places_in
from rawi.run.pipeline import code
from rawi.settings import parse_day

RIGHT_KM, WRONG_KM = 10.0, 25.0
VERDICTS = ("right", "area", "near", "wrong", "open", "not found")


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=("titles", "reports", "invert"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="also print so many that were missed")
    options = parser.parse_args()
    score = {"titles": score_titles, "reports": score_reports, "invert": score_invert}
    score[options.what](options.path, options.misses)


def score_titles(path: Path, misses: int) -> None:
    """Right, wrong and open, averaged over the names of the titles."""
    by_name: dict[str, list[str]] = defaultdict(list)
    missed = []
    for record in _records(path):
        found = places_in(_document(record), load())
        verdict, place = _judge(record["place"], (record["lat"], record["lon"]), found)
        by_name[record["place"]].append(verdict)
        if verdict != "right":
            missed.append(f"{verdict:9} {record['place']} | {record['text'][:110]} | {_shown(place)}")
    print(f"titles {sum(map(len, by_name.values()))}, names {len(by_name)}")
    for verdict in VERDICTS:
        share = fmean(verdicts.count(verdict) / len(verdicts) for verdicts in by_name.values())
        print(f"{verdict:10} {share:.3f}")
    _print_some(missed, misses)


def _judge(name: str, point: tuple[float, float], found: Sequence[Place]) -> tuple[str, Place | None]:
    """How the place of a name was resolved: the mention of that name, of several the best."""
    named = [place for place in found if _is_named(name, place.text)]
    judged = sorted(
        ((_verdict(point, place), place) for place in named), key=lambda pair: VERDICTS.index(pair[0])
    )
    return judged[0] if judged else ("not found", None)


def _is_named(name: str, text: str) -> bool:
    """Whether a mention holds a name, also inside a longer one (`حماة` in `ريف حماة الشمالي`)."""
    if name_key(name) in name_key(text) or alike(name, text):
        return True
    return f" {plain_name(name)} " in f" {plain_name(text)} "


def _verdict(point: tuple[float, float], place: Place) -> str:
    if place.unresolved is not None or place.lat is None or place.lon is None:
        return "open"
    km = distance_km(*point, place.lat, place.lon)
    if km > RIGHT_KM and place.precision == "area" and km <= (place.radius_km or 0.0):
        return "area"
    return "right" if km <= RIGHT_KM else "wrong" if km > WRONG_KM else "near"


def score_reports(folder: Path, misses: int) -> None:
    """Of reports that name the place of an incident, how many claim a place within 10 km of its point."""
    incidents = {i["id"]: i for i in _records(folder / "incidents.jsonl.gz") if i["lat"] is not None}
    verdicts: list[str] = []
    missed = []
    for record in _records(folder / "documents.jsonl.gz"):
        coded_points = [incidents[i] for i in record["incidents"] if i in incidents]
        named = [i for i in coded_points if i["location_ar"] and _names(record, i["location_ar"])]
        if not named:
            continue
        places = [place for claim in code(_document(record), load()).claims for place in claim.places]
        best, verdict = min((_nearest(i, places) for i in named), key=lambda pair: VERDICTS.index(pair[1]))
        verdicts.append(verdict)
        if verdict != "right":
            wanted = " / ".join(i["location_ar"] for i in named)
            missed.append(f"{verdict:9} {wanted} | {record['title'][:90]} | {_shown(best)}")
    print(f"reports that name the coded place {len(verdicts)}")
    for verdict in VERDICTS:
        print(f"{verdict:10} {verdicts.count(verdict) / len(verdicts):.3f}")
    _print_some(missed, misses)


def score_invert(path: Path, misses: int) -> None:
    """How often the Arabic name generated for a row is its own, and how many rows without one get one."""
    ((_, rows),) = read_tables([path], today=datetime.date(2026, 1, 1))
    named = [row for row in rows if row.entry.name_ar and not row.entry.generated and row.entry.name_en]
    named = [row for row in named if is_plain_arabic(row.entry.name_ar)]
    generated, exact, found = 0, 0, 0
    missed = []
    for half in (0, 1):
        lexicon = Lexicon(named[half::2])
        for row in named[1 - half :: 2]:
            if not (name := lexicon.invert(row)):
                continue
            own = [row.entry.name_ar, *row.arabic]
            keys = {key for other in own for key in name_keys(other)}
            generated += 1
            exact += plain_name(name) in map(plain_name, own)
            found += not keys.isdisjoint(name_keys(name))
            if keys.isdisjoint(name_keys(name)):
                missed.append(f"{row.entry.name_en} | {name} | {row.entry.name_ar}")
    lacking = [row for row in rows if not row.entry.name_ar or row.entry.generated]
    lexicon = Lexicon(named)
    print(f"rows with both names {len(named)}, generated {generated}")
    print(f"exact {exact / max(1, generated):.3f}, found {found / max(1, generated):.3f}")
    given = sum(bool(lexicon.invert(row)) for row in lacking)
    print(f"rows without an Arabic name {len(lacking)}, generated {given}")
    _print_some(missed, misses)


def _nearest(incident: dict[str, Any], places: Iterable[Place]) -> tuple[Place | None, str]:
    point = (incident["lat"], incident["lon"])
    located = [p for p in places if p.lat is not None and p.lon is not None]
    best = min(located, key=lambda p: distance_km(*point, p.lat or 0.0, p.lon or 0.0), default=None)
    if best is None:
        return None, "not found"
    return best, _verdict(point, msgspec.structs.replace(best, unresolved=None))


def _names(record: dict[str, Any], name: str) -> bool:
    """Whether a text holds the words of a name, spelling and clitics aside."""
    text = f" {' '.join(words(record['title'] + ' ' + record['text']))} "
    return f" {' '.join(words(name))} " in text


def _document(record: dict[str, Any]) -> Any:
    day = parse_day(record["published"]) if record.get("published") else None
    return document(record["text"], title=record.get("title", ""), published=day)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def _shown(place: Place | None) -> str:
    if place is None:
        return "-"
    why = f" {place.unresolved.reason}" if place.unresolved else ""
    return f"{place.text} {place.id} {place.admin} {place.lat} {place.lon}{why}"


def _print_some(lines: Sequence[str], number: int) -> None:
    for line in lines[:number]:
        print(line)


if __name__ == "__main__":
    main()
