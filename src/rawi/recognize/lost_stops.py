"""Ends a sentence where its full stop was lost: before a turn, a look back, or a new speaker's verb.

Some pages lose their full stops and line breaks, and reports then run on over hundreds of words. What opens
a sentence of its own is known by the words alone; anything that a sign sets off is left to `extract`.
"""

from collections.abc import Container, Sequence
from itertools import pairwise

from rawi.arabic.turn_words import CAME, COMES, HAD, OTHER_SIDE, SIDE, THIS, WITHIN
from rawi.arabic.words import ALREADY, AND, COLON, COMMA, FROM, PLAIN_QUOTES, QUOTES_AND_COMMA, THAT_THEY
from rawi.knowledge.load import Knowledge
from rawi.knowledge.senses import Sense, Unit

FEWEST = 5  # units of a sentence, before a lost stop and behind it
FEWEST_OF_HEADLINE = 3  # units of one that the next is glued to
CONTENT_REACH = 12  # units from a verb of saying to the word that opens what is said
HAD_REACH = 8  # units from كان to قد or to the verb of saying
SAYING = frozenset(("say", "go_on", "transmit"))  # patterns of entries
TURN, OTHER_MATTER, RECALL = "for_his_part", "turn_of_report", "recall"  # the entries
OPENING_WORDS = HAD | COMES | CAME
FORMULA = "formula"  # the entry of `بسم الله الرحمن الرحيم`: a sentence of its own
SPEAKING = frozenset(("source", "media", "authority", "body", "troops", "civilian"))  # groups of nouns
DOING = SPEAKING | {"person", "force"}  # the last: of aircraft and guns
GOVERNING = frozenset(("preposition", "subordinator"))  # particles that open a part of a sentence
# Particles behind which a verb opens no sentence.
OPENING = frozenset(("relative", "subordinator", "contrast", "negation", "complementizer", "question"))


def split_run_on(units: tuple[Unit, ...], knowledge: Knowledge) -> list[tuple[Unit, ...]]:
    """The units of a sentence, cut where a full stop was lost; never behind a sign or inside a quotation."""
    starts = [0]
    for i in range(1, len(units) - FEWEST + 1):
        unit, last = units[i], units[i - 1]
        if last.last > last.first and any(sense.id == FORMULA for sense in last.senses):
            starts.append(i)
            continue
        glued = last.end == unit.start
        if not (last.is_word and (glued or unit.split.is_cue or unit.folded in OPENING_WORDS)):
            continue
        before = units[starts[-1] : i]
        if len(before) < (FEWEST_OF_HEADLINE if glued else FEWEST):
            continue
        if _opens_anew(before, unit, units[i + 1 : i + CONTENT_REACH], knowledge) and not _is_quoted(before):
            starts.append(i)
    return [units[first:after] for first, after in zip(starts, [*starts[1:], len(units)], strict=True)]


def _opens_anew(before: Sequence[Unit], unit: Unit, after: Sequence[Unit], knowledge: Knowledge) -> bool:
    """Whether a word opens a sentence: a turn, a look back, a verb of saying with its subject behind it."""
    if unit.folded in HAD:
        return _had_done(after, knowledge)
    if unit.folded in COMES:
        return _is_nominal(after[0])
    if unit.folded in CAME and after[0].folded in THIS:
        return True
    if unit.start == before[-1].end:
        return bool(_perfects(unit)) and _is_nominal(after[0]) and _names(after[0], DOING)
    cues = [sense for sense in unit.senses if sense.kind == "attribution"]
    entries = {sense.id for sense in cues}
    if RECALL in entries:
        return unit.folded.removeprefix(AND) not in WITHIN
    if TURN in entries or (OTHER_MATTER in entries and _is_apart(before, unit, after)):
        verb = after[after[0].folded == COMMA]
        return not before[-1].split.told_verbs and _is_perfect(verb)
    return bool(cues) and _says_anew(before, unit, after, knowledge)


def _is_apart(before: Sequence[Unit], unit: Unit, after: Sequence[Unit]) -> bool:
    """Neither a lone `ميدانيا` without a comma nor the second of two sides (`من جهة … من جهة أخرى`)."""
    if " " not in unit.folded and after[0].folded != COMMA:
        return False
    two_sided = unit.folded.startswith(OTHER_SIDE)
    return not (two_sided and any(a.folded == FROM and b.folded in SIDE for a, b in pairwise(before)))


def _is_perfect(unit: Unit) -> bool:
    """A verb in the perfect without و that is no other word, or a verb of saying (`قال`, `كشف`)."""
    told = _perfects(unit)
    is_other = unit.split.nominals or unit.split.particles
    return any(sense.kind == "attribution" for sense in told) or (bool(told) and not is_other)


def _perfects(unit: Unit) -> list[Sense]:
    return [s for s in unit.split.told_verbs if s.form.aspect == "perfect" and not s.reading.conj]


def _had_done(after: Sequence[Unit], knowledge: Knowledge) -> bool:
    """`وكان الحزب (قد) أعلن`: what was told or done before."""
    if not _is_nominal(after[0]):
        return False
    for unit in after[1:HAD_REACH]:
        if unit.folded == ALREADY or _verbs_of_saying(unit, (), knowledge, joined=False):
            return True
        if not unit.is_word and unit.folded not in PLAIN_QUOTES:
            return False
    return False


def _says_anew(before: Sequence[Unit], unit: Unit, after: Sequence[Unit], knowledge: Knowledge) -> bool:
    """`… وقال مصدر إن`, `… قالت الوزارة إن`: a verb of saying, who speaks, and what is said."""
    joined = unit.folded.startswith(AND)
    if not _verbs_of_saying(unit, after, knowledge, joined=joined) or not _is_nominal(after[0]):
        return False
    if not _names(after[0], SPEAKING) and (unit.split.nominals or not joined):
        return False  # وكشف ملابسات الحادث
    if _classes(before[-1], knowledge) & OPENING or before[-1].split.is_cue:
        return False  # بحسب ما ذكر المرصد
    opening = _content_opening(after, knowledge)
    return bool(opening) and (joined or (opening not in THAT_THEY and _is_told(before, knowledge)))


def _names(unit: Unit, groups: Container[str]) -> bool:
    return any(s.kind == "actor" or s.group in groups for s in unit.senses)


def _is_told(before: Sequence[Unit], knowledge: Knowledge) -> bool:
    """Whether words are a sentence that is whole, and its last part none that belongs to the verb behind it.

    Not `في الرقة قالت مصادر`, `بعد أن انسحب الجيش أعلنت الفصائل`, `وبحسب الصحيفة قال مسؤولون`.
    """
    part = next((before[i + 1 :] for i in reversed(range(len(before))) if not before[i].is_word), before)
    governed = bool(part) and _classes(part[0], knowledge) & GOVERNING
    if not part or governed or part[-1].split.particles or part[-1].split.told_verbs:
        return False
    cited = any(s.kind == "attribution" and s.form.pos == "fixed" for unit in part for s in unit.senses)
    if cited or any("subordinator" in _classes(unit, knowledge) for unit in before):
        return False
    return any(_is_perfect(unit) or any(s.kind == "event" for s in unit.senses) for unit in before)


def _verbs_of_saying(unit: Unit, after: Sequence[Unit], knowledge: Knowledge, *, joined: bool) -> list[Sense]:
    """The verbs of saying in the perfect that a word may be: without a pronoun, with و where `joined`."""
    if unit.split.particles:
        return []
    words = {other.folded for other in after}
    return [
        sense
        for sense in unit.split.told_verbs
        if sense.kind == "attribution"
        and sense.form.aspect == "perfect"
        and not sense.reading.pronoun
        and sense.reading.conj == (AND if joined else "")
        and knowledge.attributions[sense.id].pattern in SAYING
        and (not sense.asked or not words.isdisjoint(sense.asked))
    ]


def _content_opening(after: Sequence[Unit], knowledge: Knowledge) -> str:
    """What opens the words that are said, behind who speaks: `أن`, `إنه`, a colon; empty for none."""
    for unit in after[1:]:
        if unit.folded == COLON or "complementizer" in _classes(unit, knowledge):
            return unit.folded
        if not unit.is_word and unit.folded not in QUOTES_AND_COMMA:
            return ""
    return ""


def _is_nominal(unit: Unit) -> bool:
    """A noun, or a name that no entry knows; no particle, no time, nothing behind a preposition."""
    governed = any(sense.reading.prep for sense in unit.senses)
    known = bool(unit.split.nominals) or not unit.senses
    return unit.is_word and known and not (governed or unit.split.particles or unit.time)


def _classes(unit: Unit, knowledge: Knowledge) -> set[str]:
    return {knowledge.particles[sense.id].class_ for sense in unit.split.particles}


def _is_quoted(units: Sequence[Unit]) -> bool:
    """Whether a quotation mark is still open behind these units."""
    signs = [unit.folded for unit in units if not unit.is_word]
    return signs.count('"') % 2 == 1 or any(signs.count(a) > signs.count(b) for a, b in ("«»", "“”"))
