"""What the letters of a noun phrase tell of its case and gender: whether it can be the subject of a verb.

Arabic shows case only in some endings; where none shows, these functions answer no.
"""

import itertools

from rawi.arabic.party_words import NO_MEN
from rawi.arabic.words import (
    FEMININE,
    FEMININE_CONSTRUCT,
    MANY_THINGS,
    NATURAL_ALEF,
    NISBA,
    NOMINATIVE_ENDINGS,
    OBLIQUE_NISBA,
    OBLIQUE_PLURAL,
    PLURALS_OF_MEN,
    SOUND_FEMININE_PLURAL,
    TANWIN,
)
from rawi.extract.chunks import Chunk, head_of
from rawi.extract.classes import CIVILIANS
from rawi.extract.nodes import NUMBER, Node

DECLINED = ("noun", "adjective")  # what has an indefinite accusative
SHORTEST_TENS = 5  # letters of a number word that shows its case: عشرين


def is_accusative(chunk: Chunk) -> bool:
    """Whether a phrase without a preposition shows by its ending that it is no subject.

    `اعتقلت مسلحين`, `قمعت متظاهرين`, `قتلوا جنديا`: objects; `اعتقل ثلاثين رجلا` too.
    """
    if chunk.prep:
        return False
    first = chunk.nodes[0]
    if first.tag == NUMBER:
        word = first.unit.folded.split()[0]
        return len(chunk.nodes) > 1 and word.endswith(OBLIQUE_PLURAL) and len(word) >= SHORTEST_TENS
    form = first.form
    word = first.folded.split()[0]
    if form is None or first.reading.pronoun or form.construct:
        two = form is not None and form.number == "d" and bool(first.reading.pronoun)
        return two and first.reading.stem.endswith(NISBA[0])  # شقيقيه
    if word.endswith(OBLIQUE_PLURAL):
        return form.number in ("p", "d") or word.endswith(OBLIQUE_NISBA)
    return shows_tanwin(first)


def shows_tanwin(node: Node) -> bool:
    """Whether a noun or adjective ends in the alef of the indefinite accusative (`جنديا`)."""
    form = node.form
    if form is None or form.pos not in DECLINED or node.reading.article:
        return False
    if form.construct or form.number == "d":
        return False
    word = node.folded.partition(" ")[0]
    return word.endswith(TANWIN) and not word.endswith(NATURAL_ALEF)


def is_nominative(chunk: Chunk) -> bool:
    """Whether a phrase shows by its ending that it is a subject: `مسلحون`, `الجنديان`."""
    first = chunk.nodes[0]
    form, word = first.form, first.folded.split()[0]
    shown = form is not None and form.number in ("p", "d") and not first.reading.pronoun
    return not chunk.prep and shown and word.endswith(NOMINATIVE_ENDINGS)


def agrees_as_subject(noun: Node, verb: Node) -> bool:
    """Whether a verb agrees in gender with an act or thing before it, many things being feminine."""
    feminine = noun.folded.split()[0].endswith(MANY_THINGS)
    return verb.form is not None and (verb.form.gender == "f") == feminine


def without_fighting(nodes: list[Node]) -> list[Node]:
    """The words of who does it but `مقاتلة` of `فصائل مقاتلة`, which describes and is no jet."""
    pairs = itertools.pairwise(nodes)
    return nodes[:1] + [node for before, node in pairs if not _describes(node, before)]


def _describes(node: Node, before: Node) -> bool:
    """A feminine participle right behind a noun of its definiteness."""
    if node.conj or node.prep or before.tag == NUMBER or not node.folded.endswith(FEMININE):
        return False
    return node.is_adjectival and bool(node.reading.article) == bool(before.reading.article)


def clashes_in_gender(verb: Node, chunk: Chunk) -> bool:
    """Whether a masculine verb stands right before a woman or a town, which is its object (`اعتقل سيدة`).

    So is one who holds an office behind a feminine verb (`استهدفت زعيم التنظيم`), where it is none of saying.
    """
    form, head = verb.form, chunk.nodes[0]
    if form is None or form.number != "s":
        return False
    if form.gender == "f" and form.person == 3 and (_is_man(chunk) or _are_men(chunk)):
        return True
    if chunk.first != verb.index + 1:
        return False
    if form.gender == "f" and "attribution" not in verb.first:
        return chunk.title and chunk.class_ == "authority" and _is_one(head) and not _is_feminine(head)
    if form.person != 3 or form.gender != "m":
        return False
    if chunk.capital:
        return True  # قصف تل أبيب: towns are feminine
    woman = chunk.class_ in CIVILIANS and head.tag != NUMBER and _is_one(head) and _is_feminine(head)
    return woman and not head.folded.split()[0].endswith(PLURALS_OF_MEN)


def _is_man(chunk: Chunk) -> bool:
    """`الطفل`, `شاب`: one who is male by his word, never the subject of a feminine verb, however far."""
    head = head_of(chunk)
    noun = head.first.get("noun")
    if noun is None or chunk.class_ not in CIVILIANS or head.tag == NUMBER or not _is_one(head):
        return False
    return not (_is_feminine(head) or head.folded in NO_MEN)


def _are_men(chunk: Chunk) -> bool:
    """`عشرة عمال`, `15 شخصا`: several people counted by a word for men, whom `احتجزت` has as its object."""
    head = head_of(chunk)
    if chunk.number is None or chunk.class_ not in CIVILIANS or head.first.get("noun") is None:
        return False
    return not (_is_feminine(head) or head.folded.endswith(SOUND_FEMININE_PLURAL) or head.folded in NO_MEN)


def _is_one(head: Node) -> bool:
    return head.form is not None and head.form.number == "s"


def _is_feminine(head: Node) -> bool:
    word = head.folded.split()[0]
    if head.reading.pronoun:  # زوجته; but شقيقه is a man
        return word.removesuffix(head.reading.pronoun).endswith(FEMININE_CONSTRUCT)
    return word.endswith(FEMININE)
