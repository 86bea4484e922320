"""`rawi places` as a person meets it."""

import json
from pathlib import Path

import pytest

from tests.gazetteer.conftest import PLAIN, written
from tests.gazetteer.test_download import Server, server  # noqa: F401  # a fixture
from tests.test_cli import rawi


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_import_list_find_remove(plain: Path) -> None:
    done = rawi("places", "import", plain, "--licence", "CC0")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "rawi: plain: 6 places (CSV, CC0)\n"
    (table,) = lines(rawi("places", "list").stdout)
    assert (table["name"], table["rows"], table["licence"]) == ("plain", 6, "CC0")
    assert table["countries"] == {"SY": 5, "LB": 1}
    first, second = lines(rawi("places", "find", "مشيرفة", "--near", "أبو الظهور", "--country", "sy").stdout)
    assert first["entry"]["pcode"] == "C4"  # type: ignore[index]
    assert first["score"] > second["score"]  # type: ignore[operator]
    assert "4 km from أبو الظهور" in first["because"]  # type: ignore[operator]
    assert rawi("places", "remove", "plain").stderr == "rawi: removed plain\n"
    assert rawi("places", "list").stderr.startswith("rawi: no places are installed")


def test_rows_set_aside_are_said_and_have_their_exit_code(tmp_path: Path) -> None:
    done = rawi("places", "import", written(tmp_path / "plain.csv", PLAIN + "SY,,,بلا,,,,,town,,\n"))
    assert done.returncode == 6
    assert "rawi: plain: 1 row set aside: no coordinates 1\n" in done.stderr
    assert rawi("places", "import", tmp_path / "plain.csv", "-q").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("find", "حماة"), 4, "no places are installed"),
        (("rebuild",), 4, "no places are installed"),
        (("remove", "x"), 4, "no places are installed"),
        (("import", "none.csv"), 4, "none.csv: No such file"),
        (("add", "SYR"), 2, "SYR: no country code"),
        (("import", "none.csv", "--country", "Syria"), 2, "Syria: no country code"),
    ],
)
def test_what_goes_wrong_is_one_line(arguments: tuple[str, ...], code: int, says: str) -> None:
    done = rawi("places", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_unknown_tables_and_names_say_what_there_is(plain: Path) -> None:
    rawi("places", "import", plain)
    assert "x: no such table; there are plain" in rawi("places", "remove", "x").stderr
    assert "nowhere: no place of this name" in rawi("places", "find", "مشيرفة", "--near", "nowhere").stderr
    assert "--near أبو الظهور: taken for" in rawi("places", "find", "مشيرفة", "--near", "أبو الظهور").stderr
    done = rawi("places", "find", "مكان لا وجود له")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no place of this name is installed" in done.stderr
    assert rawi("places", "rebuild").returncode == 0
    assert len(lines(rawi("places", "find", "كفرزيتا").stdout)) == 1


def test_one_bad_file_among_good_ones_installs_nothing(tmp_path: Path, plain: Path) -> None:
    assert rawi("places", "import", plain, written(tmp_path / "bad.csv", "a,b\n1,2\n")).returncode == 4
    assert lines(rawi("places", "list").stdout) == []


def test_add_fetches_and_installs(server: Server) -> None:  # noqa: F811
    done = rawi("places", "add", "sy")
    assert done.returncode == 0
    assert "geonames-sy: 3 places (GeoNames, CC BY 4.0 (GeoNames))" in done.stderr
    (found,) = lines(rawi("places", "find", "خان شيخون").stdout)
    assert found["entry"]["id"] == "geonames:168325"  # type: ignore[index]
    server.faults = ["rubbish"]
    assert rawi("places", "add", "sy").returncode == 4
    assert len(lines(rawi("places", "find", "خان شيخون").stdout)) == 1


def test_the_places_of_a_text_are_listed_and_drawn(plain: Path, tmp_path: Path) -> None:
    rawi("places", "import", plain)
    image = tmp_path / "map.png"
    done = rawi("places", "in", "قصف على كفر زيتا بريف حماة", "--map", image)
    assert done.returncode == 0
    first, *_ = lines(done.stdout)
    assert first["place"]["text"] == "كفر زيتا"  # type: ignore[index]
    assert first["off_km"] < 3  # type: ignore[operator]
    assert image.read_bytes().startswith(b"\x89PNG")
    assert done.stderr.startswith(f"rawi: {image}: ")


def test_the_places_of_claims_are_drawn(tmp_path: Path) -> None:
    claims, image = tmp_path / "claims.jsonl", tmp_path / "map.svg"
    text = written(tmp_path / "text.txt", "قصفت طائرات حربية بلدة كفر زيتا بريف حماة الشمالي.")
    assert rawi("code", text, "-o", claims).returncode == 0
    assert rawi("places", "map", claims, "-o", image, "-q").stderr == ""
    assert image.read_text("utf8").startswith("<?xml")
    nothing = rawi("places", "in", "لا مكان هنا", "--map", tmp_path / "none.png")
    assert nothing.returncode == 4
    assert "nothing to draw" in nothing.stderr
