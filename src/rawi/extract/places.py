"""Finds place names in a sentence, known ones and those that their surroundings show to be names.

`بلدة X`, `قريتي X وY`, `ريف X الشمالي`: the feature word tells that a name follows. Which place a
name means is left to `ground`.
"""

from rawi.arabic.words import (
    ABOUT,
    AND,
    ARTICLE,
    BY,
    COLON,
    COMMA,
    COUNTRYSIDE,
    DASHES,
    FOR,
    HOMELANDS,
    IMPERFECT_OPENINGS,
    IN,
    KUNYA,
    NAMING_PREPOSITIONS,
    NISBA,
    PLACE_PLURALS,
    QUOTES,
    SIDES,
    SURROUNDINGS,
    TANWIN,
    THIRD_PERSON,
)
from rawi.extract.containers import PlaceName, is_one_of_two, relate
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, VERB, Node, governing
from rawi.knowledge.gazetteer import is_village
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry

NAMED_BY_ANY_WORD = frozenset(("settlement", "quarter", "camp", "facility"))
ANNOUNCING = frozenset(("feature", "direction"))
PEOPLE = frozenset(("force", "civilian", "authority", "body", "person", "media", "source"))
# Kinds of entries whose words are no names by themselves.
NO_NAMES = frozenset(
    ("actor", "event", "harm", "noun", "attribution", "status", "verb", "common", "domain", "scope")
)
NOMINAL = (NOUN, ADJECTIVE)
BEFORE_NAMES = frozenset('«“"(')
SHORTEST_STRANGER = 4  # letters
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
        place = None
        if node.may_name:
            place, plural = _named(nodes, i, plural, knowledge)
        elif node.tag == VERB:
            plural = False
        if place is None and node.tag == NOUN and (plural or node.conj or not node.senses):
            place, plural = _strange(nodes, i, found, plural, knowledge)
        if place is not None:
            relate(place, found, nodes)
            found.append(place)
            after = place.last + 1
    return found


def _named(nodes: list[Node], i: int, plural: bool, knowledge: Knowledge) -> tuple[PlaceName | None, bool]:
    """A known name, or the one that a word of place announces; and whether more of them may follow."""
    node, first = nodes[i], nodes[i].first
    is_name = "place" in first or "country" in first
    if not is_name and (entry := _announcing(node, knowledge)):
        place = _after_feature(nodes, i, entry, knowledge)
        return place, place is not None and any(map(is_plural, nodes[i : max(place.first, i + 1)]))
    if is_name and node.tag == NOUN and (_may_be_place(nodes, i) or (plural and node.conj == AND)):
        return _known(nodes, i, knowledge), False
    return None, plural and node.tag != VERB


def _strange(
    nodes: list[Node], i: int, found: list[PlaceName], plural: bool, knowledge: Knowledge
) -> tuple[PlaceName | None, bool]:
    """An unknown name in a list of places, or after `في`; and whether more of them may follow."""
    node = nodes[i]
    last = found[-1].last if found else -1
    joined = bool(found) and last == i - 1 and node.conj == AND
    if joined and (is_one_of_two(found[-1], nodes) or (_is_unknown_name(node) and not _heads(nodes, i))):
        return _unknown(nodes, i, "list", knowledge), plural
    if i and not node.senses and nodes[i - 1].folded == IN and _is_put_in(nodes, i):
        return _unknown(nodes, i, "put_in", knowledge), False
    if plural and found and _is_unknown_name(node) and _comma_list(nodes, last, i):
        return _unknown(nodes, i, "list", knowledge), plural
    return None, plural


def _is_put_in(nodes: list[Node], i: int) -> bool:
    """A strange word alone after `في` is a place that no table has (`في تاجوراء أمس`)."""
    node, before, reading = nodes[i], nodes[i - 1], nodes[i].reading
    if reading.article or reading.pronoun or node.prep or node.conj or len(node.folded) < SHORTEST_STRANGER:
        return False
    if before.tag != "preposition" or before.reading.pronoun:
        return False
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is None or not after.is_nominal or after.conj == AND or bool(after.prep)


def _heads(nodes: list[Node], i: int) -> bool:
    """A word before a definite noun is its head (زيادة المساعدات), no name in a list."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if after is None or not after.is_nominal or after.conj or after.prep:
        return False
    return after.reading.article and not nodes[i].reading.article


def is_plural(node: Node) -> bool:
    """Whether a word of place is a plural or dual: more than one name may follow."""
    form = node.form
    return form is not None and (form.number in ("p", "d") or node.folded.endswith(PLACE_PLURALS))


def _comma_list(nodes: list[Node], last: int, i: int) -> bool:
    between = nodes[last + 1 : i]
    return bool(between) and all(
        n.folded == COMMA or n.tag == "conjunction" or n.folded in QUOTES for n in between
    )


def _opens_name(nodes: list[Node], at: int) -> bool:
    """`أم ركبة`: a particle that opens names too, before a strange word."""
    strange = at + 1 < len(nodes) and not nodes[at + 1].senses and nodes[at + 1].unit.is_word
    return strange and nodes[at].first.get("opener") is not None and "particle" in nodes[at].first


def _known(nodes: list[Node], i: int, knowledge: Knowledge) -> PlaceName:
    node = nodes[i]
    if _is_half(nodes, i, knowledge) or _is_sided(nodes, i, knowledge):
        return PlaceName(
            i, i + 1, _name(nodes, i, i + 1), governing(nodes, nodes[i]), because=("name_follows",)
        )
    sense = node.of("place", "country")
    assert sense is not None
    level = "country" if sense.kind == "country" else knowledge.gazetteer.level(sense.id)
    because = (f"{sense.kind}:{sense.id}",)
    name = " ".join((node.folded, *node.unit.folded.split()[1:]))
    return PlaceName(i, i, name, governing(nodes, node), level=level, because=because)


def _announcing(node: Node, knowledge: Knowledge) -> NounEntry | None:
    """The entry of a word of place or direction, which `مستشفى` is beside being a building."""
    if "noun" not in node.first:
        return None
    nouns = (knowledge.nouns[sense.id] for sense in node.senses if sense.kind == "noun")
    return next((noun for noun in nouns if noun.class_ in ANNOUNCING), None)


def _is_half(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`معارة النعسان`: a known name without article goes on with a strange word that has it."""
    node, after = nodes[i], nodes[i + 1] if i + 1 < len(nodes) else None
    if after is None or after.senses or not after.unit.is_word or after.conj or after.prep:
        return False
    if not after.reading.article or node.reading.article or "country" in node.first:
        return False
    if after.folded.endswith(NISBA[0]) and knowledge.gazetteer.named(after.folded[:-1]):
        return False  # جوبر الدمشقي: Jobar of Damascus
    behind = nodes[i + 2] if i + 2 < len(nodes) else None
    return behind is None or not _describes(behind, after)


def _describes(adjective: Node, node: Node) -> bool:
    """`اللحظات الأولى`: a definite word and an ordinal are a noun and its adjective, part of no name."""
    if adjective.conj or adjective.prep or not (adjective.reading.article and node.reading.article):
        return False
    common = adjective.first.get("common")
    return adjective.tag == NUMBER or (common is not None and common.id == "order")


def _is_sided(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`الغارية الشرقية`: a village with the article and a side is another one than without it.

    Behind `أطراف` and the like the side is theirs (`أطراف بلدة س الشمالية`).
    """
    node, after = nodes[i], nodes[i + 1] if i + 1 < len(nodes) else None
    if after is None or not node.reading.article or not after.reading.article or not _is_side(after):
        return False
    heads = [n.first["noun"] for n in nodes[max(0, i - 2) : i] if "noun" in n.first]
    if any(knowledge.nouns[noun.id].class_ == "direction" or noun.form.number == "p" for noun in heads):
        return False
    rows = [knowledge.gazetteer.rows.get(sense.id) for sense in node.senses if sense.kind == "place"]
    return bool(rows) and all(row is None or is_village(row) for row in rows)


def _after_feature(nodes: list[Node], i: int, entry: NounEntry, knowledge: Knowledge) -> PlaceName | None:
    """The name that a feature or direction word announces, or None when none follows."""
    if i and nodes[i - 1].folded == ABOUT:  # عن طريق: by means of, no road
        return None
    if entry.class_ == "direction" and f" {ARTICLE}" in nodes[i].unit.folded:  # مركز المدينة is closed
        return None
    at = i + 1
    while at < len(nodes) and nodes[at].tag == SIGN and nodes[at].folded in BEFORE_NAMES:
        at += 1
    if at >= len(nodes) or nodes[at].conj or (nodes[at].tag not in NOMINAL and not _opens_name(nodes, at)):
        return None
    if _is_described(nodes[i], nodes[at]):
        return None
    inner = _inner(nodes, i, at, entry, knowledge)
    return None if inner is None else _wrap(nodes, i, inner, entry, knowledge)


def _is_described(feature: Node, following: Node) -> bool:
    """`المنطقة الآمنة`, `معبراً نهرياً`, `قواعدها سالمة`: an adjective follows, not a name."""
    if "place" in following.first:
        return bool(feature.reading.pronoun) or _agree(feature, following)
    return bool(feature.reading.pronoun or feature.reading.article) or _agree(feature, following)


def _agree(noun: Node, following: Node) -> bool:
    """`معبراً نهرياً`: two words in the indefinite accusative are a noun and its adjective."""
    return noun.tag == NOUN and noun.folded.endswith(TANWIN) and following.folded.endswith(TANWIN)


def _inner(nodes: list[Node], i: int, at: int, entry: NounEntry, knowledge: Knowledge) -> PlaceName | None:
    """The name at `at` behind the word of place at `i`, which may announce another such word."""
    node = nodes[at]
    is_name = node.of("place", "country") is not None and node.tag == NOUN
    if nested := _announcing(node, knowledge):
        return None if is_name else _after_feature(nodes, at, nested, knowledge)
    if is_name:
        return _known(nodes, at, knowledge)
    if entry.id == "side" and node.reading.article and node.folded in HOMELANDS:  # شرق البلاد
        return PlaceName(at, at, _name(nodes, at, at), level="region", because=("homeland",))
    if _opens_name(nodes, at):
        return _unknown(nodes, at, entry.id, knowledge)
    if entry.names_follow and _names(nodes, i, at, entry, knowledge):
        return _unknown(nodes, at, entry.id, knowledge)
    return None


def _names(nodes: list[Node], i: int, at: int, entry: NounEntry, knowledge: Knowledge) -> bool:
    """Whether the word at `at` is the name that a feature word announces.

    Any definite word names a quarter, a town or a facility (`حي التضامن`, `شارع النصر`), people apart.
    """
    node = nodes[at]
    if _is_unknown_name(node):
        return True
    definite = node.reading.article and not node.prep
    if entry.place not in NAMED_BY_ANY_WORD or nodes[i].reading.article or not definite:
        return False
    if entry.place == "facility" and (node.of("noun", "event", "harm", "time") or is_plural(nodes[i])):
        return False
    noun = node.first.get("noun")
    return "actor" not in node.first and (noun is None or knowledge.nouns[noun.id].class_ not in PEOPLE)


def _wrap(nodes: list[Node], i: int, inner: PlaceName, entry: NounEntry, knowledge: Knowledge) -> PlaceName:
    """Join a word of place with the name after it: part of the name, an area of it, or only a hint."""
    node, form = nodes[i], nodes[i].form
    prep, because = governing(nodes, nodes[i]), (*inner.because, f"noun:{entry.id}")
    rural = node.folded.startswith(COUNTRYSIDE)
    wide = inner.level in ("country", "region") or (inner.level == "admin1" and not inner.feature)
    direction = entry.class_ == "direction" and not (rural or node.reading.article)
    sided = direction and wide and node.folded not in SURROUNDINGS
    several = form is not None and form.number == "d"  # ريفي حماة وإدلب: each named by itself
    if (rural and not several) or sided:
        last = inner.last
        last += last + 1 < len(nodes) and _is_side(nodes[last + 1])
        name = _name(nodes, i, last)
        return PlaceName(i, last, name, prep, inner.feature, True, level="area", because=because)
    inner.prep, inner.because = prep, because
    if entry.class_ == "direction":
        inner.feature = inner.feature or "direction"
        return inner
    inner.feature = entry.place
    if entry.place == "road":
        inner.last = _other_end(nodes, inner.last, knowledge)
    if entry.in_name and not several and not _is_apart(nodes, i, inner, knowledge):
        inner.first = i
        inner.name = _name(nodes, i, inner.last)
        inner.level = "facility"
    return inner


def _other_end(nodes: list[Node], last: int, knowledge: Knowledge) -> int:
    """The last node of a road's name: of the second end, where it is named by both (`طريق دمشق - حمص`)."""
    at = last + 1
    at += at < len(nodes) and nodes[at].folded in DASHES
    if at >= len(nodes) or nodes[at].prep or nodes[at].conj:
        return last
    town = any(s.kind == "place" and knowledge.gazetteer.level(s.id) == "town" for s in nodes[at].senses)
    return at if town or (at > last + 1 and _is_unknown_name(nodes[at])) else last


def _is_apart(nodes: list[Node], i: int, inner: PlaceName, knowledge: Knowledge) -> bool:
    """`طريق بلدة الهول`, `قاعدة قرب حلب`: the name is that of a town, or of what the thing lies by."""
    nouns = [node.first.get("noun") for node in nodes[i + 1 : max(inner.first, i + 2)]]
    entries = [knowledge.nouns[noun.id] for noun in nouns if noun]
    return any(e.place == "settlement" or e.class_ == "direction" for e in entries)


def _is_side(node: Node) -> bool:
    """`الشمالي`, `الغربية`: a side of the place before."""
    if node.tag not in NOMINAL or node.conj or node.prep:
        return False
    return node.folded.startswith(SIDES) and node.folded.endswith(NISBA)


def _unknown(nodes: list[Node], i: int, entry: str, knowledge: Knowledge) -> PlaceName:
    """An unknown name: one word, more after a word that opens names, or the second word of a pair."""
    last = i
    for following in nodes[i + 1 : i + LONGEST_NAME]:
        if following.conj or following.prep or following.tag not in NOMINAL:
            break
        if nodes[last].folded not in knowledge.name_openers and not _completes(nodes[i], following):
            break
        last += 1
    return PlaceName(i, last, _name(nodes, i, last), because=(f"noun:{entry}", "name_follows"))


def _completes(first: Node, following: Node) -> bool:
    """`عيتا الشعب`, `الشيخ مقصود`: a strange name without article goes on with one definite word."""
    beside = following.index == first.index + 1 and not following.of("event", "harm")
    return beside and not _relates(following) and following.reading.article and not first.reading.article


def _is_unknown_name(node: Node) -> bool:
    """No known word, or one whose only known meaning is a place."""
    strange = node.tag == NOUN and len(node.folded) >= 2 and NO_NAMES.isdisjoint(node.first)
    return strange and not _looks_like_verb(node)


def _looks_like_verb(node: Node) -> bool:
    """`يقطنها`: an imperfect with the pronoun of its object, whatever its root."""
    return node.folded.startswith(IMPERFECT_OPENINGS) and node.folded.endswith(THIRD_PERSON[:4])


def _name(nodes: list[Node], first: int, last: int) -> str:
    words = [n.unit.folded for n in nodes[first : last + 1] if n.tag != SIGN]
    reading = nodes[first].reading
    cut = len(reading.conj) + len(reading.prep)
    if cut and not (reading.prep == FOR and reading.article):
        words[0] = words[0][cut:]
    return " ".join(words)


def _may_be_place(nodes: list[Node], i: int) -> bool:
    """A name that is also a common word counts only after a preposition of place or in a list of places."""
    node = nodes[i]
    before = nodes[i - 1] if i else None
    if before is not None and (before.tag == "relative" or before.folded in KUNYA or _agree(before, node)):
        return False  # behind a relative, a verb must follow
    if node.reading.pronoun:
        return False
    if any(s.reading.pronoun and s.kind in ("noun", "common") for s in node.unit.senses):
        return False  # منزله is his house before it is a village
    if "ambiguous" not in node.first:
        return True
    inside = before is not None and before.tag == "preposition" and before.folded in NAMING_PREPOSITIONS
    if node.prep == BY or inside or (not node.reading.article and _is_put_in_country(nodes, i)):
        return node.of("event", "harm") is None
    if before is not None and before.folded in DASHES and i > 1:
        return _opens_story(nodes, i)
    return before is not None and "place" in before.first


def _opens_story(nodes: list[Node], i: int) -> bool:
    """`حلب – حيان:`: the second place of a dateline."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return "place" in nodes[i - 2].first and after is not None and after.folded == COLON


def _is_put_in_country(nodes: list[Node], i: int) -> bool:
    """`على حيان بريف حلب`: what lies in a countryside is a place."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    behind_preposition = i > 0 and nodes[i - 1].tag == "preposition"
    return behind_preposition and after is not None and after.prep == BY and after.folded == COUNTRYSIDE


def _relates(node: Node) -> bool:
    """`المجاورة`, `التابعة`: no part of a name, it ties the place to another."""
    common = node.first.get("common")
    return common is not None and common.id in ("nearness", "state")
