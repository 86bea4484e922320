"""The server of the tests ends with them, however they end."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store import server

HOLD = """
import sys, time
from pathlib import Path
from tests.store import server
with server.running(Path(sys.argv[1])) as address:
    print(address, flush=True)
    time.sleep(600)
"""


def test_it_does_not_outlive_tests_that_are_killed() -> None:
    folder = server.programs()
    if folder is None or not server.ENDS_WITH_US:
        pytest.skip("PostgreSQL or setpriv is not installed (Debian: postgresql, util-linux)")
    words = [sys.executable, "-c", HOLD, str(folder)]
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=root) as tests:
        assert tests.stdout is not None
        address = tests.stdout.readline().strip().replace("postgresql:", "postgresql+psycopg:")
        assert answers(address)
        tests.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while answers(address):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def answers(address: str) -> bool:
    engine = sa.create_engine(f"{address}/postgres")
    try:
        with engine.connect() as connection:
            return connection.scalar(sa.text("SELECT 1")) == 1
    except sa.exc.OperationalError:
        return False
    finally:
        engine.dispose()
