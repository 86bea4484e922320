"""Says where each event happened: places of its clause and arguments, what `المدينة` means, what was told."""

from collections.abc import Iterable

from rawi.arabic.words import (
    CLOSING_QUOTES,
    COLON,
    COVERED,
    EXCEPTING,
    FOR,
    FROM,
    IN_OR_BY,
    LOCAL_PREPOSITIONS,
)
from rawi.extract.acts import ATTACKS
from rawi.extract.antecedents import resumed
from rawi.extract.classes import THINGS
from rawi.extract.clauses import Clause, Scene
from rawi.extract.containers import LAND, WIDEST, PlaceName, is_post, start_of, width_of
from rawi.extract.drafts import Draft, Where
from rawi.extract.elsewhere import FROM_AFAR, comes_from, fires_from, is_goal, is_of_another, is_told_beside
from rawi.extract.listed_places import listed_places
from rawi.extract.nodes import ADJECTIVE, NOUN, governing
from rawi.extract.pointed_places import PointedPlaces
from rawi.extract.talk_places import SPOKEN, held_in, spoken_of
from rawi.knowledge.gazetteer import Gazetteer
from rawi.knowledge.load import Knowledge

NEAR_CLAUSES = 2
# What happens on the ground happens somewhere: told without its place, where the one before happened.
ON_GROUND = ATTACKS | frozenset(
    ("arrest", "raid", "restriction", "territory_change", "withdrawal", "deployment", "displacement",
     "abduction", "property_destruction", "violation", "weapons_disrupted", "sexual_violence")
)  # fmt: skip
AT_HOME = ON_GROUND | {"protest", "riot"}
BODIES = frozenset(("body", "authority"))
KNOWN_SENTENCES = 5  # with events, from a place to `الهجوم` that was there
ON_FRONT = "noun:front"
HOME_REACH = 4  # nodes from a place back to the pronoun of who is from there
FAR_NODES = 12  # from an event to the part of a country that it happens in


def set_places(drafts: Iterable[Draft], knowledge: Knowledge) -> None:
    """Set `where` of all drafts of a report, in text order."""
    pointed = PointedPlaces(knowledge)
    last: tuple[int, list[Where]] | None = None
    number, start = 0, -1
    lists: list[list[PlaceName]] = []
    for draft in drafts:
        scene = draft.scene
        if scene.start != start:
            number, start, lists = number + 1, scene.start, listed_places(scene)
            pointed.come_to(scene, lists)
        draft.where = _where(draft, lists, pointed, knowledge.gazetteer)
        if draft.act in ON_GROUND:
            if not draft.where and last is not None and number - last[0] <= _far(draft):
                draft.where = last[1] if _may_take_over(draft, last[1]) else []
                if number - last[0] > 1:
                    continue
            if any(LAND not in p.because for _, p in draft.where):
                last = (number, draft.where)


def _far(draft: Draft) -> int:
    """How many sentences back the place may be told: past no other news, but for an event that is known."""
    return KNOWN_SENTENCES if draft.node.reading.article and draft.node.tag == NOUN else 1


def _may_take_over(draft: Draft, where: list[Where]) -> bool:
    """Whether an event told without a place may have been where the last was: a total at no single spot."""
    return not draft.aggregate or any(width_of(place) for _, place in where)


def _where(
    draft: Draft, lists: list[list[PlaceName]], pointed: PointedPlaces, gazetteer: Gazetteer
) -> list[Where]:
    """Where an event happened: in its own words, in what `المدينة` means among them, or in words beside."""
    own = _own(draft)
    wide = len(own) == 1 and width_of(own[0]) > 0
    meant = pointed.meant(draft, sure=wide) if wide or not own else []
    if meant and (not own or _are_in(meant, own[0], gazetteer)):
        return meant
    own = _under_dateline(own, draft, gazetteer) or _near(draft)
    own = own or _dateline(draft.scene) or _of_victims(draft) or _setting(draft) or _homes(draft)
    found = _with_lists(own, draft, lists)
    return [(draft.scene, p) for p in _narrowest(found, lists, gazetteer)]


def _are_in(meant: list[Where], wider: PlaceName, gazetteer: Gazetteer) -> bool:
    """`القرية الواقعة جنوبي سوريا`: whether what a word points back to may lie where the event does."""
    return all(not width_of(p) and gazetteer.may_hold(wider.name, p.name) for _, p in meant)


def _under_dateline(own: list[PlaceName], draft: Draft, gazetteer: Gazetteer) -> list[PlaceName]:
    """`في الحسكة: قصفت المدفعية مواقع، استهدفت قرية س`: what is told beside, in what the item is about."""
    if len(own) != 1 or not width_of(own[0]) or own != _dateline(draft.scene):
        return own
    near = [p for p in _near(draft) if p is not own[0] and gazetteer.may_hold(own[0].name, p.name)]
    return near or own


def _own(draft: Draft) -> list[PlaceName]:
    """The places in the event's clause or its arguments, without the wider ones around them."""
    scene = draft.scene
    names = [p for p in scene.places if not p.container]
    own: list[PlaceName] = []
    if draft.place_fillers:
        own = [p for p in names if any(c.first <= p.first <= c.last for c in draft.place_fillers)]
        actors = [f.chunk for f in draft.actor if f.scene is scene]
        own = [
            p for p in own if p.level != "country" or not any(c.first <= p.first <= c.last for c in actors)
        ]
        own = [p for p in own if not (_backs(p, scene) or _does(p, draft) or is_told_beside(p, draft))]
    clause = scene.clause_at[draft.node.index]
    local = [p for p in names if clause.first <= p.first <= clause.last and _is_where(p, draft)]
    if draft.entry is not None and draft.entry.says:
        return [p for p in own if p.level != "country"] or spoken_of(draft, local)
    if draft.act in SPOKEN:
        own = [p for p in own if p.level != "country" or p.prep == FROM or not _is_party(p, draft)]
        return own or held_in(draft, local)  # states that are punished or spoken with are not where
    vague = bool(own) and all(width_of(p) == WIDEST for p in own)  # على شمال سوريا مستهدفة طريقا قرب س
    found = own + [
        p
        for p in local
        if p not in own and (not own or p.prep in IN_OR_BY or (vague and p.first > own[-1].last))
    ]
    if found and all(width_of(p) == WIDEST for p in found):
        found += _listed_next(clause, scene)
    found = [p for p in found if not fires_from(p, draft)]
    found = [p for p in found if not _names_body(p, scene)] or found
    found = [p for p in found if not _is_home(p, draft)]
    found = [p for p in found if not comes_from(p, draft)] or _described(draft) or found
    return [p for p in found if p in own or not (is_of_another(p, found, draft) or is_told_beside(p, draft))]


def _listed_next(clause: Clause, scene: Scene) -> list[PlaceName]:
    """`قصف استهدف مناطق في سوريا شملت س وص`: the places that the next clause lists of a vague one."""
    at = clause.last + 1
    if at >= len(scene.nodes) or scene.nodes[at].folded not in COVERED:
        return []
    last = scene.clause_at[at].last
    return [p for p in scene.places if at < p.first <= last and not p.container]


def _names_body(place: PlaceName, scene: Scene) -> bool:
    """`نائب رئيس مجلس دير الزور المدني`: a place in the name of a council or an office."""
    chunk = scene.chunk_of[place.first]
    return chunk is not None and chunk.first < place.first and chunk.class_ in BODIES


def _described(draft: Draft) -> list[PlaceName]:
    """The place that a relative clause tells of: `قاعدة العند الاستراتيجية التي استعادها الجيش`."""
    scene, node = draft.scene, draft.node
    clause = scene.clause_at[node.index]
    opening = scene.nodes[clause.first]
    if clause.role != "relative" or opening.tag != "relative" or not opening.reading.article:
        return []
    if not (node.reading.pronoun or resumed(scene, node)):
        return []
    at = clause.first - 1
    while at > 0 and (scene.nodes[at].tag == ADJECTIVE or scene.nodes[at].folded in CLOSING_QUOTES):
        at -= 1
    return [p for p in scene.places if p.first <= at <= p.last]


def _is_home(place: PlaceName, draft: Draft) -> bool:
    """Where somebody is from, or stands who hits what lies elsewhere."""
    if draft.act == "displacement":  # أهالي قرية س نزحوا
        return False
    return place.home and (draft.act in FROM_AFAR or not is_post(draft.scene.nodes, place))


def _homes(draft: Draft) -> list[PlaceName]:
    """`أصيبت امرأة من سكان قرية س بقصف`: where those are from of whom it tells; not `وهو من أبناء س`."""
    if draft.act not in AT_HOME:
        return []
    scene, clause = draft.scene, draft.scene.clause_at[draft.node.index]
    homes = [p for p in scene.places if p.home and clause.first <= p.first <= clause.last]
    nodes = scene.nodes
    return [
        p
        for p in homes
        if _is_where(p, draft)
        and not any(n.tag == "pronoun" for n in nodes[max(clause.first, p.first - HOME_REACH) : p.first])
    ]


def _of_victims(draft: Draft) -> list[PlaceName]:
    """`استهدف القصف أهالي بلدة حاس`: the home of those who are hit, or who rise there."""
    if draft.act not in AT_HOME:
        return []
    scene = draft.scene
    people = [
        f.chunk for f in (*draft.target, *draft.actor) if f.scene is scene and f.chunk.class_ == "civilian"
    ]
    return [p for p in scene.places if any(c.first < p.first <= c.last for c in people)][:1]


def _near(draft: Draft) -> list[PlaceName]:
    """The first place in the clauses beside, or what one in the event's own words lies in."""
    scene = draft.scene
    if draft.act in SPOKEN or (draft.entry is not None and draft.entry.says):
        return []
    at = scene.clause_of[draft.node.index]
    names = [p for p in scene.places if not (p.container or p.home)]
    near = [p for p in names if _is_where(p, draft) and abs(scene.clause_of[p.first] - at) <= NEAR_CLAUSES]
    near = [p for p in near if not fires_from(p, draft)]
    near = [p for p in near if not comes_from(p, draft)] or near
    near = [p for p in near if not is_told_beside(p, draft)]
    if draft.act in ATTACKS and draft.act != "clash":
        near = [p for p in near if not is_goal(p)]
    after = [p for p in near if p.first > draft.node.index]
    around = [p for p in scene.places if p.container and not (p.beside or p.home) and _is_where(p, draft)]
    around = [p for p in around if not is_told_beside(p, draft)]
    around = [q for q in names if around and q.within is around[0] and _is_where(q, draft)] or around
    return after[:1] or near[-1:] or (around or _before_relatives(names, draft))[:1]


def _before_relatives(names: list[PlaceName], draft: Draft) -> list[PlaceName]:
    """`معسكر الديلمي، الذي يقع شمال القاعدة التي …، شهد مواجهات`: what was told of before asides about it."""
    scene = draft.scene
    at = scene.clause_of[draft.node.index]
    start = at
    while start and scene.clauses[start - 1].role == "relative":
        start -= 1
    if start == at or scene.clauses[at].role == "relative":
        return []
    return [p for p in names if scene.clause_of[p.first] == start - 1 and _is_where(p, draft)]


def _with_lists(found: list[PlaceName], draft: Draft, lists: list[list[PlaceName]]) -> list[PlaceName]:
    """Places with those that a list joins to them (`في سوريا والعراق`, `بلدة محردة ومحطة الزارة`)."""
    found += [p.to for p in found if p.to is not None and p.to not in found]
    joined = [p for group in lists if any(q in found for q in group) for p in group]
    found += [p for p in joined if p not in found and not _is_party(p, draft)]
    return sorted(found, key=lambda p: p.first)


def _dateline(scene: Scene) -> list[PlaceName]:
    """The place that a headline opens with before a colon: `العراق: مقتل ...`, `في الحسكة: قصفت ...`."""
    for place in scene.places[:1]:
        start = place.first - bool(place.feature)
        opens = all(n.tag == "preposition" for n in scene.nodes[: max(start, 0)])
        after = scene.nodes[place.last + 1 : place.last + 2]
        if opens and after and after[0].folded == COLON:
            return [place]
    return []


def _setting(draft: Draft) -> list[PlaceName]:
    """`وفي مدينة س، قالت مصادر إن مسلحين ... قتلوا شرطيا`: where a sentence opens that tells it."""
    scene = draft.scene
    if draft.act not in ON_GROUND:
        return []
    opening = [p for p in scene.places if not p.container][:1]
    start = start_of(opening[0], scene.nodes) if opening else 0
    put_in = bool(opening) and opening[0].prep in IN_OR_BY
    return opening if put_in and all(n.tag == "preposition" for n in scene.nodes[:start]) else []


def _narrowest(
    places: list[PlaceName], lists: list[list[PlaceName]], gazetteer: Gazetteer
) -> list[PlaceName]:
    """Each name once, without the wider places that may hold a narrower one which nothing joins to them."""
    named = list({p.name: p for p in reversed(places)}.values())[::-1]
    if len(named) < 2:
        return named
    listed = [[p for p in group if p in named] for group in lists]
    wider = [
        place
        for place in named
        for group in listed
        if place not in group
        for other in group
        if width_of(other) < width_of(place) and gazetteer.may_hold(place.name, other.name)
    ]
    return [p for p in named if p not in wider]


def _is_where(place: PlaceName, draft: Draft) -> bool:
    """A place that is not part of a party's name, and no bare country that acts or speaks."""
    if LAND in place.because and not draft.node.index < place.first <= _reach(draft):
        return False
    if _is_party(place, draft) or _backs(place, draft.scene) or _is_excepted(place, draft.scene):
        return False
    return place.level != "country" or _prep(place, draft.scene) in LOCAL_PREPOSITIONS


def _reach(draft: Draft) -> int:
    """The last node of an event's own clause, or of its verb's, that is not far from it."""
    at = max(draft.node.index, draft.trigger[1])  # كمين تعرضوا له
    return min(draft.scene.clause_at[at].last, at + FAR_NODES)


def _backs(place: PlaceName, scene: Scene) -> bool:
    """`المدعومة من السعودية`: a country that a participle ties to a party by `من`.

    Not one of which a part is where something happens (`في أجزاء واسعة من السودان`).
    """
    if place.level != "country" or place.prep != FROM or place.first < 2:
        return False
    nodes, at = scene.nodes, place.first - 2
    if nodes[at].tag != ADJECTIVE:
        return False
    part = nodes[at - 1] if at and not nodes[at].reading.article else None
    return part is None or governing(nodes, part) not in LOCAL_PREPOSITIONS


def _does(place: PlaceName, draft: Draft) -> bool:
    """`قصف لروسيا على س`: a country that an attack is by, where it hits another place."""
    return place.level == "country" and place.prep == FOR and draft.act in ATTACKS


def _is_excepted(place: PlaceName, scene: Scene) -> bool:
    """`سيطروا على المحافظة باستثناء بلدتي س وص`: what is left out, and what a list joins to it."""
    return _prep(place, scene) in EXCEPTING


def _prep(place: PlaceName, scene: Scene) -> str:
    """The preposition of a place, which a list shares (`في سوريا والعراق`)."""
    if place.prep or not scene.nodes[place.first].conj:
        return place.prep
    before = next((p for p in scene.places if p.last == place.first - 1), None)
    return place.prep if before is None else _prep(before, scene)


def _is_party(place: PlaceName, draft: Draft) -> bool:
    for filler in (*draft.actor, *draft.target):
        chunk = filler.chunk
        if filler.scene is not draft.scene or not chunk.first <= place.first <= chunk.last:
            continue
        if ON_FRONT in place.because:  # جبهتي س وص
            continue
        # مواقع لقوات النظام شرقي دير الزور
        if chunk.class_ not in THINGS and not (place.area and chunk.first < place.first):
            return True
    return False
