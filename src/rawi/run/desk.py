"""Codes what waits in a desk: what is new, and what older code or knowledge read.

Readings are kept in small transactions as they come: a run that is cut off goes on where it was.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rawi.gazetteer.build import index_path
from rawi.knowledge.load import knowledge_version
from rawi.model import CodedDocument, Document, Issue
from rawi.run.batch import code_all
from rawi.settings import VERSION

if TYPE_CHECKING:
    from rawi.store import Desk

CODE = Path(__file__).parent.parent
ROOMS = ("arabic", "model", "segment", "recognize", "extract", "ground", "gazetteer")
DIGITS = 12


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did: how many texts it read and tied to an origin, by which code and knowledge."""

    texts: int
    reprints: int
    code: str
    knowledge: str


def code_version() -> str:
    """The version of what turns texts into claims: that of the program, and a hash of the code."""
    return code_hash(ROOMS, "run/pipeline.py")


def code_hash(rooms: Iterable[str], *files: str) -> str:
    """The version of the program with a hash of its code in rooms and single files."""
    paths = [path for room in rooms for path in sorted((CODE / room).glob("*.py"))]
    digest = hashlib.sha256()
    for path in (*paths, *(CODE / file for file in files)):
        digest.update(path.read_bytes())
    return f"{VERSION}+{digest.hexdigest()[:DIGITS]}"


def all_knowledge() -> str:
    """The version of what is known: the built-in knowledge, and the places that the user installed."""
    version = knowledge_version()
    try:
        installed = index_path().read_bytes()
    except OSError:
        return version
    return f"{version}+{hashlib.sha256(installed).hexdigest()[:DIGITS]}"


def run_desk(
    desk: "Desk", jobs: int, begin: Callable[[int], None], after_each: Callable[[int], None]
) -> Coded:
    """Code all that waits, in `jobs` processes; what was done.

    `begin` is told how many texts wait, `after_each` how many were kept just now. Raises: OutputError where
    the desk does not take it; ContractError for a worker that died. What came before is kept.
    """
    code, knowledge = code_version(), all_knowledge()
    waiting = desk.waiting(code, knowledge)
    begin(waiting)
    texts = 0
    if waiting:
        run = desk.begin_run(code, knowledge)
        for kept in desk.put(run, _coded(desk.to_code(code, knowledge), jobs if waiting > jobs else 1)):
            texts += kept
            after_each(kept)
        desk.end_run(run)
    reprints = desk.tie_reprints()
    return Coded(texts=texts, reprints=reprints, code=code, knowledge=knowledge)


def _coded(documents: Iterator[Document], jobs: int) -> Iterator[CodedDocument]:
    """Yield each document coded."""
    for item in code_all(documents, jobs):
        if not isinstance(item, Issue):  # a document always comes back as one
            yield item
