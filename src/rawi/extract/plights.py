"""Finds events told by the plight that somebody is said to be in: `لا يزال المدنيون محاصرين في المدينة`."""

from rawi.arabic.party_words import KEEPERS
from rawi.arabic.words import AGENT_PREPOSITIONS
from rawi.extract.assign import DOER, UNDERGOER, assign
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import Chunk
from rawi.extract.clauses import CARRYING, Scene
from rawi.extract.drafts import Draft
from rawi.extract.lists import with_joined
from rawi.extract.nodes import VERB, Node
from rawi.extract.subjects import bare_phrases, subject_before
from rawi.knowledge.load import Knowledge

STILL = "still"  # the entry of verbs that go on being, though a negation stands before them
HOLDERS = AGENT_PREPOSITIONS | KEEPERS


def find_plights(scene: Scene, knowledge: Knowledge) -> list[Draft]:
    """The events of one sentence that a participle tells, said of who suffers them."""
    drafts = []
    for node in scene.having("plight"):
        whose = _said_of(scene, node)
        if whose is None:
            continue
        plight = knowledge.plights[node.first["plight"].id]
        entry = knowledge.events[plight.tells]
        draft = Draft(scene, node, entry.act, entry, (node.index, node.index))
        draft.because.append(f"plight:{plight.id}")
        assign(draft, UNDERGOER, with_joined(scene, whose))
        for chunk in right_chunks(scene, node.index):
            if chunk.prep in HOLDERS and (chunk.is_agent or chunk.actor is not None):
                assign(draft, DOER, with_joined(scene, chunk))
        drafts.append(draft)
    return drafts


def _said_of(scene: Scene, node: Node) -> Chunk | None:
    """Who a participle is said of: the subject of a verb of being, or what a clause opens with before it."""
    reading, clause = node.reading, scene.clause_at[node.index]
    if reading.article or reading.prep or reading.conj or reading.pronoun or node.of("event", "harm"):
        return None
    if _is_no_more(scene.nodes[clause.first : node.index]):
        return None
    if clause.verb is None or clause.verb > node.index:
        return _definite_before(scene, clause.first, node)
    verb = scene.nodes[clause.verb]
    if "verb" not in verb.first or verb.first["verb"].id != CARRYING:
        return None
    between = scene.nodes[verb.index + 1 : node.index]
    if any(n.tag == VERB or n.is_telling for n in between):
        return None
    behind = [c for c in scene.chunks_between(verb.index + 1, node.index - 1) if not c.joined]
    told = next(bare_phrases(scene, verb, behind), None)
    return told or subject_before(scene, verb)


def _is_no_more(before: list[Node]) -> bool:
    """`ليس معتقلا`, `لم يعودوا محاصرين`: whether a negation stands before a participle; not `ما زالوا`."""
    for at, node in enumerate(before, 1):
        still = at < len(before) and any(sense.id == STILL for sense in before[at].senses)
        if node.tag == "negation" and not still:
            return True
    return False


def _definite_before(scene: Scene, first: int, node: Node) -> Chunk | None:
    """`المدينة محاصرة`, `إن الأهالي محاصرون`: the definite phrase that a clause opens with."""
    chunk = scene.chunk_of[node.index - 1] if node.index > first else None
    if chunk is None or not chunk.is_bare or chunk.last != node.index - 1:
        return None
    if any(n.is_nominal or n.tag == VERB for n in scene.nodes[first : chunk.first]):
        return None
    named = chunk.actor is not None or "place" in chunk.nodes[0].first
    definite = chunk.nodes[0].reading.article or chunk.nodes[-1].reading.article or named
    return chunk if definite else None
