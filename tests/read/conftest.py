import io
from collections.abc import Callable

import pytest

from rawi.model import Document, Issue
from rawi.read import read_documents

Read = Callable[..., list[Document | Issue]]


@pytest.fixture
def read() -> Read:
    """Read bytes as the source `f`."""

    def all_of(data: bytes, **facts: object) -> list[Document | Issue]:
        known = {"published": None, "outlet": None, "encoding": None, **facts}
        return list(read_documents(io.BytesIO(data), name="f", **known))

    return all_of
