"""Cuts a folded word into every reading that Arabic allows: proclitics, stem, attached pronoun."""

from collections.abc import Container, Iterator

from rawi.model import Reading

PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
CONJUNCTIONS, PREPOSITIONS, FUTURE = frozenset("وف"), frozenset("بلك"), "س"
ARTICLES = (("ال", ""), ("بال", "ب"), ("كال", "ك"), ("لل", "ل"))  # with the prepositions they swallow
PARTICLES = "وفبلك"  # single letters that are written onto the next word
IMPERFECT_OPENINGS = frozenset("يتنا")
SHORTEST_STEM = 2
SHORTEST_GUESS = 3  # letters that must be left of an unknown word behind و
_PRONOUNS_IN = {end[-1]: tuple(p for p in PRONOUNS if p[-1] == end[-1]) for end in PRONOUNS}  # by last letter
Cut = tuple[str, str, str, str, bool, str]  # the fields of a Reading
NO_READING = Reading("")


class _AnyStem:
    def __contains__(self, stem: object) -> bool:
        return True


def read_clitics(folded: str) -> tuple[Reading, ...]:
    """All readings of a folded word, the uncut one first.

    >>> [(r.conj, r.prep, r.article, r.stem, r.pronoun) for r in read_clitics("وللجيش")][-1]
    ('و', 'ل', True, 'لجيش', '')

    Raises: nothing.
    """
    return tuple([Reading(*cut) for cut in dict.fromkeys(cut_clitics(folded, _AnyStem()))])


def cut_clitics(folded: str, stems: Container[str]) -> list[Cut]:
    """The readings whose stem is one of `stems`, in the same order, as plain tuples; some of them twice."""
    cuts: list[Cut] = []
    pronouns = [p for p in _PRONOUNS_IN.get(folded[-1:], ()) if folded.endswith(p)]
    for conj, rest in _conjunctions(folded):
        opening = rest[:1]
        bases = [(rest, "", "")]
        if opening in PREPOSITIONS:
            bases.append((rest[1:], opening, ""))
        elif opening == FUTURE and rest[1:2] in IMPERFECT_OPENINGS:
            bases.append((rest[1:], "", FUTURE))
        for base, prep, future in bases:
            length = len(base)
            if length < SHORTEST_STEM:
                continue
            if base in stems:
                cuts.append((base, conj, prep, future, False, ""))
            for pronoun in pronouns:
                if length - len(pronoun) >= SHORTEST_STEM and (stem := base[: -len(pronoun)]) in stems:
                    cuts.append((stem, conj, prep, future, False, pronoun))
        if "ل" in rest[:3]:
            cuts += [cut for cut in _with_article(rest, conj) if cut[0] in stems]
    return cuts


def guess_reading(folded: str) -> Reading:
    """How to cut an unknown word: at its article where there is one, at an opening و when enough is left.

    >>> guess_reading("والبلدات").stem, guess_reading("وتاجورا").conj, guess_reading("كفرنبل").stem
    ('بلدات', 'و', 'كفرنبل')
    """
    if "ل" in folded[:4]:
        cuts = [cut for conj, rest in _conjunctions(folded) for cut in _with_article(rest, conj)]
        if cuts:
            return Reading(*min(cuts, key=lambda cut: len(cut[0])))
    if folded[:1] == "و" and len(folded) > SHORTEST_GUESS:
        return Reading(folded[1:], "و")
    return Reading(folded) if len(folded) >= SHORTEST_STEM else NO_READING


def _conjunctions(folded: str) -> tuple[tuple[str, str], ...]:
    """What may be a conjunction, and the rest of the word."""
    if folded[:1] in CONJUNCTIONS:
        return ("", folded), (folded[0], folded[1:])
    return (("", folded),)


def _with_article(rest: str, conj: str) -> Iterator[Cut]:
    for opening, prep in ARTICLES:
        if rest.startswith(opening):
            stem = rest[len(opening) :]
            if len(stem) >= SHORTEST_STEM:
                yield stem, conj, prep, "", True, ""
                if opening == "لل":  # لل + a word that begins with ل
                    yield "ل" + stem, conj, prep, "", True, ""
