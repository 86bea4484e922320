"""Which of several places of one name a report means, by all that it tells."""

import pytest

from rawi.knowledge.load import load
from rawi.read import document
from rawi.run.pipeline import code


def grounded(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Governorate and country of each place of a text's claims."""
    claims = code(document(text), load()).claims
    return {place.text: (place.admin, place.country) for claim in claims for place in claim.places}


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        # no village is a governorate, nor a city of a country far from the report
        ("قتل جندي في قرية أبين. وقصفت المدفعية مدينة عفرين السورية.", "أبين", ("حلب", "SY")),
        (
            "قصفت المدفعية عربين ودوما في ريف دمشق. ودارت معارك في بلدة المحمدية.",
            "المحمدية",
            ("ريف دمشق", "SY"),
        ),
        # what is only a side is part of the country that the report is about
        (
            "قتل خمسة في المنطقة الشرقية. وقصفت قسد بلدة هجين شرق سوريا.",
            "المنطقة الشرقية",
            ("دير الزور", "SY"),
        ),
        ("أطلق الحوثيون صاروخا على المنطقة الشرقية في السعودية.", "المنطقة الشرقية", ("الشرقية", "SA")),
        # the ends of a road lie near each other
        (
            "انفجر لغم في خان أرنبة بريف القنيطرة. وقصفت طائرة سيارة على طريق القامشلي - القحطانية.",
            "طريق القامشلي - القحطانية",
            ("الحسكة", "SY"),
        ),
        # a capital is a government before it is a city
        ("قصفت أنقرة مواقع قرب بلدة زوكرة الجديدة في تركيا.", "زوكرة الجديدة", (None, "TR")),
    ],
)
def test_namesakes(text: str, name: str, where: tuple[str | None, str | None]) -> None:
    assert grounded(text)[name] == where
