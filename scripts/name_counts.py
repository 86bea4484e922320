"""Counts for `choose_places` how reports use the names of places, and how quiet texts use words."""

import gzip
import json
import pathlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from place_tables import Candidate, load

from rawi.arabic.fold import fold_word
from rawi.knowledge.gazetteer import NEAR

MOST_WORDS = 4
LARGE = 50_000
NAMESAKES = 6  # of a name that more places bear in one country, a report without a governorate tells nothing
COUNTRY_SHARE = 0.25  # of the votes that the first country of a report has
FEATURES = frozenset("قريه بلده مدينه حي ناحيه قضاء منطقه مديريه قرى قري بلدات مدن احياء".split())


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
