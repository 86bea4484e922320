"""A desk whose writer is killed (SIGKILL) at any point: it holds, nothing is lost, nothing is there twice."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from rawi.run.desk import all_knowledge, code_version, run_desk
from rawi.store import Desk, archive, intake, readings, schema
from tests.store.made import file

POINTS = 25  # of adding, and as many of coding
TEXTS = 9
STRIKE = "قصفت طائرات حربية مدينة إدلب أمس ما أدى إلى مقتل 3 مدنيين."
fork = multiprocessing.get_context("fork")


class Counted:
    """Counts the steps of a child at which something may be half done, and kills it at one of them."""

    def __init__(self, last: int) -> None:
        self.steps, self.last = 0, last

    def __call__(self, *_: object) -> None:
        self.steps += 1
        if self.steps == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def texts(part: int) -> list[tuple[str, str]]:
    return [(f"{part}/{n}", f"{STRIKE} {part} {n}") for n in range(TEXTS)]


def add(place: Desk, part: int) -> intake.Taken:
    return place.take(item for n in range(3) for item in file(texts(part)[n::3], f"{part}-{n}"))


def code(place: Desk, _part: int) -> object:
    return run_desk(place, 1, lambda _: None, lambda _: None)


def killed_at(desk: Desk, step: int, work: Callable[[Desk, int], object], part: int) -> bool:
    """Do the work in a child that is killed at a step; whether it came so far."""
    child = fork.Process(target=_child, args=(desk.place, step, work, part))
    child.start()
    child.join(60)
    assert child.exitcode in {0, -signal.SIGKILL}, child.exitcode
    return child.exitcode != 0


def _child(place: object, step: int, work: Callable[[Desk, int], object], part: int) -> None:
    counted = Counted(step)
    os.fsync = _before(counted, os.fsync)
    archive.Path.rename = _before(counted, Path.rename)  # type: ignore[method-assign, assignment]
    desk = Desk(place)  # type: ignore[arg-type]
    for event in ("before_cursor_execute", "after_cursor_execute", "commit"):
        sa.event.listen(desk.database.engine, event, counted)
    work(desk, part)
    desk.close()


def _before(counted: Counted, call: Callable[..., object]) -> Callable[..., object]:
    def counting(*arguments: object) -> object:
        counted()
        return call(*arguments)

    return counting


def steps_of(desk: Desk, work: Callable[[Desk, int], object], part: int) -> int:
    """How many steps the work has: found by halving, on parts that stay unfinished."""
    high = 8
    while killed_at(desk, high, work, part):
        high *= 2
    return high


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Transactions so small that a few texts take many."""
    monkeypatch.setattr(intake, "BATCH", 3)
    monkeypatch.setattr(readings, "BATCH", 2)


def numbers(desk: Desk) -> tuple[int, int, int]:
    with desk.database.reading() as connection:
        tables = (schema.documents, schema.versions, schema.captures)
        one, two, three = (connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0 for t in tables)
    return one, two, three


@pytest.mark.usefixtures("small")
def test_killed_while_adding(desk: Desk) -> None:
    draw = random.Random(20240501)
    most = steps_of(desk, add, 1_000)
    add(desk, 1_000)
    whole = numbers(desk)
    hits = 0
    for part in range(POINTS):
        hits += killed_at(desk, draw.randint(1, most), add, part)
        assert desk.verify().broken == ""
        taken = add(desk, part)
        assert taken.unchanged + taken.versions == TEXTS
        whole = (whole[0] + TEXTS, whole[1] + TEXTS, whole[2] + 3)
        assert numbers(desk) == whole
    assert hits > POINTS / 4, "too few points lie within the work"
    found = desk.verify()
    assert (found.broken, found.unreferenced) == ("", 0)
    assert len({item.document.text for item in desk.stored()}) == whole[0]


@pytest.mark.usefixtures("small")
def test_killed_while_coding(desk: Desk) -> None:
    draw = random.Random(20240502)
    add(desk, 1_000)
    most = steps_of(desk, code, 0)
    code(desk, 0)
    hits = 0
    for part in range(POINTS):
        add(desk, part)
        hits += killed_at(desk, draw.randint(1, most), code, part)
        assert desk.verify().broken == ""
        code(desk, part)
        assert desk.waiting(code_version(), all_knowledge()) == 0
    assert hits > POINTS / 4, "too few points lie within the work"
    coded = list(desk.stored())
    assert len(coded) == (POINTS + 1) * TEXTS
    assert all(len(item.document.claims) == 1 for item in coded)
    with desk.database.reading() as connection:
        standing = connection.scalar(
            sa.select(sa.func.count()).select_from(schema.readings).where(schema.readings.c.retired.is_(None))
        )
    assert standing == len(coded)


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    source = "import sys; from rawi.run.batch import code_all; from rawi.read import document\n" + (
        "if __name__ == '__main__':\n"
        "    for item in code_all((document(f'قصفت طائرات مدينة {n}') for n in range(10**9)), 2):\n"
        "        print(item.id, flush=True)\n"
    )
    (tmp_path / "long.py").write_text(source, "utf8")
    with subprocess.Popen([sys.executable, str(tmp_path / "long.py")], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        workers = children(run.pid)
        assert len(workers) >= 2
        run.kill()
    for _ in range(100):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            return
        time.sleep(0.1)
    pytest.fail("workers outlive their parent")


def children(pid: int) -> list[int]:
    lines = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf8")
    return [int(word) for word in lines.split()]
