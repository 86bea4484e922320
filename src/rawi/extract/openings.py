"""What a word at the opening of a clause is, from the word behind it: its verb, or a noun that announces."""

from collections.abc import Sequence

from rawi.arabic.words import AND, ARTICLE, BY, NATURAL_ALEF, NOMINATIVE_ENDINGS, TANWIN, THEREIN
from rawi.extract.choices import ADJECTIVE, EVENTFUL, NOUN, PLAIN_VERB, NominalUse, Uses, VerbUse
from rawi.extract.classes import ARMED, CIVILIANS
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Choice, Sense, Unit

WEAPON = "weapon"  # a group of nouns
SOMEBODY = ARMED | CIVILIANS  # groups
NOMINAL = frozenset(("noun", "adjective"))
HIT = SOMEBODY | {"object"}


def opens_as_verb(verb: VerbUse, after: Unit | None) -> bool:
    """At the opening of a clause: a verb unless an adjective or a preposition follows."""
    if verb.opens:
        return True
    if after is None or not after.is_word or after.number is not None:
        return after is not None and after.number is not None
    if is_plural_subject(after):
        return True
    if any(s.form.pos == "adjective" and not s.reading.article for s in after.senses):
        return False
    return not any(s.kind == "particle" or s.reading.prep for s in after.senses)


def tells_then(verb: VerbUse, after: Unit | None) -> bool:
    """`ليلة قتل خلالها ستة`: before "during it, in it" a word for a loss is the verb, no noun of killing.

    So it is before the weapon (`إن الشاب، وهو طالب، قتل برصاص مسلحين`).
    """
    if "harm" not in verb.choice.first or after is None:
        return False
    return after.folded in THEREIN or any(s.group == WEAPON and s.reading.prep == BY for s in after.senses)


def joins_loss(verb: VerbUse, before: dict[str, Sense], after: Unit | None) -> bool:
    """`عمال قُتلوا وجُرح ستة`: behind one verb of loss, و joins another that opens with a number."""
    both = "harm" in before and "harm" in verb.choice.first and verb.is_joined
    return both and after is not None and after.number is not None


def is_announced(after: Unit, announcing: Choice, knowledge: Knowledge) -> bool:
    """Whether a unit is the name of a place, a word of one, or a strange word (no `الأطراف المعنية`)."""
    if not after.senses:
        return not (announcing.reading.article and after.folded.startswith(ARTICLE))
    return any(
        s.kind == "place" or (s.kind == "noun" and knowledge.nouns[s.id].class_ == "feature")
        for s in after.senses
    )


def has_verb(nominal: NominalUse, after: Unit | None) -> bool:
    """`قصف استهدف سوقا`: an event noun at the opening, its verb right behind it."""
    if after is None or not after.split.verbs or after.split.nominals:
        return False
    tells = bool(nominal.choice.senses) and nominal.choice.senses[0].kind == "event"
    return tells and not any(s.reading.conj for s in after.senses)


def is_party(unit: Unit | None) -> bool:
    """One who is known to fight: a named actor, `الجيش`."""
    senses = unit.senses if unit is not None else ()
    return any(s.kind == "actor" or (s.group in ARMED and s.reading.article) for s in senses)


def is_plural_subject(unit: Unit) -> bool:
    """A plural in ون or a dual in ان cannot be a genitive: `قتل مسلحون`, `قتل جنديان`."""
    return unit.folded.endswith(NOMINATIVE_ENDINGS) and any(
        s.form.number in ("p", "d") and s.form.pos in ("noun", "adjective") for s in unit.senses
    )


def is_completed(verb: VerbUse, ahead: Sequence[Unit]) -> bool:
    """`مثل المتهم أمام القضاء`, `عبر الوزير عن قلقه`: at an opening, what the verb must have follows."""
    wanted = {word for s in verb.choice.senses for word in s.with_words}
    return any(unit.folded in wanted for unit in ahead[1:])


def opens_on_doer(verb: VerbUse, uses: Uses, ahead: Sequence[Unit]) -> bool:
    """`فتح مسلح النار`, `طعن فلسطيني جنديا`: behind the word who does it, and to whom."""
    if is_completed(verb, ahead) and _opens_on_fighter(uses, ahead):
        return True
    return bool(ahead) and not EVENTFUL.isdisjoint(verb.choice.first) and _acts_on_another(ahead)


def _acts_on_another(ahead: Sequence[Unit]) -> bool:
    """`مسلح من القبيلة شابا`: one somebody, new, and behind him another or a thing in the accusative."""
    if not is_somebody(ahead[0]) or ahead[0].folded.endswith(TANWIN):
        return False
    for unit in ahead[1:]:
        if _is_object(unit):
            return True
        if unit.split.verbs or not unit.is_word or unit.folded.startswith(AND):
            return False
    return False


def is_somebody(unit: Unit) -> bool:
    """`مسلح`, `شاب`, `فلسطيني`: one person who is new, if the word may describe too."""
    return any(
        s.form.pos in NOMINAL and s.form.number == "s" and not (s.reading.article or s.reading.prep)
        for s in unit.senses
        if s.kind == "country" or s.group in SOMEBODY
    )


def _is_object(unit: Unit) -> bool:
    """People or a thing with the alef of the indefinite accusative."""
    written = unit.folded.endswith(TANWIN) and not unit.folded.endswith(NATURAL_ALEF)
    return written and any(
        s.form.pos == "noun" and s.form.number == "s" and not s.reading.article and s.group in HIT
        for s in unit.senses
    )


def _opens_on_fighter(uses: Uses, ahead: Sequence[Unit]) -> bool:
    """Behind a word that tells no event as a noun, one who fights."""
    one = any(s.group in ARMED and s.form.number == "s" and not s.reading.article for s in ahead[0].senses)
    return one and not any(s.kind == "event" and not s.with_words for s in uses.nominal.choice.senses)


def is_set(nominal: NominalUse, verb: VerbUse) -> bool:
    """`يجب على الجيش`, `يعتقد أن`: a set form that tells what must or may be is more than a plain verb."""
    plain = verb.choice.first.keys() == PLAIN_VERB
    return plain and any(s.form.pos == "fixed" and s.kind == "status" for s in nominal.choice.senses)


def is_rare_person(nominal: NominalUse, verb: VerbUse) -> bool:
    """`لنجلها` is for her son, `هدفا` a target: no "let us evacuate her", no "they both aimed".

    Nor that two ordered him (`امرأة`).
    """
    form = verb.choice.form
    if form is None or "noun" not in nominal.choice.first:
        return False
    two = form.aspect == "perfect" and EVENTFUL.isdisjoint(verb.choice.first)
    two = form.number == "d" and (two or bool(verb.choice.reading.pronoun))
    return two or (form.person == 1 and form.aspect != "perfect")


def is_owned(nominal: NominalUse, verb: VerbUse, previous: str) -> bool:
    """`أقوال أسرتها`, `أفراد أسرتهم`: behind a noun, a noun in ـة with its owner is no "she captured him"."""
    noun, form = nominal.choice, verb.choice.form
    held = noun.form is not None and noun.form.bound and noun.form.number != "p" and noun.reading.pronoun
    she = form is not None and form.aspect == "perfect" and form.gender == "f" and verb.choice.reading.pronoun
    named = "noun" in noun.first and previous in (NOUN, ADJECTIVE, "preposition")  # no اعتداء نسبته
    return bool(held and she) and named
