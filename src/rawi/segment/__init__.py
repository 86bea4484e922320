"""Step 2: Document -> sentences of tokens, with offsets into the original text."""

from rawi.segment.sentences import segment

__all__ = ["segment"]
