"""A unit of a sentence in its place: what it is there and what it means there."""

import msgspec

from rawi.extract.choices import (
    ADJECTIVE,
    NOUN,
    cues_of,
    first_senses,
    is_telling,
    may_name,
    takes_prepositions,
)
from rawi.knowledge.senses import Form, Sense, Unit
from rawi.model import Reading


class Node(msgspec.Struct, eq=False, gc=False):
    """A unit in its place: its tag (a part of speech or a particle's class) and what it means there.

    `first` are the first senses by kind of entry; `conj` and `prep` are cut off the front of the word.
    `is_telling`: it tells an event, a loss or a saying, and is no verb. `companions`: what it is as another
    word's companion. `cues`: the kinds of what rules look for that it may be; `may_name`: it may name or
    announce a place; `is_open`: the words around may settle it (see choices); `in_name`: part of a name.
    """

    index: int
    unit: Unit
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
    in_name: bool = False

    @property
    def is_adjectival(self) -> bool:
        """Whether it can describe the noun before it, if a noun elsewhere too (`مجهولون`, `آخرين`)."""
        if self.tag != NOUN or not self.senses:
            return self.tag == ADJECTIVE
        return any(s.form.pos == "adjective" for s in self.senses)

    def of(self, kind: str, *others: str) -> Sense | None:
        """The first sense of one of these kinds."""
        first = self.first
        found = first.get(kind)
        if not others or not first:
            return found
        for other in others:
            if other in first:
                if found is not None:  # the one that stands first of two and more
                    return next(s for s in self.senses if s.kind == kind or s.kind in others)
                found = first[other]
        return found

    def keep(self, senses: tuple[Sense, ...]) -> None:
        """Narrow the meanings to these."""
        self.senses, self.first = senses, first_senses(senses)
        self.form = senses[0].form if senses else self.form
        self.is_telling = is_telling(self.tag, self.reading, senses)
        self.takes_prepositions = takes_prepositions(self.tag, senses)
        self.cues, self.may_name = cues_of(self.tag, self.first), may_name(senses, self.first)


def governing(nodes: list[Node], node: Node) -> str:
    """The preposition attached to a word or right before it, also one with a pronoun; empty for none."""
    before = nodes[node.index - 1] if node.index else None
    return node.prep or (before.folded if before is not None and before.tag == "preposition" else "")
