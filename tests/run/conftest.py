"""The databases in which desks are tested (see tests/store)."""

from tests.store.conftest import address, database, postgresql

__all__ = ["address", "database", "postgresql"]
