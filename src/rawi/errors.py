"""Everything Rawi raises on purpose, as one tree.

    RawiError
    ├── KnowledgeError    a knowledge file is wrong            a contributor mends it
    ├── SettingsError     an option or setting is wrong        the operator mends it
    ├── InputError        a file cannot be read at all         the operator mends it
    ├── OutputError       a result cannot be written           the operator mends it
    └── ContractError     a promise inside the program broke   a developer mends it

A message says what is wrong, where, and what to do. What concerns one record only is no
error: it is an `Issue` (see `rawi.model`), counted while the rest goes on.
"""

import contextlib
import difflib
from collections.abc import Iterable, Iterator


class RawiError(Exception):
    """Base of all errors that are shown to a user as one line, without a traceback."""

    exit_code = 1


class KnowledgeError(RawiError):
    """A knowledge file breaks its schema; the message names file, line and entry."""

    exit_code = 3


class SettingsError(RawiError):
    """An option or a setting has a value that cannot be used."""

    exit_code = 2


class InputError(RawiError):
    """A file is absent, unreadable, or in an encoding that has to be named."""

    exit_code = 4


class OutputError(RawiError):
    """A result cannot be written where it was asked for."""

    exit_code = 5


class ContractError(RawiError):
    """Something that must hold inside the program does not; please report it."""

    exit_code = 70


def nearest(word: str, known: Iterable[str]) -> str:
    """The words most like a mistyped one, as a question to end a message with; empty where none is alike.

    >>> nearest("contestd", ("contested", "figures_differ"))
    '; did you mean contested?'
    """
    by_lower = {name.lower(): name for name in known}
    alike = difflib.get_close_matches(word.lower(), sorted(by_lower), n=3)
    return f"; did you mean {' or '.join(by_lower[name] for name in alike)}?" if alike else ""


@contextlib.contextmanager
def needed(extra: str) -> Iterator[None]:
    """Say in one line which extra is missing where an import fails within. Raises: SettingsError."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise SettingsError(f"{error.name} is missing: pip install 'rawi[{extra}]'") from error
