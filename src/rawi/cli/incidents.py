"""`rawi incidents` and `rawi judge`: events as several reports tell them, and a person's word on them."""

import datetime
import getpass
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from rawi.cli.diff import NARROWEST, WIDEST, Lang
from rawi.cli.printing import (
    JSON,
    ORDER,
    QUIET,
    Bidi,
    errors,
    many,
    opt,
    printing,
    puts_in_order,
    say,
)
from rawi.cli.wanted import Countries, DeskAt, Outlets, Since, Until, coded_documents, moment
from rawi.errors import InputError, SettingsError
from rawi.export.terminal import Meter, in_visual_order
from rawi.model import CodedDocument, Incident, Issue, Judgement, Verdict
from rawi.settings import parse_day

if TYPE_CHECKING:
    from rawi.run.incidents import How

SOME_SET_ASIDE = 6
JUDGEMENTS = opt("--judgements", metavar="FILE", says="Judgements that `rawi judge` wrote: they bind.")


class Policy(StrEnum):
    """How a figure is computed from several accounts of it."""

    range = "range"
    lowest = "lowest"
    highest = "highest"
    latest = "latest"
    majority = "majority"
    ranked = "ranked"


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


def incidents(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE\u2026|-]", help="What `rawi code -o` wrote; without a file, the desk."),
    ] = None,
    show: Annotated[
        str | None, opt("--show", metavar="ID", says="This incident with all its accounts; `all` for each.")
    ] = None,
    act: Annotated[
        list[str] | None, opt("--act", metavar="ACT", says="Only with this act, or family.")
    ] = None,
    country: Countries = None,
    place: Annotated[
        list[str] | None, opt("--place", metavar="NAME|ID", says="Only here: a name, governorate or id.")
    ] = None,
    outlet: Outlets = None,
    since: Since = None,
    until: Until = None,
    origins: Annotated[
        int, typer.Option("--origins", min=1, metavar="N", help="Only told by so many independent origins.")
    ] = 1,
    mark: Annotated[
        list[str] | None,
        opt(
            "--mark",
            metavar="MARK",
            says="Only contested, claimed_by_actor, denied_by_actor, figures_differ.",
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        opt("--changed-since", metavar="WHEN", says="Only with a report published since: 2019-06-15, 3d."),
    ] = None,
    policy: Annotated[
        list[Policy] | None, opt("--policy", says="How figures are computed; may be repeated.")
    ] = None,
    rank: Annotated[
        list[str] | None,
        opt("--rank", metavar="OUTLET", says="For --policy ranked: outlets, first ones first."),
    ] = None,
    judgements: Annotated[Path | None, JUDGEMENTS] = None,
    desk: DeskAt = None,
    lang: Annotated[Lang, opt("--lang", says="In English (en) or Arabic (ar).")] = Lang.en,
    json: Annotated[bool, JSON] = False,
    quiet: Annotated[bool, QUIET] = False,
    bidi: Annotated[Bidi, ORDER] = Bidi.auto,
) -> None:
    """Put claims of one event together, from many reports, with their disagreements side by side.

    What people did on the ground is linked; talks, demands and other speech are left out. A figure is only
    computed by a policy that is named with it.

    [dim]Examples[/dim]

    rawi incidents claims.jsonl --country SY --from 2019-06-01

    rawi incidents claims.jsonl --show i0f3a9b2c4d5e --policy range --policy majority --lang ar

    rawi incidents --desk d --changed-since 12h --origins 2

    rawi incidents claims.jsonl --json | jq -c '[.id, .documents]'
    """
    from rawi.export.filters import Filter
    from rawi.export.incident_filter import Wanted, is_wanted
    from rawi.knowledge import load
    from rawi.run.incidents import incidents_of

    now = datetime.datetime.now(datetime.UTC)
    wanted = Wanted(
        ids=frozenset() if show in (None, "all") else frozenset((show or "",)),
        acts=frozenset(act or ()),
        countries=frozenset(code.upper() for code in country or ()),
        places=frozenset(place or ()),
        outlets=frozenset(outlet or ()),
        since=parse_day(since, "--from") if since else None,
        until=parse_day(until, "--to") if until else None,
        origins=origins,
        marks=frozenset(mark or ()),
        changed_since=moment(changed_since, now).date() if changed_since else None,
    )
    how = _how(judgements, policy or [Policy.range], rank or ())
    issues: list[Issue] = []
    with (
        coded_documents(files or (), desk, Filter(outlets=tuple(outlet or ()))) as documents,
        printing() as console,
        Meter(errors(), 1, shown=not quiet, doing="linking") as meter,
    ):
        claims: set[str] = set()
        found = incidents_of(_counted(documents, meter, claims, _judged(how.judgements)), load(), how)
        kept = (i for i in _apart(found, issues, meter) if is_wanted(i, wanted, load()))
        number = _print(console, kept, lang, meter, whole=bool(show), json=json, bidi=bidi)
    if show not in (None, "all") and not number:
        raise InputError(f"{show}: no incident of this id in {', '.join(files or ('the desk',))}")
    if not quiet:
        say(many(number, "incident"), "dim")
    _say_loose(how.judgements, claims)
    if issues:
        raise typer.Exit(SOME_SET_ASIDE)


def _how(judgements: Path | None, policies: Sequence[Policy], rank: Sequence[str]) -> "How":
    """What people have decided. Raises: SettingsError for a ranking of nothing, InputError."""
    from rawi.run.incidents import How

    if Policy.ranked in policies and not rank:
        raise SettingsError("--policy ranked: name the outlets in order with --rank OUTLET")
    said = read_judgements(judgements) if judgements else ()
    return How(said, tuple(policy.value for policy in policies), tuple(rank))


def _say_loose(judgements: Sequence[Judgement], claims: set[str]) -> None:
    """Say how many judgements on pairs are about claims that were not read."""
    from rawi.link.incidents import judged_pair

    if loose := sum(not pair <= claims for one in judgements if (pair := judged_pair(one))):
        say(f"{many(loose, 'judgement')} bound nothing: no such claims are here", "yellow")


def _judged(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The claims that judgements on pairs are about."""
    from rawi.link.incidents import judged_pair

    return frozenset(claim for one in judgements for claim in judged_pair(one) or ())


def _counted(
    items: Iterable[CodedDocument | Issue], meter: Meter, claims: set[str], judged: frozenset[str]
) -> Iterator[CodedDocument | Issue]:
    """Yield the items, and note those of the judged claims that they hold."""
    for item in items:
        meter.text()
        if judged and not isinstance(item, Issue):
            claims.update(judged.intersection(f"{item.id}#{claim.id}" for claim in item.claims))
        yield item


def _apart(items: Iterable[Incident | Issue], issues: list[Issue], meter: Meter) -> Iterator[Incident]:
    """Yield the incidents; what was set aside is said and kept apart."""
    for item in items:
        if isinstance(item, Issue):
            issues.append(item)
            with meter.aside():
                errors().print(Text(f"rawi: {item.where}: {item.message}", style="red"), soft_wrap=True)
        else:
            yield item


def _print(
    console: Console,
    found: Iterator[Incident],
    lang: Lang,
    meter: Meter,
    *,
    whole: bool,
    json: bool,
    bidi: Bidi,
) -> int:
    """Print the incidents, in the shape asked for; how many there were."""
    from rawi.export import incidents as shapes
    from rawi.export import jsonl
    from rawi.export.lines import text_lines
    from rawi.knowledge.wording import load_wording

    number = 0
    if json or not (whole or console.is_terminal):
        for incident in found:
            with meter.aside():
                sys.stdout.buffer.write(jsonl.line(incident))
                sys.stdout.flush()
            number += 1
        return number
    words = load_wording(lang.value)
    reorder = puts_in_order(bidi, console)
    width = min(max(console.width, NARROWEST), WIDEST)
    with in_visual_order(console.file, active=reorder and console.is_terminal):
        for incident in found:
            number += 1
            lines = shapes.accounts(incident, words) if whole else shapes.listing(iter([incident]), words)
            with meter.aside():
                for line in lines:
                    for row in text_lines(line, words, width, reorder=reorder):
                        console.print(row)
    return number


def judge(
    first: Annotated[
        str, typer.Argument(metavar="A", help="A claim: the id of its document, #, its own id.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="Another claim: report-7#c2.")],
    answer: Annotated[Answer, typer.Argument(metavar="same|different|unsure", help="Are they of one event?")],
    why: Annotated[str, opt("--why", metavar="TEXT", says="The reason, for whoever reads it later.")],
    judgements: Annotated[Path, JUDGEMENTS],
    files: Annotated[
        list[str] | None,
        opt("--claims", metavar="FILE", says="Check that A and B stand in these claims; may be repeated."),
    ] = None,
    desk: DeskAt = None,
    who: Annotated[str | None, opt("--who", metavar="NAME", says="Who judges; else the user's name.")] = None,
) -> None:
    """Say whether two claims are of one event: it binds from then on, beside what the machine finds.

    The judgement is added to the file, never written over another one; of two on the same claims the later
    one holds. Claims of an incident are listed by `rawi incidents --json`.

    [dim]Examples[/dim]

    rawi judge wire-17#c1 post-4#c2 different --why "another market" --judgements judgements.jsonl
    """
    import msgspec

    for name in (first, second):
        if "#" not in name.strip("#"):
            raise SettingsError(f"{name}: no claim; write the document's id, #, and the claim's: report-7#c2")
    if first == second:
        raise SettingsError(f"{first}: a claim is of one event with itself")
    if files or desk:
        _check_there({first, second}, files or (), desk)
    judgement = Judgement(
        about=first,
        value=second,
        field="same_event",
        version="",
        verdict=VERDICTS[answer],
        who=who or getpass.getuser(),
        when=datetime.datetime.now(datetime.UTC),
        why=why,
    )
    append_line(judgements, msgspec.json.encode(judgement) + b"\n")
    say(f"{first} and {second}: {answer.value}", "dim")


def _check_there(names: set[str], files: Sequence[str], desk: str | None) -> None:
    """Check that claims stand in files or in a desk. Raises: SettingsError, naming those that do not."""
    from rawi.export.filters import Filter

    found: set[str] = set()
    with coded_documents(files, desk, Filter()) as documents:
        for item in documents:
            if not isinstance(item, Issue):
                found |= names.intersection(f"{item.id}#{claim.id}" for claim in item.claims)
    if missing := sorted(names - found):
        where = ", ".join(files) or "the desk"
        raise SettingsError(f"{', '.join(missing)}: no such claim in {where}; see `rawi incidents --json`")


def append_line(path: Path, line: bytes) -> None:
    """Add a whole line to a file. Raises: OutputError where it cannot be written."""
    from rawi.errors import OutputError

    try:
        with path.open("ab") as file:
            file.write(line)
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
