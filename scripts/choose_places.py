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
import pathlib
import sys
import tomllib
from collections import Counter, defaultdict

from name_counts import LARGE, Context, common_words, count_names
from place_tables import KINDS, Candidate, Names, load, read_tables

from rawi.arabic.fold import fold_word
from rawi.knowledge.gazetteer import NEAR
from rawi.knowledge.place_rows import NameFilter

HERE = pathlib.Path(__file__).parent
MONTHS = HERE.parent / "src/rawi/knowledge/time/months.toml"
OUT = HERE.parent / "src/rawi/knowledge/places/reported.csv"
COLUMNS = ("id", "country", "admin", "kind", "name_ar", "alt_ar", "unsure", "name_en", "lat", "lon",
           "people", "reports")  # fmt: skip


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
