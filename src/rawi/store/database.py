"""Opens the database of a desk, brings it up to the schema of today, and turns its complaints into one line.

Whoever writes holds the only right to write from the beginning of the transaction, in both databases.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from rawi.errors import OutputError, RawiError, SettingsError
from rawi.store.folder import Place
from rawi.store.schema import METADATA

WAIT_S = 60  # for another writer
WRITES = "rawi_writes"
LOCK = 0x72617769  # of PostgreSQL's advisory locks, the one that a desk's writers take
_MIGRATIONS = Path(__file__).parent / "migrations"
_REASONS = (  # words of a driver's complaint, what they mean, what to do
    ("database is locked", "another program holds it", "try again when that is done"),
    ("lock timeout", "another program holds it", "try again when that is done"),
    ("readonly database", "it may not be written", "check the rights of folder and file"),
    ("read-only", "it may not be written", "check the rights of the database's user"),
    ("permission denied", "it may not be used", "check the rights of the database's user"),
    ("unable to open", "it cannot be opened", "check that folder and file may be read and written"),
    ("disk is full", "the disk is full", "make room; all that was said to be added is kept"),
    ("No space left", "the disk is full", "make room; all that was said to be added is kept"),
    ("disk I/O error", "the disk does not take or give data", "check it; what it took is kept"),
    ("malformed", "it is damaged", "restore it from a copy; the archive keeps what came in"),
    ("not a database", "it is no database", "restore it from a copy; the archive keeps what came in"),
    ("password", "it asks for a password", "set PGPASSWORD or write it into ~/.pgpass"),
    ("authentication failed", "it does not know the user", "check the user's name and password"),
    ("does not exist", "it is not there", "create it with `createdb`, or check its name"),
    ("refused", "nobody answers there", "check the address, and that the server runs"),
    ("could not translate", "there is no such server", "check the address"),
    ("failed to resolve", "there is no such server", "check the address"),
)


class Database:
    """The database of a desk, at the schema of today."""

    def __init__(self, place: Place) -> None:
        self.name = place.url.render_as_string(hide_password=True) if place.folder is None else place.name
        self.engine = _engine(place.url)
        self.is_sqlite = place.url.get_backend_name() == "sqlite"

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the desk. Raises: OutputError, SettingsError."""
        options: dict[str, Any] = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self.complaining(), self.engine.connect() as connection:
            yield connection.execution_options(**options)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that no other writer can enter. Raises: OutputError, SettingsError."""
        engine = self.engine.execution_options(**{WRITES: True})
        with self.complaining(), engine.begin() as connection:
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_S}s'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            yield connection

    @contextlib.contextmanager
    def complaining(self) -> Iterator[None]:
        """Turn what the database complains of into one line. Raises: OutputError, SettingsError."""
        try:
            yield
        except sa.exc.DBAPIError as error:
            raise self._complaint(str(error.orig)) from error

    def _complaint(self, words: str) -> RawiError:
        line = next(iter(words.splitlines()), "")[:200]
        for part, reason, remedy in _REASONS:
            if part.lower() in words.lower():
                return OutputError(f"{self.name}: the database: {reason} ({line}); {remedy}")
        return OutputError(f"{self.name}: the database: {line}")

    def settle(self) -> None:
        """Let the database learn how its rows are spread, so that it asks the right index first."""
        with self.writing() as connection:
            for statement in ("PRAGMA analysis_limit = 1000", "ANALYZE") if self.is_sqlite else ("ANALYZE",):
                connection.exec_driver_sql(statement)

    def forget(self) -> None:
        """Leave nothing of deleted rows in free pages or, of SQLite, in the log of writes.

        Raises: OutputError where another program reads at the time.
        """
        with self.complaining(), contextlib.closing(self.engine.raw_connection()) as connection:
            if self.is_sqlite:
                connection.cursor().execute("VACUUM")
                busy = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                if busy:
                    raise OutputError(
                        f"{self.name}: taken out, but another program still reads the database; "
                        "end it and give the command again, so that nothing is left in rawi.db-wal"
                    )
                return
        with self.complaining(), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in (*METADATA.tables, "words"):
                connection.exec_driver_sql(f"VACUUM FULL {table}")

    def bring_up(self) -> None:
        """Bring the schema up to that of today. Raises: SettingsError for a later one; OutputError."""
        newest = _script().get_current_head()
        with self.reading() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        if current == newest:
            return
        try:
            with self.writing() as connection:
                migrate(connection)
        except CommandError as error:
            raise SettingsError(
                f"{self.name}: made by a later version of Rawi (schema {current}); install that one"
            ) from error


def migrate(connection: sa.Connection, revision: str = "head") -> None:
    """Bring the schema to a revision within the transaction of this connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        engine = sa.create_engine(url, connect_args={"connect_timeout": 10})
        sa.event.listen(engine, "connect", _plan_for_memory)
        return engine
    engine = sa.create_engine(url, connect_args={"timeout": WAIT_S})
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Settings of a new connection to SQLite; transactions are begun by `_begin`, not by the driver.

    The log of writes goes into the file by 64 MB: pages that many transactions touch are written once.
    """
    connection.isolation_level = None
    for setting in (
        "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON",
        "cache_size = -65536", "temp_store = MEMORY", "wal_autocheckpoint = 16384",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {setting}").close()


def _plan_for_memory(connection: Any, _record: object) -> None:
    """Settings of a new connection to PostgreSQL: rows mostly lie in memory, and queries are short."""
    with connection.cursor() as cursor:
        cursor.execute("SET random_page_cost = 1.1")
        cursor.execute("SET jit = off")
    connection.commit()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
