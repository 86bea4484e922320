"""The words that people are shown for what the codebook names, in each language: knowledge/wording/*.toml."""

import functools
import pathlib
from typing import Literal, get_args

import msgspec

from rawi.errors import KnowledgeError

FOLDER = pathlib.Path(__file__).parent / "wording"
Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, by the codebook's own; `direction` is that of its writing."""

    direction: Literal["ltr", "rtl"]
    acts: dict[str, str]
    statuses: dict[str, str]
    effects: dict[str, str]
    who: dict[str, str]
    changes: dict[str, str]
    causes: dict[str, str]
    fields: dict[str, str]
    notes: dict[str, str]
    incidents: dict[str, str]


@functools.cache
def load_wording(language: Language) -> Wording:
    """The words of a language.

    >>> load_wording("en").acts["airstrike"]
    'airstrike'

    Raises: KnowledgeError, naming the file and what is wrong in it.
    """
    path = FOLDER / f"{language}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Wording)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"{path.name}: {error}") from error
