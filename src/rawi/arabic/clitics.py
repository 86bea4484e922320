"""Cuts a folded word into every reading that Arabic allows: proclitics, stem, attached pronoun."""

from collections.abc import Iterator

from rawi.model import Reading

PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
SHORTEST_STEM = 2


def read_clitics(folded: str) -> tuple[Reading, ...]:
    """All readings of a folded word, the uncut one first.

    >>> [(r.conj, r.prep, r.article, r.stem, r.pronoun) for r in read_clitics("وللجيش")][-1]
    ('و', 'ل', True, 'جيش', '')

    Raises: nothing.
    """
    return tuple(dict.fromkeys(_readings(folded)))


def _readings(folded: str) -> Iterator[Reading]:
    for conj in ("", "و", "ف"):
        if not folded.startswith(conj):
            continue
        rest = folded[len(conj) :]
        yield from _with_pronouns(Reading(rest, conj))
        for prep in "بلك":
            if rest.startswith(prep):
                yield from _with_pronouns(Reading(rest[1:], conj, prep))
        if rest.startswith("س") and rest[1:2] in "يتنا":
            yield from _with_pronouns(Reading(rest[1:], conj, future="س"))
        yield from _with_article(rest, conj)


def _with_article(rest: str, conj: str) -> Iterator[Reading]:
    for opening, prep in (("ال", ""), ("بال", "ب"), ("كال", "ك"), ("لل", "ل")):
        if rest.startswith(opening):
            stem = rest[len(opening) :]
            if len(stem) >= SHORTEST_STEM:
                yield Reading(stem, conj, prep, article=True)
            if opening == "لل" and len(stem) >= SHORTEST_STEM:  # لل + a word that begins with ل
                yield Reading("ل" + stem, conj, prep, article=True)


def _with_pronouns(reading: Reading) -> Iterator[Reading]:
    if len(reading.stem) < SHORTEST_STEM:
        return
    yield reading
    for pronoun in PRONOUNS:
        stem = reading.stem[: -len(pronoun)]
        if len(stem) >= SHORTEST_STEM and reading.stem.endswith(pronoun):
            yield Reading(stem, reading.conj, reading.prep, reading.future, False, pronoun)
