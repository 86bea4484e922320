"""Claims and documents as Arrow, Polars, pandas and GeoPandas frames, and as a table in a notebook.

A frame reads its rows when it is asked for them, each time anew, so that it holds nothing by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rawi.export.cells import plain
from rawi.export.columns import COLUMNS, Column, Row, version_of
from rawi.export.filters import is_violent
from rawi.export.formats import missing
from rawi.export.geojson import features
from rawi.export.parquet import GROUP_ROWS, batch, schema
from rawi.export.wording import harms_words, time_words
from rawi.model import CodedDocument

if TYPE_CHECKING:
    import geopandas
    import pandas
    import polars
    import pyarrow as pa

_R = TypeVar("_R")
FIRST_ROWS = 20  # of a frame in a notebook
WGS84 = "EPSG:4326"
STYLE = """<style>
.rawi { border-collapse: collapse; font-size: .9em } .rawi th { text-align: left }
.rawi th, .rawi td { padding: .25em .6em; vertical-align: top; border-bottom: 1px solid #8884 }
.rawi td[dir=rtl] { text-align: right; font-family: "Noto Naskh Arabic", Amiri, serif; font-size: 1.1em }
.rawi caption { caption-side: bottom; text-align: left; opacity: .7 }
</style>"""
MASKED = "from the text; names of private persons masked"
# fmt: off
DOCUMENTS: tuple[Column[CodedDocument], ...] = (
    Column("document", "text", "", "names the document", "the record's id", lambda d: d.id),
    Column("outlet", "text", "", "who published it", "as the record names it", lambda d: d.outlet),
    Column("url", "text", "", "where it was published", "as received", lambda d: d.url),
    Column("published", "date", "day", "when it was published", "as received", lambda d: d.published),
    Column("version", "text", "", "which version of the text", "12 digits of its SHA-256", version_of),
    Column("title", "text", "", "its title", MASKED, lambda d: d.title),
    Column("characters", "integer", "code points", "its length", "counted", lambda d: len(d.text)),
    Column("claims", "integer", "claims", "how many are wanted", "counted", lambda d: len(d.claims)),
    Column("violent", "integer", "claims", "how many tell violence", "counted",
           lambda d: sum(map(is_violent, d.claims))),
)
TEXT: Column[CodedDocument] = Column(
    "text", "text", "", "the text", "as published, names and all", lambda d: d.text
)
# fmt: on


class Frame(Generic[_R]):
    """Rows with their columns, to be had as a frame of any of the usual kinds."""

    def __init__(
        self, columns: Sequence[Column[_R]], rows: Callable[[], Iterable[_R]], about: Mapping[str, str]
    ) -> None:
        self.columns, self.about = columns, about
        self._rows = rows

    def __iter__(self) -> Iterator[_R]:
        return iter(self._rows())

    def to_arrow(self) -> "pa.Table":
        """The rows as an Arrow table. Raises: OutputError where pyarrow is missing."""
        columns = schema(self.columns, self.about)
        import pyarrow as pa

        return pa.Table.from_batches(self._batches(columns), schema=columns)

    def _batches(self, columns: "pa.Schema") -> "Iterator[pa.RecordBatch]":
        rows = iter(self)
        while some := list(islice(rows, GROUP_ROWS)):
            yield batch(some, self.columns, columns)

    def to_polars(self) -> "polars.DataFrame":
        """The rows as a Polars frame. Raises: OutputError where Polars or pyarrow is missing."""
        return _needed("polars").from_arrow(self.to_arrow())  # type: ignore[no-any-return]

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a pandas frame, text and numbers in Arrow's types, so that what is unknown stays so.

        Raises: OutputError where pandas or pyarrow is missing.
        """
        return self.to_arrow().to_pandas(types_mapper=_needed("pandas").ArrowDtype)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        """The first rows as a table, Arabic from right to left."""
        return _html([c.name for c in self.columns], ([plain(c.of(r)) for c in self.columns] for r in self))


class Claims(Frame[Row]):
    """Claims, one row a claim."""

    def __init__(self, rows: Callable[[], Iterable[Row]], about: Mapping[str, str]) -> None:
        super().__init__(COLUMNS, rows, about)

    def to_geopandas(self) -> "geopandas.GeoDataFrame":
        """One row for each place of a claim, with its point or circle, as in GeoJSON (see `geojson`).

        Raises: OutputError where GeoPandas is missing.
        """
        geopandas = _needed("geopandas")
        from shapely.geometry import shape

        found = [feature for row in self for feature in features(row)]
        shapes = [shape(f["geometry"]) if f["geometry"] else None for f in found]
        return geopandas.GeoDataFrame([f["properties"] for f in found], geometry=shapes, crs=WGS84)

    def _repr_html_(self) -> str:
        """The first claims in few columns, Arabic from right to left."""
        names = ("act", "status", "where", "when", "harm", "actor", "target", "source", "quote", "sure")
        return _html(names, map(_short, self))


class Documents(Frame[CodedDocument]):
    """Documents, one row a document."""

    def __init__(
        self,
        rows: Callable[[], Iterable[CodedDocument]],
        about: Mapping[str, str],
        *,
        with_text: bool = False,
    ) -> None:
        super().__init__((*DOCUMENTS, TEXT) if with_text else DOCUMENTS, rows, about)


def _short(row: Row) -> list[str]:
    claim = row.claim
    return [
        claim.act.replace("_", " "), claim.status, _texts(claim.places),
        (time_words(claim.time) or claim.time.text) if claim.time else "", harms_words(claim.harm),
        _texts(claim.actor), _texts(claim.target), _texts(claim.source), claim.quote.text,
        f"{claim.confidence:.2f}",
    ]  # fmt: skip


def _texts(items: Iterable[Any]) -> str:
    return "\u060c ".join(item.text for item in items)


def _html(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of the first rows; nothing of what came from outside is markup."""
    some = list(islice(rows, FIRST_ROWS + 1))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in some[:FIRST_ROWS])
    more = f"<caption>the first {FIRST_ROWS}</caption>" if len(some) > FIRST_ROWS else ""
    return f'{STYLE}<table class="rawi">{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(words: str) -> str:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in words)
    marks = ' lang="ar" dir="rtl"' if arabic else ""
    return f"<td{marks}>{escape(words)}</td>"


def _needed(package: str) -> Any:
    """A package of the extra `frames`. Raises: OutputError where it is missing."""
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise missing(package, "frames") from error
