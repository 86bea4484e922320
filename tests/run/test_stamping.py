"""Stamps of a desk's head, from a service that openssl plays: kept, checked, missed when they are gone."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.errors import InputError, SettingsError
from tests.read.test_stamp import OPENSSL, Service
from tests.read.web import Page, Server, served
from tests.run.test_desk_watch import rawi

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl, which plays the service, is not installed")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("tsa"))


@pytest.fixture
def server(service: Service) -> Iterator[Server]:
    with served() as server:
        server.pages["/tsa"] = service
        yield server


@pytest.fixture
def desk(tmp_path: Path, server: Server, service: Service) -> Path:
    folder = tmp_path / "desk"
    rawi("init", folder)
    shutil.copy(service.folder / "root.pem", folder)
    (folder / "rawi.toml").write_text(
        f'stamp = "{server.base}/tsa"\nstamp_roots = ["root.pem"]\n[fetch]\nallow_hosts = ["127.0.0.1"]\n'
    )
    add(folder, "one")
    return folder


def add(desk: Path, name: str) -> None:
    (desk.parent / name).write_text(f"قصفت طائرات السوق {name}")
    assert rawi("add", "--desk", desk, desk.parent / name).exit_code == 0


def test_the_head_is_stamped_once_and_the_stamp_is_proved(
    desk: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rawi("stamp", "--desk", desk, "--json")
    assert json.loads(first.stdout) == {"stamped": 2}
    assert json.loads(rawi("stamp", "--desk", desk, "--json").stdout) == {"stamped": None}
    add(desk, "two")
    assert json.loads(rawi("stamp", "--desk", desk, "--json").stdout) == {"stamped": 5}
    assert len(server.asked) == 2
    stamps = json.loads(rawi("verify", "--desk", desk).stdout)["stamps"]
    assert (stamps["hold"], stamps["entry"], stamps["broken"]) == (2, 5, "")
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    proved = rawi("verify", "--desk", desk)
    assert proved.exit_code == 0, proved.output
    assert "2 stamps hold; entry 5 and all before were there at 20" in proved.stdout


@pytest.mark.parametrize("harm", ["gone", "changed", "of another entry", "of another desk"])
def test_a_stamp_that_is_gone_or_forged_is_noticed(desk: Path, harm: str) -> None:
    rawi("stamp", "--desk", desk)
    file = desk / "stamps" / "000000002.tsr"
    match harm:
        case "gone":
            file.unlink()
        case "changed":
            file.write_bytes(file.read_bytes() + b".")
        case "of another entry":
            file.rename(file.with_name("000000001.tsr"))
        case _:
            add(desk, "two")
            rawi("stamp", "--desk", desk)
            file.write_bytes((desk / "stamps" / "000000005.tsr").read_bytes())
    broken = rawi("verify", "--desk", desk)
    assert broken.exit_code == 7
    assert "(stamp" in broken.stderr


def test_without_certificates_a_stamp_is_counted_not_checked(desk: Path) -> None:
    rawi("stamp", "--desk", desk)
    settings = desk / "rawi.toml"
    settings.write_text(settings.read_text().replace('["root.pem"]', "[]"))
    proved = rawi("verify", "--desk", desk)
    assert (proved.exit_code, "1 stamp not checked" in proved.stderr) == (0, True)


def test_a_service_that_fails_leaves_the_desk_as_it_was(desk: Path, server: Server) -> None:
    server.pages["/tsa"] = Page(status=503)
    failed = rawi("stamp", "--desk", desk)
    assert isinstance(failed.exception, InputError)
    assert not (desk / "stamps").exists()
    assert rawi("verify", "--desk", desk).exit_code == 0


def test_settings_of_stamps_that_are_wrong(desk: Path) -> None:
    rawi("stamp", "--desk", desk)
    settings = desk / "rawi.toml"
    settings.write_text(settings.read_text().replace("root.pem", "absent.pem"))
    assert isinstance(rawi("verify", "--desk", desk).exception, SettingsError)
    settings.write_text("")
    assert "no service to ask" in str(rawi("stamp", "--desk", desk).exception)


def test_a_watch_has_the_log_stamped_once_a_day(desk: Path, server: Server) -> None:
    server.pages["/feed"] = Page("<rss><channel><title>x</title></channel></rss>")
    for _ in range(2):
        assert rawi("watch", "--once", "--no-run", "--desk", desk, f"{server.base}/feed").exit_code == 0
    assert [asked.path for asked in server.asked].count("/tsa") == 1
    assert [path.name for path in (desk / "stamps").iterdir()] == ["000000003.tsr"]


def test_a_watch_goes_on_where_the_service_fails(desk: Path, server: Server) -> None:
    server.pages |= {
        "/feed": Page("<rss><channel><title>x</title></channel></rss>"),
        "/tsa": Page(status=500),
    }
    assert rawi("watch", "--once", "--no-run", "--desk", desk, f"{server.base}/feed").exit_code == 0
    stands = json.loads(rawi("status", "--json", "--desk", desk).stdout)
    assert stands["issues"] == {"stamp": 1}
