"""Walks a folder in a fixed order and stays inside it."""

import stat
from collections.abc import Iterator
from pathlib import Path

from rawi.model import Issue

DEEPEST = 64  # folders in folders


def regular_files(path: Path) -> Iterator[Path | Issue]:
    """Yield a file, or every file in a folder, in the order of names; what is none of them is an Issue.

    In a folder, links are not followed: what they lead to inside it is read by its own name, and what lies
    outside was not asked for. Hidden files are counted in one Issue a folder.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else "is no name of a file"
        yield Issue(kind="unreadable", where=printable(path), message=reason)
        return
    if stat.S_ISDIR(mode):
        yield from _inside(path, 0)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Issue(kind="unreadable", where=printable(path), message="neither a file nor a folder")


def _inside(folder: Path, depth: int) -> Iterator[Path | Issue]:
    if depth > DEEPEST:
        yield Issue(kind="unreadable", where=printable(folder), message="folders too deep; name it by itself")
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Issue(kind="unreadable", where=printable(folder), message=str(error.strerror or error))
        return
    hidden = [entry for entry in entries if entry.name.startswith(".")]
    for entry in entries:
        if entry.is_symlink():
            message = "a link in a folder is not followed; name what it leads to by itself"
            yield Issue(kind="symlink", where=printable(entry), message=message)
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir():
            yield from _inside(entry, depth + 1)
        else:
            yield from regular_files(entry)
    if hidden:
        message = f"{len(hidden)} hidden files or folders were passed over"
        yield Issue(kind="hidden", where=printable(folder), message=message)


def printable(path: Path) -> str:
    """The name of a file as it can be stored and shown: what is no letter or sign becomes U+FFFD.

    >>> printable(Path("a\\u202egpj.txt")), printable(Path("b\\udcff\\n"))
    ('a\ufffdgpj.txt', 'b\ufffd\ufffd')
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in str(path))
