"""Finds the names of persons behind a rank or a given name, whatever else their words mean.

`اللواء سعد بن رحيل السويدي` names no base, no departure and no Swede.
"""

from collections.abc import Iterable
from itertools import takewhile

from rawi.arabic.loss_words import MARTYRS
from rawi.arabic.words import AND, CHILD, COMMAS, HONOURS, NISBA, ON, TANWIN
from rawi.extract.choices import NAMING
from rawi.extract.given_names import RANK, TITLED
from rawi.extract.nodes import NOUN, SIGN, VERB, Node
from rawi.knowledge.persons import PersonWords, load_person_words

LONGEST = 6  # words of a name
SHORTEST = 2  # words between a verb of saying and what ends a name
UNITS = frozenset(("army", "group"))  # entries of nouns that name units: كتيبة, لواء, حركة
CALLED = frozenset(("object", "place"))  # groups of what may be called after a person
NAMELIKE = frozenset(("place", "common", "verb", "opener"))  # what else the words of a name may mean


def settle_names(nodes: list[Node], open_: list[Node]) -> None:
    """Take from the words of a person's name what else they mean, and from a rank that it may be a place."""
    words, last = load_person_words(), len(nodes) - 1
    for node in open_:
        if node.index == last:
            break
        if node.folded == MARTYRS:
            _settle_unit(nodes, node)
            continue
        if node.is_telling and _is_called(nodes, node, words):
            _make_name(nodes[node.index - 1 : node.index + 1])
            continue
        ranked = node.unit.folded.removeprefix(node.conj) in words.offices
        if not ranked and node.unit.folded not in words.given:
            if node.unit.folded in HONOURS:
                _settle_honour(nodes, node)
            continue
        named = _name_behind(nodes, node.index + 1, ranked=ranked)
        if not named:
            if not ranked and (_is_titled(nodes, node) or _is_named_twice(nodes, node, words)):
                _make_name((node, *_name_behind(nodes, node.index + 1, ranked=True)))
            continue
        if ranked and node.of("noun") is not None:
            node.keep(tuple([s for s in node.senses if s.id == RANK]) or node.senses)
        _make_name(named)


def settle_speakers(nodes: list[Node], open_: list[Node]) -> None:
    """`وقالت ليلى حداد، وهي نائبة، إن …`, `قال أدهم باشو إن …`: a name, whatever else its words mean."""
    words = load_person_words()
    for verb in open_:
        if verb.tag != VERB or "attribution" not in verb.first:
            continue
        named = list(
            takewhile(lambda n: _may_name(n, words), nodes[verb.index + 1 : verb.index + 1 + LONGEST])
        )
        after = verb.index + 1 + len(named)
        if len(named) < SHORTEST or after >= len(nodes) or not _ends_name(nodes, after):
            continue
        sure = [n for n in named if _opens_name(n, words) or n.unit.folded in words.given]
        if sure or all(n.of("place") for n in named):
            _make_name(named)


def _make_name(parts: Iterable[Node]) -> None:
    """Take these words for a person's name and nothing else."""
    for part in parts:
        part.tag, part.in_name, part.is_nominal = NOUN, True, True
        part.conj, part.prep, part.folded = "", "", part.unit.folded
        part.keep(())


def _is_called(nodes: list[Node], node: Node, words: PersonWords) -> bool:
    """`مستشفى كمال عدوان`: a family name that is an event word too, behind what is called after a person."""
    if node.index < 2 or node.tag != NOUN or node.conj or node.prep or node.reading.article:
        return False
    called, given = nodes[node.index - 2 : node.index]
    plain = not (given.conj or given.is_telling or called.reading.article)
    noun = called.first.get("noun")
    return plain and given.unit.folded in words.all_given and noun is not None and noun.group in CALLED


def _is_titled(nodes: list[Node], node: Node) -> bool:
    """`الطبيب وليد حمدان`, `الناشط مصطفى الحمداني`: a given name behind what one person is."""
    title = nodes[node.index - 1] if node.index else None
    noun = title.first.get("noun") if title is not None else None
    if title is None or noun is None or title.tag != NOUN or node.folded == ON:
        return False
    one = title.form is not None and title.form.number == "s"
    return one and bool(title.reading.article) and noun.group in TITLED


def _is_named_twice(nodes: list[Node], node: Node, words: PersonWords) -> bool:
    """`فاطمة حسن`: a given name right behind another, his father's."""
    father = nodes[node.index + 1]
    plain = father.is_nominal and not (father.prep or father.conj or node.prep or father.folded == ON)
    return plain and father.unit.folded in words.all_given


def _may_name(node: Node, words: PersonWords) -> bool:
    if node.prep or node.conj or node.unit.time or not (node.is_nominal or node.tag == VERB):
        return False
    known = node.unit.folded in words.all_given
    plain = all(s.kind in NAMELIKE for s in node.senses) and not node.folded.endswith(TANWIN)
    return known or (plain or not node.senses)


def _ends_name(nodes: list[Node], at: int) -> bool:
    """What stands behind a speaker's name: his words, or who he is."""
    node = nodes[at]
    at += node.folded in COMMAS
    pronoun = at < len(nodes) and nodes[at].tag == "pronoun" and nodes[at].conj == AND
    return pronoun or node.tag == "complementizer"


def _settle_honour(nodes: list[Node], node: Node) -> None:
    """`قال الشيخ نعيم الكعود`: no village of that name, where a verb or a title stands before."""
    words, before = load_person_words(), nodes[node.index - 1] if node.index else None
    after = nodes[node.index + 1].unit.folded
    opens = before is None or before.tag in (VERB, SIGN) or before.of("noun", "actor") is not None
    opens = opens and (
        before is None or (NAMING.isdisjoint(before.first) and not before.prep)
    )  # قرية الشيخ أحمد
    if opens and (after in words.all_given or after in words.links):
        _make_name((node, *_name_behind(nodes, node.index + 1, ranked=True)))


def _settle_unit(nodes: list[Node], node: Node) -> None:
    """`لواء شهداء حلب`, `كتائب شهداء الساحل`: the name of a unit tells no loss, and no place."""
    before, after = nodes[node.index - 1] if node.index else None, nodes[node.index + 1]
    unit = before is not None and any(s.id in UNITS for s in before.senses) and not before.reading.article
    if unit and after.is_nominal and not (after.conj or after.prep):
        _make_name((node, after))


def _opens_name(node: Node, words: PersonWords) -> bool:
    """Whether a word right behind a rank is a given name: listed, or strange."""
    return node.unit.folded in words.given_words or not (node.senses or node.reading.article)


def _is_son(nodes: list[Node], at: int) -> bool:
    """`صغير بن عزيز`: a word before بن is a name, whatever else it means."""
    return at + 1 < len(nodes) and nodes[at + 1].unit.folded in CHILD


def _name_behind(nodes: list[Node], at: int, *, ranked: bool) -> list[Node]:
    """The words of the name that opens at `at`; behind a given name alone only what بن makes sure."""
    words, found = load_person_words(), list[Node]()
    linked = named = False
    for node in nodes[at : at + LONGEST]:
        word = node.unit.folded
        if node.prep or node.conj or not node.is_nominal:
            break
        if word in words.links:
            linked = named = True
        elif linked:
            linked = False
        elif word in words.staff and ranked and not named:
            pass
        elif ranked and (
            word in words.given or (not named and (_opens_name(node, words) or _is_son(nodes, node.index)))
        ):
            named = True
        elif named and word.endswith(NISBA[0]) and node.reading.article:
            return [*found, node]
        else:
            break
        found.append(node)
    return found if named and not linked else []
