"""Reads files of places of every known kind into tables to install; the kind is known by the content."""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rawi.errors import InputError
from rawi.gazetteer import geonames
from rawi.gazetteer.build import Row, Table
from rawi.gazetteer.fill import fill_admins
from rawi.gazetteer.invert import with_generated
from rawi.gazetteer.rows import SET_ASIDE, Maker
from rawi.gazetteer.shapes import geojson_records, shapefile_records
from rawi.gazetteer.sheets import csv_records, xlsx_records
from rawi.gazetteer.unpack import Content, open_file

WRONG_SHARE = 0.5  # of the rows: above this a fault is the table's, not the rows'
FAULTS = (
    "coordinates out of range",
    "no coordinates",
    "no name",
    "no country",
    "Latin text in the Arabic column",
)
HINTS = {
    "no country": "say which with --country",
    "coordinates out of range": "latitude and longitude may be exchanged, or lie in a projection",
    "Latin text in the Arabic column": "the column of Arabic names holds other names",
}


def read_tables(
    paths: Sequence[Path],
    *,
    country: str | None = None,
    licence: str | None = None,
    today: datetime.date,
) -> Iterator[tuple[Table, list[Row]]]:
    """Yield each table of the files with its rows; files of alternate names serve the dumps beside them.

    Raises: InputError for a file that is no table of places, or is mostly wrong; nothing is half read.
    """
    contents = [(path, open_file(path)) for path in paths]
    extra = [content for _, content in contents if geonames.is_alternates(content)]
    alternates: dict[int, list[geonames.Alternate]] = {}
    for content in extra:
        alternates |= geonames.read_alternates(content)
    tables = [(path, content) for path, content in contents if content not in extra]
    if extra and not tables:
        raise InputError(f"{extra[0].name}: alternate names of GeoNames; import them together with the dump: "
                         "rawi places import SY.zip alternatenames/SY.zip")  # fmt: skip
    for path, content in tables:
        yield _table(path, content, alternates, country, licence, today)


def _table(
    path: Path,
    content: Content,
    alternates: geonames.Alternates,
    country: str | None,
    licence: str | None,
    today: datetime.date,
) -> tuple[Table, list[Row]]:
    counts: Counter[str] = Counter()
    name = table_name(path)
    maker = Maker(name, country, counts)
    format_, records = _records(content, alternates, counts)
    rows = [row for line, fields in records if (row := maker.row(line, fields)) is not None]
    rows = with_generated(fill_admins(rows, counts), counts)
    _check(path, rows, counts)
    known = geonames.LICENCE if format_ == "GeoNames" else "not stated"
    table = Table(
        name=name, format=format_, licence=licence or known, origin=path.name, rows=len(rows),
        sha256=hashlib.sha256(content.data).hexdigest(), imported=today.isoformat(), counts=dict(counts),
    )  # fmt: skip
    return table, rows


def table_name(path: Path) -> str:
    """The name of a table: its file's, without endings.

    >>> table_name(Path("places/SY populated-places.csv.gz"))
    'sy_populated-places'
    """
    stem = path.name.split(".")[0] or path.name
    return re.sub(r"[^\w-]+", "_", stem).strip("_").lower() or "table"


def _records(
    content: Content, alternates: geonames.Alternates, counts: Counter[str]
) -> tuple[str, Iterator[tuple[int, dict[str, str]]]]:
    """The kind of a file, and its records as they are read."""
    if content.parts:
        return "shapefile", shapefile_records(content, counts)
    if content.data.startswith(b"PK"):
        return "XLSX", xlsx_records(content, counts)
    if content.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return "GeoJSON", geojson_records(content, counts)
    if geonames.is_dump(content):
        return "GeoNames", geonames.dump_records(content, alternates, counts)
    return "CSV", csv_records(content, counts)


def _check(path: Path, rows: list[Row], counts: Counter[str]) -> None:
    """Refuse a table of which nothing is left, or most rows share one fault."""
    whole = len(rows) + sum(number for reason, number in counts.items() if reason in SET_ASIDE)
    for fault in FAULTS:
        if counts[fault] > max(1, whole * WRONG_SHARE) or (counts[fault] and not rows):
            hint = f": {HINTS[fault]}" if fault in HINTS else ""
            raise InputError(f"{path}: {fault} in {counts[fault]:,} of {whole:,} rows{hint}")
    if not rows:
        raise InputError(f"{path}: no place in this file ({whole:,} rows)")
