"""The figures, on small cases whose numbers can be counted by hand."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from rawi.errors import InputError
from rawi.run.figures import claims_of, errors, figures, interval, rates, report
from rawi.run.score import FoundClaim, GoldDocument, pair_up, read_found, read_gold, tally

TEXT = "قصفت طائرات سوق البلدة أمس، ثم قصفت مدفعية القرية."
GOLD: dict[str, Any] = {
    "id": "a",
    "text": TEXT,
    "claims": [
        {
            "act": "airstrike",
            "trigger": "قصفت",
            "quote": "قصفت طائرات سوق البلدة",
            "actor": [{"text": "طائرات", "kind": "state_forces"}],
            "target": [{"text": "سوق البلدة", "kind": "object"}],
            "time": {"text": "أمس", "start": "2020-05-03", "end": "2020-05-03"},
        },
        {"act": "shelling", "trigger": "قصفت", "quote": "قصفت مدفعية القرية", "status": "asserted"},
    ],
}


def gold(**changes: object) -> GoldDocument:
    return msgspec.convert({**GOLD, **changes}, GoldDocument)


def found(quote: str, trigger: str, act: str, **fields: object) -> FoundClaim:
    start = TEXT.index(quote)
    at = start + quote.index(trigger)
    spans = {
        "quote": {"text": quote, "start": start, "end": start + len(quote)},
        "trigger": {"text": trigger, "start": at, "end": at + len(trigger)},
    }
    return msgspec.convert({"act": act, **spans, **fields}, FoundClaim)


def perfect() -> tuple[FoundClaim, ...]:
    first, second = GOLD["claims"]
    fields = {key: first[key] for key in ("actor", "target", "time")}
    return (
        found(first["quote"], "قصفت", "airstrike", **fields),
        found(second["quote"], "قصفت", "shelling"),
    )


def test_a_perfect_reading_scores_one() -> None:
    counts = tally(gold(), perfect())
    assert counts["event, exact act"] == counts["whole claim"] == (2, 2, 2)
    assert counts["violence, exact act"] == (2, 2, 2)
    assert counts["actor"] == counts["target"] == counts["date"] == (1, 1, 1)
    assert counts["innermost source"] == (2, 2)


def test_an_act_of_the_family_is_a_lenient_hit() -> None:
    counts = tally(gold(), (found("قصفت مدفعية القرية", "قصفت", "explosion"),))
    assert counts["event, exact act"] == (0, 2, 1)
    assert counts["event, act family"] == (1, 2, 1)


def test_an_invented_actor_costs() -> None:
    named = [{"text": "الجيش", "kind": "state_forces"}]
    counts = tally(gold(), (found("قصفت مدفعية القرية", "قصفت", "shelling", actor=named),))
    assert counts["actor"] == (0, 0, 1)
    assert counts["whole claim"] == (0, 2, 1)


def test_words_that_do_not_stand_there_pair_with_nothing() -> None:
    wrong = msgspec.structs.replace(
        perfect()[0], quote=msgspec.structs.replace(perfect()[0].quote, text="قصفت الطائرات")
    )
    assert pair_up(gold(), (wrong,)) == []


def test_one_prediction_pairs_once_and_with_the_better_claim() -> None:
    assert pair_up(gold(), (perfect()[1],)) == [(1, 0)]
    assert len(pair_up(gold(), (*perfect(), *perfect()))) == 2


def test_rates_and_interval() -> None:
    assert rates((0, 0, 0))["f1"] == 0.0
    assert rates((0, 0)) == {"accuracy": None, "n": 0}
    low, high = interval([(1, 2, 2), (2, 2, 2)])
    assert 0.5 <= low <= high <= 1.0
    assert interval([(1, 2, 2), (2, 2, 2)]) == (low, high)


def test_report_errors_and_json() -> None:
    documents, predicted = [gold(), gold(id="b")], {"a": perfect()[:1]}
    lines = list(report(documents, predicted))
    assert lines[0] == "2 documents, 1 without predictions"
    assert any(line.startswith("event, exact act       P 1.000  R 0.250") for line in lines)
    assert len(list(errors(documents, predicted, 2))) == 2
    assert figures(documents, predicted)["absent"] == ["b"]


def test_files_in_the_wrong_form_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold files"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"id": 1}')
    with pytest.raises(InputError, match=r"a\.json: not in the codebook's form"):
        read_gold(tmp_path)
    lines = tmp_path / "out.jsonl"
    lines.write_text('{"id": "a", "claims": []}\n\n{"id": \n')
    with pytest.raises(InputError, match=r"out\.jsonl:3"):
        read_found(lines)
    with pytest.raises(InputError, match="cannot be read"):
        read_found(tmp_path / "absent")


def test_a_day_may_be_written_with_strokes() -> None:
    """Gold texts keep the date as their source writes it."""
    (claim, *_) = claims_of(gold(published="28/08/2016"))
    assert claim.time is not None
    assert claim.time.start is not None
    assert claim.time.start.isoformat() == "2016-08-27"
