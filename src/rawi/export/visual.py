"""Arabic as a terminal without bidirectional display has to be given it: joined letters, in visual order.

Letters become their presentation forms, derived from the Unicode database. Order follows the
Unicode Bidirectional Algorithm for one line without embeddings (rules W2-W7, N1-N2, I1-I2, L1-L2,
L4); marks and invisible characters are left out, since many terminals give them a cell. For display
only: nothing that is stored passes through here.
"""

import unicodedata
from functools import cache

from rich.cells import cell_len

JOINER, NON_JOINER, TATWEEL = "\u200d", "\u200c", "\u0640"
FORMS = ("isolated", "final", "initial", "medial")
BRACKETS = "()[]{}<>\u00ab\u00bb\u2039\u203a"
MIRRORED = str.maketrans(BRACKETS, "".join(b + a for a, b in zip(BRACKETS[::2], BRACKETS[1::2], strict=True)))
INVISIBLE = {"BN", "NSM", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ELLIPSIS = "\u2026"


def plain(text: str) -> str:
    """The text on one line, without marks, tatweel and invisible characters: what is shown in a cell.

    >>> plain("قُصـفت\\u200f  المدينة\\n")
    'قصفت المدينة'
    """
    shown = (
        c for c in text if c == NON_JOINER or (c != TATWEEL and unicodedata.bidirectional(c) not in INVISIBLE)
    )
    return " ".join(
        "".join(" " if c.isspace() else c for c in shown if c.isprintable() or c.isspace()).split()
    )


def wrap(text: str, width: int, lines: int | None) -> list[str]:
    """The text in lines of `width` cells, broken between words; an ellipsis where `lines` are not enough.

    >>> wrap("one two three four", 9, 2)
    ['one two', 'three…']
    """
    done: list[str] = []
    words = text.split()
    while words:
        taken = 0
        while taken < len(words) and cell_len(" ".join(words[: taken + 1])) <= width:
            taken += 1
        if lines is not None and len(done) == lines - 1 and taken < len(words):
            done.append(_cut(words[: max(taken, 1)], width))
            break
        if taken == 0:
            head = words[0]
            while cell_len(head) > width:
                head = head[:-1]
            done.append(head)
            words[0] = words[0][max(len(head), 1) :]
        else:
            done.append(" ".join(words[:taken]))
            words = words[taken:]
    return done


def _cut(words: list[str], width: int) -> str:
    while len(words) > 1 and cell_len(" ".join(words)) > width - 1:
        words = words[:-1]
    line = " ".join(words)
    while line and cell_len(line) > width - 1:
        line = line[:-1]
    return line.rstrip(" \u060c,.;:") + ELLIPSIS


def visual(text: str, *, rtl: bool = True) -> str:
    """One line in the order in which its cells stand from left to right, its letters joined.

    >>> visual("في 12 موقعا").split()[1]
    '12'
    """
    letters = shape(plain(text))
    levels = _levels([unicodedata.bidirectional(c) for c in letters], 1 if rtl else 0)
    shown = [c.translate(MIRRORED) if level % 2 else c for c, level in zip(letters, levels, strict=True)]
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(shown):
            end = start
            while end < len(shown) and levels[end] >= level:
                end += 1
            shown[start:end] = reversed(shown[start:end])
            start = end + 1
    return "".join(shown)


def shape(text: str) -> str:
    """The text with each letter in the form its neighbours give it; lam and alef as one.

    >>> [hex(ord(c)) for c in shape("لا")]
    ['0xfefb']
    """
    forms, ligatures = _presentation_forms()
    shaped: list[str] = []
    rest = ""
    previous_joins = False
    for index, letter in enumerate(text):
        if rest:
            rest = rest[1:]
            continue
        following = text[index + 1 : index + 2]
        unit = letter + following if letter + following in ligatures else letter
        rest = unit[1:]
        own = ligatures.get(unit) or forms.get(letter, {})
        after = text[index + len(unit) : index + len(unit) + 1]
        before = previous_joins and "final" in own
        onward = "initial" in own and ("final" in forms.get(after, {}) or after in {JOINER, TATWEEL})
        form = FORMS[before + 2 * onward]
        shaped.append(own.get(form, unit))
        previous_joins = "initial" in own or letter in {JOINER, TATWEEL}
    return "".join(c for c in shaped if c != NON_JOINER)


@cache
def _presentation_forms() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Form by name for each letter, and for each lam-alef pair, from the Unicode database."""
    letters: dict[str, dict[str, str]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        name, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        table = letters if len(parts) == 1 else pairs
        if name.strip("<>") in FORMS:
            base = "".join(chr(int(part, 16)) for part in parts)
            if len(base) == 1 or code >= 0xFEF5:
                table.setdefault(base, {})[name.strip("<>")] = chr(code)
    return letters, pairs


def _levels(kinds: list[str], base: int) -> list[int]:
    spaces = [kind in {"WS", "S", "B"} for kind in kinds]
    kinds = _neutrals(_weak(kinds, "R" if base else "L"), "R" if base else "L")
    levels = [
        base + ((kind == "L") if kind in "LR" else 1) if base else {"L": 0, "R": 1}.get(kind, 2)
        for kind in kinds
    ]
    for index in range(len(levels) - 1, -1, -1):  # L1: trailing blanks stand at the line's own level
        if not spaces[index]:
            break
        levels[index] = base
    return levels


def _weak(kinds: list[str], edge: str) -> list[str]:
    """Numbers and what belongs to them (rules W2 to W7)."""
    kinds = _after_letters(kinds, edge)
    for i in range(1, len(kinds) - 1):  # W4: one separator between two numbers of a kind
        left, here, right = kinds[i - 1 : i + 2]
        if left == right and (here, left) in {("CS", "EN"), ("CS", "AN"), ("ES", "EN")}:
            kinds[i] = left
    for order in (
        range(len(kinds)),
        range(len(kinds) - 1, -1, -1),
    ):  # W5: percent and currency beside a number
        joined = False
        for i in order:
            if kinds[i] == "ET" and joined:
                kinds[i] = "EN"
            joined = kinds[i] == "EN"
    strong = edge
    for i, kind in enumerate(kinds):  # W6 and W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"
        elif kind in {"ES", "ET", "CS"}:
            kinds[i] = "ON"
    return kinds


def _after_letters(kinds: list[str], edge: str) -> list[str]:
    """Arabic letters as right-to-left, and digits after them as Arabic numbers (rules W2 and W3)."""
    settled = []
    strong = edge
    for kind in kinds:
        if kind in {"L", "R", "AL"}:
            strong = kind
        settled.append("R" if kind == "AL" else "AN" if kind == "EN" and strong == "AL" else kind)
    return settled


def _neutrals(kinds: list[str], edge: str) -> list[str]:
    """Each neutral as its two neighbours where they agree, else as the line (rules N1 and N2)."""
    kinds = list(kinds)
    settled = {"L", "R", "EN", "AN"}
    start = 0
    while start < len(kinds):
        if kinds[start] in settled:
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] not in settled:
            end += 1
        left = _side(kinds[start - 1]) if start else edge
        right = _side(kinds[end]) if end < len(kinds) else edge
        kinds[start:end] = [left if left == right else edge] * (end - start)
        start = end
    return kinds


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
