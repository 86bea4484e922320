"""Compiles tables of places into one SQLite index, whole or not at all.

An index is written beside the old one and renamed over it, so that readers see one or the other. It
holds the tables themselves too: a later import copies what is there and adds to it.
"""

import fcntl
import functools
import json
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import platformdirs

from rawi.arabic.names import (
    is_arabic,
    is_latin,
    latin_key,
    name_keys,
)
from rawi.errors import OutputError
from rawi.gazetteer.entry import Entry

SCHEMA = 2  # rises when the tables below or the keys of `arabic/names.py` change
WITH_SHAPES = 2  # the first schema that keeps outlines
FILE = "places.sqlite"
REAL, GENERATED, LATIN = 0, 1, 2  # what a name is: Arabic, Arabic by inversion, Latin
COLUMNS = (
    "id", "name_ar", "name_en", "country", "admin1", "admin2", "admin3", "admin1_en", "admin1_code",
    "admin2_code", "admin3_code", "pcode", "geonameid", "lat", "lon", "kind", "population", "box",
    "generated",
)  # fmt: skip
_NUMBERS = {
    "geonameid": "INTEGER",
    "lat": "REAL",
    "lon": "REAL",
    "population": "INTEGER",
    "generated": "INTEGER",
}
_TABLES = f"""
CREATE TABLE source (
    number INTEGER PRIMARY KEY, name TEXT UNIQUE, format TEXT, licence TEXT, origin TEXT, sha256 TEXT,
    imported TEXT, rows INTEGER, countries TEXT, counts TEXT);
CREATE TABLE place (
    number INTEGER PRIMARY KEY, source INTEGER,
    {", ".join(f"{column} {_NUMBERS.get(column, 'TEXT')}" for column in COLUMNS)});
CREATE TABLE name (key TEXT, place INTEGER, what INTEGER, spelled TEXT, PRIMARY KEY (key, place, spelled))
    WITHOUT ROWID;
CREATE TABLE shape (place INTEGER PRIMARY KEY, west REAL, south REAL, east REAL, north REAL, rings TEXT);
"""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row to install: its entry, the further names of it, and for an area its outline (see `polygons`)."""

    entry: Entry
    arabic: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    shape: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an installed table; `counts` are its rows set aside or mended, by reason."""

    name: str
    format: str
    licence: str = "not stated"
    origin: str = ""
    sha256: str = ""
    imported: str = ""
    rows: int = 0
    countries: dict[str, int] = {}
    counts: dict[str, int] = {}


def data_folder() -> Path:
    """Where installed places are kept: RAWI_DATA, else the user's data folder of this system."""
    return _folder(os.environ.get("RAWI_DATA"))


@functools.lru_cache(maxsize=8)  # it is asked for with every text
def _folder(chosen: str | None) -> Path:
    return (Path(chosen).expanduser() if chosen else platformdirs.user_data_path("rawi")) / "places"


def index_path() -> Path:
    """The file of the compiled index, there or not."""
    return data_folder() / FILE


def install(added: Iterable[tuple[Table, list[Row]]], dropped: Iterable[str] = ()) -> None:
    """Make the index anew: what is there without the tables `dropped`, and the tables `added`.

    A table of the same name is replaced. Raises: OutputError; the old index is then as it was.
    """
    added = list(added)
    target = index_path()
    without = {*dropped, *(table.name for table, _ in added)}
    try:
        with _alone(target.parent), _beside(target) as part, closing(sqlite3.connect(part)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
            if target.exists():
                _copy(database, target, without)
            for table, rows in added:
                _add(database, table, rows)
            database.executescript(f"CREATE INDEX place_id ON place (id); PRAGMA user_version = {SCHEMA};")
            database.commit()
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{target}: the index of places cannot be written: {error}") from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time; what an interrupted one left beside is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.glob(f"{FILE}.*.part"):
            left.unlink(missing_ok=True)
        yield


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new file beside the target, renamed over it when all went well, else removed."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{FILE}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _copy(database: sqlite3.Connection, old: Path, without: set[str]) -> None:
    """Take over the tables of the old index; names get their keys anew where the schema has changed."""
    database.execute("ATTACH ? AS old", (str(old),))
    kept = [
        number
        for number, name in database.execute("SELECT number, name FROM old.source")
        if name not in without
    ]
    marks = ",".join("?" * len(kept))
    (schema,) = database.execute("PRAGMA old.user_version").fetchone()
    database.execute(f"INSERT INTO source SELECT * FROM old.source WHERE number IN ({marks})", kept)
    database.execute(f"INSERT INTO place SELECT * FROM old.place WHERE source IN ({marks})", kept)
    if schema >= WITH_SHAPES:
        inside = f"SELECT number FROM old.place WHERE source IN ({marks})"
        database.execute(f"INSERT INTO shape SELECT * FROM old.shape WHERE place IN ({inside})", kept)
    names = f"FROM old.name WHERE place IN (SELECT number FROM old.place WHERE source IN ({marks}))"
    if schema == SCHEMA:
        database.execute(f"INSERT INTO name SELECT * {names}", kept)
    else:
        again = database.execute(f"SELECT DISTINCT place, what, spelled {names}", kept)
        database.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)",
            ((key, place, what, spelled) for place, what, spelled in again for key in _keys(spelled, what)),
        )
    database.commit()
    database.execute("DETACH old")


def _add(database: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    source = _next(database, "source")
    first = _next(database, "place")
    countries = _countries_of(rows)
    database.execute(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (source, table.name, table.format, table.licence, table.origin, table.sha256, table.imported,
         len(rows), json.dumps(countries), json.dumps(table.counts)),
    )  # fmt: skip
    database.executemany(
        f"INSERT INTO place VALUES (?, ?, {', '.join('?' * len(COLUMNS))})",
        ((number, source, *_values(row.entry)) for number, row in enumerate(rows, first)),
    )
    database.executemany(
        "INSERT INTO shape VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, *row.entry.box, row.shape)
            for number, row in enumerate(rows, first)
            if row.shape and row.entry.box
        ),
    )
    database.executemany(
        "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)",
        (
            (key, number, what, spelled)
            for number, row in enumerate(rows, first)
            for key, what, spelled in _names(row)
        ),
    )


def _countries_of(rows: list[Row]) -> dict[str, int]:
    return dict(Counter(row.entry.country for row in rows).most_common())


def _next(database: sqlite3.Connection, table: str) -> int:
    (last,) = database.execute(f"SELECT max(number) FROM {table}").fetchone()
    return (last or 0) + 1


def _values(entry: Entry) -> Iterator[object]:
    for column in COLUMNS:
        value = getattr(entry, column)
        yield json.dumps(value) if column == "box" and value else value


def _names(row: Row) -> Iterator[tuple[str, int, str]]:
    """(key, what, spelled) of each name; a name of both scripts stands under both."""
    entry = row.entry
    for name in dict.fromkeys((entry.name_ar, *row.arabic)):
        if is_arabic(name):
            what = GENERATED if entry.generated and name == entry.name_ar else REAL
            yield from ((key, what, name) for key in _keys(name, what))
    for name in dict.fromkeys((entry.name_en, *row.latin)):
        if is_latin(name):
            yield from ((key, LATIN, name) for key in _keys(name, LATIN))


def _keys(spelled: str, what: int) -> list[str]:
    if what == LATIN:
        return [key for key in (latin_key(spelled),) if key]
    return name_keys(spelled)
