"""Spelling variants of Arabic as one form, with a way back to the source text.

Everything is matched on folded text: marks, tatweel and invisible signs are gone, letters that
writers exchange are one letter, digits are ASCII, and words broken up to slip past moderation
are whole again. `Folded.span` leads back to code points of the source.
"""

import functools
import re
import unicodedata
from bisect import bisect_right

import msgspec

from rawi.model import Span

LETTER_VARIANTS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ى": "ي", "ئ": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ۍ": "ي", "ے": "ي", "ۓ": "ي",
    "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۈ": "و", "ۋ": "و", "ۊ": "و",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه", "ۂ": "ه",
    "ک": "ك", "گ": "ك", "ڪ": "ك", "ڭ": "ك", "ݣ": "ك",
    "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڵ": "ل", "ڕ": "ر", "ڨ": "ق",
}  # fmt: skip
DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
SIGNS = {"٫": ".", "٬": ",", "٪": "%", "\u00a0": " ", "\u202f": " ", "_": " ", "\t": " "}
ONE_TO_ONE = {**LETTER_VARIANTS, **DIGITS, **SIGNS}

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
TATWEEL = "ـ"
FEWEST_DOTTED = 4  # letters of a word that is broken by dots
SHORT = 200  # characters: of a shorter text the letters are looked at first
LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff"

# A word broken to slip past moderation: a joining stroke with dots or blanks at it, between letters.
# One side of the stroke must show that the word goes on: a stroke on both sides, signs inside the
# strokes, or a stroke that opens the next piece. A lone stroke before a blank is a clitic written
# apart when at most three letters stand before it.
_IN_WORD = rf"(?<=[{LETTER}{MARKS}])"
_BROKEN = (
    rf"{_IN_WORD}(?:{TATWEEL}+[ .*·•‐\-]{{1,4}}{TATWEEL}+|{TATWEEL}+[.*·•]{{1,4}} ?"
    rf"|[ .*·•]{{1,3}}{TATWEEL}+)(?=[{LETTER}])"
)
# The vowel u behind the letter that a perfect passive has it on: قُتل, أُصيب, واعتُقل, استُهدف.
_PASSIVE = re.compile(rf"[وف]?(?:[{LETTER}]|ا[{LETTER}]{{2}})\u064f")
MARBUTA = "ة"  # folded to ه; no pronoun
_ON_SPELLED = "على"  # with ى, as most writers have it
_CLITIC_APART = rf"(?<![{LETTER}{MARKS}])(?:[وف]?[بلك]?ال|[وف]?لل|[وفبلكس]){TATWEEL}+ (?=[{LETTER}])"
# قصف و استهدف; the look behind comes last: what opens with letters is sought ten times as fast
_AND_APART = rf"و (?<![{LETTER}{MARKS}{TATWEEL}]و )(?=[{LETTER}]{{2}})"
# `إس.را.ئ.ي.ل`: two dots and more between short pieces; of three letters it is an abbreviation (د.ب.أ)
_PIECE = rf"(?:[{LETTER}](?:{TATWEEL}+ ?{TATWEEL}*)?)"
_DOTTED = re.compile(rf"[وفبل]?({_PIECE}{{1,4}}(?:\.{_PIECE}{{1,3}}){{2,}})(?![{LETTER}.])")
_DOTS = re.compile(rf"\.{_PIECE}{{1,3}}\.[{LETTER}]")
_REMOVED = re.compile(rf"[{MARKS}{TATWEEL}{INVISIBLE}]+")
_SUSPECT = re.compile(rf"[{MARKS}{TATWEEL}{INVISIBLE}\ufb50-\ufdff\ufe70-\ufeff]")
_BROKEN_WORD = re.compile(_BROKEN)
_CLITIC = re.compile(_CLITIC_APART)
_AND = re.compile(_AND_APART)
_LOOSE_LETTERS = re.compile(rf" (?=[{LETTER}](?!\.?[{LETTER}{MARKS}{TATWEEL}]))")
_NOT_LETTER = re.compile(rf"[^{LETTER}{MARKS}{TATWEEL}]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


class Folded(msgspec.Struct, frozen=True):
    """Folded text and the way back.

    `cuts` are positions in `text` from which the source position is `shifts` further on; a
    position inside a ligature's letters leads back to the ligature.
    """

    text: str
    source_length: int
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def source_position(self, position: int) -> int:
        """The source code point from which the folded code point at `position` came."""
        if position >= len(self.text):
            return self.source_length
        i = bisect_right(self.cuts, position)
        return position + (self.shifts[i - 1] if i else 0)

    def span(self, start: int, end: int) -> Span:
        """The span of the source that `text[start:end]` stands for, marks on its last letter included."""
        first = self.source_position(start)
        return Span(first, max(self.source_position(end), first + 1) if end > start else first)


def fold(source: str) -> Folded:
    """The folded form of a text with the way back to it.

    >>> folded = fold("قـ ـصـ ـفت الطائراتُ المدينةَ")
    >>> folded.text
    'قصفت الطايرات المدينه'
    >>> folded.span(0, 4)
    Span(start=0, end=10)

    Offsets: code points on both sides.      Raises: nothing.
    """
    if not (_SUSPECT.search(source) or _AND.search(source) or _DOTS.search(source)):
        return Folded(_unify(source), len(source))
    removed = _removals(source)
    expanded = [(m.start(), unicodedata.normalize("NFKC", m[0])) for m in _PRESENTATION.finditer(source)]
    if expanded:
        return _rebuild(source, removed, expanded)
    return _cut_out(source, removed) if removed else Folded(_unify(source), len(source))


@functools.lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """The folded form of a word or a phrase, without the way back.

    >>> fold_word("مُؤسَّسة")
    'موسسه'
    """
    return fold(word).text


def _unify(source: str) -> str:
    """The source with each letter, digit and sign in its one form; none of these forms is changed again.

    Ten times as fast as `str.translate` on Arabic: most of the letters to be changed are in no text.
    """
    letters = ONE_TO_ONE.keys() & set(source) if len(source) < SHORT else ONE_TO_ONE
    for letter in letters:
        source = source.replace(letter, ONE_TO_ONE[letter])
    return source


def _removals(source: str) -> list[tuple[int, int]]:
    """Stretches of the source that fold to nothing, in order, none touching another."""
    stretches = [m.span() for m in _REMOVED.finditer(source)]
    stretches += [(m.end() - 1, m.end()) for m in _AND.finditer(source)]
    stretches += _dots(source)
    if TATWEEL not in source:
        return sorted(stretches)
    broken = [m.span() for m in _BROKEN_WORD.finditer(source)]
    stretches += broken + [(m.end() - 1, m.end()) for m in _CLITIC.finditer(source)]
    stretches += _loose_letters(source, broken)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _dots(source: str) -> list[tuple[int, int]]:
    """The dots within words that are broken by them."""
    if not _DOTS.search(source):
        return []
    words = [m for m in _DOTTED.finditer(source) if len(re.findall(f"[{LETTER}]", m[1])) >= FEWEST_DOTTED]
    return [(i, i + 1) for m in words for i in range(*m.span()) if source[i] == "."]


def _loose_letters(source: str, broken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Blanks before single letters that end a broken word: the last ones of `تـ ـهـ ـد ا ف`."""
    found = []
    for _, end in broken:
        blank = _NOT_LETTER.search(source, end)
        position = blank.start() if blank else len(source)
        if position - end > 2:  # the piece after the stroke is long: the word ends with it
            continue
        while (loose := _LOOSE_LETTERS.match(source, position)) and source[position + 1] != "و":
            found.append(loose.span())
            position += 2
    return found


def _cut_out(source: str, removed: list[tuple[int, int]]) -> Folded:
    """The text without these stretches, and where the way back jumps."""
    letters = _unify(source)
    pieces: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    done = shift = 0
    for start, end in removed:
        pieces.append(letters[done:start])
        cuts.append(start - shift)
        shift += end - start
        shifts.append(shift)
        done = end
    pieces.append(letters[done:])
    return Folded("".join(pieces), len(source), tuple(cuts), tuple(shifts))


def _rebuild(source: str, removed: list[tuple[int, int]], expanded: list[tuple[int, str]]) -> Folded:
    """Cut out `removed`, put letters for `expanded`, and note where the way back jumps."""
    edits = [(start, end, "") for start, end in removed]
    edits += [(at, at + 1, _REMOVED.sub("", letters)) for at, letters in expanded]
    pieces: list[str] = []
    jumps: list[tuple[int, int]] = []
    done = length = 0
    for start, end, letters in sorted(edits):
        kept = _unify(source[done:start])
        pieces += (kept, _unify(letters))
        length += len(kept)
        # each letter of a ligature leads back to the ligature itself
        jumps += [(length + i, start - (length + i)) for i in range(1, len(letters))]
        length += len(letters)
        jumps.append((length, end - length))
        done = end
    pieces.append(_unify(source[done:]))
    return Folded("".join(pieces), len(source), *_columns(jumps))


def _columns(jumps: list[tuple[int, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Jumps as two columns; the last of several at one place counts."""
    by_place = dict(jumps)
    return tuple(by_place), tuple(by_place.values())


def vowelled_as_passive(word: str) -> bool:
    """Whether the first vowel that is written in a word is that of a perfect passive.

    >>> [vowelled_as_passive(word) for word in ("قُتل", "واستُهدفت", "قتلُوا", "قَتل")]
    [True, True, False, False]
    """
    return _PASSIVE.match(word) is not None


def tells_ya_apart(text: str) -> bool:
    """Whether a text writes `على` with ى, and so `علي` with dots only where it is a name."""
    return _ON_SPELLED in text


def is_dotted(word: str) -> bool:
    """Whether a word ends in ي with its dots.

    >>> [is_dotted(word) for word in ("علي", "على")]
    [True, False]
    """
    return word.endswith("ي")


def with_marbuta(folded: str) -> str:
    """The folded form of a word written with ة at its end, with that letter again.

    >>> with_marbuta("حديثه"), with_marbuta("حديث")
    ('حديثة', 'حديث')
    """
    return folded[:-1] + MARBUTA if folded.endswith("ه") else folded
