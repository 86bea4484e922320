"""Finds names that only commas mark off, in a list behind a word for several: `قرى س، مزرعة كبيرة، ع`."""

from rawi.arabic.site_words import NAMESAKES
from rawi.arabic.words import AND, COMMA, HONOURS, STOPS_AND_COMMA
from rawi.extract.containers import PlaceName
from rawi.extract.nodes import SIGN, VERB, Node
from rawi.extract.place_words import (
    DIRECTIONS,
    FEATURES,
    NOMINAL,
    PEOPLE,
    describes_only,
    folded_name,
    is_feminine_participle,
    is_plural,
    is_side_word,
    word_of_place,
)
from rawi.knowledge.load import Knowledge

LONGEST_ITEM = 3  # words
NO_ITEM = ("event", "harm", "actor", "attribution", "status", "result", "scope", "time", "verb")
CALLED_AFTER = HONOURS | NAMESAKES


def item_at(nodes: list[Node], i: int, last: PlaceName, knowledge: Knowledge) -> PlaceName | None:
    """The name from `i` to the next comma, when a comma parts it from the last name of a list.

    Any words but acts, people, sides and what describes: nothing else stands so in such a list.
    """
    if nodes[i - 1].folded != COMMA or last.last != i - 2 or not _opens_item(nodes[i], knowledge):
        return None
    end = i
    opens = nodes[i].folded in knowledge.name_openers
    while end + 1 < len(nodes) and end - i < LONGEST_ITEM and _goes_on(nodes, i, end + 1, opens=opens):
        end += 1
    after = nodes[end + 1] if end + 1 < len(nodes) else None
    if after is not None and not (after.tag == SIGN and after.folded in STOPS_AND_COMMA):
        return None
    if end == i and nodes[i].of("place", "country"):
        return None
    for node in nodes[i + 1 : end + 1]:
        if node.of("event") is not None:  # تل الطوقان tells no siege
            node.keep(())
    return PlaceName(i, end, folded_name(nodes, i, end), because=("noun:list", "name_follows"))


def _opens_item(node: Node, knowledge: Knowledge) -> bool:
    """A noun that tells no act and no side, no people but one that a place is called after (`شيخ س`)."""
    if node.tag not in NOMINAL or node.prep or (node.conj and node.conj != AND) or node.of(*NO_ITEM):
        return False
    if is_side_word(node) or is_feminine_participle(node) or node.reading.pronoun:
        return False
    if node.reading.article and describes_only(node):
        return False
    noun = node.first.get("noun")
    if noun is None:
        return True
    if word_of_place(node, knowledge, FEATURES | DIRECTIONS) is not None:
        return not is_plural(node)
    people = knowledge.nouns[noun.id].class_ in PEOPLE
    return not people or node.folded in CALLED_AFTER


def _goes_on(nodes: list[Node], first: int, at: int, *, opens: bool) -> bool:
    """Whether a word belongs to the item before it; a verb, or an act, only behind what opens names."""
    node = nodes[at]
    if node.conj or node.prep or not node.unit.is_word or is_side_word(node):
        return False
    if node.reading.article and describes_only(node):  # not of an indefinite: قرية مزرعة كبيرة
        return False
    honoured = node.tag == VERB and nodes[first].folded in CALLED_AFTER
    named = opens and node.reading.article  # تل الطوقان
    return (node.tag in NOMINAL and (named or node.of(*NO_ITEM) is None)) or honoured
