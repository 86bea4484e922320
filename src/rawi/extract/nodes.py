"""Decides what each unit of a sentence is where it stands: verb, noun, particle, number, sign.

Most Arabic words without marks can be read in several ways (قصف is "he bombed" and "bombing").
The rules here look at the clitics, the word before and the word after; what is unknown is a noun.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rawi.arabic.clitics import read_clitics
from rawi.knowledge.lexicon import Form, Sense, Split
from rawi.knowledge.load import Knowledge
from rawi.model import Reading
from rawi.knowledge.senses import Unit

LONGEST_PRONOUN = 5  # letters of وبهما
VERB, NOUN, ADJECTIVE, NUMBER, TIME, SIGN = "verb", "noun", "adjective", "number", "time", "sign"
NO_READING = Reading("")
PRONOUN_PREPOSITION = re.compile("^([وف]?)([بل])(ه|ها|هم|هما|هن|ك|كم|نا|ي)$")
# Kinds of entries from the strongest sign of what a nominal word is to the weakest.
NOMINAL_ORDER = ("actor", "country", "event", "harm", "place", "noun", "attribution", "status", "result", "scope", "ambiguous", "domain", "common")
OBJECT_REACH = 4  # nodes: a verbal noun this near a verb is its object (واصلت القوات قصف البلدة)
JUSSIVE_OPENERS = frozenset(("لم", "لما", "لا"))
AFTER_THESE_A_VERB = frozenset(("negation", "future", "relative"))
TELLING = frozenset(("event", "harm", "attribution", "status"))
NOMINAL_TAGS = frozenset((NOUN, ADJECTIVE, NUMBER))
VERB_ORDER = {"event": 0, "harm": 1, "attribution": 2, "status": 3, "result": 4, "verb": 5}
NO_PARTICLES = frozenset(("noun", "verb", "event", "harm"))  # what a word that is a particle here is not
CUES = frozenset(("status", "scope", "result", "attribution"))
EVENTFUL = frozenset(("event", "harm"))


@dataclass(slots=True, eq=False)
class Node:
    """A unit in its place: its tag (a part of speech or a particle's class) and what it means there.

    `first` are the first senses by kind of entry; `conj` and `prep` are cut off the front of the word.
    """

    index: int
    unit: Unit
    tag: str
    reading: Reading = NO_READING
    senses: tuple[Sense, ...] = ()
    form: Form | None = None
    folded: str = ""
    first: Mapping[str, Sense] = field(default_factory=dict)
    conj: str = field(init=False)
    prep: str = field(init=False)
    is_nominal: bool = field(init=False)

    def __post_init__(self) -> None:
        self.conj, self.prep = self.reading.conj, self.reading.prep
        self.is_nominal = self.tag in NOMINAL_TAGS

    @property
    def is_adjectival(self) -> bool:
        """Whether it can describe the noun before it, also where it is a noun elsewhere (`مجهولون`, `آخرين`)."""
        return self.tag == ADJECTIVE or (self.tag == NOUN and any(s.form.pos == "adjective" for s in self.senses))

    def of(self, *kinds: str) -> Sense | None:
        """The first sense of one of these kinds."""
        if len(kinds) == 1:
            return self.first.get(kinds[0])
        if self.first.keys().isdisjoint(kinds):
            return None
        return next(s for s in self.senses if s.kind in kinds)

    def keep(self, senses: tuple[Sense, ...]) -> None:
        """Narrow the meanings to these."""
        self.senses, self.first = senses, first_senses(senses)
        self.form = senses[0].form if senses else self.form


def first_senses(senses: tuple[Sense, ...]) -> dict[str, Sense]:
    """The first sense of each kind of entry."""
    return {sense.kind: sense for sense in reversed(senses)}


def tag_units(units: tuple[Unit, ...], knowledge: Knowledge) -> list[Node]:
    """The nodes of a sentence, one a unit, each with its tag and the senses that fit it."""
    nodes: list[Node] = []
    for i, unit in enumerate(units):
        after = units[i + 1] if i + 1 < len(units) else None
        nodes.append(_node(i, unit, nodes, after, knowledge))
    return nodes


def _node(i: int, unit: Unit, before: list[Node], after: Unit | None, knowledge: Knowledge) -> Node:
    if not unit.senses and (plain := _plain(i, unit)) is not None:
        return plain
    split = unit.split
    verbs = split.verbs
    if verbs:
        named = _opens_name(unit, before, knowledge) or _is_given_name(unit, before, after, knowledge)
        verbs = () if named else _possible_verbs(split, before)
    if split.particles and not _particle_loses(split.particles, verbs, split.nominals):
        return _particle(i, unit, split.particles, knowledge)
    if verbs and not _names_source(split.nominals, knowledge) and (not split.nominals or _is_verb_here(unit, verbs, split.nominals, before, after)):
        return _verb(i, unit, verbs)
    return _nominal(i, unit, after, knowledge)


def _plain(i: int, unit: Unit) -> Node | None:
    """The node of what has no entry: times, numbers, signs, lone conjunctions, pronouns after ب and ل."""
    if unit.time is not None:
        return Node(i, unit, TIME, folded=unit.folded)
    if unit.number is not None:
        clitic = unit.number.start_clitic
        reading = Reading("", conj=clitic[:1] if clitic[:1] in "وف" else "", prep=clitic[-1:] if clitic[-1:] in "بلك" else "")
        return Node(i, unit, NUMBER, reading, folded=unit.folded)
    if not unit.is_word:
        return Node(i, unit, SIGN, folded=unit.folded)
    if unit.folded in ("و", "ف"):
        return Node(i, unit, "conjunction", Reading(unit.folded), folded=unit.folded)
    if len(unit.folded) <= LONGEST_PRONOUN and (match := PRONOUN_PREPOSITION.match(unit.folded)):
        return Node(i, unit, "preposition", Reading(match[2], conj=match[1], pronoun=match[3]), folded=match[2])
    return None


def _opens_name(unit: Unit, before: list[Node], knowledge: Knowledge) -> bool:
    """After `بلدة` and its like, `دير`, `عين`, `كفر` open a name and are no verbs."""
    noun = before[-1].of("noun") if before else None
    feature = noun is not None and knowledge.nouns[noun.id].class_ == "feature" and not before[-1].reading.article
    return feature and unit.folded in knowledge.name_openers


def _is_given_name(unit: Unit, before: list[Node], after: Unit | None, knowledge: Knowledge) -> bool:
    """`الطفل زيد محمد`: after a person's title a word that is also a plain verb opens a name, when a strange word follows."""
    noun = before[-1].of("noun") if before else None
    if noun is None or not before[-1].reading.article or after is None or after.senses or not after.is_word:
        return False
    person = knowledge.nouns[noun.id].class_ in ("civilian", "person", "authority", "source", "media")
    return person and all(s.kind == "verb" for s in unit.senses)


def _possible_verbs(split: Split, before: list[Node]) -> tuple[Sense, ...]:
    """The verbs that a word can be here: none right after a preposition, the jussive only after لم, لا or ل."""
    previous = before[-1] if before else None
    if previous is None:
        return split.told_verbs
    if previous.tag == "preposition" and not previous.reading.pronoun:
        return ()
    return split.verbs if previous.folded in JUSSIVE_OPENERS else split.told_verbs


def _particle_loses(particles: Sequence[Sense], verbs: Sequence[Sense], nominals: Sequence[Sense]) -> bool:
    """A particle read only by chopping a letter off loses to a whole word."""
    whole = any(not (s.reading.conj or s.reading.prep) for s in particles)
    others = [s for s in (*verbs, *nominals) if not (s.reading.conj or s.reading.prep or s.reading.pronoun)]
    return not whole and bool(others)


def _particle(i: int, unit: Unit, particles: Sequence[Sense], knowledge: Knowledge) -> Node:
    choice = unit.split.choices.get("particle")
    if choice is None:
        best = min(particles, key=lambda s: _cut_letters(s.reading))
        tag = knowledge.particles[best.id].class_
        senses = tuple(s for s in unit.senses if s.kind not in NO_PARTICLES or s in particles)
        choice = _Choice(tag, best.reading, senses, best.form, _whole(unit, best.reading), first_senses(senses))
        unit.split.choices["particle"] = choice
    return _chosen(i, unit, choice)


def _whole(unit: Unit, reading: Reading) -> str:
    """The words of a particle without a conjunction before it (`من قبل`, `على أيدي`)."""
    return unit.folded.removeprefix(reading.conj) if " " in unit.folded else reading.stem


def _verb(i: int, unit: Unit, verbs: tuple[Sense, ...]) -> Node:
    """The verb with the least cut off; event words before plain ones."""
    key = "told" if verbs is unit.split.told_verbs else "verb"
    choice = unit.split.choices.get(key)
    if choice is None:
        best = min(verbs, key=lambda s: (_cut_letters(s.reading), VERB_ORDER.get(s.kind, len(VERB_ORDER))))
        same = tuple(s for s in verbs if s.reading == best.reading)
        choice = _Choice(VERB, best.reading, same, best.form, best.reading.stem, first_senses(same))
        unit.split.choices[key] = choice
    return _chosen(i, unit, choice)


def _chosen(i: int, unit: Unit, choice: object) -> Node:
    assert isinstance(choice, _Choice)
    return Node(i, unit, *choice)


class _Choice(NamedTuple):
    """What a nominal word type is, whatever stands beside it."""

    tag: str
    reading: Reading
    senses: tuple[Sense, ...]
    form: Form | None
    folded: str
    first: dict[str, Sense]


def _nominal(i: int, unit: Unit, after: Unit | None, knowledge: Knowledge) -> Node:
    choice = unit.split.choices.get("noun")
    if choice is None:
        choice = unit.split.choices["noun"] = _choose(unit)
    node = _chosen(i, unit, choice)
    if after is not None and len(node.senses) > 1 and node.tag != "adverb":
        announcing = [s for s in node.senses if _announces(s, after, knowledge)]
        if announcing and announcing[0] is not node.senses[0]:
            form = node.form
            node.keep((*announcing, *(s for s in node.senses if s not in announcing)))
            node.form = form
    return node


def _choose(unit: Unit) -> _Choice:
    nominals = unit.split.nominals
    if not nominals:
        reading = _guess(read_clitics(unit.folded) if " " not in unit.folded else ())
        return _Choice(NOUN, reading, (), None, reading.stem or unit.folded, {})
    best = min(nominals, key=lambda s: (_cut_letters(s.reading) + 2 * (s.form.construct and s.form.number == "d"), _rank(s)))
    same = sorted(
        (s for s in nominals if s.reading == best.reading),
        key=lambda s: (_rank(s), s.form.construct or s.form.bound, s.form.pos != "fixed"),
    )
    tag = ADJECTIVE if same[0].form.pos == "adjective" else NOUN
    if all(s.kind in CUES and s.form.pos == "fixed" for s in same):
        tag = "adverb"
    senses = tuple(same)
    return _Choice(tag, best.reading, senses, same[0].form, best.reading.stem, first_senses(senses))


def _names_source(senses: Sequence[Sense], knowledge: Knowledge) -> bool:
    """`بحسب`, `نقلا عن`: words that govern the phrase of a source like a preposition."""
    cues = [knowledge.attributions[s.id].pattern for s in senses if s.kind == "attribution"]
    return "according" in cues


def _announces(sense: Sense, after: Unit, knowledge: Knowledge) -> bool:
    """A word of place before a place name or a strange word is one (`أطراف بلدة`, `مديرية حيران`)."""
    if sense.kind != "noun" or knowledge.nouns[sense.id].class_ not in ("feature", "direction"):
        return False
    named = not after.senses or any(s.kind == "place" for s in after.senses)
    return named or any(s.kind == "noun" and knowledge.nouns[s.id].class_ == "feature" for s in after.senses)


def _rank(sense: Sense) -> int:
    return NOMINAL_ORDER.index(sense.kind) if sense.kind in NOMINAL_ORDER else len(NOMINAL_ORDER)


def _cut_letters(reading: Reading) -> int:
    """How many signs this reading cuts off: fewer is likelier; the article is no cut."""
    return 2 * bool(reading.conj) + 2 * bool(reading.prep) + 3 * bool(reading.pronoun)


def _guess(readings: tuple[Reading, ...]) -> Reading:
    """How to cut an unknown word: at its article where there is one, at an opening و when enough is left."""
    with_article = [r for r in readings if r.article and not r.pronoun and len(r.stem) >= 2]
    if with_article:
        return min(with_article, key=lambda r: len(r.stem))
    for reading in readings:
        bare = not (reading.prep or reading.pronoun or reading.future)
        if reading.conj == "و" and bare and len(reading.stem) >= 3:
            return reading
    return readings[0] if readings else NO_READING


def _is_verb_here(
    unit: Unit, verbs: Sequence[Sense], nominals: Sequence[Sense], before: list[Node], after: Unit | None
) -> bool:
    """Whether a word that can be verb or noun is a verb in this place."""
    if _last_word(before) is None and _opens_with_and(verbs, nominals):
        return True
    fewest_verb = min(_cut_letters(s.reading) for s in verbs)
    fewest_noun = min(_cut_letters(s.reading) for s in nominals)
    if fewest_verb != fewest_noun and not _after_verb_opener(before):
        return fewest_verb < fewest_noun
    if any(s.reading.article or s.reading.prep for s in nominals) and not any(s.reading.prep for s in verbs):
        return False
    previous = _last_word(before)
    if previous is None:
        return _opens_as_verb(verbs, after)
    if previous.tag in AFTER_THESE_A_VERB or previous.folded in ("قد", "ان", "لم", "لن"):
        return previous.tag != "complementizer" or any(s.form.aspect != "perfect" for s in verbs)
    if previous.tag in ("preposition", "demonstrative", "quantifier", NUMBER):
        return False
    if previous.tag == VERB:
        return any(s.form.aspect == "imperfect" for s in verbs) and previous.of("verb") is not None
    if previous.tag in (NOUN, ADJECTIVE) and before[-1].tag != SIGN:
        return _verb_after_noun(previous, verbs, before)
    return _opens_as_verb(verbs, after)


def _opens_with_and(verbs: Sequence[Sense], nominals: Sequence[Sense]) -> bool:
    """`وأدان` at the start of a sentence is "and he condemned", not the dual of واد."""
    telling = any(s.reading.conj == "و" and s.kind in TELLING and s.form.aspect == "perfect" for s in verbs)
    return telling and not any(s.kind in ("event", "harm", "actor", "country") for s in nominals)


def _after_verb_opener(before: list[Node]) -> bool:
    return bool(before) and before[-1].tag in AFTER_THESE_A_VERB


def _last_word(before: list[Node]) -> Node | None:
    """The node before, quotation marks apart; None at the start of a sentence or after a stop."""
    for node in reversed(before):
        if node.tag != SIGN:
            return node
        if node.folded in ":.؛،-–—|":
            return None
    return None


def _opens_as_verb(verbs: Sequence[Sense], after: Unit | None) -> bool:
    """At the opening of a clause: a verb unless what follows makes it a noun (an adjective or a preposition)."""
    if any(s.form.aspect == "imperfect" or s.form.gender == "f" or s.form.number in "dp" for s in verbs):
        return True
    if after is None or not after.is_word or after.number is not None:
        return after is not None and after.number is not None
    if _is_nominative(after):
        return True
    if any(s.form.pos == "adjective" and not s.reading.article for s in after.senses):
        return False
    return not any(s.kind == "particle" or s.reading.prep for s in after.senses)


def _is_nominative(unit: Unit) -> bool:
    """A plural in ون or a dual in ان cannot be a genitive: `قتل مسلحون`, `قتل جنديان`."""
    shown = unit.folded.endswith("ون") or unit.folded.endswith("ان")
    return shown and any(s.form.number in ("p", "d") and s.form.pos in ("noun", "adjective") for s in unit.senses)


def _verb_after_noun(previous: Node, verbs: Sequence[Sense], before: list[Node]) -> bool:
    """After a noun: a verb when the noun is a known actor or has the article, and the clause has no verb yet."""
    if any(s.form.aspect == "imperfect" or s.form.gender == "f" or s.form.number == "p" for s in verbs):
        return True
    if _cut_letters(verbs[0].reading) and verbs[0].reading.conj:
        return True
    for node in reversed(before):
        if node.tag == VERB:
            return len(before) - node.index > OBJECT_REACH and previous.reading.article
        if node.tag in ("complementizer", "relative") or (node.tag == SIGN and node.folded not in "«»\"“”"):
            break
    return previous.reading.article or previous.of("actor", "country") is not None
