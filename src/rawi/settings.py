"""Every setting in one tuple, with its default, unit and meaning; docs/reference/settings.md is made from it.

A setting is an environment variable. Where a command has the option of the same name, the option wins.
"""

import os
from typing import NamedTuple

from rawi.errors import SettingsError


class Setting(NamedTuple):
    """A setting: the environment variable, its default as it would be typed, its unit, what it does."""

    name: str
    default: str
    unit: str
    meaning: str


SETTINGS = (
    Setting("RAWI_BIDI", "auto", "auto, on, off", "who puts Arabic in order on a terminal: see `rawi code --bidi`"),
    Setting("RAWI_CACHE", "~/.cache/rawi", "folder", "where compiled knowledge is kept; safe to delete at any time"),
    Setting("RAWI_JOBS", "1", "processes", "worker processes of `rawi code`"),
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
