"""Many files in order: read, coded in this process or in several, with what was set aside among them.

Memory stays bounded: texts are read as they are needed, and only a few chunks are under way at once.
"""

import gc
import os
import re
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rawi.errors import ContractError, InputError
from rawi.knowledge import Knowledge, load
from rawi.model import CodedDocument, Document, Issue
from rawi.read import document, read_documents
from rawi.run import pipeline

CHUNK_TEXTS = 16
CHUNK_LETTERS = 200_000  # whichever comes first: what is sent to a worker at once
UNREADABLE = "unreadable"  # the kind of Issue for a file that could not be read at all
_FILE_NAME = re.compile(r"[^\s\u0600-\u08ff\ufb50-\ufeff]+|[^\n]+\.(?:txt|html?|jsonl?|csv|xlsx|pdf|gz|md)")
COLLECT_AFTER = (50_000, 20, 100)  # 3 to 9 % less time than the default on real news


class Facts(NamedTuple):
    """What the caller knows of the texts: used where a text does not say it itself."""

    published: date | None = None
    outlet: str | None = None
    encoding: str | None = None


def read_all(
    sources: Sequence[Path | None], facts: Facts, stdin: BinaryIO, after_each: Callable[[], None]
) -> Iterator[Document | Issue]:
    """Yield what each source holds, in order; `None` is standard input.

    `after_each` is called when a source is exhausted. A source that cannot be read at all is an
    Issue of kind `unreadable`, and the rest goes on.
    """
    for path in sources:
        name = "standard input" if path is None else str(path)
        try:
            yield from read_documents(
                stdin if path is None else path,
                name=name,
                published=facts.published,
                outlet=facts.outlet,
                encoding=facts.encoding,
            )
        except InputError as error:
            yield Issue(kind=UNREADABLE, where=name, message=str(error).removeprefix(f"{name}: "))
        after_each()


def documents_in(words: str, published: date | None, stdin: BinaryIO) -> Iterator[Document | Issue]:
    """Yield what an argument names: `-` standard input, an existing file, else the words themselves.

    Raises: InputError for words that can only be the name of a file, where there is none.
    """
    if words == "-":
        yield from read_documents(stdin, name=words, published=published, outlet=None, encoding=None)
    elif _is_file(words):
        yield from read_documents(Path(words), name=words, published=published, outlet=None, encoding=None)
    elif _FILE_NAME.fullmatch(words):
        raise InputError(f"{words}: no such file; a text of one's own is given in Arabic, in quotes")
    elif words.strip():
        yield document(words, published=published)
    else:
        yield Issue(kind="empty", where="the text given", message="there is no text in it")


def _is_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # too long, or with a NUL: no name of a file
        return False


def code_all(items: Iterable[Document | Issue], jobs: int) -> Iterator[CodedDocument | Issue]:
    """Yield each document with its claims, and each Issue as it is, in the order they came in."""
    knowledge = load()  # also fills the cache, so that workers find it
    _spare_collections()
    if jobs == 1:
        for item in items:
            yield _code(item, knowledge)
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield from _spread(items, pool, 2 * jobs)
    except BrokenProcessPool as error:
        raise ContractError(
            "a worker process ended in the middle of its work (out of memory?); try fewer --jobs"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _code(item: Document | Issue, knowledge: Knowledge) -> CodedDocument | Issue:
    return item if isinstance(item, Issue) else pipeline.code(item, knowledge)


def _spread(
    items: Iterable[Document | Issue], pool: ProcessPoolExecutor, under_way: int
) -> Iterator[CodedDocument | Issue]:
    waiting: deque[Future[list[CodedDocument | Issue]]] = deque()
    for chunk in chunks(items):
        waiting.append(pool.submit(_code_chunk, chunk))
        if len(waiting) > under_way:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def chunks(items: Iterable[Document | Issue]) -> Iterator[list[Document | Issue]]:
    """Yield the items in lists small enough to be sent to a worker at once."""
    chunk: list[Document | Issue] = []
    letters = 0
    for item in items:
        chunk.append(item)
        letters += len(item.text) if isinstance(item, Document) else 0
        if len(chunk) >= CHUNK_TEXTS or letters >= CHUNK_LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def _spare_collections() -> None:
    """Keep the collector off the knowledge, which lives as long as the process, and from running often."""
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and load the knowledge once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load()
    _spare_collections()


def _end_with_parent() -> None:
    """End this worker where its parent was killed: it would wait for work for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _code_chunk(chunk: list[Document | Issue]) -> list[CodedDocument | Issue]:
    knowledge = load()
    return [_code(item, knowledge) for item in chunk]
