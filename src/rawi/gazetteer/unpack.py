"""Opens what a user hands over, packed or not, and refuses what unpacks to more than any gazetteer holds."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import msgspec

from rawi.errors import InputError

MOST_BYTES = 1 << 30  # all countries of GeoNames unpack to 1.7 GB; the largest single country to 0.3 GB
MOST_TIMES = 200  # so many times may a file shrink: tables of places shrink four to twenty times
SMALL = 1 << 20  # below this nobody asks how often it shrank
PARTS = (".shp", ".shx", ".dbf")
TABLES = (".geojson", ".json", ".csv", ".tsv", ".txt", ".xlsx")


class Content(msgspec.Struct, frozen=True):
    """A file's name and bytes; of a shapefile also those of its other parts, by their ending."""

    name: str
    data: bytes
    parts: dict[str, bytes] = {}


def open_file(path: Path) -> Content:
    """What a path holds: unzipped or gunzipped, a shapefile with its parts.

    Raises: InputError for a file that is absent, cut off, too large unpacked, or a shapefile in pieces.
    """
    try:
        if path.suffix.lower() in (*PARTS, ".prj", ".cpg"):
            return _shapefile(path.name, {p.suffix.lower(): p for p in path.parent.glob(f"{path.stem}.*")})
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
        if start.startswith(b"\x1f\x8b"):
            return _inner(path, path.name.removesuffix(".gz"), _gunzipped(path, size))
        if size > MOST_BYTES:
            raise _too_large(path, size)
        return _inner(path, path.name, path.read_bytes())
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: the file is cut off or damaged ({error}); fetch it again") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _gunzipped(path: Path, size: int) -> bytes:
    allowed = min(MOST_BYTES, max(SMALL, size * MOST_TIMES))
    with gzip.open(path) as file:
        data = file.read(allowed + 1)
    if len(data) > allowed:
        raise _too_large(path, len(data))
    return data


def _inner(path: Path, name: str, data: bytes) -> Content:
    """The bytes themselves, or of a ZIP archive its table; a spreadsheet is an archive and stays one."""
    if not data:
        raise InputError(f"{path}: the file is empty")
    if not data.startswith(b"PK"):
        return Content(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_sizes(str(path), archive)
            members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
            if "xl/workbook.xml" in members:
                return Content(name, data)
            return _member(path, archive, list(members))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{path}: the archive is cut off or damaged ({error}); fetch it again") from error


def check_sizes(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse an archive by the sizes it states; what is read is held to them by zipfile.

    Raises: InputError, saying how large it would be.
    """
    whole = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist())
    if whole > MOST_BYTES or whole > max(SMALL, packed * MOST_TIMES):
        raise _too_large(name, whole)


def _too_large(name: str | Path, size: int) -> InputError:
    return InputError(
        f"{name}: unpacks to {size:,} bytes or more; refused, since no table is packed like this "
        f"(at most {MOST_BYTES:,} bytes and {MOST_TIMES} times its packed size)"
    )


def _member(path: Path, archive: zipfile.ZipFile, names: list[str]) -> Content:
    plain = [name for name in names if not name.startswith("__MACOSX") and "readme" not in name.lower()]
    if any(name.lower().endswith(PARTS) for name in plain):
        shape = next((name for name in plain if name.lower().endswith(".shp")), plain[0])
        stem = shape.rpartition(".")[0]
        parts = {f".{n.rpartition('.')[2].lower()}": n for n in plain if n.rpartition(".")[0] == stem}
        return _whole_shapefile(f"{path.name}/{shape}", {end: archive.read(n) for end, n in parts.items()})
    tables = sorted(
        (n for n in plain if n.lower().endswith(TABLES)), key=lambda n: -archive.getinfo(n).file_size
    )
    if not tables:
        raise InputError(f"{path}: no table in this archive; it holds {', '.join(names[:8]) or 'nothing'}")
    data = archive.read(tables[0])
    return _inner(path, tables[0], data) if tables[0].lower().endswith(".xlsx") else Content(tables[0], data)


def _shapefile(name: str, paths: dict[str, Path]) -> Content:
    return _whole_shapefile(name, {end: path.read_bytes() for end, path in paths.items()})


def _whole_shapefile(name: str, parts: dict[str, bytes]) -> Content:
    if missing := [end for end in PARTS if end not in parts]:
        raise InputError(f"{name}: a shapefile without its {' and '.join(missing)}; keep the parts together")
    return Content(name, parts[".shp"], parts)
