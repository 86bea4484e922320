"""What the tests of extraction ask of a text."""

import datetime

from rawi.knowledge import load
from rawi.read import document
from rawi.run import pipeline


def doers(text: str) -> list[list[str]]:
    """Who does what, claim by claim, in the words of the text."""
    claims = pipeline.code(document(text, published=datetime.date(2019, 6, 15)), load()).claims
    return [[party.text for party in claim.actor] for claim in claims]
