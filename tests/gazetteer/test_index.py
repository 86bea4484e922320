"""The index: names in all their spellings, and files that are written whole or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from rawi.errors import OutputError, SettingsError
from rawi.gazetteer.build import Row, Table, data_folder, index_path, install
from rawi.gazetteer.entry import Entry
from rawi.gazetteer.importing import read_tables
from rawi.gazetteer.index import Index, installed
from tests.gazetteer.conftest import PLAIN, TODAY, imported, written

SHARED = Path(__file__).parents[2].parent / "shared" / "places"


@pytest.mark.parametrize(
    ("name", "pcode", "match"),
    [
        ("كفر زيتا", "C1", "name"), ("كفرزيتا", "C1", "spelling"), ("كَفْر زَيتا", "C1", "name"),
        ("أبو الظهور", "C2", "name"), ("ابو ظهور", "C2", "spelling"), ("أبو الضهور", "C2", "name"),
        ("بلدة كفر زيتا", "C1", "name"), ("إدلب", "SY07", "name"), ("محافظة إدلب", "SY07", "name"),
        ("Kafr Zita", "C1", "latin"), ("Kfar Zeita", "C1", "latin"), ("KAFR ZAYTĀ", "C1", "latin"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_its_spellings(index: Index, name: str, pcode: str, match: str) -> None:
    best = index.find(name)[0]
    assert (best.entry.pcode, best.match) == (pcode, match)


@pytest.mark.parametrize(
    "name", ["", " ", "كفر", "12", "؟", "Kafr", "قرية", "\u200f", "x" * 10_000, "ا" * 10_000]
)
def test_what_is_no_name_of_a_place_finds_none(index: Index, name: str) -> None:
    assert index.find(name) == ()


@pytest.mark.parametrize("many", [0, 1000], ids=["all names read at once", "each name sought in the file"])
def test_what_has_a_real_name_is_known(index: Index, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.gazetteer.index.MANY", many)
    for _ in range(2):
        index.knows.cache_clear()
        assert [index.knows(name) for name in ("كفر زيتا", "كفرزيتا", "كفر", "")] == [
            True,
            True,
            False,
            False,
        ]


def test_namesakes_are_all_candidates_and_a_place_nearby_ranks_them(index: Index) -> None:
    assert {c.entry.pcode for c in index.find("مشيرفة", "SY")} == {"C3", "C4"}
    assert index.find("مشيرفة", "LB") == ()
    best, other = index.near("مشيرفة", "أبو الظهور")
    assert (best.entry.pcode, other.entry.pcode) == ("C4", "C3")
    assert best.score > other.score
    assert best.because[-1] == "4 km from أبو الظهور"


def test_one_letter_off_counts_in_the_right_governorate_only(index: Index) -> None:
    assert index.find("كفرزيثا") == ()
    (found,) = index.find_one_off("كفرزيثا", "SY", "حماة")
    assert (found.entry.pcode, found.match) == ("C1", "one_off")
    assert index.find_one_off("كفرزيثا", "SY", "إدلب") == ()


def test_an_entry_keeps_what_its_table_says(index: Index) -> None:
    entry = index.entry("pcode:C1")
    assert entry is not None
    assert (entry.name_ar, entry.name_en, entry.country, entry.admin1, entry.admin2) == (
        "كفر زيتا", "Kafr Zaytah", "SY", "حماة", "محردة",
    )  # fmt: skip
    assert (entry.lat, entry.lon, entry.kind, entry.population) == (35.373, 36.601, "settlement", 21845)
    assert (entry.source, entry.licence) == ("plain", "not stated")
    assert index.entry("pcode:none") is None


def test_one_place_of_two_tables_is_one_candidate(tmp_path: Path, plain: Path) -> None:
    again = written(tmp_path / "second.csv", "country,name_ar,lat,lon,type\nSY,كفرزيتا,35.374,36.6,town\n")
    (found,) = imported(plain, again).find("كفرزيتا")
    assert found.match == "name"
    assert found.because[-1].startswith("also in ")


def test_a_table_is_replaced_by_its_new_version_and_removed(tmp_path: Path, plain: Path) -> None:
    written(tmp_path / "b" / "other.csv", "country,name_ar,lat,lon\nYE,الجوف,16.1,45\n")
    imported(plain, tmp_path / "b" / "other.csv")
    index = imported(written(plain, PLAIN.replace("كفر زيتا", "كفر نبل")))
    assert [(table.name, table.rows) for table in index.tables()] == [("other", 1), ("plain", 6)]
    assert index.find("كفرزيتا") == ()
    assert index.find("كفرنبل") != ()
    assert index.find("الجوف") != ()
    install([], dropped=["plain"])
    left = installed()
    assert left is not None
    assert [table.name for table in left.tables()] == ["other"]
    assert (left.find("كفرنبل"), left.find("الجوف") != ()) == ((), True)


def test_nothing_installed_is_no_index() -> None:
    assert installed() is None


def test_an_index_of_another_version_or_no_index_at_all_is_said(index: Index, tmp_path: Path) -> None:
    with sqlite3.connect(index_path()) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(SettingsError, match="rawi places rebuild"):
        Index(index_path())
    install([])  # keys are made anew
    assert Index(index_path()).find("كفرزيتا")[0].entry.pcode == "C1"
    with pytest.raises(SettingsError, match="not an index"):
        Index(written(tmp_path / "x.sqlite", b"rubbish" * 1000))


def test_a_fault_while_writing_leaves_the_old_index_whole(index: Index) -> None:
    before = index_path().read_bytes()
    broken = Row(Entry(id="x:1", name_ar="س", lat=object()))  # type: ignore[arg-type]
    with pytest.raises(OutputError):
        install([(Table(name="broken", format="CSV"), [broken])])
    assert index_path().read_bytes() == before
    assert sorted(path.name for path in data_folder().iterdir()) == ["lock", "places.sqlite"]


def test_a_killed_import_leaves_the_old_index_whole(index: Index) -> None:
    before = index_path().read_bytes()
    code = """
        from rawi.gazetteer import build
        from rawi.gazetteer.entry import Entry
        def rows():
            for n in range(10**9):
                yield build.Row(Entry(id=f"x:{n}", name_ar="s"))
        class Endless(list):
            def __iter__(self): return rows()
            def __len__(self): return 1
        build._countries_of = lambda rows: {}
        build.install([(build.Table(name="x", format="CSV"), Endless())])
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], env={**os.environ}) as process:
        for _ in range(200):
            if list(data_folder().glob("*.part")):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert index_path().read_bytes() == before
    assert list(data_folder().glob("*.part")) != []
    install([])
    assert list(data_folder().glob("*.part")) == []
    assert Index(index_path()).find("كفرزيتا") != ()


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the tables of ../shared/places are not there")
def test_the_shared_tables_are_imported_small_and_quick() -> None:
    paths = [SHARED / "sy.csv.gz", SHARED / "lb.csv.gz", SHARED / "ly.csv.gz"]
    install(read_tables(paths, today=TODAY))
    start = time.perf_counter()
    index = Index(index_path())
    candidates = index.find("الجبين", "SY")
    assert time.perf_counter() - start < 0.3
    assert len(candidates) > 4
    assert index_path().stat().st_size < 20_000_000
