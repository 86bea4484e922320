"""`rawi incidents`: events as several reports tell them, from files or as a desk keeps them."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from rawi.cli.diff import Lang
from rawi.cli.incidents_shown import print_incidents
from rawi.cli.judge import JUDGEMENTS, read_judgements
from rawi.cli.printing import JSON, ORDER, QUIET, Bidi, errors, many, opt, printing, say
from rawi.cli.wanted import (
    AsOf,
    Countries,
    DeskAt,
    Outlets,
    Since,
    Until,
    check_outlets,
    coded_documents,
    desk_at,
    moment,
    noting_claims,
)
from rawi.errors import InputError, SettingsError
from rawi.export.terminal import Meter
from rawi.model import CodedDocument, Incident, Issue, Judgement
from rawi.settings import parse_day

if TYPE_CHECKING:
    from rawi.export.incident_filter import Wanted
    from rawi.run.incidents import How
    from rawi.store import Desk

SOME_SET_ASIDE = 6


class Policy(StrEnum):
    """How a figure is computed from several accounts of it."""

    range = "range"
    lowest = "lowest"
    highest = "highest"
    latest = "latest"
    majority = "majority"
    ranked = "ranked"
    reviewed = "reviewed"


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
        opt("--changed-since", metavar="WHEN", says="Only what is new or other since: 2019-06-15, 3d."),
    ] = None,
    as_of: AsOf = None,
    policy: Annotated[
        list[Policy] | None, opt("--policy", says="How figures are computed; may be repeated.")
    ] = None,
    rank: Annotated[
        list[str] | None,
        opt(
            "--rank", metavar="WHO", says="For --policy ranked: outlets, sources or kinds, first ones first."
        ),
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
    computed by a policy that is named with it; `reviewed` takes the word of people alone.

    A desk keeps its incidents: what is new is linked first, ids stay, and an old id leads to where its claims
    went. --changed-since is when the desk found it so; of files it is when a report was published.

    [dim]Examples[/dim]

    rawi incidents claims.jsonl --country SY --from 2019-06-01

    rawi incidents claims.jsonl --show i0f3a9b2c4d5e --policy range --policy majority --lang ar

    rawi incidents --desk d --changed-since 12h --origins 2

    rawi incidents claims.jsonl --json | jq -c '[.id, .documents]'
    """
    from rawi.export.incident_filter import Wanted

    if files and (desk or as_of):
        raise SettingsError("name files, or a desk with --desk and --as-of, not both")
    if judgements and not files:
        raise SettingsError("--judgements: a desk keeps its own; `rawi judge --desk` adds to them")
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
        changed_since=moment(changed_since, now) if changed_since else None,
    )
    how = _how(judgements, policy or [Policy.range], rank or ())
    with printing() as console, Meter(errors(), 1, shown=not quiet, doing="linking") as meter:

        def show_all(found: Iterator[Incident]) -> int:
            return print_incidents(console, found, lang, meter, whole=bool(show), json=json, bidi=bidi)

        if files:
            number, aside = _of_files(files, wanted, how, meter, show_all)
        else:
            at = moment(as_of, now) if as_of else None
            number, aside = _of_desk(desk, wanted, how, at, meter, show_all), False
    if wanted.ids and not number:
        raise InputError(f"{show}: no incident of this id in {', '.join(files or ('the desk',))}")
    if not quiet:
        say(many(number, "incident"), "dim")
    if aside:
        raise typer.Exit(SOME_SET_ASIDE)


def _of_files(
    files: Sequence[str],
    wanted: "Wanted",
    how: "How",
    meter: Meter,
    show: Callable[[Iterator[Incident]], int],
) -> tuple[int, bool]:
    """Show the incidents of files: how many there were, and whether anything was set aside."""
    from rawi.export.filters import Filter
    from rawi.export.incident_filter import is_wanted
    from rawi.knowledge import load
    from rawi.run.incidents import incidents_of

    issues: list[Issue] = []
    claims: dict[str, int] = {}
    with coded_documents(files, None, Filter(outlets=tuple(wanted.outlets))) as documents:
        found = incidents_of(_counted(documents, meter, claims, _judged(how.judgements)), load(), how)
        number = show(i for i in _apart(found, issues, meter) if is_wanted(i, wanted))
    _say_loose(how.judgements, claims)
    return number, bool(issues)


def _of_desk(
    desk: str | None,
    wanted: "Wanted",
    how: "How",
    as_of: datetime.datetime | None,
    meter: Meter,
    show: Callable[[Iterator[Incident]], int],
) -> int:
    """Link what waits in a desk, and show its incidents; how many there were."""
    from rawi.knowledge import load
    from rawi.run.desk_incidents import link_desk
    from rawi.run.kept_incidents import kept_incidents

    with desk_at(desk) as opened:
        check_outlets(tuple(wanted.outlets), opened)
        if as_of is None:
            link_desk(opened, load(), meter.texts)
            wanted = _followed(wanted, opened)
        return show(kept_incidents(opened, wanted, how, as_of))


def _followed(wanted: "Wanted", desk: "Desk") -> "Wanted":
    """What is wanted, with an id that is no more replaced by those where its claims went."""
    import msgspec

    ids: set[str] = set()
    for id_ in wanted.ids:
        now = desk.incidents.went_to(id_)
        if now and now != (id_,):
            say(f"{id_} went into {', '.join(now)}", "yellow")
        if not now and desk.incidents.was_there(id_):
            raise InputError(f"{id_}: nothing is left of this incident; its texts changed or were taken down")
        ids |= set(now or (id_,))
    return msgspec.structs.replace(wanted, ids=frozenset(ids))


def _how(judgements: Path | None, policies: Sequence[Policy], rank: Sequence[str]) -> "How":
    """What people have decided. Raises: SettingsError for a ranking of nothing, InputError."""
    from rawi.run.incidents import How

    if Policy.ranked in policies and not rank:
        raise SettingsError("--policy ranked: name who is trusted, in order, with --rank WHO")
    said = read_judgements(judgements) if judgements else ()
    return How(said, tuple(policy.value for policy in policies), tuple(rank))


def _say_loose(judgements: Sequence[Judgement], claims: dict[str, int]) -> None:
    """Say how many judgements on pairs are about claims that were not read."""
    from rawi.link.judged import judged_pair

    if loose := sum(not pair <= claims.keys() for one in judgements if (pair := judged_pair(one))):
        say(f"{many(loose, 'judgement')} bound nothing: no such claims are here", "yellow")


def _judged(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The claims that judgements on pairs are about."""
    from rawi.link.judged import judged_pair

    return frozenset(claim for one in judgements for claim in judged_pair(one) or ())


def _counted(
    items: Iterable[CodedDocument | Issue], meter: Meter, claims: dict[str, int], judged: frozenset[str]
) -> Iterator[CodedDocument | Issue]:
    """Yield the items, and note those of the judged claims that they hold."""
    for item in noting_claims(items, judged, claims):
        meter.text()
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
