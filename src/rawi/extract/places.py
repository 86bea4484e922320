"""Finds place names in a sentence, known ones and those that their surroundings show to be names.

`بلدة X`, `قريتي X وY`, `ريف X الشمالي`: the feature word tells that a name follows. Which place a
name means is left to `ground`.
"""

from rawi.arabic.fold import fold_word
from rawi.arabic.party_words import FRONT
from rawi.arabic.site_words import SIDES_OF_LANDS, SURROUNDINGS
from rawi.arabic.words import (
    ABOUT,
    AND,
    ARTICLE,
    BORDERS,
    BY,
    CAPITAL,
    CLOSING_QUOTES,
    COLON,
    COMMA,
    COUNTRYSIDE,
    DASHES,
    FEMININE,
    FOR,
    FROM,
    GOVERNORATES,
    HOMELANDS,
    IN,
    INSIDE,
    LANDS,
    LOCAL_PREPOSITIONS,
    ON,
    OPENING_QUOTES,
)
from rawi.extract.announced import is_its_name, names_as_site, opens_town
from rawi.extract.choices import ANNOUNCING
from rawi.extract.containers import LAND, PlaceName, is_one_of_two, relate
from rawi.extract.doubtful_places import may_be_place
from rawi.extract.list_items import item_at
from rawi.extract.nodes import ADJECTIVE, NOUN, SIGN, VERB, Node
from rawi.extract.place_ends import (
    half_end,
    has_side,
    is_half,
    is_side_of,
    is_sided,
    joins_side,
    kind_end,
    opening_of,
    other_end,
    quoted_end,
)
from rawi.extract.place_words import (
    NOMINAL,
    agree_in_tanwin,
    completes,
    folded_name,
    goes_on_with_side,
    heads_a_definite,
    is_called_after,
    is_comma_list,
    is_dual,
    is_listed,
    is_plural,
    is_put_beside,
    is_put_in,
    is_side,
    is_unknown_name,
    looks_common,
    opens_name,
    put_by,
    word_of_place,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry
from rawi.knowledge.senses import Sense

SEA = "sea"
PUT_IN_LANDS = frozenset((IN, BY, ON, INSIDE))  # prepositions behind which part of a country is where
WIDE_LEVELS = frozenset(("country", "region", "area"))
LONGEST_NAME = 4  # words


def find_places(nodes: list[Node], knowledge: Knowledge) -> list[PlaceName]:
    """The place names of a sentence in text order.

    A place that only says where another lies is its container.
    """
    found: list[PlaceName] = []
    plural = False  # whether names follow a word like `قرى`
    after = 0
    for i, node in enumerate(nodes):
        if i < after:
            continue
        place = item_at(nodes, i, found[-1], knowledge) if plural and found else None
        if place is None and node.may_name:
            place, plural = _named(nodes, i, plural, knowledge)
        elif place is None and node.tag == VERB:
            plural = False
        nominal = node.tag == NOUN or "opener" in node.first
        if place is None and nominal and (plural or node.conj or not node.senses):
            place, plural = _strange(nodes, i, found, plural, knowledge)
        if place is not None:
            relate(place, found, nodes)
            place.within = place.within or _country_said(nodes, place, knowledge)
            found.append(place)
            after = place.last + 1
    return found


def _country_said(nodes: list[Node], place: PlaceName, knowledge: Knowledge) -> PlaceName | None:
    """`مدينة طرابلس اللبنانية`: the country that an adjective behind a name tells."""
    after = nodes[place.last + 1] if place.last + 1 < len(nodes) else None
    sense = after.first.get("country") if after is not None and after.tag == ADJECTIVE else None
    if after is None or sense is None or after.conj or place.level in WIDE_LEVELS:
        return None
    if not (after.reading.article and after.folded.endswith(FEMININE)):
        return None
    name = fold_word(knowledge.countries[sense.id].names[0])
    return PlaceName(after.index, after.index, name, level="country", because=(f"country:{sense.id}",))


def _named(nodes: list[Node], i: int, plural: bool, knowledge: Knowledge) -> tuple[PlaceName | None, bool]:
    """A known name, or the one that a word of place announces; and whether more of them may follow."""
    node, first = nodes[i], nodes[i].first
    is_name = "place" in first or "country" in first
    if not is_name and (entry := word_of_place(node, knowledge, ANNOUNCING)):
        if entry.place == SEA:
            name = folded_name(nodes, i, i)
            return PlaceName(i, i, name, put_by(nodes, node), SEA, because=(f"noun:{entry.id}",)), False
        place = _after_feature(nodes, i, entry, knowledge) or _countryside_of(nodes, i, entry, knowledge)
        return place, place is not None and any(map(is_plural, nodes[i : max(place.first, i + 1)]))
    if is_name and node.tag == ADJECTIVE and "country" in first and _is_land(nodes, i):
        return _land(nodes, i, knowledge), False
    if (
        is_name
        and node.tag == NOUN
        and not _is_people(first)
        and (may_be_place(nodes, i, knowledge) or (plural and _goes_on(nodes, i)))
    ):
        return _known(nodes, i, knowledge), plural and _goes_on(nodes, i)
    return None, plural and node.tag != VERB


def _goes_on(nodes: list[Node], i: int) -> bool:
    """`بلدات س وص`, `بلدات س، ص، ع`: whether a known name goes on with a list of several places."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    ends = after is None or after.tag == SIGN or bool(after.conj)
    return nodes[i].conj == AND or (nodes[i - 1].folded == COMMA and ends)


def _is_people(first: dict[str, Sense]) -> bool:
    """`عشرة أفغان`: the people of a country, whose word is no name of it."""
    return "place" not in first and first["country"].form.pos != "fixed"


def _is_land(nodes: list[Node], i: int) -> bool:
    """`في الأراضي السورية`, `داخل الحدود التركية`: part of a country by its adjective."""
    land, node = nodes[i - 1], nodes[i]
    if not i or not (land.reading.article and node.reading.article) or node.conj:
        return False
    before = nodes[i - 2] if i > 1 else None
    if before is not None and before.folded == INSIDE:
        return land.folded in LANDS | {BORDERS} and put_by(nodes, before) != FROM
    if land.folded in SIDES_OF_LANDS and not put_by(nodes, land):
        return True  # استهدف الطيران الشمال السوري
    return land.folded in LANDS and put_by(nodes, land) in PUT_IN_LANDS


def _land(nodes: list[Node], i: int, knowledge: Knowledge) -> PlaceName:
    """The place that an adjective of a country makes of the word before it."""
    sense = nodes[i].first["country"]
    because = (f"country:{sense.id}", LAND)
    country = fold_word(knowledge.countries[sense.id].names[0])
    within = PlaceName(i, i, country, level="country", because=because)
    prep = put_by(nodes, nodes[i - 1])
    return PlaceName(i - 1, i, country, prep, level="region", within=within, because=because)


def _strange(
    nodes: list[Node], i: int, found: list[PlaceName], plural: bool, knowledge: Knowledge
) -> tuple[PlaceName | None, bool]:
    """An unknown name in a list of places, or after `في`; and whether more of them may follow."""
    node = nodes[i]
    last = found[-1].last if found else -1
    if found and last == i - 1 and node.conj == AND:
        lone = found[-1].level == "country" and not (plural or found[-1].feature)  # العراق والولي الفقيه
        plain = not node.senses and (lone or looks_common(node))
        is_name = is_unknown_name(node) and not plain and not heads_a_definite(nodes, i)
        listed = (plural and is_listed(nodes, i, knowledge)) or opens_name(nodes, i)
        if is_name or listed or is_one_of_two(found[-1], nodes):
            return _unknown(nodes, i, "list", knowledge), plural
    if (
        i
        and not node.senses
        and nodes[i - 1].folded == IN
        and (is_put_in(nodes, i) or is_put_beside(nodes, i))
    ):
        return _unknown(nodes, i, "put_in", knowledge, IN), False
    if plural and found and is_unknown_name(node) and is_comma_list(nodes, last, i):
        return _unknown(nodes, i, "list", knowledge), plural
    return None, plural


def _known(nodes: list[Node], i: int, knowledge: Knowledge) -> PlaceName:
    node = nodes[i]
    if is_half(nodes, i, knowledge) or is_sided(nodes, i, knowledge):
        last = half_end(nodes, i)
        return PlaceName(i, last, folded_name(nodes, i, last), put_by(nodes, node), because=("name_follows",))
    if (start := opening_of(nodes, i, knowledge)) < i:
        name = folded_name(nodes, start, i)
        return PlaceName(start, i, name, put_by(nodes, nodes[start]), because=("name_follows",))
    sense = node.of("place", "country")
    assert sense is not None
    level = "country" if sense.kind == "country" else knowledge.gazetteer.level(sense.id)
    because = (f"{sense.kind}:{sense.id}",)
    name = " ".join((node.folded, *node.unit.folded.split()[1:]))
    last = kind_end(nodes, i, i) if level == "facility" else i
    return PlaceName(i, last, name, put_by(nodes, node), level=level, because=because)


def _after_feature(nodes: list[Node], i: int, entry: NounEntry, knowledge: Knowledge) -> PlaceName | None:
    """The name that a feature or direction word announces, or None when none follows."""
    if i and entry.place == "road" and nodes[i - 1].folded == ABOUT:  # عن طريق: by means of
        return None
    if nodes[i].folded == FRONT and put_by(nodes, nodes[i]) not in LOCAL_PREPOSITIONS:
        return None  # جبهة برسان: a group, where nothing is put in it
    if entry.class_ == "direction" and f" {ARTICLE}" in nodes[i].unit.folded:  # مركز المدينة is closed
        return None
    if capital := _capital_behind(nodes, i, knowledge):
        return _wrap(nodes, i, _known(nodes, capital, knowledge), entry, knowledge)
    at = i + 1
    opening = OPENING_QUOTES | {COLON} if is_plural(nodes[i]) else OPENING_QUOTES  # بلدات: س، ص
    while at < len(nodes) and nodes[at].tag == SIGN and nodes[at].folded in opening:
        at += 1
    if at >= len(nodes) or (nodes[at].tag not in NOMINAL and not opens_name(nodes, at)):
        return None
    if nodes[at].conj and not goes_on_with_side(nodes[at], entry, knowledge):
        return None
    if _is_described(nodes[i], nodes[at]) or _is_unit_or_rank(nodes, i, knowledge):
        return None
    inner = _whole(nodes, i, at, entry) or _inner(nodes, i, at, entry, knowledge)
    return None if inner is None else _wrap(nodes, i, inner, entry, knowledge)


def _capital_behind(nodes: list[Node], i: int, knowledge: Knowledge) -> int:
    """Where the name of a capital stands behind the word (`العاصمة المصرية القاهرة`), 0 where none does."""
    if nodes[i].folded != CAPITAL:
        return 0
    for node in nodes[i + 1 : i + 3]:
        if node.conj or node.prep:
            break
        if _is_capital(node, knowledge):
            return node.index
        if "country" not in node.first:
            break
    return 0


def _countryside_of(nodes: list[Node], i: int, entry: NounEntry, knowledge: Knowledge) -> PlaceName | None:
    """`الريف الشرقي لإدلب`, `الريف الشمالي من محافظة درعا`: a side of what a name lies in."""
    if entry.id != "countryside" or not nodes[i].reading.article or i + 2 >= len(nodes):
        return None
    at = i + 2
    of = nodes[at].prep == FOR or nodes[at].folded == FROM
    if not of or not is_side(nodes[i + 1]):
        return None
    at += nodes[at].folded == FROM
    at += at + 1 < len(nodes) and word_of_place(nodes[at], knowledge) is not None
    if at >= len(nodes) or nodes[at].of("place", "country") is None:
        return None
    name, because = folded_name(nodes, i, at), (f"noun:{entry.id}",)
    return PlaceName(i, at, name, put_by(nodes, nodes[i]), area=True, level="area", because=because)


def _is_described(feature: Node, following: Node) -> bool:
    """`المنطقة الآمنة`, `معبراً نهرياً`, `التلال المطلة`: an adjective follows, not a name."""
    if "place" in following.first:
        agree = feature.reading.article and "ambiguous" in following.first
        return bool(feature.reading.pronoun) or agree or agree_in_tanwin(feature, following)
    return bool(feature.reading.pronoun or feature.reading.article) or agree_in_tanwin(feature, following)


def _whole(nodes: list[Node], i: int, at: int, entry: NounEntry) -> PlaceName | None:
    """`مخيم "أهل سراقب"`, `منطقة "س - ص"`: a name of several words, or of two names, in quotation marks."""
    end = quoted_end(nodes, i, at)
    if end == at or not (entry.in_name or any(n.folded in DASHES for n in nodes[at:end])):
        return None
    return PlaceName(at, end, folded_name(nodes, at, end), because=(f"noun:{entry.id}", "name_follows"))


def _is_unit_or_rank(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`اللواء عرب`, `جندي من لواء النصر`: a rank, or a unit by its article or by whom it stands behind."""
    if not _is_troops(nodes[i], knowledge):
        return False
    at = i - 1 - (i > 1 and nodes[i - 1].folded in (FROM, IN))
    return nodes[i].reading.article or (at >= 0 and not nodes[i].conj and _is_troops(nodes[at], knowledge))


def _is_troops(node: Node, knowledge: Knowledge) -> bool:
    """Whether a word names troops or one of them, whatever else it means."""
    return any(sense.kind == "noun" and knowledge.nouns[sense.id].class_ == "force" for sense in node.senses)


def _inner(nodes: list[Node], i: int, at: int, entry: NounEntry, knowledge: Knowledge) -> PlaceName | None:
    """The name at `at` behind the word of place at `i`, which may announce another such word."""
    node = nodes[at]
    is_name = node.of("place", "country") is not None and node.tag == NOUN
    nested = word_of_place(node, knowledge, ANNOUNCING)
    if nested is not None and nested.place == SEA:  # ولاية البحر الأحمر
        return _unknown(nodes, at, entry.id, knowledge)
    bare = is_name and entry.place == "settlement" and not node.reading.article  # بلدة حيان
    province = is_name and entry.id == "area" and nodes[i].folded in GOVERNORATES  # ولاية الجزيرة
    if nested and entry.place == "settlement" and is_called_after(nodes, at):
        return _unknown(nodes, at, entry.id, knowledge)  # قرية تل حاج حسن
    if nested and not (bare or province):
        found = None if is_name else _after_feature(nodes, at, nested, knowledge)
        if found is None and names_as_site(nodes, i, at, entry, nested, knowledge):
            return _unknown(nodes, at, entry.id, knowledge)
        return found
    if is_name:
        return _known(nodes, at, knowledge)
    if entry.id == "side" and node.reading.article and node.folded in HOMELANDS:  # شرق البلاد
        return PlaceName(at, at, folded_name(nodes, at, at), level="region", because=("homeland",))
    called_after = entry.place == "settlement" and is_called_after(nodes, at - 1)  # قرية حاج علي
    if opens_name(nodes, at) or called_after or opens_town(nodes, i, at, entry, knowledge):
        return _unknown(nodes, at, entry.id, knowledge)
    if entry.names_follow and is_its_name(nodes, i, at, entry, knowledge):
        return _unknown(nodes, at, entry.id, knowledge)
    return None


def _wrap(nodes: list[Node], i: int, inner: PlaceName, entry: NounEntry, knowledge: Knowledge) -> PlaceName:
    """Join a word of place with the name after it: part of the name, an area of it, or only a hint."""
    node = nodes[i]
    prep, because = put_by(nodes, nodes[i]), (*inner.because, f"noun:{entry.id}")
    rural = node.folded.startswith(COUNTRYSIDE)
    capital = inner.level == "country" and _is_capital(nodes[inner.last], knowledge)
    if capital:
        inner.level = "town"  # شرق القاهرة، العاصمة طرابلس
    wide = inner.level in ("country", "region") or (inner.level == "admin1" and not inner.feature)
    direction = entry.class_ == "direction" and not (rural or node.reading.article)
    sided = direction and wide and node.folded not in SURROUNDINGS
    several = is_dual(node) and not joins_side(nodes, inner.last + 2)  # ريفي حماة وإدلب: each named by itself
    sided = sided or (direction and inner.area and bool(nodes[i + 1].conj))
    of_town = rural and bool(inner.feature) and not has_side(nodes, inner.last)  # ريف مدينة س
    if (rural and not several and not of_town) or sided:
        last = inner.last
        last += last + 1 < len(nodes) and is_side_of(nodes, last + 1)
        last += last > inner.last and joins_side(nodes, last + 1)
        name = folded_name(nodes, i, last)
        return PlaceName(i, last, name, prep, inner.feature, True, level="area", because=because)
    within = node.folded if node.folded in LOCAL_PREPOSITIONS else ""  # داخل سوريا
    inner.prep, inner.because = prep or within, because
    if entry.class_ == "direction":
        inner.feature, inner.side = inner.feature or "direction", True
        return inner
    inner.feature = entry.place
    hamlet = entry.place == "settlement" and entry.in_name
    if entry.place == "road":
        inner.last = other_end(nodes, inner.last, knowledge)
    if entry.in_name and not several and not _is_apart(nodes, i, inner, knowledge):
        inner.last += _is_quoted(nodes, inner)
        inner.first, inner.name = i, folded_name(nodes, i, inner.last)
        if not hamlet:
            inner.last = kind_end(nodes, i, inner.last)
            inner.level = "facility"
    return inner


def _is_quoted(nodes: list[Node], inner: PlaceName) -> bool:
    """`مخيم "أهل سراقب"`: the sign that closes a name belongs to it as the one that opens it."""
    closed = inner.last + 1 < len(nodes) and nodes[inner.last + 1].folded in CLOSING_QUOTES
    return closed and nodes[inner.first - 1].folded in OPENING_QUOTES


def _is_capital(node: Node, knowledge: Knowledge) -> bool:
    """`الرياض`: a city, though it stands for its country's government too."""
    sense = node.first.get("country")
    return sense is not None and node.unit.folded.endswith(knowledge.capitals[sense.id])


def _is_apart(nodes: list[Node], i: int, inner: PlaceName, knowledge: Knowledge) -> bool:
    """`طريق بلدة الهول`, `قاعدة قرب حلب`: the name is that of a town, or of what the thing lies by."""
    nouns = [node.first.get("noun") for node in nodes[i + 1 : max(inner.first, i + 2)]]
    entries = [knowledge.nouns[noun.id] for noun in nouns if noun]
    return any(e.place == "settlement" or e.class_ == "direction" for e in entries)


def _unknown(nodes: list[Node], i: int, entry: str, knowledge: Knowledge, prep: str = "") -> PlaceName:
    """An unknown name: one word, more after a word that opens names, or the second word of a pair."""
    last = i
    for following in nodes[i + 1 : i + LONGEST_NAME]:
        sided = is_side(following) and not following.reading.article  # قرية الجديدة غربي إدلب
        if following.conj or following.prep or following.tag not in NOMINAL or sided:
            break
        if nodes[last].folded not in knowledge.name_openers and not completes(nodes, i, last):
            break
        last += 1
    return PlaceName(i, last, folded_name(nodes, i, last), prep, because=(f"noun:{entry}", "name_follows"))
