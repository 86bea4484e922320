"""A PostgreSQL server of the tests' own: on a free port of the loopback, in a folder that is thrown away."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

USERS = ("postgres", "nobody")  # who may run it where the tests run as root, which PostgreSQL refuses
PREFIX = "rawi-postgresql-"
ENDS_WITH_US = ["setpriv", "--pdeathsig", "QUIT"] if shutil.which("setpriv") else []  # Linux alone has it
PATIENCE_S = 60.0
ABANDONED_S = 86_400.0
SETTINGS = ("fsync=off", "listen_addresses=127.0.0.1", "max_connections=40", "unix_socket_directories=")


def programs() -> Path | None:
    """The folder of the server's programs, the newest version's; None where it is not installed."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[4])
    )
    found = shutil.which("pg_ctl")
    return installed[-1].parent if installed else Path(found).parent if found else None


@contextlib.contextmanager
def running(folder_of_programs: Path) -> Iterator[str]:
    """The address of a running server, without a database; it ends with the tests, killed or not."""
    _sweep()
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    data = home / "data"
    as_user = _as_user(home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = "-U rawi -A trust -E UTF8 --no-sync --locale=C.UTF-8".split()
    options = [word for setting in (f"port={port}", *SETTINGS) for word in ("-c", setting)]
    with (home / "log").open("wb") as log:
        begin = [*as_user, folder_of_programs / "initdb", "-D", data, *words]
        subprocess.run(begin, stdout=log, stderr=log, check=True, cwd="/")
        serve = [*as_user, *ENDS_WITH_US, folder_of_programs / "postgres", "-D", data, *options]
        server = subprocess.Popen(serve, stdout=log, stderr=log, cwd="/")
    try:
        _wait_for(server, [folder_of_programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)])
        yield f"postgresql://rawi@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait(PATIENCE_S)
        shutil.rmtree(home, ignore_errors=True)


def _as_user(home: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = next(known[name] for name in USERS if name in known)
    os.chown(home, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _wait_for(server: subprocess.Popen[bytes], is_ready: list[str | Path]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while subprocess.run(is_ready, check=False).returncode != 0:
        assert server.poll() is None, "PostgreSQL did not start"
        assert time.monotonic() < deadline, "PostgreSQL does not answer"
        time.sleep(0.05)


def _sweep() -> None:
    """Remove the folders of servers that were killed a day ago or before."""
    for home in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - home.stat().st_mtime > ABANDONED_S:
                shutil.rmtree(home, ignore_errors=True)
