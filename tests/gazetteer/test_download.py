"""Downloads from a server that breaks off, lies about its length and serves rubbish."""

import http.server
import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.errors import InputError, SettingsError
from rawi.gazetteer import download
from rawi.gazetteer.build import data_folder
from tests.gazetteer.conftest import TODAY
from tests.gazetteer.test_importing import ALTERNATES, DUMP, dump


def packed(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # stored, so that a break falls inside
        archive.writestr("SY.txt", text)
    return file.getvalue()


FILES = {"/SY.zip": packed(dump()), "/alternatenames/SY.zip": packed(ALTERNATES)}


class Server(http.server.ThreadingHTTPServer):
    """Serves FILES as told: `faults` are taken one a request, the last one for ever."""

    files: dict[str, bytes] = FILES
    faults: list[str]
    asked: list[tuple[str, str | None]]
    etag = '"one"'

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        server = self.server
        asked = self.headers.get("Range")
        server.asked.append((self.path, asked))
        fault = server.faults[0] if len(server.faults) == 1 else server.faults.pop(0)
        if self.path not in server.files or fault in {"404", "503"}:
            self.send_error(int(fault) if fault.isdigit() else 404)
            return
        data = server.files[self.path]
        start = int(asked[6:-1]) if asked and self.headers.get("If-Range") == server.etag else 0
        rest = data[start:]
        self.send_response(206 if start else 200)
        if fault == "rubbish":
            rest = b"<html>Please log in to the hotel's network</html>"
        length = {"says less": len(rest) // 2, "says more": len(rest) + 999, "says 9 GB": 9 << 30}.get(
            fault, len(rest)
        )
        if fault != "says nothing":
            self.send_header("Content-Length", str(length))
        if fault != "no etag":
            self.send_header("ETag", server.etag)
        self.end_headers()
        self.wfile.write(rest[: len(rest) // 2] if fault in {"breaks off", "no etag"} else rest)
        self.close_connection = True


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(download, "PAUSE_S", 0)
    with Server(("127.0.0.1", 0), Handler) as server:
        server.faults, server.asked = ["none"], []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setenv("RAWI_GEONAMES", server.base)
        yield server
        server.shutdown()
        thread.join()


def quiet(_name: str, _have: int, _whole: int) -> None:
    pass


def left() -> list[str]:
    return sorted(path.name for path in (data_folder() / "downloads").iterdir())


def test_a_country_comes_with_its_alternate_names(server: Server) -> None:
    seen: list[tuple[str, int, int]] = []
    table, rows = download.fetch_country("SY", lambda *step: seen.append(step), today=TODAY)
    assert (table.name, table.rows, table.licence) == ("geonames-sy", 3, "CC BY 4.0 (GeoNames)")
    assert [row.entry.name_ar for row in rows] == ["سوريا", "إدلب", "خانشيخون"]
    assert seen[-1][0] == "geonames-SY-names.zip"
    assert seen[-1][1] == seen[-1][2] == len(FILES["/alternatenames/SY.zip"])
    assert left() == []


def test_a_broken_connection_is_gone_on_with_where_it_broke(server: Server) -> None:
    server.faults = ["breaks off", "503", "breaks off", "none"]
    table, _ = download.fetch_country("SY", quiet, today=TODAY)
    half = len(FILES["/SY.zip"]) // 2
    assert table.rows == 3
    assert [asked for _, asked in server.asked[:3]] == [None, f"bytes={half}-", f"bytes={half}-"]


def test_an_interrupted_download_is_gone_on_with_by_the_next_call(server: Server) -> None:
    server.faults = ["breaks off", "503"]
    with pytest.raises(InputError, match="503 Service Unavailable, 5 times; what came is kept"):
        download.fetch_country("SY", quiet, today=TODAY)
    assert left() == ["geonames-SY.etag", "geonames-SY.part"]
    server.faults, server.asked = ["none"], []
    assert download.fetch_country("SY", quiet, today=TODAY)[0].rows == 3
    assert server.asked[0] == ("/SY.zip", f"bytes={len(FILES['/SY.zip']) // 2}-")


def test_a_file_that_changed_meanwhile_is_fetched_anew(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.faults = ["breaks off", "503"]
    with pytest.raises(InputError):
        download.fetch_country("SY", quiet, today=TODAY)
    monkeypatch.setattr(server, "etag", '"two"')
    monkeypatch.setattr(server, "files", {**FILES, "/SY.zip": packed(dump(DUMP[:2]))})
    server.faults = ["none"]
    assert download.fetch_country("SY", quiet, today=TODAY)[0].rows == 2


@pytest.mark.parametrize(
    ("faults", "says"),
    [
        (["404"], "404 Not Found; is the country code right"),
        (["503"], "503 Service Unavailable, 5 times"),
        (["says more"], "5 times"),
        (["says less"], "no dump of GeoNames .*cut off or damaged"),
        (["says 9 GB"], "9,663,676,416 bytes; refused"),
        (["rubbish"], "no dump of GeoNames"),
        (["no etag"], "broke off, 5 times"),
    ],
)
def test_a_server_that_does_not_keep_its_word(server: Server, faults: list[str], says: str) -> None:
    server.faults = faults
    with pytest.raises(InputError, match=says):
        download.fetch_country("SY", quiet, today=TODAY)
    assert len(server.asked) <= 2 * download.TRIES


def test_a_file_without_a_stated_length_is_judged_by_its_content(server: Server) -> None:
    server.faults = ["says nothing"]
    assert download.fetch_country("SY", quiet, today=TODAY)[0].rows == 3


def test_rows_of_another_country_are_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {path.replace("SY", "YE"): data for path, data in FILES.items()}
    monkeypatch.setattr(server, "files", files)
    with pytest.raises(InputError, match="3 of 3 places are not in YE"):
        download.fetch_country("YE", quiet, today=TODAY)


def test_nobody_there(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWI_GEONAMES", "http://127.0.0.1:9")
    with pytest.raises(InputError, match=r"refused.*5 times"):
        download.fetch_country("SY", quiet, today=TODAY)
    monkeypatch.setenv("RAWI_GEONAMES", "file:///etc")
    with pytest.raises(SettingsError, match="no address of the web"):
        download.fetch_country("SY", quiet, today=TODAY)


@pytest.mark.parametrize("code", ["", "S", "SYR", "S1", "../", "سو"])
def test_what_is_no_country_code(code: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no country code"):
        download.check_code(code)
