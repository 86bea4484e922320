"""A desk as frames, as an export and as a diff: as it stands, and as it stood."""

import csv
import datetime
import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import rawi
from rawi.errors import SettingsError
from rawi.export.changes import Change
from rawi.export.filters import Filter
from rawi.knowledge import load
from rawi.model import Arrival, Capture, CodedDocument, Document, Published
from rawi.run import pipeline
from rawi.run.diff import diff_sorted
from rawi.run.opened import OpenDesk, desk_changes, every_version, filter_of, moment_of, narrowed
from rawi.store import create_desk
from tests.export.test_protect import MOVED, PRIVATE, REPORT
from tests.test_cli import rawi as command

NEWS = "قتل 3 مدنيين بقصف مدفعي على بلدة كفر زيتا أمس."
LATER = NEWS.replace("3", "7")
ARREST = "اعتقلت الشرطة شابا في مدينة إدلب."
DAY = datetime.date(2020, 5, 4)
numbers = itertools.count()


def moment() -> datetime.datetime:
    """Now, with nothing recorded in the same moment."""
    time.sleep(0.02)
    now = datetime.datetime.now(datetime.UTC)
    time.sleep(0.02)
    return now


def arrive(desk: OpenDesk, *texts: tuple[str, str], removed: bool = False) -> None:
    """Take texts in under their keys, and code what waits."""
    received = datetime.datetime.now(datetime.UTC)
    items: list[Capture | Arrival] = [
        Capture(name="a.txt", method="file", data=f"{next(numbers)}".encode(), received=received)
    ]
    for key, text in texts:
        published = Published(at=DAY, basis="record")
        items.append(Arrival(key=key, kind="post", text=text, published=published, removed=removed))
    desk.store.take(items)
    run = desk.store.begin_run("code", "knowledge")
    waiting: Iterator[Document] = desk.store.to_code("code", "knowledge")
    list(desk.store.put(run, [pipeline.code(document, load()) for document in waiting]))
    desk.store.end_run(run)


@pytest.fixture
def folder(tmp_path: Path, address: str | None) -> Path:
    """A new desk, once in each database."""
    create_desk(tmp_path / "d", address).close()
    return tmp_path / "d"


@pytest.fixture
def desk(folder: Path) -> Iterator[OpenDesk]:
    with rawi.open_desk(folder) as opened:
        yield opened


def test_claims_and_documents_are_frames_as_of_any_moment(desk: OpenDesk) -> None:
    arrive(desk, ("a", NEWS))
    before = moment()
    arrive(desk, ("a", LATER), ("b", ARREST))
    claims = desk.claims(act="shelling").to_polars()
    assert claims["killed_civilian_min"].to_list() == [7]
    assert desk.claims(act="shelling", as_of=before).to_polars()["killed_civilian_min"].to_list() == [3]
    assert sorted(desk.claims().to_arrow()["act"].to_pylist()) == ["arrest", "shelling"]
    assert desk.claims(place=["إدلب"], since="2020-05-01").to_arrow()["act"].to_pylist() == ["arrest"]
    assert desk.claims(country="SY", until=DAY, status=["denied"]).to_arrow().num_rows == 0
    documents = desk.documents().to_arrow()
    assert documents["claims"].to_pylist() == [1, 1]
    assert documents["published"].to_pylist() == [DAY, DAY]
    assert desk.documents(act="arrest", with_text=True).to_arrow()["text"].to_pylist() == [ARREST]


def test_what_stays_out_of_a_desk(desk: OpenDesk) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    published = Published(at=today, basis="record")
    received = datetime.datetime.now(datetime.UTC)
    desk.store.take([
        Capture(name="a", method="file", data=b"a", received=received),
        Arrival(key="a", kind="post", text=REPORT, published=published),
    ])  # fmt: skip
    arrive(desk)
    text = str(desk.claims().to_arrow().to_pylist())
    assert [word for word in (*PRIVATE, *MOVED) if word in text] == []
    asked = str(desk.claims(with_names=True, exact_movements=True).to_arrow().to_pylist())
    assert [word for word in ("زيد", "سراقب") if word not in asked] == []


def test_a_diff_tells_new_changed_and_withdrawn(desk: OpenDesk) -> None:
    arrive(desk, ("a", NEWS), ("b", ARREST), ("c", ARREST.replace("إدلب", "حلب")))
    before = moment()
    arrive(desk, ("a", LATER), ("d", NEWS.replace("كفر زيتا", "سراقب")))
    arrive(desk, ("b", ARREST), removed=True)
    between = moment()
    arrive(desk, ("e", ARREST))
    found = [(c.kind, c.cause, c.claim.act, c.fields) for c in desk_changes(desk.store, before, between)]
    assert sorted(found) == [
        ("changed", "version", "shelling", ("harm",)),
        ("new", "text", "shelling", ()),
        ("withdrawn", "removed", "arrest", ()),
    ]
    assert len(list(desk_changes(desk.store, before))) == 4
    assert list(desk_changes(desk.store, between, between)) == []


def test_a_diff_reads_only_what_was_touched_and_misses_nothing(desk: OpenDesk) -> None:
    arrive(desk, *((f"k{n}", NEWS.replace("3", str(n + 3))) for n in range(12)))
    moments = [moment()]
    arrive(desk, ("k1", LATER), ("k2", ARREST))
    moments.append(moment())
    run = desk.store.begin_run("other", "knowledge")
    waiting = list(desk.store.to_code("other", "knowledge"))
    anew = [pipeline.code(document, load()) for document in waiting]
    fewer = [msgspec.structs.replace(coded, claims=coded.claims[:0]) for coded in anew[:2]] + anew[2:]
    list(desk.store.put(run, fewer))
    moments.append(moment())
    for since, until in itertools.combinations([*moments, None], 2):
        assert since is not None
        read: list[None] = []
        found = list(desk_changes(desk.store, since, until, lambda read=read: read.append(None)))  # type: ignore[misc]
        whole = diff_sorted(*(
            [(d.id, d) for d in sorted(_by_key(desk, at), key=lambda d: d.id)] for at in (since, until)
        ))  # fmt: skip
        assert sorted(map(_shown, found)) == sorted(map(_shown, whole))
        assert (len(read) == 0) is (since == moments[-1])


def _by_key(desk: OpenDesk, at: datetime.datetime | None) -> list[CodedDocument]:
    """The documents at a moment, named by their keys."""
    stored = desk.store.stored(as_of=at)
    return [msgspec.structs.replace(item.document, id=item.key) for item in stored if item.read]


def _shown(change: Change) -> tuple[str, str, str, str]:
    return change.kind, change.cause, change.claim.quote.text, " ".join(change.fields)


def test_the_database_never_leaves_out_what_is_wanted(desk: OpenDesk) -> None:
    arrive(desk, ("a", REPORT), ("b", ARREST), ("c", NEWS))
    asked = (
        Filter(), Filter(acts=("control", "shelling")), Filter(countries=("sy",)), Filter(min_confidence=0.7),
        Filter(statuses=("asserted",)), Filter(background=False), Filter(places=("زيتا",)),
        Filter(actors=("الجيش",)),
    )  # fmt: skip
    for wanted in asked:
        whole = [row for d in desk.store.documents() for row in _wanted(d, wanted)]
        narrow = [row for d in desk.store.documents(narrowed(wanted)) for row in _wanted(d, wanted)]
        assert narrow == whole


def _wanted(document: object, wanted: Filter) -> list[str]:
    from rawi.export.filters import keep
    from rawi.model import CodedDocument

    assert isinstance(document, CodedDocument)
    return [f"{document.id}#{claim.id}" for claim in keep(document, wanted).claims]


@pytest.mark.parametrize("filters", [{"act": "bombing"}, {"since": "spring"}, {"status": ["true"]}])
def test_a_filter_that_names_nothing_is_refused(filters: dict[str, str]) -> None:
    with pytest.raises(SettingsError):
        filter_of(**filters)  # type: ignore[arg-type]


def test_moments() -> None:
    noon = datetime.datetime(2020, 5, 4, 12, tzinfo=datetime.UTC)
    assert moment_of("2020-05-04T12:00") == moment_of("2020-05-04T15:00+03:00") == noon
    assert moment_of(None) is None
    end = moment_of(DAY)
    assert end is not None
    assert end == moment_of("2020-05-04")
    assert end > noon


def test_the_commands_read_the_desk_and_judgements_come_back_once(
    folder: Path, desk: OpenDesk, tmp_path: Path
) -> None:
    arrive(desk, ("a", NEWS))
    table = tmp_path / "t.csv"
    assert command("export", "csv", "--desk", folder, "-o", table).returncode == 0
    arrive(desk, ("a", LATER))
    rows = list(csv.DictReader(table.read_text("utf8").splitlines()))
    assert [row["killed_civilian_min"] for row in rows] == ["3"]
    table.write_text(table.read_text("utf8").replace(",shelling,", ",airstrike,"), "utf8")
    for times in (1, 0):
        done = command("take-back", table, "--desk", folder, "--by", "R", "--json", "-q")
        assert json.loads(done.stdout)["judgements"] == times
    (kept,) = desk.store.judgements()
    assert (kept.about, kept.field, kept.was, kept.value) == (
        rows[0]["claim_id"], "act", "shelling", "airstrike",
    )  # fmt: skip
    assert [document.claims[0].act for document in every_version(desk.store)] == ["shelling", "shelling"]
    kept_in_a_file = tmp_path / "judgements.jsonl"
    kept_in_a_file.write_bytes(msgspec.json.encode(msgspec.structs.replace(kept, who="S")) + b"\n")
    for times in (1, 0):
        done = command("take-back", kept_in_a_file, "--desk", folder, "--json", "-q")
        assert json.loads(done.stdout)["judgements"] == times
    assert [said.who for said in desk.store.judgements()] == ["R", "S"]
    shown = command("diff", "1h", "--desk", folder)
    assert shown.returncode == 0
    assert "1 new" in shown.stderr
    at = command("export", "jsonl", "--desk", folder, "--as-of", "2019-01-01")
    assert (at.returncode, at.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "csv", "--desk", "absent"], "no desk"),
        (["export", "csv", "x.jsonl", "--desk", "{d}"], "not both"),
        (["diff", "spring", "--desk", "{d}"], "yesterday"),
        (["diff", "1h", "2h", "--desk", "{d}"], "ends before it begins"),
        (["diff", "yesterday"], "no desk"),
        (["take-back", "x.csv", "--desk", "absent"], "no desk"),
    ],
)
def test_one_line_for_what_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command(*(argument.format(d=folder) for argument in arguments))
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
