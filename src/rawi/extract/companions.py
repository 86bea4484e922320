"""Finds the words that a word must have with it: `قضى على`, `فتح … النار`, `إطلاق … صواريخ`."""

from rawi.arabic.words import (
    ALEF,
    BETWEEN,
    CIRCUMSTANCE_ENDINGS,
    COMMA,
    FEMININE,
    FOR,
    MANNERS,
    NISBA,
    PARTICIPLE,
    RELATIVES_OF,
    STOPS,
)
from rawi.extract.choices import EVENTFUL
from rawi.extract.nodes import ADJECTIVE, NOUN, NUMBER, SIGN, VERB, Node
from rawi.knowledge.senses import Sense
from rawi.model import Reading

MANNER = "manner"  # the entry
LONGEST_PREPOSITION = 4  # letters
REACH = 14  # nodes
SUBJECT_REACH = 4
NEXT_MARK = "+"  # opens words that must stand right after
BEFORE_MARK = "<"  # opens words that must stand before it (لن تقبل)
BEFORE_REACH = 3  # nodes
CLASS_MARK = "@"  # opens a class of words
ANTECEDENT_MARK = "^"  # opens a class of what the verb's pronoun stands for (`القوات التي نشرتها`)
MARKS = frozenset((CLASS_MARK, ANTECEDENT_MARK))
WEAPONS = ["weapon"]
PARTIES = frozenset(("troops", "force", "authority", "body"))  # groups of nouns
PLACE = "place"  # the class of names and of common nouns of places
CLASS_REACH = 6  # nodes between a verb and its object
GENITIVE_REACH = 3
NOUN_REACH = 5  # a noun has its companion near (إطلاق دفعة من الصواريخ)


def drop_unmet(nodes: list[Node], open_: list[Node]) -> None:
    """Take from nominal words the meanings whose companions are absent (`الأسر` is families, not capture).

    Here and below `open_` are the nodes among `nodes` that the words around may settle (see choices).
    """
    for node in open_:
        if "actor" in node.first and _is_plain_dual(nodes, node):
            node.keep(tuple([s for s in node.senses if s.kind != "actor"]))
        if node.tag == VERB:
            continue
        senses = node.senses
        met = tuple([s for s in senses if not s.with_words or with_met(nodes, node, s, NOUN_REACH)])
        if len(met) < len(senses):
            node.keep(met)


def settle_participles(nodes: list[Node], open_: list[Node]) -> None:
    """`قالت إن الوضع خطير، مطالبة الحكومة بالتحقيق`: bare behind a comma, a participle and no noun.

    So is what describes a definite noun or a town (`الفصائل المقاتلة`), and that tells no event.
    """
    for node in open_:
        if not node.index or node.tag != NOUN or "event" not in node.first:
            continue
        before = nodes[node.index - 1]
        if _describes_as_participle(before, node):
            node.tag = ADJECTIVE
            node.keep(tuple([s for s in node.senses if s.kind not in EVENTFUL]))
        if _is_nisba(nodes, node):
            node.tag = ADJECTIVE
            node.keep(tuple([s for s in node.senses if s.kind == "common"]))
            continue
        if _accuses(nodes, node):
            node.tag = ADJECTIVE
            node.keep(tuple([s for s in node.senses if s.kind == "event"]))
        elif node.senses and node.senses[0].kind == "noun" and node.tag == NOUN:
            node.keep(tuple([s for s in node.senses if s.kind != "event" or s.form.pos != ADJECTIVE]))
        if before.folded != COMMA or node.tag != NOUN or not node.folded.endswith(FEMININE):
            continue
        if node.reading.article or node.reading.pronoun or node.prep or node.conj:
            continue
        told = [s for s in node.senses if s.kind == "event" and s.form.pos == ADJECTIVE]
        if told and node.first["event"].id == told[0].id:
            node.tag, node.form = ADJECTIVE, told[0].form
            node.keep((told[0], *[s for s in node.senses if s is not told[0]]))


def _accuses(nodes: list[Node], node: Node) -> bool:
    """`متهما الحكومة`: a suspect has no object; who accuses somebody named right behind is none."""
    after = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    event = node.first.get("event")
    if (
        after is None
        or event is None
        or event.form.pos != ADJECTIVE
        or node.reading != Reading(node.reading.stem)
    ):
        return False
    party = after.of("actor", "country") is not None or any(s.group in PARTIES for s in after.senses)
    named = after.tag == NOUN and not (after.prep or after.conj) and party
    return named and node.folded.endswith(CIRCUMSTANCE_ENDINGS)


def _is_nisba(nodes: list[Node], node: Node) -> bool:
    """`تحرك هجومي`: behind a noun without the article, of what kind it is; no two attacks (`هجومي باريس`)."""
    adjective = node.first.get("common")
    if adjective is None or adjective.form.pos != ADJECTIVE or node.reading != Reading(node.reading.stem):
        return False
    before, after = nodes[node.index - 1], nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    owner = after is not None and after.tag == NOUN and not (after.prep or after.conj)
    new = before.tag == NOUN and not (before.reading.article or before.reading.pronoun)
    return new and not owner and node.folded.endswith(NISBA[0])


def _describes_as_participle(before: Node, node: Node) -> bool:
    """`الأحياء المحاصرة`, `القوات المهاجمة`: letters of a verbal noun, the article of the noun before."""
    if not node.reading.article or node.prep or node.conj:
        return False
    definite = before.tag == NOUN and (before.reading.article or "place" in before.first)
    return definite and not before.is_telling and is_like_participle(node)


def is_like_participle(node: Node) -> bool:
    """`محاصرة`, `مقاتلة`: the letters of a verbal noun of form 3 are those of its feminine participles."""
    word = node.folded
    return word.startswith(PARTICIPLE) and word[2:3] == ALEF and word.endswith(FEMININE)


def settle_manner(nodes: list[Node], open_: list[Node]) -> None:
    """`استهدفت بشكل مركز السوق`: behind a word for manner, how it was done and no noun (no centre)."""
    for before in open_:
        if before.unit.folded not in MANNERS or before.index + 1 == len(nodes):
            continue
        node = nodes[before.index + 1]
        if node.tag != NOUN:
            continue
        manner = node.first.get("common")
        if manner is None or manner.id != MANNER:
            continue
        if not (node.reading.article or node.conj or node.prep):
            node.tag = ADJECTIVE
            node.keep(tuple([s for s in node.senses if s.kind == "common"]))


def _is_plain_dual(nodes: list[Node], node: Node) -> bool:
    """`أصيب طالبان`, `بينهم طالبان`: two students; the movement of that name takes a feminine verb."""
    noun = node.first.get("noun")
    before = nodes[node.index - 1] if node.index else None
    if noun is None or noun.form.number != "d" or before is None:
        return False
    form = before.form
    masculine = before.tag == VERB and form is not None and form.gender != "f" and form.number == "s"
    return masculine or (before.folded == BETWEEN and bool(before.reading.pronoun))


def with_met(nodes: list[Node], node: Node, sense: Sense, reach: int = REACH) -> bool:
    """Whether one of the words that a sense of `node` asks for follows it within `reach` nodes.

    The words are folded; prepositions also stand as clitics.

    A preposition belongs to the nearest word that can take it: it counts only up to the next verb or
    event word, the subject right after a verb apart (`أسفر القصف عن`).
    """
    words, asked = sense.with_words, sense.asked
    if node.tag == VERB and (_in_subject(nodes, node, asked) or _past_described(nodes, node, asked)):
        return True
    if words[0][0] == BEFORE_MARK:
        return has_before(nodes, node, tuple(word[1:] for word in words))
    if words[0][0] == NEXT_MARK:
        return _next_met(nodes, node, words)
    if class_met(nodes, node, words):
        return True
    own = True
    after = node.index + 1
    subject = after if node.tag == VERB else -1
    for other in nodes[after : after + reach]:
        if own and other.prep and other.prep in asked:
            return True
        if not asked.isdisjoint(other.companions) and (own or len(other.folded) > LONGEST_PREPOSITION):
            return True
        if other.tag == SIGN:
            if other.folded in STOPS:
                return False
        elif other.takes_prepositions and (other.index != subject or other.tag == VERB):
            own = False
    return False


def _next_met(nodes: list[Node], node: Node, words: tuple[str, ...]) -> bool:
    """Whether one of them stands right after, or behind a subject of one word: `تستهدف الحملة تحقيق`."""
    after = nodes[node.index + 1 : node.index + 3]
    if len(after) > 1 and (after[0].tag != NOUN or after[0].prep or after[1].conj):
        after = after[:1]
    return any(NEXT_MARK + other.folded in words for other in after)


def has_before(nodes: list[Node], node: Node, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands before it: `لن تقبل`, `لن تقصف أو تقتحم`."""
    return any(n.folded in words for n in nodes[max(0, node.index - BEFORE_REACH) : node.index])


def class_met(nodes: list[Node], node: Node, words: tuple[str, ...]) -> bool:
    """Whether what the word governs is of a class asked for: `تحرير @place`, `درّب … @troops`.

    False where no class is. A noun's is its genitive, counted or joined (`تدريب آلاف الجنود`); a verb's is
    its subject or object, or stands before it (`القوات التي دربتها واشنطن`, `جنود دربهم الجيش`).
    """
    if words[-1][0] not in MARKS:
        return False
    if words[-1][0] == ANTECEDENT_MARK and (node.reading.pronoun or words[0][0] == ANTECEDENT_MARK):
        told = _before(nodes, node) if node.tag == VERB else nodes[max(0, node.index - REACH) : node.index]
        meant = [word[1:] for word in words if word[0] == ANTECEDENT_MARK]
        return bool(node.reading.pronoun) and any(_is_of(n, meant) for n in told)
    classes = [word[1:] for word in words if word[0] == CLASS_MARK]
    if node.tag == VERB and not node.conj and any(_is_of(n, classes) for n in _before(nodes, node)):
        return True
    closed = node.tag != VERB and node.reading.article  # الحشد قتل مسلحا: it governs no noun
    reach = CLASS_REACH if node.tag == VERB else GENITIVE_REACH
    for other in nodes[node.index + 1 : node.index + 1 + reach]:
        if node.tag == VERB and other.index == node.index + 1 and "country" in other.first:
            continue  # استعادت واشنطن الردع
        if other.tag in (SIGN, VERB, "relative", "complementizer", "subordinator"):
            return False
        if node.tag != VERB and other.is_telling and other.prep:
            return False  # الحشد بهجوم لداعش
        if _is_of(other, classes) and (other.prep or not _governed(nodes, other, node)):
            return other.prep == FOR or not (other.prep or closed)
    return False


def _before(nodes: list[Node], node: Node) -> list[Node]:
    """The nouns that a verb's subject or pronoun may mean: right before it, or before its relative."""
    first = max(0, node.index - SUBJECT_REACH)
    found: list[Node] = []
    for other in reversed(nodes[first : node.index]):
        if other.tag in (VERB, SIGN) or other.tag in ("complementizer", "subordinator"):
            break
        if other.tag in (NOUN, ADJECTIVE, NUMBER):
            found.append(other)
    return found


def _is_of(node: Node, classes: list[str]) -> bool:
    if node.tag not in (NOUN, ADJECTIVE, NUMBER):
        return False
    return any(s.group in classes for s in node.senses) or (PLACE in classes and "place" in node.first)


def _governed(nodes: list[Node], node: Node, verb: Node) -> bool:
    """Whether a preposition other than ل stands right before a word, or an act (`أصاب انفجار السيارة`)."""
    before = nodes[node.index - 1]
    return (before.tag == "preposition" and before.folded != FOR) or (
        before.is_telling and before.tag == NOUN and not before.reading.article and before is not verb
    )


def _in_subject(nodes: list[Node], node: Node, asked: frozenset[str]) -> bool:
    """Whether a noun just before the verb is one of them, as its subject: `آلاف الأسر فرّت`.

    Also as the weapon or act that its relative describes (`القذيفة التي سقطت`, `الاجتماع الذي عقد`).
    """
    described = _relative_before(nodes, node)
    at = node.index - described
    for other in reversed(nodes[max(0, at - SUBJECT_REACH) : at]):
        if not other.is_nominal or (other.prep and not node.reading.pronoun):
            return False
        if len(other.folded) >= LONGEST_PREPOSITION and not asked.isdisjoint(other.companions):
            return not described or other.is_telling or _is_of(other, WEAPONS)
    return False


def _past_described(nodes: list[Node], node: Node, asked: frozenset[str]) -> bool:
    """`تعرضت مدرسة تؤوي نازحين لقصف`: an act that the verb governs, past what describes its new subject."""
    after = nodes[node.index + 1] if node.index + 1 < len(nodes) else node
    if after.tag not in (NOUN, ADJECTIVE) or after.prep or after.reading.article:
        return False
    last = next((n for n in nodes[after.index + 1 :] if n.tag not in (NOUN, ADJECTIVE) or n.prep), after)
    if last.tag != VERB or last.conj:
        return False
    for other in nodes[last.index + 1 : last.index + REACH]:
        if other.tag == SIGN or (other.tag == VERB and other.conj):
            return False
        if other.is_telling and other.tag == NOUN and other.prep:
            return other.prep in asked
    return False


def _relative_before(nodes: list[Node], node: Node) -> bool:
    """Whether a relative that agrees with the verb stands before it: its subject is what that describes."""
    before, form = nodes[node.index - 1] if node.index else None, node.form
    told = RELATIVES_OF.get(before.unit.folded) if before is not None else None
    agrees = told is not None and form is not None and (form.gender, form.number) == told
    return agrees and not node.reading.pronoun  # الهدنة التي أبرمتها
