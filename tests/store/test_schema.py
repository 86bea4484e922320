"""Migrations lead from the first schema to that of today, with what is in the desk."""

import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from rawi.errors import SettingsError
from rawi.store import Desk, create_desk, schema
from rawi.store.database import Database, migrate
from rawi.store.folder import make_folder
from tests.store.made import file

BY_HAND = {"words", "point", "ix_places_point", "spatial_ref_sys", "alembic_version"}

FACT, SALT = {"name": "id", "value": "x"}, {"name": "salt", "value": "00"}


@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based")
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
@pytest.mark.filterwarnings("ignore:Did not recognize type .geometry")
def test_the_migrations_make_the_schema(desk: Desk) -> None:
    with desk.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, schema.METADATA) == []


def _is_ours(_item: object, name: str | None, sort: str, reflected: bool, other: object) -> bool:
    return not (reflected and other is None and (name in BY_HAND or str(name).startswith("words_")))


def test_a_desk_of_the_first_schema_comes_up(address: str | None, tmp_path: Path) -> None:
    place = make_folder(tmp_path / "desk", address)
    database = Database(place)
    with database.writing() as connection:
        migrate(connection, "0001")
        connection.execute(sa.insert(schema.desk), [FACT, SALT])
    database.close()
    with create_desk(tmp_path / "desk", address) as desk:
        assert desk.id == "x"
        assert desk.take(file([("a", "قصف"), ("b", "هدنة")])).versions == 2
        assert desk.tie_reprints() == 0
        assert desk.verify().broken == ""


def test_an_open_side_of_the_days_of_a_claim_is_filled(address: str | None, tmp_path: Path) -> None:
    database = Database(make_folder(tmp_path / "desk", address))
    days = (schema.claims.c.first_day, schema.claims.c.last_day)
    row = dict.fromkeys((column.name for column in schema.claims.c), 0) | {
        "uid": "", "act": "", "status": "", "because": "", "background": False, "aggregate": False,
    }  # fmt: skip
    day, later = datetime.date(2024, 5, 1), datetime.date(2024, 5, 2)
    told = [(day, None), (None, later), (day, later), (None, None)]
    with database.engine.connect() as connection:  # without what a claim belongs to
        off = "PRAGMA foreign_keys = OFF" if database.is_sqlite else "SET session_replication_role = replica"
        connection.connection.cursor().execute(off)
        migrate(connection, "0004")
        for number, (first, last) in enumerate(told):
            values = {**row, "id": number, "first_day": first, "last_day": last}
            connection.execute(sa.insert(schema.claims).values(values))
        migrate(connection)
        found = connection.execute(sa.select(*days).order_by(schema.claims.c.id)).all()
    database.close()
    assert [tuple(each) for each in found] == [(day, day), (later, later), (day, later), (None, None)]


def test_a_desk_of_a_later_version_is_left_alone(desk: Desk) -> None:
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SettingsError, match="later version of Rawi"):
        Desk(desk.place)


def test_points_of_places_are_geometry_where_postgis_is(database: str, tmp_path: Path) -> None:
    with create_desk(tmp_path / "desk", database) as desk, desk.database.reading() as connection:
        if not connection.exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").first():
            pytest.skip("PostGIS is not installed (Debian: postgresql-postgis)")
        kind = connection.exec_driver_sql(
            "SELECT type, srid FROM geometry_columns WHERE f_table_name = 'places'"
        ).one()
        assert tuple(kind) == ("POINT", 4326)
