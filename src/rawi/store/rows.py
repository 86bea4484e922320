"""Writes many rows of a table at once, as each database takes them fastest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from rawi.store.database import Database


def insert_many(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns; none is nothing. Raises: sqlalchemy.exc.DBAPIError."""
    if not rows:
        return
    columns = [column for column in table.columns if column.name in rows[0]]  # as statements order them
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        names = ", ".join(quote(column.name) for column in columns)
        _copy(connection, f"COPY {quote(table.name)} ({names}) FROM STDIN", columns, rows)
        return
    statement = str(sa.insert(table).values(dict.fromkeys(rows[0])).compile(dialect=connection.dialect))
    values = [_as_kept(column, rows, connection.dialect) for column in columns]
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


def pages(items: Iterable[Any], size: int) -> Iterator[Sequence[Any]]:
    """Yield the items in their order, so many at a time."""
    whole = sorted(items)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]


def each(
    database: Database, asked: sa.Select[Any], number: sa.ColumnElement[int], size: int
) -> Iterator[Any]:
    """Yield the rows of a question by their number, which it must ask for as `id`, so many at a time.

    No connection is held between them. Raises: OutputError.
    """
    last, asked = 0, asked.order_by(number).limit(size)
    while True:
        with database.reading() as connection:
            rows = connection.execute(asked.where(number > last)).all()
        yield from rows
        if len(rows) < size:
            return
        last = rows[-1].id


def last(connection: sa.Connection, table: sa.Table) -> int:
    """The last number of a table, 0 for an empty one: whoever alone writes can give out those after it."""
    return connection.scalar(sa.select(sa.func.max(table.c.id))) or 0


def _as_kept(column: sa.Column[Any], rows: Sequence[Mapping[str, Any]], dialect: sa.Dialect) -> list[Any]:
    """The values of a column as the driver takes them: days and moments as words."""
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    values = [row[column.name] for row in rows]
    return values if process is None else list(map(process, values))


def _copy(
    connection: sa.Connection,
    statement: str,
    columns: Sequence[sa.Column[Any]],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([row[column.name] for column in columns])
    except connection.dialect.loaded_dbapi.Error as error:
        raise sa.exc.DBAPIError(statement, None, error) from error
