"""Decides what each unit of a sentence is where it stands: verb, noun, particle, number, sign.

Most Arabic words without marks can be read in several ways (قصف is "he bombed" and "bombing").
The rules here look at the clitics, the word before and the word after; what is unknown is a noun.
What hangs on the word type alone is decided once, in `choices`.
"""

from collections.abc import Sequence
from itertools import takewhile

from rawi.arabic.party_words import TELLINGS
from rawi.arabic.words import (
    ABOUT,
    AGAINST,
    AND,
    DUAL,
    FRESH_STARTS,
    HEARER_PREPOSITIONS,
    HER,
    HIM,
    INDEED,
    NOT_YET_OR_OF_WHAT,
    ON,
    PLAIN_QUOTES,
    TANWIN,
    THAT,
    THAT_THEY,
    THEREIN,
    TO,
    UNDERTAKING,
    VERB_PARTICLES,
    WAS,
)
from rawi.extract.choices import (
    ADJECTIVE,
    EVENTFUL,
    NOUN,
    NUMBER,
    SIGN,
    TIME,
    VERB,
    NominalUse,
    Uses,
    VerbUse,
    carries_out,
    make_choice,
    settle,
    uses_of,
)
from rawi.extract.classes import CIVILIANS, SITES
from rawi.extract.given_names import goes_on_list, is_ali, is_whole_name, names_here
from rawi.extract.node import Node, governing
from rawi.extract.openings import (
    has_verb,
    is_announced,
    is_completed,
    is_owned,
    is_party,
    is_plural_subject,
    is_rare_person,
    is_set,
    is_somebody,
    joins_loss,
    opens_as_verb,
    opens_on_doer,
    tells_then,
)
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Choice, Unit
from rawi.model import Reading

COMPLETED_REACH = 5  # units from a verb to the word that completes it (عبر الوزير عن قلقه)
LONGEST_MODIFIED = 3  # nodes: an event noun and its adjectives (هجوم صاروخي كبير شنه)
MEANWHILE = "meanwhile"  # the entry of what opens a clause of another time: في وقت، بينما
OBJECT_REACH = 4  # nodes: a verbal noun this near a verb is its object (واصلت القوات قصف البلدة)
AFTER_THESE_A_VERB = frozenset(("negation", "future", "relative"))
GOVERNING_ENDS = tuple(f" {word}" for word in (ON, TO, ABOUT, AGAINST))  # of an event word
AFTER_THESE_A_NOUN = frozenset(("preposition", "demonstrative", "quantifier", NUMBER))
LONGEST_NAME = 5  # nodes


def tag_units(units: tuple[Unit, ...], knowledge: Knowledge) -> list[Node]:
    """The nodes of a sentence, one a unit, each with its tag and the senses that fit it."""
    nodes: list[Node] = []
    for i, unit in enumerate(units):
        choice = unit.split.settled
        if choice is None:
            choice = _choose(unit, nodes, units[i + 1 : i + 1 + COMPLETED_REACH], knowledge)
        if choice.folded == ON and is_ali(nodes[-1] if nodes else None, units, i, knowledge):
            choice = make_choice(unit, NOUN, Reading(ON, conj=choice.reading.conj), folded=ON)
        if choice.reading.conj and nodes and is_whole_name(unit, nodes[-1], units[i + 1 : i + 2], knowledge):
            choice = make_choice(unit, NOUN, Reading(unit.folded), folded=unit.folded)
        nodes.append(Node(i, unit, *choice))
    return nodes


def _choose(unit: Unit, before: list[Node], ahead: Sequence[Unit], knowledge: Knowledge) -> Choice:
    after = ahead[0] if ahead else None
    if not unit.split.verbs and (settled := settle(unit, knowledge)) is not None:
        return settled
    uses = uses_of(unit, knowledge)
    verb = _possible_verb(unit, uses, before, after, knowledge) if unit.split.verbs else None
    if (particle := uses.as_particle(verb)) is not None:
        # فقد الجيش جنديا
        lost = unit.folded.removeprefix(AND) == INDEED and not (after is not None and after.split.verbs)
        completed = verb and _last_word(before) is None and is_completed(verb, ahead)
        told = verb and (lost or completed or _brings(verb, before, after) or _says_that(verb, after))
        return verb.choice if verb and told else particle
    nominal = uses.nominal
    may_be_verb = verb is not None and not nominal.names_source
    if verb and unit.vowelled_passive and _are_eventful(verb, nominal):
        return verb.choice  # قُتل برصاص
    if verb and may_be_verb and (not unit.split.nominals or _is_verb_here(uses, verb, before, after)):
        return verb.choice
    if verb and may_be_verb and _last_word(before) is None and opens_on_doer(verb, uses, ahead):
        return verb.choice
    announcing = nominal.announcing
    if announcing is not None and after is not None and is_announced(after, announcing, knowledge):
        return announcing
    return nominal.choice


def _are_eventful(verb: VerbUse, nominal: NominalUse) -> bool:
    """A verb and its verbal noun, which has another first vowel (`قُتل`, `قَتل`); not `أُسر`, families."""
    return not (EVENTFUL.isdisjoint(verb.choice.first) or EVENTFUL.isdisjoint(nominal.choice.first))


def _brings(verb: VerbUse, before: list[Node], after: Unit | None) -> bool:
    """`خلف القصف قتلى`, `وخلف الهجوم`: at an opening, what an act that is known already led to."""
    if "result" not in verb.choice.first or after is None:
        return False
    opens = _last_word(before) is None or verb.is_joined or before[-1].tag == "relative"
    known = any(s.kind == "event" and s.reading.article for s in after.senses)
    counted = after.number is not None or any(s.kind == "harm" for s in after.senses)
    return opens and (known or counted)


def _says_that(verb: VerbUse, after: Unit | None) -> bool:
    """`وبين أن`, `بين أنهم`: a verb of saying, no preposition."""
    opens = after is not None and (after.folded == THAT or after.folded in THAT_THEY)
    return opens and "attribution" in verb.choice.first


def _possible_verb(
    unit: Unit, uses: Uses, before: list[Node], after: Unit | None, knowledge: Knowledge
) -> VerbUse | None:
    """The verb that a word can be here: none after a preposition, the jussive only after لم, لا or ل."""
    if not before:
        return uses.verb
    previous = before[-1]
    if names_here(unit, previous, after, knowledge) or goes_on_list(unit, before, knowledge):
        return None
    if previous.tag == "preposition" and not previous.reading.pronoun:
        return None
    if previous.unit.folded.endswith(GOVERNING_ENDS):  # سيطرته على تدمر
        return None
    if previous.folded == NOT_YET_OR_OF_WHAT and uses.verb is not None:
        return uses.verb  # لما تصفه بالتهديد
    return uses.governed_by(previous.folded)


def _is_verb_here(uses: Uses, verb: VerbUse, before: list[Node], after: Unit | None) -> bool:
    """Whether a word that can be verb or noun is a verb in this place."""
    nominal = uses.nominal
    previous = _last_word(before)
    if previous is None and verb.opens_with_and and not nominal.bars_verb:
        return True  # وأدان at the start of a sentence is "and he condemned", not the dual of واد
    rare = _is_rare_passive(uses, verb, before) or is_rare_person(nominal, verb) or is_set(nominal, verb)
    if rare or _is_said(uses, before) or (verb.is_joined and _is_second_act(uses, before, after)):
        return False
    if previous is not None and is_owned(nominal, verb, previous.tag):
        return False
    if _is_launched(verb, before) or _is_done_by(verb, before, after) or tells_then(verb, after):
        return True
    if verb.fewest != nominal.fewest and not (before and before[-1].tag in AFTER_THESE_A_VERB):
        return verb.fewest < nominal.fewest
    if nominal.is_governed and (not verb.has_prep or _leads_to(before)):
        return False
    if previous is None:
        return not has_verb(nominal, after) and opens_as_verb(verb, after)
    if previous.tag == NUMBER and previous.folded.endswith(DUAL):  # مدنيين اثنين قتلا
        return verb.choice.form is not None and verb.choice.form.number == "d"
    opens = previous.tag in AFTER_THESE_A_VERB or any(s.id == MEANWHILE for s in previous.senses)
    if opens or previous.folded in VERB_PARTICLES:
        return previous.tag != "complementizer" or verb.beyond_perfect
    if previous.tag in AFTER_THESE_A_NOUN:
        return False
    if previous.tag == VERB:
        return (verb.is_imperfect and "verb" in previous.first) or joins_loss(verb, previous.first, after)
    if previous.tag in (NOUN, ADJECTIVE) and before[-1].tag != SIGN:
        return _is_verb_after_noun(verb, previous, before, after) or _is_behind_name(verb, before)
    opens = opens_as_verb(verb, after) or _has_pronoun_for_subject(previous, verb, after)
    return opens or _is_told_of(verb, before) or _is_behind_name(verb, before)


def _has_pronoun_for_subject(previous: Node, verb: VerbUse, after: Unit | None) -> bool:
    """`أعلن أنه قصف في الجليل قاعدة`: a verb that agrees with the pronoun on إن, a preposition behind it.

    Or somebody new, whom it befell (`بأنه قتل شاب`).
    """
    form = verb.choice.form
    if previous.tag != "complementizer" or form is None or form.person != 3 or after is None:
        return False
    ending = HER if form.gender == "f" else HIM
    apart = after.folded in HEARER_PREPOSITIONS or any(not s.reading.prep for s in after.split.particles)
    apart = apart or ("harm" in verb.choice.first and is_somebody(after))
    return apart and form.number == "s" and previous.folded.endswith(ending)


def _is_rare_passive(uses: Uses, verb: VerbUse, before: list[Node]) -> bool:
    """A plain verb that can only be a passive here is rather the noun: villages, no "was read" (`قرى`)."""
    form = verb.choice.form
    plain = "verb" in verb.choice.first and len(verb.choice.first) == 1
    passive = form is not None and form.voice == "passive" and form.aspect == "perfect"
    verbal = bool(before) and before[-1].tag in AFTER_THESE_A_VERB
    return plain and passive and "noun" in uses.nominal.choice.first and not verbal


def _leads_to(before: list[Node]) -> bool:
    """`أدى القصف لتهدم منازل`: ل behind a verb of result governs a noun."""
    verb = _last_verb(before)
    return verb is not None and "result" in verb.first


def _last_verb(before: list[Node]) -> Node | None:
    return next((n for n in reversed(before) if n.tag == VERB), None)


def _is_second_act(uses: Uses, before: list[Node], after: Unit | None) -> bool:
    """`واصلت الطائرات تمشيط الوادي وقصف المتمردين`: و joins a verbal noun to one that a verb of doing has.

    So it does behind a result (`أدى إلى مقتل سائق ونهب متاجر`), where nobody who does it follows.
    """
    if "event" not in uses.nominal.choice.first or uses.nominal.choice.reading.article:
        return False
    for node in reversed(before):
        if node.tag == VERB or (node.tag == SIGN and node.folded not in PLAIN_QUOTES):
            return False
        if not node.is_telling or node.reading.article or not node.index:
            continue
        if _leads_to(before[: node.index]):
            return not is_party(after)
        if node.prep or node.conj:
            continue
        behind = before[node.index + 1 : node.index + 2]
        owned = any(n.tag == NOUN and not (n.prep or n.conj) for n in behind)
        carrier = _last_verb(before[: node.index])
        return owned and carrier is not None and carries_out(carrier.first)
    return False


def _is_said(uses: Uses, before: list[Node]) -> bool:
    """`أعلنت الوزارة تعرض السفارة لهجوم`: the act that somebody tells of, right behind who tells."""
    if "event" in uses.nominal.choice.first and [n.folded in TELLINGS for n in before[-2:]] == [True, False]:
        return True  # رغم نفي موسكو قصف المستشفى
    verb = _last_verb(before) if "event" in uses.nominal.choice.first else None
    if verb is None or not (before[-1].reading.article or before[-1].of("actor", "country")):
        return False
    return verb.of("attribution") is not None and all(
        n.is_nominal or n.tag == TIME for n in before[verb.index + 1 :]
    )


def _is_launched(verb: VerbUse, before: list[Node]) -> bool:
    """`هجوم شنه مسلحون`, `فيديو بثه ناشطون`: behind an indefinite act or recording, what carries it out."""
    if not verb.choice.reading.pronoun or not before:
        return False
    kind = "event" if carries_out(verb.choice.first) else "attribution"
    head = next((n for n in reversed(before[-LONGEST_MODIFIED:]) if n.tag != ADJECTIVE), before[-1])
    return kind in verb.choice.first and kind in head.first and head.tag == NOUN and not head.reading.article


def _is_done_by(verb: VerbUse, before: list[Node], after: Unit | None) -> bool:
    """`في منزل قصفه الطيران`, `رعاة ذبحهم مسلحون`: an act with its pronoun before who does it.

    So is what somebody does to a weapon (`لغم زرعه مجهولون`).
    """
    if not verb.choice.reading.pronoun or not before or after is None:
        return False
    thing = before[-1].first.get("noun") if before[-1].tag == NOUN else None
    sort = thing.group if thing is not None and not before[-1].reading.article else ""
    goes_off = before[-1].tag == NOUN and before[-1].of("event") is not None  # انفجار عبوة
    laid = "verb" in verb.choice.first and (sort == "weapon" or goes_off)
    if "event" not in verb.choice.first and not laid:
        return False
    new = sort in CIVILIANS or sort in SITES or laid
    return is_plural_subject(after) or (new and is_party(after))


def _last_word(before: list[Node]) -> Node | None:
    """The node before, quotation marks and times apart; None at the start of a sentence or after a stop."""
    for node in reversed(before):
        if node.tag == TIME:
            continue
        if node.tag != SIGN:
            return node
        if node.folded in FRESH_STARTS:
            return None
    return None


def _is_verb_after_noun(verb: VerbUse, previous: Node, before: list[Node], after: Unit | None) -> bool:
    """After a noun that is a known actor or has the article, in a clause without a verb so far.

    كان carries another verb, which no noun follows as its genitive: `كان الطفل قتل في القصف`.
    """
    form = verb.choice.form
    if previous.folded in UNDERTAKING and not (previous.reading.article or previous.reading.pronoun):
        return False  # محاولة تقدم
    if form is not None and form.number == "d" and not previous.folded.endswith(DUAL):
        return False  # القوى الأمنية طوقاً is a cordon, not "both surrounded"
    if verb.follows_noun or verb.is_joined or _is_of_dual(verb, previous) or _is_told_of(verb, before):
        return True
    if after is not None and after.folded in THEREIN and "harm" in verb.choice.first:
        return True  # معارك قُتل فيها جنود
    for node in reversed(before):
        if node.tag == VERB:
            carries = node.folded in WAS and (after is None or not after.split.nominals)
            return (carries or len(before) - node.index > OBJECT_REACH) and previous.reading.article
        if node.tag in ("complementizer", "relative") or (
            node.tag == SIGN and node.folded not in PLAIN_QUOTES
        ):
            break
    return previous.reading.article or previous.of("actor", "country") is not None


def _is_behind_name(verb: VerbUse, before: list[Node]) -> bool:
    """`إن الشاب "حسون نهار" قتل`: what somebody did or suffered, behind his title and his name."""
    if EVENTFUL.isdisjoint(verb.choice.first):
        return False
    named = [n for n in before[-LONGEST_NAME:] if n.folded not in PLAIN_QUOTES]
    strange = list(takewhile(lambda n: not n.senses and n.tag == NOUN and not n.prep, reversed(named)))
    title = named[-1 - len(strange)] if strange and len(strange) < len(named) else None
    noun = title.first.get("noun") if title is not None else None
    return title is not None and noun is not None and title.reading.article and noun.group in CIVILIANS


def _is_of_dual(verb: VerbUse, previous: Node) -> bool:
    """`إن شخصين قُتلا`: a loss or an act in the dual behind two who are new."""
    form, two = verb.choice.form, previous.form
    both = form is not None and form.number == "d" and two is not None and two.number == "d"
    tells = not EVENTFUL.isdisjoint(verb.choice.first)
    return both and tells and previous.tag == NOUN and not previous.reading.article


def _is_told_of(verb: VerbUse, before: list[Node]) -> bool:
    """`أن شخصاً قتل`, `إن جندياً تركياً أصيب`: an accusative has no genitive, and أن wants a verb."""
    told = [n for n in before if n.folded not in PLAIN_QUOTES]  # أن «جنديا» قُتل
    if EVENTFUL.isdisjoint(verb.choice.first) or not (told and told[-1].unit.folded.endswith(TANWIN)):
        return False
    for node in reversed(told):
        if node.tag == "complementizer":
            return True
        if not node.is_nominal or node.prep or node.conj or node.reading.article:
            return False
    return False


__all__ = [
    "ADJECTIVE", "MEANWHILE", "NOUN", "NUMBER", "SIGN", "TIME", "VERB", "Node", "governing", "tag_units",
]  # fmt: skip
