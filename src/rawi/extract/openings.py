"""Whether a word opens a clause as its verb, from the word behind it."""

from rawi.arabic.words import NOMINATIVE_ENDINGS
from rawi.extract.choices import VerbUse
from rawi.knowledge.senses import Sense, Unit


def opens_as_verb(verb: VerbUse, after: Unit | None) -> bool:
    """At the opening of a clause: a verb unless an adjective or a preposition follows."""
    if verb.opens:
        return True
    if after is None or not after.is_word or after.number is not None:
        return after is not None and after.number is not None
    if _is_nominative(after):
        return True
    if any(s.form.pos == "adjective" and not s.reading.article for s in after.senses):
        return False
    return not any(s.kind == "particle" or s.reading.prep for s in after.senses)


def joins_loss(verb: VerbUse, before: dict[str, Sense], after: Unit | None) -> bool:
    """`عمال قُتلوا وجُرح ستة`: behind one verb of loss, و joins another that opens with a number."""
    both = "harm" in before and "harm" in verb.choice.first and verb.is_joined
    return both and after is not None and after.number is not None


def _is_nominative(unit: Unit) -> bool:
    """A plural in ون or a dual in ان cannot be a genitive: `قتل مسلحون`, `قتل جنديان`."""
    return unit.folded.endswith(NOMINATIVE_ENDINGS) and any(
        s.form.number in ("p", "d") and s.form.pos in ("noun", "adjective") for s in unit.senses
    )
