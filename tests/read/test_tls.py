"""TLS goes by the name of the host, although the connection goes to an address that was checked before."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from rawi.model import Capture, Issue
from rawi.read.fetch import Fetcher
from rawi.read.manners import Manners
from tests.read.web import Page, loopback, served

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(
    OPENSSL is None, reason="openssl, which makes the certificate, is not installed"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = f"{OPENSSL} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=news"
    names = ["-addext", "subjectAltName=DNS:news.example", "-out", str(certificate), "-keyout", str(key)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return certificate, key


def test_the_certificate_of_the_name_is_asked_for_and_checked(certificate: tuple[Path, Path]) -> None:
    names: list[str | None] = []
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(*certificate)
    serving.sni_callback = lambda _wire, name, _context: names.append(name)
    trust = ssl.create_default_context(cafile=str(certificate[0]))
    with served(serving) as server:
        server.pages["/a"] = Page("a")
        port = server.server_address[1]
        hosts = ("news.example", "other.example")
        with Fetcher(allow_hosts=hosts, resolve=loopback(*hosts), trust=trust, manners=Manners(0)) as fetcher:
            good = fetcher.get(f"https://news.example:{port}/a")
            bad = fetcher.get(f"https://other.example:{port}/a")
        with Fetcher(allow_hosts=hosts, resolve=loopback(*hosts), manners=Manners(0)) as stranger:
            unknown = stranger.get(f"https://news.example:{port}/a")
    assert isinstance(good, Capture)
    assert set(names) == set(hosts)
    for answer, says in ((bad, "not valid for 'other.example'"), (unknown, "self-signed|self signed")):
        assert isinstance(answer, Issue)
        assert answer.kind == "network"
        assert any(part in answer.message for part in says.split("|"))
