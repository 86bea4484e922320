"""The words that people are shown for what the codebook names, in each language: knowledge/wording/*.toml."""

import functools
import pathlib
from collections.abc import Callable, Mapping
from typing import Literal, get_args

import msgspec

from rawi.errors import KnowledgeError

FOLDER = pathlib.Path(__file__).parent / "wording"
Language = Literal["en", "ar"]
Form = Literal["one", "two", "few", "many", "other"]
_FITS: Mapping[Form, Callable[[int], bool]] = {
    "one": lambda number: number == 1,
    "two": lambda number: number == 2,
    "few": lambda number: 3 <= number % 100 <= 10,
    "many": lambda number: 11 <= number % 100 <= 99,
}
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, by the codebook's own; `direction` is that of its writing.

    `counts` are forms of what is counted, by the categories of number of Unicode CLDR that the language has;
    those in `spelled` say the number themselves.
    """

    direction: Literal["ltr", "rtl"]
    spelled: frozenset[Form]
    acts: dict[str, str]
    statuses: dict[str, str]
    effects: dict[str, str]
    who: dict[str, str]
    changes: dict[str, str]
    causes: dict[str, str]
    fields: dict[str, str]
    notes: dict[str, str]
    incidents: dict[str, str]
    counts: dict[str, dict[Form, str]]

    def counted(self, noun: str, number: int) -> str:
        """So many of something, in the form that the number asks for.

        >>> [load_wording("ar").counted("report", number) for number in (1, 2, 3, 11, 102)]
        ['تقرير واحد', 'تقريران', '3 تقارير', '11 تقريراً', '102 تقرير']
        """
        forms = self.counts[noun]
        form: Form = next((form for form, fits in _FITS.items() if form in forms and fits(number)), "other")
        return forms[form] if form in self.spelled else f"{number:,} {forms[form]}"


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
