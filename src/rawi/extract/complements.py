"""The event that an event word takes as its complement, and what becomes of it there."""

from rawi.arabic.words import ON
from rawi.extract.chunks import PARTIES
from rawi.extract.drafts import Draft
from rawi.extract.nodes import VERB, governing

REACH = 8  # nodes between an event word and its complement
ANSWERING = "return_fire"  # the entry of ردّ


def inner_of(outer: Draft, drafts: list[Draft], prepositions: frozenset[str] | None = None) -> Draft | None:
    """The event noun an event word takes as complement: near after it, in its clause, not joined by و."""
    for draft in drafts:
        gap = draft.node.index - outer.node.index
        near = 0 < gap <= REACH and draft.node.tag != VERB and not draft.merged and not draft.node.conj
        if near and (prepositions is None or governors(draft) & prepositions):
            return draft
    return None


def governors(draft: Draft) -> set[str]:
    """The prepositions that govern an event noun, also through a noun that carries it (`بارتكاب مجازر`)."""
    before = draft.scene.nodes[draft.node.index - 1] if draft.node.index else None
    carrier = before.prep if before is not None and before.tag == "noun" and before.first.get("event") else ""
    return {governor(draft), carrier} - {""} or {""}


def governor(draft: Draft) -> str:
    """The preposition that governs an event word; one that has its own pronoun does not (`عليه قصف`)."""
    node = draft.node
    before = draft.scene.nodes[node.index - 1] if node.index else None
    alone = before is not None and before.reading.pronoun and not node.prep
    return "" if alone else governing(draft.scene.nodes, node)


def is_answered(draft: Draft) -> bool:
    """`ترد القوات على هجوم`: who answers an attack did not make it."""
    verb = draft.scene.clause_at[draft.node.index].verb
    answers = verb is not None and any(s.id == ANSWERING for s in draft.scene.nodes[verb].senses)
    return answers and governor(draft) == ON


def has_doer(verb: Draft) -> bool:
    """`بعد اقتحام البلدة قصف الجيش أحياءها`: a doer right behind it, and whom it hits besides."""
    behind = [f.chunk for f in verb.actor if f.chunk.is_bare and f.chunk.first == verb.node.index + 1]
    free = bool(verb.target or verb.place_fillers) and not verb.node.reading.pronoun
    return free and any(c.actor is not None or c.class_ in PARTIES for c in behind)


def absorb(outer: Draft, inner: Draft) -> None:
    """Make one event of two: the outer one has the places and the reasons of the inner one."""
    outer.place_fillers += inner.place_fillers
    outer.because += inner.because
    outer.absorbed.append(inner)
    inner.merged = True
