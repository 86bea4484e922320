"""The words of all entries as one table from folded stems to what they may mean.

The table is a word automaton: a word type is cut into its readings once, each stem is looked up,
and phrases go on from their first word. Types are remembered, so a running text costs one
dictionary look-up a word (see docs/decisions for what this was measured against).
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import msgspec

from rawi.arabic.clitics import cut_clitics
from rawi.arabic.conjugate import conjugate
from rawi.arabic.derive import verbal_nouns
from rawi.arabic.fold import MARBUTA, fold_word
from rawi.arabic.inflect import adjective_forms, noun_forms
from rawi.arabic.numbers import may_open_number
from rawi.arabic.words import (
    AND,
    ARTICLE,
    BY,
    CONTENT_PREPOSITIONS,
    DUAL,
    FEMININE,
    FOR,
    IN,
    MY,
    NO_PRONOUN,
    TANWIN,
    WITH,
)
from rawi.errors import KnowledgeError
from rawi.knowledge.schema import ActorEntry, Entry, NounEntry, Verb
from rawi.knowledge.senses import NO_SPLIT, Form, Sense, Split
from rawi.knowledge.time import may_open_time
from rawi.model import ARMED_KINDS, Reading

PREFIXED = frozenset((BY, FOR))
GOVERNING = CONTENT_PREPOSITIONS | {IN, WITH}
CLASS_MARKS = "@^"  # open a class of companions
TOLD = frozenset(("event", "harm"))  # what a verb in a careless spelling is taken to tell
ROOT_LETTERS = 3
PLAIN_DOING = "doing_words"  # the entry of verbal nouns that tell no event
MEMORY_TYPES = 200_000  # word types remembered at once; real news of 4 MB holds 60,000


class Lexeme(msgspec.Struct, frozen=True, gc=False):
    """A word of an entry: which entry, and the words it must have with it (folded)."""

    kind: str
    id: str
    with_words: tuple[str, ...] = ()
    group: str = ""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """What follows the first word of a phrase (folded), if its words may take the article, its meaning."""

    rest: tuple[str, ...]
    loose: bool
    meaning: tuple[int, int]


PhraseTable = dict[str, list[Phrase]]  # by their second word


class WordInfo(NamedTuple):
    """All that is known of a word type: what it is alone, and the phrases it may open under each reading.

    `seconds` are the words that may follow in those phrases. `opens_number` and `opens_time` say that a
    number or a time expression may begin with it; `is_word`, that it is no sign.
    """

    senses: tuple[Sense, ...]
    phrases: tuple[tuple[Reading, PhraseTable], ...]
    seconds: Collection[str]
    split: Split
    opens_number: bool
    opens_time: bool
    is_word: bool


class Tables(msgspec.Struct, frozen=True):
    """The compiled lexicon, as it is stored: everything a word can be, by folded stem."""

    forms: tuple[Form, ...]
    lexemes: tuple[Lexeme, ...]
    stems: dict[str, tuple[tuple[int, int], ...]]
    phrases: dict[str, tuple[Phrase, ...]]


class Lexicon(dict[str, WordInfo]):
    """Word types with what is known of them, looked up in compiled tables and remembered.

    `given` are folded names of people that are no verbs, whatever their letters (`ياسر`, `فيصل`); a time may
    begin with `timely` words, and with digits.
    """

    def __init__(
        self, tables: Tables, given: frozenset[str] = frozenset(), timely: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self._given, self._timely = given, timely
        self._tables = tables
        self._asked = [frozenset(lexeme.with_words) for lexeme in tables.lexemes]
        self.stems = tables.stems.keys() | tables.phrases.keys()
        self._openings: dict[str, PhraseTable] = {}
        self._opened: dict[tuple[str, str], list[tuple[Reading, Phrase]]] = {}
        self._phrases: dict[str, tuple[tuple[Sense, ...], Split]] = {}

    def __missing__(self, folded: str) -> WordInfo:
        """All senses and phrase openings of a folded word."""
        if len(self) >= MEMORY_TYPES:
            self.clear()
        info = self[folded] = self._closed(folded) if folded[-1:] == MARBUTA else self._analyse(folded)
        return info

    def _closed(self, spelled: str) -> WordInfo:
        """All that a word is that is written with ة: what it is folded, but nothing with a pronoun."""
        info = self[fold_word(spelled)]
        kept = tuple([s for s in info.senses if not s.reading.pronoun or s.kind == "particle"])
        if len(kept) == len(info.senses):
            return info
        phrases = tuple([phrase for phrase in info.phrases if not phrase[0].pronoun])
        return info._replace(senses=kept, phrases=phrases, split=Split(kept))

    def look(self, folded: str) -> WordInfo:
        """All senses and phrase openings of a folded word."""
        return self[folded]

    def phrases(self, first: str, second: str) -> list[tuple[Reading, Phrase]]:
        """The phrases that a word and the word after it may open, the longest first; remembered."""
        known = self._opened.get((first, second))
        if known is None:
            if len(self._opened) >= MEMORY_TYPES:
                self._opened.clear()
            known = self._opened[first, second] = self._find_phrases(self[first], second)
        return known

    def _find_phrases(self, info: WordInfo, second: str) -> list[tuple[Reading, Phrase]]:
        found = (
            (reading, phrase)
            for reading, table in info.phrases
            for phrase in table.get(second, ())
            if _may_open(self._tables.forms[phrase.meaning[1]], reading)
            and not self._breaks_idafa(reading, phrase, second)
        )
        return sorted(found, key=lambda phrase: -len(phrase[1].rest))

    def phrase(self, words: str, found: Iterable[tuple[Reading, Phrase]]) -> tuple[tuple[Sense, ...], Split]:
        """The senses of a phrase by its folded words, remembered."""
        known = self._phrases.get(words)
        if known is None:
            if len(self._phrases) >= MEMORY_TYPES:
                self._phrases.clear()
            senses = tuple(self.sense(phrase.meaning, reading) for reading, phrase in found)
            known = self._phrases[words] = (senses, Split(senses))
        return known

    def _breaks_idafa(self, reading: Reading, phrase: Phrase, second: str) -> bool:
        """Whether the article on the first word keeps two nouns of an event apart (`الموقع إطلاق`)."""
        if not reading.article or second[:2] == ARTICLE or second in GOVERNING:
            return False
        if second[0] in PREFIXED and all(s.reading.prep for s in self[second].senses):  # but الاحتلال بلدة
            return False
        return self._tables.lexemes[phrase.meaning[0]].kind == "event"

    def sense(self, meaning: tuple[int, int], reading: Reading) -> Sense:
        """The sense that a compiled meaning has under a reading."""
        lexeme, form = self._tables.lexemes[meaning[0]], self._tables.forms[meaning[1]]
        asked = self._asked[meaning[0]]
        return Sense(lexeme.kind, lexeme.id, form, reading, lexeme.with_words, lexeme.group, asked)

    def _governed_noun(self, folded: str) -> Iterator[Sense]:
        """`بفرض`, `لضرب`: behind a preposition, the letters of a plain verb are those of its verbal noun."""
        conj = folded[:1] if folded[:1] == AND else ""
        prep, stem = folded[len(conj) : len(conj) + 1], folded[len(conj) + 1 :]
        if prep not in PREFIXED or len(stem) != ROOT_LETTERS:
            return
        told = (self._tables.forms[form] for _, form in self._tables.stems.get(stem, ()))
        if any(f.pos == "verb" and f.aspect == "perfect" and f.person == 3 for f in told):
            yield Sense("common", PLAIN_DOING, Form("noun"), Reading(stem, conj=conj, prep=prep))

    def _analyse(self, folded: str) -> WordInfo:
        stems, openings, forms = self._tables.stems, self._tables.phrases, self._tables.forms
        senses: list[Sense] = []
        phrases: list[tuple[Reading, PhraseTable]] = []
        is_name = folded in self._given or (folded[:1] == AND and folded[1:] in self._given)
        for cut in dict.fromkeys(cut_clitics(folded, self.stems)):
            reading = Reading(*cut)
            for meaning in stems.get(reading.stem, ()):
                form = forms[meaning[1]]
                if _allowed(form, reading) and not (is_name and form.pos == "verb"):
                    senses.append(self.sense(meaning, reading))
            if reading.stem in openings:
                phrases.append((reading, self._phrases_of(reading.stem)))
        if not (senses or is_name):
            senses += self._governed_noun(folded)
            if folded[-1:] == AND and len(folded) > ROOT_LETTERS:  # قتلو: posts leave out the silent alef
                senses += [
                    s for s in self[folded + "ا"].senses if s.form.aspect == "perfect" and s.kind in TOLD
                ]
        found = tuple(senses)
        seconds = phrases[0][1] if len(phrases) == 1 else frozenset().union(*[table for _, table in phrases])
        return WordInfo(
            found,
            tuple(phrases),
            seconds,
            Split(found),
            opens_number=may_open_number(folded),
            opens_time=may_open_time(folded, self._timely),
            is_word=folded[:1].isalnum(),
        )

    def _phrases_of(self, stem: str) -> PhraseTable:
        table = self._openings.get(stem)
        if table is None:
            table = self._openings[stem] = _by_second_word(self._tables.phrases[stem])
        return table


def _by_second_word(phrases: tuple[Phrase, ...]) -> PhraseTable:
    """Phrases by the word that must follow, as it may be spelled (with the article too), longest first."""
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        second = phrase.rest[0]
        table.setdefault(second, []).append(phrase)
        if phrase.loose:
            table.setdefault(ARTICLE + second, []).append(phrase)
            table.setdefault(second + TANWIN, []).append(phrase)  # هجوما انتحاريا
    return table


def _allowed(form: Form, reading: Reading) -> bool:
    """Whether Arabic lets this form stand with these clitics."""
    if form.bound and not reading.pronoun:
        return False
    if form.pos == "verb":
        if reading.article or reading.prep not in ("", "ل"):
            return False
        imperfect = form.aspect in ("imperfect", "jussive")
        if reading.pronoun == MY:  # verbs take ني
            return False
        return imperfect or not (reading.future or reading.prep)
    if reading.future or (form.pos == "fixed" and reading.pronoun and reading.stem in NO_PRONOUN):
        return False
    if form.article == "with":
        return reading.article
    if form.article == "without":
        return not reading.article
    return not (reading.article and (form.bound or form.construct))


def _may_open(form: Form, reading: Reading) -> bool:
    """Whether a phrase of this form may open with these clitics; a fixed one takes no pronoun (`أنه لم`).

    None takes "my": `قتلى وإصابة` is not `قتل وإصابة`.
    """
    barred = reading.pronoun == MY or (reading.pronoun and form.pos == "fixed")
    return not barred and _allowed(form, reading)


class _Builder:
    """Gathers forms, lexemes, stems and phrases without repeats."""

    def __init__(self) -> None:
        self.forms: dict[Form, int] = {}
        self.lexemes: dict[Lexeme, int] = {}
        self.stems: dict[str, dict[tuple[int, int], None]] = {}
        self.phrases: dict[str, dict[Phrase, None]] = {}

    def add(self, stem: str, rest: tuple[str, ...], form: Form, lexeme: Lexeme, *, loose: bool) -> None:
        f = self.forms.setdefault(form, len(self.forms))
        meaning = (self.lexemes.setdefault(lexeme, len(self.lexemes)), f)
        if rest:
            self.phrases.setdefault(stem, {})[Phrase(rest, loose, meaning)] = None
        else:
            self.stems.setdefault(stem, {})[meaning] = None

    def tables(self) -> Tables:
        return Tables(
            tuple(self.forms),
            tuple(self.lexemes),
            {stem: tuple(meanings) for stem, meanings in self.stems.items()},
            {stem: tuple(sorted(found, key=lambda p: -len(p.rest))) for stem, found in self.phrases.items()},
        )


def compile_tables(entries: Iterable[tuple[str, Entry]], names: Iterable[tuple[str, str, str]]) -> Tables:
    """The tables of all entries (kind, entry) and of plain names (kind, id, name)."""
    builder = _Builder()
    for kind, entry in entries:
        if entry.status != "retired":
            _add_entry(builder, kind, entry)
    for kind, id_, name in names:
        add_fixed(builder, Lexeme(kind, id_), name)
    return builder.tables()


def _add_entry(builder: _Builder, kind: str, entry: Entry) -> None:
    lexeme = Lexeme(kind, entry.id, group=_group(entry))
    for verb in entry.verbs:
        _add_verb(builder, kind, entry, verb)
    counted = msgspec.structs.replace(lexeme, with_words=companions(entry.noun_with))
    for noun in (*entry.nouns, *getattr(entry, "people", ())):
        first, *rest = noun.split()
        joined = bool(rest) and rest[0].startswith(AND)
        for n in noun_forms(first):
            if joined and n.state == "construct":
                continue  # قتلى وإصابة is no dual of قتل وإصابة: a genitive follows a construct
            form = Form("noun", number=n.number, bound=n.before_pronoun, construct=n.state == "construct")
            for words in _agreeing(tuple(map(_bare, rest)), n.number):
                builder.add(n.folded, words, form, counted, loose=True)
    for adjective in (*entry.adjectives, *getattr(entry, "nisba", ())):
        first, *rest = adjective.split()
        for a in adjective_forms(first):
            form = Form("adjective", gender=a.gender, number=a.number)
            builder.add(a.folded, tuple(map(_bare, rest)), form, lexeme, loose=True)
    for text in fixed_forms(entry):
        add_fixed(builder, lexeme, text)


def companions(words: Iterable[str]) -> tuple[str, ...]:
    """The companions of a word, folded, classes behind all others (see extract/companions)."""
    return tuple(sorted(map(fold_word, words), key=lambda word: word[0] in CLASS_MARKS))


def _group(entry: Entry) -> str:
    """What an entry's words name, for companions told by class: a noun's class, `troops` of armed actors."""
    if isinstance(entry, NounEntry):
        troops = entry.class_ == "force" and entry.means is None
        return "troops" if troops else "place" if entry.class_ == "feature" else entry.class_
    armed = isinstance(entry, ActorEntry) and entry.kind in ARMED_KINDS and entry.means is None
    return "troops" if armed else ""


def _agreeing(rest: tuple[str, ...], number: str) -> Iterator[tuple[str, ...]]:
    """The one word after a noun, as an adjective of a dual or plural too: `تفجيران انتحاريان`."""
    yield rest
    if len(rest) != 1:
        return
    word = rest[0]
    if number == "d":
        stem = word[:-1] + "ت" if word.endswith(FEMININE) else word
        yield from ((stem + ending,) for ending in DUAL)
    elif number == "p" and not word.endswith(FEMININE):
        yield (word + FEMININE,)


def fixed_forms(entry: Entry) -> Iterator[str]:
    """All words of an entry that do not inflect, under whatever key; `في` inside a name may be `ب` too."""
    for key in ("forms", "names", "labels", "capital"):
        for form in getattr(entry, key, ()):
            yield from dict.fromkeys((form, form.replace(f" {IN} ", f" {BY}")))


def _add_verb(builder: _Builder, kind: str, entry: Entry, verb: Verb) -> None:
    lexeme = Lexeme(kind, entry.id, companions(verb.with_))
    try:
        paradigm = conjugate(verb.root, verb.form, vowels=verb.vowels)
    except ValueError as error:
        raise KnowledgeError(f"{kind} [{entry.id}]: verb {verb.root} form {verb.form}: {error}") from error
    for v in paradigm:
        never_met = v.voice == "passive" and (v.gender, v.number) == ("f", "p")  # جلين is a village
        other_voice = verb.voice and v.voice not in (verb.voice, "either")
        if v.aspect == "imperative" or never_met or other_voice or (verb.aspect and v.aspect != verb.aspect):
            continue
        voice = verb.voice or v.voice
        form = Form("verb", "without", v.aspect, v.person, v.gender, v.number, voice, v.before_pronoun)
        builder.add(v.folded, (), form, lexeme, loose=False)
    _add_verbal_nouns(builder, kind, entry, verb)


def _add_verbal_nouns(builder: _Builder, kind: str, entry: Entry, verb: Verb) -> None:
    """What an event verb tells its verbal noun tells too (هاجم, مهاجمة), with the same companions."""
    if kind != "event" or verb.voice == "passive" or not verb.masdar:
        return
    lexeme = Lexeme(kind, entry.id, companions(verb.with_))
    for noun in verbal_nouns(verb.root, verb.form):
        for n in noun_forms(noun):
            if n.number != "d":
                form = Form("noun", number=n.number, bound=n.before_pronoun, construct=n.state == "construct")
                builder.add(n.folded, (), form, lexeme, loose=True)


def add_fixed(builder: _Builder, lexeme: Lexeme, text: str) -> None:
    """Add a fixed word or name; one with the article is found with other clitics before it too."""
    words = text.split()
    folded = [fold_word(word) for word in words]
    with_article = words[0].startswith("ال") and len(folded[0]) > 3
    form = Form("fixed", "with" if with_article else "without")
    builder.add(folded[0][2:] if with_article else folded[0], tuple(folded[1:]), form, lexeme, loose=False)


def _bare(word: str) -> str:
    return folded[2:] if (folded := fold_word(word)).startswith("ال") and len(folded) > 4 else folded


__all__ = ["NO_SPLIT", "Form", "Lexicon", "Sense", "Split", "Tables", "WordInfo", "compile_tables"]
