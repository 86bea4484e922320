"""Finds parties that stand beside the subject: the sides of a fight, who helps, whose fire it is said to be.

roles.py calls it once subject, object and prepositions have their roles.
"""

from rawi.arabic.party_words import AIDED_BY, AIDING, ASIDES
from rawi.arabic.words import BY, FROM, WITH
from rawi.extract.acts import ATTACKS, HURT
from rawi.extract.assign import is_sound
from rawi.extract.behind import right_chunks
from rawi.extract.chunks import PARTIES, Chunk
from rawi.extract.clauses import Scene
from rawi.extract.drafts import Draft, Filler
from rawi.extract.lists import with_joined
from rawi.extract.nodes import ADJECTIVE, VERB, Node
from rawi.knowledge.load import Knowledge

AIDED = ATTACKS | {"territory_change", "raid", "arrest", "withdrawal", "weapons_disrupted", "restriction"}
LONGEST_HELP = 4  # nodes between `بدعم` and who gives it (بدعم جوي كثيف من)


def take_sides(draft: Draft, chunk: Chunk) -> None:
    """`اشتباكات بين الشرطة ومتظاهرين`: the first named is the actor, the others the other party.

    With `من جهة` or `من جانب` behind it, a side may have several members.
    """
    if _past_event(draft, chunk):
        return
    sides = [c for c in with_joined(draft.scene, chunk) if c.class_ != "place" and is_sound(c)]
    others = _other_side(draft, chunk, alone=len(sides) == 1)
    if others:
        others = [c for c in others if c not in sides]
    elif len(sides) > 1 or (sides and sides[0].class_ != "unknown"):
        sides, others = sides[:1], sides[1:]
    else:
        return
    draft.actor += [Filler(draft.scene, c) for c in sides]
    draft.target += [Filler(draft.scene, c) for c in others]
    draft.because.append("slot:sides")


def _past_event(draft: Draft, chunk: Chunk) -> bool:
    """`تأتي الغارات تزامنا مع اشتباكات بين …`: the sides are those of an event word nearer to them.

    Two that و joins have them in common (`قصف واشتباكات بين`), unless the first is a verb.
    """
    last = draft.modifiers[-1].index if draft.modifiers else draft.node.index
    nodes, light = draft.scene.nodes, draft.act == "light"
    for node in nodes[last + 1 : chunk.first]:
        if not node.is_telling or (light and not node.conj):
            continue
        if light or ("event" in node.first and not node.conj and node.index > last + 1):
            return True
    return False


def _other_side(draft: Draft, chunk: Chunk, *, alone: bool) -> list[Chunk]:
    """`بين الجيش والشرطة من جهة، ومسلحين من جهة أخرى`: the phrases joined behind the first `من جهة`.

    Behind who helps a side that is `alone` (`بين الجيش مدعوما بالطيران ومسلحين`) stands the other one.
    """
    scene, helped = draft.scene, False
    for other in [c for c in right_chunks(scene, draft.node.index) if c.first > chunk.last]:
        apart = any(map(_is_aside, scene.nodes[chunk.last + 1 : other.first]))
        if other.nodes[0].conj and (apart or (alone and helped)):
            return with_joined(scene, other)
        helped = is_helper(scene, other)
        if not (helped or other.joined or other.nodes[0].folded in ASIDES | AIDED_BY):
            return []
    return []


def _is_aside(node: Node) -> bool:
    """`من جهة`, `من طرف`, as two words or one."""
    word = node.unit.folded.removeprefix(FROM + " ")
    return word in ASIDES


def is_helper(scene: Scene, chunk: Chunk) -> bool:
    """`القوات مدعمة بالمسلحين`: who only helps the party before."""
    before = scene.nodes[chunk.first - 1] if chunk.first else None
    return chunk.prep == BY and before is not None and before.folded in AIDED_BY


def set_against(draft: Draft) -> None:
    """`مقتل جنود في اشتباكات مع مسلحين`: whom the dead fought did it to them."""
    if draft.act != "clash" or draft.actor or not any(f.chunk.prep == WITH for f in draft.target):
        return
    named = {f.chunk.actor for f in draft.target} - {None}
    hurt: list[Chunk] = []
    for loss in draft.losses:
        who = loss.sufferer
        if who is None or loss.effect not in HURT or loss.killer or loss.node.index > draft.node.index:
            continue
        if loss.scene is draft.scene and who.last < draft.node.index and who.actor not in named:
            hurt += [c for c in with_joined(draft.scene, who) if c not in hurt and is_sound(c)]
    if hurt:
        draft.actor = [f for f in draft.target if f.chunk.prep == WITH or f.chunk.joined]
        draft.target = [Filler(draft.scene, c) for c in hurt]
        draft.because.append("slot:against")


def add_allies(draft: Draft, knowledge: Knowledge) -> None:
    """`بدعم من الطيران الروسي`, `بمساندة المسلحين`, `بدعم روسي`: who helps the actor acts with him."""
    if not draft.actor or draft.act not in AIDED:
        return
    scene, own = draft.scene, draft.actor[0].chunk
    clause = scene.clause_at[draft.node.index]
    first = min(clause.first, own.first) if draft.actor[0].scene is scene else clause.first
    for node in scene.nodes[first : clause.last + 1]:
        if _tells_of_help(node):
            helpers = [c for c in _helpers(draft, node, knowledge) if not own.first <= c.first <= own.last]
            side = draft.target if _is_theirs(draft, node) else draft.actor
            side += [Filler(scene, c) for c in helpers if all(c is not f.chunk for f in draft.target)]
            return


def _is_theirs(draft: Draft, help_: Node) -> bool:
    """`بين الفصائل ومسلحين مدعومين بالطيران`: the side that stands nearer before the word is helped."""
    sides = (
        (f.chunk.first, f in draft.target) for f in (*draft.actor, *draft.target) if f.scene is draft.scene
    )
    before = [side for side in sides if side[0] < help_.index]
    return "slot:sides" in draft.because and bool(before) and max(before)[1]


def _tells_of_help(node: Node) -> bool:
    """`بدعم`, `وبالتعاون مع`, `بمساندة من`; `القوات مدعومة بالطيران`, but no lasting friend (`المدعومة`)."""
    if node.prep == BY or node.tag == "preposition":
        return node.folded.removeprefix("" if node.prep else BY).removesuffix(" " + FROM) in AIDING
    return node.folded in AIDED_BY and not (node.reading.article or node.prep)


def _helpers(draft: Draft, node: Node, knowledge: Knowledge) -> list[Chunk]:
    """Who gives the help that a noun tells of: by name behind it, else by an adjective (`بدعم روسي`)."""
    scene = draft.scene
    by_nisba: list[Chunk] = []
    for other in scene.nodes[node.index + 1 : node.index + 1 + LONGEST_HELP]:
        chunk = scene.chunk_of[other.index]
        if chunk is not None and chunk.first == other.index and _helps(chunk, node):
            return [c for c in with_joined(scene, chunk) if _is_ally(c)]
        if (sense := other.of("country")) is not None and other.tag == ADJECTIVE:
            iso = knowledge.countries[sense.id].iso
            by_nisba = [Chunk(other.index, other.index, nodes=[other], class_="force", country=iso)]
        if other.tag == VERB or (chunk is not None and other.tag != ADJECTIVE and chunk.class_ != "common"):
            break
    return by_nisba


def _helps(chunk: Chunk, node: Node) -> bool:
    """Whether a phrase names a party that stands as whose help it is; no number of weapons and troops."""
    if node.folded in AIDED_BY:  # مسلحون مدعومون من إيران: a lasting friend, no helper
        named = chunk.actor is not None or len(chunk.nodes) > 1  # مدعومة بالطيران: their own
        behind = chunk.prep == BY or (chunk.prep == FROM and chunk.class_ == "force")
        return named and behind and _is_ally(chunk)
    return _is_ally(chunk) and chunk.prep in ("", FROM, WITH, node.folded)


def _is_ally(chunk: Chunk) -> bool:
    return (chunk.class_ in PARTIES or chunk.actor is not None) and chunk.number is None
