"""Runs: readings are added and retired, never written over; a desk answers as it stood."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest
import sqlalchemy as sa

from rawi.knowledge import load
from rawi.model import Arrival, CodedDocument, Document, Published
from rawi.run import desk as running
from rawi.run import pipeline
from rawi.run.desk import run_desk
from rawi.store import Desk, Filter, create_desk, reading, schema, toll_changes
from tests.store.made import arrival, capture, file

STRIKE = "قصفت طائرات حربية روسية مدينة إدلب أمس ما أدى إلى مقتل 3 مدنيين."
LATER = STRIKE.replace("3", "7")
ARREST = "اعتقلت الشرطة شاباً في مدينة حماة اليوم، بحسب وكالة سانا."


def run(desk: Desk, code: str = "1", documents: Iterable[CodedDocument] | None = None) -> int:
    number = desk.begin_run(code, "k")
    if documents is None:
        documents = [pipeline.code(document, load()) for document in desk.to_code(code, "k")]
    kept = sum(desk.put(number, documents))
    desk.end_run(number)
    return kept


def count(desk: Desk, table: sa.Table) -> int:
    with desk.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def without_claims(document: Document) -> CodedDocument:
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    return CodedDocument(**fields, claims=())


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.take(file([("a", STRIKE), ("b", ARREST)]))
    run(desk)
    return desk


@pytest.mark.parametrize("certain", [True, False])
def test_days_are_counted_from_a_day_of_publication_that_is_certain(desk: Desk, certain: bool) -> None:
    published = Published(at=datetime.date(2024, 3, 2), basis="file", certain=certain)
    text = Arrival(key="a", kind="article", text=STRIKE, published=published)
    desk.take([capture(), text])
    (document,) = desk.to_code("1", "k")
    assert document.published == (datetime.date(2024, 3, 2) if certain else None)
    assert [stored.published for stored in desk.stored()] == [published]


def test_claims_come_back_as_they_were_read(filled: Desk) -> None:
    documents = {item.text: item for item in filled.documents()}
    for text in (STRIKE, ARREST):
        expected = pipeline.code(
            Document(**{n: getattr(documents[text], n) for n in Document.__struct_fields__}), load()
        )
        assert documents[text] == expected
        assert expected.claims
    assert documents[STRIKE].outlet == "telegram_example"


def test_what_was_coded_waits_no_more(filled: Desk) -> None:
    assert filled.waiting("1", "k") == 0
    assert filled.waiting("2", "k") == 2
    assert filled.waiting("1", "l") == 2


def test_the_same_reading_again_is_confirmed(filled: Desk) -> None:
    assert run(filled, "2") == 2
    assert filled.waiting("2", "k") == 0
    assert count(filled, schema.readings) == 2
    assert {item.code for item in filled.stored()} == {"2"}


def test_another_reading_retires_the_old_one(filled: Desk) -> None:
    before = datetime.datetime.now(datetime.UTC)
    run(filled, "2", [without_claims(document) for document in filled.to_code("2", "k")])
    assert [item.claims for item in filled.documents()] == [(), ()]
    assert sum(bool(item.claims) for item in filled.documents(as_of=before)) == 2
    assert {item.code for item in filled.stored(as_of=before)} == {"1"}
    assert count(filled, schema.readings) == 4
    assert list(filled.documents(Filter(acts=("airstrike",)))) == []
    assert len(list(filled.documents(Filter(acts=("airstrike",)), before))) == 1


def test_two_runs_at_once_leave_one_reading(filled: Desk) -> None:
    filled.take(file([("c", LATER)], "c"))
    coded = [pipeline.code(document, load()) for document in filled.to_code("1", "k")]
    run(filled, "1", coded)
    run(filled, "1", coded)
    assert count(filled, schema.readings) == 3


def test_a_changed_toll_is_told(filled: Desk) -> None:
    filled.take(file([("a", LATER)], "later"))
    run(filled)
    (change,) = filled.changes()
    assert (change.key, change.number, change.words) == ("a", 2, (("3", "7"),))
    (toll,) = change.tolls
    assert (toll.act, toll.effect, toll.before, toll.after) == ("airstrike", "killed", (3, 3), (7, 7))
    assert toll_changes((), ()) == ()


FOUND = [
    (Filter(acts=("airstrike",)), {"a"}),
    (Filter(acts=("airstrike", "arrest")), {"a", "b"}),
    (Filter(acts=("airstrike",), countries=("sy",)), {"a"}),
    (Filter(countries=("IQ",)), set()),
    (Filter(acts=("airstrike",), countries=("IQ",)), set()),
    (Filter(acts=("arrest", "airstrike"), places=("Hama",)), {"b"}),
    (Filter(acts=("arrest", "airstrike"), sources=("sana",)), {"b"}),
    (Filter(places=("ادلب",)), {"a"}),
    (Filter(places=("Hama",)), {"b"}),
    (Filter(admins=("إدلب",)), {"a"}),
    (Filter(box=(36.0, 35.5, 37.0, 36.5)), {"a"}),
    (Filter(box=(170.0, -10.0, -170.0, 10.0)), set()),
    (Filter(targets=("3 مدنيين",)), set()),
    (Filter(sources=("سانا",)), set()),
    (Filter(since=datetime.date(2024, 4, 30)), {"b"}),
    (Filter(until=datetime.date(2024, 4, 29)), {"a"}),
    (Filter(confidence=1.1), set()),
    (Filter(background=False), {"a", "b"}),
    (Filter(statuses=("denied",)), set()),
    (Filter(outlets=("telegram_example",)), {"a", "b"}),
    (Filter(outlets=("other",)), set()),
    (Filter(keys=("b",)), {"b"}),
    (Filter(published_since=datetime.date(2024, 5, 1)), set()),
    (Filter(published_until=datetime.date(2024, 4, 30)), {"a", "b"}),
    (Filter(words="مدينه"), {"a", "b"}),
    (Filter(words="مدينة", acts=("arrest",)), {"b"}),
    (Filter(revised=True), set()),
]


@pytest.mark.parametrize(("wanted", "keys"), FOUND, ids=lambda case: str(case)[:60])
def test_filters(standing: dict[str, Desk], wanted: Filter, keys: set[str]) -> None:
    for name, desk in standing.items():
        assert {item.key for item in desk.stored(wanted)} == keys, name


@pytest.mark.parametrize(("wanted", "keys"), [(wanted, keys) for wanted, keys in FOUND if wanted.acts])
def test_filters_where_places_are_many(
    standing: dict[str, Desk], wanted: Filter, keys: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_LISTED", 0)
    assert {item.key for item in standing["sqlite"].stored(wanted)} == keys


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterable[dict[str, Desk]]:
    """One desk in each database, with the same texts: they are only read."""
    from tests.store.conftest import new_database

    made = {}
    for name, address in (("sqlite", None), ("postgresql", new_database(postgresql))):
        made[name] = create_desk(tmp_path_factory.mktemp(name), address)
        made[name].take(file([("a", STRIKE), ("b", ARREST)]))
        run(made[name])
    yield made
    for desk in made.values():
        desk.close()


ASKED = [
    Filter(),
    Filter(acts=("airstrike",)),
    Filter(acts=("airstrike",), places=("إدلب",)),
    Filter(sources=("وكالة سانا",), since=datetime.date(2024, 4, 1)),
    Filter(box=(35.0, 35.0, 38.0, 37.0), until=datetime.date(2024, 5, 30)),
]


@pytest.mark.parametrize("wanted", ASKED, ids=lambda wanted: str(wanted)[:60])
def test_what_is_found_hangs_on_no_way_of_looking(
    desk: Desk, wanted: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked through by short and long stretches, listed at once, or first the one and then the other."""
    texts = [STRIKE, ARREST, f"{STRIKE}\n{ARREST}"]
    desk.take(file([(f"k/{number}", f"{texts[number % 3]} {number}") for number in range(11)]))
    run(desk)
    ways = []
    for stretch, few, many in ((1, 0.0, 0.0), (4, 0.0, 0.0), (100, 0.0, 0.0), (1, 2.0, 2.0), (3, 0.0, 2.0)):
        monkeypatch.setattr(reading, "STRETCH", stretch)
        monkeypatch.setattr(reading, "PAGE", 2)
        monkeypatch.setattr(reading, "FEW", few)
        monkeypatch.setattr(reading, "MANY", many)
        ways.append(
            [(item.key, [claim.id for claim in item.document.claims]) for item in desk.stored(wanted)]
        )
    assert ways[0]
    assert all(way == ways[0] for way in ways)


def test_only_matching_claims_are_carried(filled: Desk) -> None:
    filled.take([capture(b"two"), arrival("c", f"{STRIKE}\n{ARREST}")])
    run(filled)
    (document,) = filled.documents(Filter(acts=("arrest",), keys=("c",)))
    assert {claim.act for claim in document.claims} == {"arrest"}
    (whole,) = filled.documents(Filter(keys=("c",)))
    assert {claim.act for claim in whole.claims} >= {"arrest", "airstrike"}


def test_a_run_codes_what_waits_in_worker_processes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.take(file([(f"k/{n}", f"{STRIKE} {n}") for n in range(40)]))
    told: list[int] = []
    coded = run_desk(desk, 2, told.append, told.append)
    assert coded.texts == 40
    assert told[0] == sum(told[1:]) == 40
    assert run_desk(desk, 2, told.append, told.append).texts == 0
    monkeypatch.setattr(running, "knowledge_version", lambda: "other")
    assert run_desk(desk, 1, told.append, told.append).texts == 40
    assert count(desk, schema.readings) == 40, "the same claims were read: confirmed, not doubled"


def test_versions_of_code_and_places_follow_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = running.code_version()
    knowledge = running.all_knowledge()
    index = tmp_path / "index"
    index.write_bytes(b"places")
    monkeypatch.setattr(running, "index_path", lambda: index)
    assert running.all_knowledge().startswith(f"{knowledge}+")
    monkeypatch.setattr(running, "ROOMS", running.ROOMS[:-1])
    assert running.code_version() != code
