"""How far the name of a place goes: over a strange word, over a side, to the other end of a road."""

from rawi.arabic.site_words import KINDS_OF_SITE, PARTS_OF_TOWNS
from rawi.arabic.words import (
    AND,
    CLOSING_QUOTES,
    DASHES,
    FEMININE,
    KUNYA,
    LYING,
    NISBA,
    OPENING_QUOTES,
    SIDES,
)
from rawi.extract.choices import NAMING
from rawi.extract.nodes import NOUN, Node
from rawi.extract.place_words import NOMINAL, is_ordinal_of, is_side, is_unknown_name
from rawi.knowledge.gazetteer import is_village
from rawi.knowledge.load import Knowledge

LONGEST_QUOTED = 4  # words
OTHER_MEANINGS = frozenset(("noun", "event", "place", "actor"))  # of what opens names


def is_half(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`معارة النعسان`, `الشيخ سعيد`: a known name goes on with a strange word that makes another of it."""
    node, after = nodes[i], nodes[i + 1] if i + 1 < len(nodes) else None
    if after is not None and _goes_on(node, after):
        return True
    if after is None or after.senses or not after.unit.is_word or after.conj or after.prep:
        return False
    if after.folded in LYING:
        return False
    if node.folded in knowledge.name_openers and " " not in node.unit.folded:
        return after.tag == NOUN
    if not after.reading.article or node.reading.article or "country" in node.first:
        return False
    if after.folded.endswith(NISBA[0]) and knowledge.gazetteer.named(after.folded[:-1]):
        return False  # جوبر الدمشقي: Jobar of Damascus
    behind = nodes[i + 2] if i + 2 < len(nodes) else None
    return behind is None or not is_ordinal_of(behind, after)


def half_end(nodes: list[Node], i: int) -> int:
    """The last node of a name that opens at `i` and goes on: `الشيخ سعيد`, `الشيخ عبد الله`."""
    third = nodes[i + 2] if i + 2 < len(nodes) else None
    return (
        i + 1 + (nodes[i + 1].folded in KUNYA and third is not None and third.tag == NOUN and not third.conj)
    )


def opening_of(nodes: list[Node], i: int, knowledge: Knowledge) -> int:
    """`رأس الناقورة`: the first node of a name whose second word, with the article, is a town's too."""
    before = nodes[i - 1] if i else None
    if before is None or not nodes[i].reading.article or nodes[i].prep or nodes[i].conj:
        return i
    opens = before.folded in knowledge.name_openers and OTHER_MEANINGS.isdisjoint(before.first)
    return i - (opens and before.tag == NOUN and not (before.reading.article or before.reading.pronoun))


def _goes_on(node: Node, after: Node) -> bool:
    """`ظهران الجنوب`, `بغداد الجديدة`, `درعا البلد`: a town's name with the south, the new, the old."""
    plain = not (node.reading.article or " " in node.unit.folded or "country" in node.first)
    bare = after.reading.article and not (after.conj or after.prep)
    return (
        plain and bare and (after.folded in PARTS_OF_TOWNS or (after.folded in SIDES and after.tag == NOUN))
    )


def is_sided(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`الغارية الشرقية`: a village with the article and a side is another one than without it.

    Behind `أطراف` and the like the side is theirs (`أطراف بلدة س الشمالية`).
    """
    node, after = nodes[i], nodes[i + 1] if i + 1 < len(nodes) else None
    if after is None or not node.reading.article or not after.reading.article or not is_side(after):
        return False
    heads = [n.first["noun"] for n in nodes[max(0, i - 2) : i] if "noun" in n.first]
    if any(knowledge.nouns[noun.id].class_ == "direction" or noun.form.number == "p" for noun in heads):
        return False
    rows = [knowledge.gazetteer.rows.get(sense.id) for sense in node.senses if sense.kind == "place"]
    return bool(rows) and all(row is None or is_village(row) for row in rows)


def other_end(nodes: list[Node], last: int, knowledge: Knowledge) -> int:
    """The last node of a road's name: of the second end, where it is named by both (`طريق دمشق - حمص`)."""
    at = last + 1
    at += at < len(nodes) and nodes[at].folded in DASHES
    if at >= len(nodes) or nodes[at].prep or nodes[at].conj:
        return last
    town = any(s.kind == "place" and knowledge.gazetteer.level(s.id) == "town" for s in nodes[at].senses)
    return at if town or (at > last + 1 and is_unknown_name(nodes[at])) else last


def kind_end(nodes: list[Node], feature: int, last: int) -> int:
    """`مطار الشعيرات العسكري`: the last node of a site's name, with the adjective that tells its sort."""
    after = nodes[last + 1] if last + 1 < len(nodes) else None
    if after is None or not after.reading.article or after.conj or after.prep:
        return last
    feminine = after.folded.endswith(FEMININE)
    agrees = feminine == nodes[feature].unit.folded.partition(" ")[0].endswith(FEMININE)
    return last + (agrees and after.folded.removesuffix(FEMININE) in KINDS_OF_SITE)


def is_side_of(nodes: list[Node], i: int) -> bool:
    """`ريف حلب الشمالي`, not `ريف حلب شمالي سوريا`: a side of the countryside, and of nothing behind it."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    named = after is not None and not (after.conj or after.prep or NAMING.isdisjoint(after.first))
    return is_side(nodes[i]) and (nodes[i].reading.article or not named)


def has_side(nodes: list[Node], last: int) -> bool:
    """`ريف مدينة حلب الشمالي`: whether a side stands behind a name."""
    return last + 1 < len(nodes) and is_side_of(nodes, last + 1)


def joins_side(nodes: list[Node], i: int) -> bool:
    """`ريف حلب الشمالي والشرقي`: a second side of the same countryside."""
    node = nodes[i] if i < len(nodes) else None
    joined = node is not None and node.conj == AND and bool(node.reading.article) and not node.prep
    return joined and node is not None and node.folded.startswith(SIDES) and node.folded.endswith(NISBA)


def quoted_end(nodes: list[Node], feature: int, at: int) -> int:
    """The last node of a name of several words in quotation marks behind a word of place, else `at`."""
    if at == feature + 1 or nodes[at - 1].folded not in OPENING_QUOTES:
        return at
    for end in range(at, min(at + LONGEST_QUOTED, len(nodes) - 1)):
        if nodes[end + 1].folded in CLOSING_QUOTES:
            return end
        if nodes[end + 1].tag not in NOMINAL and nodes[end + 1].folded not in DASHES:
            break
    return at
