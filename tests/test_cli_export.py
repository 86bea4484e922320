"""`rawi export` and `rawi take-back` as a person meets them."""

import json
from pathlib import Path

import pytest

from tests.test_cli import STRIKE, rawi


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    assert rawi("code", "-", "--published", "2020-05-04", "-o", path, stdin=STRIKE).returncode == 0
    return path


@pytest.mark.parametrize("format_", ["csv", "xlsx", "jsonl", "parquet", "geojson"])
def test_a_format_is_written_whole(claims: Path, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"out.{format_}"
    done = rawi("export", format_, claims, "-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"of 1 text in {target}" in done.stderr
    assert target.stat().st_size


def test_a_pipe_gets_rows(claims: Path) -> None:
    done = rawi("export", "jsonl", "-", "--act", "airstrike", stdin=claims.read_bytes())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert {row["act"] for row in rows} == {"airstrike"}


def test_what_was_written_is_told_as_json(claims: Path, tmp_path: Path) -> None:
    done = rawi("export", "csv", claims, "-o", tmp_path / "o.csv", "--json", "-q")
    told = json.loads(done.stdout)
    assert (told["format"], told["texts"], told["issues"]) == ("csv", 1, 0)
    assert told["claims"] == len((tmp_path / "o.csv").read_text("utf8").splitlines()) - 1


def test_a_broken_line_is_set_aside_and_the_rest_goes_on(claims: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b'{"id": 1}\n\xff\n[[[\n' + claims.read_bytes() + b"[" * 100_000)
    done = rawi("export", "jsonl", broken)
    assert done.returncode == 6
    assert done.stdout
    assert [f"broken.jsonl:{n}" in done.stderr for n in (1, 2, 3, 5)] == [True] * 4
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["export", "csv", "absent.jsonl"], 4, "absent.jsonl"),
        (["export", "csv", "{claims}", "-o", "absent/o.csv"], 5, "there is no folder"),
        (["export", "csv", "{claims}", "--act", "bombing"], 2, "there are abduction"),
        (["export", "csv", "{claims}", "--from", "spring"], 2, "2019-06-15"),
        (["export", "csv", "{claims}", "--from", "01.06.2019"], 2, "--from: '01.06.2019' is no date"),
        (["export", "xlsx", "{claims}"], 2, "name the file to write with -o"),
        (["export", "parquet", "{claims}"], 2, "name the file to write with -o"),
        (["incidents", "{claims}", "--policy", "ranked"], 2, "--rank"),
        (["explain", "absent.txt"], 4, "absent.txt: no such file"),
        (["places", "in", "absent/report"], 4, "absent/report: no such file"),
        (["export", "csv", "{claims}", "--country", "Syria"], 2, "SY (Syria)"),
        (["incidents", "{claims}", "--country", "Syria"], 2, "SY (Syria)"),
        (["incidents", "{claims}", "--mark", "contestd"], 2, "did you mean contested?"),
        (["incidents", "{claims}", "--act", "airstrik"], 2, "did you mean airstrike?"),
        (["export", "csv", "{claims}", "--json"], 2, "-o"),
        (["export", "dbf", "{claims}"], 2, "dbf"),
        (["export", "xlsx", "{claims}", "-o", "o.xlsx", "--bom"], 5, "byte order mark"),
        (["take-back", "absent.csv", "{claims}"], 4, "absent.csv"),
        (["take-back", "{claims}", "{claims}"], 2, "judgements go into a desk"),
    ],
)
def test_one_line_and_an_exit_code(
    claims: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(claims.parent)
    done = rawi(*(argument.format(claims=claims) for argument in arguments))
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(claims.parent.iterdir()) == [claims]


def test_an_outlet_that_no_text_is_of_is_said(claims: Path) -> None:
    for command in (["export", "csv", claims], ["incidents", claims], ["diff", claims, claims]):
        done = rawi(*command, "--outlet", "nobody")
        assert done.returncode == 0
        assert "outlet nobody: no document is of it" in done.stderr


def test_a_judgement_on_claims_that_are_not_there_is_told(claims: Path, tmp_path: Path) -> None:
    judged = tmp_path / "judged.jsonl"
    pair = ("judge", "a#c1", "b#c1", "same", "--why", "one market", "--judgements", judged)
    done = rawi(*pair, "--claims", claims)
    assert (done.returncode, judged.exists()) == (2, False)
    assert "a#c1, b#c1: no such claim" in done.stderr
    assert rawi(*pair).returncode == 0
    done = rawi("incidents", claims, "--judgements", judged)
    assert "1 judgement bound nothing" in done.stderr


def test_a_judgement_says_where_the_words_of_its_claims_stand(claims: Path, tmp_path: Path) -> None:
    judged = tmp_path / "judged.jsonl"
    document = json.loads(claims.read_text("utf8").splitlines()[0])
    names = [f"{document['id']}#{claim['id']}" for claim in document["claims"][:2]]
    done = rawi("judge", *names, "different", "--why", "-", "--judgements", judged, "--claims", claims)
    assert done.returncode == 0, done.stderr
    said = json.loads(judged.read_text("utf8"))
    assert [said["at"], said["value_at"]] == [c["trigger"]["start"] for c in document["claims"][:2]]
    assert "bound nothing" not in rawi("incidents", claims, "--judgements", judged).stderr


def test_a_correction_comes_back_as_a_judgement(claims: Path, tmp_path: Path) -> None:
    table, judged = tmp_path / "t.csv", tmp_path / "j.jsonl"
    assert rawi("export", "csv", claims, "-o", table).returncode == 0
    assert rawi("take-back", table, claims, "-o", judged, "--by", "R").stderr.endswith("0 judgements\n")
    table.write_text(table.read_text("utf8").replace(",airstrike,", ",shelling,"), "utf8")
    done = rawi("take-back", table, claims, "-o", judged, "--by", "R", "--json")
    lines = [json.loads(line) for line in judged.read_text("utf8").splitlines()]
    assert json.loads(done.stdout)["judgements"] == len(lines) > 0
    assert {(line["field"], line["was"], line["value"], line["who"]) for line in lines} == {
        ("act", "airstrike", "shelling", "R")
    }


def test_a_diff_of_two_files(claims: Path, tmp_path: Path) -> None:
    later, page = tmp_path / "later.jsonl", tmp_path / "page.html"
    later.write_text(claims.read_text("utf8").replace('"min":12,"max":12', '"min":15,"max":15'), "utf8")
    assert rawi("diff", claims, claims).stderr.endswith("0 new, 0 changed, 0 withdrawn\n")
    apart = rawi("diff", claims, later)
    assert apart.stdout.strip() == ""
    assert "because other rules read them" in apart.stderr
    done = rawi("diff", claims, later, "--rules", "--json")
    assert [json.loads(line)["fields"] for line in done.stdout.splitlines()] == [["harm"]]
    assert "12" in rawi("diff", claims, later, "--rules").stdout
    arabic = rawi("diff", claims, later, "--rules", "--lang", "ar", "--html", page)
    assert (arabic.returncode, arabic.stdout) == (0, "")
    assert '<html lang="ar" dir="rtl">' in page.read_text("utf8")
