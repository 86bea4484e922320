"""Stamps by a time-stamping service that openssl plays on the loopback, and what becomes of forged ones."""

import datetime
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.read.stamp import certificates, check_stamp, stamp
from tests.read.web import Handler, Page, Server, guest, served

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl, which plays the service, is not installed")

HEAD = b"the head of an archive"
SETTINGS = """[tsa]
default_tsa = service
[service]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/service.pem
signer_key = {folder}/service.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[stamps]
extendedKeyUsage = critical,timeStamping
"""


def openssl(*words: object) -> None:
    subprocess.run([str(OPENSSL), *map(str, words)], check=True, capture_output=True)


class Service:
    """A folder with a root, a service that it vouches for, and a root that vouches for nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "serial").write_text("01")
        (folder / "settings").write_text(SETTINGS.format(folder=folder))
        for name in ("root", "stranger"):
            openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", 2, "-subj", f"/CN={name}",
                    "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")  # fmt: skip
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=service",
                "-keyout", folder / "service.key", "-out", folder / "service.csr")  # fmt: skip
        openssl("x509", "-req", "-in", folder / "service.csr", "-days", 2, "-CAcreateserial",
                "-CA", folder / "root.pem", "-CAkey", folder / "root.key", "-out", folder / "service.pem",
                "-extfile", folder / "settings", "-extensions", "stamps")  # fmt: skip

    def __call__(self, handler: Handler) -> Page:
        """The stamp of what was asked for last."""
        query, reply = self.folder / "query", self.folder / "reply"
        query.write_bytes(handler.server.asked[-1].data)
        openssl("ts", "-reply", "-queryfile", query, "-config", self.folder / "settings", "-out", reply)
        return Page(reply.read_bytes(), headers={"Content-Type": "application/timestamp-reply"})

    def roots(self, name: str = "root") -> list[x509.Certificate]:
        return certificates((self.folder / f"{name}.pem").read_bytes(), name)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("tsa"))


@pytest.fixture
def server(service: Service) -> Iterator[Server]:
    with served() as server:
        server.pages["/tsa"] = service
        yield server


@pytest.fixture
def token(server: Server) -> bytes:
    with guest() as fetcher:
        return stamp(HEAD, f"{server.base}/tsa", fetcher)


def test_a_stamp_proves_when_the_head_was_there(service: Service, token: bytes, server: Server) -> None:
    at = check_stamp(token, HEAD, service.roots("stranger") + service.roots() * 2)
    assert abs(at - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=1)
    asked = server.asked[-1]
    assert asked.headers["content-type"] == "application/timestamp-query"
    assert HEAD not in asked.data


def test_a_stamp_proves_nothing_else(service: Service, token: bytes) -> None:
    with pytest.raises(InputError, match="does not prove"):
        check_stamp(token, HEAD + b".", service.roots())
    with pytest.raises(InputError, match="does not prove"):
        check_stamp(token, HEAD, service.roots("stranger"))
    with pytest.raises(InputError, match="no certificate to check it by"):
        check_stamp(token, HEAD, [])
    with pytest.raises(InputError, match="no time stamp"):
        check_stamp(token[:-1], HEAD, service.roots())


def test_a_byte_changed_in_a_stamp_is_noticed(service: Service, token: bytes) -> None:
    true = check_stamp(token, HEAD, service.roots())
    for at in range(0, len(token), 7):
        forged = token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :]
        try:
            assert check_stamp(forged, HEAD, service.roots()) == true  # a byte that is not signed
        except InputError as error:
            assert str(error).startswith("the stamp: ")  # noqa: PT017


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (Page(status=503), "wants to be left alone|answered 503"),
        (Page("no stamp"), "no time stamp"),
        (Page(b""), "no time stamp"),
        (Page(b"\x30\x05\x30\x03\x02\x01\x02"), "refused to stamp .status 2"),
    ],
)
def test_a_service_that_does_not_stamp(server: Server, page: Page, says: str) -> None:
    server.pages["/tsa"] = page
    with guest() as fetcher, pytest.raises(InputError, match=says):
        stamp(HEAD, f"{server.base}/tsa", fetcher)


def test_a_stamp_of_another_request_is_not_taken(server: Server, token: bytes) -> None:
    server.pages["/tsa"] = Page(token)
    with guest() as fetcher, pytest.raises(InputError, match="stamped something else"):
        stamp(HEAD, f"{server.base}/tsa", fetcher)


@given(st.binary())
def test_any_bytes_at_all(data: bytes) -> None:
    with pytest.raises(InputError):
        check_stamp(data, HEAD, [])
    with pytest.raises(InputError):
        certificates(data, "file")
