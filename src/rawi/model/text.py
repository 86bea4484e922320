"""The parts of a text: spans, words with their readings, sentences."""

import datetime

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of `Document.text`: code points, end excluded."""

    start: int
    end: int


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to cut a folded word: proclitics, stem, enclitics.

    `conj` is و or ف; `prep` is ب ل ك; `future` is س; `article` says that ال (or لل) stood
    there; `pronoun` is the attached pronoun, folded. What is absent is an empty string.
    """

    stem: str
    conj: str = ""
    prep: str = ""
    future: str = ""
    article: bool = False
    pronoun: str = ""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or a mark of punctuation: its span, its letters folded, whether its vowels show a passive.

    `sought` is the word as it is looked up: folded, but for a ة at its end, which is no pronoun.
    `dotted`: it is `علي` with dots in a text that writes `على` without them, and so the name.
    """

    start: int
    end: int
    folded: str
    sought: str
    vowelled_passive: bool = False
    dotted: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits."""
        return self.folded[0].isalnum()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its span, its tokens, and the number of the paragraph it stands in.

    Paragraph 0 is the headline (the first line of the text).
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression: tokens `first` to `last` (included) of a sentence, and what it says.

    `kind` names the rule; the numbers it needs stand in `numbers`, days it names outright in
    `day`. `relation` counts from now (-1 last, 0 this, 1 next), `portion` is the part meant (its
    beginning, middle, end, half, quarter; 0: all), `ends` are the expressions that it is made of.
    `background` is True where it clearly points to history, `continuing` for a run of days.
    """

    first: int
    last: int
    kind: str
    because: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    day: datetime.date | None = None
    relation: int | None = None
    portion: int = 0
    ends: tuple["TimeExpression", ...] = ()
    part_of_day: bool = False
    future: bool = False
    background: bool = False
    continuing: bool = False
