"""What a word type can be, decided once: as a particle, as a verb, as a nominal word, or always the same.

Most types are settled wherever they stand. What the others are is decided in `nodes`, from the words
around, by what is gathered here.
"""

import re
from collections.abc import Sequence

import msgspec

from rawi.arabic.clitics import NO_READING, guess_reading
from rawi.arabic.inflect import one_of_two
from rawi.arabic.loss_words import MARTYRS
from rawi.arabic.words import (
    AND,
    ARTICLE,
    ATTACHED_PREPOSITIONS,
    CONJUNCTIONS,
    HONOURS,
    JUSSIVE_PARTICLES,
    MANNERS,
    ON,
    PRONOUN_PREPOSITION,
    SUBJUNCTIVE_PARTICLES,
    TANWIN,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.persons import load_person_words
from rawi.knowledge.senses import NO_SENSES, NO_SPLIT, Choice, Form, Sense, Unit, is_rare_passive
from rawi.model import Reading

VERB, NOUN, ADJECTIVE, NUMBER, TIME, SIGN = "verb", "noun", "adjective", "number", "time", "sign"
NOMINAL_TAGS = frozenset((NOUN, ADJECTIVE, NUMBER))
EVENTFUL = frozenset(("event", "harm"))
TELLING = frozenset(("event", "harm", "attribution", "status"))
CUES = frozenset(("status", "scope", "result", "attribution"))
# What is looked for through a whole sentence.
SOUGHT = frozenset(("event", "harm", "attribution", "status", "scope", "domain", "plight"))
NAMING = frozenset(("place", "country", "noun"))
PLACES = frozenset(("place", "direction"))  # groups of nouns (see knowledge/lexicon)
NO_PARTICLES = frozenset(("noun", "verb", "event", "harm"))  # what a word that is a particle here is not
NO_VERB_OPENINGS = frozenset(("event", "harm", "actor", "country"))
ANNOUNCING = frozenset(("feature", "direction"))
VERB_ORDER = {"event": 0, "harm": 1, "attribution": 2, "status": 3, "result": 4, "verb": 5}
# Kinds of entries from the strongest sign of what a nominal word is to the weakest.
NOMINAL_ORDER = (
    "actor", "country", "event", "harm", "place", "noun", "attribution", "status", "result", "scope",
    "ambiguous", "domain", "common", "plight",
)  # fmt: skip
NOMINAL_RANK = {kind: rank for rank, kind in enumerate(NOMINAL_ORDER)}
PLAIN_VERB = frozenset(("verb",))
CARRYING_OUT = "carry_out"  # the entry of light verbs of doing: شنّ، نفّذ، بدأ
LONGEST_PRONOUN = 5  # letters of وبهما
_PRONOUN = re.compile(PRONOUN_PREPOSITION)


class VerbUse(msgspec.Struct, frozen=True, gc=False):
    """A type as a verb, and what its forms show: whether they may open a clause or follow a noun."""

    choice: Choice
    fewest: int
    is_uncut: bool
    has_prep: bool
    is_imperfect: bool
    beyond_perfect: bool
    opens: bool
    follows_noun: bool
    is_joined: bool
    opens_with_and: bool


class NominalUse(msgspec.Struct, frozen=True, gc=False):
    """A type as a noun or adjective; `announcing` is what it is before the name of a place."""

    choice: Choice
    announcing: Choice | None
    fewest: int
    is_uncut: bool
    is_governed: bool
    names_source: bool
    bars_verb: bool


class Uses:
    """All that a type may be; its verbs with the jussive and "I" are looked at when they are asked for."""

    __slots__ = ("_jussive", "nominal", "particle", "particle_is_whole", "split", "unit", "verb")

    def __init__(self, unit: Unit, knowledge: Knowledge) -> None:
        split = unit.split
        self.unit, self.split = unit, split
        self.verb = _verb_use(unit, split.told_verbs)
        self._jussive: VerbUse | None = None
        self.nominal = _nominal_use(unit, split.nominals, knowledge)
        self.particle = _particle(unit, split.particles, knowledge) if split.particles else None
        self.particle_is_whole = any(not (s.reading.conj or s.reading.prep) for s in split.particles)

    def jussive(self) -> VerbUse | None:
        """The type as a verb after what governs a jussive."""
        if self._jussive is None:
            self._jussive = _verb_use(self.unit, self.split.verbs)
        return self._jussive

    def governed_by(self, particle: str) -> VerbUse | None:
        """The type as a verb behind a particle: `لم يعد` has the jussive, `قبل أن يقتلوا` loses its ن."""
        if particle in JUSSIVE_PARTICLES:
            return self.jussive()
        return self._subjunctive() if particle.rpartition(" ")[2] in SUBJUNCTIVE_PARTICLES else self.verb

    def _subjunctive(self) -> VerbUse | None:
        """Of several the letters are those of the jussive; of one they are the indicative's."""
        several = tuple(
            [s for s in self.split.verbs if s.form.aspect == "jussive" and s.form.number in ("p", "d")]
        )
        return _verb_use(self.unit, several) if several and self.verb is None else self.verb

    def as_particle(self, verb: VerbUse | None) -> Choice | None:
        """The particle, if it is one: read only by chopping letters off, it loses to fewer cuts."""
        if self.particle is None or self.particle_is_whole:
            return self.particle
        fewest = cut_letters(self.particle.reading)
        is_noun = bool(self.split.nominals) and self.nominal.fewest < fewest
        return (
            None if is_noun or (verb is not None and verb.fewest < fewest) else self.particle
        )  # وكان: and was


def settle(unit: Unit, knowledge: Knowledge) -> Choice | None:
    """What a unit without verbs is wherever it stands, noted in its split; None where its place decides."""
    split = unit.split
    if not unit.senses:
        return _without_entry(unit)
    if split.particles:
        split.settled = uses_of(unit, knowledge).as_particle(None)
    if split.settled is None:
        choice = _plain_nominal(unit, split.nominals)
        if _announcing(unit, choice, knowledge) is None:
            split.settled = choice
    return split.settled


def uses_of(unit: Unit, knowledge: Knowledge) -> Uses:
    """All that the type of a unit may be."""
    split = unit.split
    if not isinstance(split.uses, Uses):
        split.uses = Uses(unit, knowledge)
    assert isinstance(split.uses, Uses)
    return split.uses


def _without_entry(unit: Unit) -> Choice:
    """What has no entry: times, numbers, signs, lone conjunctions, pronouns after ب and ل, strange words."""
    if unit.time is not None:
        return make_choice(unit, TIME, folded=unit.folded)
    if unit.number is not None:
        clitic = unit.number.start_clitic
        conj = clitic[:1] if clitic[:1] in CONJUNCTIONS else ""
        prep = clitic[-1:] if clitic[-1:] not in CONJUNCTIONS else ""
        return make_choice(unit, NUMBER, Reading("", conj=conj, prep=prep), folded=unit.folded)
    choice = _word_without_entry(unit)
    if unit.split is not NO_SPLIT:
        unit.split.settled = choice
    return choice


def _word_without_entry(unit: Unit) -> Choice:
    if not unit.is_word:
        return make_choice(unit, SIGN, folded=unit.folded)
    if unit.folded in CONJUNCTIONS:
        return make_choice(unit, "conjunction", Reading(unit.folded), folded=unit.folded)
    if unit.folded in ATTACHED_PREPOSITIONS:  # torn off before a quotation mark: لـ»قسد»
        return make_choice(unit, "preposition", Reading(unit.folded), folded=unit.folded)
    if len(unit.folded) <= LONGEST_PRONOUN and (match := _PRONOUN.match(unit.folded)):
        reading = Reading(match[2], conj=match[1], pronoun=match[3])
        return make_choice(unit, "preposition", reading, folded=match[2])
    return _plain_nominal(unit, NO_SENSES)


def make_choice(
    unit: Unit, tag: str, reading: Reading = NO_READING, senses: tuple[Sense, ...] = (),
    form: Form | None = None, folded: str = "",
) -> Choice:  # fmt: skip
    """A choice with all that follows from its senses."""
    if not senses:
        companions = _companions(folded, unit.folded)
        nominal = tag in NOMINAL_TAGS
        return Choice(
            tag, reading, senses, form, folded, {}, reading.conj, reading.prep, nominal, False, False,
            companions, cues_of(tag, {}), False, is_open_word(tag, folded, unit.folded, reading.conj),
        )  # fmt: skip
    first = first_senses(senses)
    return Choice(
        tag, reading, senses, form, folded, first, reading.conj, reading.prep,
        tag in NOMINAL_TAGS, is_telling(tag, reading, senses), takes_prepositions(tag, senses),
        _companions(folded, unit.folded, is_name="actor" in first), cues_of(tag, first),
        may_name(senses, first),
        is_open(tag, senses, first) or is_open_word(tag, folded, unit.folded, reading.conj),
    )  # fmt: skip


def first_senses(senses: tuple[Sense, ...]) -> dict[str, Sense]:
    """The first sense of each kind of entry."""
    return {sense.kind: sense for sense in reversed(senses)}


def is_telling(tag: str, reading: Reading, senses: tuple[Sense, ...]) -> bool:
    """Whether a noun or adjective tells an event, a loss or a saying itself."""
    if not senses or tag not in (NOUN, ADJECTIVE):
        return False
    if senses[0].kind in EVENTFUL:
        return True
    return tag == ADJECTIVE and not reading.article and any(s.kind == "attribution" for s in senses)


def takes_prepositions(tag: str, senses: tuple[Sense, ...]) -> bool:
    """Whether a preposition after the word belongs to it rather than to a word before."""
    return tag == VERB or (bool(senses) and senses[0].kind in EVENTFUL and tag != "adverb")


def cues_of(tag: str, first: dict[str, Sense]) -> tuple[str, ...]:
    """What rules look for through a whole sentence: kinds of entries, a sign or a time."""
    if tag in (SIGN, TIME):
        return (tag,)
    return tuple([kind for kind in first if kind in SOUGHT])


def is_open(tag: str, senses: tuple[Sense, ...], first: dict[str, Sense]) -> bool:
    """Whether the words around a word with these meanings may settle otherwise what it tells.

    One that needs words with it, an event noun, one that may be a party and a common noun; a verb of saying
    opens a name.
    """
    if tag == VERB:
        return "attribution" in first
    both = "actor" in first and "noun" in first
    return both or "event" in first or any(s.with_words for s in senses)


def is_open_word(tag: str, folded: str, written: str, conj: str) -> bool:
    """Whether a word settles those behind it: على, manner, a rank, a given name, an honour, martyrs."""
    if folded == ON and tag == "preposition":
        return True
    words = load_person_words()
    ranked = written.removeprefix(conj) in words.offices
    return ranked or written in words.given or written in HONOURS or written in MANNERS or written == MARTYRS


def may_name(senses: tuple[Sense, ...], first: dict[str, Sense]) -> bool:
    """Whether a word may name a place or announce its name, as words for sites and sides do."""
    named = "place" in first or "country" in first
    return named or ("noun" in first and any(s.kind == "noun" and s.group in PLACES for s in senses))


def carries_out(first: dict[str, Sense]) -> bool:
    """Whether a word with these first senses is a light verb of doing, which carries an act (`شنّ هجوما`)."""
    event = first.get("event")
    return event is not None and event.id == CARRYING_OUT


def _companions(folded: str, written: str, *, is_name: bool = False) -> frozenset[str]:
    """What a word is as companion: itself, without tanwin, one of two (`كمينين`), a word of a phrase.

    A name has its words only as they are written: `الدعم السريع` is no support.
    """
    inside = written.split()
    if is_name and len(inside) > 1:
        return frozenset((written, *inside))
    words = {folded, written, folded.removesuffix(TANWIN), one_of_two(folded)}
    if len(inside) > 1:
        words.update(inside)
        words.update([word.removeprefix(ARTICLE) for word in inside])
    return frozenset(words)


def cut_letters(reading: Reading) -> int:
    """How many signs this reading cuts off: fewer is likelier; the article is no cut."""
    return 2 * bool(reading.conj) + 2 * bool(reading.prep) + 3 * bool(reading.pronoun)


def _particle(unit: Unit, particles: Sequence[Sense], knowledge: Knowledge) -> Choice:
    best = min(particles, key=lambda s: cut_letters(s.reading))
    senses = tuple([s for s in unit.senses if s.kind not in NO_PARTICLES or s in particles])
    # without a conjunction before it: من قبل, على أيدي
    folded = unit.folded.removeprefix(best.reading.conj) if " " in unit.folded else best.reading.stem
    return make_choice(unit, knowledge.particles[best.id].class_, best.reading, senses, best.form, folded)


def _verb_use(unit: Unit, verbs: tuple[Sense, ...]) -> VerbUse | None:
    """The verb with the least cut off; event words before plain ones."""
    if not verbs:
        return None
    order = len(VERB_ORDER)
    best = min(
        verbs,
        key=lambda s: (cut_letters(s.reading), VERB_ORDER.get(s.kind, order), is_rare_passive(s.form)),
    )
    same = tuple([s for s in verbs if s.reading == best.reading])
    plural = any(s.form.number == "p" for s in verbs)
    shown = any(s.form.aspect == "imperfect" or s.form.gender == "f" for s in verbs)
    return VerbUse(
        choice=make_choice(unit, VERB, best.reading, same, best.form, best.reading.stem),
        fewest=cut_letters(best.reading),
        is_uncut=any(not cut_letters(s.reading) for s in verbs),
        has_prep=any(s.reading.prep for s in verbs),
        is_imperfect=any(s.form.aspect == "imperfect" for s in verbs),
        beyond_perfect=any(s.form.aspect != "perfect" for s in verbs),
        opens=shown or plural or any(s.form.number == "d" for s in verbs),
        follows_noun=shown or plural,
        is_joined=bool(verbs[0].reading.conj),
        opens_with_and=any(
            s.reading.conj == AND and s.kind in TELLING and s.form.aspect == "perfect" for s in verbs
        ),
    )


def _nominal_use(unit: Unit, nominals: tuple[Sense, ...], knowledge: Knowledge) -> NominalUse:
    choice = _plain_nominal(unit, nominals)
    if not nominals:
        return NominalUse(choice, None, 0, False, False, False, False)
    cues = [knowledge.attributions[s.id].pattern for s in nominals if s.kind == "attribution"]
    return NominalUse(
        choice=choice,
        announcing=_announcing(unit, choice, knowledge),
        fewest=min([cut_letters(s.reading) for s in nominals]),
        is_uncut=any(not cut_letters(s.reading) for s in nominals),
        is_governed=any(s.reading.article or s.reading.prep for s in nominals),
        names_source="according" in cues,  # بحسب, نقلا عن govern the phrase of a source like a preposition
        bars_verb=any(s.kind in NO_VERB_OPENINGS for s in nominals),
    )


def _plain_nominal(unit: Unit, nominals: tuple[Sense, ...]) -> Choice:
    if not nominals:
        reading = guess_reading(unit.folded) if " " not in unit.folded else NO_READING
        return make_choice(unit, NOUN, reading, NO_SENSES, None, reading.stem or unit.folded)
    if len(nominals) == 1:
        only = nominals[0]
        tag = _nominal_tag(nominals)
        return make_choice(unit, tag, only.reading, nominals, only.form, only.reading.stem)
    best = min(
        nominals,
        key=lambda s: (cut_letters(s.reading) + 2 * (s.form.construct and s.form.number == "d"), _rank(s)),
    )
    is_name = any(s.kind == "place" and s.reading == best.reading for s in nominals)
    named = any(s.kind == "noun" and s.reading == best.reading for s in nominals)
    same = sorted(
        [s for s in nominals if s.reading == best.reading and not (is_name and _is_dual_noun(s))],
        key=lambda s: (named and _is_participle(s), _rank(s), *_likeness(s)),
    )
    return make_choice(unit, _nominal_tag(same), best.reading, tuple(same), same[0].form, best.reading.stem)


def _likeness(s: Sense) -> tuple[bool, bool, bool]:
    return _is_diptote(s), s.form.construct or s.form.bound, s.form.pos != "fixed"


def _is_diptote(sense: Sense) -> bool:
    """`مطالبا` is who demands: the plural `مطالب` never ends so."""
    plural = sense.form.pos == "noun" and not sense.form.number
    return plural and sense.kind == "event" and sense.reading.stem.endswith(TANWIN)


def _is_participle(sense: Sense) -> bool:
    """`متهم`: a suspect, before it is one who accuses."""
    return sense.kind == "event" and sense.form.pos == ADJECTIVE


def _is_dual_noun(sense: Sense) -> bool:
    """`أبين`: hardly two fathers, where a place is called so."""
    return sense.kind == "noun" and sense.form.number == "d"


def _nominal_tag(senses: Sequence[Sense]) -> str:
    if all(s.kind in CUES and s.form.pos == "fixed" for s in senses):
        return "adverb"
    return ADJECTIVE if senses[0].form.pos == "adjective" else NOUN


def _announcing(unit: Unit, choice: Choice, knowledge: Knowledge) -> Choice | None:
    """A word of place before a place name or a strange word is one (`أطراف بلدة`, `مديرية حيران`)."""
    senses, tag = choice.senses, choice.tag
    if len(senses) < 2 or tag == "adverb":
        return None
    first = [s for s in senses if s.kind == "noun" and knowledge.nouns[s.id].class_ in ANNOUNCING]
    if not first or first[0] is senses[0]:
        return None
    ordered = (*first, *(s for s in senses if s not in first))
    return make_choice(unit, tag, choice.reading, ordered, choice.form, choice.folded)


def _rank(sense: Sense) -> int:
    return NOMINAL_RANK.get(sense.kind, len(NOMINAL_ORDER))
