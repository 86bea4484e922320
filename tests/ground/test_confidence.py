"""Confidence: fitted weights of named evidence, lowered by doubt."""

import pytest

from rawi.ground.confidence import ALIKE, FIELDS, FLAGS, KINDS_OF_RULES, RULES, evidence
from rawi.knowledge import load
from rawi.model import Claim
from rawi.read import document
from rawi.run import pipeline


def claim(text: str) -> Claim:
    return pipeline.code(document(text), load()).claims[0]


def test_all_evidence_has_a_weight() -> None:
    families = {f"family_{act.family}" for act in load().acts.values()}
    others = {
        "every_claim",
        "several_words_agree",
        "not_asserted",
        "told_again",
        *FLAGS.values(),
        *ALIKE.values(),
    }
    of_claims = {name for name in load().weights if not name.startswith("same_")}
    assert {*FIELDS, *RULES.values(), *KINDS_OF_RULES.values(), *families, *others} == of_claims


def test_the_weights_are_fitted() -> None:
    assert sum(weight != 0 for weight in load().weights.values()) > len(load().weights) / 2


def test_doubt_lowers_it() -> None:
    sure = claim("قصفت طائرات روسية بلدة كفرنبل.")
    doubted = claim("يُعتقد أن طائرات روسية قصفت بلدة كفرنبل.")
    assert doubted.confidence < 0.7 * sure.confidence


@pytest.mark.parametrize("text", ["قصفت طائرات بلدة كفرنبل.", "ستقصف الطائرات البلدة: قال الجيش."])
def test_it_is_a_share(text: str) -> None:
    found = claim(text)
    assert 0 < found.confidence < 1
    (ids,) = evidence([found], load())
    assert len(ids) == len(set(ids))
