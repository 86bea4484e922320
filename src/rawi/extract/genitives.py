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
    MANY_THINGS,
    MEANWHILE,
    NISBA,
    NISBA_OR_FEMININE,
    PARTICIPLE,
    SOUND_MASCULINE_PLURAL,
)
from rawi.extract.agreement import is_accusative, shows_tanwin
from rawi.extract.assign import JUDGED
from rawi.extract.chunks import Chunk, describes, head_of, is_person
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


def describes_noun(node: Node) -> bool:
    """Whether a word is an adjective of the noun before it, no word of its own."""
    return describes(node) and not node.conj and not node.prep


def shares_tanwin(event: Node, other: Node) -> bool:
    """`هجوما حوثيا`: behind an indefinite accusative, which has no genitive, another that may describe."""
    return (
        other.is_adjectival and not (other.conj or other.prep) and shows_tanwin(event) and shows_tanwin(other)
    )


def is_of_men(node: Node, act: Node) -> bool:
    """`تهجير الفلسطينيين`: a plural of men is whom one act is done to, no adjective of it."""
    form, word = node.form, node.unit.folded
    return (
        form is not None
        and form.number == "p"
        and word.endswith(SOUND_MASCULINE_PLURAL)
        and not act.unit.folded.endswith(SOUND_MASCULINE_PLURAL)
    )


def plain_modifier(scene: Scene, at: int, node: Node) -> bool:
    """An unknown adjective that agrees with the event word (`قصف عنيف`): same article, no clitics."""
    other = scene.nodes[at]
    if (
        other.tag != "noun"
        or other.conj
        or other.prep
        or other.of("actor", "country", "place", "event", "harm")
    ):
        return False
    if other.reading.article:
        return node.reading.article and not other.senses
    if not other.senses and not node.reading.article and _is_participle(scene, at):
        return True  # لقاء منفصل
    many = node.folded.endswith(MANY_THINGS) or (node.form is not None and node.form.number == "p")
    ending = NISBA_OR_FEMININE if many else NISBA  # غارات مكثفة، ضربات مركزة
    return not other.senses and not node.reading.article and other.folded.endswith(ending)


def lone_adjective(scene: Scene, at: int, node: Node, frame: FrameEntry | None) -> bool:
    """`خروج آمن للمسلحين`, `سقوط مقذوف عسكري`: behind an indefinite act, what can be an adjective too is one.

    Not where the genitive is rather whom the act hits (`اعتقال عسكري`).
    """
    other = scene.nodes[at]
    if other.conj or other.prep or other.reading.article or other.reading.pronoun:
        return False
    if node.reading.article or node.reading.pronoun:  # قصفها حيا
        return False
    adjective = any(s.kind == "common" and s.form.pos == "adjective" for s in other.senses)
    singular = other.form is not None and other.form.number == "s"
    hits = frame is not None and frame.patient_first
    after = scene.nodes[at + 1] if at + 1 < len(scene.nodes) else None
    alone = after is None or not after.is_nominal or bool(after.prep or after.conj)
    return adjective and singular and alone and not hits and other.of("actor", "country", "place") is None


def _is_participle(scene: Scene, at: int) -> bool:
    """A lone strange word that has the shape of a participle: no name of two words opens so."""
    word = scene.nodes[at].folded
    after = scene.nodes[at + 1] if at + 1 < len(scene.nodes) else None
    alone = after is None or not after.is_nominal or bool(after.prep or after.conj)
    return alone and word.startswith(PARTICIPLE) and len(word) in (5, 6)


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
