"""Parts two words that were glued together where a page lost the blank, the tag or the line break between.

Only an unknown word is parted, and only where both parts are known by more than the name of a place: two
words that stand in one by chance are mostly letters of a name.
"""

from collections.abc import Sequence

from rawi.arabic.glued import ARTICLES, GOD, WEAK_LETTERS
from rawi.arabic.words import AND, ARTICLE, HOMELANDS, SAID, SO, SOUND_FEMININE_PLURAL
from rawi.knowledge.lexicon import Lexicon, WordInfo
from rawi.knowledge.senses import Sense
from rawi.model import Token

SHORTEST = 7  # letters of both words
FIRST, SECOND = 4, 4  # letters of the first word without ال, and of the second
SHORT_VERB = 3  # letters of `قتل`, `نقل`
TOLD = frozenset(("attribution", "event", "harm"))
NAMED = TOLD | {"actor", "country", "noun"}
BODIES = frozenset(("body", "troops"))  # of `حزب`, `جيش`


def without_seams(
    tokens: tuple[Token, ...], known: Sequence[WordInfo], lexicon: Lexicon
) -> tuple[Token, ...]:
    """The tokens of a sentence, each glued pair parted; `known` is what is known of each."""
    found: list[Token] = []
    done = 0
    for i, info in enumerate(known):
        if info.senses or len(tokens[i].folded) < SHORTEST or not info.is_word:
            continue
        token = tokens[i]
        plain = token.end - token.start == len(token.folded)
        if plain and (seam := find_seam(token.folded, lexicon)):
            found += (*tokens[done:i], *_parted(token, seam))
            done = i + 1
    return (*found, *tokens[done:]) if found else tokens


def _parted(token: Token, seam: int) -> tuple[Token, Token]:
    first, second = token.folded[:seam], token.folded[seam:]
    middle = token.start + seam
    return (
        Token(token.start, middle, first, first, token.vowelled_passive, False),
        Token(middle, token.end, second, token.sought[seam:], False, token.dotted),
    )


def find_seam(word: str, lexicon: Lexicon) -> int:
    """Where the second of two glued words begins in an unknown one; 0 where it is one word, or many.

    >>> from rawi.knowledge import load
    >>> [find_seam(word, load().lexicon) for word in ("الشرقينفذت", "مدفعياسراييلي", "السويدان")]
    [6, 5, 0]
    """
    seams = [i for i in range(FIRST, len(word) - SHORT_VERB + 1) if _are_two(word[:i], word[i:], lexicon)]
    return seams[0] if len(seams) == 1 else 0


def _are_two(first: str, second: str, lexicon: Lexicon) -> bool:
    if second.removeprefix(ARTICLE) not in lexicon.stems or second.startswith(SOUND_FEMININE_PLURAL):
        return False
    firsts = lexicon[first].senses
    of_place = first in HOMELANDS or any(s.kind == "noun" and s.group == "place" for s in firsts)
    seconds = lexicon[second].senses
    if not any(_may_be_second(s, second) or (of_place and s.kind == "place") for s in seconds):
        return False
    bare = first.removeprefix(AND).removeprefix(SO)
    bare = next((bare[len(a) :] for a in ARTICLES if bare.startswith(a)), bare)
    return first == GOD or (len(bare) >= FIRST and any(len(s.reading.stem) >= FIRST for s in firsts))


def _may_be_second(sense: Sense, word: str) -> bool:
    """A verb in the perfect, a word with the article, a word of a party, an event or a thing."""
    form, reading = sense.form, sense.reading
    if reading.conj or reading.prep or reading.pronoun:
        return False
    if form.pos == "verb":
        told = form.aspect == "perfect" and form.person == 3 and form.number != "d"
        if len(word) == SHORT_VERB:
            return told and sense.kind in TOLD and (word == SAID or WEAK_LETTERS.isdisjoint(word))
        return told and (sense.kind in TOLD or form.voice != "passive")
    if len(word) < SECOND:
        return sense.kind == "noun" and sense.group in BODIES
    return sense.kind in NAMED or (reading.article and sense.kind == "common")
