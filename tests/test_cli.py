"""The commands as a person meets them: what is printed, where, and with which exit code."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STRIKE = "غارات على بلدة تل الزهور\nقصفت طائرات حربية سوق البلدة أمس، ما أدى إلى مقتل 12 مدنياً."
SHELLS = "قصفت مدفعية الجيش أطراف القرية صباح اليوم."


def rawi(
    *arguments: str | Path, stdin: str | bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "rawi", *map(str, arguments)],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **environment},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(STRIKE, "utf8")
    return path


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    path = tmp_path / "posts.jsonl"
    lines = [json.dumps({"id": str(n), "text": SHELLS, "published": "2020-05-04"}) for n in range(40)]
    path.write_text("\n".join(lines), "utf8")
    return path


def test_a_pipe_gets_json_lines_with_offsets_that_cut_the_words(report: Path) -> None:
    done = rawi("code", report, "--published", "2020-05-04", "--outlet", "example-wire")
    assert (done.returncode, done.stderr) == (0, "")
    coded = json.loads(done.stdout)
    assert list(coded) == ["id", "outlet", "url", "published", "title", "text", "sha256", "claims"]
    assert (coded["outlet"], coded["published"], coded["title"]) == (
        "example-wire",
        "2020-05-04",
        STRIKE.split("\n", maxsplit=1)[0],
    )
    assert coded["claims"]
    for claim in coded["claims"]:
        for words in (claim["trigger"], claim["quote"], *claim["actor"], *claim["places"], *claim["harm"]):
            assert coded["text"][words["start"] : words["end"]] == words["text"]


def test_standard_input_and_gzip_are_known_by_content(report: Path, tmp_path: Path) -> None:
    packed = tmp_path / "report"
    packed.write_bytes(gzip.compress(report.read_bytes()))
    outputs = [rawi("code", report), rawi("code", packed), rawi("code", "-", stdin=STRIKE)]
    assert len({done.stdout for done in outputs}) == 1
    assert {done.returncode for done in outputs} == {0}


def test_table_output_and_page_together(report: Path, tmp_path: Path) -> None:
    lines, page = tmp_path / "out.jsonl", tmp_path / "out.html"
    done = rawi("code", report, "--table", "-o", lines, "--html", page)
    assert done.returncode == 0
    assert "trigger" in done.stdout
    assert f"Wrote {lines}" in done.stderr
    assert json.loads(lines.read_text("utf8"))["text"] == STRIKE
    assert page.read_text("utf8").startswith("<!doctype html>")
    assert sorted(tmp_path.iterdir()) == sorted([report, lines, page])


def test_workers_keep_the_order_and_the_result(posts: Path, report: Path) -> None:
    alone, shared = rawi("code", posts, report), rawi("code", posts, report, "--jobs", "2")
    assert alone.stdout == shared.stdout
    assert [json.loads(line)["id"] for line in shared.stdout.splitlines()][:40] == [str(n) for n in range(40)]


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "' + SHELLS + '"}\n{"text": \n', "utf8")
    done = rawi("code", report, broken, tmp_path / "absent.txt")
    assert done.returncode == 6
    assert len(done.stdout.splitlines()) == 2
    assert "broken.jsonl:2" in done.stderr
    assert "absent.txt" in done.stderr
    assert "2 issues" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["code", "absent.txt"], 4, "absent.txt"),
        (["code", "{report}", "-o", "absent/out.jsonl"], 5, "there is no folder"),
        (["code", "{report}", "-o", "."], 5, "is a folder"),
        (["code", "{report}", "-o", "same", "--html", "same"], 2, "name the same file"),
        (["code", "{report}", "--published", "yesterday"], 2, "write it like 2019-06-15"),
        (["code", "{report}", "--jobs", "-1"], 2, "jobs"),
        (["code", "{report}", "--unknown"], 2, "unknown"),
        (["score", "absent"], 4, "absent"),
        (["knowledge", "list", "verbiage"], 2, "no such kind"),
    ],
)
def test_one_line_and_an_exit_code(
    report: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(report.parent)
    done = rawi(*(argument.format(report=report) for argument in arguments))
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(report.parent.iterdir()) == [report]


def test_nothing_is_written_when_nothing_could_be_read(tmp_path: Path) -> None:
    assert rawi("code", tmp_path / "absent", "-o", tmp_path / "out.jsonl").returncode == 4
    assert list(tmp_path.iterdir()) == []


def test_quiet_says_nothing_on_standard_error(report: Path, tmp_path: Path) -> None:
    done = rawi("code", report, "--quiet", "-o", tmp_path / "out.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_reader_that_goes_away_ends_the_work_in_silence(posts: Path) -> None:
    command = f"'{sys.executable}' -m rawi code {posts} {posts} {posts} | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode in {0, 141}  # all may have fitted into the pipe


def test_a_fault_is_one_line_and_its_traceback_only_with_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys, rawi.cli as cli, rawi.run.batch as batch\n"
        "def fail(*_): raise ZeroDivisionError('boom')\n"
        "batch.code_all = fail\n"
        "sys.argv = ['rawi', *sys.argv[1:]]\ncli.main()"
    )
    for debug in ([], ["--debug"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *debug, "code", "-"],
            capture_output=True,
            check=False,
            text=True,
            input="x",
        )
        assert done.returncode == 1
        assert ("Traceback" in done.stderr) is bool(debug)
        assert "boom" in done.stderr


def test_explain_takes_words_or_a_file(report: Path) -> None:
    for argument in (SHELLS, str(report)):
        done = rawi("explain", argument)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.strip()
    explained = json.loads(rawi("explain", SHELLS, "--json").stdout)
    assert explained["sentences"][0]["claims"][0]["act"] == "shelling"


@pytest.mark.parametrize("nothing", ["", "  ", "-"])
def test_explain_says_that_there_is_nothing(nothing: str) -> None:
    done = rawi("explain", nothing)
    assert (done.returncode, done.stdout) == (6, "")
    assert "there is no" in done.stderr


def test_score_codes_the_gold_texts_itself_or_takes_predictions(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    claim = {"act": "shelling", "trigger": "قصفت", "quote": "قصفت مدفعية الجيش أطراف القرية"}
    document = {"id": "a", "outlet": None, "published": "2020-05-04", "title": SHELLS, "text": SHELLS}
    (gold / "a.json").write_text(json.dumps({**document, "claims": [claim]}), "utf8")
    itself = rawi("score", gold)
    assert itself.returncode == 0, itself.stderr
    assert itself.stdout.startswith("1 documents, 0 without predictions")
    lines = tmp_path / "out.jsonl"
    lines.write_text(rawi("code", gold / "a.json").stdout, "utf8")
    assert rawi("score", gold, lines).stdout == itself.stdout
    assert json.loads(rawi("score", gold, "--json").stdout)["documents"] == 1


def test_knowledge_is_listed_as_json_in_a_pipe() -> None:
    done = rawi("knowledge", "list", "verb")
    assert done.returncode == 0
    entries = [json.loads(line) for line in done.stdout.splitlines()]
    assert entries
    assert {entry["kind"] for entry in entries} == {"verb"}


@pytest.mark.parametrize(
    "command", [[], ["code"], ["explain"], ["score"], ["knowledge"], ["knowledge", "list"]]
)
def test_help_is_there_with_examples(command: list[str]) -> None:
    done = rawi(*command, "--help")
    assert done.returncode == 0
    assert "Usage: rawi" in done.stdout
    assert "Examples" in done.stdout or command == ["knowledge"]


def test_version() -> None:
    assert rawi("--version").stdout.startswith("rawi 0.")
