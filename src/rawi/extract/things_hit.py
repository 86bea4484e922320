"""Takes from a word what it tells of an event where it only names what another event hits.

A column (`رتل`), reinforcements, a meeting or a convoy is told of by its word; under fire it is a target.
So is a site that shells are fired from.
"""

from rawi.arabic.words import BY, FOR, ON
from rawi.extract.acts import ATTACKS
from rawi.extract.companions import with_met
from rawi.extract.nodes import ADJECTIVE, NUMBER, SIGN, VERB, Node
from rawi.knowledge.load import Knowledge

THINGS = frozenset(("deployment", "talks", "aid"))  # acts whose words name troops, people or goods in a place
LAUNCHING = frozenset(("shell_fire", "firing_of"))  # the entries of إطلاق صواريخ
LOSING = frozenset(("inflict", "suffering"))
ENDS = frozenset((SIGN, "relative", "complementizer", "subordinator", "negation"))
REACH = 8  # nodes between the word for an attack and what it hits


def drop_hit(nodes: list[Node], open_: list[Node], knowledge: Knowledge) -> None:
    """`استهدفت طائرة رتلا عسكريا`, `قصف اجتماع`: what is hit is there, and is no event of its own."""
    for node in open_:
        event = node.first.get("event")
        if event is None or node.tag == VERB:
            continue
        is_thing = knowledge.events[event.id].act in THINGS
        if (is_thing and _is_hit(nodes, node, knowledge)) or (
            event.id in LAUNCHING and _is_use(nodes, node, knowledge)
        ):
            node.keep(tuple([s for s in node.senses if s.kind != "event"]))


def _is_use(nodes: list[Node], node: Node, knowledge: Knowledge) -> bool:
    """`دمرت الطائرات مواقع لإطلاق الصواريخ`: what a thing that is hit is for, right behind it."""
    thing = nodes[node.index - 1] if node.index and not node.conj else None
    noun = thing.first.get("noun") if thing is not None and not thing.reading.article else None
    if noun is None or node.prep not in (FOR, "") or knowledge.nouns[noun.id].class_ != "object":
        return False
    before = nodes[max(0, node.index - REACH) : node.index]
    return any(_act_of(nodes, other, False, knowledge) for other in before)


def _is_hit(nodes: list[Node], node: Node, knowledge: Knowledge) -> bool:
    """Whether a word for an attack or a loss governs it, as a verb its object, as a noun its genitive."""
    governor = node.prep
    for other in reversed(nodes[max(0, node.index - REACH) : node.index]):
        if other.tag in ENDS:
            return False
        if other.tag == "preposition" and other.index == node.index - 1:
            governor = other.folded
        act = _act_of(nodes, other, bool(governor), knowledge)
        if act and (other.tag == VERB or _has_object(nodes, other, node)):
            near = governor != FOR or act == "light" or other.index >= node.index - 2
            return near and (governor in ("", ON, FOR) or (governor == BY and act == "explosion"))
        if other.tag == VERB or (act and other.index < node.index - 1):
            return False
        if other.tag == "preposition" and other.index < node.index - 1:
            return False
    return False


def _act_of(nodes: list[Node], node: Node, governs: bool, knowledge: Knowledge) -> str:
    """The act of violence that a word tells, by an event, by what somebody undergoes or by a loss.

    A verb has what it hits for its object, or behind a preposition (`governs`): no `انطلقت اجتماعات`.
    """
    for sense in node.senses:
        if sense.with_words and not with_met(nodes, node, sense):
            continue
        if sense.kind == "event":
            entry = knowledge.events[sense.id]
            roles = knowledge.frames[entry.frame].roles
            hits = (
                governs or node.tag != VERB or any(r.role == "target" and r.slot == "object" for r in roles)
            )
            if (entry.act in ATTACKS and hits) or (entry.act == "light" and FOR in sense.with_words):
                return entry.act
        elif sense.kind == "harm" and knowledge.harms[sense.id].pattern in LOSING:
            return "loss"
    return ""


def _has_object(nodes: list[Node], noun: Node, thing: Node) -> bool:
    """`استهداف رتل`, `هجوم على رتل`, `تدمير مواقع وتعزيزات`: between them only the phrase, no other head."""
    between = nodes[noun.index + 1 : thing.index]
    if not thing.conj:
        return all(n.tag in ("preposition", ADJECTIVE, NUMBER) for n in between)
    return bool(between) and all(n.is_nominal for n in between)  # no قصف وتعزيزات
