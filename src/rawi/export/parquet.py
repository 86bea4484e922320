"""Claims as Parquet, one row a claim, lists as lists; a row group is written whenever it is full."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from rawi.export.columns import COLUMNS, Column, Row, Sort
from rawi.export.formats import Write, missing

if TYPE_CHECKING:
    import pyarrow as pa

_R = TypeVar("_R")
GROUP_ROWS = 10_000


def schema(columns: Sequence[Column[_R]], about: Mapping[str, str]) -> "pa.Schema":
    """The columns as Arrow has them, each with its unit and meaning; `about` is of the whole table."""
    pa = _pyarrow()
    return pa.schema([
        pa.field(column.name, _type(column.sort), metadata={"unit": column.unit, "meaning": column.meaning})
        for column in columns
    ], metadata=dict(about))  # fmt: skip


def batch(rows: Sequence[_R], columns: Sequence[Column[_R]], schema_: "pa.Schema") -> "pa.RecordBatch":
    """Rows as one Arrow batch."""
    pa = _pyarrow()
    arrays = [
        pa.array([column.of(row) for row in rows], type=field.type)
        for column, field in zip(columns, schema_, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema_)


@contextmanager
def parquet_to(stream: BinaryIO, about: Mapping[str, str]) -> Iterator[Write]:
    """A function that writes rows as Parquet. Raises: OutputError where pyarrow is missing."""
    _pyarrow()
    import pyarrow.parquet as pq

    columns = schema(COLUMNS, about)
    waiting: list[Row] = []
    with pq.ParquetWriter(stream, columns, compression="zstd") as writer:

        def write(row: Row) -> None:
            waiting.append(row)
            if len(waiting) >= GROUP_ROWS:
                writer.write_batch(batch(waiting, COLUMNS, columns))
                waiting.clear()

        yield write
        if waiting:
            writer.write_batch(batch(waiting, COLUMNS, columns))


def _type(sort: Sort) -> Any:
    pa = _pyarrow()
    one = {"text": pa.string(), "date": pa.date32(), "integer": pa.int64(), "number": pa.float64(),
           "flag": pa.bool_()}  # fmt: skip
    return one[sort] if sort in one else pa.list_(one[sort.removesuffix("s")])


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise missing("pyarrow", "frames") from error
    return pa
