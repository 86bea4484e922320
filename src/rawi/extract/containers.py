"""A place name in a sentence, and how it stands to those before: around or beside one, at a road's end."""

import msgspec

from rawi.arabic.loss_words import ADDED
from rawi.arabic.party_words import AMID, BESIDES
from rawi.arabic.words import (
    ADDITIONS,
    BETWEEN,
    BORDERS,
    COLON,
    COMMA,
    FOR,
    FROM,
    IN_OR_BY,
    INSIDE,
    LYING,
    NATIVES,
    OF_OR_FROM,
    ON,
    QUOTES,
    TO,
    WITH,
)
from rawi.extract.choices import EVENTFUL
from rawi.extract.nodes import ADJECTIVE, SIGN, VERB, Node
from rawi.extract.place_words import SIDE_WORDS, is_dual, is_plural, is_side

LAND = "land"  # the reason of part of a country that only its adjective names (الأراضي السورية)
BRACKET = "("
LONGEST_GAP = 3  # nodes between a place and the wider one
WIDTHS = {"country": 4, "admin1": 3, "area": 2}
WIDEST = 3  # of what an event may lie in


class PlaceName(msgspec.Struct, eq=False, gc=False):
    """A place named in a sentence: its nodes, its folded name, and how it stands to the place before it.

    A `container` says where the place before lies; `beside` it, where that is only what it lies by. A road
    that is named by both its ends leads `to` the second. It may be the `home` of somebody who is named there,
    and told by a `side` of it (`شمال بلدة س`).
    """

    first: int
    last: int
    name: str
    prep: str = ""
    feature: str = ""
    area: bool = False
    side: bool = False
    container: bool = False
    beside: bool = False
    home: bool = False
    within: "PlaceName | None" = None
    to: "PlaceName | None" = None
    level: str = ""
    because: tuple[str, ...] = ()


def relate(place: PlaceName, found: list[PlaceName], nodes: list[Node]) -> None:
    """Tie a name to those before it: the other end of a road, or what says where the last one lies."""
    place.home = _is_home(nodes, place) or is_post(nodes, place)
    if LAND in place.because:
        return
    if found and _is_listed_in(nodes, found[-1], place):
        found[-1].container, place.within = True, found[-1]
    elif found and _leads(nodes, found[-1], place):
        found[-1].to = place
    else:
        _contain(place, found, nodes)


def width_of(place: PlaceName) -> int:
    """0 for a named spot, more for a governorate, its countryside, a country or part of one."""
    if place.level in ("region", "country") or any(why.startswith("country:") for why in place.because):
        return WIDEST
    return 2 if place.level in ("admin1", "area") else 0


def is_one_of_two(place: PlaceName, nodes: list[Node]) -> bool:
    """`مدينتي زنجبار وشقرة`: whether two places were announced, of which this is the first."""
    before = nodes[place.first - 1] if place.first else None
    return before is not None and "noun" in before.first and is_dual(before)


def _is_listed_in(nodes: list[Node], around: PlaceName, place: PlaceName) -> bool:
    """`قرى ريف إدلب: س وص`: what a colon lists behind the villages of an area lies in it."""
    colon = place.first == around.last + 2 and nodes[around.last + 1].folded == COLON
    before = nodes[around.first - 1] if around.first else None
    several = before is not None and before.first.get("noun") is not None and is_plural(before)
    return colon and around.area and several


def _is_home(nodes: list[Node], place: PlaceName) -> bool:
    """`شاب أصيل المنستير`, `من أبناء مدينة القامشلي`, `ينحدر من حلب`: where somebody is from."""
    at = start_of(place, nodes)
    at -= at > 0 and nodes[at - 1].folded == FROM
    return at > 0 and any(node.folded in NATIVES for node in nodes[at - 1 : place.first])


def is_post(nodes: list[Node], place: PlaceName) -> bool:
    """`قوات النظام المتمركزة في سراقب`: where somebody stands who acts elsewhere."""
    at = start_of(place, nodes)
    at -= at > 0 and nodes[at - 1].tag == "preposition"
    before = nodes[at - 1] if at else None
    common = before.first.get("common") if before is not None and before.reading.article else None
    return common is not None and common.id == "posted"


def _leads(nodes: list[Node], before: PlaceName, place: PlaceName) -> bool:
    """`الطريق من دمشق إلى حمص`."""
    if before.prep != FROM or place.prep != TO or place.first != before.last + 2 or before.first < 2:
        return False
    noun = nodes[before.first - 2].first.get("noun")
    return noun is not None and noun.id == "road"


def _contain(place: PlaceName, found: list[PlaceName], nodes: list[Node]) -> None:
    """Mark a place that only says where the one before lies (`بريف إدلب`, `شمال حماة`, `في محافظة X`)."""
    if not found:
        return
    before = found[-1]
    between = [n for n in nodes[before.last + 1 : place.first] if n.folded not in QUOTES]
    if nodes[place.first].conj or _is_joined(nodes, place, before) or (between[1:] and adds(between)):
        place.container = place.beside = before.beside
        return
    aside = _is_neighbour(nodes, place) or _is_off(nodes, between, place) or _is_alias(nodes, place, before)
    aside = aside or _is_between(between, place, before) or _is_by_water(between, place)
    if aside or _tells_where(between, place) or _is_over_border(between, place):
        place.container = place.beside = True
        return
    if before.level == "country":
        return
    if before.home and not place.prep and not place.area and place.feature != "direction":
        return  # قصفت القوات المتمركزة في سراقب مدينة أريحا
    beside = place.prep in IN_OR_BY or (place.area and not place.prep)  # محافظة الحديدة، غرب اليمن
    # قرية س، بناحية ص
    only_comma = bool(between) and between[0].folded == COMMA and all("noun" in n.first for n in between[1:])
    only_comma = only_comma and beside
    if not only_comma and any(_parts(n) for n in between):
        return
    if len(between) > LONGEST_GAP or any(n.conj and not _is_its_own(n) for n in between):
        return
    wider = WIDTHS.get(place.level, 1) > WIDTHS.get(before.level, 1)
    sided = place.feature == "direction" or (place.side and place.prep != TO)  # نزحوا من س إلى أطراف بلدة ص
    middle = place.prep in (INSIDE, AMID) and len(between) == 1  # دوار النعيم وسط الرقة
    if place.area or place.prep in IN_OR_BY or middle or sided or wider or _is_part_of(between, place):
        place.container = True
        place.home = before.home and (place.area or place.feature == "direction")
        before.within = place
        if before.container and len(found) > 1:
            found[-2].within = found[-2].within or place


def adds(nodes: list[Node]) -> bool:
    """`فضلا عن س`, `إضافة لقرية س`, `وكذلك س`: what adds a place to those before."""
    opening = nodes[0].folded
    if any("event" in node.first for node in nodes[1:]):  # وكذلك تمشيط س: another act
        return False
    return opening in ADDITIONS or opening in BESIDES or (opening == ADDED and nodes[1].prep == FOR)


def _is_part_of(between: list[Node], place: PlaceName) -> bool:
    """`في حي الزهور في الجانب الأيسر للموصل`, `حي الكرامة بأيمن الموصل`: a part of the town."""
    put_in = bool(between) and (between[0].prep or between[0].folded) in IN_OR_BY
    return put_in and (place.prep == FOR or (not place.prep and between[-1].is_nominal))


def _is_between(between: list[Node], place: PlaceName, before: PlaceName) -> bool:
    """`قرية حيش بين سراقب وحاس`: what a place lies between, but the ends of a road."""
    return place.prep == BETWEEN and len(between) == 1 and before.feature != "road"


def _is_by_water(between: list[Node], place: PlaceName) -> bool:
    """`ميناء س على نهر الدانوب`: the river on which a place lies."""
    return place.feature == "water" and place.prep == ON and len(between) == 1


def _is_joined(nodes: list[Node], place: PlaceName, before: PlaceName) -> bool:
    """Whether و stands before the words that announce a name (`ومن القلمون`, `وفي بلدة س`)."""
    start = start_of(place, nodes)
    start -= start - 1 > before.last and nodes[start - 1].tag == "preposition"
    return bool(nodes[start].conj) or (start - 1 > before.last and nodes[start - 1].tag == "conjunction")


def _is_over_border(between: list[Node], place: PlaceName) -> bool:
    """`بلدة أطمة على الحدود مع تركيا`: a place on a border is not put in the country behind it."""
    near = place.prep == WITH and 1 < len(between) <= LONGEST_GAP + 1 and between[-2].folded == BORDERS
    return near and not any(_parts(n) for n in between)


def _is_its_own(node: Node) -> bool:
    """`سراقب ومحيطها بريف إدلب`: its environs lie where the place itself does."""
    noun = node.first.get("noun")
    return bool(node.reading.pronoun) and noun is not None and noun.id in SIDE_WORDS


def _parts(node: Node) -> bool:
    """Whether what stands between two places tells that they belong to different things."""
    return node.tag in (VERB, SIGN) or (bool(node.senses) and node.senses[0].kind in EVENTFUL)


def _is_neighbour(nodes: list[Node], place: PlaceName) -> bool:
    """`الحدودية مع العراق`, `القريبة من حلب`: it only tells what a place lies by."""
    words = [n.first.get("common") for n in nodes[max(0, place.first - 3) : place.first]]
    return any(common is not None and common.id == "nearness" for common in words)


def _is_alias(nodes: list[Node], place: PlaceName, before: PlaceName) -> bool:
    """`عين العرب السورية (كوباني)`: the other name of the place before, in brackets behind it."""
    at = place.first - 1
    if nodes[at].folded != BRACKET or width_of(place) < width_of(before):
        return False
    return all(n.tag == ADJECTIVE for n in nodes[before.last + 1 : at])


def _is_off(nodes: list[Node], between: list[Node], place: PlaceName) -> bool:
    """`إلى الشرق من دمشق`: a side of it is where the place before lies."""
    at = start_of(place, nodes) - 2
    side = nodes[at].first.get("noun") if at >= 0 and place.prep == FROM else None
    off = side is not None and side.id == "side" and nodes[at].reading.article
    return bool(off) and not any(_parts(n) for n in between)


def _tells_where(between: list[Node], place: PlaceName) -> bool:
    """`الذي يقع شمال غرب القاعدة`, `التابعة لجرابلس`: it only says where the place before lies."""
    belongs = bool(between) and between[0].tag == ADJECTIVE and place.prep in OF_OR_FROM
    if (
        belongs and not is_side(between[0]) and all("noun" in n.first for n in between[1:])
    ):  # التابعة لناحية س
        return True
    lying = between[1:] if between and between[0].folded == COMMA else between
    if len(lying) > LONGEST_GAP and lying[0].folded in LYING:  # الواقعة في امتداد بلدة الفوعة
        return not any(_parts(n) for n in lying[1:])
    relative = len(between) > 1 and between[0].tag == "relative" and between[1].tag == VERB
    sided = place.feature == "direction" or len(between) > 2  # يقع شمال غرب قاعدة العند
    return relative and sided and all("noun" in n.first for n in between[2:])


def start_of(place: PlaceName, nodes: list[Node]) -> int:
    """The node of the feature word before a name, where there is one."""
    i = place.first
    while i > 0 and "noun" in nodes[i - 1].first and "place" not in nodes[i - 1].first:
        if nodes[i - 1].reading.pronoun:
            break
        i -= 1
        if nodes[i].conj or nodes[i].prep:
            break
    return i
