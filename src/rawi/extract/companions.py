"""Finds the words that a word must have with it: `قضى على`, `فتح … النار`, `إطلاق … صواريخ`."""

from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, VERB, Node

LONGEST_PREPOSITION = 4  # letters
REACH = 14  # nodes
SUBJECT_REACH = 4
NOUN_REACH = 5  # a noun has its companion near (إطلاق دفعة من الصواريخ)


def drop_unmet(nodes: list[Node]) -> None:
    """Take from nominal words the meanings whose companions are absent (`الأسر` is families, not capture)."""
    for node in nodes:
        if node.tag == VERB or not node.senses or not any([s.with_words for s in node.senses]):
            continue
        met = tuple(s for s in node.senses if not s.with_words or with_met(nodes, node, s.with_words, NOUN_REACH))
        if len(met) < len(node.senses):
            node.keep(met)


def with_met(nodes: list[Node], node: Node, words: tuple[str, ...], reach: int = REACH) -> bool:
    """Whether one of `words` (folded; prepositions also as clitics) follows `node` within `reach` nodes.

    A preposition belongs to the nearest word that can take it: it counts only up to the next verb or
    event word, the subject right after a verb apart (`أسفر القصف عن`).
    """
    if node.tag == VERB and _in_subject(nodes, node, words):
        return True
    own = True
    for other in nodes[node.index + 1 : node.index + 1 + reach]:
        if other.prep and other.prep in words and own:
            return True
        if _is_one_of(other, words) and (own or len(other.folded) > LONGEST_PREPOSITION):
            return True
        if other.tag == SIGN and other.folded in ".؛":
            return False
        subject = node.tag == VERB and other.index == node.index + 1 and other.tag != VERB
        if not subject and _takes_prepositions(other):
            own = False
    return False


def _in_subject(nodes: list[Node], node: Node, words: tuple[str, ...]) -> bool:
    """Whether a noun just before the verb, its subject, is one of them (`آلاف الأسر فرّت`, `الشاحنات دخلت`)."""
    for other in reversed(nodes[max(0, node.index - SUBJECT_REACH) : node.index]):
        if other.tag not in (NOUN, ADJECTIVE, NUMBER) or other.prep:
            return False
        if len(other.folded) > LONGEST_PREPOSITION and _is_one_of(other, words):
            return True
    return False


def _is_one_of(node: Node, words: tuple[str, ...]) -> bool:
    """The word itself, without tanwin, or as a word of a phrase (`مستودع أسلحة`)."""
    if node.folded in words or node.unit.folded in words or node.folded.removesuffix("ا") in words:
        return True
    inside = node.unit.folded.split()
    return len(inside) > 1 and any(word.removeprefix("ال") in words or word in words for word in inside)


def _takes_prepositions(node: Node) -> bool:
    eventful = bool(node.senses) and node.senses[0].kind in ("event", "harm") and node.tag != "adverb"
    return node.tag == VERB or eventful
