"""Tells the given name `علي` from the preposition `على`: both are one word once the text is folded."""

from collections.abc import Sequence
from typing import Protocol

from rawi.arabic.site_words import OPENERS_AS_VERBS
from rawi.arabic.words import (
    ALI_FOLLOWS,
    AND,
    ARTICLE,
    BY,
    COMMA,
    HONOURS,
    NISBA,
    ON,
    PLACE_PLURALS,
    SAID,
)
from rawi.extract.choices import ADJECTIVE, EVENTFUL, NOUN, VERB
from rawi.extract.classes import CIVILIANS
from rawi.knowledge.load import Knowledge
from rawi.knowledge.persons import load_person_words
from rawi.knowledge.senses import Sense, Unit
from rawi.model import Reading

RANK, THIRD = "officer", 3
NAMED_AFTER = frozenset(("direction", "feature", "media"))  # `قرب تدمر`, `مدينة تدمر`, `تنسيقية تدمر`
NAMED_SITES = frozenset(("settlement", "quarter", "camp", "facility"))  # sorts of places
PLACES_ONLY = frozenset(("place", "opener"))
TITLED = CIVILIANS | {"authority", "source", "media"}


def _tells_of_us(unit: Unit) -> bool:
    """`بلدة جلين`, `معبر نصيب`: behind a word of place, "they (women) left" and "we hit" are names."""
    forms = [s.form for s in unit.split.verbs or unit.senses if s.form.pos == "verb"]
    women = [f.gender == "f" and f.number == "p" for f in forms]
    return bool(forms) and all(f.person != THIRD or women[k] for k, f in enumerate(forms))


class Tagged(Protocol):
    """What the word before was taken for."""

    tag: str
    folded: str
    first: dict[str, Sense]
    reading: Reading
    is_telling: bool


def is_ali(node: Tagged | None, units: Sequence[Unit], at: int, knowledge: Knowledge) -> bool:
    """Whether a name stands at `at`: `قال علي الحسن`, `الطفل علي حسن`, `محمد علي العمري`, not `شدد على`.

    `node` is what the word before was taken for. A text that writes `على` without dots tells the two apart,
    unless a definite act stands before (`الهجوم علي البلدة`).
    """
    if units[at].dotted:
        return node is None or "event" not in node.first or not (node.is_telling and node.reading.article)
    if node is None or units[at].folded != ON:
        return False
    return _is_ali(node.tag, node.first, units, at, knowledge)


def _is_ali(tag: str, first: dict[str, Sense], units: Sequence[Unit], at: int, knowledge: Knowledge) -> bool:
    """Whether the words around show the name, `tag` and `first` being what the word before was taken for."""
    after = units[at + 1] if at + 1 < len(units) else None
    before, words = units[at - 1], load_person_words()
    if tag == NOUN and before.folded in words.given:
        saying = at > 1 and units[at - 2].folded in (SAID, AND + SAID)  # أكد محمد على أن
        ends = after is None or not after.is_word
        told = after is not None and saying and any(s.kind == "particle" for s in after.senses)
        return ends or told or (after is not None and _is_name(after, words.given))
    if after is not None and before.folded in words.links:
        return not after.folded.startswith(ARTICLE) or _is_name(after, words.given)  # بن علي
    if tag == NOUN and before.folded in ALI_FOLLOWS:
        return True  # دير علي
    if after is None or before.folded.startswith(BY):
        return False
    telling = "harm" in first or (tag == VERB and "attribution" in first)
    if telling and not before.folded.startswith(ARTICLE):
        return _is_name(after, words.all_given)
    noun = first.get("noun")
    titled = tag == NOUN and before.folded.startswith(ARTICLE) and noun is not None
    entry = knowledge.nouns[noun.id] if noun is not None else None
    civil = titled and entry is not None and (entry.class_ in CIVILIANS or entry.id == RANK)
    if before.folded in HONOURS:  # قرية الشيخ علي، الشيخ علي الفلاحي
        opening = units[at - 2].senses if at > 1 else ()
        if any(s.kind == "noun" and knowledge.nouns[s.id].class_ == "feature" for s in opening):
            return True
        civil = True
    third = units[at + 2] if at + 2 < len(units) else None
    strange = third is not None and third.is_word and not third.senses  # no كان الشاب على علم ب
    return civil and _is_name(after, words.all_given if strange else words.given)


def names_here(unit: Unit, before: Tagged, after: Unit | None, knowledge: Knowledge) -> bool:
    """A word that opens a name and is no verb, from the word `before` it.

    After `بلدة` and its like, `دير`, `عين`, `كفر`, after `تنسيقية`; after a person's title a given name
    (`الشاب أدهم`), or a word that is also a plain verb, when a strange word follows (`الطفل زيد محمد`).
    """
    if unit.folded.startswith(AND) and _lists(unit, before, after, knowledge):
        return True
    first, reading = before.first, before.reading
    noun = first.get("noun")
    if noun is None:
        return False
    class_ = knowledge.nouns[noun.id].class_
    if not reading.article:
        named = unit.folded in knowledge.name_openers or any(s.kind == "place" for s in unit.split.nominals)
        one = noun.form.number == "s" and knowledge.nouns[noun.id].place in NAMED_SITES
        return class_ in NAMED_AFTER and (named or (one and _tells_of_us(unit)))
    if class_ not in TITLED or after is None or after.senses or not after.is_word:
        return False
    words = load_person_words()
    return (
        unit.folded in words.given
        or unit.folded in words.given_words
        or all(
            s.kind == "verb" or (s.form.voice == "passive" and s.kind not in EVENTFUL) for s in unit.senses
        )
    )


def _lists(unit: Unit, before: Tagged, after: Unit | None, knowledge: Knowledge) -> bool:
    """`بلدات رامية وبيت ليف`: behind a name, و and what opens names before a strange word is the next."""
    opener = unit.folded.removeprefix(AND)
    if opener == unit.folded or opener not in knowledge.name_openers or opener in OPENERS_AS_VERBS:
        return False
    named = before.tag == NOUN and before.first.keys() <= PLACES_ONLY
    return named and after is not None and after.is_word and not after.senses


def goes_on_list(unit: Unit, before: Sequence[Tagged], knowledge: Knowledge) -> bool:
    """`قرى س، عين ص، ع`: behind a comma in a list of several, what opens names is no verb."""
    if unit.folded not in knowledge.name_openers or not before or before[-1].folded != COMMA:
        return False
    for node in reversed(before):
        if node.tag not in (NOUN, ADJECTIVE) and node.folded != COMMA:
            return False
        noun = node.first.get("noun")
        if noun is not None and knowledge.nouns[noun.id].class_ == "feature":
            return noun.form.number == "p" or node.folded.endswith(PLACE_PLURALS)
    return False


def is_whole_name(unit: Unit, before: Tagged, ahead: Sequence[Unit], knowledge: Knowledge) -> bool:
    """`الصحفي فراس السالم`: a given name behind a title, and no `ف` with a head; `في وزيرستان`: no و."""
    if before.tag == "preposition" and not (before.reading.pronoun or unit.senses):
        return not unit.folded.startswith(AND + ARTICLE)
    given = unit.folded in load_person_words().given
    return given and names_here(unit, before, ahead[0] if ahead else None, knowledge)


def _is_name(unit: Unit, given: frozenset[str]) -> bool:
    """A given name, or a family's (`الحسن`, `العمري`): a word with the article in no list, a place apart."""
    if unit.folded in given:
        return True
    strange = unit.is_word and all(s.kind in ("place", "ambiguous", "country") for s in unit.senses)
    return strange and unit.folded.startswith(ARTICLE) and (not unit.senses or unit.folded.endswith(NISBA[0]))
