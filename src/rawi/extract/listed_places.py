"""Puts places together that one list names: by و, `إضافة إلى`, commas behind `بلدات`, a road's ends."""

from rawi.arabic.words import AND, BY, COMMA
from rawi.extract.clauses import Scene
from rawi.extract.containers import PlaceName, adds, is_one_of_two, start_of, width_of
from rawi.extract.nodes import NUMBER, SIGN, VERB, Node
from rawi.extract.place_words import is_plural

LINKS = frozenset(("conjunction", "preposition", NUMBER))  # وعدة قرى بريف س


def listed_places(scene: Scene) -> list[list[PlaceName]]:
    """The places of a sentence, those together that و joins in one list, and the ends of a road.

    What they lie in stands between them, and joins none.
    """
    groups: list[list[PlaceName]] = []
    around: list[PlaceName] = []
    for place in scene.places:
        if place.container:
            around.append(place)
        elif groups and (groups[-1][-1].to is place or _joins(groups[-1], place, around, scene)):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _joins(group: list[PlaceName], place: PlaceName, around: list[PlaceName], scene: Scene) -> bool:
    """Whether only و, words of place and wider places stand between a name and the last of a list."""
    before = group[-1]
    if (
        place.first == before.last + 1
        and scene.nodes[place.first].conj == AND
        and is_one_of_two(before, scene.nodes)
    ):
        return True
    between = [
        n
        for n in scene.nodes[before.last + 1 : place.first]
        if not any(_opens(p, scene) - (n.tag == "preposition") <= n.index <= p.last for p in around)
    ]
    between = between[_means(between) :]
    nodes = [n for n in (*between, scene.nodes[place.first]) if n.folded != COMMA]
    if _tells(place, scene):
        return False
    if adds(nodes) or (between and len(nodes) == 1 and _is_listed(group, scene)):
        return all("noun" in n.first or n.folded == COMMA or n in nodes[:2] for n in between)
    joined = nodes[0].conj == AND or nodes[0].tag == "conjunction"
    if not joined or (nodes[0].tag == "preposition" and not _is_put_alike(before, place, scene)):
        return False
    return all("noun" in n.first or n.tag in LINKS or n.folded == COMMA for n in between)


def _means(between: list[Node]) -> int:
    """`قرية س بثلاث غارات وبلدة ص`: how many nodes behind a place tell what it was hit by."""
    end = next((k for k, n in enumerate(between) if n.conj or not n.is_nominal), len(between))
    phrase = between[:end]
    if not phrase or phrase[0].prep != BY:
        return 0
    told = any("event" in n.first or any(s.group == "weapon" for s in n.senses) for n in phrase)
    return end if told else 0


def _is_put_alike(before: PlaceName, place: PlaceName, scene: Scene) -> bool:
    """`على أطراف حي س وعلى محاور ص`: the same preposition again; not `وفي حماة قُتل …`."""
    nodes, clause = scene.nodes, scene.clause_at[place.first]
    if place.prep != before.prep or clause is not scene.clause_at[before.first]:
        return False
    behind = nodes[place.last + 1 : clause.last + 1]
    told = nodes[clause.last + 1 : clause.last + 2]
    return not any(n.is_telling for n in behind) and not any(n.tag == VERB and not n.conj for n in told)


def _is_listed(group: list[PlaceName], scene: Scene) -> bool:
    """`بلدات س، ص، ع`: whether a list opens with a word for several places, so that commas go on with it."""
    nodes, at = scene.nodes, group[0].first
    if group[0].area:  # مناطق ريف حلب، س وص: they lie in it
        return False
    while at > 0 and nodes[at - 1].tag == SIGN:  # بلدات: س، ص
        at -= 1
    return is_plural(nodes[group[0].first]) or ("noun" in nodes[at - 1].first and is_plural(nodes[at - 1]))


def _opens(around: PlaceName, scene: Scene) -> int:
    """Where a wider place begins: with `ناحية`, which has one name; `ريف إدلب وحماة` has two."""
    return (
        around.first
        if around.area or (not around.feature and width_of(around))
        else start_of(around, scene.nodes)
    )


def _tells(place: PlaceName, scene: Scene) -> bool:
    """`وموسكو تنفي`: a bare name before a verb is the one who does it; not `على س وص أدى إلى`."""
    after = scene.nodes[place.last + 1] if place.last + 1 < len(scene.nodes) else None
    if after is not None and after.first.get("result") is not None:
        return False
    return after is not None and after.tag == VERB and not after.conj and not place.prep
