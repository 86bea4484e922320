"""What words may mean: senses with their forms, and units, which are words or phrases with their senses.

A unit is the atom of the steps after `recognize`. Which of its senses holds is decided in `extract`,
where the clause is known; what hangs on the word type alone is decided once and kept in its `Split`.
"""

from typing import NamedTuple

import msgspec

from rawi.arabic.numbers import NumberReading
from rawi.arabic.words import FOR
from rawi.model import Reading, TimeExpression


class Form(msgspec.Struct, frozen=True, gc=False):
    """What an inflected form tells: `pos` is verb, noun, adjective or fixed.

    `article` says how the form stands to ال: `any`, `with` (a name that has it) or `without`.
    `bound` forms stand only before an attached pronoun.
    """

    pos: str
    article: str = "any"
    aspect: str = ""
    person: int = 0
    gender: str = ""
    number: str = ""
    voice: str = ""
    bound: bool = False
    construct: bool = False


class Sense(msgspec.Struct, frozen=True, gc=False):
    """One thing a word may be: the kind and id of its entry, its form, how it was cut.

    `group` is the class of thing it names, where companions ask for it (see extract/companions); `asked`
    are the words of `with_words` once more, for asking whether one is there.
    """

    kind: str
    id: str
    form: Form
    reading: Reading
    with_words: tuple[str, ...] = ()
    group: str = ""
    asked: frozenset[str] = frozenset()


class Choice(NamedTuple):
    """What a word is where its part of speech is settled: the fields of a node (see extract/nodes)."""

    tag: str
    reading: Reading
    senses: tuple[Sense, ...]
    form: Form | None
    folded: str
    first: dict[str, Sense]
    conj: str
    prep: str
    is_nominal: bool
    is_telling: bool
    takes_prepositions: bool
    companions: frozenset[str]
    cues: tuple[str, ...]
    may_name: bool
    is_open: bool


class Split:
    """The senses of a word type by what they are.

    `is_cue`: one of them tells who speaks. `told_verbs` are the verbs without jussives and "I": what stands
    in most places. `names_place`: one of them is a place or a country. `settled` is what the type is
    wherever it stands, where that is known; `uses` is what else the tagger found out about the type (see
    extract/choices).
    """

    __slots__ = ("is_cue", "names_place", "nominals", "particles", "settled", "told_verbs", "uses", "verbs")

    def __init__(self, senses: tuple[Sense, ...]) -> None:
        self.verbs = self.told_verbs = self.particles = self.nominals = NO_SENSES
        self.settled: Choice | None = None
        self.uses: object = None
        self.is_cue = any(s.kind == "attribution" for s in senses)
        self.names_place = any(s.kind in ("place", "country") for s in senses)
        if senses:
            self.verbs = tuple([s for s in senses if s.form.pos == "verb"])
            if self.verbs and "place" in [s.kind for s in senses]:  # عدن is Aden, أبين Abyan
                self.verbs = tuple([s for s in self.verbs if not _is_rare(s.form)])
            if self.verbs and self.names_place and all(is_rare_passive(s.form) for s in self.verbs):
                self.verbs = NO_SENSES
            self.told_verbs = _told(self.verbs) if self.verbs else NO_SENSES
            self.particles = tuple([s for s in senses if s.kind == "particle"])
            self.nominals = tuple([s for s in senses if s.form.pos != "verb" and s.kind != "particle"])
            if self.nominals and any(s.id == NO_OBJECT and s.reading.pronoun for s in self.verbs):
                self.verbs = self.told_verbs = NO_SENSES  # سيطرتها is her control


NO_OBJECT = "take_control"  # the entry of سيطر, which governs by على alone
NO_SENSES: tuple[Sense, ...] = ()
NO_SPLIT = Split(NO_SENSES)


def _is_rare(form: Form) -> bool:
    """Forms that reports hardly have: "they (women) returned", "the two (women) guarded", "I say"."""
    return (form.gender == "f" and form.number in ("p", "d")) or (form.person == 1 and form.number == "s")


def is_rare_passive(form: Form) -> bool:
    """`تشاد` is Chad before it is "is praised", `توعد` he who vows before she who is promised."""
    return form.voice == "passive" and form.aspect != "perfect"


def _told(verbs: tuple[Sense, ...]) -> tuple[Sense, ...]:
    told = tuple([s for s in verbs if s.form.aspect != "jussive" or s.reading.prep == FOR])
    others = tuple([s for s in told if not (s.form.person == 1 and s.form.number == "s")])
    return others or told


class Unit(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (included) of a sentence, taken as one, and what they may mean.

    `number` is set for a number with its qualifier, `time` for a time expression; both have no senses.
    `vowelled_passive`: its first vowel is written, and is that of a passive verb; `dotted`: the name `علي`.
    """

    first: int
    last: int
    start: int
    end: int
    folded: str
    senses: tuple[Sense, ...] = ()
    split: Split = NO_SPLIT
    is_word: bool = True
    number: NumberReading | None = None
    time: TimeExpression | None = None
    vowelled_passive: bool = False
    dotted: bool = False
