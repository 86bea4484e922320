"""`rawi judge`: a person's word on whether two claims, or two incidents, are of one event."""

import datetime
import getpass
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rawi.cli.printing import many, opt, say
from rawi.cli.wanted import DeskAt, desk_at, documents_in, noting_claims
from rawi.errors import InputError, OutputError, SettingsError
from rawi.model import CodedDocument, Issue, Judgement, Verdict

if TYPE_CHECKING:
    from rawi.store import Desk

JUDGEMENTS = opt("--judgements", metavar="FILE", says="Judgements that `rawi judge` wrote: they bind.")
Claims = Sequence[str]  # one claim, or the first one that each report has of an incident


class Answer(StrEnum):
    """Whether two claims are of one event."""

    same = "same"
    different = "different"
    unsure = "unsure"


VERDICTS: dict[Answer, Verdict] = {
    Answer.same: "positive",
    Answer.different: "negative",
    Answer.unsure: "unsure",
}


def judge(
    first: Annotated[
        str,
        typer.Argument(metavar="A", help="An incident, or a claim: the id of its document, #, its own id."),
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="Another one: i0f3a9b2c4d5e, or report-7#c2.")],
    answer: Annotated[Answer, typer.Argument(metavar="same|different|unsure", help="Are they of one event?")],
    why: Annotated[str, opt("--why", metavar="TEXT", says="The reason, for whoever reads it later.")],
    judgements: Annotated[
        Path | None, opt("--judgements", metavar="FILE", says="Add it to this file; else the desk keeps it.")
    ] = None,
    files: Annotated[
        list[str] | None,
        opt("--claims", metavar="FILE", says="The claims that A and B stand in; may be repeated."),
    ] = None,
    desk: DeskAt = None,
    who: Annotated[str | None, opt("--who", metavar="NAME", says="Who judges; else the user's name.")] = None,
) -> None:
    """Say whether two claims, or two incidents, are of one event: it binds, beside what the machine finds.

    The judgement is added, never written over another one; of two on the same claims the later one holds.
    What is said of incidents is kept as said of their claims.

    [dim]Examples[/dim]

    rawi judge i0f3a9b2c4d5e i7c1d2e3f4a5b same --why "one street, two spellings"

    rawi judge wire-17#c1 post-4#c2 different --why "another market" --judgements judgements.jsonl
    """
    if judgements is None and files:
        raise SettingsError("--claims: name the file that keeps the judgement with --judgements FILE")
    if first == second:
        raise SettingsError(f"{first}: it is of one event with itself")
    if judgements is not None and not desk:
        _check_words(first, second, files=files or ())
        pair = _in_files((first, second), files) if files else ([first], [second])
        said = _said(pair, _starts(pair, documents_in(files or ())), answer, who, why)
        _append(judgements, said)
    else:
        with desk_at(desk) as opened:
            pair = _on_desk(first, opened), _on_desk(second, opened)
            said = _said(pair, _starts(pair, _texts(pair, opened)), answer, who, why)
            if judgements is None:
                opened.judge(said)
            else:
                _append(judgements, said)
    say(f"{first} and {second}: {answer.value} ({many(len(said), 'pair')} of claims)", "dim")


def _texts(pair: tuple[Claims, Claims], desk: "Desk") -> Iterator[CodedDocument]:
    """Yield the documents of these claims as the desk has them."""
    documents = {claim.rpartition("#")[0] for claims in pair for claim in claims}
    return (text.coded for text in desk.links.texts(desk.links.named(documents)))


def _starts(pair: tuple[Claims, Claims], items: Iterable[CodedDocument | Issue]) -> dict[str, int]:
    """Where the event words of these claims begin in the texts, for those that are there."""
    found: dict[str, int] = {}
    for _ in noting_claims(items, frozenset((*pair[0], *pair[1])), found):
        pass
    return found


def _said(
    pair: tuple[Claims, Claims], starts: Mapping[str, int], answer: Answer, who: str | None, why: str
) -> list[Judgement]:
    """A judgement on each pair of claims that has to be named."""
    from rawi.link.judged import SAME_EVENT

    a, b = pair
    if set(a) & set(b):
        raise SettingsError(f"{a[0]} stands in both: they are one incident; judge two of its claims")
    pairs = {(a[0], b[0]): None}
    if answer == Answer.different:  # neither may come to the other, whatever else comes
        pairs |= {(a[0], other): None for other in b} | {(one, b[0]): None for one in a}
    now = datetime.datetime.now(datetime.UTC)
    return [
        Judgement(
            about=one, value=other, field=SAME_EVENT, version="", verdict=VERDICTS[answer],
            who=who or getpass.getuser(), when=now, why=why, at=starts.get(one), value_at=starts.get(other),
        )
        for one, other in pairs
    ]  # fmt: skip


def _is_claim(name: str) -> bool:
    return "#" in name.strip("#")


def _check_words(*names: str, files: Collection[str]) -> None:
    for name in names:
        if not _is_claim(name) and not files:
            raise SettingsError(
                f"{name}: no claim; write the document's id, #, and the claim's: report-7#c2; "
                "for an incident name its claims with --claims FILE, or a desk"
            )


def _on_desk(name: str, desk: "Desk") -> Claims:
    """The claims that a name means on a desk. Raises: SettingsError where there are none."""
    if _is_claim(name):
        if not _starts(([name], []), _texts(([name], []), desk)):
            raise SettingsError(f"{name}: no such claim in the desk; see `rawi incidents --json`")
        return [name]
    now = desk.incidents.went_to(name)
    if len(now) != 1:
        parts = f"it went into {', '.join(now)}: name one" if now else "no such incident in the desk"
        raise SettingsError(f"{name}: {parts}")
    (state,) = desk.incidents.standing(uids=now)
    return first_claims(state.incident.claims)


def first_claims(claims: Iterable[str]) -> Claims:
    """The first claim of each document.

    >>> first_claims(["a#c1", "a#c3", "b#c2"])
    ['a#c1', 'b#c2']
    """
    found: dict[str, str] = {}
    for claim in claims:
        found.setdefault(claim.rpartition("#")[0], claim)
    return list(found.values())


def _in_files(names: tuple[str, str], files: Sequence[str]) -> tuple[Claims, Claims]:
    """The claims that two names mean in files. Raises: SettingsError, naming what is not there."""
    from rawi.knowledge import load
    from rawi.run.incidents import How, incidents_of

    found: dict[str, Claims] = {}
    there: dict[str, int] = {}
    items = noting_claims(documents_in(files), frozenset(names), there)
    if not all(map(_is_claim, names)):
        for incident in incidents_of(items, load(), How()):
            if not isinstance(incident, Issue) and incident.id in names:
                found[incident.id] = first_claims(incident.claims)
    for _ in items:
        pass  # claims alone are named: nothing has read the files yet
    found |= {name: [name] for name in there}
    if missing := [name for name in names if name not in found]:
        kind = "claim or incident" if any("#" not in name for name in missing) else "claim"
        raise SettingsError(
            f"{', '.join(missing)}: no such {kind} in {', '.join(files)}; see `rawi incidents --json`"
        )
    return found[names[0]], found[names[1]]


def _append(path: Path, said: Iterable[Judgement]) -> None:
    """Add whole lines to a file. Raises: OutputError where it cannot be written."""
    import msgspec

    try:
        with path.open("ab") as file:
            file.write(b"".join(msgspec.json.encode(one) + b"\n" for one in said))
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def read_judgements(path: Path) -> Sequence[Judgement]:
    """The judgements of a file, in its order.

    Raises: InputError for a file that cannot be read, or a line in it that is no judgement.
    """
    import msgspec

    decoder = msgspec.json.Decoder(Judgement)
    found = []
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    for number, line in enumerate(lines, 1):
        try:
            found.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path}:{number}: no judgement of `rawi judge`: {error}") from error
    return found
