"""Writes the pages of docs/reference/ from the program itself; `--check` says which are stale.

What can be listed is generated, so that it cannot drift: commands, settings, kinds of entries,
fields of a claim.
"""

import argparse
import re
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import msgspec
import typer

from rawi import model
from rawi.cli import EXIT_CODES, app
from rawi.export.columns import COLUMNS
from rawi.export.csv_file import OPINION
from rawi.knowledge.outlets import Outlet
from rawi.knowledge.schema import KINDS, Entry
from rawi.read.sources import Fetching, WatchedSource
from rawi.settings import SETTINGS

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Made by docs/reference.py: change the program, then run `make docs`. -->\n\n"
VALUES = (
    "Claim",
    "Words",
    "Party",
    "Place",
    "Time",
    "Harm",
    "Count",
    "Weapon",
    "Unresolved",
    "CodedDocument",
    "Incident",
    "Value",
    "Account",
    "Origin",
    "Figure",
    "Spot",
    "Issue",
    "Judgement",
)


def pages() -> dict[str, str]:
    """Every page by its file name."""
    written = {
        "commands.md": commands(),
        "settings.md": settings(),
        "knowledge.md": kinds(),
        "output.md": output(),
        "exports.md": exports(),
    }
    return {name: NOTE + text.rstrip() + "\n" for name, text in written.items()}


def stale() -> list[str]:
    """The names of pages that are absent or no longer say what the program says."""
    return [name for name, text in pages().items() if not _same(FOLDER / name, text)]


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf8") == text


def commands() -> str:
    """Each command with its usage, its explanation and its options."""
    group = typer.main.get_command(app)
    parts = ["# Commands", ""]
    for name, command in _walk("rawi", group):
        parts += [f"## `{name}`", "", *_explanation(command.help or ""), ""]
        rows = [row for parameter in command.params if (row := _parameter(parameter))]
        parts += ["| option | meaning |", "|---|---|", *rows, ""] if rows else []
    codes = [code.strip(" .") for code in EXIT_CODES.removeprefix("Exit codes:").split(";")]
    parts += ["## Exit codes", "", "| code | when |", "|---|---|"]
    return "\n".join([*parts, *(f"| {code.split(' ', 1)[0]} | {code.split(' ', 1)[1]} |" for code in codes)])


def _walk(name: str, command: typing.Any) -> Iterator[tuple[str, typing.Any]]:
    yield name, command
    for child, below in getattr(command, "commands", {}).items():
        yield from _walk(f"{name} {child}", below)


def _explanation(words: str) -> Iterator[str]:
    """The docstring as Markdown: its examples become one block of code."""
    before, _, examples = words.partition("[dim]Examples[/dim]")
    yield " ".join(before.split())
    if lines := [line.strip() for line in examples.split("\n") if line.strip()]:
        yield from ("", "```sh", *lines, "```")


def _parameter(parameter: typing.Any) -> str:
    if parameter.name in {"install_completion", "show_completion", "help"}:
        return ""
    is_option = parameter.param_type_name == "option"
    names = (
        ", ".join(f"`{name}`" for name in parameter.opts)
        if is_option
        else f"`{parameter.metavar}`".replace("|", "\\|")
    )
    value = f" {parameter.metavar}" if is_option and parameter.metavar else ""
    variable = f" Setting `{parameter.envvar}`." if parameter.envvar else ""
    return f"| {names}{value} | {(parameter.help or '').replace('|', chr(92) + '|')}{variable} |"


def settings() -> str:
    """Each setting with its default, unit and meaning."""
    head = "# Settings\n\nEnvironment variables. An option of a command wins over its setting.\n\n"
    rows = [
        f"| `{s.name}` | {f'`{s.default}`' if s.default else ''} | {s.unit} | {s.meaning} |" for s in SETTINGS
    ]
    parts = [head + "\n".join(["| setting | default | unit | meaning |", "|---|---|---|---|", *rows])]
    parts += ["", "# Tables of a desk's rawi.toml", "", "What is watched, and how addresses are fetched."]
    for name, type_ in (("[[source]]", WatchedSource), ("[fetch]", Fetching)):
        parts += ["", f"## `{name}`", "", *_paragraphs(type_.__doc__ or ""), "", *_fields(type_)]
    return "\n".join(parts)


def kinds() -> str:
    """Each kind of knowledge entry with its keys."""
    parts = ["# Kinds of knowledge entries", "", "## Keys of every entry", "", *_fields(Entry)]
    for place, (kind, type_) in KINDS.items():
        files = f"{place}.toml" if "/" in place else f"{place}/*.toml"
        own = list(_fields(type_, without=Entry))
        parts += ["", f"## {kind}", "", f"{type_.__doc__}", "", f"Written in `knowledge/{files}`.", "", *own]
    parts += ["", "## outlet", "", *_paragraphs(Outlet.__doc__ or ""), "",
              "Written in `knowledge/outlets/<id>.toml`, a file each.", "", *_fields(Outlet)]  # fmt: skip
    return "\n".join(parts)


def output() -> str:
    """Each type that leaves the program, with its fields."""
    parts = [
        "# What comes out",
        "",
        "`rawi code --json` prints one `CodedDocument` a line, `rawi incidents --json` one `Incident`.",
    ]
    for name in VALUES:
        type_ = getattr(model, name)
        parts += ["", f"## {name}", "", *_paragraphs(type_.__doc__), "", *_fields(type_)]
    return "\n".join(parts)


def exports() -> str:
    """Each column of the table of claims."""
    rows = [
        f"| `{c.name}` | {_SORTS[c.sort]} | {c.unit} | {c.meaning} | {c.made} | {'yes' * c.corrected} |"
        for c in COLUMNS
    ]
    own = [f"| `{name}` | text | | yours | empty in CSV and XLSX | yes |" for name in OPINION]
    head = [
        "| column | type | unit | meaning | how it is made | may be corrected |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([EXPORTS, *head, *rows, *own])


EXPORTS = r"""# Columns of an export

`rawi export` writes one row a claim; [the recipe](../recipes/export-claims.md) says how, and what stays out.

Lists are lists in JSON Lines and Parquet. In CSV and XLSX their items stand in one cell, parted by ` | `:
`?` is an item that is not known, `\|` a bar, `\\` a backslash, `\n` and `\r` ends of line, `\e` an item
without letters, `\s` a space at an item's edge. Columns of one prefix run in step: the second item of
`place_lats` and of `place_words` are of one place.

In CSV and XLSX a cell that a spreadsheet would take for a formula has an apostrophe before it, and a
character that no file can hold is written `_x0000_`.

GeoJSON has a feature for each place of a claim: the columns that are no lists, and of the place `place`,
`place_id`, `place_name`, `admin1`, `admin2`, `admin3`, `pcode`, `admin1_pcode`, `country`, `precision`,
`radius_km`.
"""
_SORTS = {
    "text": "text", "date": "date", "integer": "whole number", "number": "number", "flag": "true or false",
    "texts": "list of text", "integers": "list of whole numbers", "numbers": "list of numbers",
}  # fmt: skip


def _paragraphs(words: str) -> list[str]:
    return [" ".join(part.split()) if part.strip() else "" for part in re.split(r"(\n\s*\n)", words)]


def _fields(type_: type[msgspec.Struct], without: type[msgspec.Struct] | None = None) -> Iterator[str]:
    hidden = {field.name for field in msgspec.structs.fields(without)} if without else set()
    rows = [
        f"| `{field.encode_name}` | {_type(field.type)} | {'' if field.required else _default(field)} |"
        for field in msgspec.structs.fields(type_)
        if field.name not in hidden
    ]
    if rows:
        yield from ("| key | value | default |", "|---|---|---|", *rows)


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.default is msgspec.NODEFAULT or field.default in ("", ()):
        return "empty"
    if field.default is None:
        return "null"
    return f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`"


def _type(type_: typing.Any) -> str:
    """A type in words: `one of a, b`, `list of text`, `text or null`."""
    origin, inside = typing.get_origin(type_), typing.get_args(type_)
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{value}`" if value else "nothing" for value in inside)
    if origin is tuple:
        return f"list of {_type(inside[0])}"
    if inside:
        return " or ".join(_type(part) for part in inside)
    words = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "true or false",
        "NoneType": "null",
    }
    name = str(type_.__name__)
    return words.get(name, name)


def main() -> int:
    """Write the pages, or with --check say which are stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        old = stale()
        print(
            "\n".join(f"docs/reference/{name} is stale: run `make docs`" for name in old),
            end="\n" if old else "",
        )
        return bool(old)
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
