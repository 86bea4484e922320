"""Cuts a folded word into every reading that Arabic allows: proclitics, stem, attached pronoun."""

from collections.abc import Iterator

from rawi.model import Reading

PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
ARTICLES = (("ال", ""), ("بال", "ب"), ("كال", "ك"), ("لل", "ل"))  # with the prepositions they swallow
SHORTEST_STEM = 2
Cut = tuple[str, str, str, str, bool, str]  # the fields of a Reading


def read_clitics(folded: str) -> tuple[Reading, ...]:
    """All readings of a folded word, the uncut one first.

    >>> [(r.conj, r.prep, r.article, r.stem, r.pronoun) for r in read_clitics("وللجيش")][-1]
    ('و', 'ل', True, 'لجيش', '')

    Raises: nothing.
    """
    return tuple([Reading(*cut) for cut in dict.fromkeys(cut_clitics(folded))])


def cut_clitics(folded: str) -> Iterator[Cut]:
    """The same as plain tuples, some of them twice: for those who look up many stems and keep few."""
    pronouns = [p for p in PRONOUNS if folded.endswith(p)] if folded.endswith(PRONOUNS) else ()
    for conj in ("", "و", "ف"):
        if not folded.startswith(conj):
            continue
        rest = folded[len(conj) :]
        bases = [(rest, "", "")]
        if rest[:1] in ("ب", "ل", "ك"):
            bases.append((rest[1:], rest[0], ""))
        elif rest[:1] == "س" and rest[1:2] in tuple("يتنا"):
            bases.append((rest[1:], "", "س"))
        for base, prep, future in bases:
            if len(base) >= SHORTEST_STEM:
                yield base, conj, prep, future, False, ""
                for pronoun in pronouns:
                    if len(base) - len(pronoun) >= SHORTEST_STEM:
                        yield base[: -len(pronoun)], conj, prep, future, False, pronoun
        if "ل" in rest[:3]:
            yield from _with_article(rest, conj)


def _with_article(rest: str, conj: str) -> Iterator[Cut]:
    for opening, prep in ARTICLES:
        if rest.startswith(opening):
            stem = rest[len(opening) :]
            if len(stem) >= SHORTEST_STEM:
                yield stem, conj, prep, "", True, ""
                if opening == "لل":  # لل + a word that begins with ل
                    yield "ل" + stem, conj, prep, "", True, ""
