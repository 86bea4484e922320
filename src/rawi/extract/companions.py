"""Finds the words that a word must have with it: `قضى على`, `فتح … النار`, `إطلاق … صواريخ`."""

from rawi.arabic.words import STOPS
from rawi.extract.nodes import SIGN, VERB, Node

LONGEST_PREPOSITION = 4  # letters
REACH = 14  # nodes
SUBJECT_REACH = 4
NOUN_REACH = 5  # a noun has its companion near (إطلاق دفعة من الصواريخ)


def drop_unmet(nodes: list[Node]) -> None:
    """Take from nominal words the meanings whose companions are absent (`الأسر` is families, not capture)."""
    for node in nodes:
        senses = node.senses
        if not senses or node.tag == VERB or not any([s.with_words for s in senses]):
            continue
        met = tuple(
            [s for s in senses if not s.with_words or with_met(nodes, node, s.with_words, NOUN_REACH)]
        )
        if len(met) < len(senses):
            node.keep(met)


def with_met(nodes: list[Node], node: Node, words: tuple[str, ...], reach: int = REACH) -> bool:
    """Whether one of `words` (folded; prepositions also as clitics) follows `node` within `reach` nodes.

    A preposition belongs to the nearest word that can take it: it counts only up to the next verb or
    event word, the subject right after a verb apart (`أسفر القصف عن`).
    """
    if node.tag == VERB and _in_subject(nodes, node, words):
        return True
    own = True
    after = node.index + 1
    subject = after if node.tag == VERB else -1
    for other in nodes[after : after + reach]:
        if own and other.prep and other.prep in words:
            return True
        if not other.companions.isdisjoint(words) and (own or len(other.folded) > LONGEST_PREPOSITION):
            return True
        if other.tag == SIGN and other.folded in STOPS:
            return False
        if other.takes_prepositions and (other.index != subject or other.tag == VERB):
            own = False
    return False


def _in_subject(nodes: list[Node], node: Node, words: tuple[str, ...]) -> bool:
    """Whether a noun just before the verb, its subject, is one of them (`آلاف الأسر فرّت`, `الشاحنات دخلت`)."""
    for other in reversed(nodes[max(0, node.index - SUBJECT_REACH) : node.index]):
        if not other.is_nominal or other.prep:
            return False
        if len(other.folded) > LONGEST_PREPOSITION and not other.companions.isdisjoint(words):
            return True
    return False
