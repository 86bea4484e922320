"""Every setting in one tuple, with its default, unit and meaning; docs/reference/settings.md is made from it.

A setting is an environment variable. Where a command has the option of the same name, the option wins.
"""

import datetime
import os
from typing import NamedTuple

from rawi.errors import SettingsError

VERSION = "0.1.0"


class Setting(NamedTuple):
    """A setting: the environment variable, its default as it would be typed, its unit, what it does."""

    name: str
    default: str
    unit: str
    meaning: str


SETTINGS = (
    Setting(
        "RAWI_BIDI", "auto", "auto, on, off", "who puts Arabic in order on a terminal: see `rawi code --bidi`"
    ),
    Setting(
        "RAWI_CACHE",
        "~/.cache/rawi",
        "folder",
        "where compiled knowledge is kept; safe to delete at any time",
    ),
    Setting(
        "RAWI_CONTACT",
        "",
        "address",
        "a page or mail address that servers are told when Rawi asks them for something",
    ),
    Setting(
        "RAWI_DATA",
        "~/.local/share/rawi",
        "folder",
        "where installed places are kept: see `rawi places`; the default follows the operating system",
    ),
    Setting(
        "RAWI_GEONAMES",
        "https://download.geonames.org/export/dump",
        "address",
        "where `rawi places add` fetches from: GeoNames, or a mirror of it",
    ),
    Setting("RAWI_JOBS", "1", "processes", "worker processes of `rawi code`; 0 means one a core"),
    Setting(
        "RAWI_TELEGRAM",
        "https://t.me",
        "address",
        "where public pages of channels are read: Telegram, or a mirror of it",
    ),
    Setting("NO_COLOR", "", "any value", "no colours on the terminal (a convention of many programs)"),
)


def setting(name: str) -> str:
    """The value of a setting: from the environment, else its default.

    Raises: SettingsError for a name that is no setting.
    """
    for known in SETTINGS:
        if known.name == name:
            return os.environ.get(name) or known.default
    raise SettingsError(f"{name}: no such setting; there are {', '.join(s.name for s in SETTINGS)}")


def agent() -> str:
    """The name that servers are told: the program, its version, and the operator's `RAWI_CONTACT`."""
    contact = "".join(letter for letter in setting("RAWI_CONTACT") if " " <= letter <= "~")
    return f"rawi/{VERSION} ({contact})" if contact else f"rawi/{VERSION}"


def parse_day(words: str, name: str = "published") -> datetime.date:
    """The day that an ISO date or an ISO date and time names.

    >>> parse_day("2019-06-15"), parse_day("2019-06-15T23:30:00+03:00")
    (datetime.date(2019, 6, 15), datetime.date(2019, 6, 15))

    Raises: SettingsError, naming the option or field, and saying how a date is written.
    """
    try:
        return datetime.datetime.fromisoformat(words.strip()).date()
    except ValueError as error:
        raise SettingsError(f"{name}: '{words}' is no date; write it like 2019-06-15") from error
