"""Tells that a place is where something else is: another act, or who strikes from afar, or where he goes."""

from rawi.arabic.party_words import AMID, POSITIONS
from rawi.arabic.words import ADDITIONS, ALSO, COMING, FROM, IN_OR_BY, LATER, ON, TO
from rawi.extract.acts import REMOTE
from rawi.extract.chunks import is_origin
from rawi.extract.containers import PlaceName, start_of, width_of
from rawi.extract.drafts import Draft
from rawi.extract.nodes import MEANWHILE, NOUN, SIGN, VERB, Node

FROM_AFAR = frozenset(("airstrike", "shelling", "explosion", "weapons_disrupted"))
TURNS = ADDITIONS | {ALSO}  # before another act
GROUNDS_REACH = 7  # nodes from a place back to the positions in it


def comes_from(place: PlaceName, draft: Draft) -> bool:
    """`مسيرة أطلقت من لبنان`: where it came from that struck elsewhere."""
    if draft.act not in FROM_AFAR or place.prep != FROM:
        return False
    at = place.first
    while at > 1 and draft.scene.nodes[at].folded != FROM:
        at -= 1
    before = draft.scene.nodes[at - 1]
    return before.tag == VERB or before.folded in COMING


def fires_from(place: PlaceName, draft: Draft) -> bool:
    """`قصفت القوات من مواقعها في معسكر س بلدة ص`: where those stand who hit what lies elsewhere."""
    if draft.act not in REMOTE:
        return False
    nodes = draft.scene.nodes
    if is_origin(nodes[max(0, start_of(place, nodes) - 1)]):  # القصف مصدره بلدة س
        return True
    if place.prep not in IN_OR_BY:
        return False
    for at in range(place.first - 1, max(0, place.first - GROUNDS_REACH), -1):
        if nodes[at].folded in POSITIONS:
            return nodes[at - 1].folded == FROM
        if nodes[at].tag in (VERB, SIGN) or nodes[at].is_telling or nodes[at].conj:
            return False
    return False


def is_of_another(place: PlaceName, found: list[PlaceName], draft: Draft) -> bool:
    """`هاجموا أحياء في الخليل غداة مسيرة في القدس`: each event has the places on its side."""
    nodes, at = draft.scene.nodes, draft.node.index
    if place.last < at:
        has_own = any(p.first > at and width_of(p) <= width_of(place) for p in found)
        first = draft.scene.clause_at[at].first
        return has_own and any(_is_event(n) or "harm" in n.first for n in nodes[first : place.first])
    start = max((p.last for p in found if at < p.last < place.first), default=None)
    return start is not None and any(n.tag == NOUN and _is_event(n) for n in nodes[start + 1 : place.first])


def is_told_beside(place: PlaceName, draft: Draft) -> bool:
    """`أسفرت المعارك عن قتلى، بينما قصفت المدفعية س`, `وسط أنباء عن سيطرتهم على س`: of the act told there."""
    nodes = draft.scene.nodes
    for node in nodes[draft.node.index + 1 : place.first]:
        amid = node.folded == AMID and not any(
            node.index < p.first <= node.index + 2 for p in draft.scene.places
        )
        turns = amid or node.unit.folded in TURNS or any(sense.id == MEANWHILE for sense in node.senses)
        if turns or _is_days_from(nodes, node.index):
            return any(_is_event(n) for n in nodes[node.index + 1 : place.first])
    return False


def _is_days_from(nodes: list[Node], at: int) -> bool:
    """`بعد يومين من الهجوم`, `قبل أيام على القصف`: so long before or after another event."""
    if nodes[at].folded not in LATER:
        return False
    behind = zip(nodes[at + 2 : at + 5], nodes[at + 3 : at + 6], strict=False)
    return any(n.folded in (FROM, ON) and after.tag == NOUN and _is_event(after) for n, after in behind)


def is_goal(place: PlaceName) -> bool:
    """`الذي جلب إلى تركيا`, `عادت إلى قاعدة س`: where somebody went, and not where something fell."""
    return place.prep == TO and place.level in ("country", "facility")


def _is_event(node: Node) -> bool:
    return node.tag in (NOUN, VERB) and "event" in node.first
