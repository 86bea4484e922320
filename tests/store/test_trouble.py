"""What can go wrong around a desk: several writers at once, a full disk, no rights, a lock. One line each."""

import errno
import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from rawi.errors import OutputError
from rawi.store import Desk, create_desk, database, intake
from tests.store.made import file

fork = multiprocessing.get_context("fork")
WRITERS, OWN, SHARED = 4, 20, 10
TEXT = "قصفت طائرات مدينة إدلب"


def write(place: object, writer: int) -> None:
    intake.BATCH = 4
    with Desk(place) as desk:  # type: ignore[arg-type]
        own = [(f"{writer}/{n}", f"{TEXT} {writer} {n}") for n in range(OWN)]
        shared = [(f"shared/{n}", f"{TEXT} {n}") for n in range(SHARED)]
        desk.take(file([*own, *shared], str(writer)))


def test_writers_at_once_lose_and_double_nothing(desk: Desk) -> None:
    children = [fork.Process(target=write, args=(desk.place, writer)) for writer in range(WRITERS)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0] * WRITERS
    keys = [item.key for item in desk.stored()]
    assert len(keys) == len(set(keys)) == WRITERS * OWN + SHARED
    assert desk.status().versions == len(keys)
    assert desk.verify().broken == ""


def test_the_first_to_open_a_new_desk_may_be_several(address: str | None, tmp_path: Path) -> None:
    children = [fork.Process(target=_create, args=(tmp_path / "new", address)) for _ in range(WRITERS)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0] * WRITERS


def _create(folder: Path, address: str | None) -> None:
    create_desk(folder, address).close()


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    made = create_desk(tmp_path / "desk")
    made.take(file([("a", TEXT)], "before"))
    return made


def refused(desk: Desk) -> str:
    """What is said when a text cannot be taken; afterwards all that was there still is."""
    with pytest.raises(OutputError) as caught:
        desk.take(file([("b", f"{TEXT} {'حلب ' * 20_000}")], "after"))
    with Desk.open(desk.place.folder) as again:
        assert [item.key for item in again.stored()] == ["a"]
        assert again.verify().broken == ""
    words = str(caught.value)
    assert "\n" not in words
    assert str(desk.place.folder) in words
    return words


def test_a_full_disk_under_the_database(small: Desk) -> None:
    def fill(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}").close()

    small.database.engine.dispose()
    sa.event.listen(small.database.engine, "connect", fill)
    assert "the disk is full" in refused(small)
    small.close()


def test_a_database_that_may_not_be_written(small: Desk) -> None:
    small.database.engine.dispose()
    sa.event.listen(
        small.database.engine, "connect", lambda c, _: c.execute("PRAGMA query_only = ON").close()
    )
    assert "it may not be written" in refused(small)
    small.close()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_an_archive_that_cannot_be_written(small: Desk, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OutputError, match="cannot keep what came in") as caught:
            small.take(file([("b", TEXT)], "after"))
    assert os.strerror(number) in str(caught.value)
    assert not list((Path(small.place.folder or "") / "archive").glob("begun-*"))
    assert [item.key for item in small.stored()] == ["a"]
    small.close()


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_S", 0.2)
    with create_desk(tmp_path / "desk") as desk:
        desk.take(file([("a", TEXT)], "before"))
        other = sqlite3.connect(tmp_path / "desk" / "rawi.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OutputError, match="another program holds it"):
            desk.take(file([("b", TEXT)], "after"))
        other.execute("ROLLBACK")
        other.close()
        assert desk.take(file([("b", TEXT)], "after")).versions == 1


@pytest.mark.parametrize("data", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database(tmp_path: Path, data: bytes) -> None:
    create_desk(tmp_path / "desk").close()
    for path in (tmp_path / "desk").glob("rawi.db*"):
        path.write_bytes(data)
    with pytest.raises(OutputError, match="the database: it is"):
        Desk.open(tmp_path / "desk")


def test_damaged_and_missing_bytes_are_named(small: Desk) -> None:
    (sha256,) = small.archive.hashes()
    path = small.archive.find(sha256)
    assert path is not None
    whole = path.read_bytes()
    path.write_bytes(whole[:-4] + b"....")
    assert small.verify().broken.startswith("entry 1 (capture): the bytes of before")
    path.unlink()
    assert "are missing" in small.verify().broken
    path.write_bytes(whole)
    assert small.verify().broken == ""
    small.close()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM versions WHERE id = 2", "entry 2 (version): what it is of is gone"),
        ("UPDATE versions SET url = 'x' WHERE id = 2", "entry 2 (version): what it is of was changed"),
        ("UPDATE log SET digest = zeroblob(32) WHERE id = 1", "entry 1 (capture): does not follow"),
        ("UPDATE log SET id = 9 WHERE id = 3", "entry 3: is missing"),
        ("UPDATE log SET salt = NULL WHERE id = 2", "entry 2: was emptied, and no redaction says so"),
        ("UPDATE versions SET id = 99 WHERE id = 4", "entry 4 (version): what it is of is gone"),
    ],
)
def test_the_first_broken_link_is_named(small: Desk, statement: str, says: str) -> None:
    small.take(file([("a", f"{TEXT} 2")], "later"))
    small.close()
    connection = sqlite3.connect(Path(small.place.folder or "") / "rawi.db")
    connection.executescript(statement)
    connection.close()
    with Desk.open(small.place.folder) as again:
        assert says in again.verify().broken
