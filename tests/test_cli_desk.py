"""The commands of a desk, as they are typed."""

import datetime
import json
import os
import pty
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from rawi.model import Arrival, Capture, Published
from rawi.store import Desk

FIRST = "قُتل 3 مدنيين في غارة جوية على مدينة إدلب أمس."
SECOND = "قُتل 7 مدنيين في غارة جوية على مدينة إدلب أمس."


def rawi(*arguments: object, folder: Path | None = None, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "rawi", *map(str, arguments)],
        capture_output=True, text=True, cwd=folder, check=False, env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """What a command that says little prints on a terminal."""
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-m", "rawi", *arguments], stdout=theirs, cwd=folder, check=True)
    os.close(theirs)
    return os.read(ours, 1 << 16).decode()


def posts(path: Path, *texts: str) -> Path:
    lines = [
        {"channel": "example", "post_id": 7, "published_utc": "2024-05-01T06:00:00+00:00", "text": texts[-1],
         "edits": list(texts), "last_seen": "2024-05-01T09:00:00+00:00"},
    ]  # fmt: skip
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf8")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    rawi("init", tmp_path / "desk")
    return tmp_path / "desk"


def test_a_day_at_the_desk(desk: Path, tmp_path: Path) -> None:
    file = posts(tmp_path / "posts.jsonl", FIRST, SECOND)
    added = json.loads(rawi("add", "--desk", desk, file, "--json").stdout)
    assert (added["documents"], added["versions"]) == (1, 2)
    again = json.loads(rawi("add", "--desk", desk, file, "--json").stdout)
    assert (again["documents"], again["versions"], again["unchanged"]) == (0, 0, 2)

    inside = desk / "deep" / "down"
    inside.mkdir(parents=True)
    assert json.loads(rawi("status", "--json", folder=inside).stdout)["waiting"] == 2
    assert json.loads(rawi("run", "--jobs", 1, "--json", folder=inside).stdout)["texts"] == 2
    assert json.loads(rawi("run", "--jobs", 1, "--json", folder=inside).stdout)["texts"] == 0
    stands = json.loads(rawi("status", "--json", folder=inside).stdout)
    assert (stands["documents"], stands["changed"], stands["coded"], stands["waiting"]) == (1, 1, 2, 0)

    (change,) = map(json.loads, rawi("status", "--changes", "--json", folder=desk).stdout.splitlines())
    assert change["words"] == [["3", "7"]]
    (toll,) = change["tolls"]
    assert (toll["effect"], toll["before"], toll["after"]) == ("killed", [3, 3], [7, 7])
    assert [change] == [*map(json.loads, rawi("status", "--changes", folder=desk).stdout.splitlines())]
    assert "killed 3 → 7" in on_a_terminal("status", "--changes", folder=desk)

    (found,) = map(json.loads, rawi("search", "مدينه", '"غارة جوية"', folder=desk).stdout.splitlines())
    assert found["document"]["text"] == SECOND
    assert found["document"]["claims"]
    assert "t.me/example/7" in on_a_terminal("search", "مدينه", folder=desk)
    nothing = rawi("search", "دمشق", folder=desk)
    assert (nothing.stdout, nothing.stderr) == ("", "rawi: nothing found for دمشق\n")
    assert json.loads(rawi("verify", folder=desk).stdout)["broken"] == ""


def test_verify_names_what_was_changed(desk: Path, tmp_path: Path) -> None:
    rawi("add", "--desk", desk, posts(tmp_path / "posts.jsonl", FIRST))
    with sqlite3.connect(desk / "rawi.db") as database:
        database.execute("UPDATE versions SET text = replace(text, '3', '30')")
    database.close()
    assert "entry 2 (version): the text of version" in rawi("verify", "--desk", desk, code=7).stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("status", "--desk", "nowhere"), 2, "nowhere: no desk"),
        (("status",), 2, "no desk here or above"),
        (
            ("status", "--desk", "mysql://u:secret@h/d"),
            2,
            "mysql: a desk lives in a folder or in a postgresql",
        ),
        (("status", "--desk", "postgresql://u:secret@127.0.0.1:1/d"), 5, "nobody answers there"),
        (("init", "new", "--database", "postgresql://u:secret@h/d"), 2, "no password is kept in a desk"),
        (("search", "--desk", "desk", "!!"), 2, "there is no word to search for"),
        (("search", "--desk", "desk", "قصف", "--as-of", "never"), 2, "never: no moment"),
        (("add", "--desk", "desk", "nothing.txt"), 4, "nothing.txt: No such file"),
    ],
)
def test_what_is_wrong_is_one_line(
    desk: Path, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    said = rawi(*words, folder=tmp_path, code=code).stderr
    assert says in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("databaze = 'x'", "`databaze` is no key; here may stand: database, stamp,"),
        ("database = 7", "database: a whole number stands where text in quotes belongs"),
        ("[[source]]\nurl = 7", "source 1, url: a whole number stands where"),
        (
            "[[source]]\nurl = '@some_name'\nevaluate = '1h'",
            "source 1: `evaluate` is no key; here may stand: url, every",
        ),
        ("[[source]]\nevery = '1h'", "source 1: `url` is missing"),
        ("[fetch]\nmost_mib = 'x'", "fetch, most_mib: text in quotes stands where a whole number belongs"),
        ("[[source]]\nurl = 'foo'", "'foo' cannot be watched; write the address of a feed"),
        ("[[source]]\nurl = 'ftp://u:secret@example.org/x'", "'ftp://example.org/x' cannot be watched"),
        ("database = 'postgresql://u:secret@h/d'", "`database` holds a password"),
        ("database = 'no address'", "write postgresql://user@host/name"),
        ("[", "rawi.toml"),
        ("[[source]]\nurl = 'https://example.org'\nevery = '1s'", "be polite"),
    ],
)
def test_settings_are_read_strictly(desk: Path, settings: str, says: str) -> None:
    (desk / "rawi.toml").write_text(settings, "utf8")
    said = rawi("status", "--desk", desk, code=2).stderr
    assert says in said
    assert "rawi.toml" in said or "address" in said
    assert "secret" not in said


def test_an_outlet_is_meant_by_its_channel_host_or_id(desk: Path, tmp_path: Path) -> None:
    rawi("add", "--desk", desk, posts(tmp_path / "posts.jsonl", FIRST))
    rawi("run", "--desk", desk)
    for word in ("t.me/example", "@example", "telegram_example", "example"):
        for command in (("search", "غارة"), ("export", "jsonl"), ("incidents",)):
            assert rawi(*command, "--desk", desk, "--outlet", word).stdout, (command, word)
    for command in (("search", "غارة"), ("export", "jsonl"), ("incidents",), ("diff", "yesterday")):
        done = rawi(*command, "--desk", desk, "--outlet", "telegram_exmple", code=2)
        assert "did you mean telegram_example?" in done.stderr


def test_an_outlet_out_of_its_bounds_is_told(desk: Path) -> None:
    now = datetime.datetime.now(datetime.UTC)
    texts = (
        Arrival(
            key=f"{n}",
            kind="article",
            text=f"{FIRST} {n}",
            host="sana.sy",
            published=Published(at=now, basis="feed"),
        )
        for n in range(25)
    )
    with Desk.open(desk) as opened:
        opened.take([Capture(name="feed", method="feed", data=b"feed", received=now), *texts])
    assert rawi("status", "--desk", desk).stderr == ""
    rawi("run", "--jobs", 1, "--desk", desk)
    done = rawi("status", "--desk", desk)
    (found,) = json.loads(done.stdout)["out_of_bounds"]
    assert (found["outlet"], found["beyond"], found["number"]) == ("sana", "many claims", 1.0)
    assert "sana: many claims: 100% of its texts of this week have a claim" in done.stderr


def test_what_was_set_aside_is_shown_by_its_kind(desk: Path, tmp_path: Path) -> None:
    assert rawi("status", "--issues", "--desk", desk).stdout == ""
    (tmp_path / "bad.jsonl").write_text("".join(f'{{"text": "{n}\n' for n in range(5)), "utf8")
    (tmp_path / "غارة.txt").write_bytes(b"PK\x03\x04 no archive")
    with (tmp_path / "bad.jsonl").open("a") as file:
        file.write(json.dumps({"id": 1, "text": FIRST}, ensure_ascii=False) + "\n")
    rawi("add", "--desk", desk, tmp_path / "bad.jsonl", tmp_path / "غارة.txt", code=6)
    counts = json.loads(rawi("status", "--desk", desk).stdout)["issues"]
    lines = [json.loads(line) for line in rawi("status", "--issues", "--desk", desk).stdout.splitlines()]
    assert {kind: sum(line["kind"] == kind for line in lines) for kind in counts} == counts
    most = max(counts, key=lambda kind: counts[kind])
    assert counts[most] == 5
    assert {str(line["source"]).rpartition("/")[2] for line in lines if line["kind"] == most} == {"bad.jsonl"}
    shown = on_a_terminal("status", "--issues", folder=desk)
    assert f"{most}: 5 issues" in shown
    assert "and 2 more" in shown
    whole = on_a_terminal("status", "--kind", most, folder=desk)
    assert whole.count("bad.jsonl") == 5
    assert "did you mean" in rawi("status", "--kind", f"{most}x", "--desk", desk, code=2).stderr


def test_files_that_lose_their_bytes_are_named_before_the_question(desk: Path, tmp_path: Path) -> None:
    posts(tmp_path / "posts.jsonl", FIRST)
    line = json.loads((tmp_path / "posts.jsonl").read_text("utf8"))
    more = [{**line, "post_id": number, "text": SECOND, "edits": [SECOND]} for number in (8, 9)]
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in (line, *more))
    (tmp_path / "posts.jsonl").write_text(lines, "utf8")
    rawi("add", "--desk", desk, tmp_path / "posts.jsonl")
    asked = rawi("redact", "text", "t.me/example/7", "--reason", "law", "--desk", desk, code=1)
    assert "posts.jsonl go; 2 other texts stand in it and stay, without bytes behind" in asked.stderr
    assert json.loads(rawi("status", "--json", "--desk", desk).stdout)["documents"] == 3
    for sort, subject in (("text", "t.me/example/7"), ("file", asked.stderr.split(" go;")[0].split()[-1])):
        done = rawi("redact", sort, subject, "--reason", "law", "--yes", "--desk", desk)
    assert "2 versions of texts; the bytes of that file had gone before" in done.stderr
    assert json.loads(rawi("status", "--json", "--desk", desk).stdout)["documents"] == 0
