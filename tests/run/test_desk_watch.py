"""A desk that watches: from two visits of a channel and a feed to the toll that was raised in between."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rawi.cli.app import app
from rawi.errors import SettingsError
from rawi.store import Desk
from tests.read.telegram import Channel
from tests.read.web import Page, Server, served

TOLL = "قصفت طائرات حربية سوقاً شعبية في مدينة إدلب، ما أدى إلى مقتل {} مدنيين"
PAGE = "<html><body><h1>غارة</h1><p>قصفت طائرات حربية سوقاً في إدلب أمس، وقتل {} مدنيين.</p></body></html>"
FEED = "<rss><channel><item><title>غارة على سوق</title><link>/news/1</link></item></channel></rss>"
SETTINGS = """
[fetch]
allow_hosts = ["127.0.0.1"]
seconds_between = 0

[[source]]
url = "@example_net"

[[source]]
url = "{base}/feed"
"""


def rawi(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with served() as server:
        monkeypatch.setenv("RAWI_TELEGRAM", server.base)
        server.pages |= {"/feed": Page(FEED), "/news/1": Page(PAGE.format(10))}
        yield server


@pytest.fixture
def channel(server: Server) -> Channel:
    channel = Channel("example_net")
    channel.tell(1, TOLL.format(3))
    channel.tell(2, "صباح الخير")
    server.pages["/s/example_net"] = channel
    return channel


def new_desk(folder: Path, server: Server, *more: str) -> Path:
    assert rawi("init", folder, *more).exit_code == 0
    settings = folder / "rawi.toml"
    settings.write_text(settings.read_text("utf8") + SETTINGS.format(base=server.base), "utf8")
    return folder


@pytest.fixture
def desk(tmp_path: Path, server: Server) -> Path:
    return new_desk(tmp_path / "desk", server)


@pytest.fixture
def either(tmp_path: Path, server: Server, address: str | None) -> Path:
    """A desk that watches, once in each database."""
    return new_desk(tmp_path / "either", server, *(("--database", address) if address else ()))


def by_source(result: Result) -> dict[str, dict[str, object]]:
    """What was said of each visit, by the last part of the source's name."""
    said = [json.loads(line) for line in result.stdout.splitlines()]
    return {line["source"].rpartition("/")[2]: line for line in said}


def once(desk: Path, *more: str) -> Result:
    return rawi("watch", "--once", "--json", "--desk", desk, *more)


def test_a_toll_that_is_raised_between_two_visits_is_a_change(channel: Channel, either: Path) -> None:
    first = once(either)
    assert first.exit_code == 0, first.output
    assert {name: (line["new"], line["changed"]) for name, line in by_source(first).items()} == {
        "feed": (1, 0), "example_net": (2, 0),
    }  # fmt: skip
    channel.tell(1, TOLL.format(7), edited=True)
    assert {name: (line["new"], line["changed"]) for name, line in by_source(once(either)).items()} == {
        "feed": (0, 0), "example_net": (0, 1),
    }  # fmt: skip
    changes = rawi("status", "--changes", "--json", "--desk", either).stdout.splitlines()
    (change,) = map(json.loads, changes)
    assert change["key"] == "t.me/example_net/1"
    assert [(toll["before"], toll["after"]) for toll in change["tolls"]] == [([3, 3], [7, 7])]
    assert rawi("verify", "--desk", either).exit_code == 0


def test_a_post_that_is_taken_down_is_a_change(channel: Channel, either: Path) -> None:
    channel.tell(3, "مساء الخير")
    once(either, "--no-run")
    del channel.posts[2]
    once(either, "--no-run")
    with Desk.open(either) as opened:
        gone = opened.known("t.me/example_net/2")
    assert gone is not None
    assert (gone.removed, gone.number) == (True, 2)


@pytest.mark.usefixtures("channel")
def test_what_was_visited_before_adds_nothing(either: Path) -> None:
    once(either, "--no-run")
    with Desk.open(either) as opened:
        before = opened.status()
    once(either, "--no-run")
    with Desk.open(either) as opened:
        assert opened.status() == before


@pytest.mark.parametrize(
    ("pages", "code", "says"),
    [
        ({}, 0, "1 new, 0 changed"),
        ({"/feed": Page(status=500)}, 6, "status: http://127.0.0.1"),
        ({"/feed": Page(status=500), "/s/example_net": Page(status=404)}, 4, "t.me/example_net: failed"),
        ({"/news/1": Page(status=404)}, 6, "gone: http://127.0.0.1"),
    ],
)
@pytest.mark.usefixtures("channel")
def test_how_a_round_ends(server: Server, desk: Path, pages: dict[str, Page], code: int, says: str) -> None:
    server.pages |= pages
    result = once(desk, "--no-run")
    assert (result.exit_code, says in result.stderr) == (code, True), result.stderr


def test_what_cannot_be_watched(desk: Path, tmp_path: Path) -> None:
    settings = desk / "rawi.toml"
    settings.write_text("")
    for more, says in (
        ("", "nothing to watch"),
        ('[[source]]\nurl = "@example_net"\nevery = "1s"', "be polite"),
        ('[[source]]\nlink = "@example_net"', "link"),
        ("[fetch]\nmost_mib = 0", "above zero"),
    ):
        settings.write_text(more)
        result = rawi("watch", "--once", "--desk", desk)
        assert isinstance(result.exception, SettingsError)
        assert says in str(result.exception)
    settings.write_text("")
    for address in ("@a", "foo", "ftp://example.org/feed", "https://", "http://[::1"):
        result = rawi("watch", "--once", "--desk", desk, address)
        assert isinstance(result.exception, SettingsError)
        assert f"'{address}' cannot be watched" in str(result.exception)
    assert isinstance(rawi("watch", "--desk", tmp_path / "none").exception, SettingsError)


def test_sources_may_be_named_on_the_command_line(server: Server, desk: Path) -> None:
    (desk / "rawi.toml").write_text("")
    address = f"http://someone:s3cret@127.0.0.1:{server.server_address[1]}/feed?token=t0ken"
    result = once(desk, "--no-run", "--allow-host", "127.0.0.1", address)
    assert (result.exit_code, by_source(result)["feed?token=hidden"]["new"]) == (0, 1), result.output
    kept = result.output + "".join(path.read_text("latin-1") for path in desk.rglob("*") if path.is_file())
    assert not [secret for secret in ("s3cret", "t0ken", "someone") if secret in kept]


def started(desk: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "rawi", "watch", "--no-run", "--desk", str(desk)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_is_stopped_by_a_signal_and_says_nothing_of_it(channel: Channel, desk: Path, number: int) -> None:
    process = started(desk)
    assert process.stderr is not None
    said = process.stderr.readline() + process.stderr.readline()
    process.send_signal(number)
    rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest, errors) == (0, "", "")
    assert "2 new, 0 changed" in said
    with Desk.open(desk) as opened:
        assert opened.status().documents == 3
    assert channel.posts


def test_nothing_is_lost_or_twice_after_a_kill(server: Server, channel: Channel, either: Path) -> None:
    for number in range(3, 40):
        channel.tell(number, TOLL.format(number))
    for asked in (1, 3, 7):
        process = started(either)
        seen = len(server.asked)
        wait_for(lambda: len(server.asked) >= seen + asked)  # noqa: B023
        process.kill()
        process.communicate(timeout=30)
        assert rawi("verify", "--desk", either).exit_code == 0
    assert once(either, "--no-run").exit_code == 0
    with Desk.open(either) as opened:
        stands = opened.status()
    assert (stands.documents, stands.versions) == (40, 40)
