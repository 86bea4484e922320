"""Tells whether the word behind a word of place is its name: `حي التضامن`, `قرية بئر الحلو`, `حي القصور`."""

from rawi.arabic.words import AND, BY, CITY, COMMA, FEMININE, HOMELANDS, TANWIN
from rawi.extract.classes import CIVILIANS
from rawi.extract.given_names import NAMED_SITES
from rawi.extract.nodes import NOUN, SIGN, Node
from rawi.extract.place_words import (
    DIRECTIONS,
    FEATURES,
    PEOPLE,
    heads_a_definite,
    is_dual,
    is_feminine_participle,
    is_plural,
    is_side,
    is_side_word,
    is_unknown_name,
    looks_common,
    word_of_place,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry

CHECKPOINT = "checkpoint"
CROSSINGS = frozenset(("bridge", "crossroads"))  # entries: any definite word names them
TROOPS = frozenset(("force", "media", "source"))
ACTS = ("event", "harm", "actor", "time", "attribution", "status")  # kinds that make no village's name
NATURE = "nature"  # the entry of mountains, valleys, hills and waters


def is_its_name(nodes: list[Node], i: int, at: int, entry: NounEntry, knowledge: Knowledge) -> bool:
    """Whether the word at `at` is the name that a feature word announces.

    Any definite word names a quarter, a town or a facility (`حي التضامن`, `شارع النصر`), people apart.
    """
    node = nodes[at]
    if node.folded in HOMELANDS and (entry.class_ == "direction" or entry.place == "quarter"):
        return False  # شوارع البلاد
    if (entry.place == "region" or is_plural(nodes[i])) and is_feminine_participle(node):
        return False  # مناطق متباينة
    if entry.id == CHECKPOINT and (not node.reading.article or _is_checkpoint_of(node, knowledge)):
        return False  # حاجز مؤقت، حاجز الجيش
    if is_unknown_name(node) and not (node.prep or looks_common(node)):
        return True
    if entry.place == "settlement" and _names_village(nodes, i, at, knowledge):
        return True
    if _are_two(nodes, i, at, knowledge):
        return True
    if entry.id == NATURE and _names_ground(nodes[i], node, knowledge):
        return True
    definite = node.reading.article and not node.prep
    if entry.id in CROSSINGS and definite and not (nodes[i].reading.article or is_plural(nodes[i])):
        return "actor" not in node.first and not _is_fight(node, knowledge)  # جسر الرئيس
    if entry.place not in NAMED_SITES or nodes[i].reading.article or not definite:
        return False
    if entry.place == "facility" and (is_plural(nodes[i]) or node.of("event", "harm", "time")):
        return False
    if entry.place == "facility" and entry.id != CHECKPOINT and "noun" in node.first:
        return False
    if entry.place == "quarter" and (entry.hit or not is_plural(nodes[i])):
        return _names_quarter(node, entry, knowledge)
    noun = node.first.get("noun")
    return "actor" not in node.first and (noun is None or knowledge.nouns[noun.id].class_ not in PEOPLE)


def _is_checkpoint_of(node: Node, knowledge: Knowledge) -> bool:
    """`حاجز الأمن العسكري`: whose checkpoint it is, or when; not `حاجز الحديقة`."""
    noun = node.first.get("noun")
    return noun is not None and knowledge.nouns[noun.id].class_ in PEOPLE


def _names_village(nodes: list[Node], i: int, at: int, knowledge: Knowledge) -> bool:
    """`قرية الصياد بريف منبج`, `بلدة سلام`: people that a village is called after, or what is no act.

    Of people only where something puts the village somewhere (`قرية المزارع`: where he lives).
    """
    feature, node = nodes[i], nodes[at]
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    if feature.reading.article or feature.folded == CITY or is_plural(feature) or at != i + 1:
        return False
    if node.tag != NOUN or node.prep or node.reading.pronoun or node.of(*ACTS) is not None:
        return False
    if node.reading.article:
        noun = node.first.get("noun")
        people = noun is not None and knowledge.nouns[noun.id].class_ in CIVILIANS
        return people and after is not None and _puts(after, knowledge)
    alone = after is None or after.tag in (SIGN, "preposition") or bool(after.conj or after.prep)
    alone = alone or (after is not None and _puts(after, knowledge))
    plain = "common" in node.first and "noun" not in node.first
    return alone and plain and not node.folded.endswith((FEMININE, TANWIN))


def _puts(node: Node, knowledge: Knowledge) -> bool:
    """`بريف حلب`, `شمال حماة`: what says where the place before it lies."""
    if node.prep == BY:
        return "place" in node.first or word_of_place(node, knowledge, DIRECTIONS | FEATURES) is not None
    return is_side_word(node) and not (node.reading.article or node.conj or node.prep)


def _names_ground(feature: Node, node: Node, knowledge: Knowledge) -> bool:
    """`جبل صبر`, `وادي الذهب`: whose mountain or valley it is, is its name, but for people and acts."""
    if feature.reading.article or is_plural(feature) or node.tag != NOUN or node.prep or node.conj:
        return False
    if node.of(*ACTS) is not None or is_side(node):
        return False
    noun = node.first.get("noun")
    lone = noun is not None and noun.form.number == "s" and node.reading.article  # وادي الملك
    alone = noun is None or knowledge.nouns[noun.id].class_ not in (TROOPS if lone else PEOPLE)
    return not node.reading.pronoun and alone


def _names_quarter(node: Node, entry: NounEntry, knowledge: Knowledge) -> bool:
    """`ساحة الشهداء`, `حي المقاومة`: any definite word but a fight, and no goods (`سوق الخضار`)."""
    if entry.hit and node.of("common", "noun") is not None:
        return False
    return not _is_fight(node, knowledge)  # ساحة المعركة


def _is_fight(node: Node, knowledge: Knowledge) -> bool:
    """Whether a word tells fighting, whatever else it means."""
    return any(s.kind == "event" and knowledge.events[s.id].act == "clash" for s in node.senses)


def _are_two(nodes: list[Node], i: int, at: int, knowledge: Knowledge) -> bool:
    """`حقلي شاعر وجزل`: behind the dual of a word of place, two words that و joins, one of them a name."""
    if not is_dual(nodes[i]) or nodes[i].reading.article or at + 1 >= len(nodes) or nodes[at].prep:
        return _opens_list(nodes, i, at, knowledge)
    second = nodes[at + 1]
    named = is_unknown_name(second) or "place" in second.first or second.folded in knowledge.name_openers
    return second.conj == AND and not second.prep and named


def _opens_list(nodes: list[Node], i: int, at: int, knowledge: Knowledge) -> bool:
    """`محاور القصر، وكفر نوران`: behind a word for several, a thing before the name of a town."""
    node, after = nodes[at], nodes[at + 1 : at + 3]
    form = nodes[i].form
    if form is None or form.number in ("s", "d") or nodes[i].reading.article or node.prep or node.of(*ACTS):
        return False
    noun, site = node.first.get("noun"), word_of_place(node, knowledge)
    if noun is None or (site is not None and not site.in_name) or knowledge.nouns[noun.id].class_ in PEOPLE:
        return False
    second = after[1] if len(after) > 1 and after[0].folded == COMMA else after[0] if after else None
    return node.reading.article and second is not None and second.conj == AND and "place" in second.first


def opens_town(nodes: list[Node], feature: int, at: int, entry: NounEntry, knowledge: Knowledge) -> bool:
    """`قرية بئر الحلو`, `بلدة بيوت السياد`, `منطقة بيت دهرة`: what opens names, or heads a name of a town."""
    node = nodes[at]
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    bare = not (node.reading.article or node.reading.pronoun or node.prep)
    if not bare or after is None or after.tag != NOUN or after.conj or after.prep:
        return False
    if entry.place == "region" and "opener" in node.first:
        return not after.senses
    if entry.place != "settlement":
        return False
    if "opener" not in node.first:
        return bool(after.reading.article) and _is_thing_of_town(nodes[feature], node, knowledge)
    return bool(after.reading.article) or "noun" not in after.first  # مدينة جديدة قرب حلب


def _is_thing_of_town(feature: Node, node: Node, knowledge: Knowledge) -> bool:
    """Whether the noun behind a bare word for one town may open its name: no person, act or time."""
    if is_plural(feature) or feature.reading.article or node.tag != NOUN:
        return False
    if node.of(*ACTS) is not None:
        return False
    noun = node.first.get("noun")
    return noun is not None and knowledge.nouns[noun.id].class_ not in PEOPLE | DIRECTIONS


def names_as_site(
    nodes: list[Node], feature: int, at: int, entry: NounEntry, site: NounEntry, knowledge: Knowledge
) -> bool:
    """`حي القصور`, `حي طريق الباب`, `قرية الجسر`: a quarter or village that is called like a site."""
    node, word = nodes[at], nodes[feature]
    if _opens_list(nodes, feature, at, knowledge):
        return True
    if site.class_ in DIRECTIONS:  # منطقة الساحل، جبهة الساحل، but مناطق الشمال السوري
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        land = after is not None and "country" in after.first
        ahead = entry.place in ("region", "front") or entry.class_ in DIRECTIONS
        return ahead and node.reading.article and not (node.prep or is_plural(word) or land)
    if entry.place not in ("settlement", "quarter") or site.class_ not in FEATURES or not site.in_name:
        return False
    if word.reading.article or is_plural(word) or node.prep or node.conj:
        return False
    return node.reading.article or heads_a_definite(nodes, at)
