"""Cuts a JSON file into the elements of its arrays without holding the file.

Only the frame is read here: which array stands where, and what its object said before it. The elements are
handed on as bytes, to be decoded by whoever knows what they are.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from rawi.errors import InputError
from rawi.read.source import MAX_LINE_BYTES

PIECE_BYTES = 1 << 18
DEEPEST = 100  # levels of an element or of the frame; an export of chats has seven
FACT_BYTES = 2000  # of a value that is kept of the frame

_TOKEN = re.compile(rb'\s*+("(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s"{}\[\],:]++)', re.S)
_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]|\\.)*+")*+([{}\[\]])', re.S)
_OPEN, _CLOSE = frozenset((b"{", b"[")), frozenset((b"}", b"]"))

Facts = dict[str, bytes]


class _Window:
    """The bytes under way: tokens are taken from it, and what stands since `start` is not let go."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._bytes = bytearray()
        self._at = self._start = 0
        self._ended = False
        self.keeps = False

    def token(self) -> bytes:
        """The next token; empty at the end of the file."""
        while True:
            found = _TOKEN.match(self._bytes, self._at)
            if found and (found.end() < len(self._bytes) or self._ended):
                self._at = found.end()
                return found[1]
            if self._ended:
                return b""
            self._more()

    def bracket(self) -> bytes:
        """The next bracket, whatever stands before it; empty at the end of the file."""
        while not (found := _BRACKET.match(self._bytes, self._at)):
            if self._ended:
                return b""
            self._more()
        self._at = found.end()
        return found[1]

    def begin(self) -> None:
        """Keep what stands from the last bracket on."""
        self._start, self.keeps = self._at - 1, True

    def kept(self) -> bytes:
        """What stands from `begin` to here; nothing is kept any more."""
        self.keeps = False
        return bytes(self._bytes[self._start : self._at])

    def _more(self) -> None:
        done = self._start if self.keeps else self._at
        del self._bytes[:done]
        self._at -= done
        self._start = 0
        if len(self._bytes) > MAX_LINE_BYTES:
            raise InputError(f"{self._name}: a record of more than {MAX_LINE_BYTES >> 20} MiB; the rest "
                             "was not read")  # fmt: skip
        piece = self._stream.read(max(PIECE_BYTES, len(self._bytes)))  # twice as much each time: linear
        self._ended = not piece
        self._bytes += piece


def elements(stream: BinaryIO, name: str, key: str) -> Iterator[tuple[Facts, bytes]]:
    """Yield each object in every array that is called `key`, and what its object said before the array.

    >>> from io import BytesIO
    >>> list(elements(BytesIO(b'[{"name": "a", "posts": [{"n": 1}, 2, {"n": []}]}]'), "f", "posts"))
    [({'name': b'"a"'}, b'{"n": 1}'), ({'name': b'"a"'}, b'{"n": []}')]

    Raises: InputError for a file that is cut off, nested too deeply, or with an element too long to be held.
    """
    window = _Window(stream, name)
    frame: list[Facts | None] = []  # of each open object its facts, None for an array
    label = last = b""
    while token := window.token():
        if token in _OPEN:
            if token == b"[" and frame and frame[-1] is not None and _word(label) == key:
                for element in _inside(window, name):
                    yield dict(frame[-1]), element
            else:
                frame.append({} if token == b"{" else None)
                if len(frame) > DEEPEST:
                    raise InputError(f"{name}: nested too deeply")
            label = b""
        elif token in _CLOSE:
            if not frame:
                raise InputError(f"{name}: not valid JSON; a bracket closes that was never opened")
            frame.pop()
            label = b""
        elif token == b":":
            label = last
        elif token == b",":
            label = b""
        elif label and frame and frame[-1] is not None and len(token) <= FACT_BYTES:
            frame[-1][_word(label)] = token
        last = token
    if frame:
        raise InputError(f"{name}: cut off in the middle; what stood before was read")


def _inside(window: _Window, name: str) -> Iterator[bytes]:
    """Yield the objects of the array that has just been opened; what is no object is passed over."""
    depth = 0
    while token := window.bracket():
        if token in _OPEN:
            depth += 1
            if depth == 1 and token == b"{":
                window.begin()
            if depth > DEEPEST:
                raise InputError(f"{name}: nested too deeply")
        elif token in _CLOSE:
            if depth == 0:
                return
            depth -= 1
            if depth == 0 and window.keeps:
                yield window.kept()
    raise InputError(f"{name}: cut off in the middle; what stood before was read")


def _word(token: bytes) -> str:
    return token.strip(b'"').decode("utf-8", "replace")
