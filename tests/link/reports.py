"""The composed reports of `reports.toml`, coded."""

import functools
import tomllib
from pathlib import Path

from rawi.knowledge import load
from rawi.model import CodedDocument
from rawi.read import document
from rawi.run.pipeline import code

REPORTS = tomllib.loads(Path(__file__).with_name("reports.toml").read_text("utf8"))


@functools.cache
def coded(name: str) -> CodedDocument:
    """One of the reports, coded."""
    report = REPORTS[name]
    read = document(report["text"], published=report["published"], outlet=report["outlet"], id=name)
    return code(read, load())


def all_coded() -> list[CodedDocument]:
    """All reports, coded."""
    return [coded(name) for name in REPORTS]
