"""Input that is none: each is said in one line, nothing is half written, the rest is coded."""

import codecs
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_cli import rawi

STRIKE = "قصفت طائرات حربية روسية سوق بلدة كفرنبل أمس، ما أدى إلى مقتل 12 مدنياً.\n"
CALM = "وبقي الناس في بيوتهم حتى الصباح.\n"
ENGLISH = "The army shelled three villages on Friday and killed twelve civilians.\n" * 3
Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_bytes(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write_bytes


def acts(done: subprocess.CompletedProcess[str]) -> list[list[str]]:
    return [[claim["act"] for claim in json.loads(line)["claims"]] for line in done.stdout.splitlines()]


SAID = [
    ("an empty file", b"", 6, "there is no text in it", []),
    ("nothing but space", b" \n\t\n", 6, "there is no text in it", []),
    ("a page without text", b"<html><body><img src=x><script>1</script></body></html>", 6, "no text", []),
    ("broken UTF-8", STRIKE.encode() + b"\xff\x80 " + 3 * CALM.encode(), 0, "replaced", [["airstrike"]]),
    ("Windows-1256", (STRIKE * 3).encode("cp1256"), 0, "windows-1256", [["airstrike"]]),
    ("UTF-16 with its mark", codecs.BOM_UTF16_LE + STRIKE.encode("utf-16-le"), 0, "", [["airstrike"]]),
    ("NULs", STRIKE.encode().replace(b" ", b"\0 ", 2), 0, "control", [["airstrike"]]),
    ("another language", ENGLISH.encode(), 0, "Rawi reads Arabic", [[]]),
    ("no text at all", bytes(range(128, 256)) * 99, 4, "--encoding", []),
]


@pytest.mark.parametrize(
    ("data", "code", "words", "found"), [case[1:] for case in SAID], ids=[c[0] for c in SAID]
)
def test_it_is_said_in_one_line(
    write: Write, data: bytes, code: int, words: str, found: list[list[str]]
) -> None:
    path = write("input", data)
    done = rawi("code", path)
    assert (done.returncode, acts(done)) == (code, found)
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    if words:
        assert str(path) in done.stderr
    assert list(path.parent.iterdir()) == [path]


def test_an_encoding_can_be_named_and_has_to_exist(write: Write) -> None:
    path = write("input.txt", STRIKE.encode("cp1256"))
    done = rawi("code", path, "--encoding", "windows-1256")
    assert (done.returncode, done.stderr, acts(done)) == (0, "", [["airstrike"]])
    done = rawi("code", path, "--encoding", "klingon")
    assert done.returncode == 2
    assert "klingon" in done.stderr


def test_a_broken_line_is_named_and_the_rest_is_coded(write: Write) -> None:
    line = json.dumps({"text": STRIKE}).encode()
    path = write("posts.jsonl", b"\n".join((line, b'{"text": ', line, b'{"text": 7}', b"[]", line)))
    done = rawi("code", path)
    assert (done.returncode, acts(done)) == (6, [["airstrike"]] * 3)
    for number in (2, 4, 5):
        assert f"posts.jsonl:{number}:" in done.stderr
    assert "3 texts, 3 claims, 3 issues" in done.stderr


def test_a_long_line_is_one_text(write: Write) -> None:
    path = write("long.txt", STRIKE.replace("\n", " ").encode() * 2000)
    done = rawi("code", path)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_a_place_that_cannot_be_written_is_known_before_the_work(write: Write, option: str) -> None:
    path = write("report.txt", STRIKE.encode())
    done = rawi("code", path, option, path.parent / "absent" / "out")
    assert (done.returncode, done.stdout) == (5, "")
    assert "there is no folder" in done.stderr
    assert list(path.parent.iterdir()) == [path]


def test_what_was_there_stays_when_the_work_fails(write: Write) -> None:
    old = write("out.jsonl", b"old\n")
    assert rawi("code", old.parent / "absent.txt", "-o", old).returncode == 4
    assert old.read_bytes() == b"old\n"
