"""How alike two texts are: MinHash over runs of folded words, in bands that bring likely pairs together."""

import struct
from collections.abc import Sequence

import rensa

from rawi.store.words import words_of

SHINGLE = 3  # words in a run
PERMUTATIONS, BANDS = 64, 16
SEED = 1
LEAST_WORDS = 12  # shorter texts are alike by chance
ALIKE = 0.5  # least share of common runs: three in four words taken over, in their order
_FIRST_BIT = 1 << 63


def signature(text: str) -> tuple[int, ...] | None:
    """The MinHash of a text, 64 numbers; None for one too short to be told from others."""
    words = words_of(text)
    if len(words) < LEAST_WORDS:
        return None
    made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update([" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)])
    return tuple(made.digest())


def bands(numbers: Sequence[int]) -> list[int]:
    """A number for each band, in 64 bits with a sign: two texts that share one may be alike.

    Of texts with half of their runs in common two in three share one; of those with four in five, all.
    """
    rows = PERMUTATIONS // BANDS
    found = []
    for band in range(BANDS):
        mixed = band
        for number in numbers[band * rows : (band + 1) * rows]:
            mixed = (mixed * 0x9E3779B97F4A7C15 + number + 1) % (1 << 64)
        found.append(mixed - (1 << 64) if mixed >= _FIRST_BIT else mixed)
    return found


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of common runs, 0 to 1; off by less than 0.13 in 95 of 100 cases."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def packed(numbers: Sequence[int]) -> bytes:
    """A signature as it is kept."""
    return struct.pack(f"<{PERMUTATIONS}I", *numbers)


def unpacked(data: bytes) -> tuple[int, ...]:
    """A signature that was kept."""
    return struct.unpack(f"<{PERMUTATIONS}I", data)
