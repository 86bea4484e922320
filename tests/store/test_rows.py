"""Rows that are written in one go are those that statements would write."""

import datetime

import pytest
import sqlalchemy as sa

from rawi.errors import OutputError
from rawi.store import Desk, schema
from rawi.store.rows import insert_many, last

ODD = "a\tb\\N\n\\.\r\"ع'"
AT = datetime.datetime(2024, 5, 1, 6, 30, 0, 5, tzinfo=datetime.UTC)
ROW = {"recorded": AT, "key": ODD, "id": 7, "outlet": None, "kind": "post", "key_sha256": "x"}


def test_what_is_written_comes_back_in_any_order_of_columns(desk: Desk) -> None:
    turned = {**dict(reversed(ROW.items())), "id": 8, "key_sha256": "y"}
    with desk.database.writing() as connection:
        assert last(connection, schema.documents) == 0
        insert_many(connection, schema.documents, [])
        insert_many(connection, schema.documents, [ROW, turned])
        assert last(connection, schema.documents) == 8
    with desk.database.reading() as connection:
        asked = sa.select(schema.documents).order_by(schema.documents.c.id)
        assert [dict(row) for row in connection.execute(asked).mappings()] == [ROW, turned]


def test_what_the_database_refuses_is_one_line(desk: Desk) -> None:
    with pytest.raises(OutputError, match="key_sha256"), desk.database.writing() as connection:
        insert_many(connection, schema.documents, [ROW, {**ROW, "id": 8}])
