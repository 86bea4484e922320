"""Says where each event happened: places of its clause and arguments, what `المدينة` means, what was told."""

from collections.abc import Iterable

from rawi.arabic.words import COLON, IN_OR_BY, LOCAL_PREPOSITIONS
from rawi.extract.acts import ATTACKS
from rawi.extract.clauses import Scene
from rawi.extract.containers import PlaceName
from rawi.extract.drafts import Draft, Where
from rawi.knowledge.load import Knowledge

# Talk happens where it says so, not where what is talked about lies.
SPOKEN = frozenset(("talks", "agreement", "sanction", "trial"))
# Speech acts that happen where that is which they are about.
WORDS = frozenset(("support", "demand", "accuse", "reject"))
NEAR_CLAUSES = 2
# What happens on the ground happens somewhere: told without its place, where the one before happened.
ON_GROUND = ATTACKS | frozenset(
    ("arrest", "raid", "restriction", "territory_change", "withdrawal", "deployment", "displacement",
     "abduction", "property_destruction", "violation", "weapons_disrupted", "sexual_violence")
)  # fmt: skip
FAR_SENTENCES = 5  # with events, from the one that names the place


def set_places(drafts: Iterable[Draft], knowledge: Knowledge) -> None:
    """Set `where` of all drafts of a report, in text order."""
    named: dict[str, Where] = {}
    last: tuple[int, list[Where]] | None = None
    number, start = 0, -1
    for draft in drafts:
        scene = draft.scene
        if scene.start != start:
            number, start = number + 1, scene.start
        own = _own(draft) or _dateline(scene)
        draft.where = [(scene, p) for p in _narrowest(own)] or _pointed(draft, named, knowledge)
        if draft.act in ON_GROUND:
            if not draft.where and last is not None and number - last[0] <= FAR_SENTENCES:
                draft.where = last[1]
            if draft.where:
                last = (number, draft.where)
        for place in scene.places:
            if not place.container:
                named[place.feature] = (scene, place)


def _own(draft: Draft) -> list[PlaceName]:
    """The places of an event: those in its clause or its arguments, without the wider ones around them."""
    scene = draft.scene
    names = [p for p in scene.places if not p.container]
    own = [p for p in names if any(c.first <= p.first <= c.last for c in draft.place_fillers)]
    actors = [f.chunk for f in draft.actor if f.scene is scene]
    own = [p for p in own if p.level != "country" or not any(c.first <= p.first <= c.last for c in actors)]
    clause = scene.clause_at[draft.node.index]
    local = [p for p in names if clause.first <= p.first <= clause.last and _is_where(p, draft)]
    if draft.entry is not None and draft.entry.says:
        return [p for p in own if p.level != "country"] or _spoken_of(draft, local)
    if draft.act in SPOKEN:
        return own or [p for p in local if p.first > draft.node.index and p.prep in IN_OR_BY]
    found = own + [p for p in local if p not in own and (not own or p.prep in IN_OR_BY)]
    if not found:
        at = scene.clause_of[draft.node.index]
        near = [
            p for p in names if _is_where(p, draft) and abs(scene.clause_of[p.first] - at) <= NEAR_CLAUSES
        ]
        after = [p for p in near if p.first > draft.node.index]
        found = (after or near)[:1]
    if not found:
        found = [p for p in scene.places if p.container and not p.beside and _is_where(p, draft)][:1]
    found += [p.to for p in found if p.to is not None and p.to not in found]
    return sorted(found, key=lambda p: p.first)


def _spoken_of(draft: Draft, local: list[PlaceName]) -> list[PlaceName]:
    """Where that lies which a speech act is about: `رحبت بالهدنة في اليمن`."""
    if draft.act not in WORDS:
        return []
    return [p for p in local if p.first > draft.node.index and p.prep in IN_OR_BY][:1]


def _dateline(scene: Scene) -> list[PlaceName]:
    """The place that a headline opens with before a colon: `العراق: مقتل ...`."""
    for place in scene.places[:1]:
        after = scene.nodes[place.last + 1 : place.last + 2]
        if place.first == 0 and after and after[0].folded == COLON:
            return [place]
    return []


def _narrowest(places: list[PlaceName]) -> list[PlaceName]:
    """Without countries, regions and parts of countries beside a narrower place, if no list joins them."""
    narrow = [p for p in places if not _is_wide(p)]
    return narrow or places


def _is_wide(place: PlaceName) -> bool:
    return place.level in ("country", "region") or any(id_.startswith("country:") for id_ in place.because)


def _is_where(place: PlaceName, draft: Draft) -> bool:
    """A place that is not part of a party's name, and no bare country that acts or speaks."""
    return not _is_party(place, draft) and (
        place.level != "country" or _prep(place, draft.scene) in LOCAL_PREPOSITIONS
    )


def _prep(place: PlaceName, scene: Scene) -> str:
    """The preposition of a place, which a list shares (`في سوريا والعراق`)."""
    before = next((p for p in scene.places if p.last == place.first - 1), None)
    if place.prep or before is None or not scene.nodes[place.first].conj:
        return place.prep
    return _prep(before, scene)


def _is_party(place: PlaceName, draft: Draft) -> bool:
    parties = [f.chunk for f in (*draft.actor, *draft.target) if f.scene is draft.scene]
    return any(c.first <= place.first <= c.last and c.class_ != "object" for c in parties)


def _pointed(draft: Draft, named: dict[str, Where], knowledge: Knowledge) -> list[Where]:
    """`في المدينة`, `على المعسكر`: the last place of that sort that the report named."""
    scene = draft.scene
    clause = scene.clause_at[draft.node.index]
    for node in scene.nodes[clause.first : clause.last + 1]:
        noun = node.first.get("noun")
        if noun is None or not node.reading.article or node.of("place", "country"):
            continue
        entry = knowledge.nouns[noun.id]
        if entry.class_ == "feature" and entry.place in named:
            return [named[entry.place]]
    return []
