"""What is wrong in a file of settings, in plain words: which key, in which table, what may stand there."""

import re

import msgspec
from msgspec import inspect

_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<at>[^`]*)`)?$", re.S)
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]*)`")
_MISSING = re.compile(r"Object missing required field `([^`]*)`")
_TYPES = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
_STEP = re.compile(r"(\w+)((?:\[\d+\])*)")
_KINDS = {
    "str": "text in quotes", "int": "a whole number", "float": "a number", "bool": "true or false",
    "array": "a list", "object": "a table", "null": "nothing",
}  # fmt: skip


def fault_words(error: msgspec.DecodeError, kind: type[msgspec.Struct]) -> str:
    """What is wrong in the file, for the one who wrote it; `kind` is what the file should have held.

    >>> class Small(msgspec.Struct, forbid_unknown_fields=True):
    ...     pages: int = 1
    >>> try:
    ...     _ = msgspec.toml.decode("page = 3", type=Small)
    ... except msgspec.DecodeError as error:
    ...     fault_words(error, Small)
    '`page` is no key; here may stand: pages'
    """
    if not isinstance(error, msgspec.ValidationError):
        return f"is no TOML ({error})"
    found = _AT.match(str(error))
    what, at = (found["what"], found["at"] or "") if found else (str(error), "")
    where = f"{_place(at)}: " if at else ""
    if unknown := _UNKNOWN.match(what):
        return f"{where}`{unknown[1]}` is no key; here may stand: {', '.join(_keys(kind, at))}"
    if missing := _MISSING.match(what):
        return f"{where}`{missing[1]}` is missing"
    if types := _TYPES.match(what):
        wanted, got = (
            " or ".join(_KINDS[name] for name in side.split(" | ") if name in _KINDS and name != "null")
            for side in types.groups()
        )
        return f"{where}{got or types[2]} stands where {wanted or types[1]} belongs"
    return f"{where}{what}"


def _place(at: str) -> str:
    """A path as a reader counts: `source[0].url` is `source 1, url`."""
    steps = _STEP.findall(at)
    return ", ".join(
        " ".join((name, *(str(int(number) + 1) for number in re.findall(r"\d+", indexes))))
        for name, indexes in steps
    )


def _keys(kind: type[msgspec.Struct], at: str) -> list[str]:
    """The keys that may stand in the table at a path."""
    here = inspect.type_info(kind)
    for name, _ in _STEP.findall(at):
        fields = here.fields if isinstance(here, inspect.StructType) else ()
        here = next((field.type for field in fields if field.encode_name == name), here)
        if isinstance(here, inspect.VarTupleType):
            here = here.item_type
    return [field.encode_name for field in here.fields] if isinstance(here, inspect.StructType) else []
