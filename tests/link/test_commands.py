"""`rawi incidents` and `rawi judge` as a user calls them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from rawi.cli import app
from rawi.errors import SettingsError
from rawi.export import jsonl
from rawi.export.terminal import Meter
from tests.link.reports import all_coded

runner = CliRunner()


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("link") / "claims.jsonl"
    path.write_bytes(b"".join(map(jsonl.line, all_coded())))
    return str(path)


def lines(*words: str) -> list[dict[str, list[str]]]:
    result = runner.invoke(app, ["incidents", *words, "--json", "-q"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        (["--origins", "2"], [{"wire", "network", "copy", "ministry"}, {"bomb", "bomb_again"}]),
        (["--mark", "contested"], [{"wire", "network", "copy", "ministry"}]),
        (["--from", "2020-05-10"], [{"later"}]),
        (["--changed-since", "2020-05-11"], [{"later"}]),
        (["--act", "explosion"], [{"bomb", "bomb_again"}]),
        (["--country", "ye"], []),
    ],
)
def test_filters(claims: str, options: list[str], documents: list[set[str]]) -> None:
    found = [set(incident["documents"]) for incident in lines(claims, *options)]
    assert sorted(found, key=sorted) == sorted(documents, key=sorted)


@pytest.mark.parametrize(("language", "words"), [("en", "according to"), ("ar", "بحسب")])
def test_one_incident_with_all_accounts(claims: str, language: str, words: str) -> None:
    market = next(incident for incident in lines(claims) if "ministry" in incident["documents"])
    command = ["incidents", claims, "--show", str(market["id"]), "--lang", language, "-q", "--bidi", "off"]
    result = runner.invoke(app, [*command, "--policy", "range", "--policy", "lowest"])
    assert result.exit_code == 0
    assert words in result.stdout
    assert "9\u201312" in result.stdout


def test_an_unknown_incident_is_an_error(claims: str) -> None:
    assert runner.invoke(app, ["incidents", claims, "--show", "i0"]).exit_code != 0


def test_a_judgement_is_added_and_binds(claims: str, tmp_path: Path) -> None:
    file = str(tmp_path / "judgements.jsonl")
    market = next(incident for incident in lines(claims) if "ministry" in incident["documents"])
    later = next(incident for incident in lines(claims) if incident["documents"] == ["later"])
    first = next(claim for claim in market["claims"] if claim.startswith("wire#"))
    for answer, together in (("same", True), ("different", False)):  # the later one holds
        command = ["judge", first, later["claims"][0], answer, "--why", "a test", "--judgements", file]
        assert runner.invoke(app, command).exit_code == 0
        found = lines(claims, "--judgements", file)
        assert any({"wire", "later"} <= set(incident["documents"]) for incident in found) is together
    assert len(Path(file).read_text("utf8").splitlines()) == 2


@pytest.mark.parametrize("pair", [("wire", "later#c1"), ("wire#c1", "wire#c1")])
def test_what_is_no_pair_of_claims_is_refused(pair: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    command = ["judge", *pair, "same", "--why", "a test", "--judgements", str(file)]
    assert runner.invoke(app, command).exit_code != 0
    assert not file.exists()


def test_a_line_that_is_no_document_is_set_aside(claims: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b'{"id": 1}\n' + Path(claims).read_bytes())
    assert runner.invoke(app, ["incidents", str(broken), "--json"]).exit_code == 6


def test_the_three_sides_of_the_tutorial(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "src/rawi/samples/three_sides.jsonl"
    claims = tmp_path / "claims.jsonl"
    assert runner.invoke(app, ["code", str(sample), "-o", str(claims), "-q"]).exit_code == 0
    raid, bomb = sorted(lines(str(claims), "--origins", "2"), key=lambda incident: incident["acts"])
    assert (raid["acts"], bomb["acts"]) == (["airstrike"], ["explosion"])
    assert set(raid["documents"]) == set(bomb["documents"]) == {"state", "opposition", "kurdish"}
    assert len(raid["origins"]) == 2  # two cite the same source
    assert "figures_differ" in raid["marks"]


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """A desk with the three sides of the tutorial, coded and linked."""
    sample = str(Path(__file__).parents[2] / "src/rawi/samples/three_sides.jsonl")
    folder = str(tmp_path / "desk")
    for command in (["init", folder], ["add", sample, "--desk", folder], ["run", "--desk", folder]):
        assert runner.invoke(app, command).exit_code == 0
    return folder


def test_incidents_of_a_desk(desk: str) -> None:
    found = lines("--desk", desk, "--origins", "2")
    assert sorted(incident["acts"] for incident in found) == [["airstrike"], ["explosion"]]
    assert all(len(incident["documents"]) == 3 for incident in found)
    assert lines("--desk", desk, "--changed-since", "1h", "--origins", "2") == found
    assert lines("--desk", desk, "--as-of", "2019-01-01") == []
    assert lines("--desk", desk, "--show", str(found[0]["id"])) == [found[0]]
    refused = runner.invoke(app, ["incidents", "--desk", desk, "--judgements", "j.jsonl"])
    assert isinstance(refused.exception, SettingsError)


def test_a_judgement_on_incidents_binds_and_their_ids_lead_on(desk: str) -> None:
    raid, bomb = lines("--desk", desk, "--origins", "2")
    both = [str(raid["id"]), str(bomb["id"])]
    for answer, number in (("same", 1), ("different", 2)):
        if answer == "different":  # they are one now: of that its claims are judged
            both = [raid["claims"][0], bomb["claims"][0]]
        assert runner.invoke(app, ["judge", *both, answer, "--why", "a test", "--desk", desk]).exit_code == 0
        assert len(lines("--desk", desk, "--origins", "2")) == number
        shown = runner.invoke(app, ["incidents", "--desk", desk, "--show", str(bomb["id"]), "--json"])
        assert shown.exit_code == 0
        (incident,) = map(json.loads, shown.stdout.splitlines())
        assert set(bomb["claims"]) <= set(incident["claims"])
        assert (f"{bomb['id']} went into {raid['id']}" in shown.stderr) is (number == 1)
    twice = runner.invoke(app, ["judge", "i0", str(raid["id"]), "same", "--why", "a test", "--desk", desk])
    assert "no such incident" in str(twice.exception)


def test_incidents_of_files_are_judged_by_their_ids(claims: str, tmp_path: Path) -> None:
    file = str(tmp_path / "judgements.jsonl")
    market = next(incident for incident in lines(claims) if "ministry" in incident["documents"])
    later = next(incident for incident in lines(claims) if incident["documents"] == ["later"])
    words = ["judge", str(market["id"]), str(later["id"]), "same", "--why", "a test", "--judgements", file]
    assert runner.invoke(app, words).exit_code != 0
    assert runner.invoke(app, [*words, "--claims", claims]).exit_code == 0
    found = lines(claims, "--judgements", file)
    assert any({"wire", "later"} <= set(incident["documents"]) for incident in found)


def test_a_progress_line_is_gone_before_anything_is_printed(
    claims: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []

    @contextmanager
    def aside(_meter: Meter) -> Iterator[None]:
        events.append("gone")
        yield

    monkeypatch.setattr(Meter, "aside", aside)
    monkeypatch.setattr(
        Console, "print", lambda _self, row, **_how: events.append(str(row).strip().partition(" ")[0])
    )
    assert runner.invoke(app, ["incidents", claims, "--show", "all", "-q"]).exit_code == 0
    assert events[0] == "gone"
    assert events.count("gone") == len(lines(claims))
