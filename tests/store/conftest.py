"""A desk in each database: what is tested of one is tested of the other."""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from rawi.store import Desk, create_desk
from tests.store import server

NEEDED = "RAWI_NEED_POSTGRESQL"  # set where a test without PostgreSQL is a fault: in CI
TEMPLATE = "rawi_template"
_number = itertools.count()

NewDesk = Callable[[], Desk]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running server, with a template that has PostGIS where it is installed."""
    folder = server.programs()
    if folder is None:
        assert not os.environ.get(NEEDED), "PostgreSQL is not installed, and here it has to be"
        pytest.skip("PostgreSQL is not installed (Debian: postgresql, postgresql-postgis)")
    with server.running(folder) as address:
        _do(address, f"CREATE DATABASE {TEMPLATE}")
        if _has_postgis(address):
            _do(address, "CREATE EXTENSION postgis", TEMPLATE)
        yield address


def _do(address: str, statement: str, database: str = "postgres") -> None:
    engine = sa.create_engine(f"{address}/{database}".replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def _has_postgis(address: str) -> bool:
    engine = sa.create_engine(f"{address}/postgres".replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        found = connection.scalar(sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"))
    engine.dispose()
    return found is not None


def new_database(server_address: str) -> str:
    """The address of a new, empty database."""
    name = f"rawi_{next(_number)}"
    _do(server_address, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    return f"{server_address}/{name}"


@pytest.fixture
def database(postgresql: str) -> str:
    """The address of a new, empty database."""
    return new_database(postgresql)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str | None:
    """The database of a desk: None for a file in its folder."""
    return None if request.param == "sqlite" else str(request.getfixturevalue("database"))


@pytest.fixture
def desk(address: str | None, tmp_path: Path) -> Iterator[Desk]:
    """A new desk, once in each database."""
    with create_desk(tmp_path / "desk", address) as made:
        yield made
