"""Tells whether a word that is a place name and something else too is the place here."""

from rawi.arabic.site_words import BANK, MAKES
from rawi.arabic.words import (
    AND,
    BETWEEN,
    BY,
    COLON,
    COUNTRYSIDE,
    DASHES,
    EACH_OF,
    FEMININE,
    FOR,
    FROM,
    HOMES,
    IN,
    KUNYA,
    NAMING_PREPOSITIONS,
    NISBA,
    ON,
    QUOTES,
    THIRD_PERSON,
)
from rawi.extract.nodes import NOUN, NUMBER, VERB, Node
from rawi.extract.place_words import DIRECTIONS, FEATURES, PEOPLE, agree_in_tanwin, is_side, word_of_place
from rawi.knowledge.load import Knowledge
from rawi.knowledge.persons import load_person_words

NEVER_ALONE = "parts_of_the_body"  # the entry of names that only a word of place makes places
UNSURE = frozenset(("ambiguous", "country", "noun", "common", "event"))  # other meanings of a town's name
OF_PLACE = FEATURES | DIRECTIONS
ACTING = frozenset(("weapon",))  # what strikes, as people do: `استهدفت المدفعية الناصرية`
BOMBARDED = frozenset(("shelling", "airstrike"))  # acts whose object behind the verb is where they fall


def may_be_place(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """A name that is also a common word counts only after a preposition of place or in a list of places."""
    node = nodes[i]
    before = nodes[i - 1] if i else None
    word = before.folded if before is not None and " " not in before.unit.folded else ""  # not بنت جبيل
    if before is not None and (before.tag == "relative" or word in KUNYA or agree_in_tanwin(before, node)):
        return False  # behind a relative, a verb must follow
    if before is not None and (
        _is_its_adjective(before, node, knowledge) or _is_called_so(nodes, i, knowledge)
    ):
        return False
    if before is not None and (_is_told_of(before, node) or _speaks(before, node, knowledge)):
        return False
    home = word in HOMES and not node.reading.article  # منزل جده: his grandfather's
    if node.in_name or node.reading.pronoun or home or _is_bank(nodes, i, knowledge):
        return False
    upon = before is not None and before.folded == ON and before.tag == "preposition" and i > 1
    struck = nodes[i - 2] if upon else before  # غارة على صور
    if struck is not None and _is_bombed(struck, node, knowledge):
        return True
    own = any(s.reading.pronoun in THIRD_PERSON and s.kind in ("noun", "common") for s in node.unit.senses)
    if own and "country" not in node.first:
        return False  # منزله is his house before it is a village
    if "ambiguous" not in node.first:
        return True
    if node.first["ambiguous"].id == NEVER_ALONE or _is_common_noun(nodes, i, knowledge):
        return False
    people = before is not None and before.folded in (FROM, IN) and "noun" in node.first
    if people and knowledge.nouns[node.first["noun"].id].class_ in PEOPLE:
        return False  # مقاتلين من فصائل
    if before is not None and before.folded == ON and _is_adjective_else(node):
        return True
    inside = before is not None and before.tag == "preposition" and before.folded in NAMING_PREPOSITIONS
    inside = inside and not node.prep and before is not None and not before.reading.pronoun
    if node.prep == BY or inside or (not node.reading.article and _is_put_in_country(nodes, i)):
        return node.of("event", "harm") is None
    if before is not None and before.folded in DASHES and i > 1:
        return _opens_story(nodes, i)
    listed = before is not None and "place" in before.first and "noun" not in before.first  # فصائل الثورة
    described = node.reading.article and node.is_adjectival and not node.conj  # مخيم عسكر القديم
    return (listed and not (node.prep or described)) or _is_listed_with(nodes, i)


def _is_bank(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`الضفة الغربية لنهر الفرات`: the bank of a river, which is a land where no river is named."""
    if nodes[i].unit.folded.partition(" ")[0] != BANK or i + 2 >= len(nodes):
        return False
    after = nodes[i + 1 + (nodes[i + 1].folded == FROM)]
    water = word_of_place(after, knowledge)
    of = after.prep == FOR or after is nodes[i + 2]
    return of and (water is not None and water.place == "water")


def _speaks(verb: Node, node: Node, knowledge: Knowledge) -> bool:
    """`قال الأحمدي`, `أكدت دمشق`: who says something is called like a town, or is its government."""
    if verb.tag != VERB or node.prep or node.conj or verb.reading.pronoun:
        return False
    sense = verb.first.get("attribution")
    if sense is not None:
        cue = knowledge.attributions[sense.id]
        return cue.pattern == "say" and not cue.sees
    event = verb.first.get("event")
    masculine = verb.form is not None and verb.form.gender == "m"  # ناشد الأحمدي
    return event is not None and masculine and knowledge.events[event.id].says and "country" not in node.first


def _is_told_of(before: Node, node: Node) -> bool:
    """`خلال هذا الحدث`, `تسعة مدنين`: behind هذا or a number a noun, however spelled."""
    if before.tag == "demonstrative":
        return node.reading.article
    plain = not (node.prep or node.conj or node.reading.article or before.reading.article)
    return plain and before.tag == NUMBER and before.folded.isalpha()


def _is_common_noun(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`من صور الدمار`, `في بلد يعتبر`, `بالدور القوي`: what stands behind shows the noun that no town is.

    A genitive, a verb in the imperfect that describes it, an adjective in the masculine: towns are feminine.
    """
    node, after = nodes[i], nodes[i + 1] if i + 1 < len(nodes) else None
    if after is None or after.conj or after.prep:
        return False
    if not node.reading.article:
        imperfect = after.tag == VERB and after.form is not None and after.form.aspect == "imperfect"
        owned = after.tag == NOUN and after.reading.article and after.of("place", "country") is None
        described = after.is_adjectival and not (after.reading.article or is_side(after))  # في بلد آخر
        return imperfect or described or (owned and word_of_place(after, knowledge, OF_PLACE) is None)
    described = after.is_adjectival and after.reading.article and not is_side(after)
    return described and not after.folded.endswith(FEMININE)


def _is_listed_with(nodes: list[Node], i: int) -> bool:
    """`بين الباب ومنبج`, `كل من الباب ومنبج`, `قصف الجيش الباب وتادف`: the first of two, one a town for sure.

    Behind a verb, what is governed, or a definite subject; behind an indefinite noun it is its genitive.
    """
    node, before = nodes[i], nodes[i - 1] if i else None
    second = nodes[i + 1] if i + 1 < len(nodes) else None
    if before is None or second is None or second.conj != AND or second.prep or node.conj:
        return False
    if "place" not in second.first or not UNSURE.isdisjoint(second.first) or node.of("event", "harm"):
        return False
    subject = before.tag == NOUN and (before.reading.article or "actor" in before.first)
    return (
        before.folded == BETWEEN
        or before.folded in EACH_OF
        or (subject and i > 1 and nodes[i - 2].tag == VERB)
    )


def _is_adjective_else(node: Node) -> bool:
    """`غارات على القصير`: what is an adjective if it is no place cannot stand alone behind a preposition."""
    others = [s for s in node.senses if s.kind not in ("place", "ambiguous", "country")]
    return node.reading.article and not node.conj and all(s.form.pos == "adjective" for s in others)


def _is_called_so(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`سليم عياش`, `من طراز "هرمز 450"`, `حديقة "تدمر"`: a family, a make or a thing called like a town."""
    node, before = nodes[i], nodes[i - 1]
    if node.conj or node.prep:
        return False
    if before.folded in QUOTES and i > 1:
        before = nodes[i - 2]
        noun = None if before.reading.article else before.first.get("noun")
        if noun is not None and knowledge.nouns[noun.id].class_ == "object":
            return True
    given = before.tag == NOUN and not before.senses and before.folded in load_person_words().all_given
    return before.folded in MAKES or (given and not (before.prep or nodes[i - 1].folded in QUOTES))


def _is_its_adjective(noun: Node, node: Node, knowledge: Knowledge) -> bool:
    """`الحديقة العثمانية`: behind a definite thing in the feminine, an adjective before it is a village."""
    definite = noun.reading.article or noun.reading.pronoun  # لإصابته الحرجة
    if node.conj or node.prep or not (node.reading.article and definite):
        return False
    thing = noun.tag == NOUN and noun.folded.endswith(FEMININE) and not noun.of("event", "actor", "place")
    entry = noun.first.get("noun")
    if not thing or (entry is not None and knowledge.nouns[entry.id].class_ in PEOPLE | ACTING):
        return False
    return node.folded.endswith(NISBA[1])


def _is_bombed(before: Node, node: Node, knowledge: Knowledge) -> bool:
    """`التحالف يقصف حجة`: one of the listed names that are common words too, where shells fall."""
    listed = node.first.get("ambiguous")
    if listed is None or ":" in listed.id or node.reading.article or node.prep or node.conj:
        return False
    acts = {knowledge.events[s.id].act for s in before.senses if s.kind == "event"}
    return not acts.isdisjoint(BOMBARDED) and node.of("event", "harm") is None


def _opens_story(nodes: list[Node], i: int) -> bool:
    """`حلب – حيان:`: the second place of a dateline."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return "place" in nodes[i - 2].first and after is not None and after.folded == COLON


def _is_put_in_country(nodes: list[Node], i: int) -> bool:
    """`على حيان بريف حلب`: what lies in a countryside is a place."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    behind_preposition = i > 0 and nodes[i - 1].tag == "preposition"
    return behind_preposition and after is not None and after.prep == BY and after.folded == COUNTRYSIDE
