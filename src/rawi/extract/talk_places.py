"""Says where talk is held, and where that lies which words are about."""

from rawi.arabic.words import IN_OR_BY
from rawi.extract.containers import PlaceName
from rawi.extract.drafts import Draft
from rawi.extract.nodes import TIME, VERB

# Talk happens where it says so, not where what is talked about lies.
SPOKEN = frozenset(("talks", "agreement", "sanction", "trial"))
# Speech acts that happen where that is which they are about.
WORDS = frozenset(("support", "demand", "accuse", "reject"))


def held_in(draft: Draft, local: list[PlaceName]) -> list[PlaceName]:
    """Of the places of its clause, those behind an act of talk that are said to be where it was."""
    inside = [p for p in local if p.prep in IN_OR_BY]
    behind = [p for p in inside if p.first > draft.node.index] or _opens_in(draft, inside)
    return behind or [p for p in inside if any(f.chunk.last == p.first - 2 for f in draft.actor)]


def _opens_in(draft: Draft, places: list[PlaceName]) -> list[PlaceName]:
    """`انطلقت أمس في جنيف محادثات`: right behind the first word of a clause, before all that it tells."""
    scene, node = draft.scene, draft.node
    first = scene.clause_at[node.index].first + 1
    opening = [p for p in places if p.first < node.index][:1]
    if node.tag == VERB or not opening:
        return []
    between = scene.nodes[first : opening[0].first]
    return opening if all(n.tag in (TIME, "preposition", "adverb") for n in between) else []


def spoken_of(draft: Draft, local: list[PlaceName]) -> list[PlaceName]:
    """Where that lies which a speech act is about: `رحبت بالهدنة في اليمن`."""
    if draft.act not in WORDS:
        return []
    return [p for p in local if p.first > draft.node.index and p.prep in IN_OR_BY][:1]
