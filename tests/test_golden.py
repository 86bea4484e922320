"""Every golden text is read as it says; what is not read so yet is declared there, and strict.

`known_gap` on a claim or a `no_claim` is about that one; at the top of a file it is about claims that
are found and should not be. When a gap closes, the run fails until the note is removed.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

import pytest

from rawi.model import Act, Claim, CodedDocument, Words
from tests.golden_reader import (
    FOLDER,
    Difference,
    GoldenText,
    code_golden,
    differences,
    find_quote,
    find_trigger,
    golden_files,
    known_gaps,
    read_golden,
    report,
)

FILES = golden_files()


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@functools.cache
def found(path: Path) -> tuple[Difference, ...]:
    golden = read_golden(path)
    return differences(golden, code_golden(golden))


def cases() -> Sequence[object]:
    """Each claim of each text, its words that are no claim, and what else may be found; gaps marked."""
    listed = []
    for path in FILES:
        golden = read_golden(path)
        abouts = [f"c{i + 1}" for i in range(len(golden.claims))]
        abouts += [f"no_claim {i + 1}" for i in range(len(golden.no_claims))]
        gaps = known_gaps(golden) | ({"unexpected": golden.known_gap} if golden.known_gap else {})
        for about in (*abouts, "unexpected", "document"):
            marks = [pytest.mark.xfail(reason=gaps[about], strict=True)] if about in gaps else []
            listed.append(pytest.param(path, about, id=f"{name(path)} {about}", marks=marks))
    return listed


@pytest.mark.parametrize(("path", "about"), cases())
def test_it_is_read_as_it_says(path: Path, about: str) -> None:
    assert [difference.says for difference in found(path) if difference.about == about] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_quotes_and_triggers_stand_in_the_text(path: Path) -> None:
    golden = read_golden(path)
    ids = [f"c{i + 1}" for i in range(len(golden.claims))]
    for i, claim in enumerate(golden.claims):
        assert find_quote(golden.text, claim.quote, claim.occurrence), claim.quote
        assert find_trigger(golden, claim), claim.trigger
        assert "\n" not in claim.quote
        assert not isinstance(claim.same_as, str) or claim.same_as in ids[:i]
        for key in ("actor", "target", "places", "harm", "source"):
            values = getattr(claim, key)
            absent = [value.text for value in values or () if value.text not in golden.text]
            assert absent == [], key
    for none in golden.no_claims:
        assert find_quote(golden.text, none.quote, none.occurrence), none.quote


def test_every_act_has_a_golden_text() -> None:
    acts = {claim.act for path in FILES for claim in read_golden(path).claims}
    assert set(Act.__args__) - acts == set()  # type: ignore[attr-defined]


def test_a_text_stands_in_one_place_only(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    head = 'title = "a"\norigin = "composed"\noutlet = "a"\ngloss = "a"\n'
    path.write_text(head, "utf8")
    with pytest.raises(ValueError, match="has to stand in it"):
        read_golden(path)
    path.with_suffix(".txt").write_text("ب", "utf8")
    assert read_golden(path).text == "ب"
    path.write_text(head + 'text = "ب"\n', "utf8")
    with pytest.raises(ValueError, match="has to stand in it"):
        read_golden(path)


GOLDEN = read_golden(FOLDER / "sy" / "2016_market_denied.toml")


def words(text: str) -> Words:
    start = GOLDEN.text.index(text)
    return Words(text=text, start=start, end=start + len(text))


def coded(*claims: Claim) -> CodedDocument:
    return CodedDocument(
        id="a", outlet=None, published=None, title="", text=GOLDEN.text, sha256="", claims=claims
    )


def test_the_comparison_tells_what_is_missing_other_and_too_much() -> None:
    first, second = GOLDEN.claims
    bare = Claim(id="c1", act="shelling", trigger=words(first.trigger), quote=words(first.quote))
    more = Claim(id="c2", act="talks", trigger=words("الدفاع"), quote=words("وزارة الدفاع"))
    says = {(d.about, d.says.split(":")[0]) for d in differences(GOLDEN, coded(bare, more))}
    assert {("c1", "act"), ("c1", "actor"), ("c1", "harm"), ("c2", "missing")} <= says
    assert any(about == "unexpected" for about, _ in says)
    assert not any(about == "c1" and key in {"trigger", "status"} for about, key in says)
    assert "c2  missing" in report("a", GOLDEN, coded(bare)) or second.known_gap


def test_the_comparison_finds_offsets_that_are_wrong() -> None:
    trigger = words(GOLDEN.claims[0].trigger)
    shifted = Words(text=trigger.text, start=trigger.start + 1, end=trigger.end + 1)
    claim = Claim(id="c1", act="airstrike", trigger=shifted, quote=words(GOLDEN.claims[0].quote))
    assert any(d.about == "document" for d in differences(GOLDEN, coded(claim)))


def test_a_golden_text_is_whole() -> None:
    assert isinstance(GOLDEN, GoldenText)
    assert GOLDEN.gloss
    assert GOLDEN.day
