"""A judgement: what a person says of a reading, kept beside it and never over it."""

import datetime
from typing import Literal

import msgspec

Verdict = Literal["positive", "negative", "unsure"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a claim, or of one of its values (`field`): by whom (`who`), when, why.

    `about` is the claim's id among all documents (`document#c3`), `version` the beginning of the SHA-256 of
    the text that was read. `was` is the machine's reading of the field, `value` what the person puts beside
    it, each as it is written in a cell. Without a `field` the verdict is on the whole claim.

    `at` is where the claim's event word begins in the text, in code points, and `value_at` the same of the
    other claim where `value` is one: numbers of claims change with the rules that read a text, these do not.
    """

    about: str
    version: str
    verdict: Verdict
    field: str = ""
    was: str = ""
    value: str = ""
    who: str
    when: datetime.datetime
    why: str = ""
    at: int | None = None
    value_at: int | None = None
