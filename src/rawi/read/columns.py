"""Which column of a table says what: as the operator's map says it, else by the usual headings."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from rawi.errors import InputError, SettingsError
from rawi.knowledge.headings import ROLES, Role, headings_by_role, plain_heading

TEXTS: tuple[Role, ...] = ("text", "title")
TOLD: tuple[Role, ...] = (*TEXTS, "published", "outlet", "id", "url")  # what an arrival has a field for
SHOWN = 30  # headings named in a message

RowKind = Literal["article", "post", "incident"]


class ColumnMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an operator says of a table: the heading that plays each role, and what its rows are.

    A role is one of text, title, published, url, outlet, id; of incidents also act, date, date_end, place,
    admin, country, lat, lon, actor, target, killed, injured.
    """

    columns: dict[Role, str]
    kind: RowKind | None = None
    outlet: str | None = None


class Plan(msgspec.Struct, frozen=True):
    """How the rows of one table are read: the heading of each role, and what a row is."""

    headings: dict[Role, str]
    kind: RowKind


def read_column_map(path: Path) -> ColumnMap:
    """The map that a TOML file holds: `columns = { text = "نص الخبر", url = "الرابط" }`.

    Raises: SettingsError for a file that cannot be read, is no such map, or names an unknown role.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=ColumnMap)
    except (OSError, ValueError) as error:
        reason = (error.strerror or error) if isinstance(error, OSError) else error
        raise SettingsError(
            f'{path}: {reason}; a column map is written like columns = {{ text = "content", url = "link" }}, '
            f"with the roles {', '.join(ROLES)}"
        ) from error


def plan(name: str, headings: Sequence[str], columns: ColumnMap | None) -> Plan:
    """How a table with these headings is read.

    Raises: InputError, naming the columns there are, where none says a text or what happened.
    """
    known = _mapped(name, headings, columns) if columns else _guessed(headings)
    kind = columns.kind if columns and columns.kind else None
    looks_like_incidents = ("date" in known or "act" in known) and ("place" in known or "lat" in known)
    kind = kind or ("incident" if looks_like_incidents and "published" not in known else "article")
    told: tuple[Role, ...] = ("text", "title", "act", "place") if kind == "incident" else TEXTS
    if not any(role in known for role in told):
        raise InputError(
            f"{name}: no column says the text; it has {_list(headings)}. Name it in a map (--columns): "
            'columns = { text = "…" }'
        )
    return Plan(known, kind)


def knows_any(headings: Sequence[str], columns: ColumnMap | None) -> bool:
    """Whether the headings are those of a table that can be read: they say a text, or what happened where."""
    if columns:
        return not {*map(plain_heading, columns.columns.values())}.isdisjoint(map(plain_heading, headings))
    known = _guessed(headings)
    says = any(role in known for role in ("text", "title", "act", "url")) or {"date", "place"} <= set(known)
    return says and len(known) > 1


def _mapped(name: str, headings: Sequence[str], columns: ColumnMap) -> dict[Role, str]:
    by_plain = {plain_heading(heading): heading for heading in reversed(headings)}
    found: dict[Role, str] = {}
    for role, heading in columns.columns.items():
        at = heading if heading in headings else by_plain.get(plain_heading(heading))
        if at is None:
            raise InputError(f"{name}: no column '{heading}' (the map's {role}); it has {_list(headings)}")
        found[role] = at
    return found


def _guessed(headings: Sequence[str]) -> dict[Role, str]:
    by_plain = {plain_heading(heading): heading for heading in reversed(headings) if heading}
    found: dict[Role, str] = {}
    for role, usual in headings_by_role().items():
        heading = next((by_plain[plain] for plain in usual if plain in by_plain), None)
        if heading is not None and heading not in found.values():
            found[role] = heading
    return found


def _list(headings: Sequence[str]) -> str:
    named = [heading for heading in headings if heading]
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    return (", ".join(named[:SHOWN]) or "no headings") + more


def ours(said: Mapping[Role, str]) -> dict[str, str]:
    """What a row says of an incident by role, each with an `@` before it: beside the team's own columns."""
    return {f"@{role}": value for role, value in said.items() if value}
