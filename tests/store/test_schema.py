"""Migrations lead from the first schema to that of today, with what is in the desk."""

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
