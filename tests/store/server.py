"""A PostgreSQL server of the tests' own: on a free port of the loopback, in a folder that is thrown away."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

USERS = ("postgres", "nobody")  # who may run it where the tests run as root, which PostgreSQL refuses
SETTINGS = ("fsync=off", "listen_addresses=127.0.0.1", "max_connections=40", "unix_socket_directories=''")


def programs() -> Path | None:
    """The folder of the server's programs, the newest version's; None where it is not installed."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[4])
    )
    found = shutil.which("pg_ctl")
    return installed[-1].parent if installed else Path(found).parent if found else None


@contextlib.contextmanager
def running(folder_of_programs: Path) -> Iterator[str]:
    """The address of a running server, without a database; it is stopped at the end."""
    home = Path(tempfile.mkdtemp(prefix="rawi-postgresql-"))
    data, log = home / "data", home / "log"
    as_user = _as_user(home)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = " ".join(f"-c {setting}" for setting in (f"port={port}", *SETTINGS))
    begin = [
        "initdb",
        "-D",
        str(data),
        "-U",
        "rawi",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
    ]
    start = ["pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", options, "start"]
    stop = ["pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop"]
    try:
        for command in (begin, start):
            _call([*as_user, str(folder_of_programs / command[0]), *command[1:]])
        yield f"postgresql://rawi@127.0.0.1:{port}"
    finally:
        subprocess.run(
            [*as_user, str(folder_of_programs / stop[0]), *stop[1:]], capture_output=True, check=False
        )
        shutil.rmtree(home, ignore_errors=True)


def _as_user(home: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = next(known[name] for name in USERS if name in known)
    os.chown(home, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _call(command: list[str]) -> None:
    # The server keeps what it inherits open: its output goes to the log, not into a pipe.
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd="/")
    assert done.returncode == 0, " ".join(command)
