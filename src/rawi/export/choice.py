"""What somebody chooses when claims leave: the format, and what is let out by name."""

from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """The formats of a table of claims, by the name of the option."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    parquet = "parquet"
    geojson = "geojson"


BINARY = frozenset((Format.xlsx, Format.parquet))  # nothing to be shown on a terminal


class Asked(NamedTuple):
    """What is let out by name: names of private persons, exact homes, exact places of young movements."""

    names: bool = False
    homes: bool = False
    movements: bool = False
