"""The folder of a desk: `rawi.toml`, the archive, and the database unless that is elsewhere.

No secret is kept in it: the password of a database comes from the environment or from `~/.pgpass`.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from rawi.errors import OutputError, SettingsError
from rawi.read.settings_words import fault_words
from rawi.read.sources import Fetching, WatchedSource, check

SETTINGS, DATABASE, ARCHIVE = "rawi.toml", "rawi.db", "archive"
_IS_URL = re.compile(r"[a-z][a-z0-9+]*://", re.I)
_DRIVERS = {
    "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}  # fmt: skip
_BEGINNING = """\
# A desk of Rawi. No password belongs here: PostgreSQL's is read from PGPASSWORD or ~/.pgpass.
"""


class DeskSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `rawi.toml` says.

    `database` is the address of a PostgreSQL database, or None for `rawi.db` in the folder. `stamp` is the
    address of a service of RFC 3161 that stamps the head of the log, or None; `stamp_roots` are files in the
    folder with the certificates that its stamps are checked by. `source` and `fetch` are what is watched.
    """

    database: str | None = None
    stamp: str | None = None
    stamp_roots: tuple[str, ...] = ()
    fetch: Fetching = Fetching()
    source: tuple[WatchedSource, ...] = ()


class Place(NamedTuple):
    """Where a desk is: its folder (None where only the database is known) and its database."""

    folder: Path | None
    url: sa.URL
    settings: DeskSettings = DeskSettings()

    @property
    def name(self) -> str:
        """How the desk is called in messages, without a password."""
        return str(self.folder) if self.folder else self.url.render_as_string(hide_password=True)


def find_folder(start: Path) -> Path:
    """The folder with a `rawi.toml` at `start` or nearest above it. Raises: SettingsError."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise SettingsError(
        f"{start}: no desk here or above; `rawi init` makes one, and --desk names one elsewhere"
    )


def place_of(desk: str | Path | None) -> Place:
    """Where a desk is that is named by its folder or by the address of its database.

    Without a name it is the one that the working folder lies in. Raises: SettingsError.
    """
    if desk is None:
        return _placed(find_folder(Path.cwd()))
    if is_url(str(desk)):
        return Place(None, database_url(str(desk)))
    folder = Path(desk)
    if not (folder / SETTINGS).is_file():
        raise SettingsError(f"{folder}: no desk (it has no {SETTINGS}); `rawi init {folder}` makes one")
    return _placed(folder)


def make_folder(folder: Path, database: str | None) -> Place:
    """The place of a new desk, its settings written; a desk that is there already is left as it is.

    Raises: SettingsError for an unfit address or a folder with another database; OutputError.
    """
    if database is not None and database_url(database).password is not None:
        raise SettingsError(
            "no password is kept in a desk: leave it out of the address; PGPASSWORD or ~/.pgpass tells it"
        )
    path = folder / SETTINGS
    if path.exists():
        place = _placed(folder)
        if database is not None and place.settings.database != database:
            raise SettingsError(f"{path}: this desk has another database; name another folder")
        return place
    line = f"database = {msgspec.json.encode(database).decode()}\n" if database else ""
    words = _BEGINNING + line
    begun = folder / f".{SETTINGS}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        begun.write_text(words, encoding="utf8")
        begun.rename(path)
    except OSError as error:
        begun.unlink(missing_ok=True)
        raise OutputError(f"{folder}: cannot make a desk here ({error.strerror})") from error
    return _placed(folder)


def is_url(words: str) -> bool:
    """Whether words are an address, not the name of a folder."""
    return bool(_IS_URL.match(words))


def database_url(words: str) -> sa.URL:
    """The address of a PostgreSQL database. Raises: SettingsError for any other, without showing it whole."""
    try:
        url = sa.make_url(words)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise SettingsError("the address of the database: write postgresql://user@host/name") from error
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise SettingsError(f"{url.drivername}: a desk lives in a folder or in a postgresql:// database")
    return url.set(drivername=driver)


def _placed(folder: Path) -> Place:
    settings = read_settings(folder / SETTINGS)
    if settings.database is None:
        return Place(folder, sa.URL.create("sqlite", database=str(folder.resolve() / DATABASE)), settings)
    url = database_url(settings.database)
    if url.password is not None:
        raise SettingsError(
            f"{folder / SETTINGS}: `database` holds a password; PGPASSWORD or ~/.pgpass tells it instead"
        )
    return Place(folder, url, settings)


def read_settings(path: Path) -> DeskSettings:
    """What a `rawi.toml` says. Raises: SettingsError, naming file and field."""
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=DeskSettings)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except msgspec.DecodeError as error:
        raise SettingsError(f"{path}: {fault_words(error, DeskSettings)}") from error
    check(settings.source, settings.fetch, str(path))
    return settings
