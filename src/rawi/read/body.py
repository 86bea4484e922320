"""The bytes of an answer, whole or not at all: unpacked piece by piece, never more than allowed."""

import zlib
from collections.abc import Iterable, Iterator

from rawi.read.guard import Refused

PIECE = 1 << 16
ACCEPTED = "gzip, deflate"  # what is asked for; a server that packs otherwise is not understood

_GZIP = b"\x1f\x8b"


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield what was packed as the header Content-Encoding says, in pieces of bounded size.

    Raises: Refused for another packing, for what is broken or cut off.
    """
    match coding.strip().lower():
        case "" | "identity" | "none":
            yield from pieces
        case "gzip" | "x-gzip" | "deflate":
            try:
                yield from _inflated(pieces)
            except zlib.error as error:
                raise Refused(
                    "coding", f"what came is not packed as it says, or damaged ({error})"
                ) from error
        case other:
            raise Refused("coding", f"packed as {other[:40]!r}, which was not asked for ({ACCEPTED} was)")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of gzip (several members too), zlib, and deflate without a header, as some send it."""
    engine = None
    for packed in pieces:
        rest = packed
        while rest:
            if engine is None or engine.eof:
                if engine is not None and not rest.startswith(_GZIP):
                    return  # what stands behind the end means nothing
                engine = zlib.decompressobj(zlib.MAX_WBITS | 32 if _has_header(rest) else -zlib.MAX_WBITS)
            yield engine.decompress(rest, PIECE)
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    if engine is None:
        return
    yield engine.flush()
    if not engine.eof:
        raise Refused("cut off", "the end is missing; ask again later")


def _has_header(packed: bytes) -> bool:
    """Whether it begins as gzip does, or as zlib: deflate, and two bytes that 31 divides."""
    return packed.startswith(_GZIP) or (packed[0] & 15 == 8 and int.from_bytes(packed[:2], "big") % 31 == 0)


def gathered(pieces: Iterable[bytes], most: int, *, cut: bool = False) -> bytes:
    """All the bytes; with `cut` the first of them where they are too many. Raises: Refused for too many."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > most:
            if cut:
                return bytes(held[:most])
            raise too_large(most)
    return bytes(held)


def too_large(most: int) -> Refused:
    """What is said of an answer that is too large."""
    return Refused("too large", f"more than {most / (1 << 20):,.0f} MiB, unpacked; no text is so long")
