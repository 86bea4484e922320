"""Takes a corrected table back: each changed cell and verdict is a judgement beside the machine's reading.

Nothing is written over. What does not fit (unknown claims, other texts, columns that nobody corrects,
values that are none) is an Issue, and the rest is taken.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple, get_args

from rawi.export.cells import items_of, plain, read_cell, short
from rawi.export.choice import Asked
from rawi.export.columns import BY_NAME, COLUMNS, Column, Row, claim_id, rows_of, version_of
from rawi.export.csv_file import OPINION
from rawi.export.protect import protect
from rawi.model import (
    Act,
    CodedDocument,
    Effect,
    Issue,
    Judgement,
    Kind,
    Status,
    Verdict,
    Who,
)
from rawi.read.corrected import KEY, Cells

CLOSED: dict[str, frozenset[str]] = {
    "act": frozenset(get_args(Act)),
    "status": frozenset(get_args(Status)),
    "harm_effects": frozenset(get_args(Effect)),
    "harm_who": frozenset(get_args(Who)),
    **{f"{role}_kinds": frozenset(get_args(Kind)) for role in ("actor", "target", "source")},
}
FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
MADE_ANEW = frozenset(("confidence", "because", "family"))  # follow rules that change: nobody compares them


ALWAYS_YOUNG = datetime.date.min  # on this day no movement is old yet


class Corrected(NamedTuple):
    """Whose corrections these are and when they were made."""

    who: str
    when: datetime.datetime


def take_back(
    table: Iterable[tuple[str, Cells]], documents: Iterable[CodedDocument], by: Corrected
) -> Iterator[Judgement | Issue]:
    """Yield the judgements of a table, document by document, and an Issue for whatever cannot be taken.

    Kinds of issues: `column`, `claim`, `repeated`, `version`, `value`, `verdict`.
    """
    rows: dict[str, dict[str, tuple[str, Cells]]] = defaultdict(dict)
    told: set[str] = set()
    for where, cells in table:
        yield from _strange_columns(where, cells, told)
        about = read_cell(cells[KEY]).strip()
        document = about.rpartition("#")[0].strip()
        if about in rows[document]:
            yield Issue(kind="repeated", where=where, message=f"{about} stands twice; the first one is taken")
        else:
            rows[document][about] = (where, cells)
    for coded in documents:
        if waiting := rows.pop(coded.id.strip(), None):
            yield from _document(coded, waiting, by)
    for waiting in rows.values():
        for about, (where, _) in waiting.items():
            yield Issue(kind="claim", where=where, message=f"{about or 'no id'}: there is no such claim")


def _strange_columns(where: str, cells: Cells, told: set[str]) -> Iterator[Issue]:
    for name in cells:
        if name and name not in BY_NAME and name not in OPINION and name not in told:
            told.add(name)
            yield Issue(kind="column", where=where, message=f"{name}: no column of ours; it is left alone")


def _document(
    coded: CodedDocument, waiting: dict[str, tuple[str, Cells]], by: Corrected
) -> Iterator[Judgement | Issue]:
    variants = _Variants(coded)
    rows = {claim_id(coded, row.claim).strip(): number for number, row in enumerate(rows_of(coded))}
    for about, (where, cells) in waiting.items():
        if about not in rows:
            yield Issue(kind="claim", where=where, message=f"{about}: there is no such claim")
        elif fault := _other_text(cells, variants, rows[about]):
            yield Issue(kind="version", where=where, message=f"{about}: {fault}; export it again")
        else:
            yield from _row(about, where, cells, variants, rows[about], by)


class _Variants:
    """A document as it may have been exported: with or without names, homes and movements, however old."""

    def __init__(self, coded: CodedDocument) -> None:
        self.coded = coded
        self._made: dict[Asked, CodedDocument] = {}

    def rows(self, number: int) -> Iterator[Row]:
        """A claim's row in every variant, the usual one first; each is made when it is asked for."""
        for choice in product((False, True), repeat=3):
            asked = Asked(*choice)
            if asked not in self._made:
                self._made[asked] = protect(self.coded, asked, ALWAYS_YOUNG)
            yield Row(self.coded, self._made[asked].claims[number])


def _other_text(cells: Cells, variants: _Variants, number: int) -> str:
    """Why a row is not of the reading that we have: its text or its trigger is another; else nothing."""
    if (version := _cell(cells, "version")) not in {"", version_of(variants.coded)}:
        return f"it was exported from another version of the text ({version})"
    for name in ("trigger", "quote_start"):
        if name in cells and not _is_same(BY_NAME[name], _cell(cells, name), variants, number):
            return "the text is read anew since it was exported, and the claim is another now"
    return ""


def _cell(cells: Cells, name: str) -> str:
    return read_cell(cells.get(name, "")).strip()


def _row(
    about: str, where: str, cells: Cells, variants: _Variants, number: int, by: Corrected
) -> Iterator[Judgement | Issue]:
    why, made, at = _cell(cells, "why"), False, variants.coded.claims[number].trigger.start
    changed = [c for c in COLUMNS if c.name in cells and c.name not in MADE_ANEW
               and not _is_same(c, _cell(cells, c.name), variants, number)]  # fmt: skip
    for column in changed:
        if fault := _fault(column, _cell(cells, column.name), cells):
            yield Issue(kind=fault[0], where=where, message=f"{about} {column.name}: {fault[1]}")
            continue
        made = True
        yield Judgement(
            about=about, version=version_of(variants.coded), verdict="negative", field=column.name,
            was=plain(column.of(next(variants.rows(number)))),
            value=_cell(cells, column.name), who=by.who, when=by.when, why=why, at=at,
        )  # fmt: skip
    verdict = _verdict(_cell(cells, "verdict"))
    if verdict:
        yield Judgement(about=about, version=version_of(variants.coded), verdict=verdict, who=by.who,
                        when=by.when, why=why, at=at)  # fmt: skip
    elif _cell(cells, "verdict"):
        words = f"{_cell(cells, 'verdict')!r} is no verdict; write {', '.join(get_args(Verdict))}"
        yield Issue(kind="verdict", where=where, message=f"{about}: {words}")
    elif why and not made:
        yield Issue(kind="verdict", where=where, message=f"{about}: a reason without verdict or correction")


def _verdict(words: str) -> Verdict | None:
    known: dict[str, Verdict] = {verdict: verdict for verdict in get_args(Verdict)}
    return known.get(words.lower())


def _is_same(column: Column[Row], words: str, variants: _Variants, number: int) -> bool:
    """Whether a cell says what some variant of the export said there."""
    usual = next(variants.rows(number))
    if words == plain(column.of(usual)):
        return True
    ours = [short(plain(column.of(row))).strip() for row in variants.rows(number)]
    if words in ours:
        return True
    value = _parsed(column, words)
    return value is not None and any(value == _parsed(column, text) for text in ours)


def _fault(column: Column[Row], words: str, cells: Cells) -> tuple[str, str] | None:
    """Why a changed cell cannot be taken: the kind of Issue and what to do; None where it can."""
    if not column.corrected:
        return "column", "is not for correcting; write what is wrong under `why`"
    if words and _parsed(column, words) is None:
        return "value", f"{words[:80]!r} is no {column.sort.removesuffix('s')}; {_HOW[column.sort]}"
    items = items_of(words) if column.sort.endswith("s") else [words or None]
    known = CLOSED.get(column.name)
    if known and (strange := [item for item in items if item not in known]):
        return "value", f"{strange[0]!r} is none; there are {', '.join(sorted(known))}"
    if column.sort.endswith("s") and (other := _out_of_step(column, len(items), cells)):
        return "value", f"{len(items)} items, but {other}; they run in step, `?` stands for what is not known"
    return None


_HOW = {
    "text": "write words", "texts": "part words by ` | `", "date": "write it like 2019-06-15",
    "integer": "write digits", "integers": "write digits, parted by ` | `", "number": "write digits",
    "numbers": "write digits, parted by ` | `", "flag": "write true or false",
}  # fmt: skip


def _out_of_step(column: Column[Row], number: int, cells: Cells) -> str:
    """A column of the same prefix that has another number of items, in words; else nothing."""
    prefix = column.name.partition("_")[0] + "_"
    for other in COLUMNS:
        if (
            other.corrected
            and other.sort.endswith("s")
            and other.name.startswith(prefix)
            and other.name in cells
        ):
            has = len(items_of(_cell(cells, other.name)))
            if has != number:
                return f"{other.name} has {has}"
    return ""


def _parsed(column: Column[Row], words: str) -> object | None:
    """The value that words have in a column; None where they have none."""
    sort = column.sort
    try:
        if sort.endswith("s"):
            one = column._replace(sort=sort.removesuffix("s"))  # type: ignore[arg-type]  # its singular
            items = [item if item is None else _parsed(one, item) for item in items_of(words)]
            return items if None not in items or None in items_of(words) else None
        if sort == "date":
            return datetime.date.fromisoformat(words)
        if sort == "integer":
            return int(words)
        if sort == "number":
            return float(words)
    except ValueError:
        return None
    return FLAGS.get(words.lower()) if sort == "flag" else words
