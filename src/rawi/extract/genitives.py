"""Tells what follows a verbal noun: its adjectives, or the genitive that does or suffers the act."""

from itertools import takewhile

from rawi.arabic.party_words import OFFICERS
from rawi.arabic.words import (
    AGENT_PREPOSITIONS,
    AIM_PREPOSITIONS,
    BY,
    CAUSED_BY,
    COMMANDERS,
    FEMININE,
    FOR,
    LEADERS,
    MEANWHILE,
    NISBA,
    PARTICIPLE,
)
from rawi.extract.agreement import is_accusative
from rawi.extract.assign import JUDGED
from rawi.extract.chunks import Chunk, head_of, is_person
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft
from rawi.extract.nodes import ADJECTIVE, VERB, Node
from rawi.extract.subjects import role_at
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import FrameEntry

CONDEMNED_REACH = 6  # nodes from a word of condemning to the attack
PITIED = frozenset(("state_forces", "government", "organisation"))
ARMED = frozenset(("force", "authority", "body", "country"))
SUFFERING = frozenset(("object", "place", "civilian", "weapon"))  # استهداف مواقع الجماعة


def is_agent_genitive(
    chunk: Chunk, frame: FrameEntry | None, others: list[Chunk], *, named: bool = True
) -> bool:
    """Whether the genitive does the act (`قصف الطائرات`) or suffers it (`قصف المدينة`).

    Not `named`: it does so only where whom it hits is told too (`قصف تل أبيب لغزة`).
    """
    agent, patient = role_at(frame, "genitive_agent"), role_at(frame, "genitive_patient")
    if agent is None or patient is None:
        return patient is None
    aimed = any(c.prep in AIM_PREPOSITIONS for c in takewhile(lambda c: not c.joined, others[1:3]))
    if not aimed and is_person(chunk):
        return False
    if frame is not None and frame.patient_first:  # اعتقال القوات شابا, but اعتقال جنود
        after = others[1] if len(others) > 1 else None
        return (
            after is not None
            and (chunk.class_ in ARMED or (after.is_agent and is_accusative(after)))  # طعن شاب جنديا
            and after.first == chunk.last + 1
            and (after.is_bare or (after.prep == FOR and after.class_ not in ARMED and not after.actor))
            and not after.joined
        )
    if not named or _is_one_man(chunk):
        return aimed
    if chunk.class_ in ARMED or (chunk.actor and chunk.class_ not in SUFFERING):
        return True
    return chunk.is_agent and aimed


def without_office(chunks: list[Chunk]) -> list[Chunk]:
    """`اغتيال زيد العمري رئيس الجناح السياسي للحزب`: behind a name stands what he is, no second party."""
    if len(chunks) < 2 or not is_person(chunks[0]):
        return chunks
    person, office, *rest = chunks
    if not (office.title and office.is_bare and office.first == person.last + 1):
        return chunks
    of_it = bool(rest) and rest[0].prep == FOR and rest[0].first == office.last + 1
    return [person, *rest[of_it:]]


def _is_one_man(chunk: Chunk) -> bool:
    """`استهداف قيادي`, `قصف ضابط`: a lone fighter, not named, suffers an attack rather than making it."""
    head = head_of(chunk)
    word, one = head.folded, head.form is not None and head.form.number == "s"
    if chunk.number is not None or "actor" in head.first or head.reading.article or head.reading.pronoun:
        return False
    man = word.endswith(NISBA[0]) or (word.startswith(PARTICIPLE) and not word.endswith(FEMININE))
    return word in COMMANDERS | LEADERS | OFFICERS or (one and man)


def is_hit_alone(draft: Draft, genitive: Chunk, chunks: list[Chunk], knowledge: Knowledge) -> bool:
    """`استهداف إسرائيل`, `استنكر استهداف الجيش`: a country alone suffers it, and who is pitied for it.

    Not where another stands bare behind as what is hit.
    """
    if draft.entry is None or not draft.entry.hits_alone:
        return False
    if genitive.class_ != "country" and not _is_pitied(draft, genitive, knowledge):
        return False
    return not any(c.first == genitive.last + 1 and c.is_bare and not c.joined for c in chunks)


def _is_pitied(draft: Draft, chunk: Chunk, knowledge: Knowledge) -> bool:
    """Whether an attack is condemned that names the forces or officials of a state, and nobody by name."""
    if chunk.kind not in PITIED or chunk.actor or chunk.country:
        return False
    before = draft.scene.nodes[max(0, draft.node.index - CONDEMNED_REACH) : draft.node.index]
    told = (n.first.get("event") for n in before)
    return any(e is not None and knowledge.events[e.id].act in JUDGED for e in told)


def is_asked(scene: Scene, genitive: Chunk) -> bool:
    """`مطالبة المليشيات باحترام الهدنة`: of whom it is asked, since what is asked follows with ب."""
    after = genitive.last + 1
    return after < len(scene.nodes) and scene.nodes[after].prep == BY


def is_of_other(scene: Scene, event: Node, chunk: Chunk) -> bool:
    """Whether a phrase belongs to another event word: right after one, or behind one that tells when.

    `وسط تحليق للطائرات`, `بعد هجوم للفصائل على حاجز`, `بعد تعرض حاجز لهجوم من قبل`; but `نصب كمينا للدورية`.
    """
    nodes = scene.nodes
    for at in range(chunk.first - 1, event.index, -1):
        if not nodes[at].is_telling:
            continue
        before = nodes[at - 1]
        beside = all(n.tag == ADJECTIVE or n.folded == chunk.prep for n in nodes[at + 1 : chunk.first])
        if beside and chunk.prep in AGENT_PREPOSITIONS and nodes[at].tag != VERB:
            amid = nodes[at].prep == FOR and not any(n.is_telling for n in nodes[event.index + 1 : at])
            return before.tag == "preposition" or not (amid or nodes[at].prep in ("", BY))
        beside = beside and chunk.prep == FOR
        if beside:
            return bool(nodes[at].prep or nodes[at].conj) or before.tag == "preposition"
        return before.tag in ("preposition", "adverb") and before.folded in MEANWHILE | CAUSED_BY
    return False
