"""JSON Lines: one document a line, its claims in the codebook's fields. Rows: text order."""

from collections.abc import Mapping

import msgspec

_encoder = msgspec.json.Encoder()


def line(coded: msgspec.Struct) -> bytes:
    """One document, or whatever else, as one line of JSON in UTF-8, ending in a newline."""
    return _encoder.encode(coded) + b"\n"


def record(facts: Mapping[str, object], entry: msgspec.Struct) -> bytes:
    """A struct as one line of JSON, after some facts about it; what is empty is left out."""
    fields = {
        name: value for name, value in msgspec.to_builtins(entry).items() if value not in ("", (), [], None)
    }
    return _encoder.encode({**facts, **fields}) + b"\n"
