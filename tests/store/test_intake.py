"""Taking in: what is new is added, what is known adds nothing, other words become a version."""

import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from rawi.errors import SettingsError
from rawi.model import Arrival, Capture, Issue, Published
from rawi.read import arrivals
from rawi.store import Desk, Filter, Taken, create_desk, schema
from tests.store.made import NOW, arrival, capture, file

FIRST, SECOND = "قُتل 3 مدنيين في غارة على إدلب", "قُتل 7 مدنيين في غارة على إدلب"
EVERY = Filter(every_version=True)


def texts(desk: Desk, wanted: Filter = EVERY) -> list[tuple[str, int, str]]:
    return [(item.key, item.number, item.document.text) for item in desk.stored(wanted)]


def test_the_same_again_adds_nothing(desk: Desk) -> None:
    made = [*file([("k/1", FIRST), ("k/2", SECOND)]), Issue(kind="json", where="a:3", message="broken")]
    assert desk.take(made) == Taken(captures=1, documents=2, versions=2, issues=1)
    assert desk.take(made) == Taken(unchanged=2)
    assert len(texts(desk)) == 2


def test_other_words_become_a_version_beside_the_old(desk: Desk) -> None:
    desk.take(file([("k", FIRST)], "a"))
    assert desk.take(file([("k", SECOND)], "b")) == Taken(captures=1, versions=1)
    assert texts(desk) == [("k", 1, FIRST), ("k", 2, SECOND)]
    assert texts(desk, Filter()) == [("k", 2, SECOND)]
    known = desk.known("k")
    assert known is not None
    assert known.number == 2
    assert desk.known("other") is None


def test_versions_in_one_file_keep_their_order(desk: Desk) -> None:
    assert desk.take(file([("k", FIRST), ("k", SECOND)])) == Taken(captures=1, documents=1, versions=2)
    assert desk.take(file([("k", FIRST), ("k", SECOND)])) == Taken(unchanged=2)
    assert texts(desk) == [("k", 1, FIRST), ("k", 2, SECOND)]


def test_what_brought_the_same_words_again_is_noted_once(desk: Desk) -> None:
    desk.take(file([("k", FIRST), ("l", FIRST)], "a"))
    for _ in range(2):
        assert desk.take(file([("k", SECOND), ("l", FIRST), ("k", FIRST)], "b")).issues == 0
    with desk.database.reading() as connection:
        rows = connection.execute(
            sa.select(schema.captures.c.name, schema.versions.c.number)
            .select_from(schema.carriers)
            .join(schema.captures, schema.captures.c.id == schema.carriers.c.capture)
            .join(schema.versions, schema.versions.c.id == schema.carriers.c.version)
        )
        assert sorted(map(tuple, rows)) == [("b", 1), ("b", 1)]


def test_an_older_file_brings_no_old_words_back(desk: Desk) -> None:
    desk.take(file([("k", FIRST), ("k", SECOND)], "new"))
    assert desk.take(file([("k", FIRST)], "old")) == Taken(captures=1, unchanged=1)


def test_a_page_that_shows_old_words_again_has_changed_again(desk: Desk) -> None:
    for text in (FIRST, SECOND, FIRST):
        desk.take(file([("k", text)], "https://example.org/a", "page"))
    stored = list(desk.stored(EVERY))
    assert [item.document.text for item in stored] == [FIRST, SECOND, FIRST]
    assert len({item.document.id for item in stored}) == 3


def test_what_is_taken_down_stays_with_its_removal(desk: Desk) -> None:
    desk.take([*file([("k", FIRST)], "a", "channel")])
    gone = [capture(b"gone", "a", "channel"), arrival("k", "", removed=True)]
    assert desk.take(gone) == Taken(captures=1, versions=1)
    assert [item.removed for item in desk.stored(EVERY)] == [False, True]
    assert [item.removed for item in desk.stored()] == [True]
    assert [item.document.text for item in desk.stored(EVERY)] == [FIRST, ""]


def test_bytes_are_kept_once_and_as_they_came(desk: Desk) -> None:
    data = ("خبر " * 1000).encode()
    desk.take([capture(data, "a"), arrival("1", FIRST), capture(data, "b"), arrival("2", SECOND)])
    seen = desk.head_of("file", "b")
    assert seen is not None
    assert seen.received == NOW
    with desk.archive.opened(seen.sha256) as kept:
        assert kept.read() == data
    assert list(desk.archive.hashes()) == [seen.sha256]
    path = desk.archive.find(seen.sha256)
    assert path is not None
    assert path.stat().st_size < len(data) / 10


def test_large_files_are_copied_in_pieces(desk: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(bytes(range(256)) * 20_000)
    desk.take([Capture(name="large", method="file", data=large, received=NOW), arrival("k", FIRST)])
    assert desk.verify().broken == ""


def test_everything_known_of_a_text_comes_back(desk: Desk) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=3))
    at = datetime.datetime(2024, 5, 1, 1, 15, tzinfo=zone)
    item = Arrival(
        key="t.me/example/7", kind="post", text=FIRST, title=FIRST, outlet="t.me/example",
        host="t.me/example", url="https://t.me/example/7", edited=NOW, forwarded_from="x",
        published=Published(at=at, basis="post", certain=False), reply_to="t.me/example/6",
        theirs={"رقم": "1"},
    )  # fmt: skip
    desk.take([capture(), item])
    (stored,) = desk.stored()
    assert (stored.key, stored.kind, stored.host, stored.theirs) == (item.key, "post", item.host, item.theirs)
    assert stored.published == item.published
    assert stored.published is not None
    assert stored.published.at.isoformat() == "2024-05-01T01:15:00+03:00"
    assert stored.document.published == datetime.date(2024, 5, 1)
    assert stored.edited == NOW
    assert stored.document.url == item.url


def test_a_text_without_bytes_is_a_fault(desk: Desk) -> None:
    with pytest.raises(ValueError, match="before the bytes"):
        desk.take([arrival("k", FIRST)])


def test_as_of_a_moment_before_the_change(desk: Desk) -> None:
    desk.take(file([("k", FIRST)], "a"))
    (first,) = desk.stored()
    desk.take(file([("k", SECOND), ("l", FIRST)], "b"))
    before = list(desk.stored(as_of=first.recorded))
    assert [(item.key, item.document.text) for item in before] == [("k", FIRST)]
    assert list(desk.stored(as_of=first.recorded - datetime.timedelta(microseconds=1))) == []
    assert [item.number for item in desk.stored(EVERY, as_of=first.recorded)] == [1]


def test_real_files_pass_through(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf8")
    (tmp_path / "b.html").write_text(f"<html><body><h1>خبر</h1><p>{SECOND}</p></body></html>", "utf8")
    (tmp_path / "none.zip").write_bytes(b"PK\x03\x04 cut off")
    taken = desk.take(i for name in ("a.txt", "b.html", "none.zip") for i in arrivals(tmp_path / name))
    assert (taken.captures, taken.documents) == (2, 2)
    assert taken.issues >= 1
    assert desk.verify().broken == ""


def test_a_database_alone_finds_its_folder(database: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="an empty database"):
        Desk.open(database)
    with create_desk(tmp_path / "desk", database) as desk:
        desk.take(file([("k", FIRST)]))
    with Desk.open(database) as again:
        assert again.verify().broken == ""
        assert again.take(file([("k", FIRST)])) == Taken(unchanged=1)
        (tmp_path / "desk").rename(tmp_path / "moved")
        with pytest.raises(SettingsError, match="is not here"):
            again.verify()
    with Desk.open(tmp_path / "moved") as moved:
        assert moved.verify().broken == ""
