"""Every entry earns its place: it fires on its own example, stays silent where it should, is written right.

Faults that are known stand in known_faults.toml with their reason, and are strict: once an entry is
mended, its line has to go.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from rawi.extract.attribution import with_met
from rawi.extract.claims import read_scene
from rawi.knowledge import Knowledge, load
from rawi.knowledge.load import read_entries
from rawi.knowledge.schema import ActorEntry, Entry, EventEntry
from rawi.model import Act
from rawi.read import document
from rawi.recognize import recognize
from rawi.run import pipeline
from rawi.segment import segment

ENTRIES = [(f"{kind}:{entry.id}", path, entry) for kind, path, entry in read_entries()]
KNOWN_FAULTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("known_faults.toml").read_text("utf8"))[
    "entries"
]
NEED_AN_EXAMPLE = frozenset(("event", "harm", "attribution", "status", "result"))
# Not canonical in what people write: marks, tatweel, presentation forms, Persian and Urdu look-alikes.
NO_LETTERS = re.compile("[\u0640\u0670\ufb50-\ufdff\ufe70-\ufefc\u06a9\u06cc\u06c1\u06be\u06d5]")


def cases(*, silent: bool = False) -> Sequence[object]:
    """Each entry with an example (or with sentences in which it is silent), known faults marked."""
    found = []
    for name, _, entry in ENTRIES:
        if entry.status != "retired" and (entry.not_in if silent else entry.example):
            about = f"{name} silent" if silent else name
            reason = KNOWN_FAULTS.get(about)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(name, entry, id=about, marks=marks))
    return found


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(("name", "entry"), cases())
def test_it_fires_on_its_example(knowledge: Knowledge, name: str, entry: Entry) -> None:
    start = entry.example.find(entry.fires_on)
    assert entry.fires_on
    assert start >= 0, f"{entry.fires_on} does not stand in {entry.example}"
    found = fired(entry.example, start, start + len(entry.fires_on), knowledge)
    assert name in found, f"{entry.fires_on} is {' '.join(sorted(found)) or 'nothing'} in {entry.example}"


def fired(example: str, start: int, end: int, knowledge: Knowledge) -> set[str]:
    """The ids that the words between two offsets have in their place, after tagging."""
    found = set()
    for sentence in segment(document(example)):
        scene = read_scene(recognize(sentence, knowledge), sentence.paragraph, knowledge)
        for node in scene.nodes:
            if node.unit.start < end and start < node.unit.end:
                found |= {
                    f"{sense.kind}:{sense.id}"
                    for sense in node.senses
                    if not sense.with_words or with_met(scene.nodes, node, sense)
                }
    return found


@pytest.mark.parametrize(("name", "entry"), cases(silent=True))
def test_it_stays_silent(knowledge: Knowledge, name: str, entry: Entry) -> None:
    loud = [sentence for sentence in entry.not_in if name in rules(sentence, knowledge)]
    assert loud == []


def rules(sentence: str, knowledge: Knowledge) -> set[str]:
    """Every id behind a claim or a saying of a sentence."""
    explained = pipeline.explain(document(sentence), knowledge)
    found: set[str] = set()
    for part in explained.sentences:
        found |= {rule for saying in part.sayings for rule in saying.because}
        for claim in part.claims:
            found |= {*claim.because, *(rule for ids in claim.values.values() for rule in ids)}
    return found


@pytest.mark.parametrize("name", list(KNOWN_FAULTS))
def test_a_known_fault_is_of_an_entry(name: str) -> None:
    assert name.removesuffix(" silent") in {entry for entry, _, _ in ENTRIES}


def test_ids_are_short_ascii_words() -> None:
    assert [name for name, _, entry in ENTRIES if not re.fullmatch("[a-z][a-z0-9_]*", entry.id)] == []


def test_entries_that_decide_bring_an_example() -> None:
    kinds = {name: name.partition(":")[0] for name, _, _ in ENTRIES}
    without = [name for name, _, e in ENTRIES if kinds[name] in NEED_AN_EXAMPLE and not e.example]
    assert without == []


def test_letters_are_canonical() -> None:
    wrong = [
        f"{path.name} [{entry.id}] {words}"
        for _, path, entry in ENTRIES
        if not entry.as_written
        for words in written(entry)
        if NO_LETTERS.search(words) or any(unicodedata.combining(letter) for letter in words)
    ]
    assert wrong == []


def written(entry: Entry) -> Iterator[str]:
    """All words of an entry that are looked for in texts."""
    for key in ("nouns", "adjectives", "forms", "names", "labels", "short", "capital", "nisba", "people"):
        yield from getattr(entry, key, ())
    for verb in entry.verbs:
        yield from (verb.root, *verb.with_)


def test_what_entries_cite_is_there(knowledge: Knowledge) -> None:
    cited = [
        (name, entry.frame)
        for name, _, entry in ENTRIES
        if isinstance(entry, EventEntry) and entry.frame and entry.frame not in knowledge.frames
    ]
    cited += [
        (name, entry.parent)
        for name, _, entry in ENTRIES
        if isinstance(entry, ActorEntry) and entry.parent and entry.parent not in knowledge.actors
    ]
    assert cited == []


def test_every_act_of_the_codebook_has_its_entry(knowledge: Knowledge) -> None:
    assert set(knowledge.acts) == set(Act.__args__)  # type: ignore[attr-defined]


def test_every_act_has_words(knowledge: Knowledge) -> None:
    told = {entry.act for entry in knowledge.events.values()}
    assert set(knowledge.acts) - told == set()


def test_no_entry_says_a_word_twice() -> None:
    lists = [
        (name, words)
        for name, _, entry in ENTRIES
        for words in (getattr(entry, key, ()) for key in ("forms", "nouns", "adjectives", "noun_with"))
    ]
    lists += [(name, verb.with_) for name, _, entry in ENTRIES for verb in getattr(entry, "verbs", ())]
    assert [name for name, words in lists if len(set(words)) < len(words)] == []
