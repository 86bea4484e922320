"""What the words around a place name tell: whether one is a name, a side of a place, the next in a list."""

import re

from rawi.arabic.site_words import NAMESAKES, TITLES_IN_NAMES, WHOLES
from rawi.arabic.words import (
    AND,
    COMMA,
    FEMININE_PARTICIPLE,
    FOR,
    IMPERFECT_OPENINGS,
    KUNYA,
    LONG_PARTICIPLE,
    LYING,
    NISBA,
    OWNED,
    PARTICIPLE,
    PAST,
    PLACE_PLURALS,
    PLURAL,
    QUOTES,
    SIDES,
    TANWIN,
    THIRD_PERSON,
    VERBAL_NOUN,
)
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, Node, governing
from rawi.knowledge.load import Knowledge
from rawi.knowledge.schema import NounEntry

FEATURES, DIRECTIONS = frozenset(("feature",)), frozenset(("direction",))
PEOPLE = frozenset(("force", "civilian", "authority", "body", "person", "media", "source"))
# Kinds of entries whose words are no names by themselves.
NO_NAMES = frozenset(
    ("actor", "event", "harm", "noun", "attribution", "status", "verb", "common", "domain", "scope")
)
OPEN_NAMES = KUNYA | NAMESAKES  # of whom a place is called after
NOMINAL = (NOUN, ADJECTIVE)
SHORTEST_STRANGER = 4  # letters
SIDE_WORDS = frozenset(("side", "near", "countryside"))  # entries
LASTING = frozenset(("order",))  # adjectives that may be part of a name: الجديدة، القديمة
_VERBAL_NOUN = re.compile(VERBAL_NOUN)
_FEMININE_PARTICIPLE = re.compile(FEMININE_PARTICIPLE)


def word_of_place(node: Node, knowledge: Knowledge, classes: frozenset[str] = FEATURES) -> NounEntry | None:
    """The entry of a word of place (or of other classes), which `مستشفى` is beside being a building."""
    if "noun" not in node.first:
        return None
    for sense in node.senses:
        if sense.kind == "noun" and (noun := knowledge.nouns[sense.id]).class_ in classes:
            return noun
    return None


def put_by(nodes: list[Node], node: Node) -> str:
    """The preposition that puts something in a place, also over `جميع`; not one with a pronoun (`فيه`)."""
    before = nodes[node.index - 1] if node.index and not node.prep else None
    if before is None or before.reading.pronoun:
        return "" if before is not None else governing(nodes, node)
    return governing(nodes, before if before.folded in WHOLES else node)  # في جميع أنحاء سوريا


def is_dual(node: Node) -> bool:
    """`مدينتي`, `البلدتان`: whether two are told of."""
    return node.form is not None and node.form.number == "d"


def is_plural(node: Node) -> bool:
    """Whether a word of place is a plural or dual: more than one name may follow."""
    form = node.form
    return form is not None and (form.number in ("p", "d") or node.folded.endswith(PLACE_PLURALS))


def is_comma_list(nodes: list[Node], last: int, i: int) -> bool:
    """Whether a comma or a conjunction, and nothing else, stands between a name and the word at `i`."""
    between = nodes[last + 1 : i]
    return bool(between) and all(
        n.folded == COMMA or n.tag == "conjunction" or n.folded in QUOTES for n in between
    )


def opens_name(nodes: list[Node], at: int) -> bool:
    """`أم ركبة`, `جديدة عرطوز`: a particle or a common word that opens names too, before a strange word."""
    if at + 1 >= len(nodes) or nodes[at + 1].senses or not nodes[at + 1].unit.is_word:
        return False
    first, plain = nodes[at].first, not (nodes[at].reading.article or is_side(nodes[at + 1]))
    return "opener" in first and ("particle" in first or ("common" in first and plain))


def is_ordinal_of(adjective: Node, node: Node) -> bool:
    """`اللحظات الأولى`: a definite word and an ordinal are a noun and its adjective, part of no name."""
    if adjective.conj or adjective.prep or not (adjective.reading.article and node.reading.article):
        return False
    common = adjective.first.get("common")
    return adjective.tag == NUMBER or (common is not None and common.id == "order")


def agree_in_tanwin(noun: Node, following: Node) -> bool:
    """`معبراً نهرياً`: two words in the indefinite accusative are a noun and its adjective.

    Not where something joins the second (`روسيا وتركيا`).
    """
    if following.conj or following.prep:
        return False
    return noun.tag == NOUN and noun.folded.endswith(TANWIN) and following.folded.endswith(TANWIN)


def is_side(node: Node) -> bool:
    """`الشمالي`, `الغربية`: a side of the place before."""
    if node.tag not in NOMINAL or node.conj or node.prep:
        return False
    return node.folded.startswith(SIDES) and node.folded.endswith(NISBA)


def completes(nodes: list[Node], first: int, last: int) -> bool:
    """Whether a strange name from `first` to `last` goes on with the word behind it.

    `عيتا الشعب`, `الشيخ مقصود`: one without article with one definite word, no adjective (`سوروج التركية`);
    `قرف مغار`, `بن غوريون`: with another strange word that ends it, or after ابن and its like.
    """
    name, following = nodes[first], nodes[last + 1]
    if nodes[last].folded in OPEN_NAMES:
        return True
    if is_called_after(nodes, last):
        return True  # جفتلك حج حمود
    if last > first or following.of("event", "harm"):
        return False
    if name.reading.article and name.folded in TITLES_IN_NAMES and not following.reading.article:
        return following.tag == NOUN and not following.senses  # حي السلطان غازي
    if following.reading.article:
        return not (name.reading.article or describes_only(following))
    participle = following.folded.startswith(PARTICIPLE) and len(following.folded) >= LONG_PARTICIPLE
    return not participle and _are_strangers(name, following) and _ends_at(nodes, last + 2)


def is_called_after(nodes: list[Node], at: int) -> bool:
    """`تل حاج حسن`, `كفر أبو سعيد`: whether a title and a name stand behind, which make one name with it."""
    title, name = (*nodes[at + 1 : at + 3], None, None)[:2]
    if title is None or name is None or title.folded not in NAMESAKES:
        return False
    apart = any(node.conj or node.prep or not node.unit.is_word for node in (title, name))
    return not apart and name.tag == NOUN and name.folded not in LYING and not is_side(name)


def is_feminine_participle(node: Node) -> bool:
    """`متباينة`, `منخفضة`: a strange word that has the form of an indefinite participle in the feminine."""
    strange = not (node.senses or node.reading.article)
    return strange and _FEMININE_PARTICIPLE.fullmatch(node.folded) is not None


def describes_only(node: Node) -> bool:
    """`المجاورة`, `الواقعة`, `الاستراتيجي`: an adjective that is no part of a name, a side apart."""
    if node.folded in LYING:
        return True
    common = node.first.get("common")
    if common is not None and (ties_to_another(node) or (node.tag == ADJECTIVE and common.id not in LASTING)):
        return not is_side(node)
    return node.tag == ADJECTIVE and "country" in node.first


def _are_strangers(name: Node, following: Node) -> bool:
    """Two words in no list, neither of which looks like a verb or a common noun."""
    for node in (name, following):
        known = bool(node.senses) and (node is name or "ambiguous" not in node.first)
        if known or node.reading.article or len(node.folded) < SHORTEST_STRANGER - 1:
            return False
        verbal = node.folded.startswith(IMPERFECT_OPENINGS) and len(node.folded) >= SHORTEST_STRANGER
        if looks_common(node) or (verbal and node is not name) or node.folded.endswith(PAST):
            return False
    return True


def _ends_at(nodes: list[Node], at: int) -> bool:
    """Whether a phrase ends before a node: at a sign, a preposition, what و joins, or a word of side."""
    after = nodes[at] if at < len(nodes) else None
    if after is None or after.tag in (SIGN, "preposition") or after.conj or after.prep:
        return True
    return is_side_word(after)


def is_side_word(node: Node) -> bool:
    """`شمال`, `محيط`, `ريف`: a word that says where a place lies."""
    return node.tag == NOUN and any(s.kind == "noun" and s.id in SIDE_WORDS for s in node.senses)


def goes_on_with_side(node: Node, entry: NounEntry, knowledge: Knowledge) -> bool:
    """`شمال وشرق سوريا`: a word of side that و joins to one before the name."""
    joined = word_of_place(node, knowledge, DIRECTIONS)
    return (
        joined is not None and entry.class_ == "direction" and node.conj == AND and not node.reading.article
    )


def is_unknown_name(node: Node) -> bool:
    """No known word, or one whose only known meaning is a place."""
    known = node.first or {sense.kind for sense in node.unit.split.nominals}  # وسقوط عدد من الجرحى
    strange = node.tag == NOUN and len(node.folded) >= 2 and NO_NAMES.isdisjoint(known)
    return strange and not looks_like_verb(node)


def looks_common(node: Node) -> bool:
    """`ارتباطهم`, `تحويل`: a word in no list that has a pronoun, or the form of a verbal noun."""
    folded = node.folded
    return not node.senses and (folded.endswith(OWNED) or _VERBAL_NOUN.fullmatch(folded) is not None)


def looks_like_verb(node: Node) -> bool:
    """`يقطنها`: an imperfect with the pronoun of its object, whatever its root."""
    return node.folded.startswith(IMPERFECT_OPENINGS) and node.folded.endswith(THIRD_PERSON[:4])


def ties_to_another(node: Node) -> bool:
    """`المجاورة`, `التابعة`: no part of a name, it ties the place to another."""
    common = node.first.get("common")
    return common is not None and common.id in ("nearness", "state")


def folded_name(nodes: list[Node], first: int, last: int) -> str:
    """The words of a name without signs, and without what is joined to the front of the first."""
    words = [n.unit.folded for n in nodes[first : last + 1] if n.tag != SIGN]
    reading = nodes[first].reading
    cut = len(reading.conj) + len(reading.prep)
    if cut and not (reading.prep == FOR and reading.article):
        words[0] = words[0][cut:]
    return " ".join(words)


def heads_a_definite(nodes: list[Node], i: int) -> bool:
    """A word before a definite noun is its head (زيادة المساعدات, خطوط إمدادهم), no name in a list."""
    after, closed = _bare_behind(nodes, i), nodes[i].reading.article
    heads = after is not None and not closed and (after.reading.article or len(after.reading.pronoun) > 1)
    return heads and after is not None and not describes_only(after)  # وسلماسة التابعتين ل


def _bare_behind(nodes: list[Node], i: int) -> Node | None:
    """The noun or adjective right behind a word, with nothing joined to its front."""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return None if after is None or not after.is_nominal or after.conj or after.prep else after


def is_listed(nodes: list[Node], i: int, knowledge: Knowledge) -> bool:
    """`قرى س وتل الكروم والأحراش`: in a list of several, what opens a name, or a lone definite thing."""
    node, follows = nodes[i], _bare_behind(nodes, i) is not None
    if node.folded in knowledge.name_openers:
        return follows
    if not node.reading.article or follows or node.of("event", "harm", "actor", "time", "attribution"):
        return False
    noun = node.first.get("noun")
    return noun is None or knowledge.nouns[noun.id].class_ not in PEOPLE | {"object"}


def is_put_beside(nodes: list[Node], i: int) -> bool:
    """`في دمنة خدير شرق تعز`: one or two strange words after `في`, before a word of side."""
    node, before = nodes[i], nodes[i - 1]
    if not _may_be_stranger(node) or before.reading.pronoun:
        return False
    at = i + 1
    at += at + 1 < len(nodes) and _are_strangers(node, nodes[at])
    after = nodes[at] if at < len(nodes) else None
    return after is not None and not after.reading.article and is_side_word(after)


def _may_be_stranger(node: Node) -> bool:
    """A word in no list that stands alone, long enough for a name, and with no form of a common word."""
    joined = node.reading.article or node.reading.pronoun or node.prep or node.conj
    common = looks_common(node) or node.folded.endswith(PLURAL) or bool(node.unit.split.nominals)
    return not joined and len(node.folded) >= SHORTEST_STRANGER and not common


def is_put_in(nodes: list[Node], i: int) -> bool:
    """A strange word alone after `في` is a place that no table has (`في تاجوراء أمس`)."""
    before = nodes[i - 1]
    if not _may_be_stranger(nodes[i]) or before.tag != "preposition" or before.reading.pronoun:
        return False
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if after is not None and is_side(after) and after.reading.article:
        return True  # في وزيرستان الشمالية
    return after is None or not after.is_nominal or after.conj == AND or bool(after.prep)
