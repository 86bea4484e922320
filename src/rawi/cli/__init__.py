"""The command line: `app` holds the main commands, `places` those of installed places."""

from rawi.cli.app import EXIT_CODES, app, main

__all__ = ["EXIT_CODES", "app", "main"]
