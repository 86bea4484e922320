"""Golden texts: reads a file of them, and compares a coding with what it expects.

    python -m tests.golden_reader tests/golden/sy/2016_market_denied.toml

prints the difference. A file gives quotes, never offsets: those are found here. Only the keys that
a claim gives are compared; within a key everything counts (a harm without `min` is an open one),
but a trigger may be longer or shorter than expected.
Spans are verbatim, without proclitics (و ف ب ل ك) where they can be cut off: `الصواريخ` of `بالصواريخ`.
"""

import datetime
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

import rawi
from rawi.arabic.fold import fold_word
from rawi.model import (
    Act,
    Claim,
    CodedDocument,
    Count,
    Effect,
    Harm,
    Kind,
    Party,
    Place,
    Span,
    Status,
    Time,
    Who,
    Words,
)

FOLDER = pathlib.Path(__file__).parent / "golden"
SAMPLES = pathlib.Path(rawi.__file__).parent / "samples"
# Keys that are compared value by value; `act` and `trigger` always stand in a claim.
KEYS = (
    "act", "trigger", "actor", "target", "places", "time", "harm", "count", "weapon", "source",
    "status", "background", "aggregate", "same_as",
)  # fmt: skip
_PROCLITIC_BEFORE = re.compile(r"(?:^|[^\w])[وف]?[بلكس]?$")
_LETTER = re.compile(r"\w")


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all tables of a golden file: a key that is not known is an error."""


class GoldenParty(Entry, frozen=True, kw_only=True):
    """An actor, target or source."""

    text: str
    kind: Kind


class GoldenPlace(Entry, frozen=True, kw_only=True):
    """A place; `admin` and `country` are compared where they are given."""

    text: str
    admin: str | UnsetType | None = UNSET
    country: str | UnsetType | None = UNSET


class GoldenTime(Entry, frozen=True, kw_only=True):
    """A time; a side that is not given is open."""

    text: str
    start: datetime.date | None = None
    end: datetime.date | None = None


class GoldenCount(Entry, frozen=True, kw_only=True):
    """A number of times; a side that is not given is open."""

    text: str
    min: int | None = None
    max: int | None = None


class GoldenHarm(GoldenCount, frozen=True, kw_only=True):
    """A loss; `of` is target where it is not given."""

    effect: Effect
    who: Who
    of: Literal["target", "actor", "other"] = "target"


class GoldenClaim(Entry, frozen=True, kw_only=True):
    """A claim as expected; its id is its place in the list (c1, c2 …)."""

    act: Act
    trigger: str
    quote: str
    occurrence: int = 1
    actor: tuple[GoldenParty, ...] | UnsetType = UNSET
    target: tuple[GoldenParty, ...] | UnsetType = UNSET
    places: tuple[GoldenPlace, ...] | UnsetType = UNSET
    time: GoldenTime | Literal["none"] | UnsetType = UNSET
    harm: tuple[GoldenHarm, ...] | UnsetType = UNSET
    count: GoldenCount | Literal["none"] | UnsetType = UNSET
    weapon: str | UnsetType = UNSET
    source: tuple[GoldenParty, ...] | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    background: bool | UnsetType = UNSET
    aggregate: bool | UnsetType = UNSET
    same_as: str | UnsetType = UNSET
    known_gap: str = ""


class NoClaim(Entry, frozen=True, kw_only=True):
    """Words that look like an event and are none."""

    quote: str
    why: str
    occurrence: int = 1
    known_gap: str = ""


class GoldenText(Entry, frozen=True, kw_only=True, rename={"claims": "claim", "no_claims": "no_claim"}):
    """A golden file: a composed text and the complete list of its claims.

    A file without `text` has it beside it, under the same name with `.txt`.
    """

    title: str
    origin: Literal["composed"]
    outlet: str
    gloss: str
    text: str = ""
    published: datetime.datetime | None = None
    claims: tuple[GoldenClaim, ...] = ()
    no_claims: tuple[NoClaim, ...] = ()
    known_gap: str = ""

    @property
    def day(self) -> datetime.date | None:
        """The day of publication at the outlet."""
        return self.published.date() if self.published else None


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as expected: what it is about (`c2`, `no_claim 1`, `unexpected`), and how."""

    about: str
    says: str


def read_golden(path: pathlib.Path) -> GoldenText:
    """The golden text of a file. Raises: ValueError with the path when the file is not as it must be."""
    try:
        golden = msgspec.toml.decode(path.read_bytes(), type=GoldenText)
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from error
    beside = path.with_suffix(".txt")
    if bool(golden.text) == beside.exists():
        raise ValueError(f"{path}: the text has to stand in it, or else in {beside.name} beside it")
    return golden if golden.text else msgspec.structs.replace(golden, text=beside.read_text("utf8"))


def golden_files() -> list[pathlib.Path]:
    """All golden files, in order of their names, and the one of the sample report."""
    return [*sorted(FOLDER.glob("*/*.toml")), *sorted(SAMPLES.glob("*.toml"))]


def code_golden(golden: GoldenText) -> CodedDocument:
    """What the program makes of a golden text."""
    return rawi.code(golden.text, published=golden.day, outlet=golden.outlet)


def find_quote(text: str, quote: str, occurrence: int = 1) -> Span | None:
    """Where a quote stands for the `occurrence`-th time, or None.

    >>> find_quote("قصف الجيش البلدة ثم قصف الجيش القرية", "قصف الجيش", 2)
    Span(start=20, end=29)
    """
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0:
            return None
    return Span(start, start + len(quote))


def find_trigger(golden: GoldenText, claim: GoldenClaim) -> Span | None:
    """Where the trigger of a claim stands: its first place in the quote that is no mere part of a word."""
    quote = find_quote(golden.text, claim.quote, claim.occurrence)
    for match in re.finditer(re.escape(claim.trigger), claim.quote):
        whole = not _LETTER.match(claim.quote[match.end() : match.end() + 1])
        if quote and whole and _PROCLITIC_BEFORE.search(claim.quote[: match.start()]):
            return Span(quote.start + match.start(), quote.start + match.end())
    return None


def differences(golden: GoldenText, coded: CodedDocument) -> tuple[Difference, ...]:
    """Everything in which a coding differs from a golden text, known gaps included, in text order."""
    pairs = _pair_up(golden, coded)
    ids = {coded.claims[j].id: f"c{i + 1}" for i, j in pairs.items()}
    found = list(_unsound(coded))
    for i, expected in enumerate(golden.claims):
        if i in pairs:
            found += _claim_differences(f"c{i + 1}", expected, coded.claims[pairs[i]], ids)
        else:
            found.append(Difference(about=f"c{i + 1}", says=f"missing: {expected.act} in «{expected.quote}»"))
    for j, claim in enumerate(coded.claims):
        if j not in pairs.values():
            found.append(_unexpected(golden, claim))
    return tuple(found)


def known_gaps(golden: GoldenText) -> dict[str, str]:
    """What a golden text declares as a gap of today's program: what it is about, and the reason."""
    claims = {f"c{i + 1}": claim.known_gap for i, claim in enumerate(golden.claims) if claim.known_gap}
    none = {f"no_claim {i + 1}": n.known_gap for i, n in enumerate(golden.no_claims) if n.known_gap}
    return claims | none


def report(name: str, golden: GoldenText, coded: CodedDocument) -> str:
    """The differences of one text for a person to read; known gaps are marked."""
    gaps = known_gaps(golden)
    lines = [f"{name}: {golden.title}"]
    if golden.known_gap:
        lines.append(f"  (known gap of the whole text: {golden.known_gap})")
    for difference in differences(golden, coded):
        mark = "known gap " if difference.about in gaps else ""
        lines.append(f"  {mark}{difference.about}  {difference.says}")
    return "\n".join(lines if len(lines) > 1 else [*lines, "  as expected"])


def _pair_up(golden: GoldenText, coded: CodedDocument) -> dict[int, int]:
    """Expected and found claims that tell of the same words, one to one, the best agreeing first."""
    candidates = []
    for i, expected in enumerate(golden.claims):
        trigger = find_trigger(golden, expected)
        quote = find_quote(golden.text, expected.quote, expected.occurrence)
        for j, claim in enumerate(coded.claims):
            if not (trigger and quote and _overlap(quote, claim.trigger)):
                continue
            touching = _overlap(trigger, claim.trigger)
            if touching or _overlap(trigger, claim.quote):
                wrong = len(list(_claim_differences("", expected, claim, {})))
                candidates.append((touching, expected.act == claim.act, -wrong, -i, -j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(candidates, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _overlap(a: Span | Words, b: Span | Words) -> bool:
    return max(a.start, b.start) < min(a.end, b.end)


def _unexpected(golden: GoldenText, claim: Claim) -> Difference:
    """A claim that the list does not hold, with the reason where the file says why it is none."""
    says = f"{claim.act} «{claim.trigger.text}» in «{claim.quote.text}»"
    for i, none in enumerate(golden.no_claims):
        span = find_quote(golden.text, none.quote, none.occurrence)
        if span and _overlap(span, claim.trigger):
            return Difference(about=f"no_claim {i + 1}", says=f"{says}: {none.why}")
    return Difference(about="unexpected", says=says)


def _claim_differences(
    about: str, expected: GoldenClaim, claim: Claim, ids: dict[str, str]
) -> Iterator[Difference]:
    """Each key that the expected claim gives and that the found one has otherwise."""
    for key in KEYS:
        if getattr(expected, key) is UNSET:
            continue
        want = [_shown(value) for value in _values(getattr(expected, key))]
        have = [_shown(_as_golden(value)) for value in _values(_found(claim, key, ids))]
        if key != "source":  # only in a source does the order tell something
            want, have = sorted(want), sorted(have)
        if key == "places":
            have = _as_given(want, have)
        if key == "trigger" and (want[0] in have[0] or have[0] in want[0]):
            continue  # the verb, the verbal noun, or both: the codebook takes each
        if want != have:
            yield Difference(about=about, says=f"{key}: expected {_list(want)}, found {_list(have)}")


def _found(claim: Claim, key: str, ids: dict[str, str]) -> object:
    value = getattr(claim, key)
    return ids.get(value, value) if key == "same_as" and value else value


def _values(value: object) -> Iterable[object]:
    if isinstance(value, tuple):
        return value
    return () if value in (None, "", "none") else (value,)


def _as_golden(value: object) -> object:
    """A found value in the form in which a golden file writes it."""
    match value:
        case Party():
            return GoldenParty(text=value.text, kind=value.kind)
        case Place():
            return GoldenPlace(text=value.text, admin=value.admin, country=value.country)
        case Harm():
            return GoldenHarm(
                text=value.text, min=value.min, max=value.max, effect=value.effect, who=value.who, of=value.of
            )
        case Count():
            return GoldenCount(text=value.text, min=value.min, max=value.max)
        case Time():
            return GoldenTime(text=value.text, start=value.start, end=value.end)
        case Words():
            return value.text
    return value


def _shown(value: object) -> str:
    """A value as words that can be compared and read: its text folded, then its other keys."""
    if not isinstance(value, msgspec.Struct):
        return _folded(value)
    fields = msgspec.structs.asdict(value)
    told = [f"«{fold_word(fields.pop('text'))}»"]
    return " ".join(told + [f"{key}={_folded(fields[key])}" for key in sorted(fields)])


def _folded(value: object) -> str:
    if value is None:
        return "open"
    if value is UNSET:
        return "any"
    return str(value) if not isinstance(value, str) or value.isascii() else fold_word(value)


def _as_given(want: list[str], have: list[str]) -> list[str]:
    """Found places, with `any` for what the expected place of the same name leaves open."""
    result = []
    for place in have:
        pattern = next((w for w in want if _fits(w, place)), place)
        result.append(pattern)
    return sorted(result)


def _fits(want: str, have: str) -> bool:
    return bool(re.fullmatch(re.escape(want).replace("=any", "=.*"), have))


def _list(values: list[str]) -> str:
    return " + ".join(values) or "none"


def _unsound(coded: CodedDocument) -> Iterator[Difference]:
    """What must hold for any coding: words stand where it says, claims in order, `same_as` leads back."""
    seen: set[str] = set()
    for claim in coded.claims:
        for says in _unsound_claim(claim, coded.text, seen):
            yield Difference(about="document", says=f"{claim.id}: {says}")
        seen.add(claim.id)


def _unsound_claim(claim: Claim, text: str, earlier: set[str]) -> Iterator[str]:
    lists = (claim.actor, claim.target, claim.places, claim.harm, claim.source)
    listed = (words for values in lists for words in values)
    for words in (claim.trigger, claim.quote, *listed, claim.count, claim.weapon):
        if words is not None and text[words.start : words.end] != words.text:
            yield f"«{words.text}» does not stand at {words.start}"
    if not claim.quote.start <= claim.trigger.start < claim.trigger.end <= claim.quote.end:
        yield "the quote does not hold the trigger"
    if "\n" in claim.quote.text:
        yield "the quote runs over a line"
    if claim.id in earlier:
        yield "an earlier claim has the same id"
    if claim.same_as is not None and claim.same_as not in earlier:
        yield f"same_as {claim.same_as} is no earlier claim"


def main(arguments: list[str]) -> int:
    """Print the differences of the files named; 1 when one is not as expected."""
    if not arguments:
        sys.stderr.write("usage: python -m tests.golden_reader FILE…\n")
        return 2
    wrong = False
    for argument in arguments:
        golden = read_golden(pathlib.Path(argument))
        coded = code_golden(golden)
        sys.stdout.write(report(argument, golden, coded) + "\n")
        wrong |= bool(differences(golden, coded))
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
