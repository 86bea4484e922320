"""The types that flow between the steps: frozen, without input or output.

Offsets everywhere are Unicode code points into `Document.text`, the end excluded. A value of
a claim keeps the words it was read from (`text`, `start`, `end`) and the ids of the entries
and frames that made it (`because`).
"""

from rawi.model.arrival import Arrival, Basis, Capture, Published
from rawi.model.claim import (
    ARMED_KINDS,
    HAPPENED,
    Act,
    Claim,
    Count,
    Effect,
    Harm,
    Kind,
    Party,
    Place,
    Status,
    Time,
    Unresolved,
    Weapon,
    Who,
    Words,
)
from rawi.model.document import CodedDocument, Document, Issue
from rawi.model.incident import Account, Field, Figure, Grade, Incident, Mark, Origin, Spot, Value
from rawi.model.judgement import Judgement, Verdict
from rawi.model.text import Reading, Sentence, Span, TimeExpression, Token

__all__ = [
    "ARMED_KINDS", "HAPPENED", "Account", "Act", "Arrival", "Basis", "Capture", "Claim", "CodedDocument",
    "Count", "Document", "Effect", "Field", "Figure", "Grade", "Harm", "Incident", "Issue", "Judgement",
    "Kind", "Mark", "Origin", "Party", "Place", "Published", "Reading", "Sentence", "Span", "Spot", "Status",
    "Time", "TimeExpression", "Token", "Unresolved", "Value", "Verdict", "Weapon", "Who", "Words",
]  # fmt: skip
