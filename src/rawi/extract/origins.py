"""Finds whose fire it is from where it came: `قصف مصدره قسد`, `قذائف من مناطق سيطرة النظام`."""

from itertools import pairwise

from rawi.arabic.party_words import CLOSE, GROUNDS, HELD_BY, LEAVING
from rawi.arabic.words import ARTICLE, FROM, POSITIONS, STOPS
from rawi.extract.acts import REMOTE
from rawi.extract.assign import DOER, assign
from rawi.extract.chunks import PARTIES, Chunk, classify, is_origin
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.lists import with_joined
from rawi.extract.nodes import SIGN, Node
from rawi.knowledge.load import Knowledge

HOLDER = "holder"  # the rule
LEFT_REACH = 3  # nodes before the preposition
REACH = 30  # nodes between fire and the ground it came from
HELD_REACH = 7  # nodes between the ground and who holds it


def take_origin(draft: Draft, chunks: list[Chunk]) -> None:
    """`قصف مصدره قسد`: who stands as its source does it."""
    for chunk, after in pairwise(chunks):
        if not is_origin(chunk.nodes[0]) or is_ground(after.nodes[0]):  # see take_holder
            continue
        party = after.class_ in PARTIES or after.actor
        if party and after.is_bare and after.first == chunk.last + 1:
            assign(draft, DOER, with_joined(draft.scene, after))


def take_holder(draft: Draft, knowledge: Knowledge) -> None:
    """`قصف من مناطق تسيطر عليها قسد`, `مصدره مواقع انتشار الجيش`: who holds the ground it came from fired."""
    if draft.act not in REMOTE or draft.actor:
        return
    scene, at = draft.scene, draft.node.index
    for node in scene.nodes[at + 1 : at + REACH]:
        if (node.tag == SIGN and node.folded in STOPS) or _is_next_act(node):
            return
        if _comes_from(scene, node) and (
            holders := _named_in(scene, node, knowledge) or _holders(scene, node)
        ):
            draft.actor += [Filler(scene, c) for c in holders]
            draft.target = [f for f in draft.target if f.chunk not in holders]
            draft.because.append(HOLDER)
            return


def _is_next_act(node: Node) -> bool:
    """An act that و joins: the ground behind it is of that."""
    return "event" in node.first and bool(node.conj)


def is_ground(node: Node) -> bool:
    """`مناطق`, `مواقع`, `مناطق سيطرة`: where somebody stands."""
    return node.unit.folded.partition(" ")[0].removeprefix(ARTICLE) in GROUNDS


def _comes_from(scene: Scene, node: Node) -> bool:
    """Ground behind من or `مصدره`."""
    if not is_ground(node) or node.prep or node.conj:
        return False
    before = scene.nodes[node.index - 1]
    named = is_origin(before)
    if named or before.folded != FROM or before.tag != "preposition" or before.reading.pronoun:
        return named
    said = scene.nodes[max(0, before.index - LEFT_REACH) : before.index]
    left = any(n.folded.removeprefix(ARTICLE).startswith(LEAVING) for n in said)  # فارين من مناطق سيطرة
    return not (left or said[-1].folded.startswith(CLOSE))  # قرى قريبة من مناطق سيطرة


def _named_in(scene: Scene, ground: Node, knowledge: Knowledge) -> list[Chunk]:
    """`مواقع تمركز القوات الكردية`: the party that the ground's own phrase goes on with."""
    whole = scene.chunk_of[ground.index]
    own = [n for n in whole.nodes[1:] if n.folded.removeprefix(ARTICLE) not in HELD_BY] if whole else []
    if whole is None or not own:
        return []
    held = len(own) < len(whole.nodes) - 1 or " " in ground.unit.folded
    if not held and not ground.folded.startswith(POSITIONS):  # من مناطق الجيش
        return []
    party = Chunk(own[0].index, whole.last, nodes=own)
    classify(party, knowledge)
    return [party, *with_joined(scene, whole)[1:]] if party.class_ in PARTIES or party.actor else []


def _holders(scene: Scene, ground: Node) -> list[Chunk]:
    """The parties named behind it, where only words of holding stand between, and at least one."""
    told = " " in ground.unit.folded  # مناطق سيطرة
    for node in scene.nodes[ground.index + 1 : ground.index + 1 + HELD_REACH]:
        chunk = scene.chunk_of[node.index]
        party = chunk is not None and (chunk.class_ in PARTIES or chunk.actor is not None)
        if chunk is not None and party and chunk.first == node.index:
            return with_joined(scene, chunk) if told else []
        word = node.folded.removeprefix(ARTICLE)
        if word in HELD_BY:
            told = True
        elif node.tag not in ("relative", "preposition", SIGN):
            return []
    return []
