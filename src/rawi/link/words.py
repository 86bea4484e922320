"""The words of a text as linking compares them: bare stems, and how rare each of them is in news.

What two reports of one event share are names: of villages, of victims. Such words are rare elsewhere, so
their rarity is counted once, in `knowledge/link/common_words.csv`, and never depends on what is linked.
"""

import functools
import math
import re
from collections.abc import Iterable

from rawi.arabic.clitics import guess_reading
from rawi.arabic.fold import fold
from rawi.arabic.words import ATTACHED_PREPOSITIONS
from rawi.knowledge.linking import common_stems

TEXTS = 3840  # texts that common_words.csv was counted on
NEVER_SEEN = 2  # texts that a word in no table is held to stand in
SHORTEST = 3  # letters of a stem that is compared
SHORTEST_CUT = 5  # letters of a word that may begin with an attached preposition
_HASHTAG = re.compile("(#[\u0621-\u064a]{3,})(\u0627\u0644[\u0621-\u064a]{3,})")  # article inside
_WORD = re.compile("[\u0621-\u064a]{2,}")


@functools.lru_cache(maxsize=1 << 17)
def bare(word: str) -> str:
    """The key of a folded word: without article and what may be attached before it, so no word to be shown.

    >>> bare("والقريه"), bare("بقريه"), bare("بنش")
    ('قريه', 'قريه', 'بنش')
    """
    stem = guess_reading(word).stem
    return stem[1:] if len(stem) >= SHORTEST_CUT and stem[0] in ATTACHED_PREPOSITIONS else stem


def stems(text: str) -> list[str]:
    """The stems of a text in its order, short ones left out; words that a hashtag writes as one are parted.

    >>> stems("قصفت الطائرات بلدة بنش"), stems("#جسرالشغور")
    (['قصفت', 'طايرات', 'بلده', 'بنش'], ['جسر', 'شغور'])
    """
    return long_enough(all_stems(text))


def all_stems(text: str) -> list[str]:
    """The stems of a text in its order with the short ones, of which some names are made.

    >>> all_stems("قصفت الطائرات #بيت_جن")
    ['قصفت', 'طايرات', 'بيت', 'جن']
    """
    return [bare(word) for word in _WORD.findall(fold(_HASHTAG.sub(r"\1 \2", text)).text)]


def long_enough(stems_: Iterable[str]) -> list[str]:
    """The stems that are compared as words."""
    return [stem for stem in stems_ if len(stem) >= SHORTEST]


@functools.lru_cache(maxsize=1 << 17)
def rarity(stem: str) -> float:
    """How rare a stem is in news: the natural logarithm of texts a text that holds it; 0 to 7.6."""
    return math.log(TEXTS / max(NEVER_SEEN, common_stems().get(stem, NEVER_SEEN)))


def weight(stems_: Iterable[str]) -> float:
    """The rarity of several stems together; the same in any order, to the last bit."""
    return math.fsum(map(rarity, stems_))
