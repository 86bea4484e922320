"""Finds place names in a sentence, known ones and those that their surroundings show to be names.

`بلدة X`, `قريتي X وY`, `ريف X الشمالي`: the feature word tells that a name follows. Which place a
name means is left to `ground`.
"""

from dataclasses import dataclass

from rawi.arabic.words import IMPERFECT_OPENINGS, KUNYA, OF_OR_FROM, TANWIN, THIRD_PERSON
from rawi.extract.nodes import ADJECTIVE, NOUN, SIGN, Node
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry

NAMED_BY_ANY_WORD = frozenset(("settlement", "quarter", "camp"))
PEOPLE = frozenset(("force", "civilian", "authority", "body", "person", "media", "source"))
SHORTEST_STRANGER = 4  # letters
QUOTES = '«»"“”()'


@dataclass(slots=True, eq=False)
class PlaceName:
    """A place named in a sentence: its nodes, its folded name, and how it stands to the place before it.

    A `container` says where the place before lies; `beside` it, where that is only what it lies by.
    """

    first: int
    last: int
    name: str
    prep: str = ""
    feature: str = ""
    area: bool = False
    container: bool = False
    beside: bool = False
    within: "PlaceName | None" = None
    level: str = ""
    because: tuple[str, ...] = ()


def find_places(nodes: list[Node], knowledge: Knowledge) -> list[PlaceName]:
    """The place names of a sentence in text order; a place that only says where another lies is its container."""
    found: list[PlaceName] = []
    plural = False
    i = 0
    while i < len(nodes):
        place, plural = _place_at(nodes, i, found, plural, knowledge)
        if place is None:
            i += 1
            continue
        _contain(place, found, nodes)
        found.append(place)
        i = place.last + 1
    return found


def _place_at(
    nodes: list[Node], i: int, found: list[PlaceName], plural: bool, knowledge: Knowledge
) -> tuple[PlaceName | None, bool]:
    node = nodes[i]
    noun = node.of("noun")
    feature = knowledge.nouns[noun.id] if noun else None
    if feature and feature.class_ in ("feature", "direction") and not node.of("place", "country"):
        place = _after_feature(nodes, i, knowledge)
        return place, bool(place) and _is_plural(node)
    if (
        node.tag in (NOUN, "preposition")
        and node.of("place", "country")
        and _may_be_place(nodes, i, knowledge)
    ):
        return _known(nodes, i, knowledge), False
    if (
        found
        and found[-1].last == i - 1
        and node.conj == "و"
        and _is_unknown_name(node)
        and not _heads(nodes, i)
    ):
        return _unknown(nodes, i, "list", knowledge), plural
    if _is_put_in(nodes, i):
        return _unknown(nodes, i, "put_in", knowledge), False
    if (
        plural
        and found
        and node.tag == NOUN
        and _is_unknown_name(node)
        and _comma_list(nodes, found[-1].last, i)
    ):
        return _unknown(nodes, i, "list", knowledge), plural
    return None, plural and not node.tag == "verb"


def _is_put_in(nodes: list[Node], i: int) -> bool:
    """A strange word alone after `في` is a place that no table has (`في تاجوراء أمس`)."""
    node, before = nodes[i], nodes[i - 1] if i else None
    if (
        node.senses
        or node.tag != NOUN
        or node.reading.article
        or node.reading.pronoun
        or len(node.folded) < SHORTEST_STRANGER
    ):
        return False
    inside = (
        before is not None
        and before.tag == "preposition"
        and before.folded == "في"
        and not before.reading.pronoun
    )
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    alone = after is None or not after.is_nominal or after.conj == "و" or bool(after.prep)
    return inside and alone and not node.prep and not node.conj


def _heads(nodes: list[Node], i: int) -> bool:
    """A word before a definite noun is its head (زيادة المساعدات), no name in a list."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return (
        after is not None
        and after.is_nominal
        and after.reading.article
        and not nodes[i].reading.article
        and not after.conj
        and not after.prep
    )


def _is_plural(node: Node) -> bool:
    return node.form is not None and (
        node.form.number in ("p", "d") or node.folded.endswith(("ات", "ري", "دن", "ياء", "حياء"))
    )


def _comma_list(nodes: list[Node], last: int, i: int) -> bool:
    return all(n.folded == "،" or n.tag == "conjunction" or n.folded in QUOTES for n in nodes[last + 1 : i])


def _known(nodes: list[Node], i: int, knowledge: Knowledge) -> PlaceName:
    node = nodes[i]
    sense = node.of("place", "country")
    assert sense is not None
    level = "country" if sense.kind == "country" else knowledge.gazetteer.level(sense.id)
    prep = node.prep or (nodes[i - 1].folded if i and nodes[i - 1].tag == "preposition" else "")
    return PlaceName(i, i, node.folded, prep, level=level, because=(f"{sense.kind}:{sense.id}",))


def _after_feature(nodes: list[Node], i: int, knowledge: Knowledge) -> PlaceName | None:
    """The name that a feature or direction word announces, or None when none follows."""
    noun = nodes[i].of("noun")
    assert noun is not None
    entry = knowledge.nouns[noun.id]
    prep = nodes[i].prep or (nodes[i - 1].folded if i and nodes[i - 1].tag == "preposition" else "")
    at = i + 1
    while at < len(nodes) and nodes[at].tag == SIGN and nodes[at].folded in '«“"(':
        at += 1
    if at >= len(nodes) or nodes[at].conj or nodes[at].tag not in (NOUN, ADJECTIVE):
        return None
    # المنطقة الآمنة, معبراً نهرياً, قواعدها سالمة: an adjective follows, not a name
    if nodes[i].reading.pronoun or (nodes[i].reading.article and not nodes[at].of("place")):
        return None
    if nodes[i].folded.endswith(TANWIN) and nodes[at].folded.endswith(TANWIN) and not nodes[at].of("place"):
        return None
    inner = None
    if (nested := nodes[at].of("noun")) and knowledge.nouns[nested.id].class_ in ("feature", "direction"):
        inner = None if nodes[at].of("place", "country") else _after_feature(nodes, at, knowledge)
    elif nodes[at].of("place", "country") or (entry.names_follow and _names(nodes, i, at, entry, knowledge)):
        known = nodes[at].of("place", "country")
        inner = _known(nodes, at, knowledge) if known else _unknown(nodes, at, entry.id, knowledge)
    if inner is None:
        return None
    return _wrap(nodes, i, inner, entry.class_, entry.place, entry.in_name, prep, f"noun:{entry.id}")


def _names(nodes: list[Node], i: int, at: int, entry: NounEntry, knowledge: Knowledge) -> bool:
    """Whether the word at `at` is the name that a feature word announces.

    Any definite word names a quarter, a town or a facility (`حي التضامن`, `شارع النصر`), people apart.
    """
    node = nodes[at]
    if _is_unknown_name(node):
        return True
    if (
        entry.place not in NAMED_BY_ANY_WORD
        or nodes[i].reading.article
        or not node.reading.article
        or node.prep
    ):
        return False
    noun = node.of("noun")
    return node.of("actor") is None and (noun is None or knowledge.nouns[noun.id].class_ not in PEOPLE)


def _wrap(
    nodes: list[Node],
    i: int,
    inner: PlaceName,
    class_: str,
    sort: str,
    in_name: bool,
    prep: str,
    because: str,
) -> PlaceName:
    """Join a feature or direction word with the name after it: part of the name, an area of it, or only a hint."""
    rural = nodes[i].folded.startswith("ريف")
    sided = (
        class_ == "direction"
        and inner.level in ("country", "region")
        and not rural
        and nodes[i].folded not in NEAR
    )
    form = nodes[i].form
    several = form is not None and form.number == "d"  # ريفي حماة وإدلب: each named by itself
    if (rural and not several) or sided:
        last = inner.last
        if last + 1 < len(nodes) and nodes[last + 1].tag in (ADJECTIVE, NOUN) and _is_side(nodes[last + 1]):
            last += 1
        return PlaceName(
            i,
            last,
            _name(nodes, i, last),
            prep,
            inner.feature,
            True,
            level="area",
            because=(*inner.because, because),
        )
    inner.prep = prep
    inner.because = (*inner.because, because)
    if class_ == "direction":
        inner.feature = inner.feature or "direction"
        return inner
    inner.feature = sort
    if in_name:
        inner.first = i
        inner.name = _name(nodes, i, inner.last)
        inner.level = "facility"
    return inner


NEAR = frozenset("محيط وسط قرب اطراف مشارف ضواحي داخل خارج مركز قلب تخوم جوار".split())
SIDES = ("شمال", "جنوب", "شرق", "غرب", "اوسط", "وسط")


def _is_side(node: Node) -> bool:
    return (
        node.folded.startswith(SIDES)
        and not node.conj
        and not node.prep
        and node.folded.endswith(("ي", "يه"))
    )


def _unknown(nodes: list[Node], i: int, entry: str, knowledge: Knowledge) -> PlaceName:
    """An unknown name: one word, more after a word that opens names, or the second word of a pair."""
    last = i
    while last + 1 < len(nodes) and last - i < 3:
        following = nodes[last + 1]
        if following.conj or following.prep or following.tag not in (NOUN, ADJECTIVE):
            break
        opener = nodes[last].folded in knowledge.name_openers
        if not opener and not _completes(nodes[i], following):
            break
        last += 1
    return PlaceName(i, last, _name(nodes, i, last), because=(f"noun:{entry}", "name_follows"))


def _completes(first: Node, following: Node) -> bool:
    """`عيتا الشعب`, `الشيخ مقصود`: a strange name without article goes on with one definite word."""
    return (
        not first.reading.article
        and following.reading.article
        and following.index == first.index + 1
        and not following.of("event", "harm")
        and not _relates(following)
    )


def _is_unknown_name(node: Node) -> bool:
    """No known word, or one whose only known meaning is a place."""
    return (
        node.tag == NOUN
        and len(node.folded) >= 2
        and not _looks_like_verb(node)
        and not node.of(
            "actor", "event", "harm", "noun", "attribution", "status", "verb", "common", "domain", "scope"
        )
    )


def _looks_like_verb(node: Node) -> bool:
    """`يقطنها`: an imperfect with the pronoun of its object, whatever its root."""
    return node.folded.startswith(IMPERFECT_OPENINGS) and node.folded.endswith(THIRD_PERSON[:4])


def _name(nodes: list[Node], first: int, last: int) -> str:
    words = [n.unit.folded for n in nodes[first : last + 1] if n.tag != SIGN]
    reading = nodes[first].reading
    cut = len(reading.conj) + len(reading.prep)
    if cut and not (reading.prep == "ل" and reading.article):
        words[0] = words[0][cut:]
    return " ".join(words)


def _may_be_place(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """A name that is also a common word counts only after a preposition of place or in a list of places."""
    node = nodes[i]
    before = nodes[i - 1] if i else None
    if node.tag != NOUN or node.reading.pronoun or (before and before.folded in KUNYA):
        return False
    if node.of("ambiguous") is None:
        return True
    if node.prep == "ب" or (
        before and before.tag == "preposition" and before.folded in ("في", "الي", "من", "قرب")
    ):
        return not node.of("event", "harm")
    return bool(before and before.of("place"))


def _contain(place: PlaceName, found: list[PlaceName], nodes: list[Node]) -> None:
    """Mark a place that only says where the one before lies (`بريف إدلب`, `شمال حماة`, `في محافظة X`)."""
    if not found:
        return
    if nodes[place.first].conj or nodes[_start(place, nodes)].conj:
        place.container = place.beside = found[-1].beside
        return
    before = found[-1]
    if _is_neighbour(nodes, place):
        place.container = place.beside = True
        return
    between = [n for n in nodes[before.last + 1 : place.first] if n.folded not in QUOTES]
    if _tells_where(between, place):
        place.container = place.beside = True
        return
    if any(n.tag in ("verb", SIGN) or n.senses and n.senses[0].kind in ("event", "harm") for n in between):
        if not (len(between) == 1 and between[0].folded == "،" and place.prep in ("في", "ب")):
            return
    if len(between) > 3 or any(n.conj for n in between):
        return
    wider = _width(place.level) > _width(before.level)
    if place.area or place.prep in ("ب", "في") or place.feature == "direction" or wider:
        place.container = True
        before.within = place
        if before.container and found[-2:-1]:
            found[-2].within = found[-2].within or place


def _relates(node: Node) -> bool:
    """`المجاورة`, `التابعة`: no part of a name, it ties the place to another."""
    common = node.of("common")
    return common is not None and common.id in ("nearness", "state")


def _is_neighbour(nodes: list[Node], place: PlaceName) -> bool:
    """`الحدودية مع العراق`, `القريبة من حلب`: it only tells what a place lies by."""
    words = nodes[max(0, place.first - 3) : place.first]
    return any(n.of("common") is not None and n.of("common").id == "nearness" for n in words)  # type: ignore[union-attr]


def _tells_where(between: list[Node], place: PlaceName) -> bool:
    """`الذي يقع شمال غرب القاعدة`, `التابعة لجرابلس`: it only says where the place before lies."""
    if len(between) == 1 and between[0].tag == ADJECTIVE and place.prep in OF_OR_FROM:
        return True
    return (
        place.feature == "direction"
        and len(between) >= 2
        and between[0].tag == "relative"
        and between[1].tag == "verb"
        and all(n.of("noun") for n in between[2:])
    )


def _start(place: PlaceName, nodes: list[Node]) -> int:
    """The node of the feature word before a name, where there is one."""
    i = place.first
    while (
        i > 0 and (noun := nodes[i - 1].of("noun")) and not nodes[i - 1].of("place") and noun.kind == "noun"
    ):
        i -= 1
        if nodes[i].conj or nodes[i].prep:
            break
    return i


def _width(level: str) -> int:
    return {"country": 4, "admin1": 3, "area": 2}.get(level, 1)
