"""Fetches the tables of a country from GeoNames, and trusts nothing that it is told on the way.

A file comes in pieces that are kept: after a break, and after an interruption, it goes on where it
stopped, unless the file has changed meanwhile. It counts as complete when as many bytes came as were
promised, and it is installed only when it opens and its rows are of the country asked for.
"""

import datetime
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from rawi.errors import InputError, SettingsError
from rawi.gazetteer.build import Row, Table, data_folder
from rawi.gazetteer.importing import read_tables
from rawi.gazetteer.unpack import MOST_BYTES
from rawi.settings import agent, setting

TRIES = 5  # for each file; each goes on where the last one stopped
PAUSE_S = 1.0  # before the second try; longer before each further one
PATIENCE_S = 30.0  # without a byte
PIECE = 1 << 16
LICENCE = "CC BY 4.0 (GeoNames)"

# Called with the name of a file, the bytes that are here, and those promised (0: not said).
Progress = Callable[[str, int, int], None]


def check_code(code: str) -> str:
    """A country code in capitals.

    >>> check_code("sy")
    'SY'

    Raises: SettingsError for what is no code of two letters.
    """
    if not re.fullmatch("[A-Za-z]{2}", code):
        raise SettingsError(f"{code}: no country code; it has two letters, as in SY, YE, IQ (ISO 3166)")
    return code.upper()


def fetch_country(code: str, progress: Progress, *, today: datetime.date) -> tuple[Table, list[Row]]:
    """The table of a country: its GeoNames dump with its alternate names.

    Raises: InputError saying what could not be fetched or is not what it should be.
    """
    base = setting("RAWI_GEONAMES").rstrip("/")
    folder = data_folder() / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    files = (folder / f"geonames-{code}.zip", folder / f"geonames-{code}-names.zip")
    for path, url in zip(files, (f"{base}/{code}.zip", f"{base}/alternatenames/{code}.zip"), strict=True):
        fetch(url, path, lambda have, whole, name=path.name: progress(name, have, whole))  # type: ignore[misc]
    try:
        ((table, rows),) = read_tables(files, licence=LICENCE, today=today)
    except (InputError, ValueError) as error:
        raise InputError(f"{base}/{code}.zip: what came is no dump of GeoNames ({error})") from error
    finally:
        for path in files:
            path.unlink(missing_ok=True)
    strangers = sum(row.entry.country != code for row in rows)
    if table.format != "GeoNames" or strangers > len(rows) // 100:
        raise InputError(
            f"{base}/{code}.zip: {strangers:,} of {len(rows):,} places are not in {code}; nothing installed"
        )
    return table, rows


def fetch(url: str, target: Path, progress: Callable[[int, int], None]) -> None:
    """Bring a file here, whole; what an earlier call left beside it is gone on with.

    Raises: InputError after the last try, or at once where trying again is no use.
    """
    if not url.startswith(("http://", "https://")):
        raise SettingsError(f"{url}: no address of the web; see the setting RAWI_GEONAMES")
    part = target.with_suffix(".part")
    fault = ""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(PAUSE_S * attempt)
        try:
            if _go_on(url, part, progress):
                part.replace(target)
                return
            fault = "the connection broke off"
        except urllib.error.HTTPError as error:
            if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)
            elif error.code < 500:
                raise InputError(f"{url}: {error.code} {error.reason}; is the country code right?") from error
            fault = f"{error.code} {error.reason}"
        except (OSError, http.client.HTTPException) as error:
            fault = str(error) or type(error).__name__
    raise InputError(
        f"{url}: {fault}, {TRIES} times; what came is kept, and the next call goes on from there"
    )


def _go_on(url: str, part: Path, progress: Callable[[int, int], None]) -> bool:
    """One request, from the end of what is here; True where the file is whole now."""
    mark = part.with_suffix(".etag")
    have = part.stat().st_size if part.exists() and mark.exists() else 0
    headers = {"User-Agent": agent(), "Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": mark.read_text("utf8")}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  # http and https alone, see above
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
        if answer.status != http.client.PARTIAL_CONTENT:
            have = 0
        sent = int(answer.headers.get("Content-Length") or 0)
        whole = have + sent if sent else 0
        if whole > MOST_BYTES:
            raise InputError(f"{url}: {whole:,} bytes; refused, no table of a country is so large")
        version = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        mark.write_text(version, "utf8") if version else mark.unlink(missing_ok=True)
        with part.open("ab" if have else "wb") as file:
            while piece := answer.read(PIECE):
                have += len(piece)
                if have > MOST_BYTES:
                    raise InputError(f"{url}: more than {MOST_BYTES:,} bytes; refused")
                file.write(piece)
                progress(have, whole)
    if whole and have < whole:
        return False
    mark.unlink(missing_ok=True)
    return True
